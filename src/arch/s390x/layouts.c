/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * s390x: names, owners, protections and sources. The numbers stand in
 * pte/arch/s390x.h.
 */
#include <pte/arch/s390x.h>

#include "common/registry.h"
#include "dump.h"

/* clang-format off */

/* as members: what a row doesn't say after them is 0 */
#define EVER          .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define SINCE(a, b)   .in = { PTE_LINUX(a, b), PTE_LINUX_ONWARDS }
#define UNTIL(a, b)   .in = { PTE_LINUX_OLDEST, PTE_LINUX(a, b) }
#define OPTION(o)     PTE_OPTION_SET(PTE_OPTION_##o)
#define PGTABLE_H     "arch/s390/include/asm/pgtable.h"
#define HUGETLB_C     "arch/s390/mm/hugetlbpage.c"

#define PTES     PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define PMDS     PTE_LEVEL_SET(PTE_LEVEL_PMD)
#define HUGETLB  PTE_LEVEL_SET(PTE_LEVEL_HUGETLB)
#define SEGMENTS (PMDS | HUGETLB)
#define PUDS     PTE_LEVEL_SET(PTE_LEVEL_PUD)
#define HUGE     (SEGMENTS | PUDS)
#define ANY      { 0, 0 }

#define SEGMENT(bit) PTE_BIT(PTE_S390X_SEGMENT_##bit)
#define LENGTH                                                                 \
	PTE_GENMASK(PTE_S390X_REGION_LENGTH + PTE_S390X_REGION_LENGTH_BITS - 1, \
		    PTE_S390X_REGION_LENGTH)

