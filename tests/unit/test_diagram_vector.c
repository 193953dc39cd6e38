/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Numbers of diagrams against the machine's own: all pairs of words of up to
 * eight bits, some of 12 and of 64.
 */
#include "../cases.h"

#include <stdlib.h>
#include <string.h>

#include <pte/prove/diagram.h>

#include "../random.h"

#define FULL_MAX 8U /* bits, of which all pairs are tried */
#define NODES (1U << 20)
#define SOME 1500U

static struct pte_diagrams *store;
static void *room;

/* bit i of a is variable 2i, of b 2i + 1; after them comes another */
#define OTHER 200U

static void set_word(uint8_t *values, unsigned first, unsigned width,
		     uint64_t word)
{
	for (unsigned i = 0; i < width; i++)
		values[first + 2 * i] = (uint8_t)(word >> i & 1U);
}

static uint64_t value_of(const struct pte_vector *v, const uint8_t *values)
{
	uint64_t value = 0;

	for (unsigned i = 0; i < v->width; i++)
		value |= (uint64_t)pte_diagram_is_true(store, v->bit[i], values)
			 << i;
	return value;
}

static void assert_nothing_above(const struct pte_vector *v)
{
	for (unsigned i = v->width; i < PTE_VECTOR_WIDTH; i++)
		assert_int_equal(v->bit[i], PTE_DIAGRAM_FALSE);
}

static uint64_t cut(uint64_t word, unsigned width)
{
	return width == 64 ? word : word & ((UINT64_C(1) << width) - 1);
}

/* what an operation makes of a, b and the other bit */
struct operation {
	const char *name;
	void (*make)(struct pte_vector *to, const struct pte_vector *a,
		     const struct pte_vector *b);
	uint64_t (*is)(uint64_t a, uint64_t b, bool other);
	unsigned most; /* bits that it's tried with */
};

#define OPERATION(name, expression)                                            \
	static void make_##name(struct pte_vector *to,                         \
				const struct pte_vector *a,                    \
				const struct pte_vector *b)                    \
	{                                                                      \
		pte_vector_##name(store, to, a, b);                            \
	}                                                                      \
	static uint64_t is_##name(uint64_t a, uint64_t b, bool other)          \
	{                                                                      \
		(void)other;                                                   \
		return expression;                                             \
	}

OPERATION(and, a &b)
OPERATION(or, a | b)
OPERATION(xor, a ^ b)
OPERATION(add, a + b)
OPERATION(subtract, a - b)
OPERATION(multiply, a *b)

static void make_select(struct pte_vector *to, const struct pte_vector *a,
			const struct pte_vector *b)
{
	pte_vector_select(store, to, pte_diagram_variable(store, OTHER), a, b);
}

static uint64_t is_select(uint64_t a, uint64_t b, bool other)
{
	return other ? a : b;
}

static void one_bit(struct pte_vector *to, pte_diagram f)
{
	pte_vector_constant(to, 1, 0);
	to->bit[0] = f;
}

static void make_equal(struct pte_vector *to, const struct pte_vector *a,
		       const struct pte_vector *b)
{
	one_bit(to, pte_vector_equal(store, a, b));
}

static uint64_t is_equal(uint64_t a, uint64_t b, bool other)
{
	(void)other;
	return a == b;
}

static void make_below(struct pte_vector *to, const struct pte_vector *a,
		       const struct pte_vector *b)
{
	one_bit(to, pte_vector_below(store, a, b));
}

static uint64_t is_below(uint64_t a, uint64_t b, bool other)
{
	(void)other;
	return a < b;
}

#define ROW(name, most)                                                        \
	{                                                                      \
#name, make_##name, is_##name, most                            \
	}

static const struct operation operations[] = {
	ROW(and, 64),    ROW(or, 64),       ROW(xor, 64),
	ROW(add, 64),    ROW(subtract, 64), ROW(multiply, 12),
	ROW(select, 64), ROW(equal, 64),    ROW(below, 64),
};

