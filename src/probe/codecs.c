/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How entries are laid out: the fields as the raw decode has them, the flags,
 * and what encoding adds; each on its own, since that they agree is the
 * prover's to say.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "learn.h"
#include "meaning.h"
#include "pieces.h"

#define OFFSET_PIECES 2

/* one level's entries, as the tree has them; what isn't known is the base's */
struct entries {
	enum pte_level level;
	struct pte_codec codec;
	bool differs;
};

static const char *codec_key(enum pte_level level)
{
	return level == PTE_LEVEL_PTE ? "swap" : "levels.pmd.swap";
}

/* ---- fields -------------------------------------------------------------- */

static void text_of_pieces(const struct pte_piece *piece, unsigned count,
			   char *text)
{
	int length = 0;

	snprintf(text, PIECE_TEXT_SIZE, "no bits");
	for (unsigned i = 0; i < count; i++)
		if (piece[i].width > 0 && length < PIECE_TEXT_SIZE)
			length += snprintf(
				text + length, PIECE_TEXT_SIZE - (size_t)length,
				"%sbits %u:%u%s", length > 0 ? ", " : "",
				piece[i].lsb + piece[i].width - 1U,
				piece[i].lsb,
				piece[i].inverted ? ", inverted" : "");
}

static json_t *json_pieces(const struct pte_piece *piece, unsigned count)
{
	json_t *list;

	if (count == 1)
		return json_piece(piece);
	list = json_array();
	for (unsigned i = 0; i < count; i++)
		json_array_append_new(list, json_piece(&piece[i]));
	return list;
}

/* A type, or an offset: base and learned pieces, of which there are up to two.
 * What a swp_entry_t has no room for, common code never sees: `bits` are left.
 */
static void learn_field(struct learning *l, struct entries *e, const char *name,
			const char *helper, unsigned bits,
			struct pte_piece *base, struct pte_piece *high)
{
	struct pte_diagrams *const ds = l->tree->ds;
	const unsigned room = high == NULL ? 1 : OFFSET_PIECES;
	struct pte_piece piece[OFFSET_PIECES] = { *base, PTE_NO_PIECE };
	struct pte_vector field, said;
	unsigned count = 1;
	struct piece *p;

	if (tree_read(l->tree, helper) == NULL)
		return;
	p = piece_begin(l, e->level, "%s.%s", codec_key(e->level), name);
	if (!tree_vector(l->tree, helper, &field, p->why))
		return;
	pte_vector_resize(&field, &field, bits, PTE_DIAGRAM_FALSE);
	pte_vector_resize(&field, &field, PTE_VECTOR_WIDTH, PTE_DIAGRAM_FALSE);
	if (high != NULL && high->width > 0)
		piece[count++] = *high;
	text_of_pieces(piece, count, p->base);
	meaning_of_pieces(ds, &l->tree->word, piece, count, &said);
	if (learn_same(&said, &field)) {
		smt2_pieces(l->smt2, p->key, &field, piece, count);
		p->outcome = OUTCOME_SAME;
		if (e->level == PTE_LEVEL_PTE)
			piece_set(l, p, json_pieces(piece, count));
		return;
	}
	piece_witness(l, p, piece_difference(l, &said, &field));
	if (!learn_pieces(ds, &l->tree->word, &field, piece, room, &count) ||
	    count == 0) {
		p->outcome = OUTCOME_NOT_SAID;
		snprintf(p->why, sizeof(p->why), "%s is no field of bits",
			 helper);
		return;
	}
	smt2_pieces(l->smt2, p->key, &field, piece, count);
	p->outcome = OUTCOME_DIFFERS;
	e->differs = true;
	text_of_pieces(piece, count, p->tree);
	piece_set(l, p, json_pieces(piece, count));
	*base = piece[0];
	if (high != NULL)
		*high = count > 1 ? piece[1] : (struct pte_piece)PTE_NO_PIECE;
}

/* ---- flags --------------------------------------------------------------- */

struct flag_row {
	enum pte_level level;
	enum pte_flag flag;
	const char *test, *make, *clear;
};

