/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Decoding of present words, tables and non-present entries, by the tests of
 * the level's view; the pagemap word is pagemap.c's.
 */
#include <pte/decode.h>

#include "domain.h"
#include "level.h"
#include "machine.h"
#include "pagemap.h"
#include "sized.h"
#include "table.h"

/* softleaf_from_pte came in 6.19. */
#define SOFTLEAF_SINCE PTE_LINUX(6, 19)

/* ---- present words ------------------------------------------------------ */

static enum pte_kind kind_of_present(const struct pte_layout *l,
				     enum pte_level level, uint64_t v)
{
	const struct pte_view *const view = l->view[level];

	if (pte_has_only_tables(l, level))
		return PTE_KIND_TABLE;
	if (pte_test_has(&view->protnone, v))
		return PTE_KIND_PROTNONE;
	if (pte_test_has(&view->invalidated, v))
		return PTE_KIND_INVALIDATED;
	if (pte_test_has(&view->table, v))
		return PTE_KIND_TABLE;
	return PTE_KIND_PRESENT;
}

unsigned pte_target_bits(const struct pte_target *target, enum pte_level level,
			 uint64_t value, struct pte_named_bits *bits_ret)
{
	const struct pte_layout *const l = target->layout;
	const struct pte_place *place;
	enum pte_level at;
	uint64_t address;
	bool table;
	unsigned count = 0;

	if (!is_level(level))
		return 0;
	at = pte_helpers_level(l, level, value);
	table = l->table[at] != NULL &&
		kind_of_present(l, at, value) == PTE_KIND_TABLE;
	place = table ? l->table[at] : l->place[at];
	address = place == NULL ? 0 : pte_place_bits(place, value);
	for (const struct pte_name *n = target->model->names; n->name != NULL;
	     n++) {
		const struct pte_piece piece = { n->lsb, n->width, 0, false };
		const uint64_t got = pte_piece_get(&piece, value);

		/* LPA2, huge pages and hash reuse named bits for the address */
		if (got != 0 && (pte_piece_mask(&piece) & address) == 0 &&
		    ((table ? n->tables : n->levels) & PTE_LEVEL_SET(at)) !=
			    0 &&
		    pte_target_has_name(target, n, value))
			bits_ret[count++] =
				(struct pte_named_bits){ n, (unsigned)got };
	}
	return count;
}

/* the bits of a present word that have a name or hold the address */
static uint64_t named(const struct pte_target *t, enum pte_level level,
		      uint64_t v)
{
	struct pte_named_bits bits[64];
	const unsigned count = pte_target_bits(t, level, v, bits);
	uint64_t set = pte_place_bits(t->layout->place[level], v);

	for (unsigned i = 0; i < count; i++)
		set |= pte_ones(bits[i].name->width) << bits[i].name->lsb;
	return set;
}

/* whether bits that have no name in every word may have one in some */
static bool may_be_named(const struct pte_named_mask *m, uint64_t v)
{
	return (v & ~m->always & m->some) != 0;
}

static void read_table(const struct pte_target *t, enum pte_level level,
		       uint64_t v, struct pte_reading *r)
{
	r->has_table = pte_place_has(t->layout->table[level], v);
	r->table = pte_place_read(t->layout->table[level], v) &
		   ~pte_encryption(t);
	r->stray = v & ~t->table_named[level].always;
	if (may_be_named(&t->table_named[level], v))
		r->stray = v & ~pte_target_table_bits(t, level, v);
}

static void read_present(const struct pte_target *t, enum pte_level level,
			 uint64_t v, struct pte_reading *r)
{
	r->kind = r->softleaf = kind_of_present(t->layout, level, v);
	if (r->kind == PTE_KIND_TABLE && t->layout->table[level] != NULL) {
		read_table(t, level, v, r);
		return;
	}
	r->has_pfn = r->kind != PTE_KIND_TABLE;
	if (r->has_pfn)
		r->pfn = pte_address_in(t, level, v) >> t->layout->page_shift;
	r->stray = v & ~t->named[level].always;
	if (may_be_named(&t->named[level], v))
		r->stray = v & ~named(t, level, v);
}

/* ---- entries ------------------------------------------------------------ */

