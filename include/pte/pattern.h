/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Sets of words: patterns and tests.
 *
 * Every predicate that the modelled kernels ask of an entry is one test.
 */
#ifndef PTE_PATTERN_H
#define PTE_PATTERN_H

#include <pte/bits.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A word v matches iff (v & mask) == value. BPF people know it as tnum. */
struct pte_pattern {
	uint64_t mask, value;
};

/**
 * The pattern holds and, if `any` isn't 0, at least one bit of `any` is set.
 *
 * A value bit outside the mask can't be matched: such a test is never true.
 */
struct pte_test {
	uint64_t mask, value, any;
};

/** The most tests that one question of the kernel's is made of. */
#define PTE_EITHER_TESTS 2

/** Tests, any of which is enough; none: no word passes. */
struct pte_either {
	unsigned count;
	struct pte_test test[PTE_EITHER_TESTS];
};

/** (v & mask) == value */
#define PTE_TEST(mask, value)                                                  \
	{                                                                      \
		(mask), (value), 0                                             \
	}
/** (v & bits) != 0 */
#define PTE_TEST_ANY(bits)                                                     \
	{                                                                      \
		0, 0, (bits)                                                   \
	}
/** One test, written as struct pte_either. */
#define PTE_ONE_TEST(...)                                                      \
	{                                                                      \
		1,                                                             \
		{                                                              \
			__VA_ARGS__                                            \
		}                                                              \
	}
/** Two tests, either of which is enough. */
#define PTE_TWO_TESTS(...)                                                     \
	{                                                                      \
		2,                                                             \
		{                                                              \
			__VA_ARGS__                                            \
		}                                                              \
	}
/** True of no word. */
#define PTE_TEST_NEVER                                                         \
	{                                                                      \
		0, 1, 0                                                        \
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
	/* & and not &&: without a branch it costs what the kernel's costs */
	return ((unsigned)((v & t->mask) == t->value) &
		(unsigned)((v & t->any) != 0)) != 0;
}

/** @return whether the word passes one of the tests */
PTE_INLINE bool pte_either_has(const struct pte_either *e, uint64_t v)
{
	return (e->count > 0 && pte_test_has(&e->test[0], v)) ||
	       (e->count > 1 && pte_test_has(&e->test[1], v));
}

/** @return whether no word at all passes the test */
PTE_INLINE bool pte_test_is_never(const struct pte_test *t)
{
	return (t->value & ~t->mask) != 0 ||
	       (t->any != 0 && (t->any & (t->value | ~t->mask)) == 0);
}

/**
 * Find a word that passes both tests: exact over all 2^64 words.
 *
 * The bits that neither pattern fixes may all be 1 at once, so the two `any`
 * demands never compete; that is why one look decides.
 *
 * @param[out] witness_ret  a word that passes both, with as few bits set as
 *                          each demand alone needs; untouched if there is none
 * @return whether there is one
 */
static inline bool pte_test_meet(const struct pte_test *a,
				 const struct pte_test *b,
				 uint64_t *witness_ret)
{
	if (pte_test_is_never(a) || pte_test_is_never(b) ||
	    ((a->value ^ b->value) & a->mask & b->mask) != 0)
		return false;

	const uint64_t both = a->value | b->value;
	const uint64_t most = both | ~(a->mask | b->mask);
	const uint64_t any_a = most & a->any, any_b = most & b->any;
	uint64_t v = both;

	if ((a->any != 0 && any_a == 0) || (b->any != 0 && any_b == 0))
		return false;
	if (a->any != 0 && (v & a->any) == 0)
		v |= any_a & (~any_a + 1);
	if (b->any != 0 && (v & b->any) == 0)
		v |= any_b & (~any_b + 1);
	*witness_ret = v;
	return true;
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_PATTERN_H */
