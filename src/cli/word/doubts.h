/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints the doubts about a word: why it can't be, or may not be, a word of the
 * kernel.
 */
#ifndef CLI_DOUBTS_H
#define CLI_DOUBTS_H

#include <pte/doubt.h>

#include "reading.h"
#include "term/json.h"

/* Whether a doubt rules out that any kernel writes the word. */
bool doubts_exclude(const struct pte_doubts *doubts);

/*
 * Add what the word looks like if it's none of the layout's; of one that
 * nothing else speaks against only what chance hardly makes, unless all is
 * wanted.
 */
void doubts_add_looks(const struct read_word *w, bool all,
		      struct pte_doubts *doubts);

/* At the end of a line: "  # doubt: offset-range, level-kind". */
void doubts_line(struct out *out, const struct pte_doubts *doubts);
/* Lines of a block, one per doubt: its code, and the reason with numbers. */
void doubts_block(struct out *out, const struct read_word *w,
		  const struct pte_doubts *doubts);
/* One of them: its class, its code and the reason. */
void doubts_one(struct out *out, const struct read_word *w,
		const struct pte_doubt *doubt);
/* The same on lines of their own, each after a newline and some columns. */
void doubts_below(struct out *out, const struct read_word *w,
		  const struct pte_doubts *doubts, int columns);
/* The JSON member "doubts", if there are any. */
void doubts_json(struct json *j, const struct read_word *w,
		 const struct pte_doubts *doubts);

/* The members of such a list, into an array that is open. */
void doubts_list_json(struct json *j, const struct read_word *w,
		      const struct pte_doubts *doubts);

#endif /* CLI_DOUBTS_H */
