/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Part of kernel.h, which includes it: words, their predicates, addresses and
 * flags, and the architecture's format of an entry.
 *
 * pte_none, pte_present and so on are the tests of the layout's view of the
 * level; the bit pictures are in pte/arch/.
 *
 * Source: Linux 6.12 include/linux/pgtable.h, arch/ARCH/include/asm/pgtable.h.
 */
#ifndef PTE_KERNEL_PGTABLE_H
#define PTE_KERNEL_PGTABLE_H

#include <pte/kernel/config.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Host byte order, although ppc64 book3s stores its tables big-endian. */
typedef uint64_t pteval_t;
typedef uint64_t pmdval_t;
typedef uint64_t pgprotval_t;
typedef unsigned long pgoff_t;

/* an entry's type is in the top bits: a 32-bit long would lose it silently */
PTE_KERNEL_ASSERT(sizeof(unsigned long) == sizeof(uint64_t),
		  "unsigned long has 64 bits in these kernels");

typedef struct {
	pteval_t pte;
} pte_t;

typedef struct {
	pmdval_t pmd;
} pmd_t;

typedef struct {
	pgprotval_t pgprot;
} pgprot_t;

typedef struct {
	unsigned long val;
} swp_entry_t;

PTE_INLINE pte_t __pte(pteval_t value)
{
	const pte_t pte = { value };

	return pte;
}

PTE_INLINE pteval_t pte_val(pte_t pte)
{
	return pte.pte;
}

PTE_INLINE pmd_t __pmd(pmdval_t value)
{
	const pmd_t pmd = { value };

	return pmd;
}

PTE_INLINE pmdval_t pmd_val(pmd_t pmd)
{
	return pmd.pmd;
}

#ifndef likely
#define likely(condition) __builtin_expect(!!(condition), 1)
#define unlikely(condition) __builtin_expect(!!(condition), 0)
#endif

/** A word is read once, whatever others write to it meanwhile. */
PTE_INLINE pte_t ptep_get(const pte_t *ptep)
{
	return __pte(*(const volatile pteval_t *)&ptep->pte);
}

PTE_INLINE pmd_t pmdp_get(const pmd_t *pmdp)
{
	return __pmd(*(const volatile pmdval_t *)&pmdp->pmd);
}

PTE_INLINE pgprot_t __pgprot(pgprotval_t value)
{
	const pgprot_t pgprot = { value };

	return pgprot;
}

PTE_INLINE pgprotval_t pgprot_val(pgprot_t pgprot)
{
	return pgprot.pgprot;
}

#define PAGE_SHIFT (pte_kernel_layout()->page_shift)
#define PAGE_SIZE (1UL << PAGE_SHIFT)

/* ---- predicates --------------------------------------------------------- */

PTE_INLINE const struct pte_view *pte_kernel_view(void)
{
	return pte_kernel_layout()->view[PTE_LEVEL_PTE];
}

/* how a word in a pmd is read, whether or not the layout has leaf pmds */
PTE_INLINE const struct pte_view *pte_kernel_pmd_view(void)
{
	return pte_kernel_layout()->walker;
}

PTE_INLINE int pte_none(pte_t pte)
{
	return pte_test_has(&pte_kernel_view()->none, pte.pte);
}

/** Of a slot of hugetlb, which may be empty as a pmd is. */
PTE_INLINE int huge_pte_none(pte_t pte)
{
	return pte_test_has(&pte_kernel_layout()->view[PTE_LEVEL_HUGETLB]->none,
			    pte.pte);
}

PTE_INLINE int pte_present(pte_t pte)
{
	return pte_test_has(&pte_kernel_view()->present, pte.pte);
}

PTE_INLINE int pmd_none(pmd_t pmd)
{
	return pte_test_has(&pte_kernel_pmd_view()->none, pmd.pmd);
}

PTE_INLINE int pmd_present(pmd_t pmd)
{
	return pte_layout_is_present(pte_kernel_layout(), PTE_LEVEL_PMD,
				     pte_kernel_pmd_view(), pmd.pmd);
}

