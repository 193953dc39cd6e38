/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How a kernel is asked: the tables of questions and of constructors. The names
 * are those of its generic headers, include/linux/swapops.h, leafops.h and
 * pgtable.h, and of those that each architecture has (asm/pgtable.h).
 */
#include <string.h>

#include "kunit.h"

#define EVER                                                                   \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS                            \
	}
#define BEFORE_SOFTLEAF                                                        \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX(6, 18)                             \
	}
#define SOFTLEAF                                                               \
	{                                                                      \
		PTE_LINUX(6, 19), PTE_LINUX_ONWARDS                            \
	}
#define AT_PTE PTE_LEVEL_PTE
#define AT_PMD PTE_LEVEL_PMD

#define NOT(helper) "KUNIT_EXPECT_FALSE_MSG(test, " helper ", \"%s\", what);\n"
#define YES(helper) "KUNIT_EXPECT_TRUE_MSG(test, " helper ", \"%s\", what);\n"
#define SAME(a, b) "KUNIT_EXPECT_EQ_MSG(test, " a ", " b ", \"%s\", what);\n"

/* clang-format off */

static const struct kunit_question questions[] = {
	{ "swap-not-present",  AT_PTE, EVER,            NOT("pte_present(pte)"), false },
	{ "swap-not-protnone", AT_PTE, EVER,            NOT("pte_protnone(pte)"), false },
	{ "swap-not-none",     AT_PTE, EVER,            NOT("pte_none(pte)"), false },
	{ "image-read",        AT_PTE, BEFORE_SOFTLEAF, YES("is_swap_pte(pte)") SAME("pte_to_swp_entry(pte).val", "entry.val"), false },
	{ "image-read",        AT_PTE, SOFTLEAF,        SAME("softleaf_from_pte(pte).val", "entry.val"), false },
	{ "round-trip",        AT_PTE, EVER,            SAME("__swp_type(__pte_to_swp_entry(pte))", "swp_type(entry)") SAME("__swp_offset(__pte_to_swp_entry(pte))", "swp_offset(entry)"), false },
	{ "flags-independent", AT_PTE, BEFORE_SOFTLEAF, YES("is_swap_pte(pte)") SAME("pte_to_swp_entry(pte).val", "entry.val"), true },
	{ "flags-independent", AT_PTE, SOFTLEAF,        SAME("softleaf_from_pte(pte).val", "entry.val"), true },

	{ "pmd-not-present",   AT_PMD, EVER,            NOT("pmd_present(pmd)"), false },
	{ "swap-not-protnone", AT_PMD, EVER,            NOT("pmd_protnone(pmd)"), false },
	{ "swap-not-none",     AT_PMD, EVER,            NOT("pmd_none(pmd)"), false },
	{ "level-safe",        AT_PMD, EVER,            NOT("pmd_present(pmd)") NOT("pmd_trans_huge(pmd)"), false },
	{ "image-read",        AT_PMD, BEFORE_SOFTLEAF, YES("is_swap_pmd(pmd)") SAME("pmd_to_swp_entry(pmd).val", "entry.val"), false },
	{ "image-read",        AT_PMD, SOFTLEAF,        SAME("softleaf_from_pmd(pmd).val", "entry.val"), false },
	{ "round-trip",        AT_PMD, EVER,            SAME("__swp_type(__pmd_to_swp_entry(pmd))", "swp_type(entry)") SAME("__swp_offset(__pmd_to_swp_entry(pmd))", "swp_offset(entry)"), false },
	{ "flags-independent", AT_PMD, BEFORE_SOFTLEAF, YES("is_swap_pmd(pmd)") SAME("pmd_to_swp_entry(pmd).val", "entry.val"), true },
	{ "flags-independent", AT_PMD, SOFTLEAF,        SAME("softleaf_from_pmd(pmd).val", "entry.val"), true },
};
#define QUESTION_COUNT (sizeof(questions) / sizeof(questions[0]))

/* up to 5.13 constructors took a struct page */
#define OFFSETS_SINCE PTE_LINUX(5, 14)

static const struct kunit_maker makers[] = {
	{ PTE_KIND_SWAP,                     NULL,                         NULL, 0 },
	{ PTE_KIND_MIGRATION_READ,           "SWP_MIGRATION_READ",           "make_readable_migration_entry",           OFFSETS_SINCE },
	{ PTE_KIND_MIGRATION_READ_EXCLUSIVE, "SWP_MIGRATION_READ_EXCLUSIVE", "make_readable_exclusive_migration_entry", OFFSETS_SINCE },
	{ PTE_KIND_MIGRATION_WRITE,          "SWP_MIGRATION_WRITE",          "make_writable_migration_entry",           OFFSETS_SINCE },
	{ PTE_KIND_DEVICE_PRIVATE_READ,      "SWP_DEVICE_READ",              "make_readable_device_private_entry",      OFFSETS_SINCE },
	{ PTE_KIND_DEVICE_PRIVATE_WRITE,     "SWP_DEVICE_WRITE",             "make_writable_device_private_entry",      OFFSETS_SINCE },
	{ PTE_KIND_DEVICE_EXCLUSIVE_READ,    "SWP_DEVICE_EXCLUSIVE_READ",    "make_readable_device_exclusive_entry",    OFFSETS_SINCE },
	{ PTE_KIND_DEVICE_EXCLUSIVE_WRITE,   "SWP_DEVICE_EXCLUSIVE_WRITE",   "make_writable_device_exclusive_entry",    OFFSETS_SINCE },
	{ PTE_KIND_DEVICE_EXCLUSIVE,         "SWP_DEVICE_EXCLUSIVE",         "make_device_exclusive_entry",             OFFSETS_SINCE },
	{ PTE_KIND_HWPOISON,                 "SWP_HWPOISON",                 NULL, 0 },
	{ PTE_KIND_MARKER,                   "SWP_PTE_MARKER",               "make_pte_marker_entry",                   PTE_LINUX_OLDEST },
	{ PTE_KIND_SWAPIN_ERROR,             "SWP_SWAPIN_ERROR",             NULL, 0 },
};
#define MAKER_COUNT (sizeof(makers) / sizeof(makers[0]))

/* what the names above are from */
static const struct kunit_header headers[] = {
	{ "kunit/test.h",      EVER },
	{ "linux/leafops.h",   SOFTLEAF },
	{ "linux/mm.h",        EVER },
	{ "linux/module.h",    EVER },
	{ "linux/pgtable.h",   EVER },
	{ "linux/swap.h",      EVER },
	{ "linux/swapops.h",   EVER },
};
#define HEADER_COUNT (sizeof(headers) / sizeof(headers[0]))

/* clang-format on */

const struct kunit_question *kunit_question_at(size_t i)
{
	return i < QUESTION_COUNT ? &questions[i] : NULL;
}

const struct kunit_header *kunit_header_at(size_t i)
{
	return i < HEADER_COUNT ? &headers[i] : NULL;
}

bool kunit_asks(const char *claim)
{
	for (size_t i = 0; i < QUESTION_COUNT; i++)
		if (strcmp(questions[i].claim, claim) == 0)
			return true;
	return false;
}

const struct kunit_maker *kunit_maker_of(enum pte_kind kind)
{
	for (size_t i = 0; i < MAKER_COUNT; i++)
		if (makers[i].kind == kind)
			return &makers[i];
	return NULL;
}
