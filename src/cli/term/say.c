/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Formats messages into one buffer, so that each is one write to stderr.
 */
#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "fold.h"

#define MESSAGE_SIZE 2048
#define FOLDED_SIZE (2 * MESSAGE_SIZE)
#define SHOWN_BYTES 40

void say(size_t line, const char *format, ...)
{
	const unsigned columns = fold_columns(STDERR_FILENO);
	char message[MESSAGE_SIZE], folded[FOLDED_SIZE];
	const char *shown = message;
	va_list arguments;
	int at = 0;

	if (line > 0)
		at = snprintf(message, sizeof(message),
			      "pte: line %zu: ", line);
	else
		at = snprintf(message, sizeof(message), "pte: ");
	va_start(arguments, format);
	(void)vsnprintf(message + at, sizeof(message) - (size_t)at, format,
			arguments);
	va_end(arguments);
	if (columns > 0) {
		fold_text(message, columns, folded, sizeof(folded));
		shown = folded;
	}
	/*
	 * one call per message: stderr is unbuffered and shared with other
	 * processes
	 */
	(void)fprintf(stderr, "%s\n", shown);
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
