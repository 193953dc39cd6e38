# SPDX-License-Identifier: BSD-2-Clause
# A spec that describes a tree says so where it's told from what it began with.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
cat >tree.json <<'END'
{"base": "x86_64@6.12", "layout": "x86_64@6.12", "tree": "~/linux",
 "flags": [{"name": "unmap", "bit": 4}]}
END
try diff x86_64@6.12 tree.json --level pte
pte diff x86_64@6.12 tree.json --level pte --json | head -1
printf '{"base": "tree.json", "layout": "x86_64"}\n' >upon.json
try diff tree.json upon.json
try check tree.json --brief
pte show tree.json | head -2
pte show tree.json --json | grep '"tree"'
pte show tree.json --json >shown.json
pte show shown.json --json | cmp - shown.json
pte compare -s tree.json | grep -A1 '^x86_64'
pte compare -l tree.json | head -1
pte compare -l tree.json --markdown | head -1
printf '{"base": "x86_64@6.12", "tree": ""}\n' >wrong.json
try show wrong.json
printf '{"base": "x86_64@6.12", "tree": "%081d"}\n' 0 >wrong.json
try show wrong.json
printf '{"base": "x86_64@6.12", "tree": "a\\nb"}\n' >wrong.json
try show wrong.json
