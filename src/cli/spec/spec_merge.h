/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CLI_SPEC_MERGE_H
#define CLI_SPEC_MERGE_H

#include <stddef.h>

#include "spec.h"

/* Something that isn't a bit or a type, of which both say what it is. */
#define SPEC_PATH_SIZE 64
#define SPEC_CONFLICTS_MAX 16
struct spec_conflict {
	char path[SPEC_PATH_SIZE]; /* "swap.offset.lsb" */
	char value[2][SPEC_PATH_SIZE];
};
struct spec_conflicts {
	size_t count;
	struct spec_conflict list[SPEC_CONFLICTS_MAX];
};

/*
 * Two what-ifs over their common base, as one. Where both change the same
 * thing, the first one's change is in it, and a conflict is noted.
 *
 * NULL, and a message, if they have no common base, or can't be one spec.
 */
const struct spec *spec_merge(const struct spec *a, const struct spec *b,
			      struct spec_conflicts *conflicts);

#endif /* CLI_SPEC_MERGE_H */
