/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The variables that stand for what isn't an argument.
 */
#include "outside.h"

#include <stdio.h>
#include <string.h>

unsigned outside_first(unsigned index)
{
	return OUTSIDE_FIRST + index * PTE_VECTOR_WIDTH;
}

static void variable_of(struct pte_diagrams *ds, unsigned index, unsigned width,
			struct pte_vector *v)
{
	pte_vector_variable(ds, v, width, outside_first(index), 1);
}

void outside_unknown(struct outside *o, struct pte_diagrams *ds,
		     const char *name, unsigned width, struct pte_vector *v)
{
	const unsigned index = o->count < OUTSIDE_ROOM ? o->count++
						       : OUTSIDE_ROOM;

	if (index < OUTSIDE_ROOM)
		snprintf(o->name[index], sizeof(o->name[index]), "%s", name);
	variable_of(ds, index, width, v);
}

void outside_value(struct outside *o, struct pte_diagrams *ds, const char *name,
		   unsigned width, struct pte_vector *v)
{
	for (unsigned i = 0; i < o->fact_count; i++)
		if (strcmp(o->facts[i].name, name) == 0) {
			pte_vector_constant(v, width, o->facts[i].value);
			return;
		}
	for (unsigned i = 0; i < o->count; i++)
		if (strcmp(o->name[i], name) == 0) {
			variable_of(ds, i, width, v);
			return;
		}
	outside_unknown(o, ds, name, width, v);
}

const char *outside_of(const struct outside *o, struct pte_diagrams *ds,
		       pte_diagram f)
{
	uint8_t uses[PTE_DIAGRAM_VARIABLES] = { 0 };

	pte_diagram_support(ds, f, uses);
	for (unsigned i = 0; i < o->count; i++)
		for (unsigned bit = 0; bit < PTE_VECTOR_WIDTH; bit++)
			if (uses[outside_first(i) + bit] == 1)
				return o->name[i];
	return NULL;
}

const char *outside_of_vector(const struct outside *o, struct pte_diagrams *ds,
			      const struct pte_vector *v)
{
	for (unsigned i = 0; i < v->width; i++) {
		const char *const name = outside_of(o, ds, v->bit[i]);

		if (name != NULL)
			return name;
	}
	return NULL;
}
