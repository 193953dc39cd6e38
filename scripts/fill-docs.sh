#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# fill-docs.sh PTE FILE: print FILE with what stands in it of pte's output as
# pte says it today. A block begins after a line "<!-- $ COMMAND -->" and its
# fence, and ends with the next fence. A test compares.
set -eu
pte=$(realpath "$1") file=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
ln -s "$pte" "$tmp/pte"
export PATH="$tmp:$PATH" LC_ALL=C.UTF-8 NO_COLOR=1

while IFS= read -r line; do
	printf '%s\n' "$line"
	case $line in
	'<!-- $ '*' -->') ;;
	*) continue ;;
	esac
	command=${line#'<!-- $ '}
	IFS= read -r fence
	printf '%s\n' "$fence"
	bash -c "${command%' -->'}" 2>/dev/null </dev/null || [ $? = 1 ]
	while IFS= read -r line && [ "$line" != '```' ]; do :; done
	printf '%s\n' "$line"
done <"$file"
