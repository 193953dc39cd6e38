/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Times one operation on one word. The rows of a program are measured in turn,
 * over many rounds, and the best time of each is kept, so that noise on the
 * machine affects all rows alike.
 */
#ifndef BENCH_CLOCK_H
#define BENCH_CLOCK_H

#include <stdint.h>
#include <time.h>

#define WORDS 4096U

static uint64_t words[WORDS];

/* what x86_64's words have beside random bits */
struct like {
	uint64_t clear, set;
};
/* a swap entry: bits 8, 7 and 0 are clear */
#define LIKE_ENTRIES                                                           \
	{                                                                      \
		.clear = 0x181, .set = 0                                       \
	}
/* present words with any bits, and a process's pages: 36 bits of address */
#define LIKE_PRESENT                                                           \
	{                                                                      \
		.clear = 0, .set = 1                                           \
	}
#define LIKE_PAGES                                                             \
	{                                                                      \
		.clear = 0x7ffff00000000f98, .set = 0x8000000000000067         \
	}

static inline void fill_words(struct like like)
{
	uint64_t x = 0x9e3779b97f4a7c15;

	for (unsigned i = 0; i < WORDS; i++) {
		x ^= x << 13U;
		x ^= x >> 7U;
		x ^= x << 17U;
		words[i] = (x & ~like.clear) | like.set;
	}
}

/*
 * A word that is opaque to the compiler, with all memory clobbered: it can
 * neither vectorise the loop nor keep a layout in registers.
 */
static inline uint64_t word_at(unsigned i)
{
	uint64_t v = words[i];

	__asm__ volatile("" : "+r"(v) : : "memory");
	return v;
}

static inline double now_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* the reference row: a bare shift and mask */
#define REFERENCE(v) (((v) >> 9U) & 0x3ffffffffffff)

#endif
