/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Comparing two helpers of one name: over all arguments, or else over those
 * that callers give.
 */
#include "prove.h"

#include <stdio.h>
#include <string.h>

#include "learn.h"
#include "meaning.h"
#include "pieces.h"
#include "variant.h"

/* ---- domains ------------------------------------------------------------- */

/* the argument has none of these bits */
static pte_diagram is_without(struct pte_diagrams *ds, unsigned argument,
			      uint64_t bits)
{
	const struct pte_test none = { bits, 0, 0, 0 };
	struct pte_vector v;

	pte_vector_variable(ds, &v, PTE_VECTOR_WIDTH, argument, 2);
	return meaning_of_test(ds, &v, &none);
}

static uint64_t address_bits(const struct pte_target *t, enum pte_level level)
{
	const struct pte_place *const place = t->layout->place[level];
	uint64_t bits = 0;

	for (unsigned i = 0; place != NULL && i < place->count; i++)
		bits |= pte_address_bits(&place->address[i]);
	return bits;
}

/* the first argument is the pfn of a page of the level */
static pte_diagram is_pfn(struct pte_diagrams *ds, const struct pte_target *t,
			  enum pte_level level)
{
	const unsigned shift =
		pte_layout_leaf_shift(t->layout, level) - t->layout->page_shift;

	return is_without(ds, 0,
			  pte_ones(shift) | ~pte_ones((unsigned)t->phys_bits -
						      t->layout->page_shift));
}

/* Protections that some caller has: of ptes, without an address; such that the
 * pte which is made of one is present, and in no passing state; and not yet a
 * larger leaf. */
static pte_diagram is_protection(struct pte_diagrams *ds,
				 const struct pte_target *t,
				 enum pte_level level)
{
	const struct pte_view *const view = t->layout->view[level];
	const struct pte_view *const ptes = t->layout->view[PTE_LEVEL_PTE];
	struct pte_vector v, made;
	uint64_t lacks = address_bits(t, level);

	if (view == NULL)
		return PTE_DIAGRAM_FALSE;
	if (level != PTE_LEVEL_PTE)
		lacks |= view->leaf.set;
	pte_vector_variable(ds, &v, PTE_VECTOR_WIDTH, 1, 2);
	meaning_of_change(&v, &ptes->leaf, &made);
	return pte_diagram_and(
		ds, is_without(ds, 1, lacks),
		pte_diagram_ite(ds, meaning_of_test(ds, &v, &view->invalidated),
				PTE_DIAGRAM_FALSE,
				meaning_of_test(ds, &made, &ptes->present)));
}

/* pmds that map a page: present, and as the level's leaves are */
static pte_diagram is_leaf(struct pte_diagrams *ds, const struct pte_target *t)
{
	const struct pte_view *const view = t->layout->view[PTE_LEVEL_PMD];
	struct pte_test leaf;
	struct pte_vector v;

	if (view == NULL)
		return PTE_DIAGRAM_FALSE;
	leaf = (struct pte_test){ view->leaf.set | view->leaf.clear,
				  view->leaf.set, 0, 0 };
	pte_vector_variable(ds, &v, PTE_VECTOR_WIDTH, 0, 2);
	return pte_diagram_and(ds, meaning_of_test(ds, &v, &leaf),
			       meaning_of_test(ds, &v, &view->present));
}

/* words that are neither empty nor present */
static pte_diagram is_entry(struct pte_diagrams *ds, const struct pte_target *t,
			    enum pte_level level)
{
	const struct pte_view *const view = level == PTE_LEVEL_PMD
						    ? t->layout->walker
						    : t->layout->view[level];
	struct pte_either present;
	struct pte_vector v;

	if (view == NULL)
		return PTE_DIAGRAM_FALSE;
	present = pte_layout_present(t->layout, level, view);
	pte_vector_variable(ds, &v, PTE_VECTOR_WIDTH, 0, 2);
	return pte_diagram_ite(
		ds, meaning_of_test(ds, &v, &view->none), PTE_DIAGRAM_FALSE,
		pte_diagram_not(ds, meaning_of_either(ds, &v, &present)));
}

struct domain {
	const char *says;
	pte_diagram is;
};

