#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh PTE SPEC [FIRST [COUNT]]: random specs, COUNT of them from seed FIRST on.
#
# A well-formed one is a result, whatever overlaps in it: nothing but 0 and 1
# comes of it, it's read back as it was shown, and every verdict is verified. A
# broken one is an error that says what is wrong, or happens to be well formed.
set -u
pte=$(realpath "$1") spec=$(realpath "$2") first=${3-1} count=${4-20}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit

failed=0 undecided=0
fail() {
	echo "seed $seed, $kind: $*"
	head -3 err
	failed=$((failed + 1))
}
# expect STATUSES COMMAND...: its exit status is one of them
expect() {
	local want=$1 status=0
	shift
	timeout 20 "$pte" "$@" >out 2>err </dev/null || status=$?
	case " $want " in
	*" $status "*) ;;
	*) fail "pte $*: exit $status" ;;
	esac
	return $status
}

# the same, of what may outgrow a proof's room: then it says so, and decides nothing
decide() {
	expect "0 1 2" "$@"
	[ $? != 2 ] || {
		undecided=$((undecided + 1))
		! grep '^pte: ' err | grep -v '^pte: note: ' |
			grep -qv 'exceeds\? .*capacity$' || fail "pte $*"
	}
}

words="0 1 ffffffffffffffff 8000000000000000 2fffffffffdb960e 5a5a5a5a5a5a5a5a"
whole() {
	expect 0 show a.json --json && {
		mv out shown.json
		expect 0 show shown.json --json
		cmp -s out shown.json || fail "isn't read back as it was shown"
	}
	expect 0 show a.json
	expect 0 show a.json --comment
	expect 0 show a.json --svg=a.svg
	# shellcheck disable=SC2086 # words
	expect 0 decode -l a.json $words
	expect 0 decode -l a.json --json 0xdeadbeefdeadbeef
	decide census a.json
	decide check a.json --json
	expect "0 1" diff x86_64@6.12 a.json
	expect 0 budget a.json
	expect 0 list kinds -l a.json
	expect 0 export c-header a.json
	expect 0 export bitfield a.json
	expect 0 export build-bug-on a.json
}
broken() {
	"$pte" decode -l a.json 0 >out 2>err </dev/null
	case $? in
	0) ;;
	2)
		[ ! -s out ] || fail "half a result"
		grep -q '^pte: a.json' err || fail "nothing said"
		;;
	*) fail "exit $?" ;;
	esac
}

for ((seed = first; seed < first + count; seed++)); do
	for kind in whole broken; do
		"$spec" "$seed" $kind >a.json
		$kind
	done
done
echo "$((2 * count)) specs from seed $first on, $undecided times undecided, $failed failures"
[ $failed = 0 ]
