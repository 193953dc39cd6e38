/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef ROWS_H
#define ROWS_H

#include <stddef.h>

/* A file of lines, each cut into cells; blank lines and # lines are left out */

#define ROWS_CELLS_MAX 16

struct row {
	unsigned line;
	unsigned cells;
	const char *cell[ROWS_CELLS_MAX];
};

struct rows {
	char *text;
	struct row *row;
	size_t count;
};

/* Test data that can't be read ends the program: there is nothing to test */
void rows_read(const char *path, char delimiter, struct rows *rows_ret);
void rows_free(struct rows *rows);

/* Exits with a message that names the file unless each row has that many */
void rows_expect_cells(const struct rows *rows, const char *path,
		       unsigned cells);

#endif
