#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# golden.sh PTE WALK_CORE [--rebase]: what `pte walk` prints, and how it refuses
# what is no dump, or isn't all there. --rebase writes golden.exact anew; then read
# the diff.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
core=$(realpath "$2")
mkdir "$tmp/bin"
ln -s "$(realpath "$1")" "$tmp/bin/pte"
export PATH="$tmp/bin:$PATH" LC_ALL=C.UTF-8 TERM=dumb
unset NO_COLOR
cd "$tmp"

try() {
	printf '$ pte %s\n' "$*"
	pte "$@" 2>&1 </dev/null || printf -- '-> %d\n' $?
}

cases() {
	try walk x86_64
	try walk --json x86_64
	try walk --all arm64-64k | sed -n 1,20p
	try walk ppc64-radix-64k --range c0000100c0a60000-c0000100c0a90000
	try walk s390x --range 10030a00c
	try walk s390x --range 10030a00c --json
	# which holds nothing, or isn't there
	try walk x86_64 --range ffff8100c0a08000
	try walk x86_64 --range ffff830000000000 --json

	# by other roots: a process's has the lower half, and what an address is above
	# is what the kernel's own tables say
	try walk arm64-4k --pgd 40001000 --range 8000000000
	try walk arm64-4k --pgd 40001000 --range ffff008000000000
	try walk x86_64 --pgd ffff820000001000 --range ffff800000000000
	try walk arm64-4k --pgd 40000000 -l arm64-4k-lpa2@6.12

	# CR3 of encrypted memory
	try walk x86_64-sme --pgd 800040000000 --range ffff8100c0a07000
	try walk --help
	# without what it runs
	mkdir alone
	cp -L "$tmp/bin/pte" alone
	(PATH=$tmp/alone:$PATH && try walk x86_64)

	: >empty
	try walk empty
	printf '1234567' >seven
	try walk seven
	mkfifo fifo
	try walk fifo
	try walk .
	try walk nothing
	try walk
	try walk x86_64 -l arm64-4k@6.12
	try walk x86_64 -l x86_64@2.6.32
	try walk arm64-4k -l arm64-16k@6.12
	try walk x86_64 -l i386@6.12
	try walk x86_64 --pgd 10000
	try walk x86_64 --pgd 40000010
	try walk x86_64 --pgd ffffffffffffff00
	try walk x86_64 --pgd root
	try walk x86_64 --range 900000000000
	try walk arm64-4k --range 0-1000000000000
	try walk arm64-4k --pgd 40001000 --range 0-ffff000000001000
	# options before the name are its own
	try --json walk s390x --range 10030a00c | sed -n 1,2p
	try walk x86_64 --range 2000-1000
	try walk x86_64 --range all
	sed 's/VMCOREINFO/VMCOREINF0/' x86_64 >no-notes
	try walk no-notes
	try walk no-notes -l x86_64@6.12
	try walk no-notes -l x86_64@6.12 --pgd 40000000 | sed -n 1,2p
	# a layout without a version is that of the dump's kernel
	try walk s390x -l s390x | sed -n 1,2p
	sed 's/OSRELEASE=6.12/OSRELEASE=4.00/' x86_64 >old
	try walk old -l x86_64
	# as a dump goes through a pipe
	{ printf 'makedumpfile\0\0\0\0' && cat x86_64; } >flattened
	try walk flattened
	sed 's/phys_base/phys_bass/' x86_64 >no-base
	try walk no-base
	sed 's/RADIX_MMU)=1/RADIX_MMU)=0/' ppc64-radix-4k >hash.core
	try walk hash.core
	try walk hash.core -l ppc64-radix-4k@6.12
	sed 's/VA_BITS)=39/VA_BITS)=99/' riscv64-sv39 >wide
	try walk wide
	sed 's/VA_BITS/VA_BITZ/' riscv64-sv48 >no-bits
	try walk no-bits | sed -n 1,2p
	sed 's/OSRELEASE=6.12/OSRELEASE=4.19/' x86_64 >old
	try walk old
	# specs say nothing of tables' nesting: it's the dump's, and their layout's
	try walk old -l x86_64-4.18.1 --range ffff8100c0a07000
	pte show x86_64-la57@6.12 --json >spec.json
	try walk x86_64 -l ./spec.json
	try walk x86_64-la57 -l ./spec.json | sed -n 1,2p

	# a segment of which the file is meant to have the root alone: p_filesz
	cp x86_64 left-out
	printf '\0\20\0\0\0\0\0\0' | dd of=left-out bs=1 seek=152 conv=notrunc status=none
	try walk left-out
	try walk --all left-out --range ffff828000000000-ffff838000000000

	# the file ends within the root; or it hasn't the table that is high up
	head -c $((0x10000 + 0x818)) x86_64 >cut.core
	try walk cut.core
	head -c $((0x10000 + 0x200000)) x86_64 >short
	try walk short --range ffff810001000000
	try walk short | tail -n 1
}

for machine in x86_64 x86_64-la57 x86_64-sme arm64-4k arm64-64k ppc64-radix-64k ppc64-radix-4k \
	riscv64-sv39 riscv64-sv48 s390x; do
	"$core" "$machine" "$machine" plan
done
cases >"$tmp/golden"
if [ "${3-}" = --rebase ]; then
	cp "$tmp/golden" "$here/golden.exact"
	exit
fi
diff -u "$here/golden.exact" "$tmp/golden" || {
	echo "if that is meant: tests/walk/golden.sh $1 $2 --rebase" >&2
	exit 1
}
