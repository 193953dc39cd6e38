/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * SMT-LIB terms of a layout's parts: pieces, tests, codecs, entries, domains.
 */
#ifndef CLI_SMT2_TERMS_H
#define CLI_SMT2_TERMS_H

#include <inttypes.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

#include <pte/prove/obligation.h>

/* a word, as a literal: all digits, as a bit vector's width is their number */
#define SMT2_HEX "#x%016" PRIx64
/* a small number, of the same sort */
#define SMT2_NUMBER "(_ bv%u 64)"

struct obligation {
	FILE *to;
	const struct pte_verdict *v;
	const struct pte_target *t;
	const struct pte_view *view;
	const struct pte_codec *c;
	struct pte_piece read; /* the codec's type, as far as it's read */
};

/* Obligations about words, as the negation of what they say: of a `word` that
 * refutes one. False if one of them is about something else. */
bool smt2_words(const struct obligation *o, const struct pte_obligations *all);

/*
 * The claim's obligation, from declarations to assertions: satisfiable iff the
 * claim is refuted. False if no obligation is known for the claim.
 *
 * witness_ret: whether its `word` is a refutation's witness
 */
bool smt2_claim(const struct obligation *o, bool *witness_ret);

/* Write text. */
void smt2_put(const struct obligation *o, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* (NAME w): whether a word passes the test */
void smt2_test(const struct obligation *o, const char *name,
	       const struct pte_test *test);

/* A constant that is any word of the layout. */
void smt2_word(const struct obligation *o, const char *name);

/* The level's tests, by their names, and any `word`. */
void smt2_view(const struct obligation *o);

/*
 * The codec: (put-type t), (put-offset o), (encode t o), (type-of w) and
 * (offset-of w).
 */
void smt2_codec(const struct obligation *o);

/* (spill-type t), (spill-offset o): what the kernel's own macro adds */
void smt2_spill(const struct obligation *o);

/*
 * An entry: constants typeSUFFIX, offsetSUFFIX and besideSUFFIX, and
 * wordSUFFIX, what the encoder writes for them.
 */
void smt2_entry(const struct obligation *o, const char *suffix);

/* (NAME type offset beside): whether the encoder is given that for such entries
 */
void smt2_entries(const struct obligation *o, const char *name,
		  const struct pte_entries *entries);

/* Types of one kind that follow each other. */
struct smt2_run {
	unsigned first, last;
	enum pte_kind kind;
};
#define SMT2_BEFORE_RUNS                                                       \
	{                                                                      \
		0, UINT_MAX, PTE_KIND_NONE                                     \
	}
/* The next run, of types up to `end`; false if there is no more. */
bool smt2_next_run(const struct obligation *o, unsigned end,
		   struct smt2_run *run_ret);

/* (NAME w): whether the word's type is of one of the kinds */
void smt2_kinds(const struct obligation *o, const char *name,
		pte_kind_set kinds);

/* (place-read v), (place-write a v) */
void smt2_place(const struct obligation *o, const struct pte_place *place);

/*
 * A page: constants address and beside, and word, what is written for them to
 * the place under the protection; and what smt2_place defines.
 */
void smt2_page_word(const struct obligation *o, const struct pte_place *place,
		    uint64_t protection);

/* (NAME address beside): whether these have no other bits */
void smt2_page(const struct obligation *o, const char *name, uint64_t kept,
	       uint64_t beside);

#endif /* CLI_SMT2_TERMS_H */
