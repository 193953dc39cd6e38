# SPDX-License-Identifier: BSD-2-Clause
# What no kernel of that version and configuration writes.
refuse() {
	try encode -l "$@"
}
refuse x86_64@6.12 swap type=5 offset=0x4000000000000
refuse x86_64@6.12 swap type=5 offset=99999999999999999999999
refuse ppc64-nohash@6.12 swap type=5 offset=0x10000000000
refuse ppc64-radix-64k@6.12 raw type=5 offset=0x2000000000
refuse x86_64@6.12 swap type=32 offset=1
refuse x86_64@6.12 raw type=32 offset=1
refuse x86_64@6.12 swap type=23 offset=1
refuse x86_64@6.12 swap type=-1 offset=1
refuse x86_64@6.12 swap type=1 offset=-0x1
refuse x86_64@6.12 migration_read pfn=0x400000000
refuse x86_64@6.12 migration_read pfn=-1
refuse x86_64-la57@6.12 migration_read pfn=0x10000000000
refuse x86_64@6.12 present pfn=0x10000000000 prot=readonly
refuse x86_64@6.12 --level pmd present pfn=0x201 prot=readonly
refuse x86_64@6.12 swap type=0 offset=0x3ffffffffffff
refuse arm64-4k@6.12 swap type=0 offset=0
refuse x86_64@5.10 swap type=1 offset=1 exclusive
refuse arm64-4k@6.9 swap type=1 offset=1 uffd_wp
refuse x86_64@6.12 -c -mem_soft_dirty swap type=1 offset=1 soft_dirty
refuse x86_64@5.19 migration_read pfn=1 young
refuse x86_64@6.12 -c cache_bits=44 migration_read pfn=1 dirty
refuse x86_64@6.12 hwpoison pfn=1 exclusive
refuse x86_64@6.12 swap type=1 offset=1 young
refuse x86_64@6.12 none soft_dirty
refuse x86_64@5.10 migration_read_exclusive pfn=1
refuse x86_64@6.12 swapin_error pfn=1
refuse x86_64@6.12 device_exclusive pfn=1
refuse x86_64@6.12 -c -device_private device_private_read pfn=1
refuse x86_64@6.12 -c -memory_failure hwpoison pfn=1
refuse x86_64@6.1 -c -pte_marker marker marker=uffd_wp
refuse arm64-4k@6.1 marker marker=uffd_wp
refuse x86_64@5.18 marker marker=uffd_wp
refuse x86_64@6.12 --level pmd swap type=1 offset=1
refuse x86_64@6.12 --level pmd marker marker=uffd_wp
refuse x86_64@6.12 --level pmd device_private_read pfn=0x200
refuse x86_64@6.12 --level pmd -c -transparent_hugepage migration_read pfn=0x200
refuse x86_64@6.12 invalidated pfn=1 prot=readonly
refuse x86_64@6.12 table
refuse x86_64@6.12 unknown
refuse x86_64@6.12 present pfn=1 prot=private
refuse x86_64@6.12 protnone pfn=1 prot=shared
# a layout of one's own may have no protection at all
spec=$(mktemp --suffix=.json)
echo '{ "base": "x86_64@6.12", "layout": "none-at-all", "protections": [] }' >"$spec"
for words in 'present prot=x' 'present prot=readonly' protnone 'protnone prot=none'; do
	# shellcheck disable=SC2086 # words
	pte encode -l "$spec" $words pfn=1
	echo "-> $?"
done 2>&1
rm "$spec"