#if defined(CONFIG_NUMA_BALANCING) || defined(CONFIG_ARCH_HAS_PTE_PROTNONE)
PTE_INLINE int pte_protnone(pte_t pte)
{
	return PTE_KERNEL_HAS_PROTNONE &&
	       pte_test_has(&pte_kernel_view()->protnone, pte.pte);
}

PTE_INLINE int pmd_protnone(pmd_t pmd)
{
	return PTE_KERNEL_HAS_PROTNONE &&
	       pte_test_has(&pte_kernel_pmd_view()->protnone, pmd.pmd);
}
#else
/* A helper whose option is off isn't there; the compiler's error names both. A
 * function-like macro, so that code may have one of its own by that name. */
#define pte_protnone(pte) pte_protnone_needs_CONFIG_NUMA_BALANCING(pte)
#define pmd_protnone(pmd) pmd_protnone_needs_CONFIG_NUMA_BALANCING(pmd)
#endif

/*
 * The bits that pte_same compares: all but those where the hash table keeps its
 * state (ppc64, _PAGE_HPTEFLAGS), which pte_none ignores, no hardware sets and
 * entries may have.
 */
PTE_INLINE uint64_t pte_kernel_compared(void)
{
	return pte_kernel_view()->none.mask | pte_kernel_view()->hardware |
	       pte_kernel_layout()->swap[PTE_LEVEL_PTE]->fixed.mask;
}

/** Source: also Linux 6.12 arch/powerpc/include/asm/book3s/64/hash.h. */
PTE_INLINE int pte_same(pte_t a, pte_t b)
{
	return ((a.pte ^ b.pte) & pte_kernel_compared()) == 0;
}

/** For leaves and entries; with the hash MMU it compares as pte_same does. */
PTE_INLINE int pmd_same(pmd_t a, pmd_t b)
{
	return ((a.pmd ^ b.pmd) & pte_kernel_compared()) == 0;
}

/** Whether a pmd may be a leaf. */
PTE_INLINE int has_transparent_hugepage(void)
{
	return PTE_KERNEL_HAS(TRANSPARENT_HUGEPAGE) &&
	       pte_kernel_layout()->view[PTE_LEVEL_PMD] != NULL;
}

/* ---- addresses ---------------------------------------------------------- */

PTE_INLINE uint64_t pte_kernel_leaf(enum pte_level level, unsigned long pfn,
				    uint64_t protection)
{
	const struct pte_layout *const l = pte_kernel_layout();

	return pte_place_write_masked(l->place[level],
				      (uint64_t)pfn << l->page_shift,
				      pte_layout_leaf(l, level, protection));
}

PTE_INLINE unsigned long pte_pfn(pte_t pte)
{
	const struct pte_layout *const l = pte_kernel_layout();

	return pte_place_read(l->place[PTE_LEVEL_PTE], pte.pte) >>
	       l->page_shift;
}

/** @param pfn  bits that don't fit the word are dropped */
PTE_INLINE pte_t pfn_pte(unsigned long pfn, pgprot_t pgprot)
{
	return __pte(pte_kernel_leaf(PTE_LEVEL_PTE, pfn, pgprot.pgprot));
}

/** A leaf of a larger size, as hugetlb makes one of a pte. */
PTE_INLINE pte_t pte_mkhuge(pte_t pte)
{
	return __pte(pte_change_apply(
		&pte_kernel_layout()->view[PTE_LEVEL_HUGETLB]->leaf, pte.pte));
}

/** Traps without has_transparent_hugepage, where the kernel has a BUG(). */
PTE_INLINE unsigned long pmd_pfn(pmd_t pmd)
{
	const struct pte_layout *const l = pte_kernel_layout();

	if (l->place[PTE_LEVEL_PMD] == NULL)
		__builtin_trap();
	return pte_place_read(l->place[PTE_LEVEL_PMD], pmd.pmd) >>
	       l->page_shift;
}

