# SPDX-License-Identifier: BSD-2-Clause
# Lists that say the same in another order are no change: two ways to have an
# address of which a word has one, whichever is asked first (x86_64's bit 0), and
# a piece that is cut in two. One that all words match, and stands first, is.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
plain='{"when": {"mask": "0x1", "value": "0x1"}, "pieces": [{"lsb": 12, "width": 40, "at": 12}]}'
turned='{"when": {"mask": "0x1", "value": "0x0"}, "inverted": "0xffffffffff000", "pieces": [{"lsb": 12, "width": 40, "at": 12}]}'
cut='{"when": {"mask": "0x1", "value": "0x1"}, "pieces": [{"lsb": 32, "width": 20, "at": 32}, {"lsb": 12, "width": 20, "at": 12}]}'
any='{"when": {"mask": "0x0", "value": "0x0"}, "pieces": [{"lsb": 12, "width": 40, "at": 12}]}'
bare='{"when": {"mask": "0x1", "value": "0x0"}, "inverted": "0x1", "pieces": [{"lsb": 12, "width": 40, "at": 12}]}'
address() {
	echo "{\"base\": \"x86_64@6.12\", \"levels\": {\"pte\": {\"address\": [$2]}}}" >"$1.json"
	try diff x86_64@6.12 "$1.json"
}
address other-order "$turned, $plain"
address cut-in-two "$cut, $turned"
address both "$turned, $cut"
address else-all "$turned, $any"
address all-first "$any, $turned"
address no-plain "$turned"
address other-bit "$plain, $bare"
# and a name that stands for two bits
low='{"name": "sw", "macro": "SW", "lsb": 9, "width": 1}'
high='{"name": "sw", "macro": "SW", "lsb": 58, "width": 1}'
echo "{\"base\": \"x86_64@6.12\", \"names\": [$low, $high]}" >a.json
echo "{\"base\": \"x86_64@6.12\", \"names\": [$high, $low]}" >b.json
try diff a.json b.json
