# SPDX-License-Identifier: BSD-2-Clause
# Values that aren't, or that no entry holds.
for value in 0x12g '' 0x _1 1_ 1__2 0x_1 ' ' 0x1p3 1.5 +1 '1 2' 0x0x1 \
	0x10000000000000000 1ffffffffffffffff fffff_fffff_fffff_fffff; do
	try decode -l x86_64@6.12 "$value"
done
try decode -l x86_64@6.12 -5
try decode -l x86_64@6.12 -0x5
try decode -l x86_64@6.12 -- -5
# Zeros in front aren't width; capitals and underscores are fine.
try decode -l x86_64@6.12 000000000000000000000000 0X0F_F0
# What comes before a bad value is written; with --keep-going what follows, too.
try decode -l x86_64@6.12 0 0x12g 1
try decode -l x86_64@6.12 --keep-going 0 0x12g 1 zz
