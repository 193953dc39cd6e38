/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * s390x: the layouts, as far as a codec or a predicate needs them. Bit 0 is the
 * least significant one here, in IBM's numbers it's bit 63.
 *
 *  a present page
 *   63:12   11 10      9       8      7      6       5     4    3     2     1 0
 *   address -  INVALID PROTECT NOEXEC UNUSED SPECIAL WRITE READ DIRTY YOUNG
 * SOFT_DIRTY PRESENT
 *
 *  an entry that isn't present
 *   63:12  11        10 9 8:7 6:2  1          0
 *   offset exclusive 1  1 -   type soft-dirty 0     5.19 on
 *   offset 0         1  1 0 - type soft-dirty 0     to 5.18
 *
 *  a segment, as pmds are: a huge page, or a page that hugetlb stores
 *   63:20   15    14   13    12    10    9       8      5       3:2 1 0 address
 * WRITE READ DIRTY YOUNG LARGE PROTECT NOEXEC INVALID 0   SOFT_DIRTY
 * PRESENT 6.13 on address -     SOFT DIRTY YOUNG LARGE PROTECT NOEXEC INVALID 0
 * WRITE      READ    to 6.12
 *
 *  ... that points to a table of 2K
 *   63:11   10:1 0
 *   address 0    1    6.13 on
 *   address 0    0    to 6.12
 *
 *  ... or an entry, from 6.13 on
 *   63:12  11 10:6 5       4      3:2 1          0
 *   offset -  type INVALID COMMON 0   soft-dirty 0
 *
 *  a region-third entry, as puds are: a page of 2G, which hugetlb stores
 *   63:31   15    14   13    12    10    9       8      5       3:2  1 0
 *   address WRITE READ DIRTY YOUNG LARGE PROTECT NOEXEC INVALID TYPE SOFT_DIRTY
 * PRESENT 6.13 on; to 6.12 SOFT_DIRTY, WRITE and READ are where segments have
 * them, and there's no PRESENT
 *
 *  ... that points to a table of segments
 *   63:12   11:4 3:2  1:0
 *   address 0    TYPE LENGTH
 *
 * ... or an entry of hugetlb, for 2G: as in a segment, but for TYPE
 *
 * TYPE is 1 in such an entry. A table that has another is a higher or a lower
 * one: of three levels, the kernel folds puds, and their words are segments.
 *
 * An empty pte is INVALID alone, 0x400, an empty segment 0x20, an empty
 * region-third entry 0x24: the word 0 is none of them. Hardware has no accessed
 * and dirty bits, so INVALID stands for a page that is old and PROTECT for one
 * that is clean: PRESENT alone says that a page is there, and READ whether it
 * may be accessed.
 *
 * To 6.12 any segment but the empty one was present, and no entry stood in one;
 * and a region-third entry was present by its bits 63:12.
 *
 * Source: Linux 5.10 to 7.3 arch/s390/include/asm/pgtable.h, mm/hugetlbpage.c.
 */
#ifndef PTE_ARCH_S390X_H
#define PTE_ARCH_S390X_H

#include <pte/layout.h>

/** The only place where these numbers stand. */
enum {
	PTE_S390X_PRESENT = 0,
	PTE_S390X_SOFT_DIRTY = 1,
	PTE_S390X_YOUNG = 2,
	PTE_S390X_DIRTY = 3,
	PTE_S390X_READ = 4,
	PTE_S390X_WRITE = 5,
	PTE_S390X_SPECIAL = 6,
	PTE_S390X_UNUSED = 7,
	PTE_S390X_NOEXEC = 8,
	PTE_S390X_PROTECT = 9,
	PTE_S390X_INVALID = 10,
	PTE_S390X_LARGE = 11, /* in the pte that hugetlb makes of a segment */
	PTE_S390X_ADDRESS = 12,

	PTE_S390X_PAGE_SHIFT = 12,
	PTE_S390X_PMD_SHIFT = 20,
	PTE_S390X_PHYS_BITS = 46,    /* CONFIG_MAX_PHYSMEM_BITS's default */
	PTE_S390X_ADDRESS_BITS = 53, /* ... and the most that it may be */

