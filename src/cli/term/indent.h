/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * JSON as it's printed, one member a line: whoever writes it needn't know.
 */
#ifndef CLI_INDENT_H
#define CLI_INDENT_H

#include <stdbool.h>
#include <stddef.h>

struct indent {
	unsigned depth;
	bool string, escaped; /* within one; after its backslash */
	bool opened;          /* nothing stands behind the last bracket yet */
};

/* What a byte may become: a newline, the indentation, and itself. */
#define INDENT_ROOM 64

/* The next byte of a text, into `to`; returns how many bytes it becomes. */
size_t indent_byte(struct indent *in, char c, char to[static INDENT_ROOM]);

#endif /* CLI_INDENT_H */
