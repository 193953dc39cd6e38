/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The tests, pieces, places and changes of a built-in layout, one after the
 * other; and words to ask of them.
 */
#ifndef PARTS_H
#define PARTS_H

#include "../cases.h"

#include <pte/model.h>
#include <pte/prove/diagram.h>

#include "../random.h"

/* what is done with each; NULL: nothing */
struct parts {
	void (*test)(const struct pte_test *test);
	void (*either)(const struct pte_either *either);
	void (*piece)(const struct pte_piece *piece);
	void (*place)(const struct pte_place *place);
	void (*change)(const struct pte_change *change);
	void (*flag)(uint64_t mask);
};

void parts_of(const struct pte_model *model, const struct parts *parts);

/* The nth of PARTS_WORDS: none, all, one bit, all but one, random ones; every
 * other one with the bits of a mask that a value has. */
#define PARTS_WORDS 400U
uint64_t parts_word(struct random *r, unsigned n, uint64_t mask,
		    uint64_t value);

/* a store, emptied, and the word that its first argument's variables are */
struct pte_diagrams *parts_begin(struct pte_vector *word);
void parts_end(void);

/* by a machine: for the word in the first argument, and 0 in the second */
bool parts_true(const struct pte_diagrams *ds, pte_diagram f, uint64_t word);
uint64_t parts_value(const struct pte_diagrams *ds, const struct pte_vector *v,
		     uint64_t word);

#endif
