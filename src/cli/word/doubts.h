/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is to be doubted of a word, told.
 */
#ifndef CLI_DOUBTS_H
#define CLI_DOUBTS_H

#include <pte/doubt.h>

#include "reading.h"
#include "term/json.h"

/* Whether no kernel writes the word. */
bool doubts_exclude(const struct pte_doubts *doubts);

/* "  # doubt: offset-range, level-kind", behind a line */
void doubts_line(struct out *out, const struct pte_doubts *doubts);
/* Lines of a block: one each, the code and why, with the numbers. */
void doubts_block(struct out *out, const struct read_word *w,
		  const struct pte_doubts *doubts);
/* The member "doubts", if there are any. */
void doubts_json(struct json *j, const struct read_word *w,
		 const struct pte_doubts *doubts);

#endif /* CLI_DOUBTS_H */
