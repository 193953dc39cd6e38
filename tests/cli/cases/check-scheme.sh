# SPDX-License-Identifier: BSD-2-Clause
# Every claim with a scheme in force, and the scheme's own.
pte check -v -S swp-type x86_64@5.14 -c cache_bits=44 2>/dev/null | sed -n '/^x86_64 /,/^  5/{/scheme-/p}'
pte check -S special-pte x86_64@5.14 -c cache_bits=44 2>/dev/null
# where it has no room, and why: bit 5 of x86_64 is A, which hardware may set; of
# arm64 it's the type's up to 6.9 (facts, x86_64 and arm64, section 3)
for layouts in x86_64@6.12 'x86_64*' 'arm64-4k ppc64-nohash x86_64'; do
	# shellcheck disable=SC2086 # words
	pte check -q -S pte-bit=5 $layouts 2>&1 | grep -v '^known\|proved'
	echo "-> ${PIPESTATUS[0]}"
done | newest arm64 ppc64 x86_64
