# SPDX-License-Identifier: BSD-2-Clause
# facts: the worked examples of ppc64, by number.
decode() {
	pte decode --json -l "$@" | cut -d, -f2-
}
decode ppc64-radix-64k@5.11 0x4000000000000000 0x4000000000010020 0x400000000777001b # 1 2 4
decode ppc64-hash-4k@5.11 0x40000000abcde022 # 3
decode ppc64-radix-64k@5.19 0x4000000000000020 0x4000000012340221 # 9 11
decode ppc64-radix-64k@6.1 0x401800012345001a # 17
# 18, with the type's number of a kernel without device memory
decode ppc64-radix-64k@6.1 -c -sparsemem_vmemmap 0x4000c0012345001e
decode ppc64-radix-4k@6.12 0x400000000000101f # 22
decode ppc64-radix-64k@6.18 0x400000000004001f 0x400000054321001e # 28 27
decode ppc64-radix-64k@7.1 --level pmd 0x400800040020021b # 36
decode ppc64-nohash@5.11 0 0x0000000001000004 # 37 38
decode ppc64-nohash@6.6 0x80 0xffffffffff0000fc # 42 43
decode ppc64-radix-64k@6.6 0xc000000012340386 0xc000000012340108 0x6000000012340386 # 47 49 51
decode ppc64-radix-4k@6.12 0x180 # 56
decode ppc64-hash-64k@6.12 0x0080000000001040 0xc580000012341386 # 57 55
decode ppc64-hash-4k@6.12 0x11e0000000000040 0xd7a0000001234386 # 58 54
