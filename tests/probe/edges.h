/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words at the edges of what a helper may ask: one bit, all but one, all below
 * one, small numbers.
 */
#ifndef PROBE_EDGES_H
#define PROBE_EDGES_H

#include <stdint.h>

#define EDGES 256U

static inline uint64_t edge_word(unsigned n)
{
	const uint64_t bit = UINT64_C(1) << n % 64;

	switch (n / 64) {
	case 0:
		return bit;
	case 1:
		return ~bit;
	case 2:
		return bit - 1;
	default:
		return n % 64;
	}
}

#endif
