/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A kernel for exported suites: the model's, of one layout (pte/kernel.h), and
 * the helpers that it leaves out. choices.c of tests/debug_vm_pgtable says what
 * is defined.
 */
#ifndef TEST_LINUX_PGTABLE_H
#define TEST_LINUX_PGTABLE_H

#include <string.h>

#include <pte/linux.h>
#include HEADER
#include <pte/target.h>

#define PTE_KERNEL_LAYOUT LAYOUT
#define PTE_KERNEL_VERSION PTE_LINUX(MAJOR, MINOR)
#if MAJOR > 7 || (MAJOR == 7 && MINOR >= 3)
#define CONFIG_ARCH_HAS_PTE_PROTNONE 1
#endif
#include <pte/kernel.h>

/* A row of the model that changes by version; false where there is none. */
static inline bool pmd_trans_huge(pmd_t pmd)
{
	static struct pte_target target;
	struct pte_predicate p;

	if (target.model == NULL &&
	    pte_target_init(TARGET, NULL, &target) != PTE_STATUS_OK)
		return true;
	for (unsigned n = 0;
	     pte_target_predicate(&target, PTE_LEVEL_PMD, n, &p); n++)
		if (strcmp(p.name, "pmd_trans_huge") == 0)
			return pte_either_has(&p.is, pmd_val(pmd));
	return false;
}

#endif /* TEST_LINUX_PGTABLE_H */
