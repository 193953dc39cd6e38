/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * ppc64: names, owners, protections and sources. The numbers stand in
 * pte/arch/ppc64.h.
 */
#include <pte/arch/ppc64.h>

#include "common/registry.h"
#include "dump.h"

/* clang-format off */

/* as members: what a row doesn't say after them is 0 */
#define EVER          .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define SINCE(a, b)   .in = { PTE_LINUX(a, b), PTE_LINUX_ONWARDS }
#define UNTIL(a, b)   .in = { PTE_LINUX_OLDEST, PTE_LINUX(a, b) }
#define BOOK3S        "arch/powerpc/include/asm/book3s/64/"
#define NOHASH        "arch/powerpc/include/asm/nohash/"

#define PTES    (PTE_LEVEL_SET(PTE_LEVEL_PTE) | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB))
#define PMDS    PTE_LEVEL_SET(PTE_LEVEL_PMD)
#define PUDS    PTE_LEVEL_SET(PTE_LEVEL_PUD)
#define ANY     { 0, 0 }
#define NAME(macro, name, lsb, width) { macro, name, lsb, width, ANY, PTE_LEVEL_PAGES, EVER }
#define NAMES_END { NULL, NULL, 0, 0, ANY, 0, EVER }

/* ---- book3s: names ------------------------------------------------------ */

/* from bit 0 to where the page frame begins ... */
#define NAMES_LOW                                                              \
	NAME("_PAGE_EXEC",       "exec",       PTE_PPC64_EXEC,       1),       \
	NAME("_PAGE_WRITE",      "write",      PTE_PPC64_WRITE,      1),       \
	NAME("_PAGE_READ",       "read",       PTE_PPC64_READ,       1),       \
	NAME("_PAGE_PRIVILEGED", "privileged", PTE_PPC64_PRIVILEGED, 1),       \
	NAME("_PAGE_TOLERANT",   "tolerant",   PTE_PPC64_TOLERANT, PTE_PPC64_TOLERANT_BITS)
#define NAMES_MIDDLE                                                           \
	NAME("_PAGE_DIRTY",      "dirty",      PTE_PPC64_DIRTY,      1),       \
	NAME("_PAGE_ACCESSED",   "accessed",   PTE_PPC64_ACCESSED,   1),       \
	NAME("_PAGE_SOFT_DIRTY", "soft_dirty", PTE_PPC64_SOFT_DIRTY, 1),       \
	NAME("_PAGE_SPECIAL",    "special",    PTE_PPC64_SPECIAL,    1),       \
	{ "_PAGE_DEVMAP", "devmap", PTE_PPC64_DEVMAP, 1, ANY, PTE_LEVEL_PAGES, UNTIL(6, 16) }
/* ... and above the hash's bits */
#define NAMES_HIGH(of_tables)                                                  \
	NAME("_PAGE_INVALID",    "invalid",    PTE_PPC64_INVALID,    1),       \
	NAME("_PAGE_PTE",        "pte",        PTE_PPC64_PTE,        1),       \
	{ "_PAGE_PRESENT", "present", PTE_PPC64_PRESENT, 1, ANY, PTE_LEVEL_PAGES, EVER, 0, (of_tables) }, \
	NAMES_END

/* what the walk of the radix MMU needs to know of the next table */
static const struct pte_name names_radix[] = {
	{ "RADIX_PTE_INDEX_SIZE", "radix_pte_index_size", PTE_PPC64_INDEX_SIZE, PTE_PPC64_INDEX_SIZE_BITS, ANY, 0, EVER, 0, PMDS },
	{ "RADIX_PMD_INDEX_SIZE", "radix_pmd_index_size", PTE_PPC64_INDEX_SIZE, PTE_PPC64_INDEX_SIZE_BITS, ANY, 0, EVER, 0, PUDS },
	NAMES_LOW, NAMES_MIDDLE, NAMES_HIGH(PMDS | PUDS),
};
static const struct pte_name names_hash_4k[] = {
	NAMES_LOW,
	NAME("H_PAGE_BUSY",     "busy",     PTE_PPC64_BUSY,       1),
	NAMES_MIDDLE,
	NAME("H_PAGE_F_GIX",    "f_gix",    PTE_PPC64_GIX_4K,     PTE_PPC64_GIX_BITS),
	NAME("H_PAGE_F_SECOND", "f_second", PTE_PPC64_SECOND_4K,  1),
	NAME("H_PTE_PKEY",      "pkey",     PTE_PPC64_PKEY_BIT1,  PTE_PPC64_PKEY_BITS_4K),
	NAME("H_PAGE_HASHPTE",  "hashpte",  PTE_PPC64_HASHPTE_4K, 1),
	NAMES_HIGH(PMDS),
};
static const struct pte_name names_hash_64k[] = {
	NAMES_LOW,
	NAME("H_PAGE_BUSY",     "busy",     PTE_PPC64_BUSY,        1),
	NAMES_MIDDLE,
	NAME("H_PAGE_COMBO",    "combo",    PTE_PPC64_COMBO_64K,   1),
	{ "H_PAGE_4K_PFN",   "4k_pfn",   PTE_PPC64_4K_PFN_64K,   1, ANY, PTES, EVER },
	{ "H_PAGE_THP_HUGE", "thp_huge", PTE_PPC64_THP_HUGE_64K, 1, ANY, PMDS, EVER },
	NAME("H_PAGE_HASHPTE",  "hashpte",  PTE_PPC64_HASHPTE_64K, 1),
	NAME("H_PTE_PKEY",      "pkey",     PTE_PPC64_PKEY_BIT0,   PTE_PPC64_PKEY_BITS_64K),
	NAMES_HIGH(PMDS),
};

/* ---- book3s: owners of the swap format ---------------------------------- */

#define TOP                                                                    \
	{ PTE_PPC64_PRESENT, 1, PTE_OWNER_ZERO, "pte_present tests _PAGE_PRESENT" }, \
	{ PTE_PPC64_PTE,     1, PTE_OWNER_ONE,  "a leaf, not a pointer to a table" }, \
	{ PTE_PPC64_INVALID, 1, PTE_OWNER_ZERO, "pte_present tests _PAGE_INVALID" }
