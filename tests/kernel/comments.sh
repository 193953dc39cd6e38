#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# comments.sh PTE [TREE]: hold the drawings in the kernel's headers, of that tree
# or of all, against what `pte show --comment` prints, bit by bit. Each difference that isn't in
# `comments`, and each one there that is gone, fails. Exit 77: nothing to read.
set -euo pipefail
pte=$(realpath "$1") only=${2:-}
cd "$(dirname "$0")"
cache=${PTE_KERNEL_CACHE:-$PWD/../../build/kernel}

# "BITS:COMMENT/MODEL" of each run of bits that differ; "-" if none does. That
# a free bit is written 0 is no difference; of a bit that the comment leaves out
# something is only missing if it isn't free.
differences() {
	awk '
	NR == FNR { comment[$1] = $2; next }
	{ model[$1] = $2 }
	END {
		for (bit = 0; bit < 64; bit++) {
			c = (bit in comment) ? comment[bit] : "nothing"
			m = (bit in model) ? model[bit] : "nothing"
			if (c == m || (m == "unused" && (c == "zero" || c == "nothing")))
				d = ""
			else
				d = c "/" m
			if (d != last || d == "")
				from = bit
			last = d
			if (d != "")
				run[from] = (bit > from ? from "-" bit : bit) ":" d
		}
		for (bit = 0; bit < 64; bit++)
			if (bit in run)
				all = all "," run[bit]
		print all == "" ? "-" : substr(all, 2)
	}' "$1" "$2"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0
while read -r layout tree style header known; do
	if ! why=$(./tree.sh "$tree" "$cache/$tree"); then
		echo "SKIP: $layout at $tree: $why"
		skipped=$((skipped + 1))
		continue
	fi
	awk -v style="$style" -f comments.awk "$cache/$tree/$header" |
		sort -n >"$work/comment"
	"$pte" show "$layout@$tree" --comment |
		awk -v style=pte -f comments.awk | sort -n >"$work/model"
	bits=$(wc -l <"$work/comment")
	found=$(differences "$work/comment" "$work/model")
	if [ "$bits" = 0 ]; then
		echo "$header at $tree: nothing is drawn there"
	elif [ "$found" != "$known" ]; then
		echo "$header at $tree: $found, expected $known"
	else
		echo "$header at $tree: $bits bits drawn; differences: $found"
		passed=$((passed + 1))
		continue
	fi
	failed=$((failed + 1))
done < <(awk -v only="$only" '!/^#/ && (only == "" || $2 == only)' comments)
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ] || exit 1
[ $skipped = 0 ] || exit 77
