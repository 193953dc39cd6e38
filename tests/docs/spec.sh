#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# spec.sh SPEC-SCHEMA [--rebase]: the schema of specs and the table of keys in
# docs/specs.md are those of the tables by which specs are read; and diff
# compares each column, or the column says why not. --rebase writes them anew.
set -eu
cd "$(dirname "$0")/../.."
schema=share/spec.schema.json doc=docs/specs.md
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$1" schema >"$tmp/schema"
"$1" keys >"$tmp/keys"
"$1" undiffed >"$tmp/undiffed"
[ -s "$tmp/undiffed" ] || exit 1
# the table between the header of its columns and the first line after it
awk -v keys="$tmp/keys" '
	/^\| key \| what \|$/ { while ((getline line < keys) > 0) print line; within = 1 }
	within && !/^\|/ { within = 0 }
	!within' "$doc" >"$tmp/doc"
if [ "${2-}" = --rebase ]; then
	cp "$tmp/schema" "$schema"
	cp "$tmp/doc" "$doc"
	exit 0
fi
same=0
diff -u "$schema" "$tmp/schema" || same=1
diff -u "$doc" "$tmp/doc" || same=1
[ $same = 0 ] || echo "if that is meant, write them anew:" \
	"tests/docs/spec.sh $(realpath --relative-to=. "$1") --rebase" >&2
exit $same
