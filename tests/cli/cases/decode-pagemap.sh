# SPDX-License-Identifier: BSD-2-Clause
# Words of /proc/PID/pagemap. What each is was read off fs/proc/task_mmu.c and
# Documentation/admin-guide/mm/pagemap.rst: type in 4:0, offset in 54:5.
of=x86_64@6.15
one() {
	try decode -l "$of" --pagemap "$@"
}
# a page, alone, soft-dirty; and of a file
one 0x8180000000012345
one a000000000012345
# the frame is 0 without CAP_SYS_ADMIN: then a swapped word has no type
one 8100000000000000
one 4000000000000000
one --json 6000000000000000
# a slot: type 5, offset 0x1234; a page that moves: type 27 is migration_write
one --json 4280000000024685
one 400000000002469b
# markers: uffd-wp, poisoned, guard. 6.13 and 6.14 don't set bit 58 for the last
one 420000000000003f
one 400000000000005f
one 440000000000009f
printf '400000000000009f\n440000000000009f\n' | try decode -l x86_64@6.14 --pagemap --strict
# types move with the version: in 5.14 31 was device_exclusive_read, in 6.1 27 was
# device_private_read
for of in x86_64@5.14 x86_64@6.1 x86_64@6.12 x86_64@7.1; do
	one 0 420000000000003f 400000000002469b 4000000000024685 0200000000000000
done
# hugetlb has no type, but for write protection; a pmd may be invalidated
of=x86_64@6.15
one --level hugetlb --json 0200000000000000 0
one --level pmd --json 8000000000012345 4000000000000000
one --json --strict 0200000000000000 1 5 c000000000000001 1800000000000000
one 0200000000000000
one c800000000000001
one --level hugetlb 0200000000000000
one --json 420000000000003f
# under a scheme, its word is reported by that bit alone
try decode -l x86_64@5.14 -S special-pte --pagemap 0200000000000000
# a version that sources only bracket
try decode -l riscv64@6.11 --pagemap 8000000000012345 0
try decode -l riscv64@6.11 --pagemap --json 8000000000012345
# what no word can be
one 0x12g
one 1440000000000009f
one --entry 0
one --level pud 0
try decode -l x86_64-rhel7 --pagemap 0
try decode -l x86_64-4.14 --pagemap 4000000000024685
printf '0\nx\n1\n' | one -k
# a list may be a line long
echo 0 | one -
