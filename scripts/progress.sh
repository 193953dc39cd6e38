#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# progress.sh WHAT LOG COMMAND...: run a command that takes a while, all that it
# prints into a log. A line says what goes on; on a terminal also how long, and
# where the log is. The exit status is the command's.
set -eu
what=$1 log=$2
shift 2
if [ ! -t 1 ]; then
	printf '%s\n' "$what"
	exec "$@" </dev/null >"$log" 2>&1
fi

columns=$(stty size <&1 2>/dev/null | cut -d ' ' -f 2) || true
[ "${columns:-0}" -gt 0 ] || columns=80
show() {
	local line
	line="$what, $SECONDS s  $(tail -n 1 "$log" | tr -cd '[:print:]')"
	printf '\r%s\033[K' "${line:0:columns-1}"
}

status=0
: >"$log"
"$@" </dev/null >"$log" 2>&1 &
job=$!
trap 'kill "$job" 2>/dev/null; echo; exit 130' INT TERM
while kill -0 "$job" 2>/dev/null; do
	show
	sleep 0.5
done
wait "$job" || status=$?
printf '\r%s, %d s\033[K\n' "$what" "$SECONDS"
exit "$status"
