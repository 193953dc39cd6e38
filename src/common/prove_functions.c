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

struct function {
	const struct pte_obligation *o;
	const struct pte_layout *l;
	const struct pte_place *place;
};

static uint64_t there(const struct function *f, uint64_t in)
{
	return f->o->function == PTE_FUNCTION_PLACE
		       ? pte_place_write_masked(f->place, in, f->o->protection)
		       : pte_layout_swap_encode_masked(f->l, in);
}

static uint64_t back(const struct function *f, uint64_t word)
{
	return f->o->function == PTE_FUNCTION_PLACE
		       ? pte_place_read(f->place, word)
		       : pte_layout_swap_decode(f->l, word);
}

/* ---- there and back --------------------------------------------------------
 */

/* the alternative that the protection chooses; NULL: it holds no address */
static const struct pte_address *chosen(const struct function *f)
{
	for (unsigned i = 0; i < f->place->count; i++)
		if (pte_pattern_has(&f->place->address[i].when,
				    f->o->protection))
			return &f->place->address[i];
	return NULL;
}

/* the address's bits that decide how the word is read */
static uint64_t choosing_bits(const struct function *f)
{
	const uint64_t bits = f->o->bits;
	uint64_t asked = 0, choosing = 0;

	if (f->o->function != PTE_FUNCTION_PLACE)
		return 0;
	for (unsigned i = 0; i < f->place->count; i++)
		asked |= f->place->address[i].when.mask;
	for (uint64_t left = bits; left != 0; left &= left - 1) {
		const uint64_t bit = left & (~left + 1);

		if ((((there(f, bit) ^ there(f, 0)) |
		      (there(f, bits) ^ there(f, bits & ~bit))) &
		     asked) != 0)
			choosing |= bit;
	}
	return choosing;
}

/*
 * An input that doesn't come back: with what chooses as it may be, the rest is
 * wires.
 */
static bool find_lost(const struct function *f, uint64_t choosing,
		      uint64_t *in_ret)
{
	const uint64_t rest = f->o->bits & ~choosing;
	uint64_t choice = choosing;

	do {
		for (unsigned n = 0; n < INPUT_COUNT; n++) {
			*in_ret = choice | input(rest, n);
			if (back(f, there(f, *in_ret)) != *in_ret)
				return true;
		}
		choice = (choice - 1) & choosing;
	} while (choice != choosing);
	return false;
}

/* each bit of the word: an input's, its complement, or always the same */
static void wire_there(const struct function *f, struct pte_wires *w)
{
	const uint64_t none = there(f, 0);

	for (unsigned n = 0; n < 64; n++)
		w->from[n] = (none >> n & 1U) != 0 ? PTE_WIRE_ONE
						   : PTE_WIRE_ZERO;
	for (unsigned i = 0; i < 64; i++) {
		const uint64_t fed = there(f, input(f->o->bits, i)) ^ none;

		for (unsigned n = 0; n < 64; n++)
			if ((fed >> n & 1U) != 0)
				w->from[n] =
					(uint8_t)(i +
						  ((none >> n & 1U) != 0
							   ? PTE_WIRE_COMPLEMENT
							   : PTE_WIRE_INPUT));
	}
}

/* what came back came by some wire: that one, from its other end */
static void wire_back(const struct function *f, const struct pte_wires *w,
		      struct pte_wires *back_ret)
{
	for (unsigned n = 0; n < 64; n++)
		back_ret->from[n] = PTE_WIRE_ZERO;
	for (unsigned n = 0; n < 64; n++) {
		const unsigned from = w->from[n];

		if (from < PTE_WIRE_ZERO && (f->o->bits >> from % 64 & 1U) != 0)
			back_ret->from[from % 64] =
				(uint8_t)(n + (from &
					       (unsigned)PTE_WIRE_COMPLEMENT));
	}
}

/* More than any place has: 2^12 ways to choose are tried one by one. */
#define CHOOSING_BITS_MAX 12

static enum outcome prove_comes_back(struct trial *t, const struct function *f)
{
	struct pte_certificate *const c = &t->v.certificate;
	uint64_t choosing, word, in;

	if (f->o->function == PTE_FUNCTION_PLACE && chosen(f) == NULL)
		return pte_trial_refuted_by(t, f->o->protection, 0);
	choosing = choosing_bits(f);
	if (pte_bit_count(choosing) > CHOOSING_BITS_MAX)
		return OUTCOME_CAPACITY;
	if (find_lost(f, choosing, &in)) {
		word = there(f, in);
		if (f->o->function == PTE_FUNCTION_PLACE)
			t->v.lost = in;
		return pte_trial_refuted_by(t, word, there(f, back(f, word)));
	}
	wire_there(f, &c->there);
	wire_back(f, &c->there, &c->back);
	c->wired = true;
	return OUTCOME_SHOWN;
}

/* ---- what doesn't fit a field ----------------------------------------------
 */

static uint64_t encode(const struct function *f, uint64_t entry)
{
	return f->o->function == PTE_FUNCTION_CODEC
		       ? pte_layout_swap_encode_masked(f->l, entry)
		       : pte_layout_swap_encode_unmasked(
				 f->l, pte_swap_entry_type(entry),
				 pte_swap_entry_offset(entry));
}

/* the bits of a swp_entry that fields hold */
static uint64_t entry_bits(const struct pte_codec *c, bool type, bool offset)
{
	return (type ? pte_ones(c->type.width) << PTE_SWAP_ENTRY_TYPE_SHIFT
		     : 0) |
	       (offset ? pte_ones(c->offset.width) : 0);
}

/*
 * What doesn't fit, against what does: beside it stands what leaves all bits 0,
 * so that whatever is set shows.
 */
static enum outcome prove_no_spill(struct trial *t, unsigned of,
				   const struct function *f)
{
	const struct pte_codec *const c = t->s.c;
	const uint64_t bare =
		entry_bits(c, c->type.inverted, c->offset.inverted);
	const uint64_t word = encode(f, bare);
	const uint64_t beyond = f->o->kept & ~entry_bits(c, true, true);
	struct pte_step step = { PTE_STEP_UNWIRED, of, PTE_TEST(0, 0),
				 PTE_TEST(0, 0), ~f->o->bits };
	uint64_t fed = 0;

	for (uint64_t left = beyond == 0 ? 0 : f->o->kept; left != 0;
	     left &= left - 1) {
		const uint64_t bit = left & (~left + 1);
		const uint64_t spilt =
			encode(f, (bare ^ bit) | (beyond & (~beyond + 1)));

		fed |= spilt ^ word;
		if ((fed & ~f->o->bits) != 0)
			return pte_trial_refuted_by(t, spilt, word);
	}
	step.a.mask = ~fed;
	return pte_trial_add_step(t, &step);
}

enum outcome pte_prove_function(struct trial *t, unsigned obligation)
{
	const struct function f = {
		.o = &t->o.list[obligation],
		.l = t->s.t->layout,
		.place = t->s.t->layout->place[t->s.level],
	};

	return f.o->relation == PTE_RELATION_NO_SPILL
		       ? prove_no_spill(t, obligation, &f)
		       : prove_comes_back(t, &f);
}
