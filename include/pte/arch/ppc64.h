/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * ppc64: the layouts, as far as a codec or a predicate needs them.
 *
 * Bit 0 is the least significant one; the ISA counts from the other end. The
 * words are in CPU order: book3s keeps its tables big-endian on every kernel.
 *
 *  book3s, a present page (bit 62 and one of 63 and 61)
 *   63      62  61      60:57 56 55:53  52:s 11     10   9  8 7 6    5:4 3    2
 * 1 0 PRESENT PTE INVALID hash and keys   pfn  DEVMAP SPEC SD R C RSV1 tol PRIV
 * R W X
 *
 *  book3s, an entry that isn't present
 *   63 62 61 60:53 52:s   15:10 9  8:6 5    4:0
 *   0  1  0  -     offset -     SD -   excl type           5.19 on
 *   0  1  0  -     offset -        -   SD   type           to 5.18
 *
 *  book3s, a pmd that points to a table; radix has log2 of its entries, too
 *   63 62 61:8    7:5 4:0
 *   1  0  address -   index size
 *
 *  radix, a pud: as a pmd, but PRESENT alone makes it present
 *
 *  nohash (e500), an entry that isn't present
 *   63:24  23:8 7    6:2  1 0
 *   offset -    excl type - 0                              exclusive: 6.3 on
 *
 *  nohash, a pmd that points to a table, by the address where it's mapped
 *   63:60 59:12   11:0
 *   0xc   address -
 *
 * s is the page shift. On hash, stores drop _PAGE_HPTEFLAGS from every word; on
 * radix, R and C may come back late into an empty slot. pte_none ignores each.
 *
 * Source: Linux 5.10 to 7.1 arch/powerpc/include/asm/book3s/64/pgtable.h,
 * hash-4k.h, hash-64k.h, radix.h; nohash/64/pgtable.h, nohash/pte-e500.h.
 */
#ifndef PTE_ARCH_PPC64_H
#define PTE_ARCH_PPC64_H

#include <pte/layout.h>

/** The only place where these numbers stand. */
enum {
	/* book3s */
	PTE_PPC64_EXEC = 0,
	PTE_PPC64_WRITE = 1,
	PTE_PPC64_READ = 2,
	PTE_PPC64_PRIVILEGED = 3,
	PTE_PPC64_TOLERANT = 4, /* SAO 01, non-idempotent 10, tolerant 11 */
	PTE_PPC64_TOLERANT_BITS = 2,
	PTE_PPC64_NON_IDEMPOTENT = 5,
	PTE_PPC64_RSV1 = 6,
	PTE_PPC64_DIRTY = 7,
	PTE_PPC64_ACCESSED = 8,
	PTE_PPC64_SW3 = 9,
	PTE_PPC64_SW2 = 10,
	PTE_PPC64_SW1 = 11,
	PTE_PPC64_RPN0 = 12,
	PTE_PPC64_RPN1 = 13,
	PTE_PPC64_SHIFT_4K = 12,
	PTE_PPC64_SHIFT_64K = 16,
	PTE_PPC64_RPN_END = 53, /* _PAGE_PA_MAX */
	PTE_PPC64_RPN41 = PTE_PPC64_RPN_END,
	PTE_PPC64_RPN42 = 54,
	PTE_PPC64_RPN43 = 55,
	PTE_PPC64_PKEY_BIT0 = 56,
	PTE_PPC64_PKEY_BIT1 = 57,
	PTE_PPC64_PKEY_BITS_4K = 3,
	PTE_PPC64_PKEY_BITS_64K = 5,
	PTE_PPC64_PKEY_BIT4 = 60,
	PTE_PPC64_SW0 = 61,
	PTE_PPC64_PTE = 62,
	PTE_PPC64_PRESENT = 63,

