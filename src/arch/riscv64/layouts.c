/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * riscv64: names, owners, protections and sources. The numbers stand in
 * pte/arch/riscv64.h.
 */
#include <pte/arch/riscv64.h>

#include "common/registry.h"
#include "dump.h"

/* clang-format off */

/* as members: what a row doesn't say after them is 0 */
#define EVER          .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define SINCE(a, b)   .in = { PTE_LINUX(a, b), PTE_LINUX_ONWARDS }
#define UNTIL(a, b)   .in = { PTE_LINUX_OLDEST, PTE_LINUX(a, b) }
#define OPTION(o)     PTE_OPTION_SET(PTE_OPTION_##o)
#define PGTABLE_H     "arch/riscv/include/asm/pgtable.h"
#define BITS_H        "arch/riscv/include/asm/pgtable-bits.h"
#define PGTABLE_64_H  "arch/riscv/include/asm/pgtable-64.h"
#define HUGETLB_C     "arch/riscv/mm/hugetlbpage.c"

#define PTES    PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define PMDS    PTE_LEVEL_SET(PTE_LEVEL_PMD)
#define HUGETLB PTE_LEVEL_SET(PTE_LEVEL_HUGETLB)
#define PUDS    PTE_LEVEL_SET(PTE_LEVEL_PUD)
#define TABLES  (PMDS | PUDS)
#define ANY     { 0, 0 }
#define VALID   { PTE_RISCV64_V, PTE_RISCV64_V }
#define INVALID { PTE_RISCV64_V, 0 }

static const struct pte_name names[] = {
	{ "_PAGE_PRESENT",    "present",    PTE_RISCV64_VALID,      1, ANY,     PTE_LEVEL_PAGES, EVER,        0, TABLES },
	{ "_PAGE_READ",       "read",       PTE_RISCV64_READ,       1, VALID,   PTE_LEVEL_PAGES, UNTIL(5, 16) },
	{ "_PAGE_PROT_NONE",  "prot_none",  PTE_RISCV64_PROT_NONE_V5_10, 1, INVALID, PTE_LEVEL_ALL,   UNTIL(5, 16) },
	{ "_PAGE_READ",       "read",       PTE_RISCV64_READ,       1, ANY,     PTE_LEVEL_PAGES, SINCE(5, 17) },
	{ "_PAGE_WRITE",      "write",      PTE_RISCV64_WRITE,      1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "_PAGE_EXEC",       "exec",       PTE_RISCV64_EXEC,       1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "_PAGE_USER",       "user",       PTE_RISCV64_USER,       1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "_PAGE_GLOBAL",     "global",     PTE_RISCV64_GLOBAL,     1, VALID,   PTE_LEVEL_PAGES, EVER },
	{ "_PAGE_PROT_NONE",  "prot_none",  PTE_RISCV64_PROT_NONE,  1, INVALID, PTE_LEVEL_ALL,   SINCE(5, 17) },
	{ "_PAGE_ACCESSED",   "accessed",   PTE_RISCV64_ACCESSED,   1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "_PAGE_DIRTY",      "dirty",      PTE_RISCV64_DIRTY,      1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "_PAGE_SPECIAL",    "special",    PTE_RISCV64_SPECIAL,    1, ANY,     PTE_LEVEL_PAGES, EVER },
	{ "_PAGE_DEVMAP",     "devmap",     PTE_RISCV64_DEVMAP,     1, ANY,     PTE_LEVEL_PAGES, .in = { PTE_LINUX(6, 11), PTE_LINUX(6, 16) } },
	{ "_PAGE_SOFT_DIRTY", "soft_dirty", PTE_RISCV64_SOFT_DIRTY, 1, ANY,     PTE_LEVEL_PAGES, SINCE(6, 19), OPTION(MEM_SOFT_DIRTY), 0 },
	{ "_PAGE_UFFD_WP",    "uffd_wp",    PTE_RISCV64_UFFD_WP,    1, ANY,     PTE_LEVEL_PAGES, .in = { PTE_LINUX(6, 19), PTE_LINUX(7, 2) }, OPTION(USERFAULTFD_WP), 0 },
	{ "_PAGE_UFFD",       "uffd",       PTE_RISCV64_UFFD_WP,    1, ANY,     PTE_LEVEL_PAGES, SINCE(7, 3),  OPTION(USERFAULTFD_WP), 0 },
	{ "_PAGE_MTMASK",     "mt",         PTE_RISCV64_MT, PTE_RISCV64_MT_BITS, ANY, PTE_LEVEL_PAGES, SINCE(5, 17) },
	{ "_PAGE_NAPOT",      "napot",      PTE_RISCV64_NAPOT,      1, ANY,     PTE_LEVEL_ALL,   SINCE(6, 4) },
	{ NULL, NULL, 0, 0, ANY, 0, EVER },
};

