#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# check.sh: no file of include and src includes itself, through whatever others;
# and each room includes only from those that `sees` gives it, so that libpte
# needs nothing of libpte-prove, and the command sees public headers only.
set -euo pipefail
sees=$PWD/rooms/sees
cd ..
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# lines "FILE INCLUDED": beside it, or from the root of its side
find include src -name '*.[ch]' | sort >"$tmp/files"
xargs grep -HoE '^#include (<pte/|")[^">]+' <"$tmp/files" |
	sed -E 's/:#include ["<]/ /' >"$tmp/included"
while read -r file name; do
	root=src
	[[ $file != src/cli/* ]] || root=src/cli
	for path in "${file%/*}/$name" "$root/$name" "include/$name"; do
		[ ! -e "$path" ] || break
	done
	# version.h is generated; a room has one name, without ".."
	if [[ $name = *..* ]] || { [ ! -e "$path" ] && [ "$name" != pte/version.h ]; }; then
		echo "$file includes $name, which isn't there" >&2
		exit 1
	fi
	echo "$file $path"
done <"$tmp/included" >"$tmp/edges"
[ "$(wc -l <"$tmp/edges")" -gt 500 ] || {
	echo "hardly anything is included" >&2
	exit 1
}

status=0
tsort <"$tmp/edges" >/dev/null 2>"$tmp/circles" || status=1
cat "$tmp/circles" >&2

# The room of a file is the longest of the table's that it lies in.
awk '
	function room_of(file) {
		while (sub("/[^/]*$", "", file))
			if (file in sees)
				return file
		return "no room"
	}
	FNR == NR {
		gsub("\t", " ")
		if (!/^#/)
			sees[$1] = " " $0 " "
		next
	}
	{
		from = room_of($1)
		to = room_of($2)
		if ($1 == $2) { # which is no loop to tsort
			print $1 " includes itself"
			wrong = 1
		}
		if (from == "no room" || !index(sees[from], " " to " ")) {
			print $1 ": " from " may not include " $2
			wrong = 1
		}
	}
	END { exit wrong }
' "$sees" "$tmp/edges" >&2 || status=1
[ $status = 0 ] && echo "$(wc -l <"$tmp/edges") includes of" \
	"$(wc -l <"$tmp/files") files: no circle, no arrow up"
exit $status
