/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Builds a certificate for an obligation that is known to hold: while a case is
 * open, split it on a bit that matters.
 */
#include "page.h"
#include "prover.h"

/* A case: the bits of each input that are fixed. */
struct fixed {
	struct pte_pattern of[PTE_GIVEN_COUNT];
};

#define NO_STEP (-1)

static bool agree(const struct pte_pattern *a, uint64_t mask, uint64_t value)
{
	return ((a->value ^ value) & a->mask & mask) == 0;
}

/* ---- the words of a case, as one pattern ------------------------------------
 */

/* the bits that all types share, or that are fixed; false if no type has the
 * fixed bits. Types that don't have them still count for the shared bits. */
static bool types_of(const struct scene *s, const struct pte_entries *entries,
		     const struct pte_pattern *entry, struct pte_pattern *ret)
{
	const unsigned shift = s->t->layout->swp_entry.type_shift;
	const struct pte_pattern fixed = {
		entry->mask >> shift,
		entry->value >> shift,
	};
	uint64_t ones = PTE_ALL_BITS, most = 0;
	bool any = false;

	for (uint64_t n = 0; n < PTE_SWAP_TYPE_COUNT; n++) {
		if ((entries->types >> n & 1U) == 0)
			continue;
		ones &= n;
		most |= n;
		any = any || agree(&fixed, PTE_ALL_BITS, n);
	}
	const struct pte_pattern known = { fixed.mask | ones | ~most,
					   fixed.value | ones };

	*ret = pte_field_of(&s->c->type, &known);
	return any;
}

/* false if no offset has the fixed bits; it's enough to detect that once the
 * top bits are fixed */
static bool offsets_of(const struct scene *s, const struct pte_entries *entries,
		       const struct pte_pattern *entry, struct pte_pattern *ret)
{
	const uint64_t all = pte_ones(entries->offset_bits);
	const uint64_t least = entry->value & all;
	const uint64_t most = least | (all & ~entry->mask);

	*ret = pte_offsets_of(s->c, entry);
	if (entries->markers != 0 && ((least & ~entries->markers) != 0 ||
				      (most & entries->markers) == 0))
		return false;
	return least <= entries->high && most >= entries->low;
}

static bool hull_of_entries(const struct scene *s,
			    const struct pte_entries *entries,
			    const struct pte_pattern given[2],
			    struct pte_test *ret)
{
	const uint64_t flags = entries->beside & given[1].mask;
	struct pte_pattern type, offset;
	uint64_t ones, open;

	if (!types_of(s, entries, &given[0], &type) ||
	    !offsets_of(s, entries, &given[0], &offset) ||
	    (given[1].value & ~entries->beside) != 0)
		return false;
	/* a bit is 1 if one field sets it, and 0 if none may */
	ones = type.value | offset.value | given[1].value | s->c->fixed.value;
	open = (s->type & ~type.mask) | (s->offset & ~offset.mask) |
	       (entries->beside & ~flags);
	*ret = (struct pte_test){ ~open | ones, ones, 0, 0 };
	return true;
}

/* false if there are no such words */
static bool hull_of(const struct scene *s, const struct pte_words *w,
		    const struct pte_pattern given[2], struct pte_test *ret)
{
	switch (w->of) {
	case PTE_WORDS_PASSING:
		break;
	case PTE_WORDS_ENTRY:
		return hull_of_entries(s, &w->entries, given, ret);
	case PTE_WORDS_PAGE:
		return pte_page_hull(&w->page, given, ret);
	}
	*ret = (struct pte_test){ w->test.mask | given[0].mask,
				  w->test.value | given[0].value, w->test.any,
				  w->test.except };
	return agree(&given[0], w->test.mask, w->test.value) &&
	       !pte_test_is_never(ret);
}

/* ---- closed, or open -------------------------------------------------------
 */

/* the fixed bits alone satisfy the whole test */
static bool passes(const struct pte_test *t, const struct pte_test *hull)
{
	return (t->value & ~t->mask) == 0 && (t->mask & ~hull->mask) == 0 &&
	       ((t->value ^ hull->value) & t->mask) == 0 &&
	       (t->any == 0 ||
		(t->any & hull->mask & (hull->value ^ t->except)) != 0);
}

