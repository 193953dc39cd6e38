/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * i386, with two levels of tables and with PAE: the layouts, as far as a codec
 * or a predicate needs them. Of ptes alone.
 *
 *  an entry that isn't present, with two levels: 32 bits
 *   31:9   8   7    6   5:1  0
 *   offset 0   excl 0   type 0      6.3 on; before, 7 was 0, too
 *
 *  ... with PAE
 *   63:59 58:35 34:9            8   7    6 5 4:1 0
 *   type  1     offset, inverted 0  excl D A -   0    6.3 on
 *
 *  a present page (P = 1, or PROT_NONE = 1 while P is 0)
 *   31:12 11:9 8      7   6 5 4   3   2 1  0       and with PAE 51:12
 *   pfn   -    GLOBAL PAT D A PCD PWT U RW P
 *
 * A swp_entry has 32 bits in both, with the type at 26. With PAE the word would
 * have room for 50 bits of an offset, and the kernel's intermediate entry for
 * 27; 26 of them reach a swp_entry. The rest is written as 1, complemented as
 * it is. With two levels nothing is complemented, and A and D aren't passed
 * over: the erratum for which that is done is of 64-bit processors.
 *
 * Source: Linux 5.10 to 7.3 arch/x86/include/asm/pgtable-2level.h,
 * pgtable-3level.h, pgtable_types.h, pgtable-invert.h, sparsemem.h.
 */
#ifndef PTE_ARCH_I386_H
#define PTE_ARCH_I386_H

#include <pte/layout.h>

/** The only place where these numbers stand. */
enum {
	PTE_I386_PRESENT = 0,
	PTE_I386_RW = 1,
	PTE_I386_USER = 2,
	PTE_I386_PWT = 3,
	PTE_I386_PCD = 4,
	PTE_I386_ACCESSED = 5,
	PTE_I386_DIRTY = 6,
	PTE_I386_PSE = 7,
	PTE_I386_GLOBAL = 8,
	PTE_I386_PROTNONE = PTE_I386_GLOBAL, /* while P is clear */
	PTE_I386_SPECIAL = 9,
	PTE_I386_PAE_NX = 63,
	PTE_I386_PAGE_SHIFT = 12,
	PTE_I386_PMD_SHIFT = 22,
	PTE_I386_PAE_PMD_SHIFT = 21,
	PTE_I386_WORD_BITS = 32,
	PTE_I386_PAE_ADDRESS_END = 52, /* __PHYSICAL_MASK_SHIFT */
	PTE_I386_PHYS_BITS = 32,       /* MAX_PHYSMEM_BITS */
	PTE_I386_PAE_PHYS_BITS = 36,

	/* a swp_entry */
	PTE_I386_ENTRY_BITS = 32,
	PTE_I386_ENTRY_TYPE = 26,

	PTE_I386_SWAP_EXCLUSIVE = PTE_I386_PSE,
	PTE_I386_SWAP_TYPE_BITS = 5,
	PTE_I386_SWAP_TYPE = PTE_I386_PRESENT + 1,
	PTE_I386_SWAP_OFFSET = PTE_I386_PROTNONE + 1,
	PTE_I386_SWAP_OFFSET_BITS = PTE_I386_WORD_BITS - PTE_I386_SWAP_OFFSET,
	PTE_I386_PAE_SWAP_TYPE = 64 - PTE_I386_SWAP_TYPE_BITS,
	PTE_I386_PAE_SWAP_OFFSET_BITS = PTE_I386_ENTRY_TYPE,
	PTE_I386_PAE_SWAP_ONES =
		PTE_I386_SWAP_OFFSET + PTE_I386_PAE_SWAP_OFFSET_BITS,
};

/* clang-format off */

