/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * x86_64: names, owners, protections and sources. The numbers stand in
 * pte/arch/x86_64.h.
 */
#include <pte/arch/x86_64.h>

#include "common/registry.h"
#include "dump.h"

/* clang-format off */

/* as members: what a row doesn't say after them is 0 */
#define EVER          .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define SINCE(a, b)   .in = { PTE_LINUX(a, b), PTE_LINUX_ONWARDS }
#define UNTIL(a, b)   .in = { PTE_LINUX_OLDEST, PTE_LINUX(a, b) }
#define OPTION(o)     PTE_OPTION_SET(PTE_OPTION_##o)
#define TYPES_H       "arch/x86/include/asm/pgtable_types.h"
#define SWAP_H        "arch/x86/include/asm/pgtable_64.h"

#define PTES  PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define PMDS  PTE_LEVEL_SET(PTE_LEVEL_PMD)
#define HUGETLB PTE_LEVEL_SET(PTE_LEVEL_HUGETLB)
#define PUDS  PTE_LEVEL_SET(PTE_LEVEL_PUD)
#define HUGE  (PMDS | HUGETLB | PUDS)
#define TABLES (PMDS | PUDS)
#define ANY   { 0, 0 }
#define VALID { PTE_X86_P, PTE_X86_P }
#define ABSENT { PTE_X86_P, 0 }

static const struct pte_name names[] = {
	{ "_PAGE_PRESENT",     "present",     PTE_X86_PRESENT,    1, ANY,    PTE_LEVEL_PAGES, EVER,         0, TABLES },
	{ "_PAGE_RW",          "rw",          PTE_X86_RW,         1, ANY,    PTE_LEVEL_PAGES, EVER,         0, TABLES },
	{ "_PAGE_USER",        "user",        PTE_X86_USER,       1, ANY,    PTE_LEVEL_PAGES, EVER,         0, TABLES },
	{ "_PAGE_PWT",         "pwt",         PTE_X86_PWT,        1, ANY,    PTE_LEVEL_PAGES, EVER,         0, TABLES },
	{ "_PAGE_PCD",         "pcd",         PTE_X86_PCD,        1, ANY,    PTE_LEVEL_PAGES, EVER,         0, TABLES },
	{ "_PAGE_ACCESSED",    "accessed",    PTE_X86_ACCESSED,   1, ANY,    PTE_LEVEL_PAGES, EVER,         0, TABLES },
	{ "_PAGE_DIRTY",       "dirty",       PTE_X86_DIRTY,      1, ANY,    PTE_LEVEL_PAGES, EVER,         0, TABLES },
	{ "_PAGE_PAT",         "pat",         PTE_X86_PAT,        1, ANY,    PTES,            EVER },
	{ "_PAGE_PSE",         "pse",         PTE_X86_PSE,        1, ANY,    HUGE,            EVER },
	{ "_PAGE_GLOBAL",      "global",      PTE_X86_GLOBAL,     1, VALID,  PTE_LEVEL_PAGES, EVER },
	{ "_PAGE_PROTNONE",    "protnone",    PTE_X86_PROTNONE,   1, ABSENT, PTE_LEVEL_ALL,   EVER },
	{ "_PAGE_SPECIAL",     "special",     PTE_X86_SPECIAL,    1, ANY,    PTE_LEVEL_PAGES, EVER },
	{ "_PAGE_UFFD_WP",     "uffd_wp",     PTE_X86_UFFD_WP,    1, ANY,    PTE_LEVEL_PAGES, UNTIL(7, 2),  OPTION(USERFAULTFD_WP), 0 },
	{ "_PAGE_UFFD",        "uffd",        PTE_X86_UFFD_WP,    1, ANY,    PTE_LEVEL_PAGES, SINCE(7, 3),  OPTION(USERFAULTFD_WP), 0 },
	{ "_PAGE_SOFT_DIRTY",  "soft_dirty",  PTE_X86_SOFT_DIRTY, 1, ANY,    PTE_LEVEL_PAGES, EVER,         OPTION(MEM_SOFT_DIRTY), 0 },
	{ "_PAGE_PAT_LARGE",   "pat_large",   PTE_X86_PAT_LARGE,  1, ANY,    HUGE,            EVER },
	{ "_PAGE_DEVMAP",      "devmap",      PTE_X86_SOFTW4,     1, ANY,    PTE_LEVEL_PAGES, .in = { PTE_LINUX(6, 6), PTE_LINUX(6, 16) } },
	{ "_PAGE_DEVMAP",      "devmap",      PTE_X86_SOFTW5,     1, ANY,    PTE_LEVEL_PAGES, UNTIL(6, 5) },
	{ "_PAGE_SAVED_DIRTY", "saved_dirty", PTE_X86_SOFTW5,     1, ANY,    PTE_LEVEL_PAGES, SINCE(6, 6) },
	{ "_PAGE_PKEY_MASK",   "pkey",        PTE_X86_PKEY, PTE_X86_PKEY_BITS, ANY, PTE_LEVEL_PAGES, EVER },
	{ "_PAGE_NX",          "nx",          PTE_X86_NX,         1, ANY,    PTE_LEVEL_PAGES, EVER,         0, TABLES },
	{ NULL, NULL, 0, 0, ANY, 0, EVER },
};

