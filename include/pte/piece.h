/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Pieces: which bits of a word hold which bits of a quantity, such as an offset
 * or an address; reading and writing them.
 *
 * Nothing is checked here: a piece must lie within 64 bits.
 */
#ifndef PTE_PIECE_H
#define PTE_PIECE_H

#include <pte/bits.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Bits [lsb, lsb + width) of the word hold bits [at, at + width) of the
 * quantity, complemented if inverted. Width 0: no piece.
 */
struct pte_piece {
	uint8_t lsb, width, at;
	bool inverted;
};

/** No piece. */
#define PTE_NO_PIECE                                                           \
	{                                                                      \
		0, 0, 0, false                                                 \
	}

/** A mask of the `width` lowest bits; width is 0..64. */
PTE_INLINE uint64_t pte_ones(unsigned width)
{
	return width == 0 ? 0 : PTE_ALL_BITS >> (64U - width);
}

/** The bits of the word that the piece occupies. */
PTE_INLINE uint64_t pte_piece_mask(const struct pte_piece *p)
{
	return pte_ones(p->width) << p->lsb;
}

/** Whether two pieces map the same bits in the same way. */
PTE_INLINE bool pte_piece_same(const struct pte_piece *a,
			       const struct pte_piece *b)
{
	return a->lsb == b->lsb && a->width == b->width && a->at == b->at &&
	       a->inverted == b->inverted;
}

/** Extract the quantity's bits from a word; its other bits are 0. */
PTE_INLINE uint64_t pte_piece_get(const struct pte_piece *p, uint64_t v)
{
	const uint64_t x = p->inverted ? ~v : v;

	return ((x >> p->lsb) & pte_ones(p->width)) << p->at;
}

/** Place the quantity's bits; bits outside the piece are dropped. */
PTE_INLINE uint64_t pte_piece_put(const struct pte_piece *p, uint64_t q)
{
	const uint64_t x = p->inverted ? ~q : q;

	/*
	 * Left, then right: two shifts both cut to the width and place it,
	 * where a wide mask would need a register. An absent piece must not
	 * reach the shift by 64: clang 14 drops the whole caller if it does.
	 */
	return p->width == 0 ? 0
			     : (x >> p->at) << (64U - p->width) >>
				       (64U - p->width - p->lsb);
}

/** The part of a piece that holds bits below `bits` of the quantity. */
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
 * Place a quantity that is split over two pieces.
 *
 * Adjacent pieces are placed as one, with one shift like the kernel's macro: no
 * compiler merges them again.
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
