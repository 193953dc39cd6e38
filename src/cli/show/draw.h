/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Pictures for a terminal, and in kernel style.
 */
#ifndef CLI_DRAW_H
#define CLI_DRAW_H

#include "term/out.h"
#include "word/picture.h"

/* Two lanes of 32 bits, 67 columns wide. */
void draw(struct out *out, const struct picture *p);

/* The swap format as a comment for kernel code. */
void draw_comment(struct out *out, const struct pte_target *target,
		  enum pte_level level);

/* Several pictures, below one another, as an SVG document. */
void draw_svg(struct out *out, const struct pte_target *target,
	      const struct picture *pictures, unsigned count);

#endif /* CLI_DRAW_H */
