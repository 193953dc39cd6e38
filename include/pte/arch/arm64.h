/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * arm64: the layouts, as far as a codec or a predicate needs them.
 *
 *  a present page (valid = 1, or present-invalid = 1 while valid is 0)
 *   63 62:60 59 58   57     56      55    54  53  52   51    50
 *   -  PO    -  uffd DEVMAP SPECIAL DIRTY UXN PXN CONT WRITE GP
 *   49:s     11 10 9:8 7      6    5  4:2      1     0
 *   address  NG AF SH  RDONLY USER NS ATTRINDX TABLE VALID
 *
 *  an entry that isn't present
 *   63:62 61:12          11  10:6 5:4 3    2    1:0
 *   -     offset         0   type -   uffd excl 0 0       6.10 on
 *
 *   63:59 58 57:8                     7:3  2    1:0
 *   -     0  offset                   type excl 0 0       5.19 to 6.9
 *
 *   63:59 58 57:8                     7:2       1:0
 *   -     0  offset                   type      0 0       to 5.18
 *
 *  a pmd that points to a table: AF from 6.13 on, which FEAT_HAFT looks at
 *   63      62:61   60       59       58:50 49:s     s-1:11 10 9:2 1:0
 *   NSTable APTable UXNTable PXNTable -     address  -      AF -   1 1
 *
 *  a pud, which is described with 4K pages: pages of 1G, and tables as of pmds.
 * PMD_PRESENT_INVALID is none of its bits. Of other page sizes no page is
 * mapped there.
 *
 * s is the page shift. 64K pages with a 52-bit address keep bits 51:48 in
 * 15:12, LPA2 keeps bits 51:50 in 9:8, where the shareability was. Present-
 * invalid is bit 11 from 6.10 on; before, PROT_NONE was bit 58 and an
 * invalidated pmd bit 59, which a swap pmd must keep clear too.
 *
 * Source: Linux 5.10 to 7.3 arch/arm64/include/asm/pgtable.h, pgtable-prot.h,
 * pgtable-hwdef.h.
 */
#ifndef PTE_ARCH_ARM64_H
#define PTE_ARCH_ARM64_H

#include <pte/layout.h>

/* a table holds 8-byte entries: 3 bits less than a page's */
#define PTE_ARM64_PMD_SHIFT(shift) (2 * (shift)-3)
#define PTE_ARM64_PUD_SHIFT(shift) (3 * (shift)-6)
#define PTE_ARM64_TABLE_BITS(shift) ((shift)-3)

/** The only place where these numbers stand. */
enum {
	PTE_ARM64_VALID = 0,
	PTE_ARM64_TABLE = 1,
	PTE_ARM64_ATTRINDX = 2,
	PTE_ARM64_ATTRINDX_BITS = 3,
	PTE_ARM64_NS = 5,
	PTE_ARM64_USER = 6,
	PTE_ARM64_RDONLY = 7,
	PTE_ARM64_SH = 8,
	PTE_ARM64_SH_BITS = 2,
	PTE_ARM64_AF = 10,
	PTE_ARM64_NG = 11,
	PTE_ARM64_SHIFT_4K = 12,
	PTE_ARM64_SHIFT_16K = 14,
	PTE_ARM64_SHIFT_64K = 16,
	PTE_ARM64_PMD_SHIFT_4K = PTE_ARM64_PMD_SHIFT(PTE_ARM64_SHIFT_4K),
	PTE_ARM64_PMD_SHIFT_16K = PTE_ARM64_PMD_SHIFT(PTE_ARM64_SHIFT_16K),
	PTE_ARM64_PMD_SHIFT_64K = PTE_ARM64_PMD_SHIFT(PTE_ARM64_SHIFT_64K),
	PTE_ARM64_PUD_SHIFT_4K = PTE_ARM64_PUD_SHIFT(PTE_ARM64_SHIFT_4K),
	PTE_ARM64_ADDRESS_END_48 = 48, /* to 6.8 */
	PTE_ARM64_ADDRESS_END = 50,    /* from 6.9 on */
	PTE_ARM64_GP = 50,
	PTE_ARM64_WRITE = 51, /* DBM */
	PTE_ARM64_CONT = 52,
	PTE_ARM64_PXN = 53,
	PTE_ARM64_UXN = 54,
	PTE_ARM64_DIRTY = 55,
	PTE_ARM64_SPECIAL = 56,
	PTE_ARM64_DEVMAP = 57,
	PTE_ARM64_SOFTWARE_58 = 58,
	PTE_ARM64_SOFTWARE_59 = 59,
	PTE_ARM64_PO = 60,
	PTE_ARM64_PO_BITS = 3,

