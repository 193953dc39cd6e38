/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Obligations about words: some words at once, where one step does for all; or
 * each pattern of them alone.
 */
#include "prover.h"

/* ---- one pattern, or what takes in several ---------------------------------
 */

struct looked {
	struct pte_step step;
	uint64_t witness; /* if there's no such step */
};

/* why no word passes both */
static bool look_apart(const struct pte_test *a, const struct pte_test *b,
		       struct looked *l)
{
	const uint64_t deciding = (a->value ^ b->value) & a->mask & b->mask;

	l->step.form = PTE_STEP_DECIDING_BIT;
	l->step.a = *a;
	l->step.b = *b;
	l->step.bits = deciding & (~deciding + 1);
	if (pte_test_meet(a, b, &l->witness))
		return false;
	if (deciding == 0) {
		const uint64_t zeros = (a->mask & ~a->value) |
				       (b->mask & ~b->value);

		l->step.form = PTE_STEP_FORCED_ZERO;
		/* b's demand can't be met, or a's; or one of them has no word
		 */
		l->step.bits = (b->any & ~zeros) == 0 ? b->any : 0;
		if (l->step.bits == 0 && (a->any & ~zeros) == 0)
			l->step.bits = a->any;
	}
	return true;
}

static bool look_lacks(const struct pte_test *a, uint64_t bits,
		       struct looked *l)
{
	const uint64_t hit = bits & (~a->mask | a->value);

	l->step.form = PTE_STEP_UNWIRED;
	l->step.a = *a;
	l->step.bits = bits;
	l->witness = a->value | (hit & (~hit + 1));
	return hit == 0;
}

/* the types that are read from words of a */
static bool look_read_as(const struct scene *s, const struct pte_test *a,
			 uint32_t kinds, struct looked *l)
{
	const struct pte_test types = { a->mask & s->type, a->value & s->type,
					0 };
	const struct pte_piece *const piece = &s->c->type;

	l->step.form = PTE_STEP_CONTAINED;
	l->step.a = *a;
	l->step.b = types;
	for (uint64_t n = 0; n <= pte_ones(piece->width); n++) {
		const uint64_t v = pte_piece_put(piece, n);

		l->witness = a->value | v;
		if ((v & types.mask) == types.value &&
		    (kinds >> s->t->kind_of_type[n] & 1U) == 0)
			return false;
	}
	return true;
}

static bool look(const struct trial *t, unsigned of, const struct pte_test *a,
		 struct looked *l)
{
	const struct pte_obligation *const o = &t->o.list[of];

	l->step = (struct pte_step){ .of = of };
	if (o->relation == PTE_RELATION_LACKS)
		return look_lacks(a, o->bits, l);
	if (o->relation == PTE_RELATION_READ_AS)
		return look_read_as(&t->s, a, o->kinds, l);
	return look_apart(a, &o->b.test, l);
}

/* what the witness is confused with, or becomes */
static enum outcome refuted(struct trial *t, unsigned of, uint64_t witness)
{
	const struct pte_obligation *const o = &t->o.list[of];
	uint64_t becomes = witness;

	if (o->relation == PTE_RELATION_UNMOVED)
		becomes |= o->bits;
	if (o->relation == PTE_RELATION_LACKS)
		becomes &= ~o->bits;
	return pte_trial_refuted_by(t, witness, becomes);
}

/* ---- sets of them ----------------------------------------------------------
 */

static struct pte_test test_of(const struct pte_pattern *p)
{
	return (struct pte_test){ p->mask, p->value, 0 };
}

/* patterns first .. end - 1: at once, or one after the other */
static enum outcome prove_group(struct trial *t, unsigned of,
				const struct pte_set *words, unsigned first,
				unsigned end)
{
	const struct pte_test hull = pte_scene_hull(words, first, end);
	enum outcome outcome = OUTCOME_SHOWN;
	struct looked l;

	if (look(t, of, &hull, &l))
		return pte_trial_add_step(t, &l.step);
	for (unsigned i = first; i < end && outcome == OUTCOME_SHOWN; i++) {
		const struct pte_test one = test_of(&words->pattern[i]);

		outcome = look(t, of, &one, &l) ? pte_trial_add_step(t, &l.step)
						: refuted(t, of, l.witness);
	}
	return outcome;
}

