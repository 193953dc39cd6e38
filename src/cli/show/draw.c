/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Draws a picture on a terminal, one lane of 32 bits below the other: bit
 * numbers above each field's borders, labels inside.
 */
#include "draw.h"

#include <string.h>

#define LANE_BITS 32U
#define BIT_COLUMNS 2 /* one for the bit, one for a border */
#define MARGIN 2

/* the part of a field inside one lane */
struct part {
	const struct picture_field *field;
	unsigned lsb, width;
};

/* a lane's parts, from the high bit down; lane 1 is bits 63:32 */
static unsigned cut(const struct picture *p, unsigned lane,
		    struct part parts[static LANE_BITS])
{
	const unsigned low = lane * LANE_BITS, end = low + LANE_BITS;
	unsigned count = 0;

	for (unsigned i = 0; i < p->count; i++) {
		const struct picture_field *const f = &p->field[i];
		const unsigned from = f->lsb > low ? f->lsb : low;
		const unsigned to = f->lsb + f->width < end ? f->lsb + f->width
							    : end;

		if (from < to)
			parts[count++] = (struct part){ f, from, to - from };
	}
	return count;
}

/* the bit numbers at both ends of each part: one line of tens, one of units */
static void draw_numbers(struct out *out, const struct part *parts,
			 unsigned count, unsigned divisor)
{
	int gap = MARGIN;

	out_color(out, COLOR_QUIET);
	for (unsigned i = 0; i < count; i++) {
		const unsigned lsb = parts[i].lsb;

		for (unsigned b = lsb + parts[i].width; b-- > lsb;) {
			const bool end = b == lsb ||
					 b == lsb + parts[i].width - 1;

			gap += BIT_COLUMNS;
			/* numbers below ten have no tens digit */
			if (!end || (divisor > 1 && b < divisor))
				continue;
			out_pad(out, ' ', gap - 1);
			out_char(out, (char)('0' + b / divisor % 10));
			gap = 0;
		}
	}
	out_color(out, COLOR_PLAIN);
	out_char(out, '\n');
}

static void draw_border(struct out *out, const struct part *parts,
			unsigned count)
{
	out_pad(out, ' ', MARGIN);
	out_char(out, '+');
	for (unsigned i = 0; i < count; i++) {
		out_pad(out, '-', (int)parts[i].width * BIT_COLUMNS - 1);
		out_char(out, '+');
	}
	out_char(out, '\n');
}

static void draw_cells(struct out *out, const struct part *parts,
		       unsigned count)
{
	out_pad(out, ' ', MARGIN);
	out_char(out, '|');
	for (unsigned i = 0; i < count; i++) {
		const int columns = (int)parts[i].width * BIT_COLUMNS - 1;
		char label[PICTURE_LABEL_SIZE] = "";

		(void)picture_label(parts[i].field, parts[i].lsb,
				    parts[i].width, (unsigned)columns, label);

		const int room = columns - (int)strlen(label);

		out_pad(out, ' ', room / 2);
		out_colored(out, parts[i].field->color, label);
		out_pad(out, ' ', room - room / 2);
		out_char(out, '|');
	}
	out_char(out, '\n');
}

void draw(struct out *out, const struct picture *p)
{
	struct part parts[LANE_BITS];

	for (unsigned lane = p->bits / LANE_BITS; lane-- > 0;) {
		const unsigned count = cut(p, lane, parts);

		draw_numbers(out, parts, count, 10);
		draw_numbers(out, parts, count, 1);
		draw_border(out, parts, count);
		draw_cells(out, parts, count);
		draw_border(out, parts, count);
	}
}
