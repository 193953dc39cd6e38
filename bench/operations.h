/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/*
 * The operations that are counted, by the kernel's own names; one text for both
 * sides: kernel.c compiles it against the kernel's headers, ours.c against
 * pte/kernel.h.
 *
 * OPERATION(name, expression): the expression is on a word a, in a register.
 */
OPERATION(present, !!pte_present(__pte(a)))
OPERATION(none, !!pte_none(__pte(a)))
OPERATION(protnone, !!pte_protnone(__pte(a)))
OPERATION(pmd_present, !!pmd_present(__pmd(a)))
OPERATION(is_swap, !!is_swap_pte(__pte(a)))
OPERATION(encode, pte_val(swp_entry_to_pte(ENTRY(a))))
OPERATION(decode, pte_to_swp_entry(__pte(a)).val)
OPERATION(exclusive, !!pte_swp_exclusive(__pte(a)))
OPERATION(mkexclusive, pte_val(pte_swp_mkexclusive(__pte(a))))
OPERATION(is_migration, !!is_migration_entry(ENTRY(a)))
OPERATION(mkwritable, make_writable_migration_entry(a).val)
OPERATION(is_marker, !!is_pte_marker(__pte(a)))
OPERATION(pfn, pte_pfn(__pte(a)))
