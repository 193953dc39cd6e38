/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef ENUMERATE_H
#define ENUMERATE_H

#include <pte/prove/claim.h>

#include "toy.h"

/*
 * What a claim says, tried on each word there is: slow, obvious, and written
 * from the claims' sentences. It knows nothing of the prover's sets and wires.
 */

enum answer {
	ANSWER_TRUE = PTE_VERDICT_PROVED,
	ANSWER_FALSE = PTE_VERDICT_REFUTED,
	ANSWER_EMPTY = PTE_VERDICT_NOT_APPLICABLE,
};

/* Whether what a verdict is about holds: its own verdict isn't looked at. */
enum answer enumerate(const struct toy *toy, const struct pte_verdict *v);

/* Whether a refutation's witness is one. */
bool enumerate_witness(const struct toy *toy, const struct pte_verdict *v);

/* Forget what was tried of the last toy. */
void enumerate_forget(void);

#endif
