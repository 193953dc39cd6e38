/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * X-macro lists of a kernel's swap types, markers, flags and options, and the
 * helpers that follow from them.
 *
 * They are macros because both ways of using the library need them: its tables
 * (kind.h, config.h) are built from these rows, and kernel.h folds them into
 * constants. Each row stands only here.
 *
 * Every list calls ROW(with, ...) for each row; `with` is the caller's
 * argument.
 */
#ifndef PTE_LISTS_H
#define PTE_LISTS_H

#include <pte/bits.h>
#include <pte/config.h>
#include <pte/kind.h>
#include <pte/layout.h>

#ifdef __cplusplus
extern "C" {
#endif

/* clang-format off */

#define PTE_NEEDS(option)      PTE_OPTION_SET(PTE_OPTION_##option)
#define PTE_NEEDS_SERIES       (PTE_NEEDS(DEVICE_PRIVATE) | PTE_NEEDS(DEVICE_PRIVATE_MIGRATION))
#define PTE_SOURCE_SWAP(name)  " include/linux/swap.h: SWP_" name

/**
 * The reserved swap types, from 31 down: a kernel numbers the rows whose
 * version and options it has, without gaps. Rows of one kind are adjacent, and
 * no version has two of them.
 *
 * ROW(with, name, kind, since, until, needs, seen_without, seen_with, source)
 */
#define PTE_TYPE_ROWS(ROW, with) \
	/*        name                                    kind                                    since             until              needs                           last seen without  first seen with  source */ \
	ROW(with, SWAPIN_ERROR,                           SWAPIN_ERROR,                           PTE_LINUX(5, 19), PTE_LINUX(6, 1),   0,                              PTE_LINUX(5, 18),  PTE_LINUX(5, 19), "Linux 6.1" PTE_SOURCE_SWAP("SWAPIN_ERROR")) \
	ROW(with, MARKER_V5_19,                           MARKER,                                 PTE_LINUX(5, 19), PTE_LINUX(6, 1),   PTE_NEEDS(PTE_MARKER),          PTE_LINUX(5, 18),  PTE_LINUX(5, 19), "Linux 6.1" PTE_SOURCE_SWAP("PTE_MARKER")) \
	ROW(with, MARKER_V6_2,                            MARKER,                                 PTE_LINUX(6, 2),  PTE_LINUX_ONWARDS, 0,                              PTE_LINUX(6, 1),   PTE_LINUX(6, 2),  "Linux 6.12" PTE_SOURCE_SWAP("PTE_MARKER")) \
	ROW(with, MIGRATION_DEVICE_PRIVATE_WRITE,         MIGRATION_DEVICE_PRIVATE_WRITE,         PTE_LINUX(6, 15), PTE_LINUX_ONWARDS, PTE_NEEDS_SERIES,               0,                 0,                "J. Niethe, \"mm: Add a new swap type for migration entries with device private PFNs\", RFC to v6") \
	ROW(with, MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE, MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE, PTE_LINUX(6, 15), PTE_LINUX_ONWARDS, PTE_NEEDS_SERIES,             0,                 0,                "the same") \
	ROW(with, MIGRATION_DEVICE_PRIVATE_READ,          MIGRATION_DEVICE_PRIVATE_READ,          PTE_LINUX(6, 15), PTE_LINUX_ONWARDS, PTE_NEEDS_SERIES,               0,                 0,                "the same") \
	ROW(with, DEVICE_EXCLUSIVE,                       DEVICE_EXCLUSIVE,                       PTE_LINUX(6, 15), PTE_LINUX_ONWARDS, PTE_NEEDS(DEVICE_PRIVATE),      PTE_LINUX(6, 14),  PTE_LINUX(6, 15), "the pull mail of mm for 6.15-rc1; Linux 6.17" PTE_SOURCE_SWAP("DEVICE_EXCLUSIVE")) \
	ROW(with, DEVICE_EXCLUSIVE_READ,                  DEVICE_EXCLUSIVE_READ,                  PTE_LINUX(5, 14), PTE_LINUX(6, 14),  PTE_NEEDS(DEVICE_PRIVATE),      PTE_LINUX(5, 13),  PTE_LINUX(5, 14), "Linux 6.12" PTE_SOURCE_SWAP("DEVICE_EXCLUSIVE_READ")) \
	ROW(with, DEVICE_EXCLUSIVE_WRITE,                 DEVICE_EXCLUSIVE_WRITE,                 PTE_LINUX(5, 14), PTE_LINUX(6, 14),  PTE_NEEDS(DEVICE_PRIVATE),      PTE_LINUX(5, 13),  PTE_LINUX(5, 14), "Linux 6.12" PTE_SOURCE_SWAP("DEVICE_EXCLUSIVE_WRITE")) \
	ROW(with, DEVICE_PRIVATE_READ,                    DEVICE_PRIVATE_READ,                    PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, PTE_NEEDS(DEVICE_PRIVATE),      0,                 0,                "Linux 6.12" PTE_SOURCE_SWAP("DEVICE_READ")) \
	ROW(with, DEVICE_PRIVATE_WRITE,                   DEVICE_PRIVATE_WRITE,                   PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, PTE_NEEDS(DEVICE_PRIVATE),      0,                 0,                "Linux 6.12" PTE_SOURCE_SWAP("DEVICE_WRITE")) \
	ROW(with, MIGRATION_WRITE,                        MIGRATION_WRITE,                        PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, PTE_NEEDS(MIGRATION),           0,                 0,                "Linux 6.12" PTE_SOURCE_SWAP("MIGRATION_WRITE")) \
	ROW(with, MIGRATION_READ_EXCLUSIVE,               MIGRATION_READ_EXCLUSIVE,               PTE_LINUX(5, 19), PTE_LINUX_ONWARDS, PTE_NEEDS(MIGRATION),           PTE_LINUX(5, 18),  PTE_LINUX(5, 19), "Linux 6.12" PTE_SOURCE_SWAP("MIGRATION_READ_EXCLUSIVE")) \
	ROW(with, MIGRATION_READ,                         MIGRATION_READ,                         PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, PTE_NEEDS(MIGRATION),           0,                 0,                "Linux 6.12" PTE_SOURCE_SWAP("MIGRATION_READ")) \
	ROW(with, HWPOISON,                               HWPOISON,                               PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, PTE_NEEDS(MEMORY_FAILURE),      0,                 0,                "Linux 6.12" PTE_SOURCE_SWAP("HWPOISON"))

/**
 * The marker bits, lowest first; a renamed bit has a row for each name.
 *
 * ROW(with, macro, name, bit, since, until, seen_without, seen_with, source)
 */
#define PTE_MARKER_ROWS(ROW, with) \
	/*        macro         name            bit  since             until              last seen without  first seen with    source */ \
	ROW(with, UFFD_WP,      "uffd_wp",      0,   PTE_LINUX(5, 19), PTE_LINUX_ONWARDS, PTE_LINUX(5, 18),  PTE_LINUX(5, 19),  "Linux 6.1, 6.12 include/linux/swapops.h: PTE_MARKER_UFFD_WP") \
	ROW(with, SWAPIN_ERROR, "swapin_error", 1,   PTE_LINUX(6, 2),  PTE_LINUX(6, 5),   PTE_LINUX(6, 1),   PTE_LINUX(6, 2),   "Linux 6.2 include/linux/swapops.h: PTE_MARKER_SWAPIN_ERROR") \
	ROW(with, POISONED,     "poisoned",     1,   PTE_LINUX(6, 6),  PTE_LINUX_ONWARDS, PTE_LINUX(6, 5),   PTE_LINUX(6, 6),   "Linux 6.12 include/linux/swapops.h: PTE_MARKER_POISONED") \
	ROW(with, GUARD,        "guard",        2,   PTE_LINUX(6, 13), PTE_LINUX_ONWARDS, PTE_LINUX(6, 12),  PTE_LINUX(6, 13),  "Linux 6.13 include/linux/swapops.h: PTE_MARKER_GUARD")

#define PTE_IN_PTES            (PTE_LEVEL_SET(PTE_LEVEL_PTE) | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB))
#define PTE_IN_SWAP            (PTE_KIND_SET(PTE_KIND_SWAP) | PTE_KIND_SET(PTE_KIND_RAW))
#define PTE_CALLED(name, since, until) { name, { since, until } }
#define PTE_CALLED_ALWAYS(name) { PTE_CALLED(name, PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS), { NULL, { 0, 0 } } }

/**
 * Linux's flags of non-present entries, by number. pmd_to_swp_entry doesn't
 * handle exclusive: in a pmd the migration type says it. Without huge pages
 * pmd_swp_soft_dirty is a stub, but pmd_swp_uffd_wp isn't.
 *
 * ROW(with, flag, name, symbol, needs, levels, pmd_needs, kinds, about, source,
 *     called, which has commas of its own): name is a token; levels is
 *     PTE_LEVEL_ALL or PTE_IN_PTES, from which kernel.h generates the helpers
 */
#define PTE_FLAG_ROWS(ROW, with) \
	/*        flag        name        drawn needs                        at levels      more at pmd                      in entries    about                                             source                              what the kernel calls it */ \
	ROW(with, SOFT_DIRTY, soft_dirty, 'S',  PTE_NEEDS(MEM_SOFT_DIRTY),   PTE_LEVEL_ALL, PTE_NEEDS(TRANSPARENT_HUGEPAGE), PTE_KIND_ALL, "written to since the bits were last cleared",    "Linux 6.12 include/linux/pgtable.h", PTE_CALLED_ALWAYS("soft_dirty")) \
	ROW(with, UFFD_WP,    uffd_wp,    'U',  PTE_NEEDS(USERFAULTFD_WP),   PTE_LEVEL_ALL, 0,                               PTE_KIND_ALL, "userfaultfd is told when the page is written to", "Linux 6.12, 7.3 include/linux/pgtable.h", { PTE_CALLED("uffd_wp", PTE_LINUX_OLDEST, PTE_LINUX(7, 2)), PTE_CALLED("uffd", PTE_LINUX(7, 3), PTE_LINUX_ONWARDS) }) \
	ROW(with, EXCLUSIVE,  exclusive,  'E',  0,                           PTE_IN_PTES,   0,                               PTE_IN_SWAP,  "the page that was swapped out was ours alone",   "Linux 6.12 include/linux/pgtable.h, include/linux/swapops.h", PTE_CALLED_ALWAYS("exclusive"))

/**
 * The options. Sources: Linux 6.1, 6.12 mm/Kconfig and arch/ARCH/Kconfig.
 * DEVICE_PRIVATE depends on ZONE_DEVICE, which depends on MEMORY_HOTREMOVE,
 * which depends on MIGRATION; and on SPARSEMEM_VMEMMAP. PTE_MARKER was an
 * option only while swapin-error was a type of its own.
 *
 * ROW(with, option, kconfig, name, since, until, needs, everywhere, by_default)
 */
#define PTE_OPTION_ROWS(ROW, with) \
	/*        option                    CONFIG_...                name                        since             until              needs                                              everywhere, by default */ \
	ROW(with, MIGRATION,                MIGRATION,                "migration",                PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, 0,                                                 true,  true) \
	ROW(with, MEMORY_FAILURE,           MEMORY_FAILURE,           "memory_failure",           PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, 0,                                                 true,  true) \
	ROW(with, DEVICE_PRIVATE,           DEVICE_PRIVATE,           "device_private",           PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, PTE_NEEDS(MIGRATION) | PTE_NEEDS(SPARSEMEM_VMEMMAP), true, true) \
	ROW(with, PTE_MARKER,               PTE_MARKER,               "pte_marker",               PTE_LINUX(5, 19), PTE_LINUX(6, 1),   PTE_NEEDS(USERFAULTFD_WP),                         false, true) \
	ROW(with, MEM_SOFT_DIRTY,           MEM_SOFT_DIRTY,           "mem_soft_dirty",           PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, 0,                                                 false, true) \
	ROW(with, USERFAULTFD_WP,           HAVE_ARCH_USERFAULTFD_WP, "userfaultfd_wp",           PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, 0,                                                 false, true) \
	ROW(with, NUMA_BALANCING,           NUMA_BALANCING,           "numa_balancing",           PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, 0,                                                 true,  true) \
	ROW(with, TRANSPARENT_HUGEPAGE,     TRANSPARENT_HUGEPAGE,     "transparent_hugepage",     PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, 0,                                                 true,  true) \
	ROW(with, SWAP,                     SWAP,                     "swap",                     PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, 0,                                                 true,  true) \
	ROW(with, PTE_MARKER_UFFD_WP,       PTE_MARKER_UFFD_WP,       "pte_marker_uffd_wp",       PTE_LINUX(5, 19), PTE_LINUX_ONWARDS, PTE_NEEDS(USERFAULTFD_WP),                         false, true) \
	ROW(with, ARM64_CONTPTE,            ARM64_CONTPTE,            "arm64_contpte",            PTE_LINUX(6, 9),  PTE_LINUX_ONWARDS, PTE_NEEDS(TRANSPARENT_HUGEPAGE),                   false, true) \
	ROW(with, SPARSEMEM_VMEMMAP,        SPARSEMEM_VMEMMAP,        "sparsemem_vmemmap",        PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS, 0,                                                 true,  true) \
	ROW(with, DEVICE_PRIVATE_MIGRATION, DEVICE_PRIVATE_MIGRATION, "device_private_migration", PTE_LINUX(6, 15), PTE_LINUX_ONWARDS, PTE_NEEDS(DEVICE_PRIVATE),                         true,  false)

/* clang-format on */

#define PTE_FLAG_ROW_NEEDS(of, flag, name, symbol, needs, ...)                 \
	(of) == PTE_FLAG_##flag ? (needs):

/** The option without which a flag's mask is 0; 0 if it needs none. */
PTE_INLINE uint32_t pte_flag_needs(enum pte_flag flag)
{
	return PTE_FLAG_ROWS(PTE_FLAG_ROW_NEEDS, flag) 0;
}

#define PTE_FLAG_ROW_LEVELS(of, flag, name, symbol, needs, levels, ...)        \
	(of) == PTE_FLAG_##flag ? (levels):
#define PTE_FLAG_ROW_PMD_NEEDS(of, flag, name, symbol, needs, levels,          \
			       pmd_needs, ...)                                 \
	(of) == PTE_FLAG_##flag ? (pmd_needs):

