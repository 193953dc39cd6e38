#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# box.sh PTE: the box of `pte report` in which a word is decoded says what `pte decode
# --tsv` says, of the newest of each layout, at each level, of any words and of those
# that are written; and refuses what that refuses. 77: no node, or it isn't built.
set -euo pipefail
pte=$(realpath "$1")
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$pte" report -o "$tmp/page.html"
grep -q 'id="box-form"' "$tmp/page.html" || {
	echo "box: SKIP: it isn't built: it takes clang, wasm-ld and python3"
	exit 77
}
command -v node >/dev/null || {
	echo "box: SKIP: no node: nobody asked the box"
	exit 77
}
words=120
mapfile -t layouts < <(grep -o '<option value="[^"]*@[^"]*">' "$tmp/page.html" | cut -d'"' -f2)
[ "${#layouts[@]}" -gt 20 ]
for layout in "${layouts[@]}"; do
	for level in pte pmd hugetlb pud; do
		{
			LC_ALL=C awk -v seed="$RANDOM" -v count=$words 'BEGIN {
				srand(seed)
				for (i = 0; i < count; i++) {
					word = ""
					for (d = 0; d < 16; d++) word = word sprintf("%x", rand() * (i % 4 ? 16 : 4))
					print word
				}
			}'
			for kind in "swap type=1 offset=0x123" "migration_read pfn=0x123" "marker marker=uffd_wp" none; do
				# shellcheck disable=SC2086 # words
				"$pte" encode -l "$layout" --level $level $kind 2>/dev/null || true
			done
		} >"$tmp/words"
		case $layout in i386@* | arm@*) sed -i -E 's/^.{8}(.{8})$/\1/' "$tmp/words" ;; esac
		"$pte" decode -l "$layout" --level $level --tsv --no-header - <"$tmp/words" \
			>"$tmp/lines" 2>/dev/null || continue
		case $level in pte) n=0 ;; pmd) n=1 ;; hugetlb) n=2 ;; pud) n=3 ;; esac
		cat "$tmp/lines" >>"$tmp/wanted"
		sed "s/^/$layout $n /" "$tmp/words" >>"$tmp/asked"
	done
done
node box.mjs "$tmp/page.html" <"$tmp/asked" >"$tmp/said"
diff "$tmp/wanted" "$tmp/said" | head -20
cmp "$tmp/wanted" "$tmp/said"
[ "$(wc -l <"$tmp/said")" -gt 8000 ]
# what is no word, and no layout
printf '%s\n' 'x86_64 0 zz' 'x86_64 0 10000000000000000' 'x86_65 0 0' 'x86_64@4.0 0 0' 'i386 0 100000000' |
	node box.mjs "$tmp/page.html" >"$tmp/refused"
[ "$(grep -c '^error: ' "$tmp/refused")" = 5 ] || {
	cat "$tmp/refused"
	exit 1
}
echo "box: $(wc -l <"$tmp/said") words of ${#layouts[@]} layouts, as pte decode has them"
