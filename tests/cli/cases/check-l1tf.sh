# SPDX-License-Identifier: BSD-2-Clause
# Nothing that is written with P clear names memory that a processor with L1TF
# may have cached: entries, PROT_NONE, invalidated pages. The claim applies where
# there is such a processor; without cache_bits, for 46 bits.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp ../../specs/broken/l1tf-{protnone,invalidated,one-bit-less}.json "$tmp"
cd "$tmp" || exit

alias_of() {
	grep '"no-physical-alias"' |
		sed -E 's/.*"layout":"([^"]*)","level":"([^"]*)".*"domain":"([^"]*)","kind":"([^"]*)","verdict":"([^"]*)".*"path":"([^"]*)".*/\1 \2 \6 \3 \4 \5/'
}
for cache in +migration cache_bits=46 cache_bits=36,phys_bits=36; do
	pte check --json -c $cache x86_64 x86_64-la57 | alias_of | sed 's/@[0-9.]*//' |
		sort | uniq -c | awk -v cache=$cache '{ $1 = cache; print }' |
		grep -e ' field' -e ' device swap' -e migration_write
done
try check -c cache_bits=46 arm64@6.12
pte check --json x86_64@6.12 --level pmd | grep '"no-physical-alias"' | grep '"raw"'
pte check --json arm64@6.12 --level pte | grep '"no-physical-alias"'
pte check x86_64@6.12 --level pmd 2>&1 | grep -A 1 note
pte check x86_64@6.12 --level pte -c cache_bits=44 2>&1 | grep -A 1 note
# A and D of la57 are as without a limit, unless one is given
try decode -l x86_64-la57@6.12 0xd7f9ffffdffffe00
try decode -l x86_64-la57@6.12 -c cache_bits=46 0xd7f9ffffdffffe00

# what was taken for sound: PROT_NONE that keeps its address as it is, as before
# L1TF; huge pages that do while they are invalid; one bit less than caches look at
check() {
	try check -v "$@" | grep -A 5 -e '^  refuted' -e '^->' | grep -v note
}
check l1tf-protnone.json --level pte
check l1tf-invalidated.json --level pmd
check l1tf-one-bit-less.json --level pte
check l1tf-one-bit-less.json --level pte -c cache_bits=44
