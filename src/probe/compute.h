/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What instructions compute of numbers and pointers, and constants.
 */
#ifndef PROBE_COMPUTE_H
#define PROBE_COMPUTE_H

#include "run.h"

bool constant_value(struct run *run, LLVMValueRef v, struct value *value);

/* an instruction, or a constant expression, in which case at is NULL */
bool compute(struct run *run, struct activation *at, LLVMValueRef in,
	     LLVMOpcode opcode, struct value *value);

/* when ? a : b */
bool select_value(struct run *run, pte_diagram when, const struct value *a,
		  const struct value *b, struct value *to);

/* a <=> b by a predicate of LLVM's */
pte_diagram compare(struct pte_diagrams *ds, LLVMIntPredicate how,
		    const struct pte_vector *a, const struct pte_vector *b);

/* bits of an integer or a pointer; 0 for other types */
unsigned type_width(const struct run *run, LLVMTypeRef type);

/* the name of what a pointer points to: "&global+8"; false if it has none */
bool path_of(struct run *run, const struct value *pointer, char *path,
	     size_t size);

#endif
