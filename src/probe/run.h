/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A function being read: values of its instructions, the conditions under which
 * its blocks are reached, and the local variables that didn't become values.
 */
#ifndef PROBE_RUN_H
#define PROBE_RUN_H

#include <llvm-c/Core.h>
#include <llvm-c/Target.h>

#include "reader.h"

struct reader {
	struct pte_diagrams *ds;
	struct outside *outside;
	LLVMContextRef context;
	LLVMModuleRef module;
	LLVMTargetDataRef data;
	bool is_big_endian;
};

enum value_kind {
	VALUE_NUMBER,
	VALUE_SLOT,   /* a pointer to a local variable */
	VALUE_GLOBAL, /* ... to a global one, or a function */
	VALUE_OBJECT, /* ... to where a loaded pointer points, by its name */
};

#define PATH_SIZE 80 /* two of them make a name */

struct value {
	enum value_kind kind;
	struct pte_vector bits; /* a number, or a pointer's offset in bytes */
	unsigned slot;
	LLVMValueRef global;
	char object[PATH_SIZE];
};

/* a local variable */
#define SLOT_BITS 1024
#define SLOTS 16
struct slot {
	unsigned bits;
	pte_diagram bit[SLOT_BITS];
};

#define CALL_DEPTH 8

struct run {
	struct reader *reader;
	struct reading *reading;
	uint32_t limit; /* of nodes, in all */
	unsigned slots, depth;
	struct slot slot[SLOTS];
};

/* what one call has: its instructions' values, its blocks and edges */
struct activation;

/* say why the function is undecided; the first reason counts; returns false */
__attribute__((format(printf, 2, 3))) bool give_up(struct run *run,
						   const char *format, ...);

/* the value of an operand */
bool operand(struct run *run, struct activation *at, LLVMValueRef v,
	     struct value *value);
/* a number, whatever the value is: an address is one by its name */
bool as_number(struct run *run, struct value *value);

/* memory.c */
bool slot_make(struct run *run, LLVMTypeRef type, struct value *pointer);
bool memory_load(struct run *run, const struct value *pointer, LLVMTypeRef type,
		 struct value *value);
bool memory_store(struct run *run, pte_diagram when,
		  const struct value *pointer, const struct value *value);
bool memory_fill(struct run *run, pte_diagram when, const struct value *pointer,
		 const struct value *byte, const struct value *bytes);

/* assembly.c: what inline assembly means */
struct assembly {
	bool is_nothing;  /* it does nothing that concerns a word */
	bool is_argument; /* its result is an argument: `argument` */
	unsigned argument;
	bool jumps; /* of an asm goto: whether it does, in `bits` */
	struct pte_vector bits;
};
bool assembly_read(struct run *run, struct activation *at, LLVMValueRef call,
		   struct assembly *meaning);

/* intrinsic.c: a call of one; has_value_ret: whether it returns something */
bool intrinsic_read(struct run *run, struct activation *at, pte_diagram when,
		    LLVMValueRef call, const char *name, struct value *value);

#endif
