/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims that only the museum makes: they speak of moments, machines and code
 * that no layout says anything of. Each reads its part of the exhibit's moment.
 */
#include "claims.h"

/* ---- entries that something else claims -----------------------------------
 */

static const char *class_disjoint(const struct question *q,
				  struct pte_obligations *to)
{
	pte_oblige_avoids(to, &q->image, &q->v->moment->words,
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
	if (carries(q->v->kind, q->v->moment->asked))
		return "the kind carries what is asked";
	return class_disjoint(q, to);
}

/* ---- two ways to walk -----------------------------------------------------
 */

/*
 * pte_to_pagemap_entry, as two variants of 2021 had it: one looks for special
 * words inside the branch that is for swapped pages, the other after it. They
 * answer alike but for special words that don't enter the branch.
 */
static const char *variants_agree(const struct question *q,
				  struct pte_obligations *to)
{
	const struct pte_moment *const m = q->v->moment;
	const struct pte_words special = pte_words_passing(&m->words);

	pte_oblige_avoids(to, &special, &q->s.view->none,
			  "a special word that is none");
	pte_oblige_avoids(to, &special, &q->s.view->present,
			  "a special word that is present");
	if (m->entries_only)
		pte_oblige_avoids(to, &special, &m->words,
				  "a special word that isn't looked at");
	return NULL;
}

/* ---- words that stand for a moment ----------------------------------------
 */

static struct pte_test changed(const struct pte_pattern *from,
			       const struct pte_change *change)
{
	const uint64_t touched = change->clear | change->set;

	return (struct pte_test){ from->mask | touched,
				  (from->value & ~touched) | change->set, 0 };
}

/* an entry is what is left after none, present and protnone */
static const char *moment_not_entry(const struct question *q,
				    struct pte_obligations *to)
{
	const struct pte_view *const view = q->s.view;
	const struct pte_moment *const m = q->v->moment;
	const struct pte_test words = changed(&m->from, &m->change);
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_INSIDE,
			   "a word of a moment that reads as an entry");

	o->a = pte_words_passing(&words);
	o->within[o->withins++] = view->none;
	o->within[o->withins++] = view->present;
	o->within[o->withins++] = view->protnone;
	return NULL;
}

/* ---- bits that other code rewrites ----------------------------------------
 */

/* no more than none of the bits: else two words show it */
static void none_of(struct pte_obligations *to, uint64_t bits, uint64_t word,
		    uint64_t other, const char *reason)
{
	struct pte_obligation *const o =
		pte_oblige_fits(to, pte_bit_count(bits), 0, reason);

	o->shown[0] = word;
	o->shown[1] = other;
}

/*
 * What decides whether a word is present mustn't be what a change of the
 * memory's attributes rewrites.
 */
static const char *attributes_stable(const struct question *q,
				     struct pte_obligations *to)
{
	const struct pte_view *const v = q->s.view;
	const struct pte_change *const change = &q->v->moment->change;
	const uint64_t decides = v->present.mask | v->present.any |
				 v->protnone.mask | v->protnone.any;
	const uint64_t touched = change->clear | change->set;
	const uint64_t word = v->protnone.value | change->set;

	none_of(to, decides & touched, word, word & ~touched,
		"the attributes hold a bit that says what the word is");
	return NULL;
}

/* ---- one entry, one word --------------------------------------------------
 */

static const char *same_entry_same_word(const struct question *q,
					struct pte_obligations *to)
{
	const struct pte_moment *const m = q->v->moment;
	const uint64_t compared = m->written &
				  ~(q->s.type | q->s.offset | m->passed_over);
	const uint64_t word = q->s.c->fixed.value;

	none_of(to, compared, word | compared, word,
		"two words of one entry that compare as different");
	return NULL;
}

/* ---- numbers --------------------------------------------------------------
 */

static const char *pfn_kept(const struct question *q,
			    struct pte_obligations *to)
{
	const struct pte_target *const t = q->s.t;
	const unsigned bits =
		q->v->moment->machine_bits - (unsigned)t->layout->page_shift;
	const unsigned kept = t->pfn_bits != 0 ? t->pfn_bits
					       : q->s.c->offset.width;
	const int type = pte_target_type_of(t, q->v->kind);
	struct pte_obligation *o;

