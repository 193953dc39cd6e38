/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Differences in entries: fields, flags, owners, types, markers, schemes.
 */
#include <stdio.h>
#include <string.h>

#include "diff.h"
#include "spec/spec.h"
#include "word/picture.h"
#include "word/reading.h"

#define BITS 64U
#define NOTHING "none"

/* ---- fields ------------------------------------------------------------- */

/* "bits 58:9, complemented"; "bits 31:2 as 29:0" if it holds part of a field */
static const char *piece_text(char to[static DIFF_VALUE_SIZE],
			      const struct pte_piece *p)
{
	char range[BIT_RANGE_SIZE], at[BIT_RANGE_SIZE];
	struct out text;

	out_to_memory(&text, to, DIFF_VALUE_SIZE);
	if (p->width == 0) {
		out_text(&text, NOTHING);
		return out_memory(&text);
	}
	out_format(&text, "%s %s", p->width > 1 ? "bits" : "bit",
		   bit_range(range, p->lsb, p->width));
	if (p->at != 0)
		out_format(&text, " as %s", bit_range(at, p->at, p->width));
	if (p->inverted)
		out_text(&text, ", complemented");
	return out_memory(&text);
}

static void diff_piece(struct diff *d, int level, const char *what,
		       const struct pte_piece *a, const struct pte_piece *b)
{
	char text[2][DIFF_VALUE_SIZE];
	struct change *const c = diff_add(d, "field", what, level,
					  piece_text(text[0], a),
					  piece_text(text[1], b));

	if (c != NULL)
		diff_try_entries(d, &c->word,
				 pte_piece_mask(a) ^ pte_piece_mask(b));
}

static void diff_spill(struct diff *d, int level, const char *what,
		       const struct pte_piece *a, const struct pte_piece *b)
{
	char text[2][DIFF_VALUE_SIZE];

	/*
	 * spill concerns only out-of-range input of the kernel's macro, so no
	 * word shows it
	 */
	(void)diff_add(d, "spill", what, level, piece_text(text[0], a),
		       piece_text(text[1], b));
}

static const char *pattern_text(char to[static DIFF_VALUE_SIZE],
				const struct pte_pattern *p)
{
	(void)snprintf(to, DIFF_VALUE_SIZE, "(v & 0x%llx) == 0x%llx",
		       (unsigned long long)p->mask,
		       (unsigned long long)p->value);
	return to;
}

static void diff_fixed(struct diff *d, int level, const struct pte_pattern *a,
		       const struct pte_pattern *b)
{
	char text[2][DIFF_VALUE_SIZE];
	struct change *const c = diff_add(d, "field", "must be", level,
					  pattern_text(text[0], a),
					  pattern_text(text[1], b));

	if (c != NULL)
		diff_try_entries(d, &c->word, a->value ^ b->value);
}

/* ---- flags -------------------------------------------------------------- */

/* the bit of a flag that entries of the level may have; 0: none */
static uint64_t flag_bit(const struct pte_target *t, unsigned level,
			 const char *name)
{
	enum pte_flag flag;

	if (pte_model_flag_parse(t->model, name, &flag) != PTE_STATUS_OK ||
	    (t->swap_flags[level] & PTE_FLAG_SET(flag)) == 0)
		return 0;
	return t->layout->swap[level]->flag[flag];
}

static const char *mask_text(char to[static DIFF_VALUE_SIZE], uint64_t mask)
{
	unsigned bit = 0;

	while (mask >> bit > 1)
		bit++;
	if (mask == 0)
		(void)snprintf(to, DIFF_VALUE_SIZE, NOTHING);
	else
		(void)snprintf(to, DIFF_VALUE_SIZE, "bit %u", bit);
	return to;
}

static void diff_flag(struct diff *d, const char *name)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		const uint64_t a = flag_bit(&d->target[0], l, name);
		const uint64_t b = flag_bit(&d->target[1], l, name);
		char text[2][DIFF_VALUE_SIZE];
		struct change *const c = diff_add(d, "flag", name, (int)l,
						  mask_text(text[0], a),
						  mask_text(text[1], b));

		if (c != NULL)
			diff_try_entries(d, &c->word, b != 0 ? b : a);
	}
}

static void diff_flags(struct diff *d)
{
	for (unsigned i = 0; i < 2; i++) {
		const struct pte_model *const m = d->target[i].model;

		/* Linux's flags only once */
		for (unsigned f = i == 0 ? 0 : PTE_FLAG_PROPOSED;
		     f < PTE_FLAG_COUNT; f++) {
			const char *const name =
				pte_model_flag_name(m, (enum pte_flag)f);
			enum pte_flag other;

			if (!pte_model_has_flag(m, f))
				continue;
			if (i == 1 &&
			    pte_model_flag_parse(d->target[0].model, name,
						 &other) == PTE_STATUS_OK)
				continue;
			diff_flag(d, name);
		}
	}
}

