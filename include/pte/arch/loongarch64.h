/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * loongarch64: the layouts, as far as a codec or a predicate needs them.
 *
 *  a present page (PRESENT = 1, or PROTNONE = 1); s is the page shift: 12, 14,
 * 16 63   62 61 60              59     47:s 12      11      10       9        8
 * 7 RPLV NX NR PRESENT_INVALID DEVMAP pfn  HGLOBAL SPECIAL PROTNONE MODIFIED W
 * PRESENT
 *
 *   6           5:4   3:2 1     0
 *   GLOBAL/HUGE cache PLV DIRTY VALID
 *
 *  an entry that isn't present
 *   63:24  23   22 21:16 15:7 6    5:0
 *   offset excl -  type  0    HUGE 0           6.3 on
 *
 *   63:24  23:22 21:16 15:7 6    5:0
 *   offset -     type  0    HUGE 0             to 6.2
 *
 *  a pmd that points to a table
 *   63:60 59:48 47:s    s-1:0
 *   9     0     address 0
 *
 * The macros take 8 bits for the type's, or 7: a swp_entry_t has room for six.
 *
 * Bit 6 is GLOBAL in a pte, and passed over by pte_none. In a pmd it's HUGE:
 * all pages and entries have it, and only what points to a table hasn't. A slot
 * of a pmd that holds nothing points to invalid_pte_table, so a pmd without
 * HUGE is present unless it's that. Entries of hugetlb are those of ptes,
 * without HUGE.
 *
 * A huge page that is made invalid keeps PRESENT_INVALID, bit 60, from 6.4 on.
 * An entry has its offset there: with 4K pages it's the young bit of migration.
 *
 * Source: Linux 6.1 to 7.3 arch/loongarch/include/asm/pgtable.h,
 * pgtable-bits.h, hugetlb.h, sparsemem.h, addrspace.h.
 */
#ifndef PTE_ARCH_LOONGARCH64_H
#define PTE_ARCH_LOONGARCH64_H

#include <pte/layout.h>

/** The only place where these numbers stand. */
enum {
	PTE_LOONGARCH64_VALID = 0, /* it's ACCESSED, too */
	PTE_LOONGARCH64_DIRTY = 1,
	PTE_LOONGARCH64_PLV = 2,
	PTE_LOONGARCH64_PLV_BITS = 2,
	PTE_LOONGARCH64_CACHE = 4,
	PTE_LOONGARCH64_CACHE_BITS = 2,
	PTE_LOONGARCH64_GLOBAL = 6,
	PTE_LOONGARCH64_HUGE = PTE_LOONGARCH64_GLOBAL,
	PTE_LOONGARCH64_PRESENT = 7,
	PTE_LOONGARCH64_WRITE = 8,
	PTE_LOONGARCH64_MODIFIED = 9,
	PTE_LOONGARCH64_PROTNONE = 10,
	PTE_LOONGARCH64_SPECIAL = 11,
	PTE_LOONGARCH64_HGLOBAL = 12,         /* GLOBAL of a huge page */
	PTE_LOONGARCH64_DEVMAP = 59,          /* 6.11 to 6.16 */
	PTE_LOONGARCH64_PRESENT_INVALID = 60, /* 6.4 on */
	PTE_LOONGARCH64_NO_READ = 61,
	PTE_LOONGARCH64_NO_EXEC = 62,
	PTE_LOONGARCH64_RPLV = 63,

	PTE_LOONGARCH64_PHYS_BITS =
		48, /* of any page size; the pfn ends there */

	/* where tables are: a virtual address, mapped directly */
	PTE_LOONGARCH64_WINDOW = 60,
	PTE_LOONGARCH64_WINDOW_BITS = 4,
	PTE_LOONGARCH64_WINDOW_CACHED = 9,

	PTE_LOONGARCH64_SWAP_TYPE = 16,
	PTE_LOONGARCH64_SWAP_TYPE_BITS = 6,
	PTE_LOONGARCH64_SWAP_TYPE_C_BITS = 7, /* of the macro's type */
	PTE_LOONGARCH64_SWAP_EXCLUSIVE = 23,
	PTE_LOONGARCH64_SWAP_OFFSET = 24,
	PTE_LOONGARCH64_SWAP_OFFSET_BITS = 40,
};

