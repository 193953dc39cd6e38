/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef OPINIONS_H
#define OPINIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "questions.h"

/*
 * What the reference says of a row: of thousands of words, at every level, in
 * the first and the last version, with each option turned; and of what is
 * written. It was made from the kernel's headers bit by bit, without tables.
 */

struct opinion;

/* One kernel, at one level. */
struct view {
	struct pte_target target; /* of the row as it is */
	enum pte_level level;
	struct pte_config config;
	char options[64]; /* the same, in words */
};

#define VIEW_ROOM 128

struct opinions {
	struct view view[VIEW_ROOM];
	size_t views;
	struct opinion *opinion;
	size_t count, room;
	size_t told; /* where to begin: see opinions.c */
	uint8_t page_shift;
	unsigned word_bits;
};

/* Ends the program if the row as it is is of another opinion. */
void opinions_of(const struct questions *questions, const struct pte_model *row,
		 struct opinions *opinions_ret);
void opinions_free(struct opinions *opinions);
bool opinions_agree(struct opinions *opinions, const struct pte_model *model);

#endif
