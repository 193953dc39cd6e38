/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Numbers in the forms that users write.
 */
#ifndef CLI_NUMBER_H
#define CLI_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum number {
	NUMBER_OK,
	NUMBER_MALFORMED,
	NUMBER_NEGATIVE,
	NUMBER_WIDE, /* doesn't fit in 64 bits */
};

/*
 * An entry as kernels print it: hexadecimal, with or without 0x; digits may be
 * separated by _.
 *
 * width_ret: the number of bits, set for NUMBER_WIDE
 */
enum number number_hex(const char *text, size_t length, uint64_t *value_ret,
		       size_t *width_ret);

/* Whether a character is a hexadecimal digit. */
bool number_is_digit(char c);

/*
 * C notation: decimal, 0x..., or 0... for octal.
 *
 * A number that is too wide is returned as UINT64_MAX, which is outside of
 * every valid range.
 */
enum number number_c(const char *text, uint64_t *value_ret);

#endif /* CLI_NUMBER_H */
