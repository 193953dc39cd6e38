/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims that only the museum makes, about events, machines and code that no
 * layout describes. Each reads its fields of the exhibit's scenario.
 */
#include "prove/claims.h"

/* ---- entries that something else claims -----------------------------------
 */

static const char *class_disjoint(const struct question *q,
				  struct pte_obligations *to)
{
	pte_oblige_avoids(to, &q->written, &q->v->scenario->words,
			  "an entry that other code claims");
	return NULL;
}

static bool carries(enum pte_kind kind, enum pte_asked asked)
{
	const enum pte_payload payload = pte_kind_info(kind)->payload;

	return asked == PTE_ASKED_PFN &&
	       (payload == PTE_PAYLOAD_PFN || payload == PTE_PAYLOAD_WHOLE);
}

static const char *asked_of_bearers(const struct question *q,
				    struct pte_obligations *to)
{
	if (carries(q->v->kind, q->v->scenario->asked))
		return "the kind carries what is asked";
	return class_disjoint(q, to);
}

/* ---- two ways to walk -----------------------------------------------------
 */

/*
 * pte_to_pagemap_entry in two variants of 2021: one checks for special words
 * inside the branch for swapped pages, the other after it. Their results differ
 * only for special words that don't enter the branch.
 */
static const char *variants_agree(const struct question *q,
				  struct pte_obligations *to)
{
	const struct pte_scenario *const m = q->v->scenario;
	const struct pte_words special = pte_words_passing(&m->words);

	pte_oblige_avoids(to, &special, &q->s.view->none,
			  "a special word that is none");
	pte_oblige_avoids_each(to, &special, &q->s.present,
			       "a special word that is present");
	if (m->entries_only)
		pte_oblige_avoids(to, &special, &m->words,
				  "a special word that isn't looked at");
	return NULL;
}

/* ---- numbers --------------------------------------------------------------
 */

/* a value entry holds the low bits: a truncated type becomes another one */
static const char *value_entry_fits(const struct question *q,
				    struct pte_obligations *to)
{
	const struct pte_scenario *const m = q->v->scenario;
	const uint64_t held = pte_ones(m->value_bits);
	uint64_t type = 0;
	struct pte_obligation *const o = pte_oblige_fits(
		to, (PTE_SWAP_TYPE_COUNT - 1ULL) << m->type_shift, held,
		"a swp_entry that comes back as another");

	while (type < PTE_SWAP_TYPE_COUNT && (type << m->type_shift) <= held)
		type++;
	o->shown[0] = type << m->type_shift;
	o->shown[1] = o->shown[0] & held;
	return NULL;
}

static const char *types_fit(const struct question *q,
			     struct pte_obligations *to)
{
	pte_oblige_fits(
		to, PTE_SWAP_TYPE_COUNT - (uint64_t)q->s.t->max_swapfiles,
		PTE_SWAP_TYPE_COUNT - 1, "no type is left for swap devices");
	return NULL;
}

/* ---- the table ------------------------------------------------------------
 */

#define ONLY_PTE PTE_LEVEL_SET(PTE_LEVEL_PTE)

/* clang-format off */
const struct claim pte_claims_of_museum[] = {
	{ { "class-disjoint",       "no entry's word falls into a class that is claimed for another use", 0, PTE_LEVEL_ALL },
	  SCOPE_IMAGES, true, NULL, "disjoint", class_disjoint },
	{ { "asked-of-bearers",     "nothing is read from an entry that its kind doesn't carry", 0, PTE_LEVEL_ALL },
	  SCOPE_KINDS, true, NULL, "disjoint", asked_of_bearers },
	{ { "value-entry-fits",     "every type survives the page cache's value entry", 0, ONLY_PTE },
	  SCOPE_WHOLE, true, NULL, "the highest type against what a value entry holds", value_entry_fits },
	{ { "types-fit",            "at least one type is left for swap devices", 0, ONLY_PTE },
	  SCOPE_WHOLE, false, NULL, "reserved types against 32, less one for a device", types_fit },
	{ { "variants-agree",       "a test inside the branch for swapped pages and the one after it agree", 0, ONLY_PTE },
	  SCOPE_WHOLE, true, NULL, "special words enter the branch", variants_agree },
	{ { "exclusive-not-invented", "no transition makes a page exclusive unless its entry says so", 0, PTE_LEVEL_ALL },
	  SCOPE_KINDS, true, NULL, "kinds by rules, words disjoint", pte_claim_exclusive_not_invented },
	{ { "shared-not-written",   "fork of a COW mapping leaves no writable or exclusive entry", 0, PTE_LEVEL_ALL },
	  SCOPE_KINDS, true, NULL, "kinds by rules, words disjoint", pte_claim_shared_not_written },
	{ { "device-kept",          "an entry of a device page stays one until it is mapped back", 0, PTE_LEVEL_ALL },
	  SCOPE_KINDS, true, NULL, "kinds by rules, words disjoint", pte_claim_device_kept },
	{ { "uffd-wp-kept",         "no protection change drops uffd-wp from an entry unless it is asked to", 0, PTE_LEVEL_ALL },
	  SCOPE_KINDS, true, NULL, "the flag is kept, or never there", pte_claim_uffd_wp_kept },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