/* clang-format off */

#define PTE_LOONGARCH64_H  PTE_BIT(PTE_LOONGARCH64_HUGE)
#define PTE_LOONGARCH64_P  PTE_BIT(PTE_LOONGARCH64_PRESENT)
#define PTE_LOONGARCH64_PN PTE_BIT(PTE_LOONGARCH64_PROTNONE)
#define PTE_LOONGARCH64_PI PTE_BIT(PTE_LOONGARCH64_PRESENT_INVALID)
/* the window of the kernel's addresses, and the cached one */
#define PTE_LOONGARCH64_WINDOW_MASK                                            \
	PTE_GENMASK(PTE_LOONGARCH64_WINDOW + PTE_LOONGARCH64_WINDOW_BITS - 1, PTE_LOONGARCH64_WINDOW)
#define PTE_LOONGARCH64_CACHED                                                 \
	((uint64_t)PTE_LOONGARCH64_WINDOW_CACHED << (unsigned)PTE_LOONGARCH64_WINDOW)
/** Stands for the address of invalid_pte_table, which each kernel has its own. */
#define PTE_LOONGARCH64_EMPTY (PTE_LOONGARCH64_CACHED | UINT64_C(0x2000000))

/* must_be: HUGE in a pmd, 0 in a pte */
#define PTE_LOONGARCH64_CODEC(macro_bits, must_be, exclusive)                  \
	{                                                                      \
		/* type     */ { PTE_LOONGARCH64_SWAP_TYPE, PTE_LOONGARCH64_SWAP_TYPE_BITS, 0, false }, \
		/* offset   */ { PTE_LOONGARCH64_SWAP_OFFSET,                  \
				 PTE_LOONGARCH64_SWAP_OFFSET_BITS, 0, false }, \
		/* fixed    */ { PTE_LOONGARCH64_H | PTE_LOONGARCH64_P | PTE_LOONGARCH64_PN, (must_be) }, \
		/* flags    */ { 0, 0, (exclusive) },                          \
		/* spill    */ { { PTE_LOONGARCH64_SWAP_TYPE + PTE_LOONGARCH64_SWAP_TYPE_BITS, \
				   (macro_bits) - PTE_LOONGARCH64_SWAP_TYPE_BITS, \
				   PTE_LOONGARCH64_SWAP_TYPE_BITS, false },    \
				 { 0, 0, 0, false } },                         \
		/* high     */ PTE_NO_PIECE,                                   \
	}
/* to 6.2 the type isn't masked */
#define PTE_LOONGARCH64_UNMASKED (64 - PTE_LOONGARCH64_SWAP_TYPE)
static const struct pte_codec pte_loongarch64_swap_v5_19 = PTE_LOONGARCH64_CODEC(
	PTE_LOONGARCH64_UNMASKED, 0, 0);
static const struct pte_codec pte_loongarch64_pmd_swap_v5_19 = PTE_LOONGARCH64_CODEC(
	PTE_LOONGARCH64_UNMASKED, PTE_LOONGARCH64_H, 0);
static const struct pte_codec pte_loongarch64_swap_v6_3 = PTE_LOONGARCH64_CODEC(
	PTE_LOONGARCH64_SWAP_TYPE_C_BITS, 0, PTE_BIT(PTE_LOONGARCH64_SWAP_EXCLUSIVE));
static const struct pte_codec pte_loongarch64_pmd_swap_v6_3 = PTE_LOONGARCH64_CODEC(
	PTE_LOONGARCH64_SWAP_TYPE_C_BITS, PTE_LOONGARCH64_H, 0);

/* it doesn't look at PRESENT */
#define PTE_LOONGARCH64_IS_PROTNONE PTE_TEST(PTE_LOONGARCH64_PN, PTE_LOONGARCH64_PN)
#define PTE_LOONGARCH64_IS_INVALIDATED                                         \
	PTE_TEST(PTE_LOONGARCH64_H | PTE_LOONGARCH64_P | PTE_LOONGARCH64_PN | PTE_LOONGARCH64_PI, \
		 PTE_LOONGARCH64_H | PTE_LOONGARCH64_PI)

