/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Sets of words described by masks and values: patterns, and tests, which add
 * "at least one of these bits". Every predicate on an entry that the modelled
 * kernels have is one test, or two of which either is enough.
 *
 * Nothing is checked here: any masks and words may be given.
 */
#ifndef PTE_PATTERN_H
#define PTE_PATTERN_H

#include <pte/bits.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A word v matches iff (v & mask) == value; BPF calls it a tnum. */
struct pte_pattern {
	uint64_t mask, value;
};

/**
 * Passes if the pattern matches and, where `any` isn't 0, at least one bit of
 * `any` differs from `except`. With an `except` of 0: at least one is set.
 *
 * A value bit outside the mask can't match: such a test never passes. Bits of
 * `except` outside `any` are ignored.
 */
struct pte_test {
	uint64_t mask, value, any, except;
};

/** The maximum number of tests that one predicate of the kernel takes. */
#define PTE_EITHER_TESTS 2

/** Passes if any of the tests does; without a test, never. */
struct pte_either {
	unsigned count;
	struct pte_test test[PTE_EITHER_TESTS];
};

/** (v & mask) == value */
#define PTE_TEST(mask, value)                                                  \
	{                                                                      \
		(mask), (value), 0, 0                                          \
	}
/** (v & bits) != 0 */
#define PTE_TEST_ANY(bits)                                                     \
	{                                                                      \
		0, 0, (bits), 0                                                \
	}
/** v != word */
#define PTE_TEST_EXCEPT(word)                                                  \
	{                                                                      \
		0, 0, PTE_ALL_BITS, (word)                                     \
	}
/** One test, as a struct pte_either. */
#define PTE_ONE_TEST(...)                                                      \
	{                                                                      \
		1,                                                             \
		{                                                              \
			__VA_ARGS__                                            \
		}                                                              \
	}
/** Two tests of which either is enough, as a struct pte_either. */
#define PTE_TWO_TESTS(...)                                                     \
	{                                                                      \
		2,                                                             \
		{                                                              \
			__VA_ARGS__                                            \
		}                                                              \
	}
/** Never passes. */
#define PTE_TEST_NEVER                                                         \
	{                                                                      \
		0, 1, 0, 0                                                     \
	}

/** @return whether the word lies in the pattern */
PTE_INLINE bool pte_pattern_has(const struct pte_pattern *p, uint64_t v)
{
	return (v & p->mask) == p->value;
}

/** @return whether the word passes the test */
PTE_INLINE bool pte_test_has(const struct pte_test *t, uint64_t v)
{
	if (t->any == 0)
		return (v & t->mask) == t->value;
	/* & instead of &&: no branch, so it costs what the kernel's does */
	return ((unsigned)((v & t->mask) == t->value) &
		(unsigned)(((v ^ t->except) & t->any) != 0)) != 0;
}

/** Whether two tests have the same representation. Tests that differ may still
 * pass the same words. */
PTE_INLINE bool pte_test_same(const struct pte_test *a,
			      const struct pte_test *b)
{
	return a->mask == b->mask && a->value == b->value && a->any == b->any &&
	       a->except == b->except;
}

/** The bits of `any` that can differ from `except` in words of the pattern; 0
 * if the test has no `any`. */
PTE_INLINE uint64_t pte_test_open(const struct pte_test *t)
{
	return t->any & ((t->value ^ t->except) | ~t->mask);
}

/** Whether all words of the pattern satisfy the `any` part, if there is one. */
PTE_INLINE bool pte_test_is_met(const struct pte_test *t)
{
	return t->any == 0 || (t->any & t->mask & (t->value ^ t->except)) != 0;
}

/** @return whether the word passes one of the tests */
PTE_INLINE bool pte_either_has(const struct pte_either *e, uint64_t v)
{
	return (e->count > 0 && pte_test_has(&e->test[0], v)) ||
	       (e->count > 1 && pte_test_has(&e->test[1], v));
}

/** @return whether the test passes no word at all */
PTE_INLINE bool pte_test_is_never(const struct pte_test *t)
{
	return (t->value & ~t->mask) != 0 ||
	       (t->any != 0 && pte_test_open(t) == 0);
}

/** The bits of a word that satisfy the `any` part; all if there is none. */
PTE_INLINE uint64_t pte_test_met_by(const struct pte_test *t, uint64_t v)
{
	return t->any == 0 ? PTE_ALL_BITS : (v ^ t->except) & t->any;
}

/**
 * Choose a bit to flip so that a word satisfies one `any` part that it doesn't
 * satisfy yet, without losing another that it does.
 *
 * @param own,others   bits of each `any` part that may be flipped
 * @param others_met   the bits that satisfy the other part
 * @return the bits to flip; 0 if there are none
 */
PTE_INLINE uint64_t pte_test_turn(uint64_t own, uint64_t others,
				  uint64_t others_met)
{
	/* the bit that the other part depends on, if it's only one */
	const uint64_t only = (others_met & (others_met - 1)) == 0 ? others_met
								   : 0;
	const uint64_t spare = own & ~only, instead = others & ~only;

	if (spare != 0)
		return spare & (~spare + 1);
	return own == 0 || instead == 0 ? 0 : own | (instead & (~instead + 1));
}

/**
 * Find a word that passes both tests; exact over all 2^64 words.
 *
 * Each `any` part needs one of the bits that neither pattern fixes. They
 * conflict only over a bit that is the last choice of both.
 *
 * @param[out] witness_ret  a word that passes both, with as few bits set as
 *                          each `any` part alone needs; untouched if there is
 *                          none
 * @return whether there is one
 */
static inline bool pte_test_meet(const struct pte_test *a,
				 const struct pte_test *b,
				 uint64_t *witness_ret)
{
	const uint64_t fixed = a->mask | b->mask;
	const uint64_t open_a = a->any & ~fixed, open_b = b->any & ~fixed;
	uint64_t v = a->value | b->value, turn;

	if (pte_test_is_never(a) || pte_test_is_never(b) ||
	    ((a->value ^ b->value) & a->mask & b->mask) != 0)
		return false;
	if (pte_test_met_by(a, v) == 0) {
		if (open_a == 0)
			return false;
		v |= open_a & (~open_a + 1);
	}
	if (pte_test_met_by(b, v) == 0) {
		turn = pte_test_turn(open_b, open_a, pte_test_met_by(a, v));
		if (turn == 0)
			return false;
		v ^= turn;
	}
	*witness_ret = v;
	return true;
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_PATTERN_H */
