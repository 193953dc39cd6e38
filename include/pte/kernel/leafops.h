/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Part of kernel.h, which includes it: the names that non-present entries have
 * from 6.19 on, softleaf_t and its helpers.
 *
 * Source: Linux 6.19 include/linux/leafops.h.
 */
#ifndef PTE_KERNEL_LEAFOPS_H
#define PTE_KERNEL_LEAFOPS_H

#include <pte/kernel/swapops.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef swp_entry_t softleaf_t;

/** The three kinds of the series come last: mainline hasn't placed them. */
enum softleaf_type {
	SOFTLEAF_NONE,
	SOFTLEAF_SWAP,
	SOFTLEAF_MIGRATION_READ,
	SOFTLEAF_MIGRATION_READ_EXCLUSIVE,
	SOFTLEAF_MIGRATION_WRITE,
	SOFTLEAF_DEVICE_PRIVATE_READ,
	SOFTLEAF_DEVICE_PRIVATE_WRITE,
	SOFTLEAF_DEVICE_EXCLUSIVE,
	SOFTLEAF_HWPOISON,
	SOFTLEAF_MARKER,
	SOFTLEAF_MIGRATION_DEVICE_PRIVATE_READ,
	SOFTLEAF_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE,
	SOFTLEAF_MIGRATION_DEVICE_PRIVATE_WRITE,
};

PTE_INLINE softleaf_t softleaf_mk_none(void)
{
	return pte_kernel_entry(0);
}

/** Present and none words give the empty entry, unlike pte_to_swp_entry. */
PTE_INLINE softleaf_t softleaf_from_pte(pte_t pte)
{
	return is_swap_pte(pte) ? pte_to_swp_entry(pte) : softleaf_mk_none();
}

PTE_INLINE pte_t softleaf_to_pte(softleaf_t entry)
{
	return swp_entry_to_pte(entry);
}

PTE_INLINE softleaf_t softleaf_from_pmd(pmd_t pmd)
{
	return is_swap_pmd(pmd) ? pmd_to_swp_entry(pmd) : softleaf_mk_none();
}

PTE_INLINE bool softleaf_is_none(softleaf_t entry)
{
	return entry.val == 0;
}

/** SOFTLEAF_NONE for a type that this kernel doesn't use. */
PTE_INLINE enum softleaf_type softleaf_type(softleaf_t entry)
{
	if (softleaf_is_none(entry))
		return SOFTLEAF_NONE;
	if (!non_swap_entry(entry))
		return SOFTLEAF_SWAP;
	if (pte_kernel_is(entry, SWP_MIGRATION_READ))
		return SOFTLEAF_MIGRATION_READ;
	if (pte_kernel_is(entry, SWP_MIGRATION_READ_EXCLUSIVE))
		return SOFTLEAF_MIGRATION_READ_EXCLUSIVE;
	if (pte_kernel_is(entry, SWP_MIGRATION_WRITE))
		return SOFTLEAF_MIGRATION_WRITE;
	if (pte_kernel_is(entry, SWP_DEVICE_READ))
		return SOFTLEAF_DEVICE_PRIVATE_READ;
	if (pte_kernel_is(entry, SWP_DEVICE_WRITE))
		return SOFTLEAF_DEVICE_PRIVATE_WRITE;
	if (is_device_exclusive_entry(entry))
		return SOFTLEAF_DEVICE_EXCLUSIVE;
	if (is_hwpoison_entry(entry))
		return SOFTLEAF_HWPOISON;
	if (is_pte_marker_entry(entry))
		return SOFTLEAF_MARKER;
	if (pte_kernel_is(entry, SWP_MIGRATION_DEVICE_READ))
		return SOFTLEAF_MIGRATION_DEVICE_PRIVATE_READ;
	if (pte_kernel_is(entry, SWP_MIGRATION_DEVICE_READ_EXCLUSIVE))
		return SOFTLEAF_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE;
	if (pte_kernel_is(entry, SWP_MIGRATION_DEVICE_WRITE))
		return SOFTLEAF_MIGRATION_DEVICE_PRIVATE_WRITE;
	return SOFTLEAF_NONE;
}