#define PTE_I386_P  PTE_BIT(PTE_I386_PRESENT)
#define PTE_I386_PN PTE_BIT(PTE_I386_PROTNONE)
/* bits that Knights Landing may set in an empty slot */
#define PTE_I386_PAE_ERRATUM (PTE_BIT(PTE_I386_ACCESSED) | PTE_BIT(PTE_I386_DIRTY))

/* between the type and the offset nothing but the flag */
#define PTE_I386_CODEC(exclusive, zero, spill_bits)                            \
	{                                                                      \
		/* type     */ { PTE_I386_SWAP_TYPE, PTE_I386_SWAP_TYPE_BITS, 0, false }, \
		/* offset   */ { PTE_I386_SWAP_OFFSET, PTE_I386_SWAP_OFFSET_BITS, 0, false }, \
		/* fixed    */ { PTE_I386_P | PTE_I386_PN | PTE_BIT(PTE_I386_DIRTY) | (uint64_t)(zero), 0 }, \
		/* flags    */ { 0, 0, (exclusive) },                          \
		/* spill    */ { { PTE_I386_SWAP_TYPE + PTE_I386_SWAP_TYPE_BITS, \
				   (spill_bits), PTE_I386_SWAP_TYPE_BITS, false }, \
				 PTE_NO_PIECE },                               \
		/* high     */ PTE_NO_PIECE,                                   \
	}
/* to 6.2 the type isn't masked; it is an unsigned int, as the word */
static const struct pte_codec pte_i386_swap_v5_10 = PTE_I386_CODEC(
	0, PTE_BIT(PTE_I386_PSE),
	PTE_I386_WORD_BITS - PTE_I386_SWAP_TYPE - PTE_I386_SWAP_TYPE_BITS);
static const struct pte_codec pte_i386_swap_v6_3 =
	PTE_I386_CODEC(PTE_BIT(PTE_I386_SWAP_EXCLUSIVE), 0, 0);

#define PTE_I386_PAE_ONES                                                      \
	PTE_GENMASK(PTE_I386_PAE_SWAP_TYPE - 1, PTE_I386_PAE_SWAP_ONES)
#define PTE_I386_PAE_CODEC(exclusive, spill_bits)                              \
	{                                                                      \
		/* type     */ { PTE_I386_PAE_SWAP_TYPE, PTE_I386_SWAP_TYPE_BITS, 0, false }, \
		/* offset   */ { PTE_I386_SWAP_OFFSET, PTE_I386_PAE_SWAP_OFFSET_BITS, 0, true }, \
		/* fixed    */ { PTE_I386_P | PTE_I386_PN | PTE_I386_PAE_ONES, PTE_I386_PAE_ONES }, \
		/* flags    */ { 0, 0, (exclusive) },                          \
		/* spill    */ { { PTE_I386_SWAP_OFFSET, (spill_bits),         \
				   PTE_I386_SWAP_TYPE_BITS, false },           \
				 PTE_NO_PIECE },                               \
		/* high     */ PTE_NO_PIECE,                                   \
	}
/* To 6.2 a type that doesn't fit reaches the offset, through the intermediate
 * entry, before that is complemented: the bit that it sets here is one that it
 * clears there. That it spills is all that this says. */
static const struct pte_codec pte_i386_pae_swap_v5_10 = PTE_I386_PAE_CODEC(0, 1);
static const struct pte_codec pte_i386_pae_swap_v6_3 =
	PTE_I386_PAE_CODEC(PTE_BIT(PTE_I386_SWAP_EXCLUSIVE), 0);

#define PTE_I386_PTE_VIEW(none_mask, hardware)                                 \
	{                                                                      \
		/* none        */ PTE_TEST((none_mask), 0),                    \
		/* present     */ PTE_TEST_ANY(PTE_I386_P | PTE_I386_PN),      \
		/* protnone    */ PTE_TEST(PTE_I386_P | PTE_I386_PN, PTE_I386_PN), \
		/* invalidated */ PTE_TEST_NEVER,                              \
		/* table       */ PTE_TEST_NEVER,                              \
		/* flags       */ { 0, 0, 0 },                                 \
		/* hardware    */ (hardware),                                  \
		/* leaf        */ { 0, 0 },                                    \
		/* invalidate  */ { 0, 0 },                                    \
	}