#define OWNED(exclusive_owner)                                                                              \
	{ PTE_X86_SWAP_TYPE,       PTE_X86_SWAP_TYPE_BITS,   PTE_OWNER_TYPE,       NULL },                  \
	{ PTE_X86_SWAP_OFFSET,     PTE_X86_SWAP_OFFSET_BITS, PTE_OWNER_OFFSET,     "stored complemented (L1TF)" }, \
	{ PTE_X86_PROTNONE,        1,                        PTE_OWNER_ZERO,       "pte_present tests _PAGE_PROTNONE" }, \
	{ PTE_X86_PSE,             1,                        PTE_OWNER_ZERO,       "pmd_present tests _PAGE_PSE" }, \
	{ PTE_X86_DIRTY,           1,                        PTE_OWNER_HARDWARE,   "D: Knights Landing may set it" }, \
	{ PTE_X86_ACCESSED,        1,                        PTE_OWNER_HARDWARE,   "A: Knights Landing may set it" }, \
	{ PTE_X86_PCD,             1,                        PTE_OWNER_FREE,       NULL },                  \
	{ PTE_X86_SWAP_EXCLUSIVE,  1,                        exclusive_owner,      NULL },                  \
	{ PTE_X86_SWAP_UFFD_WP,    1,                        PTE_OWNER_OF(PTE_FLAG_UFFD_WP),    NULL },                  \
	{ PTE_X86_SWAP_SOFT_DIRTY, 1,                        PTE_OWNER_OF(PTE_FLAG_SOFT_DIRTY), NULL },                  \
	{ PTE_X86_PRESENT,         1,                        PTE_OWNER_ZERO,       "pte_present tests _PAGE_PRESENT" }, \
	{ 0, 0, PTE_OWNER_FREE, NULL }

static const struct pte_owned owned_v5_10[] = { OWNED(PTE_OWNER_FREE) };
static const struct pte_owned owned_v5_19[] = { OWNED(PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE)) };

static const struct pte_store stores[] = {
	{ "set_ptes",        PTES,                               0, EVER, { 0, 0 }, 0, "Linux 6.12 arch/x86/include/asm/pgtable.h" },
	{ "set_pmd_at",      PMDS,                               0, EVER, { 0, 0 }, 0, "Linux 6.12 arch/x86/include/asm/pgtable.h" },
	{ "set_huge_pte_at", HUGETLB,                            0, EVER, { 0, 0 }, 0, "Linux 6.12 include/asm-generic/hugetlb.h" },
	{ NULL, 0, 0, EVER, { 0, 0 }, 0, NULL },
};

