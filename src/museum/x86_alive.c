/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * x86_64 exhibits that nobody fixed: known problems, and proposals.
 */
#include "x86.h"

enum {
	X86_UFFD_WP_UNMAP = PTE_X86_PWT, /* proposed in 2020 */
};

/* clang-format off */

static const struct pte_scenario uffd_wp_unmap = {
	.words = PTE_TEST(P | PN | PTE_BIT(X86_UFFD_WP_UNMAP), PTE_BIT(X86_UFFD_WP_UNMAP)),
};

const struct pte_exhibit pte_exhibit_a1 = {
	.id = "A1",
	.title = "_PAGE_SWP_UFFD_WP_UNMAP as bit 3",
	.alive = true,
	.arch = "x86_64",
	.claim = "class-disjoint",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &pte_museum_x86_v5_19, &uffd_wp_unmap, PTE_LINUX(5, 19), NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "5.19 on" },
		{ &pte_museum_x86_v5_7,  &uffd_wp_unmap, PTE_LINUX(5, 18), NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "to 5.18" },
	},
	.reading = { "an entry that is exclusive", "write-protected, no page" },
	.note = "since 5.19 pte_to_swp_entry strips the bit, too",
};

/* a word with only the flag: the reader's test is pte_same() with it */
static const struct pte_scenario special_of_entries = {
	.words = PTE_TEST(PTE_ALL_BITS, PTE_BIT(PTE_X86_SWAP_UFFD_WP)),
	.entries_only = true,
};
static const struct pte_scenario special_of_all = {
	.words = PTE_TEST(PTE_ALL_BITS, PTE_BIT(PTE_X86_SWAP_UFFD_WP)),
};

const struct pte_exhibit pte_exhibit_a7 = {
	.id = "A7",
	.title = "pte_to_pagemap_entry and the special pte: a nested test, or a trailing one",
	.alive = true,
	.arch = "x86_64",
	.claim = "variants-agree",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &pte_museum_x86_v5_7, &special_of_entries, PTE_LINUX(5, 13), NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "the branch asks pte_has_swap_entry()" },
		{ &pte_museum_x86_v5_7, &special_of_all,     PTE_LINUX(5, 13), NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "the branch asks is_swap_pte()" },
	},
	.reading = { "uffd-wp, to the trailing test", "nothing, to the nested one" },
	.note = "outside shmem; in a shmem file the branch is taken by every word that isn't present, so they agree",
};

#define WITH_THE_SERIES { PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION), 0, 0, 0, 0, 0 }

const struct pte_exhibit pte_exhibit_a3 = {
	.id = "A3",
	.title = "three more types, for device-private migration",
	.alive = true,
	.arch = "all",
	.claim = "types-fit",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &pte_museum_x86_v5_19, NULL, PTE_LINUX(7, 1), NO_CONFIG,       false, NULL, PTE_VERDICT_PROVED, "7.1" },
		{ &pte_museum_x86_v5_19, NULL, PTE_LINUX(7, 1), WITH_THE_SERIES, false, NULL, PTE_VERDICT_PROVED, "7.1 with the series" },
	},
	.reading = { "MAX_SWAPFILES is 24", "MAX_SWAPFILES is 21" },
	.note = "with every option on: the worst configuration",
};

const struct pte_exhibit pte_exhibit_a6 = {
	.id = "A6",
	.title = "type 0 with an offset of all ones is the word 0",
	.alive = true,
	.arch = "x86_64",
	.claim = "swap-not-none",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &pte_museum_x86_v5_19, NULL, PTE_LINUX(6, 12), NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "any type and offset" },
		{ &pte_museum_x86_v5_19, NULL, PTE_LINUX(6, 12), NO_CONFIG, true,  NULL, PTE_VERDICT_PROVED,  "1 <= offset <= 2^32 - 2: a device's slots" },
	},
	.reading = { "type 0, offset 2^50 - 1", "none" },
	.note = "si->max has 32 bits, so that no device reaches it",
};

/* clang-format on */