	/* in a word that points to a table */
	PTE_ARM64_PXN_TABLE = PTE_ARM64_SOFTWARE_59,
	PTE_ARM64_UXN_TABLE = 60,
	PTE_ARM64_AP_TABLE = 61,
	PTE_ARM64_AP_TABLE_BITS = 2,
	PTE_ARM64_NS_TABLE = 63,

	/* to start with, where a dump doesn't say */
	PTE_ARM64_VIRTUAL_BITS = 48,
	PTE_ARM64_VIRTUAL_BITS_52 = 52,

	PTE_ARM64_PHYS_BITS = 48,
	PTE_ARM64_PHYS_BITS_52 = 52,

	/* 64K pages with 52 bits: PA[51:48]; LPA2: PA[51:50] */
	PTE_ARM64_HIGH_64K = 12,
	PTE_ARM64_HIGH_64K_BITS = PTE_ARM64_PHYS_BITS_52 - PTE_ARM64_PHYS_BITS,
	PTE_ARM64_HIGH_64K_AT = PTE_ARM64_PHYS_BITS,
	PTE_ARM64_HIGH_LPA2 = PTE_ARM64_SH,
	PTE_ARM64_HIGH_LPA2_BITS = PTE_ARM64_SH_BITS,
	PTE_ARM64_HIGH_LPA2_AT = PTE_ARM64_ADDRESS_END,

	/* to 6.9 */
	PTE_ARM64_PROT_NONE = PTE_ARM64_SOFTWARE_58,
	PTE_ARM64_PMD_INVALID = PTE_ARM64_SOFTWARE_59,
	/* from 6.10 on */
	PTE_ARM64_PRESENT_INVALID = PTE_ARM64_NG,
	PTE_ARM64_UFFD_WP = PTE_ARM64_SOFTWARE_58,

	PTE_ARM64_SWAP_EXCLUSIVE = 2,
	PTE_ARM64_SWAP_UFFD_WP = 3,
	PTE_ARM64_SWAP_TYPE_V5_10 = 2,
	PTE_ARM64_SWAP_TYPE_BITS_V5_10 = 6,
	PTE_ARM64_SWAP_TYPE_V5_19 = 3,
	PTE_ARM64_SWAP_TYPE_V6_10 = 6,
	PTE_ARM64_SWAP_TYPE_BITS = 5,
	PTE_ARM64_SWAP_TYPE_C_BITS = 32, /* the macro shifts an unsigned int */
	PTE_ARM64_SWAP_OFFSET_V5_10 = 8,
	PTE_ARM64_SWAP_OFFSET_V6_10 = 12,
	PTE_ARM64_SWAP_OFFSET_BITS = 50,
};

/* clang-format off */

/* the macro masks neither type nor offset: what it does with the rest */
#define PTE_ARM64_SPILL(type, type_bits, offset)                               \
	{                                                                      \
		{ (type) + (type_bits),                                        \
		  PTE_ARM64_SWAP_TYPE_C_BITS - (type) - (type_bits),           \
		  (type_bits), false },                                        \
		{ (offset) + PTE_ARM64_SWAP_OFFSET_BITS,                       \
		  64 - (offset) - PTE_ARM64_SWAP_OFFSET_BITS,                  \
		  PTE_ARM64_SWAP_OFFSET_BITS, false },                         \
	}
#define PTE_ARM64_CODEC(type, type_bits, offset, zero, uffd_wp, exclusive)     \
	{                                                                      \
		/* type     */ { (type), (type_bits), 0, false },              \
		/* offset   */ { (offset), PTE_ARM64_SWAP_OFFSET_BITS, 0, false }, \
		/* fixed    */ { PTE_BIT(PTE_ARM64_VALID) |                    \
				 PTE_BIT(PTE_ARM64_TABLE) | (zero), 0 },       \
		/* flags    */ { 0, (uffd_wp), (exclusive) },                  \
		/* spill    */ PTE_ARM64_SPILL(type, type_bits, offset),       \
		/* high     */ PTE_NO_PIECE,                                   \
	}

