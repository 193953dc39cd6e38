# SPDX-License-Identifier: BSD-2-Clause
# What a word is under other configurations: include/linux/swap.h numbers types
# down from 31, so what is off moves all that lies below it.
also() {
	pte decode -l "$@" | grep -E '^0x|kind|also'
	pte decode --json -l "$@" | grep -o '"also".*'
}
# hwpoison without DEVICE_PRIVATE, a device's page with it
also x86_64@6.12 0xdffffffe71fbfe00
also x86_64@6.12 -c -device_private 0xdffffffe71fbfe00
# a type that is the same everywhere, and two that never have another meaning
also x86_64@6.12 0xfffffffffffffc00 0x2fffffffffdb960e
also x86_64@6.12 0x8000000012345067
# PTE_MARKER was an option
also x86_64@6.1 0xf7fffffffffffc00
# the series, off unless named
also x86_64@7.1 --level pmd 0xeffffffffffbfe00
# no other kernel's stubs read a pmd otherwise; a scheme says itself what is its
also x86_64@6.12 -c -transparent_hugepage --level pmd 0xdffffffe71fbfe00
also x86_64@5.14 -S swp-type 0xbffffffffffffe00

# each is what that configuration reads
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
kinds() { sed 's/.*"pte":"\([^"]*\)","kind":"\([^"]*\)".*/\1 \2/'; }
for layout in x86_64@5.10 x86_64@6.1 arm64-4k@6.12 ppc64@7.1 ppc64-nohash@7.1; do
	seq -f 'raw type=%g offset=1' 0 31 | pte encode -l "$layout" - >"$tmp/words"
	pte decode --json -l "$layout" <"$tmp/words" |
		awk -F'"' '/"also":/ {
			for (i = 1; i <= NF; i++) {
				if ($i == "pte") word = $(i + 2)
				if ($i == "config") print $(i + 2), word, $(i + 6)
			}
		}' >"$tmp/also"
	cut -d' ' -f1 "$tmp/also" | sort -u | while read -r config; do
		sed -n "s/^$config //p" "$tmp/also" >"$tmp/said"
		cut -d' ' -f1 "$tmp/said" | pte decode --json -l "$layout" -c "$config" |
			kinds | cmp - "$tmp/said" || echo "$layout with $config"
	done
	echo "$layout: $(wc -l <"$tmp/also") readings in $(cut -d' ' -f1 "$tmp/also" | sort -u | wc -l) configurations"
done
