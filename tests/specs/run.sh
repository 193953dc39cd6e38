#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh PTE: real layouts and series as what-ifs come out as it's known of them,
# by their exit status; and each spec is read back as it's shown.
set -eu
pte=$(realpath "$1")
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
tried=0 failed=0
fail() {
	echo "$*"
	failed=$((failed + 1))
}

while read -r want arguments; do
	case $want in '#' | '') continue ;; esac
	tried=$((tried + 1)) status=0
	# shellcheck disable=SC2086 # several
	"$pte" check $arguments >"$tmp/out" 2>&1 || status=$?
	[ "$status" = "$want" ] || {
		fail "pte check $arguments: exit $status, not $want"
		cat "$tmp/out"
	}
done <statuses
for spec in *.json; do
	grep -q "^[01] $spec\$" statuses || fail "$spec has no line in statuses"
	"$pte" show "$spec" --json >"$tmp/shown.json" 2>/dev/null
	"$pte" show "$tmp/shown.json" --json 2>/dev/null |
		cmp -s - "$tmp/shown.json" || fail "$spec isn't read back as it's shown"
done
echo "$tried questions, $failed failures"
[ "$failed" = 0 ]
