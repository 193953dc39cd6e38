/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The kernel of 64-bit Arm's NEON: two words at a time.
 */
#include "scan_kernel.h"

#if SCAN_HAS_NEON

#include <arm_neon.h>

#include <pte/bits.h>
#include <pte/piece.h>

#define TARGET
#define SCAN_KERNEL pte_scan_neon

#define LANES 2U
#define VECTORS (SCAN_GROUP / LANES)

struct group {
	uint64x2_t v[VECTORS];
};

static inline void group_load(struct group *g, const scan_bytes *at)
{
	for (unsigned i = 0; i < VECTORS; i++)
		g->v[i] = vreinterpretq_u64_u8(
			vld1q_u8(at + i * sizeof(g->v[0])));
}

static inline void turn(const scan_bytes *at, uint64_t *to)
{
	for (unsigned i = 0; i < VECTORS; i++)
		vst1q_u64(to + (size_t)LANES * i,
			  vreinterpretq_u64_u8(vrev64q_u8(
				  vld1q_u8(at + i * sizeof(uint64x2_t)))));
}

/* all ones or zeros in each of 8 words, as a bit each */
static inline uint64_t join(const uint64x2_t m[static 4])
{
	static const uint8_t weights[8] = { 1, 2, 4, 8, 16, 32, 64, 128 };
	const uint32x4_t a = vmovn_high_u64(vmovn_u64(m[0]), m[1]);
	const uint32x4_t b = vmovn_high_u64(vmovn_u64(m[2]), m[3]);
	const uint8x8_t bytes = vmovn_u16(vmovn_high_u32(vmovn_u32(a), b));

	return vaddv_u8(vand_u8(bytes, vld1_u8(weights)));
}

static inline uint64_t group_match(const struct group *g, uint64_t mask,
				   uint64_t value)
{
	const uint64x2_t masks = vdupq_n_u64(mask);
	const uint64x2_t values = vdupq_n_u64(value);
	uint64_t set = 0;

	for (unsigned i = 0; i < VECTORS; i += 4) {
		uint64x2_t m[4];

		for (unsigned k = 0; k < 4; k++)
			m[k] = vceqq_u64(vandq_u64(g->v[i + k], masks), values);
		set |= join(m) << LANES * i;
	}
	return set;
}

static inline unsigned group_pick(const struct group *g, uint64_t set,
				  uint64_t *to)
{
	unsigned count = 0;

	for (unsigned i = 0; set != 0; i++, set >>= LANES) {
		vst1q_lane_u64(to + count, g->v[i], 0);
		count += (unsigned)(set & 1U);
		vst1q_lane_u64(to + count, g->v[i], 1);
		count += (unsigned)(set >> 1U & 1U);
	}
	return count;
}

static inline unsigned set_count(uint64_t set)
{
	return vaddv_u8(vcnt_u8(vcreate_u8(set)));
}

static inline uint64_t group_first(size_t count)
{
	return pte_ones((unsigned)count);
}

static inline uint64_t group_linear(uint64_t set)
{
	return set;
}

#include "scan_loop.h"

#endif
