/* SPDX-License-Identifier: BSD-2-Clause */

#include "rows.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void die(const char *path, const char *why)
{
	fprintf(stderr, "%s: %s\n", path, why);
	exit(2);
}

static size_t file_size(FILE *file, const char *path)
{
	long size;

	if (fseek(file, 0, SEEK_END) != 0)
		die(path, strerror(errno));
	size = ftell(file);
	if (size < 0 || fseek(file, 0, SEEK_SET) != 0)
		die(path, strerror(errno));
	return (size_t)size;
}

static char *read_text(const char *path)
{
	FILE *file = fopen(path, "rb");
	size_t size;
	char *text;

	if (!file)
		die(path, strerror(errno));
	size = file_size(file, path);
	text = malloc(size + 1);
	if (!text)
		die(path, "out of memory");
	if (fread(text, 1, size, file) != size)
		die(path, "cannot be read to its end");
	text[size] = '\0';
	fclose(file);
	return text;
}

static size_t count_lines(const char *text)
{
	size_t lines = 1;

	for (; *text; text++)
		if (*text == '\n')
			lines++;
	return lines;
}

/* Cut at each delimiter, in place */
static void cut(char *line, char delimiter, struct row *row)
{
	char *end;

	for (row->cells = 0; row->cells < ROWS_CELLS_MAX; line = end + 1) {
		row->cell[row->cells++] = line;
		end = strchr(line, delimiter);
		if (!end)
			return;
		*end = '\0';
	}
}

static void cut_lines(struct rows *rows, char delimiter)
{
	unsigned number = 0;
	char *line = rows->text;

	while (line && *line) {
		char *const end = strchr(line, '\n');

		number++;
		if (end)
			*end = '\0';
		if (*line != '\0' && *line != '#') {
			struct row *const row = &rows->row[rows->count++];

			row->line = number;
			cut(line, delimiter, row);
		}
		line = end ? end + 1 : NULL;
	}
}

void rows_read(const char *path, char delimiter, struct rows *rows_ret)
{
	rows_ret->text = read_text(path);
	rows_ret->count = 0;
	rows_ret->row =
		calloc(count_lines(rows_ret->text), sizeof(*rows_ret->row));
	if (!rows_ret->row)
		die(path, "out of memory");
	cut_lines(rows_ret, delimiter);
	if (rows_ret->count == 0)
		die(path, "is empty");
}

void rows_free(struct rows *rows)
{
	free(rows->row);
	free(rows->text);
}

void rows_expect_cells(const struct rows *rows, const char *path,
		       unsigned cells)
{
	char why[64];
	size_t i;

	for (i = 0; i < rows->count; i++) {
		if (rows->row[i].cells == cells)
			continue;
		snprintf(why, sizeof(why), "line %u: %u cells, not %u",
			 rows->row[i].line, rows->row[i].cells, cells);
		die(path, why);
	}
}