	PTE_PPC64_SOFT_DIRTY = PTE_PPC64_SW3,
	PTE_PPC64_SPECIAL = PTE_PPC64_SW2,
	PTE_PPC64_DEVMAP = PTE_PPC64_SW1,
	PTE_PPC64_INVALID = PTE_PPC64_SW0,

	/* hash: what H_PAGE_... makes of them, by page size */
	PTE_PPC64_BUSY = PTE_PPC64_RSV1,
	PTE_PPC64_GIX_4K = PTE_PPC64_RPN41,
	PTE_PPC64_GIX_BITS = 3,
	PTE_PPC64_SECOND_4K = PTE_PPC64_PKEY_BIT0,
	PTE_PPC64_HASHPTE_4K = PTE_PPC64_PKEY_BIT4,
	PTE_PPC64_COMBO_64K = PTE_PPC64_RPN0,
	PTE_PPC64_4K_PFN_64K = PTE_PPC64_RPN1,   /* in a pte ... */
	PTE_PPC64_THP_HUGE_64K = PTE_PPC64_RPN1, /* ... and in a pmd */
	PTE_PPC64_HASHPTE_64K = PTE_PPC64_RPN43,

	/* a pmd that points to a table: PMD_MASKED_BITS cuts what is below */
	PTE_PPC64_TABLE = 8,
	PTE_PPC64_TABLE_SHIFT_HASH = 12, /* PTE_TABLE_SIZE, with 64K, too */
	PTE_PPC64_INDEX_SIZE = 0, /* radix: log2 of the table's entries */
	PTE_PPC64_INDEX_SIZE_BITS = 5,

	PTE_PPC64_SWAP_TYPE = 0,
	PTE_PPC64_SWAP_TYPE_BITS = 5,
	PTE_PPC64_SWAP_TYPE_C_BITS = 32, /* the macro ORs in an unsigned int */
	PTE_PPC64_SWAP_SOFT_DIRTY_V5_10 = PTE_PPC64_NON_IDEMPOTENT,
	PTE_PPC64_SWAP_SOFT_DIRTY_V5_19 = PTE_PPC64_SOFT_DIRTY,
	PTE_PPC64_SWAP_EXCLUSIVE = PTE_PPC64_NON_IDEMPOTENT,

	/* PMD_SHIFT: radix has 2M with either page size, hash with 64K 16M */
	PTE_PPC64_PMD_SHIFT = 21,
	PTE_PPC64_PMD_SHIFT_HASH_64K = 24,
	PTE_PPC64_PUD_SHIFT_RADIX = 30, /* with either page size */
	/* log2 of the words of a table of radix; of ptes it's what is left */
	PTE_PPC64_TABLE_BITS_RADIX = 9,
	PTE_PPC64_ROOT_BITS_RADIX = 13,
	PTE_PPC64_VIRTUAL_BITS_RADIX = PTE_PPC64_PUD_SHIFT_RADIX +
				       PTE_PPC64_TABLE_BITS_RADIX +
				       PTE_PPC64_ROOT_BITS_RADIX,

	/* MAX_PHYSMEM_BITS with SPARSEMEM_VMEMMAP, for both MMUs; and without
	 */
	PTE_PPC64_PHYS_BITS = 51,
	PTE_PPC64_PHYS_BITS_PLAIN = 46,

