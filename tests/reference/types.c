/* SPDX-License-Identifier: BSD-2-Clause */

#include "parts.h"

/* ------------------------------------------------------------------------
 * Swap types: include/linux/swap.h of each version
 * ------------------------------------------------------------------------ */

static unsigned hwpoison_count(const struct ref_kernel *k)
{
	return k->config.memory_failure ? 1 : 0;
}

static unsigned migration_count(const struct ref_kernel *k)
{
	if (!k->config.migration)
		return 0;
	return from(k, 5, 19) ? 3 : 2;
}

static unsigned device_count(const struct ref_kernel *k)
{
	if (!k->config.device_private)
		return 0;
	if (k->config.device_private_migration)
		return 6;
	if (from(k, 6, 15))
		return 3;
	return from(k, 5, 14) ? 4 : 2;
}

static unsigned marker_count(const struct ref_kernel *k)
{
	if (from(k, 6, 2))
		return 1;
	return pte_marker_is_an_option(k) && k->config.pte_marker ? 1 : 0;
}

static unsigned swapin_error_count(const struct ref_kernel *k)
{
	return from(k, 5, 19) && !from(k, 6, 2) ? 1 : 0;
}

unsigned ref_max_swapfiles(const struct ref_kernel *k)
{
	return 32 - hwpoison_count(k) - migration_count(k) - device_count(k) -
	       marker_count(k) - swapin_error_count(k);
}

static enum ref_kind migration_kind(const struct ref_kernel *k, unsigned n)
{
	if (n == 0)
		return REF_KIND_MIGRATION_READ;
	/* There was no read-exclusive one before 5.19 */
	if (n == 1 && from(k, 5, 19))
		return REF_KIND_MIGRATION_READ_EXCLUSIVE;
	return REF_KIND_MIGRATION_WRITE;
}

static enum ref_kind device_kind(const struct ref_kernel *k, unsigned n)
{
	/* Write is the lower number here */
	if (n == 0)
		return REF_KIND_DEVICE_PRIVATE_WRITE;
	if (n == 1)
		return REF_KIND_DEVICE_PRIVATE_READ;
	if (!from(k, 6, 15))
		return n == 2 ? REF_KIND_DEVICE_EXCLUSIVE_WRITE
			      : REF_KIND_DEVICE_EXCLUSIVE_READ;
	if (n == 2)
		return REF_KIND_DEVICE_EXCLUSIVE;
	/* ... and read is the lower one here */
	if (n == 3)
		return REF_KIND_MIGRATION_DEVICE_PRIVATE_READ;
	if (n == 4)
		return REF_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE;
	return REF_KIND_MIGRATION_DEVICE_PRIVATE_WRITE;
}

enum ref_kind ref_type_kind(const struct ref_kernel *k, unsigned type)
{
	unsigned first = ref_max_swapfiles(k);

	if (type > 31)
		return REF_KIND_UNKNOWN;
	if (type < first)
		return REF_KIND_SWAP;

	if (type < first + hwpoison_count(k))
		return REF_KIND_HWPOISON;
	first += hwpoison_count(k);

	if (type < first + migration_count(k))
		return migration_kind(k, type - first);
	first += migration_count(k);

	if (type < first + device_count(k))
		return device_kind(k, type - first);
	first += device_count(k);

	if (type < first + marker_count(k))
		return REF_KIND_MARKER;
	return REF_KIND_SWAPIN_ERROR;
}

bool is_migration(enum ref_kind kind)
{
	return kind == REF_KIND_MIGRATION_READ ||
	       kind == REF_KIND_MIGRATION_READ_EXCLUSIVE ||
	       kind == REF_KIND_MIGRATION_WRITE ||
	       kind == REF_KIND_MIGRATION_DEVICE_PRIVATE_READ ||
	       kind == REF_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE ||
	       kind == REF_KIND_MIGRATION_DEVICE_PRIVATE_WRITE;
}

static bool is_device(enum ref_kind kind)
{
	return kind == REF_KIND_DEVICE_PRIVATE_READ ||
	       kind == REF_KIND_DEVICE_PRIVATE_WRITE ||
	       kind == REF_KIND_DEVICE_EXCLUSIVE ||
	       kind == REF_KIND_DEVICE_EXCLUSIVE_READ ||
	       kind == REF_KIND_DEVICE_EXCLUSIVE_WRITE;
}

/*
 * is_pfn_swap_entry(). That hwpoison belongs to it from 6.1 on is how
 * 6.1.192 and 6.12.117 read; 6.6.0 left it out, which only words with a pfn
 * beyond the machine's could show (include/linux/swapops.h).
 */
bool is_pfn_entry(enum ref_kind kind)
{
	return is_migration(kind) || is_device(kind) ||
	       kind == REF_KIND_HWPOISON;
}