/* what the offset holds, by kind */
static void read_payload(const struct pte_target *t, struct pte_reading *r)
{
	const struct pte_kind_info *const info =
		pte_model_kind(t->model, r->kind);

	switch (info->payload) {
	case PTE_PAYLOAD_PFN:
		r->has_pfn = true;
		r->pfn = t->pfn_bits == 0
				 ? r->swp_offset
				 : r->swp_offset & pte_ones(t->pfn_bits);
		if (info->young_dirty && t->young_dirty) {
			r->has_young_dirty = true;
			r->young = (r->swp_offset >> t->pfn_bits & 1U) != 0;
			r->dirty = (r->swp_offset >> t->pfn_bits & 2U) != 0;
		}
		break;
	case PTE_PAYLOAD_WHOLE:
		r->has_pfn = true;
		r->pfn = r->swp_offset;
		break;
	case PTE_PAYLOAD_MARKER:
		r->marker = (unsigned)(r->swp_offset & t->markers);
		r->certain = r->certain && t->markers_certain;
		break;
	case PTE_PAYLOAD_OFFSET:
	case PTE_PAYLOAD_NUMBER:
	case PTE_PAYLOAD_ADDRESS:
	case PTE_PAYLOAD_NOTHING:
		break;
	}
}

/* a scheme's reader comes before that of any type */
static bool is_special(const struct pte_target *t, uint64_t v)
{
	for (unsigned i = 0; i < t->special_tests; i++)
		if (pte_test_has(&t->special[i], v))
			return true;
	return false;
}

/* the PTE bits of flags, and those that a scheme keeps in the offset */
static void read_flags(const struct pte_target *t, enum pte_level level,
		       uint64_t v, struct pte_reading *r)
{
	const struct pte_codec *const c = t->layout->swap[level];
	uint64_t moved = 0;

	for (unsigned f = 0, left = t->swap_flags[level]; left != 0;
	     f++, left >>= 1U) {
		const uint64_t in_offset = t->offset_flag[f];
		const bool is_set = in_offset != 0
					    ? (r->swp_offset & in_offset) != 0
					    : (v & c->flag[f]) != 0;

		r->flags |= (left & 1U & is_set) << f;
	}
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		moved |= t->offset_flag[f];
	r->swp_offset &= ~moved;
}

static void read_entry(const struct pte_target *t, enum pte_level level,
		       uint64_t v, struct pte_reading *r)
{
	/* no helper reads entries at this level */
	if (!pte_level_has_entries(level)) {
		r->kind = r->softleaf = PTE_KIND_UNKNOWN;
		return;
	}
	r->has_entry = true;
	/* without huge pages a pmd is decoded by stubs that return 0 */
	if (pte_entries_stand(t, level)) {
		r->swp_entry = pte_target_swap_decode(t, level, v);
		r->swp_type = pte_swap_entry_type(t->layout, r->swp_entry);
		r->swp_offset = pte_swap_entry_offset(t->layout, r->swp_entry);
	}
	r->kind = is_special(t, v)
			  ? PTE_KIND_SPECIAL
			  : (enum pte_kind)t->kind_of_type[r->swp_type];
	read_flags(t, level, v, r);
	read_payload(t, r);
	r->softleaf = t->version >= SOFTLEAF_SINCE && r->swp_entry == 0 &&
				      r->kind != PTE_KIND_SPECIAL
			      ? PTE_KIND_NONE
			      : r->kind;
	r->stray = v & ~t->writable[level];
}

/* ---- the whole ---------------------------------------------------------- */

enum pte_status pte_target_decode_sized(const struct pte_target *target,
					enum pte_level level, uint64_t value,
					struct pte_reading *reading_ret,
					size_t size)
{
	const struct pte_layout *const l = target->layout;
	const enum pte_level at = pte_helpers_level(l, level, value);
	const uint64_t word = pte_layout_in_slot(l, at, value);
	const bool tables = pte_has_only_tables(l, at);
	/* lockless walkers test pmds, too, with the same tests */
	const struct pte_view *const view = tables ? l->walker
						   : view_at(target, at);
	struct pte_reading r = {
		.certain = target->certain &&
			   (value & target->model->moved) == 0,
		.level = at,
	};

	if (view == NULL)
		return PTE_STATUS_NO_LEVEL;
	if ((value & ~pte_layout_word(l)) != 0)
		return PTE_STATUS_WORD_RANGE;
	r.none = is_none_at(target, at, view, word);
	r.present = is_present_at(target, at, view, word);
	r.protnone = target->protnone_compiled &&
		     pte_test_has(&view->protnone, word);
	if (r.none) {
		r.kind = r.softleaf = PTE_KIND_NONE;
		r.stray = word ^ empty_at(target, at);
	} else if (r.present || tables) {
		read_present(target, at, word, &r);
	} else {
		read_entry(target, at, word, &r);
	}
	r.has_pagemap = pte_pagemap_word(target, at, word, &r, &r.pagemap);
	sized_give(reading_ret, size, &r, sizeof(r));
	return PTE_STATUS_OK;
}
