/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is written for tables: each form of their place, with what may stand
 * beside the address.
 */
#ifndef PTE_PROVE_TABLES_H
#define PTE_PROVE_TABLES_H

#include <pte/prove/obligation.h>

/* What is written for tables by one alternative of their place. */
struct pte_tables {
	const struct pte_address *address; /* the alternative */
	struct pte_paged words;
	uint64_t named; /* the bits of theirs that have a name */
};

/* The nth form of words that point to tables at a level; false beyond the last.
 */
bool pte_target_tables(const struct pte_target *target, enum pte_level level,
		       unsigned n, struct pte_tables *ret);

/* Whether any bit has a name in words that point to a table. */
bool pte_target_names_tables(const struct pte_target *target,
			     enum pte_level level);

/* What tells tables at a level: its own tests; where no leaf is ours, those of
 * its walkers. */
const struct pte_view *pte_tables_view(const struct pte_layout *layout,
				       enum pte_level level);

/* ... and what those ask who pass on, whatever the level's own tests say: a
 * pmd's slot may be hugetlb's */
const struct pte_view *pte_tables_walker(const struct pte_layout *layout,
					 enum pte_level level);

#endif /* PTE_PROVE_TABLES_H */
