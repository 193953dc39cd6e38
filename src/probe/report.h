/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is said of a variant: which pieces are proved, what differs, what is
 * refuted.
 */
#ifndef PROBE_REPORT_H
#define PROBE_REPORT_H

#include "cli/term/out.h"
#include "options.h"
#include "pieces.h"
#include "prove.h"

/* in front of what the command prints */
#define REPORT_INDENT 2

/* of all variants: what the exit status follows from */
struct outcome_counts {
	unsigned differs, refuted, undecided;
};

struct report {
	const struct probe_options *options;
	struct out *out;
	const char *pte;    /* the command's path */
	const char *config; /* the tree's .config */
	const char *layout; /* of the variant */
	const char *spec;   /* the file it was written to */
	struct outcome_counts *counts;
	json_t *allowed; /* a list; NULL: nothing is */
	unsigned compared[COMPARED_NOT + 1];
};

/* a variant's pieces, then what `pte diff` and `pte check` say of its spec;
 * false on trouble */
bool report_variant(const struct report *r, const struct learning *l);

/* one helper of --prove; then how many were what */
void report_comparison(struct report *r, const struct pte_target *base,
		       const struct comparison *c);
void report_comparisons(const struct report *r);

/* objects as --json prints them, a line each; NULL with a message on errors */
json_t *report_read_allowed(const char *path);

#endif
