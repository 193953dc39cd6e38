/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A tree's helpers, read when they're asked for, on one kind of machine: what
 * the processor decides has the values of that.
 */
#ifndef PROBE_TREE_H
#define PROBE_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "reader.h"

/* what an argument of a helper is */
enum of {
	OF_NOTHING,
	OF_PTE,
	OF_PMD,
	OF_PUD,
	OF_ENTRY,
	OF_OFFSET,
	OF_TYPE_AND_OFFSET,
	OF_PFN_AND_PROTECTION,
	OF_TWO_PTES,
	OF_TWO_PMDS,
};

struct helper {
	const char *name;
	enum of of;
};

/* all of helpers.h; ends with a NULL name */
extern const struct helper helpers[];

#define TREE_HELPERS 512
/* of a tree's shim, or of kernel.h's */
#define TREE_NAME_SIZE 96

struct tree {
	struct reader *reader;
	const char *prefix; /* of its functions: "probe_" */
	struct pte_diagrams *ds;
	struct outside *outside;
	/* the first argument; what is asked of it is asked in its variables */
	struct pte_vector word;
	struct reading *reading[TREE_HELPERS]; /* by helper's number */
	/* called before a helper is read; NULL: nobody is */
	void (*tell)(void *context, const char *helper);
	void *context;
};

/* nodes that one helper may take */
#define TREE_NODES 200000U

struct tree *tree_open(const char *path, const char *prefix,
		       struct pte_diagrams *ds, struct outside *outside,
		       char *why_ret);
void tree_close(struct tree *tree);

/* from here on with other facts: what was read is forgotten */
void tree_forget(struct tree *tree);

/* whether it has one, however that is read; how many it has */
bool tree_has(const struct tree *tree, const char *helper);
unsigned tree_count(const struct tree *tree);

/* NULL: the tree has no such helper; else look whether `why` is empty */
const struct reading *tree_read(struct tree *tree, const char *helper);

/* a constant, or a helper that is one; false if there's none */
bool tree_number(struct tree *tree, const char *helper, uint64_t *number);

/* bit 0 of what it returns, if that is decided and nothing outside matters;
 * else false with why_ret */
bool tree_test(struct tree *tree, const char *helper, pte_diagram *f,
	       char *why_ret);
bool tree_vector(struct tree *tree, const char *helper, struct pte_vector *v,
		 char *why_ret);

#endif