static const struct pte_view pte_i386_pte = PTE_I386_PTE_VIEW(
	PTE_GENMASK(PTE_I386_WORD_BITS - 1, 0), 0);
static const struct pte_view pte_i386_pae_pte = PTE_I386_PTE_VIEW(
	~PTE_I386_PAE_ERRATUM, PTE_I386_PAE_ERRATUM);

#define PTE_I386_ADDRESS(end, mask, value, inverted)                           \
	{ { (mask), (value) }, (inverted),                                     \
	  { { PTE_I386_PAGE_SHIFT, (end) - PTE_I386_PAGE_SHIFT,                \
	      PTE_I386_PAGE_SHIFT, false },                                    \
	    PTE_NO_PIECE } }
static const struct pte_place pte_i386_place = {
	1,
	{
		PTE_I386_ADDRESS(PTE_I386_WORD_BITS, 0, 0, 0),
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};
static const struct pte_place pte_i386_pae_place = {
	2,
	{
		PTE_I386_ADDRESS(PTE_I386_PAE_ADDRESS_END, PTE_I386_P, PTE_I386_P, 0),
		PTE_I386_ADDRESS(PTE_I386_PAE_ADDRESS_END, PTE_I386_P, 0,
				 PTE_GENMASK(PTE_I386_PAE_ADDRESS_END - 1, PTE_I386_PAGE_SHIFT)),
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};

/* newest first, as each names the one after it */
#define PTE_I386_LAYOUT(name, since, next, phys_bits, swap, pte, place, huge_shift, word_bits) \
	{                                                                      \
		(name), (since), (next), PTE_I386_PAGE_SHIFT, (phys_bits),     \
		PTE_ALL_LEVELS(&(swap)), { &(pte), NULL, NULL },               \
		{ &(place), NULL, NULL }, &(pte), (huge_shift), PTE_EMPTY_IS_0, \
		{ NULL, NULL, NULL }, { PTE_I386_ENTRY_BITS, PTE_I386_ENTRY_TYPE }, \
		(word_bits), PTE_USUAL_END,                                    \
	}
#define PTE_I386_2LEVEL(since, next, swap)                                     \
	PTE_I386_LAYOUT("i386", since, next, PTE_I386_PHYS_BITS, swap,         \
			pte_i386_pte, pte_i386_place, PTE_I386_PMD_SHIFT, PTE_I386_WORD_BITS)
#define PTE_I386_3LEVEL(since, next, swap)                                     \
	PTE_I386_LAYOUT("i386-pae", since, next, PTE_I386_PAE_PHYS_BITS, swap, \
			pte_i386_pae_pte, pte_i386_pae_place, PTE_I386_PAE_PMD_SHIFT, PTE_WORD_BITS)

static const struct pte_layout PTE_I386_V6_3 =
	PTE_I386_2LEVEL(PTE_LINUX(6, 3), NULL, pte_i386_swap_v6_3);
static const struct pte_layout PTE_I386_V5_10 =
	PTE_I386_2LEVEL(PTE_LINUX(5, 10), &PTE_I386_V6_3, pte_i386_swap_v5_10);
static const struct pte_layout PTE_I386_PAE_V6_3 =
	PTE_I386_3LEVEL(PTE_LINUX(6, 3), NULL, pte_i386_pae_swap_v6_3);
static const struct pte_layout PTE_I386_PAE_V5_10 =
	PTE_I386_3LEVEL(PTE_LINUX(5, 10), &PTE_I386_PAE_V6_3, pte_i386_pae_swap_v5_10);

/* clang-format on */

#endif /* PTE_ARCH_I386_H */
