/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Calls of what diagrams and vectors export: deep ones, and a store that is
 * full.
 */
#include "calls.h"

#include <stdalign.h>

#define NODES 4096U

static volatile enum pte_status status;
static volatile uint64_t answer;

static alignas(max_align_t) unsigned char room[1U << 19];
static struct pte_diagrams *ds;
static uint8_t values[PTE_DIAGRAM_VARIABLES];
static struct pte_vector a, b, to;
static pte_diagram deep;

/* a function of all variables that the store has room for */
static void begin(void)
{
	ds = pte_diagrams_init(room, sizeof(room), NODES);
	deep = PTE_DIAGRAM_TRUE;
	for (unsigned v = PTE_DIAGRAM_VARIABLES; v-- > 0;) {
		const pte_diagram also =
			pte_diagram_and(ds, pte_diagram_variable(ds, v), deep);

		if (also == PTE_DIAGRAM_NONE)
			break;
		deep = also;
	}
	pte_diagrams_release(ds, deep + 1);
	pte_vector_variable(ds, &a, 12, 0, 2);
	pte_vector_variable(ds, &b, 12, 1, 2);
}

CALL(pte_diagrams_size)
{
	for (uint32_t n = 1; n != 0; n *= 2)
		answer = pte_diagrams_size(n);
}

CALL(pte_diagrams_init)
{
	begin();
	(void)pte_diagrams_init(room, 1, NODES);
}

CALL(pte_diagrams_count)
{
	begin();
	answer = pte_diagrams_count(ds);
}

CALL(pte_diagrams_release)
{
	begin();
	pte_diagrams_release(ds, 2);
}

CALL(pte_diagrams_limit)
{
	begin();
	pte_diagrams_limit(ds, 10);
	answer = pte_diagram_variable(ds, 1);
}

CALL(pte_diagram_variable)
{
	begin();
	answer = pte_diagram_variable(ds, 1);
	answer = pte_diagram_variable(ds, PTE_DIAGRAM_VARIABLES);
}

CALL(pte_diagram_ite)
{
	begin();
	answer = pte_diagram_ite(ds, deep, a.bit[3], b.bit[2]);
	answer = pte_diagram_xor(ds, deep, b.bit[2]);
}

CALL(pte_diagram_given)
{
	begin();
	for (unsigned v = 0; v < PTE_DIAGRAM_VARIABLES; v++)
		values[v] = (uint8_t)(v % 5 == 0 ? 1 : 2);
	answer = pte_diagram_given(ds, deep, values);
}

CALL(pte_diagram_is_true)
{
	begin();
	answer = pte_diagram_is_true(ds, deep, values);
}

CALL(pte_diagram_path)
{
	begin();
	answer = pte_diagram_path(ds, deep, values);
}

CALL(pte_diagram_node)
{
	pte_diagram low, high;
	unsigned variable;

	begin();
	(void)pte_diagram_node(ds, deep, &variable, &low, &high);
}

CALL(pte_diagram_support)
{
	begin();
	pte_diagram_support(ds, deep, values);
}

CALL(pte_diagram_count)
{
	struct pte_count words;

	begin();
	status = pte_diagram_count(ds, deep, &words);
	status = pte_diagram_count(ds, a.bit[3], &words);
}

CALL(pte_vector_constant)
{
	pte_vector_constant(&to, 64, 0x1234);
	pte_vector_constant(&to, 65, 0x1234);
}

CALL(pte_vector_variable)
{
	begin();
	pte_vector_variable(ds, &to, 65, 0, 1);
}

CALL(pte_vector_is_constant)
{
	uint64_t value;

	begin();
	answer = pte_vector_is_constant(&a, &value);
	pte_vector_constant(&to, 64, 0x1234);
	answer = pte_vector_is_constant(&to, &value);
}

CALL(pte_vector_is_lost)
{
	begin();
	answer = pte_vector_is_lost(&a);
}

