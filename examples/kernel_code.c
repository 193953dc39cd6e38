/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Kernel code in user space: a walker that classifies the words of a page
 * table. The words are made here, with the kernel's own helpers; `pte decode -l
 * x86_64@6.12` reads them the same way.
 */
#include <inttypes.h>
#include <stdio.h>

/* as in the .config of the kernel that is modelled */
#define CONFIG_SWAP 1
#define CONFIG_MIGRATION 1
#define CONFIG_MEMORY_FAILURE 1
#define CONFIG_MEM_SOFT_DIRTY 1
#define CONFIG_HAVE_ARCH_USERFAULTFD_WP 1

#define PTE_KERNEL_VERSION PTE_LINUX(6, 12)
#define PTE_KERNEL_LAYOUT PTE_X86_64_V5_19
#include <pte/arch/x86_64.h>
#include <pte/kernel.h>

static void print_entry(swp_entry_t entry)
{
	if (is_migration_entry(entry))
		printf("moving, pfn 0x%lx, %s%s", swp_offset_pfn(entry),
		       is_writable_migration_entry(entry) ? "writable"
							  : "read-only",
		       is_migration_entry_young(entry) ? ", young" : "");
	else if (is_hwpoison_entry(entry))
		printf("failed memory, pfn 0x%lx", swp_offset_pfn(entry));
	else if (is_pte_marker_entry(entry))
		printf("marker 0x%lx", pte_marker_get(entry));
	else
		printf("swap, type %u offset 0x%lx", swp_type(entry),
		       swp_offset(entry));
}

static void print_pte(pte_t pte)
{
	printf("0x%016" PRIx64 "  ", pte_val(pte));
	if (pte_none(pte))
		printf("none");
	else if (pte_present(pte))
		printf("page, pfn 0x%lx", pte_pfn(pte));
	else
		print_entry(pte_to_swp_entry(pte));
	printf("%s%s\n",
	       is_swap_pte(pte) && pte_swp_soft_dirty(pte) ? ", soft-dirty"
							   : "",
	       is_swap_pte(pte) && pte_swp_uffd_wp(pte) ? ", uffd-wp" : "");
}

int main(void)
{
	const swp_entry_t moving = make_writable_migration_entry(0x12345);
	const pte_t table[] = {
		__pte(0),
		pfn_pte(0x12345, __pgprot(0x8000000000000025)),
		pte_swp_mksoft_dirty(swp_entry_to_pte(swp_entry(5, 0x1234))),
		swp_entry_to_pte(make_migration_entry_young(moving)),
		swp_entry_to_pte(swp_entry(SWP_HWPOISON, 0x12345)),
		make_pte_marker(PTE_MARKER_UFFD_WP),
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		print_pte(table[i]);
	return 0;
}
