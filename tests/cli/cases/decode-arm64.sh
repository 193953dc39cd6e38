# SPDX-License-Identifier: BSD-2-Clause
# facts: the worked examples of arm64, by number, and its present entries.
decode() {
	pte decode --json -l "$@" | cut -d, -f2-
}
decode arm64-4k@5.10 0x100 0xfc 0x000000000123456c 0x0000000008000074 # 2 3 5 6
decode arm64-4k@6.1 0x4 0x000000000012341c 0xf8 0x00001000080000c0 # 8 9 10 14
decode arm64-64k-pa52@6.1 0x00003fedcba987d0 # 16
decode arm64-4k@6.12 0x8 0x00000000012340cc 0x400 0x3ffffffffffff7cc 0x17c0 0x0001000080000608 # 19 21 22 24 28 30
decode arm64-4k-lpa2@6.12 0x0030000080000680 # 32
decode arm64-4k@6.17 0x47c0 0x00030000800006c0 # 36 35
decode arm64-4k@6.12 0x000000000012341c 0x800 # misreads of a word from 6.1
decode arm64-4k@6.1 0x0400000000000000 0x0460000080000f82
decode arm64-4k@6.12 0x0060000080000f82 0x0068000080000fc3
decode arm64-64k-pa52@6.1 0x0060edcba987ffc3
decode arm64-64k-pa52@6.12 0x0063edcba987ffc3
decode arm64-4k-lpa2@6.12 0x0061edcba9876ec3
decode arm64-16k-lpa2@6.12 0x0062edcba9874dc3
decode arm64-4k@6.1 --level pmd 0x0860000040000fc0
decode arm64-4k@6.12 --level pmd 0x0060000040000fc0 0x0068000040000f04
