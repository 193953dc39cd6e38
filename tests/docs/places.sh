#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# places.sh: what a new architecture fills, as model.h says beside struct
# pte_model, is each member of its structs, once; and CONTRIBUTING.md has a row for
# each capability, in the same order.
set -eu
cd "$(dirname "$0")/../.."
include=include/pte list=$include/model.h
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# members HEADER NAME PREFIX: of struct pte_NAME
members() {
	tr '\n' ' ' <"$include/$1" | sed -E 's:/\*([^*]|\*+[^*/])*\*+/: :g' |
		grep -oE "struct pte_$2 \{[^}]*\}" | grep -oE '[a-z0-9_]+(\[[A-Z_]*\])? *[,;]' |
		sed -E "s/[^a-z0-9_].*//; s/^/$3/"
}
{
	members layout.h layout 'layout->'
	members model.h arch 'arch->'
	members model.h model ''
} | sort >"$tmp/members"
[ "$(wc -l <"$tmp/members")" -gt 40 ]

# the rows between the comment's "misses them:" and its end: "NAME   MEMBER, ..."
sed -n '/which test misses them:$/,/^ \*\//p' "$list" |
	sed -n 's/^ \*   //p' >"$tmp/list"
sed -E 's/^[a-z]+ //' "$tmp/list" | tr -s ', ' '\n' | grep . | sort >"$tmp/listed"
diff -u --label "members of the structs" --label "the list at struct pte_model" \
	"$tmp/members" "$tmp/listed" || {
	echo "$list: say at struct pte_model what needs a member; and CONTRIBUTING.md, if it's new" >&2
	exit 1
}

grep -oE '^[a-z]+' "$tmp/list" >"$tmp/capabilities"
sed -n '/^| what then works/,/^$/p' CONTRIBUTING.md |
	sed -nE 's/^\| ([a-z]+) \|.*/\1/p' | diff -u --label "$list" \
	--label "CONTRIBUTING.md" "$tmp/capabilities" - || {
	echo "CONTRIBUTING.md: give each capability of $list a row" >&2
	exit 1
}
echo "$(wc -l <"$tmp/members") members, $(wc -l <"$tmp/capabilities") capabilities"
