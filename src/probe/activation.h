/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A call of a function: what its instructions are worth, and under which
 * conditions its blocks are reached.
 */
#ifndef PROBE_ACTIVATION_H
#define PROBE_ACTIVATION_H

#include "run.h"

struct known_value {
	LLVMValueRef of;
	struct value value;
};

struct edge {
	LLVMBasicBlockRef from, to;
	pte_diagram when;
};

struct activation {
	LLVMValueRef function;
	const struct value *argument;
	struct known_value *known;
	unsigned known_count, known_room;
	LLVMBasicBlockRef *block; /* in order */
	unsigned blocks;
	struct edge *edge;
	unsigned edges, edge_room;
	pte_diagram when; /* that it's called at all */
	struct value result;
	pte_diagram returned;
};

/* NULL: nothing is known of the value */
struct known_value *find_known(struct activation *at, LLVMValueRef v);

/* instruction.c: any but the last of a block, which is reached `when` */
bool read_instruction(struct run *run, struct activation *at, pte_diagram when,
		      LLVMValueRef in);

/* flow.c: under which condition one block leads to another */
pte_diagram edge_condition(const struct activation *at, LLVMBasicBlockRef from,
			   LLVMBasicBlockRef to);
bool call_function(struct run *run, LLVMValueRef function,
		   const struct value *arguments, pte_diagram when,
		   struct value *result);

#endif