#define END { 0, 0, PTE_OWNER_FREE, NULL }
#define OFFSET(shift)                                                          \
	{ (shift), PTE_PPC64_RPN_END - (shift), PTE_OWNER_OFFSET, NULL }
#define TYPE                                                                   \
	{ PTE_PPC64_SWAP_TYPE, PTE_PPC64_SWAP_TYPE_BITS, PTE_OWNER_TYPE, NULL }
#define DROPPED PTE_OWNER_HARDWARE, "_PAGE_HPTEFLAGS: hash stores drop it"
#define LATE    PTE_OWNER_HARDWARE, "radix may write it back late"
#define FREE    PTE_OWNER_FREE, NULL

/* bits 60:53, by MMU and page size */
#define HIGH_RADIX    { PTE_PPC64_RPN41, PTE_PPC64_INVALID - PTE_PPC64_RPN41, FREE }
#define HIGH_HASH_4K                                                           \
	{ PTE_PPC64_HASHPTE_4K, 1,                      DROPPED },             \
	{ PTE_PPC64_PKEY_BIT1,  PTE_PPC64_PKEY_BITS_4K, FREE },                \
	{ PTE_PPC64_SECOND_4K,  1,                      DROPPED },             \
	{ PTE_PPC64_GIX_4K,     PTE_PPC64_GIX_BITS,     DROPPED }
#define HIGH_HASH_64K                                                          \
	{ PTE_PPC64_PKEY_BIT0,   PTE_PPC64_PKEY_BITS_64K, FREE },              \
	{ PTE_PPC64_HASHPTE_64K, 1,                       DROPPED },           \
	{ PTE_PPC64_RPN41,       PTE_PPC64_HASHPTE_64K - PTE_PPC64_RPN41, FREE }

/* what lies between the offset and the soft-dirty bit */
#define MIDDLE_4K        { PTE_PPC64_SW2, PTE_PPC64_SHIFT_4K - PTE_PPC64_SW2, FREE }
#define MIDDLE_RADIX_64K { PTE_PPC64_SW2, PTE_PPC64_SHIFT_64K - PTE_PPC64_SW2, FREE }
#define MIDDLE_HASH_64K                                                        \
	{ PTE_PPC64_RPN1,      PTE_PPC64_SHIFT_64K - PTE_PPC64_RPN1, FREE },   \
	{ PTE_PPC64_COMBO_64K, 1,                                    DROPPED }, \
	{ PTE_PPC64_SW2,       PTE_PPC64_COMBO_64K - PTE_PPC64_SW2,  FREE }

/* bits 8:6 */
#define LOW_RADIX                                                              \
	{ PTE_PPC64_ACCESSED, 1, LATE },                                       \
	{ PTE_PPC64_DIRTY,    1, LATE },                                       \
	{ PTE_PPC64_RSV1,     1, FREE }
#define LOW_HASH                                                               \
	{ PTE_PPC64_ACCESSED, 1, FREE },                                       \
	{ PTE_PPC64_DIRTY,    1, FREE },                                       \
	{ PTE_PPC64_BUSY,     1, DROPPED }

/* bits 9 and 5 changed hands in 5.19 */
#define OWNED_V5_10(shift, high, middle, low)                                  \
	{                                                                      \
		TOP, high, OFFSET(shift), middle,                              \
		{ PTE_PPC64_SW3, 1, FREE }, low,                               \
		{ PTE_PPC64_SWAP_SOFT_DIRTY_V5_10, 1, PTE_OWNER_OF(PTE_FLAG_SOFT_DIRTY), NULL }, \
		TYPE, END                                                      \
	}
#define OWNED_V5_19(shift, high, middle, low)                                  \
	{                                                                      \
		TOP, high, OFFSET(shift), middle,                              \
		{ PTE_PPC64_SWAP_SOFT_DIRTY_V5_19, 1, PTE_OWNER_OF(PTE_FLAG_SOFT_DIRTY), NULL }, low, \
		{ PTE_PPC64_SWAP_EXCLUSIVE, 1, PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), NULL },    \
		TYPE, END                                                      \
	}

static const struct pte_owned owned_radix_4k_v5_10[]  = OWNED_V5_10(PTE_PPC64_SHIFT_4K,  HIGH_RADIX,    MIDDLE_4K,        LOW_RADIX);
static const struct pte_owned owned_radix_4k_v5_19[]  = OWNED_V5_19(PTE_PPC64_SHIFT_4K,  HIGH_RADIX,    MIDDLE_4K,        LOW_RADIX);
static const struct pte_owned owned_radix_64k_v5_10[] = OWNED_V5_10(PTE_PPC64_SHIFT_64K, HIGH_RADIX,    MIDDLE_RADIX_64K, LOW_RADIX);
static const struct pte_owned owned_radix_64k_v5_19[] = OWNED_V5_19(PTE_PPC64_SHIFT_64K, HIGH_RADIX,    MIDDLE_RADIX_64K, LOW_RADIX);
static const struct pte_owned owned_hash_4k_v5_10[]   = OWNED_V5_10(PTE_PPC64_SHIFT_4K,  HIGH_HASH_4K,  MIDDLE_4K,        LOW_HASH);
static const struct pte_owned owned_hash_4k_v5_19[]   = OWNED_V5_19(PTE_PPC64_SHIFT_4K,  HIGH_HASH_4K,  MIDDLE_4K,        LOW_HASH);
static const struct pte_owned owned_hash_64k_v5_10[]  = OWNED_V5_10(PTE_PPC64_SHIFT_64K, HIGH_HASH_64K, MIDDLE_HASH_64K,  LOW_HASH);
static const struct pte_owned owned_hash_64k_v5_19[]  = OWNED_V5_19(PTE_PPC64_SHIFT_64K, HIGH_HASH_64K, MIDDLE_HASH_64K,  LOW_HASH);

/* ---- book3s: stores and protections ------------------------------------- */