	/* nohash */
	PTE_NOHASH_PRESENT = 0,
	PTE_NOHASH_SW1 = 1,
	PTE_NOHASH_BAP_SR = 2,
	PTE_NOHASH_BAP_UR = 3,
	PTE_NOHASH_BAP_SW = 4,
	PTE_NOHASH_BAP_UW = 5,
	PTE_NOHASH_BAP_SX = 6,
	PTE_NOHASH_BAP_UX = 7,
	PTE_NOHASH_PSIZE = 8,
	PTE_NOHASH_PSIZE_BITS = 4,
	PTE_NOHASH_PSIZE_4K_V5_10 = 2, /* 2^(10 + n) bytes */
	PTE_NOHASH_PSIZE_4K_V6_11 = 1, /* 4^n KiB */
	PTE_NOHASH_DIRTY = 12,
	PTE_NOHASH_SW0 = 13,
	PTE_NOHASH_U3 = 14,
	PTE_NOHASH_U2 = 15,
	PTE_NOHASH_U1 = 16,
	PTE_NOHASH_U0 = 17,
	PTE_NOHASH_ACCESSED = 18,
	PTE_NOHASH_ENDIAN = 19,
	PTE_NOHASH_GUARDED = 20,
	PTE_NOHASH_COHERENT = 21,
	PTE_NOHASH_NO_CACHE = 22,
	PTE_NOHASH_WRITETHRU = 23,
	PTE_NOHASH_RPN = 24,
	PTE_NOHASH_SPECIAL = PTE_NOHASH_SW0,
	PTE_NOHASH_PAGE_SHIFT = 12,
	PTE_NOHASH_PMD_SHIFT = 21,
	PTE_NOHASH_SWAP_TYPE = 2,
	PTE_NOHASH_SWAP_EXCLUSIVE = PTE_NOHASH_BAP_UX,
	PTE_NOHASH_PHYS_BITS = 44,
	/* as wide as the page frame is */
	PTE_NOHASH_ADDRESS_BITS = 64 - PTE_NOHASH_RPN + PTE_NOHASH_PAGE_SHIFT,

	/* a pmd is where its table is mapped: PAGE_OFFSET, and the address */
	PTE_NOHASH_PAGE_OFFSET = 60,
	PTE_NOHASH_PAGE_OFFSET_BITS = 4,
	PTE_NOHASH_PAGE_OFFSET_IS = 0xc,
	PTE_NOHASH_PD_HUGE = 63, /* to 6.10: clear in a hugetlb directory */
	PTE_NOHASH_HUGEPD_SHIFT = 0,
	PTE_NOHASH_HUGEPD_SHIFT_BITS = 6,
};

/* clang-format off */

/* ---- book3s ------------------------------------------------------------- */

/* a type beyond 5 bits isn't masked; the offset is */
#define PTE_PPC64_CODEC(shift, soft_dirty, exclusive)                          \
	{                                                                      \
		/* type     */ { PTE_PPC64_SWAP_TYPE, PTE_PPC64_SWAP_TYPE_BITS, 0, false }, \
		/* offset   */ { (shift), PTE_PPC64_RPN_END - (shift), 0, false }, \
		/* fixed    */ { PTE_BIT(PTE_PPC64_PRESENT) | PTE_BIT(PTE_PPC64_PTE) | \
				 PTE_BIT(PTE_PPC64_INVALID), PTE_BIT(PTE_PPC64_PTE) }, \
		/* flags    */ { PTE_BIT(soft_dirty), 0, (exclusive) },        \
		/* spill    */ { { PTE_PPC64_SWAP_TYPE + PTE_PPC64_SWAP_TYPE_BITS, \
				   PTE_PPC64_SWAP_TYPE_C_BITS - PTE_PPC64_SWAP_TYPE_BITS, \
				   PTE_PPC64_SWAP_TYPE_BITS, false },          \
				 { 0, 0, 0, false } },                         \
		/* high     */ PTE_NO_PIECE,                                   \
	}

static const struct pte_codec pte_ppc64_swap_4k_v5_10 =
	PTE_PPC64_CODEC(PTE_PPC64_SHIFT_4K, PTE_PPC64_SWAP_SOFT_DIRTY_V5_10, 0);
static const struct pte_codec pte_ppc64_swap_64k_v5_10 =
	PTE_PPC64_CODEC(PTE_PPC64_SHIFT_64K, PTE_PPC64_SWAP_SOFT_DIRTY_V5_10, 0);
static const struct pte_codec pte_ppc64_swap_4k_v5_19 =
	PTE_PPC64_CODEC(PTE_PPC64_SHIFT_4K, PTE_PPC64_SWAP_SOFT_DIRTY_V5_19,
			PTE_BIT(PTE_PPC64_SWAP_EXCLUSIVE));
