/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Words that aren't present, and the architecture-independent swp_entry.
 *
 *   63:58  57:0
 *   type   offset                          swp_entry, since Linux 4.20
 *
 * A swp_entry never stands in a page table: each architecture packs type and
 * offset its own way, and keeps the flags beside them.
 *
 * Source: Linux 6.12 include/linux/swapops.h.
 */
#ifndef PTE_SWAP_H
#define PTE_SWAP_H

#include <pte/layout.h>

#ifdef __cplusplus
extern "C" {
#endif

/** SWP_TYPE_SHIFT of 64-bit kernels. */
#define PTE_SWAP_ENTRY_TYPE_SHIFT 58U

/** MAX_SWAPFILES_SHIFT, in all versions. */
#define PTE_SWAP_TYPE_BITS 5U
/** Types that a swp_entry numbers. */
#define PTE_SWAP_TYPE_COUNT (1U << PTE_SWAP_TYPE_BITS)

/** Pack a swp_entry as the kernel does: the offset is masked, the type isn't,
 * and what of it is above the word is lost. */
PTE_INLINE uint64_t pte_swap_entry_pack(unsigned type, uint64_t offset)
{
	return (uint64_t)type << PTE_SWAP_ENTRY_TYPE_SHIFT |
	       (offset & pte_ones(PTE_SWAP_ENTRY_TYPE_SHIFT));
}

/** The type of a swp_entry, 0..63. */
PTE_INLINE unsigned pte_swap_entry_type(uint64_t entry)
{
	return (unsigned)(entry >> PTE_SWAP_ENTRY_TYPE_SHIFT);
}

/** The offset of a swp_entry, 0..2^58-1. */
PTE_INLINE uint64_t pte_swap_entry_offset(uint64_t entry)
{
	return entry & pte_ones(PTE_SWAP_ENTRY_TYPE_SHIFT);
}

/**
 * The form in which the page cache keeps a swp_entry: a value entry of the
 * xarray.
 *
 *   63:59  58:1    0
 *   type   offset  1
 *
 * @param entry  type 0..31; bit 63, a type beyond, is lost, as in the kernel
 *
 * Source: Linux 6.12 include/linux/swapops.h, swp_to_radix_entry.
 */
PTE_INLINE uint64_t pte_swap_entry_to_value(uint64_t entry)
{
	return entry << 1U | 1U;
}

/** The swp_entry in a value entry; bit 0 of the value isn't looked at. */
PTE_INLINE uint64_t pte_swap_entry_from_value(uint64_t value)
{
	return value >> 1U;
}

/** The swap type in a word, as the architecture reads it. Defined for any word;
 * it means something in one that is neither none nor present. */
PTE_INLINE unsigned pte_layout_swap_type(const struct pte_layout *layout,
					 enum pte_level level, uint64_t v)
{
	return (unsigned)pte_piece_get(&layout->swap[level]->type, v);
}

/**
 * Where a level's words hold the type as a swp_entry numbers it: of a type that
 * is wider than a swp_entry's, the bits above are lost on reading.
 */
PTE_INLINE struct pte_piece
pte_layout_swap_type_read(const struct pte_layout *layout, enum pte_level level)
{
	return pte_piece_below(&layout->swap[level]->type,
			       64U - PTE_SWAP_ENTRY_TYPE_SHIFT);
}

/** The swap offset in a word, in pages. Defined for any word. */
PTE_INLINE uint64_t pte_layout_swap_offset(const struct pte_layout *layout,
					   enum pte_level level, uint64_t v)
{
	return pte_piece_get(&layout->swap[level]->offset, v);
}

/**
 * What swp_entry_to_pte gives: all flags clear.
 *
 * @param entry  a swp_entry; bits beyond the layout's fields are dropped
 * @return the word, host byte order (ppc64 book3s stores it big-endian)
 */
PTE_INLINE uint64_t pte_layout_swap_encode_masked(
	const struct pte_layout *layout, enum pte_level level, uint64_t entry)
{
	const struct pte_codec *c = layout->swap[level];

	return pte_piece_put(&c->type, entry >> PTE_SWAP_ENTRY_TYPE_SHIFT) |
	       pte_piece_put(&c->offset, entry) | c->fixed.value;
}

/** What pte_to_swp_entry gives, for any word: garbage for one that is present.
 */
PTE_INLINE uint64_t pte_layout_swap_decode(const struct pte_layout *layout,
					   enum pte_level level, uint64_t v)
{
	const struct pte_codec *c = layout->swap[level];

	return pte_piece_get(&c->type, v) << PTE_SWAP_ENTRY_TYPE_SHIFT |
	       pte_piece_get(&c->offset, v);
}

/**
 * What the kernel's own __swp_entry and swp_entry_to_pte give for any type and
 * offset, spills included: out of range it writes into its neighbours, as they
 * do.
 *
 * @param type    0..63
 * @param offset  0..2^58-1
 */
PTE_INLINE uint64_t pte_layout_swap_encode_unmasked(
	const struct pte_layout *layout, enum pte_level level, unsigned type,
	uint64_t offset)
{
	const struct pte_codec *c = layout->swap[level];

	return pte_piece_put_both(&c->type, &c->spill.type, type) |
	       pte_piece_put_both(&c->offset, &c->spill.offset, offset) |
	       c->fixed.value;
}

/**
 * Encode a swap type and offset, all flags clear.
 *
 * @param type    0..31
 * @param offset  in pages, 0..2^width - 1 of the level's offset
 * @param[out] value_ret  the word; untouched on error
 * @return PTE_STATUS_OK, PTE_STATUS_TYPE_RANGE or PTE_STATUS_OFFSET_RANGE
 */
static inline PTE_MUST_CHECK enum pte_status
pte_layout_swap_encode_checked(const struct pte_layout *layout,
			       enum pte_level level, unsigned type,
			       uint64_t offset, uint64_t *value_ret)
{
	if (type >= PTE_SWAP_TYPE_COUNT)
		return PTE_STATUS_TYPE_RANGE;
	if (offset > pte_ones(layout->swap[level]->offset.width))
		return PTE_STATUS_OFFSET_RANGE;
	*value_ret = pte_layout_swap_encode_masked(
		layout, level, pte_swap_entry_pack(type, offset));
	return PTE_STATUS_OK;
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_SWAP_H */
