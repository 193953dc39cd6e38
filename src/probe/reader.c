/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Opens bitcode, and reads a function: as a call with two words.
 */
#include "activation.h"

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

/* ---- functions ----------------------------------------------------------- */

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