	PTE_S390X_SWAP_SOFT_DIRTY = PTE_S390X_SOFT_DIRTY,
	PTE_S390X_SWAP_EXCLUSIVE = PTE_S390X_LARGE,
	PTE_S390X_SWAP_TYPE = 2,
	PTE_S390X_SWAP_TYPE_BITS = 5,
	PTE_S390X_SWAP_OFFSET = 12,
	PTE_S390X_SWAP_OFFSET_BITS = 52,

	/* of segments */
	PTE_S390X_SEGMENT_PRESENT = 0,
	PTE_S390X_SEGMENT_SOFT_DIRTY = 1,
	PTE_S390X_SEGMENT_TYPE = 2, /* of the table: 0 */
	PTE_S390X_SEGMENT_TYPE_BITS = 2,
	PTE_S390X_SEGMENT_COMMON = 4,
	PTE_S390X_SEGMENT_INVALID = 5,
	PTE_S390X_SEGMENT_NOEXEC = 8,
	PTE_S390X_SEGMENT_PROTECT = 9,
	PTE_S390X_SEGMENT_LARGE = 10,
	PTE_S390X_SEGMENT_TABLE = 11, /* a table's address */
	PTE_S390X_SEGMENT_YOUNG = 12,
	PTE_S390X_SEGMENT_DIRTY = 13,
	PTE_S390X_SEGMENT_READ = 14,
	PTE_S390X_SEGMENT_WRITE = 15,
	PTE_S390X_SEGMENT_READ_V5_10 = 0,
	PTE_S390X_SEGMENT_WRITE_V5_10 = 1,
	PTE_S390X_SEGMENT_SOFT_DIRTY_V5_10 = 14,

	PTE_S390X_SEGMENT_SWAP_TYPE = 6,

	/* of region-third entries: what else they have stands as in segments */
	PTE_S390X_REGION_LENGTH = 0, /* of a table */
	PTE_S390X_REGION_LENGTH_BITS = 2,
	PTE_S390X_REGION_TABLE = 12, /* a table's address */
	PTE_S390X_PUD_SHIFT = 31,

	/* log2 of the words of a table: of pages, and of all others */
	PTE_S390X_PAGE_TABLE_BITS = PTE_S390X_PMD_SHIFT - PTE_S390X_PAGE_SHIFT,
	PTE_S390X_TABLE_BITS = PTE_S390X_PUD_SHIFT - PTE_S390X_PMD_SHIFT,
	/* three levels, as the kernel's own table mostly has */
	PTE_S390X_VIRTUAL_BITS = PTE_S390X_PUD_SHIFT + PTE_S390X_TABLE_BITS,
};

/* clang-format off */

#define PTE_S390X_P PTE_BIT(PTE_S390X_PRESENT)
#define PTE_S390X_R PTE_BIT(PTE_S390X_READ)
#define PTE_S390X_W PTE_BIT(PTE_S390X_WRITE)
#define PTE_S390X_NX PTE_BIT(PTE_S390X_NOEXEC)
/* what hardware refuses until the page is young, and dirty */
#define PTE_S390X_IP (PTE_BIT(PTE_S390X_INVALID) | PTE_BIT(PTE_S390X_PROTECT))
/* an empty slot */
#define PTE_S390X_EMPTY         PTE_BIT(PTE_S390X_INVALID)
#define PTE_S390X_SEGMENT_EMPTY PTE_BIT(PTE_S390X_SEGMENT_INVALID)

/* arch/s390/include/asm/pgtable.h: PAGE_NONE and its kin */
#define PTE_S390X_PAGE_NONE (PTE_S390X_P | PTE_S390X_IP)
#define PTE_S390X_PAGE_RO   (PTE_S390X_P | PTE_S390X_R | PTE_S390X_NX | PTE_S390X_IP)
#define PTE_S390X_PAGE_RX   (PTE_S390X_P | PTE_S390X_R | PTE_S390X_IP)
#define PTE_S390X_PAGE_RW   (PTE_S390X_P | PTE_S390X_R | PTE_S390X_W | PTE_S390X_NX | PTE_S390X_IP)
#define PTE_S390X_PAGE_RWX  (PTE_S390X_P | PTE_S390X_R | PTE_S390X_W | PTE_S390X_IP)

