#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# remembered.sh: what ask.sh remembers, of solvers made up here. They say sat to
# each question of a text with "true", and unsat to others; and count themselves.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/bin"
cat >"$tmp/bin/z3" <<'END'
#!/bin/sh
read -r version <"$MADE_UP/version"
[ "$1" != --version ] || exec echo "$version"
read -r lie <"$MADE_UP/lie"
awk -v lie="$lie" '
	/^\(echo/ { gsub(/[^0-9]/, ""); print; print >>ENVIRON["MADE_UP"] "/asked" }
	/true/ { sat = 1 }
	/^\(check-sat/ { print lie != "" ? lie : sat ? "sat" : "unsat" }
	/^\(pop/ { sat = 0 }'
END
chmod +x "$tmp/bin/z3"
cp "$tmp/bin/z3" "$tmp/bin/cvc5"
export MADE_UP=$tmp PATH=$tmp/bin:$PATH PTE_SOLVERS_CACHE=$tmp/cache
echo 1 >"$tmp/version"
echo >"$tmp/lie"

failed=0 checks=0
check() {
	checks=$((checks + 1))
	"${@:2}" || {
		echo "FAILED: $1"
		failed=$((failed + 1))
	}
}

# question DIR N WANTED TEXT
question() {
	printf '(push 1)\n(assert %s)\n%s(pop 1)\n' "$4" \
		"${3//*([a-z])*( )/(check-sat)$'\n'}" >"$1/questions/$2"
	printf '%s\t%s\tquestion %s\n' "$2" "$3" "$2" >>"$1/wanted"
}

shopt -s extglob
mkdir -p "$tmp/three/questions"
echo "(set-logic QF_BV)" >"$tmp/three/head"
question "$tmp/three" 1 unsat false
question "$tmp/three" 2 sat true
question "$tmp/three" 3 "sat sat" "(or true)"

# ask STATUS ASKED [DIR]: how it ends, and how many questions both solvers get
ask() {
	local status=0
	: >"$tmp/asked"
	"$here/ask.sh" "${3-$tmp/three}" >"$tmp/out" 2>&1 || status=$?
	[ $status = "$1" ] && [ "$(wc -l <"$tmp/asked")" = "$2" ] && return
	echo "status $status, $(wc -l <"$tmp/asked") asked"
	cat "$tmp/out"
	return 1
}
says() {
	grep -qF "$1" "$tmp/out"
}

check "all are asked at first" ask 0 6
check "and it says so" says "z3: 3 of 3 questions answered as wanted: 3 asked, 0 remembered"
check "all are remembered" ask 0 0
check "and it says so" says "cvc5: 3 of 3 questions answered as wanted: 0 asked, 3 remembered"
echo 2 >"$tmp/version"
check "another version is asked again" ask 0 6
echo "# another program" >>"$tmp/bin/z3"
check "another program of the same version is asked again" ask 0 3
echo "(set-option :a b)" >>"$tmp/three/head"
check "with something else said before, all are asked again" ask 0 6

cp -r "$tmp/three" "$tmp/four"
question "$tmp/four" 4 unsat "(= x x)"
check "a new question is asked alone" ask 0 2 "$tmp/four"
cp -r "$tmp/four" "$tmp/wrong"
sed -i '2s/sat/unsat/' "$tmp/wrong/wanted"
check "a remembered answer that isn't wanted is asked again, and found" \
	ask 1 2 "$tmp/wrong"
check "and it says so" says "z3: question 2: wanted unsat, got sat"

cp -r "$tmp/four" "$tmp/five"
question "$tmp/five" 5 unsat "(= y y)"
echo sat >"$tmp/lie"
check "a wrong answer is found" ask 1 2 "$tmp/five"
echo unknown >"$tmp/lie"
check "no answer is one that isn't wanted" ask 1 2 "$tmp/five"
echo >"$tmp/lie"
check "neither was taken for the right one, nor remembered" \
	ask 0 2 "$tmp/five"
check "which is remembered" ask 0 0 "$tmp/five"

for file in "$tmp"/cache/*/*.answers; do
	head -c 30 "$file" >"$file.cut" && mv "$file.cut" "$file"
	echo "nonsense" >>"$file"
done
check "what was cut off isn't remembered" ask 0 10 "$tmp/five"

at_once() {
	local first second both=0
	rm -rf "$tmp/cache"
	"$here/ask.sh" "$tmp/five" >"$tmp/out.1" &
	first=$!
	"$here/ask.sh" "$tmp/five" >"$tmp/out.2" &
	second=$!
	wait $first || both=1
	wait $second || both=1
	return $both
}
check "two may ask at once" at_once
check "both remember" ask 0 0 "$tmp/five"

# as many files as are made one at the next writing, all with something in them
for file in "$tmp"/cache/*/*.answers; do
	for n in {1..20}; do
		awk -v n="$n" 'NR % 20 == n % 20' "$file" >"${file%/*}/$n.answers"
	done
	rm "$file"
done
cp -r "$tmp/five" "$tmp/six"
question "$tmp/six" 6 unsat "(= z z)"
check "many files are read" ask 0 2 "$tmp/six"
check "and made one a solver" [ "$(find "$tmp/cache" -type f | wc -l)" = 2 ]
check "and nothing is forgotten" ask 0 0 "$tmp/six"

PTE_SOLVERS_CACHE=""
check "an empty folder's name is none: all are asked" ask 0 6
PTE_SOLVERS_CACHE=$tmp/version
check "where nothing can be written, it goes on" ask 0 6
check "and says so" says "nothing is remembered"
unset PTE_SOLVERS_CACHE
XDG_CACHE_HOME=$tmp/xdg HOME=$tmp/home check "XDG_CACHE_HOME is taken" ask 0 6
check "nothing is put elsewhere" [ ! -e "$tmp/home" ]
XDG_CACHE_HOME="" HOME=$tmp/home check "or the home's folder" ask 0 6
check "the one named so" [ -d "$tmp/home/.cache/libpte/solvers" ]

echo "$checks checks, $failed failed"
[ $failed = 0 ]