static const struct pte_name names[] = {
	{ "_PAGE_PRESENT",    "present",    PTE_S390X_PRESENT,    1, ANY, PTES, EVER },
	{ "_PAGE_SOFT_DIRTY", "soft_dirty", PTE_S390X_SOFT_DIRTY, 1, ANY, PTES, EVER, OPTION(MEM_SOFT_DIRTY), 0 },
	{ "_PAGE_YOUNG",      "young",      PTE_S390X_YOUNG,      1, ANY, PTES, EVER },
	{ "_PAGE_DIRTY",      "dirty",      PTE_S390X_DIRTY,      1, ANY, PTES, EVER },
	{ "_PAGE_READ",       "read",       PTE_S390X_READ,       1, ANY, PTES, EVER },
	{ "_PAGE_WRITE",      "write",      PTE_S390X_WRITE,      1, ANY, PTES, EVER },
	{ "_PAGE_SPECIAL",    "special",    PTE_S390X_SPECIAL,    1, ANY, PTES, EVER },
	{ "_PAGE_UNUSED",     "unused",     PTE_S390X_UNUSED,     1, ANY, PTES, EVER },
	{ "_PAGE_NOEXEC",     "noexec",     PTE_S390X_NOEXEC,     1, ANY, PTES, EVER },
	{ "_PAGE_PROTECT",    "protect",    PTE_S390X_PROTECT,    1, ANY, PTES, EVER },
	{ "_PAGE_INVALID",    "invalid",    PTE_S390X_INVALID,    1, ANY, PTES, EVER },

	{ "_SEGMENT_ENTRY_READ",       "read",       PTE_S390X_SEGMENT_READ_V5_10,  1, ANY, SEGMENTS, UNTIL(6, 12) },
	{ "_SEGMENT_ENTRY_WRITE",      "write",      PTE_S390X_SEGMENT_WRITE_V5_10, 1, ANY, SEGMENTS, UNTIL(6, 12) },
	{ "_SEGMENT_ENTRY_PRESENT",    "present",    PTE_S390X_SEGMENT_PRESENT,     1, ANY, SEGMENTS, SINCE(6, 13), 0, PMDS },
	{ "_SEGMENT_ENTRY_SOFT_DIRTY", "soft_dirty", PTE_S390X_SEGMENT_SOFT_DIRTY,  1, ANY, SEGMENTS, SINCE(6, 13), OPTION(MEM_SOFT_DIRTY), 0 },
	{ "_SEGMENT_ENTRY_INVALID",    "invalid",    PTE_S390X_SEGMENT_INVALID,     1, ANY, SEGMENTS, EVER },
	{ "_SEGMENT_ENTRY_NOEXEC",     "noexec",     PTE_S390X_SEGMENT_NOEXEC,      1, ANY, SEGMENTS, EVER },
	{ "_SEGMENT_ENTRY_PROTECT",    "protect",    PTE_S390X_SEGMENT_PROTECT,     1, ANY, SEGMENTS, EVER },
	{ "_SEGMENT_ENTRY_LARGE",      "large",      PTE_S390X_SEGMENT_LARGE,       1, ANY, SEGMENTS, EVER },
	{ "_SEGMENT_ENTRY_YOUNG",      "young",      PTE_S390X_SEGMENT_YOUNG,       1, ANY, SEGMENTS, EVER },
	{ "_SEGMENT_ENTRY_DIRTY",      "dirty",      PTE_S390X_SEGMENT_DIRTY,       1, ANY, SEGMENTS, EVER },
	{ "_SEGMENT_ENTRY_SOFT_DIRTY", "soft_dirty", PTE_S390X_SEGMENT_SOFT_DIRTY_V5_10, 1, ANY, SEGMENTS, UNTIL(6, 12), OPTION(MEM_SOFT_DIRTY), 0 },
	{ "_SEGMENT_ENTRY_READ",       "read",       PTE_S390X_SEGMENT_READ,        1, ANY, SEGMENTS, SINCE(6, 13) },
	{ "_SEGMENT_ENTRY_WRITE",      "write",      PTE_S390X_SEGMENT_WRITE,       1, ANY, SEGMENTS, SINCE(6, 13) },

	{ "_REGION3_ENTRY_READ",       "read",       PTE_S390X_SEGMENT_READ_V5_10,  1, ANY, PUDS, UNTIL(6, 12) },
	{ "_REGION3_ENTRY_WRITE",      "write",      PTE_S390X_SEGMENT_WRITE_V5_10, 1, ANY, PUDS, UNTIL(6, 12) },
	{ "_REGION3_ENTRY_PRESENT",    "present",    PTE_S390X_SEGMENT_PRESENT,     1, ANY, PUDS, SINCE(6, 13) },
	{ "_REGION3_ENTRY_SOFT_DIRTY", "soft_dirty", PTE_S390X_SEGMENT_SOFT_DIRTY,  1, ANY, PUDS, SINCE(6, 13), OPTION(MEM_SOFT_DIRTY), 0 },
	{ "_REGION_ENTRY_LENGTH",      "length",     PTE_S390X_REGION_LENGTH, PTE_S390X_REGION_LENGTH_BITS, { LENGTH, LENGTH }, 0, EVER, 0, PUDS },
	{ "_REGION_ENTRY_TYPE_MASK",   "type",       PTE_S390X_SEGMENT_TYPE, PTE_S390X_SEGMENT_TYPE_BITS, { PTE_S390X_TT, PTE_S390X_TT_R3 }, PUDS, EVER, 0, PUDS },
	{ "_REGION_ENTRY_INVALID",     "invalid",    PTE_S390X_SEGMENT_INVALID,     1, ANY, PUDS, EVER },
	{ "_REGION_ENTRY_NOEXEC",      "noexec",     PTE_S390X_SEGMENT_NOEXEC,      1, ANY, PUDS, EVER },
	{ "_REGION_ENTRY_PROTECT",     "protect",    PTE_S390X_SEGMENT_PROTECT,     1, ANY, PUDS, EVER },
	{ "_REGION3_ENTRY_LARGE",      "large",      PTE_S390X_SEGMENT_LARGE,       1, ANY, PUDS, EVER },
	{ "_REGION3_ENTRY_YOUNG",      "young",      PTE_S390X_SEGMENT_YOUNG,       1, ANY, PUDS, EVER },
	{ "_REGION3_ENTRY_DIRTY",      "dirty",      PTE_S390X_SEGMENT_DIRTY,       1, ANY, PUDS, EVER },
	{ "_REGION3_ENTRY_SOFT_DIRTY", "soft_dirty", PTE_S390X_SEGMENT_SOFT_DIRTY_V5_10, 1, ANY, PUDS, UNTIL(6, 12), OPTION(MEM_SOFT_DIRTY), 0 },
	{ "_REGION3_ENTRY_READ",       "read",       PTE_S390X_SEGMENT_READ,        1, ANY, PUDS, SINCE(6, 13) },
	{ "_REGION3_ENTRY_WRITE",      "write",      PTE_S390X_SEGMENT_WRITE,       1, ANY, PUDS, SINCE(6, 13) },
	{ NULL, NULL, 0, 0, ANY, 0, EVER },
};

