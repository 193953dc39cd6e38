# SPDX-License-Identifier: BSD-2-Clause
# Words of 32 bits: one lane of a drawing, 2^32 words, and none beyond; and the
# swp_entry of 32 bits, with its type at 26.
archs=../../specs/archs
arm=$archs/arm-6.12.json
try decode -l $arm 0x123414
try decode -l $arm 0x100000000
try decode -l $arm --keep-going 0xffffffff 0x1ffffffff
try list transitions -l $arm 0x100000300
try encode -l $arm swap type=5 offset=0x1234
try encode -l $arm swap type=5 offset=0x1000000
try census $arm
try show $arm
tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT
pte show $arm --svg "$tmp" && grep -c '<rect' "$tmp" && grep -o '<svg.*viewBox="[^"]*"' "$tmp"
try show $arm --json | sed -n '/word_bits/p; /swp_entry/p'
# PAE: words of 64 bits
try decode -l $archs/i386-pae-6.12.json 0x2fffffffffdb9600
# 57 before 4.20
try decode -l x86_64-4.14 0x48d0a00
# seven bits of type, of which a swp_entry holds six
try decode -l $archs/mips64-4k-7.3.json 0x1000450000
try diff $arm $archs/arm-lpae-6.12.json | head -20
