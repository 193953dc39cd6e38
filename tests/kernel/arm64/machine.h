/* SPDX-License-Identifier: GPL-2.0-only */
/* What an arm64 kernel's helpers read at run time. */

u64 shim_tcr;
bool arm64_use_ng_mappings;
s64 memstart_addr;

/* Features are patched in when a kernel boots; unpatched there are none. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 6, 0)
DECLARE_BITMAP(cpu_hwcaps, ARM64_NCAPS);
#else
DECLARE_BITMAP(system_cpucaps, ARM64_NCAPS);
#endif
void alt_cb_patch_nops(struct alt_instr *alt, __le32 *origptr, __le32 *updptr,
		       int nr_inst)
{
}

static int adjust_protection_map(void);

/* of shadow stacks, which nobody asks for: it's only written */
#ifdef _PAGE_GCS_RO
static ptval_t gcs_page_prot = _PAGE_GCS_RO;
#endif

/* a hugetlb page in a pmd's place */
#undef pr_warn
#define pr_warn(...) ((void)0)
#ifndef pte_mkhuge
#define pte_mkhuge(pte) arch_make_huge_pte(pte, PMD_SHIFT, 0)
#endif

/* "lpa2" is a processor that has it, and TCR_EL1.DS set. */
#ifdef CONFIG_ARM64_LPA2
#define BOOTED_WITH_LPA2 TCR_DS
#else
#define BOOTED_WITH_LPA2 0
#endif
static bool machine_boot(const char *machine)
{
	if (strcmp(machine, "lpa2") == 0)
		shim_tcr = BOOTED_WITH_LPA2;
	else if (strcmp(machine, "-") != 0)
		return false;
	adjust_protection_map();
	return strcmp(machine, "-") == 0 || shim_tcr != 0;
}

/* What a store does besides: no page that is present is stored here. */
void __sync_icache_dcache(pte_t pte)
{
}

#ifdef CONFIG_ARM64_MTE
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 6, 0)
void mte_sync_tags(pte_t old_pte, pte_t pte)
#else
void mte_sync_tags(pte_t pte, unsigned int nr_pages)
#endif
{
}
#endif

#ifdef CONFIG_ARM64_CONTPTE
void __contpte_try_fold(struct mm_struct *mm, unsigned long addr, pte_t *ptep,
			pte_t pte)
{
}

void __contpte_try_unfold(struct mm_struct *mm, unsigned long addr, pte_t *ptep,
			  pte_t pte)
{
}
#endif
