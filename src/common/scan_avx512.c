/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The kernel of AVX-512 F and BW: eight words at a time.
 */
#include "scan_kernel.h"

#if SCAN_HAS_AVX

#include <pte/bits.h>

#define TARGET __attribute__((target("avx512f,avx512bw,bmi,popcnt")))
#define SCAN_KERNEL pte_scan_avx512

#include "scan_avx.h"

#define VECTORS (SCAN_GROUP / 16)

/* Low and high halves of words apart: most tests look at one of them. */
struct group {
	__m512i low[VECTORS], high[VECTORS];
	const scan_bytes *at; /* its words in memory, host order */
};

/* lane, vector, word of the pair, half of its lane: see join() */
#define PLACE(bit)                                                             \
	(((bit) >> 2U & 3U) << 4U | ((bit) >> 1U & 1U) << 3U |                 \
	 ((bit) >> 4U & 3U) << 1U | ((bit)&1U))
static const uint8_t places[SCAN_GROUP] = { PLACES_64(PLACE) };

TARGET static inline __m512i load(const scan_bytes *at, unsigned i)
{
	return _mm512_loadu_si512(at + i * sizeof(__m512i));
}

TARGET static inline __m512i halves(__m512i a, __m512i b, const int which)
{
	return _mm512_castps_si512(
		which == 0 ? _mm512_shuffle_ps(_mm512_castsi512_ps(a),
					       _mm512_castsi512_ps(b), 0x88)
			   : _mm512_shuffle_ps(_mm512_castsi512_ps(a),
					       _mm512_castsi512_ps(b), 0xdd));
}

TARGET static inline void group_load(struct group *g, const scan_bytes *at)
{
	g->at = at;

#pragma GCC unroll 4
	for (unsigned i = 0; i < VECTORS; i++) {
		const __m512i a = load(at, 2 * i), b = load(at, 2 * i + 1);

		g->low[i] = halves(a, b, 0);
		g->high[i] = halves(a, b, 1);
	}
}

TARGET static inline void turn(const scan_bytes *at, uint64_t *to)
{
	const __m512i order = _mm512_set_epi64(
		0x08090a0b0c0d0e0f, 0x0001020304050607, 0x08090a0b0c0d0e0f,
		0x0001020304050607, 0x08090a0b0c0d0e0f, 0x0001020304050607,
		0x08090a0b0c0d0e0f, 0x0001020304050607);

	for (unsigned i = 0; i < 2 * VECTORS; i++)
		_mm512_storeu_si512(to + (size_t)8 * i,
				    _mm512_shuffle_epi8(load(at, i), order));
}

/*
 * Whether each of 64 halves is 0. Packing saturates: what isn't 0 stays so. It
 * keeps 128-bit lanes apart, as did the shuffle before it.
 */
TARGET static inline uint64_t join(const __m512i x[static VECTORS])
{
	const __m512i bytes = _mm512_packs_epi16(
		_mm512_packs_epi32(x[0], x[1]), _mm512_packs_epi32(x[2], x[3]));

	return _mm512_testn_epi8_mask(bytes, bytes);
}

/* (a ^ b) & c */
#define XOR_AND 0x28

TARGET static inline uint64_t group_match(const struct group *g, uint64_t mask,
					  uint64_t value)
{
	const __m512i low = _mm512_set1_epi32((int)(uint32_t)mask);
	const __m512i high = _mm512_set1_epi32((int)(uint32_t)(mask >> 32U));
	__m512i x[VECTORS];

	if (value != 0) {
		const __m512i v = _mm512_set1_epi32((int)(uint32_t)value);
		const __m512i w =
			_mm512_set1_epi32((int)(uint32_t)(value >> 32U));

#pragma GCC unroll 4
		for (unsigned i = 0; i < VECTORS; i++)
			x[i] = _mm512_or_si512(
				_mm512_ternarylogic_epi32(g->low[i], v, low,
							  XOR_AND),
				_mm512_ternarylogic_epi32(g->high[i], w, high,
							  XOR_AND));
	} else if (mask >> 32U == 0) {
#pragma GCC unroll 4
		for (unsigned i = 0; i < VECTORS; i++)
			x[i] = _mm512_and_si512(g->low[i], low);
	} else if ((uint32_t)mask == 0) {
#pragma GCC unroll 4
		for (unsigned i = 0; i < VECTORS; i++)
			x[i] = _mm512_and_si512(g->high[i], high);
	} else {
#pragma GCC unroll 4
		for (unsigned i = 0; i < VECTORS; i++)
			x[i] = _mm512_or_si512(
				_mm512_and_si512(g->low[i], low),
				_mm512_and_si512(g->high[i], high));
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
