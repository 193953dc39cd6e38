/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte export kunit`: claims about entries as a KUnit suite, which asks them of
 * the helpers of the kernel that it's built in.
 */
#ifndef CLI_KUNIT_H
#define CLI_KUNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/prove/claim.h>
#include <pte/target.h>

#include "term/out.h"

/* How a kernel's helpers are asked what a claim says, from `in` on. */
struct kunit_question {
	const char *claim;
	enum pte_level level;
	struct pte_span in;
	/* of a word `pte` or `pmd` that was made of `entry` and is called
	 * `what`; lines end with \n */
	const char *asks;
	bool each_flag; /* asked with each flag alone, which must be read, too
			 */
};

/* The questions, by level; NULL beyond the last. */
const struct kunit_question *kunit_question_at(size_t i);
/* Whether some question asks the claim, in any version. */
bool kunit_asks(const char *claim);

/* A header of the kernel's, and the versions that have it. */
struct kunit_header {
	const char *name;
	struct pte_span in;
};

/* In the order of includes; NULL beyond the last. */
const struct kunit_header *kunit_header_at(size_t i);

/* How a kernel writes the type of a kind. */
struct kunit_maker {
	enum pte_kind kind;
	const char *type; /* the constant; NULL: a number */
	/* the function of an offset, and its first version; NULL: swp_entry */
	const char *make;
	uint16_t since;
};

/* NULL: no kernel of these headers writes the kind. */
const struct kunit_maker *kunit_maker_of(enum pte_kind kind);

/* An entry, its flags, and the word that the model has for it. */
struct kunit_word {
	enum pte_kind kind;
	unsigned type;
	uint64_t offset;
	unsigned flags; /* a PTE_FLAG_SET */
	uint64_t word;
};

#define KUNIT_WORDS_MAX 64

struct kunit_words {
	size_t count;
	struct kunit_word words[KUNIT_WORDS_MAX];
};

/* The least and the largest entry of each kind, without flags and with all. */
void kunit_corners(const struct pte_target *target, enum pte_level level,
		   struct kunit_words *ret);

/* What came of a claim at a level. */
struct kunit_verdict {
	bool applies;
	const char *shows;    /* what the first refutation shows; or NULL */
	const char *accepted; /* why the row lives with it; or NULL */
	struct kunit_words witnesses; /* on the domains where kernels write */
};

void kunit_try(struct pte_workspace *workspace, const struct pte_target *target,
	       const struct kunit_question *question,
	       struct kunit_verdict *ret);

/* Print the suite. claim: of this one only; NULL: of all that can be asked. */
void kunit_print(struct out *out, struct pte_workspace *workspace,
		 const struct pte_target *target, const char *claim);

#endif /* CLI_KUNIT_H */