static const struct pte_codec pte_arm64_swap_v5_10 = PTE_ARM64_CODEC(
	PTE_ARM64_SWAP_TYPE_V5_10, PTE_ARM64_SWAP_TYPE_BITS_V5_10,
	PTE_ARM64_SWAP_OFFSET_V5_10,
	PTE_BIT(PTE_ARM64_PROT_NONE) | PTE_BIT(PTE_ARM64_PMD_INVALID), 0, 0);
static const struct pte_codec pte_arm64_swap_v5_19 = PTE_ARM64_CODEC(
	PTE_ARM64_SWAP_TYPE_V5_19, PTE_ARM64_SWAP_TYPE_BITS,
	PTE_ARM64_SWAP_OFFSET_V5_10,
	PTE_BIT(PTE_ARM64_PROT_NONE) | PTE_BIT(PTE_ARM64_PMD_INVALID), 0,
	PTE_BIT(PTE_ARM64_SWAP_EXCLUSIVE));
static const struct pte_codec pte_arm64_swap_v6_10 = PTE_ARM64_CODEC(
	PTE_ARM64_SWAP_TYPE_V6_10, PTE_ARM64_SWAP_TYPE_BITS,
	PTE_ARM64_SWAP_OFFSET_V6_10,
	PTE_BIT(PTE_ARM64_PRESENT_INVALID), PTE_BIT(PTE_ARM64_SWAP_UFFD_WP),
	PTE_BIT(PTE_ARM64_SWAP_EXCLUSIVE));

#define PTE_ARM64_V       PTE_BIT(PTE_ARM64_VALID)
#define PTE_ARM64_PN      PTE_BIT(PTE_ARM64_PROT_NONE)
#define PTE_ARM64_PMD_INV PTE_BIT(PTE_ARM64_PMD_INVALID)
#define PTE_ARM64_INV     PTE_BIT(PTE_ARM64_PRESENT_INVALID)
#define PTE_ARM64_TBL     PTE_BIT(PTE_ARM64_TABLE)
#define PTE_ARM64_KERNEL  (PTE_BIT(PTE_ARM64_USER) | PTE_BIT(PTE_ARM64_UXN))

#define PTE_ARM64_PTE_VIEW_V5_10(leaf_clear)                                   \
	{                                                                      \
		/* none        */ PTE_TEST(PTE_ALL_BITS, 0),                   \
		/* present     */ PTE_TEST_ANY(PTE_ARM64_V | PTE_ARM64_PN),    \
		/* protnone    */ PTE_TEST(PTE_ARM64_V | PTE_ARM64_PN, PTE_ARM64_PN), \
		/* invalidated */ PTE_TEST_NEVER,                              \
		/* table       */ PTE_TEST_NEVER,                              \
		/* flags       */ { 0, 0, 0 },                                 \
		/* hardware    */ 0,                                           \
		/* leaf        */ { (leaf_clear), 0 },                         \
		/* invalidate  */ { 0, 0 },                                    \
	}

/* pte_mkhuge clears what makes a word in a pmd slot a table */
static const struct pte_view pte_arm64_pte_v5_10 =
	PTE_ARM64_PTE_VIEW_V5_10(0);
static const struct pte_view pte_arm64_hugetlb_v5_10 =
	PTE_ARM64_PTE_VIEW_V5_10(PTE_ARM64_TBL);

static const struct pte_view pte_arm64_pmd_v5_10 = {
	/* none        */ PTE_TEST(PTE_ALL_BITS, 0),
	/* present     */ PTE_TEST_ANY(PTE_ARM64_V | PTE_ARM64_PN | PTE_ARM64_PMD_INV),
	/* protnone    */ PTE_TEST(PTE_ARM64_V | PTE_ARM64_PN, PTE_ARM64_PN),
	/* invalidated */ PTE_TEST(PTE_ARM64_V | PTE_ARM64_PMD_INV, PTE_ARM64_PMD_INV),
	/* table       */ PTE_TEST(PTE_ARM64_V | PTE_ARM64_TBL, PTE_ARM64_V | PTE_ARM64_TBL),
	/* flags       */ { 0, 0, 0 },
	/* hardware    */ 0,
	/* leaf        */ { PTE_ARM64_TBL, 0 },
	/* invalidate  */ { PTE_ARM64_V, PTE_ARM64_PMD_INV },
};

