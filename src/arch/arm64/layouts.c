/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * arm64: names, owners, protections and sources. The numbers stand in
 * pte/arch/arm64.h.
 */
#include <pte/arch/arm64.h>

#include "common/registry.h"
#include "dump.h"

/* clang-format off */

/* as members: what a row doesn't say after them is 0 */
#define EVER          .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define SINCE(a, b)   .in = { PTE_LINUX(a, b), PTE_LINUX_ONWARDS }
#define UNTIL(a, b)   .in = { PTE_LINUX_OLDEST, PTE_LINUX(a, b) }
#define OPTION(o)     PTE_OPTION_SET(PTE_OPTION_##o)
#define PGTABLE_H     "arch/arm64/include/asm/pgtable.h"
#define PROT_H        "arch/arm64/include/asm/pgtable-prot.h"
#define HWDEF_H       "arch/arm64/include/asm/pgtable-hwdef.h"

#define PTES    PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define PMDS    PTE_LEVEL_SET(PTE_LEVEL_PMD)
#define HUGETLB PTE_LEVEL_SET(PTE_LEVEL_HUGETLB)
#define PUDS    PTE_LEVEL_SET(PTE_LEVEL_PUD)
#define TABLES  (PMDS | PUDS)
#define ANY     { 0, 0 }
#define VALID   { PTE_ARM64_V, PTE_ARM64_V }
#define INVALID { PTE_ARM64_V, 0 }

static const struct pte_name names[] = {
	{ "PTE_VALID",           "valid",               PTE_ARM64_VALID,           1, ANY,     PTE_LEVEL_PAGES, EVER,                                   0, TABLES },
	{ "PTE_TABLE_BIT",       "table_bit",           PTE_ARM64_TABLE,           1, ANY,     PTE_LEVEL_PAGES, EVER,                                   0, TABLES },
	{ "PTE_ATTRINDX_MASK",   "attrindx",            PTE_ARM64_ATTRINDX, PTE_ARM64_ATTRINDX_BITS, ANY, PTE_LEVEL_PAGES, EVER },
	{ "PTE_USER",            "user",                PTE_ARM64_USER,            1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "PTE_RDONLY",          "rdonly",              PTE_ARM64_RDONLY,          1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "PTE_SHARED",          "shared",              PTE_ARM64_SH, PTE_ARM64_SH_BITS, ANY,  PTE_LEVEL_PAGES, EVER },
	{ "PTE_AF",              "af",                  PTE_ARM64_AF,              1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "PTE_NG",              "ng",                  PTE_ARM64_NG,              1, VALID,   PTE_LEVEL_PAGES, EVER },
	{ "PTE_NG",              "ng",                  PTE_ARM64_NG,              1, INVALID, PTE_LEVEL_PAGES, UNTIL(6, 9) },
	{ "PTE_PRESENT_INVALID", "present_invalid",     PTE_ARM64_PRESENT_INVALID, 1, INVALID, PTE_LEVEL_PAGES, SINCE(6, 10) },
	{ "PTE_GP",              "gp",                  PTE_ARM64_GP,              1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "PTE_WRITE",           "write",               PTE_ARM64_WRITE,           1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "PTE_CONT",            "cont",                PTE_ARM64_CONT,            1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "PTE_PXN",             "pxn",                 PTE_ARM64_PXN,             1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "PTE_UXN",             "uxn",                 PTE_ARM64_UXN,             1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "PTE_DIRTY",           "dirty",               PTE_ARM64_DIRTY,           1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "PTE_SPECIAL",         "special",             PTE_ARM64_SPECIAL,         1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "PTE_DEVMAP",          "devmap",              PTE_ARM64_DEVMAP,          1, ANY,     PTE_LEVEL_PAGES, UNTIL(6, 16) },
	{ "PTE_PROT_NONE",       "prot_none",           PTE_ARM64_PROT_NONE,       1, ANY,     PTE_LEVEL_PAGES, UNTIL(6, 9) },
	{ "PTE_UFFD_WP",         "uffd_wp",             PTE_ARM64_UFFD_WP,         1, ANY,     PTE_LEVEL_PAGES, .in = { PTE_LINUX(6, 10), PTE_LINUX(7, 2) },  OPTION(USERFAULTFD_WP), 0 },
	{ "PTE_UFFD",            "uffd",                PTE_ARM64_UFFD_WP,         1, ANY,     PTE_LEVEL_PAGES, SINCE(7, 3),                            OPTION(USERFAULTFD_WP), 0 },
	{ "PMD_PRESENT_INVALID", "pmd_present_invalid", PTE_ARM64_PMD_INVALID,     1, ANY,     PMDS,          UNTIL(6, 9) },
	{ "PTE_PO_IDX",          "po_idx",              PTE_ARM64_PO, PTE_ARM64_PO_BITS, ANY,  PTE_LEVEL_PAGES, SINCE(6, 12) },
	{ "PMD_TABLE_AF",        "pmd_table_af",        PTE_ARM64_AF,              1, ANY,     0,             SINCE(6, 13),                           0, PMDS },
	{ "PMD_TABLE_PXN",       "pmd_table_pxn",       PTE_ARM64_PXN_TABLE,       1, ANY,     0,             EVER,                                   0, PMDS },
	{ "PMD_TABLE_UXN",       "pmd_table_uxn",       PTE_ARM64_UXN_TABLE,       1, ANY,     0,             EVER,                                   0, PMDS },
	{ "PUD_TABLE_AF",        "pud_table_af",        PTE_ARM64_AF,              1, ANY,     0,             SINCE(6, 13),                           0, PUDS },
	{ "PUD_TABLE_PXN",       "pud_table_pxn",       PTE_ARM64_PXN_TABLE,       1, ANY,     0,             EVER,                                   0, PUDS },
	{ "PUD_TABLE_UXN",       "pud_table_uxn",       PTE_ARM64_UXN_TABLE,       1, ANY,     0,             EVER,                                   0, PUDS },
	{ "S1_TABLE_AP",         "s1_table_ap",         PTE_ARM64_AP_TABLE, PTE_ARM64_AP_TABLE_BITS, ANY,  0, EVER,                                   0, TABLES },
	{ "NSTable",             "nstable",             PTE_ARM64_NS_TABLE,        1, ANY,     0,             EVER,                                   0, TABLES },
	{ NULL, NULL, 0, 0, ANY, 0, EVER },
};

