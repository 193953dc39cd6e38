/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Builds pictures: of an entry from the rows of its owners, of a present word
 * from the names of its bits. Fields are sorted by lsb, the highest first; bits
 * that no row covers become fields of their own.
 */
#include "picture.h"

#include <stdio.h>
#include <string.h>

#define NOTHING "-"

/* text for wide and for narrow cells; flags have theirs in their own table */
static const struct {
	const char *name;
	char symbol;
} owners[] = {
	[PTE_OWNER_TYPE] = { "type", 't' },
	[PTE_OWNER_OFFSET] = { "offset", 'o' },
	[PTE_OWNER_ZERO] = { "0", '0' },
	[PTE_OWNER_ONE] = { "1", '1' },
	[PTE_OWNER_HARDWARE] = { "hardware", 'h' },
	[PTE_OWNER_FREE] = { NOTHING, '-' },
};

/* the piece of type or offset that the row covers; NULL: neither */
static const struct pte_piece *piece_of(const struct pte_codec *c,
					const struct pte_owned *o)
{
	if (o->owner == PTE_OWNER_TYPE)
		return &c->type;
	if (o->owner != PTE_OWNER_OFFSET)
		return NULL;
	return (pte_piece_mask(&c->offset_high) >> o->lsb & 1U) != 0
		       ? &c->offset_high
		       : &c->offset;
}

/*
 * why the flag of these bits is always 0 here; NULL if it isn't, or if they
 * have no flag
 */
static const char *why_reserved(const struct pte_target *t,
				enum pte_level level, uint64_t bits)
{
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		if ((t->layout->swap[level]->flag[f] & bits) == 0 ||
		    (t->swap_flags[level] & PTE_FLAG_SET(f)) != 0)
			continue;
		return (t->swap_flags[PTE_LEVEL_PTE] & PTE_FLAG_SET(f)) != 0
			       ? "not at this level: written 0"
			       : "its option is off: written 0";
	}
	return NULL;
}

/* insert a field in order, unless some of its bits are taken */
static void insert(struct picture *p, uint64_t *taken,
		   const struct picture_field *field)
{
	const uint64_t bits = pte_ones(field->width) << field->lsb;
	unsigned i = p->count;

	if (field->width == 0 || (*taken & bits) != 0)
		return;
	*taken |= bits;
	for (; i > 0 && p->field[i - 1].lsb < field->lsb; i--)
		p->field[i] = p->field[i - 1];
	p->field[i] = *field;
	p->count++;
}

/* fill the remaining runs of bits */
static void insert_nothing(struct picture *p, uint64_t *taken, const char *says)
{
	for (unsigned lsb = 0; lsb < p->bits; lsb++) {
		unsigned width = 0;

		while (lsb + width < p->bits &&
		       (*taken & PTE_BIT(lsb + width)) == 0)
			width++;

		const struct picture_field field = {
			.lsb = lsb,
			.width = width,
			.name = NOTHING,
			.symbol = '-',
			.says = says,
			.color = COLOR_FREE,
		};

		insert(p, taken, &field);
	}
}

/*
 * insert the bits of a field that aren't taken, as rows of a spec may overlap
 */
static void insert_free(struct picture *p, uint64_t *taken,
			const struct picture_field *field)
{
	const unsigned end = field->lsb + field->width;

	for (unsigned lsb = field->lsb, next; lsb < end; lsb = next) {
		struct picture_field part = *field;

		for (next = lsb; next < end && (*taken & PTE_BIT(next)) == 0;)
			next++;
		part.lsb = lsb;
		part.width = next - lsb;
		part.at = field->at + (lsb - field->lsb);
		insert(p, taken, &part);
		if (next == lsb)
			next++;
	}
}

/* all flags and types of a spec have one symbol */
static char symbol_of(enum pte_owner owner)
{
	const unsigned flag = pte_owner_flag(owner);
	const struct pte_flag_info *const info =
		pte_flag_info((enum pte_flag)flag);

	if (flag == PTE_FLAG_COUNT)
		return owners[owner].symbol;
	if (info == NULL)
		return '*';
	return info->symbol;
}

