/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Goes through a verdict again, bit by bit. It shares no code with the prover:
 * what it knows of claims, sets, wires and images stands here, as plain as can
 * be. A proof must be one of its claim: of the predicates that the claim names,
 * over all words that it speaks of.
 */
#include <pte/claim.h>
#include <pte/decode.h>

#include "text.h"

static bool bit(uint64_t v, unsigned n)
{
	return (v >> n & 1U) != 0;
}

static bool is_called(const char *a, const char *b)
{
	return a != NULL && text_is(a, text_length(a), b);
}

static bool in_force(const struct pte_span *in, const struct pte_target *t)
{
	return in->since <= t->version && t->version <= in->until;
}

static const struct pte_view *view_of(const struct pte_verdict *v)
{
	return v->target->layout->view[v->level];
}

/* ---- tests -------------------------------------------------------------- */

static bool is_fixed(const struct pte_test *t, unsigned n, bool to)
{
	return bit(t->mask, n) && bit(t->value, n) == to;
}

/* the word lies in the set */
static bool lies_in(const struct pte_test *t, uint64_t v)
{
	bool demanded = t->any == 0;

	for (unsigned n = 0; n < 64; n++) {
		if (bit(t->mask, n) ? bit(t->value, n) != bit(v, n)
				    : bit(t->value, n))
			return false;
		demanded = demanded || (bit(t->any, n) && bit(v, n));
	}
	return demanded;
}

/* no word lies in it */
static bool is_empty(const struct pte_test *t)
{
	bool demanded = t->any == 0;

	for (unsigned n = 0; n < 64; n++) {
		if (bit(t->value, n) && !bit(t->mask, n))
			return true;
		demanded = demanded ||
			   (bit(t->any, n) && !is_fixed(t, n, false));
	}
	return !demanded;
}

static bool same(const struct pte_test *a, const struct pte_test *b)
{
	return a->mask == b->mask && a->value == b->value && a->any == b->any;
}

/* all words of a pass b */
static bool contained(const struct pte_test *a, const struct pte_test *b)
{
	bool demanded = b->any == 0, only = a->any != 0;
	unsigned meets = 0, last = 64;

	if (is_empty(a) || is_empty(b))
		return is_empty(a);
	/* where one bit alone can meet a's demand, it does */
	for (unsigned n = 0; n < 64; n++) {
		if (bit(a->any, n) && !is_fixed(a, n, false)) {
			meets++;
			last = n;
		}
	}
	for (unsigned n = 0; n < 64; n++) {
		const bool one = is_fixed(a, n, true) ||
				 (meets == 1 && n == last);

		if (bit(b->mask, n) &&
		    !(bit(b->value, n) ? one : is_fixed(a, n, false)))
			return false;
		demanded = demanded || (bit(b->any, n) && one);
		/* a bit that could meet a's demand, but not b's */
		if (bit(a->any, n) && !is_fixed(a, n, false) && !bit(b->any, n))
			only = false;
	}
	return demanded || only;
}

/* ---- steps -------------------------------------------------------------- */

static bool deciding_bit(const struct pte_step *s)
{
	const uint64_t differ = s->a.value ^ s->b.value;

	return s->bits != 0 &&
	       (s->bits & ~(s->a.mask & s->b.mask & differ)) == 0;
}

/* a or b itself forces to 0 what b demands one of */
static bool forced_zero(const struct pte_step *s)
{
	const uint64_t zeros = (s->a.mask & ~s->a.value) |
			       (s->b.mask & ~s->b.value);

	return s->bits == s->b.any && (s->bits & ~zeros) == 0 &&
	       (s->bits != 0 || is_empty(&s->b));
}

static bool step_holds(const struct pte_step *s)
{
	switch (s->form) {
	case PTE_STEP_DECIDING_BIT:
		return deciding_bit(s);
	case PTE_STEP_FORCED_ZERO:
		return forced_zero(s);
	case PTE_STEP_UNWIRED:
		return (s->bits & ~(s->a.mask & ~s->a.value)) == 0;
	case PTE_STEP_CONTAINED:
		return contained(&s->a, &s->b);
	case PTE_STEP_FITS:
		return s->a.value <= s->b.value;
	case PTE_STEP_COUNT:
		return s->a.value == 1 && s->b.value == 0;
	}
	return false;
}

static bool separates(const struct pte_step *s)
{
	return s->form == PTE_STEP_DECIDING_BIT ||
	       s->form == PTE_STEP_FORCED_ZERO;
}

/* ---- images ------------------------------------------------------------- */

/* What encoders are given for a kind on a domain, and may add to the word. */
struct inputs {
	const struct pte_target *t;
	enum pte_kind kind;
	enum pte_domain domain;
	uint64_t flag[PTE_FLAG_COUNT];
	unsigned flags;
	uint64_t low, high; /* offsets; or single ones, of the marker bits */
};

static struct inputs inputs_of(const struct pte_verdict *v, enum pte_kind kind,
			       enum pte_domain domain)
{
	const struct pte_target *const t = v->target;
	unsigned pfn = t->phys_bits - (unsigned)t->layout->page_shift;
	struct inputs in = { .t = t, .kind = kind, .domain = domain };

	in.high = pte_ones(t->layout->swap->offset.width);
	if (domain == PTE_DOMAIN_DEVICE) {
		in.low = 1;
		if (in.high > UINT64_C(0xfffffffe))
			in.high = UINT64_C(0xfffffffe);
	}
	if (domain == PTE_DOMAIN_PFN) {
		if (t->young_dirty &&
		    pte_model_kind(t->model, kind)->young_dirty)
			pfn += 2;
		if (pfn < 64 && in.high >> pfn != 0)
			in.high = (UINT64_C(1) << pfn) - 1;
	}
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (bit(t->swap_flags[v->level], f))
			in.flag[in.flags++] = t->layout->swap->flag[f];
	return in;
}

/* those that the verdict speaks of */
static struct inputs spoken_of(const struct pte_verdict *v)
{
	return inputs_of(v, v->kind, v->domain);
}

static bool has_type(const struct inputs *in, unsigned type)
{
	return in->kind == PTE_KIND_RAW ||
	       in->t->kind_of_type[type] == (uint8_t)in->kind;
}

