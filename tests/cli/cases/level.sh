# SPDX-License-Identifier: BSD-2-Clause
# Levels that there aren't, here or at all; where a pmd is never a leaf of ours,
# tables are read.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
try decode -l x86_64 --level pgp 0
try decode -l x86_64@6.12 --level p4d 0
try check x86_64@6.12 --level p4d
try diff x86_64@6.12 arm64@6.12 --level p4d
try decode -l ppc64-nohash@6.12 --level pmd 0
try decode -l ppc64-hash-4k@6.12 --level=pmd 0
echo '{"base": "ppc64-hash-4k@6.12", "tables": {"pmd": null}}' >no-tables.json
try decode -l no-tables.json --level pmd 0
echo '{"base": "x86_64@6.12", "tables": {"pmd": null}}' >no-rule.json
try decode -l no-rule.json --level pmd 12345067
echo '{"base": "ppc64-hash-4k@6.12", "levels": {"hugetlb": null}}' >no-hugetlb.json
try decode -l no-hugetlb.json --level pmd 8000000012345000 1
try encode -l ppc64-nohash@6.12 --level pmd none
try show ppc64-nohash@6.12 --level pmd
