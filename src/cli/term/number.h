/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Numbers as users write them.
 */
#ifndef CLI_NUMBER_H
#define CLI_NUMBER_H

#include <stddef.h>
#include <stdint.h>

enum number {
	NUMBER_OK,
	NUMBER_MALFORMED,
	NUMBER_NEGATIVE,
	NUMBER_WIDE, /* more than 64 bits */
};

/*
 * An entry, as kernels print it: hexadecimal, with or without 0x, _ between
 * digits.
 *
 * width_ret: how many bits the number has, where it's NUMBER_WIDE
 */
enum number number_hex(const char *text, size_t length, uint64_t *value_ret,
		       size_t *width_ret);

/*
 * C's notation: decimal, 0x..., 0....
 *
 * A number that is too wide is UINT64_MAX: beyond every range there is.
 */
enum number number_c(const char *text, uint64_t *value_ret);

#endif /* CLI_NUMBER_H */