static bool is_marker(const struct inputs *in, uint64_t offset)
{
	return offset != 0 && offset <= in->high &&
	       (offset & ~(uint64_t)in->t->markers) == 0;
}

/* how many numbers of so many bits, up to a limit, have (n & mask) == value */
static uint64_t count_up_to(unsigned width, uint64_t limit, uint64_t mask,
			    uint64_t value)
{
	uint64_t count = 0;

	for (unsigned n = width; n-- > 0;) {
		const uint64_t below = (UINT64_C(1) << n) - 1;
		const bool fixed = bit(mask, n), one = bit(value, n);

		/* those that are 0 here, where the limit isn't, are less */
		if (bit(limit, n) && !(fixed && one))
			count += UINT64_C(1) << pte_bit_count(below & ~mask);
		if (fixed && one != bit(limit, n))
			return count;
	}
	return count + 1;
}

static uint64_t count_offsets(const struct inputs *in, uint64_t mask,
			      uint64_t value)
{
	const unsigned width = in->t->layout->swap->offset.width;
	const uint64_t free = pte_ones(width) & ~mask;
	uint64_t count = 0;

	if (in->domain == PTE_DOMAIN_MARKER) {
		for (uint64_t m = 1; m <= in->t->markers; m++)
			count += is_marker(in, m) && (m & mask) == value;
		return count;
	}
	if (in->low > in->high)
		return 0;
	if (mask == 0)
		return in->high - in->low + 1;
	if (in->low <= value && (value | free) <= in->high)
		return UINT64_C(1) << pte_bit_count(free);
	count = count_up_to(width, in->high, mask, value);
	return in->low == 0
		       ? count
		       : count - count_up_to(width, in->low - 1, mask, value);
}

/*
 * Of a type and its flags: how many offsets give a word of the pattern. Each
 * bit of a word is 1 if type, flag, must-be-1 or offset sets it.
 */
static uint64_t offsets_into(const struct inputs *in, uint64_t given,
			     const struct pte_test *a)
{
	const struct pte_piece *const o = &in->t->layout->swap->offset;
	const uint64_t all = pte_ones(o->width);
	const uint64_t zeros = a->mask & ~a->value;
	const uint64_t lacks = a->mask & a->value & ~given;
	uint64_t to_one, to_zero;

	if ((given & zeros) != 0 || (lacks & ~(all << o->lsb)) != 0)
		return 0;
	to_one = lacks >> o->lsb & all;
	to_zero = zeros >> o->lsb & all;
	if (o->inverted)
		return count_offsets(in, to_one | to_zero, to_zero);
	return count_offsets(in, to_one | to_zero, to_one);
}

/* how many inputs with one type, any flags, give a word of the pattern */
static uint64_t inputs_into(const struct inputs *in, unsigned type,
			    const struct pte_test *a)
{
	const struct pte_codec *const c = in->t->layout->swap;
	const uint64_t word = pte_piece_put(&c->type, type) | c->fixed.value;
	uint64_t count = 0, twice = 1;
	unsigned fixed = 0;
	uint64_t flag[PTE_FLAG_COUNT];

	/* most patterns are of another type */
	if ((word & a->mask & ~a->value) != 0)
		return 0;
	/* a flag that the pattern doesn't look at doubles the rest */
	for (unsigned f = 0; f < in->flags; f++) {
		if ((in->flag[f] & a->mask) == 0)
			twice *= 2;
		else
			flag[fixed++] = in->flag[f];
	}
	for (unsigned subset = 0; subset >> fixed == 0; subset++) {
		uint64_t given = word;

		for (unsigned f = 0; f < fixed; f++)
			given |= bit(subset, f) ? flag[f] : 0;
		count += offsets_into(in, given, a);
	}
	return count * twice;
}

/* whether encoders write the word */
static bool in_image(const struct inputs *in, uint64_t word)
{
	const struct pte_test alone = { ~UINT64_C(0), word, 0 };

	for (unsigned type = 0; type < PTE_SWAP_TYPE_COUNT; type++)
		if (has_type(in, type) && inputs_into(in, type, &alone) != 0)
			return true;
	return false;
}

static bool apart(const struct pte_test *a, const struct pte_test *b)
{
	return ((a->value ^ b->value) & a->mask & b->mask) != 0;
}

/*
 * The patterns take in every word that the encoders write: they share no word,
 * and as many inputs as there are end in one of them.
 */
struct cover {
	unsigned count;
	struct pte_test pattern[PTE_STEP_CAPACITY];
};

/* false if the pattern isn't one, or meets another one */
static bool add_pattern(struct cover *c, const struct pte_test *a)
{
	if (a->any != 0 || (a->value & ~a->mask) != 0)
		return false;
	for (unsigned i = 0; i < c->count; i++) {
		if (apart(a, &c->pattern[i]))
			continue;
		return same(a, &c->pattern[i]);
	}
	c->pattern[c->count++] = *a;
	return true;
}

static bool covers(const struct cover *c, const struct inputs *in)
{
	static const struct pte_test everything = PTE_TEST(0, 0);

	for (unsigned type = 0; type < PTE_SWAP_TYPE_COUNT; type++) {
		uint64_t count = 0;

		if (!has_type(in, type))
			continue;
		for (unsigned i = 0; i < c->count; i++)
			count += inputs_into(in, type, &c->pattern[i]);
		if (count != inputs_into(in, type, &everything))
			return false;
	}
	return true;
}

/* all words of the inputs are kept from one test, by steps that name it */
static bool all_avoid(const struct pte_verdict *v, const struct inputs *in,
		      const struct pte_test *avoided)
{
	const struct pte_certificate *const c = &v->certificate;
	struct cover cover;

	cover.count = 0;
	for (unsigned i = 0; i < c->steps; i++)
		if (separates(&c->step[i]) && same(&c->step[i].b, avoided) &&
		    !add_pattern(&cover, &c->step[i].a))
			return false;
	return covers(&cover, in);
}

/* no word of the inputs has one of the bits, or depends on it */
static bool all_unwired(const struct pte_verdict *v, const struct inputs *in,
			uint64_t bits)
{
	const struct pte_certificate *const c = &v->certificate;
	struct cover cover;

	cover.count = 0;
	for (unsigned i = 0; i < c->steps; i++)
		if (c->step[i].form == PTE_STEP_UNWIRED &&
		    c->step[i].bits == bits &&
		    !add_pattern(&cover, &c->step[i].a))
			return false;
	return covers(&cover, in);
}

