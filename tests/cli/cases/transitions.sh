# SPDX-License-Identifier: BSD-2-Clause
# What becomes of a word, in both forms, and the rules behind it.
pte list transitions -l x86_64@6.12 d7fffffffdb97404
pte list transitions -l x86_64@6.1 cffffffffdb97404 | grep -A1 -e ^mprotect -e otherwise
pte list transitions -l x86_64@6.12 0xfffffffffffffa00 --json
pte list transitions -l x86_64@7.1 -c device_private_migration \
	e7fffffffdb97400 | grep -A3 ^fork
pte list transitions -l arm64@6.12 --level pmd 12200680 | tail -n 3
pte list transitions -l x86_64@6.12 | grep -A 12 ^swap-out
pte list transitions -l x86_64@6.12 --json |
	grep '"mprotect".*"device_private_write"'
pte list transitions -l x86_64@6.12 -S special-pte 4
pte list transitions -l x86_64@6.12 -S special-pte 12345425 |
	grep -A 20 ^swap-out | grep -A1 remembered
for wrong in 'claims -S special-pte' 'transitions -S special-pte' \
	'transitions 0 -l arm64@6.1 -S special-pte' \
	'transitions 12g -l x86_64' 'transitions 0' \
	'transitions 0 0 -l x86_64' 'transitions 0 -l x86_64@5.18' \
	'transitions 0 -l ppc64-nohash@6.12 --level pmd' 'kinds --level pmd' \
	'transitions 0x10000000000000000 -l x86_64'; do
	# shellcheck disable=SC2086 # words of a command line
	try list $wrong
done
