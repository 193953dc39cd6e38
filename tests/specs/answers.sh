#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# answers.sh PTE: specs of architectures and kernels that the registry hasn't, made
# from nothing, here or named ones of the command's (share/specs), encode and decode as the kernel's own macros do; and break nothing, but
# what a line "# exit: STATUS" says of pte check.
set -eu
pte=$(realpath "$1")
cd "$(dirname "$0")/archs"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
tried=0 failed=0
fail() {
	echo "$*"
	failed=$((failed + 1))
}

# lines "LEVEL TYPE OFFSET FLAGS WORD [READ]", of a file: what is encoded, in one
# go; and that its word is read so, or that the kernel reads it as READ, none or
# present, or another TYPE OFFSET FLAGS. TYPE -: it's only read
for answers in *.answers; do
	spec=${answers%.answers}.json
	[ -e "$spec" ] || spec=${spec%.json}
	for level in pte pmd; do
		awk -v level=$level '!/^#/ && $1 == level' "$answers" >"$tmp/rows"
		[ -s "$tmp/rows" ] || continue
		tried=$((tried + $(wc -l <"$tmp/rows")))
		awk '$2 != "-" { gsub(/-/, "", $4); gsub(/,/, " ", $4)
			print "raw type=" $2, "offset=" $3, $4 }' "$tmp/rows" |
			"$pte" encode -l "$spec" --level $level - |
			diff - <(awk '$2 != "-" { print $5 }' "$tmp/rows") >"$tmp/diff" ||
			fail "$spec encodes otherwise at $level: $(cat "$tmp/diff")"
		# flags as they're written: soft_dirty first
		awk '{ print $5 }' "$tmp/rows" | "$pte" decode -l "$spec" --level $level --json |
			sed -E 's/.*"swp_type":([0-9]+),"swp_offset":"([^"]*)".*"flags":\[([^]]*)\].*/\1 \2 \3/
				s/.*"(none|present)":true.*/\1/; s/"//g; s/ $/ -/' |
			diff - <(awk 'NF < 6 { print $2, $3, $4 }
				NF > 5 { $1 = $2 = $3 = $4 = $5 = ""; sub(/^ +/, ""); print }' "$tmp/rows") >"$tmp/diff" ||
			fail "$spec decodes otherwise at $level: $(cat "$tmp/diff")"
	done
	# lines "entry WORD SWP_ENTRY": what the kernel reads it into
	if awk '$1 == "entry"' "$answers" | grep . >"$tmp/rows"; then
		tried=$((tried + $(wc -l <"$tmp/rows")))
		awk '{ print $2 }' "$tmp/rows" | "$pte" decode -l "$spec" --json |
			sed -E 's/.*"swp_entry":"0x0*([0-9a-f]+)".*/0x\1/' |
			diff - <(awk '{ print $3 }' "$tmp/rows") >"$tmp/diff" ||
			fail "$spec has another swp_entry: $(cat "$tmp/diff")"
	fi
	# lines "at LEVEL WORD KIND ADDRESS": a page's pfn, or a table's address
	while read -r _ level word kind address; do
		tried=$((tried + 1))
		"$pte" decode -l "$spec" --level "$level" --json "$word" |
			sed -E 's/.*"kind":"([a-z]*)",.*"(pfn|table)":"([^"]*)".*/\1 \3/
				s/.*"kind":"([a-z]*)",.*/\1 -/' >"$tmp/got"
		[ "$kind $address" = "$(cat "$tmp/got")" ] ||
			fail "$spec reads $word as $(cat "$tmp/got") at $level, not as $kind $address"
	done < <(awk '$1 == "at"' "$answers")
	want=$(sed -n 's/^# exit: //p' "$answers") status=0
	"$pte" check "$spec" >"$tmp/out" 2>&1 || status=$?
	[ "$status" = "${want:-0}" ] || {
		fail "pte check $spec: exit $status, not ${want:-0}"
		cat "$tmp/out"
	}
	"$pte" show "$spec" --json >"$tmp/shown.json" 2>/dev/null
	"$pte" show "$tmp/shown.json" --json 2>/dev/null |
		cmp -s - "$tmp/shown.json" || fail "$spec isn't read back as it's shown"
done
# each named spec has answers, and is part of the command
for spec in ../../../share/specs/*.json; do
	name=$(basename "$spec" .json)
	[ -e "$name.answers" ] || fail "$name has no answers"
	"$pte" list layouts --all --json | grep -q "\"layout\":\"$name\"" ||
		fail "$name isn't listed in src/cli/CMakeLists.txt"
done
echo "$tried answers, $failed failures"
[ "$failed" = 0 ] && [ "$tried" -gt 0 ]
