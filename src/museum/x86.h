/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parts that x86 exhibits share, for words of 32 and 64 bits, 3.1 to today.
 * Bits that haven't moved have today's names; the others are in the exhibits'
 * files.
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
/* exhibits that are mostly older than device memory and markers */
#define BEFORE_DEVICES { 0, PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE), 0, 0, 0, 0 }
#define L1TF(bits) { 0, PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE), 0, (bits), 0, 0 }

/* clang-format on */

extern const struct pte_arch pte_museum_x86;

/* A pte's views; on knl, the CPU may set A and D in a non-present one. */
extern const struct pte_view pte_museum_x86_exact, pte_museum_x86_knl;

/* x86_64 with uffd-wp, and without the exclusive flag. */
extern const struct pte_model pte_museum_x86_v5_7;

#endif /* PTE_MUSEUM_X86_H */
