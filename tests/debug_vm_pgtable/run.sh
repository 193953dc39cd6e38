#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh CC INCLUDE CHOICES: the tests that the kernel runs on its own helpers of
# entries, mm/debug_vm_pgtable.c of Debian's linux-source-6.12, compiled in user
# space against kernel.h, for each layout at 6.12 and at its newest version; and
# against broken copies of each, where they must fail. 77: no such package.
set -euo pipefail
cc=$1 include=$2 choices=$3
here=$PWD/debug_vm_pgtable
tarball=${LINUX_SOURCE:-/usr/src/linux-source-6.12.tar.xz}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

if ! [ -e "$tarball" ]; then
	echo "debug_vm_pgtable: SKIP: no $tarball (Debian package" \
		"linux-source-6.12): the kernel's own tests weren't run"
	exit 77
fi
# tests/kernel has unpacked it, perhaps; the archive takes a while
file=mm/debug_vm_pgtable.c tree=${PTE_KERNEL_CACHE:-../build/kernel}/6.12
if ! kernel/tree.sh --there 6.12 "$tree" >"$tmp/log"; then
	tree=$tmp/$(basename "$tarball" .tar.xz)
	tar -xJf "$tarball" -C "$tmp" --occurrence=1 "${tree##*/}/$file"
fi
awk -f "$here/extract.awk" "$tree/$file" >"$tmp/extracted.h"

flags=(-std=c11 -O0 -Wall -Wextra -Werror -Wno-unused-const-variable
	-Wno-unused-function -Wno-unused-parameter
	-I"$include" "-DEXTRACTED=\"$tmp/extracted.h\"")

failed=0 ran=0
# try NAME ARGUMENT...: build and run one
try() {
	local name=$1 said
	shift
	if said=$("$cc" "${flags[@]}" "$@" "$here/harness.c" -o "$tmp/program" 2>&1) &&
		said=$("$tmp/program"); then
		printf '%-24s %s\n' "$name" "$said"
	else
		printf '%-24s FAILED\n%s\n' "$name" "$(head -n 20 <<<"$said")"
		failed=1
	fi
	ran=$((ran + 1))
}

# PTE_SHARE=K/N: of the lines, every Nth from the Kth on
"$choices" | awk -v share="${PTE_SHARE-0/1}" '
	BEGIN { split(share, s, "/") } NR % s[2] == s[1]' >"$tmp/choices"
while read -r name arguments; do
	read -ra arguments <<<"$arguments"
	try "$name" "${arguments[@]}"
	case $name in
	*@6.12) try "$name, broken" -DBROKEN "${arguments[@]}" ;;
	esac
done <"$tmp/choices"

# 13 layouts, twice, and once broken
if [ -z "${PTE_SHARE-}" ] && [ "$ran" -lt 39 ] || [ "$ran" = 0 ]; then
	echo "debug_vm_pgtable: FAILED: only $ran runs"
	failed=1
fi
exit "$failed"
