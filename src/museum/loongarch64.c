/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * loongarch64: what pmd_present makes of huge pages that are being split, and
 * of entries.
 */
#include "exhibits.h"

#include <pte/arch/loongarch64.h>

/* clang-format off */

#define NO_CONFIG PTE_CONFIG_DEFAULT
static const struct pte_source sources[] = { { NULL, NULL, NULL } };
static const struct pte_arch loongarch64 = {
	.name = "loongarch64",
	.newest = PTE_LINUX(7, 3),
	.options = NULL,
	.option_count = 0,
	.sources = sources,
};

/* 4K pages: pfns have 36 bits, and young is the one above them */
#define PMDS(pmd)                                                              \
	LAYOUT_OF("loongarch", 12, PTE_LOONGARCH64_PHYS_BITS, pte_loongarch64_pmd_swap_v6_3, \
		  pte_loongarch64_pte, pmd, pmd)

/* ---- pages that are being split, to 6.3 ------------------------------------- */

/* What pmd_mkinvalid left, which the row can't call a page. */
static const struct pte_view pmd_v5_19 = PTE_LOONGARCH64_PMD_VIEW(
	12, UINT64_C(0), PTE_TEST(PTE_LOONGARCH64_H | PTE_LOONGARCH64_P | PTE_LOONGARCH64_PN, PTE_LOONGARCH64_H));
static const struct pte_layout v5_19 = PMDS(pmd_v5_19);
static const struct pte_layout v6_4 = PMDS(pte_loongarch64_4k_pmd_v6_4);
static const struct pte_model model_v5_19 = MODEL(v5_19, loongarch64);
static const struct pte_model model_v6_4 = MODEL(v6_4, loongarch64);

const struct pte_exhibit pte_exhibit_x26 = {
	.id = "X26",
	.title = "pmd_mkinvalid leaves nothing that pmd_present asks for",
	.fix = NULL,
	.arch = "loongarch64",
	.claim = "invalid-still-present",
	.level = PTE_LEVEL_PMD,
	.side = {
		{ &model_v5_19, NULL, PTE_LINUX(6, 3), NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "5.19 to 6.3" },
		{ &model_v6_4,  NULL, PTE_LINUX(6, 4), NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "6.4: _PAGE_PRESENT_INVALID, bit 60" },
	},
	.reading = { "a huge page that is being split", "not present: an entry" },
	.note = "X16 of ppc64 once more; the bit that mends it is the one of A9",
};

/* ---- young entries of huge pages, 6.4 on ------------------------------------ */

static const struct pte_layout v6_3 = PMDS(pte_loongarch64_4k_pmd_v5_19);
static const struct pte_model model_v6_3 = MODEL(v6_3, loongarch64);

const struct pte_exhibit pte_exhibit_a9 = {
	.id = "A9",
	.title = "the young bit of migration at _PAGE_PRESENT_INVALID, with 4K pages",
	.alive = true,
	.arch = "loongarch64",
	.claim = "pmd-not-present",
	.level = PTE_LEVEL_PMD,
	.side = {
		{ &model_v6_4, NULL, PTE_LINUX(6, 4), NO_CONFIG, true,  NULL, PTE_VERDICT_REFUTED, "6.4 on" },
		{ &model_v6_3, NULL, PTE_LINUX(6, 3), NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "6.3: no such bit" },
	},
	.reading = { "a young migration entry", "present, a huge page" },
	.note = "a pfn has 36 bits, and entries begin at 24: young is bit 60; with larger pages it's lower",
};

/* clang-format on */
