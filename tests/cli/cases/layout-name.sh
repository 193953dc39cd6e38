# SPDX-License-Identifier: BSD-2-Clause
# Names and versions that there aren't. The ranges are those of the trees that
# were read: 5.10 on, LPA2 from 6.9.
{
try decode -l x86-64 0
try decode -l x86_65@6.12 0
try decode -l arm64-4 0
try decode -l ppc64-radix-4K 0
try decode -l ia64 0
try decode -l '' 0
try decode -l @6.12 0
try decode -l x86_64@ 0
try decode -l x86_64@6 0
try decode -l x86_64@6.x 0
try decode -l x86_64@6.12-rc1 0
try decode -l x86_64@6.12.1.1 0
try decode -l x86_64@vv6.12 0
try decode -l x86_64@6.-1 0
try decode -l x86_64@5.9 0
try decode -l x86_64@5.20 0
try decode -l x86_64@6.20 0
try decode -l x86_64@99.2 0
try decode -l arm64-4k@99.4 0
try decode -l arm64-4k-lpa2@6.8 0
try decode -l "$(printf 'x\001\377y')" 0
try decode -l other.json 0
try decode -l dir/other 0
} | newest arm64 x86_64
