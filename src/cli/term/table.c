/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tables with libsmartcols. Cells are kept until the end, and wrapped here,
 * before the library sees them. Elsewhere than on a terminal, a table is as
 * wide as it is. On one, its texts are wrapped until it fits; where they can't
 * be, further columns stand in further tables, each with the first column.
 */
#include "table.h"

#include <stdlib.h>
#include <string.h>

#include <libsmartcols.h>

#include "say.h"

void table_begin(struct table *table, const struct table_column *columns,
		 size_t count)
{
	*table = (struct table){ .columns = columns, .count = count };
	table->broken = count > TABLE_COLUMNS_MAX;
}

void table_row(struct table *table)
{
	const size_t rows = table->rows == 0 ? 16 : 2 * table->rows;

	table->cell = 0;
	if (table->broken)
		return;
	/* when it's full, twice the room */
	if ((table->rows & (table->rows - 1)) == 0 &&
	    (table->rows == 0 || table->rows >= 16)) {
		char **const more = realloc(table->text, rows * table->count *
								 sizeof(*more));

		table->broken = more == NULL;
		if (more == NULL)
			return;
		table->text = more;
	}
	memset(table->text + table->rows * table->count, 0,
	       table->count * sizeof(*table->text));
	table->rows++;
}

void table_cell(struct table *table, const char *text)
{
	if (table->broken || table->cell == table->count)
		return;
	table->text[(table->rows - 1) * table->count + table->cell] =
		strdup(text);
	table->broken =
		table->text[(table->rows - 1) * table->count + table->cell] ==
		NULL;
	table->cell++;
}

/* ---- widths -------------------------------------------------------------- */

/* break lines between words */
static void wrap(char *text, size_t columns)
{
	char *begin = text, *space = NULL;

	for (char *at = text; *at != '\0'; at++) {
		if (*at == ' ')
			space = at;
		if ((size_t)(at - begin) < columns || space == NULL)
			continue;
		*space = '\n';
		begin = space + 1;
		space = NULL;
	}
}

/* of the longest piece between these characters */
static size_t longest(const char *text, const char *between)
{
	size_t most = 0;

	while (*text != '\0') {
		const size_t length = strcspn(text, between);

		most = length > most ? length : most;
		text += length + (text[length] != '\0');
	}
	return most;
}

static const char *text_of(const struct table *table, size_t row, size_t column)
{
	const char *const text = table->text[row * table->count + column];

	return text == NULL ? "" : text;
}

/* what a column takes as it is, and at least; its name and its longest word */
static void measure(const struct table *table, size_t column, size_t *natural,
		    size_t *least)
{
	const struct table_column *const c = &table->columns[column];

	*natural = *least = strlen(c->name);
	for (size_t row = 0; row < table->rows; row++) {
		const char *const text = text_of(table, row, column);
		const size_t word = longest(text, c->right ? "\n" : " \n");
		size_t whole = longest(text, "\n");

		if (c->wrap != 0 && whole > c->wrap)
			whole = c->wrap > word ? c->wrap : word;
		*natural = whole > *natural ? whole : *natural;
		*least = word > *least ? word : *least;
	}
}

/* ---- printing ------------------------------------------------------------ */

/* Some of the columns: their numbers, and at which width each is wrapped (0:
 * never). */
struct part {
	size_t column[TABLE_COLUMNS_MAX], width[TABLE_COLUMNS_MAX];
	size_t count;
};

static bool add_column(struct libscols_table *scols,
		       const struct table_column *column, bool wraps)
{
	struct libscols_column *const c =
		scols_table_new_column(scols, column->name, 0,
				       column->right ? SCOLS_FL_RIGHT
				       : wraps       ? SCOLS_FL_WRAP
						     : 0);

	/* a newline in a cell starts a new line instead of being escaped */
	return c != NULL &&
	       (!wraps || column->right ||
		(scols_column_set_safechars(c, "\n") == 0 &&
		 scols_column_set_wrapfunc(c, scols_wrapnl_chunksize,
					   scols_wrapnl_nextchunk, NULL) == 0));
}

static bool add_row(const struct table *table, const struct part *part,
		    struct libscols_table *scols, size_t row)
{
	struct libscols_line *const line = scols_table_new_line(scols, NULL);
	bool good = line != NULL;

	for (size_t i = 0; good && i < part->count; i++) {
		char *const copy = strdup(text_of(table, row, part->column[i]));

		if (copy != NULL && part->width[i] != 0)
			wrap(copy, part->width[i]);
		good = copy != NULL && scols_line_set_data(line, i, copy) == 0;
		free(copy);
	}
	return good;
}

/* without the padding of the last column */
static void out_trimmed(struct out *out, const char *text)
{
	while (*text != '\0') {
		const size_t length = strcspn(text, "\n");
		size_t end = length;

		while (end > 0 && text[end - 1] == ' ')
			end--;
		out_bytes(out, text, end);
		out_char(out, '\n');
		text += length + (text[length] == '\n');
	}
}

