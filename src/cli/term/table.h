/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tables, laid out by libsmartcols.
 */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "out.h"

struct table_column {
	const char *name;
	bool right;    /* right-aligned, for numbers */
	unsigned wrap; /* wrap words at this width; 0: never */
};

#define TABLE_COLUMNS_MAX 16

struct table {
	const struct table_column *columns;
	size_t count, cell;
	char **text; /* of each row, its cells; NULL: empty */
	size_t rows;
	/* Columns from here on stand below the row where the table is too wide;
	 * 0: none does. */
	size_t below;
	bool broken; /* out of memory */
};

void table_begin(struct table *table, const struct table_column *columns,
		 size_t count);
void table_row(struct table *table);
/* The next cell of the row, from left to right. */
void table_cell(struct table *table, const char *text);
/*
 * Print the table. Returns false after a message if memory ran out at any
 * point.
 */
bool table_end(struct table *table, struct out *out);

#endif /* CLI_TABLE_H */