/* ---- images against predicates ------------------------------------------ */

static bool avoids_present(const struct pte_verdict *v)
{
	const struct inputs in = spoken_of(v);

	return all_avoid(v, &in, &view_of(v)->present);
}

static bool avoids_none(const struct pte_verdict *v)
{
	const struct inputs in = spoken_of(v);

	return all_avoid(v, &in, &view_of(v)->none);
}

static bool avoids_both(const struct pte_verdict *v)
{
	return avoids_none(v) && avoids_present(v);
}

static bool is_written(const struct pte_verdict *v)
{
	const struct inputs in = spoken_of(v);

	return v->witness == v->becomes && in_image(&in, v->witness);
}

static bool is_present(const struct pte_verdict *v)
{
	return is_written(v) && lies_in(&view_of(v)->present, v->witness);
}

static bool is_none(const struct pte_verdict *v)
{
	return is_written(v) && lies_in(&view_of(v)->none, v->witness);
}

static bool is_either(const struct pte_verdict *v)
{
	return is_present(v) || is_none(v);
}

/* the nth test that walkers of the level ask; NULL beyond the last */
static const struct pte_test *walkers_test(const struct pte_verdict *v,
					   unsigned n)
{
	const struct pte_target *const t = v->target;
	const struct pte_view *const walker =
		v->level == PTE_LEVEL_HUGETLB ? t->layout->walker : view_of(v);

	if (n == 0)
		return &walker->present;
	if (n == 1)
		return &walker->table;
	n -= 2;
	for (const struct pte_predicate *p = t->model->predicates;
	     p->name != NULL; p++)
		if (!p->by_design && in_force(&p->in, t) && n-- == 0)
			return &p->test;
	return NULL;
}

static bool avoids_walkers(const struct pte_verdict *v)
{
	const struct inputs in = spoken_of(v);
	const struct pte_test *test;

	for (unsigned n = 0; (test = walkers_test(v, n)) != NULL; n++)
		if (!is_empty(test) && !all_avoid(v, &in, test))
			return false;
	return true;
}

static bool misleads_walkers(const struct pte_verdict *v)
{
	const struct pte_test *test;
	bool misled = false;

	for (unsigned n = 0; (test = walkers_test(v, n)) != NULL; n++)
		misled = misled || lies_in(test, v->witness);
	return misled && is_written(v);
}

/* an address of memory that may be cached: all bits from cache_bits on are 0 */
static struct pte_test cacheable(const struct pte_verdict *v)
{
	return (struct pte_test){ pte_ones(PTE_MACHINE_BITS_MAX) &
					  ~pte_ones(v->target->cache_bits),
				  0, 0 };
}

static bool avoids_cache(const struct pte_verdict *v)
{
	const struct inputs in = spoken_of(v);
	const struct pte_test cached = cacheable(v);

	return all_avoid(v, &in, &cached);
}

static bool is_cached(const struct pte_verdict *v)
{
	const struct pte_test cached = cacheable(v);

	return is_written(v) && lies_in(&cached, v->witness);
}

/* ---- kinds against each other ------------------------------------------- */

static bool stands(const struct pte_verdict *v, enum pte_kind kind)
{
	const uint16_t since =
		pte_model_kind(v->target->model, kind)->at_level[v->level];
	bool numbered = false;

	for (unsigned i = 0; i < PTE_SWAP_TYPE_COUNT; i++)
		numbered = numbered ||
			   v->target->kind_of_type[i] == (uint8_t)kind;
	return numbered && since != 0 && since <= v->target->version;
}

static bool ends_in(const struct inputs *in, const struct pte_test *a)
{
	bool some = false;

	for (unsigned type = 0; type < PTE_SWAP_TYPE_COUNT && !some; type++)
		some = has_type(in, type) && inputs_into(in, type, a) != 0;
	return some;
}

/* whether the patterns take in all kinds from k on that stand at the level */
static bool covers_kinds(const struct pte_verdict *v, const struct cover *cover,
			 unsigned k)
{
	for (; k < PTE_KIND_COUNT; k++) {
		const struct inputs in =
			inputs_of(v, (enum pte_kind)k, PTE_DOMAIN_FIELD);

		if (stands(v, (enum pte_kind)k) && !covers(cover, &in))
			return false;
	}
	return true;
}

/* each pattern of a kind is kept from patterns that have all later kinds */
static bool kinds_are_apart(const struct pte_verdict *v)
{
	const struct pte_certificate *const c = &v->certificate;
	struct cover all, others;

	all.count = 0;
	for (unsigned i = 0; i < c->steps; i++)
		if (!separates(&c->step[i]) ||
		    !add_pattern(&all, &c->step[i].a))
			return false;
	for (unsigned i = 0; i < all.count; i++) {
		others.count = 0;
		for (unsigned s = 0; s < c->steps; s++)
			if (same(&c->step[s].a, &all.pattern[i]) &&
			    !add_pattern(&others, &c->step[s].b))
				return false;
		for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
			const struct inputs in = inputs_of(v, (enum pte_kind)k,
							   PTE_DOMAIN_FIELD);

			if (stands(v, (enum pte_kind)k) &&
			    ends_in(&in, &all.pattern[i]) &&
			    !covers_kinds(v, &others, k + 1))
				return false;
		}
	}
	/* the last kind needs no pattern of its own */
	for (unsigned k = PTE_KIND_COUNT; k-- > 0;) {
		if (!stands(v, (enum pte_kind)k))
			continue;
		for (unsigned j = 0; j < k; j++) {
			const struct inputs in = inputs_of(v, (enum pte_kind)j,
							   PTE_DOMAIN_FIELD);

			if (stands(v, (enum pte_kind)j) && !covers(&all, &in))
				return false;
		}
		break;
	}
	return true;
}

static bool is_of_two_kinds(const struct pte_verdict *v)
{
	unsigned kinds = 0;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const struct inputs in =
			inputs_of(v, (enum pte_kind)k, PTE_DOMAIN_FIELD);

		kinds += stands(v, (enum pte_kind)k) &&
			 in_image(&in, v->witness);
	}
	return v->witness == v->becomes && kinds >= 2;
}