/* ---- entries --------------------------------------------------------------- */

#define PTE_S390X_CODEC(type, mask, ones, soft_dirty, exclusive)               \
	{                                                                      \
		/* type     */ { (type), PTE_S390X_SWAP_TYPE_BITS, 0, false }, \
		/* offset   */ { PTE_S390X_SWAP_OFFSET,                        \
				 PTE_S390X_SWAP_OFFSET_BITS, 0, false },       \
		/* fixed    */ { (mask) | (ones), (ones) },                    \
		/* flags    */ { (soft_dirty), 0, (exclusive) },               \
		/* spill    */ { PTE_NO_PIECE, PTE_NO_PIECE },                 \
		/* high     */ PTE_NO_PIECE,                                   \
	}
/* hardware refused bits 11 and 8 in what is invalid, as 5.10's comment says */
static const struct pte_codec pte_s390x_swap_v5_10 = PTE_S390X_CODEC(
	PTE_S390X_SWAP_TYPE, PTE_S390X_P | PTE_S390X_NX | PTE_BIT(PTE_S390X_LARGE),
	PTE_S390X_IP, PTE_BIT(PTE_S390X_SWAP_SOFT_DIRTY), 0);
static const struct pte_codec pte_s390x_swap_v5_19 = PTE_S390X_CODEC(
	PTE_S390X_SWAP_TYPE, PTE_S390X_P, PTE_S390X_IP,
	PTE_BIT(PTE_S390X_SWAP_SOFT_DIRTY), PTE_BIT(PTE_S390X_SWAP_EXCLUSIVE));

#define PTE_S390X_SEGMENT_TT                                                   \
	PTE_GENMASK(PTE_S390X_SEGMENT_TYPE + PTE_S390X_SEGMENT_TYPE_BITS - 1,  \
		    PTE_S390X_SEGMENT_TYPE)
#define PTE_S390X_SEGMENT_CODEC(soft_dirty)                                    \
	PTE_S390X_CODEC(PTE_S390X_SEGMENT_SWAP_TYPE,                           \
			PTE_BIT(PTE_S390X_SEGMENT_PRESENT) | PTE_S390X_SEGMENT_TT, \
			PTE_BIT(PTE_S390X_SEGMENT_INVALID) | PTE_BIT(PTE_S390X_SEGMENT_COMMON), \
			soft_dirty, 0)
static const struct pte_codec pte_s390x_segment_swap_v6_13 =
	PTE_S390X_SEGMENT_CODEC(PTE_BIT(PTE_S390X_SEGMENT_SOFT_DIRTY));
/* set_huge_pte_at carries neither soft-dirty nor exclusive */
static const struct pte_codec pte_s390x_hugetlb_swap_v6_13 = PTE_S390X_SEGMENT_CODEC(0);

/* ---- tests ----------------------------------------------------------------- */

static const struct pte_view pte_s390x_pte = {
	/* none        */ PTE_TEST(PTE_ALL_BITS, PTE_S390X_EMPTY),
	/* present     */ PTE_TEST(PTE_S390X_P, PTE_S390X_P),
	/* protnone    */ PTE_TEST(PTE_S390X_P | PTE_S390X_R, PTE_S390X_P),
	/* invalidated */ PTE_TEST_NEVER,
	/* table       */ PTE_TEST_NEVER,
	/* flags       */ { PTE_BIT(PTE_S390X_SOFT_DIRTY), 0, 0 },
	/* hardware    */ 0,
	/* leaf        */ { 0, PTE_BIT(PTE_S390X_YOUNG) },
	/* invalidate  */ { 0, 0 },
};

/* pmd_mkhuge; hugetlb makes the same of a pte that pfn_pte made young */
#define PTE_S390X_SEGMENT_LEAF                                                 \
	{ 0, PTE_BIT(PTE_S390X_SEGMENT_LARGE) | PTE_BIT(PTE_S390X_SEGMENT_YOUNG) | \
		     PTE_BIT(PTE_S390X_SEGMENT_PROTECT) }
