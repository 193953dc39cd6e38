/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims that compare numbers: widths, owners, counts of words.
 */
#include "prove/claims.h"

#include <pte/prove/census.h>

#include "common/owner.h"
#include "common/span.h"

static uint64_t pfn_bits(const struct question *q)
{
	return q->s.t->phys_bits - (uint64_t)q->s.t->layout->page_shift;
}

static const char *pfn_fits(const struct question *q,
			    struct pte_obligations *to)
{
	pte_oblige_fits(to, pfn_bits(q), pte_codec_offset_width(q->s.c),
			"more pfn bits than the offset has");
	return NULL;
}

/* A and D are above the pfn */
#define YOUNG_DIRTY_BITS 2

static const char *young_dirty_fits(const struct question *q,
				    struct pte_obligations *to)
{
	pte_oblige_fits(to, pfn_bits(q) + YOUNG_DIRTY_BITS,
			pte_codec_offset_width(q->s.c),
			"more bits of pfn, A and D than the offset has");
	return q->s.t->young_dirty ? NULL : "no A/D in migration entries here";
}

/*
 * The number of pfn bits that survive in an entry of a kind: those that the
 * offset holds, of which the kernel masks some from 6.1 on.
 */
static unsigned pfn_bits_kept(const struct question *q,
			      const struct pte_kind_info *kind)
{
	const unsigned width = pte_codec_offset_width(q->s.c);
	const unsigned masked = q->s.t->pfn_bits;

	return kind->payload != PTE_PAYLOAD_PFN || masked == 0 || masked > width
		       ? width
		       : masked;
}

static void oblige_kept(const struct question *q, enum pte_kind kind,
			struct pte_obligations *to)
{
	const struct pte_target *const t = q->s.t;
	const struct pte_scenario *const m = q->v->scenario;
	const unsigned machine = m != NULL ? m->machine_bits : t->phys_bits;
	const unsigned kept = pfn_bits_kept(q, pte_model_kind(t->model, kind));
	struct pte_obligation *const o =
		pte_oblige_fits(to, machine - (unsigned)t->layout->page_shift,
				kept, "two pages, one pfn");

	for (unsigned i = 0; i < 2; i++)
		o->shown[i] = pte_layout_swap_encode_masked(
			t->layout, q->s.level,
			pte_swap_entry_pack(
				t->layout,
				(unsigned)pte_target_type_of(t, kind),
				i == 0 ? pte_ones(kept) + 1 : 0));
}

static const char *pfn_kept(const struct question *q,
			    struct pte_obligations *to)
{
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const enum pte_kind kind = (enum pte_kind)k;
		const enum pte_payload payload =
			pte_model_kind(q->s.t->model, kind)->payload;

		if (pte_scene_has(&q->s, kind) &&
		    (payload == PTE_PAYLOAD_PFN ||
		     payload == PTE_PAYLOAD_WHOLE))
			oblige_kept(q, kind, to);
	}
	return to->count == 0 ? "no kind of entry here holds a pfn" : NULL;
}

static const char *page_cache_fits(const struct question *q,
				   struct pte_obligations *to)
{
	const struct pte_swap_form *const form = &q->s.t->layout->swp_entry;
	unsigned type_bits = 0;

	for (unsigned type = 0; type < PTE_TYPE_COUNT_MAX; type++)
		if (q->s.t->kind_of_type[type] != PTE_KIND_UNKNOWN)
			while (type >> type_bits != 0)
				type_bits++;
	/* a value entry of the page cache has one bit less than a long */
	pte_oblige_fits(to, form->type_shift + type_bits, form->bits - 1U,
			form->bits == 64 ? "a swp_entry needs all 64 bits"
					 : "a swp_entry needs all 32 bits");
	return NULL;
}

/* ---- owners ---------------------------------------------------------------
 */

/* bits with no owner, or two; a flag that the model lacks owns none */
static uint64_t bits_not_once(const struct pte_model *model,
			      const struct pte_owned *rows)
{
	const uint64_t word = pte_layout_word(model->layout);
	uint64_t once = 0, twice = 0;

	for (const struct pte_owned *o = rows; o->width != 0; o++) {
		const uint64_t bits = pte_ones(o->width) << o->lsb;

		if (!pte_model_has_owner(model, o->owner))
			continue;
		twice |= once & bits;
		once |= bits;
	}
	return twice | (word & ~once);
}

