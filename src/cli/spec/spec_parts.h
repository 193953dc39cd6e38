/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The parts of a spec: each reads one member of the document into the body.
 */
#ifndef CLI_SPEC_PARTS_H
#define CLI_SPEC_PARTS_H

#include <pte/lists.h>

#include "spec_value.h"

/* The tables that a spec fills; the model points into it. */
struct spec_body {
	struct pte_model model;
	struct pte_layout layout, next; /* next: after the last version */
	struct pte_span in;
	struct pte_arch arch;
	/*
	 * [PTE_LEVEL_PTE] is shared by all levels without a codec of their own
	 */
	struct pte_codec codec[PTE_LEVEL_COUNT];
	struct pte_view view[PTE_LEVEL_COUNT], walker;
	struct pte_place place[PTE_LEVEL_COUNT], table[PTE_LEVEL_COUNT];
	struct pte_translations translated[PTE_LEVEL_COUNT];
	struct pte_proposal proposal;
	uint64_t proposed_flag[PTE_FLAG_COUNT - PTE_FLAG_PROPOSED];
};

/* ---- types of the document's members, which fill the body ---------------- */

extern const struct spec_type spec_of_codec;
extern const struct spec_type spec_of_walker;
extern const struct spec_type spec_of_options;
extern const struct spec_type spec_of_proposed_flags;
extern const struct spec_type spec_of_proposed_types;
extern const struct spec_type spec_of_proposed_markers;
extern const struct spec_type spec_of_proposed_words;
extern const struct spec_type spec_of_numbers;
extern const struct spec_type spec_of_owners; /* shared by all levels */

/* Kinds of types, Linux's reserved ones and the proposal's. */
extern const struct spec_type spec_kind_set; /* a pte_kind_set */

extern const struct spec_type spec_of_word_bits; /* uint8_t: 32, 64 */
extern const struct spec_type spec_of_swp_entry; /* struct pte_swap_form */

extern const struct spec_shape spec_swp_entry_shape;
extern const struct spec_type spec_of_piece; /* low..high: of the width */
extern const struct spec_type spec_of_field; /* the same, starting at bit 0 */
extern const struct spec_shape spec_piece_shape, spec_flag_bits_shape;
extern const struct spec_key spec_piece_keys[];
/*
 * Returns false after a message if the width is outside key->low..high, or if
 * the piece is outside a word.
 */
bool spec_is_piece(struct spec_reader *r, const struct spec_place *at,
		   const struct spec_key *key, const struct pte_piece *p);
extern const struct spec_key spec_pattern_keys[];
extern const struct spec_shape spec_codec_shape;
extern const struct spec_shape spec_levels_shape; /* of the body */
extern const struct spec_shape spec_view_shape;
extern const struct spec_shape spec_tables_shape; /* of the body */
extern const struct spec_shape spec_option_shape;
extern const struct spec_shape spec_proposed_flag_shape;
extern const struct spec_shape spec_proposed_type_shape;
extern const struct spec_shape spec_proposed_marker_shape;
extern const struct spec_shape spec_proposed_word_shape;
extern const struct spec_shape spec_number_shape;
extern const struct spec_shape spec_owner_shape;
extern const struct spec_shape spec_name_shape;
extern const struct spec_shape spec_store_shape;
extern const struct spec_shape spec_predicate_shape;
extern const struct spec_shape spec_trait_shape;
extern const struct spec_shape spec_protection_shape;
extern const struct spec_shape spec_known_shape;
extern const struct spec_shape spec_never_shape;
extern const struct spec_shape spec_beside_shape;
extern const struct spec_shape spec_unread_shape;
extern const struct spec_shape spec_attributes_shape;
extern const struct spec_shape spec_transient_shape;
extern const struct spec_shape spec_comparison_shape;
extern const struct spec_shape spec_source_shape;

/*
 * Drop what the base says about the handling of present words, and about
 * tables, at levels whose present words the spec defines anew: the base's rows
 * may not hold there, unless the spec itself has them.
 */
bool spec_leave_handling(struct spec_reader *r, json_t *document,
			 struct spec_body *body);

/*
 * Check that all bits are within words, offsets within a swp_entry, and levels
 * complete. Sizes that aren't given default to those of 64-bit kernels, and to
 * tables of 8-byte entries that fill a page.
 */
bool spec_fits(struct spec_reader *r, struct spec_body *body);

/*
 * Returns false after a message if the name is taken, by Linux or by an earlier
 * row.
 */
bool spec_name_is_new(struct spec_reader *r, const struct spec_place *list,
		      size_t row, const char *name, bool taken);
/*
 * Complete and check "numbers" and "max_swapfiles" together with "types".
 * Returns false after a message.
 */
bool spec_numbers_fit(struct spec_reader *r, json_t *json,
		      struct spec_body *body);
/* Returns false after a message if there are too many rows. */
bool spec_rows_fit(struct spec_reader *r, const struct spec_place *at,
		   size_t count, size_t most);

/*
 * Read rows of owners, which take precedence over *rows (which may be NULL);
 * *rows becomes the combination.
 */
bool spec_owners_over(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct pte_owned **rows);

/* Shapes that rows of several lists use. */
extern const struct spec_shape spec_pattern_shape; /* struct pte_pattern */
extern const struct spec_shape spec_test_shape;    /* struct pte_test */
extern const struct spec_shape spec_tests_shape;   /* a list of them */
extern const struct spec_shape spec_change_shape;  /* struct pte_change */
extern const struct spec_shape spec_seen_shape;    /* struct pte_seen */
extern const struct spec_type spec_of_seen;
extern const struct spec_shape spec_kernels_shape; /* struct spec_kernels */

/* The names of Linux's flags, each followed by ", ". */
#define SPEC_FLAG_WORD(with, flag, name, ...) #name ", "
#define SPEC_FLAG_WORDS PTE_FLAG_ROWS(SPEC_FLAG_WORD, 0)

/* A scheme, NAME[=BIT], in a struct spec_scheme. */
extern const struct spec_type spec_scheme_of;

/* The limit of a list's rows: a name for each of 64 bits. */
#define SPEC_ROWS_MAX 64
#define SPEC_UNSAID "the spec"
#define SPEC_OWN "a what-if's own"
#define SPEC_EVER                                                              \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS                            \
	}
#define SPEC_LEVELS(of)                                                        \
	SPEC_KEY("levels", &spec_levels, AT(of, levels), .optional = true)
/* The keys "since" and "until" of a row with a span `in`. */
#define SPEC_SPAN(of)                                                          \
	SPEC_KEY("since", &spec_version, AT(of, in.since), .optional = true),  \
		SPEC_KEY("until", &spec_until, AT(of, in.until),               \
			 .optional = true)
#define SPEC_SOURCE(of)                                                        \
	SPEC_KEY("source", &spec_text_of, AT(of, source), .optional = true)

#endif /* CLI_SPEC_PARTS_H */