/* ---- owners ------------------------------------------------------------- */

/* the first row that has the bit */
static const char *owner_of(const struct pte_model *m, unsigned level,
			    unsigned bit)
{
	const struct pte_owned *o = m->owned[level];

	while (o->width != 0 &&
	       (bit < o->lsb || bit >= (unsigned)o->lsb + o->width))
		o++;
	return o->width != 0 ? pte_model_owner_name(m, o->owner) : "nobody";
}

static void diff_owners(struct diff *d, int of, unsigned at)
{
	const struct pte_model *const a = d->target[0].model;
	const struct pte_model *const b = d->target[1].model;

	for (unsigned end = BITS; end > 0;) {
		const char *const first = owner_of(a, at, end - 1);
		const char *const second = owner_of(b, at, end - 1);
		unsigned lsb = end - 1;
		char what[DIFF_WHAT_SIZE], range[BIT_RANGE_SIZE];
		struct change *c;

		while (lsb > 0 &&
		       strcmp(owner_of(a, at, lsb - 1), first) == 0 &&
		       strcmp(owner_of(b, at, lsb - 1), second) == 0)
			lsb--;
		(void)snprintf(what, sizeof(what), "%s %s",
			       end - lsb > 1 ? "bits" : "bit",
			       bit_range(range, lsb, end - lsb));
		c = diff_add(d, "owner", what, of, first, second);
		for (unsigned bit = lsb; c != NULL && bit < end; bit++)
			diff_try_entries(d, &c->word, PTE_BIT(bit));
		end = lsb;
	}
}

static void diff_codec(struct diff *d, int of, unsigned at)
{
	const struct pte_codec *const a = d->target[0].layout->swap[at];
	const struct pte_codec *const b = d->target[1].layout->swap[at];

	diff_piece(d, of, "type", &a->type, &b->type);
	diff_piece(d, of, "offset", &a->offset, &b->offset);
	diff_piece(d, of, "offset", &a->offset_high, &b->offset_high);
	diff_fixed(d, of, &a->fixed, &b->fixed);
	diff_spill(d, of, "type", &a->spill.type, &b->spill.type);
	diff_spill(d, of, "offset", &a->spill.offset, &b->spill.offset);
}

/* whether entries are the same at all levels */
static bool is_one(const struct pte_target *t)
{
	const struct pte_codec *const *const swap = t->layout->swap;
	const struct pte_owned *const *const owned = t->model->owned;

	for (unsigned l = 1; l < PTE_LEVEL_COUNT; l++)
		if (swap[l] != swap[0] || owned[l] != owned[0])
			return false;
	return true;
}

void diff_entries(struct diff *d)
{
	const bool one = is_one(&d->target[0]) && is_one(&d->target[1]);
	const unsigned levels = one ? 1 : PTE_LEVEL_COUNT;

	for (unsigned l = 0; l < levels; l++)
		if (one || (d->levels & PTE_LEVEL_SET(l)) != 0)
			diff_codec(d, one ? DIFF_NO_LEVEL : (int)l, l);
	diff_flags(d);
	for (unsigned l = 0; l < levels; l++)
		if (one || (d->levels & PTE_LEVEL_SET(l)) != 0)
			diff_owners(d, one ? DIFF_NO_LEVEL : (int)l, l);
}

/* ---- types, markers and the pfn ----------------------------------------- */

static const char *kind_of(const struct pte_target *t, unsigned type)
{
	return pte_model_kind(t->model, (enum pte_kind)t->kind_of_type[type])
		->name;
}

static const char *marker_of(const struct pte_target *t, unsigned bit)
{
	const char *name;
	unsigned at = 0;

	for (unsigned n = 0; (name = pte_target_marker(t, n, &at)) != NULL; n++)
		if (at == bit)
			return name;
	return NOTHING;
}

static void diff_markers(struct diff *d)
{
	const int types[] = {
		pte_target_type_of(&d->target[0], PTE_KIND_MARKER),
		pte_target_type_of(&d->target[1], PTE_KIND_MARKER)
	};

	for (unsigned bit = 0; bit < MARKERS_MAX; bit++) {
		char what[DIFF_WHAT_SIZE];
		struct change *c;

		(void)snprintf(what, sizeof(what), "bit %u of the offset", bit);
		c = diff_add(d, "marker", what, DIFF_NO_LEVEL,
			     marker_of(&d->target[0], bit),
			     marker_of(&d->target[1], bit));
		for (unsigned i = 0; c != NULL && i < 2; i++)
			if (types[i] >= 0)
				diff_try_entry(d, &c->word, PTE_LEVEL_PTE,
					       (unsigned)types[i],
					       PTE_BIT(bit));
	}
}

