/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is otherwise in one layout than in another, and a word that shows it.
 */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/target.h>

#include "term/out.h"

#define DIFF_WHAT_SIZE 64
#define DIFF_VALUE_SIZE 256
#define DIFF_READING_SIZE 512

/* A word that the two read differently; `told` is false where there is none */
struct diff_word {
	bool told;
	uint64_t value;
	enum pte_level level;
	char reading[2][DIFF_READING_SIZE];
};

struct change {
	const char *aspect; /* "flag", "owner", ... */
	char what[DIFF_WHAT_SIZE];
	unsigned levels; /* a PTE_LEVEL_SET; 0: it's of no level */
	char value[2][DIFF_VALUE_SIZE];
	struct diff_word word;
};

struct diff {
	struct pte_target target[2];
	unsigned levels; /* those that are looked at, a PTE_LEVEL_SET */
	struct change *list;
	size_t count, room;
	bool broken; /* out of memory, and said so */
};

/* Add a change unless both values are the same; NULL if they are. */
struct change *diff_add(struct diff *d, const char *aspect, const char *what,
			int level, const char *a, const char *b);
#define DIFF_NO_LEVEL (-1)

/* What changed, by what it is about. */
typedef void spec_diff(struct diff *d);
void diff_entries(struct diff *d);
void diff_scheme(struct diff *d);
void diff_special(struct diff *d);
void diff_types(struct diff *d);
void diff_predicates(struct diff *d);
void diff_present(struct diff *d);
void diff_tables(struct diff *d);
void diff_stores(struct diff *d);
void diff_handling(struct diff *d);

/* In the order in which they are told; each is of some column of specs. */
extern spec_diff *const diff_all[]; /* ends with NULL */

/* ---- texts -------------------------------------------------------------- */

#define DIFF_NOTHING "none"

/* "(v & 0x1) == 0x1: 51:12; ..." */
const char *diff_place_text(char to[static DIFF_VALUE_SIZE],
			    const struct pte_place *place);
/*
 * Where a name stands in words of a level, pages or tables: each row that gives
 * it. Returns its bits.
 */
uint64_t diff_name_text(char to[static DIFF_VALUE_SIZE],
			const struct pte_target *t, unsigned level, bool tables,
			const char *name);

/* ---- addresses ---------------------------------------------------------- */

/* Whether two lists of alternatives do the same with every word. */
bool diff_same_places(const struct pte_place *a, const struct pte_place *b);
/* The bits in which any alternative keeps the address. */
uint64_t diff_place_bits(const struct pte_place *place);

/* ---- words -------------------------------------------------------------- */

/* Whether the two read the word differently, at a level; then it's kept. */
bool diff_try(const struct diff *d, struct diff_word *word,
	      enum pte_level level, uint64_t value);

/* Entries, at every level that may have them, with these bits set or not. */
void diff_try_entries(const struct diff *d, struct diff_word *word,
		      uint64_t bits);
/* The entry of a type and an offset, as either writes it. */
void diff_try_entry(const struct diff *d, struct diff_word *word,
		    enum pte_level level, unsigned type, uint64_t offset);
/* Words that pass one test and not the other. */
void diff_try_tests(const struct diff *d, struct diff_word *word,
		    enum pte_level level, const struct pte_either *a,
		    const struct pte_either *b);
/* Whether there is some word among these that the first passes and the second
 * doesn't, and one of them; false if it can't be said. */
bool diff_rest(const struct pte_test *among, const struct pte_either *first,
	       const struct pte_either *second, bool *some, uint64_t *value);
/* A page's word, as either writes it, with one of these bits set or not. */
void diff_try_page(const struct diff *d, struct diff_word *word,
		   enum pte_level level, uint64_t bits);
/* A word that points to a table, and has one of these bits. */
void diff_try_table(const struct diff *d, struct diff_word *word,
		    enum pte_level level, uint64_t bits);

#endif /* CLI_DIFF_H */
