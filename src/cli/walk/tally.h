/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What was walked, counted: words by level and kind, doubts, and tables that
 * weren't walked.
 */
#ifndef WALK_TALLY_H
#define WALK_TALLY_H

#include "kernel.h"
#include "term/out.h"

/* levels of a tree, and hugetlb beside them */
#define TALLY_LEVELS (TREE_DEPTH_MAX + 1)
/* a code's number is its place */
#define TALLY_DOUBTS 32
/* kinds, and words of levels that aren't described */
#define TALLY_KINDS (PTE_KIND_COUNT + 1)
/* tables that weren't walked are named as long as they're few */
#define TALLY_HOLES 8

struct tally_hole {
	const struct tree_step *step; /* whose table */
	uint64_t table, vaddr;
	enum tree_cut why;
};

struct tally {
	const struct kernel *kernel;
	/* by level, hugetlb's last, and kind */
	uint64_t words[TALLY_LEVELS][TALLY_KINDS];
	/* of what is mapped there, by the words' own level */
	uint64_t bytes[TALLY_LEVELS][TALLY_KINDS];
	uint64_t doubts[TALLY_DOUBTS];
	uint64_t cuts[TREE_CUT_COUNT];
	struct tally_hole holes[TALLY_HOLES];
	unsigned hole_count;
	bool uncertain; /* some reading is */
};

void tally_word(struct tally *tally, const struct tree_word *w);
void tally_nothing(struct tally *tally, const struct tree_step *step,
		   uint64_t count);
void tally_cut(struct tally *tally, const struct tree_word *w, uint64_t table,
	       enum tree_cut why);

/* Returns false after a message. */
bool tally_print(const struct tally *tally, struct out *out);
void tally_json(const struct tally *tally, struct out *out);

/* "not in the dump" and so on; and the same for scripts, "missing" */
const char *tally_why(enum tree_cut why);
const char *tally_code(enum tree_cut why);

#endif /* WALK_TALLY_H */