#define END { 0, 0, PTE_OWNER_FREE, NULL }
#define OFFSET                                                                 \
	{ PTE_S390X_SWAP_OFFSET, PTE_S390X_SWAP_OFFSET_BITS, PTE_OWNER_OFFSET, NULL }
#define SAYS_ENTRY                                                             \
	{ PTE_S390X_INVALID, 1, PTE_OWNER_ONE, "_PAGE_INVALID: no page to hardware" }, \
	{ PTE_S390X_PROTECT, 1, PTE_OWNER_ONE, "pte_swap tests _PAGE_PROTECT" }
#define TYPE_AND_SOFT_DIRTY                                                    \
	{ PTE_S390X_SWAP_TYPE, PTE_S390X_SWAP_TYPE_BITS, PTE_OWNER_TYPE, NULL }, \
	{ PTE_S390X_SWAP_SOFT_DIRTY, 1, PTE_OWNER_OF(PTE_FLAG_SOFT_DIRTY), "_PAGE_SOFT_DIRTY, as of pages" }, \
	{ PTE_S390X_PRESENT, 1, PTE_OWNER_ZERO, "pte_present tests _PAGE_PRESENT" }

static const struct pte_owned owned_v5_10[] = {
	OFFSET,
	{ PTE_S390X_LARGE,  1, PTE_OWNER_ZERO, "hardware tests it in an invalid pte" },
	SAYS_ENTRY,
	{ PTE_S390X_NOEXEC, 1, PTE_OWNER_ZERO, "hardware tests it in an invalid pte" },
	{ PTE_S390X_UNUSED, 1, PTE_OWNER_FREE, NULL },
	TYPE_AND_SOFT_DIRTY,
	END,
};
static const struct pte_owned owned_v5_19[] = {
	OFFSET,
	{ PTE_S390X_SWAP_EXCLUSIVE, 1, PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), NULL },
	SAYS_ENTRY,
	{ PTE_S390X_UNUSED, PTE_S390X_NOEXEC - PTE_S390X_UNUSED + 1, PTE_OWNER_FREE, NULL },
	TYPE_AND_SOFT_DIRTY,
	END,
};
#define OWNED_OF_SEGMENTS(soft_dirty, why)                                     \
	{                                                                      \
		OFFSET,                                                        \
		{ PTE_S390X_SEGMENT_TABLE,     1, PTE_OWNER_FREE, NULL },      \
		{ PTE_S390X_SEGMENT_SWAP_TYPE, PTE_S390X_SWAP_TYPE_BITS, PTE_OWNER_TYPE, NULL }, \
		{ PTE_S390X_SEGMENT_INVALID,   1, PTE_OWNER_ONE, "hardware tests _SEGMENT_ENTRY_INVALID" }, \
		{ PTE_S390X_SEGMENT_COMMON,    1, PTE_OWNER_ONE, "_SEGMENT_ENTRY_COMM: it isn't empty" }, \
		{ PTE_S390X_SEGMENT_TYPE,      PTE_S390X_SEGMENT_TYPE_BITS, PTE_OWNER_ZERO, "the type of the table: a segment's" }, \
		{ PTE_S390X_SEGMENT_SOFT_DIRTY, 1, (soft_dirty), (why) },      \
		{ PTE_S390X_SEGMENT_PRESENT,   1, PTE_OWNER_ZERO, "pmd_present tests _SEGMENT_ENTRY_PRESENT" }, \
		END,                                                           \
	}
static const struct pte_owned owned_of_pmds[] = OWNED_OF_SEGMENTS(PTE_OWNER_OF(PTE_FLAG_SOFT_DIRTY), "_SEGMENT_ENTRY_SOFT_DIRTY, as of pages");
static const struct pte_owned owned_of_hugetlb[] = OWNED_OF_SEGMENTS(PTE_OWNER_FREE, "set_huge_pte_at doesn't carry soft-dirty");

/* set_ptes clears _PAGE_UNUSED, but of pages alone */
static const struct pte_store stores[] = {
	{ "set_ptes",        PTES,    0, EVER, { 0, 0 }, 0, "Linux 6.12 " PGTABLE_H },
	{ "set_pmd_at",      PMDS,    0, EVER, { 0, 0 }, 0, "Linux 6.12 " PGTABLE_H },
	{ "set_huge_pte_at", HUGETLB, 0, EVER, { 0, 0 }, 0, "Linux 6.12 " HUGETLB_C },
	{ NULL, 0, 0, EVER, { 0, 0 }, 0, NULL },
};

