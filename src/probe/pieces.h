/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The pieces of a layout, each compared with what the tree's helper does, over
 * all words; where they differ, what the helper does takes the piece's place in
 * the spec.
 */
#ifndef PROBE_PIECES_H
#define PROBE_PIECES_H

#include <jansson.h>
#include <pte/pte.h>

#include "smt2.h"
#include "tree.h"

enum outcome {
	OUTCOME_SAME,      /* proved to be the base's */
	OUTCOME_DIFFERS,   /* proved to be another, which the spec has */
	OUTCOME_NOT_SAID,  /* proved to be another, which no spec can say */
	OUTCOME_UNDECIDED, /* nothing is proved */
};

#define PIECE_KEY_SIZE 64
#define PIECE_TEXT_SIZE 120

struct piece {
	char key[PIECE_KEY_SIZE]; /* of specs: "levels.pte.none" */
	enum outcome outcome;
	char base[PIECE_TEXT_SIZE], tree[PIECE_TEXT_SIZE];
	bool has_word; /* on which they differ */
	enum pte_level level;
	bool is_entry; /* the word is a swp_entry_t */
	uint64_t word;
	char why[WHY_SIZE];
};

#define PIECES_ROOM 128

struct learning {
	struct tree *tree;
	const struct pte_target *base;
	json_t *spec;
	struct smt2 *smt2; /* where questions go; NULL: nowhere */
	unsigned count;
	struct piece piece[PIECES_ROOM];
};

/* all that the tree's helpers say of a variant */
void learn_all(struct learning *l);

/* ---- shared by the files that do it -------------------------------------- */

/* a piece that is begun, undecided yet; the last one's room when there's no
 * more */
struct piece *piece_begin(struct learning *l, enum pte_level level,
			  const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* into the spec, at the piece's key: takes the reference */
void piece_set(struct learning *l, const struct piece *p, json_t *value);
void piece_set_at(struct learning *l, const char *key, json_t *value);

/* what differs: a word of it, as the piece's witness */
void piece_witness(struct learning *l, struct piece *p, pte_diagram difference);

/* true where two vectors differ */
pte_diagram piece_difference(struct learning *l, const struct pte_vector *a,
			     const struct pte_vector *b);

/* Whether a hugetlb slot's words are pmds, of which ptes are made before a
 * helper sees them: their form says it. */
bool hugetlb_is_of_pmds(const struct pte_layout *layout);

/* a flag's one bit: "bit 3" or "none", PIECE_TEXT_SIZE bytes; its number or
 * null */
void text_of_bit(uint64_t mask, char *text);
json_t *json_bit(uint64_t mask);

json_t *json_hex(uint64_t value);
json_t *json_test(const struct pte_test *test);
json_t *json_piece(const struct pte_piece *piece);

void learn_numbers(struct learning *l); /* numbers.c: types, markers, sizes */
void learn_views(struct learning *l);   /* views.c: tests, flags, addresses */
void learn_codecs(struct learning *l);  /* codecs.c: entries, owners */
void learn_predicates(struct learning *l); /* views.c: compared only */

#endif
