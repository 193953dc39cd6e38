# SPDX-License-Identifier: BSD-2-Clause
# What people hold, and what it is: pairs of public logs, of which the type and the
# offset were worked out by hand from the raw word, and words as kernels' headers
# read them. Each answer is searched for what must be in it.
tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT
# has WHAT WANTED...: whether each stands in the answer, which is printed if not
has() {
	local what=$1 one
	shift
	for one in "$@"; do
		grep -qF -- "$one" "$tmp" && continue
		printf '%s: not in it: %s\n' "$what" "$one"
		cat "$tmp"
		return
	done
	printf '%s: right\n' "$what"
}

# NUMBER RELEASE SIGN ENTRY WORD TYPE OFFSET LAYOUT; -: none was printed
while read -r number release sign entry word type offset layout; do
	case $sign in
	x86) sign='RIP: 0010:x' ;;
	arm64) sign='pstate: 60400005' ;;
	ppc64) sign='BE PAGE_SIZE=64K MMU=Radix SMP' ;;
	esac
	{
		printf 'Linux version %s (x) #1\n%s\n' "$release" "$sign"
		printf 'swap_info_get: Bad swap file entry %s\n' "$entry"
		[ "$word" = - ] ||
			printf 'BUG: Bad page map in process x  pte:%s pmd:12345067\n' "$word"
	} | pte explain - >"$tmp"
	set -- "swap type=$type offset=$offset"
	case $layout in
	*@*) set -- "$@" "by the log, " ;;
	*) set -- "$@" "if it's $layout" ;;
	esac
	[ "$word" = - ] || set -- "$@" "remark pair: it's what the entry of line 3, "
	has "row $number" "$@"
	# the same, of a layout that is named
	[ "$word" = - ] || {
		pte explain -l "$layout" - <<<"BUG: Bad page map in process x  pte:$word" >"$tmp"
		has "row $number, named" "swap type=$type offset=$offset"
	}
	pte decode -l "$layout" --entry "$entry" >"$tmp"
	has "row $number, decode" "swp_type    $type " "swp_offset  $offset "
done <<'END'
1 4.1.0 x86 007e9058 fd20b000 0 0x7e9058 x86_64-3.5
2 3.11.0-rc7 x86 00002d15 005a2a80 0 0x2d15 x86_64-3.5
3 2.6.32 x86 6c800000 d900000000 0 0x6c800000 x86_64-2.6.28
4 4.18.8 x86 1ffffffffffff 400000000000000 0 0x1ffffffffffff x86_64-4.18.1
6 5.0.2 x86 3ffffb6ffffff 9200000082 0 0x3ffffb6ffffff x86_64-5.0
7 5.0.2 x86 4c02787f887fffff 9b0f00ef00000000 19 0x2787f887fffff x86_64-5.0
12 6.3.5 x86 4003ffffa095a63f 800000bed4b380ba 16 0x3ffffa095a63f x86_64@6.3
20 5.10.110 arm64 00010000 - 0 0x10000 arm64@5.10
27 5.2.0-rc2 x86 1400000000000001 - 5 0x1 x86_64-5.0
28 5.2.0-rc2 x86 5800000000000001 - 22 0x1 x86_64-5.0
28 5.2.0-rc2 x86 6800000000000001 - 26 0x1 x86_64-5.0
31 5.12.0-rc1 ppc64 00000043 - 0 0x43 ppc64-radix-64k@5.12
32 5.10.110 arm64 114000000 - 0 0x114000000 arm64@5.10
END

# 14 and 15: 28 was printed, but it's 30, migration_read: in 5.6 uffd_wp's bit is
# one of the type's
for pair in 7007742a/0ee8543c 7007772b/0eee563c 7007762a/0eec543c \
	7007522f/0ea45e3c 7007504a/0ea0943c 70073aa6/0e754c3c 7007522e/0ea45c3c; do
	pte explain - >"$tmp" <<END
Linux version 5.6.0 (x) #1
EIP: x+0x1/0x2
swap_info_get: Bad swap file entry ${pair%/*}
BUG: Bad page map in process x  pte:${pair#*/} pmd:12345067
END
	has "row 15, $pair" "migration_read pfn=0x${pair:3:5} uffd_wp" \
		"pair: it's what the entry of line 3, " "bit 2 was cleared"
done
# 17: type 31, of a tree between releases, where bit 3 was a flag and one of the
# type's; nobody describes it
pte explain - >"$tmp" <<'END'
Linux version 5.18.0-rc1-next-20220411 (x) #1
EIP: x+0x1/0x2
_swap_info_get: Bad swap file entry 6c009400
BUG: Bad page map in process x  pte:0128003e pmd:12345067
END
has "row 17" "no-pair: it isn't" "not certain: " "type=27 offset=0x9400"
# 22, 23 and 25: parisc64, which nothing names but the pairs
for pair in 600000000029dc48/14ee2418/24/29dc48 \
	100000000000000/8000000000000000/0/100000000000000 00001000/00080000/0/1000; do
	IFS=/ read -r entry word type offset <<<"$pair"
	pte explain - >"$tmp" <<END
