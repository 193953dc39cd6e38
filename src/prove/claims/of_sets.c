/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims that sets of words are disjoint, or that one includes another.
 */
#include "prove/claims.h"

/* ---- entries against predicates -------------------------------------------
 */

static const char *swap_not_present(const struct question *q,
				    struct pte_obligations *to)
{
	pte_oblige_avoids_each(to, &q->written, &q->s.present,
			       "an entry that is also present");
	return pte_claim_nothing_stands(&q->s);
}

static const char *swap_not_protnone(const struct question *q,
				     struct pte_obligations *to)
{
	if (pte_test_is_never(&q->s.view->protnone))
		return "no protnone words in this layout";
	pte_oblige_avoids(to, &q->written, &q->s.view->protnone,
			  "an entry that is also protnone");
	return pte_claim_nothing_stands(&q->s);
}

static const char *swap_not_none(const struct question *q,
				 struct pte_obligations *to)
{
	pte_oblige_avoids(to, &q->written, &q->s.view->none,
			  "an entry that is also none");
	return pte_claim_nothing_stands(&q->s);
}

/* the kinds that a target numbers, as a set */
static pte_kind_set kinds_numbered(const struct pte_target *t)
{
	pte_kind_set kinds = 0;

	for (unsigned type = 0; type < PTE_SWAP_TYPE_COUNT; type++)
		kinds |= PTE_KIND_SET(t->kind_of_type[type]);
	return kinds;
}

/* read(k): by type, the words that are neither none nor present */
static const char *image_read(const struct question *q,
			      struct pte_obligations *to)
{
	const struct pte_view *const view = q->s.view;
	const pte_kind_set kinds = q->v->kind == PTE_KIND_RAW
					   ? kinds_numbered(q->s.t)
					   : PTE_KIND_SET(q->v->kind);

	pte_oblige_avoids(to, &q->written, &view->none,
			  "an entry that is also none");
	pte_oblige_avoids_each(to, &q->written, &q->s.present,
			       "an entry that is also present");
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		if ((kinds >> k & 1U) == 0)
			continue;

		const struct pte_words written = pte_words_written(
			&q->s, (enum pte_kind)k, q->v->domain, q->s.flags);

		pte_oblige_read_as(to, &written, PTE_KIND_SET(k),
				   "an entry that is read as one of another "
				   "kind");
	}
	return pte_claim_nothing_stands(&q->s);
}

/* ---- kinds against each other ---------------------------------------------
 */

static const char *image_disjoint(const struct question *q,
				  struct pte_obligations *to)
{
	struct pte_words entries[PTE_KIND_COUNT];
	unsigned count = 0;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (pte_scene_has(&q->s, (enum pte_kind)k))
			entries[count++] =
				pte_words_written(&q->s, (enum pte_kind)k,
						  PTE_DOMAIN_FIELD, q->s.flags);
	for (unsigned j = 0; j < count; j++)
		for (unsigned k = j + 1; k < count; k++)
			pte_oblige_apart(to, &entries[j], &entries[k],
					 "an entry of two kinds");
	return count < 2 ? "one kind only" : NULL;
}

/* ---- predicates against each other ----------------------------------------
 */

static const char *accept_disjoint(const struct question *q,
				   struct pte_obligations *to)
{
	const struct pte_view *const v = q->s.view;
	const struct pte_words none = pte_words_passing(&v->none);
	const struct {
		const struct pte_test *a, *b;
		const char *reason;
	} pairs[] = {
		{ &v->none, &v->protnone, "both none and protnone" },
		{ &v->none, &v->invalidated, "both none and invalidated" },
		{ &v->none, &v->table, "both none and a table" },
		{ &v->protnone, &v->table, "both protnone and a table" },
		{ &v->invalidated, &v->table, "both invalidated and a table" },
		{ &v->invalidated, &v->protnone,
		  "both invalidated and protnone" },
	};

	pte_oblige_avoids_each(to, &none, &q->s.present,
			       "both none and present");
	for (unsigned i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const struct pte_words a = pte_words_passing(pairs[i].a);

		pte_oblige_avoids(to, &a, pairs[i].b, pairs[i].reason);
	}
	return NULL;
}

static const char *protnone_is_present(const struct question *q,
				       struct pte_obligations *to)
{
	const struct pte_view *const v = q->s.view;