#define ABOVE(bit) (bit) + 1, 63 - (bit)
#define END        { 0, 0, PTE_OWNER_FREE, NULL }
#define LOW_ZERO                                                               \
	{ PTE_ARM64_TABLE, 1, PTE_OWNER_ZERO, "keeps descriptor types apart" }, \
	{ PTE_ARM64_VALID, 1, PTE_OWNER_ZERO, "pte_valid tests PTE_VALID" }

#define OFFSET_V5_10                                                           \
	{ ABOVE(PTE_ARM64_PMD_INVALID),                            PTE_OWNER_FREE,   NULL }, \
	{ PTE_ARM64_PMD_INVALID,       1,                          PTE_OWNER_ZERO,   "pmd_present tests PMD_PRESENT_INVALID" }, \
	{ PTE_ARM64_PROT_NONE,         1,                          PTE_OWNER_ZERO,   "pte_present tests PTE_PROT_NONE" }, \
	{ PTE_ARM64_SWAP_OFFSET_V5_10, PTE_ARM64_SWAP_OFFSET_BITS, PTE_OWNER_OFFSET, NULL }

static const struct pte_owned owned_v5_10[] = {
	OFFSET_V5_10,
	{ PTE_ARM64_SWAP_TYPE_V5_10, PTE_ARM64_SWAP_TYPE_BITS_V5_10, PTE_OWNER_TYPE, "6 bits, of which Linux uses 5" },
	LOW_ZERO,
	END,
};
static const struct pte_owned owned_v5_19[] = {
	OFFSET_V5_10,
	{ PTE_ARM64_SWAP_TYPE_V5_19, PTE_ARM64_SWAP_TYPE_BITS, PTE_OWNER_TYPE,      NULL },
	{ PTE_ARM64_SWAP_EXCLUSIVE,  1,                        PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), NULL },
	LOW_ZERO,
	END,
};
static const struct pte_owned owned_v6_10[] = {
	{ ABOVE(PTE_ARM64_SWAP_OFFSET_V6_10 + PTE_ARM64_SWAP_OFFSET_BITS - 1), PTE_OWNER_FREE, "kept for a wider offset" },
	{ PTE_ARM64_SWAP_OFFSET_V6_10, PTE_ARM64_SWAP_OFFSET_BITS, PTE_OWNER_OFFSET,    NULL },
	{ PTE_ARM64_PRESENT_INVALID,   1,                          PTE_OWNER_ZERO,      "pte_present tests PTE_PRESENT_INVALID" },
	{ PTE_ARM64_SWAP_TYPE_V6_10,   PTE_ARM64_SWAP_TYPE_BITS,   PTE_OWNER_TYPE,      NULL },
	{ PTE_ARM64_SWAP_UFFD_WP + 1,  PTE_ARM64_SWAP_TYPE_V6_10 - PTE_ARM64_SWAP_UFFD_WP - 1, PTE_OWNER_FREE, NULL },
	{ PTE_ARM64_SWAP_UFFD_WP,      1,                          PTE_OWNER_OF(PTE_FLAG_UFFD_WP),   NULL },
	{ PTE_ARM64_SWAP_EXCLUSIVE,    1,                          PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), NULL },
	LOW_ZERO,
	END,
};