/* from 6.10 on both levels agree, but for tables and leaves */
#define PTE_ARM64_VIEW_V6_10(table, leaf_clear)                                \
	{                                                                      \
		/* none        */ PTE_TEST(PTE_ALL_BITS, 0),                   \
		/* present     */ PTE_TEST_ANY(PTE_ARM64_V | PTE_ARM64_INV),   \
		/* protnone    */ PTE_TEST(PTE_ARM64_V | PTE_ARM64_INV |       \
						   PTE_ARM64_KERNEL,           \
					   PTE_ARM64_INV |                     \
						   PTE_BIT(PTE_ARM64_UXN)),    \
		/* invalidated */ PTE_TEST(PTE_ARM64_V | PTE_ARM64_INV,        \
					   PTE_ARM64_INV),                     \
		/* table       */ table,                                       \
		/* flags       */ { 0, PTE_BIT(PTE_ARM64_UFFD_WP), 0 },        \
		/* hardware    */ 0,                                           \
		/* leaf        */ { (leaf_clear), 0 },                         \
		/* invalidate  */ { PTE_ARM64_V, PTE_ARM64_INV },              \
	}
#define PTE_ARM64_IS_TABLE PTE_TEST(PTE_ARM64_V | PTE_ARM64_TBL, PTE_ARM64_V | PTE_ARM64_TBL)

static const struct pte_view pte_arm64_pte_v6_10 =
	PTE_ARM64_VIEW_V6_10(PTE_TEST_NEVER, 0);
static const struct pte_view pte_arm64_hugetlb_v6_10 =
	PTE_ARM64_VIEW_V6_10(PTE_TEST_NEVER, PTE_ARM64_TBL);
static const struct pte_view pte_arm64_pmd_v6_10 =
	PTE_ARM64_VIEW_V6_10(PTE_ARM64_IS_TABLE, PTE_ARM64_TBL);

/* pud_present is pte_present; there's neither pud_protnone nor pud_mkinvalid */
#define PTE_ARM64_PUD_VIEW(present, uffd_wp)                                   \
	{                                                                      \
		/* none        */ PTE_TEST(PTE_ALL_BITS, 0),                   \
		/* present     */ PTE_TEST_ANY(present),                       \
		/* protnone    */ PTE_TEST_NEVER,                              \
		/* invalidated */ PTE_TEST_NEVER,                              \
		/* table       */ PTE_ARM64_IS_TABLE,                          \
		/* flags       */ { 0, (uffd_wp), 0 },                         \
		/* hardware    */ 0,                                           \
		/* leaf        */ { PTE_ARM64_TBL, 0 },                        \
		/* invalidate  */ { 0, 0 },                                    \
	}
static const struct pte_view pte_arm64_pud_v5_10 =
	PTE_ARM64_PUD_VIEW(PTE_ARM64_V | PTE_ARM64_PN, UINT64_C(0));
static const struct pte_view pte_arm64_pud_v6_10 =
	PTE_ARM64_PUD_VIEW(PTE_ARM64_V | PTE_ARM64_INV, PTE_BIT(PTE_ARM64_UFFD_WP));

/* address bits from the page shift up to `end`, and a piece of the high ones */
#define PTE_ARM64_PLACE(shift, end, high, high_bits, high_at)                  \
	{                                                                      \
		1,                                                             \
		{                                                              \
			{ { 0, 0 }, 0,                                         \
			  { { (shift), (end) - (shift), (shift), false },      \
			    { (high), (high_bits), (high_at), false } } },     \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
		},                                                             \
	}
#define PTE_ARM64_PLACE_PLAIN(shift, end) PTE_ARM64_PLACE(shift, end, 0, 0, 0)
#define PTE_ARM64_PLACE_PA52(shift, end)                                       \
	PTE_ARM64_PLACE(shift, end, PTE_ARM64_HIGH_64K,                        \
			PTE_ARM64_HIGH_64K_BITS, PTE_ARM64_HIGH_64K_AT)
