/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * The words of /proc/PID/pagemap, one for each page of a process.
 *
 *   63      62      61   60:59 58    57      56        55         54:5    4:0
 *   present swapped file 0     guard uffd-wp exclusive soft-dirty offset  type
 *
 * Of a present page 54:0 are the pfn. They are 0 to a reader without
 * CAP_SYS_ADMIN; the bits above them stay.
 *
 * Source: Linux 6.1, 6.12, 6.15 fs/proc/task_mmu.c and
 * Documentation/admin-guide/mm/pagemap.rst.
 */
#ifndef PTE_PAGEMAP_H
#define PTE_PAGEMAP_H

#include <pte/linux.h>

/** The bits above the frame; 60:59 are 0. */
enum pte_pagemap_bit {
	PTE_PAGEMAP_SOFT_DIRTY = 55, /**< of the page or its whole mapping */
	PTE_PAGEMAP_EXCLUSIVE = 56,  /**< mapped here and nowhere else */
	PTE_PAGEMAP_UFFD_WP = 57,
	PTE_PAGEMAP_GUARD = 58,
	PTE_PAGEMAP_FILE = 61, /**< of a file, or shared anonymous memory */
	PTE_PAGEMAP_SWAPPED =
		62, /**< an entry that isn't present, of any kind */
	PTE_PAGEMAP_PRESENT = 63,
};

/** The frame: a pfn, or an entry's offset above PTE_SWAP_TYPE_BITS of type. */
#define PTE_PAGEMAP_FRAME_BITS 55U

/** The versions with this form: before, 60:55 could be the size of the page. */
#define PTE_PAGEMAP_SINCE PTE_LINUX(4, 2)
/** The bits are 0 in older versions. */
#define PTE_PAGEMAP_UFFD_WP_SINCE PTE_LINUX(5, 13)
#define PTE_PAGEMAP_GUARD_SINCE PTE_LINUX(6, 15)
/** Of hugetlb's entries; until then of its pages neither. */
#define PTE_PAGEMAP_HUGETLB_UFFD_WP_SINCE PTE_LINUX(5, 19)
/** A uffd-wp marker is told of without CONFIG_PTE_MARKER_UFFD_WP, too: the
 * option compiles pte_marker_entry_uffd_wp away, but not softleaf's test. */
#define PTE_PAGEMAP_MARKER_ALWAYS_SINCE PTE_LINUX(6, 19)

#endif /* PTE_PAGEMAP_H */
