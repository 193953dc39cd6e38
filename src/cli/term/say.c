/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Formats messages into one buffer, so that each is one write to stderr.
 */
#include "say.h"

#include <stdarg.h>
#include <stdio.h>

#define MESSAGE_SIZE 2048
#define SHOWN_BYTES 40

void say(size_t line, const char *format, ...)
{
	char message[MESSAGE_SIZE];
	va_list arguments;

	va_start(arguments, format);
	(void)vsnprintf(message, sizeof(message), format, arguments);
	va_end(arguments);
	/*
	 * one call per message: stderr is unbuffered and shared with other
	 * processes
	 */
	if (line > 0)
		(void)fprintf(stderr, "pte: line %zu: %s\n", line, message);
	else
		(void)fprintf(stderr, "pte: %s\n", message);
}

const char *quote(char to[static QUOTE_SIZE], const char *bytes, size_t length)
{
	size_t at = 0;

	if (length == 0)
		(void)snprintf(to, QUOTE_SIZE, "\"\"");
	for (size_t i = 0; i < length && i < SHOWN_BYTES; i++) {
		const unsigned char c = (unsigned char)bytes[i];

		if (c >= ' ' && c <= '~' && c != '\\')
			to[at++] = (char)c;
		else
			at += (size_t)snprintf(to + at, QUOTE_SIZE - at,
					       c == '\\' ? "\\\\" : "\\x%02x",
					       c);
	}
	if (length > SHOWN_BYTES)
		at += (size_t)snprintf(to + at, QUOTE_SIZE - at, "...");
	if (length > 0)
		to[at] = '\0';
	return to;
}