/* set_ptes clears PTE_CONT from whatever it is given, entries included */
static const struct pte_store stores[] = {
	{ "set_ptes",        PTES,    0,                      UNTIL(6, 8), { 0, 0 },                               0,                     "Linux 6.1 " PGTABLE_H },
	{ "set_ptes",        PTES,    PTE_BIT(PTE_ARM64_CONT), SINCE(6, 9), { PTE_LINUX(6, 8), PTE_LINUX(6, 9) }, OPTION(ARM64_CONTPTE), "Linux 6.12 " PGTABLE_H ": pte_mknoncont in set_ptes" },
	{ "__set_ptes",      PTES,    0,                      SINCE(6, 9), { PTE_LINUX(6, 8), PTE_LINUX(6, 9) },  0,                     "Linux 6.12 " PGTABLE_H },
	{ "set_pmd_at",      PMDS,    0,                      EVER,        { 0, 0 },                               0,                     "Linux 6.12 " PGTABLE_H },
	{ "set_huge_pte_at", HUGETLB, 0,                      EVER,        { 0, 0 },                               0,                     "Linux 6.12 arch/arm64/mm/hugetlbpage.c" },
	{ NULL, 0, 0, EVER, { 0, 0 }, 0, NULL },
};

/*
 * pgprot_noncached and its like set PXN and UXN, too. Of these protnone asks
 * for UXN, which a page without access has already.
 */
static const struct pte_attributes attributes[] = {
	{ "PTE_ATTRINDX_MASK", PTE_LEVEL_PAGES, PTE_GENMASK(PTE_ARM64_ATTRINDX + PTE_ARM64_ATTRINDX_BITS - 1, PTE_ARM64_ATTRINDX), EVER, NULL, "Linux 6.12 " PGTABLE_H ": pgprot_noncached, pgprot_writecombine, pgprot_device, pgprot_tagged" },
	{ NULL, 0, 0, EVER, NULL, NULL },
};

static const struct pte_transient transients[] = {
	PTE_CLEARED("ptep_get_and_clear",      PTES,    "Linux 6.12 " PGTABLE_H),
	PTE_CLEARED("pmdp_huge_get_and_clear", PMDS,    "Linux 6.12 " PGTABLE_H),
	PTE_CLEARED("huge_ptep_get_and_clear", HUGETLB, "Linux 6.12 arch/arm64/mm/hugetlbpage.c"),
	PTE_INVALIDATED("pmdp_invalidate",     PMDS, PTE_ARM64_TBL, 0, "Linux 6.12 mm/pgtable-generic.c; " PGTABLE_H ": pmd_mkinvalid"),
	PTE_TRANSIENTS_END,
};

static const struct pte_comparison comparisons[] =
	PTE_COMPARISONS(0, "include/linux/pgtable.h: pte_same");

#define USER_PAGE                                                              \
	(PTE_BIT(PTE_ARM64_TABLE) | PTE_BIT(PTE_ARM64_RDONLY) |                \
	 PTE_BIT(PTE_ARM64_AF) | PTE_BIT(PTE_ARM64_NG) | PTE_BIT(PTE_ARM64_PXN))
#define SHARED   PTE_GENMASK(PTE_ARM64_SH + PTE_ARM64_SH_BITS - 1, PTE_ARM64_SH)
#define READABLE (USER_PAGE | PTE_ARM64_V | PTE_BIT(PTE_ARM64_USER))
#define WRITABLE PTE_BIT(PTE_ARM64_WRITE)
#define NO_EXEC  PTE_BIT(PTE_ARM64_UXN)

