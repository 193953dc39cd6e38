/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * arm, 32 bits, with the classic tables and with LPAE: the layouts, as far as a
 * codec or a predicate needs them. Of ptes alone.
 *
 *  an entry that isn't present: 32 bits, of LPAE's 64 with the others 0
 *   31:8   7    6:2  1:0
 *   offset excl type 0        6.3 on
 *
 *   31:7   6:2  1:0
 *   offset type 0             to 6.2
 *
 *  a present page of the classic tables, in Linux's own words, which stand 2K
 *  below the hardware's
 *   31:12 11   10     9  8    7      6     5:2 1     0
 *   pfn   NONE SHARED XN USER RDONLY DIRTY MT  YOUNG PRESENT
 *
 *  ... of LPAE
 *   58     57   56      55    54 39:12 10    9:8    6    4:2 1:0
 *   RDONLY NONE SPECIAL DIRTY XN pfn   YOUNG SHARED USER MT  PRESENT
 *
 * A page without access is present: NONE is a bit beside. Either of LPAE's two
 * bits makes a word present. A swp_entry has 32 bits, with the type at 26.
 *
 * Source: Linux 5.10 to 7.3 arch/arm/include/asm/pgtable.h, pgtable-2level.h,
 * pgtable-3level.h, sparsemem.h.
 */
#ifndef PTE_ARCH_ARM_H
#define PTE_ARCH_ARM_H

#include <pte/layout.h>

/** The only place where these numbers stand. */
enum {
	PTE_ARM_VALID = 0,
	PTE_ARM_YOUNG = 1,
	PTE_ARM_MT = 2,
	PTE_ARM_MT_BITS = 4,
	PTE_ARM_DIRTY = 6,
	PTE_ARM_RDONLY = 7,
	PTE_ARM_USER = 8,
	PTE_ARM_XN = 9,
	PTE_ARM_SHARED = 10,
	PTE_ARM_NONE = 11,

	PTE_ARM_LPAE_PRESENT_BITS = 2,
	PTE_ARM_LPAE_MT_BITS = 3,
	PTE_ARM_LPAE_USER = 6,
	PTE_ARM_LPAE_SHARED = 8,
	PTE_ARM_LPAE_SHARED_BITS = 2,
	PTE_ARM_LPAE_YOUNG = 10,
	PTE_ARM_LPAE_XN = 54,
	PTE_ARM_LPAE_DIRTY = 55,
	PTE_ARM_LPAE_SPECIAL = 56,
	PTE_ARM_LPAE_NONE = 57,
	PTE_ARM_LPAE_RDONLY = 58,

	PTE_ARM_PAGE_SHIFT = 12,
	PTE_ARM_PMD_SHIFT = 21,
	PTE_ARM_WORD_BITS = 32,
	PTE_ARM_LPAE_ADDRESS_END = 40, /* PHYS_MASK_SHIFT */
	PTE_ARM_PHYS_BITS = 36,        /* MAX_PHYSMEM_BITS */

	/* a swp_entry */
	PTE_ARM_ENTRY_BITS = 32,
	PTE_ARM_ENTRY_TYPE = 26,

	PTE_ARM_SWAP_TYPE = 2,
	PTE_ARM_SWAP_TYPE_BITS = 5,
	PTE_ARM_SWAP_EXCLUSIVE = 7, /* RDONLY of the classic tables */
	PTE_ARM_SWAP_OFFSET_V5_10 = PTE_ARM_SWAP_TYPE + PTE_ARM_SWAP_TYPE_BITS,
	PTE_ARM_SWAP_OFFSET = PTE_ARM_SWAP_EXCLUSIVE + 1,
};

/* clang-format off */

#define PTE_ARM_V PTE_BIT(PTE_ARM_VALID)
/* what both layouts keep clear: present, young */
#define PTE_ARM_LOW (PTE_ARM_V | PTE_BIT(PTE_ARM_YOUNG))
#define PTE_ARM_LPAE_TOP PTE_GENMASK(63, PTE_ARM_ENTRY_BITS)

#define PTE_ARM_CODEC(offset, zero, exclusive, spill_bits)                     \
	{                                                                      \
		/* type     */ { PTE_ARM_SWAP_TYPE, PTE_ARM_SWAP_TYPE_BITS, 0, false }, \
		/* offset   */ { (offset), PTE_ARM_ENTRY_BITS - (offset), 0, false }, \
		/* fixed    */ { (zero), 0 },                                  \
		/* flags    */ { 0, 0, (exclusive) },                          \
		/* spill    */ { { PTE_ARM_SWAP_TYPE + PTE_ARM_SWAP_TYPE_BITS, \
				   (spill_bits), PTE_ARM_SWAP_TYPE_BITS, false }, \
				 PTE_NO_PIECE },                               \
		/* high     */ PTE_NO_PIECE,                                   \
	}
/* to 6.2 the type isn't masked; it is an unsigned int, as the entry */
#define PTE_ARM_SPILL                                                          \
	(PTE_ARM_ENTRY_BITS - PTE_ARM_SWAP_TYPE - PTE_ARM_SWAP_TYPE_BITS)

