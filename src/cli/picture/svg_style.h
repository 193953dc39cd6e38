/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How drawings look: the measures, and the class of each colour.
 */
#ifndef CLI_SVG_STYLE_H
#define CLI_SVG_STYLE_H

#include "term/color.h"

/* units of the drawing, of which a phone has about 0.6 pixels */
#define SVG_WIDTH 672U
#define SVG_MARGIN 16U
#define SVG_BIT 40U
#define SVG_ROW_BITS 16U

/* The class of a fill; color_fill() has what it is by daylight. */
const char *svg_class(enum color color);

#endif /* CLI_SVG_STYLE_H */
