# SPDX-License-Identifier: BSD-2-Clause
# Bit 4 is free on riscv64, and is uffd_wp's where the machine has Svrsw60t59b, which
# the same kernel image may find (facts, riscv64, section 3); bit 4 of x86_64 is free
# with four levels and with five. What of a spec's name is left beside a long layout's stands there.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
short() { # all but the time
	printf '$ pte check %s\n' "$*"
	pte check "$@" 2>&1 | sed '/^[0-9]* proved/d; /^in [0-9.]* s/d'
	printf -- '-> %d\n' "${PIPESTATUS[0]}"
}
echo '{"base": "riscv64@7.3", "flags": [{"name": "cold", "bit": 4}]}' >cold-pages-of-a-tier.json
short cold-pages-of-a-tier.json
{ pte check --json cold-pages-of-a-tier.json >/dev/null; } 2>&1
echo '{"base": "riscv64*@7.3", "flags": [{"name": "cold", "bit": 4}]}' >cold-pages-of-a-tier.json
short cold-pages-of-a-tier.json
echo '{"base": "x86_64@7.3", "flags": [{"name": "cold", "bit": 4}]}' >cold.json
pte check cold.json 2>&1 | grep note
# one that is taken on the base itself is told by the verdicts
echo '{"base": "riscv64@7.3", "flags": [{"name": "cold", "bit": 3}]}' >cold.json
pte check cold.json 2>&1 | grep -e note -e breaks
