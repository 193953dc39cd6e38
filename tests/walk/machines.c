/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Numbers here are bits' places in words, as the manuals of the processors have
 * them: Intel's volume 3A 4.5, Arm's DDI 0487 D8.3, RISC-V's privileged
 * architecture 12.3 and 12.4, Power ISA 3.1B book III 6.7.10, IBM's SA22-7832
 * chapter 3. Index sizes are those of Linux 6.12's headers.
 */
#include "machines.h"

#define BIT(n) (UINT64_C(1) << (unsigned)(n))

/* present, writable, accessed, dirty */
static uint64_t table_x86(const struct machine *m, uint64_t address,
			  unsigned depth)
{
	(void)m;
	(void)depth;
	return address | BIT(0) | BIT(1) | BIT(5) | BIT(6);
}

/* ... and encrypted, by bit 47 of its address */
static uint64_t table_x86_sme(const struct machine *m, uint64_t address,
			      unsigned depth)
{
	return table_x86(m, address, depth) | BIT(47);
}

/* valid, and a table */
static uint64_t table_arm64(const struct machine *m, uint64_t address,
			    unsigned depth)
{
	(void)m;
	(void)depth;
	return address | BIT(0) | BIT(1);
}

/* address bits 51:48 are in 15:12 */
static uint64_t table_arm64_pa52(const struct machine *m, uint64_t address,
				 unsigned depth)
{
	(void)m;
	(void)depth;
	return (address & (BIT(48) - 1)) | (address >> 48U) << 12U | BIT(0) |
	       BIT(1);
}

/* address bits 51:50 are in 9:8 */
static uint64_t table_arm64_lpa2(const struct machine *m, uint64_t address,
				 unsigned depth)
{
	(void)m;
	(void)depth;
	return (address & (BIT(50) - 1)) | (address >> 50U) << 8U | BIT(0) |
	       BIT(1);
}

/* valid, the address, and log2 of the words of what it points to */
static uint64_t table_radix(const struct machine *m, uint64_t address,
			    unsigned depth)
{
	return address | BIT(63) | m->level[depth + 1].bits;
}

static uint64_t table_riscv64(const struct machine *m, uint64_t address,
			      unsigned depth)
{
	(void)m;
	(void)depth;
	return address >> 12U << 10U | BIT(0);
}

/* a region-third-table entry: its type is 1 and the table has its full length;
 * a segment-table entry: nothing, but that from 6.13 on it's present */
static uint64_t table_s390x_v6_13(const struct machine *m, uint64_t address,
				  unsigned depth)
{
	return depth + 2 == m->depth ? address | BIT(0) : address | BIT(2) | 3U;
}

static uint64_t table_s390x(const struct machine *m, uint64_t address,
			    unsigned depth)
{
	return depth + 2 == m->depth ? address : address | BIT(2) | 3U;
}

static uint64_t empty_0(const struct machine *m, unsigned depth)
{
	(void)m;
	(void)depth;
	return 0;
}

/* what is invalid: bit 10 of a page's entry, bit 5 of the others */
static uint64_t empty_s390x(const struct machine *m, unsigned depth)
{
	return depth + 1 == m->depth   ? BIT(10)
	       : depth + 2 == m->depth ? BIT(5)
				       : BIT(5) | BIT(2);
}

/* clang-format off */

#define LEVELS_9                                                               \
	{ { "pgd", 39, 9 }, { "pud", 30, 9 }, { "pmd", 21, 9 }, { "pte", 12, 9 } }
#define ARM64_NOTES(bits, t1sz, physmem)                                       \
	"NUMBER(VA_BITS)=" #bits "\nNUMBER(TCR_EL1_T1SZ)=0x" #t1sz "\n"        \
	"NUMBER(MAX_PHYSMEM_BITS)=" #physmem "\n"                              \
	"NUMBER(kimage_voffset)=0xffff7fffc0000000\n"
