/* SPDX-License-Identifier: BSD-2-Clause */
/* The same numbers in every run. */
#ifndef BENCH_RANDOM_H
#define BENCH_RANDOM_H

#include <stdint.h>

static inline uint64_t next_random(void)
{
	static uint64_t x = 0x9e3779b97f4a7c15;

	x ^= x << 13U;
	x ^= x >> 7U;
	x ^= x << 17U;
	return x;
}

#endif
