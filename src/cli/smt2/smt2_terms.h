/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * SMT-LIB terms for the parts of a layout: pieces, tests, codecs, entries and
 * domains. In what follows, W is the sort of a 64-bit word.
 */
#ifndef CLI_SMT2_TERMS_H
#define CLI_SMT2_TERMS_H

#include <inttypes.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

#include <pte/prove/obligation.h>

/*
 * A word as a literal. All 16 digits are needed: they give the bit vector its
 * width.
 */
#define SMT2_HEX "#x%016" PRIx64
/* A small number of the same sort. */
#define SMT2_NUMBER "(_ bv%u 64)"

struct obligation {
	FILE *to;
	const struct pte_verdict *v;
	const struct pte_target *t;
	const struct pte_view *view;
	const struct pte_codec *c;
	struct pte_piece read; /* the type as it's read, which may be wider */
};

/*
 * The obligations of a list, negated: that some `word` refutes one of them.
 * Returns false if one isn't about words.
 */
bool smt2_words(const struct obligation *o, const struct pte_obligations *all);

/*
 * The obligation of the verdict's claim, from declarations to assertions:
 * satisfiable iff the claim is refuted. Returns false if the claim has none.
 *
 * witness_ret: whether the witness of a refutation is the value of `word`
 */
bool smt2_claim(const struct obligation *o, bool *witness_ret);

/* Print to the obligation's stream. */
void smt2_put(const struct obligation *o, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* (NAME w): whether w passes the test */
void smt2_test(const struct obligation *o, const char *name,
	       const struct pte_test *test);

/* Declare a constant: any word of the layout. */
void smt2_word(const struct obligation *o, const char *name);

/* The tests of the level under their names, and a constant `word`. */
/* ... that passes words which are present to the helpers of a level */
#define SMT2_NAME_SIZE 32
void smt2_present(const struct obligation *o, const char *name,
		  enum pte_level level, const struct pte_view *view);
void smt2_view(const struct obligation *o);

/*
 * The functions (put-type t), (put-offset o), (encode t o), (type-of w) and
 * (offset-of w).
 */
void smt2_codec(const struct obligation *o);

/*
 * (spill-type t), (spill-offset o): the bits that the kernel's own macro adds
 */
void smt2_spill(const struct obligation *o);

/*
 * An entry: the constants typeSUFFIX, offsetSUFFIX and besideSUFFIX, and
 * wordSUFFIX, the word that the encoder makes of them.
 */
void smt2_entry(const struct obligation *o, const char *suffix);

/* (NAME type offset beside): whether these belong to the set of entries */
void smt2_entries(const struct obligation *o, const char *name,
		  const struct pte_entries *entries);

/* Consecutive types of one kind. */
struct smt2_run {
	unsigned first, last;
	enum pte_kind kind;
};
#define SMT2_BEFORE_RUNS                                                       \
	{                                                                      \
		0, UINT_MAX, PTE_KIND_NONE                                     \
	}
/* The next run of types, up to `end`. Returns false at the end. */
bool smt2_next_run(const struct obligation *o, unsigned end,
		   struct smt2_run *run_ret);

/* (NAME w): whether w's type belongs to one of the kinds */
void smt2_kinds(const struct obligation *o, const char *name,
		pte_kind_set kinds);

/* (place-read v), (place-write a v) */
void smt2_place(const struct obligation *o, const struct pte_place *place);

/*
 * A page: the constants address and beside, `word`, which is made of them with
 * the protection's bits, and what smt2_place defines.
 */
void smt2_page_word(const struct obligation *o, const struct pte_place *place,
		    uint64_t protection);

/* (NAME address beside): whether address and beside are inside these masks */
void smt2_page(const struct obligation *o, const char *name, uint64_t kept,
	       uint64_t beside);

#endif /* CLI_SMT2_TERMS_H */
