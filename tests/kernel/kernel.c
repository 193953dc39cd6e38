/* SPDX-License-Identifier: BSD-2-Clause */
#include "kernel.h"

#include <stdio.h>
#include <string.h>

const struct shim_row *kernel_row(const char *name)
{
	for (const struct shim_row *r = __start_shim_rows; r < __stop_shim_rows;
	     r++)
		if (strcmp(r->name, name) == 0)
			return r;
	return NULL;
}

const struct shim_row *kernel_row_capital(const char *prefix, const char *name)
{
	char to[64];
	size_t n = (size_t)snprintf(to, sizeof(to), "%s", prefix);

	for (; *name != '\0' && n < sizeof(to) - 1; name++)
		to[n++] = (char)(*name >= 'a' && *name <= 'z' ? *name - 32
							      : *name);
	to[n] = '\0';
	return kernel_row(to);
}