#define PTE_S390X_SEGMENT_VIEW(present, protnone, table, soft_dirty, invalidate) \
	{                                                                      \
		/* none        */ PTE_TEST(PTE_ALL_BITS, PTE_S390X_SEGMENT_EMPTY), \
		/* present     */ present,                                     \
		/* protnone    */ protnone,                                    \
		/* invalidated */ PTE_TEST_NEVER,                              \
		/* table       */ table,                                       \
		/* flags       */ { PTE_BIT(soft_dirty), 0, 0 },               \
		/* hardware    */ 0,                                           \
		/* leaf        */ PTE_S390X_SEGMENT_LEAF,                      \
		/* invalidate  */ { 0, (invalidate) },                         \
	}
#define PTE_S390X_LG PTE_BIT(PTE_S390X_SEGMENT_LARGE)
#define PTE_S390X_SI PTE_BIT(PTE_S390X_SEGMENT_INVALID)
#define PTE_S390X_SP PTE_BIT(PTE_S390X_SEGMENT_PRESENT)
#define PTE_S390X_SR PTE_BIT(PTE_S390X_SEGMENT_READ)
#define PTE_S390X_SR_V5_10 PTE_BIT(PTE_S390X_SEGMENT_READ_V5_10)

/* none of the bits, and not what an empty segment holds */
#define PTE_S390X_NOT_EMPTY(bits) { (bits), 0, PTE_ALL_BITS, PTE_S390X_SEGMENT_EMPTY }

static const struct pte_view pte_s390x_pmd_v5_10 = PTE_S390X_SEGMENT_VIEW(
	PTE_TEST_EXCEPT(PTE_S390X_SEGMENT_EMPTY),
	PTE_TEST(PTE_S390X_LG | PTE_S390X_SR_V5_10, PTE_S390X_LG),
	PTE_S390X_NOT_EMPTY(PTE_S390X_LG), PTE_S390X_SEGMENT_SOFT_DIRTY_V5_10, PTE_S390X_SI);
static const struct pte_view pte_s390x_pmd_v6_13 = PTE_S390X_SEGMENT_VIEW(
	PTE_TEST(PTE_S390X_SP, PTE_S390X_SP),
	PTE_TEST(PTE_S390X_SP | PTE_S390X_LG | PTE_S390X_SR, PTE_S390X_SP | PTE_S390X_LG),
	PTE_TEST(PTE_S390X_SP | PTE_S390X_LG, PTE_S390X_SP), PTE_S390X_SEGMENT_SOFT_DIRTY, PTE_S390X_SI);

/* what the pte helpers say of the pte that huge_ptep_get makes of a segment */
static const struct pte_view pte_s390x_hugetlb_v5_10 = PTE_S390X_SEGMENT_VIEW(
	PTE_TEST_EXCEPT(PTE_S390X_SEGMENT_EMPTY), PTE_S390X_NOT_EMPTY(PTE_S390X_SR_V5_10),
	PTE_TEST_NEVER, PTE_S390X_SEGMENT_SOFT_DIRTY_V5_10, 0);
static const struct pte_view pte_s390x_hugetlb_v6_13 = PTE_S390X_SEGMENT_VIEW(
	PTE_TEST(PTE_S390X_SP, PTE_S390X_SP), PTE_TEST(PTE_S390X_SP | PTE_S390X_SR, PTE_S390X_SP),
	PTE_TEST_NEVER, PTE_S390X_SEGMENT_SOFT_DIRTY, 0);

