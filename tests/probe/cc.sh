#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# cc.sh: what probe-tree gives a makefile for a compiler answers as the compiler does, and
# asks it once only: but of what may change (a file, a full disk) each time.
set -uo pipefail
cc=$PWD/../src/probe/tree/cc.sh
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cat >"$tmp/clang" <<'END'
#!/bin/sh
echo run >>"${0%/*}/runs"
case $* in
*-funknown*) echo "error: unknown argument: '-funknown'" >&2 && exit 1 ;;
*-ffull*) echo "error: unable to open output file: No space left on device" >&2 && exit 1 ;;
*-fpath*) echo "error: unable to open output file '/tmp/unknown-dir/x'" >&2 && exit 1 ;;
*-fcrash*) printf '%s\n' 'error: unable to execute command: Killed' \
	'Target: x86_64-unknown-linux-gnu' >&2 && exit 1 ;;
*-fold*) echo "error: nothing of that kind is unsupported" >&2 && exit 1 ;;
*-dM*) echo '#define __clang__ 1' ;;
esac
END
chmod +x "$tmp/clang"
export PROBE_CC=$tmp/clang PROBE_ANSWERS=$tmp/answers PROBE_COMMAND=$tmp/command
failed=0

# ask RUNS STATUS SAID ARGUMENT...: how often the compiler ran, and what it said
ask() {
	local runs=$1 wanted=$2 text=$3 said status=0
	shift 3
	: >"$tmp/runs"
	said=$("$cc" "$@" 2>&1) || status=$?
	[ "$(wc -l <"$tmp/runs")" = "$runs" ] && [ $status = "$wanted" ] &&
		[[ $said = *"$text"* ]] && return
	echo "WRONG $*: $(wc -l <"$tmp/runs") runs, not $runs, status $status, not $wanted: $said"
	failed=1
}

question=(-c -x c /dev/null)
ask 1 0 '' -fknown "${question[@]}" -o one/tmp
ask 0 0 '' -fknown "${question[@]}" -o another/tmp
ask 0 0 '' -I /a/tree -I/another -ffile-prefix-map=/a=b -fknown "${question[@]}" -o one/tmp
ask 1 1 "unknown argument" -funknown "${question[@]}" -o one/tmp
ask 0 1 '' -funknown "${question[@]}" -o one/tmp
ask 1 0 '' -fbegin "${question[@]}" -o one/tmp -Wextra
ask 1 0 '' -fbegin "${question[@]}" -o one/tmp
# of more or fewer words it is another question
ask 1 0 '' -fknown -Werror "${question[@]}" -o one/tmp
ask 1 0 '' -fknow "${question[@]}" -o one/tmp
for _ in 1 2; do
	ask 1 1 "unable to" -fpath "${question[@]}" -o one/tmp
	ask 1 1 "Killed" -fcrash "${question[@]}" -o one/tmp
	ask 1 1 "nothing" -fold "${question[@]}" -o one/tmp
	ask 1 1 "No space left" -ffull "${question[@]}" -o one/tmp
	ask 1 0 '' -fprofile-use=some/file "${question[@]}" -o one/tmp
	ask 1 0 '#define' -dM -E -x c /dev/null
	ask 1 0 '' -c a.c -o a.o
	ask 1 0 '' --version
done
ask 1 0 '' -DX='a b' -c -o shim.o some/shim.c
mapfile -d '' words <"$tmp/command"
[ "$(printf '%s|' "${words[@]}")" = "$PWD|-DX=a b|-c|-o|shim.o|some/shim.c|" ] || {
	echo "WRONG command: ${words[*]}"
	failed=1
}
exit $failed