#define END { 0, 0, PTE_OWNER_FREE, NULL }
/* the offset above the type, up to the top */
#define FIELDS(type)                                                           \
	{ (type) + PTE_RISCV64_SWAP_TYPE_BITS, 64 - (type) - PTE_RISCV64_SWAP_TYPE_BITS, PTE_OWNER_OFFSET, NULL }, \
	{ (type), PTE_RISCV64_SWAP_TYPE_BITS, PTE_OWNER_TYPE, NULL }
#define EXCLUSIVE                                                              \
	{ PTE_RISCV64_SWAP_EXCLUSIVE, 1, PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), NULL }
#define NOT_PROT_NONE                                                          \
	{ PTE_RISCV64_PROT_NONE, 1, PTE_OWNER_ZERO, "pte_present tests _PAGE_PROT_NONE" }
#define NOT_VALID                                                              \
	{ PTE_RISCV64_VALID, 1, PTE_OWNER_ZERO, "pte_present tests _PAGE_PRESENT" }
#define NOT_LEAF "pmd_present tests _PAGE_LEAF"

static const struct pte_owned owned_v5_10[] = {
	FIELDS(PTE_RISCV64_SWAP_TYPE_V5_10),
	{ PTE_RISCV64_PROT_NONE_V5_10, 1, PTE_OWNER_ZERO, "pte_present tests _PAGE_PROT_NONE, which is _PAGE_READ" },
	NOT_VALID,
	END,
};
#define LOW_V5_17                                                              \
	NOT_PROT_NONE,                                                         \
	{ PTE_RISCV64_USER, 1, PTE_OWNER_FREE, NULL },                         \
	{ PTE_RISCV64_READ, PTE_RISCV64_EXEC - PTE_RISCV64_READ + 1, PTE_OWNER_ZERO, NOT_LEAF }, \
	NOT_VALID
static const struct pte_owned owned_v5_17[] = {
	FIELDS(PTE_RISCV64_SWAP_TYPE_V5_17),
	LOW_V5_17,
	END,
};
static const struct pte_owned owned_v6_3[] = {
	FIELDS(PTE_RISCV64_SWAP_TYPE_V6_3),
	EXCLUSIVE,
	LOW_V5_17,
	END,
};
static const struct pte_owned owned_svrsw60t59b_v6_19[] = {
	FIELDS(PTE_RISCV64_SWAP_TYPE_V6_3),
	EXCLUSIVE,
	NOT_PROT_NONE,
	{ PTE_RISCV64_SWAP_UFFD_WP,    1, PTE_OWNER_OF(PTE_FLAG_UFFD_WP),    NULL },
	{ PTE_RISCV64_SWAP_SOFT_DIRTY, 1, PTE_OWNER_OF(PTE_FLAG_SOFT_DIRTY), "_PAGE_EXEC, which pmd_present tests, too" },
	{ PTE_RISCV64_READ, PTE_RISCV64_WRITE - PTE_RISCV64_READ + 1, PTE_OWNER_ZERO, NOT_LEAF },
	NOT_VALID,
	END,
};