static const struct pte_codec pte_arm_swap_v5_10 =
	PTE_ARM_CODEC(PTE_ARM_SWAP_OFFSET_V5_10, PTE_ARM_LOW, 0, PTE_ARM_SPILL);
static const struct pte_codec pte_arm_swap_v6_3 = PTE_ARM_CODEC(
	PTE_ARM_SWAP_OFFSET, PTE_ARM_LOW, PTE_BIT(PTE_ARM_SWAP_EXCLUSIVE), 0);
static const struct pte_codec pte_arm_lpae_swap_v5_10 = PTE_ARM_CODEC(
	PTE_ARM_SWAP_OFFSET_V5_10, PTE_ARM_LPAE_TOP | PTE_ARM_LOW, 0, PTE_ARM_SPILL);
static const struct pte_codec pte_arm_lpae_swap_v6_3 = PTE_ARM_CODEC(
	PTE_ARM_SWAP_OFFSET, PTE_ARM_LPAE_TOP | PTE_ARM_LOW,
	PTE_BIT(PTE_ARM_SWAP_EXCLUSIVE), 0);

#define PTE_ARM_PTE_VIEW(word, present)                                        \
	{                                                                      \
		/* none        */ PTE_TEST((word), 0),                         \
		/* present     */ PTE_TEST_ANY(present),                       \
		/* protnone    */ PTE_TEST_NEVER,                              \
		/* invalidated */ PTE_TEST_NEVER,                              \
		/* table       */ PTE_TEST_NEVER,                              \
		/* flags       */ { 0, 0, 0 },                                 \
		/* hardware    */ 0,                                           \
		/* leaf        */ { 0, 0 },                                    \
		/* invalidate  */ { 0, 0 },                                    \
	}
static const struct pte_view pte_arm_pte = PTE_ARM_PTE_VIEW(
	PTE_GENMASK(PTE_ARM_WORD_BITS - 1, 0), PTE_ARM_V);
static const struct pte_view pte_arm_lpae_pte = PTE_ARM_PTE_VIEW(
	PTE_ALL_BITS, PTE_GENMASK(PTE_ARM_VALID + PTE_ARM_LPAE_PRESENT_BITS - 1, PTE_ARM_VALID));

#define PTE_ARM_PLACE(end)                                                     \
	{                                                                      \
		1,                                                             \
		{                                                              \
			{ { 0, 0 }, 0,                                         \
			  { { PTE_ARM_PAGE_SHIFT, (end) - PTE_ARM_PAGE_SHIFT,  \
			      PTE_ARM_PAGE_SHIFT, false },                     \
			    PTE_NO_PIECE } },                                  \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
		},                                                             \
	}
static const struct pte_place pte_arm_place = PTE_ARM_PLACE(PTE_ARM_WORD_BITS);
static const struct pte_place pte_arm_lpae_place = PTE_ARM_PLACE(PTE_ARM_LPAE_ADDRESS_END);

/* newest first, as each names the one after it */
#define PTE_ARM_LAYOUT(name, since, next, swap, pte, place, word_bits)         \
	{                                                                      \
		(name), (since), (next), PTE_ARM_PAGE_SHIFT, PTE_ARM_PHYS_BITS, \
		PTE_ALL_LEVELS(&(swap)), { &(pte), NULL, NULL },               \
		{ &(place), NULL, NULL }, &(pte), PTE_ARM_PMD_SHIFT,           \
		PTE_EMPTY_IS_0, { NULL, NULL, NULL },                          \
		{ PTE_ARM_ENTRY_BITS, PTE_ARM_ENTRY_TYPE }, (word_bits), PTE_USUAL_END, \
	}
#define PTE_ARM_CLASSIC(since, next, swap)                                     \
	PTE_ARM_LAYOUT("arm", since, next, swap, pte_arm_pte, pte_arm_place, PTE_ARM_WORD_BITS)
#define PTE_ARM_LPAE(since, next, swap)                                        \
	PTE_ARM_LAYOUT("arm-lpae", since, next, swap, pte_arm_lpae_pte, pte_arm_lpae_place, PTE_WORD_BITS)

static const struct pte_layout PTE_ARM_V6_3 =
	PTE_ARM_CLASSIC(PTE_LINUX(6, 3), NULL, pte_arm_swap_v6_3);
static const struct pte_layout PTE_ARM_V5_10 =
	PTE_ARM_CLASSIC(PTE_LINUX(5, 10), &PTE_ARM_V6_3, pte_arm_swap_v5_10);
static const struct pte_layout PTE_ARM_LPAE_V6_3 =
	PTE_ARM_LPAE(PTE_LINUX(6, 3), NULL, pte_arm_lpae_swap_v6_3);
static const struct pte_layout PTE_ARM_LPAE_V5_10 =
	PTE_ARM_LPAE(PTE_LINUX(5, 10), &PTE_ARM_LPAE_V6_3, pte_arm_lpae_swap_v5_10);

/* clang-format on */

#endif /* PTE_ARCH_ARM_H */
