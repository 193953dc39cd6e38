/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Huge pages in device memory, 6.19 on: mprotect makes a writable entry
 * readable at both levels, but at one of them it forgot a flag; and to unmap
 * one for migration, it was asked as if it were present.
 */
#include "x86.h"

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

static const struct pte_scenario v6_19 = { .rules = rules_v6_19, .rule_count = RULE_COUNT };
static const struct pte_scenario mended = { .rules = rules_mended, .rule_count = RULE_COUNT };

const struct pte_exhibit pte_exhibit_x24 = {
	.id = "X24",
	.title = "mm/huge_memory: preserve pmd_swp_uffd_wp on device-private PMD downgrade",
	.fix = "20260526130509.2748441-3-kirill@shutemov.name",
	.arch = "all",
	.claim = "uffd-wp-kept",
	.level = PTE_LEVEL_PMD,
	.side = {
		{ &pte_museum_x86_v5_19, &v6_19,  PTE_LINUX(7, 1), NO_CONFIG, true, NULL, PTE_VERDICT_REFUTED, "6.19 to 7.1, by 368076f52ebe" },
		{ &pte_museum_x86_v5_19, &mended, PTE_LINUX(7, 1), NO_CONFIG, true, NULL, PTE_VERDICT_PROVED,  "7.2, with the fix" },
	},
	.reading = { "a huge page in device memory, to be written, and write-protected by userfaultfd", "after mprotect, with the flag gone: brought back, it is written without a fault" },
	.note = "the type becomes that of a readable entry as well; pte by pte, the flag was carried",
};

/* below the marker's and the exclusive type */
#define DEVICE_READ ((uint64_t)PTE_SWAP_TYPE_COUNT - 3)
#define TYPE PTE_GENMASK(PTE_X86_SWAP_TYPE + PTE_X86_SWAP_TYPE_BITS - 1, PTE_X86_SWAP_TYPE)
#define RW PTE_BIT(PTE_X86_RW)

/* what pmd_write said yes to: entries that may only be read, but are
 * soft-dirty; and with the fix, present words */
static const struct pte_scenario any_that_is_written = {
	.words = PTE_TEST(TYPE | P | RW, DEVICE_READ << (unsigned)PTE_X86_SWAP_TYPE | RW),
	.asked = PTE_ASKED_WRITE,
};
static const struct pte_scenario present_that_is_written = {
	.words = PTE_TEST(P | RW, P | RW),
	.asked = PTE_ASKED_WRITE,
};

const struct pte_exhibit pte_exhibit_x25 = {
	.id = "X25",
	.title = "set_pmd_migration_entry asks a device-private pmd as if it were present",
	.fix = "20260601083044.57132-1-ljs@kernel.org",
	.arch = "x86_64",
	.claim = "asked-of-bearers",
	.level = PTE_LEVEL_PMD,
	.side = {
		{ &pte_museum_x86_v5_19, &any_that_is_written,     PTE_LINUX(7, 0), NO_CONFIG, true, NULL, PTE_VERDICT_REFUTED, "6.19 and 7.0, by 65edfda6f3f2" },
		{ &pte_museum_x86_v5_19, &present_that_is_written, PTE_LINUX(7, 1), NO_CONFIG, true, NULL, PTE_VERDICT_PROVED,  "7.1.2, with the fix" },
	},
	.reading = { "a huge page in device memory, to be read only since fork, and soft-dirty", "to pmd_write, a page that may be written: it becomes migration_write, and is exclusive to two" },
	.note = "young, dirty and uffd-wp were read off the pfn, which is stored complemented: all of them for a small one",
};

/* clang-format on */
