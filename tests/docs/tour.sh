#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# tour.sh PTE: what somebody sees who builds this for the first time fits on a
# screen, names a file with the rest, and shows commands that can be typed.
set -eu
pte=$(realpath "$1")
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
bad() {
	echo "tour: $*"
	exit 1
}

# set-up and build have a line each
scripts/tour.sh "$pte" >"$tmp/tour" 2>&1 || bad "exit $?"
lines=$(wc -l <"$tmp/tour")
[ "$lines" -le 30 ] || bad "$lines lines"
wide=$(grep -v PATH= "$tmp/tour" | awk 'length > 80')
[ -z "$wide" ] || bad "too wide: $wide"
layouts=$("$pte" list layouts --json | sed 's/.*"layout":"\([^"]*\)".*/\1/' | sort -u)
for arch in $("$pte" list layouts --json | sed 's/.*"arch":"\([^"]*\)".*/\1/' | sort -u); do
	of=$(grep -cE "^$arch(-|\$)" <<<"$layouts") line=$(grep "^  $arch " "$tmp/tour") ||
		bad "$arch: no line"
	[[ $line =~ \ $of\ layouts?:\ +every\ claim\ holds ]] || bad "$arch: not $of layouts: $line"
done
# what isn't so is a known fact
facts=$("$pte" check --brief --accept-known 'riscv64*' | grep -c ^known)
grep -q "^  riscv64 .* $facts known facts" "$tmp/tour" || bad "riscv64: not $facts known facts"
! grep -qE 'refuted|FAIL|[Ee]rror' <(grep -v '^nothing is refuted' "$tmp/tour") ||
	bad "it reads as if something had failed"

report=$(grep -o 'build/[a-z]*[.]txt' "$tmp/tour")
grep -q '^pte-bit ' "$report" || bad "$report: no schemes"
[ "$(grep -cE '^(arm|i386|loongarch|mips|parisc|ppc|riscv|s390|sparc|x86)[^ ]*$' "$report")" = "$(wc -w <<<"$layouts")" ] ||
	bad "$report: not every layout"

# what it says to type, typed: 1 is an answer, too
sed -n 's/^    //p' "$tmp/tour" >"$tmp/typed"
[ "$(grep -c '^pte ' "$tmp/typed")" = 3 ] || bad "not three commands"
# shellcheck disable=SC2016 # it's for the shell below
sed 's/^pte .*/& >>"$1" || [ $? = 1 ]/' "$tmp/typed" >"$tmp/typed.sh"
PATH=/usr/bin:/bin bash -eu "$tmp/typed.sh" "$tmp/said" 2>/dev/null ||
	bad "what it says to type fails"
grep -q 'swap: a slot' "$tmp/said" || bad "decode says nothing"
# README's first example is one of them
grep -qxF "$(sed -n 's/^[$] \(pte \)/\1/p' README.md | head -n 1)" "$tmp/typed" ||
	bad "README's first example isn't among them"
echo "$lines lines"
