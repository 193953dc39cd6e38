/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Merges two specs with a common base.
 */
#ifndef CLI_SPEC_MERGE_H
#define CLI_SPEC_MERGE_H

#include <stddef.h>

#include "spec.h"

/* A key other than a bit or a type that both specs change, differently. */
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
 * Merge two specs over their common base. If both change the same key, the
 * result has a's value, and a conflict is recorded.
 *
 * Returns NULL after a message if they have no common base, or if the result
 * isn't a valid spec.
 */
const struct spec *spec_merge(const struct spec *a, const struct spec *b,
			      struct spec_conflicts *conflicts);

#endif /* CLI_SPEC_MERGE_H */
