/* SPDX-License-Identifier: BSD-2-Clause */
#include "names.h"

#include <string.h>

static const struct pte_target *chosen;

#if __SIZEOF_LONG__ == 8
/* one kernel.h for all targets: what is off, its functions ask at run time */
#define CONFIG_NUMA_BALANCING 1
#define CONFIG_MEM_SOFT_DIRTY 1
#define CONFIG_HAVE_ARCH_USERFAULTFD_WP 1
#define PTE_KERNEL_LAYOUT (*chosen->layout)
#define PTE_KERNEL_VERSION chosen->version
#define PTE_KERNEL_OPTIONS chosen->options
#define PTE_KERNEL_CACHE_BITS chosen->cache_bits
#define MAX_PHYSMEM_BITS chosen->phys_bits
#include <pte/kernel.h>
#define page_to_pfn(page) (page)

#define SOFT_DIRTY PTE_OPTION_SET(PTE_OPTION_MEM_SOFT_DIRTY)
#define UFFD_WP PTE_OPTION_SET(PTE_OPTION_USERFAULTFD_WP)

/* how a name is asked */
#define NUMBER(name) (uint64_t)(name)
#define CALL(name) name()
#define TEST_PTE(name) name(__pte(a)) != 0
#define READ_PTE(name) name(__pte(a))
#define CHANGE_PTE(name) pte_val(name(__pte(a)))
#define ENTRY_IN_PTE(name) name(__pte(a)).val
#define SAME_PTE(name) name(__pte(a), __pte(b)) != 0
#define TEST_PMD(name) name(__pmd(a)) != 0
#define READ_PMD(name) name(__pmd(a))
#define CHANGE_PMD(name) pmd_val(name(__pmd(a)))
#define ENTRY_IN_PMD(name) name(__pmd(a)).val
#define SAME_PMD(name) name(__pmd(a), __pmd(b)) != 0
#define ENTRY ((swp_entry_t){ a })
#define ENTRY_READ(name) (uint64_t) name(ENTRY)
#define ENTRY_CHANGE(name) name(ENTRY).val
#define ENTRY_PTE(name) pte_val(name(ENTRY))
#define ENTRY_PMD(name) pmd_val(name(ENTRY))
#define ENTRY_VALUE(name) (uintptr_t) name(ENTRY)
#define VALUE_ENTRY(name) name((void *)(uintptr_t)a).val
#define FIELDS(name) name(a, b).val
#define MACRO(name) pte_val(__swp_entry_to_pte(name(a, b)))
#define MAKE(name) name(a).val
#define MAKE_PTE(name) pte_val(name(a))
#define MAKE_OF_NONE(name) name().val
#define PTE_OF_PFN(name) pte_val(name(a, __pgprot(b)))
#define PMD_OF_PFN(name) pmd_val(name(a, __pgprot(b)))

/* clang-format off */