static const struct pte_attributes attributes[] = {
	{ "none", PTE_LEVEL_PAGES, 0, EVER, "a word has no memory type: that of PCI is a bit of the address, mio_wb_bit_mask, which is found at boot", "Linux 6.12 " PGTABLE_H ": pgprot_writecombine" },
	{ NULL, 0, 0, EVER, NULL, NULL },
};

/* what is cleared holds what an empty slot does */
#define CLEARED(name, levels, empty, source)                                   \
	{ (name), (levels), ANY, false, { PTE_ALL_BITS, (empty) }, EVER, NULL, (source) }
#define INVALIDATED(leaf, versions)                                            \
	{ "pmdp_invalidate", PMDS, { (leaf), (leaf) }, true, { 0, 0 }, versions, NULL, "Linux 6.12, 7.3 " PGTABLE_H }
static const struct pte_transient transients[] = {
	CLEARED("ptep_get_and_clear",      PTES,    PTE_S390X_EMPTY,         "Linux 6.12 " PGTABLE_H),
	CLEARED("pmdp_huge_get_and_clear", PMDS,    PTE_S390X_SEGMENT_EMPTY, "Linux 6.12 " PGTABLE_H),
	CLEARED("huge_ptep_get_and_clear", HUGETLB, PTE_S390X_SEGMENT_EMPTY, "Linux 6.12 " HUGETLB_C),
	INVALIDATED(SEGMENT(LARGE), UNTIL(6, 12)),
	INVALIDATED(SEGMENT(LARGE) | SEGMENT(PRESENT), SINCE(6, 13)),
	PTE_TRANSIENTS_END,
};

static const struct pte_comparison comparisons[] =
	PTE_COMPARISONS(0, PGTABLE_H ": pte_same");

/* with the bit by which hardware refuses to execute, which some machines lack */
static const struct pte_protection protections[] = {
	{ "none",          PTE_S390X_PAGE_NONE, EVER },
	{ "readonly",      PTE_S390X_PAGE_RO,   EVER },
	{ "shared",        PTE_S390X_PAGE_RW,   EVER },
	{ "copy",          PTE_S390X_PAGE_RO,   EVER },
	{ "readonly_exec", PTE_S390X_PAGE_RX,   EVER },
	{ "shared_exec",   PTE_S390X_PAGE_RWX,  EVER },
	{ NULL, 0, EVER },
};

#define BIT_TEST(bits) PTE_TEST((bits), (bits))
#define LEAF      BIT_TEST(SEGMENT(PRESENT) | SEGMENT(LARGE))
/* not of a segment's table: bits 8:6, and the types of other tables */
#define NO_TABLE  PTE_TEST_ANY(PTE_S390X_SEGMENT_TT | PTE_GENMASK(PTE_S390X_SEGMENT_NOEXEC, PTE_S390X_SEGMENT_SWAP_TYPE))
/* not of a region-third table: bits 11:10, 8:6 and 4, and a higher table's type */
#define REGION_BITS                                                            \
	(PTE_S390X_REGION_ORIGIN | SEGMENT(PROTECT) | SEGMENT(INVALID) | PTE_S390X_TT | LENGTH)
#define NO_REGION_TABLE { PTE_S390X_TT, PTE_S390X_TT_R3, ~REGION_BITS, 0 }
#define HIGHER_TABLE    BIT_TEST(PTE_BIT(PTE_S390X_SEGMENT_TYPE + 1))
#define REGION_LEAF     PTE_TEST(PTE_S390X_TT | SEGMENT(LARGE), PTE_S390X_TT_R3 | SEGMENT(LARGE))
#define REGION_LEAF_V6_13                                                      \
	PTE_TEST(PTE_S390X_TT | SEGMENT(LARGE) | SEGMENT(PRESENT), PTE_S390X_TT_R3 | SEGMENT(LARGE) | SEGMENT(PRESENT))
