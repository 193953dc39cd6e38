/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Arithmetic, comparisons and pointers.
 */
#include "compute.h"

#include <stdio.h>
#include <string.h>

static void constant(struct value *value, unsigned width, uint64_t number)
{
	*value = (struct value){ .kind = VALUE_NUMBER };
	pte_vector_constant(&value->bits, width, number);
}

unsigned type_width(const struct run *run, LLVMTypeRef type)
{
	unsigned long long width;

	if (LLVMGetTypeKind(type) != LLVMIntegerTypeKind &&
	    LLVMGetTypeKind(type) != LLVMPointerTypeKind)
		return 0;
	width = LLVMSizeOfTypeInBits(run->reader->data, type);
	return width <= PTE_VECTOR_WIDTH ? (unsigned)width : 0;
}

bool constant_value(struct run *run, LLVMValueRef v, struct value *value)
{
	const unsigned width = type_width(run, LLVMTypeOf(v));

	if (width == 0)
		return give_up(run, "a constant that is no number");
	if (LLVMIsUndef(v) || LLVMIsPoison(v)) {
		*value = (struct value){ .kind = VALUE_NUMBER };
		outside_unknown(run->reader->outside, run->reader->ds,
				"an undefined value", width, &value->bits);
		return true;
	}
	if (LLVMIsAConstantInt(v)) {
		constant(value, width, LLVMConstIntGetZExtValue(v));
		return true;
	}
	if (LLVMIsAConstantPointerNull(v)) {
		constant(value, width, 0);
		return true;
	}
	if (LLVMIsAGlobalVariable(v) || LLVMIsAFunction(v)) {
		constant(value, PTE_VECTOR_WIDTH, 0);
		value->kind = VALUE_GLOBAL;
		value->global = v;
		return true;
	}
	if (LLVMIsAConstantExpr(v))
		return compute(run, NULL, v, LLVMGetConstOpcode(v), value);
	return give_up(run, "a constant of an unknown kind");
}

/* ---- pointers ------------------------------------------------------------ */

bool path_of(struct run *run, const struct value *pointer, char *path,
	     size_t size)
{
	uint64_t offset;
	size_t length;
	int written;

	if (!pte_vector_is_constant(&pointer->bits, &offset))
		return give_up(run, "a load through a computed pointer");
	switch (pointer->kind) {
	case VALUE_GLOBAL:
		written = snprintf(path, size, "&%s",
				   LLVMGetValueName2(pointer->global, &length));
		break;
	case VALUE_OBJECT:
		written = snprintf(path, size, "%s", pointer->object);
		break;
	default:
		written = snprintf(path, size, "at");
		break;
	}
	if (written >= 0 && (size_t)written < size &&
	    (offset != 0 || pointer->kind == VALUE_NUMBER))
		written += snprintf(path + written, size - (size_t)written,
				    "+%llu", (unsigned long long)offset);
	return (written >= 0 && (size_t)written < size) ||
	       give_up(run, "a name that is too long");
}

bool as_number(struct run *run, struct value *value)
{
	char name[2 * PATH_SIZE];
	struct pte_vector base;
	size_t length;

	switch (value->kind) {
	case VALUE_NUMBER:
		return true;
	case VALUE_SLOT:
		return give_up(run, "the address of a local variable");
	case VALUE_GLOBAL:
		snprintf(name, sizeof(name), "address of %s",
			 LLVMGetValueName2(value->global, &length));
		break;
	case VALUE_OBJECT:
		snprintf(name, sizeof(name), "%s", value->object);
		memmove(name, name + 1, strlen(name)); /* "*x": what x holds */
		break;
	}
	outside_value(run->reader->outside, run->reader->ds, name,
		      PTE_VECTOR_WIDTH, &base);
	pte_vector_add(run->reader->ds, &value->bits, &value->bits, &base);
	value->kind = VALUE_NUMBER;
	return true;
}

static bool is_same_object(const struct value *a, const struct value *b)
{
	return a->kind == b->kind &&
	       (a->kind != VALUE_SLOT || a->slot == b->slot) &&
	       (a->kind != VALUE_GLOBAL || a->global == b->global) &&
	       (a->kind != VALUE_OBJECT || strcmp(a->object, b->object) == 0);
}

