/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the verifier's parts share. None of it is the prover's.
 */
#ifndef PTE_COMMON_VERIFY_H
#define PTE_COMMON_VERIFY_H

#include <pte/obligation.h>

static inline bool verify_bit(uint64_t v, unsigned n)
{
	return (v >> n & 1U) != 0;
}

/* Tests: whether a word passes, none does, two are the same, and all words of
 * a pass b. */
bool pte_verify_passes(const struct pte_test *t, uint64_t v);
bool pte_verify_is_empty(const struct pte_test *t);
bool pte_verify_same(const struct pte_test *a, const struct pte_test *b);
bool pte_verify_contained(const struct pte_test *a, const struct pte_test *b);

/* Whether the step shows the obligation of its a, and of its b if there is one.
 */
bool pte_verify_step(const struct pte_verdict *v,
		     const struct pte_obligation *o, const struct pte_step *s);

/*
 * How many inputs of an encoder, with one type, give a word of the pattern,
 * modulo 2^64. Each bit of a word is 1 if type, offset, a bit beside or
 * must-be-1 sets it.
 */
uint64_t pte_verify_inputs(const struct pte_target *t,
			   const struct pte_image *image, unsigned type,
			   const struct pte_test *pattern);

/* Whether the image has words of the type. */
bool pte_verify_has_type(const struct pte_target *t,
			 const struct pte_image *image, unsigned type);

/* Proof and refutation of an obligation about a function; the steps are its. */
bool pte_verify_function(const struct pte_verdict *v,
			 const struct pte_obligation *o,
			 const struct pte_step *steps, unsigned count);
bool pte_verify_lost(const struct pte_verdict *v,
		     const struct pte_obligation *o);

#endif /* PTE_COMMON_VERIFY_H */
