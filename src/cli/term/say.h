/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Messages, "pte: ..." on stderr; and quoting of untrusted text in them.
 */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include <stddef.h>

/* Print an error message; line is the line number on stdin, or 0 for none. */
void say(size_t line, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Storage for 40 escaped bytes, the dots and the NUL. */
#define QUOTE_SIZE 168

/*
 * Make text printable: other bytes are escaped, long text is cut, and empty
 * text is "".
 */
const char *quote(char to[static QUOTE_SIZE], const char *bytes, size_t length);

#endif /* CLI_SAY_H */
