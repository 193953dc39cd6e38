/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The kinds of memory that an entry may stand in, and what is known there of
 * the conditions that rules depend on.
 */
#ifndef CLI_MEMORY_H
#define CLI_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/kind.h>

#include "show/ways.h"

struct memory {
	const char *name; /* in JSON: "private-anonymous" */
	const char *says; /* "private anonymous memory" */
	unsigned levels;  /* a PTE_LEVEL_SET */
	uint32_t holds, never;
};

/* In the order in which they are shown. */
const struct memory *memories(size_t *count_ret);

/* The conditions of a word there. Returns false if it doesn't stand there.
 */
bool memory_conditions(const struct memory *m, const struct read_word *word,
		       struct conditions *ret);

#endif /* CLI_MEMORY_H */
