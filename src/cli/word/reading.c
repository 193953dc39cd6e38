/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints readings: as one line, in the form that `pte encode` takes, and as a
 * block with the place of each field.
 */
#include "reading.h"

#include <stdio.h>

#include <pte/prove/scheme.h>

#include "asked.h"
#include "picture.h"
#include "term/say.h"

/* the third column of a block */
#define PLACE_COLUMN 22

unsigned reading_markers(const struct read_word *w,
			 const char *names[static MARKERS_MAX])
{
	const char *name;
	unsigned count = 0, bit = 0;

	for (unsigned n = 0;
	     count < MARKERS_MAX &&
	     (name = pte_target_marker(w->target, n, &bit)) != NULL;
	     n++)
		if ((w->reading.marker & 1U << bit) != 0)
			names[count++] = name;
	return count;
}

void out_named_bits(struct out *out, const struct pte_named_bits *bits)
{
	out_text(out, bits->name->name);
	if (bits->name->width > 1) {
		out_char(out, '=');
		out_number(out, bits->value);
	}
}

void out_bit_range(struct out *out, unsigned lsb, unsigned width, int columns)
{
	char range[BIT_RANGE_SIZE];

	out_format(out, "%*s", columns, bit_range(range, lsb, width));
}

/* ---- one line ----------------------------------------------------------- */

static void out_markers(struct out *out, const struct read_word *w)
{
	const char *names[MARKERS_MAX];
	const unsigned count = reading_markers(w, names);

	for (unsigned i = 0; i < count; i++)
		out_format(out, "%s%s", i == 0 ? " marker=" : ",", names[i]);
}

void reading_flags(struct out *out, const struct read_word *w)
{
	const struct pte_reading *const r = &w->reading;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((r->flags & PTE_FLAG_SET(f)) != 0)
			out_format(out, " %s",
				   pte_model_flag_name(w->target->model,
						       (enum pte_flag)f));
	if (r->young)
		out_text(out, " young");
	if (r->dirty)
		out_text(out, " dirty");
}

static void out_bits(struct out *out, const struct read_word *w)
{
	struct pte_named_bits bits[64];
	const unsigned count =
		pte_target_bits(w->target, w->level, w->value, bits);

	for (unsigned i = 0; i < count; i++) {
		out_char(out, ' ');
		out_named_bits(out, &bits[i]);
	}
}

void reading_line(struct out *out, const struct read_word *w)
{
	const struct pte_reading *const r = &w->reading;
	const struct pte_kind_info *const info =
		pte_model_kind(w->target->model, r->kind);

	out_colored(out, COLOR_TITLE, info->name);
	/* a pfn, table or marker replaces type and offset */
	if (r->has_pfn) {
		out_text(out, " pfn=");
		out_hex(out, r->pfn);
	} else if (r->has_table) {
		out_text(out, " table=");
		out_hex(out, r->table);
	} else if (r->has_entry && info->payload != PTE_PAYLOAD_MARKER) {
		out_format(out, " type=%u offset=", r->swp_type);
		out_hex(out, r->swp_offset);
	}
	out_markers(out, w);
	reading_flags(out, w);
	if (r->present)
		out_bits(out, w);
	if (r->stray != 0) {
		out_color(out, COLOR_BAD);
		out_text(out, " stray=");
		out_hex(out, r->stray);
		out_color(out, COLOR_PLAIN);
	}
}

/* ---- a block ------------------------------------------------------------ */

void reading_field(struct out *out, const char *name)
{
	out_format(out, "  %-*s", FIELD_COLUMNS - 2, name);
}

static void hex_field(struct out *out, const char *name, uint64_t value)
{
	reading_field(out, name);
	out_hex(out, value);
	out_char(out, '\n');
}

/* a quantity of the entry, and where it's stored */
static void piece_field(struct out *out, const char *name, const char *value,
			const struct pte_piece *piece,
			const struct pte_piece *high)
{
	reading_field(out, name);
	out_format(out, "%-*s", PLACE_COLUMN, value);
	out_color(out, COLOR_QUIET);
	out_text(out, "bits ");
	if (high->width != 0) {
		out_bit_range(out, high->lsb, high->width, 0);
		out_text(out, ",");
	}
	out_bit_range(out, piece->lsb, piece->width, 0);
	out_text(out, piece->inverted ? ", complemented\n" : "\n");
	out_color(out, COLOR_PLAIN);
}

static void block_entry(struct out *out, const struct read_word *w)
{
	const struct pte_codec *const codec = w->target->layout->swap[w->level];
	static const struct pte_piece none = PTE_NO_PIECE;
	const struct pte_reading *const r = &w->reading;
	char value[FIELD_COLUMNS * 2];

	(void)snprintf(value, sizeof(value), "%u", r->swp_type);
	piece_field(out, "swp_type", value, &codec->type, &none);
	(void)snprintf(value, sizeof(value), "0x%llx",
		       (unsigned long long)r->swp_offset);
	piece_field(out, "swp_offset", value, &codec->offset,
		    &codec->offset_high);
	hex_field(out, "swp_entry", r->swp_entry);
}

