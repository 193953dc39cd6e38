/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * x86_64: how tables are nested, and what a dump says of them.
 */
#ifndef ARCH_X86_64_DUMP_H
#define ARCH_X86_64_DUMP_H

#include <pte/arch/x86_64.h>
#include <pte/dump.h>

/* clang-format off */

/* the kernel's image is at __START_KERNEL_map; phys_base is where that lies */
#define DUMP(bits, l5_enabled)                                                 \
	{                                                                      \
		.index_bits = {                                                \
			[PTE_LEVEL_PTE] = PTE_X86_TABLE_BITS,                  \
			[PTE_LEVEL_PMD] = PTE_X86_TABLE_BITS,                  \
			[PTE_LEVEL_PUD] = PTE_X86_TABLE_BITS,                  \
			[PTE_LEVEL_P4D] = PTE_X86_TABLE_BITS,                  \
			[PTE_LEVEL_PGD] = PTE_X86_TABLE_BITS,                  \
		},                                                             \
		.virtual_bits = { { NULL, (bits), 0 } },                       \
		.root = "SYMBOL(swapper_pg_dir)",                              \
		.linear_count = 1,                                             \
		.linear = {                                                    \
			{ { NULL, PTE_GENMASK(63, PTE_X86_KERNEL_MAP), 0 },    \
			  { "NUMBER(phys_base)", 0, 1 } },                     \
		},                                                             \
		.sign = { "NUMBER(pgtable_l5_enabled)", (l5_enabled) },        \
		.above = PTE_ABOVE_SIGN,                                       \
		.elf_machine = 62,                                     \
		.encryption = "NUMBER(sme_mask)",                              \
		.source = "Linux 6.12 arch/x86/include/asm/pgtable_64_types.h, page_64_types.h, arch/x86/kernel/vmcore_info_64.c, kernel/vmcore_info.c", \
	}

static const struct pte_dump dump_4_levels = DUMP(PTE_X86_VIRTUAL_BITS, 0);
static const struct pte_dump dump_5_levels = DUMP(PTE_X86_VIRTUAL_BITS_LA57, 1);

/* clang-format on */

#endif /* ARCH_X86_64_DUMP_H */
