/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Lines of stdin: trimmed and numbered; blank ones are skipped.
 */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "out.h"

/* A line that doesn't fit is neither an entry nor a description. */
#define INPUT_BUFFER_SIZE 65536

enum input_got {
	INPUT_LINE,
	INPUT_LONG, /* the text is the beginning; the rest was dropped */
	INPUT_END,
	INPUT_BROKEN, /* read(2) failed; the message was printed */
};

struct input {
	char buffer[INPUT_BUFFER_SIZE];
	size_t begin, end;
	bool at_end;
	struct out *out;
	/* the line, terminated; it may also contain NUL bytes */
	char *text;
	size_t length;
	size_t number; /* from 1 */
};

/* out is flushed before each read. */
void input_begin(struct input *in, struct out *out);
enum input_got input_next(struct input *in);

#endif /* CLI_INPUT_H */
