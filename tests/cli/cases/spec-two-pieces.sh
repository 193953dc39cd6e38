# SPDX-License-Identifier: BSD-2-Clause
# An offset in two pieces, as parisc64 has it.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
cat >split.json <<'E'
{
  "base": "ppc64-radix-4k@6.12",
  "swap": {"offset": [{"lsb": 40, "width": 13}, {"lsb": 12, "width": 28, "at": 13}]},
  "owners": [{"lsb": 12, "width": 41, "owner": "offset"}, {"lsb": 53, "width": 4, "owner": "free"}]
}
E
try encode -l split.json swap type=3 offset=0x2001
pte encode -l split.json swap type=3 offset=0x2001 >word
try decode -l split.json "$(cat word)"
try encode -l split.json swap type=3 offset=0x20000000000
try diff ppc64-radix-4k@6.12 split.json
try check split.json -q
pte show split.json --json | grep -A4 '"offset": \['
pte show split.json --json >shown.json
pte show shown.json --json | diff - shown.json && echo 'read back as shown'
pte check split.json --claim=round-trip --smt2=smt2 >/dev/null
grep -h -A2 -m1 'fun put-offset' smt2/* | head -3
# one piece again, over two
printf '{"base": "split.json", "swap": {"offset": {"lsb": 12, "width": 41}}}\n' >whole.json
try decode -l whole.json 0x4000000000001003
for offset in '[{"lsb": 5, "width": 3}]' \
	'[{"lsb": 5, "width": 3}, {"lsb": 10, "width": 9}]' \
	'[{"lsb": 5, "width": 3, "at": 1}, {"lsb": 10, "width": 9, "at": 4}]' \
	'[{"lsb": 5, "width": 3}, {"lsb": 10, "width": 0, "at": 3}]' \
	'[{"lsb": 0, "width": 40}, {"lsb": 40, "width": 20, "at": 40}]' \
	'[{"lsb": 5, "width": 3}, {"lsb": 7, "width": 9, "at": 3}]' \
	'3'; do
	printf '{"base": "x86_64@6.12", "swap": {"offset": %s}}\n' "$offset" >wrong.json
	try decode -l wrong.json 0
done
