/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Walks a function's blocks: each once, in an order in which what leads to a
 * block comes before it, under the condition that it's reached.
 */
#include "activation.h"

#include <stdlib.h>

#include "compute.h"

/* ---- blocks and edges ---------------------------------------------------- */

pte_diagram edge_condition(const struct activation *at, LLVMBasicBlockRef from,
			   LLVMBasicBlockRef to)
{
	for (unsigned i = 0; i < at->edges; i++)
		if (at->edge[i].from == from && at->edge[i].to == to)
			return at->edge[i].when;
	return PTE_DIAGRAM_FALSE;
}

static bool add_edge(struct run *run, struct activation *at,
		     LLVMBasicBlockRef from, LLVMBasicBlockRef to,
		     pte_diagram when)
{
	struct pte_diagrams *const ds = run->reader->ds;

	if (when == PTE_DIAGRAM_NONE)
		return give_up(run, "a diagram that is too large");
	for (unsigned i = 0; i < at->edges; i++)
		if (at->edge[i].from == from && at->edge[i].to == to) {
			at->edge[i].when =
				pte_diagram_or(ds, at->edge[i].when, when);
			return true;
		}
	if (at->edges == at->edge_room) {
		const unsigned room = at->edge_room * 2 + 64;
		struct edge *const grown =
			realloc(at->edge, room * sizeof(*grown));

		if (grown == NULL)
			return give_up(run, "out of memory");
		at->edge = grown;
		at->edge_room = room;
	}
	at->edge[at->edges++] = (struct edge){ from, to, when };
	return true;
}

static unsigned index_of(LLVMBasicBlockRef *list, unsigned count,
			 LLVMBasicBlockRef block)
{
	for (unsigned i = 0; i < count; i++)
		if (list[i] == block)
			return i;
	return count;
}

/* a block after all that it leads to: the reverse is the order wanted */
static void visit(LLVMBasicBlockRef block, LLVMBasicBlockRef *seen,
		  unsigned *seen_count, LLVMBasicBlockRef *post,
		  unsigned *post_count)
{
	const LLVMValueRef end = LLVMGetBasicBlockTerminator(block);

	if (index_of(seen, *seen_count, block) < *seen_count)
		return;
	seen[(*seen_count)++] = block;
	for (unsigned i = 0; i < LLVMGetNumSuccessors(end); i++)
		visit(LLVMGetSuccessor(end, i), seen, seen_count, post,
		      post_count);
	post[(*post_count)++] = block;
}

static bool order_blocks(struct run *run, struct activation *at)
{
	const unsigned all = LLVMCountBasicBlocks(at->function);
	LLVMBasicBlockRef *const post = calloc(2 * (size_t)all, sizeof(*post));
	unsigned seen = 0;

	at->block = calloc(all, sizeof(*at->block));
	if (post == NULL || at->block == NULL) {
		free(post);
		return give_up(run, "out of memory");
	}
	visit(LLVMGetEntryBasicBlock(at->function), post + all, &seen, post,
	      &at->blocks);
	for (unsigned i = 0; i < at->blocks; i++)
		at->block[i] = post[at->blocks - 1 - i];
	free(post);
	return true;
}

/* ---- how a block ends ---------------------------------------------------- */

static bool read_switch(struct run *run, struct activation *at,
			pte_diagram when, LLVMValueRef end)
{
	struct pte_diagrams *const ds = run->reader->ds;
	const LLVMBasicBlockRef from = LLVMGetInstructionParent(end);
	struct value on, of;
	pte_diagram others = when;

	if (!operand(run, at, LLVMGetOperand(end, 0), &on) ||
	    !as_number(run, &on))
		return false;
	/* value and block by turns, after what is asked and the default */
	for (int i = 2; i + 1 < LLVMGetNumOperands(end); i += 2) {
		pte_diagram is;

		if (!operand(run, at, LLVMGetOperand(end, (unsigned)i), &of))
			return false;
		is = pte_vector_equal(ds, &on.bits, &of.bits);
		if (!add_edge(run, at, from,
			      LLVMValueAsBasicBlock(
				      LLVMGetOperand(end, (unsigned)i + 1)),
			      pte_diagram_and(ds, when, is)))
			return false;
		others = pte_diagram_ite(ds, is, PTE_DIAGRAM_FALSE, others);
	}
	return add_edge(run, at, from, LLVMGetSwitchDefaultDest(end), others);
}

static bool read_branch(struct run *run, struct activation *at,
			pte_diagram when, LLVMValueRef end)
{
	struct pte_diagrams *const ds = run->reader->ds;
	const LLVMBasicBlockRef from = LLVMGetInstructionParent(end);
	struct value condition;

	if (!LLVMIsConditional(end))
		return add_edge(run, at, from, LLVMGetSuccessor(end, 0), when);
	if (!operand(run, at, LLVMGetCondition(end), &condition))
		return false;
	return add_edge(run, at, from, LLVMGetSuccessor(end, 0),
			pte_diagram_and(ds, when, condition.bits.bit[0])) &&
	       add_edge(run, at, from, LLVMGetSuccessor(end, 1),
			pte_diagram_ite(ds, condition.bits.bit[0],
					PTE_DIAGRAM_FALSE, when));
}

