/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Learning: there's no search in it, since diagrams answer for each word at
 * once.
 */
#include "learn.h"

#include <string.h>

#include "meaning.h"

#define WIDTH PTE_VECTOR_WIDTH

static uint64_t bit_of(unsigned i)
{
	return UINT64_C(1) << i;
}

void learn_assign(uint8_t *values, uint64_t a, uint64_t b)
{
	memset(values, 0, PTE_DIAGRAM_VARIABLES);
	for (unsigned i = 0; i < WIDTH; i++) {
		values[(size_t)2 * i] = (a >> i & 1U) != 0;
		values[(size_t)2 * i + 1] = (b >> i & 1U) != 0;
	}
}

bool learn_words(const struct pte_diagrams *ds, pte_diagram f, uint64_t open,
		 uint64_t *a, uint64_t *b)
{
	uint8_t values[PTE_DIAGRAM_VARIABLES];

	learn_assign(values, open, open);
	if (!pte_diagram_path(ds, f, values))
		return false;
	*a = *b = 0;
	for (unsigned i = 0; i < WIDTH; i++) {
		*a |= (uint64_t)values[(size_t)2 * i] << i;
		*b |= (uint64_t)values[(size_t)2 * i + 1] << i;
	}
	return true;
}

bool learn_word(const struct pte_diagrams *ds, pte_diagram f, uint64_t open,
		uint64_t *word)
{
	uint64_t second;

	return learn_words(ds, f, open, word, &second);
}

static bool is_true(const struct pte_diagrams *ds, pte_diagram f, uint64_t word)
{
	uint8_t values[PTE_DIAGRAM_VARIABLES];

	learn_assign(values, word, 0);
	return pte_diagram_is_true(ds, f, values);
}

uint64_t learn_value(const struct pte_diagrams *ds, const struct pte_vector *v,
		     uint64_t a, uint64_t b)
{
	uint8_t values[PTE_DIAGRAM_VARIABLES];
	uint64_t value = 0;

	learn_assign(values, a, b);
	for (unsigned i = 0; i < v->width; i++)
		if (pte_diagram_is_true(ds, v->bit[i], values))
			value |= bit_of(i);
	return value;
}

static uint64_t value_of(const struct pte_diagrams *ds,
			 const struct pte_vector *v, uint64_t word)
{
	return learn_value(ds, v, word, 0);
}

bool learn_same(const struct pte_vector *a, const struct pte_vector *b)
{
	return a->width == b->width &&
	       memcmp(a->bit, b->bit, sizeof(a->bit)) == 0 &&
	       !pte_vector_is_lost(a);
}

/* ---- tests --------------------------------------------------------------- */

bool learn_test(struct pte_diagrams *ds, const struct pte_vector *word,
		pte_diagram f, struct pte_test *test)
{
	uint64_t passes;

	*test = (struct pte_test)PTE_TEST_NEVER;
	if (f == PTE_DIAGRAM_FALSE)
		return true;
	if (!learn_word(ds, f, PTE_ALL_BITS, &passes))
		return false;
	/* the path takes bits as clear where it can: of some of which any is
	 * enough, all are to be set, or the last would seem to be needed */
	for (unsigned i = 0; i < WIDTH; i++)
		if (is_true(ds, f, passes | bit_of(i)))
			passes |= bit_of(i);
	*test = (struct pte_test){ 0, 0, 0, 0 };
	for (unsigned i = 0; i < WIDTH; i++)
		if (!is_true(ds, f, passes ^ bit_of(i)))
			test->mask |= bit_of(i);
	test->value = passes & test->mask;
	if (!is_true(ds, f, test->value))
		for (unsigned i = 0; i < WIDTH; i++)
			if (is_true(ds, f, test->value | bit_of(i)))
				test->any |= bit_of(i) & ~test->mask;
	return meaning_of_test(ds, word, test) == f;
}

/* ---- pieces -------------------------------------------------------------- */

