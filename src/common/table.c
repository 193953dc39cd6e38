/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which bits a word that points to a table may have, from layout->table and the
 * names in force.
 */
#include "table.h"

#include "span.h"

bool pte_target_has_name(const struct pte_target *target,
			 const struct pte_name *name, uint64_t word)
{
	return pte_pattern_has(&name->when, word) &&
	       in_span(&name->in, target->version) &&
	       (name->needs & ~target->options) == 0;
}

uint64_t pte_target_table_bits(const struct pte_target *target,
			       enum pte_level level, uint64_t word)
{
	const struct pte_place *const place = target->layout->table[level];
	uint64_t bits = place != NULL ? pte_place_bits(place, word) : 0;

	for (const struct pte_name *n = target->model->names; n->name != NULL;
	     n++)
		if ((n->tables & PTE_LEVEL_SET(level)) != 0 &&
		    pte_target_has_name(target, n, word))
			bits |= pte_ones(n->width) << n->lsb;
	return bits;
}
