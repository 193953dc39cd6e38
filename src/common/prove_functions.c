/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Obligations about functions. Each moves bits, so that a single bit, none and
 * all show the whole of it.
 */
#include "prover.h"

#define INPUT_COUNT 66

/* the nth input that shows something, of those that may be set */
static uint64_t input(uint64_t bits, unsigned n)
{
	return n < 64 ? bits & PTE_BIT(n) : n == 64 ? 0 : bits;
}

static uint64_t there(const struct pte_obligation *o, uint64_t in)
{
	return pte_place_write_masked(o->place, in, o->protection) |
	       pte_place_write_masked(o->spill, in, 0);
}

static uint64_t back(const struct pte_obligation *o, uint64_t word)
{
	return pte_place_read(o->place, word);
}

/* ---- there and back --------------------------------------------------------
 */

/* what is given that decides how the word is read */
static uint64_t choosing_bits(const struct pte_obligation *o)
{
	const uint64_t all = o->kept;
	uint64_t asked = 0, choosing = 0;

	for (unsigned i = 0; i < o->place->count; i++)
		asked |= o->place->address[i].when.mask;
	for (uint64_t left = all; left != 0; left &= left - 1) {
		const uint64_t bit = left & (~left + 1);

		if ((((there(o, bit) ^ there(o, 0)) |
		      (there(o, all) ^ there(o, all & ~bit))) &
		     asked) != 0)
			choosing |= bit;
	}
	return choosing;
}

/*
 * An input that doesn't come back: with what chooses as it may be, the rest is
 * wires.
 */
static bool find_lost(const struct pte_obligation *o, uint64_t choosing,
		      uint64_t *in_ret)
{
	const uint64_t rest = o->kept & ~choosing;
	uint64_t choice = choosing;

	do {
		for (unsigned n = 0; n < INPUT_COUNT; n++) {
			*in_ret = choice | input(rest, n);
			if (back(o, there(o, *in_ret)) != *in_ret)
				return true;
		}
		choice = (choice - 1) & choosing;
	} while (choice != choosing);
	return false;
}

/* More than any place has: 2^10 ways to choose are tried one by one. */
#define CHOOSING_BITS_MAX 10

/* all ways to choose, one case each: the nth is n, its first bit on top */
static enum outcome close_each(struct trial *t, uint64_t choosing)
{
	enum outcome outcome = OUTCOME_SHOWN;
	uint16_t bit[CHOOSING_BITS_MAX];
	unsigned bits = 0;

	for (unsigned n = 0; n < 64; n++)
		if ((choosing >> n & 1U) != 0)
			bit[bits++] = PTE_STEP_BIT(PTE_GIVEN_A, n);
	for (unsigned n = 0; n >> bits == 0 && outcome == OUTCOME_SHOWN; n++) {
		unsigned at = bits;

		/* those that are 0 again, below the one that is 1 now */
		while (at > 0 && (n >> (bits - at) & 1U) == 0)
			at--;
		for (; at < bits && outcome == OUTCOME_SHOWN; at++)
			outcome = pte_trial_add_step(t, bit[at]);
		if (outcome == OUTCOME_SHOWN)
			outcome = pte_trial_add_step(t, PTE_STEP_CLOSED);
	}
	return outcome;
}

static enum outcome prove_comes_back(struct trial *t,
				     const struct pte_obligation *o)
{
	const uint64_t choosing = choosing_bits(o);
	uint64_t word, in;

	if (pte_bit_count(choosing) > CHOOSING_BITS_MAX)
		return OUTCOME_CAPACITY;
	if (!find_lost(o, choosing, &in))
		return close_each(t, choosing);
	word = there(o, in);
	t->v.given[PTE_GIVEN_A] = in;
	return pte_trial_refuted_by(t, word, there(o, back(o, word)));
}

/* ---- what doesn't fit a field ----------------------------------------------
 */

/* each bit beside the bare input, and one that doesn't fit */
static enum outcome prove_no_spill(struct trial *t,
				   const struct pte_obligation *o)
{
	const uint64_t misfit = o->beyond & (~o->beyond + 1);
	const uint64_t bare = there(o, o->bare);

	for (uint64_t left = misfit == 0 ? 0 : o->kept; left != 0;
	     left &= left - 1) {
		const uint64_t bit = left & (~left + 1);
		const uint64_t in = (o->bare ^ bit) | misfit;

		t->v.given[PTE_GIVEN_A] = in;
		if (((there(o, in) ^ bare) & ~o->bits) != 0)
			return pte_trial_refuted_by(t, there(o, in), bare);
	}
	return pte_trial_add_step(t, PTE_STEP_CLOSED);
}

enum outcome pte_prove_function(struct trial *t, unsigned obligation)
{
	const struct pte_obligation *const o = &t->o.list[obligation];

	return o->relation == PTE_RELATION_NO_SPILL ? prove_no_spill(t, o)
						    : prove_comes_back(t, o);
}
