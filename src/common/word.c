/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Bits above the word size that a model mentions; with any, it's refused
 * (PTE_STATUS_WORD_RANGE).
 */
#include <pte/model.h>

static uint64_t bits_of_piece(const struct pte_piece *p)
{
	return pte_piece_mask(p);
}

static uint64_t bits_of_codec(const struct pte_codec *c)
{
	uint64_t bits = bits_of_piece(&c->type) | bits_of_piece(&c->offset) |
			bits_of_piece(&c->offset_high) |
			bits_of_piece(&c->spill.type) |
			bits_of_piece(&c->spill.offset) | c->fixed.mask |
			c->fixed.value;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		bits |= c->flag[f];
	return bits;
}

/* a mask may have bits above the word, which are 0; value and any may not */
static uint64_t bits_of_view(const struct pte_view *v)
{
	uint64_t bits = v->hardware | v->leaf.set | v->invalidate.set;

	for (unsigned n = 0; n < PTE_VIEW_TEST_COUNT; n++) {
		const struct pte_test *const test =
			pte_view_test_of(v, (enum pte_view_test)n);

		bits |= test->value | test->any;
	}
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		bits |= v->flag[f];
	return bits;
}

static uint64_t bits_of_place(const struct pte_place *place)
{
	uint64_t bits = 0;

	for (unsigned i = 0; place != NULL && i < place->count; i++)
		bits |= pte_address_bits(&place->address[i]) |
			place->address[i].inverted |
			place->address[i].when.value;
	return bits;
}

static uint64_t bits_of_pages(const struct pte_model *m)
{
	uint64_t bits = 0;

	for (const struct pte_protection *p = m->protections; p->name != NULL;
	     p++)
		bits |= p->bits;
	for (const struct pte_name *n = m->names; n->name != NULL; n++)
		bits |= pte_ones(n->width) << n->lsb;
	for (const struct pte_beside *b = m->beside;
	     b != NULL && b->what != NULL; b++)
		bits |= b->bits | b->when.value;
	return bits;
}

static uint64_t bits_of_handling(const struct pte_model *m)
{
	const struct pte_attributes *a = m->attributes;
	const struct pte_transient *t = m->transients;
	uint64_t bits = 0;

	for (; a != NULL && a->name != NULL; a++)
		bits |= a->bits;
	for (; t != NULL && t->name != NULL; t++)
		bits |= t->from.value | t->change.set;
	return bits;
}

static uint64_t bits_of_translations(const struct pte_translations *t)
{
	uint64_t bits = 0;

	for (unsigned i = 0; t != NULL && i < t->count; i++)
		bits |= t->row[i].when.value | t->row[i].change.set;
	return bits;
}

static uint64_t bits_of_level(const struct pte_model *m, unsigned level)
{
	const struct pte_layout *const l = m->layout;
	uint64_t bits = bits_of_codec(l->swap[level]) | l->empty[level] |
			bits_of_place(l->place[level]) |
			bits_of_place(l->table[level]) |
			bits_of_translations(l->translated[level]);

	if (l->view[level] != NULL)
		bits |= bits_of_view(l->view[level]);
	for (const struct pte_owned *o = m->owned[level]; o->width != 0; o++)
		bits |= pte_ones(o->width) << o->lsb;
	return bits;
}

uint64_t pte_model_bits_beyond(const struct pte_model *model)
{
	const uint64_t beyond = ~pte_ones(model->layout->word_bits);
	uint64_t bits;

	if (beyond == 0)
		return 0;
	bits = bits_of_pages(model) | bits_of_handling(model) |
	       model->layout->slot_bits |
	       (model->layout->walker == NULL
			? 0
			: bits_of_view(model->layout->walker));
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		bits |= bits_of_level(model, l);
	return bits & beyond;
}
