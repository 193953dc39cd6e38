/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * LLVM's intrinsics, by name.
 */
#include <string.h>

#include "compute.h"

#define ARGUMENTS 4

struct intrinsic_call {
	struct run *run;
	pte_diagram when;
	unsigned count;
	struct value argument[ARGUMENTS];
	unsigned width; /* of the result; 0: none */
	struct value *value;
};

typedef bool intrinsic(struct intrinsic_call *c);

static bool do_nothing(struct intrinsic_call *c)
{
	(void)c;
	return true;
}

static bool return_first(struct intrinsic_call *c)
{
	*c->value = c->argument[0];
	return true;
}

/* what the compiler asks of itself: it never knew */
static bool return_false(struct intrinsic_call *c)
{
	pte_vector_constant(&c->value->bits, c->width, 0);
	return true;
}

static bool trap(struct intrinsic_call *c)
{
	c->run->reading->traps = pte_diagram_or(
		c->run->reader->ds, c->run->reading->traps, c->when);
	return true;
}

static bool choose(struct intrinsic_call *c, LLVMIntPredicate first)
{
	struct pte_diagrams *const ds = c->run->reader->ds;
	const struct pte_vector *const a = &c->argument[0].bits;
	const struct pte_vector *const b = &c->argument[1].bits;

	pte_vector_select(ds, &c->value->bits, compare(ds, first, a, b), a, b);
	return true;
}

static bool umin(struct intrinsic_call *c)
{
	return choose(c, LLVMIntULT);
}

static bool umax(struct intrinsic_call *c)
{
	return choose(c, LLVMIntUGT);
}

static bool smin(struct intrinsic_call *c)
{
	return choose(c, LLVMIntSLT);
}

static bool smax(struct intrinsic_call *c)
{
	return choose(c, LLVMIntSGT);
}

static bool swap_bytes(struct intrinsic_call *c)
{
	const struct pte_vector v = c->argument[0].bits;

	c->value->bits = v;
	for (unsigned i = 0; i < v.width; i++)
		c->value->bits.bit[i] = v.bit[v.width - 8 - i / 8 * 8 + i % 8];
	return true;
}

static bool reverse_bits(struct intrinsic_call *c)
{
	const struct pte_vector v = c->argument[0].bits;

	c->value->bits = v;
	for (unsigned i = 0; i < v.width; i++)
		c->value->bits.bit[i] = v.bit[v.width - 1 - i];
	return true;
}

static bool count_ones(struct intrinsic_call *c)
{
	struct pte_vector bit, sum;

	pte_vector_constant(&sum, c->width, 0);
	for (unsigned i = 0; i < c->width; i++) {
		pte_vector_constant(&bit, c->width, 0);
		bit.bit[0] = c->argument[0].bits.bit[i];
		pte_vector_add(c->run->reader->ds, &sum, &sum, &bit);
	}
	c->value->bits = sum;
	return true;
}

/* the place of the first bit that is set, as seen from one end; the width: none
 * is, if that may be asked */
static bool find_one(struct intrinsic_call *c, bool from_top)
{
	const struct pte_vector v = c->argument[0].bits;
	struct pte_vector found, at;
	uint64_t none_is_poison;

	if (!pte_vector_is_constant(&c->argument[1].bits, &none_is_poison))
		return give_up(c->run, "zeros that are counted sometimes");
	if (none_is_poison != 0)
		outside_unknown(c->run->reader->outside, c->run->reader->ds,
				"a place of no bit", v.width, &found);
	else
		pte_vector_constant(&found, v.width, v.width);
	for (unsigned i = v.width; i-- > 0;) {
		pte_vector_constant(&at, v.width, i);
		pte_vector_select(c->run->reader->ds, &found,
				  v.bit[from_top ? v.width - 1 - i : i], &at,
				  &found);
	}
	c->value->bits = found;
	return true;
}

static bool leading_zeros(struct intrinsic_call *c)
{
	return find_one(c, true);
}

static bool trailing_zeros(struct intrinsic_call *c)
{
	return find_one(c, false);
}

/* a funnel: two numbers side by side, shifted by a fixed number of places */
static bool funnel(struct intrinsic_call *c, bool left)
{
	struct pte_diagrams *const ds = c->run->reader->ds;
	const unsigned width = c->width;
	struct pte_vector high, low;
	uint64_t by;

	if (!pte_vector_is_constant(&c->argument[2].bits, &by))
		return give_up(c->run, "a rotation that isn't fixed");
	by %= width;
	if (!left)
		by = width - by;
	if (by == 0 || by == width) {
		c->value->bits = c->argument[by == 0 ? 0 : 1].bits;
		return true;
	}
	pte_vector_shift_left(&high, &c->argument[0].bits, (unsigned)by);
	pte_vector_shift_right(&low, &c->argument[1].bits, width - (unsigned)by,
			       PTE_DIAGRAM_FALSE);
	pte_vector_or(ds, &c->value->bits, &high, &low);
	return true;
}

static bool funnel_left(struct intrinsic_call *c)
{
	return funnel(c, true);
}

static bool funnel_right(struct intrinsic_call *c)
{
	return funnel(c, false);
}

static bool fill(struct intrinsic_call *c)
{
	return memory_fill(c->run, c->when, &c->argument[0], &c->argument[1],
			   &c->argument[2]);
}

/* clang-format off */
static const struct {
	const char *name; /* as the intrinsic's begins */
	intrinsic *does;
} intrinsics[] = {
	{ "llvm.lifetime.",            do_nothing },
	{ "llvm.dbg.",                 do_nothing },
	{ "llvm.assume",               do_nothing },
	{ "llvm.experimental.noalias", do_nothing },
	{ "llvm.donothing",            do_nothing },
	{ "llvm.expect.",              return_first },
	{ "llvm.is.constant.",         return_false },
	{ "llvm.trap",                 trap },
	{ "llvm.ubsantrap",            trap },
	{ "llvm.umin.",                umin },
	{ "llvm.umax.",                umax },
	{ "llvm.smin.",                smin },
	{ "llvm.smax.",                smax },
	{ "llvm.bswap.",               swap_bytes },
	{ "llvm.bitreverse.",          reverse_bits },
	{ "llvm.ctpop.",               count_ones },
	{ "llvm.ctlz.",                leading_zeros },
	{ "llvm.cttz.",                trailing_zeros },
	{ "llvm.fshl.",                funnel_left },
	{ "llvm.fshr.",                funnel_right },
	{ "llvm.memset.",              fill },
};
/* clang-format on */

bool intrinsic_read(struct run *run, struct activation *at, pte_diagram when,
		    LLVMValueRef call, const char *name, struct value *value)
{
	struct intrinsic_call c = {
		.run = run,
		.when = when,
		.count = LLVMGetNumArgOperands(call),
		.width = type_width(run, LLVMTypeOf(call)),
		.value = value,
	};
	intrinsic *does = NULL;

	for (unsigned i = 0; i < sizeof(intrinsics) / sizeof(intrinsics[0]);
	     i++)
		if (strncmp(name, intrinsics[i].name,
			    strlen(intrinsics[i].name)) == 0)
			does = intrinsics[i].does;
	if (does == NULL)
		return give_up(run, "%s, which isn't read", name);
	*value = (struct value){ .kind = VALUE_NUMBER };
	if (does == do_nothing)
		return true;
	for (unsigned i = 0; i < c.count && i < ARGUMENTS; i++)
		if (!operand(run, at, LLVMGetOperand(call, i),
			     &c.argument[i]) ||
		    (does != fill && does != return_first &&
		     !as_number(run, &c.argument[i])))
			return false;
	return does(&c);
}