#define CACHED_BY (PTE_BIT(PTE_X86_PWT) | PTE_BIT(PTE_X86_PCD))
static const struct pte_attributes attributes[] = {
	{ "_PAGE_CACHE_MASK",       PTES, CACHED_BY | PTE_BIT(PTE_X86_PAT),       EVER, NULL, "Linux 6.12 " TYPES_H ": pgprot_noncached, pgprot_writecombine, track_pfn_remap" },
	{ "_PAGE_LARGE_CACHE_MASK", PMDS | PUDS, CACHED_BY | PTE_BIT(PTE_X86_PAT_LARGE), EVER, NULL, "Linux 6.12 " TYPES_H ": pgprot_4k_2_large" },
	/* PAT_LARGE would be the address's to pte_pfn: these pages are memory, which PAT's lower half can say */
	{ "_PAGE_PWT-_PAGE_PCD",    HUGETLB, CACHED_BY,                           EVER, NULL, "Linux 6.12 " TYPES_H ": PTE_PFN_MASK" },
	{ NULL, 0, 0, EVER, NULL, NULL },
};

/* pmd_mkinvalid turns the address over, too: no test asks for it */
static const struct pte_transient transients[] = {
	PTE_CLEARED("ptep_get_and_clear",      PTES,                             "Linux 6.12 arch/x86/include/asm/pgtable.h"),
	PTE_CLEARED("pmdp_huge_get_and_clear", PTE_LEVEL_SET(PTE_LEVEL_PMD),     "Linux 6.12 arch/x86/include/asm/pgtable.h"),
	PTE_CLEARED("huge_ptep_get_and_clear", PTE_LEVEL_SET(PTE_LEVEL_HUGETLB), "Linux 6.12 include/asm-generic/hugetlb.h"),
	PTE_INVALIDATED("pmdp_invalidate",     PTE_LEVEL_SET(PTE_LEVEL_PMD), PTE_X86_LEAF, PTE_X86_LEAF, "Linux 6.12 mm/pgtable-generic.c; arch/x86/include/asm/pgtable.h: pmd_mkinvalid"),
	PTE_TRANSIENTS_END,
};

static const struct pte_comparison comparisons[] =
	PTE_COMPARISONS(0, "arch/x86/include/asm/pgtable.h: pte_same");

#define USER_PAGE (PTE_X86_P | PTE_BIT(PTE_X86_USER) | PTE_BIT(PTE_X86_ACCESSED))
#define WRITABLE  PTE_BIT(PTE_X86_RW)
#define NO_EXEC   PTE_BIT(PTE_X86_NX)

static const struct pte_protection protections[] = {
	{ "none",          PTE_X86_PN | PTE_BIT(PTE_X86_ACCESSED), EVER },
	{ "readonly",      USER_PAGE | NO_EXEC,                    EVER },
	{ "shared",        USER_PAGE | WRITABLE | NO_EXEC,         EVER },
	{ "copy",          USER_PAGE | NO_EXEC,                    EVER },
	{ "readonly_exec", USER_PAGE,                              EVER },
	{ "shared_exec",   USER_PAGE | WRITABLE,                   EVER },
	{ NULL, 0, EVER },
};

#define PGTABLE_H "Linux 6.12 arch/x86/include/asm/pgtable.h"
/*
 * pmd_bad looks at all that isn't the address's but two: of a leaf the address
 * is shorter, but that it's one is a difference already. espfix's tables, which
 * can't be written through, pass it, and nobody asks it of them.
 */
#define TABLE_FREE                                                             \
	(PTE_GENMASK(PTE_X86_ADDRESS_END - 1, PTE_X86_PAGE_SHIFT) |               \
	 PTE_BIT(PTE_X86_USER) | PTE_BIT(PTE_X86_ACCESSED))
#define TABLE_IS (PTE_X86_P | PTE_BIT(PTE_X86_RW) | PTE_BIT(PTE_X86_DIRTY))
/* what a page keeps that mustn't look like a shadow stack's */
#define DIRTY_V5_10 PTE_BIT(PTE_X86_DIRTY)
#define DIRTY_V6_6  (PTE_BIT(PTE_X86_DIRTY) | PTE_BIT(PTE_X86_SOFTW5))
#define DIRTY(name, levels, bits, in, from)                                    \
	{ name, levels, PTE_ONE_TEST(PTE_TEST_ANY(bits)), in, 0, PTE_ASKS_DIRTY, false, from " arch/x86/include/asm/pgtable.h" }
#define BIT_TEST(bit) PTE_TEST(PTE_BIT(bit), PTE_BIT(bit))
#define ASKED(name, levels, test, in, needs, asks, from)                       \
	{ name, levels, PTE_ONE_TEST(test), in, needs, asks, false, from " arch/x86/include/asm/pgtable.h" }