#define FILTER "Linux 6.12 arch/powerpc/mm/pgtable.c: set_pte_filter"
#define STORES(dropped, why)                                                   \
	{                                                                      \
		{ "set_ptes",        PTE_LEVEL_SET(PTE_LEVEL_PTE),     (dropped), EVER, { 0, 0 }, 0, why }, \
		{ "set_pmd_at",      PMDS,                             (dropped), EVER, { 0, 0 }, 0, why }, \
		{ "set_huge_pte_at", PTE_LEVEL_SET(PTE_LEVEL_HUGETLB), (dropped), EVER, { 0, 0 }, 0, why }, \
		{ NULL, 0, 0, EVER, { 0, 0 }, 0, NULL },                       \
	}
static const struct pte_store stores_none[]     = STORES(0, FILTER);
static const struct pte_store stores_hash_4k[]  = STORES(PTE_PPC64_HPTEFLAGS_4K, FILTER);
static const struct pte_store stores_hash_64k[] = STORES(PTE_PPC64_HPTEFLAGS_64K, FILTER);

/* ---- book3s: what is done to words ---------------------------------------- */

static const struct pte_attributes attributes[] = {
	{ "_PAGE_CACHE_CTL", PTE_LEVEL_PAGES, PTE_GENMASK(PTE_PPC64_TOLERANT + PTE_PPC64_TOLERANT_BITS - 1, PTE_PPC64_TOLERANT), EVER, NULL, "Linux 6.12 " BOOK3S "pgtable.h: pgprot_noncached, pgprot_writecombine, pgprot_cached" },
	{ NULL, 0, 0, EVER, NULL, NULL },
};

#define VALID_LEAF (PTE_PPC64_P | PTE_PPC64_LEAF)
#define TRANSIENTS                                                             \
	PTE_CLEARED("ptep_get_and_clear",          PTE_LEVEL_SET(PTE_LEVEL_PTE),     "Linux 6.12 " BOOK3S "pgtable.h"), \
	PTE_CLEARED("pmdp_huge_get_and_clear",     PMDS,                             "Linux 6.12 " BOOK3S "pgtable.h"), \
	PTE_CLEARED("huge_ptep_get_and_clear",     PTE_LEVEL_SET(PTE_LEVEL_HUGETLB), "Linux 6.12 arch/powerpc/include/asm/hugetlb.h"), \
	PTE_INVALIDATED("ptep_modify_prot_start",  PTE_LEVEL_SET(PTE_LEVEL_PTE),     VALID_LEAF, VALID_LEAF, "Linux 6.12 arch/powerpc/mm/book3s64/pgtable.c"), \
	PTE_INVALIDATED("pmdp_invalidate",         PMDS,                             VALID_LEAF, VALID_LEAF, "Linux 6.12 arch/powerpc/mm/book3s64/pgtable.c"), \
	PTE_INVALIDATED("huge_ptep_modify_prot_start", PTE_LEVEL_SET(PTE_LEVEL_HUGETLB), VALID_LEAF, VALID_LEAF, "Linux 6.12 arch/powerpc/mm/book3s64/hugetlbpage.c")
static const struct pte_transient transients_hash[] = { TRANSIENTS, PTE_TRANSIENTS_END };
/* for an accelerator, whose MMU can't take more rights while it has fewer */
static const struct pte_transient transients_radix[] = {
	TRANSIENTS,
	PTE_INVALIDATED("radix__ptep_set_access_flags", PTES, VALID_LEAF, VALID_LEAF, "Linux 6.12 arch/powerpc/mm/book3s64/radix_pgtable.c"),
	PTE_TRANSIENTS_END,
};

static const struct pte_comparison comparisons_radix[]    = PTE_COMPARISONS(0, BOOK3S "radix.h: radix__pte_same");
static const struct pte_comparison comparisons_hash_4k[]  = PTE_COMPARISONS(PTE_PPC64_HPTEFLAGS_4K, BOOK3S "hash.h: hash__pte_same");
static const struct pte_comparison comparisons_hash_64k[] = PTE_COMPARISONS(PTE_PPC64_HPTEFLAGS_64K, BOOK3S "hash.h: hash__pte_same");

#define BASE     (PTE_PPC64_P | PTE_BIT(PTE_PPC64_ACCESSED))
#define READABLE PTE_BIT(PTE_PPC64_READ)
#define WRITABLE PTE_BIT(PTE_PPC64_WRITE)
#define EXEC     PTE_BIT(PTE_PPC64_EXEC)

/* PAGE_NONE lost PRIVILEGED in 6.8 (with it in 6.6) */
static const struct pte_protection protections[] = {
	{ "none",          BASE | PTE_BIT(PTE_PPC64_PRIVILEGED), UNTIL(6, 7) },
	{ "none",          BASE,                                 SINCE(6, 8) },
	{ "readonly",      BASE | READABLE,                      EVER },
	{ "shared",        BASE | READABLE | WRITABLE,           EVER },
	{ "copy",          BASE | READABLE,                      EVER },
	{ "readonly_exec", BASE | READABLE | EXEC,               EVER },
	{ "shared_exec",   BASE | READABLE | WRITABLE | EXEC,    EVER },
	{ NULL, 0, EVER },
};

/* ---- book3s: what else walkers ask, and what is known -------------------- */

#define LEAF_BY_DESIGN                                                         \
	{ "pmd_leaf", PMDS, PTE_ONE_TEST(PTE_TEST(PTE_PPC64_LEAF, PTE_PPC64_LEAF)), EVER, 0, PTE_ASKS_LEAF, true, "Linux 6.12 " BOOK3S "pgtable.h: bit 62 says leaf, present or not" }
#define HUGE(bits, not, span)                                                  \
	{ "pmd_trans_huge", PMDS, PTE_ONE_TEST({ PTE_PPC64_LEAF | (bits) | (not), PTE_PPC64_LEAF | (bits), PTE_PPC64_P | PTE_PPC64_INV, 0 }), span, PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE), PTE_ASKS_LEAF, false, "Linux 6.12 " BOOK3S "pgtable.h" }
#define BAD(bits, by_design, from)                                             \
	{ "pmd_bad", PMDS, PTE_ONE_TEST(PTE_TEST_ANY(bits)), EVER, 0, PTE_ASKS_BAD, by_design, "Linux 6.12 " BOOK3S from }
