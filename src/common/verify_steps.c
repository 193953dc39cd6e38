/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A step of a proof, bit by bit: that it keeps two sets apart, that one lies in
 * the other, that bits are 0 in all of it.
 */
#include <pte/swap.h>

#include "verify.h"

/* ---- tests ----------------------------------------------------------------
 */

static bool is_fixed(const struct pte_test *t, unsigned n, bool to)
{
	return verify_bit(t->mask, n) && verify_bit(t->value, n) == to;
}

bool pte_verify_passes(const struct pte_test *t, uint64_t v)
{
	return (v & t->mask) == t->value && (t->any == 0 || (v & t->any) != 0);
}

static uint64_t zeros_of(const struct pte_test *t)
{
	return t->mask & ~t->value;
}

bool pte_verify_is_empty(const struct pte_test *t)
{
	return (t->value & ~t->mask) != 0 ||
	       (t->any != 0 && (t->any & ~zeros_of(t)) == 0);
}

bool pte_verify_same(const struct pte_test *a, const struct pte_test *b)
{
	return a->mask == b->mask && a->value == b->value && a->any == b->any;
}

/* all words of a pass b */
bool pte_verify_contained(const struct pte_test *a, const struct pte_test *b)
{
	const uint64_t may = a->any & ~zeros_of(a); /* meet a's demand */
	const bool alone = may != 0 && (may & (may - 1)) == 0;
	bool demanded = b->any == 0 || (may != 0 && (may & ~b->any) == 0);

	if (pte_verify_is_empty(a) || pte_verify_is_empty(b))
		return pte_verify_is_empty(a);
	for (unsigned n = 0; n < 64; n++) {
		const bool one = is_fixed(a, n, true) ||
				 (alone && verify_bit(may, n));

		if (verify_bit(b->mask, n) &&
		    !(verify_bit(b->value, n) ? one : is_fixed(a, n, false)))
			return false;
		demanded = demanded || (verify_bit(b->any, n) && one);
	}
	return demanded;
}

/* ---- steps ----------------------------------------------------------------
 */

/* a bit decides, or a demand's bits are all forced to 0, or there is no word */
static bool separates(const struct pte_step *s)
{
	const uint64_t differ = s->a.value ^ s->b.value;

	if (s->form == PTE_STEP_DECIDING_BIT)
		return s->bits != 0 &&
		       (s->bits & ~(s->a.mask & s->b.mask & differ)) == 0;
	if (s->form != PTE_STEP_FORCED_ZERO)
		return false;
	if (s->bits == 0)
		return pte_verify_is_empty(&s->a) || pte_verify_is_empty(&s->b);
	return (s->bits == s->b.any || s->bits == s->a.any) &&
	       (s->bits & ~(zeros_of(&s->a) | zeros_of(&s->b))) == 0;
}

/* all types that b lets a word have are of the obligation's kinds */
static bool is_of_kinds(const struct pte_verdict *v,
			const struct pte_obligation *o,
			const struct pte_test *b)
{
	const struct pte_piece *const type = &v->target->layout->swap->type;

	if (b->any != 0 || (b->mask & ~pte_piece_mask(type)) != 0)
		return false;
	for (unsigned n = 0; n >> type->width == 0; n++)
		if (pte_verify_passes(b, pte_piece_put(type, n) & b->mask) &&
		    !verify_bit(o->kinds, v->target->kind_of_type[n]))
			return false;
	return true;
}

static bool is_within(const struct pte_obligation *o, const struct pte_test *b)
{
	bool within = false;

	for (unsigned i = 0; i < o->withins; i++)
		within = within || pte_verify_same(b, &o->within[i]);
	return within;
}

/* the step shows the obligation of its a; and of its b, if there is one */
bool pte_verify_step(const struct pte_verdict *v,
		     const struct pte_obligation *o, const struct pte_step *s)
{
	switch (o->relation) {
	case PTE_RELATION_APART:
	case PTE_RELATION_UNMOVED:
		return separates(s);
	case PTE_RELATION_INSIDE:
		return s->form == PTE_STEP_CONTAINED && is_within(o, &s->b) &&
		       pte_verify_contained(&s->a, &s->b);
	case PTE_RELATION_READ_AS:
		return s->form == PTE_STEP_CONTAINED &&
		       is_of_kinds(v, o, &s->b) &&
		       pte_verify_contained(&s->a, &s->b);
	case PTE_RELATION_LACKS:
		return s->form == PTE_STEP_UNWIRED && s->bits == o->bits &&
		       (s->bits & ~zeros_of(&s->a)) == 0;
	case PTE_RELATION_FITS:
		return s->form == PTE_STEP_FITS && s->a.value == o->number[0] &&
		       s->b.value == o->number[1] && s->a.value <= s->b.value;
	case PTE_RELATION_COUNT:
	case PTE_RELATION_COMES_BACK: /* has no such steps, nor the next */
	case PTE_RELATION_NO_SPILL:
		break;
	}
	return s->form == PTE_STEP_COUNT && s->a.value == 1 && s->b.value == 0;
}
