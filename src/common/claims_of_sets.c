/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims that sets of words don't meet, or lie in each other.
 */
#include "prover.h"

static struct pte_test test_of(const struct pte_pattern *p)
{
	return (struct pte_test){ p->mask, p->value, 0 };
}

/* ---- images against present and none ------------------------------------ */

static bool image_not_present(struct trial *t, const struct pte_set *image)
{
	return pte_trial_add_image(t, image, &t->s.view->present,
				   "an entry that is also present");
}

static bool image_not_none(struct trial *t, const struct pte_set *image)
{
	return pte_trial_add_image(t, image, &t->s.view->none,
				   "an entry that is also none");
}

static bool image_is_read(struct trial *t, const struct pte_set *image)
{
	return image_not_none(t, image) && image_not_present(t, image);
}

static void swap_not_present(struct trial *t)
{
	pte_trial_images(t, image_not_present);
}

static void swap_not_none(struct trial *t)
{
	pte_trial_images(t, image_not_none);
}

/*
 * read(k) is what is left after none and present, by type; that the type comes
 * back is round-trip's part.
 */
static void image_read(struct trial *t)
{
	pte_trial_images(t, image_is_read);
}

/* ---- kinds against each other ------------------------------------------- */

/* every pattern of one kind against every one of another */
static bool kinds_apart(struct trial *t, enum pte_kind j, enum pte_kind k)
{
	struct pte_set a, b;

	if (pte_scene_image(&t->s, j, PTE_DOMAIN_FIELD, &a) != PTE_STATUS_OK ||
	    pte_scene_image(&t->s, k, PTE_DOMAIN_FIELD, &b) != PTE_STATUS_OK) {
		pte_trial_not_applicable(t, "the sets exceed their capacity");
		return false;
	}
	for (unsigned i = 0; i < b.count; i++) {
		const struct pte_test other = test_of(&b.pattern[i]);

		for (unsigned n = 0; n < a.count; n++) {
			const struct pte_test one = test_of(&a.pattern[n]);

			if (!pte_trial_add_disjoint(t, &one, &other,
						    "an entry of two kinds"))
				return false;
		}
	}
	return true;
}

static void image_disjoint(struct trial *t)
{
	for (unsigned j = 0; j < PTE_KIND_COUNT; j++)
		for (unsigned k = j + 1; k < PTE_KIND_COUNT; k++)
			if (pte_scene_has(&t->s, (enum pte_kind)j) &&
			    pte_scene_has(&t->s, (enum pte_kind)k) &&
			    !kinds_apart(t, (enum pte_kind)j, (enum pte_kind)k))
				return;
	if (t->v.certificate.steps == 0)
		pte_trial_not_applicable(t, "one kind only");
	else
		pte_trial_prove(t, "every pair of kinds differs in a bit");
}

/* ---- predicates against each other -------------------------------------- */