bool select_value(struct run *run, pte_diagram when, const struct value *a,
		  const struct value *b, struct value *to)
{
	struct value one = *a, other = *b;

	if (when <= PTE_DIAGRAM_TRUE) {
		*to = when == PTE_DIAGRAM_TRUE ? one : other;
		return true;
	}
	if (!is_same_object(a, b) &&
	    (!as_number(run, &one) || !as_number(run, &other)))
		return false;
	*to = one;
	pte_vector_select(run->reader->ds, &to->bits, when, &one.bits,
			  &other.bits);
	return true;
}

/* add index * size to a pointer's offset, or to a number */
static void step_pointer(struct run *run, struct value *pointer,
			 const struct pte_vector *index, uint64_t size)
{
	struct pte_diagrams *const ds = run->reader->ds;
	struct pte_vector by, scaled;

	pte_vector_resize(&scaled, index, PTE_VECTOR_WIDTH,
			  index->bit[index->width - 1]);
	pte_vector_constant(&by, PTE_VECTOR_WIDTH, size);
	pte_vector_multiply(ds, &scaled, &scaled, &by);
	pte_vector_add(ds, &pointer->bits, &pointer->bits, &scaled);
}

static bool point_to_element(struct run *run, struct activation *at,
			     LLVMValueRef in, struct value *pointer)
{
	const LLVMTargetDataRef data = run->reader->data;
	LLVMTypeRef type = LLVMGetGEPSourceElementType(in);
	struct value index;
	uint64_t field;

	if (!operand(run, at, LLVMGetOperand(in, 0), pointer))
		return false;
	for (int i = 1; i < LLVMGetNumOperands(in); i++) {
		if (!operand(run, at, LLVMGetOperand(in, (unsigned)i),
			     &index) ||
		    !as_number(run, &index))
			return false;
		if (i > 1 && LLVMGetTypeKind(type) == LLVMStructTypeKind) {
			if (!pte_vector_is_constant(&index.bits, &field))
				return give_up(run, "a field by its number");
			pte_vector_constant(&index.bits, PTE_VECTOR_WIDTH, 1);
			step_pointer(run, pointer, &index.bits,
				     LLVMOffsetOfElement(data, type,
							 (unsigned)field));
			type = LLVMStructGetTypeAtIndex(type, (unsigned)field);
			continue;
		}
		if (i > 1 && LLVMGetTypeKind(type) != LLVMArrayTypeKind)
			return give_up(run, "an element of no array");
		if (i > 1)
			type = LLVMGetElementType(type);
		step_pointer(run, pointer, &index.bits,
			     LLVMABISizeOfType(data, type));
	}
	return true;
}

/* ---- numbers ------------------------------------------------------------- */

pte_diagram compare(struct pte_diagrams *ds, LLVMIntPredicate how,
		    const struct pte_vector *a, const struct pte_vector *b)
{
	const unsigned sign = a->width - 1;
	struct pte_vector p = *a, q = *b;

	if (how >= LLVMIntSGT) { /* signed: as unsigned, the other half first */
		p.bit[sign] = pte_diagram_not(ds, p.bit[sign]);
		q.bit[sign] = pte_diagram_not(ds, q.bit[sign]);
	}
	switch (how) {
	case LLVMIntEQ:
		return pte_vector_equal(ds, &p, &q);
	case LLVMIntNE:
		return pte_diagram_not(ds, pte_vector_equal(ds, &p, &q));
	case LLVMIntULT:
	case LLVMIntSLT:
		return pte_vector_below(ds, &p, &q);
	case LLVMIntUGT:
	case LLVMIntSGT:
		return pte_vector_below(ds, &q, &p);
	case LLVMIntULE:
	case LLVMIntSLE:
		return pte_diagram_not(ds, pte_vector_below(ds, &q, &p));
	default:
		return pte_diagram_not(ds, pte_vector_below(ds, &p, &q));
	}
}

