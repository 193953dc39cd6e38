/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Exact sets of words, as unions of disjoint patterns.
 *
 * A test suffices to ask whether two predicates meet. Counting, subtraction and
 * ranges need unions: these cover all 2^64 words, in a fixed capacity that is
 * checked and never silently exceeded.
 *
 * Capacity is checked here; a set must have been zeroed, or filled by these
 * functions.
 */
#ifndef PTE_PROVE_SET_H
#define PTE_PROVE_SET_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/pattern.h>
#include <pte/piece.h>
#include <pte/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The claims on built-in layouts need at most a quarter of it. */
#define PTE_SET_CAPACITY 512

/** A union of disjoint patterns. The caller zeroes it first. */
struct pte_set {
	unsigned count;
	struct pte_pattern pattern[PTE_SET_CAPACITY];
};

/** A number of words: high * 2^64 + low, at most 2^64. */
struct pte_count {
	uint64_t high, low;
};

/*
 * All of these return PTE_STATUS_OK, or PTE_STATUS_CAPACITY with the set
 * unchanged.
 */

/** set := set + test */
PTE_API PTE_MUST_CHECK enum pte_status pte_set_add(struct pte_set *set,
						   const struct pte_test *test);

/** set := set - test */
PTE_API PTE_MUST_CHECK enum pte_status
pte_set_subtract(struct pte_set *set, const struct pte_test *test);

/** set := the words of the set that pass the test */
PTE_API PTE_MUST_CHECK enum pte_status
pte_set_restrict(struct pte_set *set, const struct pte_test *test);

/**
 * set := set + the words of a pattern whose quantity is in a range.
 *
 * @param base   the pattern; doesn't fix bits of the piece
 * @param piece  where the quantity is, from its bit 0 up
 * @param low    low <= high < 2^width; otherwise nothing is added
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_set_add_range(struct pte_set *set, const struct pte_pattern *base,
		  const struct pte_piece *piece, uint64_t low, uint64_t high);

/** The number of words in the set. */
PTE_API struct pte_count pte_set_count(const struct pte_set *set);

/** Whether the word is in the set. */
PTE_API bool pte_set_has(const struct pte_set *set, uint64_t v);

/**
 * Find a word of the set that passes the test.
 *
 * @param[out] witness_ret  untouched if there is none
 */
PTE_API bool pte_set_meet(const struct pte_set *set,
			  const struct pte_test *test, uint64_t *witness_ret);

#ifdef __cplusplus
}
#endif

#endif /* PTE_PROVE_SET_H */
