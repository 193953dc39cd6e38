#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# writers.sh PTE WORDS: what `pte decode` costs a word, in instructions that valgrind
# counts and in bytes of output, for words of any bits and for those that page tables
# have; WORDS is bench-words. A release build is what counts.
set -euo pipefail
pte=$1 words=$2
count=20000
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# executed FORM COUNT: by the first COUNT words
executed() {
	head -n "$2" "$tmp/words" |
		valgrind --tool=callgrind --callgrind-out-file="$tmp/calls" \
			"$pte" decode -l x86_64 "$1" - 2>&1 >"$tmp/output" |
		sed -nE 's/.*refs: *//; s/,//g; /^[0-9]+$/p'
}

printf '%-8s %-6s %12s %6s\n' words form instructions bytes
for mix in random usual; do
	"$words" "$mix" "$count" >"$tmp/words"
	for form in --json --tsv; do
		few=$(executed "$form" 1000)
		less=$(wc -c <"$tmp/output")
		many=$(executed "$form" "$count")
		more=$(wc -c <"$tmp/output")
		printf '%-8s %-6s %12d %6d\n' "$mix" "${form#--}" \
			$(((many - few) / (count - 1000))) \
			$(((more - less) / (count - 1000)))
	done
done
