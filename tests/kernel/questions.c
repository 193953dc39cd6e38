/* SPDX-License-Identifier: BSD-2-Clause */
#include "questions.h"

#include <pte/swap.h>

#include "answers.h"

/* clang-format off */

#define EVER          { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define SINCE(a, b)   { PTE_LINUX(a, b), PTE_LINUX_ONWARDS }
#define UNTIL(a, b)   { PTE_LINUX_OLDEST, PTE_LINUX(a, b) }
#define FROM_TO(a, b, c, d) { PTE_LINUX(a, b), PTE_LINUX(c, d) }
#define ONLY(a, b)    { PTE_LINUX(a, b), PTE_LINUX(a, b) }
/* up to 6.18, then entries are leaves; 7.3 calls userfaultfd's bits anew */
#define BY_SWAPOPS    UNTIL(6, 18)
#define BY_LEAFOPS    SINCE(6, 19)
#define BY_UFFD_WP    UNTIL(7, 2)
#define BY_UFFD       SINCE(7, 3)
#define OPTION(o)     PTE_OPTION_SET(PTE_OPTION_##o)
#define KIND(k)       (UINT32_C(1) << PTE_KIND_##k)

#define MIGRATION     OPTION(MIGRATION)
#define DEVICE        OPTION(DEVICE_PRIVATE)
#define THP           OPTION(TRANSPARENT_HUGEPAGE)

#define MIGRATIONS    (KIND(MIGRATION_READ) | KIND(MIGRATION_READ_EXCLUSIVE) | KIND(MIGRATION_WRITE))
#define PRIVATES      (KIND(DEVICE_PRIVATE_READ) | KIND(DEVICE_PRIVATE_WRITE))
#define EXCLUSIVES    (KIND(DEVICE_EXCLUSIVE) | KIND(DEVICE_EXCLUSIVE_READ) | KIND(DEVICE_EXCLUSIVE_WRITE))

#define SET_OF(marker) (UINT32_C(1) << ANSWER_MARKER_##marker)

#define PTES   PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define PMDS   PTE_LEVEL_SET(PTE_LEVEL_PMD)
#define SLOTS  (PTES | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB)) /* read by pte helpers */
#define HUGETLBS PTE_LEVEL_SET(PTE_LEVEL_HUGETLB)

#define NUMBER(name, in, needs, answer, what) { name, ABOUT_CONSTANT, 0, in, needs, answer, what }
#define WORD(name, levels, in, needs, answer, what) { name, ABOUT_WORD, levels, in, needs, answer, what }
#define ENTRY(name, in, needs, answer, what) { name, ABOUT_ENTRY, 0, in, needs, answer, what }
#define OFFSET(name, in, needs, answer, what) { name, ABOUT_OFFSET, 0, in, needs, answer, what }

