/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Draws pictures as an SVG document: two lanes of cells, and a legend in two
 * columns.
 */
#include "draw.h"

#include <string.h>

/* pixels */
#define BIT 28U
#define CELL_HEIGHT 32U
#define LANE_HEIGHT 64U
#define MARGIN 20U
#define TITLE_HEIGHT 48U
#define PICTURE_TITLE_HEIGHT 44U
#define LEGEND_LINE 20U
#define LANE_BITS 32U
#define LEGEND_SIZE 128
/* of the monospaced font in a cell */
#define LETTER_WIDTH 7U
#define COLUMN_WIDTH ((LANE_BITS * BIT) / 2)

static void text(struct out *out, unsigned x, unsigned y, const char *class,
		 const char *what)
{
	out_format(out, "<text x=\"%u\" y=\"%u\" class=\"%s\">", x, y, class);
	out_xml(out, what);
	out_text(out, "</text>\n");
}

static void number(struct out *out, unsigned bit, unsigned x, unsigned y)
{
	out_format(out, "<text x=\"%u\" y=\"%u\" class=\"n\">%u</text>\n", x, y,
		   bit);
}

/* the part of a field inside a lane */
static void cell(struct out *out, const struct picture_field *f, unsigned lsb,
		 unsigned width, unsigned y)
{
	const unsigned right = MARGIN + (LANE_BITS - lsb % LANE_BITS) * BIT;
	const unsigned x = right - width * BIT;
	char label[PICTURE_LABEL_SIZE] = "";

	out_format(out,
		   "<rect x=\"%u\" y=\"%u\" width=\"%u\" height=\"%u\" "
		   "fill=\"%s\" stroke=\"#555\"><title>",
		   x, y, width * BIT, CELL_HEIGHT, color_fill(f->color));
	out_xml(out, f->says);
	if (f->why != NULL) {
		out_text(out, ": ");
		out_xml(out, f->why);
	}
	out_text(out, "</title></rect>\n");
	(void)picture_label(f, lsb, width, width * BIT / LETTER_WIDTH - 1,
			    label);
	text(out, x + width * BIT / 2, y + CELL_HEIGHT / 2 + 5, "c", label);
	if (width > 1)
		number(out, lsb + width - 1, x + BIT / 2, y - 4);
	number(out, lsb, right - BIT / 2, y - 4);
}

static unsigned lanes_height(const struct picture *p)
{
	return p->bits / LANE_BITS * LANE_HEIGHT;
}

static void lanes(struct out *out, const struct picture *p, unsigned y)
{
	const unsigned last = y + lanes_height(p) - LANE_HEIGHT;

	for (unsigned i = 0; i < p->count; i++) {
		const struct picture_field *const f = &p->field[i];
		const unsigned end = f->lsb + f->width;
		const unsigned split =
			f->lsb < LANE_BITS && end > LANE_BITS ? LANE_BITS : end;

		cell(out, f, f->lsb, split - f->lsb,
		     f->lsb < LANE_BITS ? last : y);
		if (split < end)
			cell(out, f, split, end - split, y);
	}
}

static bool is_named(const struct picture_field *f)
{
	return strcmp(f->name, "-") != 0;
}

/* two columns of "63:59 type (why)" */
static void legend(struct out *out, const struct picture *p, unsigned y)
{
	unsigned lines = 0;

	for (unsigned i = 0; i < p->count; i++) {
		const struct picture_field *const f = &p->field[i];
		char line[LEGEND_SIZE], range[BIT_RANGE_SIZE];
		struct out words;

		if (!is_named(f))
			continue;
		out_to_memory(&words, line, sizeof(line));
		out_format(&words, "%s  %s", bit_range(range, f->lsb, f->width),
			   f->says);
		if (f->why != NULL)
			out_format(&words, "  (%s)", f->why);
		text(out, MARGIN + lines % 2 * COLUMN_WIDTH,
		     y + lines / 2 * LEGEND_LINE, "l", out_memory(&words));
		lines++;
	}
}

static unsigned picture_height(const struct picture *p)
{
	unsigned lines = 0;

	for (unsigned i = 0; i < p->count; i++)
		if (is_named(&p->field[i]))
			lines++;
	return PICTURE_TITLE_HEIGHT + lanes_height(p) +
	       (lines + 1) / 2 * LEGEND_LINE + LEGEND_LINE;
}

void draw_svg(struct out *out, const struct pte_target *target,
	      const struct picture *pictures, unsigned count)
{
	const unsigned width = 2 * MARGIN + LANE_BITS * BIT;
	unsigned height = TITLE_HEIGHT, y = TITLE_HEIGHT;

	for (unsigned i = 0; i < count; i++)
		height += picture_height(&pictures[i]);
	out_format(out,
		   "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" "
		   "height=\"%u\" viewBox=\"0 0 %u %u\">\n"
		   "<title>%s</title>\n"
		   "<style>text{font-family:monospace;fill:#222}"
		   ".t{font-size:20px;font-weight:bold}"
		   ".s{font-size:15px}.l{font-size:12px}"
		   ".c{font-size:12px;text-anchor:middle}"
		   ".n{font-size:10px;text-anchor:middle;fill:#777}</style>\n"
		   "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
		   width, height, width, height, target->name);
	text(out, MARGIN, MARGIN + 12, "t", target->name);
	for (unsigned i = 0; i < count; i++) {
		text(out, MARGIN, y + MARGIN, "s", pictures[i].what);
		lanes(out, &pictures[i], y + PICTURE_TITLE_HEIGHT);
		legend(out, &pictures[i],
		       y + PICTURE_TITLE_HEIGHT + lanes_height(&pictures[i]));
		y += picture_height(&pictures[i]);
	}
	out_text(out, "</svg>\n");
}
