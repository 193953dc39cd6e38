# SPDX-License-Identifier: BSD-2-Clause
# Options that there aren't, can't be, or can't be together. mm/Kconfig:
# DEVICE_PRIVATE needs MIGRATION; PTE_MARKER was an option in 5.19 to 6.1 only.
try decode -l x86_64@6.12 -c frob 0
try decode -l x86_64@6.12 -c migratoin 0
try decode -l x86_64@6.12 -c , 0
try decode -l x86_64@6.12 -c - 0
try decode -l x86_64@6.12 -c swap,-swap 0
try decode -l x86_64@6.12 -c swap -c -swap 0
try decode -l x86_64@6.12 -c device_private,-migration 0
try decode -l x86_64@6.12 -c -migration -c +device_private 0
try decode -l x86_64@6.18 -c device_private_migration,-sparsemem_vmemmap 0
try decode -l x86_64@6.12 -c device_private_migration 0
try decode -l x86_64@6.12 -c pte_marker 0
try decode -l x86_64@5.10 -c pte_marker_uffd_wp 0
try decode -l arm64@6.12 -c mem_soft_dirty 0
try decode -l arm64@6.9 -c userfaultfd_wp 0
try decode -l ppc64-nohash@6.12 -c memory_failure 0
try decode -l x86_64@6.12 -c phys_bits=31 0
try decode -l x86_64@6.12 -c phys_bits=53 0
try decode -l x86_64@6.12 -c phys_bits=-1 0
try decode -l x86_64@6.12 -c phys_bits=0x30 0
try decode -l x86_64@6.12 -c phys_bits= 0
try decode -l arm64@6.12 -c cache_bits=44 0
try decode -l arm64@6.12 -c c_bit=47 0
try decode -l x86_64@6.12 -c c_bit=52 0
try decode -l x86_64@6.12 -c c_bit=47 0x8000800012345067 0xfffffedcba120
try encode -l x86_64@6.12 -c c_bit=47 present prot=readonly pfn=0x12345
try encode -l x86_64@6.12 -c c_bit=47 protnone pfn=0x12345
try encode -l x86_64@6.12 -c c_bit=47 present prot=readonly pfn=0x800000000
