/* SPDX-License-Identifier: BSD-2-Clause */
#include "alike_levels.h"

#include <pte/lists.h>

/* ---- protections --------------------------------------------------------- */

/* of what the translations ask for, and of that with any one bit turned but
 * those of the address, which no protection has */
static bool same_leaves(const struct copy *copy, const struct pte_model *row,
			enum pte_level level)
{
	const struct pte_translations *const t = row->layout->translated[level];
	const uint64_t addresses = pte_place_bits(row->layout->place[level], 0);

	for (unsigned i = 0; i < 65 * t->count; i++) {
		const uint64_t bit = i % 65 < 64 ? UINT64_C(1) << i % 65 : 0;
		const uint64_t turned = bit & ~addresses;
		const uint64_t protection = t->row[i / 65].when.value ^ turned;

		if (pte_layout_leaf(&copy->layout, level, protection) !=
		    pte_layout_leaf(row->layout, level, protection))
			return false;
	}
	return true;
}

/* of a level that translates: *are_ret, if the constant is part of that */
bool alike_leaf(const struct copy *copy, const struct pte_model *row,
		unsigned level, const void *at, bool *are_ret)
{
	if (row->layout->translated[level] == NULL ||
	    (!alike_is_in(&copy->translated[level],
			  sizeof(copy->translated[level]), at) &&
	     !alike_is_in(&copy->view[level].leaf,
			  sizeof(copy->view[level].leaf), at)))
		return false;
	*are_ret = same_leaves(copy, row, (enum pte_level)level);
	return true;
}

/* ---- codecs of other levels ---------------------------------------------- */

/* a type that a swp_entry has no room to be wider, and is, at the level */
bool alike_type_width(const struct pte_layout *l, unsigned level,
		      const struct pte_codec *changed)
{
	const int width = l->swap[level]->type.width;

	return width == l->swp_entry.bits - l->swp_entry.type_shift &&
	       changed->type.width > width;
}

/* a level without entries uses none; the macro is that of ptes, whose types and
 * offsets others have; and not each flag is at each level */
bool alike_own_codec(const struct pte_codec *c, const struct pte_model *row,
		     unsigned level, const void *at)
{
	if ((row->layout->entryless & PTE_LEVEL_SET(level)) != 0 ||
	    alike_is_in(&c->spill, sizeof(c->spill), at))
		return true;
	if (at == &c->type.width)
		return alike_type_width(row->layout, level, c);
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if (at == &c->flag[f])
			return !alike_has_flag(row, f) ||
			       !pte_flag_exists((enum pte_flag)f,
						(enum pte_level)level,
						UINT32_MAX);
	return false;
}
