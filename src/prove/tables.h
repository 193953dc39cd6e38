/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The words written for tables: each form of their place, with the bits that
 * may be set beside the address.
 */
#ifndef PTE_PROVE_TABLES_H
#define PTE_PROVE_TABLES_H

#include <pte/prove/obligation.h>

/* The words that one alternative of the place writes for tables. */
struct pte_tables {
	const struct pte_address *address; /* the alternative */
	struct pte_paged words;
	uint64_t named; /* the bits of these words that have a name */
};

/* The nth form of table pointers at a level; false beyond the last. */
bool pte_target_tables(const struct pte_target *target, enum pte_level level,
		       unsigned n, struct pte_tables *ret);

/* Whether any bit has a name in words that point to a table. */
bool pte_target_names_tables(const struct pte_target *target,
			     enum pte_level level);

/* The view that recognises tables at a level: its own, or that of its walkers
 * where the layout has no leaf entries. */
const struct pte_view *pte_tables_view(const struct pte_layout *layout,
				       enum pte_level level);

/* ... and the one of walkers that descend, regardless of the level's own view:
 * a pmd slot may be hugetlb's */
const struct pte_view *pte_tables_walker(const struct pte_layout *layout,
					 enum pte_level level);

#endif /* PTE_PROVE_TABLES_H */
