/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Pieces: which bits of a word hold which bits of a quantity.
 */
#ifndef PTE_PIECE_H
#define PTE_PIECE_H

#include <pte/bits.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Bits [lsb, lsb + width) of the word hold bits [at, at + width) of the
 * quantity, complemented if inverted. Width 0 is an absent piece.
 */
struct pte_piece {
	uint8_t lsb, width, at;
	bool inverted;
};

/** Absent. */
#define PTE_NO_PIECE                                                           \
	{                                                                      \
		0, 0, 0, false                                                 \
	}

/** `width` ones; width in 0..64. */
PTE_INLINE uint64_t pte_ones(unsigned width)
{
	return width == 0 ? 0 : PTE_ALL_BITS >> (64U - width);
}

/** The bits of the word that the piece occupies. */
PTE_INLINE uint64_t pte_piece_mask(const struct pte_piece *p)
{
	return pte_ones(p->width) << p->lsb;
}

/** Whether two pieces are the same bits of the same bits. */
PTE_INLINE bool pte_piece_same(const struct pte_piece *a,
			       const struct pte_piece *b)
{
	return a->lsb == b->lsb && a->width == b->width && a->at == b->at &&
	       a->inverted == b->inverted;
}

/** Read the quantity's bits out of a word; the others are 0. */
PTE_INLINE uint64_t pte_piece_get(const struct pte_piece *p, uint64_t v)
{
	const uint64_t x = p->inverted ? ~v : v;

	return ((x >> p->lsb) & pte_ones(p->width)) << p->at;
}

/** Place the quantity's bits; bits that the piece doesn't hold are dropped. */
PTE_INLINE uint64_t pte_piece_put(const struct pte_piece *p, uint64_t q)
{
	const uint64_t x = p->inverted ? ~q : q;

	/*
	 * Left, then right: two shifts cut to the width and place it, where a
	 * wide mask would need a register of its own. An absent piece must not
	 * reach the shift by 64: clang 14 drops the whole caller if it does.
	 */
	return p->width == 0 ? 0
			     : (x >> p->at) << (64U - p->width) >>
				       (64U - p->width - p->lsb);
}

/** The piece's share of a quantity of `bits` bits: what it holds of those above
 * is left out. */
PTE_INLINE struct pte_piece pte_piece_below(const struct pte_piece *p,
					    unsigned bits)
{
	struct pte_piece below = *p;

	if (p->at >= bits)
		below.width = 0;
	else if (p->width > bits - p->at)
		below.width = (uint8_t)(bits - p->at);
	return below;
}

/**
 * Place a quantity of which two pieces hold their share each.
 *
 * Neighbours are placed as the one piece that they are together, since no
 * compiler joins them again: the kernel's macro has one shift, too.
 */
PTE_INLINE uint64_t pte_piece_put_both(const struct pte_piece *low,
				       const struct pte_piece *high, uint64_t q)
{
	const struct pte_piece joined = { low->lsb,
					  (uint8_t)(low->width + high->width),
					  low->at, low->inverted };

	if (high->width == 0)
		return pte_piece_put(low, q);
	if (high->lsb == low->lsb + low->width &&
	    high->at == low->at + low->width && high->inverted == low->inverted)
		return pte_piece_put(&joined, q);
	return pte_piece_put(low, q) | pte_piece_put(high, q);
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_PIECE_H */
