/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Bits of a 64-bit page-table entry, numbered as the kernel numbers them:
 * bit 0 is the least significant one.
 */
#ifndef PTE_BITS_H
#define PTE_BITS_H

#include <stdbool.h>
#include <stdint.h>

/** Bit n of a word; n in 0..63. */
#define PTE_BIT(n) (UINT64_C(1) << (unsigned)(n))

/** Bits hi:lo of a word, both included; 63 >= hi >= lo >= 0. */
#define PTE_GENMASK(hi, lo)                                                    \
	((~UINT64_C(0) >> (63U - (unsigned)(hi))) & ~(PTE_BIT(lo) - 1U))

/** Every bit of a word. */
#define PTE_ALL_BITS (~UINT64_C(0))

/*
 * The inline path must fold to what the kernel's macro costs, at -O2 and in
 * every caller, so the compiler isn't asked for its opinion.
 */
#define PTE_INLINE static inline __attribute__((always_inline))

/**
 * How many bits are set. The compiler's builtin would call libgcc on machines
 * without the instruction, and the library calls nothing.
 */
PTE_INLINE unsigned pte_bit_count(uint64_t v)
{
	const uint64_t ones = ~UINT64_C(0);

	/* in each pair of bits, each four, each byte: how many; then the sum */
	v -= v >> 1U & ones / 3;
	v = (v & ones / 5) + (v >> 2U & ones / 5);
	v = (v + (v >> 4U)) & ones / 17;
	return (unsigned)(v * (ones / 255) >> 56U);
}

#endif /* PTE_BITS_H */
