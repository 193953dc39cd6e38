/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The machine that a kernel's helpers run on here, and functions of the tree's
 * .c files that belong to it. After the kernel's headers.
 */
#include "machine.h"

/*
 * Functions of the tree's .c files, taken out of it when the shim is built.
 * What they ask of a page is asked of none.
 */
#define vm_normal_page(vma, addr, pte) NULL
#define vm_normal_page_pmd(vma, addr, pmd) NULL
#define pfn_swap_entry_to_page(entry) NULL
#define softleaf_to_page(entry) NULL
#define folio_precise_page_mapcount(folio, page) 0
#undef pmd_page
#define pmd_page(pmd) NULL
#undef pte_page
#define pte_page(pte) NULL
/* a hugetlb page must be one: anonymous, and mapped by others as well */
#undef page_folio
#define page_folio(page) NULL
#define PageAnon(page) true
#define folio_test_anon(folio) true
#define page_mapcount(page) 2
#define folio_likely_mapped_shared(folio) true
#define folio_maybe_mapped_shared(folio) true

/* ... and of locks and of what surrounds a slot. */
static pte_t huge_slot __maybe_unused;
#undef huge_ptep_get
#define huge_ptep_get(...) huge_slot
#define huge_pte_lock(hstate, mm, ptep) NULL
#define hugetlb_pmd_shared(ptep) true
#undef spin_unlock
#define spin_unlock(lock) ((void)(lock))
#undef cond_resched
#define cond_resched() ((void)0)
/* A table of ptes is walked elsewhere. */
#define pmd_trans_unstable(pmdp) true
#undef pte_offset_map_lock
#define pte_offset_map_lock(mm, pmdp, addr, lock) ((void)(lock), (pte_t *)NULL)
#undef pte_unmap_unlock
#define pte_unmap_unlock(pte, lock) ((void)(pte), (void)(lock))
#include "extracted.h"

#ifdef CONFIG_TRANSPARENT_HUGEPAGE
/* pmd_trans_huge_lock comes here if it takes the pmd for a leaf or an entry */
spinlock_t *__pmd_trans_huge_lock(pmd_t *pmd, struct vm_area_struct *vma)
{
	static spinlock_t lock;

	return &lock;
}
#endif