static bool is_inside(const struct pte_obligation *o,
		      const struct pte_test *hull)
{
	for (unsigned i = 0; i < o->withins; i++)
		if (passes(&o->within[i], hull))
			return true;
	return false;
}

static bool reads_as(const struct scene *s, pte_kind_set kinds,
		     const struct pte_test *hull)
{
	const uint64_t type = pte_piece_mask(&s->read);
	const struct pte_pattern known = { hull->mask & type,
					   hull->value & type };

	for (unsigned n = 0; n >> s->read.width == 0; n++)
		if ((kinds >> s->t->kind_of_type[n] & 1U) == 0 &&
		    pte_pattern_has(&known, pte_piece_put(&s->read, n)))
			return false;
	return true;
}

/* the bits that still decide whether the words pass one of the tests: those of
 * the test that needs the fewest */
static uint64_t asked_within(const struct pte_obligation *o,
			     const struct pte_test *hull)
{
	uint64_t fewest = PTE_ALL_BITS, witness;

	for (unsigned i = 0; i < o->withins; i++) {
		const struct pte_test *const t = &o->within[i];
		const uint64_t asked = (t->mask | t->any) & ~hull->mask;

		if (pte_test_meet(t, hull, &witness) &&
		    pte_bit_count(asked) < pte_bit_count(fewest))
			fewest = asked;
	}
	return fewest;
}

/* Bits of the words that aren't fixed yet, and matter. */
struct open {
	uint64_t a, b;
};

static bool is_open(const struct scene *s, const struct pte_obligation *o,
		    const struct fixed *f, struct open *bits_ret)
{
	struct pte_test a, b;
	uint64_t witness;

	*bits_ret = (struct open){ 0, 0 };
	if (!hull_of(s, &o->a, &f->of[PTE_GIVEN_A], &a))
		return false;
	if (o->relation == PTE_RELATION_INSIDE) {
		bits_ret->a = (asked_within(o, &a) | a.any) & ~a.mask;
		return !is_inside(o, &a);
	}
	if (o->relation == PTE_RELATION_READ_AS) {
		bits_ret->a = pte_piece_mask(&s->read) & ~a.mask;
		return !reads_as(s, o->kinds, &a);
	}
	if (!pte_words_are_written(&o->b)) {
		bits_ret->a = (o->b.test.mask | o->b.test.any) & ~a.mask;
		return pte_test_meet(&a, &o->b.test, &witness);
	}
	if (!hull_of(s, &o->b, &f->of[PTE_GIVEN_B], &b))
		return false;
	bits_ret->a = ~a.mask;
	bits_ret->b = ~b.mask;
	return pte_test_meet(&a, &b, &witness);
}

/* ---- the bit to split on ---------------------------------------------------
 */

static int step_if_open(const struct fixed *f, unsigned given, unsigned n)
{
	return (f->of[given].mask >> n & 1U) == 0 ? PTE_STEP_BIT(given, n)
						  : NO_STEP;
}

/* the input bit behind bit n of the word, within a piece; or NO_STEP */
static int step_of_piece(const struct fixed *f, unsigned given,
			 const struct pte_piece *p, unsigned shift, unsigned n)
{
	return (pte_piece_mask(p) >> n & 1U) == 0
		       ? NO_STEP
		       : step_if_open(f, given, n - p->lsb + p->at + shift);
}

static int step_of_entry(const struct scene *s, const struct fixed *f,
			 unsigned given, unsigned n)
{
	int step = step_of_piece(f, given, &s->read,
				 s->t->layout->swp_entry.type_shift, n);

	if (step == NO_STEP)
		step = step_of_piece(f, given, &s->c->offset, 0, n);
	return step != NO_STEP
		       ? step
		       : step_of_piece(f, given, &s->c->offset_high, 0, n);
}

