/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * loongarch64: names, owners, protections and sources. The numbers stand in
 * pte/arch/loongarch64.h.
 */
#include <pte/arch/loongarch64.h>

#include "common/registry.h"

/* clang-format off */

/* as members: what a row doesn't say after them is 0 */
#define EVER          .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define SINCE(a, b)   .in = { PTE_LINUX(a, b), PTE_LINUX_ONWARDS }
#define UNTIL(a, b)   .in = { PTE_LINUX_OLDEST, PTE_LINUX(a, b) }
#define OPTION(o)     PTE_OPTION_SET(PTE_OPTION_##o)
#define PGTABLE_H     "arch/loongarch/include/asm/pgtable.h"
#define BITS_H        "arch/loongarch/include/asm/pgtable-bits.h"
#define HUGETLB_H     "arch/loongarch/include/asm/hugetlb.h"

#define PTES    PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define PMDS    PTE_LEVEL_SET(PTE_LEVEL_PMD)
#define HUGETLB PTE_LEVEL_SET(PTE_LEVEL_HUGETLB)
#define ANY     { 0, 0 }
#define BIT(name) PTE_BIT(PTE_LOONGARCH64_##name)
#define CACHED  { PTE_LOONGARCH64_WINDOW_MASK, PTE_LOONGARCH64_CACHED }

static const struct pte_name names[] = {
	{ "_PAGE_VALID",    "valid",    PTE_LOONGARCH64_VALID,    1, ANY, PTE_LEVEL_ALL, EVER },
	{ "_PAGE_DIRTY",    "dirty",    PTE_LOONGARCH64_DIRTY,    1, ANY, PTE_LEVEL_ALL, EVER },
	{ "_PAGE_PLV",      "plv",      PTE_LOONGARCH64_PLV, PTE_LOONGARCH64_PLV_BITS, ANY, PTE_LEVEL_ALL, EVER },
	{ "_CACHE_MASK",    "cache",    PTE_LOONGARCH64_CACHE, PTE_LOONGARCH64_CACHE_BITS, ANY, PTE_LEVEL_ALL, EVER },
	{ "_PAGE_GLOBAL",   "global",   PTE_LOONGARCH64_GLOBAL,   1, ANY, PTES,          EVER },
	{ "_PAGE_HUGE",     "huge",     PTE_LOONGARCH64_HUGE,     1, ANY, PMDS | HUGETLB, EVER },
	{ "_PAGE_PRESENT",  "present",  PTE_LOONGARCH64_PRESENT,  1, ANY, PTE_LEVEL_ALL, EVER },
	{ "_PAGE_WRITE",    "write",    PTE_LOONGARCH64_WRITE,    1, ANY, PTE_LEVEL_ALL, EVER },
	{ "_PAGE_MODIFIED", "modified", PTE_LOONGARCH64_MODIFIED, 1, ANY, PTE_LEVEL_ALL, EVER },
	{ "_PAGE_PROTNONE", "protnone", PTE_LOONGARCH64_PROTNONE, 1, ANY, PTE_LEVEL_ALL, EVER },
	{ "_PAGE_SPECIAL",  "special",  PTE_LOONGARCH64_SPECIAL,  1, ANY, PTE_LEVEL_ALL, EVER },
	{ "_PAGE_HGLOBAL",  "hglobal",  PTE_LOONGARCH64_HGLOBAL,  1, ANY, PMDS | HUGETLB, EVER },
	{ "_PAGE_DEVMAP",   "devmap",   PTE_LOONGARCH64_DEVMAP,   1, ANY, PTE_LEVEL_ALL, .in = { PTE_LINUX(6, 11), PTE_LINUX(6, 16) } },
	{ "_PAGE_PRESENT_INVALID", "present_invalid", PTE_LOONGARCH64_PRESENT_INVALID, 1, ANY, PMDS, SINCE(6, 4) },
	{ "_PAGE_NO_READ",  "no_read",  PTE_LOONGARCH64_NO_READ,  1, ANY, PTE_LEVEL_ALL, EVER },
	{ "_PAGE_NO_EXEC",  "no_exec",  PTE_LOONGARCH64_NO_EXEC,  1, ANY, PTE_LEVEL_ALL, EVER },
	{ "_PAGE_RPLV",     "rplv",     PTE_LOONGARCH64_RPLV,     1, ANY, PTE_LEVEL_ALL, EVER },
	{ "CACHE_BASE",     "cache_base",   PTE_LOONGARCH64_WINDOW, PTE_LOONGARCH64_WINDOW_BITS, CACHED, 0, EVER, 0, PMDS },
	{ NULL, NULL, 0, 0, ANY, 0, EVER },
};