/* clang-format off */
static const struct flag_row flag_rows[] = {
	{ PTE_LEVEL_PTE, PTE_FLAG_SOFT_DIRTY, "pte_swp_soft_dirty", "pte_swp_mksoft_dirty", "pte_swp_clear_soft_dirty" },
	{ PTE_LEVEL_PTE, PTE_FLAG_UFFD_WP,    "pte_swp_uffd_wp",    "pte_swp_mkuffd_wp",    "pte_swp_clear_uffd_wp" },
	{ PTE_LEVEL_PTE, PTE_FLAG_UFFD_WP,    "pte_swp_uffd",       "pte_swp_mkuffd",       "pte_swp_clear_uffd" },
	{ PTE_LEVEL_PTE, PTE_FLAG_EXCLUSIVE,  "pte_swp_exclusive",  "pte_swp_mkexclusive",  "pte_swp_clear_exclusive" },
	{ PTE_LEVEL_PMD, PTE_FLAG_SOFT_DIRTY, "pmd_swp_soft_dirty", "pmd_swp_mksoft_dirty", "pmd_swp_clear_soft_dirty" },
	{ PTE_LEVEL_PMD, PTE_FLAG_UFFD_WP,    "pmd_swp_uffd_wp",    "pmd_swp_mkuffd_wp",    "pmd_swp_clear_uffd_wp" },
	{ PTE_LEVEL_PMD, PTE_FLAG_UFFD_WP,    "pmd_swp_uffd",       "pmd_swp_mkuffd",       "pmd_swp_clear_uffd" },
};
/* clang-format on */

/* a flag that the base's architecture has no option for: the spec gets it, or
 * it would not be read at all */
static void add_option(struct learning *l, enum pte_flag flag)
{
	const struct pte_flag_info *const info = pte_flag_info(flag);
	json_t *const list = json_array();

	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++) {
		const struct pte_option_info *const option = pte_option_info(o);
		const bool wanted = (info->needs & PTE_OPTION_SET(o)) != 0;
		struct pte_span in;

		if (option->everywhere ||
		    (!pte_model_option_span(l->base->model, o, l->base->version,
					    &in) &&
		     !wanted))
			continue;
		json_array_append_new(
			list, json_pack("{s:s}", "option", option->name));
	}
	json_object_set_new(l->spec, "options", list);
}

static bool find_flag(struct learning *l, const struct flag_row *row,
		      struct piece *p, uint64_t *mask)
{
	struct pte_vector made, cleared;
	pte_diagram test;

	if (!tree_test(l->tree, row->test, &test, p->why) ||
	    !tree_vector(l->tree, row->make, &made, p->why) ||
	    !tree_vector(l->tree, row->clear, &cleared, p->why))
		return false;
	if (learn_flag(l->tree->ds, &l->tree->word, test, &made, &cleared,
		       mask)) {
		smt2_change(l->smt2, p->key, &made,
			    &(struct pte_change){ 0, *mask });
		smt2_change(l->smt2, p->key, &cleared,
			    &(struct pte_change){ *mask, 0 });
		return true;
	}
	p->outcome = OUTCOME_NOT_SAID;
	snprintf(p->why, sizeof(p->why),
		 "%s, %s and %s aren't of one and the same bit", row->test,
		 row->make, row->clear);
	return false;
}

static void learn_swap_flag(struct learning *l, struct entries *e,
			    const struct flag_row *row)
{
	const bool has = (l->base->swap_flags[row->level] &
			  PTE_FLAG_SET(row->flag)) != 0;
	const uint64_t base = has ? e->codec.flag[row->flag] : 0;
	uint64_t mask = 0;
	struct piece *p;

	if (tree_read(l->tree, row->test) == NULL)
		return;
	p = piece_begin(l, row->level, "%s.flags.%s", codec_key(row->level),
			pte_flag_name(row->flag));
	if (!find_flag(l, row, p, &mask))
		return;
	text_of_bit(base, p->base);
	p->outcome = mask == base ? OUTCOME_SAME : OUTCOME_DIFFERS;
	if (mask == base) {
		if (mask != 0 && row->level == PTE_LEVEL_PTE)
			piece_set(l, p, json_bit(mask));
		return;
	}
	text_of_bit(mask, p->tree);
	p->has_word = true;
	p->word = mask != 0 ? mask : base;
	e->differs = true;
	e->codec.flag[row->flag] = mask;
	piece_set(l, p, json_bit(mask));
	if (mask != 0 &&
	    (pte_flag_needs(row->flag) &
	     ~pte_model_options(l->base->model, l->base->version)) != 0)
		add_option(l, row->flag);
}

