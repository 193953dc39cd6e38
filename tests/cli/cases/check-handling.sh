# SPDX-License-Identifier: BSD-2-Clause
# What kernels do with words beside writing and reading them. Each of these
# what-ifs was taken for sound while only the museum asked such things; its
# exhibits are the numbers in brackets.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp ../../specs/broken/{attributes-protnone,protection-start-present,halves-present-first,flag-compared,zero-complemented,pfn-31-bits}.json "$tmp"
cd "$tmp" || exit

# what is refuted, but for what is known or a limit of the field
check() {
	pte check -v "$@" >verdicts 2>said
	printf '$ pte check -v %s -> %d\n' "$*" $?
	grep -v '^in ' said
	awk '/^  refuted/ { told = 1 } /^  (known|domains|base|note)|^$/ { told = 0 } told' verdicts
}

# PROT_NONE at PCD, which pgprot_noncached rewrites: everything else is moved
# along (X11, arm64 up to 3.12)
check attributes-protnone.json

# ptep_modify_prot_start as it was before _PAGE_INVALID (X16, of a pte)
check protection-start-present.json

# a word cleared in halves, the one that says present first (X21)
check halves-present-first.json

# a flag that nobody clears before swapoff compares (X15)
check flag-compared.json
sed 's/"compared": true/"compared": false/' flag-compared.json >passed-over.json
check passed-over.json
try diff flag-compared.json passed-over.json

# all words without P have their addresses complemented, the empty slot, too (X5)
check zero-complemented.json

# 31 bits of a pfn that has 34, in pmds (X8)
check pfn-31-bits.json --level pmd

# what a spec that starts from nothing doesn't say isn't asked
pte show arm64-4k@6.12 --json |
	sed '/^  "attributes"/,/^  ]/d; /^  "transients"/,/^  ]/d; /^  "comparisons"/,/^  ]/d' >bare.json
pte check bare.json -c -migration --level pte --json |
	grep -E '"(attributes-stable|moment-not-entry|same-entry-same-word)"'

# a row says what there is, or why there's nothing
refuse() {
	printf '{"base": "x86_64@6.12", %s}\n' "$1" >a.json
	cat a.json
	try check a.json
}
refuse '"attributes": [{"name": "a", "levels": ["pte"]}]'
refuse '"attributes": [{"name": "a", "levels": ["pte"], "bits": "0x8", "why": "no"}]'
refuse '"transients": [{"name": "a", "levels": ["pte"], "from": {"mask": "0x1", "value": "0x1"}}]'
refuse '"transients": [{"name": "a", "levels": ["pte"], "invalidates": true, "change": {"clear": "0x1", "set": "0x0"}}]'
refuse '"transients": [{"name": "a", "levels": ["pte"], "invalidates": true, "why": "no"}]'
refuse '"comparisons": [{"name": "a", "levels": ["pte"], "flags": ["unmap"]}]'
refuse '"comparisons": [{"name": "a", "bits": "0x8"}]'
refuse '"flags": [{"name": "unmap", "bit": 4, "compared": "no"}]'
