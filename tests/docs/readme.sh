#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# readme.sh PTE FILE...: what a document shows after "$ pte ..." is what the
# command prints. A line of "..." alone stands for any lines, also at the end.
set -euo pipefail
pte=$1
shift
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/bin"
ln -s "$(readlink -f "$pte")" "$tmp/bin/pte"
PATH=$tmp/bin:$PATH
shown=0

# match SHOWN PRINTED
match() {
	awk -v printed="$2" '
		BEGIN { while ((getline line <printed) > 0) out[++n] = line }
		$1 == "..." && NF == 1 { skip = 1; next }
		{
			do at++; while (skip && at <= n && out[at] != $0)
			if (at > n || out[at] != $0) { print "not printed: " $0; bad = 1; exit }
			skip = 0
		}
		END {
			if (!bad && !skip && at < n) { print "not shown: " out[at + 1]; bad = 1 }
			exit bad
		}' "$1"
}

check() {
	local file=$1 command=$2
	[ -n "$command" ] || return 0
	shown=$((shown + 1))
	# Blank lines before the next command are the document's.
	sed -i -e :a -e '/^\n*$/{$d;N;ba' -e '}' "$tmp/shown"
	bash -c "$command" >"$tmp/printed" 2>&1 || true
	match "$tmp/shown" "$tmp/printed" || {
		echo "$file: \$ $command" >&2
		echo "if that is meant, write down what it prints now, by hand" >&2
		exit 1
	}
}

for file; do
	command='' in_fence=false
	mapfile -t lines <"$file"
	for line in "${lines[@]}"; do
		case $line in
		'```'*)
			if $in_fence; then
				check "$file" "$command"
				in_fence=false
			else
				in_fence=true
			fi
			command=''
			;;
		'$ '*)
			check "$file" "$command"
			command=${line#\$ }
			: >"$tmp/shown"
			;;
		*) [ -z "$command" ] || printf '%s\n' "$line" >>"$tmp/shown" ;;
		esac
	done
done
[ "$shown" -gt 0 ]
echo "$shown commands print what is shown"
