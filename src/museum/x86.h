/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * x86: the bits that its words share, of 32 and of 64 bits, from 3.1 to today.
 */
#ifndef PTE_MUSEUM_X86_H
#define PTE_MUSEUM_X86_H

#include "exhibits.h"

enum {
	X86_PRESENT = 0,
	X86_RW = 1,
	X86_USER = 2,
	X86_PWT = 3,
	X86_ACCESSED = 5,
	X86_DIRTY = 6,
	X86_PSE = 7,
	X86_GLOBAL = 8,
	X86_PAGE_SHIFT = 12,
	X86_ADDRESS_END = 52,
	X86_TYPE_BITS = 5,

	X86_PROTNONE = X86_GLOBAL, /* while P is clear */

	/* since L1TF */
	X86_TYPE = 64 - X86_TYPE_BITS,
	X86_OFFSET = X86_PROTNONE + 1,
	X86_UFFD_WP = X86_USER,
	X86_EXCLUSIVE = X86_PWT,
};

/* clang-format off */

#define P  PTE_BIT(X86_PRESENT)
#define PN PTE_BIT(X86_PROTNONE)

#define OLD PTE_LINUX_OLDEST
#define NO_CONFIG { 0, 0, 0, 0, 0 }
/* device memory and markers are younger than most of this */
#define BEFORE_DEVICES { 0, PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE), 0, 0, 0 }
#define L1TF(bits) { 0, PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE), 0, (bits), 0 }

/* clang-format on */

extern const struct pte_arch pte_museum_x86;

/* A pte; the processor of the second may set A and D in one that's absent. */
extern const struct pte_view pte_museum_x86_exact, pte_museum_x86_knl;

/* x86_64 with uffd-wp, and without the exclusive flag. */
extern const struct pte_model pte_museum_x86_v5_7;

#endif /* PTE_MUSEUM_X86_H */
