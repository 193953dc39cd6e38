# SPDX-License-Identifier: BSD-2-Clause
# Pmds that point to a table: address, names and strays are the table's. facts:
# arm64 section 1 (address), explain (8000000c1ca0003); ppc64 sections 1 and 5;
# x86_64 section 1; Linux 6.1 and 6.12 arch/*/include/asm/pgalloc.h.
try decode -l arm64@6.6 --level pmd 8000000c1ca0003
for json in '' --json; do
	try decode -l arm64@6.6 --level pmd 8000000c1ca0003 8000000c1ca0403 $json
	try decode -l arm64@6.13 --level pmd 8000000c1ca0403 10000000c1ca0403 $json
	try decode -l arm64-64k-pa52@6.12 --level pmd 800edcba987f003 $json
	try decode -l arm64-4k-lpa2@6.12 --level pmd 801dcba98764303 $json
	try decode -l x86_64@6.12 --level pmd 12345067 8000000012345061 12345f67 $json
	try decode -l ppc64-radix-64k@6.1 --level pmd 80000001ec345605 $json
	try decode -l ppc64-hash-64k@6.1 --level pmd 8000000123456000 $json
	# a pmd that is never a leaf of ours: empty, a table, or hugetlb's
	try decode -l ppc64-hash-4k@6.12 --level pmd 0 8000000123456000 c000000001234386 $json
	# the address where it's mapped; up to 6.10 a hugetlb directory's, too
	try decode -l ppc64-nohash@6.12 --level pmd c000000012345000 8000000012345000 123400024010d $json
	try decode -l ppc64-nohash@6.10 --level pmd c000000012345000 4000000012345016 $json
done
try decode -l x86_64@6.12 --level pmd 12345167 --strict
try decode -l x86_64@6.12 --level pmd 12345067 --strict