#define BAD_BITS_RADIX                                                         \
	(PTE_PPC64_LEAF | PTE_PPC64_INV | PTE_GENMASK(PTE_PPC64_TABLE - 1, PTE_PPC64_INDEX_SIZE + PTE_PPC64_INDEX_SIZE_BITS))
#define BAD_RADIX BAD(BAD_BITS_RADIX, false, "radix.h: RADIX_PMD_BAD_BITS")
/* Not that it's a leaf, but a page that was just mapped is young. Tables begin
 * where none of the bits is set, which the place of their address doesn't say. */
#define BAD_HASH                                                               \
	BAD(PTE_GENMASK(PTE_PPC64_TABLE_SHIFT_HASH - 1, 0), true, "hash.h: H_PMD_BAD_BITS")
#define DIRTY(name, levels)                                                    \
	{ name, levels, PTE_ONE_TEST(PTE_TEST_ANY(PTE_BIT(PTE_PPC64_DIRTY))), EVER, 0, PTE_ASKS_DIRTY, false, "Linux 6.12 " BOOK3S "pgtable.h" }
#define DIRTY_PTE DIRTY("pte_dirty", PTES)
#define DIRTY_PMD DIRTY("pmd_dirty", PMDS)
#define ASKED(name, levels, bits, in, needs, asks)                             \
	{ name, levels, PTE_ONE_TEST(PTE_TEST(bits, bits)), in, needs, asks, false, "Linux 6.12 " BOOK3S "pgtable.h" }
/* up to 6.1 pte_write was true of a "saved write", too, with NUMA_BALANCING */
#define ASKED_PTE                                                              \
	ASKED("pte_write",   PTES, PTE_BIT(PTE_PPC64_WRITE), SINCE(6, 2), 0, PTE_ASKS_WRITE), \
	ASKED("pte_young",   PTES, PTE_BIT(PTE_PPC64_ACCESSED), EVER, 0, PTE_ASKS_YOUNG), \
	ASKED("pte_exec",    PTES, PTE_BIT(PTE_PPC64_EXEC), EVER, 0, PTE_ASKS_EXEC), \
	ASKED("pte_special", PTE_LEVEL_SET(PTE_LEVEL_PTE), PTE_BIT(PTE_PPC64_SPECIAL), EVER, 0, PTE_ASKS_SPECIAL), \
	ASKED("pte_devmap",  PTE_LEVEL_SET(PTE_LEVEL_PTE), PTE_BIT(PTE_PPC64_DEVMAP) | PTE_PPC64_LEAF, UNTIL(6, 16), 0, PTE_ASKS_SPECIAL)
#define ASKED_PMD                                                              \
	ASKED("pmd_write",   PMDS, PTE_BIT(PTE_PPC64_WRITE), SINCE(6, 2), 0, PTE_ASKS_WRITE), \
	ASKED("pmd_young",   PMDS, PTE_BIT(PTE_PPC64_ACCESSED), EVER, 0, PTE_ASKS_YOUNG), \
	ASKED("pmd_special", PMDS, PTE_BIT(PTE_PPC64_SPECIAL), SINCE(7, 1), PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE), PTE_ASKS_SPECIAL), \
	ASKED("pmd_devmap",  PMDS, PTE_BIT(PTE_PPC64_DEVMAP) | PTE_PPC64_LEAF, UNTIL(6, 16), PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE), PTE_ASKS_SPECIAL)
#define PREDICATES_END { NULL, 0, PTE_ONE_TEST(PTE_TEST_NEVER), EVER, 0, PTE_ASKS_ANYTHING, false, NULL }
static const struct pte_predicate predicates_radix[] = {
	LEAF_BY_DESIGN,
	HUGE(UINT64_C(0), PTE_BIT(PTE_PPC64_DEVMAP), UNTIL(6, 16)),
	HUGE(UINT64_C(0), UINT64_C(0), SINCE(6, 17)),
	BAD_RADIX,
	{ "pud_leaf", PUDS, PTE_ONE_TEST(PTE_TEST(PTE_PPC64_LEAF, PTE_PPC64_LEAF)), EVER, 0, PTE_ASKS_LEAF, false, "Linux 6.12 " BOOK3S "pgtable.h" },
	{ "pud_bad",  PUDS, PTE_ONE_TEST(PTE_TEST_ANY(BAD_BITS_RADIX)), EVER, 0, PTE_ASKS_BAD, false, "Linux 6.12 " BOOK3S "radix.h: RADIX_PUD_BAD_BITS" },
	DIRTY_PTE,
	DIRTY_PMD,
	ASKED_PTE,
	ASKED_PMD,
	PREDICATES_END,
};
static const struct pte_predicate predicates_hash_4k[] = { LEAF_BY_DESIGN, BAD_HASH, DIRTY_PTE, ASKED_PTE, PREDICATES_END };
static const struct pte_predicate predicates_hash_64k[] = {
	LEAF_BY_DESIGN,
	HUGE(PTE_BIT(PTE_PPC64_THP_HUGE_64K), PTE_BIT(PTE_PPC64_DEVMAP), UNTIL(6, 16)),
	HUGE(PTE_BIT(PTE_PPC64_THP_HUGE_64K), UINT64_C(0), SINCE(6, 17)),
	BAD_HASH,
	DIRTY_PTE,
	DIRTY_PMD,
	ASKED_PTE,
	ASKED_PMD,
	PREDICATES_END,
};

/* The kernel's own words are _PAGE_PRIVILEGED and may be read, written or run;
 * a user's that may not be were privileged, too, up to 6.7. */
#define TELLS_USER                                                             \
	{ PTE_TELLS_USER, PTE_TEST(PTE_BIT(PTE_PPC64_PRIVILEGED), 0), PTE_LEVEL_PAGES, EVER, "Linux 6.12 " BOOK3S "pgtable.h: _PAGE_KERNEL_RW" }, \
	{ PTE_TELLS_USER, PTE_TEST(PTE_PPC64_RWX, 0), PTE_LEVEL_PAGES, EVER, "Linux 6.1 " BOOK3S "pgtable.h: PAGE_NONE" }
