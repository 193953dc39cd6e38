/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * ia64: an exhibit.
 */
#include "exhibits.h"

/* clang-format off */

#define NO_CONFIG PTE_CONFIG_DEFAULT
static const struct pte_arch_option options[] = {
	{ PTE_OPTION_MEM_SOFT_DIRTY, { 0, 0 } },
};
static const struct pte_source sources[] = { { NULL, NULL, NULL } };

/*
 *   63       62:9    8:2   1 0
 *   PROTNONE offset  type  - P
 *
 * The access-bit fault handler sets A. A report of the result is on record:
 * swap entry 4000000000000000, which is type 8, as the type was at bit 59 then.
 * The field has seven bits; Linux uses five.
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

static const struct pte_scenario accessed_anyway = {
	.from = { PTE_ALL_BITS, 0 },
	.change = { 0, PTE_BIT(IA64_ACCESSED) },
};
static const struct pte_scenario accessed_if_present = {
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

/* clang-format on */
