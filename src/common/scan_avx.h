/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What both kernels of x86 do with sets: their bits stand in the order in which
 * packing leaves the words, which nothing but these functions must know.
 * `places` is where the word of each bit is in its group.
 */
#ifndef PTE_COMMON_SCAN_AVX_H
#define PTE_COMMON_SCAN_AVX_H

#include <immintrin.h>

/* f of 0 to 63 */
#define PLACES_8(f, n)                                                         \
	f((n) + 0U), f((n) + 1U), f((n) + 2U), f((n) + 3U), f((n) + 4U),       \
		f((n) + 5U), f((n) + 6U), f((n) + 7U)
#define PLACES_64(f)                                                           \
	PLACES_8(f, 0U), PLACES_8(f, 8U), PLACES_8(f, 16U), PLACES_8(f, 24U),  \
		PLACES_8(f, 32U), PLACES_8(f, 40U), PLACES_8(f, 48U),          \
		PLACES_8(f, 56U)

static const uint8_t places[SCAN_GROUP];

static uint64_t group_linear(uint64_t set)
{
	uint64_t linear = 0;

	for (unsigned i = 0; set != 0; i++, set >>= 1U)
		linear |= (set & 1U) << places[i];
	return linear;
}

static uint64_t group_first(size_t count)
{
	uint64_t set = 0;

	if (count == SCAN_GROUP)
		return PTE_ALL_BITS;
	for (unsigned i = 0; i < SCAN_GROUP; i++)
		set |= (uint64_t)(places[i] < count) << i;
	return set;
}

TARGET static inline unsigned set_count(uint64_t set)
{
	return (unsigned)_mm_popcnt_u64(set);
}

/*
 * Eight at a time, whether there are as many or not: few groups have more, and
 * a loop that ends with the last would end anywhere, which costs more.
 */
TARGET static inline unsigned pick(const scan_bytes *at, uint64_t set,
				   uint64_t *to)
{
	const unsigned count = set_count(set);

	do {
#pragma GCC unroll 8
		for (unsigned i = 0; i < 8; i++) {
			const unsigned bit = (unsigned)_tzcnt_u64(set);

			__builtin_memcpy(&to[i],
					 at + places[bit % SCAN_GROUP] *
							 sizeof(*to),
					 sizeof(*to));
			set &= set - 1;
		}
		to += 8;
	} while (set != 0);
	return count;
}

#endif /* PTE_COMMON_SCAN_AVX_H */
