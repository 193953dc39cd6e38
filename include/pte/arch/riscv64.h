/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * riscv64: the layouts, as far as a codec or a predicate needs them.
 *
 *  a present page (V = 1, or PROT_NONE = 1 while V is 0)
 *   63    62:61 60   59         58:54 53:10 9      8       7 6 5      4 3 2 1 0
 *   NAPOT mt    uffd soft-dirty -     pfn   DEVMAP SPECIAL D A GLOBAL U X W R V
 *
 *  an entry that isn't present
 *   63:12  11:7 6    5 4    3          2:0
 *   offset type excl 0 uffd soft-dirty 0       6.19 on, with Svrsw60t59b
 *   offset type excl 0 -    0          0       6.3 on
 *
 *   63:11  10:6 5 4 3:0
 *   offset type 0 - 0                          5.17 to 6.2
 *
 *   63:7   6:2  1:0
 *   offset type 0                              to 5.16: ptes only
 *
 *  a pmd that points to a table
 *   63:54 53:10   9:1 0
 *   -     address 0   V
 *
 * PROT_NONE is GLOBAL; to 5.16 it was R. A huge page stays present by R, W or X
 * alone, for it is made invalid by clearing V and GLOBAL. So an entry in a pmd
 * must keep 3:1 clear: soft-dirty, at X, doesn't. Pages are 4K, and the number
 * of levels changes no bit. NAPOT, from 6.4 on, is a page of 64K: its pfn ends
 * in 1000.
 *
 * A pud is as a pmd, but V alone makes it present.
 *
 * Source: Linux 5.10 to 7.3 arch/riscv/include/asm/pgtable.h, pgtable-bits.h,
 * pgtable-64.h, sparsemem.h.
 */
#ifndef PTE_ARCH_RISCV64_H
#define PTE_ARCH_RISCV64_H

#include <pte/layout.h>

/** The only place where these numbers stand. */
enum {
	PTE_RISCV64_VALID = 0,
	PTE_RISCV64_READ = 1,
	PTE_RISCV64_WRITE = 2,
	PTE_RISCV64_EXEC = 3,
	PTE_RISCV64_USER = 4,
	PTE_RISCV64_GLOBAL = 5,
	PTE_RISCV64_ACCESSED = 6,
	PTE_RISCV64_DIRTY = 7,
	PTE_RISCV64_SPECIAL = 8,
	PTE_RISCV64_DEVMAP = 9, /* 6.11 to 6.16 */
	PTE_RISCV64_PFN = 10,
	PTE_RISCV64_PFN_BITS = 44,
	PTE_RISCV64_SOFT_DIRTY = 59, /* both with Svrsw60t59b */
	PTE_RISCV64_UFFD_WP = 60,
	PTE_RISCV64_MT = 61, /* Svpbmt's memory type */
	PTE_RISCV64_MT_BITS = 2,
	PTE_RISCV64_NAPOT = 63,
	PTE_RISCV64_NAPOT_ORDER = 4, /* 64K: the only size */

	PTE_RISCV64_PROT_NONE_V5_10 = PTE_RISCV64_READ,
	PTE_RISCV64_PROT_NONE = PTE_RISCV64_GLOBAL,

	PTE_RISCV64_PAGE_SHIFT = 12,
	PTE_RISCV64_PMD_SHIFT = 21,
	PTE_RISCV64_PUD_SHIFT = 30,
	PTE_RISCV64_PHYS_BITS = PTE_RISCV64_PFN_BITS + PTE_RISCV64_PAGE_SHIFT,
	/* log2 of a table's words; Sv48 */
	PTE_RISCV64_TABLE_BITS = PTE_RISCV64_PMD_SHIFT - PTE_RISCV64_PAGE_SHIFT,
	PTE_RISCV64_VIRTUAL_BITS =
		PTE_RISCV64_PAGE_SHIFT + 4 * PTE_RISCV64_TABLE_BITS,

