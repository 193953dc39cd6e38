# SPDX-License-Identifier: BSD-2-Clause
# x86_64 (facts): none is 0, A and D ignored; P is half of all words, PROT_NONE
# half of what is left; a type is 2^57 words, type 0 four less.
pte census x86_64@6.12
pte census x86_64@6.12 --json
pte census x86_64@6.12 -c -device_private,-memory_failure --json |
	sed 's/.*"swap":"\([^"]*\)".*/\1/'
pte census arm64@6.12 --level pmd
pte census ppc64-radix-64k@6.12 --level hugetlb --json
pte census arm64@5.15
try census
try census x86_64 arm64
try census ppc64-nohash@6.12 --level pmd
