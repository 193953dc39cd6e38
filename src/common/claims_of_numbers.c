/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims that compare numbers: widths, owners, counts of words.
 */
#include <pte/census.h>

#include "prover.h"

static void fits(struct trial *t, uint64_t needs, uint64_t has,
		 const char *reason, const char *method)
{
	const struct pte_step step = { PTE_STEP_FITS, PTE_TEST(0, needs),
				       PTE_TEST(0, has), 0 };

	if (needs > has)
		pte_trial_refute(t, needs, has, reason);
	else if (pte_trial_add_step(t, &step))
		pte_trial_prove(t, method);
}

static uint64_t pfn_bits(const struct trial *t)
{
	return t->s.t->phys_bits - (uint64_t)t->s.t->layout->page_shift;
}

static void pfn_fits(struct trial *t)
{
	fits(t, pfn_bits(t), t->s.c->offset.width,
	     "more pfn bits than the offset has",
	     "MAX_PHYSMEM_BITS - PAGE_SHIFT against the offset's width");
}

/* A and D stand above the pfn */
#define YOUNG_DIRTY_BITS 2

static void young_dirty_fits(struct trial *t)
{
	if (!t->s.t->young_dirty)
		pte_trial_not_applicable(t, "no A/D in migration entries here");
	else
		fits(t, pfn_bits(t) + YOUNG_DIRTY_BITS, t->s.c->offset.width,
		     "more bits of pfn, A and D than the offset has",
		     "pfn bits + 2 against the offset's width");
}

/* A value entry of the page cache is a word's bits but one. */
#define PAGE_CACHE_VALUE_BITS 63

static void page_cache_fits(struct trial *t)
{
	unsigned type_bits = 0;

	for (unsigned type = 0; type < PTE_TYPE_COUNT_MAX; type++)
		if (t->s.t->kind_of_type[type] != PTE_KIND_UNKNOWN)
			while (type >> type_bits != 0)
				type_bits++;
	fits(t, PTE_SWAP_ENTRY_TYPE_SHIFT + type_bits, PAGE_CACHE_VALUE_BITS,
	     "a swp_entry needs all 64 bits",
	     "bits of a swp_entry against those of a value entry");
}

/* ---- owners ------------------------------------------------------------- */

/* the bits that the rows give to an owner; *twice: bits of two rows */
static uint64_t bits_of(const struct pte_owned *rows, enum pte_owner owner)
{
	uint64_t bits = 0;

	for (const struct pte_owned *o = rows; o->width != 0; o++)
		if (o->owner == owner)
			bits |= pte_ones(o->width) << o->lsb;
	return bits;
}

static bool rows_partition(const struct pte_owned *rows, uint64_t *wrong_ret)
{
	uint64_t once = 0, twice = 0;

	for (const struct pte_owned *o = rows; o->width != 0; o++) {
		const uint64_t bits = pte_ones(o->width) << o->lsb;

		twice |= once & bits;
		once |= bits;
	}
	*wrong_ret = twice | ~once;
	return *wrong_ret == 0;
}

/* what stores drop, or hardware sets, and nothing of ours stands on */
static uint64_t foreign_bits(const struct scene *s, uint64_t carried)
{
	uint64_t bits = s->view->hardware;

	for (const struct pte_store *p = s->t->model->stores; p->path != NULL;
	     p++)
		bits |= p->dropped;
	return bits & ~carried;
}

static uint64_t every_flag(const uint64_t *flag)
{
	uint64_t bits = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		bits |= flag[f];
	return bits;
}