#define END { 0, 0, PTE_OWNER_FREE, NULL }
#define OFFSET_OWNS                                                            \
	{ PTE_LOONGARCH64_SWAP_OFFSET, PTE_LOONGARCH64_SWAP_OFFSET_BITS, PTE_OWNER_OFFSET, NULL }
/* the macros take more bits for the type's */
#define TYPE_OWNS(bits_above)                                                  \
	{ PTE_LOONGARCH64_SWAP_TYPE + PTE_LOONGARCH64_SWAP_TYPE_BITS, (bits_above), PTE_OWNER_FREE, "the type's, of which a swp_entry_t has six bits" }, \
	{ PTE_LOONGARCH64_SWAP_TYPE, PTE_LOONGARCH64_SWAP_TYPE_BITS, PTE_OWNER_TYPE, NULL }
/* from the type down; of bit 6 whose it is */
#define LOW(prefix, of_6, why_of_6)                                            \
	{ PTE_LOONGARCH64_PROTNONE + 1, PTE_LOONGARCH64_SWAP_TYPE - PTE_LOONGARCH64_PROTNONE - 1, PTE_OWNER_FREE, NULL }, \
	{ PTE_LOONGARCH64_PROTNONE, 1, PTE_OWNER_ZERO, prefix "_present tests _PAGE_PROTNONE" }, \
	{ PTE_LOONGARCH64_PRESENT + 1, PTE_LOONGARCH64_PROTNONE - PTE_LOONGARCH64_PRESENT - 1, PTE_OWNER_FREE, NULL }, \
	{ PTE_LOONGARCH64_PRESENT, 1, PTE_OWNER_ZERO, prefix "_present tests _PAGE_PRESENT" }, \
	{ PTE_LOONGARCH64_GLOBAL, 1, (of_6), (why_of_6) },                     \
	{ 0, PTE_LOONGARCH64_GLOBAL, PTE_OWNER_FREE, NULL }
#define LOW_OF_PTE LOW("pte", PTE_OWNER_ZERO, "_PAGE_GLOBAL, which pte_none passes over")
#define LOW_OF_PMD LOW("pmd", PTE_OWNER_ONE, "_PAGE_HUGE, or it's a table")

static const struct pte_owned owned_v5_19[] = {
	OFFSET_OWNS, TYPE_OWNS(2), LOW_OF_PTE, END,
};
static const struct pte_owned owned_pmd_v5_19[] = {
	OFFSET_OWNS, TYPE_OWNS(2), LOW_OF_PMD, END,
};
static const struct pte_owned owned_v6_3[] = {
	OFFSET_OWNS,
	{ PTE_LOONGARCH64_SWAP_EXCLUSIVE, 1, PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), NULL },
	TYPE_OWNS(1), LOW_OF_PTE, END,
};
static const struct pte_owned owned_pmd_v6_3[] = {
	OFFSET_OWNS,
	{ PTE_LOONGARCH64_SWAP_EXCLUSIVE, 1, PTE_OWNER_FREE, NULL },
	TYPE_OWNS(1), LOW_OF_PMD, END,
};
#define OWNED(era) { owned_##era, owned_pmd_##era, owned_##era, owned_##era, owned_##era, owned_##era }

