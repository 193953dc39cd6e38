/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Decides obligations about words with sets of patterns: exact, and yields a
 * witness if one is refuted.
 */
#include "page.h"
#include "prover.h"

static struct pte_test test_of(const struct pte_pattern *p)
{
	return (struct pte_test){ p->mask, p->value, 0, 0 };
}

/* the inputs that produce the witness */
static void give(struct trial *t, const struct pte_words *w, uint64_t witness,
		 uint64_t given_ret[2])
{
	switch (w->of) {
	case PTE_WORDS_PASSING:
		break;
	case PTE_WORDS_ENTRY:
		pte_scene_given(&t->s, &w->entries, witness, &t->sets->parts,
				given_ret);
		break;
	case PTE_WORDS_PAGE:
		pte_page_given(&w->page, witness, given_ret);
		break;
	}
}

/* ... and the word that it's confused with, or becomes */
static enum outcome refuted(struct trial *t, const struct pte_obligation *o,
			    uint64_t witness)
{
	uint64_t *const given = t->v.given;

	given[PTE_GIVEN_A] = given[PTE_GIVEN_B] = witness;
	give(t, &o->a, witness, &given[PTE_GIVEN_A]);
	give(t, &o->b, witness, &given[PTE_GIVEN_B]);
	return pte_trial_refuted_by(t, witness,
				    (witness | o->sets) & ~o->clears);
}

/* ---- one pattern -----------------------------------------------------------
 */

/* a word whose type belongs to none of the expected kinds */
static bool is_misread(const struct scene *s, const struct pte_test *a,
		       pte_kind_set kinds, uint64_t *witness_ret)
{
	const struct pte_piece *const piece = &s->read;
	const uint64_t type = pte_piece_mask(piece);

	for (uint64_t n = 0; n <= pte_ones(piece->width); n++) {
		const struct pte_test is = { type, pte_piece_put(piece, n), 0,
					     0 };

		if ((kinds >> s->t->kind_of_type[n] & 1U) == 0 &&
		    pte_test_meet(a, &is, witness_ret))
			return true;
	}
	return false;
}

static bool breaks(const struct scene *s, const struct pte_obligation *o,
		   const struct pte_test *a, uint64_t *witness_ret)
{
	return o->relation == PTE_RELATION_READ_AS
		       ? is_misread(s, a, o->kinds, witness_ret)
		       : pte_test_meet(a, &o->b.test, witness_ret);
}

/* ---- sets of them ----------------------------------------------------------
 */

static enum pte_status words_of(struct trial *t, const struct pte_words *w,
				struct pte_set *ret)
{
	switch (w->of) {
	case PTE_WORDS_PASSING:
		break;
	case PTE_WORDS_ENTRY:
		return pte_scene_words(&t->s, &w->entries, &t->sets->parts,
				       ret);
	case PTE_WORDS_PAGE:
		return pte_page_words(&w->page, ret);
	}
	ret->count = 0;
	return pte_set_add(ret, &w->test);
}

/* compare every pattern of one set of entries with every one of the other */
static enum outcome decide_entries(struct trial *t,
				   const struct pte_obligation *o,
				   const struct pte_set *a)
{
	struct pte_set *const b = &t->sets->b;
	uint64_t witness;

	if (words_of(t, &o->b, b) != PTE_STATUS_OK)
		return OUTCOME_CAPACITY;
	for (unsigned i = 0; i < a->count; i++) {
		const struct pte_test one = test_of(&a->pattern[i]);

		if (pte_set_meet(b, &one, &witness))
			return refuted(t, o, witness);
	}
	return OUTCOME_SHOWN;
}

/* the words of a outside all of the tests */
static enum outcome decide_inside(struct trial *t,
				  const struct pte_obligation *o)
{
	struct pte_set *const left = &t->sets->a;
	enum pte_status status = words_of(t, &o->a, left);

	for (unsigned i = 0; i < o->withins && status == PTE_STATUS_OK; i++)
		status = pte_set_subtract(left, &o->within[i]);
	if (status != PTE_STATUS_OK)
		return OUTCOME_CAPACITY;
	return left->count == 0 ? OUTCOME_SHOWN
				: refuted(t, o, left->pattern[0].value);
}

static enum outcome decide(struct trial *t, const struct pte_obligation *o)
{
	struct pte_set *const a = &t->sets->a;
	uint64_t witness;

	if (o->relation == PTE_RELATION_INSIDE)
		return decide_inside(t, o);
	if (!pte_words_are_written(&o->a))
		return breaks(&t->s, o, &o->a.test, &witness)
			       ? refuted(t, o, witness)
			       : OUTCOME_SHOWN;
	if (words_of(t, &o->a, a) != PTE_STATUS_OK)
		return OUTCOME_CAPACITY;
	if (pte_words_are_written(&o->b))
		return decide_entries(t, o, a);
	for (unsigned i = 0; i < a->count; i++) {
		const struct pte_test one = test_of(&a->pattern[i]);

		if (breaks(&t->s, o, &one, &witness))
			return refuted(t, o, witness);
	}
	return OUTCOME_SHOWN;
}

enum outcome pte_prove_words(struct trial *t, unsigned obligation)
{
	enum outcome outcome = OUTCOME_SHOWN;

	/* most often one look at the enclosing pattern is enough */
	if (!pte_case_is_closed(t, obligation))
		outcome = decide(t, &t->o.list[obligation]);
	return outcome == OUTCOME_SHOWN ? pte_close_cases(t, obligation)
					: outcome;
}
