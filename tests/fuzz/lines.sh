#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# lines.sh PTE LINES [FIRST [COUNT]]: random words for infer, and random logs for
# explain, COUNT of each from seed FIRST on, whole and broken.
#
# Words are explained or not, and a broken one is an error that says what is
# wrong, with nothing on stdout. A log is always read: what of it matters is
# printed as it stands, and nothing else at the beginning of a line.
set -u
export LC_ALL=C
pte=$(realpath "$1") lines=$(realpath "$2") first=${3-1} count=${4-25}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit

failed=0 refused=0 explained=0
fail() {
	echo "seed $seed, $kind: $*"
	head -3 err
	failed=$((failed + 1))
}
# answer ARG...: runs pte on what was made; its status is in $status
answer() {
	status=0
	timeout 20 "$pte" "$@" <in >out 2>err || status=$?
	! grep -av '^pte: ' err | grep -aq . || fail "pte $*: stderr isn't ours"
}
# an object a line
is_json() {
	! grep -av '^{"schema":1,.*}$' out | grep -aq . || fail "pte $*: no JSON"
}

infer() {
	answer infer
	local text=$status
	case $status in
	0 | 1) [ -s out ] || fail "infer: nothing said" ;;
	2)
		refused=$((refused + 1))
		[ ! -s out ] || fail "infer: half a result"
		[ -s err ] || fail "infer: nothing said"
		;;
	*) fail "infer: exit $status" ;;
	esac
	[ "$text" != 0 ] || explained=$((explained + 1))
	answer infer --json
	is_json infer --json
	[ "$status" = "$text" ] || fail "infer --json: exit $status, not $text"
	case $text in
	0) head -1 out | grep -q '"against":\[\]' || fail "the first isn't one" ;;
	1) ! grep -q '"against":\[\]' out || fail "one explains all" ;;
	esac
	# of what is left without the bad ones
	answer infer --keep-going
	[ "$status" = "$text" ] || fail "infer --keep-going: exit $status, not $text"
}

explain() {
	answer explain
	[ "$status" = 0 ] || fail "explain: exit $status"
	# what isn't text is printed as question marks, and long lines are cut
	sed 's/\r$//' in | tr '\000-\010\013-\037' '?' >clean
	grep -av '^    ' out | cut -b 1-40 | awk '
		NR == FNR { line[n++] = $0; begins[substr($0, 1, 40)] = 1; next }
		$0 in begins { next }
		{
			for (i = 0; i < n; i++)
				if (index(line[i], $0))
					next
			print
		}' clean - >strange
	[ ! -s strange ] || fail "explain: not in the log: $(head -1 strange)"
	answer explain --json
	is_json explain --json
	[ "$status" = 0 ] || fail "explain --json: exit $status"
}

for ((seed = first; seed < first + count; seed++)); do
	for kind in words broken-words log broken-log; do
		"$lines" "$seed" "$kind" >in
		case $kind in
		*words) infer ;;
		*log) explain ;;
		esac
	done
done
echo "$((2 * count)) lists of words and as many logs from seed $first on:" \
	"$explained explained, $refused refused, $failed failures"
[ $failed = 0 ]
