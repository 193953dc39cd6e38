/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints the meaning of a word as text.
 */
#ifndef CLI_READING_H
#define CLI_READING_H

#include <pte/decode.h>

#include "term/out.h"

/* a word with its reading */
struct read_word {
	const struct pte_target *target;
	enum pte_level level;
	uint64_t value;
	struct pte_reading reading;
};

/*
 * Whether the layout has words this large. If not, a message quotes the word as
 * given and names the range.
 */
bool read_is_word(const struct read_word *w, const char *quoted, size_t line);

/*
 * "swap type=5 offset=0x1234 exclusive"; for an entry, this is what `pte
 * encode` takes. Stray bits follow as stray=...
 */
void reading_line(struct out *out, const struct read_word *w);

/* " soft_dirty exclusive young": the word's flags, each after a space. */
void reading_flags(struct out *out, const struct read_word *w);

/* What the kind is at the level. */
const char *kind_about(enum pte_level level, enum pte_kind kind,
		       const struct pte_kind_info *info);

/* A block of lines: each field with its place in the word. */
void reading_block(struct out *out, const struct read_word *w);

/* Begin a line of a block: the indented and padded name. */
#define FIELD_COLUMNS 14
void reading_field(struct out *out, const char *name);

/*
 * The names of the reading's markers, from the low bit up. Returns their
 * number.
 */
#define MARKERS_MAX 16
unsigned reading_markers(const struct read_word *w,
			 const char *names[static MARKERS_MAX]);

/* "pkey=3"; "rw" for a single bit */
void out_named_bits(struct out *out, const struct pte_named_bits *bits);

/* "63:59"; "8" for a single bit; padded to `columns` */
void out_bit_range(struct out *out, unsigned lsb, unsigned width, int columns);

#endif /* CLI_READING_H */