/* with LPA2 the shareability's bits are the address's: mm/mmap.c leaves it out */
#define PROTECTIONS(shared)                                                    \
	{                                                                      \
		{ "none",          (shared) | USER_PAGE | NO_EXEC | PTE_ARM64_PN,  UNTIL(6, 9) }, \
		{ "none",          (shared) | USER_PAGE | NO_EXEC | PTE_ARM64_INV, SINCE(6, 10) }, \
		{ "readonly",      (shared) | READABLE | NO_EXEC,                  EVER }, \
		{ "shared",        (shared) | READABLE | NO_EXEC | WRITABLE,       EVER }, \
		{ "copy",          (shared) | READABLE | NO_EXEC,                  EVER }, \
		{ "readonly_exec", (shared) | READABLE,                            EVER }, \
		{ "shared_exec",   (shared) | READABLE | WRITABLE,                 EVER }, \
		{ NULL, 0, EVER },                                             \
	}
static const struct pte_protection protections[] = PROTECTIONS(SHARED);
static const struct pte_protection protections_lpa2[] = PROTECTIONS(UINT64_C(0));

#define PRESENT_V5_10 (PTE_ARM64_V | PTE_ARM64_PN | PTE_ARM64_PMD_INV)
#define PRESENT_V6_10 (PTE_ARM64_V | PTE_ARM64_INV)
#define IS_TABLE      (PTE_ARM64_V | PTE_ARM64_TBL)
/* software's bit, or what hardware makes of a word that it may write through */
#define DIRTY_TESTS                                                            \
	PTE_TWO_TESTS(PTE_TEST(PTE_BIT(PTE_ARM64_DIRTY), PTE_BIT(PTE_ARM64_DIRTY)), \
		      PTE_TEST(PTE_BIT(PTE_ARM64_WRITE) | PTE_BIT(PTE_ARM64_RDONLY), PTE_BIT(PTE_ARM64_WRITE)))
#define BIT_TEST(bit) PTE_TEST(PTE_BIT(bit), PTE_BIT(bit))
#define ASKED(name, levels, test, in, needs, asks)                             \
	{ name, levels, PTE_ONE_TEST(test), in, needs, asks, false, "Linux 6.12 " PGTABLE_H }
/*
 * What a process may read or run. To 6.9 a pmd's are more than two tests, and what
 * pmd_mkinvalid leaves of it passes before 6.1.192's fix.
 */
#define REACHED(of)                                                            \
	PTE_TWO_TESTS(PTE_TEST(PTE_ARM64_V | PTE_BIT(PTE_ARM64_USER) | (of), PTE_ARM64_V | PTE_BIT(PTE_ARM64_USER)), \
		      PTE_TEST(PTE_ARM64_V | PTE_BIT(PTE_ARM64_UXN) | (of), PTE_ARM64_V))
#define REACHED_V5_19                                                          \
	PTE_TWO_TESTS({ PTE_BIT(PTE_ARM64_USER), PTE_BIT(PTE_ARM64_USER), PTE_ARM64_V | PTE_ARM64_PN, 0 }, \
		      { PTE_BIT(PTE_ARM64_UXN), 0, PTE_ARM64_V | PTE_ARM64_PN, 0 })
#define REACHABLE(name, levels, is, in, from)                                  \
	{ name, levels, is, in, 0, PTE_ASKS_ACCESS, false, from PGTABLE_H }
