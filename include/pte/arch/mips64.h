/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * mips64: the layouts, as far as a codec or a predicate needs them. Of ptes
 * alone, of a kernel for R4000's kind of TLB, without RIXI and huge pages, with
 * pages of 4K.
 *
 *  an entry that isn't present
 *   63:24  23   22:16 15:0
 *   offset excl type  0        6.3 on; before, 23 was of the type, too
 *
 *  a present page
 *   63:12 11:9  8     7     6      5       4        3        2     1       0
 *   pfn   CACHE DIRTY VALID GLOBAL SPECIAL MODIFIED ACCESSED WRITE NO_READ
 * PRESENT
 *
 * An empty slot may have GLOBAL: each page of the kernel comes with a
 * neighbour. RIXI, huge pages and soft-dirty move GLOBAL, and all that stands
 * above it; they don't move what an entry has. GLOBAL is below the type with
 * any of them.
 *
 * Source: Linux 5.10 to 7.3 arch/mips/include/asm/pgtable.h, pgtable-64.h,
 * pgtable-bits.h, sparsemem.h.
 */
#ifndef PTE_ARCH_MIPS64_H
#define PTE_ARCH_MIPS64_H

#include <pte/layout.h>

/** The only place where these numbers stand. */
enum {
	PTE_MIPS64_PRESENT = 0,
	PTE_MIPS64_NO_READ = 1,
	PTE_MIPS64_WRITE = 2,
	PTE_MIPS64_ACCESSED = 3,
	PTE_MIPS64_MODIFIED = 4,
	PTE_MIPS64_SPECIAL = 5,
	PTE_MIPS64_GLOBAL = 6,
	PTE_MIPS64_VALID = 7,
	PTE_MIPS64_DIRTY = 8,
	PTE_MIPS64_CACHE = 9,
	PTE_MIPS64_CACHE_BITS = 3,
	PTE_MIPS64_PFN = PTE_MIPS64_CACHE + PTE_MIPS64_CACHE_BITS,

	PTE_MIPS64_PAGE_SHIFT = 12,
	PTE_MIPS64_PMD_SHIFT = 21,
	PTE_MIPS64_PHYS_BITS = 48, /* MAX_PHYSMEM_BITS */

	PTE_MIPS64_SWAP_TYPE = 16,
	PTE_MIPS64_SWAP_TYPE_BITS_V5_10 = 8,
	PTE_MIPS64_SWAP_TYPE_BITS = 7,
	PTE_MIPS64_SWAP_EXCLUSIVE = 23,
	PTE_MIPS64_SWAP_OFFSET = 24,
	PTE_MIPS64_TYPE_ARGUMENT_BITS = 32, /* of the macro: an unsigned int */
};

/* clang-format off */

#define PTE_MIPS64_CODEC(type_bits, exclusive, spill_bits)                     \
	{                                                                      \
		/* type     */ { PTE_MIPS64_SWAP_TYPE, (type_bits), 0, false }, \
		/* offset   */ { PTE_MIPS64_SWAP_OFFSET, 64 - PTE_MIPS64_SWAP_OFFSET, 0, false }, \
		/* fixed    */ { PTE_GENMASK(PTE_MIPS64_SWAP_TYPE - 1, 0), 0 }, \
		/* flags    */ { 0, 0, (exclusive) },                          \
		/* spill    */ { { PTE_MIPS64_SWAP_TYPE + (type_bits), (spill_bits), \
				   (type_bits), false },                       \
				 PTE_NO_PIECE },                               \
		/* high     */ PTE_NO_PIECE,                                   \
	}
/* to 6.2 the type isn't masked, and is shifted as a long */
static const struct pte_codec pte_mips64_swap_v5_10 = PTE_MIPS64_CODEC(
	PTE_MIPS64_SWAP_TYPE_BITS_V5_10, 0,
	PTE_MIPS64_TYPE_ARGUMENT_BITS - PTE_MIPS64_SWAP_TYPE_BITS_V5_10);
static const struct pte_codec pte_mips64_swap_v6_3 = PTE_MIPS64_CODEC(
	PTE_MIPS64_SWAP_TYPE_BITS, PTE_BIT(PTE_MIPS64_SWAP_EXCLUSIVE), 0);

static const struct pte_view pte_mips64_pte = {
	/* none        */ PTE_TEST(~PTE_BIT(PTE_MIPS64_GLOBAL), 0),
	/* present     */ PTE_TEST_ANY(PTE_BIT(PTE_MIPS64_PRESENT)),
	/* protnone    */ PTE_TEST_NEVER,
	/* invalidated */ PTE_TEST_NEVER,
	/* table       */ PTE_TEST_NEVER,
	/* flags       */ { 0, 0, 0 },
	/* hardware    */ 0,
	/* leaf        */ { 0, 0 },
	/* invalidate  */ { 0, 0 },
};

static const struct pte_place pte_mips64_place = {
	1,
	{
		{ { 0, 0 }, 0,
		  { { PTE_MIPS64_PFN, 64 - PTE_MIPS64_PFN, PTE_MIPS64_PAGE_SHIFT, false },
		    PTE_NO_PIECE } },
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};

/* newest first, as each names the one after it */
#define PTE_MIPS64_LAYOUT(since, next, swap)                                   \
	{                                                                      \
		"mips64", (since), (next), PTE_MIPS64_PAGE_SHIFT,              \
		PTE_MIPS64_PHYS_BITS, PTE_ALL_LEVELS(&(swap)),                 \
		{ &pte_mips64_pte, NULL, NULL },                               \
		{ &pte_mips64_place, NULL, NULL }, &pte_mips64_pte,            \
		PTE_MIPS64_PMD_SHIFT, PTE_EMPTY_IS_0, { NULL, NULL, NULL },    \
		PTE_USUAL_LENGTHS,                                             \
	}

static const struct pte_layout PTE_MIPS64_V6_3 =
	PTE_MIPS64_LAYOUT(PTE_LINUX(6, 3), NULL, pte_mips64_swap_v6_3);
static const struct pte_layout PTE_MIPS64_V5_10 = PTE_MIPS64_LAYOUT(
	PTE_LINUX(5, 10), &PTE_MIPS64_V6_3, pte_mips64_swap_v5_10);

/* clang-format on */

#endif /* PTE_ARCH_MIPS64_H */