	if (!carries(q->v->kind, PTE_ASKED_PFN))
		return "the kind holds no pfn";
	o = pte_oblige_fits(to, bits, kept, "two pages, one pfn");
	for (unsigned i = 0; i < 2; i++)
		o->shown[i] = pte_layout_swap_encode_masked(
			t->layout,
			pte_swap_entry_pack((unsigned)type,
					    i == 0 ? pte_ones(kept) + 1 : 0));
	return NULL;
}

/* the value entry holds the low bits; a type that is cut becomes another one */
static const char *value_entry_fits(const struct question *q,
				    struct pte_obligations *to)
{
	const struct pte_moment *const m = q->v->moment;
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

/* ---- addresses ------------------------------------------------------------
 */

/* an empty slot must not hold the address of a page */
static const char *zero_names_no_page(const struct question *q,
				      struct pte_obligations *to)
{
	const struct pte_place *const place = q->s.t->layout->place[q->s.level];
	const uint64_t address = pte_place_read(place, 0);

	none_of(to, address, 0,
		pte_place_write_masked(place, address,
				       q->s.view->protnone.value),
		"an empty slot that holds a page's address");
	return NULL;
}

/* ---- the table ------------------------------------------------------------
 */

#define ONLY_PTE PTE_LEVEL_SET(PTE_LEVEL_PTE)

/* clang-format off */
const struct claim pte_claims_of_museum[] = {
	{ { "class-disjoint",       "no entry's word lies in a class that is claimed for another use", 0, PTE_LEVEL_ALL },
	  SCOPE_IMAGES, true, NULL, "disjoint", class_disjoint },
	{ { "asked-of-bearers",     "nothing is taken from an entry's word that its kind doesn't carry", 0, PTE_LEVEL_ALL },
	  SCOPE_KINDS, true, NULL, "disjoint", asked_of_bearers },
	{ { "moment-not-entry",     "no word that stands for a moment only is read as an entry", 0, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, true, NULL, "contained", moment_not_entry },
	{ { "attributes-stable",    "no change of memory attributes decides whether a word is present", 0, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, true, NULL, "no rewritten bit decides anything", attributes_stable },
	{ { "same-entry-same-word", "two words of one entry compare as the same", 0, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, true, NULL, "nothing but type and offset is compared", same_entry_same_word },
	{ { "pfn-kept",             "every pfn of the machine survives an entry", 0, PTE_LEVEL_ALL },
	  SCOPE_KINDS, true, NULL, "pfn bits of the machine against those of an entry", pfn_kept },
	{ { "value-entry-fits",     "every type survives the page cache's value entry", 0, ONLY_PTE },
	  SCOPE_WHOLE, true, NULL, "the highest type against what a value entry holds", value_entry_fits },
	{ { "types-fit",            "a type is left for a swap device", 0, ONLY_PTE },
	  SCOPE_WHOLE, false, NULL, "reserved types against 32, less one for a device", types_fit },
	{ { "zero-names-no-page",   "an empty slot holds no page's address", 0, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "the address that 0 holds is 0", zero_names_no_page },
	{ { "variants-agree",       "a test inside the branch for swapped pages and one after it answer alike", 0, ONLY_PTE },
	  SCOPE_WHOLE, true, NULL, "special words enter the branch", variants_agree },
	{ { "exclusive-not-invented", "no transition makes a page exclusive whose entry doesn't say so", 0, PTE_LEVEL_ALL },
	  SCOPE_KINDS, true, NULL, "kinds by rules, words disjoint", pte_claim_exclusive_not_invented },
	{ { "shared-not-written",   "fork of a COW mapping leaves no writable or exclusive entry", 0, PTE_LEVEL_ALL },
	  SCOPE_KINDS, true, NULL, "kinds by rules, words disjoint", pte_claim_shared_not_written },
	{ { "device-kept",          "an entry of a device's page stays one, until it's mapped back", 0, PTE_LEVEL_ALL },
	  SCOPE_KINDS, true, NULL, "kinds by rules, words disjoint", pte_claim_device_kept },
	{ { "uffd-wp-kept",         "no change of protection drops uffd-wp from an entry, unless it's asked to", 0, PTE_LEVEL_ALL },
	  SCOPE_KINDS, true, NULL, "the flag is kept, or never there", pte_claim_uffd_wp_kept },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