static enum outcome prove_image(struct trial *t, unsigned of,
				const struct pte_set *words)
{
	const uint64_t beside = t->o.list[of].a.image.beside;
	enum outcome outcome = OUTCOME_SHOWN;
	struct pte_test hull;
	struct looked l;

	if (words->count == 0)
		return OUTCOME_SHOWN;
	hull = pte_scene_hull(words, 0, words->count);
	if (look(t, of, &hull, &l))
		return pte_trial_add_step(t, &l.step);
	for (unsigned i = 0, next; i < words->count && outcome == OUTCOME_SHOWN;
	     i = next) {
		next = pte_scene_group(&t->s, beside, words, i);
		outcome = prove_group(t, of, words, i, next);
	}
	return outcome;
}

/* every pattern of one image against every one of another */
static enum outcome prove_images_apart(struct trial *t, unsigned of,
				       const struct pte_set *a,
				       const struct pte_set *b)
{
	enum outcome outcome = OUTCOME_SHOWN;

	for (unsigned i = 0; i < a->count; i++) {
		const struct pte_test one = test_of(&a->pattern[i]);

		for (unsigned n = 0; n < b->count && outcome == OUTCOME_SHOWN;
		     n++) {
			const struct pte_test other = test_of(&b->pattern[n]);
			struct looked l = { .step = { .of = of } };

			outcome = look_apart(&one, &other, &l)
					  ? pte_trial_add_step(t, &l.step)
					  : refuted(t, of, l.witness);
		}
	}
	return outcome;
}

/* ---- tests inside tests ----------------------------------------------------
 */

/* the words that lie in one of the tests and none before it, part by part */
static enum outcome add_parts(struct trial *t, unsigned of,
			      const struct pte_test *within,
			      struct pte_set *left)
{
	enum outcome outcome = OUTCOME_SHOWN;
	struct pte_set parts = *left;

	if (pte_set_restrict(&parts, within) != PTE_STATUS_OK ||
	    pte_set_subtract(left, within) != PTE_STATUS_OK)
		return OUTCOME_CAPACITY;
	for (unsigned i = 0; i < parts.count && outcome == OUTCOME_SHOWN; i++) {
		const struct pte_step step = { PTE_STEP_CONTAINED, of,
					       test_of(&parts.pattern[i]),
					       *within, 0 };

		outcome = pte_trial_add_step(t, &step);
	}
	return outcome;
}

/* in one of them, as a whole; or else part by part */
static enum outcome prove_inside(struct trial *t, unsigned of)
{
	const struct pte_obligation *const o = &t->o.list[of];
	struct pte_set left = { .count = 0 }, rest;
	enum outcome outcome = pte_set_add(&left, &o->a.test) == PTE_STATUS_OK
				       ? OUTCOME_SHOWN
				       : OUTCOME_CAPACITY;

	for (unsigned i = 0; i < o->withins && outcome == OUTCOME_SHOWN; i++) {
		const struct pte_step step = { PTE_STEP_CONTAINED, of,
					       o->a.test, o->within[i], 0 };

		rest = left;
		if (pte_set_subtract(&rest, &o->within[i]) == PTE_STATUS_OK &&
		    rest.count == 0)
			return pte_trial_add_step(t, &step);
	}
	for (unsigned i = 0; i < o->withins && outcome == OUTCOME_SHOWN; i++)
		outcome = add_parts(t, of, &o->within[i], &left);
	if (outcome == OUTCOME_SHOWN && left.count != 0)
		return refuted(t, of, left.pattern[0].value);
	return outcome;
}

/* ---- all of them -----------------------------------------------------------
 */

enum outcome pte_prove_words(struct trial *t, unsigned obligation)
{
	const struct pte_obligation *const o = &t->o.list[obligation];
	struct pte_set a, b;
	struct looked l;

	if (o->relation == PTE_RELATION_INSIDE)
		return prove_inside(t, obligation);
	if (!o->a.written)
		return look(t, obligation, &o->a.test, &l)
			       ? pte_trial_add_step(t, &l.step)
			       : refuted(t, obligation, l.witness);
	if (pte_scene_image(&t->s, &o->a.image, &a) != PTE_STATUS_OK)
		return OUTCOME_CAPACITY;
	if (!o->b.written)
		return prove_image(t, obligation, &a);
	return pte_scene_image(&t->s, &o->b.image, &b) != PTE_STATUS_OK
		       ? OUTCOME_CAPACITY
		       : prove_images_apart(t, obligation, &a, &b);
}
