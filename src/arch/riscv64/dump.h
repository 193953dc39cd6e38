/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * riscv64: how tables are nested, and what a dump says of them.
 */
#ifndef ARCH_RISCV64_DUMP_H
#define ARCH_RISCV64_DUMP_H

#include <pte/arch/riscv64.h>
#include <pte/dump.h>

/* Sv39, Sv48 or Sv57, by how many bits are translated */
static const struct pte_dump dump = {
	.index_bits = {
		[PTE_LEVEL_PTE] = PTE_RISCV64_TABLE_BITS,
		[PTE_LEVEL_PMD] = PTE_RISCV64_TABLE_BITS,
		[PTE_LEVEL_PUD] = PTE_RISCV64_TABLE_BITS,
		[PTE_LEVEL_P4D] = PTE_RISCV64_TABLE_BITS,
		[PTE_LEVEL_PGD] = PTE_RISCV64_TABLE_BITS,
	},
	.virtual_bits = {
		{ "NUMBER(VA_BITS)", 0, 1 },
		{ NULL, PTE_RISCV64_VIRTUAL_BITS, 0 },
	},
	.root = "SYMBOL(swapper_pg_dir)",
	.linear_count = 1,
	.linear = {
		{ { "NUMBER(va_kernel_pa_offset)", 0, 1 }, { NULL, 0, 0 } },
	},
	.above = PTE_ABOVE_SIGN,
	.elf_machine = 243,
	.source = "Linux 6.12 arch/riscv/include/asm/pgtable-64.h, arch/riscv/kernel/vmcore_info.c, kernel/vmcore_info.c",
};

#endif /* ARCH_RISCV64_DUMP_H */
