/* SPDX-License-Identifier: GPL-2.0-only */
/* What a riscv64 kernel's helpers read at run time. */

u64 satp_mode;
bool pgtable_l4_enabled, pgtable_l5_enabled;
unsigned long vmemmap_start_pfn;
struct kernel_mapping kernel_map;

/* Svnapot always: what is no NAPOT page reads the same without it. */
static bool has_svrsw60t59b;

bool shim_has_extension(unsigned long extension)
{
#ifdef RISCV_ISA_EXT_SVNAPOT
	if (extension == RISCV_ISA_EXT_SVNAPOT)
		return true;
#endif
#ifdef RISCV_ISA_EXT_SVRSW60T59B
	if (extension == RISCV_ISA_EXT_SVRSW60T59B)
		return has_svrsw60t59b;
#endif
	return false;
}

/* A NAPOT page is of 64K; by the words alone it could have other sizes. */
#ifdef _PAGE_NAPOT
#define maps_nothing(word)                                                     \
	(pte_napot(__pte(word)) &&                                             \
	 napot_cont_order(__pte(word)) != NAPOT_CONT64KB_ORDER)
#endif

static bool machine_boot(const char *machine)
{
	has_svrsw60t59b = strcmp(machine, "svrsw60t59b") == 0;
	return has_svrsw60t59b || strcmp(machine, "-") == 0;
}

/* What a store does besides: no page that is present is stored here. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 8, 0)
void flush_icache_pte(pte_t pte)
#else
void flush_icache_pte(struct mm_struct *mm, pte_t pte)
#endif
{
}