static const char *yes_no(bool b)
{
	return b ? "yes" : "no";
}

static void block_bits(struct out *out, const struct read_word *w)
{
	struct pte_named_bits bits[64];
	const char *label = "bits";

	/* from the high bit down, like drawings */
	for (unsigned i = pte_target_bits(w->target, w->level, w->value, bits);
	     i-- > 0; label = "") {
		reading_field(out, label);
		out_bit_range(out, bits[i].name->lsb, bits[i].name->width, 5);
		out_text(out, "  ");
		out_named_bits(out, &bits[i]);
		out_char(out, '\n');
	}
}

static void block_flags(struct out *out, const struct read_word *w)
{
	const struct pte_codec *const codec = w->target->layout->swap[w->level];
	const char *label = "flags";

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		unsigned lsb = 0;

		if ((w->reading.flags & PTE_FLAG_SET(f)) == 0)
			continue;
		const bool moved = w->target->offset_flag[f] != 0;
		const uint64_t flag = moved ? w->target->offset_flag[f]
					    : codec->flag[f];

		while (flag >> lsb > 1)
			lsb++;
		reading_field(out, label);
		out_format(out, "%-*s", PLACE_COLUMN,
			   pte_model_flag_name(w->target->model,
					       (enum pte_flag)f));
		out_color(out, COLOR_QUIET);
		out_format(out, "bit %u%s\n", lsb,
			   moved ? " of the offset" : "");
		out_color(out, COLOR_PLAIN);
		label = "";
	}
}

static void block_markers(struct out *out, const struct read_word *w)
{
	const char *names[MARKERS_MAX];
	const unsigned count = reading_markers(w, names);

	for (unsigned i = 0; i < count; i++) {
		reading_field(out, "marker");
		out_format(out, "%s\n", names[i]);
	}
}

static void block_stray(struct out *out, const struct read_word *w)
{
	const char *before = ": no encoder of this layout sets bit ";

	if (w->reading.stray == 0)
		return;
	reading_field(out, "stray");
	out_color(out, COLOR_BAD);
	out_hex(out, w->reading.stray);
	for (unsigned bit = 64; bit-- > 0;) {
		if ((w->reading.stray & PTE_BIT(bit)) == 0)
			continue;
		out_format(out, "%s%u", before, bit);
		before = ", ";
	}
	out_color(out, COLOR_PLAIN);
	out_char(out, '\n');
}

/* the descriptions of tables and entries are those of the pte level */
const char *kind_about(enum pte_level level, enum pte_kind kind,
		       const struct pte_kind_info *info)
{
	if (pte_level_has_entries(level))
		return info->about;
	if (kind == PTE_KIND_TABLE)
		return "points to a table of the level below";
	if (kind == PTE_KIND_UNKNOWN)
		return "no page, no table, and not empty";
	return info->about;
}

void reading_block(struct out *out, const struct read_word *w)
{
	const struct pte_reading *const r = &w->reading;
	const struct pte_kind_info *const info =
		pte_model_kind(w->target->model, r->kind);

	out_color(out, COLOR_TITLE);
	out_hex(out, w->value);
	out_color(out, COLOR_PLAIN);
	out_format(out, "  %s, level %s\n", w->target->name,
		   pte_level_name(r->level));
	reading_field(out, "kind");
	out_colored(out, COLOR_TITLE, info->name);
	out_format(out, ": %s\n", kind_about(r->level, r->kind, info));
	reading_field(out, "predicates");
	out_format(out, "present %s, none %s, protnone %s\n",
		   yes_no(r->present), yes_no(r->none), yes_no(r->protnone));
	if (r->has_entry)
		block_entry(out, w);
	if (r->has_pfn)
		hex_field(out, "pfn", r->pfn);
	if (r->has_table)
		hex_field(out, "table", r->table);
	if (r->has_young_dirty) {
		reading_field(out, "page was");
		out_format(out, "young %s, dirty %s\n", yes_no(r->young),
			   yes_no(r->dirty));
	}
	block_markers(out, w);
	block_flags(out, w);
	if (r->present) {
		asked_block(out, w);
		block_bits(out, w);
	}
	if (r->softleaf != r->kind) {
		reading_field(out, "softleaf");
		out_format(out, "%s: what softleaf_from_pte makes of it\n",
			   pte_model_kind(w->target->model, r->softleaf)->name);
	}
	if (r->has_pagemap)
		hex_field(out, "pagemap", r->pagemap);
	block_stray(out, w);
}

bool read_is_word(const struct read_word *w, const char *quoted, size_t line)
{
	const uint64_t word = pte_layout_word(w->target->layout);

	if ((w->value & ~word) == 0)
		return true;
	say(line, "%s: out of range: words of %s are 0..0x%llx", quoted,
	    w->target->name, (unsigned long long)word);
	return false;
}
