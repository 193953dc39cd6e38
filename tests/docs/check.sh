#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# check.sh PTE: what is generated in docs/ is what the command says today.
set -eu
cd "$(dirname "$0")/../.."
scripts/support-matrix.sh "$1" | diff -u docs/support-matrix.md - || {
	echo "docs/support-matrix.md: generate it anew: scripts/support-matrix.sh PTE" >&2
	exit 1
}
for file in README.md docs/schemes.md; do
	scripts/fill-docs.sh "$1" "$file" | diff -u "$file" - || {
		echo "$file: fill it anew: scripts/fill-docs.sh PTE $file" >&2
		exit 1
	}
	# a block that is empty would stay so for ever
	if awk 'f == 2 && /^```$/ { bad = 1 } { f = /^<!-- \$ / ? 1 : f == 1 ? 2 : 0 }
		END { exit !bad }' "$file"; then
		echo "$file: a command prints nothing" >&2
		exit 1
	fi
done
