/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The verifier's working memory: too large for a stack.
 */
#ifndef PTE_PROVE_VERIFY_H
#define PTE_PROVE_VERIFY_H

#include "known_bits.h"

/* A case: the known bits of each input. */
struct given {
	struct known_bits of[PTE_GIVEN_COUNT];
};

struct verification {
	struct pte_obligations all;
	struct pte_program program;
	/* the values of the program's lines */
	struct known_bits value[PTE_PROGRAM_CAPACITY];
	/* the cases still to be checked */
	struct given left[64 * PTE_GIVEN_COUNT + 1];
};

#endif /* PTE_PROVE_VERIFY_H */