static const struct pte_store stores[] = {
	{ "set_ptes",        PTES,    0, EVER, { 0, 0 }, 0, "Linux 6.12 " PGTABLE_H },
	{ "set_pmd_at",      PMDS,    0, EVER, { 0, 0 }, 0, "Linux 6.12 " PGTABLE_H },
	{ "set_huge_pte_at", HUGETLB, 0, EVER, { 0, 0 }, 0, "Linux 6.12 " HUGETLB_C },
	{ NULL, 0, 0, EVER, { 0, 0 }, 0, NULL },
};

static const struct pte_attributes attributes[] = {
	{ "none",         PTE_LEVEL_PAGES, 0, UNTIL(5, 16), "before Svpbmt a word has no memory type", "Linux 5.10 " BITS_H },
	{ "_PAGE_MTMASK", PTE_LEVEL_PAGES, PTE_GENMASK(PTE_RISCV64_MT + PTE_RISCV64_MT_BITS - 1, PTE_RISCV64_MT), SINCE(5, 17), NULL, "Linux 6.12 " PGTABLE_H ": pgprot_noncached, pgprot_writecombine" },
	{ NULL, 0, 0, EVER, NULL, NULL },
};

/* a leaf has one of these */
#define INVALIDATED(bit)                                                       \
	PTE_INVALIDATED("pmdp_invalidate", PMDS, PTE_BIT(bit), PTE_BIT(bit), "Linux 6.12 mm/pgtable-generic.c; " PGTABLE_H ": pmd_mkinvalid")
static const struct pte_transient transients[] = {
	PTE_CLEARED("ptep_get_and_clear",      PTES,    "Linux 6.12 " PGTABLE_H),
	PTE_CLEARED("pmdp_huge_get_and_clear", PMDS,    "Linux 6.12 " PGTABLE_H),
	PTE_CLEARED("huge_ptep_get_and_clear", HUGETLB, "Linux 6.12 " HUGETLB_C),
	INVALIDATED(PTE_RISCV64_READ),
	INVALIDATED(PTE_RISCV64_WRITE),
	INVALIDATED(PTE_RISCV64_EXEC),
	PTE_TRANSIENTS_END,
};

static const struct pte_comparison comparisons[] =
	PTE_COMPARISONS(0, "include/linux/pgtable.h: pte_same");

#define USER_PAGE                                                              \
	(PTE_RISCV64_V | PTE_BIT(PTE_RISCV64_USER) | PTE_BIT(PTE_RISCV64_ACCESSED))
#define READABLE   PTE_BIT(PTE_RISCV64_READ)
#define WRITABLE   PTE_BIT(PTE_RISCV64_WRITE)
#define EXECUTABLE PTE_BIT(PTE_RISCV64_EXEC)

static const struct pte_protection protections[] = {
	{ "none",          PTE_BIT(PTE_RISCV64_PROT_NONE_V5_10),       UNTIL(5, 16) },
	{ "none",          PTE_RISCV64_PN | READABLE,                  SINCE(5, 17) },
	{ "readonly",      USER_PAGE | READABLE,                       EVER },
	{ "shared",        USER_PAGE | READABLE | WRITABLE,            EVER },
	{ "copy",          USER_PAGE | READABLE,                       EVER },
	{ "exec",          USER_PAGE | EXECUTABLE,                     EVER },
	{ "readonly_exec", USER_PAGE | READABLE | EXECUTABLE,          EVER },
	{ "shared_exec",   USER_PAGE | READABLE | WRITABLE | EXECUTABLE, EVER },
	{ "shadowstack",   USER_PAGE | WRITABLE,                       SINCE(7, 0) },
	{ NULL, 0, EVER },
};

