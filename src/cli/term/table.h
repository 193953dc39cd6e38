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

struct libscols_table;
struct libscols_line;

struct table {
	struct libscols_table *scols;
	struct libscols_line *line;
	const struct table_column *columns;
	size_t count, cell;
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
