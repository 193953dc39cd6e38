/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * ppc64 book3s exhibits: a comparison that includes a flag that nobody clears,
 * a huge page without its present bit, and two problems that exist today.
 *
 *   63 62 61 60:53 52:s   15:10 9  8:6 5    4:0
 *   0  1  0  -     offset -     SD -   excl type    5.19 on
 *   0  1  0  -     offset -        -   SD   type    to 5.18
 */
#include <pte/arch/ppc64.h>

#include "exhibits.h"

enum {
	PPC64_EXCLUSIVE_PROPOSED = PTE_PPC64_BUSY,
	/* the type bits that the macro doesn't mask */
	PPC64_SPILL_BITS =
		PTE_PPC64_SWAP_TYPE_C_BITS - PTE_PPC64_SWAP_TYPE_BITS,
};

/* clang-format off */

#define P    PTE_BIT(PTE_PPC64_PRESENT)
#define LEAF PTE_BIT(PTE_PPC64_PTE)
#define INV  PTE_BIT(PTE_PPC64_INVALID)
#define HPTEFLAGS (PTE_BIT(PTE_PPC64_BUSY) | PTE_BIT(PTE_PPC64_COMBO_64K) | PTE_BIT(PTE_PPC64_HASHPTE_64K))
#define OLD  PTE_LINUX_OLDEST
#define NO_CONFIG PTE_CONFIG_DEFAULT
#define NO_SOFT_DIRTY { 0, PTE_OPTION_SET(PTE_OPTION_MEM_SOFT_DIRTY), 0, 0, 0, 0 }

static const struct pte_arch_option options[] = {
	{ PTE_OPTION_MEM_SOFT_DIRTY, EVER },
};
static const struct pte_source sources[] = { { NULL, NULL, NULL } };
static const struct pte_arch arch = {
	.name = "ppc64",
	.newest = PTE_LINUX(7, 1),
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.sources = sources,
};

static const struct pte_view pte = {
	PTE_TEST(~HPTEFLAGS, 0), { LEAF, LEAF, P | INV, 0 }, PTE_TEST_NEVER,
	PTE_TEST_NEVER, PTE_TEST_NEVER, { 0, 0, 0 }, 0, { 0, 0 }, { 0, 0 },
};
/* the pmd's contents while pmdp_invalidate's caller splits it */
#define PMD_VIEW(present, invalidated, clear, set)                             \
	{                                                                      \
		PTE_TEST(PTE_ALL_BITS, 0), PTE_TEST_ANY(present), PTE_TEST_NEVER, \
		invalidated, PTE_TEST_NEVER, { 0, 0, 0 }, 0, { 0, 0 }, { (clear), (set) }, \
	}
static const struct pte_view pmd_cleared = PMD_VIEW(P, PTE_TEST(P | LEAF, LEAF), P, 0);
static const struct pte_view pmd_marked = PMD_VIEW(P | INV, PTE_TEST(P | LEAF | INV, LEAF | INV), P, INV);

#define CODEC(soft_dirty, exclusive)                                           \
	{                                                                      \
		FIELD(PTE_PPC64_SWAP_TYPE, PTE_PPC64_SWAP_TYPE_BITS), FIELD(PTE_PPC64_SHIFT_64K, PTE_PPC64_RPN_END - PTE_PPC64_SHIFT_64K), \
		FIXED(P | INV, LEAF), { (soft_dirty), 0, (exclusive) },        \
		{ { PTE_PPC64_SWAP_TYPE + PTE_PPC64_SWAP_TYPE_BITS, PPC64_SPILL_BITS, PTE_PPC64_SWAP_TYPE_BITS, false }, NO_FIELD }, NO_FIELD, \
	}
static const struct pte_codec swap_v5_10 = CODEC(PTE_BIT(PTE_PPC64_SWAP_SOFT_DIRTY_V5_10), 0);
static const struct pte_codec swap_no_soft_dirty = CODEC(0, 0);
static const struct pte_codec swap_v5_19 = CODEC(PTE_BIT(PTE_PPC64_SWAP_SOFT_DIRTY_V5_19), PTE_BIT(PTE_PPC64_SWAP_EXCLUSIVE));
static const struct pte_codec swap_proposed = CODEC(PTE_BIT(PTE_PPC64_SWAP_SOFT_DIRTY_V5_19), PTE_BIT(PPC64_EXCLUSIVE_PROPOSED));

