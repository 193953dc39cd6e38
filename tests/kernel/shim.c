/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The kernel's side: its helpers, compiled with its flags from its headers,
 * behind names. What a and b are stands above each group; questions.c knows
 * what the model answers to each name.
 */
#if __has_include("first.h")
#include "first.h" /* what must come before the kernel's headers */
#endif
#include <linux/mm.h>
#include <linux/page-flags.h>
#include <linux/pagewalk.h>
#include <linux/pgtable.h>
#include <linux/string.h>
#include <linux/swap.h>
#include <linux/version.h>

/* make_hwpoison_entry looks at the page, and here are only pfns. */
#undef PageLocked
#define PageLocked(page) true
#ifndef CONFIG_SPARSEMEM_VMEMMAP /* a page is found in tables then */
#undef page_to_pfn
#undef pfn_to_page
#define page_to_pfn(page) ((unsigned long)(page))
#define pfn_to_page(pfn) ((struct page *)(pfn))
#endif
#include <linux/hugetlb.h>
#include <linux/swapops.h>
#include <linux/userfaultfd_k.h>

#include "shim.h"

#define ASK(id, title, expression)                                             \
	static shim_word ask_##id(shim_word a, shim_word b)                    \
	{                                                                      \
		return (expression);                                           \
	}                                                                      \
	static const struct shim_row row_##id __attribute__((                  \
		section("shim_rows"), used, aligned(8))) = { title, ask_##id }

#define CONSTANT(name) ASK(of_##name, #name, (shim_word)(name))
#define PROTECTION(name) ASK(of_##name, #name, pgprot_val(name))
#define OPTION(name)                                                           \
	ASK(config_##name, "CONFIG_" #name, IS_ENABLED(CONFIG_##name))

#define ENTRY ((swp_entry_t){ a })

/* a: a word in a pte's slot */
#define PTE_TEST(name) ASK(of_##name, #name, !!name(__pte(a)))
#define PTE_CHANGE(name) ASK(of_##name, #name, pte_val(name(__pte(a))))
/* a: a word in a pmd's slot */
#define PMD_TEST(name) ASK(of_##name, #name, !!name(__pmd(a)))
#define PMD_CHANGE(name) ASK(of_##name, #name, pmd_val(name(__pmd(a))))
/* a: a swp_entry */
#define ENTRY_TEST(name) ASK(of_##name, #name, !!name(ENTRY))
#define ENTRY_READ(name) ASK(of_##name, #name, name(ENTRY))
#define ENTRY_CHANGE(name) ASK(of_##name, #name, name(ENTRY).val)
/* a: a swap offset */
#define ENTRY_MAKE(name) ASK(of_##name, #name, name(a).val)

#include "shim_machine.h"

bool swap_migration_ad_supported;

static struct vm_area_struct any_vma;
static struct pagemapread any_reader = { .show_pfn = true };

/* pagemap's walkers, of the first page that a slot maps; all ones: no answer */
static pagemap_entry_t read_entry;
static struct pagemapread one_reader = {
	.len = 1,
	.buffer = &read_entry,
	.show_pfn = true,
};
static struct mm_walk any_walk = { .vma = &any_vma, .private = &one_reader };

static void begin_walk(void)
{
	one_reader.pos = 0;
	read_entry.pme = ~0ULL;
}

#ifdef CONFIG_TRANSPARENT_HUGEPAGE
static shim_word pagemap_of_pmd(pmd_t pmd)
{
	begin_walk();
	pagemap_pmd_range(&pmd, 0, PAGE_SIZE, &any_walk);
	return read_entry.pme;
}
#endif

#ifdef CONFIG_HUGETLB_PAGE
static shim_word pagemap_of_hugetlb(pte_t pte)
{
	begin_walk();
	huge_slot = pte;
	pagemap_hugetlb_range(&huge_slot, PAGE_MASK, 0, PAGE_SIZE, &any_walk);
	return read_entry.pme;
}
#endif

int shim_boot(const char *machine)
{
	if (!machine_boot(machine))
		return false;
#if defined(CONFIG_MIGRATION) && defined(CONFIG_SWAP)
	swap_migration_ad_supported = arch_max_swapfile_size() >=
				      1UL << SWP_MIG_TOTAL_BITS;
#endif
	return true;
}

#ifndef asked_levels
#define asked_levels (SHIM_PTES | SHIM_PMDS | SHIM_HUGETLB)
#endif
unsigned shim_levels(void)
{
	return asked_levels;
}

#ifndef maps_nothing
#define maps_nothing(word) false
#endif
int shim_maps_nothing(shim_word word)
{
	return maps_nothing(word);
}

#ifndef leaves_out
#define leaves_out(level, word) false
#endif
int shim_leaves_out(unsigned level, shim_word word)
{
	return leaves_out(level, word);
}

#ifndef moved_bits
#define moved_bits 0
#endif
shim_word shim_moved_bits(void)
{
	return moved_bits;
}

/*
 * CONFIG_PAGE_TABLE_CHECK watches what is stored: here nobody does. What it
 * would call has other parameters in other versions, and none is looked at.
 */
#ifdef CONFIG_PAGE_TABLE_CHECK
DEFINE_STATIC_KEY_TRUE(page_table_check_disabled);
void shim_unwatched(void)
{
}
#define UNWATCHED(name)                                                        \
	asm(".globl __page_table_check_" #name                                 \
	    "\n.set __page_table_check_" #name ", shim_unwatched")
UNWATCHED(pte_clear);
UNWATCHED(pmd_clear);
UNWATCHED(pud_clear);
UNWATCHED(pte_set);
UNWATCHED(ptes_set);
UNWATCHED(pmd_set);
UNWATCHED(pmds_set);
UNWATCHED(pud_set);
UNWATCHED(puds_set);
UNWATCHED(pte_clear_range);
#if LINUX_VERSION_CODE < KERNEL_VERSION(7, 0, 0)
#define is_accessible(name, entry) (!!name(entry))
#else /* whose page table it is */
#define is_accessible(name, entry) (!!name(NULL, 0, entry))
#endif
#endif

/* ---- constants ----------------------------------------------------------- */

CONSTANT(LINUX_VERSION_CODE);
CONSTANT(PAGE_SHIFT);
CONSTANT(MAX_SWAPFILES_SHIFT);
CONSTANT(MAX_SWAPFILES);
CONSTANT(SWP_TYPE_SHIFT);
CONSTANT(SWP_PFN_BITS);
#ifdef MAX_PHYSMEM_BITS
CONSTANT(MAX_PHYSMEM_BITS);
#else /* FLATMEM: what an entry holds of a pfn */
ASK(of_MAX_PHYSMEM_BITS, "MAX_PHYSMEM_BITS", SWP_PFN_BITS + PAGE_SHIFT);
#endif
#ifdef CONFIG_MIGRATION
CONSTANT(SWP_MIGRATION_READ);
CONSTANT(SWP_MIGRATION_READ_EXCLUSIVE);
CONSTANT(SWP_MIGRATION_WRITE);
ASK(migration_entry_supports_ad, "migration_entry_supports_ad",
    migration_entry_supports_ad());
CONSTANT(SWP_MIG_YOUNG);
CONSTANT(SWP_MIG_DIRTY);
#endif
#ifdef CONFIG_MEMORY_FAILURE
CONSTANT(SWP_HWPOISON);
#endif
#ifdef CONFIG_DEVICE_PRIVATE
CONSTANT(SWP_DEVICE_READ);
CONSTANT(SWP_DEVICE_WRITE);
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 15, 0)
CONSTANT(SWP_DEVICE_EXCLUSIVE_READ);
CONSTANT(SWP_DEVICE_EXCLUSIVE_WRITE);
#else
CONSTANT(SWP_DEVICE_EXCLUSIVE);
#endif
#endif
#if SWP_PTE_MARKER_NUM
CONSTANT(SWP_PTE_MARKER);
#endif
#ifdef SWP_SWAPIN_ERROR
CONSTANT(SWP_SWAPIN_ERROR);
#endif
CONSTANT(PTE_MARKER_MASK);
CONSTANT(PTE_MARKER_UFFD_WP);
#ifdef PTE_MARKER_POISONED
CONSTANT(PTE_MARKER_POISONED);
#endif
#ifdef PTE_MARKER_GUARD
CONSTANT(PTE_MARKER_GUARD);
#endif

OPTION(MIGRATION);
OPTION(MEMORY_FAILURE);
OPTION(DEVICE_PRIVATE);
OPTION(PTE_MARKER);
OPTION(MEM_SOFT_DIRTY);
ASK(config_USERFAULTFD_WP, "CONFIG_USERFAULTFD_WP",
    IS_ENABLED(CONFIG_HAVE_ARCH_USERFAULTFD_WP));
OPTION(NUMA_BALANCING);
OPTION(TRANSPARENT_HUGEPAGE);
OPTION(SWAP);
OPTION(PTE_MARKER_UFFD_WP);
OPTION(ARM64_CONTPTE);
OPTION(SPARSEMEM_VMEMMAP);

/* ---- a word in a pte's slot ---------------------------------------------- */

PTE_TEST(pte_none);
PTE_TEST(pte_present);
PTE_TEST(pte_protnone);
PTE_TEST(pte_dirty);
PTE_TEST(pte_write);
PTE_TEST(pte_young);
PTE_TEST(pte_special);
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 17, 0)
PTE_TEST(pte_devmap);
#endif
PTE_TEST(pte_soft_dirty);
PTE_CHANGE(pte_mksoft_dirty);
PTE_CHANGE(pte_clear_soft_dirty);
PTE_TEST(pte_swp_soft_dirty);
PTE_CHANGE(pte_swp_mksoft_dirty);
PTE_CHANGE(pte_swp_clear_soft_dirty);
PTE_TEST(pte_swp_exclusive);
PTE_CHANGE(pte_swp_mkexclusive);
PTE_CHANGE(pte_swp_clear_exclusive);
PTE_CHANGE(pte_swp_clear_flags);
ASK(pagemap, "pte_to_pagemap_entry",
    pte_to_pagemap_entry(&any_reader, &any_vma, 0, __pte(a)).pme);
#ifdef CONFIG_HUGETLB_PAGE
PTE_TEST(huge_pte_none);
PTE_CHANGE(pte_mkhuge);
ASK(pagemap_hugetlb, "pagemap_hugetlb_range", pagemap_of_hugetlb(__pte(a)));
#endif
/* b: another word */
ASK(pte_same, "pte_same", !!pte_same(__pte(a), __pte(b)));
ASK(pte_pfn, "pte_pfn", pte_pfn(__pte(a)));
#ifdef CONFIG_PAGE_TABLE_CHECK
ASK(of_pte_user_accessible_page, "pte_user_accessible_page",
    is_accessible(pte_user_accessible_page, __pte(a)));
#endif

/* ---- a word in a pmd's slot ---------------------------------------------- */

PMD_TEST(pmd_none);
PMD_TEST(pmd_present);
PMD_TEST(pmd_protnone);
PMD_TEST(pmd_leaf);
#ifdef CONFIG_TRANSPARENT_HUGEPAGE
PMD_TEST(pmd_trans_huge);
PMD_TEST(pmd_dirty);
PMD_TEST(pmd_write);
PMD_TEST(pmd_young);
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
PMD_TEST(pmd_special);
#endif
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 17, 0)
PMD_TEST(pmd_devmap);
#endif
PMD_CHANGE(pmd_mkinvalid);
ASK(pagemap_pmd, "pagemap_pmd_range", pagemap_of_pmd(__pmd(a)));
/* b: another word */
ASK(pmd_same, "pmd_same", !!pmd_same(__pmd(a), __pmd(b)));
#endif
PMD_TEST(pmd_bad);
#ifdef CONFIG_PAGE_TABLE_CHECK
ASK(of_pmd_user_accessible_page, "pmd_user_accessible_page",
    is_accessible(pmd_user_accessible_page, __pmd(a)));
