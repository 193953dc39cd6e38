/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words that point to a table: non-leaf pmds and the like, which have their own
 * address rules and names.
 */
#ifndef PTE_COMMON_TABLE_H
#define PTE_COMMON_TABLE_H

#include <pte/target.h>

/* Whether the layout has tables but no leaf entries at a level. */
static inline bool pte_has_only_tables(const struct pte_layout *layout,
				       enum pte_level level)
{
	return level == PTE_LEVEL_PMD && layout->view[level] == NULL &&
	       layout->table[level] != NULL && layout->walker != NULL;
}

/*
 * The level whose helpers read a word: the level itself; but if it has only
 * tables, hugetlb for a word that is neither empty nor a table.
 */
static inline enum pte_level pte_helpers_level(const struct pte_layout *layout,
					       enum pte_level level,
					       uint64_t word)
{
	if (!pte_has_only_tables(layout, level) ||
	    pte_test_has(&layout->walker->none, word) ||
	    pte_place_has(layout->table[level], word))
		return level;
	return PTE_LEVEL_HUGETLB;
}

/* Whether a name is in force on that kernel for words of this form. */
bool pte_target_has_name(const struct pte_target *target,
			 const struct pte_name *name, uint64_t word);

/*
 * The bits that may be set in a word that points to a table: its address bits,
 * from layout->table, and those that the kernel or hardware of that version
 * sets. All others are stray. 0 if the layout has no rule for tables at that
 * level.
 */
uint64_t pte_target_table_bits(const struct pte_target *target,
			       enum pte_level level, uint64_t word);

#endif /* PTE_COMMON_TABLE_H */
