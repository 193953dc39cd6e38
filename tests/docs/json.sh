#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# json.sh PTE [--rebase]: the schema of what is printed with --json takes all of it, and
# docs/json.md says what it says; --rebase writes that anew. 77: no python3-jsonschema.
set -eu
pte=$(realpath "$1")
cd "$(dirname "$0")/../.."
schema=share/output.schema.json
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -c 'import jsonschema' 2>/dev/null || {
	echo "json: SKIP: no python3-jsonschema: no output was held against its schema"
	exit 77
}
python3 scripts/json-doc.py $schema >"$tmp/json.md"
if [ "${2-}" = --rebase ]; then
	cp "$tmp/json.md" docs/json.md
fi
diff -u docs/json.md "$tmp/json.md" || {
	echo "if that is meant, write it anew: tests/docs/json.sh $1 --rebase" >&2
	exit 1
}
# no key without a word
if grep -E '^\| .*\| (optional: )?\|$' docs/json.md; then
	echo "json: these keys of $schema have no description" >&2
	exit 1
fi
python3 tests/docs/json_output.py $schema "$pte" "$tmp" tests/cli/cases/*.exact tests/walk/golden.exact