#define PTE_KERNEL_SOFTLEAF_IS(name, answer)                                   \
	PTE_INLINE bool softleaf_##name(softleaf_t entry)                      \
	{                                                                      \
		return answer;                                                 \
	}

PTE_KERNEL_SOFTLEAF_IS(is_swap, softleaf_type(entry) == SOFTLEAF_SWAP)
PTE_KERNEL_SOFTLEAF_IS(is_migration, is_migration_entry(entry))
PTE_KERNEL_SOFTLEAF_IS(is_migration_read, is_readable_migration_entry(entry))
PTE_KERNEL_SOFTLEAF_IS(is_migration_read_exclusive,
		       is_readable_exclusive_migration_entry(entry))
PTE_KERNEL_SOFTLEAF_IS(is_migration_write, is_writable_migration_entry(entry))
PTE_KERNEL_SOFTLEAF_IS(is_device_private, is_device_private_entry(entry))
PTE_KERNEL_SOFTLEAF_IS(is_device_private_write,
		       is_writable_device_private_entry(entry))
PTE_KERNEL_SOFTLEAF_IS(is_device_exclusive, is_device_exclusive_entry(entry))
PTE_KERNEL_SOFTLEAF_IS(is_hwpoison, is_hwpoison_entry(entry))
PTE_KERNEL_SOFTLEAF_IS(is_marker, is_pte_marker_entry(entry))
PTE_KERNEL_SOFTLEAF_IS(has_pfn, is_pfn_swap_entry(entry))
PTE_KERNEL_SOFTLEAF_IS(is_migration_young, is_migration_entry_young(entry))
PTE_KERNEL_SOFTLEAF_IS(is_migration_dirty, is_migration_entry_dirty(entry))
PTE_KERNEL_SOFTLEAF_IS(is_poison_marker, is_poisoned_swp_entry(entry) != 0)
PTE_KERNEL_SOFTLEAF_IS(is_guard_marker, is_guard_swp_entry(entry) != 0)
/* regardless of CONFIG_PTE_MARKER_UFFD_WP, unlike pte_marker_entry_uffd_wp */
PTE_KERNEL_SOFTLEAF_IS(is_uffd_wp_marker,
		       is_pte_marker_entry(entry) && (pte_marker_get(entry) &
						      PTE_MARKER_UFFD_WP) != 0)

PTE_INLINE pte_marker softleaf_to_marker(softleaf_t entry)
{
	return pte_marker_get(entry);
}

PTE_INLINE unsigned long softleaf_to_pfn(softleaf_t entry)
{
	return swp_offset_pfn(entry);
}

PTE_INLINE bool pte_is_marker(pte_t pte)
{
	return softleaf_is_marker(softleaf_from_pte(pte));
}

PTE_INLINE bool pte_is_uffd_wp_marker(pte_t pte)
{
	return softleaf_is_uffd_wp_marker(softleaf_from_pte(pte));
}

/** Userfaultfd's markers, which the guard marker isn't. */
PTE_INLINE bool pte_is_uffd_marker(pte_t pte)
{
	const softleaf_t entry = softleaf_from_pte(pte);

	return softleaf_is_uffd_wp_marker(entry) ||
	       softleaf_is_poison_marker(entry);
}

PTE_INLINE bool pmd_is_device_private_entry(pmd_t pmd)
{
	return softleaf_is_device_private(softleaf_from_pmd(pmd));
}

PTE_INLINE bool pmd_is_migration_entry(pmd_t pmd)
{
	return softleaf_is_migration(softleaf_from_pmd(pmd));
}

/** Only migration and device-private entries may stand in a pmd. */
PTE_INLINE bool pmd_is_valid_softleaf(pmd_t pmd)
{
	return pmd_is_device_private_entry(pmd) || pmd_is_migration_entry(pmd);
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_KERNEL_LEAFOPS_H */
