/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Colours by meaning: the owner of a bit, the result of a verdict.
 */
#ifndef CLI_COLOR_H
#define CLI_COLOR_H

#include <stdbool.h>

#include <pte/model.h>

enum color {
	COLOR_PLAIN,
	COLOR_TITLE,
	COLOR_QUIET,
	COLOR_GOOD,
	COLOR_BAD,
	COLOR_TYPE,
	COLOR_OFFSET, /* of an entry; the address of a present word */
	COLOR_FLAG,   /* of an entry; a named bit of a present word */
	COLOR_FIXED,
	COLOR_HARDWARE,
	COLOR_FREE,
};
#define COLOR_COUNT 11

enum color_when {
	COLOR_AUTO,
	COLOR_ALWAYS,
	COLOR_NEVER
};

/* The terminal's escape sequence. */
const char *color_sequence(enum color color);
/* The fill colour in a drawing: "#rrggbb". */
const char *color_fill(enum color color);
enum color color_of_owner(enum pte_owner owner);

/* Whether output to a descriptor should be coloured. */
bool color_wanted(enum color_when when, int fd);

#endif /* CLI_COLOR_H */
