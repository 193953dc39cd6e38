# SPDX-License-Identifier: BSD-2-Clause
# Inside a bracket of what was read: "certain" is false, and one note says why.
# All that is built in was read at both ends (newest first: 7.3, 6.19, 6.15, 6.13,
# 6.10, 6.9, 5.19); of a spec whoever wrote it says what was read.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
for version in 6.1 6.2 6.5 6.6; do
	pte show x86_64@$version --json |
		sed 's/"without": "5.18", "with": "5.19"/"without": "6.1", "with": "6.6"/' >mine.json
	pte decode -l mine.json --json 0x2fffffffffdb9608
	pte encode -l mine.json --json swap type=5 offset=0x1234
done
pte decode -l x86_64@5.18 --json 0x2fffffffffdb9608 0x2fffffffffdb9600
pte decode -l arm64-4k@6.9 --json 0x12341c
pte decode -l x86_64@6.13 --json 0x2fffffffffdb9608 0xfffffffffffff600
pte encode -l arm64-4k@6.10 --json swap type=3 offset=0x1234
# riscv64's PROT_NONE moved between 5.10 and 5.18, which were read
pte decode -l riscv64@5.14 --json 0x12340
pte encode -l riscv64@5.14 --json swap type=3 offset=0x1234
pte decode -l riscv64@6.11 0x12340
pte decode -l riscv64@5.18 0x12340
pte list transitions 0x12340 -l riscv64@6.11
# a spec that is made of it isn't, either
pte show riscv64@5.14 --json >old.json
pte decode -l old.json --json 0x12340
