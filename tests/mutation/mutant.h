/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MUTANT_H
#define MUTANT_H

#include <stdbool.h>
#include <stddef.h>

#include "../copy.h"

/*
 * Every way to change one constant of a row: each bit of each word, each
 * position and width by one, each inversion.
 */

#define MUTANT_NAME_SIZE 64

/* A constant of a copy. */
enum constant_form {
	CONSTANT_WORD,  /* 64 bits, one turned */
	CONSTANT_SET,   /* an unsigned, one bit of `width` turned */
	CONSTANT_SMALL, /* a position or a width, one more or one less */
	CONSTANT_BOOL,
};

struct constant {
	char name[MUTANT_NAME_SIZE]; /* "pmd.present.any" */
	enum constant_form form;
	void *at;
	unsigned width; /* of a set */
};

#define CONSTANT_ROOM 2048

struct constants {
	struct constant constant[CONSTANT_ROOM];
	size_t count;
	unsigned word_bits;
};

/* All constants of a copy that a codec or a predicate reads. */
void constants_of(struct copy *copy, struct constants *constants_ret);

/* ... and those that only claims read at a version, added to them: with these,
 * all numbers of its spec. */
void constants_of_claims(struct copy *copy, uint16_t version,
			 struct constants *constants);

/* How many mutants a constant has */
unsigned mutants_of(const struct constant *constant);

/*
 * Make a mutant, or the constant again: made twice, a mutant is none. False if
 * the change leaves no table that the library promises anything about: a piece
 * that sticks out of the word. Then nothing is changed.
 */
bool mutant_make(struct copy *copy, const struct constant *constant,
		 unsigned mutant);
void mutant_undo(const struct constant *constant, unsigned mutant);

/* Which one it is, after a space: " 7", " -1", " not" */
void mutant_print(const struct constant *constant, unsigned mutant);

#endif
