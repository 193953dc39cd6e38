#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# solvers.sh PTE [LAYOUT...]: what z3, cvc5 and the prover take for the same claims of
# the same layouts (by default all), in the default configuration of every version:
# CPU time, the least of five runs, with process start and output. The prover decides
# and verifies every verdict, a solver only the distinct obligations, all in one run:
# so a ratio is given of the batch, and of a verdict and an obligation.
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

# the least CPU time of several runs of a command, in milliseconds
least() {
	local best='' took TIMEFORMAT='%U %S'
	for _ in 1 2 3 4 5; do
		took=$({ time "$@" >/dev/null 2>&1; } 2>&1 |
			awk '{ printf "%d", ($1 + $2) * 1000 }')
		[ -n "$best" ] && [ "$best" -le "$took" ] || best=$took
	done
	echo "$best"
}

# ratios VERDICTS OF CHECK SOLVER: of the batch, and of a verdict
ratios() {
	awk -v verdicts="$1" -v of="$2" -v check="$3" -v solver="$4" \
		'BEGIN { printf " %8d %5.0f %7.0f", solver, solver / check, \
			solver / of / (check / verdicts) }'
}

solvers=(z3)
! command -v cvc5 >/dev/null || solvers+=("cvc5 --incremental")
printf '%-16s %8s %8s %8s' layout verdicts distinct check,ms
for solver in "${solvers[@]}"; do
	printf ' %8s %5s %7s' "${solver%% *},ms" batch verdict
done
echo
for layout in "${layouts[@]}"; do
	"$pte" check -c "" "$layout" --smt2 "$tmp" >/dev/null 2>&1 || [ $? = 1 ]
	file=$tmp/${layout%@*}.smt2
	verdicts=$(sed -n 's/.* of \([0-9]*\) verdicts.*/\1/p' "$file")
	distinct=$(grep -c '^(push' "$file")
	check=$(least "$pte" check -c "" --json "$layout")
	printf '%-16s %8d %8d %8d' "$layout" "$verdicts" "$distinct" "$check"
	for solver in "${solvers[@]}"; do
		read -ra command <<<"$solver"
		ratios "$verdicts" "$distinct" "$check" "$(least "${command[@]}" "$file")"
	done
	echo
done
