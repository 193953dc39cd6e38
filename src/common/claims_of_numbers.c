/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims that compare numbers: widths, owners, counts of words.
 */
#include "claims.h"

#include <pte/census.h>

#include "owner.h"

static uint64_t pfn_bits(const struct question *q)
{
	return q->s.t->phys_bits - (uint64_t)q->s.t->layout->page_shift;
}

static const char *pfn_fits(const struct question *q,
			    struct pte_obligations *to)
{
	pte_oblige_fits(to, pfn_bits(q), q->s.c->offset.width,
			"more pfn bits than the offset has");
	return NULL;
}

/* A and D stand above the pfn */
#define YOUNG_DIRTY_BITS 2

static const char *young_dirty_fits(const struct question *q,
				    struct pte_obligations *to)
{
	pte_oblige_fits(to, pfn_bits(q) + YOUNG_DIRTY_BITS,
			q->s.c->offset.width,
			"more bits of pfn, A and D than the offset has");
	return q->s.t->young_dirty ? NULL : "no A/D in migration entries here";
}

/* A value entry of the page cache is a word's bits but one. */
#define PAGE_CACHE_VALUE_BITS 63

static const char *page_cache_fits(const struct question *q,
				   struct pte_obligations *to)
{
	unsigned type_bits = 0;

	for (unsigned type = 0; type < PTE_TYPE_COUNT_MAX; type++)
		if (q->s.t->kind_of_type[type] != PTE_KIND_UNKNOWN)
			while (type >> type_bits != 0)
				type_bits++;
	pte_oblige_fits(to, PTE_SWAP_ENTRY_TYPE_SHIFT + type_bits,
			PAGE_CACHE_VALUE_BITS, "a swp_entry needs all 64 bits");
	return NULL;
}

/* ---- owners ---------------------------------------------------------------
 */

/* the bits that no row has, or two */
static uint64_t bits_not_once(const struct pte_owned *rows)
{
	uint64_t once = 0, twice = 0;

	for (const struct pte_owned *o = rows; o->width != 0; o++) {
		const uint64_t bits = pte_ones(o->width) << o->lsb;

		twice |= once & bits;
		once |= bits;
	}
	return twice | ~once;
}

#define WORD_BITS 64

static void oblige_owners(struct pte_obligations *to, uint64_t wrong,
			  uint64_t rights, const char *reason)
{
	struct pte_obligation *const o = pte_oblige_fits(
		to, WORD_BITS, WORD_BITS - pte_bit_count(wrong), reason);

	o->shown[0] = wrong;
	o->shown[1] = rights;
}

static const char *bits_owned(const struct question *q,
			      struct pte_obligations *to)
{
	const struct pte_model *const model = q->s.t->model;
	const struct pte_owned *const rows = model->owned;

	oblige_owners(to, bits_not_once(rows), 0,
		      "bits with no owner, or with two");
	/* what nobody has is what's left */
	for (unsigned n = PTE_OWNER_TYPE; n < PTE_OWNER_FREE; n++) {
		const uint64_t rights =
			pte_owner_bits(model, (enum pte_owner)n, q->s.level);

		oblige_owners(
			to, pte_owned_bits(rows, (enum pte_owner)n) ^ rights,
			rights, "bits whose owner isn't what the codec says");
	}
	for (unsigned f = PTE_FLAG_PROPOSED; f < pte_model_flag_count(model);
	     f++)
		oblige_owners(to, pte_flag_disputed(model, f, q->s.level),
			      q->s.c->flag[f],
			      "a flag's bit that has another owner");
	return NULL;
}

/* ---- census ---------------------------------------------------------------
 */

/* a word is of one kind by how it's read, but for what is none and present */
static const char *census(const struct question *q, struct pte_obligations *to)
{
	const struct pte_words none = pte_words_passing(&q->s.view->none);
	struct pte_census c;

	pte_oblige_avoids(to, &none, &q->s.view->present,
			  "a word that counts as none and as present");
	if (pte_census_take(q->s.t, q->s.level, &c) == PTE_STATUS_OK)
		pte_oblige_fits(to,
				c.agrees && c.sum.high == 1 ? c.sum.low
							    : PTE_ALL_BITS,
				0, "the counts don't add up to 2^64");
	else
		to->count = PTE_OBLIGATION_CAPACITY + 1;
	return NULL;
}

/* ---- the table ------------------------------------------------------------
 */

#define PFNS (CLAIM_PFNS | PTE_OPTION_SET(PTE_OPTION_MIGRATION))
#define ONLY_PTE PTE_LEVEL_SET(PTE_LEVEL_PTE)

/* clang-format off */
const struct claim pte_claims_of_numbers[] = {
	{ { "pfn-fits",         "every pfn of the machine fits the offset", PFNS, ONLY_PTE },
	  SCOPE_WHOLE, false, NULL, "MAX_PHYSMEM_BITS - PAGE_SHIFT against the offset's width", pfn_fits },
	{ { "young-dirty-fits", "every pfn fits the offset with young and dirty above it", PFNS, ONLY_PTE },
	  SCOPE_WHOLE, false, NULL, "pfn bits + 2 against the offset's width", young_dirty_fits },
	{ { "page-cache-fits",  "every swp_entry survives the page cache's value entry", 0, ONLY_PTE },
	  SCOPE_WHOLE, false, NULL, "bits of a swp_entry against those of a value entry", page_cache_fits },
	{ { "bits-owned",       "each of the 64 bits has exactly one owner, at each level", 0, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "64 bits, one owner each, as the codec says", bits_owned },
	{ { "census",           "every word is read as exactly one kind", 0, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "counted twice, the sum is 2^64", census },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