#define V5_19_TO_6_9 .in = { PTE_LINUX(5, 19), PTE_LINUX(6, 9) }
static const struct pte_predicate predicates[] = {
	{ "pmd_trans_huge", PMDS, PTE_ONE_TEST({ PTE_ARM64_TBL, 0, PRESENT_V5_10, 0 }), UNTIL(6, 9),  OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, false, "Linux 6.1 " PGTABLE_H },
	{ "pmd_trans_huge", PMDS, PTE_ONE_TEST({ PTE_ARM64_TBL, 0, PRESENT_V6_10, 0 }), SINCE(6, 10), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, false, "Linux 6.12 " PGTABLE_H },
	/* 5.10.y has it as 5.14 has, by back-port */
	{ "pmd_bad",        PMDS, PTE_ONE_TEST(PTE_TEST(PTE_ARM64_TBL, 0)), UNTIL(5, 13), 0, PTE_ASKS_BAD, false, "Linux 5.13 " PGTABLE_H },
	{ "pmd_bad",        PMDS, PTE_ONE_TEST({ 0, 0, IS_TABLE, IS_TABLE }), SINCE(5, 14), 0, PTE_ASKS_BAD, false, "Linux 6.12 " PGTABLE_H },
	{ "pte_dirty",      PTES | HUGETLB, DIRTY_TESTS, EVER, 0, PTE_ASKS_DIRTY, false, "Linux 6.12 " PGTABLE_H },
	{ "pmd_dirty",      PMDS, DIRTY_TESTS, EVER, 0, PTE_ASKS_DIRTY, false, "Linux 6.12 " PGTABLE_H },
	ASKED("pte_write",     PTES | HUGETLB, BIT_TEST(PTE_ARM64_WRITE), EVER, 0, PTE_ASKS_WRITE),
	ASKED("pmd_write",     PMDS, BIT_TEST(PTE_ARM64_WRITE), EVER, 0, PTE_ASKS_WRITE),
	ASKED("pte_young",     PTES | HUGETLB, BIT_TEST(PTE_ARM64_AF), EVER, 0, PTE_ASKS_YOUNG),
	ASKED("pmd_young",     PMDS, BIT_TEST(PTE_ARM64_AF), EVER, 0, PTE_ASKS_YOUNG),
	ASKED("pte_user",      PTES | HUGETLB, BIT_TEST(PTE_ARM64_USER), EVER, 0, PTE_ASKS_ACCESS),
	ASKED("pte_user_exec", PTES | HUGETLB, PTE_TEST(PTE_BIT(PTE_ARM64_UXN), 0), EVER, 0, PTE_ASKS_EXEC),
	ASKED("pte_special",   PTES, BIT_TEST(PTE_ARM64_SPECIAL), EVER, 0, PTE_ASKS_SPECIAL),
	ASKED("pmd_special",   PMDS, BIT_TEST(PTE_ARM64_SPECIAL), SINCE(6, 12), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_SPECIAL),
	ASKED("pte_devmap",    PTES, BIT_TEST(PTE_ARM64_DEVMAP), UNTIL(6, 16), 0, PTE_ASKS_SPECIAL),
	ASKED("pmd_devmap",    PMDS, BIT_TEST(PTE_ARM64_DEVMAP), UNTIL(6, 16), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_SPECIAL),
	REACHABLE("pte_user_accessible_page", PTES, REACHED_V5_19, V5_19_TO_6_9, "Linux 6.1 "),
	REACHABLE("pte_user_accessible_page", PTES, REACHED(UINT64_C(0)), SINCE(6, 10), "Linux 6.12, 7.3 "),
	REACHABLE("pmd_user_accessible_page", PMDS, REACHED(PTE_ARM64_TBL), SINCE(6, 10), "Linux 6.12, 7.3 "),
	ASKED("pud_write",     PUDS, BIT_TEST(PTE_ARM64_WRITE), EVER, 0, PTE_ASKS_WRITE),
	ASKED("pud_young",     PUDS, BIT_TEST(PTE_ARM64_AF), EVER, 0, PTE_ASKS_YOUNG),
	REACHABLE("pud_user_accessible_page", PUDS, REACHED(PTE_ARM64_TBL), SINCE(6, 10), "Linux 6.12, 7.3 "),
	{ NULL, 0, PTE_ONE_TEST(PTE_TEST_NEVER), EVER, 0, PTE_ASKS_ANYTHING, false, NULL },
};

/* A page without access has no PTE_USER. From 6.10 on it may also be a page of
 * the kernel's that was made invalid, so it isn't told. */
