# SPDX-License-Identifier: BSD-2-Clause
# Several what-ifs at once: what either takes of the same thing.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
spec() { # NAME MEMBERS
	printf '{"base": "%s", "series": "%s"%s}\n' "${base-x86_64@6.12}" "$1" \
		"${2:+, $2}" >"$1.json"
}
# all but the table of claims
collide() {
	printf '$ %s\n' "$*"
	args=()
	for name in "$@"; do args+=(-s "$name.json"); done
	pte check "${args[@]}" >out 2>err
	status=$?
	sed '/^$/,$d' out
	grep '^pte' err
	printf -- '-> %d\n' "$status"
}

spec nothing
spec unmap '"flags": [{"name": "unmap", "bit": 4}], "owners": [{"lsb": 4, "width": 1, "owner": "unmap"}]'
spec drop '"stores": [{"path": "set_ptes", "levels": ["pte"], "dropped": "0x10"}]'
spec moving '"types": [{"name": "moving", "holds": "pfn", "young_dirty": true}]'
spec noted '"types": [{"name": "noted", "holds": "marker", "needs": ["swap"]}]'
spec two '"types": [{"name": "one", "holds": "pfn"}, {"name": "two", "holds": "pfn"}]'
spec narrow '"swap": {"offset": {"width": 49}}, "owners": [{"lsb": 58, "width": 1, "owner": "free"}]'
spec narrower '"swap": {"offset": {"width": 48}}, "owners": [{"lsb": 57, "width": 2, "owner": "free"}]'
spec small '"phys_bits": 44'

collide nothing unmap
collide unmap unmap
collide unmap moving
collide moving noted
collide noted two
collide narrow narrower
collide narrow small
collide unmap drop
collide unmap moving drop noted

base=x86_64@6.1 spec old
collide unmap old
base=x86_64-la57@6.12 spec la57
collide unmap la57
pte show unmap.json --json >whole.json
collide whole unmap
for n in 1 2 3 4 5; do
	spec "flag$n" "\"flags\": [{\"name\": \"flag$n\", \"bit\": $n}]"
	spec "name$n" "\"flags\": [{\"name\": \"unmap\", \"bit\": $n}]"
done
# 4 is all that a model has room for
collide flag1 flag2 flag3 flag4 flag5 | tail -n 2
collide name1 unmap
collide unmap missing
try check -s unmap.json x86_64
try check -s unmap.json -s
args=()
for _ in $(seq 17); do args+=(-s unmap.json); done
try check "${args[@]}"
