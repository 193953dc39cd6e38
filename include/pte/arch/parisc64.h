/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * parisc, 64 bits: the layouts, as far as a codec or a predicate needs them. Of
 * ptes alone.
 *
 *  an entry that isn't present
 *   63:10        9 8    7:5        4:0
 *   offset 56:3  0 excl offset 2:0 type      6.3 on
 *
 *   63:11        10 9 8:6        5 4:0
 *   offset 55:3  -  0 offset 2:0 - type      to 6.2
 *
 *  a present page
 *   63:12 11   10   9       8        7        6       5     4   3       2:0
 *   pfn   USER HUGE PRESENT ACCESSED NO_CACHE REFTRAP DIRTY DMB GATEWAY EXEC,
 *                                                                       WRITE,
 * READ
 *
 * PRESENT stands between the two pieces of an offset. Pages are 4K: 16K and 64K
 * can be configured, and aren't described.
 *
 * Source: Linux 5.10 to 7.3 arch/parisc/include/asm/pgtable.h, sparsemem.h.
 */
#ifndef PTE_ARCH_PARISC64_H
#define PTE_ARCH_PARISC64_H

#include <pte/layout.h>

/** The only place where these numbers stand. */
enum {
	PTE_PARISC64_READ = 0,
	PTE_PARISC64_WRITE = 1,
	PTE_PARISC64_EXEC = 2,
	PTE_PARISC64_GATEWAY = 3,
	PTE_PARISC64_DMB = 4,
	PTE_PARISC64_DIRTY = 5,
	PTE_PARISC64_REFTRAP = 6,
	PTE_PARISC64_NO_CACHE = 7,
	PTE_PARISC64_ACCESSED = 8,
	PTE_PARISC64_PRESENT = 9,
	PTE_PARISC64_HUGE = 10,
	PTE_PARISC64_USER = 11,

	PTE_PARISC64_PAGE_SHIFT = 12,
	PTE_PARISC64_PMD_SHIFT = 21,
	PTE_PARISC64_PHYS_BITS = 39, /* MAX_PHYSMEM_BITS */

	PTE_PARISC64_SWAP_TYPE = 0,
	PTE_PARISC64_SWAP_TYPE_BITS = 5,
	PTE_PARISC64_SWAP_EXCLUSIVE = PTE_PARISC64_ACCESSED,
	PTE_PARISC64_SWAP_LOW_BITS = 3,
	PTE_PARISC64_SWAP_LOW_V5_10 = 6,
	PTE_PARISC64_SWAP_HIGH_V5_10 = 11,
	PTE_PARISC64_SWAP_LOW = 5,
	PTE_PARISC64_SWAP_HIGH = 10,
	PTE_PARISC64_SWAP_TYPE_C_BITS = 32, /* the macro's is an unsigned int */
};

/* clang-format off */

#define PTE_PARISC64_CODEC(low, high, exclusive, spill_bits)                   \
	{                                                                      \
		/* type     */ { PTE_PARISC64_SWAP_TYPE, PTE_PARISC64_SWAP_TYPE_BITS, 0, false }, \
		/* offset   */ { (low), PTE_PARISC64_SWAP_LOW_BITS, 0, false }, \
		/* fixed    */ { PTE_BIT(PTE_PARISC64_PRESENT), 0 },           \
		/* flags    */ { 0, 0, (exclusive) },                          \
		/* spill    */ { { PTE_PARISC64_SWAP_TYPE + PTE_PARISC64_SWAP_TYPE_BITS, \
				   (spill_bits), PTE_PARISC64_SWAP_TYPE_BITS, false }, \
				 PTE_NO_PIECE },                               \
		/* high     */ { (high), 64 - (high), PTE_PARISC64_SWAP_LOW_BITS, false }, \
	}
/* to 6.2 the type isn't masked */
static const struct pte_codec pte_parisc64_swap_v5_10 = PTE_PARISC64_CODEC(
	PTE_PARISC64_SWAP_LOW_V5_10, PTE_PARISC64_SWAP_HIGH_V5_10, 0,
	PTE_PARISC64_SWAP_TYPE_C_BITS - PTE_PARISC64_SWAP_TYPE - PTE_PARISC64_SWAP_TYPE_BITS);
static const struct pte_codec pte_parisc64_swap_v6_3 = PTE_PARISC64_CODEC(
	PTE_PARISC64_SWAP_LOW, PTE_PARISC64_SWAP_HIGH,
	PTE_BIT(PTE_PARISC64_SWAP_EXCLUSIVE), 0);

static const struct pte_view pte_parisc64_pte = {
	/* none        */ PTE_TEST(PTE_ALL_BITS, 0),
	/* present     */ PTE_TEST_ANY(PTE_BIT(PTE_PARISC64_PRESENT)),
	/* protnone    */ PTE_TEST_NEVER,
	/* invalidated */ PTE_TEST_NEVER,
	/* table       */ PTE_TEST_NEVER,
	/* flags       */ { 0, 0, 0 },
	/* hardware    */ 0,
	/* leaf        */ { 0, 0 },
	/* invalidate  */ { 0, 0 },
};

static const struct pte_place pte_parisc64_place = {
	1,
	{
		{ { 0, 0 }, 0,
		  { { PTE_PARISC64_PAGE_SHIFT, 64 - PTE_PARISC64_PAGE_SHIFT,
		      PTE_PARISC64_PAGE_SHIFT, false },
		    PTE_NO_PIECE } },
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};

/* newest first, as each names the one after it */
#define PTE_PARISC64_LAYOUT(since, next, swap)                                 \
	{                                                                      \
		"parisc64", (since), (next), PTE_PARISC64_PAGE_SHIFT,          \
		PTE_PARISC64_PHYS_BITS, PTE_ALL_LEVELS(&(swap)),               \
		{ &pte_parisc64_pte, NULL, NULL },                             \
		{ &pte_parisc64_place, NULL, NULL }, &pte_parisc64_pte,        \
		PTE_PARISC64_PMD_SHIFT, PTE_EMPTY_IS_0, { NULL, NULL, NULL },  \
		PTE_USUAL_LENGTHS,                                             \
	}

static const struct pte_layout PTE_PARISC64_V6_3 =
	PTE_PARISC64_LAYOUT(PTE_LINUX(6, 3), NULL, pte_parisc64_swap_v6_3);
static const struct pte_layout PTE_PARISC64_V5_10 = PTE_PARISC64_LAYOUT(
	PTE_LINUX(5, 10), &PTE_PARISC64_V6_3, pte_parisc64_swap_v5_10);

/* clang-format on */

#endif /* PTE_ARCH_PARISC64_H */