#define PTE_ARM64_PLACE_LPA2(shift)                                            \
	PTE_ARM64_PLACE(shift, PTE_ARM64_ADDRESS_END, PTE_ARM64_HIGH_LPA2,     \
			PTE_ARM64_HIGH_LPA2_BITS, PTE_ARM64_HIGH_LPA2_AT)

/* pmd_pfn cuts what lies below a huge page, pte_pfn has nothing to cut */
static const struct pte_place pte_arm64_4k_pte_v5_10 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_SHIFT_4K, PTE_ARM64_ADDRESS_END_48);
static const struct pte_place pte_arm64_4k_pmd_v5_10 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_PMD_SHIFT_4K, PTE_ARM64_ADDRESS_END_48);
static const struct pte_place pte_arm64_16k_pte_v5_10 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_SHIFT_16K, PTE_ARM64_ADDRESS_END_48);
static const struct pte_place pte_arm64_16k_pmd_v5_10 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_PMD_SHIFT_16K, PTE_ARM64_ADDRESS_END_48);
static const struct pte_place pte_arm64_64k_pte_v5_10 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_SHIFT_64K, PTE_ARM64_ADDRESS_END_48);
static const struct pte_place pte_arm64_64k_pmd_v5_10 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_PMD_SHIFT_64K, PTE_ARM64_ADDRESS_END_48);
static const struct pte_place pte_arm64_64k_pa52_pte_v5_10 = PTE_ARM64_PLACE_PA52(PTE_ARM64_SHIFT_64K, PTE_ARM64_ADDRESS_END_48);
static const struct pte_place pte_arm64_64k_pa52_pmd_v5_10 = PTE_ARM64_PLACE_PA52(PTE_ARM64_PMD_SHIFT_64K, PTE_ARM64_ADDRESS_END_48);
static const struct pte_place pte_arm64_4k_pte_v6_9 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_SHIFT_4K, PTE_ARM64_ADDRESS_END);
static const struct pte_place pte_arm64_4k_pmd_v6_9 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_PMD_SHIFT_4K, PTE_ARM64_ADDRESS_END);
static const struct pte_place pte_arm64_16k_pte_v6_9 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_SHIFT_16K, PTE_ARM64_ADDRESS_END);
static const struct pte_place pte_arm64_16k_pmd_v6_9 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_PMD_SHIFT_16K, PTE_ARM64_ADDRESS_END);
static const struct pte_place pte_arm64_64k_pte_v6_9 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_SHIFT_64K, PTE_ARM64_ADDRESS_END);
static const struct pte_place pte_arm64_64k_pmd_v6_9 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_PMD_SHIFT_64K, PTE_ARM64_ADDRESS_END);
static const struct pte_place pte_arm64_64k_pa52_pte_v6_9 = PTE_ARM64_PLACE_PA52(PTE_ARM64_SHIFT_64K, PTE_ARM64_ADDRESS_END);
static const struct pte_place pte_arm64_64k_pa52_pmd_v6_9 = PTE_ARM64_PLACE_PA52(PTE_ARM64_PMD_SHIFT_64K, PTE_ARM64_ADDRESS_END);
static const struct pte_place pte_arm64_4k_lpa2_pte_v6_9 = PTE_ARM64_PLACE_LPA2(PTE_ARM64_SHIFT_4K);
static const struct pte_place pte_arm64_4k_lpa2_pmd_v6_9 = PTE_ARM64_PLACE_LPA2(PTE_ARM64_PMD_SHIFT_4K);
static const struct pte_place pte_arm64_16k_lpa2_pte_v6_9 = PTE_ARM64_PLACE_LPA2(PTE_ARM64_SHIFT_16K);
static const struct pte_place pte_arm64_16k_lpa2_pmd_v6_9 = PTE_ARM64_PLACE_LPA2(PTE_ARM64_PMD_SHIFT_16K);