/* by a number of places that isn't fixed: one step for each of its bits */
static bool shift_by(struct run *run, LLVMOpcode how, struct pte_vector *to,
		     const struct pte_vector *a, const struct pte_vector *by)
{
	struct pte_diagrams *const ds = run->reader->ds;
	const pte_diagram in = how == LLVMAShr ? a->bit[a->width - 1]
					       : PTE_DIAGRAM_FALSE;
	struct pte_vector v = *a, moved, width;
	uint64_t places;

	if (pte_vector_is_constant(by, &places) && places >= a->width)
		return give_up(run, "a shift by as much as the width");
	for (unsigned i = 0; 1U << i < a->width; i++) {
		if (how == LLVMShl)
			pte_vector_shift_left(&moved, &v, 1U << i);
		else
			pte_vector_shift_right(&moved, &v, 1U << i, in);
		pte_vector_select(ds, &v, by->bit[i], &moved, &v);
	}
	*to = v;
	if (pte_vector_is_constant(by, &places))
		return true;
	/* a shift by more is no value at all */
	pte_vector_constant(&width, by->width, a->width);
	outside_unknown(run->reader->outside, ds,
			"a shift by more than the width", a->width, &moved);
	pte_vector_select(ds, to, pte_vector_below(ds, by, &width), &v, &moved);
	return true;
}

/* only by powers of two: pointers' differences, and what was a shift before */
static bool divide(struct run *run, LLVMOpcode how, bool is_exact,
		   struct pte_vector *to, const struct pte_vector *a,
		   const struct pte_vector *by)
{
	uint64_t divisor;
	unsigned places = 0;
	struct pte_vector mask;

	if (!pte_vector_is_constant(by, &divisor) || divisor == 0 ||
	    (divisor & (divisor - 1)) != 0 || (how == LLVMSDiv && !is_exact) ||
	    how == LLVMSRem)
		return give_up(run, "a division by no power of 2");
	while (divisor >> places != 1)
		places++;
	if (how == LLVMSDiv && places == a->width - 1) /* it's negative */
		return give_up(run, "a division by no power of 2");
	if (how == LLVMURem) {
		pte_vector_constant(&mask, a->width, divisor - 1);
		pte_vector_and(run->reader->ds, to, a, &mask);
	} else {
		pte_vector_shift_right(to, a, places,
				       how == LLVMSDiv ? a->bit[a->width - 1]
						       : PTE_DIAGRAM_FALSE);
	}
	return true;
}

static bool compute_of_two(struct run *run, struct activation *at,
			   LLVMValueRef in, LLVMOpcode opcode,
			   struct value *value)
{
	struct pte_diagrams *const ds = run->reader->ds;
	struct value a, b;

	if (!operand(run, at, LLVMGetOperand(in, 0), &a) ||
	    !operand(run, at, LLVMGetOperand(in, 1), &b) ||
	    !as_number(run, &a) || !as_number(run, &b))
		return false;
	*value = a;
	switch (opcode) {
	case LLVMAdd:
		pte_vector_add(ds, &value->bits, &a.bits, &b.bits);
		return true;
	case LLVMSub:
		pte_vector_subtract(ds, &value->bits, &a.bits, &b.bits);
		return true;
	case LLVMMul:
		pte_vector_multiply(ds, &value->bits, &a.bits, &b.bits);
		return true;
	case LLVMAnd:
		pte_vector_and(ds, &value->bits, &a.bits, &b.bits);
		return true;
	case LLVMOr:
		pte_vector_or(ds, &value->bits, &a.bits, &b.bits);
		return true;
	case LLVMXor:
		pte_vector_xor(ds, &value->bits, &a.bits, &b.bits);
		return true;
	case LLVMShl:
	case LLVMLShr:
	case LLVMAShr:
		return shift_by(run, opcode, &value->bits, &a.bits, &b.bits);
	default:
		return divide(run, opcode,
			      LLVMIsAInstruction(in) != NULL &&
				      LLVMGetExact(in),
			      &value->bits, &a.bits, &b.bits);
	}
}

/* is it a pointer that can't be null? */
static bool is_object(const struct value *v)
{
	return v->kind == VALUE_SLOT ||
	       (v->kind == VALUE_GLOBAL &&
		LLVMGetLinkage(v->global) != LLVMExternalWeakLinkage);
}

