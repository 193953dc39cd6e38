/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Loads and stores: of local variables, bit by bit; of what lies outside, by
 * name.
 */
#include <stdio.h>
#include <string.h>

#include "compute.h"

#define BYTE 8U

bool slot_make(struct run *run, LLVMTypeRef type, struct value *pointer)
{
	const unsigned long long bits =
		LLVMABISizeOfType(run->reader->data, type) * BYTE;
	struct slot *slot;
	struct pte_vector unset;

	if (run->slots == SLOTS || bits > SLOT_BITS)
		return give_up(run, "local variables of that size");
	slot = &run->slot[run->slots];
	slot->bits = (unsigned)bits;
	for (unsigned i = 0; i < slot->bits; i++) {
		const unsigned in = i % PTE_VECTOR_WIDTH;

		if (in == 0)
			outside_unknown(run->reader->outside, run->reader->ds,
					"an undefined value", PTE_VECTOR_WIDTH,
					&unset);
		slot->bit[i] = unset.bit[in];
	}
	*pointer = (struct value){ .kind = VALUE_SLOT, .slot = run->slots++ };
	pte_vector_constant(&pointer->bits, PTE_VECTOR_WIDTH, 0);
	return true;
}

/* where in a local variable bit i of a number of `width` bits lies that starts
 * at the byte: bytes in the processor's order */
static unsigned place_of(const struct run *run, uint64_t byte, unsigned width,
			 unsigned i)
{
	const unsigned bytes = (width + BYTE - 1) / BYTE, of = i / BYTE;

	return ((unsigned)byte +
		(run->reader->is_big_endian ? bytes - 1 - of : of)) *
		       BYTE +
	       i % BYTE;
}

/* the local variable and the byte of it; NULL if it's not within */
static struct slot *slot_of(struct run *run, const struct value *pointer,
			    unsigned width, uint64_t *byte)
{
	struct slot *const slot = &run->slot[pointer->slot];

	if (!pte_vector_is_constant(&pointer->bits, byte)) {
		give_up(run, "a local variable at a computed place");
		return NULL;
	}
	if (*byte > slot->bits / BYTE ||
	    (*byte + (width + BYTE - 1) / BYTE) * BYTE > slot->bits) {
		give_up(run, "an access beyond a local variable");
		return NULL;
	}
	return slot;
}

/* the constant that lies in a global one at an offset; false if it can't be
 * told */
static bool constant_at(const struct run *run, LLVMValueRef in, uint64_t offset,
			unsigned width, uint64_t *number)
{
	const LLVMTargetDataRef data = run->reader->data;
	const LLVMTypeRef type = LLVMTypeOf(in);
	LLVMTypeRef part;
	unsigned index;
	uint64_t start;

	if (LLVMIsNull(in)) {
		*number = 0;
		return offset + (width + BYTE - 1) / BYTE <=
		       LLVMABISizeOfType(data, type);
	}
	switch (LLVMGetTypeKind(type)) {
	case LLVMIntegerTypeKind:
		if (offset != 0 || LLVMGetIntTypeWidth(type) != width ||
		    !LLVMIsAConstantInt(in))
			return false;
		*number = LLVMConstIntGetZExtValue(in);
		return true;
	case LLVMArrayTypeKind:
		part = LLVMGetElementType(type);
		start = LLVMABISizeOfType(data, part);
		if (start == 0)
			return false;
		index = (unsigned)(offset / start);
		if (index >= LLVMGetArrayLength2(type))
			return false;
		start *= index;
		break;
	case LLVMStructTypeKind:
		if (offset >= LLVMABISizeOfType(data, type))
			return false;
		index = LLVMElementAtOffset(data, type, offset);
		start = LLVMOffsetOfElement(data, type, index);
		break;
	default:
		return false;
	}
	in = LLVMGetAggregateElement(in, index);
	return in != NULL &&
	       constant_at(run, in, offset - start, width, number);
}