static void diff_number(struct diff *d, const char *what, unsigned a,
			unsigned b)
{
	char text[2][DIFF_VALUE_SIZE];

	(void)snprintf(text[0], sizeof(text[0]), "%u", a);
	(void)snprintf(text[1], sizeof(text[1]), "%u", b);
	(void)diff_add(d, "number", what, DIFF_NO_LEVEL, text[0], text[1]);
}

static const char *pfn_text(char to[static DIFF_VALUE_SIZE],
			    const struct pte_target *t)
{
	const char *const kept = t->young_dirty ? ", young and dirty above"
						: "";

	if (t->pfn_bits == 0)
		(void)snprintf(to, DIFF_VALUE_SIZE, "the whole offset");
	else
		(void)snprintf(to, DIFF_VALUE_SIZE, "%u bits%s", t->pfn_bits,
			       kept);
	return to;
}

static void diff_pfn(struct diff *d)
{
	char text[2][DIFF_VALUE_SIZE];
	struct change *const c = diff_add(d, "field", "pfn", DIFF_NO_LEVEL,
					  pfn_text(text[0], &d->target[0]),
					  pfn_text(text[1], &d->target[1]));

	for (unsigned i = 0; c != NULL && i < 4; i++) {
		const struct pte_target *const t = &d->target[i % 2];
		const int type = pte_target_type_of(t, PTE_KIND_MIGRATION_READ);

		if (type >= 0 && t->pfn_bits != 0)
			diff_try_entry(d, &c->word, PTE_LEVEL_PTE,
				       (unsigned)type,
				       PTE_BIT(t->pfn_bits + i / 2));
	}
}

void diff_types(struct diff *d)
{
	for (unsigned type = PTE_SWAP_TYPE_COUNT; type-- > 0;) {
		char what[DIFF_WHAT_SIZE];
		struct change *c;

		(void)snprintf(what, sizeof(what), "%u", type);
		c = diff_add(d, "type", what, DIFF_NO_LEVEL,
			     kind_of(&d->target[0], type),
			     kind_of(&d->target[1], type));
		if (c != NULL)
			diff_try_entry(d, &c->word, PTE_LEVEL_PTE, type, 1);
	}
	diff_number(d, "MAX_SWAPFILES", d->target[0].max_swapfiles,
		    d->target[1].max_swapfiles);
	diff_markers(d);
	diff_pfn(d);
	diff_number(d, "page shift", d->target[0].layout->page_shift,
		    d->target[1].layout->page_shift);
	diff_number(d, "word_bits", d->target[0].layout->word_bits,
		    d->target[1].layout->word_bits);
	diff_number(d, "swp_entry bits", d->target[0].layout->swp_entry.bits,
		    d->target[1].layout->swp_entry.bits);
	diff_number(d, "swp_entry type shift",
		    d->target[0].layout->swp_entry.type_shift,
		    d->target[1].layout->swp_entry.type_shift);
	diff_number(d, "phys_bits", d->target[0].phys_bits,
		    d->target[1].phys_bits);
	diff_number(d, "address_bits", d->target[0].model->address_bits,
		    d->target[1].model->address_bits);
}

/* ---- the scheme in force ------------------------------------------------ */

static const char *scheme_text(const struct pte_target *t)
{
	return t->scheme != NULL ? spec_of(t->model)->scheme.text : "none";
}

/* the special words of a spec; a scheme's are covered by its name */
static uint64_t special_at(const struct pte_target *t, unsigned i,
			   char to[static DIFF_VALUE_SIZE])
{
	const bool has = t->scheme == NULL && i < t->special_tests;
	const uint64_t word = has ? t->special[i].value : 0;

	(void)snprintf(to, DIFF_VALUE_SIZE, has ? "0x%llx" : NOTHING,
		       (unsigned long long)word);
	return word;
}

void diff_special(struct diff *d)
{
	for (unsigned i = 0; i < PTE_SPECIAL_TESTS; i++) {
		char text[2][DIFF_VALUE_SIZE];
		const uint64_t words[] = {
			special_at(&d->target[0], i, text[0]),
			special_at(&d->target[1], i, text[1])
		};
		struct change *const c = diff_add(
			d, "special", "word", DIFF_NO_LEVEL, text[0], text[1]);

		for (unsigned n = 0; c != NULL && n < 2; n++)
			if (strcmp(text[n], NOTHING) != 0)
				(void)diff_try(d, &c->word, PTE_LEVEL_PTE,
					       words[n]);
	}
}

void diff_scheme(struct diff *d)
{
	struct change *const c = diff_add(d, "scheme", "", DIFF_NO_LEVEL,
					  scheme_text(&d->target[0]),
					  scheme_text(&d->target[1]));

	for (unsigned i = 0; c != NULL && i < 2; i++)
		if (d->target[i].scheme != NULL)
			(void)diff_try(d, &c->word, PTE_LEVEL_PTE,
				       d->target[i].scheme_word[0]);
}