/* pud_pfn cuts as pmd_pfn does */
static const struct pte_place pte_arm64_4k_pud_v5_10 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_PUD_SHIFT_4K, PTE_ARM64_ADDRESS_END_48);
static const struct pte_place pte_arm64_4k_pud_v6_9 = PTE_ARM64_PLACE_PLAIN(PTE_ARM64_PUD_SHIFT_4K, PTE_ARM64_ADDRESS_END);
static const struct pte_place pte_arm64_4k_lpa2_pud_v6_9 = PTE_ARM64_PLACE_LPA2(PTE_ARM64_PUD_SHIFT_4K);

/* newest first, as each names the one after it */
#define PTE_ARM64_LAYOUT(name, since, next, shift, phys_bits, swap, pte, pmd, hugetlb, pte_place, pmd_place) \
	{                                                                      \
		(name), (since), (next), (shift), (phys_bits), PTE_ALL_LEVELS(&(swap)),        \
		{ &(pte), &(pmd), &(hugetlb) },                                \
		{ &(pte_place), &(pmd_place), &(pte_place) },                  \
		&(pmd), PTE_ARM64_PMD_SHIFT(shift), PTE_EMPTY_IS_0,            \
		/* pmd_page_paddr cuts nothing: a table is a page */           \
		{ NULL, &(pte_place), NULL },                                  \
		PTE_LENGTHS_BELOW(PTE_LEVEL_SET(PTE_LEVEL_PUD) | PTE_LEVEL_TABLES, 0), \
	}
/* ... with 4K pages, and what puds are */
#define PTE_ARM64_4K_LAYOUT(name, since, next, phys_bits, swap, pte, pmd, hugetlb, pud, pte_place, pmd_place, pud_place) \
	{                                                                      \
		(name), (since), (next), PTE_ARM64_SHIFT_4K, (phys_bits), PTE_ALL_LEVELS(&(swap)), \
		{ &(pte), &(pmd), &(hugetlb), &(pud) },                        \
		{ &(pte_place), &(pmd_place), &(pte_place), &(pud_place) },    \
		&(pmd), PTE_ARM64_PMD_SHIFT_4K, PTE_EMPTY_IS_0,                \
		{ NULL, &(pte_place), NULL, &(pte_place) },                    \
		PTE_LENGTHS_BELOW(PTE_LEVEL_TABLES, PTE_ARM64_PUD_SHIFT_4K),                 \
	}
#define PTE_ARM64_4K_TO_6_9(name, since, next, phys_bits, swap, place, pmd_place, pud_place) \
	PTE_ARM64_4K_LAYOUT(name, since, next, phys_bits, swap, pte_arm64_pte_v5_10, pte_arm64_pmd_v5_10, \
			    pte_arm64_hugetlb_v5_10, pte_arm64_pud_v5_10, place, pmd_place, pud_place)
#define PTE_ARM64_4K_FROM_6_10(name, next, phys_bits, place, pmd_place, pud_place) \
	PTE_ARM64_4K_LAYOUT(name, PTE_LINUX(6, 10), next, phys_bits, pte_arm64_swap_v6_10, pte_arm64_pte_v6_10, \
			    pte_arm64_pmd_v6_10, pte_arm64_hugetlb_v6_10, pte_arm64_pud_v6_10, place, pmd_place, pud_place)
#define PTE_ARM64_FROM_5_10(name, next, shift, phys_bits, place, pmd_place)                     \
	PTE_ARM64_LAYOUT(name, PTE_LINUX(5, 10), next, shift, phys_bits, \
			 pte_arm64_swap_v5_10, pte_arm64_pte_v5_10, pte_arm64_pmd_v5_10, pte_arm64_hugetlb_v5_10, place, pmd_place)
#define PTE_ARM64_FROM_5_19(name, next, shift, phys_bits, place, pmd_place)                     \
	PTE_ARM64_LAYOUT(name, PTE_LINUX(5, 19), next, shift, phys_bits, \
			 pte_arm64_swap_v5_19, pte_arm64_pte_v5_10, pte_arm64_pmd_v5_10, pte_arm64_hugetlb_v5_10, place, pmd_place)
#define PTE_ARM64_FROM_6_9(name, next, shift, phys_bits, place, pmd_place)                      \
	PTE_ARM64_LAYOUT(name, PTE_LINUX(6, 9), next, shift, phys_bits, \
			 pte_arm64_swap_v5_19, pte_arm64_pte_v5_10, pte_arm64_pmd_v5_10, pte_arm64_hugetlb_v5_10, place, pmd_place)
