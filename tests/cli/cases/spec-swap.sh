# SPDX-License-Identifier: BSD-2-Clause
# What-ifs in which swap entries stand at pmds, and types whose offset is a number
# of its own.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
printf '{"base": "x86_64@7.1", "series": "PMD swap", "swap_levels": ["pmd"]}\n' >pmd.json
# bits 63:59 are the type, 58:9 the offset, complemented
try encode -l pmd.json --level pmd swap type=1 offset=0x200
try decode -l pmd.json --level pmd 0x0ffffffffffbfe00
try encode -l x86_64@7.1 --level pmd swap type=1 offset=0x200
pte check pmd.json 2>/dev/null
printf -- '-> %d\n' $?
pte show pmd.json --json | grep swap_levels

printf '{"base": "x86_64@7.1", "types": [{"name": "vswap", "holds": "offset"}]}\n' >number.json
# the first type below those of Linux, 23
try encode -l number.json vswap offset=0x123456789
try decode -l number.json 0xbffffdb97530ec00
try encode -l number.json vswap
try encode -l number.json vswap pfn=1
try encode -l number.json vswap offset=0x4000000000000
pte check number.json 2>/dev/null
printf -- '-> %d\n' $?
