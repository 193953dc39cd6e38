/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the verifier has in hand: too much for a stack.
 */
#ifndef PTE_COMMON_VERIFY_H
#define PTE_COMMON_VERIFY_H

#include "known_bits.h"

/* A case: what is known of what is given. */
struct given {
	struct known_bits of[PTE_GIVEN_COUNT];
};

struct verification {
	struct pte_obligations all;
	struct pte_program program;
	/* what its lines come to */
	struct known_bits value[PTE_PROGRAM_CAPACITY];
	/* the cases that are still to be gone through */
	struct given left[64 * PTE_GIVEN_COUNT + 1];
};

#endif /* PTE_COMMON_VERIFY_H */
