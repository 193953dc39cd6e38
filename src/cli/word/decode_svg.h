/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words that were read, drawn one below another.
 */
#ifndef CLI_DECODE_SVG_H
#define CLI_DECODE_SVG_H

#include <stdbool.h>

#include "doubts.h"
#include "reading.h"

/* No drawing of more is looked at. */
#define DECODE_SVG_MAX 64

struct decode_svg {
	unsigned count;
	struct {
		struct read_word word;
		struct pte_doubts doubts;
	} list[DECODE_SVG_MAX];
};

/* Returns false after a message if there are too many. */
bool decode_svg_add(struct decode_svg *d, const struct read_word *w,
		    const struct pte_doubts *doubts, size_t line);
/* Returns false after a message. */
bool decode_svg_write(const struct decode_svg *d, const char *path);

#endif /* CLI_DECODE_SVG_H */
