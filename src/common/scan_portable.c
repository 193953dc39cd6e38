/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The kernel of plain C.
 */
#include "scan_kernel.h"

#include <pte/bits.h>
#include <pte/piece.h>

#define TARGET
#define SCAN_KERNEL pte_scan_portable

struct group {
	uint64_t word[SCAN_GROUP];
};

static inline void group_load(struct group *g, const scan_bytes *at)
{
	__builtin_memcpy(g, at, sizeof(*g));
}

static inline void turn(const scan_bytes *at, uint64_t *to)
{
	struct group g;

	group_load(&g, at);
	for (unsigned i = 0; i < SCAN_GROUP; i++)
		to[i] = __builtin_bswap64(g.word[i]);
}

/* eight chains, as one would wait for itself */
static inline uint64_t group_match(const struct group *g, uint64_t mask,
				   uint64_t value)
{
	uint64_t set = 0;

	for (unsigned i = 0; i < SCAN_GROUP; i += 8) {
		uint64_t eight = 0;

		for (unsigned k = 0; k < 8; k++)
			eight |= (uint64_t)((g->word[i + k] & mask) == value)
				 << k;
		set |= eight << i;
	}
	return set;
}

/* each word is written where the next one that's picked belongs */
static inline unsigned group_pick(const struct group *g, uint64_t set,
				  uint64_t *to)
{
	unsigned count = 0;

	for (unsigned i = 0; set != 0; i++, set >>= 1U) {
		to[count] = g->word[i];
		count += (unsigned)(set & 1U);
	}
	return count;
}

static inline unsigned set_count(uint64_t set)
{
	return pte_bit_count(set);
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