static const struct pte_trait traits[] = {
	{ PTE_TELLS_USER,    BIT_TEST(PTE_ARM64_USER), PTE_LEVEL_PAGES, EVER, "Linux 6.12 " PROT_H ": PAGE_READONLY" },
	{ PTE_TELLS_USER,    PTE_TEST(PTE_ARM64_V | PTE_BIT(PTE_ARM64_UXN), PTE_ARM64_V), PTE_LEVEL_PAGES, EVER, "Linux 6.12 " PGTABLE_H ": pte_user_exec" },
	{ PTE_TELLS_USER,    PTE_TEST(PTE_ARM64_V | PTE_ARM64_PN, PTE_ARM64_PN), PTE_LEVEL_PAGES, UNTIL(6, 9), "Linux 6.1 " PROT_H ": PAGE_NONE" },
	{ PTE_TELLS_SPECIAL, BIT_TEST(PTE_ARM64_SPECIAL), PTES | HUGETLB, EVER, "Linux 6.12 " PGTABLE_H ": pte_special" },
	{ PTE_TELLS_SPECIAL, BIT_TEST(PTE_ARM64_SPECIAL), PMDS, SINCE(6, 12), "Linux 6.12 " PGTABLE_H ": pmd_special" },
	{ 0, PTE_TEST_NEVER, 0, EVER, NULL },
};

/* what today's kernels do, and why it hurts nobody, or whom */
static const struct pte_accepted accepted[] = {
	{ "accept-disjoint",  PMDS,          NULL,          UNTIL(6, 9),  "a PROT_NONE pmd made invalid keeps PTE_PROT_NONE: protnone is asked first" },
	{ "accept-disjoint",  PTE_LEVEL_ALL, NULL,          SINCE(6, 10), "an invalidated kernel leaf also passes protnone; NUMA hinting looks at user pages only" },
	{ "encode-contained", PTE_LEVEL_ALL, "__swp_entry", EVER,         "callers pass types below 32 and offsets that they read back; the swap-size probe relies on the spill" },
	{ "store-stable",     PTES,          "set_ptes",    SINCE(6, 9),  "with LPA2 and 4K pages, young is offset bit 40, which stands at PTE_CONT: set_ptes drops it, and the page comes back old" },
	{ NULL, 0, NULL, EVER, NULL },
};

#define NEVERS_OF_PUDS                                                         \
	{ PTE_VIEW_PROTNONE,    PUDS, "there is no pud_protnone" },            \
	{ PTE_VIEW_INVALIDATED, PUDS, "puds are cleared, not invalidated" }
static const struct pte_never nevers_v5_10[] = {
	{ PTE_VIEW_TABLE,       PTES | HUGETLB, "pte helpers don't know of tables" },
	{ PTE_VIEW_INVALIDATED, PTES | HUGETLB, "ptes are cleared, not invalidated" },
	NEVERS_OF_PUDS,
	{ 0, 0, NULL },
};
/* from 6.10 on present-invalid is a bit of every level */
static const struct pte_never nevers_v6_10[] = {
	{ PTE_VIEW_TABLE, PTES | HUGETLB, "pte helpers don't know of tables" },
	NEVERS_OF_PUDS,
	{ 0, 0, NULL },
};
/*
 * Not DEVMAP; from 6.10 on protnone looks at USER and UXN of what isn't valid.
 * With LPA2 the shareability bits are the address's.
 */
#define BESIDE                                                                                                                                                 \
	{ PTE_BIT(PTE_ARM64_RDONLY) | PTE_BIT(PTE_ARM64_WRITE) | PTE_BIT(PTE_ARM64_PXN) | PTE_BIT(PTE_ARM64_GP), ANY, PTE_LEVEL_PAGES, EVER,         "access" }, \
	{ PTE_BIT(PTE_ARM64_USER) | PTE_BIT(PTE_ARM64_UXN), ANY,                          PTE_LEVEL_PAGES, UNTIL(6, 9),  "access" },                             \
	{ PTE_BIT(PTE_ARM64_AF) | PTE_BIT(PTE_ARM64_DIRTY), ANY,                          PTE_LEVEL_PAGES, EVER,         "accessed, dirty" },                    \
	{ PTE_BIT(PTE_ARM64_CONT), ANY,                                                   PTE_LEVEL_PAGES, EVER,         "contiguous" },                         \
	{ PTE_BIT(PTE_ARM64_SPECIAL), ANY,                                                PTE_LEVEL_PAGES, EVER,         "special" },                            \
	{ PTE_GENMASK(PTE_ARM64_PO + PTE_ARM64_PO_BITS - 1, PTE_ARM64_PO), ANY,              PTE_LEVEL_PAGES, SINCE(6, 12), "protection key" },                     \
	{ PTE_BIT(PTE_ARM64_USER) | PTE_BIT(PTE_ARM64_UXN), VALID,                   PTE_LEVEL_PAGES, SINCE(6, 10), "access" },                                  \
	{ PTE_BIT(PTE_ARM64_NG), VALID,                                              PTE_LEVEL_PAGES, EVER,         "not global" }