/* an empty slot of hugetlb holds what one of a pmd does */
#define PTE_LOONGARCH64_PTE_VIEW(empty, leaf)                                  \
	{                                                                      \
		/* none        */ PTE_TEST(~PTE_BIT(PTE_LOONGARCH64_GLOBAL), (empty)), \
		/* present     */ PTE_TEST_ANY(PTE_LOONGARCH64_P | PTE_LOONGARCH64_PN), \
		/* protnone    */ PTE_LOONGARCH64_IS_PROTNONE,                 \
		/* invalidated */ PTE_TEST_NEVER,                              \
		/* table       */ PTE_TEST_NEVER,                              \
		/* flags       */ { 0, 0, 0 },                                 \
		/* hardware    */ 0,                                           \
		/* leaf        */ { 0, (leaf) },                               \
		/* invalidate  */ { 0, 0 },                                    \
	}
static const struct pte_view pte_loongarch64_pte = PTE_LOONGARCH64_PTE_VIEW(0, 0);
static const struct pte_view pte_loongarch64_hugetlb =
	PTE_LOONGARCH64_PTE_VIEW(PTE_LOONGARCH64_EMPTY, PTE_LOONGARCH64_H);

/* kept: what pmd_mkinvalid sets, and pmd_present asks for */
#define PTE_LOONGARCH64_PMD_VIEW(page_shift, kept, is_invalidated)             \
	{                                                                      \
		/* none        */ PTE_TEST(PTE_ALL_BITS, PTE_LOONGARCH64_EMPTY), \
		/* present     */ { PTE_LOONGARCH64_H, PTE_LOONGARCH64_H,      \
				    PTE_LOONGARCH64_P | PTE_LOONGARCH64_PN | (kept), 0 }, \
		/* protnone    */ PTE_LOONGARCH64_IS_PROTNONE,                 \
		/* invalidated */ is_invalidated,                              \
		/* table       */ { PTE_GENMASK((page_shift) - 1, 0), 0,       \
				    PTE_ALL_BITS, PTE_LOONGARCH64_EMPTY },     \
		/* flags       */ { 0, 0, 0 },                                 \
		/* hardware    */ 0,                                           \
		/* leaf        */ { 0, PTE_LOONGARCH64_H },                    \
		/* invalidate  */ { PTE_BIT(PTE_LOONGARCH64_VALID) | PTE_BIT(PTE_LOONGARCH64_DIRTY) | \
				    PTE_LOONGARCH64_P | PTE_LOONGARCH64_PN, (kept) }, \
	}

/* where a page's address lies, or a table's */
#define PTE_LOONGARCH64_PLACE(page_shift)                                      \
	{                                                                      \
		1,                                                             \
		{                                                              \
			{ { 0, 0 }, 0,                                         \
			  { { (page_shift), PTE_LOONGARCH64_PHYS_BITS - (page_shift), (page_shift), false }, \
			    { 0, 0, 0, false } } },                            \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
		},                                                             \
	}

/* one page size: its parts, and its rows, newest first, as each names the one
 * after it. pmd_pfn doesn't cut at the huge page */
#define PTE_LOONGARCH64_LAYOUT(name, shift, since, next, swap, pmd_swap, pmd, place) \
	{                                                                      \
		(name), (since), (next), (shift), PTE_LOONGARCH64_PHYS_BITS,   \
		{ &(swap), &(pmd_swap), &(swap), &(swap), &(swap), &(swap) },  \
		{ &pte_loongarch64_pte, &(pmd), &pte_loongarch64_hugetlb },    \
		{ &(place), &(place), &(place) },                              \
		&(pmd), 2 * (shift) - 3,                                       \
		{ 0, PTE_LOONGARCH64_EMPTY, PTE_LOONGARCH64_EMPTY, 0, 0, 0 },  \
		{ NULL, &(place), NULL }, PTE_SWAP_FORM, PTE_WORD_BITS, 0,     \
		PTE_LOONGARCH64_H, 0, PTE_ALL_LEVELS(NULL), 0, 0,              \
	}