static const struct pte_store stores[] = {
	{ "set_ptes",        PTES,    0, EVER, { 0, 0 }, 0, "Linux 6.12 include/linux/pgtable.h; " PGTABLE_H ": set_pte" },
	{ "set_pmd_at",      PMDS,    0, EVER, { 0, 0 }, 0, "Linux 6.12 arch/loongarch/mm/pgtable.c" },
	{ "set_huge_pte_at", HUGETLB, 0, EVER, { 0, 0 }, 0, "Linux 6.12 include/asm-generic/hugetlb.h" },
	{ NULL, 0, 0, EVER, { 0, 0 }, 0, NULL },
};

#define CACHE_BITS                                                             \
	PTE_GENMASK(PTE_LOONGARCH64_CACHE + PTE_LOONGARCH64_CACHE_BITS - 1, PTE_LOONGARCH64_CACHE)
static const struct pte_attributes attributes[] = {
	{ "_CACHE_MASK", PTE_LEVEL_ALL, CACHE_BITS, EVER, NULL, "Linux 6.12 " BITS_H ": pgprot_noncached, pgprot_writecombine" },
	{ NULL, 0, 0, EVER, NULL, NULL },
};

/* what is cleared at these levels points to invalid_pte_table */
#define EMPTIED(name, levels, source)                                          \
	{ (name), (levels), ANY, false, { PTE_ALL_BITS, PTE_LOONGARCH64_EMPTY }, EVER, NULL, (source) }
/* a leaf has one of these, or both */
#define INVALIDATED(bit)                                                       \
	PTE_INVALIDATED("pmdp_invalidate", PMDS, PTE_LOONGARCH64_H | (bit), PTE_LOONGARCH64_H | (bit), "Linux 6.12 mm/pgtable-generic.c; " PGTABLE_H ": pmd_mkinvalid")
static const struct pte_transient transients[] = {
	PTE_CLEARED("ptep_get_and_clear",  PTES,    "Linux 6.12 include/linux/pgtable.h"),
	EMPTIED("pmdp_huge_get_and_clear", PMDS,    "Linux 6.12 " PGTABLE_H),
	EMPTIED("huge_ptep_get_and_clear", HUGETLB, "Linux 6.12 " HUGETLB_H),
	INVALIDATED(PTE_LOONGARCH64_P),
	INVALIDATED(PTE_LOONGARCH64_PN),
	PTE_TRANSIENTS_END,
};

static const struct pte_comparison comparisons[] =
	PTE_COMPARISONS(0, "include/linux/pgtable.h: pte_same");

#define COHERENT                                                               \
	PTE_BIT(PTE_LOONGARCH64_CACHE)
#define USER_LEVEL                                                             \
	PTE_GENMASK(PTE_LOONGARCH64_PLV + PTE_LOONGARCH64_PLV_BITS - 1, PTE_LOONGARCH64_PLV)
#define USER_PAGE  (COHERENT | USER_LEVEL | BIT(VALID) | PTE_LOONGARCH64_P)

/* protection_map: what may be written to has neither DIRTY nor MODIFIED yet */
static const struct pte_protection protections[] = {
	{ "none",          COHERENT | USER_LEVEL | BIT(NO_EXEC) | BIT(NO_READ) | PTE_LOONGARCH64_PN, EVER },
	{ "readonly",      USER_PAGE | BIT(NO_EXEC),              EVER },
	{ "shared",        USER_PAGE | BIT(NO_EXEC) | BIT(WRITE), EVER },
	{ "copy",          USER_PAGE | BIT(NO_EXEC),              EVER },
	{ "readonly_exec", USER_PAGE,                             EVER },
	{ "shared_exec",   USER_PAGE | BIT(WRITE),                EVER },
	{ "copy_exec",     USER_PAGE,                             EVER },
	{ NULL, 0, EVER },
};