#define SPECIAL_TEST PTE_TEST(PTE_BIT(PTE_PPC64_SPECIAL), PTE_BIT(PTE_PPC64_SPECIAL))
#define TELLS_SPECIAL                                                          \
	{ PTE_TELLS_SPECIAL, SPECIAL_TEST, PTES, EVER, "Linux 6.12 " BOOK3S "pgtable.h: pte_special" }, \
	{ PTE_TELLS_SPECIAL, SPECIAL_TEST, PMDS, SINCE(7, 1), "Linux 7.1 " BOOK3S "pgtable.h: pmd_special" }
#define TRAITS_END { 0, PTE_TEST_NEVER, 0, EVER, NULL }
static const struct pte_trait traits[] = { TELLS_USER, TELLS_SPECIAL, TRAITS_END };
static const struct pte_trait traits_hash_64k[] = {
	TELLS_USER,
	TELLS_SPECIAL,
	{ PTE_TELLS_SMALLER, PTE_TEST(PTE_BIT(PTE_PPC64_4K_PFN_64K), PTE_BIT(PTE_PPC64_4K_PFN_64K)), PTES, EVER, "Linux 6.12 " BOOK3S "hash-64k.h: remap_4k_pfn" },
	TRAITS_END,
};

#define ACCEPTED_MACRO(span)                                                      \
	{ "encode-contained", PTE_LEVEL_ALL, "__swp_entry", span, "callers pass types below 32" }
#define ACCEPTED_END { NULL, 0, NULL, EVER, NULL }
static const struct pte_accepted accepted[] = { ACCEPTED_MACRO(EVER), ACCEPTED_END };
static const struct pte_accepted accepted_nohash[] = {
	ACCEPTED_MACRO(UNTIL(6, 2)),
	{ "level-safe", PTE_LEVEL_SET(PTE_LEVEL_HUGETLB), NULL, EVER, "pmd_present is \"not 0\": any entry in a pmd slot passes, and its walkers test for a leaf next" },
	ACCEPTED_END,
};

static const struct pte_never nevers[] = {
	{ PTE_VIEW_TABLE, PTES, "pte helpers don't know of tables" },
	{ PTE_VIEW_PROTNONE,    PUDS, "there is no pud_protnone" },
	{ PTE_VIEW_INVALIDATED, PUDS, "pud_present asks for _PAGE_PRESENT alone" },
	{ 0, 0, NULL },
};
#define PAGES_ONLY "nohash has one kind of present word: no PROT_NONE of its own, nothing invalidated, no table that's told from a leaf"
static const struct pte_never nevers_nohash[] = {
	{ PTE_VIEW_PROTNONE,    PTE_LEVEL_ALL, PAGES_ONLY },
	{ PTE_VIEW_INVALIDATED, PTE_LEVEL_ALL, PAGES_ONLY },
	{ PTE_VIEW_TABLE,       PTE_LEVEL_ALL, PAGES_ONLY },
	{ 0, 0, NULL },
};
/* not DEVMAP, by which pmd_trans_huge says no, nor RWX, at which protnone looks */
#define BESIDE                                                                 \
	{ PTE_BIT(PTE_PPC64_PRIVILEGED), ANY,                                       PTE_LEVEL_PAGES, EVER, "access" }, \
	{ PTE_PPC64_RC, ANY,                                                        PTE_LEVEL_PAGES, EVER, "accessed, dirty" }, \
	{ PTE_BIT(PTE_PPC64_SPECIAL), ANY,                                          PTE_LEVEL_PAGES, EVER, "special" }
#define BESIDE_END { 0, ANY, 0, EVER, NULL }
static const struct pte_beside beside_radix[] = { BESIDE, BESIDE_END };
static const struct pte_beside beside_hash_4k[] = {
	BESIDE,
	{ PTE_PPC64_HPTEFLAGS_4K, ANY,                                              PTE_LEVEL_ALL, EVER, "the hash's" },
	{ PTE_GENMASK(PTE_PPC64_PKEY_BIT1 + PTE_PPC64_PKEY_BITS_4K - 1, PTE_PPC64_PKEY_BIT1), ANY, PTE_LEVEL_ALL, EVER, "protection key" },
	BESIDE_END,
};
static const struct pte_beside beside_hash_64k[] = {
	BESIDE,
	{ PTE_PPC64_HPTEFLAGS_64K, ANY,                                             PTE_LEVEL_ALL, EVER, "the hash's" },
	{ PTE_BIT(PTE_PPC64_4K_PFN_64K), ANY,                                       PTES,          EVER, "the pfn counts 4K" },
	{ PTE_GENMASK(PTE_PPC64_PKEY_BIT0 + PTE_PPC64_PKEY_BITS_64K - 1, PTE_PPC64_PKEY_BIT0), ANY, PTE_LEVEL_ALL, EVER, "protection key" },
	BESIDE_END,
};
static const struct pte_beside beside_nohash[] = {
	{ PTE_GENMASK(PTE_NOHASH_RPN - 1, PTE_NOHASH_PRESENT + 1), ANY,                PTE_LEVEL_ALL, EVER, "all but the present bit" },
	BESIDE_END,
};
static const struct pte_unread unread[] = { { 0, 0, NULL } };
static const struct pte_unread unread_hash_64k[] = {
	{ PTE_BIT(PTE_PPC64_THP_HUGE_64K), PMDS, "pmd_mkhuge sets H_PAGE_THP_HUGE for pmd_trans_huge: hugetlb leaves lack it" },
	{ 0, 0, NULL },
};

/* ---- nohash ------------------------------------------------------------- */

/* the region in which a table is mapped; a hugetlb directory's lacks PD_HUGE */
#define REGION                                                                 \
	PTE_GENMASK(PTE_NOHASH_PAGE_OFFSET + PTE_NOHASH_PAGE_OFFSET_BITS - 1, PTE_NOHASH_PAGE_OFFSET)
#define PAGE_OFFSET PTE_PPC64_KERNEL
#define PD_HUGE     PTE_BIT(PTE_NOHASH_PD_HUGE)

/* is_kernel_addr looks at the bit that a hugetlb directory lacks, too: it's bad,
 * and walkers ask first whether it is one */
