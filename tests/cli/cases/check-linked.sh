# SPDX-License-Identifier: BSD-2-Clause
# A bit of an address that stands twice in a word: where both are asked for, one
# set and the other clear, no page is. Of more than eight it isn't decided.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
# linked NAME WIDTH [MEMBER]: bits 12 and on stand at 52 and on, too
linked() {
	cat >"$1.json" <<-END
		{"base": "x86_64@6.12", "levels": {"pte": {$3
		  "invalidated": {"mask": "0x8010000000001001", "value": "0x8000000000001001"},
		  "address": [
		    {"when": {"mask": "0x1", "value": "0x1"}, "inverted": "0x0", "pieces": [
		      {"lsb": 12, "width": 40, "at": 12, "inverted": false},
		      {"lsb": 52, "width": $2, "at": 12, "inverted": false}]},
		    {"when": {"mask": "0x1", "value": "0x0"}, "inverted": "0xffffffffff000", "pieces": [
		      {"lsb": 12, "width": 40, "at": 12, "inverted": false}]}]}}}
	END
	pte check "$1.json" -c "" --json 2>/dev/null | grep '"level":"pte".*"claim":"page-read"' |
		grep -o '"verdict":"[a-z]*"\(,"reason":"[^"]*"\)\?' | sort | uniq -c
}
linked twice 1
linked often 9
# refuted is stronger than undecided, which it stays otherwise
linked wrong 9 '"protnone": {"mask": "0x1", "value": "0x1"},'
