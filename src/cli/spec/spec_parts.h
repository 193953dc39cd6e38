/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A spec's parts: each reads one member of the document.
 */
#ifndef CLI_SPEC_PARTS_H
#define CLI_SPEC_PARTS_H

#include <pte/lists.h>

#include "spec_value.h"

/* What a spec is put together in; the model points into it. */
struct spec_body {
	struct pte_model model;
	struct pte_layout layout, next; /* next: where the spec ends */
	struct pte_span in;
	struct pte_arch arch;
	/* of ptes, and of every level that has none of its own */
	struct pte_codec codec[PTE_LEVEL_COUNT];
	struct pte_view view[PTE_LEVEL_COUNT], walker;
	struct pte_place place[PTE_LEVEL_COUNT], table[PTE_LEVEL_COUNT];
	struct pte_proposal proposal;
	uint64_t proposed_flag[PTE_FLAG_COUNT - PTE_FLAG_PROPOSED];
};

/* ---- the document's members: their types fill the body ------------------ */

extern const struct spec_type spec_of_codec;
extern const struct spec_type spec_of_walker;
extern const struct spec_type spec_of_options;
extern const struct spec_type spec_of_proposed_flags;
extern const struct spec_type spec_of_proposed_types;
extern const struct spec_type spec_of_proposed_markers;
extern const struct spec_type spec_of_proposed_words;
extern const struct spec_type spec_of_owners; /* of every level's */

extern const struct spec_type spec_of_word_bits; /* uint8_t: 32, 64 */
extern const struct spec_type spec_of_swp_entry; /* struct pte_swap_form */

extern const struct spec_shape spec_swp_entry_shape;
extern const struct spec_type spec_of_piece; /* low..high: of its width */
extern const struct spec_type spec_of_field; /* ... from bit 0 on */
extern const struct spec_shape spec_piece_shape, spec_flag_bits_shape;
extern const struct spec_key spec_piece_keys[];
/* low..high: of a piece's width; false, and a message, if it isn't one. */
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
 * Of a base, what becomes of present words, and how tables look, isn't taken
 * over at levels whose present words are the spec's own: it says so itself, or
 * nobody knows.
 */
bool spec_leave_handling(struct spec_reader *r, json_t *document,
			 struct spec_body *body);

/*
 * Whether what is said of words is within them, offsets within a swp_entry, and
 * levels whole; what isn't said of lengths is as in 64-bit kernels, or as in
 * tables of 8-byte entries in a page.
 */
bool spec_fits(struct spec_reader *r, struct spec_body *body);

/* False, and a message, if the name of a list's row is taken: by Linux, or by
 * an earlier row. */
bool spec_name_is_new(struct spec_reader *r, const struct spec_place *list,
		      size_t row, const char *name, bool taken);
/* False, and a message, if rows are more than there's room for. */
bool spec_rows_fit(struct spec_reader *r, const struct spec_place *at,
		   size_t count, size_t most);

/* Owners, over rows that may be NULL; they become both. */
bool spec_owners_over(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct pte_owned **rows);

/* What rows have, too. */
extern const struct spec_shape spec_pattern_shape; /* struct pte_pattern */
extern const struct spec_shape spec_test_shape;    /* struct pte_test */
extern const struct spec_shape spec_tests_shape;   /* ... of a list of them */
extern const struct spec_shape spec_change_shape;  /* struct pte_change */
extern const struct spec_shape spec_seen_shape;    /* struct pte_seen */
extern const struct spec_type spec_of_seen;

/* Linux's flags in a sentence: "soft_dirty, uffd_wp, " and so on. */
#define SPEC_FLAG_WORD(with, flag, name, ...) #name ", "
#define SPEC_FLAG_WORDS PTE_FLAG_ROWS(SPEC_FLAG_WORD, 0)

/* NAME[=BIT], a scheme: struct spec_scheme. */
extern const struct spec_type spec_scheme_of;

/* What rows of lists have: 64 names of single bits are all there could be. */
#define SPEC_ROWS_MAX 64
#define SPEC_UNSAID "the spec"
#define SPEC_OWN "a what-if's own"
#define SPEC_EVER                                                              \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS                            \
	}
#define SPEC_LEVELS(of)                                                        \
	SPEC_KEY("levels", &spec_levels, AT(of, levels), .optional = true)
/* "since" and "until" of a row that has a span `in` */
#define SPEC_SPAN(of)                                                          \
	SPEC_KEY("since", &spec_version, AT(of, in.since), .optional = true),  \
		SPEC_KEY("until", &spec_until, AT(of, in.until),               \
			 .optional = true)
#define SPEC_SOURCE(of)                                                        \
	SPEC_KEY("source", &spec_text_of, AT(of, source), .optional = true)

#endif /* CLI_SPEC_PARTS_H */
