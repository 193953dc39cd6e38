/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A part of shim.c: userfaultfd's bits, which 7.3 has by other names.
 */
#if LINUX_VERSION_CODE < KERNEL_VERSION(7, 3, 0)
PTE_TEST(pte_uffd_wp);
PTE_CHANGE(pte_clear_uffd_wp);
#ifdef CONFIG_HUGETLB_PAGE
PTE_TEST(huge_pte_uffd_wp);
PTE_CHANGE(huge_pte_clear_uffd_wp);
#endif
PTE_TEST(pte_swp_uffd_wp);
PTE_CHANGE(pte_swp_mkuffd_wp);
PTE_CHANGE(pte_swp_clear_uffd_wp);
PTE_TEST(pte_swp_uffd_wp_any);
PMD_TEST(pmd_uffd_wp);
PMD_CHANGE(pmd_clear_uffd_wp);
PMD_TEST(pmd_swp_uffd_wp);
PMD_CHANGE(pmd_swp_mkuffd_wp);
PMD_CHANGE(pmd_swp_clear_uffd_wp);
#else
PTE_TEST(pte_uffd);
PTE_CHANGE(pte_clear_uffd);
#ifdef CONFIG_HUGETLB_PAGE
PTE_TEST(huge_pte_uffd);
PTE_CHANGE(huge_pte_clear_uffd);
#endif
PTE_TEST(pte_swp_uffd);
PTE_CHANGE(pte_swp_mkuffd);
PTE_CHANGE(pte_swp_clear_uffd);
PTE_TEST(pte_swp_uffd_any);
PMD_TEST(pmd_uffd);
PMD_CHANGE(pmd_clear_uffd);
PMD_TEST(pmd_swp_uffd);
PMD_CHANGE(pmd_swp_mkuffd);
PMD_CHANGE(pmd_swp_clear_uffd);
#endif
