/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Goes through verdicts on functions: each moves bits, so that it shows all of
 * itself on each single bit, none and all.
 */
#include <pte/swap.h>

#include "verify.h"

#define INPUT_COUNT 66

static uint64_t input_at(uint64_t carried, unsigned n)
{
	return n < 64 ? carried & UINT64_C(1) << n : n == 64 ? 0 : carried;
}

static const struct pte_place *place_of(const struct pte_verdict *v)
{
	return v->target->layout->place[v->level];
}

static uint64_t make(const struct pte_verdict *v,
		     const struct pte_obligation *o, uint64_t in)
{
	const struct pte_layout *const l = v->target->layout;

	switch (o->function) {
	case PTE_FUNCTION_PLACE:
		return pte_place_write_masked(place_of(v), in, o->protection);
	case PTE_FUNCTION_MACRO:
		return pte_layout_swap_encode_unmasked(
			l, pte_swap_entry_type(in), pte_swap_entry_offset(in));
	case PTE_FUNCTION_CODEC:
		break;
	}
	return pte_layout_swap_encode_masked(l, in);
}

static uint64_t read_back(const struct pte_verdict *v,
			  const struct pte_obligation *o, uint64_t word)
{
	return o->function == PTE_FUNCTION_PLACE
		       ? pte_place_read(place_of(v), word)
		       : pte_layout_swap_decode(v->target->layout, word);
}

/* ---- wires ----------------------------------------------------------------
 */

static uint64_t run(const struct pte_wires *w, uint64_t in)
{
	uint64_t out = 0;

	for (unsigned n = 0; n < 64; n++) {
		const unsigned from = w->from[n];
		const bool one =
			from >= PTE_WIRE_ZERO
				? from == PTE_WIRE_ONE
				: verify_bit(in, from % 64) !=
					  (from >= PTE_WIRE_COMPLEMENT);

		out |= (uint64_t)one << n;
	}
	return out;
}

/* the wire of n, through both: back to n itself, not complemented */
static bool comes_back(const struct pte_certificate *c, unsigned n)
{
	const unsigned last = c->back.from[n];
	unsigned first;

	if (last >= PTE_WIRE_ZERO)
		return false;
	first = c->there.from[last % 64];
	return first < PTE_WIRE_ZERO && first % 64 == n &&
	       (first >= PTE_WIRE_COMPLEMENT) == (last >= PTE_WIRE_COMPLEMENT);
}

/* what is carried comes back, and nothing else feeds anything */
static bool wires_compose(const struct pte_certificate *c, uint64_t carried)
{
	for (unsigned n = 0; n < 64; n++) {
		const unsigned from = c->there.from[n];

		if (from > PTE_WIRE_ONE ||
		    (from < PTE_WIRE_ZERO && !verify_bit(carried, from % 64)) ||
		    (verify_bit(carried, n) ? !comes_back(c, n)
					    : c->back.from[n] != PTE_WIRE_ZERO))
			return false;
	}
	return true;
}

/* ---- there and back -------------------------------------------------------
 */

static bool chooses_any(const struct pte_verdict *v, uint64_t protection)
{
	const struct pte_place *const place = place_of(v);
	bool any = false;

	for (unsigned i = 0; i < place->count; i++)
		any = any ||
		      pte_pattern_has(&place->address[i].when, protection);
	return any;
}

/* the inputs of output bits that some alternative is chosen by */
static uint64_t choosing(const struct pte_verdict *v,
			 const struct pte_obligation *o)
{
	const struct pte_place *const place = place_of(v);
	uint64_t bits = 0;

	for (unsigned i = 0; i < place->count; i++)
		for (unsigned n = 0; n < 64; n++) {
			const unsigned from = v->certificate.there.from[n];

			if (verify_bit(place->address[i].when.mask, n) &&
			    from < PTE_WIRE_ZERO)
				bits |= UINT64_C(1) << from % 64;
		}
	return o->function == PTE_FUNCTION_PLACE ? bits : 0;
}

/* more ways to choose than this aren't gone through */
#define CHOOSING_MAX 12

static bool inputs_come_back(const struct pte_verdict *v,
			     const struct pte_obligation *o)
{
	const struct pte_certificate *const c = &v->certificate;
	const uint64_t chosen = choosing(v, o);
	uint64_t part = chosen;

	if (pte_bit_count(chosen) > CHOOSING_MAX)
		return false;
	do {
		for (unsigned n = 0; n < INPUT_COUNT; n++) {
			const uint64_t in = part |
					    input_at(o->bits & ~chosen, n);
			const uint64_t word = make(v, o, in);

			if (run(&c->there, in) != word ||
			    run(&c->back, word) != in ||
			    read_back(v, o, word) != in)
				return false;
		}
		part = (part - 1) & chosen;
	} while (part != chosen);
	return true;
}