const struct question questions[] = {
	NUMBER("PAGE_SHIFT",                 EVER, 0, answer_page_shift, 0),
	NUMBER("MAX_SWAPFILES_SHIFT",        EVER, 0, answer_type_bits, 0),
	NUMBER("MAX_SWAPFILES",              EVER, 0, answer_max_swapfiles, 0),
	NUMBER("SWP_TYPE_SHIFT",             EVER, 0, answer_type_shift, 0),
	NUMBER("SWP_PFN_BITS",               SINCE(6, 1), 0, answer_pfn_bits, 0),
	NUMBER("MAX_PHYSMEM_BITS",           EVER, 0, answer_phys_bits, 0),
	NUMBER("migration_entry_supports_ad", SINCE(6, 1), MIGRATION, answer_young_dirty, 0),
	NUMBER("SWP_MIG_YOUNG",              SINCE(6, 1), MIGRATION, answer_young_dirty_bit, 0),
	NUMBER("SWP_MIG_DIRTY",              SINCE(6, 1), MIGRATION, answer_young_dirty_bit, 1),
	NUMBER("SWP_HWPOISON",               EVER, OPTION(MEMORY_FAILURE), answer_type_of, PTE_KIND_HWPOISON),
	NUMBER("SWP_MIGRATION_READ",         EVER, MIGRATION, answer_type_of, PTE_KIND_MIGRATION_READ),
	NUMBER("SWP_MIGRATION_READ_EXCLUSIVE", SINCE(5, 19), MIGRATION, answer_type_of, PTE_KIND_MIGRATION_READ_EXCLUSIVE),
	NUMBER("SWP_MIGRATION_WRITE",        EVER, MIGRATION, answer_type_of, PTE_KIND_MIGRATION_WRITE),
	NUMBER("SWP_DEVICE_READ",            EVER, DEVICE, answer_type_of, PTE_KIND_DEVICE_PRIVATE_READ),
	NUMBER("SWP_DEVICE_WRITE",           EVER, DEVICE, answer_type_of, PTE_KIND_DEVICE_PRIVATE_WRITE),
	NUMBER("SWP_DEVICE_EXCLUSIVE_READ",  UNTIL(6, 14), DEVICE, answer_type_of, PTE_KIND_DEVICE_EXCLUSIVE_READ),
	NUMBER("SWP_DEVICE_EXCLUSIVE_WRITE", UNTIL(6, 14), DEVICE, answer_type_of, PTE_KIND_DEVICE_EXCLUSIVE_WRITE),
	NUMBER("SWP_DEVICE_EXCLUSIVE",       SINCE(6, 15), DEVICE, answer_type_of, PTE_KIND_DEVICE_EXCLUSIVE),
	NUMBER("SWP_PTE_MARKER",             UNTIL(6, 1), OPTION(PTE_MARKER), answer_type_of, PTE_KIND_MARKER),
	NUMBER("SWP_PTE_MARKER",             SINCE(6, 2), 0, answer_type_of, PTE_KIND_MARKER),
	NUMBER("SWP_SWAPIN_ERROR",           UNTIL(6, 1), 0, answer_type_of, PTE_KIND_SWAPIN_ERROR),
	NUMBER("PTE_MARKER_MASK",            EVER, 0, answer_marker_mask, 0),
	NUMBER("PTE_MARKER_UFFD_WP",         EVER, 0, answer_marker_bit, ANSWER_MARKER_UFFD_WP),
	NUMBER("PTE_MARKER_POISONED",        SINCE(6, 6), 0, answer_marker_bit, ANSWER_MARKER_POISONED),
	NUMBER("PTE_MARKER_GUARD",           SINCE(6, 13), 0, answer_marker_bit, ANSWER_MARKER_GUARD),
	NUMBER("softleaf_mk_none",           BY_LEAFOPS, 0, answer_empty, 0),

	WORD("pte_none",               PTES,  EVER, 0, answer_none, 0),
	WORD("huge_pte_none",          HUGETLBS, EVER, 0, answer_none, 0),
	WORD("pte_present",            SLOTS, EVER, 0, answer_present, 0),
	WORD("pte_protnone",           SLOTS, EVER, 0, answer_protnone, 0),
	WORD("is_swap_pte",            SLOTS, BY_SWAPOPS, 0, answer_is_entry, 0),
	WORD("is_pte_marker",          SLOTS, BY_SWAPOPS, 0, answer_word_is, KIND(MARKER)),
	WORD("pte_none_mostly",        PTES,  BY_SWAPOPS, 0, answer_none_or, KIND(MARKER)),
	WORD("huge_pte_none_mostly",   HUGETLBS, BY_SWAPOPS, 0, answer_none_or, KIND(MARKER)),
	WORD("pte_marker_uffd_wp",     SLOTS, BY_SWAPOPS, 0, answer_word_marker_uffd_wp, 0),
	WORD("pte_swp_uffd_wp_any",    SLOTS, BY_UFFD_WP, 0, answer_word_marker_uffd_wp, PTE_FLAG_SET(PTE_FLAG_UFFD_WP)),
	WORD("pte_swp_uffd_any",       SLOTS, BY_UFFD, 0, answer_word_marker_uffd_wp, PTE_FLAG_SET(PTE_FLAG_UFFD_WP)),
	WORD("pte_dirty",              SLOTS, EVER, 0, answer_predicate, 0),
	WORD("pte_write",              SLOTS, EVER, 0, answer_row, 0),
	WORD("pte_young",              SLOTS, EVER, 0, answer_row, 0),
	WORD("pte_special",            PTES,  EVER, 0, answer_row, 0),
	WORD("pte_devmap",             PTES,  UNTIL(6, 16), 0, answer_row, 0),
	WORD("pte_exec",               SLOTS, EVER, 0, answer_row, 0),
	WORD("pte_user",               SLOTS, EVER, 0, answer_row, 0),
	WORD("pte_user_exec",          SLOTS, EVER, 0, answer_row, 0),
	WORD("pte_user_accessible_page", PTES, EVER, 0, answer_row, 1),
	WORD("pte_soft_dirty",         SLOTS, EVER, 0, answer_present_flag, PTE_FLAG_SOFT_DIRTY),
	WORD("pte_mksoft_dirty",       SLOTS, EVER, 0, answer_present_flag_set, PTE_FLAG_SOFT_DIRTY),
	WORD("pte_clear_soft_dirty",   SLOTS, EVER, 0, answer_present_flag_cleared, PTE_FLAG_SOFT_DIRTY),
	WORD("pte_uffd_wp",            SLOTS, BY_UFFD_WP, 0, answer_present_flag, PTE_FLAG_UFFD_WP),
	WORD("pte_uffd",               SLOTS, BY_UFFD, 0, answer_present_flag, PTE_FLAG_UFFD_WP),
	WORD("pte_clear_uffd_wp",      SLOTS, BY_UFFD_WP, 0, answer_present_flag_cleared, PTE_FLAG_UFFD_WP),
	WORD("pte_clear_uffd",         SLOTS, BY_UFFD, 0, answer_present_flag_cleared, PTE_FLAG_UFFD_WP),
	WORD("huge_pte_uffd_wp",       HUGETLBS, BY_UFFD_WP, 0, answer_present_flag, PTE_FLAG_UFFD_WP),
	WORD("huge_pte_uffd",          HUGETLBS, BY_UFFD, 0, answer_present_flag, PTE_FLAG_UFFD_WP),
	WORD("huge_pte_clear_uffd_wp", HUGETLBS, BY_UFFD_WP, 0, answer_present_flag_cleared, PTE_FLAG_UFFD_WP),
	WORD("huge_pte_clear_uffd",    HUGETLBS, BY_UFFD, 0, answer_present_flag_cleared, PTE_FLAG_UFFD_WP),
	WORD("pte_swp_soft_dirty",     SLOTS, EVER, 0, answer_flag, PTE_FLAG_SOFT_DIRTY),
	WORD("pte_swp_mksoft_dirty",   SLOTS, EVER, 0, answer_flag_set, PTE_FLAG_SOFT_DIRTY),
	WORD("pte_swp_clear_soft_dirty", SLOTS, EVER, 0, answer_flags_cleared, PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)),
	WORD("pte_swp_uffd_wp",        SLOTS, BY_UFFD_WP, 0, answer_flag, PTE_FLAG_UFFD_WP),
	WORD("pte_swp_uffd",           SLOTS, BY_UFFD, 0, answer_flag, PTE_FLAG_UFFD_WP),
	WORD("pte_swp_mkuffd_wp",      SLOTS, BY_UFFD_WP, 0, answer_flag_set, PTE_FLAG_UFFD_WP),
	WORD("pte_swp_mkuffd",         SLOTS, BY_UFFD, 0, answer_flag_set, PTE_FLAG_UFFD_WP),
	WORD("pte_swp_clear_uffd_wp",  SLOTS, BY_UFFD_WP, 0, answer_flags_cleared, PTE_FLAG_SET(PTE_FLAG_UFFD_WP)),
	WORD("pte_swp_clear_uffd",     SLOTS, BY_UFFD, 0, answer_flags_cleared, PTE_FLAG_SET(PTE_FLAG_UFFD_WP)),
	WORD("pte_swp_exclusive",      SLOTS, EVER, 0, answer_flag, PTE_FLAG_EXCLUSIVE),
	WORD("pte_swp_mkexclusive",    SLOTS, EVER, 0, answer_flag_set, PTE_FLAG_EXCLUSIVE),
	WORD("pte_swp_clear_exclusive", SLOTS, EVER, 0, answer_flags_cleared, PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE)),
	WORD("pte_swp_clear_flags",    SLOTS, EVER, 0, answer_flags_cleared, ANSWER_ALL_FLAGS),
	WORD("pte_to_swp_entry",       SLOTS, BY_SWAPOPS, 0, answer_entry, 0),
	/* a macro of Debian's 6.12: 6.19's function asks more */
	WORD("softleaf_from_pte of Debian", SLOTS, ONLY(6, 12), 0, answer_entry, 0),
	WORD("softleaf_from_pte",      SLOTS, BY_LEAFOPS, 0, answer_entry_or_none, 0),
	WORD("pte_is_marker",          SLOTS, BY_LEAFOPS, 0, answer_word_is, KIND(MARKER)),
	WORD("pte_is_uffd_wp_marker",  SLOTS, BY_LEAFOPS, 0, answer_word_marker_has, SET_OF(UFFD_WP)),
	WORD("pte_is_uffd_marker",     SLOTS, BY_LEAFOPS, 0, answer_word_marker_has, SET_OF(UFFD_WP) | SET_OF(POISONED)),
	WORD("pte_pfn",                SLOTS, EVER, 0, answer_pfn, 0),
	WORD("pte_same",               SLOTS, EVER, 0, answer_as_named, 0),
	WORD("pte_to_pagemap_entry",   PTES,  EVER, 0, answer_pagemap, 0),
	WORD("pagemap_hugetlb_range",  HUGETLBS, EVER, 0, answer_pagemap, 0),

	WORD("pte_mkhuge",             HUGETLBS, EVER, 0, answer_made_huge, 0),
	WORD("pmd_none",               PMDS | HUGETLBS, EVER, 0, answer_walker_none, 0),
	WORD("pmd_present",            PMDS | HUGETLBS, EVER, 0, answer_walker_present, 0),
	WORD("pmd_protnone",           PMDS, EVER, 0, answer_protnone, 0),
	WORD("is_swap_pmd",            PMDS, BY_SWAPOPS, 0, answer_is_swap_pmd, 0),
	WORD("is_pmd_migration_entry", PMDS, BY_SWAPOPS, 0, answer_pmd_is, MIGRATIONS),
	WORD("pmd_leaf",               PMDS, EVER, 0, answer_leaf, 0),
	WORD("pmd_trans_huge",         PMDS, EVER, THP, answer_predicate, 0),
	WORD("pmd_bad",                PMDS, EVER, 0, answer_predicate, 0),
	WORD("pmd_dirty",              PMDS, EVER, THP, answer_predicate, 0),
	WORD("pmd_write",              PMDS, EVER, THP, answer_row, 0),
	WORD("pmd_young",              PMDS, EVER, THP, answer_row, 0),
	WORD("pmd_special",            PMDS, SINCE(6, 12), THP, answer_row, 0),
	WORD("pmd_devmap",             PMDS, UNTIL(6, 16), THP, answer_row, 0),
	WORD("pmd_user_accessible_page", PMDS, EVER, 0, answer_row, 1),
	WORD("pmd_mkinvalid",          PMDS, EVER, THP, answer_invalidated, 0),
	WORD("pmd_same",               PMDS, EVER, THP, answer_as_named, 0),
	WORD("pagemap_pmd_range",      PMDS, EVER, THP, answer_pagemap_of_pmd, 0),
	WORD("pmd_soft_dirty",         PMDS, EVER, 0, answer_present_flag, PTE_FLAG_SOFT_DIRTY),
	WORD("pmd_mksoft_dirty",       PMDS, EVER, 0, answer_present_flag_set, PTE_FLAG_SOFT_DIRTY),
	WORD("pmd_clear_soft_dirty",   PMDS, EVER, 0, answer_present_flag_cleared, PTE_FLAG_SOFT_DIRTY),
	WORD("pmd_uffd_wp",            PMDS, BY_UFFD_WP, 0, answer_present_flag, PTE_FLAG_UFFD_WP),
	WORD("pmd_uffd",               PMDS, BY_UFFD, 0, answer_present_flag, PTE_FLAG_UFFD_WP),
	WORD("pmd_clear_uffd_wp",      PMDS, BY_UFFD_WP, 0, answer_present_flag_cleared, PTE_FLAG_UFFD_WP),
	WORD("pmd_clear_uffd",         PMDS, BY_UFFD, 0, answer_present_flag_cleared, PTE_FLAG_UFFD_WP),
	WORD("pmd_swp_soft_dirty",     PMDS, EVER, 0, answer_flag, PTE_FLAG_SOFT_DIRTY),
	WORD("pmd_swp_mksoft_dirty",   PMDS, EVER, 0, answer_flag_set, PTE_FLAG_SOFT_DIRTY),
	WORD("pmd_swp_clear_soft_dirty", PMDS, EVER, 0, answer_flags_cleared, PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)),
	WORD("pmd_swp_uffd_wp",        PMDS, BY_UFFD_WP, 0, answer_flag, PTE_FLAG_UFFD_WP),
	WORD("pmd_swp_uffd",           PMDS, BY_UFFD, 0, answer_flag, PTE_FLAG_UFFD_WP),
	WORD("pmd_swp_mkuffd_wp",      PMDS, BY_UFFD_WP, 0, answer_flag_set, PTE_FLAG_UFFD_WP),
	WORD("pmd_swp_mkuffd",         PMDS, BY_UFFD, 0, answer_flag_set, PTE_FLAG_UFFD_WP),
	WORD("pmd_swp_clear_uffd_wp",  PMDS, BY_UFFD_WP, 0, answer_flags_cleared, PTE_FLAG_SET(PTE_FLAG_UFFD_WP)),
	WORD("pmd_swp_clear_uffd",     PMDS, BY_UFFD, 0, answer_flags_cleared, PTE_FLAG_SET(PTE_FLAG_UFFD_WP)),
	WORD("pmd_to_swp_entry",       PMDS, BY_SWAPOPS, 0, answer_entry, 0),
	WORD("softleaf_from_pmd",      PMDS, BY_LEAFOPS, 0, answer_entry_or_none, 0),
	WORD("pmd_is_migration_entry", PMDS, BY_LEAFOPS, 0, answer_pmd_is, MIGRATIONS),
	WORD("pmd_is_device_private_entry", PMDS, BY_LEAFOPS, 0, answer_pmd_is, PRIVATES),
	WORD("pmd_is_valid_softleaf",  PMDS, BY_LEAFOPS, 0, answer_pmd_is, MIGRATIONS | PRIVATES),
	WORD("pmd_pfn",                PMDS, EVER, THP, answer_pfn, 0),

	ENTRY("swp_type",              EVER, 0, answer_type, 0),
	ENTRY("swp_offset",            EVER, 0, answer_offset, 0),
	ENTRY("swp_offset_pfn",        FROM_TO(6, 1, 6, 18), 0, answer_offset_pfn, 0),
	ENTRY("softleaf_to_pfn",       ONLY(6, 12), 0, answer_offset_pfn, 0),
	ENTRY("softleaf_to_pfn",       BY_LEAFOPS, 0, answer_offset_pfn, 0),
	ENTRY("softleaf_to_marker",    BY_LEAFOPS, 0, answer_marker, 0),
	ENTRY("softleaf_to_pte",       BY_LEAFOPS, 0, answer_pte_of_entry, 0),
	ENTRY("softleaf_to_pmd",       BY_LEAFOPS, 0, answer_pmd_of_entry, 0),
	ENTRY("softleaf_type",         BY_LEAFOPS, 0, answer_leaf_type, 0),
	ENTRY("softleaf_is_none",      BY_LEAFOPS, 0, answer_is_empty, 0),
	ENTRY("softleaf_is_swap",      BY_LEAFOPS, 0, answer_is_swap, 0),
	ENTRY("softleaf_has_pfn",      BY_LEAFOPS, 0, answer_has_pfn, 0),
	ENTRY("softleaf_is_migration", BY_LEAFOPS, 0, answer_entry_is, MIGRATIONS),
	ENTRY("softleaf_is_migration_read", BY_LEAFOPS, 0, answer_entry_is, KIND(MIGRATION_READ)),
	ENTRY("softleaf_is_migration_read_exclusive", BY_LEAFOPS, 0, answer_entry_is, KIND(MIGRATION_READ_EXCLUSIVE)),
	ENTRY("softleaf_is_migration_write", BY_LEAFOPS, 0, answer_entry_is, KIND(MIGRATION_WRITE)),
	ENTRY("softleaf_is_migration_young", BY_LEAFOPS, 0, answer_young_or_dirty, 0),
	ENTRY("softleaf_is_migration_dirty", BY_LEAFOPS, 0, answer_young_or_dirty, 1),
	ENTRY("softleaf_is_device_private", BY_LEAFOPS, 0, answer_entry_is, PRIVATES),
	ENTRY("softleaf_is_device_private_write", BY_LEAFOPS, 0, answer_entry_is, KIND(DEVICE_PRIVATE_WRITE)),
	ENTRY("softleaf_is_device_exclusive", BY_LEAFOPS, 0, answer_entry_is, EXCLUSIVES),
	ENTRY("softleaf_is_hwpoison",  BY_LEAFOPS, 0, answer_entry_is, KIND(HWPOISON)),
	ENTRY("softleaf_is_marker",    BY_LEAFOPS, 0, answer_entry_is, KIND(MARKER)),
	ENTRY("softleaf_is_poison_marker", BY_LEAFOPS, 0, answer_marker_has, ANSWER_MARKER_POISONED),
	ENTRY("softleaf_is_guard_marker", BY_LEAFOPS, 0, answer_marker_has, ANSWER_MARKER_GUARD),
	ENTRY("softleaf_is_uffd_wp_marker", BY_LEAFOPS, 0, answer_marker_has, ANSWER_MARKER_UFFD_WP),
	ENTRY("softleaf_is_valid_pmd_entry", BY_LEAFOPS, 0, answer_entry_is, MIGRATIONS | PRIVATES),
	ENTRY("non_swap_entry",        BY_SWAPOPS, 0, answer_non_swap, 0),
	ENTRY("is_pfn_swap_entry",     BY_SWAPOPS, 0, answer_has_pfn, 0),
	ENTRY("is_migration_entry",    BY_SWAPOPS, 0, answer_entry_is, MIGRATIONS),
	ENTRY("is_writable_migration_entry", BY_SWAPOPS, 0, answer_entry_is, KIND(MIGRATION_WRITE)),
	ENTRY("is_readable_migration_entry", BY_SWAPOPS, 0, answer_entry_is, KIND(MIGRATION_READ)),
	ENTRY("is_readable_exclusive_migration_entry", FROM_TO(5, 19, 6, 18), MIGRATION, answer_entry_is, KIND(MIGRATION_READ_EXCLUSIVE)),
	ENTRY("is_migration_entry_young", FROM_TO(6, 1, 6, 18), 0, answer_young_or_dirty, 0),
	ENTRY("is_migration_entry_dirty", FROM_TO(6, 1, 6, 18), 0, answer_young_or_dirty, 1),
	ENTRY("make_migration_entry_young", SINCE(6, 1), 0, answer_made_young_or_dirty, 0),
	ENTRY("make_migration_entry_dirty", SINCE(6, 1), 0, answer_made_young_or_dirty, 1),
	ENTRY("is_device_private_entry", BY_SWAPOPS, 0, answer_entry_is, PRIVATES),
	ENTRY("is_writable_device_private_entry", BY_SWAPOPS, 0, answer_entry_is, KIND(DEVICE_PRIVATE_WRITE)),
	ENTRY("is_device_exclusive_entry", BY_SWAPOPS, 0, answer_entry_is, EXCLUSIVES),
	ENTRY("is_writable_device_exclusive_entry", UNTIL(6, 14), 0, answer_entry_is, KIND(DEVICE_EXCLUSIVE_WRITE)),
	ENTRY("is_hwpoison_entry",     EVER, 0, answer_entry_is, KIND(HWPOISON)),
	ENTRY("is_pte_marker_entry",   BY_SWAPOPS, 0, answer_entry_is, KIND(MARKER)),
	ENTRY("is_swapin_error_entry", UNTIL(6, 1), 0, answer_entry_is, KIND(SWAPIN_ERROR)),
	ENTRY("pte_marker_entry_uffd_wp", BY_SWAPOPS, 0, answer_marker_uffd_wp, 0),
	ENTRY("is_poisoned_swp_entry", FROM_TO(6, 6, 6, 18), 0, answer_marker_has, ANSWER_MARKER_POISONED),
	ENTRY("pte_marker_get",        UNTIL(6, 1), OPTION(PTE_MARKER), answer_marker, 0),
	ENTRY("pte_marker_get",        FROM_TO(6, 2, 6, 18), 0, answer_marker, 0),
	ENTRY("swp_entry_to_pte",      EVER, 0, answer_pte_of_entry, 0),
	ENTRY("swp_entry_to_pmd",      EVER, 0, answer_pmd_of_entry, 0),
	ENTRY("set_ptes",              EVER, 0, answer_stored, PTE_LEVEL_PTE),
	{ "set_pmd_at", ABOUT_ENTRY, PMDS, EVER, THP, answer_stored, PTE_LEVEL_PMD },
	ENTRY("swp_to_radix_entry",    EVER, 0, answer_value_of_entry, 0),
	ENTRY("radix_to_swp_entry",    EVER, 0, answer_entry_of_value, 0),

	{ "swp_entry",   ABOUT_FIELDS, 0, EVER, 0, answer_packed, 0 },
	{ "__swp_entry", ABOUT_FIELDS, 0, EVER, 0, answer_unmasked, 0 },

	OFFSET("make_readable_migration_entry", EVER, 0, answer_made, PTE_KIND_MIGRATION_READ),
	OFFSET("make_readable_exclusive_migration_entry", EVER, 0, answer_made, PTE_KIND_MIGRATION_READ_EXCLUSIVE),
	OFFSET("make_writable_migration_entry", EVER, 0, answer_made, PTE_KIND_MIGRATION_WRITE),
	OFFSET("make_readable_device_private_entry", EVER, 0, answer_made, PTE_KIND_DEVICE_PRIVATE_READ),
	OFFSET("make_writable_device_private_entry", EVER, 0, answer_made, PTE_KIND_DEVICE_PRIVATE_WRITE),
	OFFSET("make_readable_device_exclusive_entry", UNTIL(6, 14), 0, answer_made, PTE_KIND_DEVICE_EXCLUSIVE_READ),
	OFFSET("make_writable_device_exclusive_entry", UNTIL(6, 14), 0, answer_made, PTE_KIND_DEVICE_EXCLUSIVE_WRITE),
	OFFSET("make_device_exclusive_entry", SINCE(6, 15), 0, answer_made, PTE_KIND_DEVICE_EXCLUSIVE),
	OFFSET("make_hwpoison_entry",   EVER, 0, answer_made_of_page, PTE_KIND_HWPOISON),
	OFFSET("make_swapin_error_entry", UNTIL(6, 1), 0, answer_made_of_page, PTE_KIND_SWAPIN_ERROR),
	OFFSET("make_pte_marker_entry", UNTIL(6, 1), OPTION(PTE_MARKER), answer_made, PTE_KIND_MARKER),
	OFFSET("make_pte_marker_entry", SINCE(6, 2), 0, answer_made, PTE_KIND_MARKER),
	OFFSET("make_pte_marker",       UNTIL(6, 1), OPTION(PTE_MARKER), answer_made_pte, PTE_KIND_MARKER),
	OFFSET("make_pte_marker",       SINCE(6, 2), 0, answer_made_pte, PTE_KIND_MARKER),
	OFFSET("make_poisoned_swp_entry", SINCE(6, 6), 0, answer_made_marked, ANSWER_MARKER_POISONED),
	OFFSET("make_guard_swp_entry",  SINCE(6, 13), 0, answer_made_marked, ANSWER_MARKER_GUARD),

	/* set_ptes with the flags */
	{ "set_pte_at", ABOUT_WHOLE, PTES, EVER, 0, answer_stored_whole, 0 },

	{ "pfn_pte", ABOUT_PAGE, PTES, EVER, 0, answer_mapped, 0 },
	{ "pfn_pmd", ABOUT_PAGE, PMDS, EVER, THP, answer_mapped, 0 },
};

/* clang-format on */

const size_t question_count = sizeof(questions) / sizeof(questions[0]);

bool question_is_of(const struct question *question,
		    const struct pte_target *target)
{
	return question->in.since <= target->version &&
	       target->version <= question->in.until &&
	       (question->needs & ~target->options) == 0 &&
	       (question->answer != answer_row ||
		answer_row_of(question->name, target) != NULL);
}
