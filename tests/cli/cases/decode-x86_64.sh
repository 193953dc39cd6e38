# SPDX-License-Identifier: BSD-2-Clause
# facts: the worked examples of x86_64, by number.
decode() {
	pte decode --json -l "$@" | cut -d, -f2-
}
decode x86_64@6.12 0x0 0x0000000000000200 0x8 0x2fffffffffdb9608 # 4 5 8 18
decode x86_64@5.11 0xdffffffffdb97400 0xefffffffdffffe02 # 24 26
decode x86_64@5.19 0xb7fffffffdb97400 0xf7fffffffffffc00 0xfffffffffdb97400 # 27 33 34
decode x86_64@6.1 0xcfffe7ffdffffe00 # 31
decode x86_64-la57@6.1 0xcff9ffffdffffe00 # 32
decode x86_64@6.12 0xbffffffffdb97400 0xc7fff80000000000 0xfffffffffffffa00 # 35 36 39
decode x86_64@6.5 0xfffffffffffffa00 # 39
decode x86_64@7.1 0xfffffffffffff600 0xc7fffffffdb97400 0xe7ffff7ffffffe00 0xf7fffffffdb97400 # 40 41 43 44
decode x86_64@6.12 --level pmd 0xd7fff7ffbffffe06 # 37
decode x86_64@6.5 0x8000000012345065 # 47
decode x86_64@6.12 0x8400000012345025 0x000FFFFFEDCBA120 0x000FFFFFFFFFF120 0x20 0x62 # 48 49 52 54 55
decode x86_64@6.12 -c -numa_balancing 0x000FFFFFEDCBA120 # 49
decode x86_64@6.12 --level pmd 0x80000002000000E7 0x800FFFFDFFE000E6 0x000FFFFDFFE001A0 # 56 57 58
