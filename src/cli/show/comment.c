/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte show --comment`: the swap format in the style of a kernel comment, a
 * table of bit ranges and a list of their meanings.
 */
#include "draw.h"

#include <stdio.h>
#include <string.h>

#include "list.h"

#define CELL_SIZE 40
#define LINE_SIZE 96
#define COLUMNS 80

/* "type", "~offset"; for a single bit its symbol, explained in the list */
static const char *content(char to[static CELL_SIZE],
			   const struct picture_field *f)
{
	if (f->width == 1)
		(void)snprintf(to, CELL_SIZE, "%c", f->symbol);
	else
		(void)snprintf(to, CELL_SIZE, "%s%s", f->inverted ? "~" : "",
			       f->name);
	return to;
}

static const char *range(char to[static CELL_SIZE],
			 const struct picture_field *f)
{
	return bit_range(to, f->lsb, f->width);
}

/* one row of the table: the range of each field, or its content */
static void row(struct out *out, const struct picture *p,
		const char *(*of)(char *, const struct picture_field *),
		const char *what)
{
	out_text(out, " * |");
	for (unsigned i = 0; i < p->count; i++) {
		char a[CELL_SIZE], b[CELL_SIZE], text[CELL_SIZE];
		const size_t other = strlen(range(a, &p->field[i]));
		const size_t mine = strlen(content(b, &p->field[i]));
		const int columns = (int)(other > mine ? other : mine);
		const int room = columns - (int)strlen(of(text, &p->field[i]));

		out_pad(out, ' ', room / 2);
		out_text(out, text);
		out_pad(out, ' ', room - room / 2);
		out_char(out, '|');
	}
	out_format(out, " <- %s\n", what);
}

/* "bits 63-59:" and their meaning */
static void line(struct out *out, const struct picture_field *f)
{
	char bits[CELL_SIZE], text[LINE_SIZE];

	if (f->width == 1)
		(void)snprintf(bits, sizeof(bits), "bit  %u:", f->lsb & 63U);
	else
		(void)snprintf(bits, sizeof(bits), "bits %u-%u:", f->lsb & 63U,
			       (f->lsb + f->width - 1) & 63U);
	(void)snprintf(text, sizeof(text), "%s%s%s%s", f->says,
		       f->why != NULL ? " (" : "", f->why != NULL ? f->why : "",
		       f->why != NULL ? ")" : "");
	out_format(out, " *\t%-12s %s\n", bits, text);
}

void draw_comment(struct out *out, const struct pte_target *target,
		  enum pte_level level)
{
	const struct pte_span in = pte_model_span(target->model);
	char span[SPAN_SIZE], title[LINE_SIZE], when[CELL_SIZE];
	struct picture p;

	picture_of_entry(target, level, &p);
	(void)snprintf(title, sizeof(title),
		       " * An entry that isn't present: %s, level %s,",
		       target->layout->name, pte_level_name(level));
	(void)snprintf(when, sizeof(when), " Linux %s.", span_text(span, &in));
	out_format(out, "/*\n%s%s%s\n *\n", title,
		   strlen(title) + strlen(when) > COLUMNS ? "\n *" : "", when);
	row(out, &p, range, "bits");
	row(out, &p, content, "swap");
	out_text(out, " *\n");
	/* from bit 0 up, like the lists in kernel comments */
	for (unsigned i = p.count; i-- > 0;)
		line(out, &p.field[i]);
	out_text(out, " */\n");
}
