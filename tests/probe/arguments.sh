#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# arguments.sh PTE: what `pte probe` says to what can't be asked, and that docs/probe.md
# tells of its options. 77: pte-probe isn't built.
set -uo pipefail
pte=$(realpath "$1")
cd "$(dirname "$0")/../.." || exit 2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export XDG_CACHE_HOME=$tmp/cache
"$pte" probe --help >"$tmp/help"
"$pte" probe >"$tmp/why" 2>&1
if grep "isn't installed" "$tmp/why"; then
	exit 77
fi
failed=0
bad() {
	echo "arguments: $*" >&2
	failed=1
}

# refused LINE WORD...: with exit 2, that line first on stderr, and nothing on stdout
refused() {
	local line=$1 status=0
	shift
	"$pte" probe "$@" >"$tmp/out" 2>"$tmp/err" || status=$?
	[ $status = 2 ] || bad "$*: exit $status"
	[ ! -s "$tmp/out" ] || bad "$*: prints $(cat "$tmp/out")"
	[[ $(head -n 1 "$tmp/err") == "pte: $line"* ]] || bad "$*: says $(cat "$tmp/err")"
}
# shellcheck disable=SC2016
which='probe: which tree, of which architecture? `pte probe TREE ARCH`'
refused "$which"
refused "$which" "$tmp"
refused "probe: one tree and one architecture at a time" "$tmp" x86_64 arm64
refused "--what: unknown option; there are: output, config, objects," --what "$tmp" x86_64
refused "--base: needs an argument" "$tmp" x86_64 --base
refused "probe: --objects has a configuration: --config can't change it" \
	--objects "$tmp" --config "$tmp/fragment" "$tmp" x86_64
refused "x86_64@9.9: newer than the newest version modelled: x86_64 is modelled" \
	--base x86_64@9.9 "$tmp" x86_64
refused "probe: $tmp/nothing: no such directory" "$tmp/nothing" x86_64
refused "probe: $tmp: not a kernel tree" "$tmp" x86_64
refused "probe: $tmp/nothing: No such file or directory" --allow "$tmp/nothing" "$tmp" x86_64

# the options of probe alone
grep -oE -- '--[a-z0-9]+' "$tmp/help" | grep -vxE -- '--(help|output|json|pretty|color|version)' | sort -u >"$tmp/options"
[ "$(wc -l <"$tmp/options")" -ge 7 ] || bad "help has hardly any option"
while read -r option; do
	grep -qF -- "$option" docs/probe.md || bad "docs/probe.md says nothing of $option"
done <"$tmp/options"
exit $failed
