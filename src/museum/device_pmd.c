/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Huge pages in device memory, from 6.19 on: mprotect makes a writable entry
 * read-only at both levels, but for pmds it dropped uffd-wp.
 */
#include "exhibits.h"

/* clang-format off */

#define K(kind) PTE_KIND_SET(PTE_KIND_##kind)
#define WHEN(condition) PTE_CONDITION_SET(PTE_##condition)
#define UW PTE_FLAG_SET(PTE_FLAG_UFFD_WP)
#define AT_PMD PTE_LEVEL_SET(PTE_LEVEL_PMD)
#define FIX "K. Shutsemau, v5 of 26 May 2026, 02/18: mm/huge_memory.c: change_non_present_huge_pmd"

static const struct pte_product same    = { .kind = PTE_KIND_RAW, .content = PTE_CONTENT_WORD, .keeps = UW };
static const struct pte_product bare    = { .kind = PTE_KIND_DEVICE_PRIVATE_READ, .content = PTE_CONTENT_OFFSET };
static const struct pte_product guarded = { .kind = PTE_KIND_DEVICE_PRIVATE_READ, .content = PTE_CONTENT_OFFSET, .keeps = UW };
static const struct pte_amend as_asked[] = {
	{ UW, true, WHEN(ASKED_WP), 0 },
	{ UW, false, WHEN(ASKED_WP_RESOLVE), 0 },
	{ 0, false, 0, 0 },
};

#define RULES(readable)                                                        \
	{                                                                      \
		{ PTE_EVENT_MPROTECT, AT_PMD, { K(DEVICE_PRIVATE_WRITE), 0, 0, 0 }, 0, 0, EVER, { 0, 0 }, 0, &(readable), NULL, as_asked, PTE_OUTCOME_DONE, false, "read-only", FIX }, \
		{ PTE_EVENT_MPROTECT, AT_PMD, { K(DEVICE_PRIVATE_READ), 0, 0, 0 }, 0, 0, EVER, { 0, 0 }, 0, &same, NULL, as_asked, PTE_OUTCOME_DONE, false, "as it was", FIX }, \
	}
static const struct pte_rule rules_v6_19[] = RULES(bare);
static const struct pte_rule rules_mended[] = RULES(guarded);
#define RULE_COUNT (sizeof(rules_mended) / sizeof(rules_mended[0]))

static const struct pte_moment v6_19 = { .rules = rules_v6_19, .rule_count = RULE_COUNT };
static const struct pte_moment mended = { .rules = rules_mended, .rule_count = RULE_COUNT };

#define NO_CONFIG PTE_CONFIG_DEFAULT

const struct pte_exhibit pte_exhibit_x24 = {
	.id = "X24",
	.title = "mm/huge_memory: preserve pmd_swp_uffd_wp on device-private PMD downgrade",
	.fix = "20260526130509.2748441-3-kirill@shutemov.name",
	.arch = "all",
	.claim = "uffd-wp-kept",
	.level = PTE_LEVEL_PMD,
	.side = {
		{ &pte_museum_x86_v5_19, &v6_19,  PTE_LINUX(7, 1), NO_CONFIG, true, NULL, PTE_VERDICT_REFUTED, "6.19 on, by 368076f52ebe" },
		{ &pte_museum_x86_v5_19, &mended, PTE_LINUX(7, 1), NO_CONFIG, true, NULL, PTE_VERDICT_PROVED,  "with the fix" },
	},
	.reading = { "a huge page in device memory, to be written, and write-protected by userfaultfd", "after mprotect, with the flag gone: brought back, it is written without a fault" },
	.note = "the type becomes that of a readable entry as well; pte by pte, the flag was carried",
};

/* clang-format on */