#define BIT_TEST(name) PTE_TEST(BIT(name), BIT(name))
#define BELOW_PAGE(shift) PTE_ONE_TEST(PTE_TEST_ANY(PTE_GENMASK((shift) - 1, 0)))
#define HUGE_AND(bits) PTE_ONE_TEST({ PTE_LOONGARCH64_H, PTE_LOONGARCH64_H, (bits), 0 })
#define PRESENT_OR_NONE (PTE_LOONGARCH64_P | PTE_LOONGARCH64_PN)
/* what was written to: up to 6.2 DIRTY goes with MODIFIED, and isn't asked for */
#define DIRTY_V5_19 PTE_ONE_TEST(PTE_TEST_ANY(BIT(MODIFIED)))
#define DIRTY       PTE_ONE_TEST(PTE_TEST_ANY(BIT(DIRTY) | BIT(MODIFIED)))
#define ASKED(name, levels, bit, in, needs, asks)                              \
	{ name, levels, PTE_ONE_TEST(BIT_TEST(bit)), in, needs, asks, false, "Linux 6.12 " PGTABLE_H }
#define V6_11_TO_16 .in = { PTE_LINUX(6, 11), PTE_LINUX(6, 16) }
#define PREDICATES(shift)                                                      \
	{                                                                      \
		/* entries are leaves: callers ask first whether it's present */ \
		{ "pmd_leaf",       PMDS, PTE_ONE_TEST(BIT_TEST(HUGE)), EVER, 0, PTE_ASKS_LEAF, true, "Linux 6.12 " PGTABLE_H }, \
		{ "pmd_trans_huge", PMDS, HUGE_AND(PRESENT_OR_NONE), UNTIL(6, 3), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, false, "Linux 6.1 " PGTABLE_H ", before PRESENT_INVALID" }, \
		{ "pmd_trans_huge", PMDS, HUGE_AND(PRESENT_OR_NONE | PTE_LOONGARCH64_PI), SINCE(6, 4), OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, false, "Linux 6.12 " PGTABLE_H }, \
		{ "pmd_bad",        PMDS, BELOW_PAGE(shift), EVER, 0, PTE_ASKS_BAD, false, "Linux 6.12 " PGTABLE_H }, \
		{ "pte_dirty",      PTES | HUGETLB, DIRTY_V5_19, UNTIL(6, 5), 0, PTE_ASKS_DIRTY, false, "Linux 6.1 " PGTABLE_H }, \
		{ "pte_dirty",      PTES | HUGETLB, DIRTY, SINCE(6, 6), 0, PTE_ASKS_DIRTY, false, "Linux 6.12 " PGTABLE_H }, \
		{ "pmd_dirty",      PMDS, DIRTY_V5_19, UNTIL(6, 5), 0, PTE_ASKS_DIRTY, false, "Linux 6.1 " PGTABLE_H }, \
		{ "pmd_dirty",      PMDS, DIRTY, SINCE(6, 6), 0, PTE_ASKS_DIRTY, false, "Linux 6.12 " PGTABLE_H }, \
		ASKED("pte_write",   PTES | HUGETLB, WRITE, EVER, 0, PTE_ASKS_WRITE), \
		ASKED("pmd_write",   PMDS, WRITE, EVER, 0, PTE_ASKS_WRITE), \
		ASKED("pte_young",   PTES | HUGETLB, VALID, EVER, 0, PTE_ASKS_YOUNG), \
		ASKED("pmd_young",   PMDS, VALID, EVER, 0, PTE_ASKS_YOUNG), \
		ASKED("pte_special", PTES, SPECIAL, EVER, 0, PTE_ASKS_SPECIAL), \
		ASKED("pte_devmap",  PTES, DEVMAP, V6_11_TO_16, 0, PTE_ASKS_SPECIAL), \
		ASKED("pmd_devmap",  PMDS, DEVMAP, V6_11_TO_16, OPTION(TRANSPARENT_HUGEPAGE), PTE_ASKS_SPECIAL), \
		{ NULL, 0, PTE_ONE_TEST(PTE_TEST_NEVER), EVER, 0, PTE_ASKS_ANYTHING, false, NULL }, \
	}
static const struct pte_predicate predicates_4k[] = PREDICATES(12);
static const struct pte_predicate predicates_16k[] = PREDICATES(14);
static const struct pte_predicate predicates_64k[] = PREDICATES(16);

