# SPDX-License-Identifier: BSD-2-Clause
# What decode says of an entry, encode takes: the words come back.
trip() {
	layout=$1
	shift
	printf '%s\n' "$@" | pte decode -l "$layout" | sed 's/^0x[0-9a-f]* *//' |
		pte encode -l "$layout" - | diff - <(printf '%s\n' "$@") &&
		echo "$layout"
}
trip x86_64@6.12 0x2fffffffffdb960e 0xd7ffe7ffff85ce02 0xbffffffffdb97400 \
	0xfffffffffffffa00 0xfffffffffffff800 0x0
trip arm64-4k@6.1 0x12341c 0xf8 0x1000080000c0 0x3000080000d0 0x12345b8
trip arm64-4k-lpa2@6.12 0x30000080000680 0x17c0 0x123455c0 0x12340cc
trip ppc64-radix-64k@7.1 0x401800012345001b 0x401fffffffff0225 0x400000000004001f
trip ppc64-nohash@6.12 0x300012345000068 0x80 0x1000004