#define ARM64(name, layout, shift, depth, levels, base, notes, high, table)    \
	{ name, layout, 183, false, false, shift, depth, levels, base,         \
	  UINT64_C(0xffff7fffc0000000), notes, high, table, empty_0 }
#define L(...) { __VA_ARGS__ }

const struct machine machines[] = {
	{ "x86_64", "x86_64@6.12", 62, false, false, 12, 4, LEVELS_9,
	  UINT64_C(0xffff800000000000), UINT64_C(0xffffffff80000000) - 0x200000,
	  "NUMBER(phys_base)=2097152\nNUMBER(pgtable_l5_enabled)=0\nNUMBER(sme_mask)=0\n",
	  UINT64_C(0x3fff12345000), table_x86, empty_0 },
	{ "x86_64-la57", "x86_64-la57@6.12", 62, false, false, 12, 5,
	  { { "pgd", 48, 9 }, { "p4d", 39, 9 }, { "pud", 30, 9 }, { "pmd", 21, 9 }, { "pte", 12, 9 } },
	  UINT64_C(0xff00000000000000), UINT64_C(0xffffffff80000000) + 0x1000000,
	  "NUMBER(phys_base)=-16777216\nNUMBER(pgtable_l5_enabled)=1\n",
	  UINT64_C(0xfffff12345000), table_x86, empty_0 },
	/* its memory is encrypted by bit 47, which its words may have */
	{ "x86_64-sme", "x86_64@6.12", 62, false, false, 12, 4, LEVELS_9,
	  UINT64_C(0xffff800000000000), UINT64_C(0xffffffff80000000),
	  "NUMBER(phys_base)=0\nNUMBER(pgtable_l5_enabled)=0\nNUMBER(sme_mask)=140737488355328\n",
	  UINT64_C(0x3fff12345000), table_x86_sme, empty_0 },
	ARM64("arm64-4k", "arm64-4k@6.12", 12, 4, LEVELS_9, UINT64_C(0xffff000000000000),
	      ARM64_NOTES(48, 10, 48), UINT64_C(0xffff12345000), table_arm64),
	/* of three levels, the root's words are puds, which may be pages */
	ARM64("arm64-4k-39", "arm64-4k@6.6", 12, 3,
	      L({ "pud", 30, 9 }, { "pmd", 21, 9 }, { "pte", 12, 9 }), UINT64_C(0xffffff8000000000),
	      ARM64_NOTES(39, 19, 48), UINT64_C(0xffff12345000), table_arm64),
	ARM64("arm64-4k-lpa2", "arm64-4k-lpa2@6.12", 12, 5,
	      L({ "pgd", 48, 4 }, { "p4d", 39, 9 }, { "pud", 30, 9 }, { "pmd", 21, 9 }, { "pte", 12, 9 }),
	      UINT64_C(0xfff0000000000000), ARM64_NOTES(52, c, 52), UINT64_C(0xfffff12345000), table_arm64_lpa2),
	ARM64("arm64-16k", "arm64-16k@6.12", 14, 3,
	      L({ "pgd", 36, 11 }, { "pmd", 25, 11 }, { "pte", 14, 11 }), UINT64_C(0xffff800000000000),
	      ARM64_NOTES(47, 11, 48), UINT64_C(0xffff12344000), table_arm64),
	ARM64("arm64-16k-lpa2", "arm64-16k-lpa2@6.12", 14, 4,
	      L({ "pgd", 47, 5 }, { "pud", 36, 11 }, { "pmd", 25, 11 }, { "pte", 14, 11 }),
	      UINT64_C(0xfff0000000000000), ARM64_NOTES(52, c, 52), UINT64_C(0xfffff12344000), table_arm64_lpa2),
	ARM64("arm64-64k", "arm64-64k@6.1", 16, 3,
	      L({ "pgd", 42, 6 }, { "pmd", 29, 13 }, { "pte", 16, 13 }), UINT64_C(0xffff000000000000),
	      ARM64_NOTES(48, 10, 48), UINT64_C(0xffff12340000), table_arm64),
	/* built for 52 bits on a processor of 48 */
	ARM64("arm64-64k-pa52", "arm64-64k-pa52@6.12", 16, 3,
	      L({ "pgd", 42, 10 }, { "pmd", 29, 13 }, { "pte", 16, 13 }), UINT64_C(0xfff0000000000000),
	      ARM64_NOTES(52, 10, 52), UINT64_C(0xfffff12340000), table_arm64_pa52),
	{ "ppc64-radix-64k", "ppc64-radix-64k@6.12", 21, false, true, 16, 4,
	  { { "pgd", 39, 13 }, { "pud", 30, 9 }, { "pmd", 21, 9 }, { "pte", 16, 5 } },
	  UINT64_C(0xc000000000000000), UINT64_C(0xc000000000000000),
	  "NUMBER(RADIX_MMU)=1\n", UINT64_C(0x1ffff12345100), table_radix, empty_0 },
	{ "ppc64-radix-4k", "ppc64-radix-4k@6.12", 21, true, true, 12, 4,
	  { { "pgd", 39, 13 }, { "pud", 30, 9 }, { "pmd", 21, 9 }, { "pte", 12, 9 } },
	  UINT64_C(0xc000000000000000), UINT64_C(0xc000000000000000),
	  "NUMBER(RADIX_MMU)=1\n", UINT64_C(0x1ffff12345000), table_radix, empty_0 },
	{ "riscv64-sv39", "riscv64@6.12", 243, false, false, 12, 3,
	  { { "pud", 30, 9 }, { "pmd", 21, 9 }, { "pte", 12, 9 } },
	  UINT64_C(0xffffffc000000000), UINT64_C(0xffffffff00000000),
	  "NUMBER(VA_BITS)=39\nNUMBER(va_kernel_pa_offset)=0xffffffff00000000\n",
	  UINT64_C(0xffffff12345000), table_riscv64, empty_0 },
	{ "riscv64-sv48", "riscv64@6.12", 243, false, false, 12, 4, LEVELS_9,
	  UINT64_C(0xffff800000000000), UINT64_C(0xffffffff00000000),
	  "NUMBER(VA_BITS)=48\nNUMBER(va_kernel_pa_offset)=0xffffffff00000000\n",
	  UINT64_C(0xffffff12345000), table_riscv64, empty_0 },
	{ "riscv64-sv57", "riscv64-svrsw60t59b@7.1", 243, false, false, 12, 5,
	  { { "pgd", 48, 9 }, { "p4d", 39, 9 }, { "pud", 30, 9 }, { "pmd", 21, 9 }, { "pte", 12, 9 } },
	  UINT64_C(0xff00000000000000), UINT64_C(0xffffffff00000000),
	  "NUMBER(VA_BITS)=57\nNUMBER(va_kernel_pa_offset)=0xffffffff00000000\n",
	  UINT64_C(0xffffff12345000), table_riscv64, empty_0 },
	{ "s390x", "s390x@7.1", 22, true, true, 12, 3,
	  { { "pud", 31, 11 }, { "pmd", 20, 11 }, { "pte", 12, 8 } },
	  0, UINT64_C(0x3ffe0000000) - 0x1000000,
	  "IDENTITYBASE=0\nKERNELOFFSET=3ffe0000000\nKERNELOFFPHYS=1000000\n",
	  UINT64_C(0x3fff12345800), table_s390x_v6_13, empty_s390x },
	{ "s390x-6.1", "s390x@6.1", 22, true, true, 12, 3,
	  { { "pud", 31, 11 }, { "pmd", 20, 11 }, { "pte", 12, 8 } },
	  0, 0, "", UINT64_C(0x3fff12345800), table_s390x, empty_s390x },
};
const size_t machine_count = sizeof(machines) / sizeof(machines[0]);
