/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A spec's parts: each reads one member of the document.
 */
#ifndef CLI_SPEC_PARTS_H
#define CLI_SPEC_PARTS_H

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

spec_take spec_codec; /* to the body, as all of these */
spec_take spec_at_levels;
spec_take spec_walker;
spec_take spec_tables;
spec_take spec_proposed_flags;
spec_take spec_proposed_types;
spec_take spec_owners;
spec_take spec_names_of;
spec_take spec_stores;
spec_take spec_predicates;
spec_take spec_traits;
spec_take spec_protections;
spec_take spec_known;
spec_take spec_nevers;
spec_take spec_beside;
spec_take spec_unread;
spec_take spec_attributes;
spec_take spec_transients;
spec_take spec_comparisons;

/*
 * Of a base, what becomes of present words, and how tables look, isn't taken
 * over at levels whose present words are the spec's own: it says so itself, or
 * nobody knows.
 */
bool spec_leave_handling(struct spec_reader *r, json_t *document,
			 struct spec_body *body);

spec_take spec_options;
spec_take spec_sources;

/* Owners, over rows that may be NULL; they become both. */
bool spec_owners_over(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct pte_owned **rows);

/* A pattern, which rows have too: struct pte_pattern. */
spec_take spec_pattern;

/* The same of tests: struct pte_test. */
spec_take spec_test;

/* The same of changes: struct pte_change. */
spec_take spec_change;

/* NAME[=BIT], a scheme: struct spec_scheme. */
spec_take spec_scheme_of;

/* A bracket of what was read: struct pte_seen. */
spec_take spec_seen;

#endif /* CLI_SPEC_PARTS_H */