/* pte_shstk, pmd_shstk: shadow stacks are written to, though RW is clear */
#define WRITE_V6_6(name, levels, leaf)                                         \
	{ name, levels, PTE_ONE_TEST(BIT_TEST(PTE_X86_RW)), SINCE(6, 6), 0, PTE_ASKS_WRITE, false, PGTABLE_H, \
	  .may = { PTE_TEST(PTE_BIT(PTE_X86_RW) | PTE_BIT(PTE_X86_DIRTY) | (leaf), PTE_BIT(PTE_X86_DIRTY) | (leaf)), "shadow stacks" } }
#define ACCESSIBLE (PTE_X86_P | PTE_BIT(PTE_X86_USER))
#define V6_6_TO_16 .in = { PTE_LINUX(6, 6), PTE_LINUX(6, 16) }
static const struct pte_predicate predicates[] = {
	{ "pmd_leaf",       PMDS, PTE_ONE_TEST(PTE_TEST(PTE_X86_LEAF, PTE_X86_LEAF)), EVER, 0, PTE_ASKS_LEAF, false, PGTABLE_H },
	{ "pmd_trans_huge", PMDS, PTE_ONE_TEST(PTE_TEST(PTE_X86_LEAF | PTE_BIT(PTE_X86_SOFTW5), PTE_X86_LEAF)), UNTIL(6, 5), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, false, "Linux 6.1 arch/x86/include/asm/pgtable.h" },
	{ "pmd_trans_huge", PMDS, PTE_ONE_TEST(PTE_TEST(PTE_X86_LEAF | PTE_BIT(PTE_X86_SOFTW4), PTE_X86_LEAF)), .in = { PTE_LINUX(6, 6), PTE_LINUX(6, 16) }, OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, false, PGTABLE_H },
	{ "pmd_trans_huge", PMDS, PTE_ONE_TEST(PTE_TEST(PTE_X86_LEAF, PTE_X86_LEAF)), SINCE(6, 17), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, false, "Linux 6.17 arch/x86/include/asm/pgtable.h" },
	{ "pmd_bad",        PMDS, PTE_ONE_TEST({ 0, 0, ~TABLE_FREE, TABLE_IS }), EVER, 0, PTE_ASKS_BAD, true, PGTABLE_H "; arch/x86/kernel/espfix_64.c: PGTABLE_PROT" },
	DIRTY("pte_dirty", PTES | HUGETLB, DIRTY_V5_10, UNTIL(6, 5), "Linux 6.1"),
	DIRTY("pte_dirty", PTES | HUGETLB, DIRTY_V6_6,  SINCE(6, 6), "Linux 6.12"),
	DIRTY("pmd_dirty", PMDS,           DIRTY_V5_10, UNTIL(6, 5), "Linux 6.1"),
	DIRTY("pmd_dirty", PMDS,           DIRTY_V6_6,  SINCE(6, 6), "Linux 6.12"),
	ASKED("pte_write", PTES | HUGETLB, BIT_TEST(PTE_X86_RW), UNTIL(6, 5), 0, PTE_ASKS_WRITE, "Linux 6.1"),
	WRITE_V6_6("pte_write", PTES | HUGETLB, UINT64_C(0)),
	ASKED("pmd_write", PMDS, BIT_TEST(PTE_X86_RW), UNTIL(6, 5), 0, PTE_ASKS_WRITE, "Linux 6.1"),
	WRITE_V6_6("pmd_write", PMDS, PTE_X86_LEAF),
	ASKED("pte_young", PTES | HUGETLB, BIT_TEST(PTE_X86_ACCESSED), EVER, 0, PTE_ASKS_YOUNG, "Linux 6.12"),
	ASKED("pmd_young", PMDS, BIT_TEST(PTE_X86_ACCESSED), EVER, 0, PTE_ASKS_YOUNG, "Linux 6.12"),
	ASKED("pte_exec", PTES | HUGETLB, PTE_TEST(PTE_BIT(PTE_X86_NX), 0), EVER, 0, PTE_ASKS_EXEC, "Linux 6.12"),
	ASKED("pte_special", PTES, BIT_TEST(PTE_X86_SPECIAL), EVER, 0, PTE_ASKS_SPECIAL, "Linux 6.12"),
	ASKED("pmd_special", PMDS, BIT_TEST(PTE_X86_SPECIAL), SINCE(6, 12), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_SPECIAL, "Linux 6.12"),
	ASKED("pte_devmap", PTES, BIT_TEST(PTE_X86_SOFTW5), UNTIL(6, 5), 0, PTE_ASKS_SPECIAL, "Linux 6.1"),
	ASKED("pte_devmap", PTES, BIT_TEST(PTE_X86_SOFTW4), V6_6_TO_16, 0, PTE_ASKS_SPECIAL, "Linux 6.12"),
	ASKED("pmd_devmap", PMDS, BIT_TEST(PTE_X86_SOFTW5), UNTIL(6, 5), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_SPECIAL, "Linux 6.1"),
	ASKED("pmd_devmap", PMDS, BIT_TEST(PTE_X86_SOFTW4), V6_6_TO_16, OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_SPECIAL, "Linux 6.12"),
	ASKED("pte_user_accessible_page", PTES, PTE_TEST(ACCESSIBLE, ACCESSIBLE), SINCE(5, 19), 0, PTE_ASKS_ACCESS, "Linux 6.12"),
	ASKED("pmd_user_accessible_page", PMDS, PTE_TEST(ACCESSIBLE | PTE_X86_LEAF, ACCESSIBLE | PTE_X86_LEAF), SINCE(5, 19), 0, PTE_ASKS_ACCESS, "Linux 6.12"),
	ASKED("pud_leaf", PUDS, PTE_TEST(PTE_X86_P | PTE_X86_LEAF, PTE_X86_P | PTE_X86_LEAF), UNTIL(6, 11), 0, PTE_ASKS_LEAF, "Linux 6.11"),
	ASKED("pud_leaf", PUDS, BIT_TEST(PTE_X86_PSE), SINCE(6, 12), 0, PTE_ASKS_LEAF, "Linux 6.12, 7.3"),
	ASKED("pud_trans_huge", PUDS, PTE_TEST(PTE_X86_LEAF | PTE_BIT(PTE_X86_SOFTW5), PTE_X86_LEAF), UNTIL(6, 5), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, "Linux 6.1"),
	ASKED("pud_trans_huge", PUDS, PTE_TEST(PTE_X86_LEAF | PTE_BIT(PTE_X86_SOFTW4), PTE_X86_LEAF), V6_6_TO_16, OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, "Linux 6.12"),
	ASKED("pud_trans_huge", PUDS, BIT_TEST(PTE_X86_PSE), SINCE(6, 17), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, "Linux 7.3"),
	{ "pud_bad", PUDS, PTE_ONE_TEST(PTE_TEST_ANY(~(TABLE_FREE | TABLE_IS))), EVER, 0, PTE_ASKS_BAD, true, PGTABLE_H "; arch/x86/kernel/espfix_64.c: PGTABLE_PROT" },
	DIRTY("pud_dirty", PUDS, DIRTY_V5_10, UNTIL(6, 5), "Linux 6.1"),
	DIRTY("pud_dirty", PUDS, DIRTY_V6_6,  SINCE(6, 6), "Linux 6.12"),
	ASKED("pud_write", PUDS, BIT_TEST(PTE_X86_RW), EVER, 0, PTE_ASKS_WRITE, "Linux 6.12"),
	ASKED("pud_young", PUDS, BIT_TEST(PTE_X86_ACCESSED), EVER, 0, PTE_ASKS_YOUNG, "Linux 6.12"),
	ASKED("pud_special", PUDS, BIT_TEST(PTE_X86_SPECIAL), SINCE(6, 12), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_SPECIAL, "Linux 6.12"),
	ASKED("pud_devmap", PUDS, BIT_TEST(PTE_X86_SOFTW5), UNTIL(6, 5), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_SPECIAL, "Linux 6.1"),
	ASKED("pud_devmap", PUDS, BIT_TEST(PTE_X86_SOFTW4), V6_6_TO_16, OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_SPECIAL, "Linux 6.12"),
	ASKED("pud_user_accessible_page", PUDS, PTE_TEST(ACCESSIBLE | PTE_X86_LEAF, ACCESSIBLE | PTE_X86_LEAF), SINCE(5, 19), 0, PTE_ASKS_ACCESS, "Linux 6.12"),
	{ NULL, 0, PTE_ONE_TEST(PTE_TEST_NEVER), EVER, 0, PTE_ASKS_ANYTHING, false, NULL },
};

