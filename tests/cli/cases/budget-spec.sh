# SPDX-License-Identifier: BSD-2-Clause
# What a spec leaves: bit 4 of x86_64 is free at 6.12 (facts, x86_64, section 3)
# until the what-if takes it, and the kernel's other layout comes with it. Two
# types leave 21 of arm64's 23; bits 62 and 63, given away, aren't free. A whole
# spec is the layout that it was shown from. Bit 2 of arm64 is the exclusive flag
# (facts, arm64), whatever a spec calls it: 4, 5, 62 and 63 are free. There is no
# end of the versions that a spec may be modelled to, but one of the numbers.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
pte budget ../../../examples/free-bit.json
pte budget ../../../examples/free-bit.json x86_64@6.12 | sed -n '/^IMAGE/,$p'
pte budget ../../../examples/free-bit.json --json | grep '"image"'
cd "$tmp" || exit
cat >mine.json <<'END'
{
  "base": "arm64-16k@6.12",
  "types": [{"name": "moving", "holds": "pfn"}, {"name": "moved", "holds": "pfn"}],
  "owners": [{"lsb": 62, "width": 2, "owner": "hardware"}]
}
END
try budget mine.json
pte show arm64-64k@6.12 --json >whole.json
pte budget whole.json | sed -n '/^IMAGE/,$p'
pte budget arm64-64k@6.12 | sed -n '/^IMAGE/,$p'
cat >called-free.json <<'END'
{ "base": "arm64-64k@6.12", "owners": [{"lsb": 2, "width": 1, "owner": "free"}] }
END
try budget called-free.json | grep '^called-free *6'
echo '{"base": "x86_64@6.12", "newest": "255.255"}' >onwards.json
timeout 60 pte budget onwards.json | sed -n '/^IMAGE/,$p'
timeout 60 pte check -q onwards.json 2>&1 | tail -n 1 | sed "s/;.*//"
