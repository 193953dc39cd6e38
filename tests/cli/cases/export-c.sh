# SPDX-License-Identifier: BSD-2-Clause
# A layout in C: its constants, and unions. That these read and write words as it's
# known from elsewhere, with gcc and clang, is tests/export's.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
try export c-header i386@6.12
try export bitfield i386@6.12
# two pieces, and levels
pte export c-header parisc64@7.3 | grep -A 3 'swp_offset('
pte export c-header arm64-64k-pa52@6.12 | sed -n '/ARM64_64K_PA52_V6_12_TABLE/,$p; /pte_address/,/^}/p'
pte export bitfield arm64-4k@6.12 | grep ^union
pte export bitfield x86_64@6.12 | grep -m 2 not_offset
# without huge pages no entry stands in pmds; without young and dirty none are kept
pte export c-header x86_64@6.12 -c -transparent_hugepage | grep -c PMD_SWP_
pte export c-header x86_64@6.12 -c -swap,-migration | sed -n '/^ \*/p; /MAX_SWAP/,/^$/p' | head -n 10
pte export c-header loongarch64-16k@6.12 -c empty_pmd=0x9000000002188000 | grep -A 3 'pmd_none'
# what a spec says is no C
cat >own.json <<'END'
{"base": "x86_64@6.12", "layout": "9-lives", "tree": "*/ int x; /*",
 "flags": [{"name": "int", "bit": 4}], "special": [{"word": "0xabc0"}],
 "names": [{"name": "int", "macro": "N", "lsb": 1, "width": 1},
  {"name": "9", "macro": "N", "lsb": 2, "width": 1}, {"name": "a-b", "macro": "N", "lsb": 3, "width": 1},
  {"name": "a.b", "macro": "N", "lsb": 4, "width": 1}],
 "owners": [{"lsb": 5, "width": 1, "owner": "free", "why": "*/ int y; /* no"}]}
END
pte export c-header own.json | sed -n '/^ \* 9/p; /^#ifndef/p; /bit  5:/p; /PTE_BIT/p; /PTE_SPECIAL/p; /FLAG_INT/p' | sort -u
pte export bitfield own.json | sed -n '/^union.*pte/,/#else/p'
pte export bitfield own.json | sed -n '1,/^#/p'
{
	pte export c-header own.json
	pte export bitfield own.json
} >own.h
printf '#include "own.h"\n' >own.c
cc -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only own.c
# what they aren't of
try export c-header x86_64@6.12 swap-not-none
try export bitfield x86_64@6.12 swap-not-none
printf '{"base": "x86_64@6.12", "scheme": "pte-bit=4"}\n' >scheme.json
try export c-header scheme.json
try export bitfield scheme.json