static bool print(const struct table *table, const struct part *part,
		  struct out *out)
{
	struct libscols_table *const scols = scols_new_table();
	char *text = NULL;
	/* column widths follow the content, not the terminal */
	bool good = scols != NULL && scols_table_set_termforce(
					     scols, SCOLS_TERMFORCE_NEVER) == 0;

	for (size_t i = 0; good && i < part->count; i++)
		good = add_column(scols, &table->columns[part->column[i]],
				  part->width[i] != 0);
	for (size_t row = 0; good && row < table->rows; row++)
		good = add_row(table, part, scols, row);
	good = good && scols_print_table_to_string(scols, &text) == 0;
	if (good)
		out_trimmed(out, text);
	free(text);
	scols_unref_table(scols);
	return good;
}

/* ---- fitting ------------------------------------------------------------- */

static size_t total(const struct part *part, const size_t *widths)
{
	size_t sum = part->count - 1;

	for (size_t i = 0; i < part->count; i++)
		sum += widths[part->column[i]];
	return sum;
}

/* make the widest column that may be narrower so, until all fit; false: they
 * can't */
static bool narrow(const struct part *part, size_t *widths, const size_t *least,
		   size_t room)
{
	while (total(part, widths) > room) {
		size_t widest = TABLE_COLUMNS_MAX;

		for (size_t i = 0; i < part->count; i++) {
			const size_t c = part->column[i];

			if (widths[c] > least[c] &&
			    (widest == TABLE_COLUMNS_MAX ||
			     widths[c] > widths[widest]))
				widest = c;
		}
		if (widest == TABLE_COLUMNS_MAX)
			return false;
		widths[widest]--;
	}
	return true;
}

/* as many columns as fit beside the first one, from this one on */
static size_t take(const struct table *table, struct part *part, size_t from,
		   const size_t *least, size_t room)
{
	part->count = 0;
	part->column[part->count++] = 0;
	while (from < table->count) {
		part->column[part->count++] = from;
		if (total(part, least) > room && part->count > 2) {
			part->count--;
			break;
		}
		from++;
	}
	return from;
}

/* a row's cells on a line, or the header; then those that stand below, each
 * with its column's name */
static void print_row(const struct table *table, const size_t *natural,
		      struct out *out, size_t row)
{
	const bool header = row == table->rows;
	size_t names = 0, due = 0;

	for (size_t i = 0; i < table->count; i++) {
		const char *const name = table->columns[i].name;
		const char *const text = header ? name : text_of(table, row, i);

		if (i >= table->below) {
			names = strlen(name) > names ? strlen(name) : names;
			continue;
		}
		if (*text != '\0') {
			out_pad(out, ' ', (int)due);
			due = 0;
		}
		out_text(out, text);
		due += natural[i] + 1 - strlen(text);
	}
	out_char(out, '\n');
	for (size_t i = 0; i < table->count && !header; i++)
		if (i >= table->below)
			out_format(out, "    %-*s  %s\n", (int)names,
				   table->columns[i].name,
				   text_of(table, row, i));
}

static bool print_fitted(const struct table *table, struct out *out)
{
	size_t natural[TABLE_COLUMNS_MAX] = { 0 };
	size_t least[TABLE_COLUMNS_MAX] = { 0 };
	size_t widths[TABLE_COLUMNS_MAX] = { 0 };
	const size_t room = out->fold.columns;
	struct part part = { .count = 0 };
	bool good = true;

	for (size_t i = 0; i < table->count; i++) {
		measure(table, i, &natural[i], &least[i]);
		part.width[i] = table->columns[i].wrap;
		part.column[part.count++] = i;
	}
	if (room == 0 || total(&part, natural) <= room)
		return print(table, &part, out);
	memcpy(widths, natural, sizeof(widths));
	if (table->below > 0 && !narrow(&part, widths, least, room)) {
		print_row(table, natural, out, table->rows);
		for (size_t row = 0; row < table->rows; row++)
			print_row(table, natural, out, row);
		return true;
	}
	for (size_t from = 1; good && from < table->count;) {
		if (from > 1)
			out_char(out, '\n');
		memcpy(widths, natural, sizeof(widths));
		from = take(table, &part, from, least, room);
		(void)narrow(&part, widths, least, room);
		for (size_t i = 0; i < part.count; i++)
			part.width[i] = widths[part.column[i]];
		good = print(table, &part, out);
	}
	return good;
}

bool table_end(struct table *table, struct out *out)
{
	if (!table->broken && out->take_table != NULL)
		out->take_table(out, table);
	else
		table->broken = table->broken || !print_fitted(table, out);
	if (table->broken)
		say(0, "out of memory");
	for (size_t i = 0; i < table->rows * table->count; i++)
		free(table->text[i]);
	free(table->text);
	return !table->broken;
}
