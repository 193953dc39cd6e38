/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * s390x: how tables are nested, and what a dump says of them.
 */
#ifndef ARCH_S390X_DUMP_H
#define ARCH_S390X_DUMP_H

#include <pte/arch/s390x.h>
#include <pte/dump.h>

/* each word of a region or segment table says which of them it is */
static const struct pte_dump dump = {
	.index_bits = {
		[PTE_LEVEL_PTE] = PTE_S390X_PAGE_TABLE_BITS,
		[PTE_LEVEL_PMD] = PTE_S390X_TABLE_BITS,
		[PTE_LEVEL_PUD] = PTE_S390X_TABLE_BITS,
		[PTE_LEVEL_P4D] = PTE_S390X_TABLE_BITS,
		[PTE_LEVEL_PGD] = PTE_S390X_TABLE_BITS,
	},
	.virtual_bits = { { NULL, PTE_S390X_VIRTUAL_BITS, 0 } },
	.root = "SYMBOL(swapper_pg_dir)",
	/* before 6.10, the image is where its addresses say */
	.linear_count = 2,
	.linear = {
		{ { "KERNELOFFSET", 0, 1 }, { "KERNELOFFPHYS", 0, 1 } },
		{ { NULL, 0, 0 }, { NULL, 0, 0 } },
	},
	.above = PTE_ABOVE_ROOT,
	.elf_machine = 22,
	.root_level = { PTE_S390X_SEGMENT_TYPE, PTE_S390X_SEGMENT_TYPE_BITS, 0, false },
	.source = "Linux 6.12 arch/s390/include/asm/pgtable.h, page.h, arch/s390/kernel/vmcore_info.c, kernel/vmcore_info.c",
};

#endif /* ARCH_S390X_DUMP_H */
