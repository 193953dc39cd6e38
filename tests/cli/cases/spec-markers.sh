# SPDX-License-Identifier: BSD-2-Clause
# Marker bits of a spec: written and read by their names, told of by list, diff and
# compare; and refuted where another one has the bit.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
# spec NAME BIT
spec() {
	printf '{"base": "x86_64@6.12", "markers": [{"name": "%s", "bit": %s, "about": "swapped out"}]}\n' \
		"$1" "$2"
}
spec pageout 3 >ours.json
spec other 3 >same-bit.json
spec other 5 >another-bit.json

# the marker is type 31, and x86 complements offsets: 8 is all ones but bit 12
try encode -l ours.json marker marker=pageout
try encode -l ours.json marker marker=uffd_wp,pageout
try decode -l ours.json 0xffffffffffffee00
try decode -l x86_64@6.12 0xffffffffffffee00
try encode -l ours.json marker marker=guard
pte list markers -l ours.json | tail -n 2
pte list markers -l ours.json --json | tail -n 1
try diff x86_64@6.12 ours.json
pte compare -s ours.json | grep -E '^(ours |  (is|markers|feasible|takes) )'
pte show ours.json --json | sed -n '/"markers"/,/]/p' >markers
cat markers

try check -s ours.json --brief
try check -s ours.json -s another-bit.json --brief
try check -s ours.json -s same-bit.json --brief
# a kernel without markers has none of these
sed 's/6.12/5.10/' ours.json >old.json
try encode -l old.json marker marker=pageout
pte compare -s old.json | grep "^not old"

refuse() {
	printf '%s\n' "$1" >refused.json
	try decode -l refused.json 0
}
refuse '{"base": "x86_64@6.12", "markers": [{"name": "poisoned", "bit": 4}]}'
refuse '{"base": "x86_64@6.12", "markers": [{"name": "a", "bit": 4}, {"name": "a", "bit": 5}]}'
refuse '{"base": "x86_64@6.12", "markers": [{"name": "a", "bit": 32}]}'
refuse '{"base": "x86_64@6.12", "markers": [{"name": "a"}]}'
