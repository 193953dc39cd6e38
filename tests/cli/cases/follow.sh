# SPDX-License-Identifier: BSD-2-Clause
# What becomes of a word, by the memory that it stands in.
pte follow -v -l x86_64@6.12 0xd7fffffffdb97404
# a slot: exclusive no longer, once a child shares it
pte follow -l x86_64@6.8 swap exclusive soft_dirty fork
pte follow -l x86_64@6.8 swap type=5 offset=0x1234 exclusive fault-read
pte follow -l arm64@6.12 2048 zap
# a huge page in device memory: kept by fork, soft-dirty and uffd-wp lost by
# mprotect up to 7.1, uffd-wp kept from 7.2 on; each of its pages
pte follow -l x86_64@7.1 pmd:0xe7fffffffffbfe06 fork
for version in 7.1 7.2; do
	pte follow -l x86_64@$version pmd:0xe7fffffffffbfe06 mprotect | head -8
done
pte follow -l x86_64@7.1 --level pmd 0xe7fffffffffbfe06 unmap-for-migration
pte follow -l x86_64@7.1 --level pmd 0xe7fffffffffbfe06 split
# present words: writable and soft-dirty (bits 1 and 11), and neither; and a
# level without rules
for event in fork mprotect clear-refs; do
	pte follow -l x86_64@6.12 0x8000000012345827 $event
done
pte follow -l x86_64@6.12 0x8000000012345025 fault-write
pte follow -l arm64@6.12 protnone clear-refs
pte follow -v -l x86_64@6.12 --level hugetlb migration_write
# of events that nobody names the first result: as above, without what it depends on
pte follow -l x86_64@6.12 0xd7fffffffdb97404
pte follow -l x86_64@6.12 marker | tail -n 8
# what only scripts see
pte follow -l x86_64@6.12 0xd7fffffffdb97404 mprotect --json
pte follow -l x86_64@6.12 0x2ffffffffdb97408 back-mapping --json
