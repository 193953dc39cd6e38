/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The text of a spec, and the lines of its values, which the JSON parser
 * doesn't keep.
 */
#ifndef CLI_SPEC_TEXT_H
#define CLI_SPEC_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "term/say.h"

struct spec_text {
	const char *path;
	char *bytes; /* malloc'd; NULL: not from a file */
	size_t length;
};

/* The place of a value: a member or an element of the one above it. */
struct spec_place {
	const struct spec_place *up; /* NULL: the whole document */
	const char *key;             /* NULL: it's an element */
	size_t index;
};

/*
 * Returns false after a message if the file can't be read; otherwise free the
 * bytes.
 */
bool spec_text_read(struct spec_text *text, const char *path);

/* The same of a text in memory, which is copied. */
bool spec_text_copy(struct spec_text *text, const char *path,
		    const unsigned char *bytes, size_t length);

/* A path in messages: not cut if it prints, so that editors can follow it. */
const char *spec_shown_path(char to[static QUOTE_SIZE], const char *path);

/* Print "FILE:LINE: KEY: what is wrong". Always returns false. */
bool spec_wrong(const struct spec_text *text, const struct spec_place *at,
		const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The prefix of such messages, "FILE:LINE: KEY: ". */
#define SPEC_WHERE_SIZE 512
void spec_where(const struct spec_text *text, const struct spec_place *at,
		char to[static SPEC_WHERE_SIZE]);

/* The same for a given line. */
bool spec_wrong_at(const struct spec_text *text, size_t line, const char *what);

#endif /* CLI_SPEC_TEXT_H */
