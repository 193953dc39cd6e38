/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tables with libsmartcols. Cells are wrapped here, before the library sees
 * them, so that the width of a table doesn't depend on the terminal.
 */
#include "table.h"

#include <stdlib.h>
#include <string.h>

#include <libsmartcols.h>

#include "say.h"

#define CELL_SIZE 512

void table_begin(struct table *table, const struct table_column *columns,
		 size_t count)
{
	*table = (struct table){
		.scols = scols_new_table(),
		.columns = columns,
		.count = count,
	};
	table->broken = table->scols == NULL;
	/* column widths follow the content, not the terminal */
	table->broken = table->broken ||
			scols_table_set_termforce(table->scols,
						  SCOLS_TERMFORCE_NEVER) != 0;
	for (size_t i = 0; !table->broken && i < count; i++) {
		const int flags = columns[i].right       ? SCOLS_FL_RIGHT
				  : columns[i].wrap != 0 ? SCOLS_FL_WRAP
							 : 0;
		struct libscols_column *const c = scols_table_new_column(
			table->scols, columns[i].name, 0, flags);

		/*
		 * a newline in a cell starts a new line instead of being
		 * escaped
		 */
		table->broken = c == NULL ||
				(columns[i].wrap != 0 &&
				 (scols_column_set_safechars(c, "\n") != 0 ||
				  scols_column_set_wrapfunc(
					  c, scols_wrapnl_chunksize,
					  scols_wrapnl_nextchunk, NULL) != 0));
	}
}

void table_row(struct table *table)
{
	table->cell = 0;
	if (table->broken)
		return;
	table->line = scols_table_new_line(table->scols, NULL);
	table->broken = table->line == NULL;
}

/* break lines between words; the text has at most CELL_SIZE bytes */
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

void table_cell(struct table *table, const char *text)
{
	const struct table_column *const c = &table->columns[table->cell];
	char copy[CELL_SIZE];

	if (table->broken || table->cell == table->count)
		return;
	(void)strncpy(copy, text, sizeof(copy) - 1);
	copy[sizeof(copy) - 1] = '\0';
	if (c->wrap != 0)
		wrap(copy, c->wrap);
	table->broken = scols_line_set_data(table->line, table->cell++, copy) !=
			0;
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

bool table_end(struct table *table, struct out *out)
{
	char *text = NULL;

	table->broken = table->broken ||
			scols_print_table_to_string(table->scols, &text) != 0;
	if (table->broken)
		say(0, "out of memory");
	else
		out_trimmed(out, text);
	free(text);
	scols_unref_table(table->scols);
	return !table->broken;
}
