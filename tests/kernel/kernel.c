/* SPDX-License-Identifier: BSD-2-Clause */
#include "kernel.h"

#include <stdlib.h>
#include <string.h>

/* The rows by name, once somebody has asked for one. */
#define MOST_ROWS 512U
static const struct shim_row *sorted[MOST_ROWS];
static size_t count;

static int by_name(const void *a, const void *b)
{
	const struct shim_row *const *const x = a;
	const struct shim_row *const *const y = b;

	return strcmp((*x)->name, (*y)->name);
}

static void sort_rows(void)
{
	for (const struct shim_row *r = __start_shim_rows; r < __stop_shim_rows;
	     r++) {
		if (count == MOST_ROWS)
			abort();
		sorted[count++] = r;
	}
	qsort(sorted, count, sizeof(sorted[0]), by_name);
}

const struct shim_row *kernel_row(const char *name)
{
	const struct shim_row key = { name, NULL };
	const struct shim_row *const wanted = &key;
	const struct shim_row *const *found;

	if (count == 0)
		sort_rows();
	found = bsearch(&wanted, sorted, count, sizeof(sorted[0]), by_name);
	return found == NULL ? NULL : *found;
}

const struct shim_row *kernel_row_capital(const char *prefix, const char *name)
{
	char to[64];
	size_t n = 0;

	for (; *prefix != '\0' && n < sizeof(to) - 1; prefix++)
		to[n++] = *prefix;
	for (; *name != '\0' && n < sizeof(to) - 1; name++)
		to[n++] = (char)(*name >= 'a' && *name <= 'z' ? *name - 32
							      : *name);
	to[n] = '\0';
	return kernel_row(to);
}