/**
 * Returns a leaf already, as ppc64's pfn_pmd does; x86_64's and arm64's becomes
 * one by pmd_mkhuge, which changes nothing here. Needs
 * has_transparent_hugepage.
 */
PTE_INLINE pmd_t pfn_pmd(unsigned long pfn, pgprot_t pgprot)
{
	if (pte_kernel_layout()->view[PTE_LEVEL_PMD] == NULL)
		__builtin_trap();
	return __pmd(pte_kernel_leaf(PTE_LEVEL_PMD, pfn, pgprot.pgprot));
}

PTE_INLINE pmd_t pmd_mkhuge(pmd_t pmd)
{
	if (pte_kernel_layout()->view[PTE_LEVEL_PMD] == NULL)
		__builtin_trap();
	return __pmd(pte_change_apply(
		&pte_kernel_layout()->view[PTE_LEVEL_PMD]->leaf, pmd.pmd));
}

/**
 * A leaf made temporarily invalid; where the kernel has no such function
 * (ppc64), as pmdp_invalidate leaves it. Needs has_transparent_hugepage.
 *
 * @param pmd  assumed to be a leaf
 */
PTE_INLINE pmd_t pmd_mkinvalid(pmd_t pmd)
{
	const pmd_t leaf = pmd_mkhuge(pmd);
	const struct pte_layout *const l = pte_kernel_layout();
	const struct pte_place *const place = l->place[PTE_LEVEL_PMD];
	const uint64_t changed =
		pte_change_apply(&l->view[PTE_LEVEL_PMD]->invalidate, leaf.pmd);

	/* x86_64 inverts the address of a non-present word: write it again */
	if (place->count == 1)
		return __pmd(changed);
	return __pmd(pte_place_write_masked(
		place, pte_place_read(place, leaf.pmd),
		changed & ~pte_place_bits(place, changed)));
}

/* ---- flags -------------------------------------------------------------- */

/* the mask of an entry's flag at a level, 0 where its helpers are stubs */
PTE_INLINE uint64_t pte_kernel_flag(enum pte_flag flag, enum pte_level level)
{
	const struct pte_layout *const l = pte_kernel_layout();

	return pte_flag_exists(flag, level, PTE_KERNEL_OPTIONS) &&
			       (l->entryless & PTE_LEVEL_SET(level)) == 0
		       ? l->swap[level]->flag[flag]
		       : 0;
}