/* which bit of the word each bit of a quantity is */
struct wires {
	int from[WIDTH]; /* -1: of none, it's 0 */
	bool inverted[WIDTH];
};

/* as seen from a word, whose bits of `free` are turned over one by one */
static bool find_wires(const struct pte_diagrams *ds,
		       const struct pte_vector *q, uint64_t word, uint64_t free,
		       struct wires *w)
{
	const uint64_t at = value_of(ds, q, word);

	for (unsigned j = 0; j < WIDTH; j++)
		w->from[j] = -1;
	for (unsigned i = 0; i < WIDTH; i++) {
		const uint64_t turned =
			(free & bit_of(i)) == 0
				? 0
				: value_of(ds, q, word ^ bit_of(i)) ^ at;
		unsigned j = 0;

		if (turned == 0)
			continue;
		if ((turned & (turned - 1)) != 0)
			return false;
		while (bit_of(j) != turned)
			j++;
		if (w->from[j] >= 0)
			return false;
		w->from[j] = (int)i;
		w->inverted[j] = ((at & turned) != 0) !=
				 ((word & bit_of(i)) != 0);
	}
	return true;
}

static bool pieces_of_wires(const struct wires *w, struct pte_piece *piece,
			    unsigned room, unsigned *count)
{
	*count = 0;
	for (unsigned j = 0; j < WIDTH; j++) {
		struct pte_piece *const last = *count > 0 ? &piece[*count - 1]
							  : NULL;

		if (w->from[j] < 0)
			continue;
		if (last != NULL && last->at + last->width == (int)j &&
		    last->lsb + last->width == w->from[j] &&
		    last->inverted == w->inverted[j]) {
			last->width++;
			continue;
		}
		if (*count == room)
			return false;
		piece[(*count)++] = (struct pte_piece){ (uint8_t)w->from[j], 1,
							(uint8_t)j,
							w->inverted[j] };
	}
	return true;
}

bool learn_pieces(struct pte_diagrams *ds, const struct pte_vector *word,
		  const struct pte_vector *quantity, struct pte_piece *piece,
		  unsigned room, unsigned *count)
{
	struct pte_vector said;
	struct wires w;

	if (!find_wires(ds, quantity, 0, PTE_ALL_BITS, &w) ||
	    !pieces_of_wires(&w, piece, room, count))
		return false;
	meaning_of_pieces(ds, word, piece, *count, &said);
	return learn_same(&said, quantity);
}

/* ---- flags and changes --------------------------------------------------- */

bool learn_change(struct pte_diagrams *ds, const struct pte_vector *word,
		  const struct pte_vector *changed, struct pte_change *change)
{
	struct pte_vector said;

	change->set = value_of(ds, changed, 0);
	change->clear = ~value_of(ds, changed, PTE_ALL_BITS);
	meaning_of_change(word, change, &said);
	return learn_same(&said, changed);
}

bool learn_flag(struct pte_diagrams *ds, const struct pte_vector *word,
		pte_diagram test, const struct pte_vector *made,
		const struct pte_vector *cleared, uint64_t *mask)
{
	struct pte_change make, clear;
	struct pte_test asks;

	if (!learn_change(ds, word, made, &make) ||
	    !learn_change(ds, word, cleared, &clear) ||
	    !learn_test(ds, word, test, &asks))
		return false;
	*mask = make.set;
	if (make.set == 0) /* stubs: no such flag */
		return make.clear == 0 && clear.clear == 0 && clear.set == 0 &&
		       test == PTE_DIAGRAM_FALSE;
	return make.clear == 0 && clear.set == 0 && clear.clear == make.set &&
	       (make.set & (make.set - 1)) == 0 && asks.mask == make.set &&
	       asks.value == make.set && asks.any == 0;
}

/* ---- addresses ----------------------------------------------------------- */

/* one alternative, seen from the word of all ones: what is inverted isn't so in
 * 0 */
