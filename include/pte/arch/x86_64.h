/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * x86_64: the layouts, as far as a codec or a predicate needs them.
 *
 *  a present page (P = 1)
 *   63 62:59  58  57 56:52 51:12 11 10    9    8 7       6 5 4   3   2  1  0
 *   NX pkey   SW5 SW4  -    pfn  SD uffd  SPEC G PAT/PSE D A PCD PWT US RW P
 *
 *  an entry that isn't present
 *   63:59  58:9     8 7 6 5 4 3    2    1  0
 *   type   ~offset  0 0 D A - excl uffd SD 0
 *
 * The offset is stored complemented, so that no swap entry forms the address
 * of cacheable memory (L1TF). An address whose P is clear is complemented too,
 * by the mask of its level. Bits 6:5 are written 0, but a Knights Landing
 * processor may set them. The exclusive flag exists since 5.19.
 *
 * A pud is as a pmd, but P alone makes it present: not PROTNONE, by which only
 * the pte helpers of hugetlb know a page, and not PSE.
 *
 * Source: Linux 5.10 to 7.1 arch/x86/include/asm/pgtable_64.h, pgtable_types.h,
 * pgtable.h, pgtable-invert.h.
 */
#ifndef PTE_ARCH_X86_64_H
#define PTE_ARCH_X86_64_H

#include <pte/layout.h>

/** The only place where these numbers stand. */
enum {
	PTE_X86_PRESENT = 0,
	PTE_X86_RW = 1,
	PTE_X86_USER = 2,
	PTE_X86_PWT = 3,
	PTE_X86_PCD = 4,
	PTE_X86_ACCESSED = 5,
	PTE_X86_DIRTY = 6,
	PTE_X86_PSE = 7, /* PAT in a pte */
	PTE_X86_GLOBAL = 8,
	PTE_X86_SOFTW1 = 9,
	PTE_X86_SOFTW2 = 10,
	PTE_X86_SOFTW3 = 11,
	PTE_X86_PAGE_SHIFT = 12,
	PTE_X86_PMD_SHIFT = 21,
	PTE_X86_PUD_SHIFT = 30,
	PTE_X86_ADDRESS_END = 52, /* __PHYSICAL_MASK_SHIFT, 4-level too */
	PTE_X86_SOFTW4 = 57,
	PTE_X86_SOFTW5 = 58,
	PTE_X86_PKEY = 59,
	PTE_X86_PKEY_BITS = 4,
	PTE_X86_NX = 63,

	/* what the software bits and the swap format make of them */
	PTE_X86_SPECIAL = PTE_X86_SOFTW1,
	PTE_X86_UFFD_WP = PTE_X86_SOFTW2,
	PTE_X86_SOFT_DIRTY = PTE_X86_SOFTW3,
	PTE_X86_PROTNONE = PTE_X86_GLOBAL, /* while P is clear */
	PTE_X86_PAT = PTE_X86_PSE,
	PTE_X86_PAT_LARGE = PTE_X86_PAGE_SHIFT, /* where PSE is PSE */
	PTE_X86_SWAP_SOFT_DIRTY = PTE_X86_RW,
	PTE_X86_SWAP_UFFD_WP = PTE_X86_USER,
	PTE_X86_SWAP_EXCLUSIVE = PTE_X86_PWT,
	PTE_X86_SWAP_TYPE_BITS = 5,
	PTE_X86_SWAP_TYPE = 64 - PTE_X86_SWAP_TYPE_BITS,
	PTE_X86_SWAP_OFFSET = PTE_X86_PROTNONE + 1,
	PTE_X86_SWAP_OFFSET_BITS = PTE_X86_SWAP_TYPE - PTE_X86_SWAP_OFFSET,

	PTE_X86_PHYS_BITS = 46,      /* MAX_PHYSMEM_BITS with 4 levels ... */
	PTE_X86_PHYS_BITS_LA57 = 52, /* ... and with 5 */

	/* log2 of a table's words; what 4 levels translate, and 5 */
	PTE_X86_TABLE_BITS = PTE_X86_PMD_SHIFT - PTE_X86_PAGE_SHIFT,
	PTE_X86_VIRTUAL_BITS = PTE_X86_PAGE_SHIFT + 4 * PTE_X86_TABLE_BITS,
	PTE_X86_VIRTUAL_BITS_LA57 = PTE_X86_PAGE_SHIFT + 5 * PTE_X86_TABLE_BITS,
	PTE_X86_KERNEL_MAP = 31, /* __START_KERNEL_map: ones from here on */
};

