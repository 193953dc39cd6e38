#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# tidy.sh [--share]: clang-tidy over src, with the flags of build/clang. The
# analyzer takes most of the time: with --share it looks at a third of the files
# only, another one with each commit.
set -euo pipefail
cd "$(dirname "$0")/.."
share=false
[ "${1:-}" != --share ] || share=true

# Beyond so many states of a function the analyzer takes minutes, and found
# nothing. One file a run, or it sees va_lists that aren't there.
tidy() {
	local states=(-Xclang -analyzer-config -Xclang max-nodes=10000)
	xargs -P "$(nproc)" -n 1 clang-tidy-14 -p build/clang --quiet \
		"${states[@]/#/--extra-arg=}" "$@"
}

# third N: of the lines, every third one from the Nth on; others N: the rest
third() {
	awk -v n="$1" 'NR % 3 == n'
}
others() {
	awk -v n="$1" 'NR % 3 != n'
}

# what isn't compiled here, but for each tree that is probed, or for a browser, has no
# flags here
files() {
	find src -name '*.c' -not -path 'src/probe/tree/*' -not -path 'src/box/*' | sort
}
# what report/box.c includes is made
cmake --build build/clang --target box >/dev/null 2>&1 || true

if ! $share; then
	files | tidy
	exit
fi
n=$(($({ git rev-parse HEAD || true; } | cksum | cut -d ' ' -f 1) % 3))
status=0
files | third $n | tidy || status=1
files | others $n | tidy '--checks=-clang-analyzer-*' || status=1
exit $status
