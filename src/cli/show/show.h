/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The parts of `pte show`.
 */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include <pte/target.h>

#include "term/out.h"

/*
 * The spec: everything that the tables hold about the target's layout, as JSON.
 */
void show_spec(struct out *out, const struct pte_target *target);

#endif /* CLI_SHOW_H */
