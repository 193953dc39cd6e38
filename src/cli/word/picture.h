/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A picture of a word: its bits as fields, from the high bit down. It's drawn
 * by others, as text or SVG.
 */
#ifndef CLI_PICTURE_H
#define CLI_PICTURE_H

#include <stdbool.h>

#include <pte/decode.h>
#include <pte/target.h>

#include "term/color.h"

#define PICTURE_LABEL_SIZE 32

struct picture_field {
	unsigned lsb, width;
	const char *name; /* "offset", "rw", "0"; "-" if unused */
	char symbol;      /* if only one character fits */
	const char *says; /* for a legend: "must be 0", "free" */
	enum color color;
	const char *why; /* NULL: no explanation needed */
	/* a piece of a quantity whose bit `at` is at lsb */
	bool is_piece, inverted;
	unsigned at;
};

struct picture {
	const char *what;
	unsigned bits; /* of the word */
	unsigned count;
	struct picture_field field[64];
};

/* A non-present entry, by the owners of its bits. */
void picture_of_entry(const struct pte_target *target, enum pte_level level,
		      struct picture *ret);

/* A present leaf, by the names of its bits. */
void picture_of_present(const struct pte_target *target, enum pte_level level,
			struct picture *ret);

/* A word as it was read: an entry, a leaf or a table. */
void picture_of_word(const struct pte_target *target, enum pte_level level,
		     uint64_t word, const struct pte_reading *reading,
		     struct picture *ret);

/* A present leaf of the kernel with pfn 0, for the conditions of names. */
uint64_t picture_word(const struct pte_target *target, enum pte_level level);

/*
 * Whether the kernel uses the name for some bit of the level's pages, or of its
 * tables.
 */
bool picture_has_name(const struct pte_target *target, enum pte_level level,
		      bool tables, const struct pte_name *name);

/* The field that has a bit; NULL: none has. */
const struct picture_field *picture_field_at(const struct picture *p,
					     unsigned bit);

/* The bits that hold something else in the other. */
uint64_t picture_moved(const struct picture *a, const struct picture *b);

/* "63:59"; "8" for a single bit */
#define BIT_RANGE_SIZE 8
const char *bit_range(char to[static BIT_RANGE_SIZE], unsigned lsb,
		      unsigned width);

/*
 * The longest label of a field that fits in so many columns.
 *
 * lsb, width: the part of the field that is drawn
 *
 * Returns false if none fits.
 */
bool picture_label(const struct picture_field *field, unsigned lsb,
		   unsigned width, unsigned columns,
		   char to[static PICTURE_LABEL_SIZE]);

#endif /* CLI_PICTURE_H */
