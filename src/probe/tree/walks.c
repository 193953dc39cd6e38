/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What /proc/PID/pagemap says of a word, by the tree's own functions. They are
 * static ones of a .c file, which is compiled here as it stands.
 *
 * The reader may see everything, and the mapping has no flags. Locks are taken
 * away, and a slot of hugetlb is read alone, not with those that are contiguous
 * with it. What a page is like stays unknown.
 */
#include <linux/hugetlb.h>
#include <linux/mm.h>
#include <linux/pagewalk.h>
#include <linux/swapops.h>

/* of (ptep), or of (mm, addr, ptep): a comma's value is its last operand's */
#undef huge_ptep_get
#define huge_ptep_get(...) (*(__VA_ARGS__))
#undef hugetlb_pmd_shared
#define hugetlb_pmd_shared(ptep) false
#undef huge_pte_lock
#define huge_pte_lock(...) NULL
#undef spin_unlock
#define spin_unlock(lock) ((void)(lock))
#undef cond_resched
#define cond_resched() ((void)0)
/* a table of ptes is walked elsewhere */
#undef pmd_trans_unstable
#define pmd_trans_unstable(pmdp) true
#undef pte_offset_map_lock
#define pte_offset_map_lock(mm, pmdp, addr, lock) ((void)(lock), (pte_t *)NULL)
#undef pte_unmap_unlock
#define pte_unmap_unlock(pte, lock) ((void)(pte), (void)(lock))

/* What they are given is known only where they are inlined. */
struct pagemapread;
static __always_inline int
pagemap_pmd_range_thp(pmd_t *pmdp, unsigned long addr, unsigned long end,
		      struct vm_area_struct *vma, struct pagemapread *pm);
static __always_inline int pagemap_pmd_range(pmd_t *pmdp, unsigned long addr,
					     unsigned long end,
					     struct mm_walk *walk);
static __always_inline int
pagemap_hugetlb_range(pte_t *ptep, unsigned long hmask, unsigned long addr,
		      unsigned long end, struct mm_walk *walk);

#include <tree/fs/proc/task_mmu.c>

static const struct vm_area_struct plain_vma;
#define PLAIN_VMA ((struct vm_area_struct *)&plain_vma)

/* where a walker tells of no page */
#define NOTHING (~0UL)

static __always_inline unsigned long pagemap_of_pte(pte_t pte)
{
	struct pagemapread reader = { .show_pfn = true };

	return pte_to_pagemap_entry(&reader, PLAIN_VMA, 0, pte).pme;
}

#define PROBE(function, ...)                                                   \
	unsigned long function(unsigned long a, unsigned long b);              \
	noinline unsigned long function(unsigned long a, unsigned long b)      \
	{                                                                      \
		return (unsigned long)(__VA_ARGS__);                           \
	}

PROBE(probe_pte_to_pagemap_entry, pagemap_of_pte(__pte(a)))

#ifdef CONFIG_TRANSPARENT_HUGEPAGE
/* comes here if the pmd is no table */
spinlock_t *__pmd_trans_huge_lock(pmd_t *pmd, struct vm_area_struct *vma)
{
	static spinlock_t lock;

	return &lock;
}

static __always_inline unsigned long pagemap_of_pmd(pmd_t pmd)
{
	pagemap_entry_t told = { .pme = NOTHING };
	struct pagemapread reader = {
		.len = 1,
		.buffer = &told,
		.show_pfn = true,
	};
	struct mm_walk walk = { .vma = PLAIN_VMA, .private = &reader };

	pagemap_pmd_range(&pmd, 0, PAGE_SIZE, &walk);
	return told.pme;
}

PROBE(probe_pagemap_pmd_range, pagemap_of_pmd(__pmd(a)))
#endif

#ifdef CONFIG_HUGETLB_PAGE
static __always_inline unsigned long pagemap_of_hugetlb(pte_t pte)
{
	pagemap_entry_t told = { .pme = NOTHING };
	struct pagemapread reader = {
		.len = 1,
		.buffer = &told,
		.show_pfn = true,
	};
	struct mm_walk walk = { .vma = PLAIN_VMA, .private = &reader };

	pagemap_hugetlb_range(&pte, PAGE_MASK, 0, PAGE_SIZE, &walk);
	return told.pme;
}

PROBE(probe_pagemap_hugetlb_range, pagemap_of_hugetlb(__pte(a)))
#endif
