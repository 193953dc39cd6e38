/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Each helper of a tree against the same helper of pte/kernel.h: the model's,
 * compiled by the same compiler and read in the same way.
 */
#ifndef PROBE_PROVE_H
#define PROBE_PROVE_H

#include <pte/pte.h>

#include "tree.h"

enum compared {
	COMPARED_PROVED,  /* equal, over the domain */
	COMPARED_DIFFERS, /* and a word of the domain shows it */
	COMPARED_UNDECIDED,
	COMPARED_NOT, /* kernel.h lacks it, or the tree does */
};

struct comparison {
	const char *helper;
	enum compared outcome;
	const char *domain; /* "": all words */
	uint64_t a, b;      /* the arguments that show it */
	bool has_b;
	uint64_t in_model, in_tree; /* the results there */
	char why[WHY_SIZE];
};

/* compare one helper; the kernel's traps are left out */
void prove_helper(struct tree *tree, struct tree *model,
		  const struct pte_target *base, const struct helper *helper,
		  struct comparison *result);

/* What a store leaves of words that aren't present, which kernel.h doesn't
 * have: with the base's rows of stores. False if the helper is none of a store.
 */
bool prove_store(struct tree *tree, const struct pte_target *base,
		 const struct helper *helper, struct comparison *result);

#endif
