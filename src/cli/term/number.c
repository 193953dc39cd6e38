/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parsers that report malformed, negative and too wide numbers separately.
 */
#include "number.h"

#include <stdbool.h>
#include <string.h>

#define BITS_OF_DIGIT 4U
#define WORD_BITS 64U
#define NOT_A_DIGIT 255U

static unsigned digit(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	if (c >= 'a' && c <= 'f')
		return (unsigned)(c - 'a') + 10;
	if (c >= 'A' && c <= 'F')
		return (unsigned)(c - 'A') + 10;
	return NOT_A_DIGIT;
}

static bool has_prefix(const char *text, size_t length)
{
	return length > 1 && text[0] == '0' &&
	       (text[1] == 'x' || text[1] == 'X');
}

static size_t bits_of(unsigned d)
{
	size_t bits = 0;

	for (; d != 0; d >>= 1U)
		bits++;
	return bits;
}

enum number number_hex(const char *text, size_t length, uint64_t *value_ret,
		       size_t *width_ret)
{
	uint64_t value = 0;
	size_t width = 0; /* counted from the first non-zero digit */
	bool after_digit = false;

	if (has_prefix(text, length)) {
		text += 2;
		length -= 2;
	}
	for (size_t i = 0; i < length; i++) {
		const unsigned d = digit(text[i]);

		if (text[i] == '_' && after_digit) {
			after_digit = false;
			continue;
		}
		if (d == NOT_A_DIGIT)
			return NUMBER_MALFORMED;
		width = width == 0 ? bits_of(d) : width + BITS_OF_DIGIT;
		value = value << BITS_OF_DIGIT | d;
		after_digit = true;
	}
	if (!after_digit)
		return NUMBER_MALFORMED;
	*width_ret = width;
	if (width > WORD_BITS)
		return NUMBER_WIDE;
	*value_ret = value;
	return NUMBER_OK;
}

enum number number_c(const char *text, uint64_t *value_ret)
{
	const bool negative = *text == '-';
	size_t length = strlen(text += negative);
	uint64_t value = 0;
	unsigned base = 10;
	bool wide = false;

	if (has_prefix(text, length)) {
		base = 16;
		text += 2;
		length -= 2;
	} else if (length > 1 && text[0] == '0') {
		base = 8;
	}
	if (length == 0)
		return NUMBER_MALFORMED;
	for (size_t i = 0; i < length; i++) {
		const unsigned d = digit(text[i]);

		if (d >= base)
			return NUMBER_MALFORMED;
		wide = wide || value > (UINT64_MAX - d) / base;
		value = value * base + d;
	}
	if (negative)
		return NUMBER_NEGATIVE;
	*value_ret = wide ? UINT64_MAX : value;
	return wide ? NUMBER_WIDE : NUMBER_OK;
}
