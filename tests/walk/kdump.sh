#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# kdump.sh PTE WALK_CORE: what makedumpfile would make of a core, compressed or in
# parts, is walked as that is; and what a part hasn't is said. Then both, damaged.
set -euo pipefail
pte=$(realpath "$1")
core=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"

fail() {
	echo "$*" >&2
	exit 1
}

for machine in x86_64 arm64-64k s390x; do
	"$core" "$machine" core plan
	python3 "$here/kdump.py" core whole
	python3 "$here/kdump.py" core first second third
	# all that isn't by chance, but what lies above what the dump has
	high=$(sed -n 's/ pte .* pfn=0x222$//p' plan)
	range=$(head -n 1 plan | cut -d ' ' -f 1)-$(grep -m 1 ' again$' plan | cut -d ' ' -f 1)
	"$pte" walk core --json --range "$range" | grep -v "\"vaddr\":\"$high\"" >wanted
	[ "$(wc -l <wanted)" -gt 20 ] || fail "$machine: hardly a word"
	for parts in whole "first second third" "third first second"; do
		# shellcheck disable=SC2086 # they're several
		"$pte" walk $parts --json --range "$range" >all
		grep -v "\"vaddr\":\"$high\"" all | diff wanted - ||
			fail "$machine: $parts: is walked otherwise"
		grep -q "\"hole\":{.*\"vaddr\":\"$high\",\"why\":\"missing\"" all ||
			fail "$machine: $parts: has a table that was left out"
	done
	# the root is in the first one
	"$pte" walk first >said || fail "$machine: its first part: exit $?"
	grep -q '^tables, not in the dump: ' said || fail "$machine: a part is all"
	got=0
	"$pte" walk second >said 2>&1 || got=$?
	[[ "$got $(cat said)" == "2 "*"isn't in the dump: Excluded page" ]] ||
		fail "$machine: its second part: exit $got: $(cat said)"
	# cut short, it's an error or a hole, and never silence
	head -c $(($(stat -c %s whole) / 2)) whole >short
	got=0
	"$pte" walk short --json --range "$range" >all 2>said || got=$?
	[ $got = 0 ] || [ $got = 2 ] || fail "$machine: half of it: exit $got"
	! diff -q wanted all >/dev/null || fail "$machine: half of it is all"
	printf '%-16s %s words\n' "$machine" "$(wc -l <wanted)"
done
python3 "$here/damage.py" "$pte" core 512 40
python3 "$here/damage.py" "$pte" whole 12288 40