static const struct pte_codec pte_ppc64_swap_64k_v5_19 =
	PTE_PPC64_CODEC(PTE_PPC64_SHIFT_64K, PTE_PPC64_SWAP_SOFT_DIRTY_V5_19,
			PTE_BIT(PTE_PPC64_SWAP_EXCLUSIVE));

/* where the kernel's own addresses begin: PAGE_OFFSET, and the quadrant */
#define PTE_PPC64_KERNEL ((uint64_t)PTE_NOHASH_PAGE_OFFSET_IS << (unsigned)PTE_NOHASH_PAGE_OFFSET)
#define PTE_PPC64_P    PTE_BIT(PTE_PPC64_PRESENT)
#define PTE_PPC64_LEAF PTE_BIT(PTE_PPC64_PTE)
#define PTE_PPC64_INV  PTE_BIT(PTE_PPC64_INVALID)
#define PTE_PPC64_RWX                                                          \
	(PTE_BIT(PTE_PPC64_READ) | PTE_BIT(PTE_PPC64_WRITE) | PTE_BIT(PTE_PPC64_EXEC))
/* late write-back of reference and change */
#define PTE_PPC64_RC   (PTE_BIT(PTE_PPC64_ACCESSED) | PTE_BIT(PTE_PPC64_DIRTY))
/* _PAGE_HPTEFLAGS, by page size */
#define PTE_PPC64_HPTEFLAGS_4K                                                 \
	(PTE_BIT(PTE_PPC64_BUSY) | PTE_BIT(PTE_PPC64_HASHPTE_4K) |             \
	 PTE_BIT(PTE_PPC64_SECOND_4K) |                                        \
	 PTE_GENMASK(PTE_PPC64_GIX_4K + PTE_PPC64_GIX_BITS - 1, PTE_PPC64_GIX_4K))
#define PTE_PPC64_HPTEFLAGS_64K                                                \
	(PTE_BIT(PTE_PPC64_BUSY) | PTE_BIT(PTE_PPC64_HASHPTE_64K) |            \
	 PTE_BIT(PTE_PPC64_COMBO_64K))

#define PTE_PPC64_IS_PROTNONE                                                  \
	PTE_TEST(PTE_PPC64_P | PTE_PPC64_LEAF | PTE_PPC64_RWX,                 \
		 PTE_PPC64_P | PTE_PPC64_LEAF)
#define PTE_PPC64_PRESENT_FLAGS { PTE_BIT(PTE_PPC64_SOFT_DIRTY), 0, 0 }

#define PTE_PPC64_PTE_VIEW(none_ignores, hardware)                             \
	{                                                                      \
		/* none        */ PTE_TEST(~(none_ignores), 0),                \
		/* present     */ { PTE_PPC64_LEAF, PTE_PPC64_LEAF,            \
				    PTE_PPC64_P | PTE_PPC64_INV, 0 },          \
		/* protnone    */ PTE_PPC64_IS_PROTNONE,                       \
		/* invalidated */ PTE_TEST(PTE_PPC64_P | PTE_PPC64_LEAF | PTE_PPC64_INV, \
					   PTE_PPC64_LEAF | PTE_PPC64_INV),    \
		/* table       */ PTE_TEST_NEVER,                              \
		/* flags       */ PTE_PPC64_PRESENT_FLAGS,                     \
		/* hardware    */ (hardware),                                  \
		/* leaf        */ { 0, PTE_PPC64_LEAF },                       \
		/* invalidate  */ { PTE_PPC64_P, PTE_PPC64_INV },              \
	}
