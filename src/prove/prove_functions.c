/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Proves or refutes obligations about functions. Each function only moves bits,
 * so inputs of one bit, no bit and all bits cover its behaviour.
 */
#include "prover.h"

/* A function's input, and bits set beside it in the word. */
struct input {
	uint64_t in, beside;
};

/* each single bit, none and all */
#define BITS_COUNT 66
static uint64_t some_of(uint64_t bits, unsigned n)
{
	return n < 64 ? bits & PTE_BIT(n) : n == 64 ? 0 : bits;
}

static uint64_t there(const struct pte_obligation *o, uint64_t in)
{
	return pte_place_write_masked(o->place, in, o->protection) |
	       pte_place_write_masked(o->spill, in, 0);
}

static uint64_t word_of(const struct pte_obligation *o, struct input i)
{
	return there(o, i.in) | i.beside;
}

static uint64_t back(const struct pte_obligation *o, uint64_t word)
{
	return pte_place_read(o->place, word);
}

/* ---- there and back --------------------------------------------------------
 */

/* what a bit that is given changes in the word */
static uint64_t moved_by(const struct pte_obligation *o, uint64_t bit)
{
	const uint64_t all = o->kept;

	return (there(o, bit) ^ there(o, 0)) |
	       (there(o, all) ^ there(o, all & ~bit));
}

/* The bits by which the word's alternative is chosen: none of those that what
 * is given can't make it, as of pages that aren't NAPOT. */
static uint64_t asked_bits(const struct pte_obligation *o)
{
	uint64_t asked = 0, moved = o->beside;

	for (uint64_t left = o->kept; left != 0; left &= left - 1)
		moved |= moved_by(o, left & (~left + 1));
	for (unsigned i = 0; i < o->place->count; i++) {
		const struct pte_pattern *const when =
			&o->place->address[i].when;

		if (((there(o, 0) ^ when->value) & when->mask & ~moved) == 0)
			asked |= when->mask;
	}
	return asked;
}

/* what is given that decides how the word is read */
static struct input choosing_bits(const struct pte_obligation *o)
{
	const uint64_t asked = asked_bits(o);
	uint64_t choosing = 0;

	for (uint64_t left = o->kept; left != 0; left &= left - 1) {
		const uint64_t bit = left & (~left + 1);

		if ((moved_by(o, bit) & asked) != 0)
			choosing |= bit;
	}
	return (struct input){ choosing, o->beside & asked };
}

/* the next selection; false after the last */
static bool next_choice(struct input *choice, struct input choosing)
{
	choice->in = (choice->in - choosing.in) & choosing.in;
	if (choice->in == 0)
		choice->beside = (choice->beside - choosing.beside) &
				 choosing.beside;
	return (choice->in | choice->beside) != 0;
}

static bool is_lost(const struct pte_obligation *o, struct input i)
{
	return back(o, word_of(o, i)) != i.in;
}

/*
 * An input that isn't read back. Once the selecting bits are fixed, every other
 * word bit is one input bit, or an OR of some. So an input bit is lost with
 * nothing beside it, or through one bit beside it, where it should be 0, or 1
 * if it's stored complemented.
 */
static bool find_lost_of(const struct pte_obligation *o, struct input choice,
			 struct input rest, struct input *ret)
{
	for (unsigned n = 0; n < BITS_COUNT; n++) {
		*ret = choice;
		ret->in |= some_of(rest.in, n);
		if (is_lost(o, *ret))
			return true;
		if (some_of(rest.beside, n) == 0)
			continue;
		*ret = choice;
		ret->beside |= some_of(rest.beside, n);
		if (is_lost(o, *ret))
			return true;
		ret->in |= rest.in;
		if (is_lost(o, *ret))
			return true;
	}
	return false;
}

static bool find_lost(const struct pte_obligation *o, struct input choosing,
		      struct input *ret)
{
	const struct input rest = { o->kept & ~choosing.in,
				    o->beside & ~choosing.beside };
	struct input choice = { 0, 0 };

	do {
		if (find_lost_of(o, choice, rest, ret))
			return true;
	} while (next_choice(&choice, choosing));
	return false;
}

/* more than any place has: 2^10 selections are tried one by one */
#define CHOOSING_BITS_MAX 10

/* one case per selection: the nth is n, its first bit on top */
static enum outcome close_each(struct trial *t, struct input choosing)
{
	enum outcome outcome = OUTCOME_SHOWN;
	uint16_t bit[CHOOSING_BITS_MAX];
	unsigned bits = 0;

	for (unsigned n = 0; n < 64; n++) {
		if ((choosing.in >> n & 1U) != 0)
			bit[bits++] = PTE_STEP_BIT(PTE_GIVEN_A, n);
		if ((choosing.beside >> n & 1U) != 0)
			bit[bits++] = PTE_STEP_BIT(PTE_GIVEN_A_BESIDE, n);
	}
	for (unsigned n = 0; n >> bits == 0 && outcome == OUTCOME_SHOWN; n++) {
		unsigned at = bits;

		/* the bits that are 0 again, below the one that is 1 now */
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
	const struct input choosing = choosing_bits(o);
	struct input lost, found;

	if (pte_bit_count(choosing.in) + pte_bit_count(choosing.beside) >
	    CHOOSING_BITS_MAX)
		return OUTCOME_CAPACITY;
	if (!find_lost(o, choosing, &lost))
		return close_each(t, choosing);
	t->v.given[PTE_GIVEN_A] = lost.in;
	t->v.given[PTE_GIVEN_A_BESIDE] = lost.beside;
	found = lost;
	found.in = back(o, word_of(o, lost));
	return pte_trial_refuted_by(t, word_of(o, lost), word_of(o, found));
}

/* ---- what doesn't fit a field ----------------------------------------------
 */

/* each bit beside the bare input, together with one that doesn't fit */
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
