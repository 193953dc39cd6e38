/* SPDX-License-Identifier: BSD-2-Clause */
#include "leaf.h"

#include <string.h>

bool is_made(const struct toy *toy, const struct pte_verdict *v,
	     unsigned protection)
{
	return v->level != PTE_LEVEL_PUD ||
	       strcmp(toy->protections[protection].name, "none") != 0 ||
	       pte_model_never(&toy->model, v->level, PTE_VIEW_PROTNONE) ==
		       NULL;
}

uint64_t leaf_of(const struct toy *toy, const struct pte_verdict *v,
		 unsigned protection)
{
	const struct pte_view *const view = view_of(toy, v);
	const uint64_t w = toy->protections[protection].bits;

	return (w & ~view->leaf.clear) | view->leaf.set;
}

uint64_t page_flag(const struct toy *toy, const struct pte_verdict *v,
		   unsigned f)
{
	return has_bit(toy->target.present_flags, f) ? view_of(toy, v)->flag[f]
						     : 0;
}

uint64_t page_flags(const struct toy *toy, const struct pte_verdict *v)
{
	uint64_t flags = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		flags |= page_flag(toy, v, f);
	return flags;
}

const struct pte_view *walker_of(const struct toy *toy,
				 const struct pte_verdict *v)
{
	return v->level == PTE_LEVEL_HUGETLB ? toy->layout.walker
					     : view_of(toy, v);
}

uint64_t address_room(const struct toy *toy, const struct pte_verdict *v)
{
	unsigned n = v->level == PTE_LEVEL_PTE   ? toy->layout.page_shift
		     : v->level == PTE_LEVEL_PUD ? toy->layout.pud_shift
						 : toy->layout.huge_shift;
	uint64_t room = 0;

	for (; n < toy->target.phys_bits; n++)
		room |= UINT64_C(1) << n;
	return room;
}

uint64_t beside(const struct toy *toy, const struct pte_verdict *v,
		uint64_t protection)
{
	const struct pte_beside *const b = &toy->beside[0];
	uint64_t bits = toy->attributes[0].why == NULL ? toy->attributes[0].bits
						       : 0;

	if ((protection & b->when.mask) == b->when.value)
		bits |= b->bits;
	return bits & ~page_flags(toy, v);
}

static const struct pte_address nowhere = PTE_NO_ADDRESS;

const struct pte_address *place_of(const struct toy *toy,
				   const struct pte_verdict *v,
				   uint64_t protection)
{
	const struct pte_address *const a =
		chosen(&toy->place[v->level], protection);

	return a == NULL ? &nowhere : a;
}

bool is_named(const struct pte_name *name, const struct pte_verdict *v,
	      bool tables, unsigned n)
{
	return has_bit(tables ? name->tables : name->levels, v->level) &&
	       n >= name->lsb && n < (unsigned)name->lsb + name->width;
}
