/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The differences between two layouts, each with a word that shows it if there
 * is one.
 */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/target.h>

#include "select/find.h"
#include "term/out.h"

#define DIFF_WHAT_SIZE 64
/* of all rows of a name, say; what doesn't fit is taken for a change */
#define DIFF_VALUE_SIZE 4096
#define DIFF_READING_SIZE 512

/* A word that the two read differently; if `told` is false there is none. */
struct diff_word {
	bool told;
	uint64_t value;
	enum pte_level level;
	char reading[2][DIFF_READING_SIZE];
};

struct change {
	const char *aspect; /* "flag", "owner", ... */
	char what[DIFF_WHAT_SIZE];
	unsigned levels; /* a PTE_LEVEL_SET; 0: not of a level */
	char value[2][DIFF_VALUE_SIZE];
	struct diff_word word;
};

struct diff {
	struct pte_target target[2];
	char heading[2][HEADING_SIZE];
	unsigned levels; /* the levels to compare, a PTE_LEVEL_SET */
	struct change *list;
	size_t count, room;
	bool broken; /* out of memory; the message was printed */
};

/*
 * Add a change unless both values are equal. Returns NULL if they are, or if
 * out of memory.
 */
struct change *diff_add(struct diff *d, const char *aspect, const char *what,
			int level, const char *a, const char *b);
#define DIFF_NO_LEVEL (-1)

/* Compares one aspect, and adds its changes. */
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

/* Draw both into a file, one above the other. Returns false after a message. */
bool diff_svg(const struct diff *d, enum pte_level level, const char *path);

/* In the order of the output; spec_columns.c names them per column. */
extern spec_diff *const diff_all[]; /* ends with NULL */

/* ---- texts -------------------------------------------------------------- */

#define DIFF_NOTHING "none"

/* "(v & 0x1) == 0x1: 51:12; ..." */
const char *diff_place_text(char to[static DIFF_VALUE_SIZE],
			    const struct pte_place *place);
/*
 * The place of a name in the words of a level, pages or tables, over all rows
 * of that name. Returns its bits.
 */
uint64_t diff_name_text(char to[static DIFF_VALUE_SIZE],
			const struct pte_target *t, unsigned level, bool tables,
			const char *name);

/* ---- addresses ---------------------------------------------------------- */

/* Whether two lists of alternatives treat every word alike. */
bool diff_same_places(const struct pte_place *a, const struct pte_place *b);
/* The bits in which any of the alternatives keeps the address. */
uint64_t diff_place_bits(const struct pte_place *place);

/* ---- words -------------------------------------------------------------- */

/*
 * Keep the word if the two read it differently at the level. Returns whether
 * one is kept.
 */
bool diff_try(const struct diff *d, struct diff_word *word,
	      enum pte_level level, uint64_t value);

/* Try entries at every level with these bits set and with them clear. */
void diff_try_entries(const struct diff *d, struct diff_word *word,
		      uint64_t bits);
/* Try the entry of a type and an offset, as each of the two encodes it. */
void diff_try_entry(const struct diff *d, struct diff_word *word,
		    enum pte_level level, unsigned type, uint64_t offset);
/* Try words that pass one test and not the other. */
void diff_try_tests(const struct diff *d, struct diff_word *word,
		    enum pte_level level, const struct pte_either *a,
		    const struct pte_either *b);
/*
 * Find a word in `among` that passes `first` and not `second`: some, value.
 * Returns false if that can't be decided.
 */
bool diff_rest(const struct pte_test *among, const struct pte_either *first,
	       const struct pte_either *second, bool *some, uint64_t *value);
/*
 * Try a page's word as each of the two writes it, with each bit set and clear.
 */
void diff_try_page(const struct diff *d, struct diff_word *word,
		   enum pte_level level, uint64_t bits);
/* Try words that point to a table and have one of these bits set. */
void diff_try_table(const struct diff *d, struct diff_word *word,
		    enum pte_level level, uint64_t bits);

#endif /* CLI_DIFF_H */