	PTE_RISCV64_SWAP_SOFT_DIRTY = PTE_RISCV64_EXEC,
	PTE_RISCV64_SWAP_UFFD_WP = PTE_RISCV64_USER,
	PTE_RISCV64_SWAP_EXCLUSIVE = PTE_RISCV64_ACCESSED,
	PTE_RISCV64_SWAP_TYPE_V5_10 = 2,
	PTE_RISCV64_SWAP_TYPE_V5_17 = 6,
	PTE_RISCV64_SWAP_TYPE_V6_3 = 7,
	PTE_RISCV64_SWAP_TYPE_BITS = 5,
	PTE_RISCV64_SWAP_TYPE_C_BITS =
		32, /* the macro shifts an unsigned int */
};

/* clang-format off */

#define PTE_RISCV64_V    PTE_BIT(PTE_RISCV64_VALID)
#define PTE_RISCV64_PN   PTE_BIT(PTE_RISCV64_PROT_NONE)
#define PTE_RISCV64_LEAF                                                       \
	(PTE_BIT(PTE_RISCV64_READ) | PTE_BIT(PTE_RISCV64_WRITE) |              \
	 PTE_BIT(PTE_RISCV64_EXEC))
#define PTE_RISCV64_PRESENT_V5_10                                              \
	(PTE_RISCV64_V | PTE_BIT(PTE_RISCV64_PROT_NONE_V5_10))
#define PTE_RISCV64_PRESENT (PTE_RISCV64_V | PTE_RISCV64_PN)

/* the offset lies above the type, up to the top */
#define PTE_RISCV64_CODEC(type, zero, soft_dirty, uffd_wp, exclusive, spill_bits) \
	{                                                                      \
		/* type     */ { (type), PTE_RISCV64_SWAP_TYPE_BITS, 0, false }, \
		/* offset   */ { (type) + PTE_RISCV64_SWAP_TYPE_BITS,          \
				 64 - (type) - PTE_RISCV64_SWAP_TYPE_BITS, 0, false }, \
		/* fixed    */ { (zero), 0 },                                  \
		/* flags    */ { (soft_dirty), (uffd_wp), (exclusive) },       \
		/* spill    */ { { (type) + PTE_RISCV64_SWAP_TYPE_BITS,        \
				   (spill_bits), PTE_RISCV64_SWAP_TYPE_BITS, false }, \
				 { 0, 0, 0, false } },                         \
		/* high     */ PTE_NO_PIECE,                                   \
	}
/* to 6.2 the type isn't masked */
#define PTE_RISCV64_SPILL(type)                                                \
	(PTE_RISCV64_SWAP_TYPE_C_BITS - (type) - PTE_RISCV64_SWAP_TYPE_BITS)

static const struct pte_codec pte_riscv64_swap_v5_10 = PTE_RISCV64_CODEC(
	PTE_RISCV64_SWAP_TYPE_V5_10, PTE_RISCV64_PRESENT_V5_10, 0, 0, 0,
	PTE_RISCV64_SPILL(PTE_RISCV64_SWAP_TYPE_V5_10));
static const struct pte_codec pte_riscv64_swap_v5_17 = PTE_RISCV64_CODEC(
	PTE_RISCV64_SWAP_TYPE_V5_17, PTE_RISCV64_PRESENT | PTE_RISCV64_LEAF, 0, 0, 0,
	PTE_RISCV64_SPILL(PTE_RISCV64_SWAP_TYPE_V5_17));
static const struct pte_codec pte_riscv64_swap_v6_3 = PTE_RISCV64_CODEC(
	PTE_RISCV64_SWAP_TYPE_V6_3, PTE_RISCV64_PRESENT | PTE_RISCV64_LEAF, 0, 0,
	PTE_BIT(PTE_RISCV64_SWAP_EXCLUSIVE), 0);