#define BAD_NOHASH(span, by_design, from)                                      \
	{ "pmd_bad", PMDS, PTE_ONE_TEST({ 0, 0, PD_HUGE | PTE_GENMASK(PTE_NOHASH_PAGE_SHIFT - 1, 0), PD_HUGE }), span, 0, PTE_ASKS_BAD, by_design, "Linux " from " " NOHASH "64/pgtable.h" }
static const struct pte_predicate predicates_nohash[] = {
	BAD_NOHASH(UNTIL(6, 10), true, "6.1"),
	BAD_NOHASH(SINCE(6, 11), false, "6.12"),
	{ "pte_dirty", PTES, PTE_ONE_TEST(PTE_TEST_ANY(PTE_BIT(PTE_NOHASH_DIRTY))), EVER, 0, PTE_ASKS_DIRTY, false, "Linux 6.12 " NOHASH "pgtable.h" },
	PREDICATES_END,
};

#define NAMES_NOHASH                                                                       \
	NAME("_PAGE_PRESENT",   "present",   PTE_NOHASH_PRESENT,   1),                     \
	NAME("_PAGE_SW1",       "sw1",       PTE_NOHASH_SW1,       1),                     \
	NAME("_PAGE_BAP_SR",    "bap_sr",    PTE_NOHASH_BAP_SR,    1),                     \
	NAME("_PAGE_BAP_UR",    "bap_ur",    PTE_NOHASH_BAP_UR,    1),                     \
	NAME("_PAGE_BAP_SW",    "bap_sw",    PTE_NOHASH_BAP_SW,    1),                     \
	NAME("_PAGE_BAP_UW",    "bap_uw",    PTE_NOHASH_BAP_UW,    1),                     \
	NAME("_PAGE_BAP_SX",    "bap_sx",    PTE_NOHASH_BAP_SX,    1),                     \
	NAME("_PAGE_BAP_UX",    "bap_ux",    PTE_NOHASH_BAP_UX,    1),                     \
	NAME("_PAGE_PSIZE_MSK", "psize",     PTE_NOHASH_PSIZE,     PTE_NOHASH_PSIZE_BITS), \
	NAME("_PAGE_DIRTY",     "dirty",     PTE_NOHASH_DIRTY,     1),                     \
	NAME("_PAGE_SPECIAL",   "special",   PTE_NOHASH_SPECIAL,   1),                     \
	NAME("_PAGE_U3",        "u3",        PTE_NOHASH_U3,        1),                     \
	NAME("_PAGE_U2",        "u2",        PTE_NOHASH_U2,        1),                     \
	NAME("_PAGE_U1",        "u1",        PTE_NOHASH_U1,        1),                     \
	NAME("_PAGE_U0",        "u0",        PTE_NOHASH_U0,        1),                     \
	NAME("_PAGE_ACCESSED",  "accessed",  PTE_NOHASH_ACCESSED,  1),                     \
	NAME("_PAGE_ENDIAN",    "endian",    PTE_NOHASH_ENDIAN,    1),                     \
	NAME("_PAGE_GUARDED",   "guarded",   PTE_NOHASH_GUARDED,   1),                     \
	NAME("_PAGE_COHERENT",  "coherent",  PTE_NOHASH_COHERENT,  1),                     \
	NAME("_PAGE_NO_CACHE",  "no_cache",  PTE_NOHASH_NO_CACHE,  1),                     \
	NAME("_PAGE_WRITETHRU", "writethru", PTE_NOHASH_WRITETHRU, 1),                     \
	{ "PAGE_OFFSET", "page_offset", PTE_NOHASH_PAGE_OFFSET, PTE_NOHASH_PAGE_OFFSET_BITS, { REGION, PAGE_OFFSET }, 0, EVER, 0, PMDS }
static const struct pte_name names_nohash_v5_10[] = {
	NAMES_NOHASH,
	{ "HUGEPD_SHIFT_MASK", "hugepd_shift_mask", PTE_NOHASH_HUGEPD_SHIFT, PTE_NOHASH_HUGEPD_SHIFT_BITS, { PD_HUGE, 0 }, 0, EVER, 0, PMDS },
	{ "PAGE_OFFSET", "page_offset", PTE_NOHASH_PAGE_OFFSET, PTE_NOHASH_PAGE_OFFSET_BITS, { REGION, PAGE_OFFSET & ~PD_HUGE }, 0, EVER, 0, PMDS },
	NAMES_END,
};
static const struct pte_name names_nohash_v6_11[] = { NAMES_NOHASH, NAMES_END };

#define OWNED_NOHASH(exclusive_owner)                                          \
	{ PTE_NOHASH_RPN,            64 - PTE_NOHASH_RPN, PTE_OWNER_OFFSET, NULL }, \
	{ PTE_NOHASH_PSIZE,          PTE_NOHASH_RPN - PTE_NOHASH_PSIZE, FREE }, \
	{ PTE_NOHASH_SWAP_EXCLUSIVE, 1, exclusive_owner, NULL },               \
	{ PTE_NOHASH_SWAP_TYPE, PTE_PPC64_SWAP_TYPE_BITS, PTE_OWNER_TYPE, NULL }, \
	{ PTE_NOHASH_SW1,            1, FREE },                                \
	{ PTE_NOHASH_PRESENT,        1, PTE_OWNER_ZERO, "pte_present tests _PAGE_PRESENT" }, \
	END
static const struct pte_owned owned_nohash_v5_10[] = { OWNED_NOHASH(PTE_OWNER_FREE) };
static const struct pte_owned owned_nohash_v6_3[]  = { OWNED_NOHASH(PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE)) };

/* the size of a 4K page was counted in another unit from 6.11 on (2 in 6.8, 1 in 6.12) */
#define NOHASH_BASE                                                            \
	(PTE_BIT(PTE_NOHASH_PRESENT) | PTE_BIT(PTE_NOHASH_ACCESSED) | PTE_BIT(PTE_NOHASH_COHERENT))
