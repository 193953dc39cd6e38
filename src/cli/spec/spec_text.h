/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The text of a spec, and where in it something stands: the reader of JSON
 * forgets the lines.
 */
#ifndef CLI_SPEC_TEXT_H
#define CLI_SPEC_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "term/say.h"

struct spec_text {
	const char *path;
	char *bytes; /* malloc'd; NULL: no file holds it */
	size_t length;
};

/* A value's place: a member of what is above it, or an element. */
struct spec_place {
	const struct spec_place *up; /* NULL: this is the whole document */
	const char *key;             /* NULL: an element */
	size_t index;
};

/* False, and a message, if the file can't be read; free the bytes otherwise. */
bool spec_text_read(struct spec_text *text, const char *path);

/* A path as it may be shown: one that prints whole, so that editors can follow
 * it. */
const char *spec_shown_path(char to[static QUOTE_SIZE], const char *path);

/* "FILE:LINE: KEY: what is wrong"; false, always */
bool spec_wrong(const struct spec_text *text, const struct spec_place *at,
		const char *format, ...) __attribute__((format(printf, 3, 4)));

/* "FILE:LINE: KEY: ", which such a message begins with */
#define SPEC_WHERE_SIZE 512
void spec_where(const struct spec_text *text, const struct spec_place *at,
		char to[static SPEC_WHERE_SIZE]);

/* The same, of a line that is known. */
bool spec_wrong_at(const struct spec_text *text, size_t line, const char *what);

#endif /* CLI_SPEC_TEXT_H */
