/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Draws words as SVG: rows of 16 bits, so that names are legible where it's
 * scaled to a phone's width. All drawings are made of these parts, one below
 * another.
 */
#ifndef CLI_SVG_H
#define CLI_SVG_H

#include <stdbool.h>
#include <stdint.h>

#include "term/out.h"
#include "word/picture.h"

struct svg {
	struct out *out; /* NULL: it's only measured */
	unsigned y;      /* where the next part begins */
};

/* A word as it's drawn. */
struct svg_word {
	const struct picture *picture;
	const char *lane; /* in front of each row; NULL: nothing */
	bool valued;      /* each bit with its value */
	uint64_t value;
	uint64_t marked; /* bits with a frame: strays, what moved */
};

/* The text of each class wraps; NULL or "" draws nothing. */
void svg_title(struct svg *s, const char *text);
void svg_heading(struct svg *s, const char *text);
void svg_note(struct svg *s, const char *text);
void svg_quiet(struct svg *s, const char *text);
void svg_alarm(struct svg *s, const char *text);
void svg_gap(struct svg *s);

/* Words of one width, each row of the first above that of the next. */
void svg_words(struct svg *s, const struct svg_word *words, unsigned count);
/* What the fills in these words mean; free bits are hatched. */
void svg_legend(struct svg *s, const struct svg_word *words, unsigned count);
/* A line for each field that has an explanation. */
void svg_reasons(struct svg *s, const struct picture *picture);

/* Draws a body; called twice, first to measure it. */
typedef void svg_body(struct svg *s, const void *context);

/* The rules of style, and the hatching: once in a document. */
void svg_style(struct out *out);
void svg_hatching(struct out *out);

/* A document of its own. */
void svg_document(struct out *out, const char *title, const char *description,
		  svg_body *body, const void *context);
/* A part of a page, which has the style and the hatching. */
void svg_inline(struct out *out, const char *title, svg_body *body,
		const void *context);

/* Write a document into a file. Returns false after a message. */
bool svg_write(const char *path, const char *title, const char *description,
	       svg_body *body, const void *context);

#endif /* CLI_SVG_H */
