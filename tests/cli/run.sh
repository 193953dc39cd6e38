#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh PTE [--rebase] [CASE...]: the command's golden tests.
# run.sh PTE --part I/N: of all, the Ith of N parts, from 0 on.
#
# A case is cases/x.sh, run in that folder with `pte` on its path. Beside it lies
# what must come out: x.sh.stdout.exact, x.sh.stderr.exact (none: nothing) and
# x.sh.exit (none: 0). --rebase writes them anew; then read the diff, and hold
# what is new against a source that isn't pte.
set -eu
pte=$(realpath "$1")
shift
rebase=false
[ "${1-}" != --rebase ] || {
	rebase=true
	shift
}
cd "$(dirname "$0")/cases"
if [ "${1-}" = --part ]; then
	part=${2%/*} parts=${2#*/} all=(*.sh)
	set --
	for ((i = part; i < ${#all[@]}; i += parts)); do
		set -- "$@" "${all[i]}"
	done
fi
[ $# -gt 0 ] || set -- *.sh

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/bin" "$tmp/wanted" "$tmp/got"
ln -s "$pte" "$tmp/bin/pte"
unset NO_COLOR
export PATH="$tmp/bin:$PATH" LC_ALL=C.UTF-8 COLUMNS=80 TERM=dumb

# For cases of many commands: each with all that it says, and its exit status.
try() {
	printf '$ pte %s\n' "$*"
	pte "$@" 2>&1
	printf -- '-> %d\n' $?
}
export -f try

# For cases that speak of the newest kernels: newest ARCH... says NEWEST where it
# reads theirs, so that a release in which nothing changes changes no case. "7.1"
# ends "5.19 to 7.1", "5.19..7.1", "5.19-7.1" and "until":"7.1", or is all of a
# name, x86_64@7.1; where it's something's first version, too, it stays.
newest() {
	local arch v script=
	for arch in "$@"; do
		v=$(newest_of "$arch")
		script+="s/( to |\\.\\.|-|\"(until|newest)\": ?\")$v\\b/\\1NEWEST/g;"
		script+="s/\\b(${arch}[a-z0-9-]*@)$v(\"|:| |$)/\\1NEWEST\\2/g;"
	done
	sed -E "$script"
}
newest_of() {
	pte --version | sed -nE "s/^newest .* $1 ([0-9]+\\.[0-9]+).*/\\1/p"
}
export -f newest newest_of

# What is the default may have no file: a missing one is an empty one.
wanted=()
for case in "$@"; do
	case=${case%.sh}.sh
	exit=0
	bash "$case" >"$tmp/got/$case.stdout.exact" \
		2>"$tmp/got/$case.stderr.exact" </dev/null || exit=$?
	[ "$exit" = 0 ] || echo "$exit" >"$tmp/got/$case.exit"
	for file in "$case".{stdout.exact,stderr.exact,exit}; do
		[ ! -e "$file" ] || wanted+=("$file")
	done
done

if $rebase; then
	find "$tmp/got" -empty -delete
	rm -f "${wanted[@]}"
	cp "$tmp/got"/* .
	exit
fi
cp "${wanted[@]}" "$tmp/wanted"
mapfile -t failed < <(cd "$tmp" && diff -qrN wanted got |
	sed 's/^Files wanted.//; s/[.]sh[.].*//' | sort -u)
(cd "$tmp" && diff -urN wanted got) || true
echo "$# cases, ${#failed[@]} failed"
[ ${#failed[@]} = 0 ] || {
	root=$(realpath ../../..)
	echo "if that is meant, write them anew, and read the diff:" \
		"tests/cli/run.sh $(realpath --relative-to="$root" "$pte") --rebase ${failed[*]}" >&2
	exit 1
}
