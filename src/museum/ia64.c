/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * ia64 and riscv: an exhibit each.
 */
#include "exhibits.h"

/* clang-format off */

#define NO_CONFIG PTE_CONFIG_DEFAULT
static const struct pte_arch_option options[] = {
	{ PTE_OPTION_MEM_SOFT_DIRTY, { 0, 0 } },
};
static const struct pte_source sources[] = { { NULL, NULL, NULL } };

/* ---- ia64 ------------------------------------------------------------------ */

/*
 *   63       62:9    8:2   1 0
 *   PROTNONE offset  type  - P
 *
 * The handler of an access fault sets A. On record is what came of it: swap
 * entry 4000000000000000, which is type 8, as the type was at bit 59 then. The
 * field has seven bits; Linux uses five.
 */
enum {
	IA64_PRESENT = 0,
	IA64_TYPE = 2,
	IA64_TYPE_BITS = 5,
	IA64_ACCESSED = 5,
	IA64_OFFSET = 9,
	IA64_PROTNONE = 63,
	IA64_PAGE_SHIFT = 14,
	IA64_PHYS_BITS = 50,
};
#define IA64_P  PTE_BIT(IA64_PRESENT)
#define IA64_PN PTE_BIT(IA64_PROTNONE)

static const struct pte_arch ia64 = {
	.name = "ia64",
	.newest = PTE_LINUX(6, 6),
	.options = options,
	.option_count = 0,
	.sources = sources,
};
static const struct pte_view ia64_pte = VIEW(PTE_TEST(PTE_ALL_BITS, 0), PTE_TEST_ANY(IA64_P | IA64_PN));
static const struct pte_codec ia64_swap = {
	FIELD(IA64_TYPE, IA64_TYPE_BITS), FIELD(IA64_OFFSET, IA64_PROTNONE - IA64_OFFSET),
	FIXED(IA64_P | IA64_PN, 0), { 0, 0, 0 }, NO_SPILL, NO_FIELD,
};
static const struct pte_layout ia64_layout = LAYOUT("ia64", IA64_PAGE_SHIFT, IA64_PHYS_BITS, ia64_swap, ia64_pte);
static const struct pte_model ia64_model = MODEL(ia64_layout, ia64);

static const struct pte_moment accessed_anyway = {
	.from = { PTE_ALL_BITS, 0 },
	.change = { 0, PTE_BIT(IA64_ACCESSED) },
};
static const struct pte_moment accessed_if_present = {
	.from = { IA64_P, IA64_P },
	.change = { 0, PTE_BIT(IA64_ACCESSED) },
};

const struct pte_exhibit pte_exhibit_x19 = {
	.id = "X19",
	.title = "[IA64] Fix race in the accessed/dirty bit handlers",
	.fix = "d8117ce5a679",
	.arch = "ia64",
	.claim = "moment-not-entry",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &ia64_model, &accessed_anyway,     PTE_LINUX_OLDEST, NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "before the fix" },
		{ &ia64_model, &accessed_if_present, PTE_LINUX_OLDEST, NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "since" },
	},
	.reading = { "an empty slot, in which the handler set A", "an entry of type 8" },
	.note = "seen as swap entry 4000000000000000",
};

/* ---- riscv ----------------------------------------------------------------- */

enum {
	RISCV_PRESENT = 0,
	RISCV_ZERO = 1, /* 3:1: a pmd is present with any of these */
	RISCV_ZERO_END = 3,
	RISCV_PROT_NONE = 5,
	RISCV_EXCLUSIVE = 6,
	RISCV_TYPE = 7,
	RISCV_TYPE_BITS = 5,
	RISCV_OFFSET = 12,
	RISCV_PAGE_SHIFT = 12,
	RISCV_PHYS_BITS = 56,
};
#define RISCV_IS_PRESENT (PTE_BIT(RISCV_PRESENT) | PTE_BIT(RISCV_PROT_NONE))

static const struct pte_arch riscv = {
	.name = "riscv",
	.newest = PTE_LINUX(7, 1),
	.options = options,
	.option_count = 0,
	.sources = sources,
};
static const struct pte_view riscv_pte = VIEW(PTE_TEST(PTE_ALL_BITS, 0), PTE_TEST_ANY(RISCV_IS_PRESENT));
static const struct pte_codec riscv_swap = {
	FIELD(RISCV_TYPE, RISCV_TYPE_BITS), FIELD(RISCV_OFFSET, 64 - RISCV_OFFSET),
	FIXED(RISCV_IS_PRESENT | PTE_GENMASK(RISCV_ZERO_END, RISCV_ZERO), 0),
	{ 0, 0, PTE_BIT(RISCV_EXCLUSIVE) }, NO_SPILL, NO_FIELD,
};
static const struct pte_layout riscv_layout = LAYOUT("riscv", RISCV_PAGE_SHIFT, RISCV_PHYS_BITS, riscv_swap, riscv_pte);
static const struct pte_model riscv_model = MODEL(riscv_layout, riscv);

/* which words set_huge_pte_at learnt the page's size from */
static const struct pte_moment size_of_every_word = {
	.words = PTE_TEST(0, 0),
	.asked = PTE_ASKED_SIZE,
};
static const struct pte_moment size_of_present_words = {
	.words = PTE_TEST_ANY(RISCV_IS_PRESENT),
	.asked = PTE_ASKED_SIZE,
};

const struct pte_exhibit pte_exhibit_x14 = {
	.id = "X14",
	.title = "riscv: fix set_huge_pte_at() for NAPOT mappings when a swap entry is set",
	.fix = "1de195dd0e05",
	.arch = "riscv",
	.claim = "asked-of-bearers",
	.level = PTE_LEVEL_HUGETLB,
	.side = {
		{ &riscv_model, &size_of_every_word,    PTE_LINUX(6, 5), NO_CONFIG, true, NULL, PTE_VERDICT_REFUTED, "6.4 to 6.6-rc" },
		{ &riscv_model, &size_of_present_words, PTE_LINUX(6, 5), NO_CONFIG, true, NULL, PTE_VERDICT_PROVED,  "6.6" },
	},
	.reading = { "an entry, which holds no size", "to set_huge_pte_at, a word that says how large its page is" },
};

/* clang-format on */
