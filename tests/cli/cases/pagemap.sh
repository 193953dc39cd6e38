# SPDX-License-Identifier: BSD-2-Clause
# A process of another machine, of which only files are left. tests/pagemap asks the
# kernel about a living one. Words were put together by hand, as decode-pagemap's.
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
export PTE_SYSROOT=$root
proc=$root/proc/7
mkdir -p "$proc"
# word PAGE VALUE: little-endian, as the machines are that this runs on
word() {
	local value=$2 bytes='' i
	for i in 0 8 16 24 32 40 48 56; do
		printf -v bytes '%s\\x%02x' "$bytes" $((value >> i & 255))
	done
	# shellcheck disable=SC2059 # they are escapes
	printf "$bytes" | dd of="$proc/pagemap" bs=8 seek=$(($1)) conv=notrunc status=none
}
as() {
	try pagemap "$@" | sed "s|$root|ROOT|g"
}
cat >"$proc/maps" <<'END'
00010000-00014000 rw-p 00000000 fe:00 12345                              /usr/bin/x
00014000-00017000 ---p 00000000 00:00 0 
00020000-00022000 rw-s 00000000 00:01 99                                 /dev/zero (deleted)
00030000-00038000 rw-p 00000000 00:00 0                                  [heap]
ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
END
# a page of its own; one of a file's; a guard; nothing, in a mapping that is soft-dirty
word 0x10 0x8100000000012345
word 0x11 0xa000000000000777
word 0x12 0x440000000000009f
word 0x13 0x0080000000000000
# without any access
word 0x14 0x8100000000000001
word 0x16 0x8000000000000002
# shared: one is swapped out, which pagemap doesn't tell; one has a write-protected
# marker
word 0x21 0x420000000000003f
# slots, a page that moves, poison
word 0x30 0x4280000000024685
word 0x31 0x4000000000000020
word 0x33 0x600000000002469b
word 0x35 0x400000000000005f
word 0x37 0x0
of=x86_64@6.15
as 7 -l $of
as 7 -l $of --json
as 7 10000-14000 -l $of
as 7 -l $of 0x37fff --json
as 7 12fff-16001 -l $of
# before 6.15 guards have no bit, and types are others
as 7 12000 -l x86_64@6.14
as 7 33000 -l x86_64@6.12
# a version that sources only bracket
as 7 -l riscv64@6.11 10000 --json
# as somebody without CAP_SYS_ADMIN sees it
cp "$proc/pagemap" "$root/all"
for page in 0x10 0x11 0x14 0x16; do
	word $page 0x8000000000000000
done
word 0x12 0x4400000000000000
word 0x21 0x4200000000000000
word 0x30 0x4280000000000000
word 0x31 0x4000000000000000
word 0x33 0x6000000000000000
word 0x35 0x4000000000000000
as 7 -l $of
as 7 -l $of --json | tail -n 2
as 7 -l $of 30000-34000
cp "$root/all" "$proc/pagemap"
# errors: arguments
as -l $of
as 7 10000 11000 -l $of
for pid in 0 -- -7 +7 7x 07 self '' 12345678901; do
	as -l $of -- "$pid"
done
as 8 -l $of
for range in x 10000- -10000 10000-0x 11000-10000 10000-10000 10000-11000-12000 \
	1ffffffffffffffff ffffffffffffffff 18000 0 13000-18000 16fff-20001 ''; do
	as 7 -l $of -- "$range"
done
as 7 ffffffffff600000 -l $of
# another layout's, too old, none
as 7 -l arm64-64k@6.15
as 7 -l x86_64-rhel7
as 7
# files
rm "$proc/pagemap"
as 7 -l $of
mkdir "$proc/pagemap"
as 7 -l $of 10000
rmdir "$proc/pagemap"
cp "$root/all" "$proc/pagemap"
cp "$proc/maps" "$root/maps"
# a name that a terminal and JSON would stumble over
printf '00010000-00014000 rw-p 00000000 fe:00 1    /a\033[31m\377 b"\\012\303\266 \355\240\200 \342\202\254 \360\200\200\200\n' >"$proc/maps"
as 7 -l $of
as 7 -l $of --json | head -n 2
for line in x 10000-14000 '10000-14000 rw' '14000-10000 rw-p 0 0:0 0' \
	'10000-1g000 rw-p 0 0:0 0' '10000-14000 rw-pp 0 0:0 0' ''; do
	{
		cat "$root/maps"
		echo "$line"
	} >"$proc/maps"
	as 7 -l $of
done
echo '10000-14000 rw-p' >"$proc/maps"
as 7 -l $of
: >"$proc/maps"
as 7 -l $of
