/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words that point to a table: pmds that aren't leaves. They have an address
 * and names of their own.
 */
#ifndef PTE_COMMON_TABLE_H
#define PTE_COMMON_TABLE_H

#include <pte/target.h>

/* Whether leaves of ours never stand at a level, but tables do. */
bool pte_has_only_tables(const struct pte_layout *layout, enum pte_level level);

/*
 * Whose helpers read a word: the level's, but where only tables are ours, what
 * is neither empty nor one of them is hugetlb's.
 */
enum pte_level pte_helpers_level(const struct pte_layout *layout,
				 enum pte_level level, uint64_t word);

/* Whether a name holds of that kernel's words that are like this one. */
bool pte_target_has_name(const struct pte_target *target,
			 const struct pte_name *name, uint64_t word);

/*
 * The bits that may be set in a word that points to a table: those of its
 * address, which layout->table says, and those that the kernel or hardware of
 * that version put there. What else is set is stray. 0 if the layout has no
 * rule for tables at that level.
 */
uint64_t pte_target_table_bits(const struct pte_target *target,
			       enum pte_level level, uint64_t word);

#endif /* PTE_COMMON_TABLE_H */
