/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How the bits are found: the obligation that was refuted is built again, and
 * its relation decides which bits of the witness count. What a model changes is
 * a member-by-member comparison with its base.
 */
#include "issue.h"

#include <stdlib.h>
#include <string.h>

#include <pte/prove/obligation.h>

/* ---- the bits of a refutation -------------------------------------------- */

static uint64_t asked_by(const struct pte_test *t, uint64_t word)
{
	return t->mask | (t->any & (word ^ t->except));
}

/* the bits by which the word could have passed */
static uint64_t asked_within(const struct pte_obligation *o)
{
	uint64_t bits = 0;

	for (unsigned i = 0; i < o->withins; i++)
		bits |= o->within[i].mask | o->within[i].any;
	return bits;
}

/* the bits of the word that hold what doesn't come back */
static uint64_t lost_bits(const struct pte_obligation *o,
			  const struct finding *f)
{
	const uint64_t lost = f->given[PTE_GIVEN_A] ^
			      pte_place_read(o->place, f->witness);
	uint64_t bits = 0;

	for (unsigned i = 0; i < o->place->count; i++) {
		for (unsigned k = 0; k < PTE_PIECE_COUNT; k++) {
			struct pte_piece plain = o->place->address[i].piece[k];

			plain.inverted = false;
			bits |= pte_piece_put(&plain, lost);
		}
	}
	return bits;
}

static uint64_t bits_of(const struct pte_obligation *o, const struct finding *f,
			const struct pte_target *t)
{
	const uint64_t type = pte_piece_mask(&t->layout->swap[f->level]->type);

	if (o->relation == PTE_RELATION_APART)
		return pte_words_are_written(&o->b)
			       ? type
			       : asked_by(&o->b.test, f->witness);
	if (o->relation == PTE_RELATION_INSIDE)
		return asked_within(o);
	if (o->relation == PTE_RELATION_READ_AS)
		return type;
	if (o->relation == PTE_RELATION_UNMOVED)
		return o->bits;
	if (o->relation == PTE_RELATION_LACKS)
		return o->bits & f->witness;
	if (o->relation == PTE_RELATION_COMES_BACK)
		return lost_bits(o, f);
	/* FITS compares numbers, unless `shown` holds words */
	if (o->relation == PTE_RELATION_FITS)
		return memcmp(o->shown, o->number, sizeof(o->shown)) == 0
			       ? 0
			       : o->shown[0];
	return f->witness ^ f->becomes;
}

uint64_t issue_bits(const struct finding *f)
{
	struct pte_obligations *const all = malloc(sizeof(*all));
	struct pte_target t;
	struct pte_verdict v = {
		.claim = f->claim,
		.target = &t,
		.level = f->level,
		.domain = f->domain,
		.kind = f->kind,
		.path = f->path,
	};
	uint64_t bits = 0;

	/* if out of memory, no bits in particular */
	if (all != NULL && finding_target(f, &t) &&
	    pte_verdict_obligations(&v, all) == PTE_STATUS_OK &&
	    f->obligation < all->count)
		bits = bits_of(&all->list[f->obligation], f, &t);
	free(all);
	return bits;
}

/* ---- what a model changes ------------------------------------------------ */

static uint64_t changed_piece(const struct pte_piece *a,
			      const struct pte_piece *b)
{
	return pte_piece_same(a, b) ? 0 : pte_piece_mask(a) | pte_piece_mask(b);
}

static uint64_t changed_codec(const struct pte_codec *a,
			      const struct pte_codec *b)
{
	uint64_t bits = changed_piece(&a->type, &b->type) |
			changed_piece(&a->offset, &b->offset) |
			changed_piece(&a->offset_high, &b->offset_high) |
			(a->fixed.mask ^ b->fixed.mask) |
			(a->fixed.value ^ b->fixed.value);

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		bits |= a->flag[f] ^ b->flag[f];
	return bits;
}

/* all the bits of both tests, if they differ */
static uint64_t changed_test(const struct pte_test *a, const struct pte_test *b)
{
	return pte_test_same(a, b) ? 0 : a->mask | a->any | b->mask | b->any;
}

static uint64_t changed_view(const struct pte_view *a, const struct pte_view *b)
{
	uint64_t bits = changed_test(&a->none, &b->none) |
			changed_test(&a->present, &b->present) |
			changed_test(&a->protnone, &b->protnone) |
			changed_test(&a->invalidated, &b->invalidated) |
			changed_test(&a->table, &b->table) |
			(a->hardware ^ b->hardware) |
			(a->leaf.clear ^ b->leaf.clear) |
			(a->leaf.set ^ b->leaf.set) |
			(a->invalidate.clear ^ b->invalidate.clear) |
			(a->invalidate.set ^ b->invalidate.set);

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		bits |= a->flag[f] ^ b->flag[f];
	return bits;
}

