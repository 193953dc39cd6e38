#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# pagemap.sh: two solvers agree on pagemap.smt2; and with a special word that is
# present (bit 0 in its place), both change their minds.
set -eu
cd "$(dirname "$0")"
for solver in z3 cvc5; do
	command -v "$solver" >/dev/null || {
		echo "SKIP: no $solver: NOTHING WAS PROVED"
		exit 77
	}
done

# answers SOLVER: of what is on stdin, one a line; what is wanted isn't said
answers() {
	case $1 in
	z3) z3 -in ;;
	cvc5) cvc5 --lang=smt2 --incremental ;;
	esac < <(sed '/^(set-info :status/d')
}

wanted=$(sed -n 's/^(set-info :status \(.*\))$/\1/p' pagemap.smt2)
[ "$(wc -l <<<"$wanted")" = 4 ] # or nothing is asked
for solver in z3 cvc5; do
	got=$(answers "$solver" <pagemap.smt2)
	[ "$got" = "$wanted" ] || {
		diff <(echo "$wanted") <(echo "$got")
		exit 1
	}
	broken=$(sed '/define-fun special/s/0004/0001/' pagemap.smt2 |
		answers "$solver")
	[ "$(head -n 1 <<<"$broken")" = sat ] || {
		echo "$solver: a special word that is present isn't found"
		exit 1
	}
	echo "$solver: ${wanted//$'\n'/ }"
done
