# SPDX-License-Identifier: BSD-2-Clause
# A malformed spec: exit 2, and FILE:LINE: KEY: what is wrong. Never a crash,
# never a spec half applied.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit

# what stdin says, in a file of its own
refuse() {
	printf '%s\n' '---'
	head -c 200 a.json | tr -c '\n\40-\176' '?'
	pte decode -l a.json 0 2>&1
	printf -- '-> %d\n' $?
}
spec() {
	cat >a.json
	refuse
}
# members of an object that starts from a built-in
based() {
	printf '{\n  "base": "arm64-4k@6.12",\n  %s\n}\n' "$1" >a.json
	refuse
}

all() {
# not JSON
spec </dev/null
spec <<<'{'
spec <<<'{"base": "x86_64"} {}'
spec <<<'{"base": "x86_64",}'
spec <<<'[]'
spec <<<'"base"'
printf '{\n "base": "x86_64", "about": "\377"}' | spec
printf '{\n "base": "x86_64", "about": "a\0b"}' | spec
printf '{\n "base": "x86_64",\n "about": "\\u0000"}' | spec
spec <<<'{"base": "x86_64", "base": "x86_64"}'
spec <<<'{"base": "x86_64", "phys_bits": 123456789012345678901234567890}'

# keys
based '"ownres": []'
based '"swap": {"ofset": {}}'
based '"levels": {"p4d": {}}'
based '"tables": {"pte": []}'
based '"swap": {"type": {"lsb": 1, "width": 2, "size": 3}}'
based '"owners": [{"lsb": 1, "width": 2, "owner": "type", "wy": ""}]'
spec <<<'{"layout": "mine@6.12"}'
spec <<<'{}'

# types of values
based '"swap": []'
based '"owners": {}'
based '"phys_bits": "48"'
based '"phys_bits": 48.0'
based '"about": 7'
based '"l1tf": 1'
based '"swap": {"fixed": {"mask": 3}}'
based '"swap": {"flags": {"soft_dirty": "0x8"}}'
based '"until": false'
based '"levels": {"pte": null}'
based '"tables": null'
based '"tables": {"pmd": {}}'
based '"names": [{"name": "a", "macro": "A", "lsb": 6, "width": 2, "tables": true}]'
spec <<<'{"base": ["x86_64"]}'

# ranges
based '"swap": {"flags": {"soft_dirty": 64}}'
based '"swap": {"flags": {"soft_dirty": -1}}'
based '"swap": {"type": {"lsb": 64}}'
based '"swap": {"type": {"lsb": 60}}'
based '"swap": {"type": {"width": 9}}'
based '"swap": {"type": {"width": 0}}'
based '"swap": {"type": {"at": 1}}'
based '"swap": {"offset": {"width": 59, "lsb": 0}}'
based '"swap": {"fixed": {"mask": "0x10000000000000000"}}'
based '"swap": {"fixed": {"mask": "3"}}'
based '"swap": {"fixed": {"mask": "0xg"}}'
based '"swap": {"fixed": {"mask": "0x1", "value": "0x3"}}'
based '"levels": {"pmd": {"present": {"any": "0x1", "except": "0x3"}}}'
based '"phys_bits": 57'
based '"word_bits": 48'
based '"word_bits": 32'
based '"swp_entry": {"bits": 48, "type_shift": 42}'
based '"swp_entry": {"bits": 64, "type_shift": 55}'
based '"swp_entry": {"bits": 32, "type_shift": 28}'
based '"swp_entry": {"bits": 32, "type_shift": 26}'
based '"page_shift": 11'
based '"schema": 2'
based '"owners": [{"lsb": 60, "width": 5, "owner": "free"}]'
based '"names": [{"name": "a", "macro": "A", "lsb": 63, "width": 2}]'
based '"levels": {"pte": {"address": []}}'
based '"tables": {"pmd": []}'
based '"levels": {"pte": {"address": [{"when": {"mask": "0x0", "value": "0x0"}, "pieces": [
    {"lsb": 60, "width": 8}]}]}}'

# names
spec <<<'{"base": "arm64-4"}'
spec <<<'{"base": "arm64-4k@5.9"}'
spec <<<'{"base": "arm64-4k@6.20"}'
spec <<<'{"base": "mine.json@"}'
based '"layout": "arm64-4k@6.13"'
based '"layout": "a b"'
based '"layout": "a-name-of-more-than-23-characters"'
based '"owners": [
    {"lsb": 1, "width": 1, "owner": "unmap"}]'
based '"lacks": ["migraton"]'
based '"lacks": ["migration", "migration"]'
based '"known": [{"claim": "swap-not-presnt", "why": ""}]'
based '"flags": [{"name": "soft_dirty", "bit": 1}]'
based '"flags": [{"name": "unmap", "bit": 1}, {"name": "unmap", "bit": 2}]'
based '"flags": [{"name": "un map", "bit": 1}]'
based '"flags": [{"name": "unmap", "bit": null}]'
based '"flags": [{"name": "unmap", "bit": 64}]'
based '"types": [{"name": "swap", "holds": "pfn"}]'
based '"types": [{"name": "moving", "holds": "pfns"}]'
based '"types": [{"name": "moving"}]'
based '"about": "a\nb"'
based '"about": "\u009b31m"'
# what turns a line, or isn't seen
for code in 001b 007f 00ad 061c 200b 200d 200e 200f 2028 2029 202a 202e 2060 2066 2069 feff fff9; do
	based '"series": "a\u'$code'b"' 2>&1 | tail -n 2
done
based '"flags": [{"name": "unmap", "bit": 4, "about": "a\udb40\udc41b"}]'
printf '{"base": "arm64-4k@6.12", "about": "a\342\200\256b"}' | spec
printf '{"base": "arm64-4k@6.12", "about": "\303\244\342\202\254\360\237\220\247 are seen"}' | spec
based '"since": "6.13"'
based '"until": "6"'
}
all | newest arm64
