# SPDX-License-Identifier: BSD-2-Clause
# Descriptions that aren't.
refuse() {
	try encode -l x86_64@6.12 "$@"
}
refuse swpa type=1 offset=1
refuse ''
refuse swap
refuse swap type=1
refuse swap type=1 offset=
refuse swap type=one offset=1
refuse swap type=0x offset=1
refuse swap type=1 offset=08
refuse swap type=1 type=1 offset=1
refuse swap type=1 offset=1 pfn=1
refuse swap type=1 offset=1 ofset=1
refuse swap type=1 offset=1 =1
refuse swap type=1 offset=1 soft-dirty
refuse swap type=1 offset=1 soft_dirty soft_dirty
refuse migration_read pfn=1 young young
refuse migration_read
refuse marker
refuse marker marker=
refuse marker marker=uffd_wp,
refuse marker marker=guard
refuse marker marker=uffd_wp,uffd_wp
refuse present pfn=1
refuse swap 'type=1 offset=1'
