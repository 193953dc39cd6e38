/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Search in text that isn't terminated, and may hold any bytes.
 */
#ifndef LOG_FIND_H
#define LOG_FIND_H

#include <stddef.h>
#include <string.h>

/* The first place of a text that isn't empty; NULL: it's nowhere. */
static inline const char *log_find(const char *in, size_t length,
				   const char *text)
{
	const size_t wanted = strlen(text);
	const char *const end = in + length;

	for (const char *at = in; (size_t)(end - at) >= wanted; at++) {
		at = memchr(at, text[0], (size_t)(end - at) - wanted + 1);
		if (at == NULL)
			return NULL;
		if (memcmp(at, text, wanted) == 0)
			return at;
	}
	return NULL;
}

#endif /* LOG_FIND_H */
