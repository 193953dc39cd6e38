# SPDX-License-Identifier: BSD-2-Clause
# Where pieces of a spec are from: for people. A row of transients has its own.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
try_spec() {
	printf '{"base": "x86_64@6.12", %s}\n' "$1" >from.json
	try diff x86_64@6.12 from.json | cut -c 1-72
}
try_spec '"swap": {"from": "proved", "offset": {"width": 50, "from": "inherited"}}, "levels": {"pte": {"from": "proved", "present": {"mask": "0x0", "value": "0x0", "any": "0x101", "from": "proved"}}}'
pte show from.json --json | grep -c '"from": "' || :
try_spec '"flags": [{"name": "unmap", "bit": 4, "from": "proved"}]'
try_spec '"swap": {"from": "hearsay"}'
try_spec '"swap": {"from": true}'
try_spec '"from": "proved"'
try_spec '"transients": [{"name": "pmdp_invalidate", "levels": ["pmd"], "from": "proved", "invalidates": true}]'
