/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * fake BITCODE BASE [OPTION...]: what is learned of a tree whose helpers are
 * pte/kernel.h's, seen from a base: a line for each piece, "same", "differs",
 * "not-said" or "undecided", its key, and what the tree has.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pieces.h"

#define NODES (1U << 22)

static const char *const outcomes[] = {
	[OUTCOME_SAME] = "same",
	[OUTCOME_DIFFERS] = "differs",
	[OUTCOME_NOT_SAID] = "not-said",
	[OUTCOME_UNDECIDED] = "undecided",
};

static int trouble(const char *what, const char *why)
{
	printf("%s: %s\n", what, why);
	return 2;
}

int main(int count, char **words)
{
	static struct outside outside;
	static struct learning l;
	static struct pte_target base;
	struct pte_config config = { 0 };
	struct pte_diagrams *ds;
	char why[WHY_SIZE] = "";
	enum pte_status status = PTE_STATUS_OK;

	if (count < 3)
		return trouble("fake", "BITCODE BASE [OPTION...]");
	for (int i = 3; i < count && status == PTE_STATUS_OK; i++)
		status = pte_config_add(&config, words[i], strlen(words[i]));
	if (status == PTE_STATUS_OK)
		status = pte_target_init(words[2], &config, &base);
	if (status != PTE_STATUS_OK)
		return trouble(words[2], pte_status_str(status));
	ds = pte_diagrams_init(malloc(pte_diagrams_size(NODES)),
			       pte_diagrams_size(NODES), NODES);
	l.tree = ds == NULL ? NULL
			    : tree_open(words[1], "model_", ds, &outside, why);
	if (l.tree == NULL)
		return trouble(words[1], why);
	l.base = &base;
	l.spec = json_object();
	learn_all(&l);
	for (unsigned i = 0; i < l.count; i++) {
		const struct piece *const p = &l.piece[i];

		printf("%s\t%s\t%s\t%s\n", outcomes[p->outcome], p->key,
		       p->base,
		       p->outcome == OUTCOME_UNDECIDED ? p->why : p->tree);
	}
	json_decref(l.spec);
	tree_close(l.tree);
	return 0;
}
