/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Doubts: reasons to think that no kernel of a given layout, version,
 * configuration and machine writes a word, or that it may be something else.
 *
 * The reading's level is checked here; the rest must be as pte_target_decode
 * left it, of the same target and word.
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

/** The numbers are pinned; each class of doubt has its own ten. */
enum pte_doubt_code {
	/* first class: no kernel writes the word */
	PTE_DOUBT_MISSING_BITS = 1, /**< bits that are 1 in every entry */
	PTE_DOUBT_OFFSET_RANGE = 2, /**< a slot that no swap device has */
	PTE_DOUBT_PFN_RANGE =
		3, /**< a pfn, or a table's, beyond the machine's memory */
	PTE_DOUBT_MARKER_BITS = 4, /**< no marker bit, or an unknown one */
	PTE_DOUBT_LEVEL_KIND = 5,  /**< the kind doesn't occur at that level */

	/* second class: the word may be right, or something else */
	PTE_DOUBT_MMIO = 11, /**< a pfn outside memory: perhaps a device's */
	/* the same, of pte_target_looks */
	PTE_DOUBT_ONE_BIT_FROM_NONE = 12, /**< an empty slot, but for one bit */
	PTE_DOUBT_REPEATED = 13, /**< a byte eight times, or 32 bits twice */
	PTE_DOUBT_TEXT = 14,     /**< printable characters */
	PTE_DOUBT_POINTER = 15,  /**< a kernel's address */
	PTE_DOUBT_POISON = 16,   /**< freed memory, or a deleted list's */
	PTE_DOUBT_COMPLEMENT_FITS =
		17, /**< sound if what is complemented weren't, or were */
	PTE_DOUBT_ENTRY_VAL = 18, /**< a swp_entry_t, whose word is sound */
};

/** Storage for the doubts about one word, or for what it looks like. */
#define PTE_DOUBTS_MAX 8

/** One doubt, and the values that it's about. */
struct pte_doubt {
	enum pte_doubt_code code;
	/** By code: the missing bits; the offset; the pfn, also of a table, for
	 * an entry the whole offset; the unknown marker bits, 0 if no bit is
	 * set; the bit that isn't none's; the number of characters; the sound
	 * word; else the word. */
	uint64_t found;
	uint64_t low, high; /**< for ranges: the allowed values, inclusive */
};

/** The doubts about one word, first those of the first class. */
struct pte_doubts {
	unsigned count;
	struct pte_doubt list[PTE_DOUBTS_MAX];
};

/**
 * The doubts about a word.
 *
 * @param reading  what pte_target_decode returned; its level is the word's
 * @param reading_size  sizeof(*reading) in the caller
 * @param[out] doubts_ret  doubts_size bytes; untouched on error
 * @return PTE_STATUS_OK, or PTE_STATUS_NO_LEVEL as pte_target_decode;
 *         PTE_STATUS_SIZE if the reading sets fields that this library doesn't
 *         have, or doubts_ret can't hold all doubts
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_target_doubts_sized(const struct pte_target *target, uint64_t value,
			const struct pte_reading *reading, size_t reading_size,
			struct pte_doubts *doubts_ret, size_t doubts_size);

/** As pte_target_doubts_sized, for the structs of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_target_doubts(const struct pte_target *target, uint64_t value,
		  const struct pte_reading *reading,
		  struct pte_doubts *doubts_ret)
{
	return pte_target_doubts_sized(target, value, reading, sizeof(*reading),
				       doubts_ret, sizeof(*doubts_ret));
}

/**
 * What a word looks like if it isn't what it reads as: patterns of memory that
 * was freed or overwritten, and sound words that it's one step from. Each may
 * be chance: of a word that no doubt of the first class is about, only eight
 * characters, a repetition and poison are worth a remark.
 *
 * @param value  host byte order, as pte_target_decode takes it
 * @param[out] looks_ret  looks_size bytes; untouched on error
 * @return PTE_STATUS_OK; PTE_STATUS_NO_LEVEL if the layout has no entries at
 * that level; PTE_STATUS_SIZE if looks_ret can't hold all
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_target_looks_sized(const struct pte_target *target, enum pte_level level,
		       uint64_t value, struct pte_doubts *looks_ret,
		       size_t looks_size);

/** As pte_target_looks_sized, for the structs of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_target_looks(const struct pte_target *target, enum pte_level level,
		 uint64_t value, struct pte_doubts *looks_ret)
{
	return pte_target_looks_sized(target, level, value, looks_ret,
				      sizeof(*looks_ret));
}

/** "missing-bits" and so on; "?" for an unknown code. */
PTE_API const char *pte_doubt_name(enum pte_doubt_code code);

/** Whether the code is of the first class: no kernel writes the word. */
PTE_API bool pte_doubt_excludes(enum pte_doubt_code code);

#ifdef __cplusplus
}
#endif

#endif /* PTE_DOUBT_H */
