/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Census: how many of the 2^64 (or 2^32) words are of each kind.
 *
 * The level is checked here.
 */
#ifndef PTE_PROVE_CENSUS_H
#define PTE_PROVE_CENSUS_H

#include <stdbool.h>

#include <pte/export.h>
#include <pte/prove/set.h>
#include <pte/target.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A census of one kernel at one level. */
struct pte_census {
	struct pte_count kind[PTE_KIND_COUNT];
	struct pte_count sum; /**< of all kinds */
	/** The sum is 2^word_bits: no word is of two kinds, or of none. */
	bool complete;
	/** Each kind's count equals 2^word_bits minus its complement's. */
	bool agrees;
};

/**
 * Take a census by counting disjoint patterns: exact, without enumerating
 * words. Uses up to 16 KB of stack.
 *
 * @param[out] census_ret  size bytes; untouched on error
 * @return PTE_STATUS_OK, PTE_STATUS_NO_LEVEL or PTE_STATUS_CAPACITY
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_census_take_sized(const struct pte_target *target, enum pte_level level,
		      struct pte_census *census_ret, size_t size);

/** As pte_census_take_sized, for the struct of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_census_take(const struct pte_target *target, enum pte_level level,
		struct pte_census *census_ret)
{
	return pte_census_take_sized(target, level, census_ret,
				     sizeof(*census_ret));
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_PROVE_CENSUS_H */
