#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# progress.sh: a line while something takes long: one, or on a terminal one that
# moves; all that is printed in the log; the status of what was run.
set -eu
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export log=$tmp/log
cat >"$tmp/job" <<'end'
echo first
sleep 1.2
echo second >&2
exit "$1"
end
bad() {
	echo "progress: $*"
	exit 1
}

for status in 0 3; do
	got=0
	scripts/progress.sh "a job" "$log" bash "$tmp/job" $status \
		>"$tmp/said" 2>&1 || got=$?
	[ $got = $status ] || bad "exit $got instead of $status"
	[ "$(cat "$tmp/said")" = "a job" ] || bad "says: $(cat "$tmp/said")"
	[ "$(cat "$log")" = $'first\nsecond' ] || bad "the log has: $(cat "$log")"
done

command -v script >/dev/null || exit 77
for status in 0 3; do
	got=0
	script -qec "scripts/progress.sh 'a job' '$log' bash '$tmp/job' $status" \
		"$tmp/said" >/dev/null </dev/null || got=$?
	[ $got = $status ] || bad "on a terminal: exit $got instead of $status"
	[ "$(cat "$log")" = $'first\nsecond' ] || bad "the log has: $(cat "$log")"
	tr '\r' '\n' <"$tmp/said" >"$tmp/lines"
	grep -q '^a job, [0-9]* s  first' "$tmp/lines" || bad "doesn't say how far"
	[ "$(grep -c '^a job, [0-9]* s.\[K$' "$tmp/lines")" = 1 ] ||
		bad "doesn't end with how long it took"
done
