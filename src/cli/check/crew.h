/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tries the claims of several layouts at once, on as many processors as there
 * are.
 */
#ifndef CLI_CREW_H
#define CLI_CREW_H

#include "findings.h"
#include "term/progress.h"

/*
 * As findings_add for each span of a choice, with the same findings in the same
 * order. Each thread has a workspace and a memory of what was tried of its own;
 * with smt2, which collects in order, there is only one.
 */
bool crew_try(struct findings *f, const struct survey *survey,
	      const struct choice *choice, struct progress *progress);

#endif /* CLI_CREW_H */
