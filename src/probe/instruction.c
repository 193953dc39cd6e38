/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What each instruction is worth: by what those before it are.
 */
#include "activation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compute.h"

struct known_value *find_known(struct activation *at, LLVMValueRef v)
{
	for (unsigned i = at->known_count; i-- > 0;)
		if (at->known[i].of == v)
			return &at->known[i];
	return NULL;
}

static bool know(struct run *run, struct activation *at, LLVMValueRef v,
		 const struct value *value)
{
	if (at->known_count == at->known_room) {
		const unsigned room = at->known_room * 2 + 64;
		struct known_value *const grown =
			realloc(at->known, room * sizeof(*grown));

		if (grown == NULL)
			return give_up(run, "out of memory");
		at->known = grown;
		at->known_room = room;
	}
	at->known[at->known_count++] = (struct known_value){ v, *value };
	return true;
}

bool operand(struct run *run, struct activation *at, LLVMValueRef v,
	     struct value *value)
{
	const struct known_value *known;

	if (LLVMIsConstant(v))
		return constant_value(run, v, value);
	if (LLVMIsAArgument(v)) {
		for (unsigned i = 0; i < LLVMCountParams(at->function); i++)
			if (LLVMGetParam(at->function, i) == v) {
				*value = at->argument[i];
				return true;
			}
	}
	known = find_known(at, v);
	if (known == NULL)
		return give_up(run, "a value that isn't known");
	*value = known->value;
	return true;
}

/* ---- calls, and what blocks bring along ---------------------------------- */

static bool read_phi(struct run *run, struct activation *at, LLVMValueRef phi,
		     struct value *value)
{
	const LLVMBasicBlockRef to = LLVMGetInstructionParent(phi);
	bool first = true;

	for (unsigned i = 0; i < LLVMCountIncoming(phi); i++) {
		const pte_diagram when =
			edge_condition(at, LLVMGetIncomingBlock(phi, i), to);
		struct value one;

		if (when == PTE_DIAGRAM_FALSE)
			continue;
		if (!operand(run, at, LLVMGetIncomingValue(phi, i), &one))
			return false;
		if (first)
			*value = one;
		else if (!select_value(run, when, &one, value, value))
			return false;
		first = false;
	}
	return !first || give_up(run, "a phi without a way in");
}

static bool read_call(struct run *run, struct activation *at, pte_diagram when,
		      LLVMValueRef call, struct value *value)
{
	const LLVMValueRef callee = LLVMGetCalledValue(call);
	const LLVMTypeRef type = LLVMTypeOf(call);
	const unsigned arguments = LLVMGetNumArgOperands(call);
	struct value argument[8] = { { 0 } };
	char name[PATH_SIZE + 4];
	unsigned width;
	size_t length;

	if (LLVMIsAInlineAsm(callee)) {
		struct assembly meaning = { 0 };

		if (!assembly_read(run, at, call, &meaning))
			return false;
		*value = (struct value){ .bits = meaning.bits };
		return !meaning.is_argument ||
		       operand(run, at, LLVMGetOperand(call, meaning.argument),
			       value);
	}
	if (!LLVMIsAFunction(callee))
		return give_up(run, "a call through a pointer");
	if (LLVMGetIntrinsicID(callee) != 0)
		return intrinsic_read(run, at, when, call,
				      LLVMGetValueName2(callee, &length),
				      value);
	snprintf(name, sizeof(name), "%s", LLVMGetValueName2(callee, &length));
	if (arguments > sizeof(argument) / sizeof(argument[0]))
		return give_up(run, "%s: more arguments than are read", name);
	for (unsigned i = 0; i < arguments; i++)
		if (!operand(run, at, LLVMGetOperand(call, i), &argument[i]))
			return false;
	if (!LLVMIsDeclaration(callee))
		return call_function(run, callee, argument, when, value);
	for (unsigned i = 0; i < arguments; i++)
		if (argument[i].kind == VALUE_SLOT) {
			run->reading->is_elsewhere = true;
			return give_up(run,
				       "%s(), which isn't in a header, gets "
				       "a pointer to the word",
				       name);
		}
	*value = (struct value){ .kind = VALUE_NUMBER };
	if (LLVMGetTypeKind(type) == LLVMVoidTypeKind)
		return true;
	width = type_width(run, type);
	if (width == 0)
		return give_up(run, "%s returns no number", name);
	if (length > PATH_SIZE) /* or it would be another's that begins so */
		return give_up(run, "a name that is too long");
	strncat(name, "()", sizeof(name) - strlen(name) - 1);
	/* what it returns of one argument needn't be what it does of another */
	if (arguments == 0)
		outside_value(run->reader->outside, run->reader->ds, name,
			      width, &value->bits);
	else
		outside_unknown(run->reader->outside, run->reader->ds, name,
				width, &value->bits);
	return true;
}