/* of puds, for which there is neither pud_protnone nor pudp_invalidate */
#define PTE_S390X_TT PTE_S390X_SEGMENT_TT
#define PTE_S390X_TT_R3 PTE_BIT(PTE_S390X_SEGMENT_TYPE)
#define PTE_S390X_REGION_EMPTY (PTE_S390X_TT_R3 | PTE_S390X_SI)
#define PTE_S390X_REGION_VIEW(present, table)                                  \
	{                                                                      \
		/* none        */ PTE_TEST(PTE_ALL_BITS, PTE_S390X_REGION_EMPTY), \
		/* present     */ present,                                     \
		/* protnone    */ PTE_TEST_NEVER,                              \
		/* invalidated */ PTE_TEST_NEVER,                              \
		/* table       */ table,                                       \
		/* flags       */ { 0, 0, 0 },                                 \
		/* hardware    */ 0,                                           \
		/* leaf        */ { 0, PTE_S390X_LG | PTE_S390X_TT_R3 |        \
				       PTE_BIT(PTE_S390X_SEGMENT_YOUNG) |      \
				       PTE_BIT(PTE_S390X_SEGMENT_PROTECT) },   \
		/* invalidate  */ { 0, 0 },                                    \
	}
#define PTE_S390X_REGION_ORIGIN (~PTE_GENMASK(PTE_S390X_REGION_TABLE - 1, 0))
#define PTE_S390X_REGION_TO_TABLE { PTE_S390X_LG, 0, PTE_S390X_REGION_ORIGIN, 0 }
static const struct pte_view pte_s390x_pud_v5_10 = PTE_S390X_REGION_VIEW(
	PTE_TEST_ANY(PTE_S390X_REGION_ORIGIN), PTE_S390X_REGION_TO_TABLE);
static const struct pte_view pte_s390x_pud_v6_13 = PTE_S390X_REGION_VIEW(
	PTE_TEST(PTE_S390X_SP, PTE_S390X_SP),
	PTE_TEST(PTE_S390X_SP | PTE_S390X_LG, PTE_S390X_SP));

/* ---- addresses ------------------------------------------------------------- */

#define PTE_S390X_PLACE(lsb)                                                   \
	{                                                                      \
		1,                                                             \
		{                                                              \
			{ { 0, 0 }, 0, { { (lsb), 64 - (lsb), (lsb), false }, PTE_NO_PIECE } }, \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
		},                                                             \
	}
static const struct pte_place pte_s390x_place = PTE_S390X_PLACE(PTE_S390X_ADDRESS);
static const struct pte_place pte_s390x_pmd_place = PTE_S390X_PLACE(PTE_S390X_PMD_SHIFT);
static const struct pte_place pte_s390x_table = PTE_S390X_PLACE(PTE_S390X_SEGMENT_TABLE);
static const struct pte_place pte_s390x_pud_place = PTE_S390X_PLACE(PTE_S390X_PUD_SHIFT);
static const struct pte_place pte_s390x_pud_table = PTE_S390X_PLACE(PTE_S390X_REGION_TABLE);

/* ---- protections ----------------------------------------------------------- */

/* pfn_pte makes each page young, and one that may be read valid with it */
static const struct pte_translations pte_s390x_translated = {
	1,
	{ { { PTE_S390X_R, PTE_S390X_R }, { PTE_BIT(PTE_S390X_INVALID), 0 } } },
};

#define PTE_S390X_IS(protection, segment)                                      \
	{ { PTE_ALL_BITS, (protection) }, { PTE_ALL_BITS, (segment) } }
/* pfn_pmd looks the protection up: what it doesn't know becomes RWX */
#define PTE_S390X_SEGMENTS(p, r, w)                                            \
	{                                                                      \
		PTE_TRANSLATION_COUNT,                                         \
		{                                                              \
			PTE_S390X_IS(PTE_S390X_PAGE_NONE, (p) | PTE_S390X_SI | PTE_BIT(PTE_S390X_SEGMENT_PROTECT)), \
			PTE_S390X_IS(PTE_S390X_PAGE_RO, (p) | (r) | PTE_BIT(PTE_S390X_SEGMENT_PROTECT) | PTE_BIT(PTE_S390X_SEGMENT_NOEXEC)), \
			PTE_S390X_IS(PTE_S390X_PAGE_RX, (p) | (r) | PTE_BIT(PTE_S390X_SEGMENT_PROTECT)), \
			PTE_S390X_IS(PTE_S390X_PAGE_RW, (p) | (r) | (w) | PTE_BIT(PTE_S390X_SEGMENT_NOEXEC)), \
			{ { 0, 0 }, { PTE_ALL_BITS, (p) | (r) | (w) } },       \
		},                                                             \
	}