/* ---- what encoding writes ------------------------------------------------ */

/* types and offsets that the fields hold, as the helper's two arguments have
 * them */
static void within_fields(const struct pte_codec *c, uint8_t *values)
{
	const unsigned type_bits = c->type.width < PTE_SWAP_TYPE_BITS
					   ? c->type.width
					   : PTE_SWAP_TYPE_BITS;

	memset(values, 2, PTE_DIAGRAM_VARIABLES);
	for (unsigned i = 0; i < PTE_VECTOR_WIDTH; i++) {
		if (i >= type_bits)
			values[(size_t)2 * i] = 0;
		if (i >= pte_codec_offset_width(c))
			values[(size_t)2 * i + 1] = 0;
	}
}

static void put(struct pte_diagrams *ds, const struct pte_piece *piece,
		const struct pte_vector *quantity, struct pte_vector *word)
{
	for (unsigned i = 0; i < piece->width; i++) {
		const pte_diagram bit = quantity->bit[piece->at + i];
		pte_diagram *const to = &word->bit[piece->lsb + i];

		*to = pte_diagram_or(ds, *to,
				     piece->inverted ? pte_diagram_not(ds, bit)
						     : bit);
	}
}

/* what the fields and the fixed bits make of a type and an offset */
static void encode(struct pte_diagrams *ds, const struct pte_codec *c,
		   struct pte_vector *word)
{
	struct pte_vector type, offset;

	pte_vector_variable(ds, &type, PTE_VECTOR_WIDTH, 0, 2);
	pte_vector_variable(ds, &offset, PTE_VECTOR_WIDTH, 1, 2);
	pte_vector_constant(word, PTE_VECTOR_WIDTH, c->fixed.value);
	put(ds, &c->type, &type, word);
	put(ds, &c->offset, &offset, word);
	put(ds, &c->offset_high, &offset, word);
}

static void given(struct pte_diagrams *ds, const uint8_t *values,
		  struct pte_vector *v)
{
	for (unsigned i = 0; i < v->width; i++)
		v->bit[i] = pte_diagram_given(ds, v->bit[i], values);
}

static void learn_encode(struct learning *l, struct entries *e,
			 const char *helper)
{
	struct pte_diagrams *const ds = l->tree->ds;
	uint8_t values[PTE_DIAGRAM_VARIABLES];
	struct pte_vector word, said;
	uint64_t ones = 0, fields;
	struct piece *p;
	json_t *fixed;

	if (tree_read(l->tree, helper) == NULL)
		return;
	p = piece_begin(l, e->level, "%s.fixed", codec_key(e->level));
	if (!tree_vector(l->tree, helper, &word, p->why))
		return;
	within_fields(&e->codec, values);
	given(ds, values, &word);
	fields = pte_piece_mask(&e->codec.type) |
		 pte_codec_offset_mask(&e->codec);
	for (unsigned i = 0; i < PTE_VECTOR_WIDTH; i++)
		if (word.bit[i] == PTE_DIAGRAM_TRUE && (fields >> i & 1U) == 0)
			ones |= UINT64_C(1) << i;
	snprintf(p->base, sizeof(p->base), "0x%" PRIx64, e->codec.fixed.value);
	snprintf(p->tree, sizeof(p->tree), "0x%" PRIx64, ones);
	p->outcome = ones == e->codec.fixed.value ? OUTCOME_SAME
						  : OUTCOME_DIFFERS;
	if (ones != e->codec.fixed.value) {
		e->differs = true;
		p->has_word = true;
		p->word = ones;
		/* which bits must be 0 no macro says: the base's, as far as
		 * they aren't the tree's fields by now */
		e->codec.fixed.mask = (e->codec.fixed.mask & ~fields) | ones;
		e->codec.fixed.value = ones;
	}
	if (p->outcome == OUTCOME_DIFFERS || e->level == PTE_LEVEL_PTE) {
		fixed = json_object();
		json_object_set_new(fixed, "mask",
				    json_hex(e->codec.fixed.mask));
		json_object_set_new(fixed, "value",
				    json_hex(e->codec.fixed.value));
		piece_set(l, p, fixed);
	}
	/* that the fields which decode reads are those that encode writes */
	encode(ds, &e->codec, &said);
	given(ds, values, &said);
	if (learn_same(&word, &said))
		return;
	p = piece_begin(l, e->level, "%s.encode", codec_key(e->level));
	p->outcome = OUTCOME_NOT_SAID;
	snprintf(p->why, sizeof(p->why),
		 "%s writes what the raw decode doesn't read", helper);
	if (learn_words(ds, piece_difference(l, &word, &said), 0, &fields,
			&ones))
		snprintf(p->tree, sizeof(p->tree),
			 "type %" PRIu64 ", offset 0x%" PRIx64, fields, ones);
}