static bool is_free(const struct pte_owned *rows, uint64_t bit)
{
	while (rows->width > 0 &&
	       (pte_ones(rows->width) << rows->lsb & bit) == 0)
		rows++;
	return rows->width > 0 && rows->owner == PTE_OWNER_FREE;
}

/* a what-if's flags own bits that its base's rows call free */
static void insert_proposed(const struct pte_target *t, enum pte_level level,
			    struct picture *p, uint64_t *taken)
{
	for (unsigned f = PTE_FLAG_PROPOSED; f < PTE_FLAG_COUNT; f++) {
		const uint64_t bit = t->layout->swap[level]->flag[f];
		const enum pte_owner owner = PTE_OWNER_OF(f);
		struct picture_field field = { .width = 1 };

		if ((t->swap_flags[level] & PTE_FLAG_SET(f)) == 0 || bit == 0 ||
		    !is_free(t->model->owned[level], bit))
			continue;
		while (PTE_BIT(field.lsb) != bit)
			field.lsb++;
		field.name = field.says =
			pte_model_flag_name(t->model, (enum pte_flag)f);
		field.symbol = symbol_of(owner);
		field.color = color_of_owner(owner);
		insert(p, taken, &field);
	}
}

void picture_of_entry(const struct pte_target *target, enum pte_level level,
		      struct picture *ret)
{
	const struct pte_codec *const codec = target->layout->swap[level];
	uint64_t taken = 0;

	ret->what = "an entry that isn't present";
	ret->bits = target->layout->word_bits;
	ret->count = 0;
	insert_proposed(target, level, ret, &taken);
	for (const struct pte_owned *o = target->model->owned[level];
	     o->width > 0; o++) {
		const struct pte_piece *const piece = piece_of(codec, o);
		const uint64_t bits = pte_ones(o->width) << o->lsb;
		const char *const reserved = why_reserved(target, level, bits);

		const char *const says =
			pte_model_owner_name(target->model, o->owner);
		const bool flag = pte_owner_flag(o->owner) < PTE_FLAG_COUNT;
		const struct picture_field field = {
			.lsb = o->lsb,
			.width = o->width,
			.name = flag ? says : owners[o->owner].name,
			.symbol = symbol_of(o->owner),
			.says = says,
			.color = reserved != NULL ? COLOR_FREE
						  : color_of_owner(o->owner),
			.why = reserved != NULL ? reserved : o->why,
			.is_piece = piece != NULL,
			.inverted = piece != NULL && piece->inverted,
			.at = piece != NULL ? piece->at : 0U,
		};

		insert_free(ret, &taken, &field);
	}
	insert_nothing(ret, &taken, "nobody's");
}

/* ---- present words ------------------------------------------------------ */

uint64_t picture_word(const struct pte_target *target, enum pte_level level)
{
	const struct pte_protection *const p =
		pte_target_protection(target, "readonly");

	return p == NULL ? 0 : pte_layout_leaf(target->layout, level, p->bits);
}

bool picture_has_name(const struct pte_target *target, enum pte_level level,
		      bool tables, const struct pte_name *name)
{
	return ((tables ? name->tables : name->levels) &
		PTE_LEVEL_SET(level)) != 0 &&
	       name->in.since <= target->version &&
	       target->version <= name->in.until &&
	       (name->needs & ~target->options) == 0;
}

static void insert_address(struct picture *p, uint64_t *taken,
			   const struct pte_address *a)
{
	for (unsigned i = 0; i < PTE_PIECE_COUNT; i++) {
		const struct pte_piece *const piece = &a->piece[i];
		const struct picture_field field = {
			.lsb = piece->lsb,
			.width = piece->width,
			.name = "address",
			.symbol = 'a',
			.says = "address",
			.color = COLOR_OFFSET,
			.is_piece = true,
			.inverted = piece->inverted,
			.at = piece->at,
		};

		insert(p, taken, &field);
	}
}

/* the address and the names of a word that is a page's, or a table's */
static void insert_present(const struct pte_target *target,
			   enum pte_level level, bool tables, uint64_t word,
			   struct picture *ret)
{
	const struct pte_layout *const layout = target->layout;
	const struct pte_place *const place = tables ? layout->table[level]
						     : layout->place[level];
	uint64_t taken = 0;
	unsigned i = 0;

