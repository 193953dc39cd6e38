/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Looks at four bytes at a time, and compares texts only where one may begin.
 */
#include "needles.h"

#include <string.h>

/* Four bytes as a bit of `begins`; their order in a number is the host's, for
 * texts and lines alike. */
static uint32_t begin(const char *at)
{
	uint32_t four;

	memcpy(&four, at, sizeof(four));
	return four * UINT32_C(0x9e3779b1) >> 16U;
}

void needles_add(struct needles *n, const char *text)
{
	const uint32_t b = begin(text);

	if (n->count == NEEDLES_MAX)
		return;
	n->length[n->count] = strlen(text);
	n->text[n->count++] = text;
	n->begins[b >> 6U] |= UINT64_C(1) << (b & 63U);
}

static bool begins_here(const struct needles *n, const char *at, size_t left)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->length[i] <= left &&
		    memcmp(at, n->text[i], n->length[i]) == 0)
			return true;
	return false;
}

bool needles_any(const struct needles *n, const char *line, size_t length)
{
	for (size_t i = 0; i + NEEDLE_BYTES_MIN <= length; i++) {
		const uint32_t b = begin(line + i);

		if ((n->begins[b >> 6U] >> (b & 63U) & 1U) != 0 &&
		    begins_here(n, line + i, length - i))
			return true;
	}
	return false;
}