/* ---- owners -------------------------------------------------------------- */

/* each run of bits with one owner */
static void own(json_t *list, uint64_t mask, const char *owner)
{
	for (unsigned lsb = 0; lsb < PTE_VECTOR_WIDTH; lsb++) {
		unsigned width = 0;

		while (lsb + width < PTE_VECTOR_WIDTH &&
		       (mask >> (lsb + width) & 1U) != 0)
			width++;
		if (width == 0)
			continue;
		json_array_append_new(list, json_pack("{s:i, s:i, s:s}", "lsb",
						      lsb, "width", width,
						      "owner", owner));
		lsb += width;
	}
}

/* Who owns what the tree moved. A bit that two claim goes to the first, and the
 * other claim is refuted. */
static void own_moved(struct learning *l, const struct entries *e)
{
	const struct pte_codec *const base = l->base->layout->swap[e->level];
	uint64_t taken = 0, left = pte_piece_mask(&base->type) |
				   pte_codec_offset_mask(base);
	const uint64_t type = pte_piece_mask(&e->codec.type);
	const uint64_t offset = pte_codec_offset_mask(&e->codec) & ~type;
	json_t *const list = json_array();

	if (!e->differs)
		return;
	own(list, type, "type");
	own(list, offset, "offset");
	taken = type | offset;
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++) {
		left |= base->flag[f];
		own(list, e->codec.flag[f] & ~taken,
		    pte_flag_name((enum pte_flag)f));
		taken |= e->codec.flag[f];
	}
	own(list, e->codec.fixed.value & ~taken, "must be 1");
	left |= base->fixed.value;
	own(list, left & ~taken & ~e->codec.fixed.mask, "free");
	own(list, left & ~taken & e->codec.fixed.mask & ~e->codec.fixed.value,
	    "must be 0");
	piece_set_at(l,
		     e->level == PTE_LEVEL_PTE ? "owners" : "levels.pmd.owners",
		     list);
}

void learn_codecs(struct learning *l)
{
	const struct pte_layout *const layout = l->base->layout;
	const struct pte_swap_form *const form = &layout->swp_entry;
	const unsigned type_bits = form->bits - (unsigned)form->type_shift;
	struct entries ptes = { PTE_LEVEL_PTE, *layout->swap[PTE_LEVEL_PTE],
				false };
	struct entries pmds = { PTE_LEVEL_PMD, *layout->swap[PTE_LEVEL_PMD],
				false };

	learn_field(l, &ptes, "type", "raw_type", type_bits, &ptes.codec.type,
		    NULL);
	learn_field(l, &ptes, "offset", "raw_offset", form->type_shift,
		    &ptes.codec.offset, &ptes.codec.offset_high);
	learn_field(l, &pmds, "type", "raw_pmd_type", type_bits,
		    &pmds.codec.type, NULL);
	learn_field(l, &pmds, "offset", "raw_pmd_offset", form->type_shift,
		    &pmds.codec.offset, &pmds.codec.offset_high);
	for (size_t i = 0; i < sizeof(flag_rows) / sizeof(flag_rows[0]); i++)
		learn_swap_flag(
			l, flag_rows[i].level == PTE_LEVEL_PTE ? &ptes : &pmds,
			&flag_rows[i]);
	learn_encode(l, &ptes, "raw_entry");
	learn_encode(l, &pmds, "raw_pmd_entry");
	own_moved(l, &ptes);
	own_moved(l, &pmds);
}
