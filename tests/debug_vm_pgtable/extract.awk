# SPDX-License-Identifier: BSD-2-Clause
#
# Of mm/debug_vm_pgtable.c: what its tests are given, and those that ask about
# protections, soft-dirty and entries. Preprocessor lines in between come along.
/^struct pgtable_debug_args {/ { on = 1 }
/^static void __init pte_protnone_tests/ { on = 1 }
/^static void __init pte_soft_dirty_tests/ { on = 1 }
/^#ifdef CONFIG_ARCH_HAS_PTE_DEVMAP/ { on = 0 }
/^#ifdef CONFIG_HUGETLB_PAGE/ { on = 0 }
on
/^};/ { on = 0 }