static void bits_owned(struct trial *t)
{
	const struct scene *const s = &t->s;
	const struct pte_owned *const rows = s->t->model->owned;
	const uint64_t *const flag = s->c->flag;
	const uint64_t carried = s->type | s->offset | every_flag(flag);
	const struct {
		enum pte_owner owner;
		uint64_t bits;
	} says[] = {
		{ PTE_OWNER_TYPE, s->type },
		{ PTE_OWNER_OFFSET, s->offset },
		{ PTE_OWNER_SOFT_DIRTY, flag[PTE_FLAG_SOFT_DIRTY] },
		{ PTE_OWNER_UFFD_WP, flag[PTE_FLAG_UFFD_WP] },
		{ PTE_OWNER_EXCLUSIVE, flag[PTE_FLAG_EXCLUSIVE] },
		{ PTE_OWNER_ZERO, s->c->fixed.mask & ~s->c->fixed.value },
		{ PTE_OWNER_ONE, s->c->fixed.value },
		{ PTE_OWNER_HARDWARE, foreign_bits(s, carried) },
		{ PTE_OWNER_PROPOSED, flag[PTE_FLAG_PROPOSED] },
		{ PTE_OWNER_PROPOSED + 1, flag[PTE_FLAG_PROPOSED + 1] },
		{ PTE_OWNER_PROPOSED + 2, flag[PTE_FLAG_PROPOSED + 2] },
		{ PTE_OWNER_PROPOSED_LAST, flag[PTE_FLAG_PROPOSED_LAST] },
	};
	uint64_t wrong;

	if (!rows_partition(rows, &wrong)) {
		pte_trial_refute(t, wrong, 0,
				 "bits with no owner, or with two");
		return;
	}
	for (unsigned i = 0; i < sizeof(says) / sizeof(says[0]); i++) {
		wrong = bits_of(rows, says[i].owner) ^ says[i].bits;
		if (wrong != 0) {
			pte_trial_refute(
				t, wrong, says[i].bits,
				"bits whose owner isn't what the codec says");
			return;
		}
	}
	fits(t, 64, 64, "", "64 bits, one owner each, as the codec says");
}

/* ---- census ------------------------------------------------------------- */

static void census(struct trial *t)
{
	struct pte_census c;

	if (pte_census_take(t->s.t, t->s.level, &c) != PTE_STATUS_OK) {
		pte_trial_not_applicable(t, "the sets exceed their capacity");
		return;
	}
	if (c.sum.high != 1 || c.sum.low != 0 || !c.agrees) {
		pte_trial_refute(t, c.sum.low, c.sum.high,
				 "the counts don't add up to 2^64");
		return;
	}

	const struct pte_step step = { PTE_STEP_COUNT, PTE_TEST(0, c.sum.high),
				       PTE_TEST(0, c.sum.low), 0 };

	if (pte_trial_add_step(t, &step))
		pte_trial_prove(t, "counted twice, the sum is 2^64");
}

#define PFNS                                                                   \
	(PTE_OPTION_SET(PTE_OPTION_SWAP) |                                     \
	 PTE_OPTION_SET(PTE_OPTION_MIGRATION) |                                \
	 PTE_OPTION_SET(PTE_OPTION_SPARSEMEM_VMEMMAP))

const struct claim pte_claims_of_numbers[] = {
	{ { "pfn-fits", "every pfn of the machine fits the offset", PFNS,
	    PTE_LEVEL_SET(PTE_LEVEL_PTE) },
	  pfn_fits },
	{ { "young-dirty-fits",
	    "every pfn fits the offset with young and dirty above it", PFNS,
	    PTE_LEVEL_SET(PTE_LEVEL_PTE) },
	  young_dirty_fits },
	{ { "page-cache-fits",
	    "every swp_entry survives the page cache's value entry", 0,
	    PTE_LEVEL_SET(PTE_LEVEL_PTE) },
	  page_cache_fits },
	{ { "bits-owned", "each of the 64 bits has exactly one owner", 0,
	    PTE_LEVEL_SET(PTE_LEVEL_PTE) },
	  bits_owned },
	{ { "census", "every word is read as exactly one kind", 0,
	    PTE_LEVEL_ALL },
	  census },
	{ { NULL, NULL, 0, 0 }, NULL },
};