static struct domain where(const char *says, pte_diagram is)
{
	return (struct domain){ says, is };
}

static struct domain lacking(struct pte_diagrams *ds, const char *says,
			     uint64_t a_lacks, uint64_t b_lacks)
{
	return where(says, pte_diagram_and(ds, is_without(ds, 0, a_lacks),
					   is_without(ds, 1, b_lacks)));
}

/* what callers give, where all is more than that */
static struct domain domain_of(struct pte_diagrams *ds,
			       const struct pte_target *t,
			       const struct helper *helper)
{
	const struct pte_codec *const c = t->layout->swap[PTE_LEVEL_PTE];
	const unsigned offset = pte_codec_offset_width(c);
	const enum pte_level level = strstr(helper->name, "pmd") != NULL
					     ? PTE_LEVEL_PMD
					     : PTE_LEVEL_PTE;
	const struct variant_words *const words =
		variant_words_of(t->model->arch->name, helper->name);
	struct pte_vector word;

	pte_vector_variable(ds, &word, PTE_VECTOR_WIDTH, 0, 2);
	if (strncmp(helper->name, "softleaf_from_", 14) == 0)
		return where("words that are neither empty nor present",
			     is_entry(ds, t, level));
	if (words != NULL)
		return where(words->says,
			     meaning_of_either(ds, &word, &words->words));
	if (strcmp(helper->name, "pte_mkhuge") == 0)
		return where("words that are present",
			     meaning_of_test(
				     ds, &word,
				     &t->layout->view[PTE_LEVEL_PTE]->present));
	if (strcmp(helper->name, "pmd_mkinvalid") == 0 ||
	    strcmp(helper->name, "pmd_pfn") == 0)
		return where("pmds that map a page", is_leaf(ds, t));
	switch (helper->of) {
	case OF_ENTRY:
		return lacking(ds, "entries with a type below 32",
			       ~pte_ones(t->layout->swp_entry.type_shift +
					 PTE_SWAP_TYPE_BITS),
			       0);
	case OF_OFFSET:
		return lacking(ds, "offsets that entries hold",
			       ~pte_ones(offset), 0);
	case OF_TYPE_AND_OFFSET:
		return lacking(ds, "types below 32, offsets that entries hold",
			       ~pte_ones(PTE_SWAP_TYPE_BITS),
			       ~pte_ones(offset));
	case OF_PFN_AND_PROTECTION:
		return where("pfns of memory, protections that are present",
			     pte_diagram_and(ds, is_pfn(ds, t, level),
					     is_protection(ds, t, level)));
	case OF_NOTHING:
	case OF_PTE:
	case OF_PMD:
	case OF_PUD:
	case OF_TWO_PTES:
	case OF_TWO_PMDS:
		break;
	}
	return where("", PTE_DIAGRAM_TRUE);
}

/* ---- comparison ---------------------------------------------------------- */

static bool is_read(struct tree *tree, const struct helper *helper,
		    const char *whose, struct pte_vector *v, pte_diagram *traps,
		    struct comparison *result)
{
	const struct reading *const r = tree_read(tree, helper->name);

	if (r == NULL) {
		result->outcome = COMPARED_NOT;
		snprintf(result->why, sizeof(result->why), "%s lacks it",
			 whose);
		return false;
	}
	if (r->why[0] != '\0') {
		if (r->is_elsewhere)
			result->outcome = COMPARED_NOT;
		snprintf(result->why, sizeof(result->why), "%s: %.*s", whose,
			 WHY_SIZE - 32, r->why);
		return false;
	}
	*v = r->result;
	*traps = r->traps;
	return true;
}

/* Of a type and an offset as the architecture reads them, what a swp_entry_t
 * has room for: more common code never sees. */
static void cut(const struct pte_target *t, const struct helper *helper,
		struct pte_vector *v)
{
	const struct pte_swap_form *const form = &t->layout->swp_entry;
	unsigned bits;

