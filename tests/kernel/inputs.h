/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the helpers are asked of: first a grid of words, entries and pages on
 * and beside every border of the layout, then random ones.
 */
#ifndef INPUTS_H
#define INPUTS_H

#include <stdint.h>

#include <pte/target.h>

#include "../random.h"

struct inputs {
	const struct pte_target *target;
	struct random random;
	uint64_t next; /* the number of the next one */
};

struct input {
	uint64_t word, other;  /* few bits or none apart */
	uint64_t type, offset; /* below 64 and 2^type_shift */
	uint64_t pfn, protection;
};

void inputs_begin(struct inputs *inputs, const struct pte_target *target,
		  uint64_t seed);
void inputs_next(struct inputs *inputs, struct input *ret);

/* How many of the first inputs are the grid. */
uint64_t inputs_grid(const struct pte_target *target);

#endif
