#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# claims.sh MUTATION-CLAIMS [--rebase]: what the claims are worth is what
# docs/mutation.md says. --rebase writes it anew, unless a layout's share fell.
set -eu
cd "$(dirname "$0")/../.."
doc=docs/mutation.md
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$1" >"$tmp/table" 2>"$tmp/without" || {
	cat "$tmp/without" >&2
	echo "a number has no reason, or a reason of tests/mutation/survivors.c explains nothing" >&2
	exit 1
}
{
	sed '/^| layout/,$d' "$doc"
	cat "$tmp/table"
} >"$tmp/doc"
# shares FILE: "LAYOUT TENTHS-OF-PERCENT" lines
shares() {
	sed -n 's/^| \([^ ]*\) | [0-9]* | [0-9]* | \([0-9]*\)\.\([0-9]\) % .*/\1 \2\3/p' "$1"
}
shares "$doc" >"$tmp/was"
shares "$tmp/doc" >"$tmp/is"
[ -s "$tmp/is" ] || {
	echo "no layout has a share" >&2
	exit 1
}
fell=$(awk 'NR == FNR { was[$1] = $2; next } $2 < was[$1] { print $1 }' "$tmp/was" "$tmp/is" | xargs)
[ -z "$fell" ] || {
	echo "fewer verdicts move than did: $fell" >&2
	cat "$tmp/without" >&2
	exit 1
}
# of a share, as PTE_SHARE says, each layout's line stands there
if [ -n "${PTE_SHARE-}" ]; then
	sed -n '/^| layout/,/^$/p' "$tmp/table" | grep -vxF -f "$doc" || exit 0
	echo "of these docs/mutation.md says otherwise" >&2
	exit 1
fi
if [ "${2-}" = --rebase ]; then
	cp "$tmp/doc" "$doc"
else
	diff -u "$doc" "$tmp/doc" || {
		echo "if that is meant, write it anew:" \
			"tests/mutation/claims.sh $(realpath --relative-to=. "$1") --rebase" >&2
		exit 1
	}
fi
