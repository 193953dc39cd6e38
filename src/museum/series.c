/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Device-private migration, the series of 2025 and 2026: three more types that
 * every predicate treats as migration entries. In v1, one predicate was missed.
 */
#include "exhibits.h"

/* clang-format off */

#define K(kind) PTE_KIND_SET(PTE_KIND_##kind)
#define C(condition) PTE_CONDITION_SET(PTE_##condition)
#define FLAGS (PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY) | PTE_FLAG_SET(PTE_FLAG_UFFD_WP))
#define AT_PTE PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define SERIES PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION)

#define OF_MEMORY (K(MIGRATION_READ) | K(MIGRATION_READ_EXCLUSIVE) | K(MIGRATION_WRITE))
#define OF_DEVICE (K(MIGRATION_DEVICE_PRIVATE_READ) | K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE) | K(MIGRATION_DEVICE_PRIVATE_WRITE))
#define MIGRATION (OF_MEMORY | OF_DEVICE)

/* the kinds that softleaf_is_migration_read() accepts */
#define READ_V1 K(MIGRATION_READ)
#define READ_V2 (K(MIGRATION_READ) | K(MIGRATION_DEVICE_PRIVATE_READ))

static const struct pte_product same = { .kind = PTE_KIND_RAW, .content = PTE_CONTENT_WORD, .keeps = FLAGS };
static const struct pte_product read = { .kind = PTE_KIND_MIGRATION_READ, .content = PTE_CONTENT_OFFSET, .keeps = FLAGS };
static const struct pte_product device_read = { .kind = PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ, .content = PTE_CONTENT_OFFSET, .keeps = FLAGS };
static const struct pte_product page = { .kind = PTE_KIND_PRESENT, .content = PTE_CONTENT_PAGE, .keeps = FLAGS, .age = PTE_AGE_OF_ENTRY };

#define NOT_READ(read) (MIGRATION & ~(read))
#define V1 "J. Niethe, v1 of 31 December 2025, 4/8: "
#define V2 "J. Niethe, v2 of 7 January 2026, 7/11: "

/* what fork and mapping after migration do, given the predicate's result */
#define RULES(read_kinds, in)                                                  \
	{                                                                      \
		{ PTE_EVENT_FORK, AT_PTE, { NOT_READ(read_kinds) & OF_DEVICE, 0, 0, 0 }, C(IN_COW_MAPPING), 0, EVER, { 0, 0 }, SERIES, &device_read, &same, NULL, PTE_OUTCOME_DONE, false, "both may only read now", in "mm/memory.c" }, \
		{ PTE_EVENT_FORK, AT_PTE, { NOT_READ(read_kinds), 0, 0, 0 }, C(IN_COW_MAPPING), 0, EVER, { 0, 0 }, 0, &read, &same, NULL, PTE_OUTCOME_DONE, false, "both may only read now", in "mm/memory.c" }, \
		{ PTE_EVENT_FORK, AT_PTE, { MIGRATION, 0, 0, 0 }, 0, 0, EVER, { 0, 0 }, 0, &same, &same, NULL, PTE_OUTCOME_DONE, false, "copied", in "mm/memory.c" }, \
		{ PTE_EVENT_REMAP, AT_PTE, { NOT_READ(read_kinds), 0, 0, 0 }, C(PAGE_ANONYMOUS), 0, EVER, { 0, 0 }, 0, &page, NULL, NULL, PTE_OUTCOME_DONE, true, "mapped, ours alone", in "mm/migrate.c" }, \
		{ PTE_EVENT_REMAP, AT_PTE, { MIGRATION, 0, 0, 0 }, 0, 0, EVER, { 0, 0 }, 0, &page, NULL, NULL, PTE_OUTCOME_DONE, false, "mapped", in "mm/migrate.c" }, \
	}
static const struct pte_rule rules_v1[] = RULES(READ_V1, V1);
static const struct pte_rule rules_v2[] = RULES(READ_V2, V2);

static const struct pte_scenario of_v1 = { .rules = rules_v1, .rule_count = sizeof(rules_v1) / sizeof(rules_v1[0]) };
static const struct pte_scenario of_v2 = { .rules = rules_v2, .rule_count = sizeof(rules_v2) / sizeof(rules_v2[0]) };

#define WITH_THE_SERIES { SERIES, 0, 0, 0, 0, 0 }

const struct pte_exhibit pte_exhibit_x22 = {
	.id = "X22",
	.title = "softleaf_is_migration_read() isn't told of device-private migration",
	.fix = "20260107091823.68974",
	.arch = "all",
	.claim = "exclusive-not-invented",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &pte_museum_x86_v5_19, &of_v1, PTE_LINUX(7, 1), WITH_THE_SERIES, true, NULL, PTE_VERDICT_REFUTED, "v1 of the series" },
		{ &pte_museum_x86_v5_19, &of_v2, PTE_LINUX(7, 1), WITH_THE_SERIES, true, NULL, PTE_VERDICT_PROVED,  "v2" },
	},
	.reading = { "a page in device memory is moving; perhaps shared", "mapped back as this mapping's alone: not read, so exclusive" },
	.note = "found in review; the RFC before it had it right. Fork also rewrites such an entry to what it is",
};

/* the mistake itself: the predicate's result */
#define READ "softleaf_is_migration_read"
#define HELPER(accepts, source)                                                \
	{                                                                      \
		{ READ, K(MIGRATION_READ), (accepts), EVER, 0, source },       \
		{ NULL, 0, 0, EVER, 0, NULL },                                 \
	}
static const struct pte_helper helper_v1[] = HELPER(READ_V1, V1 "include/linux/leafops.h");
static const struct pte_helper helper_v2[] = HELPER(READ_V2, V2 "include/linux/leafops.h");
static const struct pte_scenario asked_in_v1 = { .helpers = helper_v1 };
static const struct pte_scenario asked_in_v2 = { .helpers = helper_v2 };

const struct pte_exhibit pte_exhibit_x23 = {
	.id = "X23",
	.title = "softleaf_is_migration_read() says no to a migration entry that is read",
	.fix = "20260107091823.68974",
	.arch = "all",
	.claim = "is-a",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &pte_museum_x86_v5_19, &asked_in_v1, PTE_LINUX(7, 1), WITH_THE_SERIES, false, READ, PTE_VERDICT_REFUTED, "v1 of the series" },
		{ &pte_museum_x86_v5_19, &asked_in_v2, PTE_LINUX(7, 1), WITH_THE_SERIES, false, READ, PTE_VERDICT_PROVED,  "v2" },
	},
	.reading = { "migration of a device's page, read-only", "no read migration entry, by the predicate" },
	.note = "the other three predicates were extended; what came of it is X22",
};

/* clang-format on */
