/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * As test_bounds.c, of diagrams and vectors: numbers that are none of a
 * store's, variables and widths that there aren't.
 */
#include "bounds.h"

#include <stdalign.h>
#include <string.h>

#include <pte/prove/diagram.h>

#define NODES 64U

static struct pte_diagrams *store(void)
{
	static alignas(max_align_t) unsigned char room[1 << 18];
	struct pte_diagrams *ds;

	assert_true(pte_diagrams_size(NODES) <= sizeof(room));
	ds = pte_diagrams_init(room, sizeof(room), NODES);
	assert_non_null(ds);
	return ds;
}

/* ---- functions ------------------------------------------------------------
 */

static void no_function_of_a_number_beyond(void **state)
{
	struct pte_diagrams *const ds = store();
	const pte_diagram v = pte_diagram_variable(ds, 3);
	static uint8_t values[PTE_DIAGRAM_VARIABLES];
	static const uint8_t zeros[PTE_DIAGRAM_VARIABLES];
	pte_diagram low = 7, high = 7;
	unsigned variable = 7;
	struct pte_count count = { 7, 7 };

	(void)state;
	/* the first that isn't made yet is one of them */
	assert_int_equal(pte_diagrams_count(ds), v + 1);
	for (uint32_t f = v + 1; f != 0; f = f > NODES * 2 ? f * 2 : f + 1) {
		assert_int_equal(pte_diagram_ite(ds, f, v, v),
				 PTE_DIAGRAM_NONE);
		assert_int_equal(pte_diagram_ite(ds, PTE_DIAGRAM_TRUE, f, v),
				 PTE_DIAGRAM_NONE);
		assert_int_equal(pte_diagram_ite(ds, PTE_DIAGRAM_TRUE, v, f),
				 PTE_DIAGRAM_NONE);
		assert_int_equal(pte_diagram_given(ds, f, zeros),
				 PTE_DIAGRAM_NONE);
		assert_false(pte_diagram_is_true(ds, f, zeros));
		assert_false(pte_diagram_path(ds, f, values));
		pte_diagram_support(ds, f, values);
		assert_memory_equal(values, zeros, sizeof(zeros));
		assert_false(pte_diagram_node(ds, f, &variable, &low, &high));
		assert_true(variable == 7 && low == 7 && high == 7);
		assert_int_equal(pte_diagram_count(ds, f, &count),
				 PTE_STATUS_CAPACITY);
		assert_true(count.high == 7 && count.low == 7);
	}
	assert_int_equal(pte_diagrams_count(ds), v + 1);
}

static void no_variable_beyond(void **state)
{
	struct pte_diagrams *const ds = store();

	(void)state;
	assert_int_equal(pte_diagram_variable(ds, PTE_DIAGRAM_VARIABLES),
			 PTE_DIAGRAM_NONE);
	for (EACH(n, beyond))
		assert_int_equal(pte_diagram_variable(ds, *n) ==
					 PTE_DIAGRAM_NONE,
				 *n >= PTE_DIAGRAM_VARIABLES);
	pte_diagrams_release(ds, 2);
	pte_diagrams_limit(ds, 2);
	assert_int_equal(pte_diagram_variable(ds, 0), PTE_DIAGRAM_NONE);
}

/* ---- vectors --------------------------------------------------------------
 */

static void assert_all_lost(const struct pte_vector *v)
{
	assert_int_equal(v->width, PTE_VECTOR_WIDTH);
	for (unsigned i = 0; i < PTE_VECTOR_WIDTH; i++)
		assert_int_equal(v->bit[i], PTE_DIAGRAM_NONE);
	assert_true(pte_vector_is_lost(v));
}

typedef void operation(struct pte_diagrams *ds, struct pte_vector *to,
		       const struct pte_vector *a, const struct pte_vector *b);

static operation *const of_two[] = {
	pte_vector_add, pte_vector_and,      pte_vector_multiply,
	pte_vector_or,  pte_vector_subtract, pte_vector_xor,
};

/* each is refused before a bit of it is looked at; what follows a result is the
 * caller's and stays */
static void assert_refused(struct pte_diagrams *ds, const struct pte_vector *a,
			   const struct pte_vector *b)
{
	struct {
		struct pte_vector v;
		unsigned after;
	} to = { .after = 77 };

	for (size_t i = 0; i < sizeof(of_two) / sizeof(of_two[0]); i++) {
		memset(&to.v, 0, sizeof(to.v));
		of_two[i](ds, &to.v, a, b);
		assert_all_lost(&to.v);
	}
	memset(&to.v, 0, sizeof(to.v));
	pte_vector_select(ds, &to.v, PTE_DIAGRAM_TRUE, a, b);
	assert_all_lost(&to.v);
	assert_int_equal(pte_vector_equal(ds, a, b), PTE_DIAGRAM_NONE);
	assert_int_equal(pte_vector_below(ds, a, b), PTE_DIAGRAM_NONE);
	assert_int_equal(to.after, 77);
}

static void numbers_of_two_widths_have_nothing_together(void **state)
{
	struct pte_diagrams *const ds = store();
	struct pte_vector a, b;

	(void)state;
	pte_vector_constant(&a, 8, 1);
	for (unsigned width = 0; width <= PTE_VECTOR_WIDTH; width++) {
		pte_vector_constant(&b, width, 1);
		if (width == 8)
			continue;
		assert_refused(ds, &a, &b);
		assert_refused(ds, &b, &a);
	}
}

static void no_number_is_wider(void **state)
{
	struct pte_diagrams *const ds = store();
	struct pte_vector good, to;
	uint64_t value = 5;

	(void)state;
	pte_vector_constant(&good, 8, 1);
	for (EACH(n, beyond)) {
		struct pte_vector bad = good;

		bad.width = *n;
		assert_refused(ds, &bad, &bad);
		assert_refused(ds, &bad, &good);
		assert_true(pte_vector_is_lost(&bad));
		assert_false(pte_vector_is_constant(&bad, &value));
		assert_int_equal(value, 5);
		pte_vector_shift_left(&to, &bad, 1);
		assert_all_lost(&to);
		pte_vector_shift_right(&to, &bad, 1, PTE_DIAGRAM_FALSE);
		assert_all_lost(&to);
		pte_vector_resize(&to, &bad, 8, PTE_DIAGRAM_FALSE);
		assert_all_lost(&to);
		pte_vector_resize(&to, &good, *n, PTE_DIAGRAM_FALSE);
		assert_all_lost(&to);
		pte_vector_constant(&to, *n, 0);
		assert_all_lost(&to);
		pte_vector_variable(ds, &to, *n, 0, 1);
		assert_all_lost(&to);
	}
	pte_vector_constant(&to, PTE_VECTOR_WIDTH + 1, 0);
	assert_all_lost(&to);
}

static void a_variable_beyond_is_a_lost_bit(void **state)
{
	struct pte_diagrams *const ds = store();
	struct pte_vector v;

	(void)state;
	pte_vector_variable(ds, &v, 2, PTE_DIAGRAM_VARIABLES - 1, 1);
	assert_true(pte_vector_is_lost(&v));
	assert_true(v.bit[0] < pte_diagrams_count(ds));
	assert_int_equal(v.bit[1], PTE_DIAGRAM_NONE);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, no_function_of_a_number_beyond);
	CASES_ADD(&cases, no_variable_beyond);
	CASES_ADD(&cases, numbers_of_two_widths_have_nothing_together);
	CASES_ADD(&cases, no_number_is_wider);
	CASES_ADD(&cases, a_variable_beyond_is_a_lost_bit);
	return cases_run(&cases, "bounds of diagrams");
}