/* what isn't of the arguments, and the instruction's result depends on; NULL:
 * nothing */
static const char *outside_of_operands(const struct run *run,
				       struct activation *at, LLVMValueRef in)
{
	const char *name = NULL;

	for (int i = 0; i < LLVMGetNumOperands(in) && name == NULL; i++) {
		const struct known_value *const known =
			find_known(at, LLVMGetOperand(in, (unsigned)i));

		if (known != NULL)
			name = outside_of_vector(run->reader->outside,
						 run->reader->ds,
						 &known->value.bits);
	}
	return name;
}

static bool read_number(struct run *run, struct activation *at, LLVMValueRef in,
			struct value *value)
{
	const LLVMOpcode opcode = LLVMGetInstructionOpcode(in);

	return opcode == LLVMPHI ? read_phi(run, at, in, value)
				 : compute(run, at, in, opcode, value);
}

/* A word's bits are asked before those of what's outside: a sum of both doubles
 * with each bit, and so does a comparison. What depends on it isn't decided
 * anyway, so that it's taken for a value of which nothing is known. */
#define NODES_WITH_OUTSIDE 16384U
static bool read_bounded(struct run *run, struct activation *at,
			 LLVMValueRef in, struct value *value)
{
	struct pte_diagrams *const ds = run->reader->ds;
	const uint32_t mark = pte_diagrams_count(ds);
	const unsigned width = type_width(run, LLVMTypeOf(in));
	char name[OUTSIDE_NAME_SIZE + 32];
	const char *outside;
	bool is_read;

	if (mark + NODES_WITH_OUTSIDE < run->limit)
		pte_diagrams_limit(ds, mark + NODES_WITH_OUTSIDE);
	is_read = read_number(run, at, in, value);
	pte_diagrams_limit(ds, run->limit);
	if (!is_read || width == 0 || !pte_vector_is_lost(&value->bits))
		return is_read;
	pte_diagrams_release(ds, mark);
	outside = outside_of_operands(run, at, in);
	if (outside == NULL)
		return read_number(run, at, in, value);
	snprintf(name, sizeof(name), "a number made of %s", outside);
	*value = (struct value){ .kind = VALUE_NUMBER };
	outside_unknown(run->reader->outside, ds, name, width, &value->bits);
	return true;
}

bool read_instruction(struct run *run, struct activation *at, pte_diagram when,
		      LLVMValueRef in)
{
	struct value value = { .kind = VALUE_NUMBER }, pointer;

	switch (LLVMGetInstructionOpcode(in)) {
	case LLVMCall:
		if (!read_call(run, at, when, in, &value))
			return false;
		break;
	case LLVMAlloca:
		if (!slot_make(run, LLVMGetAllocatedType(in), &value))
			return false;
		break;
	case LLVMLoad:
		if (!operand(run, at, LLVMGetOperand(in, 0), &pointer) ||
		    !memory_load(run, &pointer, LLVMTypeOf(in), &value))
			return false;
		break;
	case LLVMStore:
		if (!operand(run, at, LLVMGetOperand(in, 0), &value) ||
		    !operand(run, at, LLVMGetOperand(in, 1), &pointer))
			return false;
		return memory_store(run, when, &pointer, &value);
	case LLVMFence:
		return true;
	default:
		if (!read_bounded(run, at, in, &value))
			return false;
		break;
	}
	return know(run, at, in, &value);
}
