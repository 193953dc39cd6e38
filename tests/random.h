/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

/*
 * The same numbers on every machine and in every run: what fails once fails
 * again. xorshift64*; any seed but 0.
 */
struct random {
	uint64_t state;
};

#define RANDOM_SEED UINT64_C(0x9e3779b97f4a7c15)

static inline uint64_t random_word(struct random *r)
{
	r->state ^= r->state >> 12;
	r->state ^= r->state << 25;
	r->state ^= r->state >> 27;
	return r->state * UINT64_C(0x2545f4914f6cdd1d);
}

/* 0 <= result < bound */
static inline unsigned random_below(struct random *r, unsigned bound)
{
	return (unsigned)((random_word(r) >> 32) % bound);
}

#endif