static const struct pte_predicate predicates[] = {
	{ "pmd_leaf",       PMDS, PTE_ONE_TEST(BIT_TEST(SEGMENT(LARGE))), UNTIL(6, 12), 0, PTE_ASKS_LEAF, false, "Linux 6.12 " PGTABLE_H },
	{ "pmd_trans_huge", PMDS, PTE_ONE_TEST(BIT_TEST(SEGMENT(LARGE))), UNTIL(6, 12), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, false, "Linux 6.12 " PGTABLE_H },
	{ "pmd_leaf",       PMDS, PTE_ONE_TEST(LEAF), SINCE(6, 13), 0, PTE_ASKS_LEAF, false, "Linux 7.3 " PGTABLE_H },
	{ "pmd_trans_huge", PMDS, PTE_ONE_TEST(LEAF), SINCE(6, 13), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, false, "Linux 7.3 " PGTABLE_H },
	{ "pmd_bad",        PMDS, PTE_TWO_TESTS(NO_TABLE, BIT_TEST(SEGMENT(LARGE))), UNTIL(6, 12), 0, PTE_ASKS_BAD, false, "Linux 6.12 " PGTABLE_H },
	{ "pmd_bad",        PMDS, PTE_TWO_TESTS(NO_TABLE, LEAF), SINCE(6, 13), 0, PTE_ASKS_BAD, false, "Linux 7.3 " PGTABLE_H },
	{ "pte_dirty",      PTES, PTE_ONE_TEST(BIT_TEST(PTE_BIT(PTE_S390X_DIRTY))), EVER, 0, PTE_ASKS_DIRTY, false, "Linux 6.12 " PGTABLE_H },
	{ "huge_pte_dirty", HUGETLB, PTE_ONE_TEST(BIT_TEST(SEGMENT(DIRTY))), EVER, 0, PTE_ASKS_DIRTY, false, "Linux 6.12 " HUGETLB_C },
	{ "pmd_dirty",      PMDS, PTE_ONE_TEST(BIT_TEST(SEGMENT(DIRTY))), EVER, 0, PTE_ASKS_DIRTY, false, "Linux 6.12 " PGTABLE_H },
	{ "pte_write",      PTES, PTE_ONE_TEST(BIT_TEST(PTE_BIT(PTE_S390X_WRITE))), EVER, 0, PTE_ASKS_WRITE, false, "Linux 6.12 " PGTABLE_H },
	{ "huge_pte_write", HUGETLB, PTE_ONE_TEST(BIT_TEST(SEGMENT(WRITE_V5_10))), UNTIL(6, 12), 0, PTE_ASKS_WRITE, false, "Linux 6.12 " HUGETLB_C },
	{ "huge_pte_write", HUGETLB, PTE_ONE_TEST(BIT_TEST(SEGMENT(WRITE))), SINCE(6, 13), 0, PTE_ASKS_WRITE, false, "Linux 7.3 " HUGETLB_C },
	{ "pmd_write",      PMDS, PTE_ONE_TEST(BIT_TEST(SEGMENT(WRITE_V5_10))), UNTIL(6, 12), 0, PTE_ASKS_WRITE, false, "Linux 6.12 " PGTABLE_H },
	{ "pmd_write",      PMDS, PTE_ONE_TEST(BIT_TEST(SEGMENT(WRITE))), SINCE(6, 13), 0, PTE_ASKS_WRITE, false, "Linux 7.3 " PGTABLE_H },
	{ "pte_young",      PTES, PTE_ONE_TEST(BIT_TEST(PTE_BIT(PTE_S390X_YOUNG))), EVER, 0, PTE_ASKS_YOUNG, false, "Linux 6.12 " PGTABLE_H },
	{ "pmd_young",      PMDS, PTE_ONE_TEST(BIT_TEST(SEGMENT(YOUNG))), EVER, 0, PTE_ASKS_YOUNG, false, "Linux 6.12 " PGTABLE_H },
	{ "pte_special",    PTES, PTE_ONE_TEST(BIT_TEST(PTE_BIT(PTE_S390X_SPECIAL))), EVER, 0, PTE_ASKS_SPECIAL, false, "Linux 6.12 " PGTABLE_H },
	{ "pud_leaf",       PUDS, PTE_ONE_TEST(REGION_LEAF), UNTIL(6, 12), 0, PTE_ASKS_LEAF, false, "Linux 6.12 " PGTABLE_H },
	{ "pud_leaf",       PUDS, PTE_ONE_TEST(REGION_LEAF_V6_13), SINCE(6, 13), 0, PTE_ASKS_LEAF, false, "Linux 7.3 " PGTABLE_H },
	{ "pud_bad",        PUDS, PTE_TWO_TESTS(NO_REGION_TABLE, HIGHER_TABLE), EVER, 0, PTE_ASKS_BAD, false, "Linux 6.12, 7.3 " PGTABLE_H },
	{ "pud_write",      PUDS, PTE_ONE_TEST(BIT_TEST(SEGMENT(WRITE_V5_10))), UNTIL(6, 12), 0, PTE_ASKS_WRITE, false, "Linux 6.12 " PGTABLE_H },
	{ "pud_write",      PUDS, PTE_ONE_TEST(BIT_TEST(SEGMENT(WRITE))), SINCE(6, 13), 0, PTE_ASKS_WRITE, false, "Linux 7.3 " PGTABLE_H },
	{ NULL, 0, PTE_ONE_TEST(PTE_TEST_NEVER), EVER, 0, PTE_ASKS_ANYTHING, false, NULL },
};