#endif
PMD_TEST(pmd_soft_dirty);
PMD_CHANGE(pmd_mksoft_dirty);
PMD_CHANGE(pmd_clear_soft_dirty);
PMD_TEST(pmd_swp_soft_dirty);
PMD_CHANGE(pmd_swp_mksoft_dirty);
PMD_CHANGE(pmd_swp_clear_soft_dirty);
#ifdef CONFIG_TRANSPARENT_HUGEPAGE
ASK(pmd_pfn, "pmd_pfn", pmd_pfn(__pmd(a)));
#endif

/* ---- a swp_entry --------------------------------------------------------- */

ENTRY_READ(swp_type);
ENTRY_READ(swp_offset);
ENTRY_CHANGE(make_migration_entry_young);
ENTRY_CHANGE(make_migration_entry_dirty);
ENTRY_TEST(is_hwpoison_entry);
ASK(swp_entry_to_pte, "swp_entry_to_pte", pte_val(swp_entry_to_pte(ENTRY)));
ASK(swp_entry_to_pmd, "swp_entry_to_pmd", pmd_val(swp_entry_to_pmd(ENTRY)));
/* what the path of a store leaves of an entry */
static pte_t stored_pte(pte_t pte)
{
	pte_t slot = __pte(0);

	set_pte_at(NULL, 0, &slot, pte);
	return slot;
}
ASK(set_pte_at, "set_ptes", pte_val(stored_pte(swp_entry_to_pte(ENTRY))));
/* a: a word in a pte's slot that isn't present */
ASK(set_pte_at_of, "set_pte_at", pte_val(stored_pte(__pte(a))));
#ifdef CONFIG_TRANSPARENT_HUGEPAGE
static pmd_t stored_pmd(pmd_t pmd)
{
	pmd_t slot = __pmd(0);

	set_pmd_at(NULL, 0, &slot, pmd);
	return slot;
}
ASK(set_pmd_at, "set_pmd_at", pmd_val(stored_pmd(swp_entry_to_pmd(ENTRY))));
#endif
ASK(swp_to_radix_entry, "swp_to_radix_entry",
    (unsigned long)swp_to_radix_entry(ENTRY));
