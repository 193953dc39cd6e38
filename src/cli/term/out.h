/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Output: one buffer, written out whole, whose first error is kept.
 *
 * Not stdio: decode --json writes a quarter of a gigabyte a second, and an
 * error of any single write must end in exit 2.
 */
#ifndef CLI_OUT_H
#define CLI_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "color.h"

#define OUT_BUFFER_SIZE 65536

struct out {
	char *buffer;
	size_t size, used;
	int fd;    /* -1: memory only; what doesn't fit is cut */
	int error; /* errno of the first write that failed, or 0 */
	bool color;
};

/* Writes to a descriptor, through a buffer of the caller's. */
void out_to(struct out *out, int fd, char *buffer, size_t size);
/* Collects a terminated text in the caller's buffer. */
void out_to_memory(struct out *out, char *buffer, size_t size);
const char *out_memory(struct out *out);

/* False once a write has failed: go on for nothing. */
bool out_flush(struct out *out);

void out_bytes(struct out *out, const char *bytes, size_t length);
void out_text(struct out *out, const char *text);
static inline void out_char(struct out *out, char c)
{
	if (out->used < out->size)
		out->buffer[out->used++] = c;
	else
		out_bytes(out, &c, 1);
}
/* The same character, count times; none if count isn't positive. */
void out_pad(struct out *out, char c, int count);
/* 0x and lower-case digits without leading zeros. */
void out_hex(struct out *out, uint64_t value);
void out_number(struct out *out, uint64_t value);
/* as XML, and HTML, have text and attributes */
void out_xml(struct out *out, const char *text);
void out_format(struct out *out, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Switch the terminal's colour, if colours are on. */
void out_color(struct out *out, enum color color);
/* A text in one colour. */
void out_colored(struct out *out, enum color color, const char *text);

#endif /* CLI_OUT_H */
