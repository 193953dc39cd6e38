/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whether one of several texts stands in a line, in one pass over it: most
 * lines of a log have none, and there may be gigabytes of them.
 */
#ifndef LOG_NEEDLES_H
#define LOG_NEEDLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NEEDLES_MAX 96
#define NEEDLE_BYTES_MIN 4

struct needles {
	size_t count;
	const char *text[NEEDLES_MAX];
	size_t length[NEEDLES_MAX];
	/* by four bytes: whether a text may begin with them */
	uint64_t begins[1024];
};

/* Add a text of NEEDLE_BYTES_MIN bytes at least; it must stay. */
void needles_add(struct needles *n, const char *text);

bool needles_any(const struct needles *n, const char *line, size_t length);

#endif /* LOG_NEEDLES_H */
