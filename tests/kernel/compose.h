/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whole words: what encode writes of a description, and what the kernel's own
 * constructors make, one after the other.
 */
#ifndef COMPOSE_H
#define COMPOSE_H

#include <stdbool.h>

#include <pte/encode.h>

#include "inputs.h"

/* A description of a kind in reach of an input; encode may refuse it. */
void describe(const struct pte_target *target, enum pte_kind kind,
	      const struct input *input, struct pte_description *ret);

/* The kernel's word of it; false if a constructor is missing. */
bool compose(enum pte_level level, const struct pte_description *description,
	     uint64_t *word_ret);

#endif