static int step_of_page(const struct pte_paged *page, const struct fixed *f,
			unsigned given, unsigned n)
{
	const int input = pte_page_input(page, f->of[given].mask, n);

	return input < 0 ? NO_STEP : (int)PTE_STEP_BIT(given, (unsigned)input);
}

/* the input bit that decides bit n of the words */
static int step_of_bit(const struct scene *s, const struct pte_words *w,
		       const struct fixed *f, unsigned given, unsigned n)
{
	const bool page = w->of == PTE_WORDS_PAGE;
	const uint64_t beside = page ? w->page.beside : w->entries.beside;
	int step;

	if (!pte_words_are_written(w))
		return step_if_open(f, given, n);
	step = page ? step_of_page(&w->page, f, given, n)
		    : step_of_entry(s, f, given, n);
	if (step == NO_STEP && (beside >> n & 1U) != 0)
		step = step_if_open(f, given + 1, n);
	return step;
}

/* the highest bit that matters, first of the type, whose bits decide most */
static int step_of_bits(const struct scene *s, const struct pte_obligation *o,
			const struct fixed *f, const struct open *bits)
{
	int step = NO_STEP;

	for (unsigned i = 0; i < 2 * 64 && step == NO_STEP; i++) {
		const unsigned n = 63 - i % 64;
		const uint64_t some = PTE_BIT(n) &
				      (i < 64 ? s->type : ~s->type);

		if ((bits->a & some) != 0)
			step = step_of_bit(s, &o->a, f, PTE_GIVEN_A, n);
		if (step == NO_STEP && (bits->b & some) != 0)
			step = step_of_bit(s, &o->b, f, PTE_GIVEN_B, n);
	}
	return step;
}

/* no bit matters: then no offset has the fixed bits, and one more split shows
 * it */
static int step_of_offset(const struct scene *s, const struct fixed *f)
{
	int step = NO_STEP;

	for (unsigned n = pte_codec_offset_width(s->c);
	     n-- > 0 && step == NO_STEP;)
		step = step_if_open(f, PTE_GIVEN_A, n);
	return step;
}

/* ---- the tree --------------------------------------------------------------
 */

static int next_step(const struct trial *t, const struct pte_obligation *o,
		     const struct fixed *f)
{
	struct open bits;
	int step = PTE_STEP_CLOSED;

	if (is_open(&t->s, o, f, &bits)) {
		step = step_of_bits(&t->s, o, f, &bits);
		if (step == NO_STEP)
			step = step_of_offset(&t->s, f);
	}
	return step;
}

/* backtrack: turn the last bit fixed to 0 into a 1; returns its depth */
static unsigned turn_back(struct fixed *f, const int *fixed, unsigned depth)
{
	for (; depth > 0; depth--) {
		const uint64_t bit = PTE_BIT(fixed[depth - 1] % 64);
		struct pte_pattern *const p = &f->of[fixed[depth - 1] / 64];

		p->value ^= bit;
		if ((p->value & bit) != 0)
			return depth;
		p->mask &= ~bit;
	}
	return 0;
}

enum outcome pte_close_cases(struct trial *t, unsigned obligation)
{
	const struct pte_obligation *const o = &t->o.list[obligation];
	enum outcome outcome = OUTCOME_SHOWN;
	int fixed[64 * PTE_GIVEN_COUNT];
	struct fixed f = { 0 };
	unsigned depth = 0;

	do {
		const int step = next_step(t, o, &f);

		outcome = step == NO_STEP
				  ? OUTCOME_CAPACITY
				  : pte_trial_add_step(t, (uint16_t)step);
		if (step == PTE_STEP_CLOSED) {
			depth = turn_back(&f, fixed, depth);
		} else if (outcome == OUTCOME_SHOWN) {
			f.of[step / 64].mask |= PTE_BIT(step % 64);
			fixed[depth++] = step;
		}
	} while (outcome == OUTCOME_SHOWN && depth > 0);
	return outcome;
}

bool pte_case_is_closed(const struct trial *t, unsigned obligation)
{
	const struct fixed nothing = { 0 };
	struct open bits;

	return !is_open(&t->s, &t->o.list[obligation], &nothing, &bits);
}
