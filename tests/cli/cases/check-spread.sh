# SPDX-License-Identifier: BSD-2-Clause
# A spec whose base stands for several layouts and versions is tried wherever it
# would land: a line a layout, and what breaks it once.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
# on BASE BIT: a flag there
on() {
	printf '{"base": "%s", "flags": [{"name": "mine", "bit": %d, "levels": ["pte"]}],\n "owners": [{"lsb": %d, "width": 1, "owner": "mine"}]}\n' \
		"$1" "$2" "$2" >mine.json
	printf '%s, bit %d\n' "$1" "$2"
}
check() {
	pte check "$@" 2>said | grep -v ' proved, '
	printf -- '-> %d\n' "${PIPESTATUS[0]}"
	grep -v '^in ' said
}
on 'x86_64*@6.10..' 4
check mine.json | newest x86_64
pte check mine.json --json | sed 's/.*"layout":"\([^"]*\)".*"until":"\([^"]*\)".*/\1-\2/; t; s/.*/summary/' | uniq | newest x86_64
on 'arm64-4k*@6.10..7.1' 8
check mine.json
# free in the old eras only
on 'x86_64@5.15..5.19' 3
check mine.json
on 'ppc64-radix-*' 10
check mine.json --brief | sed 's/ *[0-9]* proved.*//' | newest ppc64
on '*@6.12..6.12' 63
check mine.json | grep -c promises
# -c: versions that can't have it are passed over
on 'x86_64@5.10..' 4
check mine.json -c pte_marker_uffd_wp | newest x86_64

on 'arm64*@6.10..' 4
try decode -l mine.json 0x1
try check -s mine.json -s mine.json
for base in 'arm65*' 'arm64*@7.3..6.10' 'arm64*@6..' '@6.10..' 'x86_64@4.0..4.2'; do
	on "$base" 4
	try check mine.json
done
printf '{"base": "x86_64@6.1..", "layout": "same"}' >named.json
try check named.json