/* now and then near to each other, or to an end */
static uint64_t some_word(struct random *r, uint64_t near)
{
	const uint64_t word = random_word(r);

	switch (random_below(r, 5)) {
	case 0:
		return near + word % 3 - 1;
	case 1:
		return word % 3 - 1;
	case 2:
		return near ^ UINT64_C(1) << word % 64;
	default:
		return word;
	}
}

static void begin(unsigned width, struct pte_vector *a, struct pte_vector *b)
{
	pte_diagrams_release(store, 2);
	pte_vector_variable(store, a, width, 0, 2);
	pte_vector_variable(store, b, width, 1, 2);
	assert_int_equal(a->width, width);
	assert_false(pte_vector_is_lost(a) || pte_vector_is_lost(b));
}

/* ---- operations -----------------------------------------------------------
 */

/* width and bits above it; all pairs, or some */
static void compare(const struct operation *o, unsigned width,
		    const struct pte_vector *v, bool same)
{
	static uint8_t values[PTE_DIAGRAM_VARIABLES];
	const bool full = width <= FULL_MAX;
	const uint64_t count = full ? UINT64_C(1) << 2 * width : SOME;
	struct random r = { RANDOM_SEED };

	for (uint64_t n = 0; n < count; n++) {
		const uint64_t a = cut(full ? n : some_word(&r, n), width);
		const uint64_t b = same   ? a
				   : full ? n >> width
					  : cut(some_word(&r, a), width);
		const bool other = (n ^ n >> 1 ^ n >> width % 64) & 1U;

		set_word(values, 0, width, a);
		set_word(values, 1, width, b);
		values[OTHER] = other;
		check(value_of(v, values) == cut(o->is(a, b, other), v->width),
		      "%s of %u bits: %#llx and %#llx", o->name, width,
		      (unsigned long long)a, (unsigned long long)b);
	}
}

static void is_what_the_machine_says(void **state)
{
	const struct operation *const o = *state;
	struct pte_vector a, b, to;

	for (unsigned width = 0; width <= o->most;
	     width = width < FULL_MAX    ? width + 1
		     : width == FULL_MAX ? 12
					 : width + 52) {
		begin(width, &a, &b);
		o->make(&to, &a, &b);
		assert_true(to.width == width || to.width == 1);
		assert_false(pte_vector_is_lost(&to));
		assert_nothing_above(&to);
		compare(o, width, &to, false);
	}
}

/* ... if the result lies where an argument does, or both are one */
static void result_may_be_an_argument(void **state)
{
	const struct operation *const o = *state;
	struct pte_vector a, b, to, in_a, in_b;

	begin(6, &a, &b);
	o->make(&to, &a, &b);
	in_a = a;
	o->make(&in_a, &in_a, &b);
	in_b = b;
	o->make(&in_b, &a, &in_b);
	assert_memory_equal(&in_a, &to, sizeof(to));
	assert_memory_equal(&in_b, &to, sizeof(to));
	o->make(&to, &a, &a);
	compare(o, 6, &to, true);
	in_a = a;
	o->make(&in_a, &in_a, &in_a);
	assert_memory_equal(&in_a, &to, sizeof(to));
}

/* two ways to say it are one number */
static void equal_numbers_are_the_same_diagrams(void **state)
{
	struct pte_vector a, b, c, d, twelve;

	(void)state;
	begin(16, &a, &b);
	pte_vector_add(store, &c, &a, &b);
	pte_vector_subtract(store, &c, &c, &b);
	assert_memory_equal(&c, &a, sizeof(a));
	/* a + b = (a ^ b) + 2 (a & b) */
	pte_vector_xor(store, &c, &a, &b);
	pte_vector_and(store, &d, &a, &b);
	pte_vector_shift_left(&d, &d, 1);
	pte_vector_add(store, &c, &c, &d);
	pte_vector_add(store, &d, &a, &b);
	assert_memory_equal(&c, &d, sizeof(d));
	/* 12 a = 8 a + 4 a */
	pte_vector_constant(&twelve, 16, 12);
	pte_vector_multiply(store, &c, &twelve, &a);
	pte_vector_multiply(store, &d, &a, &twelve);
	assert_memory_equal(&c, &d, sizeof(d));
	pte_vector_shift_left(&d, &a, 3);
	pte_vector_shift_left(&b, &a, 2);
	pte_vector_add(store, &d, &d, &b);
	assert_memory_equal(&c, &d, sizeof(d));
}

