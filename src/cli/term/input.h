/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Lines of stdin: trimmed, counted, blank ones skipped.
 */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "out.h"

/* A line that doesn't fit isn't an entry, nor a description of one. */
#define INPUT_BUFFER_SIZE 65536

enum input_got {
	INPUT_LINE,
	INPUT_LONG, /* too long: the text is its beginning, the rest is gone */
	INPUT_END,
	INPUT_BROKEN, /* a read failed; a message was said */
};

struct input {
	char buffer[INPUT_BUFFER_SIZE];
	size_t begin, end;
	bool at_end;
	struct out *out;
	/* the line: terminated, but NULs may stand in it too */
	char *text;
	size_t length;
	size_t number; /* from 1 */
};

/* out: flushed before each wait, so that a pipe's far end sees its answers */
void input_begin(struct input *in, struct out *out);
enum input_got input_next(struct input *in);

#endif /* CLI_INPUT_H */
