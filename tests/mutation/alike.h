/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef ALIKE_H
#define ALIKE_H

#include <stdbool.h>

#include "../copy.h"

/*
 * Whether a copy of a row, one constant of which was changed, is the same
 * table still: nothing is read or written otherwise. Such a change isn't a
 * mutant.
 */
bool is_alike(const struct copy *copy, const struct pte_model *row,
	      const void *at);

#endif
