/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * arm64: how tables are nested, and what a dump says of them.
 */
#ifndef ARCH_ARM64_DUMP_H
#define ARCH_ARM64_DUMP_H

#include <pte/arch/arm64.h>
#include <pte/dump.h>

/* clang-format off */

#define T1SZ "NUMBER(TCR_EL1_T1SZ)"
#define VA_BITS "NUMBER(VA_BITS)"

/* of 64 bits, T1SZ aren't translated */
#define BY_T1SZ    { T1SZ, 64, UINT64_MAX }
#define BY_VA_BITS { VA_BITS, 0, 1 }

/* the kernel's root is TTBR1's: bits that it doesn't translate are 1 */
#define DUMP(shift, first, second, bits, key, value)                           \
	{                                                                      \
		.index_bits = {                                                \
			[PTE_LEVEL_PTE] = PTE_ARM64_TABLE_BITS(shift),         \
			[PTE_LEVEL_PMD] = PTE_ARM64_TABLE_BITS(shift),         \
			[PTE_LEVEL_PUD] = PTE_ARM64_TABLE_BITS(shift),         \
			[PTE_LEVEL_P4D] = PTE_ARM64_TABLE_BITS(shift),         \
			[PTE_LEVEL_PGD] = PTE_ARM64_TABLE_BITS(shift),         \
		},                                                             \
		.virtual_bits = { first, second, { NULL, (bits), 0 } },        \
		.root = "SYMBOL(swapper_pg_dir)",                              \
		.linear_count = 1,                                             \
		.linear = {                                                    \
			{ { "NUMBER(kimage_voffset)", 0, 1 }, { NULL, 0, 0 } }, \
		},                                                             \
		.sign = { (key), (value) },                                    \
		.above = PTE_ABOVE_ROOT,                                       \
		.elf_machine = 183,                                    \
		.kernel_above = PTE_ALL_BITS,                                  \
		.source = "Linux 6.12 arch/arm64/include/asm/pgtable-hwdef.h, pgtable.h, arch/arm64/kernel/vmcore_info.c, kernel/vmcore_info.c", \
	}

static const struct pte_dump dump_4k = DUMP(PTE_ARM64_SHIFT_4K, BY_T1SZ, BY_VA_BITS, PTE_ARM64_VIRTUAL_BITS, NULL, 0);
static const struct pte_dump dump_16k = DUMP(PTE_ARM64_SHIFT_16K, BY_T1SZ, BY_VA_BITS, PTE_ARM64_VIRTUAL_BITS, NULL, 0);
/* such a root has 1024 words, also where T1SZ lets the processor see 64 of them:
 * they are the last of these, and TTBR1 is where they begin */
static const struct pte_dump dump_64k = DUMP(PTE_ARM64_SHIFT_64K, BY_VA_BITS, BY_T1SZ, PTE_ARM64_VIRTUAL_BITS, NULL, 0);
static const struct pte_dump dump_64k_pa52 = DUMP(
	PTE_ARM64_SHIFT_64K, BY_VA_BITS, BY_T1SZ, PTE_ARM64_VIRTUAL_BITS,
	"NUMBER(MAX_PHYSMEM_BITS)", PTE_ARM64_PHYS_BITS_52);
/* a kernel built for LPA2 makes use of it where 52 bits are translated */
#define LPA2_DUMP(shift)                                                       \
	DUMP(shift, BY_T1SZ, BY_VA_BITS, PTE_ARM64_VIRTUAL_BITS_52, T1SZ, 64 - PTE_ARM64_VIRTUAL_BITS_52)
static const struct pte_dump dump_4k_lpa2 = LPA2_DUMP(PTE_ARM64_SHIFT_4K);
static const struct pte_dump dump_16k_lpa2 = LPA2_DUMP(PTE_ARM64_SHIFT_16K);

/* clang-format on */

#endif /* ARCH_ARM64_DUMP_H */
