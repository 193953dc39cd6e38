/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Non-present words, and the architecture-independent swp_entry: packing,
 * encoding and decoding of type and offset.
 *
 *   63:58  57:0
 *   type   offset                          64-bit kernels, since Linux 4.20
 *   31:26  25:0
 *   type   offset                          32-bit kernels
 *
 * Older 64-bit kernels had the type from bit 57 up, up to 3.4 from bit 59 up:
 * see struct pte_swap_form.
 *
 * A swp_entry never stands in a page table: each architecture packs type and
 * offset in its own way, and keeps the flags beside them.
 *
 * Source: Linux 6.12 include/linux/swapops.h.
 *
 * Nothing is checked here: these functions are inline, total, and cost what the
 * kernel's macros cost. Levels must be below PTE_ENTRY_LEVEL_COUNT.
 */
#ifndef PTE_SWAP_H
#define PTE_SWAP_H

#include <pte/layout.h>

#ifdef __cplusplus
extern "C" {
#endif

/** MAX_SWAPFILES_SHIFT, in all versions. */
#define PTE_SWAP_TYPE_BITS 5U
/** The number of types of a swp_entry. */
#define PTE_SWAP_TYPE_COUNT (1U << PTE_SWAP_TYPE_BITS)

/** Pack a swp_entry as the kernel does: the offset is masked, the type isn't;
 * type bits above the word are lost. */
PTE_INLINE uint64_t pte_swap_entry_pack(const struct pte_layout *layout,
					unsigned type, uint64_t offset)
{
	const unsigned shift = layout->swp_entry.type_shift;

	return ((uint64_t)type << shift | (offset & pte_ones(shift))) &
	       pte_ones(layout->swp_entry.bits);
}

/** The type of a swp_entry, 0..2^(bits - type_shift) - 1, in most forms 0..63.
 * Bits above the swp_entry are ignored. */
PTE_INLINE unsigned pte_swap_entry_type(const struct pte_layout *layout,
					uint64_t entry)
{
	return (unsigned)((entry & pte_ones(layout->swp_entry.bits)) >>
			  layout->swp_entry.type_shift);
}

/** The offset of a swp_entry, 0..2^type_shift - 1. */
PTE_INLINE uint64_t pte_swap_entry_offset(const struct pte_layout *layout,
					  uint64_t entry)
{
	return entry & pte_ones(layout->swp_entry.type_shift);
}

/**
 * A swp_entry as the page cache keeps it: an xarray value entry.
 *
 *   63:59  58:1    0
 *   type   offset  1                       64 bits, type_shift 58
 *
 * @param entry  type 0..31; the top bit, a type above 31, is lost, as in the
 *               kernel
 *
 * Source: Linux 6.12 include/linux/swapops.h, swp_to_radix_entry.
 */
PTE_INLINE uint64_t pte_swap_entry_to_value(const struct pte_layout *layout,
					    uint64_t entry)
{
	return (entry << 1U | 1U) & pte_ones(layout->swp_entry.bits);
}

/** The swp_entry of a value entry; bit 0 of the value is ignored. */
PTE_INLINE uint64_t pte_swap_entry_from_value(uint64_t value)
{
	return value >> 1U;
}

/** The swap type in a word, as the architecture reads it. Defined for any word,
 * meaningful for one that is neither none nor present. */
PTE_INLINE unsigned pte_layout_swap_type(const struct pte_layout *layout,
					 enum pte_level level, uint64_t v)
{
	return (unsigned)pte_piece_get(&layout->swap[level]->type, v);
}

/**
 * Where a level's words hold the type, limited to the bits of a swp_entry's
 * type: higher bits of a wider field are lost on reading.
 */
PTE_INLINE struct pte_piece
pte_layout_swap_type_read(const struct pte_layout *layout, enum pte_level level)
{
	const struct pte_swap_form *const form = &layout->swp_entry;

	return pte_piece_below(&layout->swap[level]->type,
			       (unsigned)form->bits - form->type_shift);
}

/** The swap offset in a word, in pages. Defined for any word. */
PTE_INLINE uint64_t pte_layout_swap_offset(const struct pte_layout *layout,
					   enum pte_level level, uint64_t v)
{
	return pte_codec_offset_get(layout->swap[level], v);
}

/**
 * What swp_entry_to_pte returns: all flags clear.
 *
 * @param entry  a swp_entry; bits that don't fit the layout's fields are
 * dropped
 * @return the word, host byte order (ppc64 book3s stores it big-endian)
 */
PTE_INLINE uint64_t pte_layout_swap_encode_masked(
	const struct pte_layout *layout, enum pte_level level, uint64_t entry)
{
	const struct pte_codec *c = layout->swap[level];

	return pte_piece_put(&c->type, entry >> layout->swp_entry.type_shift) |
	       pte_codec_offset_put(c, entry) | c->fixed.value;
}

/** What pte_to_swp_entry returns, for any word: garbage for a present one. */
PTE_INLINE uint64_t pte_layout_swap_decode(const struct pte_layout *layout,
					   enum pte_level level, uint64_t v)
{
	const struct pte_codec *c = layout->swap[level];

	return (pte_piece_get(&c->type, v) << layout->swp_entry.type_shift |
		pte_codec_offset_get(c, v)) &
	       pte_ones(layout->swp_entry.bits);
}

/**
 * What the kernel's own __swp_entry and swp_entry_to_pte return for any type
 * and offset: a value out of range spills into neighbouring fields, as theirs
 * does.
 *
 * @param type    range as of pte_swap_entry_type
 * @param offset  range as of pte_swap_entry_offset
 */
PTE_INLINE uint64_t pte_layout_swap_encode_unmasked(
	const struct pte_layout *layout, enum pte_level level, unsigned type,
	uint64_t offset)
{
	const struct pte_codec *c = layout->swap[level];
	const uint64_t bits =
		c->offset_high.width == 0
			? pte_piece_put_both(&c->offset, &c->spill.offset,
					     offset)
			: pte_piece_put(&c->offset, offset) |
				  pte_piece_put_both(&c->offset_high,
						     &c->spill.offset, offset);

	return pte_piece_put_both(&c->type, &c->spill.type, type) | bits |
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
	if (offset > pte_ones(pte_codec_offset_width(layout->swap[level])))
		return PTE_STATUS_OFFSET_RANGE;
	*value_ret = pte_layout_swap_encode_masked(
		layout, level, pte_swap_entry_pack(layout, type, offset));
	return PTE_STATUS_OK;
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_SWAP_H */