/* The kernel's own words have neither _PAGE_PROTNONE nor, while P is clear,
 * _PAGE_PSE; before pmd_special a huge page of a device looked like any. */
static const struct pte_trait traits[] = {
	{ PTE_TELLS_USER,    PTE_TEST(PTE_X86_P | PTE_BIT(PTE_X86_USER), PTE_X86_P | PTE_BIT(PTE_X86_USER)), PTE_LEVEL_PAGES, EVER, "Linux 6.12 " TYPES_H ": _PAGE_USER" },
	{ PTE_TELLS_USER,    PTE_TEST(PTE_X86_P | PTE_X86_PN, PTE_X86_PN), PTE_LEVEL_ALL, EVER, "Linux 6.12 " TYPES_H ": PAGE_NONE; arch/x86/mm/pat/set_memory.c: pgprot_clear_protnone_bits" },
	{ PTE_TELLS_USER,    PTE_TEST(PTE_X86_P | PTE_X86_PN | PTE_X86_LEAF, PTE_X86_LEAF), PMDS, EVER, "Linux 6.12 arch/x86/mm/pat/set_memory.c: _PAGE_PSE goes with _PAGE_PRESENT" },
	{ PTE_TELLS_SPECIAL, PTE_TEST(PTE_BIT(PTE_X86_SPECIAL), PTE_BIT(PTE_X86_SPECIAL)), PTES | HUGETLB, EVER, PGTABLE_H ": pte_special" },
	{ PTE_TELLS_SPECIAL, PTE_TEST(PTE_BIT(PTE_X86_SPECIAL), PTE_BIT(PTE_X86_SPECIAL)), PMDS | PUDS, SINCE(6, 12), PGTABLE_H ": pmd_special, pud_special" },
	{ 0, PTE_TEST_NEVER, 0, EVER, NULL },
};

