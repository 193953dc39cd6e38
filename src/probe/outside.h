/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a helper reads that isn't an argument: variables with names, which a
 * fact may give a value. One that no fact gives is no error until something
 * depends on it.
 */
#ifndef PROBE_OUTSIDE_H
#define PROBE_OUTSIDE_H

#include <stdint.h>

#include <pte/prove/diagram.h>

/* The words' variables come first: bit i of the first argument is 2 * i, of the
 * second 2 * i + 1. */
#define OUTSIDE_FIRST (2 * PTE_VECTOR_WIDTH)

#define OUTSIDE_NAME_SIZE 96
#define OUTSIDE_ROOM                                                           \
	((PTE_DIAGRAM_VARIABLES - OUTSIDE_FIRST) / PTE_VECTOR_WIDTH)

/* A name as the reader forms it: "&global+8", "*pointer+16", "sysreg tcr_el1",
 * "cpu feature 16", "function()", "address of global", "undefined". */
struct fact {
	const char *name;
	uint64_t value;
};

struct outside {
	const struct fact *facts;
	unsigned fact_count;
	unsigned count;
	char name[OUTSIDE_ROOM][OUTSIDE_NAME_SIZE];
};

/* The first of the variables of the index'th of them. */
unsigned outside_first(unsigned index);

/* Its value: a fact's, or a variable of that name; lost if there are too many.
 */
void outside_value(struct outside *o, struct pte_diagrams *ds, const char *name,
		   unsigned width, struct pte_vector *v);

/* A variable that no other occurrence shares, which no fact gives. */
void outside_unknown(struct outside *o, struct pte_diagrams *ds,
		     const char *name, unsigned width, struct pte_vector *v);

/* The name of one on which the diagram depends; NULL if there's none. */
const char *outside_of(const struct outside *o, struct pte_diagrams *ds,
		       pte_diagram f);
const char *outside_of_vector(const struct outside *o, struct pte_diagrams *ds,
			      const struct pte_vector *v);

#endif