static void accept_disjoint(struct trial *t)
{
	const struct pte_view *const v = t->s.view;
	const struct {
		const struct pte_test *a, *b;
		const char *reason;
	} pairs[] = {
		{ &v->none, &v->present, "both none and present" },
		{ &v->none, &v->protnone, "both none and protnone" },
		{ &v->none, &v->invalidated, "both none and invalidated" },
		{ &v->none, &v->table, "both none and a table" },
		{ &v->protnone, &v->table, "both protnone and a table" },
		{ &v->invalidated, &v->table, "both invalidated and a table" },
		{ &v->invalidated, &v->protnone,
		  "both invalidated and protnone" },
	};

	for (unsigned i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (!pte_test_is_never(pairs[i].a) &&
		    !pte_test_is_never(pairs[i].b) &&
		    !pte_trial_add_disjoint(t, pairs[i].a, pairs[i].b,
					    pairs[i].reason))
			return;
	pte_trial_prove(t, "no two predicates meet");
}

static void lies_in_present(struct trial *t, const struct pte_test *inner,
			    const char *none, const char *reason)
{
	if (pte_test_is_never(inner)) {
		pte_trial_not_applicable(t, none);
		return;
	}
	if (pte_trial_add_contained(t, inner, &t->s.view->present, reason))
		pte_trial_prove(t, "contained");
}

static void protnone_is_present(struct trial *t)
{
	lies_in_present(t, &t->s.view->protnone,
			"no protnone words in this layout",
			"protnone, yet not present");
}

static void invalid_still_present(struct trial *t)
{
	lies_in_present(t, &t->s.view->invalidated,
			"no words are invalidated at this level",
			"invalidated, yet not present");
}

/* ---- what walkers of the level read ------------------------------------- */

static bool image_level_safe(struct trial *t, const struct pte_set *image)
{
	const struct pte_view *const walker = t->s.level == PTE_LEVEL_HUGETLB
						      ? t->s.t->layout->walker
						      : t->s.view;

	if (!pte_trial_add_image(
		    t, image, &walker->present,
		    "an entry that the level's walkers read as present"))
		return false;
	if (!pte_test_is_never(&walker->table) &&
	    !pte_trial_add_image(
		    t, image, &walker->table,
		    "an entry that the level's walkers read as a table"))
		return false;
	for (const struct pte_predicate *p = t->s.t->model->predicates;
	     p->name != NULL; p++)
		if (!p->by_design && p->in.since <= t->s.t->version &&
		    t->s.t->version <= p->in.until &&
		    !pte_trial_add_image(
			    t, image, &p->test,
			    "an entry that a test of the level's walkers "
			    "takes for a huge page"))
			return false;
	return true;
}

static void level_safe(struct trial *t)
{
	pte_trial_images(t, image_level_safe);
}

/* ---- the table ---------------------------------------------------------- */

#define TYPES                                                                  \
	(PTE_OPTION_SET(PTE_OPTION_MIGRATION) |                                \
	 PTE_OPTION_SET(PTE_OPTION_MEMORY_FAILURE) |                           \
	 PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE) |                           \
	 PTE_OPTION_SET(PTE_OPTION_PTE_MARKER) |                               \
	 PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION))
#define FLAGS                                                                  \
	(PTE_OPTION_SET(PTE_OPTION_MEM_SOFT_DIRTY) |                           \
	 PTE_OPTION_SET(PTE_OPTION_USERFAULTFD_WP))
#define PFNS                                                                   \
	(PTE_OPTION_SET(PTE_OPTION_SWAP) |                                     \
	 PTE_OPTION_SET(PTE_OPTION_SPARSEMEM_VMEMMAP))
#define NOT_PMD                                                                \
	(PTE_LEVEL_SET(PTE_LEVEL_PTE) | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB))
#define WALKED (PTE_LEVEL_SET(PTE_LEVEL_PMD) | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB))

const struct claim pte_claims_of_sets[] = {
	{ { "swap-not-present",
	    "no entry's word satisfies pte_present; nor protnone, which lies "
	    "in present",
	    TYPES | FLAGS | PFNS, NOT_PMD },
	  swap_not_present },
	{ { "pmd-not-present", "no entry's word satisfies pmd_present",
	    TYPES | FLAGS | PFNS, PTE_LEVEL_SET(PTE_LEVEL_PMD) },
	  swap_not_present },
	{ { "swap-not-none", "no entry's word satisfies none",
	    TYPES | FLAGS | PFNS, PTE_LEVEL_ALL },
	  swap_not_none },
	{ { "protnone-is-present", "what is protnone is present", 0,
	    PTE_LEVEL_ALL },
	  protnone_is_present },
	{ { "image-disjoint", "no word is written for two kinds", TYPES | FLAGS,
	    PTE_LEVEL_ALL },
	  image_disjoint },
	{ { "accept-disjoint", "no two of the level's predicates meet", 0,
	    PTE_LEVEL_ALL },
	  accept_disjoint },
	{ { "image-read", "what is written for a kind is read as that kind",
	    TYPES | FLAGS | PFNS, PTE_LEVEL_ALL },
	  image_read },
	{ { "invalid-still-present",
	    "a word made invalid for a moment is still present", 0,
	    PTE_LEVEL_ALL },
	  invalid_still_present },
	{ { "level-safe",
	    "the level's walkers take no entry for a page or a table",
	    TYPES | FLAGS | PFNS, WALKED },
	  level_safe },
	{ { NULL, NULL, 0, 0 }, NULL },
};