static const struct pte_accepted accepted[] = {
	{ NULL, 0, NULL, EVER, NULL },
};

static const struct pte_never nevers[] = {
	{ PTE_VIEW_TABLE,       PTES | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB), "pte helpers don't know of tables" },
	{ PTE_VIEW_INVALIDATED, PTES | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB), "ptes are cleared, not invalidated" },
	{ PTE_VIEW_PROTNONE,    PUDS, "there is no pud_protnone, and pud_present asks for _PAGE_PRESENT: the pte helpers read hugetlb's pages without access" },
	{ PTE_VIEW_INVALIDATED, PUDS, "pud_present asks for _PAGE_PRESENT alone, which pudp_invalidate clears" },
	{ 0, 0, NULL },
};
/* not DEVMAP, by which pmd_trans_huge says no */
static const struct pte_beside beside[] = {
	{ PTE_BIT(PTE_X86_RW) | PTE_BIT(PTE_X86_USER) | PTE_BIT(PTE_X86_NX), ANY,        PTE_LEVEL_PAGES, EVER,        "access" },
	{ PTE_X86_ERRATUM, ANY,                                                          PTE_LEVEL_PAGES, EVER,        "accessed, dirty" },
	{ PTE_BIT(PTE_X86_SPECIAL), ANY,                                                 PTE_LEVEL_PAGES, EVER,        "special" },
	{ PTE_BIT(PTE_X86_SOFTW5), ANY,                                                  PTE_LEVEL_PAGES, SINCE(6, 6), "saved dirty" },
	{ PTE_GENMASK(PTE_X86_PKEY + PTE_X86_PKEY_BITS - 1, PTE_X86_PKEY), ANY,             PTE_LEVEL_PAGES, EVER,        "protection key" },
	{ PTE_BIT(PTE_X86_GLOBAL), VALID,                                                PTE_LEVEL_PAGES, EVER,        "global" },
	{ 0, ANY, 0, EVER, NULL },
};
static const struct pte_unread unread[] = { { 0, 0, NULL } };

