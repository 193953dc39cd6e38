/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Causes of a spec's refutations: a single bit with two owners may refute many
 * claims.
 */
#ifndef CLI_CAUSE_H
#define CLI_CAUSE_H

#include "findings.h"

struct cause {
	/* bits that the spec and its base use differently; 0: none */
	uint64_t bits;
	const struct finding *shown; /* the first one of a kind, or the first */
};

#define NO_CAUSE SIZE_MAX
struct causes {
	struct cause *list;
	size_t count;
	size_t *of; /* cause of each finding; or NO_CAUSE */
};

/* Returns false after a message if out of memory; free in both cases. */
bool causes_find(struct causes *ret, const struct part *p);
void causes_free(struct causes *causes);

/* "bit 9 is in the type field, bits 10:6, and is mine's" */
void cause_describe(struct out *out, const struct cause *cause);

#endif /* CLI_CAUSE_H */
