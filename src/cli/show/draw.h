/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Pictures of a word: for a terminal, as a kernel comment, and as SVG.
 */
#ifndef CLI_DRAW_H
#define CLI_DRAW_H

#include "term/out.h"
#include "word/picture.h"

/* One lane of 32 bits below the other, 67 columns wide. */
void draw(struct out *out, const struct picture *p);

/* The swap format as a comment for kernel code. */
void draw_comment(struct out *out, const struct pte_target *target,
		  enum pte_level level);

/* Write several pictures as SVG into a file, from top to bottom. Returns false
 * after a message. */
bool show_svg(const char *path, const struct pte_target *target,
	      enum pte_level level, const struct picture *pictures,
	      unsigned count);

/* The same, as a part of a page. */
void show_svg_inline(struct out *out, const struct pte_target *target,
		     enum pte_level level);

#endif /* CLI_DRAW_H */
