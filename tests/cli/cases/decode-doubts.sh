# SPDX-License-Identifier: BSD-2-Clause
# Words that no kernel writes, and why: in a block, behind a line, in JSON; and
# what --strict makes of them.
doubt() {
	try decode --strict -l "$@" | grep -E '^\$|doubt|remark|^->'
	pte decode --json -l "$@" | grep -o '"doubts":[^]]*]'
}
# bits that must be 1
doubt ppc64@6.12 0x12340005
doubt ppc64@6.12 --level pmd 5
# slots of a device
doubt x86_64@5.10 100000000000
doubt x86_64@6.12 0x2ffffffffffffe00
doubt x86_64@6.12 -c cache_bits=36 0x1ffffff7fffffe00
# markers
doubt x86_64@6.12 ffff888103c51000
doubt x86_64@6.12 fffffffffffffe00
# kinds at a level
doubt x86_64@6.1 --level pmd dffffffe71fbfe02
doubt x86_64@6.12 --level hugetlb 0x2ffffffffffffc00
doubt x86_64@6.12 -c -transparent_hugepage --level pmd 0xd7fffffffffbfe00
doubt arm64@5.10 0xfc
# pfns
doubt x86_64@6.12 -c phys_bits=39 8000008000000067
doubt x86_64@6.12 0xbffff7fffffffe00
doubt x86_64@6.12 0xd7ffdffffffffe00
doubt arm64-4k@6.12 0x161000000000fc3
# the memory encryption bit, or a pfn beyond the machine
doubt x86_64@6.12 0x8000800012345067
doubt x86_64@6.12 -c c_bit=51 0x8000800012345067
doubt x86_64@6.12 -c c_bit=47 0x8000800012345067
# a device's, perhaps: a remark
doubt x86_64@6.12 0x8000400000000267
# lines; what is behind them is no hindrance to encode
pte decode -l x86_64@6.12 0x2ffffffffffffe00 0x2fffffffffdb960e 0x8000400000000267
printf 'swap type=5 offset=0x0  # doubt: offset-range\n# nothing\n' |
	pte encode -l x86_64@6.12 -
