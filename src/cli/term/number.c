/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parsers that report malformed, negative and too wide numbers separately.
 */
#include "number.h"

#include <string.h>

#define BITS_OF_DIGIT 4U
#define WORD_BITS 64U
#define NOT_A_DIGIT 255U

/* looked up, since a stream has 16 of them in each word; IS_A_DIGIT tells 0
 * from what isn't named */
#define IS_A_DIGIT 0x40U
#define DIGIT(d) (IS_A_DIGIT | (d##U))
/* clang-format off */
static const uint8_t digits[UINT8_MAX + 1] = {
	['0'] = DIGIT(0), ['1'] = DIGIT(1), ['2'] = DIGIT(2), ['3'] = DIGIT(3),
	['4'] = DIGIT(4), ['5'] = DIGIT(5), ['6'] = DIGIT(6), ['7'] = DIGIT(7),
	['8'] = DIGIT(8), ['9'] = DIGIT(9),
	['a'] = DIGIT(10), ['b'] = DIGIT(11), ['c'] = DIGIT(12),
	['d'] = DIGIT(13), ['e'] = DIGIT(14), ['f'] = DIGIT(15),
	['A'] = DIGIT(10), ['B'] = DIGIT(11), ['C'] = DIGIT(12),
	['D'] = DIGIT(13), ['E'] = DIGIT(14), ['F'] = DIGIT(15),
};
/* clang-format on */

static unsigned digit(char c)
{
	const unsigned d = digits[(unsigned char)c];

	return d == 0 ? NOT_A_DIGIT : d & ~IS_A_DIGIT;
}

/* false if there is anything but digits */
static bool plain_digits(const char *at, const char *end, uint64_t *value_ret)
{
	unsigned all = IS_A_DIGIT;
	uint64_t value = 0;

	for (; at < end; at++) {
		const unsigned d = digits[(unsigned char)*at];

		all &= d;
		value = value << BITS_OF_DIGIT | (d & 15U);
	}
	*value_ret = value;
	return all != 0;
}

bool number_is_digit(char c)
{
	return digit(c) != NOT_A_DIGIT;
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

/* digits with single gaps between them, and how many gaps; 0 digits before */
static bool digits_and_gaps(const char *text, const char *at, const char *end,
			    uint64_t *value_ret, size_t *gaps_ret)
{
	uint64_t value = 0;
	size_t gaps = 0;

	for (; at < end; at++) {
		const unsigned d = digit(*at);

		if (d != NOT_A_DIGIT)
			value = value << BITS_OF_DIGIT | d;
		else if (*at == '_' && at > text && at[-1] != '_')
			gaps++;
		else
			return false;
	}
	*value_ret = value;
	*gaps_ret = gaps;
	return true;
}

enum number number_hex(const char *text, size_t length, uint64_t *value_ret,
		       size_t *width_ret)
{
	const char *const end = text + length;
	const char *first;
	uint64_t value;
	size_t count, gaps = 0;

	if (has_prefix(text, length))
		text += 2;
	if (text == end || end[-1] == '_')
		return NUMBER_MALFORMED;
	first = text;
	while (first < end && *first == '0')
		first++;
	if (!plain_digits(first, end, &value) &&
	    !digits_and_gaps(text, first, end, &value, &gaps))
		return NUMBER_MALFORMED;
	/* zeros may follow a gap after zeros, as in 0_01 */
	while (first < end && (*first == '0' || *first == '_'))
		gaps -= *first++ == '_';
	count = (size_t)(end - first) - gaps;
	*width_ret = count == 0 ? 0
				: bits_of(digit(*first)) +
					  (count - 1) * BITS_OF_DIGIT;
	if (*width_ret > WORD_BITS)
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