/* ---- places ---------------------------------------------------------------
 */

static void check_right(const struct pte_vector *a, unsigned by, uint64_t word,
			const uint8_t *values, bool in)
{
	const unsigned width = a->width;
	const uint64_t from =
		in ? cut(UINT64_MAX, width) &
				~(by >= width ? 0 : cut(UINT64_MAX, width - by))
		   : 0;
	struct pte_vector to;

	pte_vector_shift_right(&to, a, by, pte_diagram_variable(store, OTHER));
	assert_int_equal(to.width, width);
	assert_nothing_above(&to);
	assert_int_equal(value_of(&to, values),
			 (by >= width ? 0 : word >> by) | from);
	to = *a;
	pte_vector_shift_right(&to, &to, by, PTE_DIAGRAM_FALSE);
	assert_int_equal(value_of(&to, values), by >= width ? 0 : word >> by);
}

static void shifts_move_bits(void **state)
{
	static const unsigned widths[] = { 1, 2, 3, 4, 5, 6, 7, 8, 12, 64 };
	static uint8_t values[PTE_DIAGRAM_VARIABLES];
	struct random r = { RANDOM_SEED };

	(void)state;
	for (size_t n = 0; n < sizeof(widths) / sizeof(widths[0]); n++) {
		const unsigned width = widths[n];
		struct pte_vector a, b, to;

		begin(width, &a, &b);
		for (unsigned by = 0; by <= width + 2; by++)
			for (unsigned i = 0; i < 256; i++) {
				const uint64_t word =
					cut(width <= 8 ? i : random_word(&r),
					    width);

				set_word(values, 0, width, word);
				values[OTHER] = i % 2;
				check_right(&a, by, word, values, i % 2);
				pte_vector_shift_left(&to, &a, by);
				assert_nothing_above(&to);
				assert_int_equal(
					value_of(&to, values),
					by >= width ? 0
						    : cut(word << by, width));
				b = a;
				pte_vector_shift_left(&b, &b, by);
				assert_memory_equal(&b, &to, sizeof(to));
			}
		pte_vector_shift_left(&to, &a, UINT32_MAX);
		assert_int_equal(value_of(&to, values), 0);
		pte_vector_shift_right(&to, &a, UINT32_MAX, PTE_DIAGRAM_TRUE);
		assert_int_equal(value_of(&to, values), cut(UINT64_MAX, width));
	}
}

static void other_widths_drop_or_fill(void **state)
{
	static uint8_t values[PTE_DIAGRAM_VARIABLES];
	struct random r = { RANDOM_SEED };
	struct pte_vector a, b, to;

	(void)state;
	for (unsigned from = 0; from <= 64; from += from < 8 ? 1 : 8)
		for (unsigned width = 0; width <= 64; width++) {
			const uint64_t word = cut(random_word(&r), from);
			const uint64_t above = cut(UINT64_MAX, width) &
					       ~cut(UINT64_MAX, from);

			begin(from, &a, &b);
			set_word(values, 0, from, word);
			values[OTHER] = width % 2;
			pte_vector_resize(&to, &a, width,
					  pte_diagram_variable(store, OTHER));
			assert_int_equal(to.width, width);
			assert_nothing_above(&to);
			assert_int_equal(value_of(&to, values),
					 cut(word, width) |
						 (width % 2 ? above : 0));
			pte_vector_resize(&a, &a, width,
					  pte_diagram_variable(store, OTHER));
			assert_memory_equal(&a, &to, sizeof(to));
		}
}

