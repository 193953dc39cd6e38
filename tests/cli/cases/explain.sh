# SPDX-License-Identifier: BSD-2-Clause
# Lines of logs, with made-up names and times. What each word is was worked out by
# hand from the kernels' headers, or stands in a report as it was understood there.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
try_in() {
	try "$@" | sed "s|$tmp|TMP|g"
}
cat >"$tmp/arm64" <<'END'
[    0.000000] Linux version 6.6.46-android15-8-gdeadbeef (build@x) #1 SMP
[   12.000000] Booting Linux
[  100.000000] BUG: Bad page map in process x  pte:168000140000f43 pmd:8000000c1ca0003
[  100.000001] addr:0000007f vm_flags:08100073 anon_vma:0000000000000000 mapping:ffff index:1234
[  100.000002] CPU: 1 PID: 2 Comm: x Tainted: G        W  6.6.46-android15-8-gdeadbeef #1
[  100.000003] pstate: 60400005 (nZCv daif +PAN -UAO)
[  101.000000] _swap_info_get: Bad swap file entry 3c00000000217a79
[  102.0] Mem abort info:
[  102.0]   ESR = 0x0000000096000005
[  102.0]   FSC = 0x05: level 1 translation fault
[  102.0] swapper pgtable: 4k pages, 48-bit VAs, pgdp=0000000041a4d000
[  102.0] [ffff000000000000] pgd=0000000000000000, p4d=0000000000000000
[  102.0] Internal error: Oops: 0000000096000005 [#1] PREEMPT SMP
END
cat >"$tmp/x86" <<'END'
mm/pgtable-generic.c:50: bad pmd 00000000af22fc02(dffffffe71fbfe02)
get_swap_device: Bad swap file entry 7c00000000000001
BUG: unable to handle page fault for address: 0000000000001234
#PF: supervisor read access in kernel mode
#PF: error_code(0x0009) - reserved bit violation
PGD 12345067 P4D 12345067 PUD 0 
Oops: 0009 [#1] PREEMPT SMP
BUG: Bad page map in process firefox  pte:fd20b000 pmd:12345067
BUG: Bad page map in process x  pmd:12345067
pgd:12345067 p4d:12345067 pud:12346067 pmd:12345067
BUG: Bad page state in process x  pfn:12345
kernel BUG at mm/page_table_check.c:88!
x.c:1: bad pud 00000000af22fc02(80000001c00000e7).
zap: unrecognized swap entry 0x7c00000000000001
swap_dup: Unused swap offset entry 00002d15
Bad pagetable: 000d [#1]
END
# the log says all of it: the register dump comes after what it explains
try_in explain "$tmp/arm64"
try_in explain --json "$tmp/arm64"
# it says nothing, and somebody does
try_in explain -l x86_64@6.1 "$tmp/x86"
# nobody does
try_in explain "$tmp/x86"
# an old kernel, and an enterprise's
try explain - <<'END'
BUG: Bad page map in process x  pte:fd20b000 pmd:12345067
CPU: 0 PID: 1 Comm: x Not tainted 4.1.0-1-amd64 #1 Debian
END
for format in --color=never --json; do
	try explain $format - <<'END'
x.c:1: bad pmd 0(1067)
CPU: 0 PID: 1 Comm: x Not tainted 5.14.0-503.el9.x86_64 #1
END
done
try explain - <<'END'
BUG: Bad page map in process x  pte:fd20b000
CPU: 0 PID: 1 Comm: x Not tainted 3.10.0-514.el7.x86_64 #1
END
# CRLF, a NUL, what only looks like a form, two kernels in one log
{
	printf 'x.c:1: bad pmd 00000000af22fc02(1067)\r\n'
	printf 'x.c:1: bad pmd 00000000af22fc02(1\00067)\n'
	printf 'bad pmd: nothing; PGD of what; pgd: none; Oops: 00zz; Bad swap file entry xyz\n'
	printf 'Internal error: Oops: 0000000096000005 [#1] PREEMPT SMP\n'
	printf 'Linux version 6.12.1 (x) #1\nRIP: 0010:x\nx.c:1: bad pmd 0(1067)\n'
	printf 'Linux version 6.6.1 (x) #1\npgtable: 64k pages, 48-bit VAs\nx.c:1: bad pmd 0(1003)\n'
	head -c 200000 /dev/zero | tr '\0' x
	printf 'x.c:1: bad pmd 0(1067)\n'
} >"$tmp/odd"
try_in explain "$tmp/odd"
try explain - </dev/null
try_in explain "$tmp/none"
try explain a b
try_in explain -l x86_65 "$tmp/x86"

# as people quote it, without what stands in front
echo 'Bad page map in process x  pte:168000140000f43 pmd:8000000c1ca0003' | try_in explain -l arm64@6.6