static const struct pte_codec pte_riscv64_swap_svrsw60t59b_v6_19 = PTE_RISCV64_CODEC(
	PTE_RISCV64_SWAP_TYPE_V6_3,
	PTE_RISCV64_PRESENT | PTE_BIT(PTE_RISCV64_READ) | PTE_BIT(PTE_RISCV64_WRITE),
	PTE_BIT(PTE_RISCV64_SWAP_SOFT_DIRTY), PTE_BIT(PTE_RISCV64_SWAP_UFFD_WP),
	PTE_BIT(PTE_RISCV64_SWAP_EXCLUSIVE), 0);

#define PTE_RISCV64_PTE_VIEW(present, protnone, soft_dirty, uffd_wp)           \
	{                                                                      \
		/* none        */ PTE_TEST(PTE_ALL_BITS, 0),                   \
		/* present     */ PTE_TEST_ANY(present),                       \
		/* protnone    */ protnone,                                    \
		/* invalidated */ PTE_TEST_NEVER,                              \
		/* table       */ PTE_TEST_NEVER,                              \
		/* flags       */ { (soft_dirty), (uffd_wp), 0 },              \
		/* hardware    */ 0,                                           \
		/* leaf        */ { 0, 0 },                                    \
		/* invalidate  */ { 0, 0 },                                    \
	}
#define PTE_RISCV64_IS_PROTNONE PTE_TEST(PTE_RISCV64_PRESENT, PTE_RISCV64_PN)
#define PTE_RISCV64_IS_TABLE    PTE_TEST(PTE_RISCV64_V | PTE_RISCV64_LEAF, PTE_RISCV64_V)

static const struct pte_view pte_riscv64_pte_v5_10 =
	PTE_RISCV64_PTE_VIEW(PTE_RISCV64_PRESENT_V5_10, PTE_TEST_NEVER, 0, 0);
static const struct pte_view pte_riscv64_pte_v5_17 =
	PTE_RISCV64_PTE_VIEW(PTE_RISCV64_PRESENT, PTE_RISCV64_IS_PROTNONE, 0, 0);
static const struct pte_view pte_riscv64_pte_svrsw60t59b_v6_19 =
	PTE_RISCV64_PTE_VIEW(PTE_RISCV64_PRESENT, PTE_RISCV64_IS_PROTNONE,
			     PTE_BIT(PTE_RISCV64_SOFT_DIRTY), PTE_BIT(PTE_RISCV64_UFFD_WP));

/* no leaf of its own stands in a pmd, but walkers of hugetlb read it so */
static const struct pte_view pte_riscv64_pmd_v5_10 = {
	/* none        */ PTE_TEST(PTE_ALL_BITS, 0),
	/* present     */ PTE_TEST_ANY(PTE_RISCV64_PRESENT_V5_10),
	/* protnone    */ PTE_TEST_NEVER,
	/* invalidated */ PTE_TEST_NEVER,
	/* table       */ PTE_RISCV64_IS_TABLE,
	/* flags       */ { 0, 0, 0 },
	/* hardware    */ 0,
	/* leaf        */ { 0, 0 },
	/* invalidate  */ { 0, 0 },
};

/* pmd_mkinvalid leaves nothing but R, W and X to tell that it's a page */
#define PTE_RISCV64_PMD_VIEW(soft_dirty, uffd_wp)                              \
	{                                                                      \
		/* none        */ PTE_TEST(PTE_ALL_BITS, 0),                   \
		/* present     */ PTE_TEST_ANY(PTE_RISCV64_PRESENT | PTE_RISCV64_LEAF), \
		/* protnone    */ PTE_RISCV64_IS_PROTNONE,                     \
		/* invalidated */ { PTE_RISCV64_PRESENT, 0, PTE_RISCV64_LEAF, 0 }, \
		/* table       */ PTE_RISCV64_IS_TABLE,                        \
		/* flags       */ { (soft_dirty), (uffd_wp), 0 },              \
		/* hardware    */ 0,                                           \
		/* leaf        */ { 0, 0 },                                    \
		/* invalidate  */ { PTE_RISCV64_PRESENT, 0 },                  \
	}
