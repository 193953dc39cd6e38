/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which kind has which type.
 */
#ifndef PTE_COMMON_NUMBERS_H
#define PTE_COMMON_NUMBERS_H

#include <pte/target.h>

/* Number the types of a target; in a bracket of one, it isn't certain. */
void pte_number_types(struct pte_target *t);

/* Whether each number and each kind stands once, and none below
 * MAX_SWAPFILES; true if there are none. */
bool pte_numbers_are_good(const struct pte_proposal *p);

#endif /* PTE_COMMON_NUMBERS_H */
