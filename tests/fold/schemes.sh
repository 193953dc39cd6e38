#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# schemes.sh PTE: the instructions of each scheme's reader, counted again, are
# those that the library knows, as `pte compare --json` says them. They are of
# gcc 12; others aren't compared. 77 if no such compiler is there.
set -eu
pte=$1
cd "$(dirname "$0")"
object=$(mktemp --suffix=.o)
trap 'rm -f "$object"' EXIT
failed=0 ran=0

# known LAYOUT: "NAME COUNT" a line, as the library knows it
known() {
	"$pte" compare --json -l "$1" |
		sed -n 's/.*"scheme":"\([a-z-]*\)".*"instructions":{"reader":\([0-9]*\),"none":\([0-9]*\),"present":\([0-9]*\)}.*/\1 \2\nnone \3\npresent \4/p' |
		tr - _ | sort -u
}

# recount LAYOUT OBJDUMP COMPILER
recount() {
	local layout=$1 objdump=$2 compiler=$3 name count got compared=0
	if ! command -v "$compiler" >/dev/null ||
		! command -v "$objdump" >/dev/null ||
		[ "$("$compiler" -dumpversion)" != 12 ]; then
		echo "skipped: $layout: no $compiler 12"
		return
	fi
	"$compiler" -std=c11 -O2 -Wno-unused-const-variable -I ../../include \
		-c schemes.c -o "$object"
	ran=1
	while read -r name count; do
		# the RFC's types are read as v6's
		got=$(./count.sh "$objdump" "$object" |
			awk -v n="${name%_rfc}" '$1 == n { print $2 }')
		compared=$((compared + 1))
		if [ "$got" != "$count" ]; then
			echo "FAILED: $layout: $name: counted ${got:-nothing}, known $count"
			echo "  (the table is in src/proposal/scheme_cost.c)"
			failed=1
		fi
	done < <(known "$layout")
	echo "$layout: $compared readers compared"
	# a kernel that could have nothing would agree with everything
	[ "$compared" -ge 9 ] || failed=1
}

recount x86_64@7.1 objdump gcc
recount arm64-4k-lpa2@7.1 aarch64-linux-gnu-objdump aarch64-linux-gnu-gcc
recount ppc64-hash-64k@6.0 powerpc64le-linux-gnu-objdump powerpc64le-linux-gnu-gcc

[ "$ran" = 1 ] || exit 77
exit "$failed"
