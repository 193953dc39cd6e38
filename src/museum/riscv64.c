/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * riscv64: what stores made of entries, and what pmd_present makes of them.
 */
#include "exhibits.h"

#include <pte/arch/riscv64.h>

/* clang-format off */

#define NO_CONFIG PTE_CONFIG_DEFAULT
static const struct pte_arch_option options[] = {
	{ PTE_OPTION_MEM_SOFT_DIRTY, EVER },
	{ PTE_OPTION_USERFAULTFD_WP, EVER },
};
static const struct pte_source sources[] = { { NULL, NULL, NULL } };
static const struct pte_arch riscv64 = {
	.name = "riscv64",
	.newest = PTE_LINUX(7, 3),
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.sources = sources,
};

/* ---- NAPOT pages, 6.4 to 6.6-rc ------------------------------------------- */

/* no flag but the exclusive one was there yet */
static const struct pte_layout v6_4 = LAYOUT("riscv", PTE_RISCV64_PAGE_SHIFT, PTE_RISCV64_PHYS_BITS, pte_riscv64_swap_v6_3, pte_riscv64_pte_v5_17);
static const struct pte_model model_v6_4 = MODEL(v6_4, riscv64);

/* which words set_huge_pte_at learnt the page's size from */
static const struct pte_scenario size_of_every_word = {
	.words = PTE_TEST(0, 0),
	.asked = PTE_ASKED_SIZE,
};
static const struct pte_scenario size_of_present_words = {
	.words = PTE_TEST_ANY(PTE_RISCV64_PRESENT),
	.asked = PTE_ASKED_SIZE,
};

const struct pte_exhibit pte_exhibit_x14 = {
	.id = "X14",
	.title = "riscv: fix set_huge_pte_at() for NAPOT mappings when a swap entry is set",
	.fix = "1de195dd0e05",
	.arch = "riscv64",
	.claim = "asked-of-bearers",
	.level = PTE_LEVEL_HUGETLB,
	.side = {
		{ &model_v6_4, &size_of_every_word,    PTE_LINUX(6, 5), NO_CONFIG, true, NULL, PTE_VERDICT_REFUTED, "6.4 to 6.6-rc" },
		{ &model_v6_4, &size_of_present_words, PTE_LINUX(6, 5), NO_CONFIG, true, NULL, PTE_VERDICT_PROVED,  "6.6" },
	},
	.reading = { "an entry, which holds no size", "to set_huge_pte_at, a word that says how large its page is" },
};

/* ---- soft-dirty pmds, 6.19 on ---------------------------------------------- */

/*
 * What the series' first versions had, before uffd-wp took the bit: soft-dirty
 * at U, which pmd_present doesn't look at.
 */
static const struct pte_codec swap_soft_dirty_at_u = PTE_RISCV64_CODEC(
	PTE_RISCV64_SWAP_TYPE_V6_3, PTE_RISCV64_PRESENT | PTE_RISCV64_LEAF,
	PTE_BIT(PTE_RISCV64_USER), 0, PTE_BIT(PTE_RISCV64_SWAP_EXCLUSIVE), 0);

#define PMDS(codec)                                                            \
	LAYOUT_OF("riscv", PTE_RISCV64_PAGE_SHIFT, PTE_RISCV64_PHYS_BITS, codec, \
		  pte_riscv64_pte_v5_17, pte_riscv64_pmd_v5_17, pte_riscv64_pmd_v5_17)
static const struct pte_layout at_x = PMDS(pte_riscv64_swap_svrsw60t59b_v6_19);
static const struct pte_layout at_u = PMDS(swap_soft_dirty_at_u);
static const struct pte_model model_at_x = MODEL(at_x, riscv64);
static const struct pte_model model_at_u = MODEL(at_u, riscv64);

const struct pte_exhibit pte_exhibit_a8 = {
	.id = "A8",
	.title = "soft-dirty of swap entries at _PAGE_EXEC, with Svrsw60t59b",
	.alive = true,
	.arch = "riscv64",
	.claim = "pmd-not-present",
	.level = PTE_LEVEL_PMD,
	.side = {
		{ &model_at_x, NULL, PTE_LINUX(6, 19), NO_CONFIG, true,  NULL, PTE_VERDICT_REFUTED, "6.19 on" },
		{ &model_at_u, NULL, PTE_LINUX(6, 19), NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "the series' first versions: at _PAGE_USER" },
	},
	.reading = { "a soft-dirty migration entry", "present, a huge page" },
	.note = "uffd-wp took _PAGE_USER, and soft-dirty moved; in ptes nothing looks at _PAGE_EXEC",
};

/* clang-format on */