static const struct pte_view pte_riscv64_pmd_v5_17 = PTE_RISCV64_PMD_VIEW(0, 0);
static const struct pte_view pte_riscv64_pmd_svrsw60t59b_v6_19 =
	PTE_RISCV64_PMD_VIEW(PTE_BIT(PTE_RISCV64_SOFT_DIRTY), PTE_BIT(PTE_RISCV64_UFFD_WP));

/* there's neither pud_protnone nor pud_mkinvalid */
#define PTE_RISCV64_PUD_VIEW(soft_dirty, uffd_wp)                              \
	{                                                                      \
		/* none        */ PTE_TEST(PTE_ALL_BITS, 0),                   \
		/* present     */ PTE_TEST(PTE_RISCV64_V, PTE_RISCV64_V),      \
		/* protnone    */ PTE_TEST_NEVER,                              \
		/* invalidated */ PTE_TEST_NEVER,                              \
		/* table       */ PTE_RISCV64_IS_TABLE,                        \
		/* flags       */ { (soft_dirty), (uffd_wp), 0 },              \
		/* hardware    */ 0,                                           \
		/* leaf        */ { 0, 0 },                                    \
		/* invalidate  */ { 0, 0 },                                    \
	}
static const struct pte_view pte_riscv64_pud_v5_10 = PTE_RISCV64_PUD_VIEW(0, 0);
static const struct pte_view pte_riscv64_pud_svrsw60t59b_v6_19 =
	PTE_RISCV64_PUD_VIEW(PTE_BIT(PTE_RISCV64_SOFT_DIRTY), PTE_BIT(PTE_RISCV64_UFFD_WP));

/* the page frame from 2^skip small pages on, where the pattern holds */
#define PTE_RISCV64_ADDRESS(skip, mask, value)                                 \
	{ { (mask), (value) }, 0,                                              \
	  { { PTE_RISCV64_PFN + (skip), PTE_RISCV64_PFN_BITS - (skip),         \
	      PTE_RISCV64_PAGE_SHIFT + (skip), false },                        \
	    { 0, 0, 0, false } } }
#define PTE_RISCV64_PLACE(skip)                                                \
	{                                                                      \
		1,                                                             \
		{                                                              \
			PTE_RISCV64_ADDRESS(skip, 0, 0),                       \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
		},                                                             \
	}
/* the pfn of a NAPOT page has its order's highest bit for a mark */
#define PTE_RISCV64_NAPOT_MARK                                                 \
	PTE_BIT(PTE_RISCV64_PFN + PTE_RISCV64_NAPOT_ORDER - 1)
#define PTE_RISCV64_IS_NAPOT                                                   \
	(PTE_BIT(PTE_RISCV64_NAPOT) |                                          \
	 PTE_GENMASK(PTE_RISCV64_PFN + PTE_RISCV64_NAPOT_ORDER - 1, PTE_RISCV64_PFN))