#define PTE_KERNEL_FLAG(word, test, make, clear, mask)                         \
	PTE_INLINE int test(word##_t v)                                        \
	{                                                                      \
		return (v.word & (mask)) != 0;                                 \
	}                                                                      \
	PTE_INLINE word##_t make(word##_t v)                                   \
	{                                                                      \
		return __##word(v.word | (mask));                              \
	}                                                                      \
	PTE_INLINE word##_t clear(word##_t v)                                  \
	{                                                                      \
		return __##word(v.word & ~(mask));                             \
	}

/* pte_swp_soft_dirty, pte_swp_mksoft_dirty, pte_swp_clear_soft_dirty and so on
 * for each flag, and for pmds where they have the flag */
#define PTE_KERNEL_SWP_FLAG(word, flag, name, level)                           \
	PTE_KERNEL_FLAG(word, word##_swp_##name, word##_swp_mk##name,          \
			word##_swp_clear_##name,                               \
			pte_kernel_flag(PTE_FLAG_##flag, level))
#define PTE_KERNEL_PMD_FLAG_PTE_LEVEL_ALL(flag, name)                          \
	PTE_KERNEL_SWP_FLAG(pmd, flag, name, PTE_LEVEL_PMD)
#define PTE_KERNEL_PMD_FLAG_PTE_IN_PTES(flag, name)
#define PTE_KERNEL_FLAG_ROW(with, flag, name, symbol, needs, levels, ...)      \
	PTE_KERNEL_SWP_FLAG(pte, flag, name, PTE_LEVEL_PTE)                    \
	PTE_KERNEL_PMD_FLAG_##levels(flag, name)

PTE_FLAG_ROWS(PTE_KERNEL_FLAG_ROW, 0)

/* The names of 7.3. Code for 7.2 may use them, too: unlike its kernel, this
 * header doesn't reject them. */
PTE_KERNEL_SWP_FLAG(pte, UFFD_WP, uffd, PTE_LEVEL_PTE)
PTE_KERNEL_SWP_FLAG(pmd, UFFD_WP, uffd, PTE_LEVEL_PMD)

/* for present words */
#ifdef CONFIG_MEM_SOFT_DIRTY
PTE_KERNEL_FLAG(pte, pte_soft_dirty, pte_mksoft_dirty, pte_clear_soft_dirty,
		pte_kernel_view()->flag[PTE_FLAG_SOFT_DIRTY])
PTE_KERNEL_FLAG(pmd, pmd_soft_dirty, pmd_mksoft_dirty, pmd_clear_soft_dirty,
		pte_kernel_pmd_view()->flag[PTE_FLAG_SOFT_DIRTY])
#else
#define pte_soft_dirty(pte) pte_soft_dirty_needs_CONFIG_MEM_SOFT_DIRTY(pte)
#define pte_mksoft_dirty(pte) pte_mksoft_dirty_needs_CONFIG_MEM_SOFT_DIRTY(pte)
#define pte_clear_soft_dirty(pte)                                              \
	pte_clear_soft_dirty_needs_CONFIG_MEM_SOFT_DIRTY(pte)
#define pmd_soft_dirty(pmd) pmd_soft_dirty_needs_CONFIG_MEM_SOFT_DIRTY(pmd)
#define pmd_mksoft_dirty(pmd) pmd_mksoft_dirty_needs_CONFIG_MEM_SOFT_DIRTY(pmd)
#define pmd_clear_soft_dirty(pmd)                                              \
	pmd_clear_soft_dirty_needs_CONFIG_MEM_SOFT_DIRTY(pmd)
#endif
#ifdef CONFIG_HAVE_ARCH_USERFAULTFD_WP
PTE_INLINE int pte_uffd_wp(pte_t pte)
{
	return (pte.pte & pte_kernel_view()->flag[PTE_FLAG_UFFD_WP]) != 0;
}

PTE_INLINE pte_t pte_clear_uffd_wp(pte_t pte)
{
	return __pte(pte.pte & ~pte_kernel_view()->flag[PTE_FLAG_UFFD_WP]);
}

PTE_INLINE int pmd_uffd_wp(pmd_t pmd)
{
	return (pmd.pmd & pte_kernel_pmd_view()->flag[PTE_FLAG_UFFD_WP]) != 0;
}

PTE_INLINE pmd_t pmd_clear_uffd_wp(pmd_t pmd)
{
	return __pmd(pmd.pmd & ~pte_kernel_pmd_view()->flag[PTE_FLAG_UFFD_WP]);
}

/* the names of 7.3 */
PTE_INLINE int pte_uffd(pte_t pte)
{
	return pte_uffd_wp(pte);
}

PTE_INLINE pte_t pte_clear_uffd(pte_t pte)
{
	return pte_clear_uffd_wp(pte);
}

PTE_INLINE int pmd_uffd(pmd_t pmd)
{
	return pmd_uffd_wp(pmd);
}

PTE_INLINE pmd_t pmd_clear_uffd(pmd_t pmd)
{
	return pmd_clear_uffd_wp(pmd);
}
#else
#define pte_uffd_wp(pte) pte_uffd_wp_needs_CONFIG_HAVE_ARCH_USERFAULTFD_WP(pte)
#define pte_clear_uffd_wp(pte)                                                 \
	pte_clear_uffd_wp_needs_CONFIG_HAVE_ARCH_USERFAULTFD_WP(pte)
#define pmd_uffd_wp(pmd) pmd_uffd_wp_needs_CONFIG_HAVE_ARCH_USERFAULTFD_WP(pmd)
#define pmd_clear_uffd_wp(pmd)                                                 \
	pmd_clear_uffd_wp_needs_CONFIG_HAVE_ARCH_USERFAULTFD_WP(pmd)
#define pte_uffd(pte) pte_uffd_needs_CONFIG_HAVE_ARCH_USERFAULTFD_WP(pte)
#define pte_clear_uffd(pte)                                                    \
	pte_clear_uffd_needs_CONFIG_HAVE_ARCH_USERFAULTFD_WP(pte)
#define pmd_uffd(pmd) pmd_uffd_needs_CONFIG_HAVE_ARCH_USERFAULTFD_WP(pmd)
#define pmd_clear_uffd(pmd)                                                    \
	pmd_clear_uffd_needs_CONFIG_HAVE_ARCH_USERFAULTFD_WP(pmd)
#endif

/* ---- the architecture's entries ----------------------------------------- */

/*
 * An entry in the architecture's own format is the word without the bits that
 * every entry of the level has set (ppc64 book3s: _PAGE_PTE).
 */
PTE_INLINE uint64_t pte_kernel_ones(enum pte_level level)
{
	return pte_kernel_layout()->swap[level]->fixed.value;
}

PTE_INLINE swp_entry_t pte_kernel_entry(uint64_t value)
{
	const swp_entry_t entry = { value };

	return entry;
}

PTE_INLINE unsigned long __swp_type(swp_entry_t arch)
{
	return pte_layout_swap_type(pte_kernel_layout(), PTE_LEVEL_PTE,
				    arch.val);
}

PTE_INLINE unsigned long __swp_offset(swp_entry_t arch)
{
	return pte_layout_swap_offset(pte_kernel_layout(), PTE_LEVEL_PTE,
				      arch.val);
}

/** Values out of range spill into neighbouring fields, as the kernel's do. */
PTE_INLINE swp_entry_t __swp_entry(unsigned long type, unsigned long offset)
{
	return pte_kernel_entry(pte_layout_swap_encode_unmasked(
					pte_kernel_layout(), PTE_LEVEL_PTE,
					(unsigned)type, offset) &
				~pte_kernel_ones(PTE_LEVEL_PTE));
}

PTE_INLINE swp_entry_t __pte_to_swp_entry(pte_t pte)
{
	return pte_kernel_entry(pte.pte & ~pte_kernel_ones(PTE_LEVEL_PTE));
}

PTE_INLINE pte_t __swp_entry_to_pte(swp_entry_t arch)
{
	return __pte(arch.val | pte_kernel_ones(PTE_LEVEL_PTE));
}

/** Where pmds have a format of their own, it's turned into that of ptes. */
PTE_INLINE swp_entry_t __pmd_to_swp_entry(pmd_t pmd)
{
	const struct pte_layout *const l = pte_kernel_layout();

	if (l->swap[PTE_LEVEL_PMD]->type.lsb ==
	    l->swap[PTE_LEVEL_PTE]->type.lsb)
		return pte_kernel_entry(pmd.pmd &
					~pte_kernel_ones(PTE_LEVEL_PMD));
	return __swp_entry(pte_layout_swap_type(l, PTE_LEVEL_PMD, pmd.pmd),
			   pte_layout_swap_offset(l, PTE_LEVEL_PMD, pmd.pmd));
}

PTE_INLINE pmd_t __swp_entry_to_pmd(swp_entry_t arch)
{
	const struct pte_layout *const l = pte_kernel_layout();

	if (l->swap[PTE_LEVEL_PMD]->type.lsb ==
	    l->swap[PTE_LEVEL_PTE]->type.lsb)
		return __pmd(arch.val | pte_kernel_ones(PTE_LEVEL_PMD));
	return __pmd(pte_layout_swap_encode_unmasked(l, PTE_LEVEL_PMD,
						     (unsigned)__swp_type(arch),
						     __swp_offset(arch)));
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_KERNEL_PGTABLE_H */
