# SPDX-License-Identifier: BSD-2-Clause
# The contract's example, then worked examples by number: each architecture's.
encode() {
	pte encode -l "$@"
}
encode x86_64@6.12 swap type=5 offset=0x1234 soft_dirty
encode x86_64@6.12 swap type=5 offset=0x1234 soft_dirty uffd_wp exclusive # 19
encode x86_64@6.12 swap type=0 offset=1 # 2
encode x86_64@6.12 raw type=0 offset=0x3ffffffffffff # 4
encode x86_64@6.12 raw type=31 offset=0x3ffffffffffff # 13
encode x86_64@6.1 migration_write pfn=0x100000 young dirty # 31
encode x86_64-la57@6.1 migration_write pfn=0x100000 young dirty # 32
encode x86_64@5.19 swapin_error pfn=0x12345 # 34
encode x86_64@6.12 marker marker=poisoned # 39
encode x86_64@7.1 marker marker=guard # 40
encode x86_64@6.12 --level pmd migration_write pfn=0x200000 young soft_dirty uffd_wp # 37
encode x86_64@6.12 protnone pfn=0x12345 # 49
encode x86_64@6.12 protnone pfn=0 prot=none # 52
encode arm64-4k@5.10 hwpoison pfn=0x12345 # 5
encode arm64-4k@6.1 swap type=3 offset=0x1234 exclusive # 9
encode arm64-4k@6.12 swap type=3 offset=0x1234 exclusive uffd_wp # 21
encode arm64-4k-lpa2@6.12 migration_write pfn=0x80000 young dirty # 32
encode arm64-4k@6.1 present pfn=0x80000 prot=none
encode arm64-4k@6.12 present pfn=0x80000 prot=shared
encode arm64-64k-pa52@6.12 present pfn=0xfedcba987 prot=readonly
encode arm64-4k-lpa2@6.12 present pfn=0x9edcba9876 prot=readonly
encode ppc64-radix-64k@5.19 swap type=1 offset=0x1234 soft_dirty exclusive # 11
encode ppc64-radix-64k@6.1 migration_write pfn=0x12345 young dirty # 17
encode ppc64-nohash@6.6 swap type=0 offset=0 exclusive # 42
encode ppc64-radix-4k@7.1 marker marker=guard # 29
# C's notation: 010 is 8
encode x86_64@6.12 swap type=0x2 offset=010 --json
encode x86_64@6.12 --json none