#define CALL_JOIN(name)                                                        \
	CALL(name)                                                             \
	{                                                                      \
		begin();                                                       \
		pte_diagrams_release(ds, 2);                                   \
		for (unsigned width = 1; width <= PTE_VECTOR_WIDTH; width++) { \
			pte_vector_variable(ds, &a, width, 0, 2);              \
			pte_vector_variable(ds, &b, width, 1, 2);              \
			name(ds, &to, &a, &b);                                 \
			name(ds, &a, &a, &to);                                 \
		}                                                              \
		b.width = 3;                                                   \
		name(ds, &to, &a, &b);                                         \
	}

CALL_JOIN(pte_vector_and)
CALL_JOIN(pte_vector_or)
CALL_JOIN(pte_vector_xor)
CALL_JOIN(pte_vector_add)
CALL_JOIN(pte_vector_subtract)
CALL_JOIN(pte_vector_multiply)

CALL(pte_vector_select)
{
	begin();
	pte_vector_select(ds, &to, deep, &a, &b);
	b.width = 3;
	pte_vector_select(ds, &to, deep, &a, &b);
}

CALL(pte_vector_shift_left)
{
	begin();
	pte_vector_shift_left(&to, &a, 3);
	a.width = 65;
	pte_vector_shift_left(&to, &a, 3);
}

CALL(pte_vector_shift_right)
{
	begin();
	pte_vector_shift_right(&to, &a, 3, deep);
	a.width = 65;
	pte_vector_shift_right(&to, &a, 3, deep);
}

CALL(pte_vector_resize)
{
	begin();
	pte_vector_resize(&to, &a, 64, deep);
	pte_vector_resize(&to, &a, 65, deep);
}

CALL(pte_vector_equal)
{
	begin();
	answer = pte_vector_equal(ds, &a, &b);
}

CALL(pte_vector_below)
{
	begin();
	answer = pte_vector_below(ds, &a, &b);
}

const struct call calls_of_diagrams[] = {
	CALL_ROW(pte_diagrams_size, CALL_ONCE),
	CALL_ROW(pte_diagrams_init, CALL_ONCE),
	CALL_ROW(pte_diagrams_count, CALL_ONCE),
	CALL_ROW(pte_diagrams_release, CALL_ONCE),
	CALL_ROW(pte_diagrams_limit, CALL_ONCE),
	CALL_ROW(pte_diagram_variable, CALL_ONCE),
	CALL_ROW(pte_diagram_ite, CALL_ONCE),
	CALL_ROW(pte_diagram_given, CALL_ONCE),
	CALL_ROW(pte_diagram_is_true, CALL_ONCE),
	CALL_ROW(pte_diagram_path, CALL_ONCE),
	CALL_ROW(pte_diagram_node, CALL_ONCE),
	CALL_ROW(pte_diagram_support, CALL_ONCE),
	CALL_ROW(pte_diagram_count, CALL_ONCE),
	CALL_ROW(pte_vector_constant, CALL_ONCE),
	CALL_ROW(pte_vector_variable, CALL_ONCE),
	CALL_ROW(pte_vector_is_constant, CALL_ONCE),
	CALL_ROW(pte_vector_is_lost, CALL_ONCE),
	CALL_ROW(pte_vector_and, CALL_ONCE),
	CALL_ROW(pte_vector_or, CALL_ONCE),
	CALL_ROW(pte_vector_xor, CALL_ONCE),
	CALL_ROW(pte_vector_add, CALL_ONCE),
	CALL_ROW(pte_vector_subtract, CALL_ONCE),
	CALL_ROW(pte_vector_multiply, CALL_ONCE),
	CALL_ROW(pte_vector_select, CALL_ONCE),
	CALL_ROW(pte_vector_shift_left, CALL_ONCE),
	CALL_ROW(pte_vector_shift_right, CALL_ONCE),
	CALL_ROW(pte_vector_resize, CALL_ONCE),
	CALL_ROW(pte_vector_equal, CALL_ONCE),
	CALL_ROW(pte_vector_below, CALL_ONCE),
	CALL_END,
};
