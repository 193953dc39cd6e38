/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef LISTED_H
#define LISTED_H

#include <pte/target.h>

#include "vector.h"

/*
 * What a row lists with the versions that have it: names of bits, paths that
 * store, protections, helpers of walkers, options. A known answer speaks of one
 * of them on one kernel, and of all that is in force there under its name.
 */
bool is_listed(const struct vector *vector);

/* found: what the target says instead, if it doesn't agree */
bool listed_agrees(const struct vector *vector, const struct pte_target *target,
		   enum pte_level level, char found[ANSWER_TEXT_SIZE]);

#endif
