/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Goes through a verdict again. A proof leaves no case open; a refutation is a
 * case in which all bits are known. What a case comes to is asked of given.h;
 * none of it is the prover's.
 */
#include "given.h"
#include "text.h"

/* A case, and the bits that were taken to come to it. */
struct path {
	struct given given;
	unsigned taken[64 * PTE_GIVEN_COUNT], depth;
};

/* the case in which the bit is 0; false if it's known already */
static bool take(struct path *p, unsigned at)
{
	struct known *const k = &p->given.of[at / 64];
	const uint64_t bit = PTE_BIT(at % 64);

	if ((k->most & ~k->ones & bit) == 0)
		return false;
	k->most &= ~bit;
	p->taken[p->depth++] = at;
	return true;
}

/* the case in which the last bit that is 0 is 1, and what was taken after it is
 * open again; false if there is none */
static bool take_next(struct path *p)
{
	bool was_zero = false;

	while (!was_zero && p->depth > 0) {
		const unsigned at = p->taken[p->depth - 1];
		struct known *const k = &p->given.of[at / 64];
		const uint64_t bit = PTE_BIT(at % 64);

		was_zero = (k->most & bit) == 0;
		k->most |= bit;
		k->ones = was_zero ? k->ones | bit : k->ones & ~bit;
		p->depth -= was_zero ? 0 : 1;
	}
	return was_zero;
}

/* no case is left open by the tree from the step on, which is moved behind it
 */
static bool is_closed(const struct pte_verdict *v,
		      const struct pte_obligations *all,
		      const struct pte_obligation *o, unsigned *step)
{
	const struct pte_certificate *const c = &v->certificate;
	const struct known any = known_pattern(0, 0);
	struct path p = { .given = { { any, any, any, any } } };

	do {
		while (*step < c->steps && c->step[*step] < PTE_STEP_CLOSED)
			if (!take(&p, c->step[(*step)++]))
				return false;
		if (*step == c->steps || c->step[(*step)++] > PTE_STEP_CLOSED ||
		    !pte_given_is_safe(v->target, all, o, &p.given))
			return false;
	} while (take_next(&p));
	return true;
}

static bool proof_holds(const struct pte_verdict *v,
			const struct pte_obligations *all)
{
	unsigned i = 0, step = 0;

	if (v->certificate.steps > PTE_STEP_CAPACITY)
		return false;
	while (i < all->count && is_closed(v, all, &all->list[i], &step))
		i++;
	return i == all->count && step == v->certificate.steps;
}

/* with all bits known: it stands against one of them, and shows what is said */
static bool refutation_holds(const struct pte_verdict *v,
			     const struct pte_obligations *all)
{
	bool refuted = false;
	struct given g;

	for (unsigned i = 0; i < PTE_GIVEN_COUNT; i++)
		g.of[i] = known_word(v->given[i]);
	for (unsigned i = 0; i < all->count && !refuted; i++) {
		const struct pte_obligation *const o = &all->list[i];
		const struct shown shown = pte_given_shows(all, o, &g);

		refuted = !pte_given_is_safe(v->target, all, o, &g) &&
			  shown.word == v->witness &&
			  shown.becomes == v->becomes;
	}
	return refuted;
}

enum pte_status pte_verdict_verify(const struct pte_verdict *verdict)
{
	struct pte_obligations all;
	bool holds = false;

	if (pte_verdict_obligations(verdict, &all) != PTE_STATUS_OK)
		return PTE_STATUS_NOT_REPRODUCED;
	if (all.inapplicable != NULL)
		holds = verdict->verdict == PTE_VERDICT_NOT_APPLICABLE &&
			verdict->reason != NULL &&
			text_is(verdict->reason, text_length(verdict->reason),
				all.inapplicable);
	else if (verdict->verdict == PTE_VERDICT_PROVED)
		holds = proof_holds(verdict, &all);
	else if (verdict->verdict == PTE_VERDICT_REFUTED)
		holds = refutation_holds(verdict, &all);
	return holds ? PTE_STATUS_OK : PTE_STATUS_NOT_REPRODUCED;
}
