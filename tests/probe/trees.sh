#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# trees.sh PTE [TREE]...: `pte probe` on real trees, as tests/kernel unpacks them, with
# every break of tests/kernel/breaks that's of a 64-bit architecture: what stands there is
# the same as the layout, and each break is found, with a word that shows it.
#   --quick     one architecture, on objects that tests/kernel prepared: no break, but an
#               older base, from which it must differ
#   --only ROW  only the breaks of this row
# Exit 0; 1: something isn't as it should be; 2: trouble.
set -euo pipefail
cd "$(dirname "$0")/../.."
quick=false only=
while [ $# -gt 0 ]; do
	case $1 in
	--quick) quick=true ;;
	--only) only=${2:?} && shift ;;
	*) break ;;
	esac
	shift
done
pte=${1:?} && shift
kernels=${PTE_KERNEL_CACHE:-$PWD/build/kernel}
# shellcheck source=tests/probe/probing.sh
. tests/probe/probing.sh
skipped=0

quick_share() {
	local objects
	objects=$(find "$kernels/objects" -maxdepth 1 -name '6.12-x86_64-*' 2>/dev/null |
		sort | tail -1)
	if [ -z "$objects" ] || ! command -v clang-19 >/dev/null; then
		echo "SKIPPED: no objects of tests/kernel, or no clang-19"
		skipped=$((skipped + 1))
		return
	fi
	probe 0 "x86_64, 6.12" "$kernels/6.12" x86_64 --objects "$objects" --prove -- \
		"the same as x86_64@6.12" "the same as x86_64-la57@6.12" \
		"pte_to_pagemap_entry                       proved" \
		"pagemap_pmd_range                          proved" \
		"pagemap_hugetlb_range                      proved" \
		" 0 differ, 0 undecided"
	probe 1 "x86_64, 6.12, held against 5.18" "$kernels/6.12" x86_64 \
		--objects "$objects" --base x86_64@5.18 --json -- \
		'"piece":"swap.flags.exclusive","outcome":"differs","in_base":"none","in_tree":"bit 3"'
}

try_break() {
	local row=$1 shown=$2 header=$3 change=$4 arch tree helper wanted=()
	read -r _ tree arch _ < <(grep -E "^${row}[[:space:]]" tests/kernel/matrix)
	case $arch in
	ppc64le) arch=ppc64 ;;
	i386 | arm | nohash) return 0 ;;
	esac
	case $shown in
	*_user_accessible_page) # docs/limits.md: CONFIG_PAGE_TABLE_CHECK is off
		echo "left out $row, $header changed: $shown isn't asked of a tree"
		return 0
		;;
	esac
	copy_tree "$tree" "$tree"
	sed -E "$change" "$kernels/$tree/$header" >"$tmp/header"
	! cmp -s "$tmp/header" "$kernels/$tree/$header" || {
		echo "FAILED $row: nothing in $header to change"
		failed=$((failed + 1))
		return 0
	}
	rm -f "$copy/$header"
	cp "$tmp/header" "$copy/$header"
	for helper in ${shown//,/ }; do
		case $helper in
		pmd_leaf) # a row of the model, which kernel.h doesn't have
			wanted+=('"piece":"predicates.pmd_leaf","outcome":"not expressible"')
			continue
			;;
		set_ptes) helper=set_pte_at ;;
		esac
		wanted+=("\"helper\":\"$helper\",\"verdict\":\"differs\"")
	done
	probe 1 "$row, $header changed" "$copy" "$arch" --prove --json \
		"${fragment[@]}" -- "${wanted[@]}"
	ln -f "$kernels/$tree/$header" "$copy/$header"
}

all_breaks() {
	local row shown header change
	while read -r row shown header change; do
		[ -z "$only" ] || [ "$only" = "$row" ] || continue
		fragment=()
		case $row in
		loongarch64-4k-*)
			echo 4KB_3LEVEL=y >"$tmp/fragment"
			fragment=(--config "$tmp/fragment")
			;;
		esac
		try_break "$row" "$shown" "$header" "$change"
	done < <(grep -v '^#' tests/kernel/breaks)
}

if $quick; then quick_share; else all_breaks; fi
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
