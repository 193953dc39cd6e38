/* SPDX-License-Identifier: BSD-2-Clause */

#include "parts.h"

#include <string.h>

/* ------------------------------------------------------------------------
 * Which kernel is it?
 * ------------------------------------------------------------------------ */

enum ref_arch ref_layout_arch(enum ref_layout layout)
{
	if (layout == REF_X86_64 || layout == REF_X86_64_LA57)
		return REF_ARCH_X86_64;
	if (layout == REF_PPC64_RADIX_4K || layout == REF_PPC64_RADIX_64K ||
	    layout == REF_PPC64_HASH_4K || layout == REF_PPC64_HASH_64K ||
	    layout == REF_PPC64_NOHASH)
		return REF_ARCH_PPC64;
	return REF_ARCH_ARM64;
}

unsigned page_shift(const struct ref_kernel *k)
{
	if (k->layout == REF_ARM64_64K || k->layout == REF_ARM64_64K_PA52 ||
	    k->layout == REF_PPC64_RADIX_64K || k->layout == REF_PPC64_HASH_64K)
		return 16;
	if (k->layout == REF_ARM64_16K || k->layout == REF_ARM64_16K_LPA2)
		return 14;
	return 12;
}

static bool version_exists(const struct ref_kernel *k)
{
	if (k->major == 5)
		return k->minor >= 10 && k->minor <= 19;
	if (k->major == 6)
		return k->minor <= 19;
	if (k->major == 7)
		return k->minor <= (is_arm64(k) ? 3 : 1);
	return false;
}

bool ref_exists(const struct ref_kernel *k)
{
	if (!version_exists(k))
		return false;
	/* LPA2 came with 6.9 */
	if (is_arm64_lpa2(k) && !from(k, 6, 9))
		return false;
	return true;
}

/* No transparent huge pages there: a pmd is empty, a table, or hugetlb's */
bool ref_has_leaves(const struct ref_kernel *k)
{
	return !at_pmd(k) || (k->layout != REF_PPC64_HASH_4K && !is_nohash(k));
}

const char *ref_layout_name(enum ref_layout layout)
{
	switch (layout) {
	case REF_X86_64:
		return "x86_64";
	case REF_X86_64_LA57:
		return "x86_64-la57";
	case REF_ARM64_4K:
		return "arm64-4k";
	case REF_ARM64_16K:
		return "arm64-16k";
	case REF_ARM64_64K:
		return "arm64-64k";
	case REF_ARM64_64K_PA52:
		return "arm64-64k-pa52";
	case REF_ARM64_4K_LPA2:
		return "arm64-4k-lpa2";
	case REF_ARM64_16K_LPA2:
		return "arm64-16k-lpa2";
	case REF_PPC64_RADIX_4K:
		return "ppc64-radix-4k";
	case REF_PPC64_RADIX_64K:
		return "ppc64-radix-64k";
	case REF_PPC64_HASH_4K:
		return "ppc64-hash-4k";
	case REF_PPC64_HASH_64K:
		return "ppc64-hash-64k";
	case REF_PPC64_NOHASH:
		return "ppc64-nohash";
	}
	return "?";
}

const char *ref_kind_name(enum ref_kind kind)
{
	switch (kind) {
	case REF_KIND_NONE:
		return "none";
	case REF_KIND_PRESENT:
		return "present";
	case REF_KIND_PROTNONE:
		return "protnone";
	case REF_KIND_INVALIDATED:
		return "invalidated";
	case REF_KIND_TABLE:
		return "table";
	case REF_KIND_UNKNOWN:
		return "unknown";
	case REF_KIND_SWAP:
		return "swap";
	case REF_KIND_MIGRATION_READ:
		return "migration_read";
	case REF_KIND_MIGRATION_READ_EXCLUSIVE:
		return "migration_read_exclusive";
	case REF_KIND_MIGRATION_WRITE:
		return "migration_write";
	case REF_KIND_DEVICE_PRIVATE_READ:
		return "device_private_read";
	case REF_KIND_DEVICE_PRIVATE_WRITE:
		return "device_private_write";
	case REF_KIND_DEVICE_EXCLUSIVE:
		return "device_exclusive";
	case REF_KIND_DEVICE_EXCLUSIVE_READ:
		return "device_exclusive_read";
	case REF_KIND_DEVICE_EXCLUSIVE_WRITE:
		return "device_exclusive_write";
	case REF_KIND_MIGRATION_DEVICE_PRIVATE_READ:
		return "migration_device_private_read";
	case REF_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE:
		return "migration_device_private_read_exclusive";
	case REF_KIND_MIGRATION_DEVICE_PRIVATE_WRITE:
		return "migration_device_private_write";
	case REF_KIND_HWPOISON:
		return "hwpoison";
	case REF_KIND_MARKER:
		return "marker";
	case REF_KIND_SWAPIN_ERROR:
		return "swapin_error";
	}
	return "?";
}

