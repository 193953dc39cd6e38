/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Messages: "pte: ..." on stderr, and values fit to stand in one.
 */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include <stddef.h>

/*
 * Say what is wrong. With a line number other than 0: where on stdin it stood.
 */
void say(size_t line, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Room for 40 bytes, each escaped, the dots and the end. */
#define QUOTE_SIZE 168

/*
 * A value as it may be shown: what doesn't print is escaped, what is long is
 * cut, and nothing at all is "".
 */
const char *quote(char to[static QUOTE_SIZE], const char *bytes, size_t length);

#endif /* CLI_SAY_H */