ASK(radix_to_swp_entry, "radix_to_swp_entry",
    radix_to_swp_entry((void *)(unsigned long)a).val);

/* ---- a: a type, b: an offset --------------------------------------------- */

ASK(swp_entry, "swp_entry", swp_entry(a, b).val);
ASK(__swp_entry, "__swp_entry", pte_val(__swp_entry_to_pte(__swp_entry(a, b))));

/* ---- a: an offset, a pfn or marker bits ---------------------------------- */

ENTRY_MAKE(make_readable_migration_entry);
ENTRY_MAKE(make_readable_exclusive_migration_entry);
ENTRY_MAKE(make_writable_migration_entry);
ENTRY_MAKE(make_readable_device_private_entry);
ENTRY_MAKE(make_writable_device_private_entry);
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 15, 0)
ENTRY_MAKE(make_readable_device_exclusive_entry);
ENTRY_MAKE(make_writable_device_exclusive_entry);
#else
ENTRY_MAKE(make_device_exclusive_entry);
#endif
ASK(make_hwpoison_entry, "make_hwpoison_entry",
    make_hwpoison_entry(pfn_to_page(a)).val);
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 2, 0)
ASK(make_swapin_error_entry, "make_swapin_error_entry",
    make_swapin_error_entry(pfn_to_page(a)).val);
#endif
#if SWP_PTE_MARKER_NUM
ENTRY_MAKE(make_pte_marker_entry);
ASK(make_pte_marker, "make_pte_marker", pte_val(make_pte_marker(a)));
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
ASK(make_poisoned_swp_entry, "make_poisoned_swp_entry",
    make_poisoned_swp_entry().val);
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
ASK(make_guard_swp_entry, "make_guard_swp_entry", make_guard_swp_entry().val);
#endif

/* ---- a: a pfn, b: a protection ------------------------------------------- */

ASK(pfn_pte, "pfn_pte", pte_val(pfn_pte(a, __pgprot(b))));
#ifdef CONFIG_TRANSPARENT_HUGEPAGE
ASK(pfn_pmd, "pfn_pmd", pmd_val(pmd_mkhuge(pfn_pmd(a, __pgprot(b)))));
#endif

/* ---- what only some versions have ---------------------------------------- */

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 19, 0)
#include "shim_swapops.h"
#else
#include "shim_leafops.h"
#endif
#include "shim_uffd.h"

/* ---- what only this architecture has ------------------------------------- */

#include "rows.h"