#define NAMES(X) \
	X(NUMBER, PAGE_SHIFT, 0) \
	X(NUMBER, MAX_SWAPFILES_SHIFT, 0) \
	X(NUMBER, MAX_SWAPFILES, 0) \
	X(NUMBER, SWP_TYPE_SHIFT, 0) \
	X(NUMBER, SWP_PFN_BITS, 0) \
	X(NUMBER, SWP_MIG_YOUNG, 0) \
	X(NUMBER, SWP_MIG_DIRTY, 0) \
	X(NUMBER, SWP_HWPOISON, 0) \
	X(NUMBER, SWP_MIGRATION_READ, 0) \
	X(NUMBER, SWP_MIGRATION_READ_EXCLUSIVE, 0) \
	X(NUMBER, SWP_MIGRATION_WRITE, 0) \
	X(NUMBER, SWP_DEVICE_READ, 0) \
	X(NUMBER, SWP_DEVICE_WRITE, 0) \
	X(NUMBER, SWP_DEVICE_EXCLUSIVE_READ, 0) \
	X(NUMBER, SWP_DEVICE_EXCLUSIVE_WRITE, 0) \
	X(NUMBER, SWP_DEVICE_EXCLUSIVE, 0) \
	X(NUMBER, SWP_PTE_MARKER, 0) \
	X(NUMBER, SWP_SWAPIN_ERROR, 0) \
	X(NUMBER, PTE_MARKER_MASK, 0) \
	X(NUMBER, PTE_MARKER_UFFD_WP, 0) \
	X(NUMBER, PTE_MARKER_POISONED, 0) \
	X(NUMBER, PTE_MARKER_GUARD, 0) \
	X(CALL, migration_entry_supports_ad, 0) \
	X(TEST_PTE, pte_none, 0) \
	X(TEST_PTE, pte_present, 0) \
	X(TEST_PTE, is_swap_pte, 0) \
	X(TEST_PTE, is_pte_marker, 0) \
	X(TEST_PTE, pte_none_mostly, 0) \
	X(TEST_PTE, pte_marker_uffd_wp, 0) \
	X(TEST_PTE, pte_swp_uffd_wp_any, 0) \
	X(TEST_PTE, pte_swp_soft_dirty, 0) \
	X(TEST_PTE, pte_swp_uffd_wp, 0) \
	X(TEST_PTE, pte_swp_uffd, 0) \
	X(TEST_PTE, pte_swp_exclusive, 0) \
	X(TEST_PTE, pte_protnone, 0) \
	X(TEST_PTE, pte_soft_dirty, SOFT_DIRTY) \
	X(CHANGE_PTE, pte_mksoft_dirty, SOFT_DIRTY) \
	X(CHANGE_PTE, pte_clear_soft_dirty, SOFT_DIRTY) \
	X(TEST_PTE, pte_uffd_wp, UFFD_WP) \
	X(CHANGE_PTE, pte_clear_uffd_wp, UFFD_WP) \
	X(TEST_PTE, pte_uffd, UFFD_WP) \
	X(CHANGE_PTE, pte_clear_uffd, UFFD_WP) \
	X(CHANGE_PTE, pte_swp_mksoft_dirty, 0) \
	X(CHANGE_PTE, pte_swp_clear_soft_dirty, 0) \
	X(CHANGE_PTE, pte_swp_mkuffd_wp, 0) \
	X(CHANGE_PTE, pte_swp_clear_uffd_wp, 0) \
	X(CHANGE_PTE, pte_swp_mkuffd, 0) \
	X(CHANGE_PTE, pte_swp_clear_uffd, 0) \
	X(CHANGE_PTE, pte_swp_mkexclusive, 0) \
	X(CHANGE_PTE, pte_swp_clear_exclusive, 0) \
	X(CHANGE_PTE, pte_swp_clear_flags, 0) \
	X(SAME_PTE, pte_same, 0) \
	X(ENTRY_IN_PTE, pte_to_swp_entry, 0) \
	X(ENTRY_IN_PTE, softleaf_from_pte, 0) \
	X(TEST_PTE, pte_is_marker, 0) \
	X(TEST_PTE, pte_is_uffd_wp_marker, 0) \
	X(TEST_PTE, pte_is_uffd_marker, 0) \
	X(READ_PTE, pte_pfn, 0) \
	X(TEST_PMD, pmd_none, 0) \
	X(TEST_PMD, pmd_present, 0) \
	X(TEST_PMD, pmd_protnone, 0) \
	X(TEST_PMD, is_swap_pmd, 0) \
	X(TEST_PMD, is_pmd_migration_entry, 0) \
	X(TEST_PMD, pmd_swp_soft_dirty, 0) \
	X(TEST_PMD, pmd_swp_uffd_wp, 0) \
	X(TEST_PMD, pmd_swp_uffd, 0) \
	X(TEST_PMD, pmd_soft_dirty, SOFT_DIRTY) \
	X(CHANGE_PMD, pmd_mksoft_dirty, SOFT_DIRTY) \
	X(CHANGE_PMD, pmd_clear_soft_dirty, SOFT_DIRTY) \
	X(TEST_PMD, pmd_uffd_wp, UFFD_WP) \
	X(CHANGE_PMD, pmd_clear_uffd_wp, UFFD_WP) \
	X(TEST_PMD, pmd_uffd, UFFD_WP) \
	X(CHANGE_PMD, pmd_clear_uffd, UFFD_WP) \
	X(CHANGE_PMD, pmd_swp_mksoft_dirty, 0) \
	X(CHANGE_PMD, pmd_swp_clear_soft_dirty, 0) \
	X(CHANGE_PMD, pmd_swp_mkuffd_wp, 0) \
	X(CHANGE_PMD, pmd_swp_clear_uffd_wp, 0) \
	X(CHANGE_PMD, pmd_swp_mkuffd, 0) \
	X(CHANGE_PMD, pmd_swp_clear_uffd, 0) \
	X(CHANGE_PMD, pmd_mkinvalid, 0) \
	X(SAME_PMD, pmd_same, 0) \
	X(ENTRY_IN_PMD, pmd_to_swp_entry, 0) \
	X(ENTRY_IN_PMD, softleaf_from_pmd, 0) \
	X(TEST_PMD, pmd_is_device_private_entry, 0) \
	X(TEST_PMD, pmd_is_migration_entry, 0) \
	X(TEST_PMD, pmd_is_valid_softleaf, 0) \
	X(READ_PMD, pmd_pfn, 0) \
	X(ENTRY_READ, swp_type, 0) \
	X(ENTRY_READ, swp_offset, 0) \
	X(ENTRY_READ, swp_offset_pfn, 0) \
	X(ENTRY_READ, softleaf_to_pfn, 0) \
	X(ENTRY_READ, non_swap_entry, 0) \
	X(ENTRY_READ, is_pfn_swap_entry, 0) \
	X(ENTRY_READ, is_migration_entry, 0) \
	X(ENTRY_READ, is_writable_migration_entry, 0) \
	X(ENTRY_READ, is_readable_migration_entry, 0) \
	X(ENTRY_READ, is_readable_exclusive_migration_entry, 0) \
	X(ENTRY_READ, is_migration_entry_young, 0) \
	X(ENTRY_READ, is_migration_entry_dirty, 0) \
	X(ENTRY_READ, is_device_private_entry, 0) \
	X(ENTRY_READ, is_writable_device_private_entry, 0) \
	X(ENTRY_READ, is_device_exclusive_entry, 0) \
	X(ENTRY_READ, is_writable_device_exclusive_entry, 0) \
	X(ENTRY_READ, is_hwpoison_entry, 0) \
	X(ENTRY_READ, is_pte_marker_entry, 0) \
	X(ENTRY_READ, is_swapin_error_entry, 0) \
	X(ENTRY_READ, pte_marker_entry_uffd_wp, 0) \
	X(ENTRY_READ, is_poisoned_swp_entry, 0) \
	X(ENTRY_READ, pte_marker_get, 0) \
	X(ENTRY_READ, softleaf_type, 0) \
	X(ENTRY_READ, softleaf_is_none, 0) \
	X(ENTRY_READ, softleaf_is_swap, 0) \
	X(ENTRY_READ, softleaf_is_migration, 0) \
	X(ENTRY_READ, softleaf_is_migration_read, 0) \
	X(ENTRY_READ, softleaf_is_migration_read_exclusive, 0) \
	X(ENTRY_READ, softleaf_is_migration_write, 0) \
	X(ENTRY_READ, softleaf_is_migration_young, 0) \
	X(ENTRY_READ, softleaf_is_migration_dirty, 0) \
	X(ENTRY_READ, softleaf_is_device_private, 0) \
	X(ENTRY_READ, softleaf_is_device_private_write, 0) \
	X(ENTRY_READ, softleaf_is_device_exclusive, 0) \
	X(ENTRY_READ, softleaf_is_hwpoison, 0) \
	X(ENTRY_READ, softleaf_is_marker, 0) \
	X(ENTRY_READ, softleaf_is_poison_marker, 0) \
	X(ENTRY_READ, softleaf_is_guard_marker, 0) \
	X(ENTRY_READ, softleaf_is_uffd_wp_marker, 0) \
	X(ENTRY_READ, softleaf_has_pfn, 0) \
	X(ENTRY_READ, softleaf_to_marker, 0) \
	X(ENTRY_PTE, softleaf_to_pte, 0) \
	X(ENTRY_CHANGE, make_migration_entry_young, 0) \
	X(ENTRY_CHANGE, make_migration_entry_dirty, 0) \
	X(ENTRY_PTE, swp_entry_to_pte, 0) \
	X(ENTRY_PMD, swp_entry_to_pmd, 0) \
	X(ENTRY_VALUE, swp_to_radix_entry, 0) \
	X(VALUE_ENTRY, radix_to_swp_entry, 0) \
	X(FIELDS, swp_entry, 0) \
	X(MACRO, __swp_entry, 0) \
	X(MAKE, make_readable_migration_entry, 0) \
	X(MAKE, make_readable_exclusive_migration_entry, 0) \
	X(MAKE, make_writable_migration_entry, 0) \
	X(MAKE, make_readable_device_private_entry, 0) \
	X(MAKE, make_writable_device_private_entry, 0) \
	X(MAKE, make_readable_device_exclusive_entry, 0) \
	X(MAKE, make_writable_device_exclusive_entry, 0) \
	X(MAKE, make_device_exclusive_entry, 0) \
	X(MAKE, make_hwpoison_entry, 0) \
	X(MAKE, make_swapin_error_entry, 0) \
	X(MAKE, make_pte_marker_entry, 0) \
	X(MAKE_PTE, make_pte_marker, 0) \
	X(MAKE_OF_NONE, make_poisoned_swp_entry, 0) \
	X(MAKE_OF_NONE, make_guard_swp_entry, 0) \
	X(MAKE_OF_NONE, softleaf_mk_none, 0) \
	X(PTE_OF_PFN, pfn_pte, 0) \
	X(PMD_OF_PFN, pfn_pmd, 0)

/* clang-format on */

#else
/* kernel.h is of kernels whose long has 64 bits */
#define NAMES(X)
#endif

#define FUNCTION(how, name, needs)                                             \
	static uint64_t ask_##name(uint64_t a, uint64_t b)                     \
	{                                                                      \
		(void)a;                                                       \
		(void)b;                                                       \
		return how(name);                                              \
	}
NAMES(FUNCTION)

#define ROW(how, name, needs) { #name, ask_##name, needs },
const struct names_row names_rows[] = {
	NAMES(ROW){ NULL, NULL, 0 },
};

void names_choose(const struct pte_target *target)
{
	chosen = target;
}

const struct names_row *names_row(const char *name)
{
	const struct names_row *r = names_rows;

	while (r->name != NULL && strcmp(r->name, name) != 0)
		r++;
	return r->name == NULL ? NULL : r;
}

const struct names_row *names_row_of(const char *name,
				     const struct pte_target *target)
{
	const struct names_row *const r = names_row(name);

	return r == NULL || (r->needs & ~target->options) != 0 ? NULL : r;
}
