/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Draws the rows of words, and their legend. A name that doesn't fit its cell
 * stands upright in it; the row is as high as its longest.
 */
#include "svg.h"

#include <stdio.h>
#include <string.h>

#include "svg_style.h"

#define NUMBERS_HEIGHT 18U
#define CELL_HEIGHT 36U
#define VALUE_HEIGHT 24U
#define LANE_HEIGHT 20U
#define ROW_GAP 8U
/* of the monospaced font, with a little to spare */
#define LETTER_TENTHS 98U
#define UPRIGHT_ROOM 16U
#define REASON_SIZE 320

/* the part of a field inside a row */
struct part {
	const struct picture_field *field;
	unsigned lsb, width;
	char label[PICTURE_LABEL_SIZE + 64];
	bool upright;
};

static unsigned width_of(const char *text)
{
	return (unsigned)strlen(text) * LETTER_TENTHS / 10;
}

static bool is_free(const struct picture_field *f)
{
	return f->color == COLOR_FREE && strcmp(f->name, "-") == 0;
}

static void label_of(struct part *part)
{
	const struct picture_field *const f = part->field;
	const unsigned room = part->width * SVG_BIT - 4;
	char short_one[PICTURE_LABEL_SIZE];

	part->label[0] = '\0';
	if (is_free(f))
		return;
	(void)picture_label(f, part->lsb, part->width,
			    room * 10 / LETTER_TENTHS, short_one);
	(void)snprintf(part->label, sizeof(part->label), "%s", short_one);
	if (strlen(short_one) > 1 || strlen(f->name) == 1)
		return;
	/* upright, whole */
	(void)snprintf(part->label, sizeof(part->label), "%s%s",
		       f->inverted ? "~" : "", f->name);
	part->upright = width_of(part->label) > room;
}

/* from the high bit down */
static unsigned cut(const struct picture *p, unsigned low,
		    struct part parts[static SVG_ROW_BITS])
{
	const unsigned end = low + SVG_ROW_BITS;
	unsigned count = 0;

	for (unsigned i = 0; i < p->count; i++) {
		const struct picture_field *const f = &p->field[i];
		const unsigned top = f->lsb + f->width;
		const unsigned from = f->lsb > low ? f->lsb : low;
		const unsigned to = top < end ? top : end;

		if (from >= to)
			continue;
		parts[count] = (struct part){ f, from, to - from, "", false };
		label_of(&parts[count++]);
	}
	return count;
}

static unsigned left_of(unsigned bit)
{
	return SVG_MARGIN + (SVG_ROW_BITS - 1 - bit % SVG_ROW_BITS) * SVG_BIT;
}

static void numbers(struct out *out, const struct part *parts, unsigned count,
		    unsigned y)
{
	for (unsigned i = 0; i < count; i++)
		for (unsigned end = 0; end < 2; end++) {
			const unsigned bit =
				end == 0 ? parts[i].lsb + parts[i].width - 1
					 : parts[i].lsb;

			if (end == 1 && parts[i].width == 1)
				continue;
			out_format(out,
				   "<text class=\"p-n p-m\" x=\"%u\" "
				   "y=\"%u\">%u</text>\n",
				   left_of(bit) + SVG_BIT / 2, y, bit);
		}
}

static void tooltip(struct out *out, const struct part *part)
{
	char range[BIT_RANGE_SIZE];

	out_format(out, "<title>%s ", bit_range(range, part->lsb, part->width));
	out_xml(out, part->field->says);
	if (part->field->why != NULL) {
		out_text(out, ": ");
		out_xml(out, part->field->why);
	}
	out_text(out, "</title>");
}

static void label(struct out *out, const struct part *part, unsigned x,
		  unsigned y, unsigned height)
{
	if (part->label[0] == '\0')
		return;
	x += part->width * SVG_BIT / 2;
	if (part->upright)
		out_format(out,
			   "<text class=\"p-m\" transform=\"translate(%u %u) "
			   "rotate(-90)\">",
			   x + 5, y + height / 2);
	else
		out_format(out, "<text class=\"p-m\" x=\"%u\" y=\"%u\">", x,
			   y + height / 2 + 6);
	out_xml(out, part->label);
	out_text(out, "</text>");
}

static void values(struct out *out, const struct svg_word *w,
		   const struct part *part, unsigned y)
{
	for (unsigned i = 0; i < part->width; i++) {
		const unsigned bit = part->lsb + i;
		const int set = (int)(w->value >> bit & 1U);

		out_format(out,
			   "<text class=\"p-m p-%d\" x=\"%u\" y=\"%u\">%d"
			   "</text>",
			   set, left_of(bit) + SVG_BIT / 2, y + 19, set);
	}
}