/* clang-format off */

#define PTE_X86_P        PTE_BIT(PTE_X86_PRESENT)
#define PTE_X86_LEAF     PTE_BIT(PTE_X86_PSE)
#define PTE_X86_PN       PTE_BIT(PTE_X86_PROTNONE)
/* the Knights Landing erratum's bits */
#define PTE_X86_ERRATUM  (PTE_BIT(PTE_X86_ACCESSED) | PTE_BIT(PTE_X86_DIRTY))

#define PTE_X86_CODEC(exclusive)                                               \
	{                                                                      \
		/* type     */ { PTE_X86_SWAP_TYPE, PTE_X86_SWAP_TYPE_BITS, 0, false }, \
		/* offset   */ { PTE_X86_SWAP_OFFSET, PTE_X86_SWAP_OFFSET_BITS, 0, true }, \
		/* fixed    */ { PTE_X86_P | PTE_X86_LEAF | PTE_X86_PN, 0 },   \
		/* flags    */ { PTE_BIT(PTE_X86_SWAP_SOFT_DIRTY),             \
				 PTE_BIT(PTE_X86_SWAP_UFFD_WP), (exclusive) }, \
		/* spill    */ { { 0, 0, 0, false }, { 0, 0, 0, false } },     \
		/* high     */ PTE_NO_PIECE,                                   \
	}

static const struct pte_codec pte_x86_swap_v5_10 =
	PTE_X86_CODEC(0);
static const struct pte_codec pte_x86_swap_v5_19 =
	PTE_X86_CODEC(PTE_BIT(PTE_X86_SWAP_EXCLUSIVE));

#define PTE_X86_PRESENT_FLAGS                                                  \
	{ PTE_BIT(PTE_X86_SOFT_DIRTY), PTE_BIT(PTE_X86_UFFD_WP), 0 }

#define PTE_X86_PTE_VIEW(leaf_set)                                             \
	{                                                                      \
		/* none        */ PTE_TEST(~PTE_X86_ERRATUM, 0),               \
		/* present     */ PTE_TEST_ANY(PTE_X86_P | PTE_X86_PN),        \
		/* protnone    */ PTE_TEST(PTE_X86_P | PTE_X86_PN, PTE_X86_PN), \
		/* invalidated */ PTE_TEST_NEVER,                              \
		/* table       */ PTE_TEST_NEVER,                              \
		/* flags       */ PTE_X86_PRESENT_FLAGS,                       \
		/* hardware    */ PTE_X86_ERRATUM,                             \
		/* leaf        */ { 0, (leaf_set) },                           \
		/* invalidate  */ { 0, 0 },                                    \
	}

static const struct pte_view pte_x86_pte = PTE_X86_PTE_VIEW(0);
/* pte_mkhuge sets what tells walkers of pmds from a table */
static const struct pte_view pte_x86_hugetlb = PTE_X86_PTE_VIEW(PTE_X86_LEAF);

static const struct pte_view pte_x86_pmd = {
	/* none        */ PTE_TEST(~PTE_X86_ERRATUM, 0),
	/* present     */ PTE_TEST_ANY(PTE_X86_P | PTE_X86_PN | PTE_X86_LEAF),
	/* protnone    */ PTE_TEST(PTE_X86_P | PTE_X86_PN, PTE_X86_PN),
	/* invalidated */ PTE_TEST(PTE_X86_P | PTE_X86_PN | PTE_X86_LEAF, PTE_X86_LEAF),
	/* table       */ PTE_TEST(PTE_X86_P | PTE_X86_LEAF, PTE_X86_P),
	/* flags       */ PTE_X86_PRESENT_FLAGS,
	/* hardware    */ PTE_X86_ERRATUM,
	/* leaf        */ { 0, PTE_X86_LEAF },
	/* invalidate  */ { PTE_X86_P | PTE_X86_PN, 0 },
};

static const struct pte_view pte_x86_pud = {
	/* none        */ PTE_TEST(~PTE_X86_ERRATUM, 0),
	/* present     */ PTE_TEST(PTE_X86_P, PTE_X86_P),
	/* protnone    */ PTE_TEST_NEVER,
	/* invalidated */ PTE_TEST_NEVER,
	/* table       */ PTE_TEST(PTE_X86_P | PTE_X86_LEAF, PTE_X86_P),
	/* flags       */ PTE_X86_PRESENT_FLAGS,
	/* hardware    */ PTE_X86_ERRATUM,
	/* leaf        */ { 0, PTE_X86_LEAF },
	/* invalidate  */ { 0, 0 },
};

