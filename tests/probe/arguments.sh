#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# arguments.sh PTE: what `pte probe` says to what can't be asked, and that its help, the
# manual page and docs/probe.md tell of the same options. 77: pte-probe isn't built.
set -uo pipefail
pte=$(realpath "$1")
cd "$(dirname "$0")/../.." || exit 2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export XDG_CACHE_HOME=$tmp/cache
"$pte" probe --help >"$tmp/help" 2>"$tmp/why" || {
	cat "$tmp/why"
	grep -q "isn't installed" "$tmp/why" && exit 77
	exit 1
}
failed=0
bad() {
	echo "arguments: $*" >&2
	failed=1
}

# refused LINE WORD...: with exit 2, that one line on stderr, and nothing on stdout
refused() {
	local line=$1 status=0
	shift
	"$pte" probe "$@" >"$tmp/out" 2>"$tmp/err" || status=$?
	[ $status = 2 ] || bad "$*: exit $status"
	[ ! -s "$tmp/out" ] || bad "$*: prints $(cat "$tmp/out")"
	[ "$(cat "$tmp/err")" = "pte: probe: $line" ] || bad "$*: says $(cat "$tmp/err")"
}
# shellcheck disable=SC2016
which='which tree, of which architecture? `pte probe TREE ARCH`'
# shellcheck disable=SC2016
unknown='unknown option; `pte probe --help` shows them'
refused "$which"
refused "$which" "$tmp"
refused "one tree and one architecture at a time" "$tmp" x86_64 arm64
refused "--what: $unknown" --what "$tmp" x86_64
refused "--base: needs an argument" "$tmp" x86_64 --base
refused "--objects has a configuration: --config can't change it" \
	--objects "$tmp" --config "$tmp/fragment" "$tmp" x86_64
refused "$tmp/nothing: no such directory" "$tmp/nothing" x86_64
refused "$tmp: not a kernel tree" "$tmp" x86_64
refused "$tmp/nothing: No such file or directory" --allow "$tmp/nothing" "$tmp" x86_64

# the options of probe, as both tell them
grep -oE -- '--[a-z0-9]+' "$tmp/help" | grep -vxE -- '--(help|output)' | sort -u >"$tmp/options"
[ "$(wc -l <"$tmp/options")" -ge 7 ] || bad "help has hardly any option"
grep -m 1 -F '*pte probe*' man/pte.1.scd | grep -oE -- '--[a-z0-9]+' | sort -u |
	diff --label help --label man/pte.1.scd "$tmp/options" - ||
	bad "the manual page's line has other options"
while read -r option; do
	grep -qF -- "$option" docs/probe.md || bad "docs/probe.md says nothing of $option"
done <"$tmp/options"
exit $failed
