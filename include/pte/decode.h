/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Decoding: what a page-table entry means to a kernel.
 *
 * The level and the word are checked here. The target must be one that
 * pte_target_init filled.
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

/** A decoded word. Fields that don't apply to the kind are 0 or false. */
struct pte_reading {
	enum pte_kind kind;
	bool certain;
	/** The level whose helpers read it: the one given, or hugetlb; see
	 * pte_target_decode. */
	enum pte_level level;
	/** The level's own predicates; protnone is false where it's compiled
	 * away. */
	bool present, none, protnone;

	/** Neither none nor present: swp_type, swp_offset and swp_entry are
	 * valid. */
	bool has_entry;
	unsigned swp_type;
	uint64_t swp_offset, swp_entry;
	unsigned flags; /**< a PTE_FLAG_SET */

	bool has_pfn;
	uint64_t pfn; /**< without the A/D bits of a migration entry */
	bool has_table;
	uint64_t table; /**< physical address of the table that it points to */
	bool has_young_dirty, young, dirty;
	unsigned marker; /**< the marker bits of this version that are set */

	/** What softleaf_from_pte reads, from 6.19 on; otherwise the same as
	 * kind. */
	enum pte_kind softleaf;

	/** False where pagemap never looks at the word. */
	bool has_pagemap;
	uint64_t pagemap;

	/**
	 * Set bits that no encoder of the layout sets in such an entry; in a
	 * word that points to a table, that neither the kernel nor hardware
	 * sets.
	 */
	uint64_t stray;
};

/**
 * Decode a word.
 *
 * Where a layout has tables at a level but no leaf entries of its own, tables
 * are decoded as such; any other word that isn't empty is decoded as hugetlb.
 *
 * @param value  host byte order; 0..2^word_bits - 1
 * @param[out] reading_ret  size bytes; untouched on error
 * @return PTE_STATUS_OK, PTE_STATUS_WORD_RANGE, or PTE_STATUS_NO_LEVEL if the
 *         layout has neither leaf entries nor tables at that level, or the
 *         level doesn't exist
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_target_decode_sized(const struct pte_target *target, enum pte_level level,
			uint64_t value, struct pte_reading *reading_ret,
			size_t size);

/** As pte_target_decode_sized, for the struct of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_target_decode(const struct pte_target *target, enum pte_level level,
		  uint64_t value, struct pte_reading *reading_ret)
{
	return pte_target_decode_sized(target, level, value, reading_ret,
				       sizeof(*reading_ret));
}

/** A name of some bits of a present word, and the value of those bits. */
struct pte_named_bits {
	const struct pte_name *name;
	unsigned value;
};

/**
 * The named bits that are set in a present word, or in one that points to a
 * table, lowest first.
 *
 * @param[out] bits_ret  64 elements
 * @return the number of elements written; 0 if the level doesn't exist
 */
PTE_API unsigned pte_target_bits(const struct pte_target *target,
				 enum pte_level level, uint64_t value,
				 struct pte_named_bits *bits_ret);

#ifdef __cplusplus
}
#endif

#endif /* PTE_DECODE_H */
