/* SPDX-License-Identifier: BSD-2-Clause */
#include "proof.h"

#include <string.h>

#include <pte/encode.h>

/* ---- the words that encoders write --------------------------------------- */

/* Bits that are 1, or 0, in every word; and whether the claim holds of each. */
struct seen {
	const struct pte_verdict *verdict;
	uint64_t ones, zeros;
	bool holds;
};

static const struct pte_store *store_of(const struct pte_verdict *v)
{
	const struct pte_target *const t = v->target;

	for (const struct pte_store *s = t->model->stores; s->path != NULL; s++)
		if (v->path != NULL && strcmp(s->path, v->path) == 0 &&
		    (s->levels & PTE_LEVEL_SET(v->level)) != 0 &&
		    s->in.since <= t->version && t->version <= s->in.until &&
		    (s->needs & ~t->options) == 0)
			return s;
	return NULL;
}

/* pte/pattern.h: a value bit outside the mask can't be matched */
static bool lies_in(const struct pte_test *t, uint64_t word)
{
	return (word & t->mask) == t->value &&
	       (t->any == 0 || (word & t->any) != (t->except & t->any));
}

/* of pmds also what lacks these bits, but for what an empty slot holds */
static bool is_present(const struct pte_verdict *v, uint64_t word)
{
	const struct pte_layout *const l = v->target->layout;

	return lies_in(&l->view[v->level]->present, word) ||
	       (v->level == PTE_LEVEL_PMD && l->present_without != 0 &&
		(word & l->present_without) == 0 && word != l->empty[v->level]);
}

static bool is_stored(const struct pte_verdict *v)
{
	return strcmp(v->claim->id, "store-stable") == 0;
}

static bool holds_of(const struct pte_verdict *v, uint64_t word)
{
	const struct pte_store *const store = store_of(v);

	if (is_stored(v))
		return store != NULL && (word & store->dropped) == 0;
	return !is_present(v, word);
}

static void see(struct seen *s, uint64_t word)
{
	s->ones &= word;
	s->zeros &= ~word;
	s->holds = s->holds && holds_of(s->verdict, word);
}

static uint64_t flag_bits(const struct pte_target *t, enum pte_level level)
{
	uint64_t bits = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((t->swap_flags[level] & PTE_FLAG_SET(f)) != 0)
			bits |= t->layout->swap[level]->flag[f];
	return bits;
}

/* no bit depends on another one: the ends show what each of them takes */
static void see_field(const struct pte_target *t, enum pte_level level,
		      struct seen *s)
{
	const uint64_t flags = flag_bits(t, level);

	for (unsigned type = 0; type < PTE_SWAP_TYPE_COUNT; type++) {
		const uint64_t low = pte_layout_swap_encode_masked(
			t->layout, level,
			pte_swap_entry_pack(t->layout, type, 0));
		const uint64_t high = pte_layout_swap_encode_masked(
			t->layout, level,
			pte_swap_entry_pack(t->layout, type, UINT64_MAX));

		see(s, low);
		see(s, high);
		see(s, low | flags);
		see(s, high | flags);
	}
}

static void see_description(const struct pte_target *t, enum pte_level level,
			    const struct pte_description *d, struct seen *s)
{
	struct pte_description flagged = *d;
	uint64_t word;

	if (pte_target_encode(t, level, d, &word) == PTE_STATUS_OK)
		see(s, word);
	flagged.flags = t->swap_flags[level];
	if (d->kind != PTE_KIND_SWAP)
		flagged.flags &= ~PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE);
	if (pte_target_encode(t, level, &flagged, &word) == PTE_STATUS_OK)
		see(s, word);
}

/* a device's slots: 1 to 2^32 - 2, every bit of them both ways */
static void see_slots(const struct pte_target *t, enum pte_level level,
		      struct pte_description d, struct seen *s)
{
	const uint64_t most = 0xffffffff;

	for (d.type = 0; d.type < t->max_swapfiles; d.type++) {
		for (unsigned n = 0; n < 32; n++) {
			d.offset = UINT64_C(1) << n;
			see_description(t, level, &d, s);
			d.offset = most ^ UINT64_C(1) << n;
			see_description(t, level, &d, s);
		}
	}
}

