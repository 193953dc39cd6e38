/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A picture of a word: its 64 bits, cut into fields, high bit first. How it's
 * drawn is up to others.
 */
#ifndef CLI_PICTURE_H
#define CLI_PICTURE_H

#include <stdbool.h>

#include <pte/target.h>

#include "term/color.h"

#define PICTURE_LABEL_SIZE 32

struct picture_field {
	unsigned lsb, width;
	const char *name; /* "offset", "rw", "0"; "-" where nothing is */
	char symbol;      /* for where only one character fits */
	const char *says; /* for a legend: "must be 0", "free" */
	enum color color;
	const char *why; /* NULL where plain */
	/* of the quantity whose bits are here; bit `at` is at lsb */
	bool is_piece, inverted;
	unsigned at;
};

struct picture {
	const char *what;
	unsigned bits; /* of the word */
	unsigned count;
	struct picture_field field[64];
};

/* Of an entry that isn't present, by its owners. */
void picture_of_entry(const struct pte_target *target, enum pte_level level,
		      struct picture *ret);

/* Of a present leaf, by the names of its bits. */
void picture_of_present(const struct pte_target *target, enum pte_level level,
			struct picture *ret);

/* A present leaf of that kernel, pfn 0: what the names' conditions see. */
uint64_t picture_word(const struct pte_target *target, enum pte_level level);

/* Whether this kernel gives some bit of that level's pages, or tables, the
 * name. */
bool picture_has_name(const struct pte_target *target, enum pte_level level,
		      bool tables, const struct pte_name *name);

/* "63:59"; "8" of a single bit */
#define BIT_RANGE_SIZE 8
const char *bit_range(char to[static BIT_RANGE_SIZE], unsigned lsb,
		      unsigned width);

/*
 * What may be written into a field, from the longest text to the shortest.
 *
 * lsb, width: the part of the field that is drawn
 *
 * False if no text fits.
 */
bool picture_label(const struct picture_field *field, unsigned lsb,
		   unsigned width, unsigned columns,
		   char to[static PICTURE_LABEL_SIZE]);

#endif /* CLI_PICTURE_H */
