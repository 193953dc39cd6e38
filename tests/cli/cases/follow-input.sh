# SPDX-License-Identifier: BSD-2-Clause
# Words, kinds and events in their forms, and what is refused.
of() { pte follow -l "$@" 2>&1 | head -2; }
of x86_64@6.12 d7fffffffdb97404
of x86_64@6.12 pmd=0xd7fffffffffbfe00
of x86_64@6.12 --level pmd pmd:0xd7fffffffffbfe00
of x86_64@6.12 swap
of x86_64@6.12 swap type=5 offset=0x1234 soft_dirty
of x86_64@6.12 swap entry=0x1400000000001234
of x86_64@6.12 migration_read young dirty fork
of x86_64@6.12 --level pmd migration_read
of x86_64@6.12 protnone
of i386@6.12 swap
of x86_64@6.12 marker marker=uffd_wp,poisoned
pte follow -l x86_64@7.1 marker fork | grep -A1 '^0x'
pte follow -l x86_64@6.12 -S special-pte 4 zap | head -8
for wrong in '' '12g' 'swop' 'swap frok' '0 frok' '0 fork,' '0 fork fork' \
	'0 soft_dirty fork' 'swap type=99' 'swap pfn=1' 'table' 'swapin_error' \
	'0x10000000000000000' 'p4d:0 fork' 'swap frok soft_dirty' \
	'0 fork,fork,fork,fork,fork,fork,fork,fork,fork,fork,fork,fork,fork,fork,fork,fork,fork'; do
	# shellcheck disable=SC2086 # words of a command line
	try follow -l x86_64@6.12 $wrong
done
try follow 0
try follow -l x86_64@5.18 0
try follow -l i386@6.12 0x100000000
try follow -l ppc64-nohash@6.12 pmd:0