static void see_markers(const struct pte_target *t, enum pte_level level,
			struct pte_description d, struct seen *s)
{
	for (d.marker = 1; d.marker <= t->markers; d.marker++)
		see_description(t, level, &d, s);
}

/* what the machine's memory has, not what the field would hold */
static void see_pfns(const struct pte_target *t, enum pte_level level,
		     struct pte_description d, struct seen *s)
{
	const unsigned bits = t->phys_bits - (unsigned)t->layout->page_shift;
	const uint64_t most = (UINT64_C(1) << bits) - 1;
	const uint64_t room = pte_target_pfn_max(t, level, d.kind);

	for (unsigned i = 0; i < 4; i++) {
		d.pfn = i % 2 == 0 ? 0 : most < room ? most : room;
		d.young = d.dirty = i >= 2 && t->young_dirty &&
				    pte_kind_info(d.kind)->young_dirty;
		see_description(t, level, &d, s);
	}
}

static void see_kind(const struct pte_verdict *v, struct seen *s)
{
	const struct pte_description d = {
		.kind = v->kind,
		.keys = pte_kind_keys(v->kind),
	};

	switch (v->domain) {
	case PTE_DOMAIN_DEVICE:
		see_slots(v->target, v->level, d, s);
		break;
	case PTE_DOMAIN_MARKER:
		see_markers(v->target, v->level, d, s);
		break;
	case PTE_DOMAIN_PFN:
		see_pfns(v->target, v->level, d, s);
		break;
	case PTE_DOMAIN_FIELD:
		see_field(v->target, v->level, s);
		break;
	}
}

static struct seen words_of(const struct pte_verdict *v)
{
	struct seen s = { v, UINT64_MAX, UINT64_MAX, true };

	see_kind(v, &s);
	return s;
}

/* ---- judging ------------------------------------------------------------- */

/* with any flag that exists there: the codec has it for every kind alike */
static bool is_written(const struct pte_verdict *v, const struct seen *s)
{
	const uint64_t flags = flag_bits(v->target, v->level);

	return (s->ones & ~v->witness) == 0 &&
	       (s->zeros & v->witness & ~flags) == 0;
}

static bool is_refutation(const struct pte_verdict *v, const struct seen *s)
{
	const bool written = is_written(v, s);

	if (is_stored(v)) {
		const struct pte_store *const store = store_of(v);

		return written && store != NULL &&
		       v->becomes == (v->witness & ~store->dropped) &&
		       v->becomes != v->witness;
	}
	return written && v->becomes == v->witness && is_present(v, v->witness);
}

/* some kind of entry can be encoded at the level at all */
static bool any_stands(const struct pte_target *t, enum pte_level level)
{
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const enum pte_kind kind = (enum pte_kind)k;
		const enum pte_payload payload = pte_kind_info(kind)->payload;
		const struct pte_description d = {
			.kind = kind,
			.keys = pte_kind_keys(kind),
			.offset = 1,
			.marker = 1,
		};
		uint64_t word;

		if (payload != PTE_PAYLOAD_NOTHING &&
		    payload != PTE_PAYLOAD_ADDRESS && kind != PTE_KIND_RAW &&
		    pte_target_encode(t, level, &d, &word) == PTE_STATUS_OK)
			return true;
	}
	return false;
}

bool proof_is_one(const struct pte_verdict *verdict)
{
	const uint32_t thp = PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE);
	const struct pte_target *const t = verdict->target;

	if (verdict->verdict == PTE_VERDICT_NOT_APPLICABLE)
		return t->layout->view[verdict->level] == NULL ||
		       (verdict->level == PTE_LEVEL_PMD &&
			(t->options & thp) == 0) ||
		       (verdict->path == NULL &&
			!any_stands(t, verdict->level));

	const struct seen s = words_of(verdict);

	return verdict->verdict == PTE_VERDICT_PROVED
		       ? s.holds
		       : verdict->verdict == PTE_VERDICT_REFUTED &&
				 is_refutation(verdict, &s);
}