/* a pmd's none is exact, and its present doesn't look at bit 62 */
#define PTE_PPC64_PMD_VIEW(hardware, huge)                                     \
	{                                                                      \
		/* none        */ PTE_TEST(PTE_ALL_BITS, 0),                   \
		/* present     */ PTE_TEST_ANY(PTE_PPC64_P | PTE_PPC64_INV),   \
		/* protnone    */ PTE_PPC64_IS_PROTNONE,                       \
		/* invalidated */ PTE_TEST(PTE_PPC64_P | PTE_PPC64_INV,        \
					   PTE_PPC64_INV),                     \
		/* table       */ PTE_TEST(PTE_PPC64_P | PTE_PPC64_LEAF,       \
					   PTE_PPC64_P),                       \
		/* flags       */ PTE_PPC64_PRESENT_FLAGS,                     \
		/* hardware    */ (hardware),                                  \
		/* leaf        */ { 0, PTE_PPC64_LEAF | (huge) },              \
		/* invalidate  */ { PTE_PPC64_P, PTE_PPC64_INV },              \
	}

static const struct pte_view pte_ppc64_radix_pte = PTE_PPC64_PTE_VIEW(PTE_PPC64_RC, PTE_PPC64_RC);
static const struct pte_view pte_ppc64_radix_pmd = PTE_PPC64_PMD_VIEW(PTE_PPC64_RC, UINT64_C(0));
static const struct pte_view pte_ppc64_radix_pud = {
	/* none        */ PTE_TEST(PTE_ALL_BITS, 0),
	/* present     */ PTE_TEST(PTE_PPC64_P, PTE_PPC64_P),
	/* protnone    */ PTE_TEST_NEVER,
	/* invalidated */ PTE_TEST_NEVER,
	/* table       */ PTE_TEST(PTE_PPC64_P | PTE_PPC64_LEAF, PTE_PPC64_P),
	/* flags       */ PTE_PPC64_PRESENT_FLAGS,
	/* hardware    */ PTE_PPC64_RC,
	/* leaf        */ { 0, PTE_PPC64_LEAF },
	/* invalidate  */ { 0, 0 },
};
static const struct pte_view pte_ppc64_hash_4k_pte = PTE_PPC64_PTE_VIEW(PTE_PPC64_HPTEFLAGS_4K, 0);
static const struct pte_view pte_ppc64_hash_4k_pmd = PTE_PPC64_PMD_VIEW(0, UINT64_C(0));
static const struct pte_view pte_ppc64_hash_64k_pte = PTE_PPC64_PTE_VIEW(PTE_PPC64_HPTEFLAGS_64K, 0);
static const struct pte_view pte_ppc64_hash_64k_pmd = PTE_PPC64_PMD_VIEW(0, PTE_BIT(PTE_PPC64_THP_HUGE_64K));

#define PTE_PPC64_PLACE(lsb, width, shift)                                     \
	{                                                                      \
		1,                                                             \
		{                                                              \
			{ { 0, 0 }, 0, { { (lsb), (width), (shift), false }, { 0, 0, 0, false } } }, \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
		},                                                             \
	}

static const struct pte_place pte_ppc64_4k =
	PTE_PPC64_PLACE(PTE_PPC64_SHIFT_4K, PTE_PPC64_RPN_END - PTE_PPC64_SHIFT_4K, PTE_PPC64_SHIFT_4K);
static const struct pte_place pte_ppc64_64k =
	PTE_PPC64_PLACE(PTE_PPC64_SHIFT_64K, PTE_PPC64_RPN_END - PTE_PPC64_SHIFT_64K, PTE_PPC64_SHIFT_64K);

/* where a table lies, by the bits that say that it's one */
#define PTE_PPC64_TABLE_AT(mask, value, lsb, end)                              \
	{ { (mask), (value) }, 0,                                              \
	  { { (lsb), (end) - (lsb), (lsb), false }, { 0, 0, 0, false } } }
#define PTE_PPC64_TABLE_PLACE(mask, value)                                     \
	{                                                                      \
		1,                                                             \
		{                                                              \
			PTE_PPC64_TABLE_AT(mask, value, PTE_PPC64_TABLE, PTE_PPC64_PTE), \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
		},                                                             \
	}