static bool learn_address(const struct pte_diagrams *ds,
			  const struct pte_vector *address,
			  const struct pte_pattern *when, struct pte_address *a)
{
	const uint64_t word = when->value | ~when->mask;
	struct wires w;
	unsigned count;

	*a = (struct pte_address){ .when = *when };
	if (!find_wires(ds, address, word, ~when->mask, &w))
		return false;
	for (unsigned j = 0; j < WIDTH; j++)
		if (w.from[j] >= 0 && w.inverted[j]) {
			a->inverted |= bit_of((unsigned)w.from[j]);
			w.inverted[j] = false;
		}
	return pieces_of_wires(&w, a->piece, PTE_PIECE_COUNT, &count);
}

/* how many bits of the address one bit of a word turns over */
static unsigned turns(const struct pte_diagrams *ds,
		      const struct pte_vector *address, uint64_t word,
		      unsigned bit)
{
	uint64_t changed = value_of(ds, address, word) ^
			   value_of(ds, address, word ^ bit_of(bit));
	unsigned count = 0;

	for (; changed != 0; changed &= changed - 1)
		count++;
	return count;
}

/* A word of those that it's about which the alternative reads otherwise; false
 * if there's none. Of the bits that don't matter to it two are set, so that 0,
 * in which nothing is inverted, isn't next to it. */
static bool is_misread(struct pte_diagrams *ds, const struct pte_vector *word,
		       const struct pte_vector *address,
		       const struct pte_address *a, uint64_t *misread)
{
	const struct pte_place place = { 1, { *a } };
	pte_diagram differs = PTE_DIAGRAM_FALSE;
	struct pte_vector said;
	unsigned more = 2;

	meaning_of_place(ds, word, &place, &said);
	for (unsigned i = 0; i < WIDTH; i++)
		differs = pte_diagram_or(
			ds, differs,
			pte_diagram_xor(ds, said.bit[i], address->bit[i]));
	differs = pte_diagram_and(ds, differs,
				  meaning_of_pattern(ds, word, &a->when));
	if (!learn_word(ds, differs, 0, misread))
		return false;
	for (unsigned i = WIDTH; i-- > 0 && more > 0;)
		if ((*misread & bit_of(i)) == 0 &&
		    is_true(ds, differs, *misread | bit_of(i))) {
			*misread |= bit_of(i);
			more--;
		}
	return true;
}

static bool split(struct pte_diagrams *ds, const struct pte_vector *word,
		  const struct pte_vector *address,
		  const struct pte_pattern *when, struct pte_place *place)
{
	uint64_t from = when->value | ~when->mask;
	struct pte_pattern half = *when;
	struct pte_address one;
	unsigned most = 1, bit = WIDTH;

	if (place->count < PTE_ADDRESS_COUNT &&
	    learn_address(ds, address, when, &one) &&
	    !is_misread(ds, word, address, &one, &from)) {
		place->address[place->count++] = one;
		return true;
	}
	for (unsigned i = 0; i < WIDTH; i++)
		if ((when->mask & bit_of(i)) == 0 &&
		    turns(ds, address, from, i) > most) {
			most = turns(ds, address, from, i);
			bit = i;
		}
	if (bit == WIDTH || place->count == PTE_ADDRESS_COUNT)
		return false;
	half.mask |= bit_of(bit);
	half.value |= bit_of(bit);
	if (!split(ds, word, address, &half, place))
		return false;
	half.value &= ~bit_of(bit);
	return split(ds, word, address, &half, place);
}

bool learn_place(struct pte_diagrams *ds, const struct pte_vector *word,
		 const struct pte_vector *address, struct pte_place *place)
{
	const struct pte_pattern everything = { 0, 0 };
	struct pte_vector said;

	*place = (struct pte_place){ 0 };
	if (!split(ds, word, address, &everything, place))
		return false;
	meaning_of_place(ds, word, place, &said);
	return learn_same(&said, address);
}
