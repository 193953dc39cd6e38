/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What obligations say of a case, in which some bits of what is given are
 * known. None of it is the prover's.
 */
#ifndef PTE_COMMON_GIVEN_H
#define PTE_COMMON_GIVEN_H

#include <pte/obligation.h>

#include "known.h"

struct given {
	struct known of[PTE_GIVEN_COUNT];
};

/* Whether nothing that may be given stands against the obligation. */
bool pte_given_is_safe(const struct pte_target *t,
		       const struct pte_obligations *all,
		       const struct pte_obligation *o, const struct given *g);

/* What a case shows in which all is known: the word that is made, and what it's
 * confused with or becomes. */
struct shown {
	uint64_t word, becomes;
};
struct shown pte_given_shows(const struct pte_obligations *all,
			     const struct pte_obligation *o,
			     const struct given *g);

#endif /* PTE_COMMON_GIVEN_H */