static const struct pte_translations pte_s390x_segments_v5_10 = PTE_S390X_SEGMENTS(
	UINT64_C(0), PTE_S390X_SR_V5_10, PTE_BIT(PTE_S390X_SEGMENT_WRITE_V5_10));
static const struct pte_translations pte_s390x_segments_v6_13 = PTE_S390X_SEGMENTS(
	PTE_S390X_SP, PTE_S390X_SR, PTE_BIT(PTE_S390X_SEGMENT_WRITE));

/* ---- rows ------------------------------------------------------------------ */

/* newest first, as each names the one after it */
#define PTE_S390X_LAYOUT(since, next, pte_swap, pmd_swap, hugetlb_swap, pmd, hugetlb, pud, entryless, segments) \
	{                                                                      \
		"s390x", (since), (next), PTE_S390X_PAGE_SHIFT, PTE_S390X_PHYS_BITS, \
		{ &(pte_swap), &(pmd_swap), &(hugetlb_swap), &(pte_swap), &(pte_swap), &(pte_swap) }, \
		{ &pte_s390x_pte, &(pmd), &(hugetlb), &(pud) },                \
		{ &pte_s390x_place, &pte_s390x_pmd_place, &pte_s390x_pmd_place, &pte_s390x_pud_place }, \
		&(pmd), PTE_S390X_PMD_SHIFT,                                   \
		{ PTE_S390X_EMPTY, PTE_S390X_SEGMENT_EMPTY, PTE_S390X_SEGMENT_EMPTY, PTE_S390X_REGION_EMPTY }, \
		{ NULL, &pte_s390x_table, NULL, &pte_s390x_pud_table },        \
		PTE_SWAP_FORM, PTE_WORD_BITS, PTE_S390X_PUD_SHIFT, 0, (entryless), \
		{ &pte_s390x_translated, &(segments), &(segments), &(segments) }, 0, \
		PTE_S390X_TT_R3,                                               \
	}
#define PTE_S390X_FROM_6_13(since, next, entryless)                                       \
	PTE_S390X_LAYOUT(since, next, pte_s390x_swap_v5_19, pte_s390x_segment_swap_v6_13, \
			 pte_s390x_hugetlb_swap_v6_13, pte_s390x_pmd_v6_13, pte_s390x_hugetlb_v6_13, pte_s390x_pud_v6_13, (entryless), pte_s390x_segments_v6_13)
/* no entry is in a segment, so its codec is any */
#define PTE_S390X_TO_6_12(since, next, swap)                                   \
	PTE_S390X_LAYOUT(since, next, swap, swap, swap, pte_s390x_pmd_v5_10, pte_s390x_hugetlb_v5_10, pte_s390x_pud_v5_10, \
			 PTE_LEVEL_SET(PTE_LEVEL_PMD) | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB), pte_s390x_segments_v5_10)

/* migration of huge pages, and memory of devices, which wanted DEVMAP before */
static const struct pte_layout PTE_S390X_V6_17 = PTE_S390X_FROM_6_13(PTE_LINUX(6, 17), NULL, 0);
static const struct pte_layout PTE_S390X_V6_13 = PTE_S390X_FROM_6_13(
	PTE_LINUX(6, 13), &PTE_S390X_V6_17, PTE_LEVEL_SET(PTE_LEVEL_PMD));
static const struct pte_layout PTE_S390X_V5_19 = PTE_S390X_TO_6_12(
	PTE_LINUX(5, 19), &PTE_S390X_V6_13, pte_s390x_swap_v5_19);
static const struct pte_layout PTE_S390X_V5_10 = PTE_S390X_TO_6_12(
	PTE_LINUX(5, 10), &PTE_S390X_V5_19, pte_s390x_swap_v5_10);

/* clang-format on */

#endif /* PTE_ARCH_S390X_H */