static const struct pte_place pte_ppc64_table = PTE_PPC64_TABLE_PLACE(0, 0);
static const struct pte_place pte_ppc64_hash_4k_table =
	PTE_PPC64_TABLE_PLACE(PTE_PPC64_P | PTE_PPC64_LEAF, PTE_PPC64_P);

/* newest first, as each names the one after it */
#define PTE_PPC64_LAYOUT(name, since, next, shift, pmd_shift, swap, pte, pmd, walker, place, pmd_place, table) \
	{                                                                      \
		(name), (since), (next), (shift), PTE_PPC64_PHYS_BITS,         \
		PTE_ALL_LEVELS(&(swap)),                                                       \
		{ &(pte), (pmd), &(pte) },                                     \
		{ &(place), (pmd_place), &(place) },                           \
		&(walker), (pmd_shift), PTE_EMPTY_IS_0,                        \
		{ NULL, &(table), NULL }, PTE_USUAL_LENGTHS,                       \
	}
/* ... of radix, whose puds are described: pud_pfn cuts nothing */
#define PTE_PPC64_RADIX_LAYOUT(name, since, next, shift, swap, place)          \
	{                                                                      \
		(name), (since), (next), (shift), PTE_PPC64_PHYS_BITS, PTE_ALL_LEVELS(&(swap)), \
		{ &pte_ppc64_radix_pte, &pte_ppc64_radix_pmd, &pte_ppc64_radix_pte, &pte_ppc64_radix_pud }, \
		{ &(place), &(place), &(place), &(place) },                    \
		&pte_ppc64_radix_pmd, PTE_PPC64_PMD_SHIFT, PTE_EMPTY_IS_0,     \
		{ NULL, &pte_ppc64_table, NULL, &pte_ppc64_table },            \
		PTE_LENGTHS_BELOW(PTE_LEVEL_TABLES, PTE_PPC64_PUD_SHIFT_RADIX),              \
	}
#define PTE_PPC64_FROM_5_10(name, next, shift, pmd_shift, swap, pte, pmd, walker, place, pmd_place, table) \
	PTE_PPC64_LAYOUT(name, PTE_LINUX(5, 10), next, shift, pmd_shift, swap, \
			 pte, pmd, walker, place, pmd_place, table)
#define PTE_PPC64_FROM_5_19(name, next, shift, pmd_shift, swap, pte, pmd, walker, place, pmd_place, table) \
	PTE_PPC64_LAYOUT(name, PTE_LINUX(5, 19), next, shift, pmd_shift, swap, \
			 pte, pmd, walker, place, pmd_place, table)

static const struct pte_layout PTE_PPC64_RADIX_4K_V5_19 = PTE_PPC64_RADIX_LAYOUT(
	"ppc64-radix-4k", PTE_LINUX(5, 19), NULL, PTE_PPC64_SHIFT_4K, pte_ppc64_swap_4k_v5_19, pte_ppc64_4k);
static const struct pte_layout PTE_PPC64_RADIX_4K_V5_10 = PTE_PPC64_RADIX_LAYOUT(
	"ppc64-radix-4k", PTE_LINUX(5, 10), &PTE_PPC64_RADIX_4K_V5_19, PTE_PPC64_SHIFT_4K, pte_ppc64_swap_4k_v5_10, pte_ppc64_4k);

static const struct pte_layout PTE_PPC64_RADIX_64K_V5_19 = PTE_PPC64_RADIX_LAYOUT(
	"ppc64-radix-64k", PTE_LINUX(5, 19), NULL, PTE_PPC64_SHIFT_64K, pte_ppc64_swap_64k_v5_19, pte_ppc64_64k);
static const struct pte_layout PTE_PPC64_RADIX_64K_V5_10 = PTE_PPC64_RADIX_LAYOUT(
	"ppc64-radix-64k", PTE_LINUX(5, 10), &PTE_PPC64_RADIX_64K_V5_19, PTE_PPC64_SHIFT_64K, pte_ppc64_swap_64k_v5_10, pte_ppc64_64k);

