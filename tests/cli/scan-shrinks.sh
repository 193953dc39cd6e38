#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# scan-shrinks.sh PTE: a file that becomes shorter while it's scanned: exit 2, and
# what was read is told. Where it's read before that, a larger one is tried.
set -eu
pte=$(realpath "$1")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
for gigabytes in 4 16 64; do
	truncate -s "${gigabytes}G" sparse
	"$pte" scan -l x86_64@6.12 --json sparse >out 2>err &
	sleep 0.1
	truncate -s 1M sparse
	status=0
	wait $! || status=$?
	[ $status = 0 ] || break
done
grep -qE '^pte: sparse: it became shorter while it was read; it had [0-9]+ bytes$' err
[ "$(wc -l <err)" = 1 ]
# as much as was read is none, and less than the file had
read -r words none < <(sed -nE \
	's/.*"words":([0-9]+),"kinds":\{"none":([0-9]+)\}.*"doubts":\{\}.*/\1 \2/p' out)
[ "$words" = "$none" ] && [ "$words" -lt $((gigabytes << 27)) ]
[ "$status" = 2 ]