static void cells(struct out *out, const struct svg_word *w,
		  const struct part *parts, unsigned count, unsigned y,
		  unsigned height)
{
	const unsigned below = w->valued ? VALUE_HEIGHT : 0;

	for (unsigned i = 0; i < count; i++) {
		const struct part *const part = &parts[i];
		const unsigned x = left_of(part->lsb + part->width - 1);

		out_format(out,
			   "<rect class=\"p-cell %s\" x=\"%u\" y=\"%u\" "
			   "width=\"%u\" height=\"%u\">",
			   svg_class(part->field->color), x, y,
			   part->width * SVG_BIT, height);
		tooltip(out, part);
		out_text(out, "</rect>");
		if (w->valued)
			values(out, w, part, y);
		label(out, part, x, y + below, height - below);
		out_char(out, '\n');
	}
}

/* a frame around each run of marked bits */
static void marks(struct out *out, const struct svg_word *w, unsigned low,
		  unsigned y, unsigned height)
{
	for (unsigned lsb = low; lsb < low + SVG_ROW_BITS; lsb++) {
		unsigned width = 0;

		while (lsb + width < low + SVG_ROW_BITS &&
		       (w->marked >> (lsb + width) & 1U) != 0)
			width++;
		if (width == 0)
			continue;
		out_format(out,
			   "<rect class=\"p-mark\" x=\"%u\" y=\"%u\" "
			   "width=\"%u\" height=\"%u\" rx=\"3\"/>\n",
			   left_of(lsb + width - 1) + 2, y + 2,
			   width * SVG_BIT - 4, height - 4);
		lsb += width - 1;
	}
}

static unsigned height_of(const struct svg_word *w, const struct part *parts,
			  unsigned count)
{
	unsigned height = CELL_HEIGHT;

	for (unsigned i = 0; i < count; i++) {
		const unsigned needed = width_of(parts[i].label) + UPRIGHT_ROOM;

		if (parts[i].upright && needed > height)
			height = needed;
	}
	return height + (w->valued ? VALUE_HEIGHT : 0);
}

static void row(struct svg *s, const struct svg_word *w, unsigned low)
{
	struct part parts[SVG_ROW_BITS];
	const unsigned count = cut(w->picture, low, parts);
	const unsigned height = height_of(w, parts, count);

	if (w->lane != NULL) {
		s->y += LANE_HEIGHT;
		if (s->out != NULL) {
			out_format(s->out,
				   "<text class=\"p-q\" x=\"%u\" y=\"%u\">",
				   SVG_MARGIN, s->y - 4);
			out_xml(s->out, w->lane);
			out_text(s->out, "</text>\n");
		}
	}
	s->y += NUMBERS_HEIGHT;
	if (s->out != NULL) {
		numbers(s->out, parts, count, s->y - 4);
		cells(s->out, w, parts, count, s->y, height);
		marks(s->out, w, low, s->y, height);
	}
	s->y += height + ROW_GAP;
}

void svg_words(struct svg *s, const struct svg_word *words, unsigned count)
{
	unsigned bits = 0;

	for (unsigned i = 0; i < count; i++)
		if (words[i].picture->bits > bits)
			bits = words[i].picture->bits;
	for (unsigned low = bits; low > 0; low -= SVG_ROW_BITS)
		for (unsigned i = 0; i < count; i++)
			if (low <= words[i].picture->bits)
				row(s, &words[i], low - SVG_ROW_BITS);
}

/* ---- legends ------------------------------------------------------------ */

static const struct {
	enum color color;
	const char *entry;
} meanings[] = {
	{ COLOR_TYPE, "type" },         { COLOR_OFFSET, "offset or address" },
	{ COLOR_FLAG, "flag" },         { COLOR_FIXED, "always 0 or 1" },
	{ COLOR_HARDWARE, "hardware" }, { COLOR_FREE, "free or unused" },
};

static bool has(const struct svg_word *words, unsigned count, enum color color)
{
	for (unsigned i = 0; i < count; i++)
		for (unsigned n = 0; n < words[i].picture->count; n++)
			if (words[i].picture->field[n].color == color)
				return true;
	return false;
}

void svg_legend(struct svg *s, const struct svg_word *words, unsigned count)
{
	unsigned x = SVG_MARGIN;

	s->y += 28;
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
		const unsigned width =
			38 + width_of(meanings[i].entry) * 9 / 10;

		if (!has(words, count, meanings[i].color))
			continue;
		if (x + width > SVG_WIDTH) {
			x = SVG_MARGIN;
			s->y += 26;
		}
		if (s->out != NULL)
			out_format(s->out,
				   "<rect class=\"p-cell %s\" x=\"%u\" "
				   "y=\"%u\" width=\"20\" height=\"18\"/>"
				   "<text class=\"p-l\" x=\"%u\" y=\"%u\">%s"
				   "</text>\n",
				   svg_class(meanings[i].color), x, s->y - 20,
				   x + 26, s->y - 5, meanings[i].entry);
		x += width;
	}
	svg_gap(s);
}

void svg_reasons(struct svg *s, const struct picture *picture)
{
	for (unsigned i = 0; i < picture->count; i++) {
		const struct picture_field *const f = &picture->field[i];
		char line[REASON_SIZE], range[BIT_RANGE_SIZE];

		if (f->why == NULL)
			continue;
		(void)snprintf(line, sizeof(line), "%s %s: %s",
			       bit_range(range, f->lsb, f->width), f->says,
			       f->why);
		svg_quiet(s, line);
	}
}