/* the address from bit `shift` on, where the pattern holds */
#define PTE_X86_ADDRESS(shift, inverted, mask, value)                          \
	{ { (mask), (value) }, (inverted),                                     \
	  { { (shift), PTE_X86_ADDRESS_END - (shift), (shift), false },        \
	    { 0, 0, 0, false } } }
#define PTE_X86_PLAIN(shift, mask, value)                                      \
	PTE_X86_ADDRESS(shift, 0, mask, value)
#define PTE_X86_INVERTED(shift, mask, value)                                   \
	PTE_X86_ADDRESS(shift, PTE_GENMASK(PTE_X86_ADDRESS_END - 1, (shift)), mask, value)

static const struct pte_place pte_x86_pte_place = {
	2,
	{
		PTE_X86_PLAIN(PTE_X86_PAGE_SHIFT, PTE_X86_P, PTE_X86_P),
		PTE_X86_INVERTED(PTE_X86_PAGE_SHIFT, PTE_X86_P, 0),
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};

static const struct pte_place pte_x86_pmd_place = {
	4,
	{
		PTE_X86_PLAIN(PTE_X86_PMD_SHIFT, PTE_X86_P | PTE_X86_LEAF, PTE_X86_P | PTE_X86_LEAF),
		PTE_X86_INVERTED(PTE_X86_PMD_SHIFT, PTE_X86_P | PTE_X86_LEAF, PTE_X86_LEAF),
		PTE_X86_PLAIN(PTE_X86_PAGE_SHIFT, PTE_X86_P | PTE_X86_LEAF, PTE_X86_P),
		PTE_X86_INVERTED(PTE_X86_PAGE_SHIFT, PTE_X86_P | PTE_X86_LEAF, 0),
	},
};

/* of pages: a present pud that is no page is a table */
static const struct pte_place pte_x86_pud_place = {
	2,
	{
		PTE_X86_PLAIN(PTE_X86_PUD_SHIFT, PTE_X86_P, PTE_X86_P),
		PTE_X86_INVERTED(PTE_X86_PUD_SHIFT, PTE_X86_P, 0),
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};

/* pmd_page_vaddr: pmd_pfn_mask of what isn't huge; pud_pgtable */
static const struct pte_place pte_x86_table_place = {
	1,
	{
		PTE_X86_PLAIN(PTE_X86_PAGE_SHIFT, 0, 0),
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};

/* newest first, as each names the one after it */
#define PTE_X86_LAYOUT(name, since, next, phys_bits, swap)                     \
	{                                                                      \
		(name), (since), (next), PTE_X86_PAGE_SHIFT, (phys_bits),      \
		PTE_ALL_LEVELS(&(swap)),                                                       \
		{ &pte_x86_pte, &pte_x86_pmd, &pte_x86_hugetlb, &pte_x86_pud }, \
		{ &pte_x86_pte_place, &pte_x86_pmd_place, &pte_x86_pte_place, &pte_x86_pud_place }, \
		&pte_x86_pmd, PTE_X86_PMD_SHIFT, PTE_EMPTY_IS_0,               \
		{ NULL, &pte_x86_table_place, NULL, &pte_x86_table_place },    \
		PTE_LENGTHS_BELOW(PTE_LEVEL_TABLES, PTE_X86_PUD_SHIFT),                      \
	}

static const struct pte_layout PTE_X86_64_V5_19 = PTE_X86_LAYOUT(
	"x86_64", PTE_LINUX(5, 19), NULL, PTE_X86_PHYS_BITS, pte_x86_swap_v5_19);
static const struct pte_layout PTE_X86_64_V5_10 = PTE_X86_LAYOUT(
	"x86_64", PTE_LINUX(5, 10), &PTE_X86_64_V5_19, PTE_X86_PHYS_BITS, pte_x86_swap_v5_10);
static const struct pte_layout PTE_X86_64_LA57_V5_19 = PTE_X86_LAYOUT(
	"x86_64-la57", PTE_LINUX(5, 19), NULL, PTE_X86_PHYS_BITS_LA57, pte_x86_swap_v5_19);
static const struct pte_layout PTE_X86_64_LA57_V5_10 = PTE_X86_LAYOUT(
	"x86_64-la57", PTE_LINUX(5, 10), &PTE_X86_64_LA57_V5_19, PTE_X86_PHYS_BITS_LA57, pte_x86_swap_v5_10);

/* clang-format on */

#endif /* PTE_ARCH_X86_64_H */