#define PTE_ARM64_FROM_6_10(name, next, shift, phys_bits, place, pmd_place)                     \
	PTE_ARM64_LAYOUT(name, PTE_LINUX(6, 10), next, shift, phys_bits, \
			 pte_arm64_swap_v6_10, pte_arm64_pte_v6_10, pte_arm64_pmd_v6_10, pte_arm64_hugetlb_v6_10, place, pmd_place)

static const struct pte_layout PTE_ARM64_4K_V6_10 = PTE_ARM64_4K_FROM_6_10("arm64-4k", NULL, PTE_ARM64_PHYS_BITS, pte_arm64_4k_pte_v6_9, pte_arm64_4k_pmd_v6_9, pte_arm64_4k_pud_v6_9);
static const struct pte_layout PTE_ARM64_4K_V6_9  = PTE_ARM64_4K_TO_6_9("arm64-4k", PTE_LINUX(6, 9), &PTE_ARM64_4K_V6_10, PTE_ARM64_PHYS_BITS, pte_arm64_swap_v5_19, pte_arm64_4k_pte_v6_9, pte_arm64_4k_pmd_v6_9, pte_arm64_4k_pud_v6_9);
static const struct pte_layout PTE_ARM64_4K_V5_19 = PTE_ARM64_4K_TO_6_9("arm64-4k", PTE_LINUX(5, 19), &PTE_ARM64_4K_V6_9, PTE_ARM64_PHYS_BITS, pte_arm64_swap_v5_19, pte_arm64_4k_pte_v5_10, pte_arm64_4k_pmd_v5_10, pte_arm64_4k_pud_v5_10);
static const struct pte_layout PTE_ARM64_4K_V5_10 = PTE_ARM64_4K_TO_6_9("arm64-4k", PTE_LINUX(5, 10), &PTE_ARM64_4K_V5_19, PTE_ARM64_PHYS_BITS, pte_arm64_swap_v5_10, pte_arm64_4k_pte_v5_10, pte_arm64_4k_pmd_v5_10, pte_arm64_4k_pud_v5_10);

static const struct pte_layout PTE_ARM64_16K_V6_10 = PTE_ARM64_FROM_6_10("arm64-16k", NULL, PTE_ARM64_SHIFT_16K, PTE_ARM64_PHYS_BITS, pte_arm64_16k_pte_v6_9, pte_arm64_16k_pmd_v6_9);
static const struct pte_layout PTE_ARM64_16K_V6_9  = PTE_ARM64_FROM_6_9("arm64-16k", &PTE_ARM64_16K_V6_10, PTE_ARM64_SHIFT_16K, PTE_ARM64_PHYS_BITS, pte_arm64_16k_pte_v6_9, pte_arm64_16k_pmd_v6_9);
static const struct pte_layout PTE_ARM64_16K_V5_19 = PTE_ARM64_FROM_5_19("arm64-16k", &PTE_ARM64_16K_V6_9, PTE_ARM64_SHIFT_16K, PTE_ARM64_PHYS_BITS, pte_arm64_16k_pte_v5_10, pte_arm64_16k_pmd_v5_10);
static const struct pte_layout PTE_ARM64_16K_V5_10 = PTE_ARM64_FROM_5_10("arm64-16k", &PTE_ARM64_16K_V5_19, PTE_ARM64_SHIFT_16K, PTE_ARM64_PHYS_BITS, pte_arm64_16k_pte_v5_10, pte_arm64_16k_pmd_v5_10);

