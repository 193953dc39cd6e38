/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Operations on sets of words, in place: a set is too large for a second one on
 * the stack, so each operation counts its result before changing anything.
 */
#include "set_failing.h"

#include <stddef.h>

static const struct pte_pattern everything = { 0, 0 };

/* The destination of patterns; without storage they are only counted. */
struct sink {
	struct pte_pattern *at;
	unsigned count;
};

static void push(struct sink *to, uint64_t mask, uint64_t value)
{
	if (to->at != NULL)
		to->at[to->count] = (struct pte_pattern){ mask, value };
	to->count++;
}

/* Pushes the parts of a pattern under a test or a range: at most 320 for one
 * pattern, one per bit, and two per bit at each of a range's two ends. */
typedef void push_parts(struct sink *to, const struct pte_pattern *p,
			const void *by);

/* the lowest set bit; 0 for 0 */
static uint64_t lowest(uint64_t v)
{
	return v & (~v + 1);
}

/*
 * Push p without q, as disjoint patterns: fix q's further bits one by one, and
 * at each push the half that differs from q.
 */
static void push_difference(struct sink *to, struct pte_pattern p,
			    const struct pte_pattern *q)
{
	if (((p.value ^ q->value) & p.mask & q->mask) != 0 ||
	    (q->value & ~q->mask) != 0) {
		push(to, p.mask, p.value);
		return;
	}
	for (uint64_t rest = q->mask & ~p.mask; rest != 0; rest &= rest - 1) {
		const uint64_t bit = lowest(rest);

		p.mask |= bit;
		push(to, p.mask, p.value | (~q->value & bit));
		p.value |= q->value & bit;
	}
}

/* push the words of p that are in q */
static void push_common(struct sink *to, const struct pte_pattern *p,
			const struct pte_pattern *q)
{
	if (((p->value ^ q->value) & p->mask & q->mask) == 0 &&
	    (q->value & ~q->mask) == 0)
		push(to, p->mask | q->mask, p->value | q->value);
}

/* p without the words that pass a test: outside its pattern, or `any` unmet */
static void push_without(struct sink *to, const struct pte_pattern *p,
			 const void *by)
{
	const struct pte_test *const test = by;
	const struct pte_pattern q = { test->mask, test->value };
	struct pte_pattern unmet = { test->mask | test->any, test->value };

	if (pte_test_is_never(test)) {
		push(to, p->mask, p->value);
		return;
	}
	push_difference(to, *p, &q);
	if (pte_test_is_met(test))
		return;
	unmet.value &= ~test->any | test->mask;
	unmet.value |= test->any & ~test->mask & test->except;
	push_common(to, p, &unmet);
}

/* the words of p that pass a test, split by the first bit that meets `any` */
static void push_within(struct sink *to, const struct pte_pattern *p,
			const void *by)
{
	const struct pte_test *const test = by;
	struct pte_pattern q = { test->mask, test->value };

	if (pte_test_is_never(test))
		return;
	if (pte_test_is_met(test)) {
		push_common(to, p, &q);
		return;
	}
	for (uint64_t rest = test->any & ~test->mask; rest != 0;
	     rest &= rest - 1) {
		const uint64_t bit = lowest(rest);
		const uint64_t as_in = test->except & bit;
		const struct pte_pattern here = { q.mask | bit,
						  q.value | (bit ^ as_in) };

		push_common(to, p, &here);
		q.mask |= bit;
		q.value |= as_in;
	}
}

/* ---- in place -------------------------------------------------------------
 *
 * A set is large, and stacks may be small, so there is no second one. The
 * result is counted first, and nothing changes if it exceeds the capacity.
 */

static unsigned count_parts(const struct pte_pattern *p, push_parts *push_of,
			    const void *by)
{
	struct sink counted = { NULL, 0 };

	push_of(&counted, p, by);
	return counted.count;
}

/* remove the patterns of which nothing would be left */
static void drop(struct pte_set *set, push_parts *push_of, const void *by)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < set->count; i++)
		if (count_parts(&set->pattern[i], push_of, by) != 0)
			set->pattern[kept++] = set->pattern[i];
	set->count = kept;
}

/*
 * Replace each pattern of the set by its parts, in order, as long as the result
 * fits `room` patterns.
 *
 * The patterns are first moved to the end of the space of the result. Each has
 * at least one part, so the parts never overwrite a pattern still to be read.
 */
static enum pte_status map(struct pte_set *set, push_parts *push_of,
			   const void *by, unsigned room)
{
	struct sink to = { set->pattern, 0 };
	unsigned total = 0, first;

	for (unsigned i = 0; i < set->count; i++)
		total += count_parts(&set->pattern[i], push_of, by);
	if (total > room)
		return PTE_STATUS_CAPACITY;
	drop(set, push_of, by);
	first = total - set->count;
	for (unsigned i = set->count; first > 0 && i-- > 0;)
		set->pattern[first + i] = set->pattern[i];
	for (unsigned i = first; i < total; i++) {
		const struct pte_pattern p = set->pattern[i];

		push_of(&to, &p, by);
	}
	set->count = total;
	return PTE_STATUS_OK;
}