Linux version 6.5.0+ (x) #1
_swap_info_get: Bad swap file entry $entry
BUG: Bad page map in process x  pte:$word pmd:12345067
END
	has "parisc64, $entry" "swap type=$type offset=0x$offset" "pair: it's" \
		"if it's parisc64"
	[ "$(grep -c "if it's" "$tmp")" = 2 ] || echo "parisc64, $entry: others, too"
done
# 26: a marker
pte explain - >"$tmp" <<'END'
Linux version 6.9.0-rc5 (x) #1
RIP: 0010:x
unrecognized swap entry 0x7c00000000000001
END
has "row 26" "marker marker=uffd_wp" "by the log, x86_64@6.9"
# 33: the other line's word is present
pte explain - >"$tmp" <<'END'
Linux version 6.10.0-rc2 (x) #1
RIP: 0010:x
_swap_info_get: Bad swap file entry 3803ad7a32eab547
BUG: Bad page map in process x  pte:9402e1e2b18c8ae9 pmd:12345067
END
has "row 33" "swap type=14 offset=0x3ad7a32eab547" "present pfn" "no-pair: it isn't"
# 29 and 30: readahead beyond the end; type 0 whatever it's of
for entry in 0200f8a7 000ffffd 000ffffe 000fffff; do
	pte explain - >"$tmp" <<END
Linux version 4.14.0 (x) #1
swap_info_get: Bad swap offset entry $entry
END
	has "entry $entry" "swap type=0 offset=0x$(printf %x $((16#$entry)))"
done
# 18, 21, 34 to 36: kernels that nobody describes, and which they are
pte explain - >"$tmp" <<'END'
swap_free: Unused swap offset entry 0100d400
BUG: Bad page map in process x  pte:806a0000 pmd:12345067
CPU: 0 PID: 1 Comm: x Not tainted 4.1.8-v7+ #1
END
has "row 18" "arm@4.1.8-v7+: older than the first version modelled, 5.10"
pte explain - >"$tmp" <<'END'
Linux version 5.7.0-next-20200610 (x) #1
pstate: 60400005
get_swap_device: Bad swap file entry 58025a5a5a5a5a5a
END
has "row 21" "arm64@5.7.0-next-20200610: older than the first version modelled, 5.10"
pte explain - >"$tmp" <<'END'
Linux version 4.3.6 (x) #1
BUG: Bad page map in process x  pte:4a44e100 pmd:12345811
END
has "row 34" "no layout of 4.3.6 that is described has it"
pte explain - >"$tmp" <<'END'
Linux version 2.6.13 (x) #1
RIP: 0033:x
swap_free: Bad swap file entry c000007fffff802f
END
has "row 35" "x86_64@2.6.13: older than the first version modelled, 5.10"
pte explain - >"$tmp" <<'END'
Linux version 2.4.20 (x) #1
swap_free: Bad swap offset entry 003cba00
END
has "row 36" "no layout of 2.4.20 that is described has it"

# word_is LAYOUT LEVEL WORD WANTED...: what a line that prints it says
word_is() {
	local layout=$1 level=$2 word=$3 line
	shift 3
	line="BUG: Bad page map in process x  $level:$word"
	[ "$level" != pud ] || line="x.c:1: bad pud 00000000af22fc02($word)"
	pte explain -l "$layout" - <<<"$line" >"$tmp"
	has "$layout $level:$word" "$@"
}
without() {
	! grep -qE "$1" "$tmp" || echo "$1 stands in it"
}
word_is arm64@6.6 pmd 8000000c1ca0003 "table table=0xc1ca0000" pmd_table_pxn
without stray
word_is x86_64@5.10 pte 100000000000 "swap type=0 offset=0x3fff7ffffffff" \
	"doubt offset-range" "bit 44 apart"
word_is x86_64@6.12 pte ffff888103c51000 " marker " "doubt marker-bits" "remark pointer"
for poison in 6b6b6b6b6b6b6b6b 5a5a5a5a5a5a5a5a dead000000000122; do
	word_is x86_64@6.12 pte $poison "remark poison"
done
word_is x86_64@6.1 pmd dffffffe71fbfe02 device_private_read "doubt level-kind"
word_is x86_64@5.15 pmd dffffffe71fbfe02 migration_write soft_dirty
word_is arm64@6.12 pte 0068000140000f43 "present pfn=0x140000" " write " " user " " af "
without 'special|rdonly'
word_is x86_64@6.12 pud 80000001c00000e7 "present pfn=0x1c0000" "pse nx"
word_is ppc64-radix-64k@6.12 pud c000000040000386 "present pfn=0x4000 "
word_is riscv64@6.12 pgd 12345001 "as a pud's: table table=0x48d14000"
# of pages above puds there are none, and with 64K pages none above pmds
word_is x86_64@6.12 p4d 80000001c00000e7 "no table, and nothing else stands there"
word_is arm64-64k@6.12 p4d 1000000041a40003 "as a pmd's: table table=0x41a40000"
word_is arm64-64k@6.12 pud 0060000040000f41 "no table, and nothing else stands there"
without af22fc02.*af22fc02
word_is arm64@6.6 pte 168000140000f43 "present pfn=0x140000" special
pte explain -l x86_64@6.12 -c phys_bits=39 - >"$tmp" <<'END'
PGD 12345067 P4D 12345067 PUD 12346067 PMD 12347067 PTE 8000008000000067
Oops: 000d [#1] PREEMPT SMP
END
has "39 bits" "doubt pfn-range: pfn 0x8000000 is above 0x7ffffff" \
	"from user mode, a reserved bit is set in an entry"
pte explain -l arm64@6.6 - >"$tmp" <<'END'
_swap_info_get: Bad swap file entry 3c00000000217a79
END
has "text" "type=15 offset=0x217a79" "raw 0x217a7978, of which bit 2 was cleared" '"xyz!"'
pte decode --pagemap -l x86_64@6.15 440000000000009f >"$tmp"
has "pagemap, 6.15" marker guard