/**
 * Whether a level's helpers have a flag.
 *
 * @param options  the options that are on, as a PTE_OPTION_SET
 */
PTE_INLINE bool pte_flag_exists(enum pte_flag flag, enum pte_level level,
				uint32_t options)
{
	const unsigned levels = PTE_FLAG_ROWS(PTE_FLAG_ROW_LEVELS, flag) 0;
	const uint32_t at_pmd = PTE_FLAG_ROWS(PTE_FLAG_ROW_PMD_NEEDS, flag) 0;

	return (pte_flag_needs(flag) & ~options) == 0 &&
	       (levels & PTE_LEVEL_SET(level)) != 0 &&
	       (level != PTE_LEVEL_PMD || (at_pmd & ~options) == 0);
}

/** SWP_PFN_BITS, and A/D above the pfn, came in 6.1 (not in 5.19). */
#define PTE_PFN_BITS_SINCE PTE_LINUX(6, 1)
/** Migration's young and dirty are right above the pfn, in this order. */
#define PTE_YOUNG_DIRTY_BITS 2U

/** The number of a piece's bits that are below bit `end` of the word. */
PTE_INLINE unsigned pte_piece_bits_below(const struct pte_piece *p,
					 unsigned end)
{
	return end - p->lsb > p->width ? p->width : end - p->lsb;
}

