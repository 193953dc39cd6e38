/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * x86: what its words share, of 32 and of 64 bits, from 3.1 to today. Bits that
 * are where they were have today's names; the others stand in their files.
 */
#ifndef PTE_MUSEUM_X86_H
#define PTE_MUSEUM_X86_H

#include <pte/arch/x86_64.h>

#include "exhibits.h"

/* clang-format off */

#define P  PTE_X86_P
#define PN PTE_X86_PN

#define OLD PTE_LINUX_OLDEST
#define NO_CONFIG PTE_CONFIG_DEFAULT
/* device memory and markers are younger than most of this */
#define BEFORE_DEVICES { 0, PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE), 0, 0, 0, 0 }
#define L1TF(bits) { 0, PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE), 0, (bits), 0, 0 }

/* clang-format on */

extern const struct pte_arch pte_museum_x86;

/* A pte; the processor of the second may set A and D in one that's absent. */
extern const struct pte_view pte_museum_x86_exact, pte_museum_x86_knl;

/* x86_64 with uffd-wp, and without the exclusive flag. */
extern const struct pte_model pte_museum_x86_v5_7;

#endif /* PTE_MUSEUM_X86_H */