#define ANY_LEAF PTE_TEST_ANY(PTE_RISCV64_LEAF)
#define DIRTY    PTE_ONE_TEST(PTE_TEST_ANY(PTE_BIT(PTE_RISCV64_DIRTY)))
#define BIT_TEST(bit) PTE_TEST(PTE_BIT(bit), PTE_BIT(bit))
#define ASKED(name, levels, test, in, needs, asks)                             \
	{ name, levels, PTE_ONE_TEST(test), in, needs, asks, false, "Linux 6.12 " PGTABLE_H }
/* _PAGE_LEAF, and of a process */
#define REACHED(bits) { PTE_BIT(PTE_RISCV64_USER) | (bits), PTE_BIT(PTE_RISCV64_USER) | (bits), PTE_RISCV64_LEAF, 0 }
#define V6_11_TO_16 .in = { PTE_LINUX(6, 11), PTE_LINUX(6, 16) }
static const struct pte_predicate predicates[] = {
	/* pmd_present by V, or by R, which was PROT_NONE and is of a leaf, too */
	{ "pmd_leaf",       PMDS, PTE_TWO_TESTS({ PTE_RISCV64_V, PTE_RISCV64_V, PTE_RISCV64_LEAF, 0 }, PTE_TEST_ANY(READABLE)), UNTIL(5, 16), 0, PTE_ASKS_LEAF, false, "Linux 5.10 " PGTABLE_64_H },
	{ "pmd_leaf",       PMDS, PTE_ONE_TEST(ANY_LEAF), SINCE(5, 17), 0, PTE_ASKS_LEAF, false, "Linux 6.12 " PGTABLE_H },
	{ "pmd_trans_huge", PMDS, PTE_ONE_TEST(ANY_LEAF), SINCE(5, 17), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, false, "Linux 6.12 " PGTABLE_H },
	{ "pmd_bad",        PMDS, PTE_ONE_TEST(PTE_TEST(PTE_RISCV64_PRESENT_V5_10, 0)), UNTIL(5, 16), 0, PTE_ASKS_ANYTHING, false, "Linux 5.10 " PGTABLE_H },
	{ "pmd_bad",        PMDS, PTE_TWO_TESTS(PTE_TEST(PTE_RISCV64_PRESENT | PTE_RISCV64_LEAF, 0), ANY_LEAF), SINCE(5, 17), 0, PTE_ASKS_BAD, false, "Linux 6.12 " PGTABLE_H },
	{ "pte_dirty",      PTES | HUGETLB, DIRTY, EVER, 0, PTE_ASKS_DIRTY, false, "Linux 6.12 " PGTABLE_H },
	{ "pmd_dirty",      PMDS, DIRTY, EVER, 0, PTE_ASKS_DIRTY, false, "Linux 6.12 " PGTABLE_H },
	ASKED("pte_write",   PTES | HUGETLB, BIT_TEST(PTE_RISCV64_WRITE), EVER, 0, PTE_ASKS_WRITE),
	ASKED("pmd_write",   PMDS, BIT_TEST(PTE_RISCV64_WRITE), SINCE(5, 17), 0, PTE_ASKS_WRITE),
	ASKED("pte_young",   PTES | HUGETLB, BIT_TEST(PTE_RISCV64_ACCESSED), EVER, 0, PTE_ASKS_YOUNG),
	ASKED("pmd_young",   PMDS, BIT_TEST(PTE_RISCV64_ACCESSED), SINCE(5, 17), 0, PTE_ASKS_YOUNG),
	ASKED("pte_exec",    PTES | HUGETLB, BIT_TEST(PTE_RISCV64_EXEC), EVER, 0, PTE_ASKS_EXEC),
	ASKED("pte_special", PTES, BIT_TEST(PTE_RISCV64_SPECIAL), EVER, 0, PTE_ASKS_SPECIAL),
	ASKED("pte_devmap",  PTES, BIT_TEST(PTE_RISCV64_DEVMAP), V6_11_TO_16, 0, PTE_ASKS_SPECIAL),
	ASKED("pmd_devmap",  PMDS, BIT_TEST(PTE_RISCV64_DEVMAP), V6_11_TO_16, OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_SPECIAL),
	{ "pte_user_accessible_page", PTES, PTE_ONE_TEST({ PTE_BIT(PTE_RISCV64_USER), PTE_BIT(PTE_RISCV64_USER), PTE_RISCV64_PRESENT, 0 }), SINCE(5, 19), 0, PTE_ASKS_ACCESS, false, "Linux 6.1, 6.12, 7.3 " PGTABLE_H },
	/* what pmd_mkinvalid leaves passes in older releases */
	{ "pmd_user_accessible_page", PMDS, PTE_TWO_TESTS(REACHED(PTE_RISCV64_V), REACHED(PTE_RISCV64_PN)), SINCE(5, 19), 0, PTE_ASKS_ACCESS, false, "Linux 6.1.192 without, 6.12.117 and 7.3.4 with a fix: " PGTABLE_H "; Y. Cui, \"riscv: mm: exclude invalid THP PMDs from page table check\", of 2026",
	  .may = { { PTE_BIT(PTE_RISCV64_USER) | PTE_RISCV64_PRESENT, PTE_BIT(PTE_RISCV64_USER), PTE_RISCV64_LEAF, 0 }, "a release before the fix of 2026" } },
	{ "pud_leaf",       PUDS, PTE_ONE_TEST({ PTE_RISCV64_V, PTE_RISCV64_V, PTE_RISCV64_LEAF, 0 }), EVER, 0, PTE_ASKS_LEAF, false, "Linux 6.12, 7.3 " PGTABLE_64_H },
	{ "pud_user_accessible_page", PUDS, PTE_ONE_TEST(REACHED(PTE_RISCV64_V)), SINCE(5, 19), 0, PTE_ASKS_ACCESS, false, "Linux 6.1, 6.12, 7.3 " PGTABLE_H },
	{ NULL, 0, PTE_ONE_TEST(PTE_TEST_NEVER), EVER, 0, PTE_ASKS_ANYTHING, false, NULL },
};