/**
 * The number of offset bits that the largest swap file needs.
 *
 * On a CPU with L1TF an offset stays below a power of two: every stored bit
 * from cache_bits - 1 up must be 1, so that no entry contains the address of
 * memory that could be cached. Where offsets aren't stored complemented, none
 * of this helps, and they stay below half of the pages that could be.
 *
 * @param cache_bits  0: no such limit
 *
 * Source: Linux 6.12 arch/x86/mm/init.c, arch_max_swapfile_size.
 */
PTE_INLINE unsigned pte_layout_swapfile_bits(const struct pte_layout *layout,
					     unsigned cache_bits)
{
	const struct pte_codec *const c = layout->swap[PTE_LEVEL_PTE];
	unsigned bits;

	if (cache_bits == 0)
		return pte_codec_offset_width(c);
	if (!c->offset.inverted) {
		bits = cache_bits > layout->page_shift
			       ? cache_bits - 1U - layout->page_shift
			       : 0;
		return bits < pte_codec_offset_width(c)
			       ? bits
			       : pte_codec_offset_width(c);
	}
	bits = pte_piece_bits_below(&c->offset, cache_bits - 1U);
	return bits < c->offset.width
		       ? bits
		       : bits + pte_piece_bits_below(&c->offset_high,
						     cache_bits - 1U);
}

/**
 * Whether migration entries keep young and dirty above the pfn.
 *
 * Source: Linux 6.12 mm/swapfile.c, swapfile_init.
 */
PTE_INLINE bool pte_layout_keeps_young_dirty(const struct pte_layout *layout,
					     uint16_t version, uint32_t options,
					     unsigned pfn_bits,
					     unsigned cache_bits)
{
	const uint32_t needs = PTE_NEEDS(SWAP) | PTE_NEEDS(MIGRATION);

	return version >= PTE_PFN_BITS_SINCE && (needs & ~options) == 0 &&
	       pte_layout_swapfile_bits(layout, cache_bits) >=
		       pfn_bits + PTE_YOUNG_DIRTY_BITS;
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_LISTS_H */
