/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Opens bitcode, and walks a function's blocks: each once, in an order in which
 * what leads to a block comes before it, under the condition that it's reached.
 */
#include "run.h"

#include <llvm-c/BitReader.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compute.h"

/* ---- modules ------------------------------------------------------------- */

/* or LLVM prints what it finds, and exits */
static void ignore(LLVMDiagnosticInfoRef info, void *context)
{
	(void)info;
	(void)context;
}

struct reader *reader_open(const char *path, struct pte_diagrams *ds,
			   struct outside *outside, char *why_ret)
{
	struct reader *const r = calloc(1, sizeof(*r));
	LLVMMemoryBufferRef buffer;
	char *message = NULL;

	if (r == NULL ||
	    LLVMCreateMemoryBufferWithContentsOfFile(path, &buffer, &message)) {
		snprintf(why_ret, WHY_SIZE, "%s",
			 message != NULL ? message : "out of memory");
		LLVMDisposeMessage(message);
		free(r);
		return NULL;
	}
	r->ds = ds;
	r->outside = outside;
	r->context = LLVMContextCreate();
	LLVMContextSetDiagnosticHandler(r->context, ignore, NULL);
	if (LLVMParseBitcodeInContext2(r->context, buffer, &r->module)) {
		snprintf(why_ret, WHY_SIZE,
			 "no bitcode that LLVM %s's reader takes",
			 PROBE_LLVM_VERSION);
		LLVMDisposeMemoryBuffer(buffer);
		LLVMContextDispose(r->context);
		free(r);
		return NULL;
	}
	LLVMDisposeMemoryBuffer(buffer);
	r->data = LLVMGetModuleDataLayout(r->module);
	r->is_big_endian = LLVMByteOrder(r->data) == LLVMBigEndian;
	return r;
}

void reader_close(struct reader *r)
{
	if (r == NULL)
		return;
	LLVMDisposeModule(r->module);
	LLVMContextDispose(r->context);
	free(r);
}

static LLVMValueRef body_of(const struct reader *r, const char *function)
{
	const LLVMValueRef f = LLVMGetNamedFunction(r->module, function);

	return f != NULL && !LLVMIsDeclaration(f) ? f : NULL;
}

bool reader_has(const struct reader *r, const char *function)
{
	return body_of(r, function) != NULL;
}

void reader_each(const struct reader *r, const char *prefix,
		 void (*tell)(void *context, const char *function),
		 void *context)
{
	for (LLVMValueRef f = LLVMGetFirstFunction(r->module); f != NULL;
	     f = LLVMGetNextFunction(f)) {
		size_t length;
		const char *const name = LLVMGetValueName2(f, &length);

		if (!LLVMIsDeclaration(f) &&
		    strncmp(name, prefix, strlen(prefix)) == 0)
			tell(context, name);
	}
}

bool give_up(struct run *run, const char *format, ...)
{
	va_list arguments;

	if (run->reading->why[0] != '\0')
		return false;
	va_start(arguments, format);
	vsnprintf(run->reading->why, sizeof(run->reading->why), format,
		  arguments);
	va_end(arguments);
	return false;
}

/* ---- a call -------------------------------------------------------------- */

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

static bool call_function(struct run *run, LLVMValueRef function,
			  const struct value *arguments, pte_diagram when,
			  struct value *result);

static struct known_value *find_known(struct activation *at, LLVMValueRef v)
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

/* ---- blocks and edges ---------------------------------------------------- */

static pte_diagram edge_condition(const struct activation *at,
				  LLVMBasicBlockRef from, LLVMBasicBlockRef to)
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

/* ---- instructions -------------------------------------------------------- */

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

static bool read_instruction(struct run *run, struct activation *at,
			     pte_diagram when, LLVMValueRef in)
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

static bool call_function(struct run *run, LLVMValueRef function,
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
static bool is_of_words(const struct run *run, LLVMValueRef function)
{
	for (unsigned i = 0; i < LLVMCountParams(function); i++)
		if (i == 2 ||
		    type_width(run, LLVMTypeOf(LLVMGetParam(function, i))) !=
			    PTE_VECTOR_WIDTH)
			return false;
	return true;
}

/* variables that were begun last, and on which nothing depends, are free again
 */
static void free_outside(struct run *run, unsigned count, bool is_read)
{
	struct reading *const reading = run->reading;
	struct outside *const o = run->reader->outside;
	uint8_t uses[PTE_DIAGRAM_VARIABLES] = { 0 };
	const uint8_t *of;

	if (is_read) {
		pte_diagram_support(run->reader->ds, reading->traps, uses);
		for (unsigned i = 0; i < reading->result.width; i++)
			pte_diagram_support(run->reader->ds,
					    reading->result.bit[i], uses);
	}
	for (; o->count > count; o->count--) {
		of = &uses[outside_first(o->count - 1)];
		for (unsigned i = 0; i < PTE_VECTOR_WIDTH; i++)
			if (of[i] != 0)
				return;
	}
}

bool reader_read(struct reader *r, const char *function, uint32_t nodes,
		 struct reading *reading)
{
	const LLVMValueRef f = body_of(r, function);
	struct run *const run = calloc(1, sizeof(*run));
	struct value arguments[2] = { 0 }, result;
	const uint32_t mark = pte_diagrams_count(r->ds);
	const unsigned outside = r->outside->count;
	bool is_read;

	*reading = (struct reading){ .traps = PTE_DIAGRAM_FALSE };
	if (run == NULL || f == NULL) {
		snprintf(reading->why, sizeof(reading->why), "%s",
			 run == NULL ? "out of memory" : "it isn't there");
		free(run);
		return false;
	}
	run->reader = r;
	run->reading = reading;
	for (unsigned i = 0; i < 2; i++)
		pte_vector_variable(r->ds, &arguments[i].bits, PTE_VECTOR_WIDTH,
				    i, 2);
	run->limit = mark + nodes;
	pte_diagrams_limit(r->ds, run->limit);
	is_read = is_of_words(run, f) &&
		  call_function(run, f, arguments, PTE_DIAGRAM_TRUE, &result) &&
		  as_number(run, &result);
	pte_diagrams_limit(r->ds, UINT32_MAX);
	if (is_read && (pte_vector_is_lost(&result.bits) ||
			reading->traps == PTE_DIAGRAM_NONE))
		is_read =
			give_up(run, "a diagram of more than %u nodes", nodes);
	if (is_read)
		reading->result = result.bits;
	else
		give_up(run, "no function of two words");
	free_outside(run, outside, is_read);
	if (!is_read) /* others need the room */
		pte_diagrams_release(r->ds, mark);
	free(run);
	return is_read;
}
