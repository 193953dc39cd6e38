/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a tree's fs/proc/task_mmu.c says of a word, against what the library
 * says that /proc/PID/pagemap has.
 */
#ifndef PROBE_WALK_H
#define PROBE_WALK_H

#include "prove.h"

#define WALK_FILE "fs/proc/task_mmu.c"

struct walk {
	const char *name; /* its probe's, and that of the tree's function */
	enum pte_level level;
};

/* ends with a NULL name */
extern const struct walk walks[];

/* compare one that the tree has */
void prove_walk(struct tree *tree, const struct pte_target *base,
		const struct walk *walk, struct comparison *result);

#endif
