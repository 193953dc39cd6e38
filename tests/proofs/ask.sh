#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# ask.sh DIR: ask z3 and cvc5, and hold what they answer against what is wanted.
#
#   DIR/head         what is said before any question
#   DIR/questions/N  a question, from push to pop
#   DIR/wanted       a line a question: N, what must be answered, whose it is
#
# What isn't answered as wanted is printed, and of each solver how many questions
# it was asked, and how many answers were remembered. Exit 1: not all are as
# wanted.
#
# Answers are remembered in PTE_SOLVERS_CACHE (empty: nowhere), or else in
# libpte/solvers below XDG_CACHE_HOME or ~/.cache: those that were wanted. They are
# of one solver, byte for byte, and of a question's text; where another is wanted
# now, it's asked again.
set -eu -o pipefail
shopt -s nullglob
dir=$(realpath "$1")
here=$(realpath "${0%/*}")
base=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
cache=${PTE_SOLVERS_CACHE-${base:+$base/libpte/solvers}}

# as many files, of so many lines, are made one: only this run's are kept then
FILES=16
LINES=200000

# identity SOLVER: of the program, its libraries, and how it's asked
identity() {
	local program magic libraries=()
	program=$(command -v "$1")
	IFS= read -r -N 2 magic <"$program"
	[ "$magic" = '#!' ] ||
		mapfile -t libraries < <(ldd "$program" | grep -o '/[^ ]*')
	{
		"$1" --version
		cat "$program" "${libraries[@]}" "$dir/head" "$here/answer.sh"
	} | sha256sum
}

declare -A folder
for solver in z3 cvc5; do
	id=$(identity $solver)
	folder[$solver]=$cache/$solver-${id:0:32}
done

# remembered SOLVER: lines "KEY ANSWER..."; files come and go, others write, too
remembered() {
	local files=("${folder[$1]}"/*.answers)
	[ -z "$cache" ] || cat /dev/null "${files[@]}" 2>/dev/null |
		grep -xE '[0-9a-f]{64}( (sat|unsat))+' || true
}

# remember SOLVER FILE: lines as `remembered` has them, in a file of their own
remember() {
	local to=${folder[$1]} new files
	if [ -z "$cache" ] || [ ! -s "$2" ]; then
		return
	fi
	if ! { mkdir -p "$to" && new=$(mktemp "$to/new.XXXXXX"); }; then
		echo "$1: nothing is remembered, there's no writing to $to"
		return
	fi
	files=("$to"/*.answers)
	if [ ${#files[@]} -ge $FILES ]; then
		remembered "$1" | sort -u >"$new"
		[ "$(wc -l <"$new")" -lt $LINES ] || : >"$new"
	else
		files=()
	fi
	cat "$2" >>"$new"
	mv "$new" "$new.answers"
	[ ${#files[@]} = 0 ] || rm -f "${files[@]}"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$dir/questions" && sha256sum -- *) >"$work/keys"

# Questions that are left are dealt out. cvc5 is slower by the square of what it
# has been asked; z3 takes its time to begin.
for solver in z3 cvc5; do
	remembered "$solver" >"$work/$solver.remembered"
	awk -v out="$work/$solver" -v part="$work/$solver-" -v dir="$dir" \
		-v each="$([ "$solver" = z3 ] && echo 1000 || echo 20)" \
		-f "$here/left.awk" \
		"$work/keys" "$work/$solver.remembered" "$dir/wanted"
done
(cd "$work" && echo *-[0-9]* | xargs -r -P "$(nproc)" -n 4 "$here/answer.sh")

failed=0
for solver in z3 cvc5; do
	cat /dev/null "$work/$solver"-*.answers >"$work/answers"
	awk -v solver="$solver" -v new="$work/$solver.new" -f "$here/held.awk" \
		"$work/keys" "$work/$solver.known" "$work/answers" \
		"$dir/wanted" || failed=1
	remember "$solver" "$work/$solver.new"
done
exit $failed