#define PTE_LOONGARCH64_V(name, shift, since, next, era, pmd_era, size)        \
	PTE_LOONGARCH64_LAYOUT(name, shift, since, next, pte_loongarch64_swap_##era, \
			       pte_loongarch64_pmd_swap_##era,                 \
			       pte_loongarch64_##size##_pmd_##pmd_era,         \
			       pte_loongarch64_##size##_place)

#define PTE_LOONGARCH64_PARTS(size, shift)                                     \
	static const struct pte_view pte_loongarch64_##size##_pmd_v5_19 =      \
		PTE_LOONGARCH64_PMD_VIEW(shift, UINT64_C(0), PTE_TEST_NEVER);  \
	static const struct pte_view pte_loongarch64_##size##_pmd_v6_4 =       \
		PTE_LOONGARCH64_PMD_VIEW(shift, PTE_LOONGARCH64_PI, PTE_LOONGARCH64_IS_INVALIDATED); \
	static const struct pte_place pte_loongarch64_##size##_place =         \
		PTE_LOONGARCH64_PLACE(shift)

PTE_LOONGARCH64_PARTS(4k, 12);
PTE_LOONGARCH64_PARTS(16k, 14);
PTE_LOONGARCH64_PARTS(64k, 16);

/* from 6.11 on there's memory of devices */
static const struct pte_layout PTE_LOONGARCH64_4K_V6_11 = PTE_LOONGARCH64_V(
	"loongarch64-4k", 12, PTE_LINUX(6, 11), NULL, v6_3, v6_4, 4k);
static const struct pte_layout PTE_LOONGARCH64_4K_V6_4 = PTE_LOONGARCH64_V(
	"loongarch64-4k", 12, PTE_LINUX(6, 4), &PTE_LOONGARCH64_4K_V6_11, v6_3, v6_4, 4k);
static const struct pte_layout PTE_LOONGARCH64_4K_V6_3 = PTE_LOONGARCH64_V(
	"loongarch64-4k", 12, PTE_LINUX(6, 3), &PTE_LOONGARCH64_4K_V6_4, v6_3, v5_19, 4k);
static const struct pte_layout PTE_LOONGARCH64_4K_V5_19 = PTE_LOONGARCH64_V(
	"loongarch64-4k", 12, PTE_LINUX(5, 19), &PTE_LOONGARCH64_4K_V6_3, v5_19, v5_19, 4k);

static const struct pte_layout PTE_LOONGARCH64_16K_V6_11 = PTE_LOONGARCH64_V(
	"loongarch64-16k", 14, PTE_LINUX(6, 11), NULL, v6_3, v6_4, 16k);
static const struct pte_layout PTE_LOONGARCH64_16K_V6_4 = PTE_LOONGARCH64_V(
	"loongarch64-16k", 14, PTE_LINUX(6, 4), &PTE_LOONGARCH64_16K_V6_11, v6_3, v6_4, 16k);
static const struct pte_layout PTE_LOONGARCH64_16K_V6_3 = PTE_LOONGARCH64_V(
	"loongarch64-16k", 14, PTE_LINUX(6, 3), &PTE_LOONGARCH64_16K_V6_4, v6_3, v5_19, 16k);
static const struct pte_layout PTE_LOONGARCH64_16K_V5_19 = PTE_LOONGARCH64_V(
	"loongarch64-16k", 14, PTE_LINUX(5, 19), &PTE_LOONGARCH64_16K_V6_3, v5_19, v5_19, 16k);

static const struct pte_layout PTE_LOONGARCH64_64K_V6_11 = PTE_LOONGARCH64_V(
	"loongarch64-64k", 16, PTE_LINUX(6, 11), NULL, v6_3, v6_4, 64k);
static const struct pte_layout PTE_LOONGARCH64_64K_V6_4 = PTE_LOONGARCH64_V(
	"loongarch64-64k", 16, PTE_LINUX(6, 4), &PTE_LOONGARCH64_64K_V6_11, v6_3, v6_4, 64k);
static const struct pte_layout PTE_LOONGARCH64_64K_V6_3 = PTE_LOONGARCH64_V(
	"loongarch64-64k", 16, PTE_LINUX(6, 3), &PTE_LOONGARCH64_64K_V6_4, v6_3, v5_19, 64k);
static const struct pte_layout PTE_LOONGARCH64_64K_V5_19 = PTE_LOONGARCH64_V(
	"loongarch64-64k", 16, PTE_LINUX(5, 19), &PTE_LOONGARCH64_64K_V6_3, v5_19, v5_19, 64k);

/* clang-format on */

#endif /* PTE_ARCH_LOONGARCH64_H */
