#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# doxygen.sh: it reads the comments of all public headers without a warning. 77: it isn't
# here.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v doxygen >/dev/null || {
	echo "doxygen: SKIP: no doxygen: the headers' comments weren't read"
	exit 77
}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
{
	cat man/Doxyfile
	echo "OUTPUT_DIRECTORY = $tmp/out"
	echo "WARN_AS_ERROR = FAIL_ON_WARNINGS"
} >"$tmp/Doxyfile"
doxygen "$tmp/Doxyfile"
pages=$(find "$tmp/out" -name '*.3' | wc -l)
[ "$pages" -gt 400 ]
echo "$pages pages"
