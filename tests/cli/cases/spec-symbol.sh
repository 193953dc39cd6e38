# SPDX-License-Identifier: BSD-2-Clause
# An empty pmd of loongarch64 points to invalid_pte_table (arch/loongarch/include/asm/
# pgtable.h, 6.12: pmd_none), which lies where a kernel was linked to.
spec=../../specs/archs/loongarch64-4k-6.12.json
at=0x90000000013d8000
stand_in=0x9000000002000000
try encode -l $spec --level pmd none
try encode -l $spec --level pmd -c empty_pmd=$at none
for word in $at $stand_in; do
	pte decode -l $spec --level pmd "$word" | sed -n '1p; /^  kind/p'
	pte decode -l $spec --level pmd -c empty_pmd=$at "$word" | sed -n '1p; /^  kind/p'
done
pte show $spec --json | grep empty_symbol
try decode -l x86_64@6.12 --level pmd -c empty_pmd=$at 0
try decode -l $spec -c empty_pmd=12 0
try decode -l $spec -c empty_pmd=0x0 0
try decode -l $spec -c empty_pmd=0x12345678123456789 0
