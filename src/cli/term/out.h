/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Output through one buffer that is written as a whole and keeps the first
 * error.
 *
 * Not stdio: decode --json writes 250 MB/s, and an error in any single write
 * must lead to exit 2.
 */
#ifndef CLI_OUT_H
#define CLI_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "color.h"
#include "fold.h"
#include "indent.h"

#define OUT_BUFFER_SIZE 65536

struct table;

struct out {
	char *buffer;
	size_t size, used;
	int fd;    /* -1: memory only, and text that doesn't fit is cut */
	int error; /* errno of the first failed write, or 0 */
	bool color;
	bool pretty; /* it's JSON, to be indented as it's written */
	struct indent indent;
	/* of a terminal, for what people read; 0 columns: as it comes */
	struct fold fold;
	/* Takes tables that would be printed; NULL: they are. */
	void (*take_table)(struct out *out, const struct table *table);
	void *taker;
};

/* Write to a descriptor, through the caller's buffer. */
void out_to(struct out *out, int fd, char *buffer, size_t size);
/*
 * Collect text in the caller's buffer. out_memory() terminates and returns it.
 */
void out_to_memory(struct out *out, char *buffer, size_t size);
const char *out_memory(struct out *out);

/* Returns false after a failed write: the caller may stop. */
bool out_flush(struct out *out);
/* The last flush. */
bool out_end(struct out *out);

/* Bytes for which there is no room: what fits, a flush, the rest. */
void out_beyond(struct out *out, const char *bytes, size_t length);
/* Copy a few bytes; what memcpy costs beyond its call is more than theirs.
 * Returns the end. */
static inline char *out_copy(char *to, const char *from, size_t length)
{
	if (__builtin_constant_p(length) || length > 16) {
		__builtin_memcpy(to, from, length);
	} else if (length >= 8) {
		__builtin_memcpy(to, from, 8);
		__builtin_memcpy(to + length - 8, from + length - 8, 8);
	} else if (length >= 4) {
		__builtin_memcpy(to, from, 4);
		__builtin_memcpy(to + length - 4, from + length - 4, 4);
	} else {
		for (size_t i = 0; i < length; i++)
			to[i] = from[i];
	}
	return to + length;
}
static inline void out_bytes(struct out *out, const char *bytes, size_t length)
{
	if (length > out->size - out->used) {
		out_beyond(out, bytes, length);
		return;
	}
	(void)out_copy(out->buffer + out->used, bytes, length);
	out->used += length;
}
static inline void out_text(struct out *out, const char *text)
{
	out_bytes(out, text, __builtin_strlen(text));
}
static inline void out_char(struct out *out, char c)
{
	if (out->used < out->size)
		out->buffer[out->used++] = c;
	else
		out_beyond(out, &c, 1);
}
/* Print a character `count` times; not at all if count <= 0. */
void out_pad(struct out *out, char c, int count);
/* In lower-case hexadecimal with 0x, without leading zeros. */
void out_hex(struct out *out, uint64_t value);
/* The same at an address with room for OUT_HEX_SIZE; returns its end. */
#define OUT_HEX_SIZE 18
char *out_hex_at(char *to, uint64_t value);
void out_number(struct out *out, uint64_t value);
/* escaped for XML and HTML text and attributes */
void out_xml(struct out *out, const char *text);
void out_format(struct out *out, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Below an answer: what is folded, that -v shows it, and what else does; NULL:
 * nothing. */
void out_folded(struct out *out, const char *rest, const char *instead);

/* Switch the terminal's colour, if colours are on. */
void out_color(struct out *out, enum color color);
/* Text in one colour. */
void out_colored(struct out *out, enum color color, const char *text);

#endif /* CLI_OUT_H */
