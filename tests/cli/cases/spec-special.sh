# SPDX-License-Identifier: BSD-2-Clause
# Special words of a spec: as the special pte of 2021, they are no entry. arm64 has
# no bit that hardware sets in one; on x86_64 Knights Landing may set A and D.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
# spec LAYOUT WORD NAME
spec() {
	printf '{"base": "%s", "special": [{"word": "%s", "about": "uffd-wp, and no page"}]}\n' \
		"$1" "$2" >"$3.json"
}
spec arm64-4k@6.12 0x8 alone
try encode -l alone.json special
try decode -l alone.json 0x8
try decode -l arm64-4k@6.12 0x8
try diff arm64-4k@6.12 alone.json
pte compare -s alone.json | grep -E '^(alone |  (is|special|feasible|takes) )'
pte show alone.json --json | sed -n "/^  \"special\"/,/]/p"
# it's the uffd_wp flag of slot 0 of the first swap device, as code without it reads
try check alone.json --brief
# none, a page, a migration entry of pfn 1
spec arm64-4k@6.12 0x0 none
try check none.json --brief
spec arm64-4k@6.12 0x1 present
try check present.json --brief
spec arm64-4k@6.12 0x1600 moving
try check moving.json --brief
# a marker with a bit that no kernel knows: type 31, offset 0x10
spec arm64-4k@6.12 0x107c0 unread
try check unread.json --brief
spec x86_64@6.12 0x4 x86
try check x86.json --brief
try check x86.json -S special-pte
printf '{"base": "arm64-4k@6.12", "special": [{"word": "0x8"}, {"word": "0x10"}, {"word": "0x18"}]}\n' >three.json
try decode -l three.json 0
