# SPDX-License-Identifier: BSD-2-Clause
# Inside a bracket of what was read: "certain" is false, and one note says why.
# The exclusive flag is absent in 5.17-rc5 and there in 5.19; arm64's third era
# is absent in 6.8 and there in 6.11; the guard marker is absent in 6.12 and
# there in 6.14.
pte decode -l x86_64@5.18 --json 0x2fffffffffdb9608 0x2fffffffffdb9600
pte decode -l x86_64@5.17 --json 0x2fffffffffdb9608
pte decode -l x86_64@5.19 --json 0x2fffffffffdb9608
pte decode -l arm64-4k@6.9 --json 0x12341c
pte decode -l x86_64@6.13 --json 0x2fffffffffdb9608 0xfffffffffffff600
pte encode -l x86_64@6.13 --json marker marker=guard
pte encode -l x86_64@6.13 --json hwpoison pfn=1
pte encode -l arm64-4k@6.10 --json swap type=3 offset=0x1234
