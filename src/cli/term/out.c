/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The output buffer. After the first failed write, later output is discarded.
 */
#include "out.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Storage for one formatted text; for one number. */
#define FORMAT_SIZE 1024
/* Of text that is indented or folded, what's written at once. */
#define CHANGED_SIZE 8192
#define NUMBER_SIZE 24

void out_to(struct out *out, int fd, char *buffer, size_t size)
{
	out->buffer = buffer;
	out->size = size;
	out->used = 0;
	out->fd = fd;
	out->error = 0;
	out->color = false;
	out->pretty = false;
	out->indent = (struct indent){ .depth = 0 };
	out->fold.columns = 0;
	out->take_table = NULL;
}

void out_to_memory(struct out *out, char *buffer, size_t size)
{
	out_to(out, -1, buffer, size);
}

const char *out_memory(struct out *out)
{
	const size_t end = out->used < out->size ? out->used : out->size - 1;

	out->buffer[end] = '\0';
	return out->buffer;
}

static void write_all(struct out *out, const char *at, size_t left)
{
	while (left > 0 && out->error == 0) {
		const ssize_t n = write(out->fd, at, left);

		if (n >= 0) {
			at += n;
			left -= (size_t)n;
		} else if (errno != EINTR) {
			out->error = errno;
		}
	}
}

/* byte by byte, through what makes several of one */
static void write_changed(struct out *out)
{
	char text[CHANGED_SIZE];
	size_t used = 0;

	for (size_t i = 0; i < out->used; i++) {
		const char c = out->buffer[i];

		if (sizeof(text) - used < FOLD_ROOM) {
			write_all(out, text, used);
			used = 0;
		}
		used += out->pretty ? indent_byte(&out->indent, c, text + used)
				    : fold_byte(&out->fold, c, text + used);
	}
	write_all(out, text, used);
}

bool out_flush(struct out *out)
{
	if (out->fd < 0)
		return true;
	if (out->pretty || out->fold.columns > 0)
		write_changed(out);
	else
		write_all(out, out->buffer, out->used);
	out->used = 0;
	return out->error == 0;
}

bool out_end(struct out *out)
{
	char text[FOLD_ROOM];

	(void)out_flush(out);
	if (out->fd >= 0 && out->fold.columns > 0)
		write_all(out, text, fold_end(&out->fold, text));
	return out->error == 0;
}

void out_beyond(struct out *out, const char *bytes, size_t length)
{
	while (length > out->size - out->used) {
		const size_t room = out->size - out->used;

		memcpy(out->buffer + out->used, bytes, room);
		out->used += room;
		bytes += room;
		length -= room;
		if (out->fd < 0)
			return;
		(void)out_flush(out);
	}
	memcpy(out->buffer + out->used, bytes, length);
	out->used += length;
}

void out_pad(struct out *out, char c, int count)
{
	while (count-- > 0)
		out_char(out, c);
}

/* the low 32 bits as eight digits, the highest one in the lowest byte */
static uint64_t eight_digits(uint64_t v)
{
	const uint64_t each = UINT64_C(0x0101010101010101);

	/* a digit a byte; then '0', and of those above 9 what lies between */
	v = (v | v << 16U) & UINT64_C(0x0000ffff0000ffff);
	v = (v | v << 8U) & UINT64_C(0x00ff00ff00ff00ff);
	v = (v | v << 4U) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	v += each * '0' + (((v + each * 6) >> 4U) & each) * ('a' - '9' - 1);
	return v;
}

static void store_first_high(char *to, uint64_t v)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	v = __builtin_bswap64(v);
#endif
	memcpy(to, &v, sizeof(v));
}

/* all 16 digits are written, from the first that isn't 0 on */
char *out_hex_at(char *to, uint64_t value)
{
	const unsigned unused =
		value == 0 ? 15 : (unsigned)__builtin_clzll(value) / 4;

	value <<= 4 * unused;
	to[0] = '0';
	to[1] = 'x';
	store_first_high(to + 2, eight_digits(value >> 32U));
	store_first_high(to + 10, eight_digits(value & UINT32_MAX));
	return to + OUT_HEX_SIZE - unused;
}

void out_hex(struct out *out, uint64_t value)
{
	char text[OUT_HEX_SIZE];

	/* in most words most quantities */
	if (value == 0)
		out_text(out, "0x0");
	else if (out->size - out->used >= OUT_HEX_SIZE)
		out->used =
			(size_t)(out_hex_at(out->buffer + out->used, value) -
				 out->buffer);
	else
		out_beyond(out, text, (size_t)(out_hex_at(text, value) - text));
}

void out_number(struct out *out, uint64_t value)
{
	char digits[NUMBER_SIZE];
	size_t i = sizeof(digits);

	do {
		digits[--i] = (char)('0' + value % 10);
		value /= 10;
	} while (value != 0);
	out_bytes(out, digits + i, sizeof(digits) - i);
}

void out_xml(struct out *out, const char *text)
{
	for (; *text != '\0'; text++) {
		switch (*text) {
		case '&':
			out_text(out, "&amp;");
			break;
		case '<':
			out_text(out, "&lt;");
			break;
		case '>':
			out_text(out, "&gt;");
			break;
		case '"':
			out_text(out, "&quot;");
			break;
		default:
			out_char(out, *text);
		}
	}
}

void out_format(struct out *out, const char *format, ...)
{
	char text[FORMAT_SIZE];
	va_list arguments;

	va_start(arguments, format);
	(void)vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	out_text(out, text);
}

void out_folded(struct out *out, const char *rest, const char *instead)
{
	out_format(out, "\n%s: -v%s%s\n", rest, instead != NULL ? ", or " : "",
		   instead != NULL ? instead : "");
}

void out_color(struct out *out, enum color color)
{
	if (out->color)
		out_text(out, color_sequence(color));
}

void out_colored(struct out *out, enum color color, const char *text)
{
	out_color(out, color);
	out_text(out, text);
	out_color(out, COLOR_PLAIN);
}
