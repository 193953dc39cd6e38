# SPDX-License-Identifier: BSD-2-Clause
# What moved, and words that show it. arm64's swap format of 6.10, and x86_64's
# exclusive flag of 5.19: facts, arm64, section 3, and x86_64, section 3; types:
# facts, common, 2.3.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
try diff -v arm64@6.8 arm64@6.12
try diff -v x86_64@6.14 x86_64@6.17
# without -v the first word, and how many there are
pte diff arm64@6.8 arm64@6.12 | sed -n '1p;/^0x/,$p'
[ "$(pte diff x86_64@6.14 x86_64@6.17 --json)" = "$(pte diff -v x86_64@6.14 x86_64@6.17 --json)" ] ||
	echo 'JSON depends on -v'
try diff x86_64@6.12 x86_64@6.12
try diff x86_64@6.12 x86_64@6.12 --json
pte diff x86_64@5.17 x86_64@5.19 --level pte --json | grep -v '"type"'
try diff ppc64-hash-4k@6.12 ppc64-nohash@6.12 -c +device_private
echo '{"base": "x86_64@6.12", "flags": [{"name": "unmap", "bit": 4}],
	"types": [{"name": "moving", "holds": "pfn"}],
	"owners": [{"lsb": 4, "width": 1, "owner": "unmap"}]}' >unmap.json
try diff -v x86_64@6.12 unmap.json
echo '{"base": "x86_64@6.12", "stores": [{"path": "set_ptes", "levels": ["pte"], "dropped": "0x10"}],
	"levels": {"pte": {"hardware": "0x70"}, "hugetlb": null}, "phys_bits": 48}' >other.json
try diff x86_64@6.12 other.json
try diff x86_64@6.12
try diff x86_64@6.12 x86_64@6.12 x86_64@6.12
try diff x86_64@6.12 missing.json
try diff x86_64@5.9 x86_64@5.10 | newest x86_64
