/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Goes through a verdict again, bit by bit. What it must be a verdict of are
 * its claim's obligations; how it came about is nobody's business here, and no
 * code is shared with the prover.
 */
#include "verify.h"

#include "text.h"

/* ---- cover ----------------------------------------------------------------
 */

/* Tests that share no word: those of some steps, on one side. */
struct cover {
	unsigned count;
	const struct pte_test *test[PTE_STEP_CAPACITY];
};

/* false if the test meets another one */
static bool add(struct cover *c, const struct pte_test *t)
{
	for (unsigned i = 0; i < c->count; i++) {
		if (pte_verify_same(t, c->test[i]))
			return true;
		if (((t->value ^ c->test[i]->value) & t->mask &
		     c->test[i]->mask) == 0)
			return false;
	}
	c->test[c->count++] = t;
	return true;
}

/* as many inputs of each type end in one of the patterns as there are */
static bool covers_image(const struct pte_target *t, const struct cover *c,
			 const struct pte_image *image)
{
	static const struct pte_test everything = PTE_TEST(0, 0);

	for (unsigned i = 0; i < c->count; i++)
		if (c->test[i]->any != 0 || pte_verify_is_empty(c->test[i]))
			return false;
	for (unsigned type = 0; type < PTE_SWAP_TYPE_COUNT; type++) {
		uint64_t count = 0;

		if (!pte_verify_has_type(t, image, type))
			continue;
		for (unsigned i = 0; i < c->count; i++)
			count += pte_verify_inputs(t, image, type, c->test[i]);
		if (count != pte_verify_inputs(t, image, type, &everything))
			return false;
	}
	return true;
}

/* the words of a pattern; 2^64 comes out as 0, and nothing else does */
static uint64_t words_in(const struct pte_test *t)
{
	return t->mask == 0 ? 0 : PTE_BIT(64 - pte_bit_count(t->mask));
}

static bool covers(const struct pte_target *t, const struct cover *c,
		   const struct pte_words *words)
{
	const struct pte_test *const whole = &words->test;
	uint64_t count = 0;

	if (words->written)
		return covers_image(t, c, &words->image);
	if (c->count == 1 && pte_verify_same(c->test[0], whole))
		return true;
	for (unsigned i = 0; i < c->count; i++) {
		if (c->test[i]->any != 0 || pte_verify_is_empty(c->test[i]) ||
		    !pte_verify_contained(c->test[i], whole))
			return false;
		count += words_in(c->test[i]);
	}
	return c->count != 0 && whole->any == 0 && count == words_in(whole);
}

/* ---- proofs ---------------------------------------------------------------
 */

static bool is_about_words(const struct pte_obligation *o)
{
	return o->relation <= PTE_RELATION_LACKS;
}

/* the steps take in all of a; and those of each a, all that it's kept from */
static bool steps_cover(const struct pte_verdict *v,
			const struct pte_obligation *o,
			const struct pte_step *steps, unsigned count)
{
	const bool apart = o->relation <= PTE_RELATION_UNMOVED;
	struct cover a = { .count = 0 }, b;

	for (unsigned i = 0; i < count; i++)
		if (!add(&a, &steps[i].a))
			return false;
	for (unsigned i = 0; i < a.count && apart; i++) {
		b.count = 0;
		for (unsigned s = 0; s < count; s++)
			if (pte_verify_same(&steps[s].a, a.test[i]) &&
			    !add(&b, &steps[s].b))
				return false;
		if (!covers(v->target, &b, &o->b))
			return false;
	}
	return covers(v->target, &a, &o->a);
}

static bool obligation_holds(const struct pte_verdict *v,
			     const struct pte_obligation *o,
			     const struct pte_step *steps, unsigned count)
{
	if (o->relation == PTE_RELATION_COMES_BACK ||
	    o->relation == PTE_RELATION_NO_SPILL)
		return pte_verify_function(v, o, steps, count);
	for (unsigned i = 0; i < count; i++)
		if (!pte_verify_step(v, o, &steps[i]))
			return false;
	return is_about_words(o) ? steps_cover(v, o, steps, count) : count == 1;
}

