/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Why claims are refuted of a what-if: one bit that has two owners refutes many
 * of them.
 */
#ifndef CLI_CAUSE_H
#define CLI_CAUSE_H

#include "findings.h"

struct cause {
	/* of which the what-if makes something else than its base; 0: none */
	uint64_t bits;
	const struct finding *shown; /* of a kind's own words if there is one */
};

#define NO_CAUSE SIZE_MAX
struct causes {
	struct cause *list;
	size_t count;
	size_t *of; /* a cause by finding; NO_CAUSE: it isn't refuted */
};

/* False, and a message, if memory ran out; free them either way. */
bool causes_find(struct causes *ret, const struct part *p);
void causes_free(struct causes *causes);

/* "bit 9 is in the type field, bits 10:6, and is mine's" */
void cause_describe(struct out *out, const struct cause *cause);

#endif /* CLI_CAUSE_H */
