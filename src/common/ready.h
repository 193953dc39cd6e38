/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What decoding and encoding need of a target in the form in which they use it.
 */
#ifndef PTE_COMMON_READY_H
#define PTE_COMMON_READY_H

#include <pte/target.h>

/* Fill what follows from a target's layout, names, version and options: the
 * codecs as rotations, and the bits that have a name. */
void pte_make_ready(struct pte_target *t);

#endif /* PTE_COMMON_READY_H */
