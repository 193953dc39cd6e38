/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tests, pieces and places as diagrams. It says again, for diagrams, what the
 * inline functions of the library say for words; tests/probe holds the two
 * together.
 */
#include "meaning.h"

#define WIDTH PTE_VECTOR_WIDTH

static bool has(uint64_t mask, unsigned bit)
{
	return (mask >> bit & 1U) != 0;
}

pte_diagram meaning_of_pattern(struct pte_diagrams *ds,
			       const struct pte_vector *word,
			       const struct pte_pattern *pattern)
{
	pte_diagram all = PTE_DIAGRAM_TRUE;

	if ((pattern->value & ~pattern->mask) != 0)
		return PTE_DIAGRAM_FALSE;
	for (unsigned i = WIDTH; i-- > 0;) {
		if (!has(pattern->mask, i))
			continue;
		all = has(pattern->value, i)
			      ? pte_diagram_and(ds, word->bit[i], all)
			      : pte_diagram_ite(ds, word->bit[i],
						PTE_DIAGRAM_FALSE, all);
	}
	return all;
}

pte_diagram meaning_of_test(struct pte_diagrams *ds,
			    const struct pte_vector *word,
			    const struct pte_test *test)
{
	const struct pte_pattern pattern = { test->mask, test->value };
	pte_diagram any = PTE_DIAGRAM_FALSE;

	if (test->any == 0)
		return meaning_of_pattern(ds, word, &pattern);
	for (unsigned i = WIDTH; i-- > 0;) {
		if (!has(test->any, i))
			continue;
		any = has(test->except, i)
			      ? pte_diagram_ite(ds, word->bit[i], any,
						PTE_DIAGRAM_TRUE)
			      : pte_diagram_or(ds, word->bit[i], any);
	}
	return pte_diagram_and(ds, meaning_of_pattern(ds, word, &pattern), any);
}

pte_diagram meaning_of_either(struct pte_diagrams *ds,
			      const struct pte_vector *word,
			      const struct pte_either *either)
{
	pte_diagram any = PTE_DIAGRAM_FALSE;

	for (unsigned i = 0; i < either->count; i++)
		any = pte_diagram_or(
			ds, any, meaning_of_test(ds, word, &either->test[i]));
	return any;
}

void meaning_of_pieces(struct pte_diagrams *ds, const struct pte_vector *word,
		       const struct pte_piece *piece, unsigned count,
		       struct pte_vector *quantity)
{
	pte_vector_constant(quantity, WIDTH, 0);
	for (unsigned p = 0; p < count; p++)
		for (unsigned i = 0; i < piece[p].width; i++) {
			const pte_diagram bit = word->bit[piece[p].lsb + i];
			pte_diagram *const to = &quantity->bit[piece[p].at + i];

			*to = pte_diagram_or(ds, *to,
					     piece[p].inverted
						     ? pte_diagram_not(ds, bit)
						     : bit);
		}
}

/* one alternative: what it inverts it doesn't in a word of 0 */
static void read_address(struct pte_diagrams *ds, const struct pte_vector *word,
			 pte_diagram is_0, const struct pte_address *a,
			 struct pte_vector *address)
{
	struct pte_vector plain, inverted, turned = *word;

	meaning_of_pieces(ds, word, a->piece, PTE_PIECE_COUNT, &plain);
	for (unsigned i = 0; i < WIDTH; i++)
		if (has(a->inverted, i))
			turned.bit[i] = pte_diagram_not(ds, word->bit[i]);
	meaning_of_pieces(ds, &turned, a->piece, PTE_PIECE_COUNT, &inverted);
	pte_vector_select(ds, address, is_0, &plain, &inverted);
}

void meaning_of_place(struct pte_diagrams *ds, const struct pte_vector *word,
		      const struct pte_place *place, struct pte_vector *address)
{
	const struct pte_test zero = { PTE_ALL_BITS, 0, 0, 0 };
	const pte_diagram is_0 = meaning_of_test(ds, word, &zero);
	struct pte_vector one;

	pte_vector_constant(address, WIDTH, 0);
	/* the first that matches counts: from the last on */
	for (unsigned i = place->count; i-- > 0;) {
		read_address(ds, word, is_0, &place->address[i], &one);
		pte_vector_select(
			ds, address,
			meaning_of_pattern(ds, word, &place->address[i].when),
			&one, address);
	}
}

void meaning_of_change(const struct pte_vector *word,
		       const struct pte_change *change,
		       struct pte_vector *changed)
{
	*changed = *word;
	for (unsigned i = 0; i < WIDTH; i++) {
		if (has(change->clear, i))
			changed->bit[i] = PTE_DIAGRAM_FALSE;
		if (has(change->set, i))
			changed->bit[i] = PTE_DIAGRAM_TRUE;
	}
}
