# SPDX-License-Identifier: BSD-2-Clause
# A spec where a layout is asked for: bit 4 of x86_64, which is free (facts,
# x86_64, section 3), as a flag; and two more types below hwpoison's 23.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
cat >unmap.json <<'END'
{
  "base": "x86_64@6.12",
  "series": "one more PTE bit",
  "flags": [
    {"name": "unmap", "bit": 4, "levels": ["pte", "hugetlb"], "about": "ignore the rest"}
  ],
  "types": [
    {"name": "moving_read", "holds": "pfn", "young_dirty": true, "needs": ["device_private"]},
    {"name": "reminder", "holds": "marker"}
  ],
  "owners": [{"lsb": 4, "width": 1, "owner": "unmap"}]
}
END
try decode -l unmap.json 0x2fffffffffdb961e
try decode -l unmap.json --json 2fffffffffdb9610
try decode -l ./unmap.json --level pmd 0x2fffffffffdb9610
try encode -l unmap.json swap type=5 offset=0x1234 unmap
try encode -l unmap.json swap type=22 offset=1
try encode -l unmap.json moving_read pfn=0x123 young
try encode -l unmap.json reminder marker=uffd_wp
try encode -l unmap.json moving_read pfn=1 --level pmd
try encode -l unmap.json swap type=5 offset=1 unmapp
try encode -l unmap.json movin_read pfn=1
try encode -l unmap.json -c -device_private moving_read pfn=1
try decode -l unmap.json -c -device_private 0xdffffffffffff600
try decode -l unmap.json -c +pte_marker 0
try show unmap.json --comment
try census unmap.json
pte show unmap.json --json | grep -A 8 '"series"'
pte list kinds -l unmap.json | grep -A 2 reminder
pte list layouts -l unmap.json | sed '/\.h /s/ to [0-9.]* / to N /' | newest x86_64
