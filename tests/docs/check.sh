#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# check.sh PTE [--rebase]: what is generated in docs/ is what the command says
# today. --rebase writes it anew.
set -eu
pte=$(realpath "$1")
cd "$(dirname "$0")/../.."
matrix=docs/support-matrix.md
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
same=0

# compare FILE COMMAND...: what it prints is the file
compare() {
	local file=$1
	shift
	"$@" >"$tmp/file"
	if [ "$rebase" = --rebase ]; then
		cp "$tmp/file" "$file"
	else
		diff -u "$file" "$tmp/file" || same=1
	fi
}

rebase=${2-}
compare $matrix scripts/support-matrix.sh "$pte"
compare docs/verdicts.md scripts/verdicts.sh "$pte"
for file in CONTRIBUTING.md README.md docs/findings/*.md docs/in-flight.md docs/schemes.md docs/tutorial-*.md; do
	compare "$file" scripts/fill-docs.sh "$pte" "$file"
	# a block that is empty would stay so for ever
	if awk 'f == 2 && /^```$/ { bad = 1 } { f = /^<!-- \$ / ? 1 : f == 1 ? 2 : 0 }
		END { exit !bad }' "$file"; then
		echo "$file: a command prints nothing" >&2
		exit 1
	fi
done
[ $same = 0 ] || echo "if that is meant, write it anew:" \
	"tests/docs/check.sh $(realpath --relative-to=. "$pte") --rebase" >&2
exit $same
