# SPDX-License-Identifier: BSD-2-Clause
# What kernels do with words beside writing and reading them. Each of these
# what-ifs was taken for sound while only the museum asked such things; its
# exhibits are the numbers in brackets.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
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
test='"none": {"mask": "0xffffffffffffff9f", "value": "0x0"}, "protnone": {"mask": "0x11", "value": "0x10"}'
pte="{$test, \"present\": {\"mask\": \"0x0\", \"value\": \"0x0\", \"any\": \"0x11\"}}"
pmd="{$test, \"present\": {\"mask\": \"0x0\", \"value\": \"0x0\", \"any\": \"0x91\"},
  \"invalidated\": {\"mask\": \"0x91\", \"value\": \"0x80\"}, \"invalidate\": {\"clear\": \"0x11\", \"set\": \"0x0\"}}"
cat >pcd.json <<END
{
  "base": "x86_64@6.12",
  "swap": {"fixed": {"mask": "0x91", "value": "0x0"}},
  "levels": {"pte": $pte, "pmd": $pmd, "hugetlb": $pte},
  "walker": $pmd,
  "owners": [
    {"lsb": 8, "width": 1, "owner": "free"},
    {"lsb": 4, "width": 1, "owner": "must be 0", "why": "pte_present tests it"}
  ],
  "protections": [
    {"name": "none", "bits": "0x30"},
    {"name": "readonly", "bits": "0x8000000000000025"},
    {"name": "shared", "bits": "0x8000000000000027"},
    {"name": "copy", "bits": "0x8000000000000025"},
    {"name": "readonly_exec", "bits": "0x25"},
    {"name": "shared_exec", "bits": "0x27"}
  ]
}
END
check pcd.json

# ptep_modify_prot_start as it was before _PAGE_INVALID (X16, of a pte)
cat >present.json <<'END'
{
  "base": "ppc64-hash-64k@6.12",
  "levels": {"pte": {"invalidate": {"clear": "0x8000000000000000", "set": "0x0"}}}
}
END
check present.json

# a word cleared in halves, the one that says present first (X21)
cat >halves.json <<'END'
{
  "base": "x86_64@6.12",
  "transients": [
    {"name": "lower_half_first", "levels": ["pte"], "change": {"clear": "0xffffffff", "set": "0x0"},
     "from": {"mask": "0x1", "value": "0x1"}},
    {"name": "none", "levels": ["pmd", "hugetlb"], "why": "it's about ptes"}
  ]
}
END
check halves.json

# a flag that nobody clears before swapoff compares (X15)
cat >compared.json <<'END'
{
  "base": "x86_64@6.12",
  "flags": [{"name": "unmap", "bit": 4, "levels": ["pte"], "compared": true}],
  "owners": [{"lsb": 4, "width": 1, "owner": "unmap"}]
}
END
check compared.json
sed 's/, "compared": true//' compared.json >passed-over.json
check passed-over.json
try diff compared.json passed-over.json

# all words without P have their addresses complemented, the empty slot, too (X5)
cat >zero.json <<'END'
{
  "base": "x86_64@6.12",
  "levels": {"pte": {"address": [
    {"when": {"mask": "0x1", "value": "0x1"}, "pieces": [{"lsb": 12, "width": 40, "at": 12}]},
    {"when": {"mask": "0x0", "value": "0x0"}, "pieces": [{"lsb": 12, "width": 40, "at": 12, "inverted": true}]}
  ]}}
}
END
check zero.json

# 31 bits of a pfn that has 34, in pmds (X8)
cat >narrow.json <<'END'
{
  "base": "x86_64@6.12",
  "swap": {"offset": {"width": 31}}
}
END
check narrow.json --level pmd

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
