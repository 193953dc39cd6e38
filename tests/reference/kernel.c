/* SPDX-License-Identifier: BSD-2-Clause */

#include "parts.h"

#include <string.h>

/* ------------------------------------------------------------------------
 * Which kernel is it?
 * ------------------------------------------------------------------------ */

/* 5.19 was followed by 6.0, and 6.19 by 7.0 */
static bool was_released(const struct ref_kernel *k)
{
	return k->major > 6 || k->minor <= 19;
}

bool ref_version_exists(const struct ref_kernel *k)
{
	const struct ref_version first = arch_of(k)->first;
	const struct ref_version since = k->layout->since;

	return was_released(k) && from(k, first.major, first.minor) &&
	       from(k, since.major, since.minor);
}

bool ref_has_level(const struct ref_kernel *k)
{
	if (at_pud(k))
		return arch_of(k)->has_puds && arch_of(k)->has_puds(k);
	return !arch_of(k)->has_level || arch_of(k)->has_level(k);
}

bool ref_exists(const struct ref_kernel *k)
{
	return ref_version_exists(k) && ref_has_level(k);
}

bool ref_has_leaves(const struct ref_kernel *k)
{
	return at_pud(k) || !arch_of(k)->has_leaves ||
	       arch_of(k)->has_leaves(k);
}

bool ref_has_cache_bits(const struct ref_kernel *k)
{
	return arch_of(k)->l1tf_pages_log2 != NULL;
}

bool ref_has_c_bit(const struct ref_kernel *k)
{
	return arch_of(k)->has_c_bit;
}

const char *ref_layout_name(const struct ref_layout *layout)
{
	return layout->name;
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

bool pte_marker_is_an_option(const struct ref_kernel *k)
{
	return from(k, 5, 19) && !from(k, 6, 2);
}

/* UFFD_WP's markers are on where HAVE_ARCH_USERFAULTFD_WP is */
void ref_config_default(struct ref_kernel *k)
{
	struct ref_config *const c = &k->config;

	memset(c, 0, sizeof(*c));
	arch_of(k)->configure(k, c);
	c->pte_marker = c->userfaultfd_wp && pte_marker_is_an_option(k);
	c->pte_marker_uffd_wp = c->userfaultfd_wp && from(k, 5, 19);
}

static bool is_own_option(const char *option)
{
	const char *own;
	unsigned i;

	for (i = 0; (own = ref_own_option(i)) != NULL; i++)
		if (strcmp(own, option) == 0)
			return true;
	return false;
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
	} else if (strcmp(option, "mem_soft_dirty") == 0) {
		c->mem_soft_dirty = false;
	} else if (strcmp(option, "numa_balancing") == 0) {
		c->numa_balancing = false;
	} else if (strcmp(option, "swap") == 0) {
		c->swap = false;
	} else {
		return is_own_option(option);
	}
	return true;
}
