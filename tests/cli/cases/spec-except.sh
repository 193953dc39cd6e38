# SPDX-License-Identifier: BSD-2-Clause
# A test that all words pass but one, or that bits other than one value pass.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
cat >but.json <<'E'
{
  "base": "x86_64@6.12",
  "levels": {
    "pte": {"none": {"mask": "0x1", "value": "0x0", "any": "0x6", "except": "0x4"}},
    "pmd": {"present": {"mask": "0x0", "value": "0x0", "any": "0xffffffffffffffff", "except": "0x20"}}
  }
}
E
printf '%s\n' 0x0 0x20 0x21 0xffffffffffffffff | pte decode -l but.json --level pmd --json
printf '%s\n' 0x0 0x2 0x4 0x6 0x5 | pte decode -l but.json --json
pte show but.json --level pte | grep -A3 'the kernel asks'
pte show but.json --level pmd | grep -A3 'the kernel asks'
pte show but.json --json | grep except
pte show but.json --json >shown.json
pte show shown.json --json | diff - shown.json && echo 'read back as shown'
try diff x86_64@6.12 but.json --level pmd
try check but.json -q