/* A page without access has no _PAGE_USER. */
static const struct pte_trait traits[] = {
	{ PTE_TELLS_USER,    BIT_TEST(PTE_RISCV64_USER), PTE_LEVEL_PAGES, EVER, "Linux 6.12 " BITS_H ": _PAGE_USER" },
	{ PTE_TELLS_USER,    PTE_TEST(PTE_RISCV64_PRESENT_V5_10, PTE_BIT(PTE_RISCV64_PROT_NONE_V5_10)), PTE_LEVEL_ALL, UNTIL(5, 16), "Linux 5.10 " PGTABLE_H ": PAGE_NONE" },
	{ PTE_TELLS_USER,    PTE_TEST(PTE_RISCV64_PRESENT, PTE_RISCV64_PN), PTE_LEVEL_ALL, SINCE(5, 17), "Linux 6.12 " PGTABLE_H ": PAGE_NONE" },
	{ PTE_TELLS_SPECIAL, BIT_TEST(PTE_RISCV64_SPECIAL), PTES | HUGETLB, EVER, "Linux 6.12 " PGTABLE_H ": pte_special" },
	{ 0, PTE_TEST_NEVER, 0, EVER, NULL },
};

/* what today's kernels do, and why it hurts nobody, or whom */
#define ACCEPTED_MACRO                                                         \
	{ "encode-contained", PTE_LEVEL_ALL, "__swp_entry", UNTIL(6, 2), "callers pass types below 32 and offsets that they read back" }