enum pte_status pte_set_subtract(struct pte_set *set,
				 const struct pte_test *test)
{
	return map(set, push_without, test, PTE_SET_CAPACITY);
}

enum pte_status pte_set_restrict(struct pte_set *set,
				 const struct pte_test *test)
{
	return map(set, push_within, test, PTE_SET_CAPACITY);
}

/* what `left` keeps of the set, and then what `more` makes of a pattern */
static enum pte_status add(struct pte_set *set, push_parts *left,
			   const struct pte_pattern *p, push_parts *more,
			   const void *by)
{
	const unsigned count = count_parts(p, more, by);
	struct sink to = { set->pattern, 0 };

	if (count > PTE_SET_CAPACITY ||
	    map(set, left, by, PTE_SET_CAPACITY - count) != PTE_STATUS_OK)
		return PTE_STATUS_CAPACITY;
	to.count = set->count;
	more(&to, p, by);
	set->count = to.count;
	return PTE_STATUS_OK;
}

/* Words that the set has already are removed first: patterns stay disjoint. */
enum pte_status pte_set_add(struct pte_set *set, const struct pte_test *test)
{
	return add(set, push_without, &everything, push_within, test);
}

enum pte_status pte_set_add_failing(struct pte_set *set,
				    const struct pte_test *test)
{
	return add(set, push_within, &everything, push_without, test);
}

/* ---- ranges ---------------------------------------------------------------
 */

/* the size of the largest aligned power-of-two block from low on that fits */
static uint64_t block_at(uint64_t low, uint64_t high)
{
	uint64_t block = low == 0 ? UINT64_C(1) << 63 : lowest(low);

	while (block - 1 > high - low)
		block >>= 1U;
	return block;
}

/* The words of a pattern whose quantity is in low..high. */
struct range {
	const struct pte_pattern *base;
	const struct pte_piece *piece;
	uint64_t low, high;
};

/* the words of p in a range, as aligned blocks: disjoint by construction, at
 * most two per bit */
static void push_inside(struct sink *to, const struct pte_pattern *p,
			const void *by)
{
	const struct range *const r = by;
	const uint64_t field = pte_piece_mask(r->piece);
	uint64_t low = r->low;

	for (;;) {
		const uint64_t block = block_at(low, r->high);
		/* bits below the block's size are free */
		const uint64_t mask = field & ~((block - 1) << r->piece->lsb);
		const struct pte_pattern q = {
			r->base->mask | mask,
			r->base->value | (pte_piece_put(r->piece, low) & mask),
		};

		push_common(to, p, &q);
		if (block - 1 == r->high - low)
			return;
		low += block;
	}
}

/* p without a range: outside its base, or inside it and below or above the
 * range; p unchanged if nothing is in the range */
static void push_outside(struct sink *to, const struct pte_pattern *p,
			 const void *by)
{
	const struct range *const r = by;
	const uint64_t most = pte_ones(r->piece->width);
	const struct range below = { r->base, r->piece, 0, r->low - 1 };
	const struct range above = { r->base, r->piece, r->high + 1, most };

	if (count_parts(p, push_inside, r) == 0) {
		push(to, p->mask, p->value);
		return;
	}
	push_difference(to, *p, r->base);
	if (r->low != 0)
		push_inside(to, p, &below);
	if (r->high != most)
		push_inside(to, p, &above);
}

enum pte_status pte_set_add_range(struct pte_set *set,
				  const struct pte_pattern *base,
				  const struct pte_piece *piece, uint64_t low,
				  uint64_t high)
{
	const struct range range = { base, piece, low, high };

	if (low > high || high > pte_ones(piece->width))
		return PTE_STATUS_OK;
	return add(set, push_outside, &everything, push_inside, &range);
}

struct pte_count pte_set_count(const struct pte_set *set)
{
	struct pte_count sum = { 0, 0 };

	for (unsigned i = 0; i < set->count; i++) {
		const uint64_t mask = set->pattern[i].mask;
		const uint64_t words =
			mask == 0 ? 0
				  : UINT64_C(1) << (64 - pte_bit_count(mask));

		sum.high += mask == 0;
		sum.low += words;
		sum.high += sum.low < words;
	}
	return sum;
}

bool pte_set_has(const struct pte_set *set, uint64_t v)
{
	for (unsigned i = 0; i < set->count; i++)
		if (pte_pattern_has(&set->pattern[i], v))
			return true;
	return false;
}

bool pte_set_meet(const struct pte_set *set, const struct pte_test *test,
		  uint64_t *witness_ret)
{
	for (unsigned i = 0; i < set->count; i++) {
		const struct pte_test t = { set->pattern[i].mask,
					    set->pattern[i].value, 0, 0 };

		if (pte_test_meet(&t, test, witness_ret))
			return true;
	}
	return false;
}
