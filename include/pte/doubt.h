/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * What is to be doubted of a word: why no kernel of that layout, version,
 * configuration and machine writes it, or what else it may be.
 */
#ifndef PTE_DOUBT_H
#define PTE_DOUBT_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/decode.h>
#include <pte/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The numbers are pinned; those of one kind are in one ten. */
enum pte_doubt_code {
	/* the first kind: no kernel writes the word */
	PTE_DOUBT_MISSING_BITS = 1, /**< bits that are 1 in every entry */
	PTE_DOUBT_OFFSET_RANGE = 2, /**< a slot that no swap device has */
	PTE_DOUBT_PFN_RANGE = 3, /**< a pfn, or a table's, beyond the machine */
	PTE_DOUBT_MARKER_BITS = 4, /**< no marker bit, or an unknown one */
	PTE_DOUBT_LEVEL_KIND = 5,  /**< the kind doesn't stand there */

	/* the second kind: it may be right, or something else */
	PTE_DOUBT_MMIO = 11, /**< a pfn where no memory is: a device's? */
};

/** Room for those of one word; there are three at most today. */
#define PTE_DOUBTS_MAX 8

/** One doubt, and the numbers that it is about. */
struct pte_doubt {
	enum pte_doubt_code code;
	/** The bits that are missing; the offset; the pfn, a table's too, of an
	 * entry all that stands in its place; the marker bits that are unknown,
	 * 0: there is none at all. */
	uint64_t found;
	uint64_t low, high; /**< of a range: what it would have to be */
};

struct pte_doubts {
	unsigned count;
	struct pte_doubt list[PTE_DOUBTS_MAX];
};

/**
 * What is to be doubted of a word.
 *
 * @param reading  what pte_target_decode made of it; its level is where
 * @param reading_size  of *reading, as the caller has it
 * @param[out] doubts_ret  doubts_size bytes; untouched on error
 * @return PTE_STATUS_OK, or PTE_STATUS_NO_LEVEL as pte_target_decode;
 *         PTE_STATUS_SIZE if the reading says what this library doesn't know,
 *         or there is less room than for all that it may doubt
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_target_doubts_sized(const struct pte_target *target, uint64_t value,
			const struct pte_reading *reading, size_t reading_size,
			struct pte_doubts *doubts_ret, size_t doubts_size);

/** The same, of structs that these headers declare. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_target_doubts(const struct pte_target *target, uint64_t value,
		  const struct pte_reading *reading,
		  struct pte_doubts *doubts_ret)
{
	return pte_target_doubts_sized(target, value, reading, sizeof(*reading),
				       doubts_ret, sizeof(*doubts_ret));
}

/** "missing-bits" and so on; "?" if there is no such code. */
PTE_API const char *pte_doubt_name(enum pte_doubt_code code);

/** Whether it's of the first kind: no kernel writes the word. */
PTE_API bool pte_doubt_excludes(enum pte_doubt_code code);

#ifdef __cplusplus
}
#endif

#endif /* PTE_DOUBT_H */
