#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# peers.sh PTE PEERS: what others make of the same words, as ratios to
# pte_target_decode: crash's arithmetic, libaddrxlat, z3 and cvc5. PEERS is
# bench-peers. What isn't installed is said.
set -euo pipefail
pte=$1 peers=$2
few=200 many=2200
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

echo "Swap entries that kernels write, read by crash's arithmetic: words in which it finds"
echo "another type or offset, without flags and with any; its time, and that of"
echo "pte_target_swap_decode, in ratio to pte_target_decode:"
"$peers" readers
"$peers" tables

# problem COUNT: so many words for a solver
problem() {
	echo '(set-logic QF_BV)'
	echo '(set-option :produce-models true)'
	echo '(define-sort W () (_ BitVec 64))'
	"$pte" export smt2 x86_64@6.12 | awk '
		/^\(define-fun (type|offset)-of / { taken = 1 }
		/^\(define-fun / && !/^\(define-fun (type|offset)-of / { taken = 0 }
		/^\(pop/ { past = 1 }
		taken && !past'
	"$peers" solver "$1"
}

# shortest COMMAND...: of three runs, in nanoseconds
shortest() {
	local best='' began took
	for _ in 1 2 3; do
		began=$(date +%s%N)
		"$@" >"$tmp/answers"
		took=$(($(date +%s%N) - began))
		[ -n "$best" ] && [ "$best" -le "$took" ] || best=$took
	done
	echo "$best"
}

ours=$("$peers" time)
problem $few >"$tmp/few.smt2"
problem $many >"$tmp/many.smt2"
for solver in "z3" "cvc5 --incremental"; do
	read -ra command <<<"$solver"
	command -v "${command[0]}" >/dev/null || {
		echo "${command[0]}: not measured, since it isn't there"
		continue
	}
	less=$(shortest "${command[@]}" "$tmp/few.smt2")
	more=$(shortest "${command[@]}" "$tmp/many.smt2")
	awk -v name="${command[0]}" -v less="$less" -v more="$more" -v ours="$ours" \
		-v words=$((many - few)) -v answers="$(grep -c '^sat' "$tmp/answers")" \
		'BEGIN { printf "%s, type and offset of a word: time %.0f (%d answers)\n", \
			name, (more - less) / words / ours, answers }'
done
