/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Wraps words: a word that would exceed the line goes on the next line.
 */
#include "wrap.h"

#include <string.h>

void wrap_begin(struct wrap *w, struct out *out, int column, int indent)
{
	const unsigned terminal = out->fold.columns;

	*w = (struct wrap){
		.out = out,
		.column = column,
		.indent = indent,
		.columns = terminal == 0                 ? LINE_COLUMNS
			   : terminal < LINE_COLUMNS_MAX ? (int)terminal
							 : LINE_COLUMNS_MAX,
	};
}

static void put(struct wrap *w, const char *word, size_t length)
{
	const bool first = !w->begun && w->column <= w->indent;

	if (!first && w->column + 1 + (int)length > w->columns) {
		out_char(w->out, '\n');
		out_pad(w->out, ' ', w->indent);
		w->column = w->indent;
	} else if (!first) {
		out_char(w->out, ' ');
		w->column++;
	}
	out_bytes(w->out, word, length);
	w->column += (int)length;
	w->begun = true;
}

void wrap_word(struct wrap *w, const char *word)
{
	put(w, word, strlen(word));
}

void wrap_words(struct wrap *w, const char *text, size_t length)
{
	const char *const end = text + length;

	while (text < end) {
		const char *const space =
			memchr(text, ' ', (size_t)(end - text));
		const char *const stop = space == NULL ? end : space;

		if (stop > text)
			put(w, text, (size_t)(stop - text));
		text = stop + (stop < end);
	}
}

void wrap_text(struct wrap *w, const char *text)
{
	wrap_words(w, text, strlen(text));
}

void wrap_end(struct wrap *w)
{
	out_char(w->out, '\n');
}
