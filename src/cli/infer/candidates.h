/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The kernels that what was seen may be of: each layout, version and, where
 * that helps, configuration, with how well it explains it.
 */
#ifndef CLI_CANDIDATES_H
#define CLI_CANDIDATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "options.h"
#include "seen.h"

/* Versions of a layout that explain all alike. */
struct candidate {
	const struct pte_model *model; /* of the last one */
	struct pte_span in;
	struct pte_config config;
	/* options that are other than given or by default, those that depend on
	 * one that is named, too */
	unsigned turned;
	bool certain;
	unsigned layout; /* a number; its versions have the same */
	size_t order;    /* in which they were found */
	struct pte_fit fit;
	uint64_t explained[SEEN_MAX / 64]; /* bit i: the ith seen */
};

/* Zeroed at first; candidates_free() is always allowed. */
struct candidates {
	struct candidate *list;
	size_t count, room;
	unsigned layouts;
	/* whether a layout describes the level of the ith seen; what none does
	 * counts nowhere */
	bool described[SEEN_MAX];
};

/*
 * Find the candidates among --layout's layouts; without it, among all and the
 * named specs. With --config, only that configuration is tried; without it, the
 * default and, where that doesn't explain all, those others that explain most
 * with the fewest options turned: of all that number types otherwise, and those
 * in which one option of another sort is turned.
 *
 * They are ranked, best first: by what is explained; how far the rest is off;
 * how many words the kernel may have written; options to be turned; whether
 * it's certain; remarks; how small the numbers are; the newest; the variant
 * that the architecture's name alone stands for.
 *
 * Returns false after a message if a layout can't be found or memory ran out.
 */
bool candidates_find(const struct options *o, const struct seen *seen,
		     struct candidates *ret);
void candidates_free(struct candidates *c);

/* Whether a candidate explains the ith seen. */
bool candidate_explains(const struct candidate *c, size_t i);

/* How many layouts do, with some version and configuration. */
unsigned candidates_layouts(const struct candidates *c, size_t i);

/* Fill the target of its last version. Returns false after a message. */
bool candidate_target(const struct candidate *c, struct pte_target *ret);

#endif /* CLI_CANDIDATES_H */
