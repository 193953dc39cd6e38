# SPDX-License-Identifier: BSD-2-Clause
# Predicates of a spec: levels, options, a second test; and what is wrong.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit

# members of a predicate of arm64's
with() {
	printf '{\n  "base": "arm64-4k@6.12",\n  "predicates": [\n    %s\n  ]\n}\n' \
		"$1" >a.json
}
dirty='{"name": "pte_dirty", "levels": ["pte", "hugetlb"], "asks": "dirty",
     "needs": ["transparent_hugepage"], "tests": [
      {"mask": "0x80000000000000", "value": "0x80000000000000"},
      {"mask": "0x8000000000080", "value": "0x8000000000000"}]}'

# it comes back as it was said
with "$dirty"
pte show a.json --json | grep pte_dirty
pte show a.json --json >b.json
pte show b.json --json | cmp - b.json && echo 'the same again'
pte diff arm64-4k@6.12 a.json
pte diff -c -transparent_hugepage arm64-4k@6.12 a.json

# entries that pass either of two tests are refuted, unless it tells no leaf
either='"tests": [{"mask": "0x0", "value": "0x1"}, {"mask": "0x40", "value": "0x40"}]'
with "{\"name\": \"pmd_odd\", $either}"
pte check a.json --json 2>/dev/null |
	grep '"level-safe"' | grep refuted | head -n 1
with "{\"name\": \"pmd_odd\", $either, \"asks\": \"anything\"}"
pte check a.json --json 2>/dev/null | grep '"level-safe"' | grep -c refuted

refuse() {
	with "$1"
	printf '%s\n' '---'
	pte decode -l a.json 0 2>&1
	printf -- '-> %d\n' $?
}
one='{"mask": "0x1", "value": "0x1"}'
refuse '{"name": "pmd_odd"}'
refuse "{\"name\": \"pmd_odd\", \"test\": $one, \"tests\": [$one]}"
refuse '{"name": "pmd_odd", "tests": []}'
refuse "{\"name\": \"pmd_odd\", \"tests\": [$one, $one, $one]}"
refuse '{"name": "pmd_odd", "tests": {}}'
refuse '{"name": "pmd_odd", "tests": [{"mask": "1", "value": "0x1"}]}'
refuse "{\"name\": \"pmd_odd\", \"test\": $one, \"levels\": [\"pgp\"]}"
refuse "{\"name\": \"pmd_odd\", \"test\": $one, \"needs\": [\"thp\"]}"