	pte_oblige_inside_one(to, &v->protnone, &q->s.present,
			      "protnone, yet not present");
	return pte_test_is_never(&v->protnone)
		       ? "no protnone words in this layout"
		       : NULL;
}

static const char *invalid_still_present(const struct question *q,
					 struct pte_obligations *to)
{
	const struct pte_view *const v = q->s.view;

	pte_oblige_inside_one(to, &v->invalidated, &q->s.present,
			      "invalidated, yet not present");
	return pte_test_is_never(&v->invalidated)
		       ? "no words are invalidated at this level"
		       : NULL;
}

/* ---- what walkers of the level read ---------------------------------------
 */

static const char *level_safe(const struct question *q,
			      struct pte_obligations *to)
{
	const struct pte_target *const t = q->s.t;
	const struct pte_view *const walker =
		q->s.level == PTE_LEVEL_HUGETLB ? t->layout->walker : q->s.view;
	const struct pte_either present = pte_scene_walked(&q->s, walker);
	struct pte_predicate p;

	pte_oblige_avoids_each(
		to, &q->written, &present,
		"an entry that the level's walkers read as present");
	pte_oblige_avoids(to, &q->written, &walker->table,
			  "an entry that the level's walkers read as a table");
	for (unsigned n = 0; pte_target_predicate(t, PTE_LEVEL_PMD, n, &p); n++)
		if (p.asks == PTE_ASKS_LEAF && !p.by_design)
			pte_oblige_avoids_each(
				to, &q->written, &p.is,
				"an entry that a test of the level's walkers "
				"takes for a huge page");
	return pte_claim_nothing_stands(&q->s);
}

/* ---- the table ------------------------------------------------------------
 */

#define NOT_PMD                                                                \
	(PTE_LEVEL_SET(PTE_LEVEL_PTE) | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB))
#define ONLY_PMD PTE_LEVEL_SET(PTE_LEVEL_PMD)
#define WALKED (ONLY_PMD | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB))

/* clang-format off */
const struct claim pte_claims_of_sets[] = {
	{ { "swap-not-present",      "no entry's word satisfies pte_present", CLAIM_IMAGES, NOT_PMD },
	  SCOPE_IMAGES, false, NULL, "disjoint", swap_not_present },
	{ { "pmd-not-present",       "no entry's word satisfies pmd_present", CLAIM_IMAGES, ONLY_PMD },
	  SCOPE_IMAGES, false, NULL, "disjoint", swap_not_present },
	{ { "swap-not-protnone",     "no entry's word satisfies protnone: follows from protnone-is-present where none is present", CLAIM_IMAGES, PTE_LEVEL_ALL },
	  SCOPE_IMAGES, false, NULL, "disjoint", swap_not_protnone },
	{ { "swap-not-none",         "no entry's word satisfies none", CLAIM_IMAGES, PTE_LEVEL_ALL },
	  SCOPE_IMAGES, false, NULL, "disjoint", swap_not_none },
	{ { "protnone-is-present",   "every word that is protnone is present", 0, PTE_LEVEL_PAGES | PTE_LEVEL_TABLES },
	  SCOPE_WHOLE, false, NULL, "contained", protnone_is_present },
	{ { "image-disjoint",        "no word encodes two kinds", CLAIM_TYPES | CLAIM_FLAGS, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "every pair of kinds differs in a bit", image_disjoint },
	{ { "accept-disjoint",       "no word satisfies two of the level's predicates", 0, PTE_LEVEL_PAGES | PTE_LEVEL_TABLES },
	  SCOPE_WHOLE, false, NULL, "no two predicates meet", accept_disjoint },
	{ { "image-read",            "a word encoded for a kind decodes as that kind", CLAIM_IMAGES, PTE_LEVEL_ALL },
	  SCOPE_IMAGES, false, NULL, "disjoint", image_read },
	{ { "invalid-still-present", "a word invalidated during a change is still present", 0, PTE_LEVEL_PAGES },
	  SCOPE_WHOLE, false, NULL, "contained", invalid_still_present },
	{ { "level-safe",            "the walkers of the level take no entry for a page or a table", CLAIM_IMAGES, WALKED },
	  SCOPE_IMAGES, false, NULL, "disjoint", level_safe },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
