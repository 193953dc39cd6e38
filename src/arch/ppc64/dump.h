/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * ppc64: how tables of radix are nested, and what a dump says of them.
 */
#ifndef ARCH_PPC64_DUMP_H
#define ARCH_PPC64_DUMP_H

#include <pte/arch/ppc64.h>
#include <pte/dump.h>

/* clang-format off */

/* whatever the page size is, pmds map 2M: what is left of them is a pte's */
#define DUMP_RADIX(shift)                                                      \
	{                                                                      \
		.index_bits = {                                                \
			[PTE_LEVEL_PTE] = PTE_PPC64_PMD_SHIFT - (shift),       \
			[PTE_LEVEL_PMD] = PTE_PPC64_TABLE_BITS_RADIX,          \
			[PTE_LEVEL_PUD] = PTE_PPC64_TABLE_BITS_RADIX,          \
			[PTE_LEVEL_P4D] = PTE_PPC64_ROOT_BITS_RADIX,           \
		},                                                             \
		.virtual_bits = { { NULL, PTE_PPC64_VIRTUAL_BITS_RADIX, 0 } }, \
		.root = "SYMBOL(swapper_pg_dir)",                              \
		.linear_count = 1,                                             \
		.linear = {                                                    \
			{ { NULL, PTE_PPC64_KERNEL, 0 }, { NULL, 0, 0 } },     \
		},                                                             \
		.sign = { "NUMBER(RADIX_MMU)", 1 },                            \
		.above = PTE_ABOVE_ROOT,                                       \
		.elf_machine = 21,                                     \
		.kernel_above = PTE_PPC64_KERNEL,                              \
		.big_endian = true,                                            \
		.source = "Linux 6.12 arch/powerpc/include/asm/book3s/64/radix-4k.h, radix-64k.h, radix.h, arch/powerpc/kexec/vmcore_info.c, kernel/vmcore_info.c", \
	}

static const struct pte_dump dump_radix_4k = DUMP_RADIX(PTE_PPC64_SHIFT_4K);
static const struct pte_dump dump_radix_64k = DUMP_RADIX(PTE_PPC64_SHIFT_64K);

/* clang-format on */

#endif /* ARCH_PPC64_DUMP_H */