static uint64_t changed_place(const struct pte_place *a,
			      const struct pte_place *b)
{
	uint64_t bits = 0;

	if (a->count == b->count &&
	    memcmp(a->address, b->address, a->count * sizeof(*a->address)) == 0)
		return 0;
	for (unsigned i = 0; i < PTE_ADDRESS_COUNT; i++)
		bits |= (i < a->count ? pte_address_bits(&a->address[i]) : 0) |
			(i < b->count ? pte_address_bits(&b->address[i]) : 0);
	return bits;
}

/* where tables have their address, if both say */
static uint64_t changed_table(const struct pte_place *a,
			      const struct pte_place *b)
{
	return a == NULL || b == NULL ? 0 : changed_place(a, b);
}

/* for a protection that both have, what differs; for a new one, all its bits */
static uint64_t changed_protections(const struct pte_protection *a,
				    const struct pte_protection *b)
{
	uint64_t bits = 0;

	for (; a->name != NULL; a++) {
		const struct pte_protection *p = b;

		while (p->name != NULL && strcmp(p->name, a->name) != 0)
			p++;
		bits |= p->name == NULL ? a->bits : a->bits ^ p->bits;
	}
	return bits;
}

static bool same_translations(const struct pte_translations *a,
			      const struct pte_translations *b)
{
	if (a == b)
		return true;
	if (a == NULL || b == NULL || a->count != b->count)
		return false;
	for (unsigned i = 0; i < a->count; i++)
		if (a->row[i].when.mask != b->row[i].when.mask ||
		    a->row[i].when.value != b->row[i].when.value ||
		    a->row[i].change.clear != b->row[i].change.clear ||
		    a->row[i].change.set != b->row[i].change.set)
			return false;
	return true;
}

/* what the level's translations look at and change, if they differ */
static uint64_t changed_translations(const struct pte_translations *a,
				     const struct pte_translations *b)
{
	uint64_t bits = 0;

	if (same_translations(a, b))
		return 0;
	for (unsigned i = 0; i < PTE_TRANSLATION_COUNT; i++) {
		if (a != NULL && i < a->count)
			bits |= a->row[i].when.mask | a->row[i].change.clear |
				a->row[i].change.set;
		if (b != NULL && i < b->count)
			bits |= b->row[i].when.mask | b->row[i].change.clear |
				b->row[i].change.set;
	}
	return bits;
}

static bool same_name(const struct pte_name *a, const struct pte_name *b)
{
	return strcmp(a->name, b->name) == 0 && a->lsb == b->lsb &&
	       a->width == b->width && a->when.mask == b->when.mask &&
	       a->when.value == b->when.value && a->levels == b->levels &&
	       a->tables == b->tables;
}

/* the bits of names that the base doesn't have at that place */
static uint64_t changed_names(const struct pte_name *a,
			      const struct pte_name *b)
{
	uint64_t bits = 0;

	for (; a->name != NULL; a++) {
		const struct pte_name *n = b;

		while (n->name != NULL && !same_name(n, a))
			n++;
		bits |= n->name == NULL ? pte_ones(a->width) << a->lsb : 0;
	}
	return bits;
}

static uint64_t dropped(const struct pte_model *m)
{
	uint64_t bits = 0;

	for (const struct pte_store *s = m->stores; s->path != NULL; s++)
		bits |= s->dropped;
	return bits;
}

uint64_t issue_changed(const struct pte_model *model,
		       const struct pte_model *base)
{
	uint64_t bits;

	if (base == NULL)
		return PTE_ALL_BITS;
	if (model->layout->walker != NULL && base->layout->walker == NULL)
		return PTE_ALL_BITS;
	bits = (model->layout->walker == NULL
			? 0
			: changed_view(model->layout->walker,
				       base->layout->walker)) |
	       changed_protections(model->protections, base->protections) |
	       changed_names(model->names, base->names) |
	       (dropped(model) ^ dropped(base)) |
	       (model->layout->present_without ^ base->layout->present_without);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		const struct pte_view *const a = model->layout->view[l];
		const struct pte_view *const b = base->layout->view[l];

		bits |= changed_table(model->layout->table[l],
				      base->layout->table[l]);
		if (a != NULL && b != NULL)
			bits |= changed_codec(model->layout->swap[l],
					      base->layout->swap[l]) |
				changed_view(a, b) |
				changed_place(model->layout->place[l],
					      base->layout->place[l]) |
				changed_translations(
					model->layout->translated[l],
					base->layout->translated[l]);
		else if (a != NULL)
			return PTE_ALL_BITS;
	}
	return bits;
}
