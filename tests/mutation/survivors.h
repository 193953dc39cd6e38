/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SURVIVORS_H
#define SURVIVORS_H

#include <pte/target.h>

#include "mutant.h"

/*
 * Whether it's known why a change of a row moves no verdict; then it counts.
 *
 * t       of the row as it is
 * copy    the row with the constant changed
 */
bool survivor_has_reason(const struct pte_target *t, const struct copy *copy,
			 const struct constant *c, unsigned mutant);

/* The reasons and how often each held. How many never did; some: none need. */
size_t survivors_print(bool some);

#endif