static void constants_are_known(void **state)
{
	struct random r = { RANDOM_SEED };
	struct pte_vector v, w;
	uint64_t value = 3;

	(void)state;
	for (unsigned width = 0; width <= 64; width++) {
		const uint64_t word = random_word(&r);

		pte_vector_constant(&v, width, word);
		assert_true(pte_vector_is_constant(&v, &value));
		assert_int_equal(value, cut(word, width));
		assert_int_equal(v.width, width);
		assert_nothing_above(&v);
		assert_false(pte_vector_is_lost(&v));
	}
	/* whatever the variables are: also where none matters any more */
	begin(64, &v, &w);
	value = 3;
	assert_false(pte_vector_is_constant(&v, &value));
	assert_int_equal(value, 3);
	pte_vector_xor(store, &v, &v, &v);
	assert_true(pte_vector_is_constant(&v, &value));
	assert_int_equal(value, 0);
}

static void variables_stand_where_they_are_told_to(void **state)
{
	struct pte_vector v;

	(void)state;
	pte_diagrams_release(store, 2);
	pte_vector_variable(store, &v, 64, 5, 60);
	for (unsigned i = 0; i < 64; i++)
		assert_int_equal(v.bit[i],
				 pte_diagram_variable(store, 5 + i * 60));
	pte_vector_variable(store, &v, 3, 5, 1);
	assert_int_equal(v.width, 3);
	assert_nothing_above(&v);
}

/* ---- what doesn't fit -----------------------------------------------------
 */

static void product_of_64_bits_is_lost_and_soon(void **state)
{
	struct pte_vector a, b, to;
	uint64_t value;

	(void)state;
	begin(64, &a, &b);
	pte_diagrams_limit(store, 100000);
	pte_vector_multiply(store, &to, &a, &b);
	assert_true(pte_vector_is_lost(&to));
	assert_false(pte_vector_is_constant(&to, &value));
	/* its low bits aren't */
	assert_int_equal(to.bit[0], pte_diagram_and(store, a.bit[0], b.bit[0]));
	/* and what is made of it is */
	pte_vector_add(store, &b, &a, &to);
	assert_true(pte_vector_is_lost(&b));
	assert_int_equal(pte_vector_equal(store, &a, &to), PTE_DIAGRAM_NONE);
	assert_int_equal(pte_vector_below(store, &a, &to), PTE_DIAGRAM_NONE);
	pte_vector_select(store, &b, PTE_DIAGRAM_NONE, &a, &a);
	assert_true(pte_vector_is_lost(&b));
	pte_diagrams_limit(store, UINT32_MAX);
}

int main(void)
{
	const size_t size = pte_diagrams_size(NODES);
	struct cases cases = { 0 };
	int failed;

	room = malloc(size);
	store = pte_diagrams_init(room, size, NODES);
	if (store == NULL)
		return 2;
	for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]);
	     i++) {
		cases_add(&cases, is_what_the_machine_says, &operations[i],
			  "is_what_the_machine_says[%s]", operations[i].name);
		if (operations[i].make != make_equal &&
		    operations[i].make != make_below)
			cases_add(&cases, result_may_be_an_argument,
				  &operations[i],
				  "result_may_be_an_argument[%s]",
				  operations[i].name);
	}
	CASES_ADD(&cases, equal_numbers_are_the_same_diagrams);
	CASES_ADD(&cases, shifts_move_bits);
	CASES_ADD(&cases, other_widths_drop_or_fill);
	CASES_ADD(&cases, constants_are_known);
	CASES_ADD(&cases, variables_stand_where_they_are_told_to);
	CASES_ADD(&cases, product_of_64_bits_is_lost_and_soon);
	failed = cases_run(&cases, "diagram_vector");
	free(room);
	return failed;
}
