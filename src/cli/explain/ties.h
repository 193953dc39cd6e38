/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the lines of one report say about each other: an entry and the word that
 * it was read from, a page's frame, halves of words.
 */
#ifndef CLI_TIES_H
#define CLI_TIES_H

#include <pte/doubt.h>

#include "kept.h"
#include "term/json.h"
#include "term/out.h"
#include "word/reading.h"

#define REPORT_VALUES_MAX 16

/* The words and frames that were printed of a report, as far as it went. */
struct report {
	unsigned number;
	unsigned count;
	struct report_value {
		size_t line;
		struct log_value value;
	} values[REPORT_VALUES_MAX];
};

/* Add a line's; those of another report are forgotten. */
void report_add(struct report *report, const struct kept *k);

enum tie_code {
	TIE_PAIR,             /* that entry is read from this word */
	TIE_NO_PAIR,          /* it isn't: they don't belong together */
	TIE_FRAME,            /* both name one frame */
	TIE_FRAME_COMPLEMENT, /* one names the other's complement */
	TIE_TORN_LOWER,       /* the lower half is missing, or another word's */
	TIE_TORN_UPPER,
};

#define TIES_MAX 4
struct ties {
	unsigned count;
	struct tie {
		enum tie_code code;
		size_t line;    /* where the other value stands */
		uint64_t value; /* that one; of TIE_TORN_... a sound word */
	} list[TIES_MAX];
};

/*
 * What the rest of the report says about a value.
 *
 * w:      the target, and of a word its level, value and reading
 * doubts: of a word that was read, else NULL
 */
void ties_find(const struct report *report, const struct kept *k,
	       const struct log_value *v, const struct read_word *w,
	       const struct pte_doubts *doubts, struct ties *ties_ret);

/* Each on a line of its own, after a newline and some columns. */
void ties_below(struct out *out, const struct ties *ties, int columns);
/* Members of the array of verdicts, which is open. */
void ties_json(struct json *j, const struct ties *ties);

#endif /* CLI_TIES_H */