	ret->bits = layout->word_bits;
	ret->count = 0;
	while (place != NULL && i < place->count &&
	       !pte_pattern_has(&place->address[i].when, word))
		i++;
	if (place != NULL && i < place->count)
		insert_address(ret, &taken, &place->address[i]);
	for (const struct pte_name *n = target->model->names; n->name != NULL;
	     n++) {
		const struct picture_field field = {
			.lsb = n->lsb,
			.width = n->width,
			.name = n->name,
			.symbol = n->name[0],
			.says = n->name,
			.color = COLOR_FLAG,
			.why = n->macro,
		};

		if (picture_has_name(target, level, tables, n) &&
		    pte_pattern_has(&n->when, word))
			insert(ret, &taken, &field);
	}
	insert_nothing(ret, &taken, "unnamed");
}

void picture_of_present(const struct pte_target *target, enum pte_level level,
			struct picture *ret)
{
	ret->what = "a present page";
	insert_present(target, level, false, picture_word(target, level), ret);
}

void picture_of_word(const struct pte_target *target, enum pte_level level,
		     uint64_t word, const struct pte_reading *reading,
		     struct picture *ret)
{
	if (!reading->present && !reading->has_table &&
	    target->layout->swap[level] != NULL) {
		picture_of_entry(target, level, ret);
		return;
	}
	ret->what = reading->has_table ? "a table" : "a present page";
	insert_present(target, level, reading->has_table, word, ret);
}

/* ---- two pictures ------------------------------------------------------ */

const struct picture_field *picture_field_at(const struct picture *p,
					     unsigned bit)
{
	for (unsigned i = 0; i < p->count; i++)
		if (bit >= p->field[i].lsb &&
		    bit < p->field[i].lsb + p->field[i].width)
			return &p->field[i];
	return NULL;
}

/* whether the bit holds the same in both */
static bool is_same(const struct picture_field *a,
		    const struct picture_field *b, unsigned bit)
{
	if (a == NULL || b == NULL)
		return a == b;
	if (a->color == COLOR_FREE && b->color == COLOR_FREE)
		return true;
	return strcmp(a->name, b->name) == 0 && a->is_piece == b->is_piece &&
	       a->inverted == b->inverted && a->color == b->color &&
	       (!a->is_piece || a->at + bit - a->lsb == b->at + bit - b->lsb) &&
	       (a->is_piece || a->width == 1 || a->lsb == b->lsb);
}

uint64_t picture_moved(const struct picture *a, const struct picture *b)
{
	uint64_t moved = 0;

	for (unsigned bit = 0; bit < 64; bit++)
		if (!is_same(picture_field_at(a, bit), picture_field_at(b, bit),
			     bit))
			moved |= PTE_BIT(bit);
	return moved;
}

/* ---- labels ------------------------------------------------------------- */

const char *bit_range(char to[static BIT_RANGE_SIZE], unsigned lsb,
		      unsigned width)
{
	/* the masks let the compiler see that two digits are enough */
	if (width == 1)
		(void)snprintf(to, BIT_RANGE_SIZE, "%u", lsb & 63U);
	else
		(void)snprintf(to, BIT_RANGE_SIZE, "%u:%u",
			       (lsb + width - 1) & 63U, lsb & 63U);
	return to;
}

bool picture_label(const struct picture_field *field, unsigned lsb,
		   unsigned width, unsigned columns,
		   char to[static PICTURE_LABEL_SIZE])
{
	const char *const sign = field->inverted ? "~" : "";
	const unsigned from = field->at + (lsb - field->lsb);

	/* a field that holds the whole quantity needs no range */
	if (field->is_piece && (field->at != 0 || width != field->width)) {
		(void)snprintf(to, PICTURE_LABEL_SIZE, "%s%s %u:%u", sign,
			       field->name, from + width - 1, from);
		if (strlen(to) <= columns)
			return true;
	}
	(void)snprintf(to, PICTURE_LABEL_SIZE, "%s%s", sign, field->name);
	if (strlen(to) <= columns)
		return true;
	(void)snprintf(to, PICTURE_LABEL_SIZE, "%c", field->symbol);
	return columns > 0;
}