static const struct pte_trait traits[] = {
	{ PTE_TELLS_USER,    PTE_TEST(USER_LEVEL, USER_LEVEL), PTE_LEVEL_ALL, EVER, "Linux 6.12 " BITS_H ": _PAGE_USER" },
	{ PTE_TELLS_SPECIAL, BIT_TEST(SPECIAL), PTES | HUGETLB, EVER, "Linux 6.12 " PGTABLE_H ": pte_special" },
	{ 0, PTE_TEST_NEVER, 0, EVER, NULL },
};

/* what today's kernels do, and why it hurts nobody, or whom */
#define NO_HUGE "hugetlb's entries lack _PAGE_HUGE, without which a pmd is present and points to a table, by the predicates that lockless walkers ask; whether one comes so far was not tried"
#define NOT_PRESENT "up to 6.3 pmd_mkinvalid clears all that pmd_present tests: "
#define YOUNG_IS_PRESENT "from 6.4 on the young bit of migration, offset bit 36, is _PAGE_PRESENT_INVALID, which pmd_present tests: "
#define ACCEPTED_ALL                                                           \
	{ "level-safe",       HUGETLB, NULL, EVER, NO_HUGE }, \
	{ "moment-not-entry", PMDS, NULL, UNTIL(6, 3), NOT_PRESENT "a huge page that is being split reads as an entry, of a type and an offset that are made of its address" }, \
	{ "changes-read",     PMDS, NULL, UNTIL(6, 3), NOT_PRESENT "PRESENT and PROTNONE are cleared of a huge page that is being split, and no bit is set that a test would look at" }
#define ACCEPTED_END { NULL, 0, NULL, EVER, NULL }
static const struct pte_accepted accepted[] = {
	ACCEPTED_ALL,
	ACCEPTED_END,
};
/* with 4K pages a pfn takes 36 bits of the offset */
static const struct pte_accepted accepted_4k[] = {
	ACCEPTED_ALL,
	{ "pmd-not-present", PMDS, NULL, SINCE(6, 4), YOUNG_IS_PRESENT "a young huge page's migration entry is pmd_present, and rmap doesn't find it to restore it" },
	{ "image-read",      PMDS, NULL, SINCE(6, 4), YOUNG_IS_PRESENT "softleaf_from_pmd takes a young huge page's migration entry for none" },
	{ "level-safe",      PMDS, NULL, SINCE(6, 4), YOUNG_IS_PRESENT "a fault takes a young migration entry for a page whose address is made of its type and offset" },
	ACCEPTED_END,
};

#define NO_TABLES                                                              \
	{ PTE_VIEW_TABLE, PTES | HUGETLB, "pte helpers don't know of tables" }, \
	{ PTE_VIEW_INVALIDATED, PTES | HUGETLB, "ptes are cleared, not invalidated" }
static const struct pte_never nevers_v5_19[] = {
	NO_TABLES,
	{ PTE_VIEW_INVALIDATED, PMDS, "pmd_mkinvalid clears all that pmd_present tests: what it leaves reads as an entry" },
	{ 0, 0, NULL },
};
static const struct pte_never nevers[] = {
	NO_TABLES,
	{ 0, 0, NULL },
};

/* VALID is ACCESSED; not PRESENT and PROTNONE, by which a page is told */
static const struct pte_beside beside[] = {
	{ BIT(VALID), { PTE_LOONGARCH64_P, PTE_LOONGARCH64_P }, PTE_LEVEL_ALL, EVER, "valid, which is accessed" },
	{ BIT(DIRTY) | BIT(MODIFIED), ANY,                      PTE_LEVEL_ALL, EVER, "dirty, modified" },
	{ CACHE_BITS, ANY,                                      PTE_LEVEL_ALL, EVER, "cache attributes" },
	{ BIT(SPECIAL), ANY,                                    PTE_LEVEL_ALL, EVER, "special" },
	{ 0, ANY, 0, EVER, NULL },
};
static const struct pte_unread unread[] = {
	{ BIT(VALID) | BIT(DIRTY), PMDS, "VALID, DIRTY: the processor's" },
	{ 0, 0, NULL },
};

