/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is asked of a kernel's helper by its name, and what the model answers.
 */
#ifndef QUESTIONS_H
#define QUESTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/decode.h>
#include <pte/target.h>

/* What the helper's a and b are. */
enum about {
	ABOUT_CONSTANT, /* nothing */
	ABOUT_WORD,     /* a, b: words in slots of the level */
	ABOUT_WHOLE,    /* a: a word that encode writes at the level */
	ABOUT_ENTRY,    /* a: a swp_entry, its type 0..63 */
	ABOUT_FIELDS,   /* a: a type, 0..63; b: an offset, below 2^type_shift */
	ABOUT_OFFSET,   /* a: an offset below 2^type_shift */
	ABOUT_PAGE,     /* a: a pfn; b: a protection without address bits */
};
#define ABOUT_COUNT 7

/* One input, and what the model makes of it. */
struct asked {
	const struct pte_target *target;
	enum pte_level level;
	uint64_t a, b;
	const struct pte_reading *reading; /* of a, if it's a word */
	enum pte_kind kind; /* of a, if it's a swp_entry or a whole word */
};

struct question {
	const char *name;
	enum about about;
	/* a PTE_LEVEL_SET: of the words, or one of which a layout must have */
	unsigned levels;
	struct pte_span in;
	uint32_t needs; /* options without which no kernel has the name */
	/*
	 * The model's answer; false if the kernel's means nothing there. It
	 * comes first: a helper that mustn't be called isn't.
	 */
	bool (*answer)(const struct question *question,
		       const struct asked *asked, uint64_t *answer_ret);
	uint32_t what; /* the answer's own: a flag, a kind, a set of kinds */
};

extern const struct question questions[];
extern const size_t question_count;

/* Whether a kernel of that version and configuration has the name. */
bool question_is_of(const struct question *question,
		    const struct pte_target *target);

#endif
