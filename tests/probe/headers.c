/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * headers BITCODE LAYOUT: each line of stdin, "NAME A B RESULT" of a helper
 * that was run, against what the reader has of the same helper of a tree, on
 * that layout's machine. A helper that the reader doesn't decide is none of it,
 * and is counted.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learn.h"
#include "tree.h"
#include "variant.h"

#define NODES (1U << 20)

struct counts {
	unsigned long helpers, undecided, words, wrong;
};

static int trouble(const char *what, const char *why)
{
	printf("%s: %s\n", what, why);
	return 2;
}

/* the helper as it's read; NULL if it isn't decided */
static const struct reading *decided(struct tree *tree, const char *name,
				     struct counts *counts)
{
	const struct reading *const r = tree_read(tree, name);
	const char *why = r == NULL ? "it isn't there" : r->why;

	counts->helpers++;
	if (r != NULL && why[0] == '\0') {
		why = outside_of_vector(tree->outside, tree->ds, &r->result);
		if (why == NULL)
			why = outside_of(tree->outside, tree->ds, r->traps);
		if (why == NULL)
			return r;
	}
	printf("%s: not decided: %s\n", name, why);
	counts->undecided++;
	return NULL;
}

/* It warns of an entry that is no value, and goes on: here nobody goes on. */
static const char warns[] = "swp_to_radix_entry";

static void compare(const struct tree *tree, const struct reading *r,
		    const char *line, struct counts *counts)
{
	uint8_t values[PTE_DIAGRAM_VARIABLES];
	uint64_t a, b, is = 0;
	char name[64];
	bool traps, was_trapped;

	if (sscanf(line, "%63s %" SCNx64 " %" SCNx64 " %" SCNx64, name, &a, &b,
		   &is) < 3)
		return;
	was_trapped = strstr(line, " trap") != NULL;
	if (was_trapped && strcmp(name, warns) == 0)
		return;
	learn_assign(values, a, b);
	traps = pte_diagram_is_true(tree->ds, r->traps, values);
	counts->words++;
	if (traps == was_trapped &&
	    (traps || learn_value(tree->ds, &r->result, a, b) == is))
		return;
	if (counts->wrong++ < 20)
		printf("read %#" PRIx64 "%s: %s",
		       learn_value(tree->ds, &r->result, a, b),
		       traps ? ", a trap" : "", line);
}

int main(int count, char **words)
{
	static struct outside outside;
	static struct variant_facts facts;
	const struct variant *v = variants;
	struct counts counts = { 0 };
	const struct reading *r = NULL;
	char line[256], last[64] = "", why[WHY_SIZE] = "out of memory";
	struct pte_diagrams *ds;
	struct tree *tree = NULL;

	if (count != 3)
		return trouble("headers", "BITCODE LAYOUT");
	while (v->layout != NULL && strcmp(v->layout, words[2]) != 0)
		v++;
	ds = pte_diagrams_init(malloc(pte_diagrams_size(NODES)),
			       pte_diagrams_size(NODES), NODES);
	if (ds != NULL && v->layout != NULL)
		tree = tree_open(words[1], "probe_", ds, &outside, why);
	if (tree == NULL)
		return trouble(words[1], why);
	variant_fill(v, tree, &facts);
	while (fgets(line, sizeof(line), stdin) != NULL) {
		const size_t length = strcspn(line, " ");

		if (strlen(last) != length ||
		    strncmp(last, line, length) != 0) {
			snprintf(last, sizeof(last), "%.*s", (int)length, line);
			r = decided(tree, last, &counts);
		}
		if (r != NULL)
			compare(tree, r, line, &counts);
	}
	printf("%lu helpers, %lu not decided; %lu words compared, %lu wrong\n",
	       counts.helpers, counts.undecided, counts.words, counts.wrong);
	tree_close(tree);
	return counts.wrong == 0 && counts.words > 0 ? 0 : 1;
}
