/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Part of kernel.h, which includes it: swp_entry_t, the reserved types, their
 * constructors and predicates, migration's young and dirty, and markers.
 *
 *   63:58  57:0
 *   type   offset                                   swp_entry_t
 *
 *   57:p+2  p+1  p  p-1:0
 *   0       D    A  pfn       the offset of a migration entry, p SWP_PFN_BITS
 *
 * Source: Linux 6.1, 6.12 include/linux/swap.h, include/linux/swapops.h.
 */
#ifndef PTE_KERNEL_SWAPOPS_H
#define PTE_KERNEL_SWAPOPS_H

#include <pte/kernel/pgtable.h>

#ifdef __cplusplus
extern "C" {
#endif

/* clang-format off */

#define MAX_SWAPFILES_SHIFT PTE_SWAP_TYPE_BITS
#define MAX_SWAPFILES                                                          \
	((int)PTE_SWAP_TYPE_COUNT - PTE_KERNEL_RESERVED(S))

/* PTE_KERNEL_NO_TYPE, which no entry has, if this kernel lacks the type */
#define SWP_HWPOISON                            PTE_KERNEL_TYPE(HWPOISON, HWPOISON)
#define SWP_MIGRATION_READ                      PTE_KERNEL_TYPE(MIGRATION_READ, MIGRATION_READ)
#define SWP_MIGRATION_READ_EXCLUSIVE            PTE_KERNEL_TYPE(MIGRATION_READ_EXCLUSIVE, MIGRATION_READ_EXCLUSIVE)
#define SWP_MIGRATION_WRITE                     PTE_KERNEL_TYPE(MIGRATION_WRITE, MIGRATION_WRITE)
#define SWP_DEVICE_READ                         PTE_KERNEL_TYPE(DEVICE_PRIVATE_READ, DEVICE_PRIVATE_READ)
#define SWP_DEVICE_WRITE                        PTE_KERNEL_TYPE(DEVICE_PRIVATE_WRITE, DEVICE_PRIVATE_WRITE)
#define SWP_DEVICE_EXCLUSIVE                    PTE_KERNEL_TYPE(DEVICE_EXCLUSIVE, DEVICE_EXCLUSIVE)
#define SWP_DEVICE_EXCLUSIVE_READ               PTE_KERNEL_TYPE(DEVICE_EXCLUSIVE_READ, DEVICE_EXCLUSIVE_READ)
#define SWP_DEVICE_EXCLUSIVE_WRITE              PTE_KERNEL_TYPE(DEVICE_EXCLUSIVE_WRITE, DEVICE_EXCLUSIVE_WRITE)
#define SWP_MIGRATION_DEVICE_READ               PTE_KERNEL_TYPE(MIGRATION_DEVICE_PRIVATE_READ, MIGRATION_DEVICE_PRIVATE_READ)
#define SWP_MIGRATION_DEVICE_READ_EXCLUSIVE     PTE_KERNEL_TYPE(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE, MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE)
#define SWP_MIGRATION_DEVICE_WRITE              PTE_KERNEL_TYPE(MIGRATION_DEVICE_PRIVATE_WRITE, MIGRATION_DEVICE_PRIVATE_WRITE)
#define SWP_PTE_MARKER                          PTE_KERNEL_TYPE(MARKER, MARKER_V5_19)
#define SWP_SWAPIN_ERROR                        PTE_KERNEL_TYPE(SWAPIN_ERROR, SWAPIN_ERROR)

/* clang-format on */

#define SWP_TYPE_SHIFT PTE_SWAP_ENTRY_TYPE_SHIFT
#define SWP_OFFSET_MASK ((1UL << SWP_TYPE_SHIFT) - 1)

#ifndef MAX_PHYSMEM_BITS
#define MAX_PHYSMEM_BITS (pte_kernel_layout()->phys_bits)
#endif
#ifndef PTE_KERNEL_CACHE_BITS
#define PTE_KERNEL_CACHE_BITS 0U
#endif

/* before 6.1 the whole offset was the pfn */
#define SWP_PFN_BITS                                                           \
	(PTE_KERNEL_VERSION >= PTE_PFN_BITS_SINCE                              \
		 ? (unsigned)MAX_PHYSMEM_BITS - PAGE_SHIFT                     \
		 : SWP_TYPE_SHIFT)
#define SWP_PFN_MASK ((1UL << SWP_PFN_BITS) - 1)
#define SWP_MIG_YOUNG_BIT SWP_PFN_BITS
#define SWP_MIG_DIRTY_BIT (SWP_PFN_BITS + 1)
#define SWP_MIG_TOTAL_BITS (SWP_PFN_BITS + PTE_YOUNG_DIRTY_BITS)
#define SWP_MIG_YOUNG (1UL << SWP_MIG_YOUNG_BIT)
#define SWP_MIG_DIRTY (1UL << SWP_MIG_DIRTY_BIT)

/* ---- entries ------------------------------------------------------------ */

/** The offset is masked to 58 bits, the type isn't masked. */
PTE_INLINE swp_entry_t swp_entry(unsigned long type, pgoff_t offset)
{
	return pte_kernel_entry(pte_swap_entry_pack(pte_kernel_layout(),
						    (unsigned)type, offset));
}

PTE_INLINE unsigned swp_type(swp_entry_t entry)
{
	return pte_swap_entry_type(pte_kernel_layout(), entry.val);
}

PTE_INLINE pgoff_t swp_offset(swp_entry_t entry)
{
	return pte_swap_entry_offset(pte_kernel_layout(), entry.val);
}

PTE_INLINE unsigned long swp_offset_pfn(swp_entry_t entry)
{
	return swp_offset(entry) & SWP_PFN_MASK;
}

PTE_INLINE int is_swap_pte(pte_t pte)
{
	return !pte_none(pte) && !pte_present(pte);
}

PTE_INLINE pte_t pte_swp_clear_flags(pte_t pte)
{
	return pte_swp_clear_exclusive(
		pte_swp_clear_soft_dirty(pte_swp_clear_uffd_wp(pte)));
}

/** For any word: garbage for a present one, as in the kernel. */
PTE_INLINE swp_entry_t pte_to_swp_entry(pte_t pte)
{
	const swp_entry_t arch = __pte_to_swp_entry(pte_swp_clear_flags(pte));

	return swp_entry(__swp_type(arch), __swp_offset(arch));
}

PTE_INLINE pte_t swp_entry_to_pte(swp_entry_t entry)
{
	return __swp_entry_to_pte(
		__swp_entry(swp_type(entry), swp_offset(entry)));
}

PTE_INLINE swp_entry_t radix_to_swp_entry(void *value)
{
	return pte_kernel_entry(pte_swap_entry_from_value((uintptr_t)value));
}

PTE_INLINE void *swp_to_radix_entry(swp_entry_t entry)
{
	return (void *)(uintptr_t)pte_swap_entry_to_value(pte_kernel_layout(),
							  entry.val);
}

/* ---- entries in a pmd: stubs without huge pages ------------------------- */

PTE_INLINE int is_swap_pmd(pmd_t pmd)
{
	return PTE_KERNEL_HAS(TRANSPARENT_HUGEPAGE) && !pmd_none(pmd) &&
	       !pmd_present(pmd);
}

/** CONFIG_ARCH_ENABLE_THP_MIGRATION, without which these are stubs. */
PTE_INLINE bool pte_kernel_has_pmd_entries(void)
{
	return PTE_KERNEL_HAS(TRANSPARENT_HUGEPAGE) &&
	       (pte_kernel_layout()->entryless &
		PTE_LEVEL_SET(PTE_LEVEL_PMD)) == 0;
}

PTE_INLINE swp_entry_t pmd_to_swp_entry(pmd_t pmd)
{
	const swp_entry_t arch = __pmd_to_swp_entry(
		pmd_swp_clear_soft_dirty(pmd_swp_clear_uffd_wp(pmd)));

	return pte_kernel_has_pmd_entries()
		       ? swp_entry(__swp_type(arch), __swp_offset(arch))
		       : swp_entry(0, 0);
}

PTE_INLINE pmd_t swp_entry_to_pmd(swp_entry_t entry)
{
	return pte_kernel_has_pmd_entries()
		       ? __swp_entry_to_pmd(__swp_entry(swp_type(entry),
							swp_offset(entry)))
		       : __pmd(0);
}

/* ---- constructors and predicates of the reserved types ------------------ */

PTE_INLINE swp_entry_t pte_kernel_make(int type, pgoff_t offset)
{
	return type == PTE_KERNEL_NO_TYPE
		       ? swp_entry(0, 0)
		       : swp_entry((unsigned long)type, offset);
}

PTE_INLINE bool pte_kernel_is(swp_entry_t entry, int type)
{
	return swp_type(entry) == (unsigned)type;
}

/** A type as one of a set; what this kernel lacks is in none. */
#define PTE_KERNEL_TYPE_SET(type)                                              \
	((type) == PTE_KERNEL_NO_TYPE ? UINT64_C(0)                            \
				      : UINT64_C(1) << ((unsigned)(type)&63U))

/* Comparisons with each type, or with a range where the compiler sees one, cost
 * more than one look into a constant. */
PTE_INLINE bool pte_kernel_is_of(swp_entry_t entry, uint64_t types)
{
	const unsigned type = swp_type(entry);

	/* above it there are none; in a type of six bits this isn't asked */
	return type < 64U && (types >> type & 1U) != 0;
}

#define PTE_KERNEL_MAKE(name, type)                                            \
	PTE_INLINE swp_entry_t name(pgoff_t offset)                            \
	{                                                                      \
		return pte_kernel_make(type, offset);                          \
	}

PTE_KERNEL_MAKE(make_readable_migration_entry, SWP_MIGRATION_READ)
PTE_KERNEL_MAKE(make_readable_exclusive_migration_entry,
		SWP_MIGRATION_READ_EXCLUSIVE)
PTE_KERNEL_MAKE(make_writable_migration_entry, SWP_MIGRATION_WRITE)
PTE_KERNEL_MAKE(make_readable_device_private_entry, SWP_DEVICE_READ)
PTE_KERNEL_MAKE(make_writable_device_private_entry, SWP_DEVICE_WRITE)
PTE_KERNEL_MAKE(make_device_exclusive_entry, SWP_DEVICE_EXCLUSIVE)
PTE_KERNEL_MAKE(make_readable_device_exclusive_entry, SWP_DEVICE_EXCLUSIVE_READ)
PTE_KERNEL_MAKE(make_writable_device_exclusive_entry,
		SWP_DEVICE_EXCLUSIVE_WRITE)
PTE_KERNEL_MAKE(make_readable_migration_device_private_entry,
		SWP_MIGRATION_DEVICE_READ)
PTE_KERNEL_MAKE(make_readable_exclusive_migration_device_private_entry,
		SWP_MIGRATION_DEVICE_READ_EXCLUSIVE)
PTE_KERNEL_MAKE(make_writable_migration_device_private_entry,
		SWP_MIGRATION_DEVICE_WRITE)

/* the user provides struct page and page_to_pfn */
#define make_hwpoison_entry(page)                                              \
	pte_kernel_make(SWP_HWPOISON, page_to_pfn(page))
#define make_swapin_error_entry(page)                                          \
	pte_kernel_make(SWP_SWAPIN_ERROR, page_to_pfn(page))
#define pfn_swap_entry_to_page(entry) pfn_to_page(swp_offset_pfn(entry))

PTE_INLINE int non_swap_entry(swp_entry_t entry)
{
	return swp_type(entry) >= (unsigned)MAX_SWAPFILES;
}

/* the series' types are migration entries, too, to its helpers */
PTE_INLINE int is_writable_migration_entry(swp_entry_t entry)
{
	return pte_kernel_is(entry, SWP_MIGRATION_WRITE) ||
	       pte_kernel_is(entry, SWP_MIGRATION_DEVICE_WRITE);
}

PTE_INLINE int is_readable_migration_entry(swp_entry_t entry)
{
	return pte_kernel_is(entry, SWP_MIGRATION_READ) ||
	       pte_kernel_is(entry, SWP_MIGRATION_DEVICE_READ);
}

PTE_INLINE int is_readable_exclusive_migration_entry(swp_entry_t entry)
{
	return pte_kernel_is(entry, SWP_MIGRATION_READ_EXCLUSIVE) ||
	       pte_kernel_is(entry, SWP_MIGRATION_DEVICE_READ_EXCLUSIVE);
}

#define PTE_KERNEL_MIGRATION_TYPES                                             \
	(PTE_KERNEL_TYPE_SET(SWP_MIGRATION_READ) |                             \
	 PTE_KERNEL_TYPE_SET(SWP_MIGRATION_READ_EXCLUSIVE) |                   \
	 PTE_KERNEL_TYPE_SET(SWP_MIGRATION_WRITE) |                            \
	 PTE_KERNEL_TYPE_SET(SWP_MIGRATION_DEVICE_READ) |                      \
	 PTE_KERNEL_TYPE_SET(SWP_MIGRATION_DEVICE_READ_EXCLUSIVE) |            \
	 PTE_KERNEL_TYPE_SET(SWP_MIGRATION_DEVICE_WRITE))
#define PTE_KERNEL_DEVICE_PRIVATE_TYPES                                        \
	(PTE_KERNEL_TYPE_SET(SWP_DEVICE_READ) |                                \
	 PTE_KERNEL_TYPE_SET(SWP_DEVICE_WRITE))
#define PTE_KERNEL_DEVICE_EXCLUSIVE_TYPES                                      \
	(PTE_KERNEL_TYPE_SET(SWP_DEVICE_EXCLUSIVE) |                           \
	 PTE_KERNEL_TYPE_SET(SWP_DEVICE_EXCLUSIVE_READ) |                      \
	 PTE_KERNEL_TYPE_SET(SWP_DEVICE_EXCLUSIVE_WRITE))

PTE_INLINE int is_migration_entry(swp_entry_t entry)
{
	return pte_kernel_is_of(entry, PTE_KERNEL_MIGRATION_TYPES);
}

PTE_INLINE bool is_writable_device_private_entry(swp_entry_t entry)
{
	return pte_kernel_is(entry, SWP_DEVICE_WRITE);
}

PTE_INLINE bool is_device_private_entry(swp_entry_t entry)
{
	return pte_kernel_is_of(entry, PTE_KERNEL_DEVICE_PRIVATE_TYPES);
}

PTE_INLINE bool is_writable_device_exclusive_entry(swp_entry_t entry)
{
	return pte_kernel_is(entry, SWP_DEVICE_EXCLUSIVE_WRITE);
}

PTE_INLINE bool is_device_exclusive_entry(swp_entry_t entry)
{
	return pte_kernel_is_of(entry, PTE_KERNEL_DEVICE_EXCLUSIVE_TYPES);
}

PTE_INLINE int is_hwpoison_entry(swp_entry_t entry)
{
	return pte_kernel_is(entry, SWP_HWPOISON);
}

PTE_INLINE int is_swapin_error_entry(swp_entry_t entry)
{
	return pte_kernel_is(entry, SWP_SWAPIN_ERROR);
}

/** False for swapin-error although it holds a pfn, as in 6.1. */
PTE_INLINE bool is_pfn_swap_entry(swp_entry_t entry)
{
	return pte_kernel_is_of(entry,
				PTE_KERNEL_MIGRATION_TYPES |
					PTE_KERNEL_DEVICE_PRIVATE_TYPES |
					PTE_KERNEL_DEVICE_EXCLUSIVE_TYPES |
					PTE_KERNEL_TYPE_SET(SWP_HWPOISON));
}

PTE_INLINE int is_pmd_migration_entry(pmd_t pmd)
{
	return !pmd_present(pmd) && is_migration_entry(pmd_to_swp_entry(pmd));
}

/* ---- migration's young and dirty ---------------------------------------- */

PTE_INLINE bool migration_entry_supports_ad(void)
{
	return pte_layout_keeps_young_dirty(
		pte_kernel_layout(), PTE_KERNEL_VERSION, PTE_KERNEL_OPTIONS,
		SWP_PFN_BITS, PTE_KERNEL_CACHE_BITS);
}

/* unchanged if the offset is too narrow: the page comes back old and clean */
PTE_INLINE swp_entry_t pte_kernel_mark(swp_entry_t entry, unsigned long bit)
{
	return migration_entry_supports_ad()
		       ? swp_entry(swp_type(entry), swp_offset(entry) | bit)
		       : entry;
}

PTE_INLINE bool pte_kernel_marked(swp_entry_t entry, unsigned long bit)
{
	return migration_entry_supports_ad() && (swp_offset(entry) & bit) != 0;
}

PTE_INLINE swp_entry_t make_migration_entry_young(swp_entry_t entry)
{
	return pte_kernel_mark(entry, SWP_MIG_YOUNG);
}

PTE_INLINE bool is_migration_entry_young(swp_entry_t entry)
{
	return pte_kernel_marked(entry, SWP_MIG_YOUNG);
}

PTE_INLINE swp_entry_t make_migration_entry_dirty(swp_entry_t entry)
{
	return pte_kernel_mark(entry, SWP_MIG_DIRTY);
}

PTE_INLINE bool is_migration_entry_dirty(swp_entry_t entry)
{
	return pte_kernel_marked(entry, SWP_MIG_DIRTY);
}

/* ---- markers ------------------------------------------------------------ */

typedef unsigned long pte_marker;

/* 0 where this kernel lacks the marker */
#define PTE_MARKER_UFFD_WP PTE_KERNEL_MARKER(UFFD_WP)
#define PTE_MARKER_SWAPIN_ERROR PTE_KERNEL_MARKER(SWAPIN_ERROR)
#define PTE_MARKER_POISONED PTE_KERNEL_MARKER(POISONED)
#define PTE_MARKER_GUARD PTE_KERNEL_MARKER(GUARD)
#define PTE_MARKER_MASK PTE_KERNEL_MARKERS

/** @param marker  not masked */
PTE_INLINE swp_entry_t make_pte_marker_entry(pte_marker marker)
{
	return pte_kernel_make(SWP_PTE_MARKER, marker);
}

PTE_INLINE bool is_pte_marker_entry(swp_entry_t entry)
{
	return pte_kernel_is(entry, SWP_PTE_MARKER);
}

/** For any entry; 0 where the kernel has no markers. */
PTE_INLINE pte_marker pte_marker_get(swp_entry_t entry)
{
	return SWP_PTE_MARKER == PTE_KERNEL_NO_TYPE
		       ? 0
		       : swp_offset(entry) & PTE_MARKER_MASK;
}

PTE_INLINE bool is_pte_marker(pte_t pte)
{
	return is_swap_pte(pte) && is_pte_marker_entry(pte_to_swp_entry(pte));
}

PTE_INLINE pte_t make_pte_marker(pte_marker marker)
{
	return swp_entry_to_pte(make_pte_marker_entry(marker));
}

PTE_INLINE swp_entry_t make_poisoned_swp_entry(void)
{
	return make_pte_marker_entry(PTE_MARKER_POISONED);
}

PTE_INLINE int is_poisoned_swp_entry(swp_entry_t entry)
{
	return is_pte_marker_entry(entry) &&
	       (pte_marker_get(entry) & PTE_MARKER_POISONED) != 0;
}

PTE_INLINE swp_entry_t make_guard_swp_entry(void)
{
	return make_pte_marker_entry(PTE_MARKER_GUARD);
}

PTE_INLINE int is_guard_swp_entry(swp_entry_t entry)
{
	return is_pte_marker_entry(entry) &&
	       (pte_marker_get(entry) & PTE_MARKER_GUARD) != 0;
}

PTE_INLINE bool pte_marker_entry_uffd_wp(swp_entry_t entry)
{
	return PTE_KERNEL_HAS(PTE_MARKER_UFFD_WP) &&
	       is_pte_marker_entry(entry) &&
	       (pte_marker_get(entry) & PTE_MARKER_UFFD_WP) != 0;
}

PTE_INLINE bool pte_marker_uffd_wp(pte_t pte)
{
	return is_swap_pte(pte) &&
	       pte_marker_entry_uffd_wp(pte_to_swp_entry(pte));
}

PTE_INLINE bool pte_swp_uffd_wp_any(pte_t pte)
{
	return PTE_KERNEL_HAS(PTE_MARKER_UFFD_WP) && is_swap_pte(pte) &&
	       (pte_swp_uffd_wp(pte) || pte_marker_uffd_wp(pte));
}

PTE_INLINE int pte_none_mostly(pte_t pte)
{
	return pte_none(pte) || is_pte_marker(pte);
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_KERNEL_SWAPOPS_H */