	if (strncmp(helper->name, "raw_", 4) != 0)
		return;
	if (strstr(helper->name, "_type") != NULL)
		bits = (unsigned)form->bits - form->type_shift;
	else if (strstr(helper->name, "_offset") != NULL)
		bits = form->type_shift;
	else
		return;
	pte_vector_resize(v, v, bits, PTE_DIAGRAM_FALSE);
	pte_vector_resize(v, v, PTE_VECTOR_WIDTH, PTE_DIAGRAM_FALSE);
}

/* A helper on both sides: what it returns, and the arguments for which it
 * doesn't. */
struct sides {
	struct pte_vector theirs, ours;
	pte_diagram their_traps, our_traps;
};

/* Where they differ, of the arguments of a domain: bit by bit, since most
 * don't, and where all bits are equal is a large diagram on the way. */
static pte_diagram differs_within(struct pte_diagrams *ds, pte_diagram domain,
				  const struct sides *s)
{
	pte_diagram any = pte_diagram_and(ds, domain, s->our_traps);

	for (unsigned i = 0; i < PTE_VECTOR_WIDTH; i++)
		any = pte_diagram_or(
			ds, any,
			pte_diagram_and(ds, domain,
					pte_diagram_xor(ds, s->theirs.bit[i],
							s->ours.bit[i])));
	return any;
}

static void compare(struct pte_diagrams *ds, const struct pte_target *base,
		    const struct helper *helper, const struct sides *s,
		    struct comparison *result)
{
	const pte_diagram returns = pte_diagram_not(ds, s->their_traps);
	const uint32_t mark = pte_diagrams_count(ds);
	pte_diagram asked = returns, within = differs_within(ds, asked, s);
	struct domain domain;

	if (within != PTE_DIAGRAM_FALSE) {
		/* the domain has the room of all arguments */
		pte_diagrams_release(ds, mark);
		domain = domain_of(ds, base, helper);
		result->domain = domain.says;
		asked = pte_diagram_and(ds, returns, domain.is);
		within = differs_within(ds, asked, s);
	}
	if (asked == PTE_DIAGRAM_FALSE) { /* of which all would hold */
		result->outcome = COMPARED_NOT;
		snprintf(result->why, sizeof(result->why),
			 "there are none of its arguments here");
	} else if (within == PTE_DIAGRAM_NONE) {
		snprintf(result->why, sizeof(result->why),
			 "a diagram that is too large");
	} else if (within == PTE_DIAGRAM_FALSE) {
		result->outcome = COMPARED_PROVED;
	} else if (learn_words(ds, within, 0, &result->a, &result->b)) {
		result->outcome = COMPARED_DIFFERS;
		result->in_model =
			learn_value(ds, &s->ours, result->a, result->b);
		result->in_tree =
			learn_value(ds, &s->theirs, result->a, result->b);
	}
}

void prove_helper(struct tree *tree, struct tree *model,
		  const struct pte_target *base, const struct helper *helper,
		  struct comparison *result)
{
	struct pte_diagrams *const ds = tree->ds;
	struct sides s;
	const char *outside;
	uint32_t mark;

	*result = (struct comparison){
		.helper = helper->name,
		.outcome = COMPARED_UNDECIDED,
		.domain = "",
		.has_b = helper->of >= OF_TYPE_AND_OFFSET,
	};
	if (hugetlb_is_of_pmds(base->layout) &&
	    (strncmp(helper->name, "huge_", 5) == 0 ||
	     strcmp(helper->name, "pte_mkhuge") == 0)) {
		result->outcome = COMPARED_NOT;
		snprintf(result->why, sizeof(result->why),
			 "words of hugetlb's slots are pmds here");
		return;
	}
	/* the model first: what it lacks needn't be read */
	if (!is_read(model, helper, "kernel.h", &s.ours, &s.our_traps,
		     result) ||
	    !is_read(tree, helper, "the tree", &s.theirs, &s.their_traps,
		     result))
		return;
	cut(base, helper, &s.ours);
	cut(base, helper, &s.theirs);
	outside = outside_of_vector(tree->outside, ds, &s.theirs);
	if (outside == NULL)
		outside = outside_of(tree->outside, ds, s.their_traps);
	if (outside != NULL && strchr(outside, '(') != NULL) {
		result->outcome = COMPARED_NOT;
		snprintf(result->why, sizeof(result->why),
			 "the tree: %s, which isn't in a header", outside);
		return;
	}
	if (outside != NULL) {
		snprintf(result->why, sizeof(result->why),
			 "it reads %s, which no fact gives", outside);
		return;
	}
	/* what it takes to compare isn't needed later */
	mark = pte_diagrams_count(ds);
	pte_diagrams_limit(ds, mark + TREE_NODES);
	compare(ds, base, helper, &s, result);
	pte_diagrams_limit(ds, UINT32_MAX);
	pte_diagrams_release(ds, mark);
}