/* a pmd of hash with 4K pages is never a leaf */
static const struct pte_layout PTE_PPC64_HASH_4K_V5_19 = PTE_PPC64_FROM_5_19(
	"ppc64-hash-4k", NULL, PTE_PPC64_SHIFT_4K, PTE_PPC64_PMD_SHIFT, pte_ppc64_swap_4k_v5_19,
	pte_ppc64_hash_4k_pte, NULL, pte_ppc64_hash_4k_pmd, pte_ppc64_4k, NULL, pte_ppc64_hash_4k_table);
static const struct pte_layout PTE_PPC64_HASH_4K_V5_10 = PTE_PPC64_FROM_5_10(
	"ppc64-hash-4k", &PTE_PPC64_HASH_4K_V5_19, PTE_PPC64_SHIFT_4K, PTE_PPC64_PMD_SHIFT, pte_ppc64_swap_4k_v5_10,
	pte_ppc64_hash_4k_pte, NULL, pte_ppc64_hash_4k_pmd, pte_ppc64_4k, NULL, pte_ppc64_hash_4k_table);

static const struct pte_layout PTE_PPC64_HASH_64K_V5_19 = PTE_PPC64_FROM_5_19(
	"ppc64-hash-64k", NULL, PTE_PPC64_SHIFT_64K, PTE_PPC64_PMD_SHIFT_HASH_64K, pte_ppc64_swap_64k_v5_19,
	pte_ppc64_hash_64k_pte, &pte_ppc64_hash_64k_pmd, pte_ppc64_hash_64k_pmd, pte_ppc64_64k, &pte_ppc64_64k, pte_ppc64_table);
static const struct pte_layout PTE_PPC64_HASH_64K_V5_10 = PTE_PPC64_FROM_5_10(
	"ppc64-hash-64k", &PTE_PPC64_HASH_64K_V5_19, PTE_PPC64_SHIFT_64K, PTE_PPC64_PMD_SHIFT_HASH_64K, pte_ppc64_swap_64k_v5_10,
	pte_ppc64_hash_64k_pte, &pte_ppc64_hash_64k_pmd, pte_ppc64_hash_64k_pmd, pte_ppc64_64k, &pte_ppc64_64k, pte_ppc64_table);

/* ---- nohash ------------------------------------------------------------- */

#define PTE_NOHASH_CODEC(exclusive, spill_bits)                                \
	{                                                                      \
		/* type     */ { PTE_NOHASH_SWAP_TYPE, PTE_PPC64_SWAP_TYPE_BITS, 0, false }, \
		/* offset   */ { PTE_NOHASH_RPN, 64 - PTE_NOHASH_RPN, 0, false }, \
		/* fixed    */ { PTE_BIT(PTE_NOHASH_PRESENT), 0 },             \
		/* flags    */ { 0, 0, (exclusive) },                          \
		/* spill    */ { { PTE_NOHASH_SWAP_TYPE + PTE_PPC64_SWAP_TYPE_BITS, \
				   (spill_bits), PTE_PPC64_SWAP_TYPE_BITS, false }, \
				 { 0, 0, 0, false } },                         \
		/* high     */ PTE_NO_PIECE,                                   \
	}

static const struct pte_codec pte_nohash_swap_v5_10 = PTE_NOHASH_CODEC(
	0, PTE_PPC64_SWAP_TYPE_C_BITS - PTE_NOHASH_SWAP_TYPE - PTE_PPC64_SWAP_TYPE_BITS);
static const struct pte_codec pte_nohash_swap_v6_3 = PTE_NOHASH_CODEC(
	PTE_BIT(PTE_NOHASH_SWAP_EXCLUSIVE), 0);

