# SPDX-License-Identifier: BSD-2-Clause
# A scheme in force: its reader comes first. The words are those of the threads
# (facts of the debate; tests/vectors/schemes.tsv).
pte decode -l x86_64@5.14 -S special-pte 4
pte decode -l x86_64@5.11 -S pte-bit=3 --json 0xe7fffffffffffe08 8 9
pte decode -l x86_64@5.11 -S swp-type --json 0xfffffffffffffc00
pte decode -l x86_64@6.12 -S flags-in-entry 0x2dffffffffdb9608
pte encode -l x86_64@5.11 -S pte-bit=3 special
pte encode -l x86_64@6.12 -S flags-in-entry swap type=5 offset=0x1234 soft_dirty exclusive
pte census -S pte-bit=3 x86_64@5.11
pte budget -S swp-type x86_64@5.14
pte budget -S pte-bit x86_64@5.14
pte budget -S flags-in-entry x86_64@5.14
try encode -l x86_64@5.11 special
try encode -l x86_64@5.11 -S pte-bit special soft_dirty
try decode -l ppc64@6.12 -S special-pte 4
try decode -l x86_64@6.12 -S pte-bit=3 8
try decode -l x86_64@6.12 -S nosuch 8
try decode -l x86_64@6.12 -S swp-type=3 8
try check -S special-pte ppc64-radix-64k@6.12
