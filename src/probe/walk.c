/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Pagemap's words. Whether a page is a file's, and mapped here alone, is for
 * the page to say, not for the word: these two bits aren't compared.
 */
#include "walk.h"

#include <stdio.h>
#include <string.h>

#include <pte/pagemap.h>

#include "learn.h"
#include "meaning.h"
#include "pagemap.h"
#include "pieces.h"
#include "variant.h"

const struct walk walks[] = {
	{ "pte_to_pagemap_entry", PTE_LEVEL_PTE },
	{ "pagemap_pmd_range", PTE_LEVEL_PMD },
	{ "pagemap_hugetlb_range", PTE_LEVEL_HUGETLB },
	{ NULL, PTE_LEVEL_PTE },
};

/* The words of which a walker tells: of a pmd entries, and what is in every bit
 * as leaves are; and none that variant.c says no kernel has. */
static pte_diagram asked(struct pte_diagrams *ds, const struct pte_target *base,
			 const struct pte_vector *word, enum pte_level level)
{
	const struct pte_view *const view = base->layout->view[level];
	const struct variant_words *const pages =
		variant_words_of(base->model->arch->name, "pte_pfn");
	pte_diagram all = pagemap_has(ds, base, level, word), some;
	struct pte_either present;
	struct pte_test leaf;

	if (view == NULL)
		return PTE_DIAGRAM_FALSE;
	present = pte_layout_present(base->layout, level, view);
	some = meaning_of_either(ds, word, &present);
	if (level == PTE_LEVEL_PMD) {
		leaf = (struct pte_test){ view->leaf.set | view->leaf.clear,
					  view->leaf.set, 0, 0 };
		all = pte_diagram_and(
			ds, all,
			pte_diagram_ite(
				ds, some, meaning_of_test(ds, word, &leaf),
				pte_diagram_not(ds,
						meaning_of_test(ds, word,
								&view->none))));
	} else if (pages != NULL) {
		all = pte_diagram_and(
			ds, all,
			pte_diagram_ite(
				ds, some,
				meaning_of_either(ds, word, &pages->words),
				PTE_DIAGRAM_TRUE));
	}
	return all;
}

static const char *domain_of(const struct walk *walk)
{
	return walk->level == PTE_LEVEL_PMD
		       ? "entries and leaves, but for bits of the page's own"
		       : "but for bits of the page's own";
}

/* what it returns for a word, if that is one number wherever it returns at all;
 * false if it depends on something else */
static bool returned_for(struct pte_diagrams *ds, const struct reading *r,
			 pte_diagram returns, uint64_t word, uint64_t *number)
{
	uint8_t values[PTE_DIAGRAM_VARIABLES];
	pte_diagram some, all;

	memset(values, 2, sizeof(values));
	for (unsigned i = 0; i < PTE_VECTOR_WIDTH; i++)
		values[(size_t)2 * i] = (word >> i & 1U) != 0;
	all = pte_diagram_given(ds, returns, values);
	*number = 0;
	for (unsigned i = 0; i < PTE_VECTOR_WIDTH; i++) {
		some = pte_diagram_and(
			ds, all,
			pte_diagram_given(ds, r->result.bit[i], values));
		if (some != all && some != PTE_DIAGRAM_FALSE)
			return false;
		*number |= (uint64_t)(some == all) << i;
	}
	return true;
}

/* Some trap for pages in a state that they never are in, and only then is what
 * they return unknown: of what may return all is asked. */
static void compare(struct tree *tree, const struct pte_target *base,
		    const struct walk *walk, struct reading *r,
		    struct comparison *result)
{
	struct pte_diagrams *const ds = tree->ds;
	const pte_diagram domain = asked(ds, base, &tree->word, walk->level);
	const pte_diagram returns = pte_diagram_not(ds, r->traps);
	pte_diagram differs = PTE_DIAGRAM_FALSE;
	struct pte_vector said;
	const char *outside;

	r->result.bit[PTE_PAGEMAP_FILE] = PTE_DIAGRAM_FALSE;
	r->result.bit[PTE_PAGEMAP_EXCLUSIVE] = PTE_DIAGRAM_FALSE;
	pagemap_of(ds, base, walk->level, &tree->word, &said);
	for (unsigned i = 0; i < PTE_VECTOR_WIDTH; i++)
		differs = pte_diagram_or(
			ds, differs,
			pte_diagram_and(ds, domain,
					pte_diagram_xor(ds, r->result.bit[i],
							said.bit[i])));
	outside = outside_of(tree->outside, ds, differs);
	differs = pte_diagram_and(ds, differs, returns);
	result->domain = domain_of(walk);
	if (domain == PTE_DIAGRAM_FALSE) {
		result->outcome = COMPARED_NOT;
		snprintf(result->why, sizeof(result->why),
			 "there are none of its words here");
	} else if (differs == PTE_DIAGRAM_FALSE) {
		result->outcome = COMPARED_PROVED;
	} else if (differs == PTE_DIAGRAM_NONE) {
		snprintf(result->why, sizeof(result->why),
			 "a diagram that is too large");
	} else if (learn_word(ds, differs, 0, &result->a) &&
		   returned_for(ds, r, returns, result->a, &result->in_tree)) {
		result->outcome = COMPARED_DIFFERS;
		result->in_model = learn_value(ds, &said, result->a, 0);
	} else {
		snprintf(result->why, sizeof(result->why),
			 "it reads %s, which no fact gives",
			 outside != NULL ? outside : "too much");
	}
}

void prove_walk(struct tree *tree, const struct pte_target *base,
		const struct walk *walk, struct comparison *result)
{
	struct outside *const o = tree->outside;
	const uint32_t mark = pte_diagrams_count(tree->ds);
	const unsigned count = o->count;
	char name[TREE_NAME_SIZE];
	struct reading r;

	*result = (struct comparison){
		.helper = walk->name,
		.outcome = COMPARED_UNDECIDED,
		.domain = "",
	};
	if (hugetlb_is_of_pmds(base->layout) &&
	    walk->level == PTE_LEVEL_HUGETLB) {
		result->outcome = COMPARED_NOT;
		snprintf(result->why, sizeof(result->why),
			 "words of hugetlb's slots are pmds here");
		return;
	}
	snprintf(name, sizeof(name), "%s%s", tree->prefix, walk->name);
	if (!reader_read(tree->reader, name, TREE_NODES, &r)) {
		result->outcome = COMPARED_NOT;
		snprintf(result->why, sizeof(result->why), "the tree: %.*s",
			 WHY_SIZE - 32, r.why);
		return;
	}
	pte_diagrams_limit(tree->ds, pte_diagrams_count(tree->ds) + TREE_NODES);
	compare(tree, base, walk, &r, result);
	pte_diagrams_limit(tree->ds, UINT32_MAX);
	/* what is known of pages no helper reads */
	pte_diagrams_release(tree->ds, mark);
	o->count = count;
}
