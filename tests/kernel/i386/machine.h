/* SPDX-License-Identifier: GPL-2.0-only */
/* What an i386 kernel's helpers read at run time. */

struct cpuinfo_x86 boot_cpu_data;
pteval_t __default_kernel_pte_mask = ~(pteval_t)0;
pteval_t __supported_pte_mask = ~(pteval_t)0;

enum l1tf_mitigations l1tf_mitigation = L1TF_MITIGATION_FLUSH;

/* The model is of ptes. */
#define asked_levels SHIM_PTES

/* An address ends at bit 52, and a pfn, which is a long, 8 bits before that. */
#ifdef CONFIG_X86_PAE
#define maps_nothing(word)                                                     \
	((((word) ^ protnone_mask(word)) & PTE_PFN_MASK) >> PAGE_SHIFT >       \
	 ULONG_MAX)
#endif

static bool machine_boot(const char *machine)
{
	return strcmp(machine, "-") == 0;
}