#define NOHASH_OLD  (NOHASH_BASE | (uint64_t)PTE_NOHASH_PSIZE_4K_V5_10 << (unsigned)PTE_NOHASH_PSIZE)
#define NOHASH_NEW  (NOHASH_BASE | (uint64_t)PTE_NOHASH_PSIZE_4K_V6_11 << (unsigned)PTE_NOHASH_PSIZE)
#define NOHASH_READ  (PTE_BIT(PTE_NOHASH_BAP_SR) | PTE_BIT(PTE_NOHASH_BAP_UR))
#define NOHASH_WRITE (PTE_BIT(PTE_NOHASH_BAP_SW) | PTE_BIT(PTE_NOHASH_BAP_UW))
#define NOHASH_EXEC  PTE_BIT(PTE_NOHASH_BAP_UX)
#define NOHASH_PROTECTIONS(base, span)                                         \
	{ "none",          (base),                                            span }, \
	{ "readonly",      (base) | NOHASH_READ,                              span }, \
	{ "shared",        (base) | NOHASH_READ | NOHASH_WRITE,               span }, \
	{ "copy",          (base) | NOHASH_READ,                              span }, \
	{ "readonly_exec", (base) | NOHASH_READ | NOHASH_EXEC,                span }, \
	{ "shared_exec",   (base) | NOHASH_READ | NOHASH_WRITE | NOHASH_EXEC, span }
static const struct pte_protection protections_nohash[] = {
	NOHASH_PROTECTIONS(NOHASH_OLD, UNTIL(6, 10)),
	NOHASH_PROTECTIONS(NOHASH_NEW, SINCE(6, 11)),
	{ NULL, 0, EVER },
};

#define NOHASH_USER   (PTE_BIT(PTE_NOHASH_BAP_UR) | PTE_BIT(PTE_NOHASH_BAP_UW) | PTE_BIT(PTE_NOHASH_BAP_UX))
#define NOHASH_KERNEL (PTE_BIT(PTE_NOHASH_BAP_SR) | PTE_BIT(PTE_NOHASH_BAP_SW) | PTE_BIT(PTE_NOHASH_BAP_SX))
static const struct pte_trait traits_nohash[] = {
	{ PTE_TELLS_USER,    PTE_TEST_ANY(NOHASH_USER), PTES, EVER, "Linux 6.12 " NOHASH "pte-e500.h: _PAGE_BAP_UR and its kin" },
	{ PTE_TELLS_USER,    PTE_TEST(NOHASH_USER | NOHASH_KERNEL, 0), PTES, EVER, "Linux 6.12 " NOHASH "pte-e500.h: PAGE_NONE" },
	{ PTE_TELLS_SPECIAL, PTE_TEST(PTE_BIT(PTE_NOHASH_SPECIAL), PTE_BIT(PTE_NOHASH_SPECIAL)), PTES, EVER, "Linux 6.12 " NOHASH "pgtable.h: pte_special" },
	TRAITS_END,
};

static const struct pte_attributes attributes_nohash[] = {
	{ "_PAGE_CACHE_CTL", PTE_LEVEL_ALL, PTE_BIT(PTE_NOHASH_COHERENT) | PTE_BIT(PTE_NOHASH_GUARDED) | PTE_BIT(PTE_NOHASH_NO_CACHE) | PTE_BIT(PTE_NOHASH_WRITETHRU), EVER, NULL, "Linux 6.12 " NOHASH "pgtable.h: pgprot_noncached, pgprot_writecombine, pgprot_cached" },
	{ NULL, 0, 0, EVER, NULL, NULL },
};
static const struct pte_transient transients_nohash[] = {
	PTE_CLEARED("ptep_get_and_clear",      PTE_LEVEL_SET(PTE_LEVEL_PTE),     "Linux 6.12 " NOHASH "pgtable.h"),
	PTE_CLEARED("huge_ptep_get_and_clear", PTE_LEVEL_SET(PTE_LEVEL_HUGETLB), "Linux 6.12 arch/powerpc/include/asm/hugetlb.h"),
	PTE_TRANSIENTS_END,
};
static const struct pte_comparison comparisons_nohash[] = PTE_COMPARISONS(0, "include/linux/pgtable.h: pte_same");

/* ---- the rows ----------------------------------------------------------- */

static const struct pte_arch_option options[] = {
	{ PTE_OPTION_MEM_SOFT_DIRTY, EVER },
};

static const struct pte_source sources[] = {
	{ BOOK3S "pgtable.h",                   "5.10 to 7.3", "book3s: the bits, the swap format, predicates" },
	{ BOOK3S "hash-4k.h",                   "5.10 to 7.3", "_PAGE_HPTEFLAGS with 4K pages" },
	{ BOOK3S "hash-64k.h",                  "5.10 to 7.3", "_PAGE_HPTEFLAGS with 64K pages" },
	{ BOOK3S "radix.h",                     "5.10 to 7.3", "what pte_none ignores on radix" },
	{ BOOK3S "pgalloc.h",                   "6.1, 6.12",   "pmds that point to a table" },
	{ "arch/powerpc/mm/pgtable.c",          "5.10 to 7.3", "what stores drop" },
	{ NOHASH "64/pgtable.h",                "5.10 to 7.3", "nohash: the swap format" },
	{ NOHASH "pte-e500.h",                  "5.10 to 7.3", "nohash: the bits (pte-book3e.h up to 5.19)" },
	{ NOHASH "hugetlb-e500.h",              "6.1",         "nohash: hugetlb directories, up to 6.10" },
	{ NULL, NULL, NULL },
};

static const struct pte_arch arch = {
	.name = "ppc64",
	.newest = PTE_LINUX(7, 3),
	.protnone_always = PTE_LINUX(7, 3),
	.l1tf = false,
	.c_bit = false,
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.sources = sources,
};

#define SOFT_DIRTY_READ PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)
#define BOOK3S_MODEL(of_layout, of_owned, without, with, of_names, of_stores, of_predicates, of_traits, of_beside, of_unread, of_transients, of_comparisons, of_image, of_dump, of_about) \
	{                                                                      \
		.layout = &(of_layout), .arch = &arch, .seen = { (without), (with) }, \
		.owned = PTE_ALL_LEVELS(of_owned), .names = (of_names), .stores = (of_stores), \
		.protections = protections, .always_read = SOFT_DIRTY_READ,    \
		.phys_bits_plain = PTE_PPC64_PHYS_BITS_PLAIN, .address_bits = PTE_PPC64_RPN_END, \
		.predicates = (of_predicates), .traits = (of_traits), .accepted = accepted, .nevers = nevers, \
		.beside = (of_beside), .unread = (of_unread), .attributes = attributes, \
		.transients = (of_transients), .comparisons = (of_comparisons), \
		.about = (of_about), .image = (of_image), .dump = (of_dump)     \
	}
