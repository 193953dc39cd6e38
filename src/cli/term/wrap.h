/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Wraps words into lines of 80 columns, or of the terminal's.
 */
#ifndef CLI_WRAP_H
#define CLI_WRAP_H

#include "out.h"

#define LINE_COLUMNS 80
/* wider text is hard to read, whatever the terminal's width is */
#define LINE_COLUMNS_MAX 100

struct wrap {
	struct out *out;
	int indent; /* of continuation lines */
	int column, columns;
	bool begun; /* the line has a word already */
};

/* column: where the output is on its line */
void wrap_begin(struct wrap *w, struct out *out, int column, int indent);
/* A word; text with spaces in it isn't broken. */
void wrap_word(struct wrap *w, const char *word);
/* The words of a text, or of its first bytes. */
void wrap_words(struct wrap *w, const char *text, size_t length);
void wrap_text(struct wrap *w, const char *text);
void wrap_end(struct wrap *w);

#endif /* CLI_WRAP_H */
