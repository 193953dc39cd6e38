/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A part of shim.c: the names that entries have up to 6.18.
 */

/* ---- a word in a pte's slot ---------------------------------------------- */

PTE_TEST(is_swap_pte);
PTE_TEST(is_pte_marker);
PTE_TEST(pte_marker_uffd_wp);
PTE_TEST(pte_none_mostly);
#ifdef CONFIG_HUGETLB_PAGE
PTE_TEST(huge_pte_none_mostly);
#endif
ASK(pte_to_swp_entry, "pte_to_swp_entry", pte_to_swp_entry(__pte(a)).val);
#ifdef softleaf_from_pte
ASK(softleaf_from_pte, "softleaf_from_pte of Debian",
    softleaf_from_pte(__pte(a)).val);
#endif

/* ---- a word in a pmd's slot ---------------------------------------------- */

PMD_TEST(is_swap_pmd);
PMD_TEST(is_pmd_migration_entry);
ASK(pmd_to_swp_entry, "pmd_to_swp_entry", pmd_to_swp_entry(__pmd(a)).val);

/* ---- a swp_entry --------------------------------------------------------- */

ENTRY_READ(swp_offset_pfn);
#ifdef softleaf_to_pfn
ENTRY_READ(softleaf_to_pfn);
#endif
ENTRY_TEST(non_swap_entry);
ENTRY_TEST(is_pfn_swap_entry);
ENTRY_TEST(is_migration_entry);
ENTRY_TEST(is_writable_migration_entry);
ENTRY_TEST(is_readable_migration_entry);
#ifdef CONFIG_MIGRATION /* has no stub */
ENTRY_TEST(is_readable_exclusive_migration_entry);
#endif
ENTRY_TEST(is_migration_entry_young);
ENTRY_TEST(is_migration_entry_dirty);
ENTRY_TEST(is_device_private_entry);
ENTRY_TEST(is_writable_device_private_entry);
ENTRY_TEST(is_device_exclusive_entry);
ENTRY_TEST(is_writable_device_exclusive_entry);
ENTRY_TEST(is_pte_marker_entry);
ENTRY_TEST(pte_marker_entry_uffd_wp);
ENTRY_READ(pte_marker_get);
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 2, 0)
ENTRY_TEST(is_swapin_error_entry);
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
ENTRY_TEST(is_poisoned_swp_entry);
#endif
