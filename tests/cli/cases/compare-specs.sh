# SPDX-License-Identifier: BSD-2-Clause
# What a spec proposes, beside the schemes, on its base. At x86_64@6.12 bit 4 is
# free, bit 9 is in the offset, types from 23 on are Linux's and 26 is
# migration_write (facts, x86_64, section 3; common, 2.3). Fork and mprotect make
# a migration entry anew with soft-dirty and uffd-wp, and no other flag (Linux
# 6.12 mm/memory.c: copy_nonpresent_pte, mm/mprotect.c: change_pte_range).
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
spec() { # NAME BASE MEMBERS
	printf '{\n  "base": "%s",\n  %s\n}\n' "$2" "$3" >"$1.json"
}
spec unmap x86_64@6.12 '"series": "one more bit", "flags": [{"name": "unmapped", "bit": 4}]'
spec taken x86_64@6.12 '"flags": [{"name": "unmapped", "bit": 9}]'
spec types x86_64@6.12 '"types": [{"name": "mine", "holds": "pfn"}, {"name": "yours", "holds": "nothing"}]'
spec pmd x86_64@6.12 '"flags": [{"name": "unmapped", "bit": 3, "levels": ["pmd"]}]'
spec moved x86_64@6.12 '"series": "a narrower offset", "swap": {"offset": {"lsb": 10, "width": 49}}, "owners": [{"lsb": 9, "width": 1, "owner": "free"}]'
# a kernel whose image boots as nothing else
spec narrow arm64-64k@6.12 '"swap": {"offset": {"width": 49}}, "owners": [{"lsb": 61, "width": 1, "owner": "free"}]'
spec other arm64-4k@6.12 '"types": [{"name": "mine", "holds": "marker", "needs": ["device_private"]}]'

pte compare -s unmap.json
try compare protnone-uffd-wp -s taken.json -s types.json -s pmd.json -s moved.json -s narrow.json -s other.json
try compare swp-type -s other.json -c -device_private | grep -v '^ '
pte compare --json special-pte -s unmap.json -s taken.json | tail -n +2
pte compare --markdown pte-bit -s unmap.json
pte compare --html pte-bit -s unmap.json -s types.json | sed -n '/<h3>unmap/,$p' |
	sed 's/<div class="lane">.*/LANE/' | head -12

# what can't be compared
try compare -s unmap.json -l x86_64
try compare -s none.json
spec scheme x86_64@6.12 '"scheme": "pte-bit=4"'
try compare -s unmap.json -s scheme.json
spec all 'x86_64@6.10..6.12' '"flags": [{"name": "unmapped", "bit": 4}]'
try compare -s all.json
pte show x86_64@6.12 --json | sed 's/"x86_64@6.12"/"whole@6.12"/' >whole.json
try compare -s whole.json
try compare special -s unmap.json
try compare -s unmap.json -c device_private_migration
