/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Puts the folder of the environment before absolute paths.
 */
#include "sysroot.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *sysroot(void)
{
	const char *const root = getenv("PTE_SYSROOT");

	return root == NULL ? "" : root;
}

const char *sysroot_path(char to[static SYSROOT_PATH_SIZE], const char *format,
			 ...)
{
	va_list arguments;
	size_t at;

	(void)snprintf(to, SYSROOT_PATH_SIZE, "%s", sysroot());
	at = strlen(to);
	va_start(arguments, format);
	(void)vsnprintf(to + at, SYSROOT_PATH_SIZE - at, format, arguments);
	va_end(arguments);
	return to;
}
