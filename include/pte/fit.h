/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Fits: how well a kernel explains what some kernel printed of its entries. Who
 * has words, and not the kernel that they are of, adds all of them up for each
 * kernel that it may have been, and compares.
 *
 * The level is checked here. The target must be one that pte_target_init
 * filled.
 */
#ifndef PTE_FIT_H
#define PTE_FIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/target.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What was printed of one entry: its word, the swp_entry_t that was read from
 * it, or both. */
struct pte_evidence {
	enum pte_level level; /**< where the word stood */
	bool has_word, has_entry;
	uint64_t word;  /**< as pte_target_decode takes it */
	uint64_t entry; /**< its flags are cleared, as kernels print it */
};

/**
 * What was added up of one kernel; all 0 at first. A word alone is explained if
 * it's sound: no bit is stray, and there is no doubt of the first class. With
 * an entry, the word that it's read from explains it, sound or not: kernels
 * print entries of words that nobody wrote.
 */
struct pte_fit {
	unsigned of;        /**< how much evidence there is */
	unsigned explained; /**< how much of it the kernel explains */
	unsigned sound;     /**< of that: words that it may have written */
	unsigned remarks;   /**< doubts of the second class about those */
	/** Significant bits of the slots, pages and tables that explained words
	 * name, as addresses: a reading with small numbers is less likely to be
	 * chance. */
	unsigned bits;
	/** How far off the others are: stray bits, doubts of the first class
	 * and bits in which the entry is read otherwise; 64 for what isn't
	 * read. */
	unsigned off;
};

/**
 * Add evidence to a kernel's fit.
 *
 * A word with bits above the layout's word size isn't explained.
 *
 * @param evidence_size  sizeof(*evidence) in the caller
 * @param[in,out] fit  fit_size bytes; untouched on error
 * @return PTE_STATUS_OK; PTE_STATUS_NO_LEVEL if the layout has neither leaf
 *         entries nor tables at that level, or the level doesn't exist;
 *         PTE_STATUS_KEY_MISSING if there is neither a word nor an entry;
 *         PTE_STATUS_SIZE if a struct sets fields that this library doesn't
 *         have
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_fit_add_sized(const struct pte_target *target,
		  const struct pte_evidence *evidence, size_t evidence_size,
		  struct pte_fit *fit, size_t fit_size);

/** As pte_fit_add_sized, for the structs of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_fit_add(const struct pte_target *target,
	    const struct pte_evidence *evidence, struct pte_fit *fit)
{
	return pte_fit_add_sized(target, evidence, sizeof(*evidence), fit,
				 sizeof(*fit));
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_FIT_H */
