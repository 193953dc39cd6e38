# SPDX-License-Identifier: BSD-2-Clause
# Files that aren't specs, and what is too much of one.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
mkdir directory.json
ln -s loop.json loop.json
try decode -l missing.json 0
try decode -l directory.json 0
try decode -l loop.json 0
try decode -l ./ 0
try decode -l /dev/null 0
try decode -l /dev/zero 0
try decode -l '' 0
# a bomb of brackets: of 10 MB, and one that is short enough to be read
head -c 10000000 /dev/zero | tr '\0' '[' >large.json
try decode -l large.json 0
head -c 100000 /dev/zero | tr '\0' '[' >deep.json
try decode -l deep.json 0
head -c 100000 /dev/zero | tr '\0' '{' >deep.json
try decode -l deep.json 0
{
	printf '{"base": "x86_64",\n"owners": [\n'
	for _ in $(seq 64); do echo '{"lsb": 4, "width": 1, "owner": "free"},'; done
	printf '{"lsb": 4, "width": 1, "owner": "free"}]}\n'
} >rows.json
try decode -l rows.json 0
# nothing is written if one of two isn't good
echo '{"base": "x86_64"}' >good.json
try check good.json missing.json
