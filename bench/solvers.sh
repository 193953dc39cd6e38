#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# solvers.sh PTE [LAYOUT...]: compare the times of z3 and of the prover on the same
# claims of the same layouts (by default all), in the default configuration of every
# version. Times are the shortest of five runs, with process start and output. The
# prover decides and verifies every verdict, z3 only the distinct obligations.
set -eu
pte=$1
shift
[ $# -gt 0 ] || mapfile -t layouts < <("$pte" list layouts --json |
	sed -n 's/.*"layout":"\([^"]*\)".*/\1/p' | sort -u)
[ $# = 0 ] || layouts=("$@")
command -v z3 >/dev/null || {
	echo "SKIP: no z3"
	exit 77
}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# the shortest time of several runs of a command, in microseconds
shortest() {
	local best='' began took
	for _ in 1 2 3 4 5; do
		began=$(date +%s%N)
		"$@" >/dev/null 2>&1 || true
		took=$((($(date +%s%N) - began) / 1000))
		[ -n "$best" ] && [ "$best" -le "$took" ] || best=$took
	done
	echo "$best"
}

printf '%-16s %9s %9s %11s %11s %7s\n' \
	layout verdicts distinct 'prover us' 'z3 us' ratio
for layout in "${layouts[@]}"; do
	"$pte" check -c "" "$layout" --smt2 "$tmp" >/dev/null 2>&1 || [ $? = 1 ]
	file=$tmp/${layout%@*}.smt2
	prover=$(shortest "$pte" check -c "" --json "$layout")
	solver=$(shortest z3 "$file")
	printf '%-16s %9d %9d %11d %11d %7d\n' "$layout" \
		"$(sed -n 's/.* of \([0-9]*\) verdicts.*/\1/p' "$file")" \
		"$(grep -c '^(push' "$file")" \
		"$prover" "$solver" $((solver / prover))
done