/* the steps stand in the order of what they show, and none is left over */
static bool proof_holds(const struct pte_verdict *v,
			const struct pte_obligations *o)
{
	const struct pte_certificate *const c = &v->certificate;
	unsigned first = 0;

	if (c->steps > PTE_STEP_CAPACITY)
		return false;
	for (unsigned i = 0; i < o->count; i++) {
		unsigned end = first;

		while (end < c->steps && c->step[end].of == i)
			end++;
		if (!obligation_holds(v, &o->list[i], &c->step[first],
				      end - first))
			return false;
		first = end;
	}
	return first == c->steps;
}

/* ---- refutations ----------------------------------------------------------
 */

static bool has(const struct pte_target *t, const struct pte_words *words,
		uint64_t v)
{
	const struct pte_test alone = { ~UINT64_C(0), v, 0 };

	if (!words->written)
		return pte_verify_passes(&words->test, v);
	for (unsigned type = 0; type < PTE_SWAP_TYPE_COUNT; type++)
		if (pte_verify_has_type(t, &words->image, type) &&
		    pte_verify_inputs(t, &words->image, type, &alone) != 0)
			return true;
	return false;
}

static bool is_outside(const struct pte_obligation *o, uint64_t v)
{
	bool outside = true;

	for (unsigned i = 0; i < o->withins; i++)
		outside = outside && !pte_verify_passes(&o->within[i], v);
	return outside;
}

static bool witness_refutes(const struct pte_verdict *v,
			    const struct pte_obligation *o)
{
	const struct pte_target *const t = v->target;
	const uint64_t w = v->witness;

	if (o->relation == PTE_RELATION_FITS)
		return o->number[0] > o->number[1] && w == o->shown[0] &&
		       v->becomes == o->shown[1];
	if (!is_about_words(o))
		return pte_verify_lost(v, o);
	if (!has(t, &o->a, w))
		return false;
	if (o->relation == PTE_RELATION_LACKS)
		return (w & o->bits) != 0 && v->becomes == (w & ~o->bits);
	if (o->relation == PTE_RELATION_UNMOVED)
		return v->becomes == (w | o->bits) && has(t, &o->b, w);
	if (v->becomes != w)
		return false;
	if (o->relation == PTE_RELATION_INSIDE)
		return is_outside(o, w);
	if (o->relation == PTE_RELATION_READ_AS)
		return !verify_bit(
			o->kinds,
			t->kind_of_type[pte_layout_swap_type(t->layout, w)]);
	return has(t, &o->b, w);
}

static bool refutation_holds(const struct pte_verdict *v,
			     const struct pte_obligations *o)
{
	bool refuted = false;

	for (unsigned i = 0; i < o->count; i++)
		refuted = refuted || witness_refutes(v, &o->list[i]);
	return refuted;
}

/* ---- verdicts -------------------------------------------------------------
 */

enum pte_status pte_verdict_verify(const struct pte_verdict *verdict)
{
	struct pte_obligations o;
	bool holds = false;

	if (pte_verdict_obligations(verdict, &o) != PTE_STATUS_OK)
		return PTE_STATUS_NOT_REPRODUCED;
	if (o.inapplicable != NULL)
		holds = verdict->verdict == PTE_VERDICT_NOT_APPLICABLE &&
			verdict->reason != NULL &&
			text_is(verdict->reason, text_length(verdict->reason),
				o.inapplicable);
	else if (verdict->verdict == PTE_VERDICT_PROVED)
		holds = proof_holds(verdict, &o);
	else if (verdict->verdict == PTE_VERDICT_REFUTED)
		holds = refutation_holds(verdict, &o);
	return holds ? PTE_STATUS_OK : PTE_STATUS_NOT_REPRODUCED;
}