#define PPC64(name, codec, pmd) LAYOUT_OF(name, PTE_PPC64_SHIFT_64K, PTE_PPC64_PHYS_BITS, codec, pte, pmd, pmd)
static const struct pte_layout v4_4    = PPC64("ppc64-4.4",               swap_v5_10,         pmd_cleared);
static const struct pte_layout v4_5    = PPC64("ppc64-4.5",               swap_no_soft_dirty, pmd_cleared);
static const struct pte_layout v4_20   = PPC64("ppc64-4.20",              swap_v5_10,         pmd_marked);
static const struct pte_layout v5_19   = PPC64("ppc64-hash-64k-5.19",     swap_v5_19,         pmd_marked);
static const struct pte_layout proposed = PPC64("ppc64-hash-64k-proposed", swap_proposed,      pmd_marked);

static const struct pte_store stores[] = {
	{ "set_ptes", PTE_LEVEL_SET(PTE_LEVEL_PTE), HPTEFLAGS, EVER, { 0, 0 }, 0, NULL },
	{ NULL, 0, 0, EVER, { 0, 0 }, 0, NULL },
};
#define STORED(layout) MODEL_OF(layout, arch, pte_museum_no_owners, stores, pte_museum_no_predicates)
static const struct pte_model model_v4_4     = MODEL(v4_4, arch);
static const struct pte_model model_v4_5     = MODEL(v4_5, arch);
static const struct pte_model model_v4_20    = MODEL(v4_20, arch);
static const struct pte_model model_v5_19    = STORED(v5_19);
static const struct pte_model model_proposed = STORED(proposed);

/* without the option, clearing the flag before a comparison does nothing */
static const struct pte_scenario flag_stays = { .written = PTE_BIT(PTE_PPC64_SWAP_SOFT_DIRTY_V5_10) };
static const struct pte_scenario no_flag = { .written = 0 };

const struct pte_exhibit pte_exhibit_x15 = {
	.id = "X15",
	.title = "powerpc/mm: fix _PAGE_SWP_SOFT_DIRTY breaking swapoff",
	.fix = "2f10f1a7884e",
	.arch = "ppc64",
	.claim = "same-entry-same-word",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_v4_4, &flag_stays, OLD, NO_SOFT_DIRTY, false, NULL, PTE_VERDICT_REFUTED, "since 7207f43665b8, without CONFIG_MEM_SOFT_DIRTY" },
		{ &model_v4_5, &no_flag,    OLD, NO_SOFT_DIRTY, false, NULL, PTE_VERDICT_PROVED,  "since" },
	},
	.reading = { "type 0, offset 0, as swapped out", "type 0, offset 0, as swapoff looks for it" },
	.note = "at the positions that 5.10 has",
};

const struct pte_exhibit pte_exhibit_x16 = {
	.id = "X16",
	.title = "powerpc/mm/books3s: Add new pte bit to mark pte temporarily invalid",
	.fix = "bd0dbb73e013",
	.arch = "ppc64",
	.claim = "invalid-still-present",
	.level = PTE_LEVEL_PMD,
	.side = {
		{ &model_v4_4,  NULL, OLD, NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "before the fix" },
		{ &model_v4_20, NULL, OLD, NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "since" },
	},
	.reading = { "a huge page that is being split", "not present: an entry" },
};

const struct pte_exhibit pte_exhibit_a2 = {
	.id = "A2",
	.title = "the exclusive flag at 0x40 instead of 0x20",
	.alive = true,
	.arch = "ppc64, hash, 64K pages",
	.claim = "store-stable",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_proposed, NULL, PTE_LINUX(5, 19), NO_CONFIG, false, "set_ptes", PTE_VERDICT_REFUTED, "at 0x40" },
		{ &model_v5_19,    NULL, PTE_LINUX(5, 19), NO_CONFIG, false, "set_ptes", PTE_VERDICT_PROVED,  "at 0x20, where it is" },
	},
	.reading = { "an entry that is exclusive", "the same, stored: _PAGE_HPTEFLAGS are gone" },
};

const struct pte_exhibit pte_exhibit_a5 = {
	.id = "A5",
	.title = "__swp_entry doesn't mask the type",
	.alive = true,
	.arch = "ppc64",
	.claim = "encode-contained",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_v5_19, NULL, PTE_LINUX(6, 12), NO_CONFIG, false, "__swp_entry", PTE_VERDICT_REFUTED, "5.19 on" },
		{ &model_v5_19, NULL, PTE_LINUX(6, 12), NO_CONFIG, false, "libpte",      PTE_VERDICT_PROVED,  "libpte's encoder" },
	},
	.reading = { "a type of 32 or more; or one below, exclusive", "type 0" },
	.note = "the kernel passes types below 32",
};

/* clang-format on */
