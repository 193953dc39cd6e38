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
#define NUMBER_SIZE 24

void out_to(struct out *out, int fd, char *buffer, size_t size)
{
	out->buffer = buffer;
	out->size = size;
	out->used = 0;
	out->fd = fd;
	out->error = 0;
	out->color = false;
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

bool out_flush(struct out *out)
{
	const char *at = out->buffer;
	size_t left = out->used;

	while (out->fd >= 0 && left > 0 && out->error == 0) {
		const ssize_t n = write(out->fd, at, left);

		if (n >= 0) {
			at += n;
			left -= (size_t)n;
		} else if (errno != EINTR) {
			out->error = errno;
		}
	}
	if (out->fd >= 0)
		out->used = 0;
	return out->error == 0;
}

void out_bytes(struct out *out, const char *bytes, size_t length)
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

void out_text(struct out *out, const char *text)
{
	out_bytes(out, text, strlen(text));
}

void out_pad(struct out *out, char c, int count)
{
	while (count-- > 0)
		out_char(out, c);
}

void out_hex(struct out *out, uint64_t value)
{
	char digits[NUMBER_SIZE];
	size_t i = sizeof(digits);

	do {
		digits[--i] = "0123456789abcdef"[value & 15U];
		value >>= 4U;
	} while (value != 0);
	digits[--i] = 'x';
	digits[--i] = '0';
	out_bytes(out, digits + i, sizeof(digits) - i);
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
