#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# answer.sh PART...: what solvers answer to questions that ask.sh dealt out, as
# answers.awk has it, in PART.answers. A part's name begins with its solver's.
set -eu
for part; do
	case $part in
	z3-*) z3 -in ;;
	cvc5-*) cvc5 --lang=smt2 --incremental ;;
	esac <"$part" 2>&1 | awk -f "${0%/*}/answers.awk" >"$part.answers" || true
done