/* ---- stores -------------------------------------------------------------- */

static const struct {
	const char *helper, *path;
	enum pte_level level;
} stores[] = {
	{ "set_pte_at", "set_ptes", PTE_LEVEL_PTE },
	{ "set_pmd_at", "set_pmd_at", PTE_LEVEL_PMD },
};

static uint64_t dropped_by(const struct pte_target *t, const char *path,
			   enum pte_level level)
{
	uint64_t dropped = 0;

	for (const struct pte_store *row = t->model->stores; row->path != NULL;
	     row++)
		if (strcmp(row->path, path) == 0 &&
		    (row->levels & PTE_LEVEL_SET(level)) != 0 &&
		    row->in.since <= t->version &&
		    t->version <= row->in.until &&
		    (row->needs & ~t->options) == 0)
			dropped |= row->dropped;
	return dropped;
}

static void compare_store(struct tree *tree, const struct pte_target *base,
			  const struct helper *helper, size_t store,
			  struct comparison *result)
{
	struct pte_diagrams *const ds = tree->ds;
	const enum pte_level level = stores[store].level;
	const struct pte_view *const view = level == PTE_LEVEL_PMD
						    ? base->layout->walker
						    : base->layout->view[level];
	const struct pte_codec *const codec = base->layout->swap[level];
	const struct pte_change drop = {
		dropped_by(base, stores[store].path, level), 0
	};
	struct pte_either present;
	struct pte_vector stored, said;
	pte_diagram traps, differs;
	const char *outside;

	if (!is_read(tree, helper, "the tree", &stored, &traps, result))
		return;
	if (view == NULL || codec == NULL) {
		result->outcome = COMPARED_NOT;
		return;
	}
	if (traps != PTE_DIAGRAM_FALSE) {
		snprintf(result->why, sizeof(result->why),
			 "it traps for some words");
		return;
	}
	present = pte_layout_present(base->layout, level, view);
	meaning_of_change(&tree->word, &drop, &said);
	differs = pte_diagram_not(ds, pte_vector_equal(ds, &stored, &said));
	differs = pte_diagram_ite(ds,
				  meaning_of_either(ds, &tree->word, &present),
				  PTE_DIAGRAM_FALSE, differs);
	result->domain = "words that aren't present";
	if (differs != PTE_DIAGRAM_FALSE) {
		/* a store may set what each entry has anyway */
		differs = pte_diagram_and(
			ds, differs,
			meaning_of_pattern(ds, &tree->word, &codec->fixed));
		result->domain = "entries, with the bits that all have";
	}
	outside = outside_of(tree->outside, ds, differs);
	if (differs == PTE_DIAGRAM_FALSE)
		result->outcome = COMPARED_PROVED;
	else if (differs == PTE_DIAGRAM_NONE || outside != NULL)
		snprintf(result->why, sizeof(result->why), "it reads %s",
			 outside != NULL ? outside : "too much");
	else if (learn_word(ds, differs, 0, &result->a)) {
		result->outcome = COMPARED_DIFFERS;
		result->in_model = learn_value(ds, &said, result->a, 0);
		result->in_tree = learn_value(ds, &stored, result->a, 0);
	}
}

bool prove_store(struct tree *tree, const struct pte_target *base,
		 const struct helper *helper, struct comparison *result)
{
	for (size_t i = 0; i < sizeof(stores) / sizeof(stores[0]); i++)
		if (strcmp(helper->name, stores[i].helper) == 0) {
			*result = (struct comparison){
				.helper = helper->name,
				.outcome = COMPARED_UNDECIDED,
				.domain = "",
			};
			compare_store(tree, base, helper, i, result);
			return true;
		}
	return false;
}
