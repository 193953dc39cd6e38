/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Goes over a row's parts; words are the same in every run.
 */
#include "parts.h"

#include <stdlib.h>

/* ---- parts ----------------------------------------------------------------
 */

static void test(const struct parts *parts, const struct pte_test *t)
{
	if (parts->test != NULL)
		parts->test(t);
}

static void change(const struct parts *parts, const struct pte_change *c)
{
	if (parts->change != NULL)
		parts->change(c);
}

static void flags(const struct parts *parts, const uint64_t *flag)
{
	for (unsigned f = 0; f < PTE_FLAG_COUNT && parts->flag != NULL; f++)
		parts->flag(flag[f]);
}

static void of_view(const struct parts *parts, const struct pte_view *v)
{
	if (v == NULL)
		return;
	test(parts, &v->none);
	test(parts, &v->present);
	test(parts, &v->protnone);
	test(parts, &v->invalidated);
	test(parts, &v->table);
	change(parts, &v->leaf);
	change(parts, &v->invalidate);
	flags(parts, v->flag);
}

static void of_place(const struct parts *parts, const struct pte_place *place)
{
	if (place != NULL && parts->place != NULL)
		parts->place(place);
}

static void of_codec(const struct parts *parts, const struct pte_codec *c)
{
	flags(parts, c->flag);
	if (parts->piece == NULL)
		return;
	parts->piece(&c->type);
	parts->piece(&c->offset);
	parts->piece(&c->offset_high);
	parts->piece(&c->spill.type);
	parts->piece(&c->spill.offset);
}

static void of_level(const struct parts *parts, const struct pte_layout *layout,
		     enum pte_level level)
{
	const struct pte_translations *const t = layout->translated[level];

	of_view(parts, layout->view[level]);
	of_place(parts, layout->place[level]);
	of_place(parts, layout->table[level]);
	if (layout->swap[level] != NULL)
		of_codec(parts, layout->swap[level]);
	for (unsigned i = 0; t != NULL && i < t->count; i++)
		change(parts, &t->row[i].change);
	if (layout->view[level] != NULL && parts->either != NULL) {
		const struct pte_either present =
			pte_layout_present(layout, level, layout->view[level]);

		parts->either(&present);
	}
}

void parts_of(const struct pte_model *model, const struct parts *parts)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		of_level(parts, model->layout, (enum pte_level)l);
	of_view(parts, model->layout->walker);
	for (const struct pte_predicate *p = model->predicates; p->name != NULL;
	     p++) {
		if (parts->either != NULL)
			parts->either(&p->is);
		for (unsigned i = 0; i < p->is.count; i++)
			test(parts, &p->is.test[i]);
		test(parts, &p->may.test);
	}
}

/* ---- words ----------------------------------------------------------------
 */

uint64_t parts_word(struct random *r, unsigned n, uint64_t mask, uint64_t value)
{
	const uint64_t bit = UINT64_C(1) << n / 4 % 64;
	uint64_t word = n < 256 ? (n / 2 % 2 != 0 ? ~bit : bit)
				: random_word(r);

	if (n < 2)
		word = n == 0 ? 0 : UINT64_MAX;
	return n % 2 == 0 ? word : (word & ~mask) | value;
}

/* ---- a store --------------------------------------------------------------
 */

#define NODES 65536U

static void *room;

struct pte_diagrams *parts_begin(struct pte_vector *word)
{
	static struct pte_diagrams *ds;
	const size_t size = pte_diagrams_size(NODES);

	if (room == NULL) {
		room = malloc(size);
		ds = pte_diagrams_init(room, size, NODES);
		assert_non_null(ds);
	}
	pte_diagrams_release(ds, 2);
	pte_vector_variable(ds, word, PTE_VECTOR_WIDTH, 0, 2);
	return ds;
}

void parts_end(void)
{
	free(room);
}

static void set_values(uint8_t *values, uint64_t word)
{
	for (unsigned i = 0; i < PTE_VECTOR_WIDTH; i++)
		values[2 * i] = (uint8_t)(word >> i & 1U);
}

bool parts_true(const struct pte_diagrams *ds, pte_diagram f, uint64_t word)
{
	static uint8_t values[PTE_DIAGRAM_VARIABLES];

	set_values(values, word);
	return pte_diagram_is_true(ds, f, values);
}

uint64_t parts_value(const struct pte_diagrams *ds, const struct pte_vector *v,
		     uint64_t word)
{
	static uint8_t values[PTE_DIAGRAM_VARIABLES];
	uint64_t value = 0;

	set_values(values, word);
	for (unsigned i = 0; i < v->width; i++)
		value |= (uint64_t)pte_diagram_is_true(ds, v->bit[i], values)
			 << i;
	return value;
}
