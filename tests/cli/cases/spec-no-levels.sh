# SPDX-License-Identifier: BSD-2-Clause
# Kernels without leaf entries at a level: every command says so, or goes on.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
printf '{"base": "x86_64@6.12", "levels": {"hugetlb": null}}\n' >pages.json
printf '{"base": "x86_64@6.12", "levels": {"pmd": null, "hugetlb": null}}\n' >ptes.json
for spec in pages.json ptes.json; do
	for level in pmd hugetlb; do
		try decode -l "$spec" --level "$level" 0x67
		try encode -l "$spec" --level "$level" none
		pte show "$spec" --level "$level" 2>&1 | sed -n '1p; /level/p'
	done
	try check "$spec" -q
	pte show "$spec" --json | grep -E '^ *"(pte|pmd|hugetlb)": '
	pte show "$spec" --json >shown.json
	pte show shown.json --json | diff - shown.json && echo 'read back as shown'
	try diff x86_64@6.12 "$spec" --level hugetlb
	pte diff "$spec" x86_64@6.12 | head -5
	pte census "$spec" | head -3
	pte budget "$spec" | head -3
done
