# shellcheck shell=bash
# SPDX-License-Identifier: BSD-2-Clause
#
# What trees.sh and whole.sh share: a tree is probed, and something is expected. Sourced.
# shellcheck disable=SC2154 # pte and kernels are theirs
trees=$PWD/build/probe
mkdir -p "$trees"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export XDG_CACHE_HOME=$trees/cache
passed=0 failed=0

# probe WANTED NAME WORDS... -- TEXT...: its status, and what it must say
probe() {
	local wanted=$1 name=$2 status=0 text ok=true words=()
	shift 2
	while [ "$1" != -- ]; do
		words+=("$1") && shift
	done
	shift
	"$pte" probe "${words[@]}" >"$tmp/out" 2>"$tmp/err" || status=$?
	[ $status = "$wanted" ] || ok=false
	for text in "$@"; do
		grep -qF -- "$text" "$tmp/out" || { ok=false && echo "  lacks: $text"; }
	done
	if $ok; then
		passed=$((passed + 1)) && echo "ok $name"
	else
		failed=$((failed + 1))
		echo "FAILED $name: status $status, not $wanted"
		sed 's/^/  /' "$tmp/out" "$tmp/err" | head -40
	fi
}

# copy_tree VERSION NAME: a tree of links, of which a file may be replaced; in $copy
copy_tree() {
	copy=$trees/$2
	[ ! -e "$copy/Makefile" ] || return 0
	rm -rf "$copy"
	cp -al "$kernels/$1" "$copy"
}
