#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh [--rebase] BUILD: what the libraries of a build with debug information
# export, functions and the types behind them, is what tests/abi/*.abi say: a
# change of the interface is meant, or it fails. libabigail reads it.
set -eu
rebase=false
[ "$1" != --rebase ] || {
	rebase=true
	shift
}
build=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
root=$(dirname "$(dirname "$here")")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# where a thing stands, in the source or on this machine, isn't interface
describe() {
	abidw --no-show-locs --no-corpus-path --no-comp-dir-path --no-elf-needed \
		--exported-interfaces-only --type-id-style hash "$1" |
		sed "s#$root/##g"
}

# A baseline that is cut off, or no XML, is the same to abidiff as far as it reads.
same() {
	local status=0
	abidiff --no-show-locs "$1" "$2" 2>"$tmp/errors" || status=$?
	cat "$tmp/errors" >&2
	[ $status = 0 ] && ! grep -q 'parser error' "$tmp/errors"
}

passed=0 failed=0
for library in libpte libpte-prove; do
	describe "$build/$library.so" >"$tmp/$library.abi"
	if $rebase; then
		cp "$tmp/$library.abi" "$here/$library.abi"
	elif same "$here/$library.abi" "$tmp/$library.abi"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
done
[ $failed = 0 ] || echo "if that is meant: a word in CHANGELOG.md, and write it anew:" \
	"tests/abi/run.sh --rebase $(realpath --relative-to="$root" "$build")" >&2
$rebase || echo "$passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
