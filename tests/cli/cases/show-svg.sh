# SPDX-License-Identifier: BSD-2-Clause
# A file, whole or not at all. What is drawn: tests/picture/svg.py.
dir=$(mktemp -d)
trap 'rm -r "$dir"' EXIT
names() {
	grep -o '>[^<>]*offset[^<>]*<' "$dir/a.svg" | sort -u
}
pte show x86_64@6.12 --svg "$dir/a.svg"
head -c 4 "$dir/a.svg"
echo
tail -n 1 "$dir/a.svg"
names
pte show x86_64@6.12 --svg "$dir/none/a.svg" 2>&1 | sed 's/.*none/none/'
# a word, and several
cd "$dir" || exit
try decode -l x86_64@6.12 0x2fffffffffdb960e --svg a.svg
names
printf '0x2fffffffffdb961e\npmd:0x12345067\n' | pte decode -l x86_64@6.12 --svg a.svg
sed -n 's/.*class="p-[ha]".*">\(.*\)<.*/\1/p' a.svg
# what kernels may write nevertheless is no alarm
pte decode -l x86_64@6.12 0x6b6b6b6b6b6b6b6b 0x12345678 --svg a.svg
sed -nE 's/.*class="p-([aq])".*">((stray|doubt|remark) .*)<.*/\1 \2/p' a.svg
try decode -l x86_64@6.12 zero --svg none.svg
try decode -l x86_64@6.12 0 --svg none.svg --tsv
try decode -l x86_64@6.12 0 --svg none.svg --json
seq 65 | pte decode -l x86_64@6.12 --svg none.svg 2>&1
try decode -l x86_64@6.12 --svg none.svg
[ ! -e none.svg ] || echo written
# two layouts; what differs is the exit status, as ever
try diff x86_64@5.17 x86_64@5.19 --svg a.svg
sed -n 's/^<text class="p-[lht]".*">\(.*\)<.*/\1/p' a.svg
try diff x86_64@6.12 x86_64@6.12 --svg a.svg
try diff x86_64@5.17 x86_64@5.19 --svg a.svg --json
# to standard output, as what is piped
pte show x86_64@6.12 --svg - | cmp - <(pte show x86_64@6.12 --svg a.svg && cat a.svg)
[ ! -e ./- ] || echo written
# one form at a time
try show x86_64@6.12 --svg none.svg -p
try show x86_64@6.12 --comment --json
try compare -l x86_64 --html --json
# a line isn't cut within a character
echo '{"base": "x86_64@7.1", "tree": "/srv1/kernel/→→→→→→→→→→→→→→→→→→→→", "flags": [{"name": "cold", "bit": 4}]}' >tree.json
pte show tree.json --svg a.svg && python3 -c 'import sys, xml.dom.minidom as m; m.parse("a.svg"); print("well-formed")'