static const struct pte_beside beside[] = {
	BESIDE,
	{ SHARED, ANY, PTE_LEVEL_PAGES, EVER, "shareability" },
	{ 0, ANY, 0, EVER, NULL },
};
static const struct pte_beside beside_lpa2[] = {
	BESIDE,
	{ 0, ANY, 0, EVER, NULL },
};
static const struct pte_unread unread[] = { { 0, 0, NULL } };

static const struct pte_arch_option options[] = {
	{ PTE_OPTION_USERFAULTFD_WP,     SINCE(6, 10) },
	{ PTE_OPTION_PTE_MARKER_UFFD_WP, SINCE(6, 10) },
	{ PTE_OPTION_ARM64_CONTPTE,      SINCE(6, 9) },
};

static const struct pte_source sources[] = {
	{ PGTABLE_H,                          "5.10 to 7.3", "the swap format, predicates, addresses, set_ptes" },
	{ PROT_H,                             "5.10 to 7.3", "PTE_PROT_NONE, PTE_PRESENT_INVALID, the swap flags, protections" },
	{ HWDEF_H,                            "5.10 to 7.3", "the bits, address masks" },
	{ "arch/arm64/include/asm/pgalloc.h", "6.1, 6.12",   "pmds that point to a table" },
	{ "arch/arm64/include/asm/sparsemem.h", "5.10 to 7.3", "MAX_PHYSMEM_BITS" },
	{ "arch/arm64/mm/mmap.c",             "6.12",        "protections under LPA2" },
	{ NULL, NULL, NULL },
};

static const struct pte_arch arch = {
	.name = "arm64",
	.newest = PTE_LINUX(7, 3),
	.protnone_always = PTE_LINUX(7, 3),
	.l1tf = false,
	.c_bit = false,
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.sources = sources,
};

#define MODEL_OF(of_layout, of_owned, of_without, of_with, of_protections, of_beside, of_phys_bits, of_nevers, of_image, of_dump, of_about) \
	{                                                                      \
		.layout = &(of_layout), .arch = &arch, .seen = { (of_without), (of_with) }, \
		.owned = PTE_ALL_LEVELS(of_owned), .names = names, .stores = stores, \
		.protections = (of_protections), .phys_bits_plain = (of_phys_bits), .address_bits = (of_phys_bits), \
		.predicates = predicates, .traits = traits, .accepted = accepted, .nevers = (of_nevers), \
		.beside = (of_beside), .unread = unread, .attributes = attributes, \
		.transients = transients, .comparisons = comparisons,          \
		.about = (of_about), .image = (of_image), .dump = &(of_dump)   \
	}
#define MODEL(layout, owned, without, with, phys_bits, nevers, image, dump, about)            \
	MODEL_OF(layout, owned, without, with, protections, beside, phys_bits, nevers, image, dump, about)
#define FROM_5_10(layout, phys, image, dump, about) MODEL(layout, owned_v5_10, 0, 0, phys, nevers_v5_10, image, dump, about ", 6-bit types")
#define FROM_5_19(layout, phys, image, dump, about) MODEL(layout, owned_v5_19, PTE_LINUX(5, 18), PTE_LINUX(5, 19), phys, nevers_v5_10, image, dump, about "; the exclusive flag")
#define FROM_6_9(layout, phys, image, dump, about)  MODEL(layout, owned_v5_19, PTE_LINUX(6, 8), PTE_LINUX(6, 9), phys, nevers_v5_10, image, dump, about "; address bits up to 49")
#define FROM_6_10(layout, phys, image, dump, about) MODEL(layout, owned_v6_10, PTE_LINUX(6, 9), PTE_LINUX(6, 10), phys, nevers_v6_10, image, dump, about "; present-invalid, uffd-wp")
#define LPA2(layout, owned, without, with, nevers, image, dump, about)         \
	MODEL_OF(layout, owned, without, with, protections_lpa2, beside_lpa2, PTE_ARM64_PHYS_BITS_52, nevers, image, dump, about)

