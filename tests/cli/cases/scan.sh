# SPDX-License-Identifier: BSD-2-Clause
# Words that were put together by hand from Linux 6.12's headers, as unit/scan has
# them: what a scan says of each is what decode does.
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit
# words le|be BYTES WORD...
words() {
	local order=$1 size=$2 word i at
	shift 2
	for word in "$@"; do
		for ((i = 0; i < size; i++)); do
			at=$((8 * i))
			[ "$order" = le ] || at=$((8 * (size - 1 - i)))
			printf '%b' "\\x$(printf %02x $((word >> at & 255)))"
		done
	done
}
scan() {
	try scan "$@" | sed -E "s|$dir|DIR|g; s/(\"rate\":)[0-9]+/\1RATE/"
}
known=(0 0x20 0x8000000012345067 0x500012345067 0x2fffffffffdb960e
	0x2ffffffffffffe00 0xfffffffffffffc00)
words le 8 "${known[@]}" >little
words be 8 "${known[@]}" >big
of=x86_64@6.12
scan -l $of little
scan -l $of little --json
scan -l $of --byte-order be big --json
scan -l $of --json --find none,swap,marker little
scan -l $of --find present - <little
# from a pipe, from nothing said, from where stdin stands in a file
head -c 56 little | scan -l $of --json
(dd bs=8 count=2 status=none of=/dev/null && scan -l $of --json) <little
# as pmds, hugetlb's, puds; without the option by which pmds have entries
for level in pmd hugetlb pud; do
	scan -l $of --level $level little --json
done
scan -l $of --level pmd -c -transparent_hugepage little --json
scan -l $of -c phys_bits=36 --json little
# where only tables stand
scan -l ppc64-hash-4k@6.12 --level pmd --byte-order be big --json
# 32-bit words
words le 4 0 0x12345067 0x1234002a >four
scan -l i386@6.12 four --find swap
# a version that sources only bracket
scan -l riscv64@6.11 little --json
# many, in their order, by several threads: every 1000th is a marker
marker='\x00\xfc\xff\xff\xff\xff\xff\xff'
for ((i = 0; i < 200; i++)); do
	head -c 7992 /dev/zero && printf '%b' "$marker"
done >many
scan -l $of --find marker many | tee all | sed -n '1,2p;199,$p'
diff <(awk '$3 == "marker" { print $1 }' all) \
	<(for ((i = 1; i <= 200; i++)); do printf '0x%x\n' $((8000 * i - 8)); done) &&
	echo in order
