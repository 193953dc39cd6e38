/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Numbering the types of a target: as its version and options do, or as its
 * proposal says of a tree.
 */
#include "numbers.h"

#include <pte/lists.h>

#include "span.h"

static bool is_listed(const struct pte_proposal *p, unsigned kind)
{
	for (unsigned i = 0; i < p->number_count; i++)
		if ((unsigned)p->numbers[i].kind == kind)
			return true;
	return false;
}

/* a proposal's types are numbered downwards, unless they have a number */
static unsigned number_proposed(struct pte_target *t, unsigned top)
{
	const struct pte_proposal *const p = t->model->proposal;

	for (unsigned i = 0; p != NULL && i < p->type_count && top > 0; i++)
		if ((p->types[i].needs & ~t->options) == 0 &&
		    !is_listed(p, PTE_KIND_PROPOSED + i))
			t->kind_of_type[--top] =
				(uint8_t)(PTE_KIND_PROPOSED + i);
	return top;
}

/* returns MAX_SWAPFILES */
static unsigned number_down(struct pte_target *t)
{
	size_t count;
	const struct pte_type *const types = pte_types(&count);
	unsigned top = PTE_SWAP_TYPE_COUNT;

	for (size_t i = 0; i < count; i++) {
		if ((types[i].needs & ~t->options) != 0)
			continue;
		t->certain = t->certain &&
			     !between(types[i].seen_without, types[i].seen_with,
				      t->version);
		if (in_span(&types[i].in, t->version))
			t->kind_of_type[--top] = (uint8_t)types[i].kind;
	}
	return number_proposed(t, top);
}

/*
 * as they stand in a tree: neither its version nor an option moves them.
 * Returns MAX_SWAPFILES
 */
static unsigned number_as_given(struct pte_target *t,
				const struct pte_proposal *p)
{
	for (unsigned i = p->max_swapfiles; i < PTE_SWAP_TYPE_COUNT; i++)
		t->kind_of_type[i] = PTE_KIND_UNKNOWN;
	for (unsigned i = 0; i < p->number_count; i++)
		t->kind_of_type[p->numbers[i].type] =
			(uint8_t)p->numbers[i].kind;
	return number_proposed(t, p->max_swapfiles);
}

void pte_number_types(struct pte_target *t)
{
	const struct pte_proposal *const p = t->model->proposal;

	t->max_swapfiles = (uint8_t)(p != NULL && p->numbers != NULL
					     ? number_as_given(t, p)
					     : number_down(t));
	for (unsigned i = 0; i < t->max_swapfiles; i++)
		t->kind_of_type[i] = PTE_KIND_SWAP;
	for (unsigned i = PTE_SWAP_TYPE_COUNT; i < PTE_TYPE_COUNT_MAX; i++)
		t->kind_of_type[i] = PTE_KIND_UNKNOWN;
}

/* the kinds that types may have: Linux's reserved ones, and the proposal's */
static pte_kind_set kinds_of_types(const struct pte_proposal *p)
{
	size_t count;
	const struct pte_type *const types = pte_types(&count);
	pte_kind_set kinds = 0;

	for (size_t i = 0; i < count; i++)
		kinds |= PTE_KIND_SET(types[i].kind);
	for (unsigned i = 0; i < p->type_count; i++)
		kinds |= PTE_KIND_SET(PTE_KIND_PROPOSED + i);
	return kinds;
}

bool pte_numbers_are_good(const struct pte_proposal *p)
{
	pte_kind_set free_kinds = kinds_of_types(p);
	unsigned unlisted = 0;
	uint32_t numbers = 0;

	if (p->numbers == NULL)
		return true;
	for (unsigned i = 0; i < p->type_count; i++)
		unlisted += !is_listed(p, PTE_KIND_PROPOSED + i);
	if (p->max_swapfiles <= unlisted ||
	    p->max_swapfiles > PTE_SWAP_TYPE_COUNT)
		return false;
	for (unsigned i = 0; i < p->number_count; i++) {
		const struct pte_numbered *const n = &p->numbers[i];

		if (n->type >= PTE_SWAP_TYPE_COUNT ||
		    n->type < p->max_swapfiles ||
		    (numbers & UINT32_C(1) << n->type) != 0 ||
		    (unsigned)n->kind >= PTE_KIND_COUNT ||
		    (free_kinds & PTE_KIND_SET(n->kind)) == 0)
			return false;
		numbers |= UINT32_C(1) << n->type;
		free_kinds &= ~PTE_KIND_SET(n->kind);
	}
	return true;
}
