/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a helper says, as a row of a layout would: found on a few words, then
 * compared with the helper over all of them. What can't be said so isn't, and
 * false is returned.
 *
 * Functions are of the bits of one word, in the variables of a reader's first
 * argument; nothing outside may matter to them.
 */
#ifndef PROBE_LEARN_H
#define PROBE_LEARN_H

#include <pte/layout.h>
#include <pte/prove/diagram.h>

/* values of all variables for a word in the first argument, and one in the
 * second */
void learn_assign(uint8_t *values, uint64_t a, uint64_t b);

/* the word that a path of the diagram makes of the first argument: what the
 * path leaves open is as in `open`; false if there's none */
bool learn_word(const struct pte_diagrams *ds, pte_diagram f, uint64_t open,
		uint64_t *word);

/* the same, and what the second argument is */
bool learn_words(const struct pte_diagrams *ds, pte_diagram f, uint64_t open,
		 uint64_t *a, uint64_t *b);

/* what a number is for two arguments */
uint64_t learn_value(const struct pte_diagrams *ds, const struct pte_vector *v,
		     uint64_t a, uint64_t b);

/* {mask, value, any} */
bool learn_test(struct pte_diagrams *ds, const struct pte_vector *word,
		pte_diagram f, struct pte_test *test);

/* a quantity in up to `room` pieces, lowest first; *count: how many */
bool learn_pieces(struct pte_diagrams *ds, const struct pte_vector *word,
		  const struct pte_vector *quantity, struct pte_piece *piece,
		  unsigned room, unsigned *count);

/* a bit: its mk sets it, its clear clears it, its test asks for it */
bool learn_flag(struct pte_diagrams *ds, const struct pte_vector *word,
		pte_diagram test, const struct pte_vector *made,
		const struct pte_vector *cleared, uint64_t *mask);

/* bits that are cleared, then set */
bool learn_change(struct pte_diagrams *ds, const struct pte_vector *word,
		  const struct pte_vector *changed, struct pte_change *change);

/* a decision list of addresses */
bool learn_place(struct pte_diagrams *ds, const struct pte_vector *word,
		 const struct pte_vector *address, struct pte_place *place);

bool learn_same(const struct pte_vector *a, const struct pte_vector *b);

#endif
