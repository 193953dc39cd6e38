/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The kernel of AVX2: four words at a time.
 */
#include "scan_kernel.h"

#if SCAN_HAS_AVX

#include <pte/bits.h>

#define TARGET __attribute__((target("avx2,bmi,popcnt")))
#define SCAN_KERNEL pte_scan_avx2

#include "scan_avx.h"

#define VECTORS (SCAN_GROUP / 8)

/* Low and high halves of words apart: most tests look at one of them. */
struct group {
	__m256i low[VECTORS], high[VECTORS];
	const scan_bytes *at; /* its words in memory, host order */
};

/* vector, lane, vector, word of the pair, half of its lane: see join() */
#define PLACE(bit)                                                             \
	(((bit) >> 5U & 1U) << 5U | ((bit) >> 2U & 3U) << 3U |                 \
	 ((bit) >> 1U & 1U) << 2U | ((bit) >> 4U & 1U) << 1U | ((bit)&1U))
static const uint8_t places[SCAN_GROUP] = { PLACES_64(PLACE) };

TARGET static inline __m256i load(const scan_bytes *at, unsigned i)
{
	return _mm256_loadu_si256(
		(const __m256i_u *)(const void *)(at + i * sizeof(__m256i)));
}

TARGET static inline __m256i halves(__m256i a, __m256i b, const int which)
{
	return _mm256_castps_si256(
		which == 0 ? _mm256_shuffle_ps(_mm256_castsi256_ps(a),
					       _mm256_castsi256_ps(b), 0x88)
			   : _mm256_shuffle_ps(_mm256_castsi256_ps(a),
					       _mm256_castsi256_ps(b), 0xdd));
}

TARGET static inline void group_load(struct group *g, const scan_bytes *at)
{
	g->at = at;

#pragma GCC unroll 8
	for (unsigned i = 0; i < VECTORS; i++) {
		const __m256i a = load(at, 2 * i), b = load(at, 2 * i + 1);

		g->low[i] = halves(a, b, 0);
		g->high[i] = halves(a, b, 1);
	}
}

TARGET static inline void turn(const scan_bytes *at, uint64_t *to)
{
	const __m256i order =
		_mm256_set_epi64x(0x08090a0b0c0d0e0f, 0x0001020304050607,
				  0x08090a0b0c0d0e0f, 0x0001020304050607);

	for (unsigned i = 0; i < 2 * VECTORS; i++)
		_mm256_storeu_si256((__m256i_u *)(to + (size_t)4 * i),
				    _mm256_shuffle_epi8(load(at, i), order));
}

/* whether each of 32 halves is 0 */
TARGET static inline uint64_t join_half(const __m256i x[static VECTORS / 2])
{
	const __m256i bytes = _mm256_packs_epi16(
		_mm256_packs_epi32(x[0], x[1]), _mm256_packs_epi32(x[2], x[3]));

	return (uint32_t)_mm256_movemask_epi8(
		_mm256_cmpeq_epi8(bytes, _mm256_setzero_si256()));
}

/*
 * Whether each of 64 halves is 0. Packing saturates: what isn't 0 stays so. It
 * keeps 128-bit lanes apart, as did the shuffle before it.
 */
TARGET static inline uint64_t join(const __m256i x[static VECTORS])
{
	return join_half(x) | join_half(x + VECTORS / 2) << 32U;
}

TARGET static inline uint64_t group_match(const struct group *g, uint64_t mask,
					  uint64_t value)
{
	const __m256i low = _mm256_set1_epi32((int)(uint32_t)mask);
	const __m256i high = _mm256_set1_epi32((int)(uint32_t)(mask >> 32U));
	__m256i x[VECTORS];

	if (value != 0) {
		const __m256i v = _mm256_set1_epi32((int)(uint32_t)value);
		const __m256i w =
			_mm256_set1_epi32((int)(uint32_t)(value >> 32U));

#pragma GCC unroll 8
		for (unsigned i = 0; i < VECTORS; i++)
			x[i] = _mm256_or_si256(
				_mm256_xor_si256(
					_mm256_and_si256(g->low[i], low), v),
				_mm256_xor_si256(
					_mm256_and_si256(g->high[i], high), w));
	} else if (mask >> 32U == 0) {
#pragma GCC unroll 8
		for (unsigned i = 0; i < VECTORS; i++)
			x[i] = _mm256_and_si256(g->low[i], low);
	} else if ((uint32_t)mask == 0) {
#pragma GCC unroll 8
		for (unsigned i = 0; i < VECTORS; i++)
			x[i] = _mm256_and_si256(g->high[i], high);
	} else {
#pragma GCC unroll 8
		for (unsigned i = 0; i < VECTORS; i++)
			x[i] = _mm256_or_si256(
				_mm256_and_si256(g->low[i], low),
				_mm256_and_si256(g->high[i], high));
	}
	return join(x);
}

TARGET static inline unsigned group_pick(const struct group *g, uint64_t set,
					 uint64_t *to)
{
	return pick(g->at, set, to);
}

#include "scan_loop.h"

#endif
