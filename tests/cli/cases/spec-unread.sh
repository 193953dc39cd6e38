# SPDX-License-Identifier: BSD-2-Clause
# What is never read, since it needs an option that the architecture hasn't, is
# said: arm64 has no soft-dirty (cli.md, settled reading 3), and uffd-wp from 6.10
# on. A base's own is told of with the base.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
read_by() { # NAME: what is noted
	printf -- '--- %s\n' "$1"
	pte decode -l "$1" 0 2>&1
	printf -- '-> %d\n' $?
}
spec() { # NAME BASE MEMBERS
	printf '{"base": "%s", %s}\n' "$2" "$3" >"$1.json"
}
soft='"swap": {"flags": {"soft_dirty": 4}}'
spec entries arm64-4k@7.3 "$soft"
read_by entries.json
spec pages arm64-4k@7.3 '"levels": {"pmd": {"flags": {"soft_dirty": 63}}}'
read_by pages.json
spec has arm64-4k@7.3 "$soft"', "options": [{"option": "mem_soft_dirty"}]'
read_by has.json
spec always arm64-4k@7.3 '"levels": {"pmd": {"flags": {"soft_dirty": 63}}}, "always_read": ["soft_dirty"]'
read_by always.json
# always_read isn't about entries
spec entry arm64-4k@7.3 "$soft"', "always_read": ["soft_dirty"]'
read_by entry.json
spec walker arm64-4k@7.3 '"walker": {"flags": {"soft_dirty": 63}}'
read_by walker.json
spec rows arm64-4k@7.3 '"names": [{"name": "mine", "macro": "MINE", "lsb": 63, "width": 1, "needs": ["mem_soft_dirty"]}],
  "stores": [{"path": "set_ptes", "levels": ["pte"], "dropped": "0x1", "needs": ["mem_soft_dirty"]},
   {"path": "set_ptes", "levels": ["pte"], "dropped": "0x1", "until": "7.2", "needs": ["mem_soft_dirty"]}],
  "predicates": [{"name": "pmd_mine", "test": {"mask": "0x0", "value": "0x0", "any": "0x0"}, "needs": ["mem_soft_dirty"]}]'
read_by rows.json
spec early arm64-4k@6.9 '"swap": {"flags": {"uffd_wp": 4}}'
read_by early.json
spec needs arm64-4k@6.8 '"flags": [{"name": "mine", "bit": 4, "needs": ["migration", "arm64_contpte"]}],
  "types": [{"name": "moving", "holds": "pfn", "needs": ["mem_soft_dirty"]}]'
read_by needs.json
spec below needs.json '"flags": [{"name": "yours", "bit": 3}]'
read_by below.json
# once, however often it's read
pte check -s needs.json -s below.json 2>&1 | grep -c note
for layout in $(pte list layouts --json | sed 's/.*"layout":"\([^"]*\)".*/\1/' | sort -u); do
	pte show "$layout" --json >built-in.json 2>/dev/null
	{ pte decode -l built-in.json 0 >/dev/null; } 2>&1
done
