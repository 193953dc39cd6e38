/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A scheme being tried on a kernel: what is found out goes into the use.
 */
#ifndef PTE_COMMON_SCHEME_TRIAL_H
#define PTE_COMMON_SCHEME_TRIAL_H

#include <pte/scheme.h>

#define WORD_BITS 64

/* What follows says why not, from the beginning. */
void pte_scheme_refuse(struct pte_scheme_use *use, enum pte_obstacle obstacle,
		       const char *begins);
/* Go on saying it. */
void pte_scheme_say(struct pte_scheme_use *use, const char *text);
void pte_scheme_say_number(struct pte_scheme_use *use, unsigned n);
void pte_scheme_say_version(struct pte_scheme_use *use, uint16_t version);

/* Which bits would do, here and wherever the image boots. */
void pte_scheme_find_bits(struct pte_scheme_use *use);
/* The one of them to use. False, and why, if none will. */
bool pte_scheme_find_bit(struct pte_scheme_use *use, int wanted);

/* Change `after`, add the words. False, and why, if there is no room. */
bool pte_scheme_try_form(struct pte_scheme_use *use, int bit);

/*
 * What the reader of the scheme in force asks of words that are neither none
 * nor present; how many tests, one of which must pass.
 */
#define PTE_SCHEME_TESTS 4
unsigned pte_scheme_tests(const struct pte_target *t,
			  struct pte_test tests_ret[static PTE_SCHEME_TESTS]);

#endif /* PTE_COMMON_SCHEME_TRIAL_H */
