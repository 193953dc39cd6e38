/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words on lines of 80 columns.
 */
#ifndef CLI_WRAP_H
#define CLI_WRAP_H

#include "out.h"

#define LINE_COLUMNS 80

struct wrap {
	struct out *out;
	int indent; /* of the lines that follow */
	int column;
	bool begun; /* the line has a word */
};

/* The output stands at `column` of a line. */
void wrap_begin(struct wrap *w, struct out *out, int column, int indent);
/* A word, or several that stay together. */
void wrap_word(struct wrap *w, const char *word);
/* All words of a text. */
void wrap_text(struct wrap *w, const char *text);
void wrap_end(struct wrap *w);

#endif /* CLI_WRAP_H */