/* ---- what doesn't fit -----------------------------------------------------
 */

/* the bits of a swp_entry that the fields hold */
static uint64_t held(const struct pte_verdict *v)
{
	const struct pte_codec *const c = v->target->layout->swap;

	return pte_ones(c->type.width) << PTE_SWAP_ENTRY_TYPE_SHIFT |
	       pte_ones(c->offset.width);
}

/* an input whose fields are 0 in the word: nothing hides there */
static uint64_t bare(const struct pte_verdict *v)
{
	const struct pte_codec *const c = v->target->layout->swap;
	const uint64_t offsets = pte_ones(PTE_SWAP_ENTRY_TYPE_SHIFT);

	return held(v) & ((c->type.inverted ? ~offsets : 0) |
			  (c->offset.inverted ? offsets : 0));
}

/* the nth input that doesn't fit; false if there is none */
static bool misfit(const struct pte_verdict *v, const struct pte_obligation *o,
		   unsigned n, uint64_t *in_ret)
{
	const uint64_t beyond = o->kept & ~held(v);

	*in_ret = (bare(v) ^ UINT64_C(1) << n) | (beyond & (~beyond + 1));
	return beyond != 0 && verify_bit(o->kept, n);
}

static bool nothing_spills(const struct pte_verdict *v,
			   const struct pte_obligation *o,
			   const struct pte_step *s)
{
	const uint64_t word = make(v, o, bare(v));
	uint64_t in, fed = 0;

	for (unsigned n = 0; n < 64; n++)
		if (misfit(v, o, n, &in))
			fed |= make(v, o, in) ^ word;
	return s->form == PTE_STEP_UNWIRED && s->a.mask == ~fed &&
	       s->a.value == 0 && s->a.any == 0 && s->bits == ~o->bits &&
	       (fed & ~o->bits) == 0;
}

/* ---- all of it ------------------------------------------------------------
 */

bool pte_verify_function(const struct pte_verdict *v,
			 const struct pte_obligation *o,
			 const struct pte_step *steps, unsigned count)
{
	if (o->relation == PTE_RELATION_NO_SPILL)
		return count == 1 && nothing_spills(v, o, steps);
	return count == 0 && v->certificate.wired &&
	       (o->function != PTE_FUNCTION_PLACE ||
		chooses_any(v, o->protection)) &&
	       wires_compose(&v->certificate, o->bits) &&
	       inputs_come_back(v, o);
}

static bool something_spilt(const struct pte_verdict *v,
			    const struct pte_obligation *o)
{
	bool spilt = false;
	uint64_t in;

	for (unsigned n = 0; n < 64; n++)
		spilt = spilt ||
			(misfit(v, o, n, &in) && make(v, o, in) == v->witness);
	return spilt && v->becomes == make(v, o, bare(v)) &&
	       ((v->witness ^ v->becomes) & ~o->bits) != 0;
}

/* how many entries have the word */
static uint64_t entries_of(const struct pte_verdict *v, uint64_t word)
{
	const struct pte_image all = { PTE_KIND_RAW, PTE_DOMAIN_FIELD, 0 };
	const struct pte_test alone = { ~UINT64_C(0), word, 0 };
	const unsigned width = v->target->layout->swap->type.width;
	uint64_t count = 0;

	for (unsigned type = 0;
	     type < PTE_SWAP_TYPE_COUNT || type >> width == 0; type++)
		count += pte_verify_inputs(v->target, &all, type, &alone);
	return count;
}

/* whether the page that is told of has the word, and isn't the one that is read
 */
static bool page_is_lost(const struct pte_verdict *v,
			 const struct pte_obligation *o, uint64_t read)
{
	return (v->lost & ~o->bits) == 0 && v->lost != read &&
	       make(v, o, v->lost) == v->witness;
}

static bool entry_is_lost(const struct pte_verdict *v,
			  const struct pte_obligation *o, uint64_t read)
{
	const bool is_read = (read & ~o->bits) == 0 &&
			     make(v, o, read) == v->witness;

	return entries_of(v, v->witness) > (is_read ? 1 : 0);
}

bool pte_verify_lost(const struct pte_verdict *v,
		     const struct pte_obligation *o)
{
	const uint64_t read = read_back(v, o, v->witness);

	if (o->relation == PTE_RELATION_NO_SPILL)
		return something_spilt(v, o);
	if (o->relation != PTE_RELATION_COMES_BACK)
		return false;
	if (o->function == PTE_FUNCTION_PLACE && !chooses_any(v, o->protection))
		return v->witness == o->protection && v->becomes == 0;
	if (v->becomes != make(v, o, read))
		return false;
	return o->function == PTE_FUNCTION_PLACE ? page_is_lost(v, o, read)
						 : entry_is_lost(v, o, read);
}
