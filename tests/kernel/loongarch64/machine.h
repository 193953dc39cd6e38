/* SPDX-License-Identifier: GPL-2.0-only */
/* What a loongarch64 kernel's helpers read at run time. */

/* Of an empty slot of hugetlb the model knows invalid_pte_table, not 0. */
#define leaves_out(level, word)                                                \
	((level) == SHIM_HUGETLB && pte_none(__pte(word)))

/* pmd_mkhuge moves it, where it's the kernel's. */
#define moved_bits _PAGE_GLOBAL

/* What a store does besides. */
void flush_tlb_all(void)
{
}

/* There's no libc's strcmp to link. */
static bool machine_boot(const char *machine)
{
	return machine[0] == '-' && machine[1] == '\0';
}