static const struct pte_place pte_riscv64_place = PTE_RISCV64_PLACE(0);
/* where pmds are no leaves, the words that point to a table are those */
static const struct pte_place pte_riscv64_table_v5_10 = {
	1,
	{
		PTE_RISCV64_ADDRESS(0, PTE_RISCV64_V | PTE_RISCV64_LEAF, PTE_RISCV64_V),
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};
static const struct pte_place pte_riscv64_place_v6_4 = {
	2,
	{
		PTE_RISCV64_ADDRESS(PTE_RISCV64_NAPOT_ORDER, PTE_RISCV64_IS_NAPOT,
				    PTE_BIT(PTE_RISCV64_NAPOT) | PTE_RISCV64_NAPOT_MARK),
		PTE_RISCV64_ADDRESS(0, 0, 0),
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};
static const struct pte_place pte_riscv64_pmd_place =
	PTE_RISCV64_PLACE(PTE_RISCV64_PMD_SHIFT - PTE_RISCV64_PAGE_SHIFT);
static const struct pte_place pte_riscv64_pud_place =
	PTE_RISCV64_PLACE(PTE_RISCV64_PUD_SHIFT - PTE_RISCV64_PAGE_SHIFT);

/* newest first, as each names the one after it */
#define PTE_RISCV64_LAYOUT(name, since, next, swap, pte, pmd, walker, pud, place, pmd_place, table) \
	{                                                                      \
		(name), (since), (next), PTE_RISCV64_PAGE_SHIFT,               \
		PTE_RISCV64_PHYS_BITS, PTE_ALL_LEVELS(&(swap)),                \
		{ &(pte), (pmd), &(pte), &(pud) },                             \
		{ &(place), (pmd_place), &(place), &pte_riscv64_pud_place },   \
		&(walker), PTE_RISCV64_PMD_SHIFT, PTE_EMPTY_IS_0,              \
		{ NULL, &(table), NULL, &pte_riscv64_place },                  \
		PTE_LENGTHS_BELOW(PTE_LEVEL_TABLES, PTE_RISCV64_PUD_SHIFT),                  \
	}
#define PTE_RISCV64_FROM_5_17(since, next, swap, place)                        \
	PTE_RISCV64_LAYOUT("riscv64", since, next, swap, pte_riscv64_pte_v5_17, \
			   &pte_riscv64_pmd_v5_17, pte_riscv64_pmd_v5_17, pte_riscv64_pud_v5_10, place, &pte_riscv64_pmd_place, pte_riscv64_place)

/* memory of devices wants DEVMAP, which came with 6.11, and memory hotplug,
 * which 6.1 lacks and 6.12 has */
static const struct pte_layout PTE_RISCV64_V6_11 = PTE_RISCV64_FROM_5_17(
	PTE_LINUX(6, 11), NULL, pte_riscv64_swap_v6_3, pte_riscv64_place_v6_4);
static const struct pte_layout PTE_RISCV64_V6_4 = PTE_RISCV64_FROM_5_17(
	PTE_LINUX(6, 4), &PTE_RISCV64_V6_11, pte_riscv64_swap_v6_3, pte_riscv64_place_v6_4);
static const struct pte_layout PTE_RISCV64_V6_3 = PTE_RISCV64_FROM_5_17(
	PTE_LINUX(6, 3), &PTE_RISCV64_V6_4, pte_riscv64_swap_v6_3, pte_riscv64_place);
static const struct pte_layout PTE_RISCV64_V5_17 = PTE_RISCV64_FROM_5_17(
	PTE_LINUX(5, 17), &PTE_RISCV64_V6_3, pte_riscv64_swap_v5_17, pte_riscv64_place);
static const struct pte_layout PTE_RISCV64_V5_10 = PTE_RISCV64_LAYOUT(
	"riscv64", PTE_LINUX(5, 10), &PTE_RISCV64_V5_17, pte_riscv64_swap_v5_10, pte_riscv64_pte_v5_10,
	NULL, pte_riscv64_pmd_v5_10, pte_riscv64_pud_v5_10, pte_riscv64_place, NULL, pte_riscv64_table_v5_10);

static const struct pte_layout PTE_RISCV64_SVRSW60T59B_V6_19 = PTE_RISCV64_LAYOUT(
	"riscv64-svrsw60t59b", PTE_LINUX(6, 19), NULL, pte_riscv64_swap_svrsw60t59b_v6_19,
	pte_riscv64_pte_svrsw60t59b_v6_19, &pte_riscv64_pmd_svrsw60t59b_v6_19,
	pte_riscv64_pmd_svrsw60t59b_v6_19, pte_riscv64_pud_svrsw60t59b_v6_19, pte_riscv64_place_v6_4, &pte_riscv64_pmd_place, pte_riscv64_place);

/* clang-format on */

#endif /* PTE_ARCH_RISCV64_H */
