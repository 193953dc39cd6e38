/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Two helpers of one name: what is proved of them, and what mustn't be.
 * sides.ll has the pairs.
 */
#include "../cases.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "assemble.h"
#include "prove.h"

#define NODES (1U << 18)

static const struct pair {
	const char *helper, *base;
	enum compared outcome;
	const char *domain;
	uint64_t a;
} pairs[] = {
	{ "pte_none", "x86_64@6.12", COMPARED_PROVED, "", 0 },
	{ "pte_present", "x86_64@6.12", COMPARED_DIFFERS, "", 1 },
	{ "pte_young", "x86_64@6.12", COMPARED_NOT, "", 0 },
	{ "pte_dirty", "x86_64@6.12", COMPARED_PROVED, "", 0 },
	{ "pte_write", "x86_64@6.12", COMPARED_DIFFERS, "", 16 },
	/* 5.10 has no leaf in riscv64's pmds, and so none of the arguments */
	{ "pfn_pmd", "riscv64@5.10", COMPARED_NOT,
	  "pfns of memory, protections that are present", 0 },
};

static struct pte_diagrams *ds;
static struct tree *tree, *model;

static const struct helper *named(const char *name)
{
	const struct helper *h = helpers;

	while (strcmp(h->name, name) != 0)
		h++;
	return h;
}

/* a word shows it: any of those that do, so bits are asked for */
static void is_as_it_should(void **state)
{
	const struct pair *const p = *state;
	struct comparison c;
	struct pte_target base;

	assert_int_equal(pte_target_init(p->base, NULL, &base), PTE_STATUS_OK);
	prove_helper(tree, model, &base, named(p->helper), &c);
	assert_int_equal(c.outcome, p->outcome);
	assert_string_equal(c.domain, p->domain);
	if (c.outcome != COMPARED_DIFFERS)
		return;
	if (strcmp(p->helper, "pte_write") == 0)
		assert_true(c.a >= p->a);
	else
		assert_true((c.a & 1) != (c.a >> 1 & 1));
}

static void what_traps_is_no_piece(void **state)
{
	char why[WHY_SIZE] = "";
	pte_diagram f;

	(void)state;
	assert_true(tree_test(tree, "pte_none", &f, why));
	assert_false(tree_test(tree, "pte_dirty", &f, why));
	assert_string_equal(why, "pte_dirty traps for some words");
}

int main(void)
{
	static struct outside outside;
	const size_t size = pte_diagrams_size(NODES);
	void *const room = malloc(size);
	char path[ASSEMBLED_SIZE], why[WHY_SIZE];
	struct cases cases = { 0 };
	int failed;

	ds = pte_diagrams_init(room, size, NODES);
	if (ds == NULL)
		return 2;
	assemble("sides.ll", path);
	tree = tree_open(path, "probe_", ds, &outside, why);
	model = tree_open(path, "model_", ds, &outside, why);
	unlink(path);
	if (tree == NULL || model == NULL)
		return 2;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		cases_add(&cases, is_as_it_should, &pairs[i], "%s",
			  pairs[i].helper);
	CASES_ADD(&cases, what_traps_is_no_piece);
	failed = cases_run(&cases, "prove");
	tree_close(tree);
	tree_close(model);
	free(room);
	return failed;
}