/* A process's pages are told from the kernel's by their tables alone. */
static const struct pte_trait traits[] = {
	{ PTE_TELLS_SPECIAL, BIT_TEST(PTE_BIT(PTE_S390X_SPECIAL)), PTES, EVER, "Linux 6.12 " PGTABLE_H ": pte_special" },
	{ 0, PTE_TEST_NEVER, 0, EVER, NULL },
};

#define PUD_AT_0 "pud_present asks for an address: memory at 0 is the kernel's lowcore, where no table lies and no hugetlb page"
static const struct pte_accepted accepted[] = {
	{ "page-present", PUDS, NULL, UNTIL(6, 12), PUD_AT_0 },
	{ "page-walked",  PUDS, NULL, UNTIL(6, 12), PUD_AT_0 },
	{ "table-read",   PUDS, NULL, UNTIL(6, 12), PUD_AT_0 },
	{ NULL, 0, NULL, EVER, NULL },
};

static const struct pte_never nevers[] = {
	{ PTE_VIEW_TABLE,       PTES | HUGETLB, "pte helpers don't know of tables" },
	{ PTE_VIEW_INVALIDATED, PTES | HUGETLB, "ptes are cleared, not invalidated" },
	{ PTE_VIEW_INVALIDATED, PMDS,           "an invalidated segment is as one that is old: INVALID is set of both" },
	{ PTE_VIEW_PROTNONE,    PUDS, "there is no pud_protnone: hugetlb asks the pte that it makes of a pud" },
	{ PTE_VIEW_INVALIDATED, PUDS, "puds are cleared, not invalidated" },
	{ 0, 0, NULL },
};

/* by mkyoung, mkdirty and mkwrite, and what hardware is told of it */
static const struct pte_beside beside[] = {
	{ PTE_BIT(PTE_S390X_YOUNG) | PTE_BIT(PTE_S390X_INVALID), ANY, PTES, EVER, "young, old" },
	{ PTE_BIT(PTE_S390X_DIRTY) | PTE_BIT(PTE_S390X_PROTECT), ANY, PTES, EVER, "dirty, clean" },
	{ PTE_S390X_W | PTE_S390X_NX,                            ANY, PTES, EVER, "write, execute" },
	{ PTE_BIT(PTE_S390X_SPECIAL) | PTE_BIT(PTE_S390X_UNUSED), ANY, PTES, EVER, "special, unused by a guest" },
	{ SEGMENT(YOUNG) | SEGMENT(INVALID),                     ANY, HUGE, EVER, "young, old" },
	{ SEGMENT(DIRTY) | SEGMENT(PROTECT),                     ANY, HUGE, EVER, "dirty, clean" },
	{ SEGMENT(NOEXEC),                                       ANY, HUGE, EVER, "execute" },
	{ SEGMENT(WRITE_V5_10),                                  ANY, HUGE, UNTIL(6, 12), "write" },
	{ SEGMENT(WRITE),                                        ANY, HUGE, SINCE(6, 13), "write" },
	{ 0, ANY, 0, EVER, NULL },
};
#define UNREAD_OF_PAGES                                                        \
	{ PTE_BIT(PTE_S390X_YOUNG),         PTES,     "a page that is made is young, and any page may be" }, \
	{ SEGMENT(YOUNG) | SEGMENT(PROTECT), HUGETLB, "a page that is made is young and clean, and any page may be" }, \
	{ SEGMENT(YOUNG) | SEGMENT(PROTECT) | SEGMENT(INVALID), PMDS, "the same; and an invalidated page is as one that is old" }
