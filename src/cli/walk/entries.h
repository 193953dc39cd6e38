/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words of tables, printed: each, or what runs of them map.
 */
#ifndef WALK_ENTRIES_H
#define WALK_ENTRIES_H

#include "term/out.h"
#include "tree.h"
#include "word/reading_json.h"

void entry_text(struct out *out, const struct tree_word *w);
void entry_json(struct out *out, const struct tree_word *w,
		struct reading_kept *kept);
/* a table that isn't walked */
void entry_cut_text(struct out *out, const struct tree_word *w, uint64_t table,
		    enum tree_cut why);
void entry_cut_json(struct out *out, const struct tree_word *w, uint64_t table,
		    enum tree_cut why);

/* A run of words of one kind, whose frames follow each other if they have any.
 */
struct run {
	const struct tree_step *step; /* NULL: none is open */
	enum pte_kind kind;
	enum pte_level level; /* whose helpers read them */
	uint64_t first, count;
	bool has_pfn, unread;
	uint64_t address; /* of the first one's frame */
	const struct pte_model *model;
};

/* Add a word that maps something, and print the run that it doesn't continue.
 */
void run_add(struct run *run, struct out *out, const struct tree_word *w);
void run_end(struct run *run, struct out *out);

#endif /* WALK_ENTRIES_H */