static const struct pte_arch_option options[] = {
	{ PTE_OPTION_MEM_SOFT_DIRTY,     EVER },
	{ PTE_OPTION_USERFAULTFD_WP,     EVER },
	{ PTE_OPTION_PTE_MARKER,         .in = { PTE_LINUX(5, 19), PTE_LINUX(6, 1) } },
	{ PTE_OPTION_PTE_MARKER_UFFD_WP, SINCE(5, 19) },
};

static const struct pte_source sources[] = {
	{ SWAP_H,                                   "5.10 to 7.3", "the swap format: __swp_type, __swp_offset, __swp_entry" },
	{ "arch/x86/include/asm/pgtable_64_types.h", "5.19 to 7.3", "_PAGE_SWP_EXCLUSIVE" },
	{ TYPES_H,                                  "5.10 to 7.3", "the bits, _PAGE_SWP_SOFT_DIRTY, _PAGE_SWP_UFFD_WP, protections" },
	{ "arch/x86/include/asm/pgtable.h",         "5.10 to 7.3", "pte_none, pte_present, pmd_present, pte_protnone, pud_none, pud_present, pud_leaf" },
	{ "arch/x86/include/asm/pgtable-invert.h",  "5.10 to 7.3", "addresses of words whose P is clear" },
	{ "arch/x86/include/asm/sparsemem.h",       "5.10 to 7.3", "MAX_PHYSMEM_BITS" },
	{ "arch/x86/include/asm/page_64_types.h",   "5.10 to 7.3", "__PHYSICAL_MASK_SHIFT: the widest address" },
	{ "arch/x86/mm/mem_encrypt_identity.c",     "6.12",        "the memory encryption bit leaves the page frame's mask" },
	{ "arch/x86/include/asm/pgalloc.h",         "6.1, 6.12",   "pmds that point to a table: _PAGE_TABLE; espfix_64.c: _PAGE_NX" },
	{ "arch/x86/mm/init.c",                     "6.12",        "the offset limit under L1TF" },
	{ NULL, NULL, NULL },
};

static const struct pte_arch arch = {
	.name = "x86_64",
	.newest = PTE_LINUX(7, 3),
	.protnone_always = PTE_LINUX(7, 3),
	.l1tf = true,
	.c_bit = true,
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.sources = sources,
};

#define MODEL(of_layout, of_owned, without, with, of_phys_bits, of_dump, of_about) \
	{                                                                      \
		.layout = &(of_layout), .arch = &arch, .seen = { (without), (with) }, \
		.owned = PTE_ALL_LEVELS(of_owned), .names = names, .stores = stores, \
		.protections = protections, .phys_bits_plain = (of_phys_bits), .address_bits = PTE_X86_ADDRESS_END, \
		.predicates = predicates, .traits = traits, .accepted = accepted, .nevers = nevers, \
		.beside = beside, .unread = unread, .attributes = attributes,  \
		.transients = transients, .comparisons = comparisons,          \
		.about = (of_about), .image = "x86_64", .dump = &(of_dump)     \
	}

static const struct pte_model rows[] = {
	MODEL(PTE_X86_64_V5_10,      owned_v5_10, 0,                0,                PTE_X86_PHYS_BITS,      dump_4_levels, "4 levels of page tables"),
	MODEL(PTE_X86_64_V5_19,      owned_v5_19, PTE_LINUX(5, 18), PTE_LINUX(5, 19), PTE_X86_PHYS_BITS,      dump_4_levels, "4 levels; the exclusive flag"),
	MODEL(PTE_X86_64_LA57_V5_10, owned_v5_10, 0,                0,                PTE_X86_PHYS_BITS_LA57, dump_5_levels, "5 levels of page tables"),
	MODEL(PTE_X86_64_LA57_V5_19, owned_v5_19, PTE_LINUX(5, 18), PTE_LINUX(5, 19), PTE_X86_PHYS_BITS_LA57, dump_5_levels, "5 levels; the exclusive flag"),
};

/* clang-format on */

static const char *const aliases[] = { "amd64", "x86-64", NULL };

const struct pte_rows pte_rows_x86_64 = {
	.rows = rows,
	.count = sizeof(rows) / sizeof(rows[0]),
	.aliases = aliases,
};