/* of a table that switches became, the entry for each value of the offset */
static bool load_entry(struct run *run, const struct value *pointer,
		       unsigned width, LLVMValueRef table, struct value *value)
{
	struct pte_diagrams *const ds = run->reader->ds;
	const uint64_t size =
		LLVMABISizeOfType(run->reader->data, LLVMTypeOf(table));
	const uint64_t step = (width + BYTE - 1) / BYTE;
	struct pte_vector at, entry;
	uint64_t number;

	outside_unknown(run->reader->outside, ds, "an entry beyond a table",
			width, &value->bits);
	for (uint64_t offset = 0; offset < size; offset += step) {
		/* between numbers there may be others, which nothing reads */
		if (!constant_at(run, table, offset, width, &number))
			continue;
		pte_vector_constant(&at, PTE_VECTOR_WIDTH, offset);
		pte_vector_constant(&entry, width, number);
		pte_vector_select(ds, &value->bits,
				  pte_vector_equal(ds, &pointer->bits, &at),
				  &entry, &value->bits);
	}
	return true;
}

bool memory_load(struct run *run, const struct value *pointer, LLVMTypeRef type,
		 struct value *value)
{
	const unsigned width = type_width(run, type);
	const bool is_pointer = LLVMGetTypeKind(type) == LLVMPointerTypeKind;
	const LLVMValueRef initial =
		pointer->kind == VALUE_GLOBAL &&
				LLVMIsAGlobalVariable(pointer->global) &&
				LLVMIsGlobalConstant(pointer->global)
			? LLVMGetInitializer(pointer->global)
			: NULL;
	char path[PATH_SIZE];
	const struct slot *slot;
	uint64_t byte, number;

	*value = (struct value){ .kind = VALUE_NUMBER };
	if (width == 0)
		return give_up(run, "a load of more than 64 bits");
	if (pointer->kind == VALUE_SLOT) {
		slot = slot_of(run, pointer, width, &byte);
		if (slot == NULL)
			return false;
		pte_vector_constant(&value->bits, width, 0);
		for (unsigned i = 0; i < width; i++)
			value->bits.bit[i] =
				slot->bit[place_of(run, byte, width, i)];
		return true;
	}
	if (initial != NULL && !is_pointer) {
		if (!pte_vector_is_constant(&pointer->bits, &byte))
			return load_entry(run, pointer, width, initial, value);
		if (constant_at(run, initial, byte, width, &number)) {
			pte_vector_constant(&value->bits, width, number);
			return true;
		}
	}
	/* whatever is there: nothing else is taken for the same */
	if (!pte_vector_is_constant(&pointer->bits, &byte)) {
		outside_unknown(run->reader->outside, run->reader->ds,
				"memory at a computed place", width,
				&value->bits);
		return true;
	}
	if (!path_of(run, pointer, path, sizeof(path) - 1))
		return false;
	if (is_pointer) {
		value->kind = VALUE_OBJECT;
		value->object[0] = '*';
		memcpy(value->object + 1, path + (path[0] == '&'),
		       strlen(path + (path[0] == '&')) + 1);
		pte_vector_constant(&value->bits, PTE_VECTOR_WIDTH, 0);
		return true;
	}
	outside_value(run->reader->outside, run->reader->ds, path, width,
		      &value->bits);
	return true;
}

bool memory_store(struct run *run, pte_diagram when,
		  const struct value *pointer, const struct value *value)
{
	struct value number = *value;
	struct slot *slot;
	uint64_t byte;

	/* what is stored elsewhere would have to be known to what reads it */
	if (pointer->kind != VALUE_SLOT)
		return give_up(run, "a store outside of the word");
	if (!as_number(run, &number))
		return false;
	slot = slot_of(run, pointer, number.bits.width, &byte);
	if (slot == NULL)
		return false;
	for (unsigned i = 0; i < number.bits.width; i++) {
		pte_diagram *const bit =
			&slot->bit[place_of(run, byte, number.bits.width, i)];

		*bit = pte_diagram_ite(run->reader->ds, when,
				       number.bits.bit[i], *bit);
	}
	return true;
}

bool memory_fill(struct run *run, pte_diagram when, const struct value *pointer,
		 const struct value *byte, const struct value *bytes)
{
	struct value at = *pointer;
	struct pte_vector one;
	uint64_t count;

	if (!pte_vector_is_constant(&bytes->bits, &count))
		return give_up(run, "a number of bytes that isn't fixed");
	pte_vector_constant(&one, PTE_VECTOR_WIDTH, 1);
	for (uint64_t i = 0; i < count; i++) {
		if (!memory_store(run, when, &at, byte))
			return false;
		pte_vector_add(run->reader->ds, &at.bits, &at.bits, &one);
	}
	return true;
}