/* ---- predicates against each other -------------------------------------- */

#define PAIR_COUNT 7

/* the nth pair of predicates that mustn't meet */
static void pair_of(const struct pte_view *view, unsigned n,
		    const struct pte_test *pair[2])
{
	const struct pte_test *const pairs[PAIR_COUNT][2] = {
		{ &view->none, &view->present },
		{ &view->none, &view->protnone },
		{ &view->none, &view->invalidated },
		{ &view->none, &view->table },
		{ &view->protnone, &view->table },
		{ &view->invalidated, &view->table },
		{ &view->invalidated, &view->protnone },
	};

	pair[0] = pairs[n][0];
	pair[1] = pairs[n][1];
}

static bool predicates_are_apart(const struct pte_verdict *v)
{
	const struct pte_certificate *const c = &v->certificate;
	const struct pte_test *p[2];

	for (unsigned n = 0; n < PAIR_COUNT; n++) {
		bool named = false;

		pair_of(view_of(v), n, p);
		for (unsigned i = 0; i < c->steps; i++) {
			const struct pte_step *const s = &c->step[i];

			named = named ||
				(separates(s) &&
				 ((same(&s->a, p[0]) && same(&s->b, p[1])) ||
				  (same(&s->a, p[1]) && same(&s->b, p[0]))));
		}
		if (!named && !is_empty(p[0]) && !is_empty(p[1]))
			return false;
	}
	return true;
}

static bool predicates_meet(const struct pte_verdict *v)
{
	const struct pte_test *p[2];
	bool meet = false;

	for (unsigned n = 0; n < PAIR_COUNT; n++) {
		pair_of(view_of(v), n, p);
		meet = meet ||
		       (lies_in(p[0], v->witness) && lies_in(p[1], v->witness));
	}
	return meet && v->witness == v->becomes;
}

static bool is_inside(const struct pte_verdict *v, const struct pte_test *inner)
{
	const struct pte_certificate *const c = &v->certificate;

	return c->steps == 1 && c->step[0].form == PTE_STEP_CONTAINED &&
	       same(&c->step[0].a, inner) &&
	       same(&c->step[0].b, &view_of(v)->present);
}

static bool is_outside(const struct pte_verdict *v,
		       const struct pte_test *inner)
{
	return v->witness == v->becomes && lies_in(inner, v->witness) &&
	       !lies_in(&view_of(v)->present, v->witness);
}

static bool protnone_inside(const struct pte_verdict *v)
{
	return is_inside(v, &view_of(v)->protnone);
}

static bool protnone_outside(const struct pte_verdict *v)
{
	return is_outside(v, &view_of(v)->protnone);
}

static bool invalidated_inside(const struct pte_verdict *v)
{
	return is_inside(v, &view_of(v)->invalidated);
}

static bool invalidated_outside(const struct pte_verdict *v)
{
	return is_outside(v, &view_of(v)->invalidated);
}

/* ---- wires -------------------------------------------------------------- */

/* an output bit, computed from its wire */
static bool through(const struct pte_wires *w, unsigned n, uint64_t input)
{
	const unsigned from = w->from[n];

	if (from >= PTE_WIRE_ZERO)
		return from == PTE_WIRE_ONE;
	return bit(input, from % 64) != (from >= PTE_WIRE_COMPLEMENT);
}

