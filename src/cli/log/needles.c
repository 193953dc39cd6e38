/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Looks at pairs of bytes, and compares texts only where one may begin.
 */
#include "needles.h"

#include <string.h>

static unsigned pair(const char *at)
{
	return (unsigned)(unsigned char)at[0] << 8U | (unsigned char)at[1];
}

void needles_add(struct needles *n, const char *text)
{
	const unsigned p = pair(text);

	if (n->count == NEEDLES_MAX)
		return;
	n->text[n->count++] = text;
	n->begins[p >> 6U] |= UINT64_C(1) << (p & 63U);
}

static bool begins_here(const struct needles *n, const char *at, size_t left)
{
	for (size_t i = 0; i < n->count; i++) {
		const size_t length = strlen(n->text[i]);

		if (length <= left && memcmp(at, n->text[i], length) == 0)
			return true;
	}
	return false;
}

bool needles_any(const struct needles *n, const char *line, size_t length)
{
	for (size_t i = 0; i + 1 < length; i++) {
		const unsigned p = pair(line + i);

		if ((n->begins[p >> 6U] >> (p & 63U) & 1U) != 0 &&
		    begins_here(n, line + i, length - i))
			return true;
	}
	return false;
}
