/* SPDX-License-Identifier: BSD-2-Clause */

#include "reference.h"

/* What helpers do to a present word, a bit at a time */

static uint64_t with(uint64_t word, unsigned n)
{
	return word | UINT64_C(1) << n;
}

static uint64_t without(uint64_t word, unsigned n)
{
	return word & ~(UINT64_C(1) << n);
}

/*
 * Linux: pmd_mkhuge, and pte_mkhuge of hugetlb, set PSE (7) on x86 and clear
 * the table bit (1) on arm64; pmd_mkhuge sets H_PAGE_THP_HUGE (13) on ppc64
 * hash with 64K pages. A leaf of ppc64 book3s has _PAGE_PTE (62), of a pte as
 * well: pfn_pte adds it.
 */
uint64_t ref_leaf(const struct ref_kernel *k, uint64_t prot)
{
	if (k->level == REF_LEVEL_PTE)
		return prot;
	switch (ref_layout_arch(k->layout)) {
	case REF_ARCH_X86_64:
		return with(prot, 7);
	case REF_ARCH_ARM64:
		return without(prot, 1);
	case REF_ARCH_PPC64:
		break;
	}
	return k->level == REF_LEVEL_PMD && k->layout == REF_PPC64_HASH_64K
		       ? with(prot, 13)
		       : prot;
}

static bool is_from_6_10(const struct ref_kernel *k)
{
	return k->major > 6 || (k->major == 6 && k->minor >= 10);
}

/*
 * Linux arch/x86/include/asm/pgtable.h: pmd_mkinvalid, without its turning of
 * the address; arch/arm64/include/asm/pgtable.h: pmd_mkinvalid up to 6.9,
 * pte_mkinvalid since; arch/powerpc/mm/book3s64/pgtable.c: pmdp_invalidate,
 * ptep_modify_prot_start.
 */
bool ref_invalid(const struct ref_kernel *k, uint64_t page, uint64_t *word_ret)
{
	const bool pmd = k->level == REF_LEVEL_PMD;

	switch (ref_layout_arch(k->layout)) {
	case REF_ARCH_X86_64:
		*word_ret = without(without(page, 0), 8);
		return pmd;
	case REF_ARCH_ARM64:
		*word_ret = with(without(page, 0), is_from_6_10(k) ? 11 : 59);
		return pmd || is_from_6_10(k);
	case REF_ARCH_PPC64:
		*word_ret = with(without(page, 63), 61);
		return k->layout != REF_PPC64_NOHASH;
	}
	return false;
}
