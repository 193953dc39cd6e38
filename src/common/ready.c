/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What would be found anew for each word is found once a target: pieces as
 * masks and rotations, names as the bits that they cover.
 */
#include "ready.h"

#include "span.h"
#include "table.h"

/* ---- codecs -------------------------------------------------------------- */

/* a piece of a word, and where it stands in the swp_entry */
static void add_move(struct pte_swap_moves *m, const struct pte_piece *p,
		     unsigned at)
{
	const uint8_t right = (uint8_t)((p->lsb - at) & 63U);
	unsigned i = 0;

	if (p->width == 0)
		return;
	while (m->mask[i] != 0 && m->right[i] != right)
		i++;
	m->mask[i] |= pte_ones(p->width) << at;
	m->place[i] |= pte_piece_mask(p);
	m->right[i] = right;
	if (p->inverted)
		m->flip |= pte_ones(p->width) << at;
}

static struct pte_swap_moves moves_of(const struct pte_layout *l,
				      enum pte_level level)
{
	const struct pte_codec *const c = l->swap[level];
	const struct pte_piece type = pte_layout_swap_type_read(l, level);
	struct pte_swap_moves m = { .fixed = c->fixed.value };

	add_move(&m, &type, l->swp_entry.type_shift + (unsigned)type.at);
	add_move(&m, &c->offset, c->offset.at);
	add_move(&m, &c->offset_high, c->offset_high.at);
	/* bits of the type beyond a swp_entry's are those of 0 */
	m.fixed |= pte_piece_put(&c->type, 0) & ~pte_piece_mask(&type);
	return m;
}

/* ---- names --------------------------------------------------------------- */

/* more alternatives than this many bits decide between aren't looked at */
#define DECIDING_BITS_MAX 6

/* whether each word is read by some alternative */
static bool reads_every_word(const struct pte_place *place)
{
	uint64_t mask = 0, word = 0;

	for (unsigned i = 0; i < place->count; i++)
		mask |= place->address[i].when.mask;
	if (pte_bit_count(mask) > DECIDING_BITS_MAX)
		return false;
	do {
		if (!pte_place_has(place, word))
			return false;
		word = (word - mask) & mask;
	} while (word != 0);
	return true;
}

/* the bits that hold the address: in every word, and in some */
static struct pte_named_mask addressed(const struct pte_place *place)
{
	struct pte_named_mask m = { PTE_ALL_BITS, 0 };

	if (place == NULL || !reads_every_word(place))
		m.always = 0;
	for (unsigned i = 0; place != NULL && i < place->count; i++) {
		const uint64_t bits = pte_address_bits(&place->address[i]);

		m.always &= bits;
		m.some |= bits;
	}
	return m;
}

/* the names of leaves, or of words that point to a table, that are in force at
 * a level */
struct names {
	const struct pte_target *t;
	enum pte_level level;
	bool tables;
};

static bool in_force(const struct names *in, const struct pte_name *n)
{
	const unsigned levels = in->tables ? n->tables : n->levels;

	return (levels & PTE_LEVEL_SET(in->level)) != 0 &&
	       in_span(&n->in, in->t->version) &&
	       (n->needs & ~in->t->options) == 0;
}

/* whether a name stands where this one doesn't, as one bit decides: PROT_NONE's
 * bit is GLOBAL in a word that is mapped */
static bool has_twin(const struct names *in, const struct pte_name *name)
{
	const uint64_t bit = name->when.mask;

	if (bit == 0 || (bit & (bit - 1)) != 0 ||
	    (name->when.value & ~bit) != 0)
		return false;
	for (const struct pte_name *n = in->t->model->names; n->name != NULL;
	     n++)
		if (n->lsb == name->lsb && n->width == name->width &&
		    n->when.mask == bit &&
		    n->when.value == (name->when.value ^ bit) &&
		    in_force(in, n))
			return true;
	return false;
}

/* A name that an address may cover stands in the other words only; of a table's
 * it's beside the address. */
static struct pte_named_mask names_of(const struct names *in,
				      const struct pte_place *place)
{
	struct pte_named_mask m = addressed(place);
	const uint64_t address = in->tables ? 0 : m.some;

	for (const struct pte_name *n = in->t->model->names; n->name != NULL;
	     n++) {
		const uint64_t bits = pte_ones(n->width) << n->lsb;

		if (!in_force(in, n))
			continue;
		m.some |= bits;
		if ((bits & address) == 0 &&
		    ((n->when.mask | n->when.value) == 0 || has_twin(in, n)))
			m.always |= bits;
	}
	return m;
}

static void find_names(struct pte_target *t, enum pte_level level)
{
	const struct names leaves = { t, level, false };
	const struct names tables = { t, level, true };

	t->named[level] = names_of(&leaves, t->layout->place[level]);
	t->table_named[level] = names_of(&tables, t->layout->table[level]);
}

void pte_make_ready(struct pte_target *t)
{
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++)
		t->moves[l] = moves_of(t->layout, (enum pte_level)l);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		find_names(t, (enum pte_level)l);
}