static const struct pte_source sources[] = {
	{ PGTABLE_H, "6.1 to 7.3", "the swap formats of ptes and pmds, predicates, addresses" },
	{ BITS_H,    "6.1 to 7.3", "the bits" },
	{ HUGETLB_H, "6.1 to 7.3", "empty slots of hugetlb" },
	{ "arch/loongarch/mm/cache.c", "6.12", "protections" },
	{ "arch/loongarch/include/asm/addrspace.h", "6.12", "where tables are" },
	{ "arch/loongarch/include/asm/sparsemem.h", "6.1 to 7.3", "MAX_PHYSMEM_BITS" },
	{ "arch/loongarch/Kconfig", "6.1, 6.12, 7.3", "which options there are" },
	{ NULL, NULL, NULL },
};

static const struct pte_arch arch = {
	.name = "loongarch64",
	.newest = PTE_LINUX(7, 3),
	.protnone_always = PTE_LINUX(7, 3),
	.l1tf = false,
	.c_bit = false,
	.options = NULL,
	.option_count = 0,
	.sources = sources,
};

#define NO_DEVICES (OPTION(DEVICE_PRIVATE) | OPTION(DEVICE_PRIVATE_MIGRATION))
#define SYMBOL     "invalid_pte_table"
#define MODEL(of_layout, era, without, with, of_lacks, of_nevers, of_predicates, of_accepted, of_about, of_image) \
	{                                                                      \
		.layout = &(of_layout), .arch = &arch, .seen = { (without), (with) }, \
		.owned = OWNED(era), .names = names, .stores = stores,         \
		.protections = protections, .lacks = OPTION(MEMORY_FAILURE) | (uint32_t)(of_lacks), \
		.phys_bits_plain = PTE_LOONGARCH64_PHYS_BITS, .address_bits = PTE_LOONGARCH64_PHYS_BITS, \
		.empty_symbol = { NULL, SYMBOL, SYMBOL },                      \
		.predicates = (of_predicates), .traits = traits, .accepted = (of_accepted), .nevers = (of_nevers), \
		.beside = beside, .unread = unread, .attributes = attributes,  \
		.transients = transients, .comparisons = comparisons,          \
		.about = (of_about), .image = "loongarch64-" of_image         \
	}
/* one page size */
#define ROWS(size, image)                                                      \
	MODEL(PTE_LOONGARCH64_##size##_V5_19, v5_19, PTE_LINUX(5, 18), PTE_LINUX(6, 1), NO_DEVICES, nevers_v5_19, PREDICATES_##size, ACCEPTED_##size, #size " pages; from Linux 5.19 on", image), \
	MODEL(PTE_LOONGARCH64_##size##_V6_3,  v6_3, PTE_LINUX(6, 2),  PTE_LINUX(6, 3),  NO_DEVICES, nevers_v5_19, PREDICATES_##size, ACCEPTED_##size, #size " pages; the exclusive flag", image), \
	MODEL(PTE_LOONGARCH64_##size##_V6_4,  v6_3, PTE_LINUX(6, 3),  PTE_LINUX(6, 4),  NO_DEVICES, nevers, PREDICATES_##size, ACCEPTED_##size, #size " pages; present-invalid", image), \
	MODEL(PTE_LOONGARCH64_##size##_V6_11, v6_3, PTE_LINUX(6, 10), PTE_LINUX(6, 11), 0,          nevers, PREDICATES_##size, ACCEPTED_##size, #size " pages; memory of devices", image)
#define PREDICATES_16K predicates_16k
#define PREDICATES_4K  predicates_4k
#define PREDICATES_64K predicates_64k
#define ACCEPTED_16K   accepted
#define ACCEPTED_4K    accepted_4k
#define ACCEPTED_64K   accepted

static const struct pte_model rows[] = {
	ROWS(16K, "16k"),
	ROWS(4K,  "4k"),
	ROWS(64K, "64k"),
};

/* clang-format on */

static const char *const aliases[] = { "loongarch", "loong64", NULL };

const struct pte_rows pte_rows_loongarch64 = {
	.rows = rows,
	.count = sizeof(rows) / sizeof(rows[0]),
	.usual = "loongarch64-16k",
	.aliases = aliases,
};
