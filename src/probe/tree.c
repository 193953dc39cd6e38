/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The helpers of a tree.
 */
#include "tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* the library has a macro of that name for its own tests */
#undef PTE_TEST
#define ROW(name, of) { #name, of },
#define PTE_TEST(name) ROW(name, OF_PTE)
#define PTE_CHANGE(name) ROW(name, OF_PTE)
#define PTE_READ(name) ROW(name, OF_PTE)
#define PMD_TEST(name) ROW(name, OF_PMD)
#define PMD_CHANGE(name) ROW(name, OF_PMD)
#define PMD_READ(name) ROW(name, OF_PMD)
#define PUD_TEST(name) ROW(name, OF_PUD)
#define ENTRY_TEST(name) ROW(name, OF_ENTRY)
#define ENTRY_CHANGE(name) ROW(name, OF_ENTRY)
#define ENTRY_READ(name) ROW(name, OF_ENTRY)
#define ENTRY_MAKE(name) ROW(name, OF_OFFSET)
#define CONSTANT(name) ROW(name, OF_NOTHING)
#define ASK(name, of, expression) ROW(name, of)

const struct helper helpers[] = {
#include "helpers.h"
	{ NULL, OF_NOTHING },
};

static int number_of(const char *helper)
{
	for (int i = 0; i < TREE_HELPERS && helpers[i].name != NULL; i++)
		if (strcmp(helpers[i].name, helper) == 0)
			return i;
	return -1;
}

struct tree *tree_open(const char *path, const char *prefix,
		       struct pte_diagrams *ds, struct outside *outside,
		       char *why_ret)
{
	struct tree *const tree = calloc(1, sizeof(*tree));

	if (tree == NULL)
		return NULL;
	tree->reader = reader_open(path, ds, outside, why_ret);
	if (tree->reader == NULL) {
		free(tree);
		return NULL;
	}
	tree->prefix = prefix;
	tree->ds = ds;
	tree->outside = outside;
	pte_vector_variable(ds, &tree->word, PTE_VECTOR_WIDTH, 0, 2);
	return tree;
}

void tree_forget(struct tree *tree)
{
	for (int i = 0; i < TREE_HELPERS; i++) {
		free(tree->reading[i]);
		tree->reading[i] = NULL;
	}
}

void tree_close(struct tree *tree)
{
	if (tree == NULL)
		return;
	tree_forget(tree);
	reader_close(tree->reader);
	free(tree);
}

bool tree_has(const struct tree *tree, const char *helper)
{
	char name[TREE_NAME_SIZE];

	snprintf(name, sizeof(name), "%s%s", tree->prefix, helper);
	return reader_has(tree->reader, name);
}

unsigned tree_count(const struct tree *tree)
{
	unsigned count = 0;

	for (const struct helper *h = helpers; h->name != NULL; h++)
		count += tree_has(tree, h->name);
	return count;
}

const struct reading *tree_read(struct tree *tree, const char *helper)
{
	const int number = number_of(helper);
	char name[TREE_NAME_SIZE];

	if (number < 0)
		return NULL;
	if (tree->reading[number] != NULL)
		return tree->reading[number];
	snprintf(name, sizeof(name), "%s%s", tree->prefix, helper);
	if (!reader_has(tree->reader, name))
		return NULL;
	if (tree->tell != NULL)
		tree->tell(tree->context, helper);
	tree->reading[number] = calloc(1, sizeof(*tree->reading[number]));
	if (tree->reading[number] != NULL)
		reader_read(tree->reader, name, TREE_NODES,
			    tree->reading[number]);
	return tree->reading[number];
}

bool tree_number(struct tree *tree, const char *helper, uint64_t *number)
{
	const struct reading *const r = tree_read(tree, helper);

	return r != NULL && r->why[0] == '\0' &&
	       pte_vector_is_constant(&r->result, number);
}

bool tree_vector(struct tree *tree, const char *helper, struct pte_vector *v,
		 char *why_ret)
{
	const struct reading *const r = tree_read(tree, helper);
	const char *outside;

	if (r == NULL) {
		snprintf(why_ret, WHY_SIZE, "%s isn't there", helper);
		return false;
	}
	if (r->why[0] != '\0') {
		snprintf(why_ret, WHY_SIZE, "%s: %.*s", helper, WHY_SIZE - 64,
			 r->why);
		return false;
	}
	if (r->traps != PTE_DIAGRAM_FALSE) {
		snprintf(why_ret, WHY_SIZE, "%s traps for some words", helper);
		return false;
	}
	outside = outside_of_vector(tree->outside, tree->ds, &r->result);
	if (outside != NULL) {
		snprintf(why_ret, WHY_SIZE, "%s reads %s, which no fact gives",
			 helper, outside);
		return false;
	}
	*v = r->result;
	return true;
}

bool tree_test(struct tree *tree, const char *helper, pte_diagram *f,
	       char *why_ret)
{
	struct pte_vector v;

	if (!tree_vector(tree, helper, &v, why_ret))
		return false;
	*f = v.bit[0];
	return true;
}
