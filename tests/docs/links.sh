#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# links.sh: what a page of docs/ links to is there, the heading, too; and each page of docs/
# is on its map, docs/README.md.
# shellcheck disable=SC2016 # it's Markdown
set -euo pipefail
cd "$(dirname "$0")/../.."
failed=0 links=0
bad() {
	echo "links: $*" >&2
	failed=1
}
# as GitHub makes them of headings
anchors() {
	sed -nE '/^```/,/^```/d; s/^#+ //p' "$1" | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9_\n-'
}
for page in README.md CONTRIBUTING.md docs/*.md docs/findings/*.md examples/*.md; do
	while read -r link; do
		file=${link%%#*} heading=
		[[ $link != *'#'* ]] || heading=${link#*#}
		path=$page
		[ -z "$file" ] || path=$(dirname "$page")/$file
		links=$((links + 1))
		if [ ! -e "$path" ]; then
			bad "$page: $link isn't there"
		elif [ -n "$heading" ] && ! anchors "$path" | grep -qxF -e "$heading"; then
			bad "$page: $link: no such heading"
		fi
	done < <(sed '/^```/,/^```/d' "$page" | grep -oE '\]\([^)]*\)' | sed 's/^](//; s/)$//' |
		grep -v '^https\?:' || true)
done
for page in docs/*.md; do
	[ "$page" = docs/README.md ] || grep -qF "(${page#docs/}" docs/README.md ||
		bad "docs/README.md doesn't name $page"
done
[ $links -gt 80 ] || bad "hardly any link: $links"
echo "$links links"
exit $failed