#define TO_5_18(layout, owned, names, stores, predicates, traits, beside, unread, transients, comparisons, image, dump, about) \
	BOOK3S_MODEL(layout, owned, 0, 0, names, stores, predicates, traits, beside, unread, transients, comparisons, image, dump, about "; soft-dirty is bit 5")
#define FROM_5_19(layout, owned, names, stores, predicates, traits, beside, unread, transients, comparisons, image, dump, about) \
	BOOK3S_MODEL(layout, owned, PTE_LINUX(5, 18), PTE_LINUX(5, 19), names, stores, predicates, traits, beside, unread, transients, comparisons, image, dump, about "; the exclusive flag")

/* no processor of the family, no memory failure, no device memory, no huge pages */
#define NOHASH_LACKS                                                           \
	(PTE_OPTION_SET(PTE_OPTION_MEMORY_FAILURE) | PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE) | \
	 PTE_OPTION_SET(PTE_OPTION_NUMA_BALANCING) | PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE) | \
	 PTE_OPTION_SET(PTE_OPTION_MEM_SOFT_DIRTY) | PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION))
#define NOHASH_MODEL(of_layout, without, with, of_owned, of_names, of_about)   \
	{                                                                      \
		.layout = &(of_layout), .arch = &arch, .seen = { (without), (with) }, \
		.owned = PTE_ALL_LEVELS(of_owned), .names = (of_names), .stores = stores_none, \
		.protections = protections_nohash, .lacks = NOHASH_LACKS,      \
		.phys_bits_plain = PTE_NOHASH_PHYS_BITS, .address_bits = PTE_NOHASH_ADDRESS_BITS, \
		.predicates = predicates_nohash, .traits = traits_nohash, .accepted = accepted_nohash, \
		.nevers = nevers_nohash, .beside = beside_nohash, .unread = unread, \
		.attributes = attributes_nohash, .transients = transients_nohash, \
		.comparisons = comparisons_nohash, .about = (of_about), .image = "ppc64-nohash" \
	}

static const struct pte_model rows[] = {
	TO_5_18(PTE_PPC64_HASH_4K_V5_10,     owned_hash_4k_v5_10,   names_hash_4k,  stores_hash_4k,  predicates_hash_4k, traits, beside_hash_4k, unread, transients_hash, comparisons_hash_4k, "ppc64-4k", NULL, "hash MMU, 4K pages"),
	FROM_5_19(PTE_PPC64_HASH_4K_V5_19,   owned_hash_4k_v5_19,   names_hash_4k,  stores_hash_4k,  predicates_hash_4k, traits, beside_hash_4k, unread, transients_hash, comparisons_hash_4k, "ppc64-4k", NULL, "hash MMU, 4K pages"),
	TO_5_18(PTE_PPC64_HASH_64K_V5_10,    owned_hash_64k_v5_10,  names_hash_64k, stores_hash_64k, predicates_hash_64k, traits_hash_64k, beside_hash_64k, unread_hash_64k, transients_hash, comparisons_hash_64k, "ppc64-64k", NULL, "hash MMU, 64K pages"),
	FROM_5_19(PTE_PPC64_HASH_64K_V5_19,  owned_hash_64k_v5_19,  names_hash_64k, stores_hash_64k, predicates_hash_64k, traits_hash_64k, beside_hash_64k, unread_hash_64k, transients_hash, comparisons_hash_64k, "ppc64-64k", NULL, "hash MMU, 64K pages"),
	NOHASH_MODEL(PTE_PPC64_NOHASH_V5_10, 0,               0,               owned_nohash_v5_10, names_nohash_v5_10, "e500 and kin, 4K pages"),
	NOHASH_MODEL(PTE_PPC64_NOHASH_V6_3,  PTE_LINUX(6, 2), PTE_LINUX(6, 3), owned_nohash_v6_3, names_nohash_v5_10,  "e500 and kin, 4K pages; the exclusive flag"),
	NOHASH_MODEL(PTE_PPC64_NOHASH_V6_11, PTE_LINUX(6, 10), PTE_LINUX(6, 11), owned_nohash_v6_3, names_nohash_v6_11, "e500 and kin, 4K pages; hugetlb entries in pmds"),
	TO_5_18(PTE_PPC64_RADIX_4K_V5_10,    owned_radix_4k_v5_10,  names_radix,    stores_none,     predicates_radix, traits, beside_radix, unread, transients_radix, comparisons_radix, "ppc64-4k", &dump_radix_4k, "radix MMU, 4K pages"),
	FROM_5_19(PTE_PPC64_RADIX_4K_V5_19,  owned_radix_4k_v5_19,  names_radix,    stores_none,     predicates_radix, traits, beside_radix, unread, transients_radix, comparisons_radix, "ppc64-4k", &dump_radix_4k, "radix MMU, 4K pages"),
	TO_5_18(PTE_PPC64_RADIX_64K_V5_10,   owned_radix_64k_v5_10, names_radix,    stores_none,     predicates_radix, traits, beside_radix, unread, transients_radix, comparisons_radix, "ppc64-64k", &dump_radix_64k, "radix MMU, 64K pages"),
	FROM_5_19(PTE_PPC64_RADIX_64K_V5_19, owned_radix_64k_v5_19, names_radix,    stores_none,     predicates_radix, traits, beside_radix, unread, transients_radix, comparisons_radix, "ppc64-64k", &dump_radix_64k, "radix MMU, 64K pages"),
};

/* clang-format on */

static const char *const aliases[] = { "powerpc64le", "powerpc64", "powerpc",
				       "ppc64le", NULL };

const struct pte_rows pte_rows_ppc64 = {
	.rows = rows,
	.count = sizeof(rows) / sizeof(rows[0]),
	.usual = "ppc64-radix-64k",
	.aliases = aliases,
};
