#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# pte-check-tree [--allow FILE] [-o DIR] TREE [ARCH...]: probe a kernel tree for each
# architecture (x86_64, arm64 and ppc64 unless some are named), each beside the tree's
# own version or the newest that is modelled; print one report for a mail.
#   --allow FILE  differences that are meant: objects as `pte probe --json` prints them
#   -o DIR        write a spec for each layout
# PTE names the command, if it isn't `pte`.
# Exit 1: something differs or is refuted, whatever else is undecided; 2: trouble, or
# something is undecided; 0: neither. 130: interrupted.
set -uo pipefail
pte=${PTE:-pte}
options=()

fail() {
	printf 'pte-check-tree: %s\n' "$*" >&2
	exit 2
}

usage() {
	sed -nE '/^# pte-check-tree/,/^# Exit/ { /^# Exit/!s/^# ?//p }' "$0"
}

while [ $# -gt 0 ]; do
	case $1 in
	--allow | -o)
		[ $# -gt 1 ] || fail "$1: needs a value"
		options+=("$1" "$2")
		shift 2
		;;
	--allow=*)
		options+=(--allow "${1#*=}")
		shift
		;;
	-h | --help)
		usage
		exit 0
		;;
	--)
		shift
		break
		;;
	-*) fail "$1: no such option; --help shows them" ;;
	*) break ;;
	esac
done
[ $# -gt 0 ] || fail "which tree? pte-check-tree TREE"
tree=$1
shift
archs=("$@")
[ $# -gt 0 ] || archs=(x86_64 arm64 ppc64)
command -v "$pte" >/dev/null || fail "$pte: no such command"

tmp=$(mktemp -d) || fail "no temporary directory"
trap 'rm -rf "$tmp"' EXIT

# A mail's lines: what is longer goes on in the next one, further in. The report keeps to
# that itself, but for what is said of a tree.
columns=72
fold_lines() {
	awk -v columns=$columns '{
		match($0, /^ */)
		indent = sprintf("%*s", RLENGTH + 4, "")
		line = $0
		while (length(line) > columns) {
			for (at = columns + 1; at > length(indent); at--)
				if (substr(line, at, 1) == " ")
					break
			if (at <= length(indent)) # one long word
				break
			print substr(line, 1, at - 1)
			line = indent substr(line, at + 1)
		}
		print line
	}'
}

# sum PATTERN REPORT: of the numbers that it picks
sum() {
	sed -nE "s/^[^ ]+ +[0-9]+ pieces proved;.*$1.*/\1/p" "$2" |
		awk '{ n += $1 } END { print n + 0 }'
}

# verdict STATUS REPORT: in a few words
verdict() {
	local status=$1 report=$2 said=() differs allowed undecided
	differs=$(sum 'differs from [^ ]+: ([0-9]+)' "$report")
	allowed=$(sum '\(and ([0-9]+) that are allowed\)' "$report")
	undecided=$(sum 'undecided: ([0-9]+)' "$report")
	[ "$differs" = 0 ] || said+=("differs: $differs")
	! grep -q ' breaks what ' "$report" || said+=("a claim is refuted")
	[ "$status" != 1 ] || [ ${#said[@]} -gt 0 ] ||
		said+=("something differs or is refuted")
	[ "$undecided" = 0 ] || said+=("undecided: $undecided")
	[ "$status" -lt 2 ] || [ "$undecided" != 0 ] || said+=("trouble")
	[ "$status" != 0 ] || [ "$allowed" != 0 ] ||
		said+=("nothing differs, nothing new is refuted")
	[ "$status" != 0 ] || [ "$allowed" = 0 ] ||
		said+=("nothing else differs, nothing new is refuted")
	[ "$allowed" = 0 ] || said+=("allowed: $allowed")
	printf '%s' "${said[0]}"
	[ ${#said[@]} = 1 ] || printf '; %s' "${said[@]:1}"
}

differs=false trouble=false
for arch in "${archs[@]}"; do
	status=0
	[ ! -t 2 ] || echo "$arch ..." >&2
	PTE_COLUMNS=$columns "$pte" probe "${options[@]}" -- "$tree" "$arch" </dev/null \
		>"$tmp/report" 2>&1 || status=$?
	case $status in
	0) ;;
	1) differs=true ;;
	130) exit 130 ;;
	*) trouble=true ;;
	esac
	printf '%-12s %s\n' "$arch" "$(verdict $status "$tmp/report")" |
		fold_lines >>"$tmp/summary"
	{
		echo
		# a variant's block ends with a blank line, and so does the report
		fold_lines <"$tmp/report" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
	} >>"$tmp/reports"
done
cat "$tmp/summary" "$tmp/reports" || fail "the report can't be written"
! $differs || exit 1
! $trouble || exit 2
