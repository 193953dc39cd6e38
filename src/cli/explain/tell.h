/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints a line of a log with what it says: on the kernel that wrote it, or on
 * each that may have.
 */
#ifndef CLI_TELL_H
#define CLI_TELL_H

#include "kept.h"
#include "log/origin.h"
#include "options.h"
#include "term/out.h"
#include "ties.h"

/* as many as interleave */
#define REPORTS_TOLD 8

struct teller {
	const struct options *o;
	struct out *out;
	bool json;
	const struct pte_target *given;  /* --layout; NULL: the log decides */
	const struct log_origin *origin; /* what is known by now */
	struct report reports[REPORTS_TOLD]; /* what was told of them */
};

void tell(struct teller *t, const struct kept *k);

#endif /* CLI_TELL_H */