static const struct pte_layout PTE_ARM64_64K_V6_10 = PTE_ARM64_FROM_6_10("arm64-64k", NULL, PTE_ARM64_SHIFT_64K, PTE_ARM64_PHYS_BITS, pte_arm64_64k_pte_v6_9, pte_arm64_64k_pmd_v6_9);
static const struct pte_layout PTE_ARM64_64K_V6_9  = PTE_ARM64_FROM_6_9("arm64-64k", &PTE_ARM64_64K_V6_10, PTE_ARM64_SHIFT_64K, PTE_ARM64_PHYS_BITS, pte_arm64_64k_pte_v6_9, pte_arm64_64k_pmd_v6_9);
static const struct pte_layout PTE_ARM64_64K_V5_19 = PTE_ARM64_FROM_5_19("arm64-64k", &PTE_ARM64_64K_V6_9, PTE_ARM64_SHIFT_64K, PTE_ARM64_PHYS_BITS, pte_arm64_64k_pte_v5_10, pte_arm64_64k_pmd_v5_10);
static const struct pte_layout PTE_ARM64_64K_V5_10 = PTE_ARM64_FROM_5_10("arm64-64k", &PTE_ARM64_64K_V5_19, PTE_ARM64_SHIFT_64K, PTE_ARM64_PHYS_BITS, pte_arm64_64k_pte_v5_10, pte_arm64_64k_pmd_v5_10);

static const struct pte_layout PTE_ARM64_64K_PA52_V6_10 = PTE_ARM64_FROM_6_10("arm64-64k-pa52", NULL, PTE_ARM64_SHIFT_64K, PTE_ARM64_PHYS_BITS_52, pte_arm64_64k_pa52_pte_v6_9, pte_arm64_64k_pa52_pmd_v6_9);
static const struct pte_layout PTE_ARM64_64K_PA52_V6_9  = PTE_ARM64_FROM_6_9("arm64-64k-pa52", &PTE_ARM64_64K_PA52_V6_10, PTE_ARM64_SHIFT_64K, PTE_ARM64_PHYS_BITS_52, pte_arm64_64k_pa52_pte_v6_9, pte_arm64_64k_pa52_pmd_v6_9);
static const struct pte_layout PTE_ARM64_64K_PA52_V5_19 = PTE_ARM64_FROM_5_19("arm64-64k-pa52", &PTE_ARM64_64K_PA52_V6_9, PTE_ARM64_SHIFT_64K, PTE_ARM64_PHYS_BITS_52, pte_arm64_64k_pa52_pte_v5_10, pte_arm64_64k_pa52_pmd_v5_10);
static const struct pte_layout PTE_ARM64_64K_PA52_V5_10 = PTE_ARM64_FROM_5_10("arm64-64k-pa52", &PTE_ARM64_64K_PA52_V5_19, PTE_ARM64_SHIFT_64K, PTE_ARM64_PHYS_BITS_52, pte_arm64_64k_pa52_pte_v5_10, pte_arm64_64k_pa52_pmd_v5_10);

static const struct pte_layout PTE_ARM64_4K_LPA2_V6_10 = PTE_ARM64_4K_FROM_6_10("arm64-4k-lpa2", NULL, PTE_ARM64_PHYS_BITS_52, pte_arm64_4k_lpa2_pte_v6_9, pte_arm64_4k_lpa2_pmd_v6_9, pte_arm64_4k_lpa2_pud_v6_9);
static const struct pte_layout PTE_ARM64_4K_LPA2_V6_9  = PTE_ARM64_4K_TO_6_9("arm64-4k-lpa2", PTE_LINUX(6, 9), &PTE_ARM64_4K_LPA2_V6_10, PTE_ARM64_PHYS_BITS_52, pte_arm64_swap_v5_19, pte_arm64_4k_lpa2_pte_v6_9, pte_arm64_4k_lpa2_pmd_v6_9, pte_arm64_4k_lpa2_pud_v6_9);

static const struct pte_layout PTE_ARM64_16K_LPA2_V6_10 = PTE_ARM64_FROM_6_10("arm64-16k-lpa2", NULL, PTE_ARM64_SHIFT_16K, PTE_ARM64_PHYS_BITS_52, pte_arm64_16k_lpa2_pte_v6_9, pte_arm64_16k_lpa2_pmd_v6_9);
static const struct pte_layout PTE_ARM64_16K_LPA2_V6_9  = PTE_ARM64_FROM_6_9("arm64-16k-lpa2", &PTE_ARM64_16K_LPA2_V6_10, PTE_ARM64_SHIFT_16K, PTE_ARM64_PHYS_BITS_52, pte_arm64_16k_lpa2_pte_v6_9, pte_arm64_16k_lpa2_pmd_v6_9);

/* clang-format on */

#endif /* PTE_ARCH_ARM64_H */
