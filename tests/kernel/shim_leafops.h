/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A part of shim.c: the names that entries have from 6.19 on.
 */

ASK(softleaf_mk_none, "softleaf_mk_none", softleaf_mk_none().val);

/* ---- a word in a pte's slot ---------------------------------------------- */

ASK(softleaf_from_pte, "softleaf_from_pte", softleaf_from_pte(__pte(a)).val);
PTE_TEST(pte_is_marker);
PTE_TEST(pte_is_uffd_wp_marker);
PTE_TEST(pte_is_uffd_marker);

/* ---- a word in a pmd's slot ---------------------------------------------- */

ASK(softleaf_from_pmd, "softleaf_from_pmd", softleaf_from_pmd(__pmd(a)).val);
PMD_TEST(pmd_is_device_private_entry);
PMD_TEST(pmd_is_migration_entry);
PMD_TEST(pmd_is_valid_softleaf);

/* ---- a swp_entry --------------------------------------------------------- */

ENTRY_READ(softleaf_type);
ENTRY_TEST(softleaf_is_none);
ENTRY_TEST(softleaf_is_swap);
ENTRY_TEST(softleaf_is_migration);
ENTRY_TEST(softleaf_is_migration_read);
ENTRY_TEST(softleaf_is_migration_read_exclusive);
ENTRY_TEST(softleaf_is_migration_write);
ENTRY_TEST(softleaf_is_migration_young);
ENTRY_TEST(softleaf_is_migration_dirty);
ENTRY_TEST(softleaf_is_device_private);
ENTRY_TEST(softleaf_is_device_private_write);
ENTRY_TEST(softleaf_is_device_exclusive);
ENTRY_TEST(softleaf_is_hwpoison);
ENTRY_TEST(softleaf_is_marker);
ENTRY_TEST(softleaf_is_poison_marker);
ENTRY_TEST(softleaf_is_guard_marker);
ENTRY_TEST(softleaf_is_uffd_wp_marker);
ENTRY_TEST(softleaf_has_pfn);
ENTRY_TEST(softleaf_is_valid_pmd_entry);
ENTRY_READ(softleaf_to_marker);
ENTRY_READ(softleaf_to_pfn);
ASK(softleaf_to_pte, "softleaf_to_pte", pte_val(softleaf_to_pte(ENTRY)));
ASK(softleaf_to_pmd, "softleaf_to_pmd", pmd_val(softleaf_to_pmd(ENTRY)));
