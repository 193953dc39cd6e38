# SPDX-License-Identifier: BSD-2-Clause
# What lines of one report say about each other. Entries and words of pairs are
# those of known answers and of public logs; the rest was worked out by hand from
# where kernels' headers put a frame and a swp_entry_t.

# two callers that interleave, each with its own pair; the second one's bit 0 was
# set since, so that the word is present. What is printed of a page's state, too
callers=$(mktemp)
trap 'rm -f "$callers"' EXIT
cat >"$callers" <<'END'
Linux version 6.12.0 (x) #1 SMP
RIP: 0010:x
[    1.000000][  T100] _swap_info_get: Bad swap file entry 1400000000001234
[    1.000001][  T200] _swap_info_get: Bad swap file entry 4c02787f887fffff
[    1.000002][  T100] BUG: Bad page map in process x  pte:2fffffffffdb960e pmd:12345067
[    1.000003][  T200] BUG: Bad page map in process y  pte:9b0f00ef00000001 pmd:12345067
[    2.000000][  T100] BUG: Bad page map in process a b  pte:8000000012345067 pmd:12345067
[    2.000001][  T100] BUG: Bad page state in process a b  pfn:12345
[    3.000000][  T100] BUG: Bad page map in process x  pte:000fffffedcba067 pmd:12345067
[    3.000001][  T200] BUG: Bad page state in process x  pfn:12345
[    3.000002][  T100] BUG: Bad page state in process x  pfn:12345
[    4.000000][  T100] BUG: Bad page state in process z  pfn:12345
[    5.000000][  T100] BUG: unable to handle page fault for address: 0000000000001234
[    5.000001][  T100] #PF: error_code(0x0009) - reserved bit violation
END
try explain - <"$callers"
pte explain --json "$callers" |
	sed -E 's/"layout".*"verdicts"/.../; s/"column".*"level"/"level"/'

# nobody is named: the line before is it, or there is none
try explain -l x86_64@6.12 - <<'END'
_swap_info_get: Bad swap file entry 1400000000001234
BUG: Bad page map in process x  pte:2fffffffffdb960e
BUG: Bad page map in process x  pte:2fffffffffdb960e
_swap_info_get: Bad swap file entry 1400000000001234
something else
BUG: Bad page map in process x  pte:2fffffffffdb960e
END
# a journal's and syslog's prefixes, CRLF, NULs, half a line
printf '%s\r\n' \
	'Nov 30 20:00:01 host kernel: _swap_info_get: Bad swap file entry 1400000000001234' \
	'Nov 30 20:00:01 host kernel: BUG: Bad page map in process x  pte:2fffffffffdb960e pmd:12345067' \
	'<1>[    1.0] _swap_info_get: Bad swap file entry 1400000000001234' \
	'<1>[    1.0] BUG: Bad page map in process x  pte:2fffffffffdb960e pmd:12345067' |
	try explain -l x86_64@6.12 -
printf '_swap_info_get: Bad swap file entry 1400000000001234\n[\0][\0\nBUG: Bad page map in process \0  pte:2fffffffffdb960e\nBUG: Bad page map in pro' |
	try explain -l x86_64@6.12 -

# 32 bits: pte_clear writes the lower half of a word first, and set_pte the upper;
# bits 58:35 are ones in an entry, and 62:52 aren't in a page's word
try explain -l i386-pae@6.12 - <<'END'
BUG: Bad page map in process x  pte:8000000100000000 pmd:12345067
*pdpt = 0000000012345001 *pde = 7ff0000012346067 *pte = 7ff0000012347067 
BUG: Bad page map in process x  pte:8000000112347010 pmd:12345067
END
# ... which hosts of 64 bits don't do: bit 56 is no page's
try explain -l x86_64@6.12 - <<'END'
x.c:1: bad pte 00000000af22fc02(8000000012345067)
BUG: Bad page map in process x  pte:0100000012347067 pmd:0100000012346067
END

# walks of other architectures, and of xmon, as powerpc's oopses have none
try explain - <<'END'
Linux version 6.12.0 (x) #1 SMP
Unable to handle kernel pointer dereference in virtual kernel address space
AS:0000000001fc4007 R3:0000000000000024 
AS:0000000001fc4007 R3:0000000001fd4007 S:0000000001fd8000 P:0000000000000400 
Krnl PSW : 0704e00180000000 0000000000000000
Linux version 6.12.0 (x) #1 SMP
[00000000] *pgd=80000000, *pmd=00000000
[00000000] *pgd=80000080004003, *pmd=8000000fe7f003, *pte=e0000080001fdf
Internal error: Oops: 17 [#1] SMP ARM
Linux version 6.12.0 (x) #1 SMP
BE PAGE_SIZE=64K MMU=Radix SMP NR_CPUS=2048
p4dp @ 0xc000000001234000 = 0x8000000001240009
ptep @ 0xc000000001234568 = 0xc000000012340187
Linux version 6.12.0 (x) #1 SMP
[ffff000000000000] pgd=1000000041a4d003, p4d=1000000041a4d003, pud=1000000041a4e003, pmd=0060000041c00f05
Mem abort info:
swapper pgtable: 4k pages, 48-bit VAs, pgdp=0000000041a4d000
mm/pgtable-generic.c:50: bad pmd 08000000c1ca0003.
mm/pgtable-generic.c:43: bad p4d 0000000000000002.
mm/pgtable-generic.c:43: bad p4d 00000000af22fc02(2)
arch/arm64/mm/x.c:1: bad pte 0168000140000f43.
END