/* an asm goto: on, or to its only label */
static bool read_jump(struct run *run, struct activation *at, pte_diagram when,
		      LLVMValueRef end)
{
	struct pte_diagrams *const ds = run->reader->ds;
	const LLVMBasicBlockRef from = LLVMGetInstructionParent(end);
	struct assembly meaning = { 0 };

	if (LLVMGetCallBrNumIndirectDests(end) != 1 &&
	    LLVMGetCallBrNumIndirectDests(end) != 2)
		return give_up(run, "an asm goto of several labels");
	if (!assembly_read(run, at, end, &meaning))
		return false;
	if (meaning.is_nothing)
		return add_edge(run, at, from, LLVMGetCallBrDefaultDest(end),
				when);
	if (!meaning.jumps)
		return give_up(run, "an asm goto that isn't known");
	for (unsigned i = LLVMGetCallBrNumIndirectDests(end) + 1;
	     i < PTE_VECTOR_WIDTH; i++)
		if (meaning.bits.bit[i] != PTE_DIAGRAM_FALSE)
			return give_up(
				run, "an asm goto to a label that isn't there");
	/* bit 0: whether it goes on; bit i + 1: whether to label i */
	for (unsigned i = 0; i < LLVMGetCallBrNumIndirectDests(end); i++)
		if (!add_edge(
			    run, at, from, LLVMGetCallBrIndirectDest(end, i),
			    pte_diagram_and(ds, when, meaning.bits.bit[i + 1])))
			return false;
	return add_edge(run, at, from, LLVMGetCallBrDefaultDest(end),
			pte_diagram_and(ds, when, meaning.bits.bit[0]));
}

static bool read_return(struct run *run, struct activation *at,
			pte_diagram when, LLVMValueRef end)
{
	struct pte_diagrams *const ds = run->reader->ds;
	struct value value;

	if (LLVMGetNumOperands(end) == 1) {
		if (!operand(run, at, LLVMGetOperand(end, 0), &value))
			return false;
		if (at->returned == PTE_DIAGRAM_FALSE)
			at->result = value;
		else if (!select_value(run, when, &value, &at->result,
				       &at->result))
			return false;
	}
	at->returned = pte_diagram_or(ds, at->returned, when);
	return true;
}

static bool read_end(struct run *run, struct activation *at, pte_diagram when,
		     LLVMValueRef end)
{
	switch (LLVMGetInstructionOpcode(end)) {
	case LLVMBr:
		return read_branch(run, at, when, end);
	case LLVMSwitch:
		return read_switch(run, at, when, end);
	case LLVMCallBr:
		return read_jump(run, at, when, end);
	case LLVMRet:
		return read_return(run, at, when, end);
	case LLVMUnreachable:
		run->reading->traps = pte_diagram_or(run->reader->ds,
						     run->reading->traps, when);
		return true;
	default:
		return give_up(run, "a block that ends in an unknown way");
	}
}

/* ---- all of them --------------------------------------------------------- */

static bool read_block(struct run *run, struct activation *at,
		       LLVMBasicBlockRef block, pte_diagram when)
{
	const LLVMValueRef end = LLVMGetBasicBlockTerminator(block);

	if (when == PTE_DIAGRAM_NONE)
		return give_up(run, "a diagram that is too large");
	for (LLVMValueRef in = LLVMGetFirstInstruction(block); in != end;
	     in = LLVMGetNextInstruction(in))
		if (!read_instruction(run, at, when, in))
			return false;
	return read_end(run, at, when, end);
}

/* an edge to a block that was read already, or is being read */
static bool has_loop(const struct activation *at, unsigned read)
{
	for (unsigned i = 0; i < at->edges; i++)
		if (at->edge[i].from == at->block[read] &&
		    at->edge[i].when != PTE_DIAGRAM_FALSE &&
		    index_of(at->block, at->blocks, at->edge[i].to) <= read)
			return true;
	return false;
}

static bool read_blocks(struct run *run, struct activation *at)
{
	struct pte_diagrams *const ds = run->reader->ds;

	if (!order_blocks(run, at))
		return false;
	for (unsigned i = 0; i < at->blocks; i++) {
		pte_diagram when = i == 0 ? at->when : PTE_DIAGRAM_FALSE;

		for (unsigned e = 0; e < at->edges; e++)
			if (at->edge[e].to == at->block[i])
				when = pte_diagram_or(ds, when,
						      at->edge[e].when);
		if (when == PTE_DIAGRAM_FALSE)
			continue;
		if (!read_block(run, at, at->block[i], when))
			return false;
		if (has_loop(at, i))
			return give_up(run, "a loop");
	}
	return true;
}

bool call_function(struct run *run, LLVMValueRef function,
		   const struct value *arguments, pte_diagram when,
		   struct value *result)
{
	struct activation at = {
		.function = function,
		.argument = arguments,
		.when = when,
		.returned = PTE_DIAGRAM_FALSE,
	};
	bool is_read;

	if (run->depth == CALL_DEPTH)
		return give_up(run, "calls within calls");
	run->depth++;
	is_read = read_blocks(run, &at);
	run->depth--;
	*result = at.result;
	free(at.known);
	free(at.block);
	free(at.edge);
	return is_read;
}

/* one or two words, or none */
