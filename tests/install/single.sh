#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# single.sh LIBRARY INCLUDE CC...: the decode path as one header
# (scripts/amalgamate.py) is compiled without a warning by each compiler, needs nothing
# but what compilers call, and reads and writes every layout as the library does.
# INCLUDE has version.h.
set -euo pipefail
library=$1 include=$2
shift 2
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
flags=(-std=c11 -O1 -Wall -Wextra -Wpedantic -Werror)
command -v python3 >/dev/null || {
	echo "single: SKIP: no python3: pte-single.h wasn't made"
	exit 77
}
scripts/amalgamate.py -o "$tmp/pte-single.h"
cc=$1
"$cc" "${flags[@]}" -Iinclude -I"$include" -o "$tmp/library" tests/install/single.c "$library"
"$tmp/library" >"$tmp/wanted"
[ "$(wc -l <"$tmp/wanted")" -gt 100 ]
[ "$(cut -d' ' -f3 "$tmp/wanted" | sort -u | wc -l)" -gt 60 ]
ran=0
for cc; do
	command -v "$cc" >/dev/null || continue
	"$cc" "${flags[@]}" -DSINGLE -I"$tmp" -o "$tmp/single" tests/install/single.c
	"$tmp/single" | diff -u --label library --label "$cc" "$tmp/wanted" -
	printf '#define PTE_IMPLEMENTATION\n#include "pte-single.h"\n' >"$tmp/alone.c"
	"$cc" "${flags[@]}" -ffreestanding -c -I"$tmp" -o "$tmp/alone.o" "$tmp/alone.c"
	beside=$(nm -u "$tmp/alone.o" | awk '{ print $2 }' |
		grep -vxE 'mem(set|cpy|move|cmp)|strlen' || true)
	[ -z "$beside" ] || {
		echo "single: $cc: it needs $beside"
		exit 1
	}
	ran=$((ran + 1))
done
[ $ran -gt 0 ]
echo "single: $(wc -l <"$tmp/wanted") lines, as the library's, by $ran compilers"