static bool compute_compare(struct run *run, struct activation *at,
			    LLVMValueRef in, struct value *value)
{
	const LLVMIntPredicate how = LLVMGetICmpPredicate(in);
	struct value a, b;
	uint64_t null;

	if (!operand(run, at, LLVMGetOperand(in, 0), &a) ||
	    !operand(run, at, LLVMGetOperand(in, 1), &b))
		return false;
	constant(value, 1, 0);
	if (is_object(&a) && b.kind == VALUE_NUMBER &&
	    pte_vector_is_constant(&b.bits, &null) && null == 0 &&
	    (how == LLVMIntEQ || how == LLVMIntNE)) {
		value->bits.bit[0] = how == LLVMIntNE ? PTE_DIAGRAM_TRUE
						      : PTE_DIAGRAM_FALSE;
		return true;
	}
	if (!is_same_object(&a, &b) &&
	    (!as_number(run, &a) || !as_number(run, &b)))
		return false;
	value->bits.bit[0] = compare(run->reader->ds, how, &a.bits, &b.bits);
	return true;
}

static bool compute_width(struct run *run, struct activation *at,
			  LLVMValueRef in, LLVMOpcode opcode,
			  struct value *value)
{
	const unsigned width = type_width(run, LLVMTypeOf(in));

	if (width == 0)
		return give_up(run, "a number of more than 64 bits");
	if (!operand(run, at, LLVMGetOperand(in, 0), value))
		return false;
	if (opcode == LLVMPtrToInt && !as_number(run, value))
		return false;
	pte_vector_resize(&value->bits, &value->bits, width,
			  opcode == LLVMSExt
				  ? value->bits.bit[value->bits.width - 1]
				  : PTE_DIAGRAM_FALSE);
	return true;
}

static bool compute_select(struct run *run, struct activation *at,
			   LLVMValueRef in, struct value *value)
{
	struct value when, a, b;

	if (type_width(run, LLVMTypeOf(LLVMGetOperand(in, 0))) != 1)
		return give_up(run, "a choice for each of several");
	if (!operand(run, at, LLVMGetOperand(in, 0), &when))
		return false;
	/* of what isn't chosen nothing need be known */
	if (when.bits.bit[0] <= PTE_DIAGRAM_TRUE)
		return operand(
			run, at,
			LLVMGetOperand(in, when.bits.bit[0] == PTE_DIAGRAM_TRUE
						   ? 1
						   : 2),
			value);
	return operand(run, at, LLVMGetOperand(in, 1), &a) &&
	       operand(run, at, LLVMGetOperand(in, 2), &b) &&
	       select_value(run, when.bits.bit[0], &a, &b, value);
}

/* for messages: the instruction, without what follows its name */
static bool give_up_on(struct run *run, LLVMValueRef in)
{
	char *const text = LLVMPrintValueToString(in);

	give_up(run, "an instruction that isn't read: %.100s", text + 2);
	LLVMDisposeMessage(text);
	return false;
}

bool compute(struct run *run, struct activation *at, LLVMValueRef in,
	     LLVMOpcode opcode, struct value *value)
{
	switch (opcode) {
	case LLVMAdd:
	case LLVMSub:
	case LLVMMul:
	case LLVMUDiv:
	case LLVMSDiv:
	case LLVMURem:
	case LLVMSRem:
	case LLVMShl:
	case LLVMLShr:
	case LLVMAShr:
	case LLVMAnd:
	case LLVMOr:
	case LLVMXor:
		if (type_width(run, LLVMTypeOf(in)) == 0)
			return give_up_on(run, in);
		return compute_of_two(run, at, in, opcode, value);
	case LLVMICmp:
		return compute_compare(run, at, in, value);
	case LLVMZExt:
	case LLVMSExt:
	case LLVMTrunc:
	case LLVMPtrToInt:
	case LLVMIntToPtr:
		return compute_width(run, at, in, opcode, value);
	case LLVMBitCast:
	case LLVMFreeze:
		return operand(run, at, LLVMGetOperand(in, 0), value);
	case LLVMSelect:
		return compute_select(run, at, in, value);
	case LLVMGetElementPtr:
		return point_to_element(run, at, in, value);
	default:
		return give_up_on(run, in);
	}
}
