/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The verifier. A proof must close every case; a refutation is the case in
 * which all input bits are known. It shares no code with the prover, only
 * obligations and programs.
 */
#include "common/text.h"
#include "workspace.h"

static bool is_open(const struct given *g, unsigned at)
{
	return ((g->of[at / 64].most & ~g->of[at / 64].ones) >> at % 64 & 1U) !=
	       0;
}

/* the case in which an open bit is 1, or 0 */
static struct given with_bit(struct given g, unsigned at, bool one)
{
	g.of[at / 64].ones |= (uint64_t)one << at % 64;
	g.of[at / 64].most &= ~((uint64_t)!one << at % 64);
	return g;
}

/* the bits of the program's result that may be 1 */
static uint64_t comes_out(struct verification *on, struct given g)
{
	known_bits_run(&on->program, g.of, on->value);
	return on->value[on->program.against].most;
}

/* no bit may be 1 */
static bool is_closed(struct verification *on, const struct given *g)
{
	uint64_t left = comes_out(on, *g);

	for (unsigned n = 0; n < 64 && on->program.bit_by_bit; n++)
		if ((left >> n & 1U) != 0 && is_open(g, n))
			left &= ~PTE_BIT(n) |
				comes_out(on, with_bit(*g, n, false)) |
				comes_out(on, with_bit(*g, n, true));
	return left == 0;
}

/* whether the tree at *step closes every case; moves *step behind it */
static bool is_proved(struct verification *on, const struct pte_certificate *c,
		      unsigned *step)
{
	const struct known_bits any = { 0, PTE_ALL_BITS };
	struct given *const left = on->left;
	unsigned count = 1;

	left[0] = (struct given){ { any, any, any, any } };
	while (count > 0 && *step < c->steps) {
		struct given *const last = &left[count - 1];
		const unsigned at = c->step[(*step)++];

		if (at < PTE_STEP_CLOSED && is_open(last, at)) {
			left[count++] = with_bit(*last, at, false);
			*last = with_bit(*last, at, true);
		} else if (at == PTE_STEP_CLOSED && is_closed(on, last)) {
			count--;
		} else {
			return false;
		}
	}
	return count == 0;
}

/* the result isn't 0, and witness and `becomes` match the verdict's */
static bool is_refuted(struct verification *on, const struct pte_verdict *v)
{
	const struct pte_program *const p = &on->program;
	struct known_bits *const value = on->value;
	struct known_bits given[PTE_GIVEN_COUNT];

	for (unsigned n = 0; n < PTE_GIVEN_COUNT; n++)
		given[n] = (struct known_bits){ v->given[n], v->given[n] };
	known_bits_run(p, given, value);
	return value[p->against].ones != 0 &&
	       value[p->witness].ones == v->witness &&
	       value[p->becomes].ones == v->becomes;
}

/* a proof is about every obligation, a refutation about one */
static bool is_shown(struct verification *on, const struct pte_verdict *v)
{
	const struct pte_obligations *const all = &on->all;
	const bool proved = v->verdict == PTE_VERDICT_PROVED;
	unsigned step = 0;

	for (unsigned i = 0; i < all->count; i++) {
		const bool fits =
			pte_obligation_program(v->target, all, &all->list[i],
					       &on->program) == PTE_STATUS_OK;

		if (!proved && fits && is_refuted(on, v))
			return true;
		if (proved && !(fits && is_proved(on, &v->certificate, &step)))
			return false;
	}
	return proved && step == v->certificate.steps;
}

enum pte_status pte_verdict_verify(struct pte_workspace *workspace,
				   const struct pte_verdict *verdict)
{
	struct verification *const on = &workspace->verification;
	const struct pte_obligations *const all = &on->all;
	bool holds = false;

	if (pte_verdict_obligations(verdict, &on->all) != PTE_STATUS_OK ||
	    verdict->certificate.steps > PTE_STEP_CAPACITY)
		return PTE_STATUS_NOT_REPRODUCED;
	if (all->inapplicable != NULL)
		holds = verdict->verdict == PTE_VERDICT_NOT_APPLICABLE &&
			verdict->reason != NULL &&
			text_is(verdict->reason, text_length(verdict->reason),
				all->inapplicable);
	else if (verdict->verdict == PTE_VERDICT_PROVED ||
		 verdict->verdict == PTE_VERDICT_REFUTED)
		holds = is_shown(on, verdict);
	return holds ? PTE_STATUS_OK : PTE_STATUS_NOT_REPRODUCED;
}
