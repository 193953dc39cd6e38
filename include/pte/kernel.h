/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * The kernel's own names and signatures, for one layout, so that kernel code
 * compiles against the model and runs in user space.
 *
 * @code
 *	#define CONFIG_MIGRATION 1
 *	#define CONFIG_SWAP 1
 *	#define CONFIG_SPARSEMEM_VMEMMAP 1
 *	#define PTE_KERNEL_VERSION PTE_LINUX(6, 12)
 *	#define PTE_KERNEL_LAYOUT  PTE_X86_64_V5_19
 *	#include <pte/arch/x86_64.h>
 *	#include <pte/kernel.h>
 *
 *	swp_entry_t entry = make_writable_migration_entry(0x1234);
 *	pte_t pte = swp_entry_to_pte(make_migration_entry_young(entry));
 *
 *	assert(!pte_present(pte) && is_migration_entry(pte_to_swp_entry(pte)));
 * @endcode
 *
 * Define before including it:
 *
 * - PTE_KERNEL_LAYOUT: the name of a layout of pte/arch/, or any lvalue
 *   expression of that type: `*layout` works, but doesn't fold to constants.
 * - PTE_KERNEL_VERSION: a PTE_LINUX(...) within the layout's versions; it
 *   decides how types and markers are numbered.
 * - CONFIG_...: the options of lists.h, as in the kernel: defined as 1, or
 *   undefined for off. A kernel's own generated/autoconf.h will do.
 * - MAX_PHYSMEM_BITS, if it differs from the layout's (ppc64 without
 *   SPARSEMEM_VMEMMAP has 46), and PTE_KERNEL_CACHE_BITS, if a CPU with L1TF
 *   limits offsets.
 *
 * With a layout's name everything folds to what the kernel's macros cost
 * (bench/). A version outside the layout's, or an option that it can't have,
 * is then a compile-time error in optimised builds.
 *
 * As in the kernel, a constructor for something that is configured out returns
 * the entry (0, 0), and its predicate returns false. The same holds here for
 * what the version doesn't have: names of 6.12 and of 6.19 (softleaf) can be
 * used side by side. Helpers of present words that depend on more than the
 * layout need their option: pte_protnone CONFIG_NUMA_BALANCING or, from 7.3
 * on, CONFIG_ARCH_HAS_PTE_PROTNONE, pte_soft_dirty CONFIG_MEM_SOFT_DIRTY,
 * pte_uffd_wp CONFIG_HAVE_ARCH_USERFAULTFD_WP. The compiler's error names what
 * is off; a stub of one's own is a function, or a macro once that name is
 * undefined. Where a function takes a struct page, the user provides
 * page_to_pfn or pfn_to_page.
 *
 * A walker's first calls are here: ptep_get, pmdp_get, likely and unlikely. Not
 * here: set_pte, set_pte_at and set_pmd_at, since what a store drops is a row
 * of a model (pte/model.h: stores; arm64's set_ptes clears PTE_CONT); and
 * copy_pte_marker, a rule by version (pte_target_transition of a fork).
 *
 * Nor are these, because layouts don't describe it: pte_mkuffd_wp and
 * pmd_mkuffd_wp, which also write-protect and so move the dirty bit where there
 * are two (x86_64's SavedDirty, arm64); pte_modify, mkwrite and the like, for
 * the same reason; pmd_leaf, pmd_trans_huge, pmd_bad, pte_dirty and pmd_dirty,
 * which are rows of a model that change by version (pte/model.h).
 *
 * The kernel's unsigned long is the compiler's: it must have 64 bits, or this
 * header doesn't compile. The library itself works with any.
 *
 * Except for kernel/, no other header of the library defines a kernel name.
 *
 * Source: Linux 6.12 include/linux/pgtable.h, include/linux/swap.h,
 * include/linux/swapops.h; 6.19 include/linux/leafops.h.
 */
#ifndef PTE_KERNEL_H
#define PTE_KERNEL_H

#ifndef PTE_KERNEL_LAYOUT
#error "define PTE_KERNEL_LAYOUT, say as PTE_X86_64_V5_19, and include its pte/arch/ header"
#endif
#ifndef PTE_KERNEL_VERSION
#error "define PTE_KERNEL_VERSION, say as PTE_LINUX(6, 12)"
#endif

#include <pte/kernel/config.h>

#include <pte/kernel/pgtable.h>

#include <pte/kernel/swapops.h>

#include <pte/kernel/leafops.h>

#endif /* PTE_KERNEL_H */
