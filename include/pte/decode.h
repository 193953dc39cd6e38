/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * What a word means to a kernel.
 */
#ifndef PTE_DECODE_H
#define PTE_DECODE_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/target.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a word means. What has no meaning for the kind is 0 or false. */
struct pte_reading {
	enum pte_kind kind;
	bool certain;
	/** Whose helpers read it: the level's, or hugetlb's; see below. */
	enum pte_level level;
	/** The level's own predicates; protnone false where compiled away. */
	bool present, none, protnone;

	/** Neither none nor present: type, offset and entry mean something. */
	bool has_entry;
	unsigned swp_type;
	uint64_t swp_offset, swp_entry;
	unsigned flags; /**< a PTE_FLAG_SET */

	bool has_pfn;
	uint64_t pfn; /**< A/D stripped */
	bool has_table;
	uint64_t table; /**< the physical address of the table it points to */
	bool has_young_dirty, young, dirty;
	unsigned marker; /**< known marker bits that are set */

	/** What softleaf_from_pte reads, from 6.19 on; else as kind. */
	enum pte_kind softleaf;

	/** False where pagemap never looks at the word. */
	bool has_pagemap;
	uint64_t pagemap;

	/**
	 * Bits that no encoder of the layout sets in such a word; of one that
	 * points to a table, that neither kernel nor hardware sets.
	 */
	uint64_t stray;
};

/**
 * Decode a word.
 *
 * Where a layout has no leaf entries of its own at a level, but tables, these
 * are read; what is neither empty nor a table is hugetlb's, and read so.
 *
 * @param value  host byte order; 0..2^word_bits - 1
 * @param[out] reading_ret  size bytes; untouched on error
 * @return PTE_STATUS_OK, PTE_STATUS_WORD_RANGE, or PTE_STATUS_NO_LEVEL if the
 *         layout has neither leaf entries nor tables at that level, or there is
 *         no such level
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_target_decode_sized(const struct pte_target *target, enum pte_level level,
			uint64_t value, struct pte_reading *reading_ret,
			size_t size);

/** The same, of a struct that these headers declare. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_target_decode(const struct pte_target *target, enum pte_level level,
		  uint64_t value, struct pte_reading *reading_ret)
{
	return pte_target_decode_sized(target, level, value, reading_ret,
				       sizeof(*reading_ret));
}

/** One name of a present word's bits, and the bits' value. */
struct pte_named_bits {
	const struct pte_name *name;
	unsigned value;
};

/**
 * The named bits that are set in a present word, low to high; of one that
 * points to a table, the table's.
 *
 * @param[out] bits_ret room for 64
 * @return how many were written; 0 at a level that isn't one
 */
PTE_API unsigned pte_target_bits(const struct pte_target *target,
				 enum pte_level level, uint64_t value,
				 struct pte_named_bits *bits_ret);

#ifdef __cplusplus
}
#endif

#endif /* PTE_DECODE_H */