#define ACCEPTED_END { NULL, 0, NULL, EVER, NULL }
static const struct pte_accepted accepted[] = {
	ACCEPTED_MACRO,
	ACCEPTED_END,
};
/* with CONFIG_MEM_SOFT_DIRTY, which any page that was written to comes to have */
#define SOFT_DIRTY_IS_EXEC "from 6.19 on swap soft-dirty is _PAGE_EXEC, which pmd_present tests: "
static const struct pte_accepted accepted_svrsw60t59b[] = {
	{ "pmd-not-present",   PMDS,           NULL, SINCE(6, 19), SOFT_DIRTY_IS_EXEC "a huge page's soft-dirty entry is pmd_present, and rmap doesn't find it to restore it" },
	{ "image-read",        PMDS,           NULL, SINCE(6, 19), SOFT_DIRTY_IS_EXEC "softleaf_from_pmd takes a huge page's soft-dirty entry for none" },
	{ "level-safe",        PMDS | HUGETLB, NULL, SINCE(6, 19), SOFT_DIRTY_IS_EXEC "a fault takes a soft-dirty entry for a page whose address is made of its type and offset" },
	{ "flags-independent", PMDS,           NULL, SINCE(6, 19), SOFT_DIRTY_IS_EXEC "pmd_swp_mksoft_dirty makes an entry a page that was made invalid" },
	ACCEPTED_END,
};

#define NO_TABLES                                                              \
	{ PTE_VIEW_TABLE, PTES | HUGETLB, "pte helpers don't know of tables" }, \
	{ PTE_VIEW_PROTNONE,    PUDS, "there is no pud_protnone, and pud_present asks for _PAGE_PRESENT: the pte helpers read hugetlb's pages without access" }, \
	{ PTE_VIEW_INVALIDATED, PUDS, "puds are cleared, not invalidated" }
static const struct pte_never nevers_v5_10[] = {
	NO_TABLES,
	{ PTE_VIEW_PROTNONE,    PTE_LEVEL_ALL, "no NUMA balancing: pte_protnone is the generic 0" },
	{ PTE_VIEW_INVALIDATED, PTE_LEVEL_ALL, "no huge pages of processes: nothing is made invalid" },
	{ 0, 0, NULL },
};
static const struct pte_never nevers[] = {
	NO_TABLES,
	{ PTE_VIEW_INVALIDATED, PTES | HUGETLB, "ptes are cleared, not invalidated" },
	{ 0, 0, NULL },
};

/* not R, W and X, by which a leaf is told */
static const struct pte_beside beside[] = {
	{ PTE_BIT(PTE_RISCV64_USER), ANY,                                        PTE_LEVEL_PAGES, EVER,         "access" },
	{ PTE_BIT(PTE_RISCV64_ACCESSED) | PTE_BIT(PTE_RISCV64_DIRTY), ANY,       PTE_LEVEL_PAGES, EVER,         "accessed, dirty" },
	{ PTE_BIT(PTE_RISCV64_SPECIAL), ANY,                                     PTE_LEVEL_PAGES, EVER,         "special" },
	{ PTE_GENMASK(PTE_RISCV64_MT + PTE_RISCV64_MT_BITS - 1, PTE_RISCV64_MT), ANY, PTE_LEVEL_PAGES, SINCE(5, 17), "memory type" },
	{ PTE_BIT(PTE_RISCV64_GLOBAL), VALID,                                    PTE_LEVEL_PAGES, EVER,         "global" },
	{ 0, ANY, 0, EVER, NULL },
};
static const struct pte_unread unread[] = { { 0, 0, NULL } };

static const struct pte_arch_option options[] = {
	{ PTE_OPTION_MEM_SOFT_DIRTY,     SINCE(6, 19) },
	{ PTE_OPTION_USERFAULTFD_WP,     SINCE(6, 19) },
	{ PTE_OPTION_PTE_MARKER_UFFD_WP, SINCE(6, 19) },
};