static const struct pte_view pte_nohash_pte = {
	/* none        */ PTE_TEST(PTE_ALL_BITS, 0),
	/* present     */ PTE_TEST_ANY(PTE_BIT(PTE_NOHASH_PRESENT)),
	/* protnone    */ PTE_TEST_NEVER,
	/* invalidated */ PTE_TEST_NEVER,
	/* table       */ PTE_TEST_NEVER,
	/* flags       */ { 0, 0, 0 },
	/* hardware    */ 0,
	/* leaf        */ { 0, 0 },
	/* invalidate  */ { 0, 0 },
};

/* no leaf of our own stands in a pmd, but walkers of hugetlb read it so */
static const struct pte_view pte_nohash_pmd = {
	/* none        */ PTE_TEST(PTE_ALL_BITS, 0),
	/* present     */ PTE_TEST_ANY(PTE_ALL_BITS),
	/* protnone    */ PTE_TEST_NEVER,
	/* invalidated */ PTE_TEST_NEVER,
	/* table       */ PTE_TEST_NEVER,
	/* flags       */ { 0, 0, 0 },
	/* hardware    */ 0,
	/* leaf        */ { 0, 0 },
	/* invalidate  */ { 0, 0 },
};

static const struct pte_place pte_nohash_place =
	PTE_PPC64_PLACE(PTE_NOHASH_RPN, 64 - PTE_NOHASH_RPN, PTE_NOHASH_PAGE_SHIFT);

/* a table is a page; to 6.10 a hugetlb page may have a directory of its own */
#define PTE_NOHASH_TABLE                                                       \
	PTE_PPC64_TABLE_AT(PTE_BIT(PTE_NOHASH_PD_HUGE), PTE_BIT(PTE_NOHASH_PD_HUGE), \
			   PTE_NOHASH_PAGE_SHIFT, PTE_NOHASH_PAGE_OFFSET)
static const struct pte_place pte_nohash_table_v5_10 = {
	2,
	{
		PTE_NOHASH_TABLE,
		PTE_PPC64_TABLE_AT(PTE_BIT(PTE_NOHASH_PD_HUGE), 0,
				   PTE_NOHASH_HUGEPD_SHIFT_BITS, PTE_NOHASH_PAGE_OFFSET),
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};
static const struct pte_place pte_nohash_table_v6_11 = {
	1,
	{
		PTE_NOHASH_TABLE,
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};

#define PTE_NOHASH_LAYOUT(since, next, swap, table)                            \
	{                                                                      \
		"ppc64-nohash", (since), (next), PTE_NOHASH_PAGE_SHIFT,       \
		PTE_NOHASH_PHYS_BITS, PTE_ALL_LEVELS(&(swap)),                                 \
		{ &pte_nohash_pte, NULL, &pte_nohash_pte },                    \
		{ &pte_nohash_place, NULL, &pte_nohash_place },                \
		&pte_nohash_pmd, PTE_NOHASH_PMD_SHIFT, PTE_EMPTY_IS_0,         \
		{ NULL, &(table), NULL }, PTE_USUAL_LENGTHS,                       \
	}
static const struct pte_layout PTE_PPC64_NOHASH_V6_11 =
	PTE_NOHASH_LAYOUT(PTE_LINUX(6, 11), NULL, pte_nohash_swap_v6_3, pte_nohash_table_v6_11);
static const struct pte_layout PTE_PPC64_NOHASH_V6_3 =
	PTE_NOHASH_LAYOUT(PTE_LINUX(6, 3), &PTE_PPC64_NOHASH_V6_11, pte_nohash_swap_v6_3, pte_nohash_table_v5_10);
static const struct pte_layout PTE_PPC64_NOHASH_V5_10 =
	PTE_NOHASH_LAYOUT(PTE_LINUX(5, 10), &PTE_PPC64_NOHASH_V6_3, pte_nohash_swap_v5_10, pte_nohash_table_v5_10);

/* clang-format on */

#endif /* PTE_ARCH_PPC64_H */
