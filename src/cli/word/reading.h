/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a word means, for people.
 */
#ifndef CLI_READING_H
#define CLI_READING_H

#include <pte/decode.h>

#include "term/out.h"

/* a word, and what it was read as */
struct read_word {
	const struct pte_target *target;
	enum pte_level level;
	uint64_t value;
	struct pte_reading reading;
};

/* Whether the layout has such words; or else a message, of the word as it was
 * given, and its range. */
bool read_is_word(const struct read_word *w, const char *quoted, size_t line);

/*
 * "swap type=5 offset=0x1234 exclusive": for an entry, what `pte encode`
 * takes. Bits that are stray follow as stray=...
 */
void reading_line(struct out *out, const struct read_word *w);

/* A block of lines: each field, and where it stands. */
void reading_block(struct out *out, const struct read_word *w);

/* The name of a line of a block, and what goes before it and behind. */
void reading_field(struct out *out, const char *name);

/* The names of a reading's marker bits, low to high; how many. */
#define MARKERS_MAX 16
unsigned reading_markers(const struct read_word *w,
			 const char *names[static MARKERS_MAX]);

/* "pkey=3", or "rw" of a single bit */
void out_named_bits(struct out *out, const struct pte_named_bits *bits);

/* "63:59", or "8" of a single bit; at least `width` columns */
void out_bit_range(struct out *out, unsigned lsb, unsigned width, int columns);

#endif /* CLI_READING_H */