static uint64_t run(const struct pte_wires *w, uint64_t input)
{
	uint64_t out = 0;

	for (unsigned n = 0; n < 64; n++)
		out |= (uint64_t)through(w, n, input) << n;
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

static bool wires_hold(const struct pte_certificate *c)
{
	for (unsigned n = 0; n < 64; n++) {
		const unsigned from = c->there.from[n];

		if (from > PTE_WIRE_ONE || c->back.from[n] > PTE_WIRE_ONE)
			return false;
		/* what isn't carried feeds nothing */
		if (from < PTE_WIRE_ZERO && !bit(c->carried, from % 64))
			return false;
		if (bit(c->carried, n) && !comes_back(c, n))
			return false;
	}
	return true;
}

/*
 * A function that moves bits shows all of itself on each single bit, none and
 * all: the nth of these inputs.
 */
#define INPUT_COUNT 66

static uint64_t input_at(uint64_t carried, unsigned n)
{
	return n < 64 ? carried & UINT64_C(1) << n : n == 64 ? 0 : carried;
}

static bool wires_are_the_codec(const struct pte_verdict *v)
{
	const struct pte_certificate *const c = &v->certificate;
	const struct pte_layout *const l = v->target->layout;

	for (unsigned n = 0; n < INPUT_COUNT; n++) {
		const uint64_t in = input_at(c->carried, n);
		const uint64_t word = input_at(~UINT64_C(0), n);

		if (run(&c->there, in) !=
			    pte_layout_swap_encode_masked(l, in) ||
		    run(&c->back, word) != pte_layout_swap_decode(l, word))
			return false;
	}
	return true;
}

/* the bits of a swp_entry that five bits of type and the offset have */
static uint64_t entry_bits(const struct pte_layout *l)
{
	const unsigned type = l->swap->type.width < 5 ? 5 : l->swap->type.width;

	return pte_ones(l->swap->offset.width) |
	       pte_ones(type) << PTE_SWAP_ENTRY_TYPE_SHIFT;
}

static bool entries_come_back(const struct pte_verdict *v)
{
	const struct pte_certificate *const c = &v->certificate;

	return c->wired && c->carried == entry_bits(v->target->layout) &&
	       wires_hold(c) && wires_are_the_codec(v);
}

/* two entries have the word, or the one that is read doesn't */
static bool entry_is_lost(const struct pte_verdict *v)
{
	const struct pte_layout *const l = v->target->layout;
	const uint64_t carried = entry_bits(l);
	const uint64_t read = pte_layout_swap_decode(l, v->witness);
	struct inputs in = inputs_of(v, PTE_KIND_RAW, PTE_DOMAIN_FIELD);
	bool lost = pte_layout_swap_encode_masked(l, read) != v->witness;

	in.flags = 0;
	for (unsigned n = 0; n < 64; n++)
		if (bit(carried, n))
			lost = lost || pte_layout_swap_encode_masked(
					       l, read ^ UINT64_C(1) << n) ==
					       v->witness;
	return lost && v->becomes == pte_layout_swap_encode_masked(l, read) &&
	       (in_image(&in, v->witness) || l->swap->type.width > 5);
}

/* ---- what doesn't fit --------------------------------------------------- */

static bool is_masked(const struct pte_verdict *v)
{
	return is_called(v->path, "libpte");
}

static uint64_t encode(const struct pte_verdict *v, unsigned type,
		       uint64_t offset)
{
	const struct pte_layout *const l = v->target->layout;

	return is_masked(v) ? pte_layout_swap_encode_masked(
				      l, pte_swap_entry_pack(type, offset))
			    : pte_layout_swap_encode_unmasked(l, type, offset);
}

static bool names_an_encoder(const struct pte_verdict *v)
{
	return is_masked(v) || is_called(v->path, "__swp_entry");
}

/* A type and an offset whose fields are 0 in the word: nothing hides there. */
struct bare {
	unsigned type;
	uint64_t offset;
};

static struct bare bare_of(const struct pte_verdict *v)
{
	const struct pte_codec *const c = v->target->layout->swap;

	return (struct bare){
		c->type.inverted ? (unsigned)pte_ones(c->type.width) : 0,
		c->offset.inverted ? pte_ones(c->offset.width) : 0,
	};
}

/* no bit beyond a field leaves it, and the fields are apart */
static bool nothing_spills(const struct pte_verdict *v)
{
	const struct pte_certificate *const c = &v->certificate;
	const struct pte_codec *const s = v->target->layout->swap;
	const uint64_t types = pte_piece_mask(&s->type);
	const uint64_t offsets = pte_piece_mask(&s->offset);
	const struct bare bare = bare_of(v);
	const uint64_t word = encode(v, bare.type, bare.offset);
	const uint64_t fields = pte_ones(s->type.width)
					<< PTE_SWAP_ENTRY_TYPE_SHIFT |
				pte_ones(s->offset.width);

	for (unsigned n = 0; n < 6 && s->type.width < 6; n++) {
		const unsigned type = (bare.type ^ 1U << n) |
				      1U << s->type.width;

		if (((encode(v, type, bare.offset) ^ word) &
		     (~types | offsets)) != 0)
			return false;
	}
	for (unsigned n = 0; n < PTE_SWAP_ENTRY_TYPE_SHIFT &&
			     s->offset.width < PTE_SWAP_ENTRY_TYPE_SHIFT;
	     n++) {
		const uint64_t offset = (bare.offset ^ UINT64_C(1) << n) |
					UINT64_C(1) << s->offset.width;

		if (((encode(v, bare.type, offset) ^ word) &
		     (~offsets | types)) != 0)
			return false;
	}
	return names_an_encoder(v) &&
	       (types & offsets & ~s->fixed.value) == 0 && c->wired &&
	       (c->carried & ~fields) == 0 && wires_hold(c) &&
	       wires_are_the_codec(v);
}

/*
 * The witness is of a type, or an offset, that doesn't fit, the other word of
 * one that does; and more than the field itself differs.
 */
static bool something_spills(const struct pte_verdict *v)
{
	const struct pte_codec *const s = v->target->layout->swap;
	const struct bare bare = bare_of(v);
	const uint64_t differ = v->witness ^ v->becomes;
	const uint64_t types = pte_piece_mask(&s->type);
	const uint64_t offsets = pte_piece_mask(&s->offset);
	bool found = false;

	if (encode(v, bare.type, bare.offset) != v->becomes ||
	    !names_an_encoder(v))
		return false;
	for (unsigned type = 0; type < 64; type++)
		found = found || ((differ & (~types | offsets)) != 0 &&
				  type >> s->type.width != 0 &&
				  encode(v, type, bare.offset) == v->witness);
	for (unsigned n = 0; n < PTE_SWAP_ENTRY_TYPE_SHIFT &&
			     s->offset.width < PTE_SWAP_ENTRY_TYPE_SHIFT;
	     n++) {
		const uint64_t offset = (bare.offset ^ UINT64_C(1) << n) |
					UINT64_C(1) << s->offset.width;

		found = found || ((differ & (~offsets | types)) != 0 &&
				  encode(v, bare.type, offset) == v->witness);
	}
	return found;
}

/* ---- addresses ---------------------------------------------------------- */

/* the protection that the verdict names, made a leaf, without an address */
static bool protection_of(const struct pte_verdict *v, uint64_t *bits_ret)
{
	const struct pte_target *const t = v->target;
	const struct pte_place *const place = t->layout->place[v->level];

	for (const struct pte_protection *p = t->model->protections;
	     p->name != NULL; p++) {
		if (is_called(v->path, p->name) && in_force(&p->in, t)) {
			*bits_ret = (p->bits & ~view_of(v)->leaf.clear) |
				    view_of(v)->leaf.set;
			*bits_ret &= ~pte_place_bits(place, *bits_ret);
			return true;
		}
	}
	return false;
}

static bool chooses_any(const struct pte_place *place, uint64_t protection)
{
	for (unsigned i = 0; i < place->count; i++)
		if (pte_pattern_has(&place->address[i].when, protection))
			return true;
	return false;
}

/* the output bits that some alternative is chosen by, and their inputs */
static uint64_t choosing(const struct pte_place *place,
			 const struct pte_wires *there)
{
	uint64_t bits = 0;

	for (unsigned i = 0; i < place->count; i++)
		for (unsigned n = 0; n < 64; n++)
			if (bit(place->address[i].when.mask, n) &&
			    there->from[n] < PTE_WIRE_ZERO)
				bits |= UINT64_C(1) << there->from[n] % 64;
	return bits;
}

static bool address_comes_back(const struct pte_verdict *v, uint64_t protection,
			       uint64_t in)
{
	const struct pte_certificate *const c = &v->certificate;
	const struct pte_place *const place =
		v->target->layout->place[v->level];
	const uint64_t word = pte_place_write_masked(place, in, protection);

	return run(&c->there, in) == word && run(&c->back, word) == in &&
	       pte_place_read(place, word) == in;
}

/* more ways to choose than this aren't gone through */
#define CHOICES_MAX (UINT64_C(1) << 12)

static bool addresses_come_back(const struct pte_verdict *v)
{
	const struct pte_certificate *const c = &v->certificate;
	const struct pte_place *const place =
		v->target->layout->place[v->level];
	uint64_t protection, chosen, part;

	if (!c->wired || !protection_of(v, &protection) ||
	    !chooses_any(place, protection) || !wires_hold(c) ||
	    c->carried != pte_place_mask(place, protection))
		return false;
	for (unsigned n = 0; n < 64; n++)
		if (!bit(c->carried, n) && c->back.from[n] != PTE_WIRE_ZERO)
			return false;
	chosen = choosing(place, &c->there);
	if (UINT64_C(1) << pte_bit_count(chosen) > CHOICES_MAX)
		return false;
	part = chosen;
	do {
		for (unsigned n = 0; n < INPUT_COUNT; n++) {
			const uint64_t rest = c->carried & ~chosen;

			if (n < 64 && !bit(rest, n))
				continue;
			if (!address_comes_back(v, protection,
						part | input_at(rest, n)))
				return false;
		}
		part = (part - 1) & chosen;
	} while (part != chosen);
	return true;
}

/* the word is of a page, whose address isn't what is read; or it has none */
static bool address_is_lost(const struct pte_verdict *v)
{
	const struct pte_place *const place =
		v->target->layout->place[v->level];
	uint64_t protection, read, page, mask;
	unsigned i = 0;
	bool lost;

	if (!protection_of(v, &protection))
		return false;
	if (!chooses_any(place, protection))
		return v->witness == protection && v->becomes == 0;
	while (!pte_pattern_has(&place->address[i].when, protection))
		i++;
	mask = pte_place_mask(place, protection);
	read = pte_place_read(place, v->witness);
	/* a page that has the word, and those that differ from it in a bit */
	page = pte_address_read(&place->address[i], v->witness) & mask;
	lost = read != page;
	for (unsigned n = 0; n < 64; n++)
		if (bit(mask, n))
			lost = lost || pte_place_write_masked(
					       place, page ^ UINT64_C(1) << n,
					       protection) == v->witness;
	return lost &&
	       pte_place_write_masked(place, page, protection) == v->witness &&
	       v->becomes == pte_place_write_masked(place, read, protection);
}

/* ---- bits that change under an entry ------------------------------------ */

static struct inputs field_of(const struct pte_verdict *v)
{
	return inputs_of(v, PTE_KIND_RAW, PTE_DOMAIN_FIELD);
}

static uint64_t fields_of(const struct pte_verdict *v)
{
	const struct pte_codec *const c = v->target->layout->swap;

	return pte_piece_mask(&c->type) | pte_piece_mask(&c->offset);
}

/* take the nth flag out of what encoders add */
static uint64_t take_flag(struct inputs *in, unsigned n)
{
	const uint64_t flag = in->flag[n];

	in->flag[n] = in->flag[--in->flags];
	return flag;
}

static bool flags_are_free(const struct pte_verdict *v)
{
	const struct inputs all = field_of(v);

	for (unsigned f = 0; f < all.flags; f++) {
		struct inputs rest = all;
		const uint64_t flag = take_flag(&rest, f);

		if (!all_unwired(v, &rest, flag) ||
		    (flag &
		     (fields_of(v) | v->target->layout->swap->fixed.mask)) != 0)
			return false;
	}
	return true;
}

static bool flag_is_taken(const struct pte_verdict *v)
{
	const struct inputs all = field_of(v);
	bool taken = false;

	for (unsigned f = 0; f < all.flags; f++) {
		struct inputs rest = all;
		const uint64_t flag = take_flag(&rest, f);
		uint64_t others = fields_of(v) |
				  v->target->layout->swap->fixed.mask;

		for (unsigned g = 0; g < rest.flags; g++)
			others |= rest.flag[g];
		taken = taken || ((flag & others) != 0 &&
				  (v->witness ^ v->becomes) == flag);
	}
	return taken && in_image(&all, v->witness);
}

/* the bits that hardware may set, and encoders don't always */
static uint64_t hardware_of(const struct pte_verdict *v)
{
	const struct pte_piece *const type = &v->target->layout->swap->type;
	const struct pte_piece sixth = { type->lsb, type->width, 5, false };
	uint64_t ones = v->target->layout->swap->fixed.value;

	/* bits beyond the fifth are 0 in every type */
	if (type->inverted && type->width > 5)
		ones |= pte_piece_mask(type) & ~(pte_ones(5) << sixth.lsb);
	return view_of(v)->hardware & ~ones;
}

static bool hardware_is_harmless(const struct pte_verdict *v)
{
	const struct pte_certificate *const c = &v->certificate;
	const struct inputs all = field_of(v);
	const uint64_t hardware = hardware_of(v);
	bool harmless = true;

	if (!all_unwired(v, &all, hardware) || (hardware & fields_of(v)) != 0)
		return false;
	/* what is said of a word is said of it as hardware may leave it */
	for (unsigned i = 0; i < c->steps; i++) {
		struct pte_test touched = c->step[i].a;
		bool avoided = false;

		if (c->step[i].form != PTE_STEP_UNWIRED)
			continue;
		touched.mask &= ~hardware;
		touched.value &= ~hardware;
		for (unsigned s = 0; s < c->steps; s++)
			avoided =
				avoided ||
				(separates(&c->step[s]) &&
				 ((same(&c->step[s].a, &touched) &&
				   same(&c->step[s].b, &view_of(v)->present)) ||
				  (same(&c->step[s].b, &touched) &&
				   same(&c->step[s].a, &view_of(v)->present))));
		harmless = harmless && avoided;
	}
	return harmless;
}

static bool hardware_harms(const struct pte_verdict *v)
{
	const struct inputs all = field_of(v);
	const uint64_t hardware = hardware_of(v);
	uint64_t flags = 0;

	for (unsigned f = 0; f < all.flags; f++)
		flags |= all.flag[f];
	if (v->witness == v->becomes)
		return lies_in(&view_of(v)->present, v->witness) &&
		       in_image(&all, v->witness & ~(hardware &
						     ~(fields_of(v) | flags)));
	return (v->becomes & ~hardware) == (v->witness & ~hardware) &&
	       (v->witness & ~v->becomes) == 0 &&
	       ((v->witness ^ v->becomes) & (fields_of(v) | flags)) != 0 &&
	       in_image(&all, v->witness);
}

/* the store path that the verdict names */
static const struct pte_store *store_of(const struct pte_verdict *v)
{
	const struct pte_target *const t = v->target;

	for (const struct pte_store *s = t->model->stores; s->path != NULL; s++)
		if (is_called(v->path, s->path) && bit(s->levels, v->level) &&
		    in_force(&s->in, t) && (s->needs & ~t->options) == 0)
			return s;
	return NULL;
}

static bool store_keeps_all(const struct pte_verdict *v)
{
	const struct pte_store *const s = store_of(v);
	const struct inputs in = spoken_of(v);

	return s != NULL && all_unwired(v, &in, s->dropped);
}

static bool store_loses(const struct pte_verdict *v)
{
	const struct pte_store *const s = store_of(v);
	const struct inputs in = spoken_of(v);

	return s != NULL && v->becomes == (v->witness & ~s->dropped) &&
	       v->becomes != v->witness && in_image(&in, v->witness);
}

/* ---- numbers ------------------------------------------------------------ */

static bool compares(const struct pte_verdict *v, uint64_t needs, uint64_t has)
{
	const struct pte_certificate *const c = &v->certificate;

	return c->steps == 1 && c->step[0].form == PTE_STEP_FITS &&
	       c->step[0].a.value == needs && c->step[0].b.value == has;
}

static bool exceeds(const struct pte_verdict *v, uint64_t needs, uint64_t has)
{
	return needs > has && v->witness == needs && v->becomes == has;
}

static uint64_t pfn_bits(const struct pte_verdict *v)
{
	return v->target->phys_bits - (uint64_t)v->target->layout->page_shift;
}

static uint64_t offset_bits(const struct pte_verdict *v)
{
	return v->target->layout->swap->offset.width;
}

static bool pfn_fits(const struct pte_verdict *v)
{
	return compares(v, pfn_bits(v), offset_bits(v));
}

static bool pfn_exceeds(const struct pte_verdict *v)
{
	return exceeds(v, pfn_bits(v), offset_bits(v));
}

static bool young_dirty_fits(const struct pte_verdict *v)
{
	return v->target->young_dirty &&
	       compares(v, pfn_bits(v) + 2, offset_bits(v));
}

static bool young_dirty_exceeds(const struct pte_verdict *v)
{
	return v->target->young_dirty &&
	       exceeds(v, pfn_bits(v) + 2, offset_bits(v));
}

/* the bits of the highest swp_entry, of which a value entry holds all but one
 */
static uint64_t highest_entry_bits(const struct pte_verdict *v)
{
	unsigned type = PTE_TYPE_COUNT_MAX - 1, bits = 0;

	while (type > 0 && v->target->kind_of_type[type] == PTE_KIND_UNKNOWN)
		type--;
	for (; type != 0; type /= 2)
		bits++;
	return PTE_SWAP_ENTRY_TYPE_SHIFT + (uint64_t)bits;
}

static bool entry_fits(const struct pte_verdict *v)
{
	return compares(v, highest_entry_bits(v), 63);
}

static bool entry_exceeds(const struct pte_verdict *v)
{
	return exceeds(v, highest_entry_bits(v), 63);
}

/* whether the codec, hardware and stores say that a bit is the owner's */
static bool is_owners(const struct pte_verdict *v, enum pte_owner owner,
		      unsigned n)
{
	const struct pte_model *const m = v->target->model;
	const struct pte_codec *const c = v->target->layout->swap;
	bool carried = bit(fields_of(v), n), foreign;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		carried = carried || bit(c->flag[f], n);
	foreign = bit(view_of(v)->hardware, n);
	for (const struct pte_store *s = m->stores; s->path != NULL; s++)
		foreign = foreign || bit(s->dropped, n);
	if (owner >= PTE_OWNER_PROPOSED)
		return bit(
			c->flag[owner - PTE_OWNER_PROPOSED + PTE_FLAG_PROPOSED],
			n);
	switch (owner) {
	case PTE_OWNER_TYPE:
		return bit(pte_piece_mask(&c->type), n);
	case PTE_OWNER_OFFSET:
		return bit(pte_piece_mask(&c->offset), n);
	case PTE_OWNER_SOFT_DIRTY:
		return bit(c->flag[PTE_FLAG_SOFT_DIRTY], n);
	case PTE_OWNER_UFFD_WP:
		return bit(c->flag[PTE_FLAG_UFFD_WP], n);
	case PTE_OWNER_EXCLUSIVE:
		return bit(c->flag[PTE_FLAG_EXCLUSIVE], n);
	case PTE_OWNER_ZERO:
		return bit(c->fixed.mask, n) && !bit(c->fixed.value, n);
	case PTE_OWNER_ONE:
		return bit(c->fixed.value, n);
	case PTE_OWNER_HARDWARE:
		return foreign && !carried;
	case PTE_OWNER_FREE:
	case PTE_OWNER_PROPOSED:
	case PTE_OWNER_PROPOSED_LAST:
		break;
	}
	return false;
}

/* one row has the bit, and it's the owner's that it names, and no other's */
static bool is_owned(const struct pte_verdict *v, unsigned n)
{
	unsigned rows = 0;
	enum pte_owner owner = PTE_OWNER_FREE;

	for (const struct pte_owned *o = v->target->model->owned; o->width != 0;
	     o++) {
		if (n >= o->lsb && n < (unsigned)o->lsb + o->width) {
			rows++;
			owner = o->owner;
		}
	}
	for (unsigned o = PTE_OWNER_TYPE; o <= PTE_OWNER_PROPOSED_LAST; o++)
		if (o != PTE_OWNER_FREE && is_owners(v, (enum pte_owner)o, n) !=
						   (owner == (enum pte_owner)o))
			return false;
	return rows == 1;
}

static bool all_are_owned(const struct pte_verdict *v)
{
	for (unsigned n = 0; n < 64; n++)
		if (!is_owned(v, n))
			return false;
	return compares(v, 64, 64);
}

static bool some_are_not_owned(const struct pte_verdict *v)
{
	for (unsigned n = 0; n < 64; n++)
		if (bit(v->witness, n) && is_owned(v, n))
			return false;
	return v->witness != 0;
}

/* ---- census ------------------------------------------------------------- */

/*
 * Half the words have a bit set or not, a quarter two of them: in 64ths of
 * powers. How many words pass both tests, by what fails each demand; of 2^64
 * words the count's high half is returned apart.
 */
static void count_both(const struct pte_test *a, const struct pte_test *b,
		       uint64_t *high_ret, uint64_t *low_ret)
{
	*high_ret = *low_ret = 0;
	if (apart(a, b) || (a->value & ~a->mask) != 0 ||
	    (b->value & ~b->mask) != 0)
		return;
	/* all words, less those with a demand unmet, plus those with both */
	for (unsigned unmet = 0; unmet < 4; unmet++) {
		const uint64_t zero = (bit(unmet, 0) ? a->any : 0) |
				      (bit(unmet, 1) ? b->any : 0);
		const uint64_t mask = a->mask | b->mask | zero;
		const uint64_t words =
			mask == 0 ? 0
				  : UINT64_C(1) << (64 - pte_bit_count(mask));
		const bool less = unmet == 1 || unmet == 2;

		if ((bit(unmet, 0) && a->any == 0) ||
		    (bit(unmet, 1) && b->any == 0) ||
		    ((a->value | b->value) & zero) != 0)
			continue;
		if (less) {
			*high_ret -= (uint64_t)(mask == 0) +
				     (uint64_t)(*low_ret < words);
			*low_ret -= words;
		} else {
			*low_ret += words;
			*high_ret += (uint64_t)(mask == 0) +
				     (uint64_t)(*low_ret < words);
		}
	}
}

/*
 * Present words are read in order, entries by type: each is of one kind. So
 * the kinds' counts add up to all words and those that are none and present,
 * which count twice.
 */
static void count_words(const struct pte_verdict *v, uint64_t *high_ret,
			uint64_t *low_ret)
{
	count_both(&view_of(v)->none, &view_of(v)->present, high_ret, low_ret);
	*high_ret += 1;
}

static bool all_count_once(const struct pte_verdict *v)
{
	const struct pte_certificate *const c = &v->certificate;
	uint64_t high, low;

	count_words(v, &high, &low);
	return c->steps == 1 && c->step[0].form == PTE_STEP_COUNT &&
	       c->step[0].a.value == high && c->step[0].b.value == low;
}

static bool some_count_twice(const struct pte_verdict *v)
{
	uint64_t high, low;

	count_words(v, &high, &low);
	return v->becomes == high && v->witness == low &&
	       (high != 1 || low != 0);
}

/* ---- claims that only the museum makes ----------------------------------- */

static bool steps_are_enough(const struct pte_verdict *v)
{
	const struct pte_certificate *const c = &v->certificate;
	const struct inputs in = spoken_of(v);

	return c->steps > 0 && !c->wired &&
	       (!c->covers_image || all_avoid(v, &in, &c->step[0].b));
}

static bool witness_is_enough(const struct pte_verdict *v)
{
	if (v->witness == v->becomes && v->meets != PTE_MEETS_UNSAID)
		return lies_in(&v->meet[0], v->witness) &&
		       lies_in(&v->meet[1], v->witness) ==
			       (v->meets == PTE_MEETS_BOTH);
	return v->witness != v->becomes;
}

/* ---- verdicts ----------------------------------------------------------- */

/* What a proof of the claim, and a witness against it, must be. */
struct claimed {
	const char *id;
	bool (*proof)(const struct pte_verdict *v);
	bool (*witness)(const struct pte_verdict *v);
};

/* clang-format off */
static const struct claimed claims[] = {
	{ "swap-not-present",      avoids_present,       is_present },
	{ "pmd-not-present",       avoids_present,       is_present },
	{ "swap-not-none",         avoids_none,          is_none },
	{ "protnone-is-present",   protnone_inside,      protnone_outside },
	{ "image-disjoint",        kinds_are_apart,      is_of_two_kinds },
	{ "accept-disjoint",       predicates_are_apart, predicates_meet },
	{ "image-read",            avoids_both,          is_either },
	{ "invalid-still-present", invalidated_inside,   invalidated_outside },
	{ "level-safe",            avoids_walkers,       misleads_walkers },
	{ "round-trip",            entries_come_back,    entry_is_lost },
	{ "pfn-round-trip",        addresses_come_back,  address_is_lost },
	{ "encode-contained",      nothing_spills,       something_spills },
	{ "flags-independent",     flags_are_free,       flag_is_taken },
	{ "hw-stable",             hardware_is_harmless, hardware_harms },
	{ "store-stable",          store_keeps_all,      store_loses },
	{ "no-physical-alias",     avoids_cache,         is_cached },
	{ "pfn-fits",              pfn_fits,             pfn_exceeds },
	{ "young-dirty-fits",      young_dirty_fits,     young_dirty_exceeds },
	{ "page-cache-fits",       entry_fits,           entry_exceeds },
	{ "bits-owned",            all_are_owned,        some_are_not_owned },
	{ "census",                all_count_once,       some_count_twice },
};
/* clang-format on */

static const struct claimed *claimed_by(const struct pte_verdict *v)
{
	static const struct claimed museums = { "", steps_are_enough,
						witness_is_enough };

	for (size_t i = 0; i < sizeof(claims) / sizeof(claims[0]); i++)
		if (is_called(v->claim->id, claims[i].id))
			return &claims[i];
	return &museums;
}

static bool proof_holds(const struct pte_verdict *v)
{
	const struct pte_certificate *const c = &v->certificate;

	if (c->steps > PTE_STEP_CAPACITY)
		return false;
	for (unsigned i = 0; i < c->steps; i++)
		if (!step_holds(&c->step[i]))
			return false;
	return claimed_by(v)->proof(v);
}

enum pte_status pte_verdict_verify(const struct pte_verdict *verdict)
{
	bool holds = true;

	/* what isn't there needs no proof, and none is made */
	if (verdict->verdict == PTE_VERDICT_NOT_APPLICABLE)
		return PTE_STATUS_OK;
	if (view_of(verdict) == NULL)
		return PTE_STATUS_NOT_REPRODUCED;
	if (verdict->verdict == PTE_VERDICT_PROVED)
		holds = proof_holds(verdict);
	else if (verdict->verdict == PTE_VERDICT_REFUTED)
		holds = claimed_by(verdict)->witness(verdict);
	else
		holds = false;
	return holds ? PTE_STATUS_OK : PTE_STATUS_NOT_REPRODUCED;
}
