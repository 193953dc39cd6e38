/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Bit, mask and bit-count helpers for 64-bit page-table entries. Bits are
 * numbered as in the kernel: bit 0 is the least significant one.
 */
#ifndef PTE_BITS_H
#define PTE_BITS_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/export.h>

/** Bit n of a word; n is 0..63. */
#define PTE_BIT(n) (UINT64_C(1) << (unsigned)(n))

/** Bits hi:lo of a word, inclusive; 63 >= hi >= lo >= 0. */
#define PTE_GENMASK(hi, lo)                                                    \
	((~UINT64_C(0) >> (63U - (unsigned)(hi))) & ~(PTE_BIT(lo) - 1U))

/** Every bit of a word. */
#define PTE_ALL_BITS (~UINT64_C(0))

/**
 * The number of set bits. Not the compiler's builtin: on machines without the
 * instruction that calls libgcc, and the library calls nothing.
 */
PTE_INLINE unsigned pte_bit_count(uint64_t v)
{
	const uint64_t ones = ~UINT64_C(0);

	/* count within pairs, nibbles, then bytes; the multiplication adds them
	 * up */
	v -= v >> 1U & ones / 3;
	v = (v & ones / 5) + (v >> 2U & ones / 5);
	v = (v + (v >> 4U)) & ones / 17;
	return (unsigned)(v * (ones / 255) >> 56U);
}

/** Rotate a word right; n is 0..63. */
PTE_INLINE uint64_t pte_rotate_right(uint64_t v, unsigned n)
{
	return v >> n | v << (-n & 63U);
}

/** Rotate a word left; n is 0..63. */
PTE_INLINE uint64_t pte_rotate_left(uint64_t v, unsigned n)
{
	return v << n | v >> (-n & 63U);
}

#endif /* PTE_BITS_H */
