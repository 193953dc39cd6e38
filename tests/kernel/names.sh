#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# names.sh TREE: whether each helper of entries and flags that a tree's generic
# headers have is asked by shim.c, or named in `unasked`. Those that are neither
# are printed, and it fails.
set -euo pipefail
tree=$1
cd "$(dirname "$0")"

functions() {
	sed -nE 's/^static inline [^(]*[ *]([a-z0-9_]+)\(.*/\1/p' "$tree/include/$1"
}

found=$({
	functions linux/swapops.h
	[ ! -e "$tree/include/linux/leafops.h" ] || functions linux/leafops.h
	for header in linux/pgtable.h linux/userfaultfd_k.h \
		asm-generic/pgtable_uffd.h asm-generic/hugetlb.h; do
		functions $header | grep -E '_(swp|soft_dirty|uffd_wp|exclusive)|_uffd$'
	done
} | sort -u)
[ "$(wc -l <<<"$found")" -gt 40 ] ||
	{ echo "error: next to no helper found in $tree/include" && exit 1; }
missing=$(comm -23 <(echo "$found") <({
	grep -ohE '[a-z0-9_]+' shim*.[ch]
	awk '!/^#/ { print $1 }' unasked
} | sort -u))
[ -z "$missing" ] || { echo "error: nobody asks for" "${missing//$'\n'/ }" && exit 1; }