/* ------------------------------------------------------------------------
 * Options
 * ------------------------------------------------------------------------ */

/* Only x86_64, and arm64 from 6.10, have HAVE_ARCH_USERFAULTFD_WP */
static bool arch_has_uffd_wp(const struct ref_kernel *k)
{
	return is_x86_64(k) || (is_arm64(k) && from(k, 6, 10));
}

bool pte_marker_is_an_option(const struct ref_kernel *k)
{
	return from(k, 5, 19) && !from(k, 6, 2);
}

void ref_config_default(struct ref_kernel *k)
{
	struct ref_config *c = &k->config;

	memset(c, 0, sizeof(*c));
	c->migration = true;
	c->memory_failure = !is_nohash(k);
	c->device_private = !is_nohash(k);
	c->mem_soft_dirty = is_x86_64(k) || is_book3s(k);
	c->userfaultfd_wp = arch_has_uffd_wp(k);
	c->pte_marker = arch_has_uffd_wp(k) && pte_marker_is_an_option(k);
	c->pte_marker_uffd_wp = arch_has_uffd_wp(k) && from(k, 5, 19);
	c->numa_balancing = !is_nohash(k);
	c->transparent_hugepage = !is_nohash(k);
	c->swap = true;
	c->sparsemem_vmemmap = true;
	c->arm64_contpte = is_arm64(k) && from(k, 6, 9);
}

static void drop_device_private(struct ref_config *c)
{
	c->device_private = false;
	c->device_private_migration = false;
}

bool ref_config_disable(struct ref_kernel *k, const char *option)
{
	struct ref_config *c = &k->config;

	if (strcmp(option, "migration") == 0) {
		c->migration = false;
		drop_device_private(c);
	} else if (strcmp(option, "sparsemem_vmemmap") == 0) {
		c->sparsemem_vmemmap = false;
		drop_device_private(c);
	} else if (strcmp(option, "device_private") == 0) {
		drop_device_private(c);
	} else if (strcmp(option, "device_private_migration") == 0) {
		c->device_private_migration = false;
	} else if (strcmp(option, "memory_failure") == 0) {
		c->memory_failure = false;
	} else if (strcmp(option, "userfaultfd_wp") == 0) {
		c->userfaultfd_wp = false;
		c->pte_marker = false;
		c->pte_marker_uffd_wp = false;
	} else if (strcmp(option, "pte_marker") == 0) {
		c->pte_marker = false;
	} else if (strcmp(option, "pte_marker_uffd_wp") == 0) {
		c->pte_marker_uffd_wp = false;
	} else if (strcmp(option, "transparent_hugepage") == 0) {
		c->transparent_hugepage = false;
		c->arm64_contpte = false;
	} else if (strcmp(option, "arm64_contpte") == 0) {
		c->arm64_contpte = false;
	} else if (strcmp(option, "mem_soft_dirty") == 0) {
		c->mem_soft_dirty = false;
	} else if (strcmp(option, "numa_balancing") == 0) {
		c->numa_balancing = false;
	} else if (strcmp(option, "swap") == 0) {
		c->swap = false;
	} else {
		return false;
	}
	return true;
}