static const struct pte_source sources[] = {
	{ PGTABLE_H,    "5.10 to 7.3", "the swap format, predicates, protections" },
	{ BITS_H,       "5.10 to 7.3", "the bits, the swap flags" },
	{ PGTABLE_64_H, "5.10 to 7.3", "addresses, NAPOT, memory types" },
	{ "arch/riscv/include/asm/sparsemem.h", "5.10 to 7.3", "MAX_PHYSMEM_BITS" },
	{ HUGETLB_C,    "6.12, 7.3",   "what is stored of a hugetlb entry" },
	{ "arch/riscv/Kconfig", "6.1, 6.12, 7.3", "which options there are" },
	{ NULL, NULL, NULL },
};

static const struct pte_arch arch = {
	.name = "riscv64",
	.newest = PTE_LINUX(7, 3),
	.protnone_always = PTE_LINUX(7, 3),
	.l1tf = false,
	.c_bit = false,
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.sources = sources,
};

/* The processor has it: one kernel boots with it and without. */
#define SVRSW60T59B (OPTION(MEM_SOFT_DIRTY) | OPTION(USERFAULTFD_WP) | OPTION(PTE_MARKER_UFFD_WP))
#define NO_DEVICES  (OPTION(DEVICE_PRIVATE) | OPTION(DEVICE_PRIVATE_MIGRATION))
#define MODEL(of_layout, of_owned, without, with, of_lacks, of_nevers, of_accepted, of_about) \
	{                                                                      \
		.layout = &(of_layout), .arch = &arch, .seen = { (without), (with) }, \
		.owned = PTE_ALL_LEVELS(of_owned), .names = names, .stores = stores, \
		.protections = protections, .lacks = OPTION(MEMORY_FAILURE) | (uint32_t)(of_lacks), \
		.phys_bits_plain = PTE_RISCV64_PHYS_BITS, .address_bits = PTE_RISCV64_PHYS_BITS, \
		.predicates = predicates, .traits = traits, .accepted = (of_accepted), .nevers = (of_nevers), \
		.beside = beside, .unread = unread, .attributes = attributes,  \
		.transients = transients, .comparisons = comparisons,          \
		.about = (of_about), .image = "riscv64", .dump = &dump \
	}

static const struct pte_model rows[] = {
	MODEL(PTE_RISCV64_V5_10, owned_v5_10, 0, 0, SVRSW60T59B | NO_DEVICES | OPTION(NUMA_BALANCING) | OPTION(TRANSPARENT_HUGEPAGE), nevers_v5_10, accepted, "PROT_NONE is the read bit"),
	MODEL(PTE_RISCV64_V5_17, owned_v5_17, PTE_LINUX(5, 10), PTE_LINUX(5, 18), SVRSW60T59B | NO_DEVICES, nevers, accepted, "PROT_NONE is the global bit; huge pages"),
	MODEL(PTE_RISCV64_V6_3,  owned_v6_3,  PTE_LINUX(6, 2),  PTE_LINUX(6, 3),  SVRSW60T59B | NO_DEVICES, nevers, accepted, "the exclusive flag"),
	MODEL(PTE_RISCV64_V6_4,  owned_v6_3,  PTE_LINUX(6, 3),  PTE_LINUX(6, 4),  SVRSW60T59B | NO_DEVICES, nevers, accepted, "NAPOT pages"),
	MODEL(PTE_RISCV64_V6_11, owned_v6_3,  PTE_LINUX(6, 10), PTE_LINUX(6, 12), SVRSW60T59B,              nevers, accepted, "memory of devices"),
	MODEL(PTE_RISCV64_SVRSW60T59B_V6_19, owned_svrsw60t59b_v6_19, PTE_LINUX(6, 18), PTE_LINUX(6, 19), 0, nevers, accepted_svrsw60t59b, "processors with Svrsw60t59b; soft-dirty, uffd-wp"),
};

/* clang-format on */

static const char *const aliases[] = { "riscv", NULL };

const struct pte_rows pte_rows_riscv64 = {
	.rows = rows,
	.count = sizeof(rows) / sizeof(rows[0]),
	.aliases = aliases,
};
