#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh PTE [--rebase] [CASE...]: the command's golden tests.
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
[ $# -gt 0 ] || set -- *.sh

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
# PTE_WRAPPER is what the command runs under: valgrind, say.
printf '#!/bin/sh\nexec %s %s "$@"\n' "${PTE_WRAPPER-}" "$pte" >"$tmp/pte"
chmod +x "$tmp/pte"
unset PTE_WRAPPER NO_COLOR
export PATH="$tmp:$PATH" LC_ALL=C.UTF-8 COLUMNS=80 TERM=dumb

# For cases of many commands: each with all that it says, and its exit status.
try() {
	printf '$ pte %s\n' "$*"
	pte "$@" 2>&1
	printf -- '-> %d\n' $?
}
export -f try

# Only what isn't the default has a file.
keep() {
	if [ "$(cat "$1")" = "$3" ]; then rm -f "$2"; else cp "$1" "$2"; fi
}

failed=0
for case in "$@"; do
	case=${case%.sh}.sh
	exit=0
	bash "$case" >"$tmp/stdout" 2>"$tmp/stderr" </dev/null || exit=$?
	echo "$exit" >"$tmp/exit"
	if $rebase; then
		keep "$tmp/stdout" "$case.stdout.exact" ""
		keep "$tmp/stderr" "$case.stderr.exact" ""
		keep "$tmp/exit" "$case.exit" 0
		continue
	fi

	mkdir -p "$tmp/want"
	cp "$case.stdout.exact" "$tmp/want/stdout" 2>/dev/null || : >"$tmp/want/stdout"
	cp "$case.stderr.exact" "$tmp/want/stderr" 2>/dev/null || : >"$tmp/want/stderr"
	cp "$case.exit" "$tmp/want/exit" 2>/dev/null || echo 0 >"$tmp/want/exit"
	ok=true
	for what in stdout stderr exit; do
		diff -u --label "$case: $what wanted" "$tmp/want/$what" \
			--label "$case: $what" "$tmp/$what" || ok=false
	done
	$ok || failed=$((failed + 1))
done
echo "$# cases, $failed failed"
[ "$failed" = 0 ]
