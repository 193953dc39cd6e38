/* SPDX-License-Identifier: GPL-2.0-only */
/* What the helpers of a ppc64 kernel, book3s, read at run time. */

static struct cpu_spec processor = {
	/* with caches that keep in step a store looks at no page */
	.cpu_features = CPU_FTR_COHERENT_ICACHE | CPU_FTR_NOEXECUTE,
};
struct cpu_spec *cur_cpu_spec = &processor;

struct page *vmemmap;
unsigned long __pte_index_size, __pmd_index_size, __pud_index_size;
unsigned long __pgd_index_size, __pte_table_size, __pmd_table_size;
unsigned long __pte_frag_size_shift;

/* The same kernel runs on either MMU and chooses when it boots. */
static bool machine_boot(const char *machine)
{
	const bool radix = strcmp(machine, "radix") == 0;

	if (!radix && strcmp(machine, "hash") != 0)
		return false;
	processor.mmu_features = radix ? MMU_FTR_TYPE_RADIX
				       : MMU_FTR_HPTE_TABLE;
	/* pmd_bad looks for bits below a table's size */
	__pte_frag_size_shift = radix ? RADIX_PTE_FRAG_SIZE_SHIFT
				      : H_PTE_FRAG_SIZE_SHIFT;
	__pte_table_size = radix ? RADIX_PTE_TABLE_SIZE : H_PTE_TABLE_SIZE;
	return radix_enabled() == radix;
}

/* What set_pte_filter asks of pages. */
#undef pfn_valid
#define pfn_valid(pfn) false
#define flush_dcache_icache_folio(folio) ((void)(folio))
#define flush_dcache_icache_page(page) ((void)(page))

#define trace_hugepage_set_pmd(addr, pmd) ((void)(pmd))

/* What pmdp_invalidate does with its bits, without a page table. */
static inline unsigned long change_pmd(pmd_t *pmdp, unsigned long clear,
				       unsigned long set)
{
	const unsigned long old = pmd_val(*pmdp);

	*pmdp = __pmd((old & ~clear) | set);
	return old;
}
#define pmd_hugepage_update(mm, address, pmdp, clear, set)                     \
	change_pmd(pmdp, clear, set)
#define flush_pmd_tlb_range(vma, from, to) ((void)(vma))

/* There is no pmd_mkinvalid here. */
static inline pmd_t pmd_mkinvalid(pmd_t pmd)
{
	pmdp_invalidate(NULL, 0, &pmd);
	return pmd;
}

/* Without huge pages nobody calls pfn_pmd, which is taken all the same. */
#ifndef CONFIG_TRANSPARENT_HUGEPAGE
#define __pmd_mkhuge(pmd) (pmd)
#endif