#define TYPE_OF_PUDS "and the type of the table, by which hardware knows the level: pud_leaf asks for it"
/* to 6.12 pud_present asks for bits among which YOUNG is */
static const struct pte_unread unread_v5_10[] = {
	UNREAD_OF_PAGES,
	{ SEGMENT(PROTECT) | PTE_S390X_TT_R3, PUDS, "a page that is made is clean, and any page may be; " TYPE_OF_PUDS },
	{ 0, 0, NULL },
};
static const struct pte_unread unread_v6_13[] = {
	UNREAD_OF_PAGES,
	{ SEGMENT(YOUNG) | SEGMENT(PROTECT) | PTE_S390X_TT_R3, PUDS, "a page that is made is young and clean, and any page may be; " TYPE_OF_PUDS },
	{ 0, 0, NULL },
};

static const struct pte_arch_option options[] = {
	{ PTE_OPTION_MEM_SOFT_DIRTY, EVER },
};

static const struct pte_source sources[] = {
	{ PGTABLE_H,    "5.10 to 7.3",     "the swap formats of ptes and segments, predicates, protections" },
	{ HUGETLB_C,    "6.1, 6.12, 7.3",  "how hugetlb makes ptes of segments, and segments of ptes" },
	{ "arch/s390/include/asm/sparsemem.h", "5.10 to 7.3", "MAX_PHYSMEM_BITS" },
	{ "arch/s390/Kconfig", "6.1, 6.12, 7.3", "which options there are" },
	{ NULL, NULL, NULL },
};

static const struct pte_arch arch = {
	.name = "s390x",
	.newest = PTE_LINUX(7, 3),
	.protnone_always = PTE_LINUX(7, 3),
	.l1tf = false,
	.c_bit = false,
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.sources = sources,
};

#define NO_DEVICES (OPTION(DEVICE_PRIVATE) | OPTION(DEVICE_PRIVATE_MIGRATION))
#define MODEL(of_layout, pte_owned, pmd_owned, hugetlb_owned, of_unread, without, with, of_lacks, of_about) \
	{                                                                      \
		.layout = &(of_layout), .arch = &arch, .seen = { (without), (with) }, \
		.owned = { pte_owned, pmd_owned, hugetlb_owned, pte_owned, pte_owned, pte_owned }, \
		.names = names, .stores = stores,                              \
		.protections = protections, .lacks = OPTION(MEMORY_FAILURE) | (uint32_t)(of_lacks), \
		.phys_bits_plain = PTE_S390X_PHYS_BITS, .address_bits = PTE_S390X_ADDRESS_BITS, \
		.predicates = predicates, .traits = traits, .accepted = accepted, .nevers = nevers, \
		.beside = beside, .unread = (of_unread), .attributes = attributes,  \
		.transients = transients, .comparisons = comparisons,          \
		.about = (of_about), .image = "s390x", .dump = &dump \
	}

static const struct pte_model rows[] = {
	MODEL(PTE_S390X_V5_10, owned_v5_10, owned_v5_10, owned_v5_10, unread_v5_10, 0, 0, NO_DEVICES, "4K pages; no entries in segments"),
	MODEL(PTE_S390X_V5_19, owned_v5_19, owned_v5_19, owned_v5_19, unread_v5_10, PTE_LINUX(5, 18), PTE_LINUX(5, 19), NO_DEVICES, "the exclusive flag"),
	MODEL(PTE_S390X_V6_13, owned_v5_19, owned_of_pmds, owned_of_hugetlb, unread_v6_13, PTE_LINUX(6, 12), PTE_LINUX(6, 13), NO_DEVICES, "segments are present by a bit; hugetlb's entries"),
	MODEL(PTE_S390X_V6_17, owned_v5_19, owned_of_pmds, owned_of_hugetlb, unread_v6_13, PTE_LINUX(6, 14), PTE_LINUX(6, 17), 0, "migration of huge pages; memory of devices"),
};

/* clang-format on */

static const char *const aliases[] = { "s390", NULL };

const struct pte_rows pte_rows_s390x = {
	.rows = rows,
	.count = sizeof(rows) / sizeof(rows[0]),
	.aliases = aliases,
};