static const struct pte_model rows[] = {
	FROM_5_10(PTE_ARM64_16K_V5_10,       PTE_ARM64_PHYS_BITS,    "arm64-16k", dump_16k, "16K pages"),
	FROM_5_19(PTE_ARM64_16K_V5_19,       PTE_ARM64_PHYS_BITS,    "arm64-16k", dump_16k, "16K pages"),
	FROM_6_9(PTE_ARM64_16K_V6_9,         PTE_ARM64_PHYS_BITS,    "arm64-16k", dump_16k, "16K pages"),
	FROM_6_10(PTE_ARM64_16K_V6_10,       PTE_ARM64_PHYS_BITS,    "arm64-16k", dump_16k, "16K pages"),
	LPA2(PTE_ARM64_16K_LPA2_V6_9,   owned_v5_19, PTE_LINUX(6, 8), PTE_LINUX(6, 9),  nevers_v5_10, "arm64-16k", dump_16k_lpa2, "16K pages, LPA2; address bits up to 49"),
	LPA2(PTE_ARM64_16K_LPA2_V6_10,  owned_v6_10, PTE_LINUX(6, 9), PTE_LINUX(6, 10), nevers_v6_10, "arm64-16k", dump_16k_lpa2, "16K pages, LPA2; present-invalid, uffd-wp"),
	FROM_5_10(PTE_ARM64_4K_V5_10,        PTE_ARM64_PHYS_BITS,    "arm64-4k", dump_4k, "4K pages"),
	FROM_5_19(PTE_ARM64_4K_V5_19,        PTE_ARM64_PHYS_BITS,    "arm64-4k", dump_4k, "4K pages"),
	FROM_6_9(PTE_ARM64_4K_V6_9,          PTE_ARM64_PHYS_BITS,    "arm64-4k", dump_4k, "4K pages"),
	FROM_6_10(PTE_ARM64_4K_V6_10,        PTE_ARM64_PHYS_BITS,    "arm64-4k", dump_4k, "4K pages"),
	LPA2(PTE_ARM64_4K_LPA2_V6_9,   owned_v5_19, PTE_LINUX(6, 8), PTE_LINUX(6, 9),  nevers_v5_10, "arm64-4k", dump_4k_lpa2, "4K pages, LPA2; address bits up to 49"),
	LPA2(PTE_ARM64_4K_LPA2_V6_10,  owned_v6_10, PTE_LINUX(6, 9), PTE_LINUX(6, 10), nevers_v6_10, "arm64-4k", dump_4k_lpa2, "4K pages, LPA2; present-invalid, uffd-wp"),
	FROM_5_10(PTE_ARM64_64K_V5_10,       PTE_ARM64_PHYS_BITS,    "arm64-64k", dump_64k, "64K pages"),
	FROM_5_19(PTE_ARM64_64K_V5_19,       PTE_ARM64_PHYS_BITS,    "arm64-64k", dump_64k, "64K pages"),
	FROM_6_9(PTE_ARM64_64K_V6_9,         PTE_ARM64_PHYS_BITS,    "arm64-64k", dump_64k, "64K pages"),
	FROM_6_10(PTE_ARM64_64K_V6_10,       PTE_ARM64_PHYS_BITS,    "arm64-64k", dump_64k, "64K pages"),
	FROM_5_10(PTE_ARM64_64K_PA52_V5_10,  PTE_ARM64_PHYS_BITS_52, "arm64-64k-pa52", dump_64k_pa52, "64K pages, 52-bit addresses"),
	FROM_5_19(PTE_ARM64_64K_PA52_V5_19,  PTE_ARM64_PHYS_BITS_52, "arm64-64k-pa52", dump_64k_pa52, "64K pages, 52-bit addresses"),
	FROM_6_9(PTE_ARM64_64K_PA52_V6_9,    PTE_ARM64_PHYS_BITS_52, "arm64-64k-pa52", dump_64k_pa52, "64K pages, 52-bit addresses"),
	FROM_6_10(PTE_ARM64_64K_PA52_V6_10,  PTE_ARM64_PHYS_BITS_52, "arm64-64k-pa52", dump_64k_pa52, "64K pages, 52-bit addresses"),
};

/* clang-format on */

static const char *const aliases[] = { "aarch64", NULL };

const struct pte_rows pte_rows_arm64 = {
	.rows = rows,
	.count = sizeof(rows) / sizeof(rows[0]),
	.usual = "arm64-4k",
	.aliases = aliases,
};
