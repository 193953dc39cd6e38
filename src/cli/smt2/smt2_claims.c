/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The formula of each claim, as its negation: a model that a solver finds is a
 * witness. Claims about functions and numbers have formulas of their own,
 * written from what the claim is for; the others are translated from their
 * obligations.
 */
#include <string.h>

#include "smt2_handling.h"
#include "smt2_l1tf.h"
#include "smt2_numbers.h"

#define TYPE_MAX (PTE_SWAP_TYPE_COUNT - 1)

/* ---- functions on words ------------------------------------------------- */

/* the flag bits that entries of the level have in the word itself */
static uint64_t flags_of(const struct obligation *o)
{
	uint64_t bits = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((o->t->swap_flags[o->v->level] & PTE_FLAG_SET(f)) != 0 &&
		    o->t->offset_flag[f] == 0)
			bits |= o->c->flag[f];
	return bits;
}

/* type: all 32, even if the field is narrower; more if it's wider */
static void round_trip(const struct obligation *o)
{
	const uint64_t types = pte_ones(o->read.width);

	smt2_codec(o);
	smt2_put(o,
		 "(declare-const type W)\n(declare-const offset W)\n"
		 "(declare-const flags W)\n"
		 "(assert (= (bvand flags " SMT2_HEX ") " SMT2_HEX "))\n"
		 "(define-fun word () W (bvor (encode type offset) flags))\n"
		 "(assert (bvule type " SMT2_HEX "))\n"
		 "(assert (bvule offset " SMT2_HEX "))\n"
		 "(assert (or (distinct (type-of word) type)\n"
		 "  (distinct (offset-of word) offset)))\n",
		 ~flags_of(o), UINT64_C(0), types > TYPE_MAX ? types : TYPE_MAX,
		 pte_ones(pte_codec_offset_width(o->c)));
}

static void zero_names_no_page(const struct obligation *o)
{
	const struct pte_layout *const l = o->t->layout;

	smt2_place(o, l->place[o->v->level]);
	smt2_put(o,
		 "(define-fun word () W " SMT2_HEX ")\n"
		 "(assert (distinct (place-read word) " SMT2_HEX "))\n",
		 l->empty[o->v->level], UINT64_C(0));
}

/* whether the claim is about the kernel's own macro, which masks less */
static bool is_kernels(const struct obligation *o)
{
	return o->v->path != NULL && strcmp(o->v->path, "__swp_entry") == 0;
}

/*
 * `word` and `fits` differ outside the quantity's own field, or where its field
 * overlaps the neighbour's
 */
static void put_spilled(const struct obligation *o, const char *name,
			uint64_t own, uint64_t neighbour, uint64_t max)
{
	smt2_put(o,
		 "  (and (bvugt %s " SMT2_HEX ")\n"
		 "    (= word (macro %s))\n"
		 "    (distinct (bvand (bvxor word fits) " SMT2_HEX
		 ") " SMT2_HEX "))",
		 name, max,
		 strcmp(name, "type") == 0 ? "type offset-fits"
					   : "type-fits offset",
		 ~own | neighbour, UINT64_C(0));
}

/* an encoder may be given any type and offset that a swp_entry holds */
static void encode_contained(const struct obligation *o)
{
	const uint64_t type = pte_piece_mask(&o->c->type);
	const uint64_t offset = pte_codec_offset_mask(o->c);
	const struct pte_swap_form *const form = &o->t->layout->swp_entry;
	const uint64_t type_max = pte_ones(o->read.width);
	const uint64_t offset_max = pte_ones(pte_codec_offset_width(o->c));

	smt2_codec(o);
	if (is_kernels(o))
		smt2_spill(o);
	smt2_put(o, "(define-fun macro ((t W) (o W)) W\n  %s)\n",
		 is_kernels(o) ? "(bvor (encode t o) (bvor (spill-type t) "
				 "(spill-offset o)))"
			       : "(encode t o)");
	smt2_put(o,
		 "(declare-const type W)\n(declare-const offset W)\n"
		 "(declare-const type-fits W)\n"
		 "(declare-const offset-fits W)\n"
		 "(declare-const word W)\n"
		 "(assert (bvule type " SMT2_HEX "))\n"
		 "(assert (bvule offset " SMT2_HEX "))\n",
		 pte_ones((unsigned)form->bits - form->type_shift),
		 pte_ones(form->type_shift));
	smt2_put(o,
		 "(assert (bvule type-fits " SMT2_HEX "))\n"
		 "(assert (bvule offset-fits " SMT2_HEX "))\n"
		 "(define-fun fits () W (macro type-fits offset-fits))\n"
		 "; one that doesn't fit, against one that does: it may change "
		 "its own field\n"
		 "(assert (or\n",
		 type_max, offset_max);
	put_spilled(o, "type", type, offset, type_max);
	smt2_put(o, "\n");
	put_spilled(o, "offset", offset, type, offset_max);
	smt2_put(o, "))\n");
}

/* ---- the table ---------------------------------------------------------- */

static const struct {
	const char *id;
	void (*write)(const struct obligation *o);
	bool witness; /* whether a witness is the value of `word` */
} rows[] = {
	{ "round-trip", round_trip, true },
	{ "zero-names-no-page", zero_names_no_page, true },
	{ "encode-contained", encode_contained, true },
	{ "attributes-stable", smt2_attributes_stable, true },
	{ "moment-not-entry", smt2_moment_not_entry, true },
	{ "pfn-fits", smt2_pfn_fits, false },
	{ "young-dirty-fits", smt2_young_dirty_fits, false },
	{ "pfn-kept", smt2_pfn_kept, false },
	{ "page-cache-fits", smt2_page_cache_fits, false },
	{ "bits-owned", smt2_bits_owned, false },
	{ "census", smt2_census, true },
};

bool smt2_claim(const struct obligation *o, bool *witness_ret)
{
	struct pte_obligations all;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (strcmp(rows[i].id, o->v->claim->id) != 0)
			continue;
		rows[i].write(o);
		*witness_ret = rows[i].witness;
		return true;
	}
	*witness_ret = true;
	if (strcmp(o->v->claim->id, "no-physical-alias") == 0)
		return smt2_no_physical_alias(o);
	if (pte_verdict_obligations(o->v, &all) != PTE_STATUS_OK)
		return false;
	return smt2_words(o, &all);
}