static void oblige_owners(struct pte_obligations *to, uint64_t wrong,
			  uint64_t rights, const char *reason)
{
	struct pte_obligation *const o =
		pte_oblige_fits(to, PTE_WORD_BITS,
				PTE_WORD_BITS - pte_bit_count(wrong), reason);

	o->shown[0] = wrong;
	o->shown[1] = rights;
}

/* Linux's marker bits in that version */
static unsigned markers_of_linux(uint16_t version)
{
	size_t count;
	const struct pte_marker_bit *const rows = pte_markers(&count);
	unsigned bits = 0;

	for (size_t i = 0; i < count; i++)
		if (in_span(&rows[i].in, version))
			bits |= 1U << rows[i].bit;
	return bits;
}

/* a proposal's markers have bits of their own, if markers exist */
static void oblige_markers(const struct question *q, struct pte_obligations *to)
{
	const struct pte_target *const t = q->s.t;
	const struct pte_proposal *const p = t->model->proposal;
	uint64_t taken = markers_of_linux(t->version) |
			 ~pte_ones(pte_codec_offset_width(q->s.c));

	if (!pte_scene_has(&q->s, PTE_KIND_MARKER))
		return;

	const unsigned type = (unsigned)pte_target_type_of(t, PTE_KIND_MARKER);

	for (unsigned i = 0; p != NULL && i < p->marker_count; i++) {
		const uint64_t bit = PTE_BIT(p->markers[i].bit);
		struct pte_obligation *const o = pte_oblige_fits(
			to, (taken & bit) != 0, 0,
			"a marker's bit that another one has, or that the "
			"offset hasn't");

		o->shown[0] = o->shown[1] = pte_layout_swap_encode_masked(
			t->layout, q->s.level,
			pte_swap_entry_pack(t->layout, type, bit));
		taken |= bit;
	}
}

static const char *bits_owned(const struct question *q,
			      struct pte_obligations *to)
{
	const struct pte_model *const model = q->s.t->model;
	const struct pte_owned *const rows = model->owned[q->s.level];

	oblige_owners(to, bits_not_once(model, rows), 0,
		      "bits with no owner, or with two");
	/* free bits are what remains */
	for (unsigned n = PTE_OWNER_TYPE; n < PTE_OWNER_FREE; n++) {
		const unsigned flag = pte_owner_flag((enum pte_owner)n);
		const uint64_t rights =
			pte_owner_bits(model, (enum pte_owner)n, q->s.level);

		if (flag >= PTE_FLAG_LINUX_END && flag < PTE_FLAG_COUNT)
			continue;

		oblige_owners(
			to, pte_owned_bits(rows, (enum pte_owner)n) ^ rights,
			rights, "bits whose owner isn't what the codec says");
	}
	for (unsigned f = PTE_FLAG_PROPOSED; pte_model_has_flag(model, f); f++)
		oblige_owners(to, pte_flag_disputed(model, f, q->s.level),
			      q->s.c->flag[f],
			      "a flag's bit that has another owner");
	oblige_markers(q, to);
	return NULL;
}

/* ---- census ---------------------------------------------------------------
 */

/* every word is read as exactly one kind, if none and present are disjoint */
static const char *census(const struct question *q, struct pte_obligations *to)
{
	const struct pte_words none = pte_words_passing(&q->s.view->none);
	struct pte_census c;

	pte_oblige_avoids_each(to, &none, &q->s.present,
			       "a word that counts as none and as present");
	if (pte_census_take(q->s.t, q->s.level, &c) == PTE_STATUS_OK)
		pte_oblige_fits(to, !c.agrees || !c.complete, 0,
				q->s.t->layout->word_bits == 64
					? "the counts don't add up to 2^64"
					: "the counts don't add up to 2^32");
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
	{ { "pfn-kept",         "every pfn of the machine survives being stored in an entry", CLAIM_TYPES | PTE_OPTION_SET(PTE_OPTION_SPARSEMEM_VMEMMAP), PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "pfn bits of the machine against those of an entry", pfn_kept },
	{ { "page-cache-fits",  "every swp_entry survives the page cache's value entry", 0, ONLY_PTE },
	  SCOPE_WHOLE, false, NULL, "bits of a swp_entry against those of a value entry", page_cache_fits },
	{ { "bits-owned",       "each of the 64 bits has exactly one owner at each level", 0, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "64 bits, one owner each, as the codec says", bits_owned },
	{ { "census",           "every word decodes as exactly one kind", 0, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "counted twice, the sum is 2^64", census },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
