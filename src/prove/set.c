/* SPDX-License-Identifier: BSD-2-Clause */
#include <pte/prove/set.h>

static const struct pte_test everything = PTE_TEST(0, 0);

static bool push(struct pte_set *set, uint64_t mask, uint64_t value)
{
	if (set->count == PTE_SET_CAPACITY)
		return false;
	set->pattern[set->count++] = (struct pte_pattern){ mask, value };
	return true;
}

/* the lowest set bit; 0 of 0 */
static uint64_t lowest(uint64_t v)
{
	return v & (~v + 1);
}

/*
 * Push p less q, disjoint: fix q's further bits one after the other, and at
 * each take the half in which it differs.
 */
static bool push_difference(struct pte_set *to, struct pte_pattern p,
			    const struct pte_pattern *q)
{
	if (((p.value ^ q->value) & p.mask & q->mask) != 0 ||
	    (q->value & ~q->mask) != 0)
		return push(to, p.mask, p.value);
	for (uint64_t rest = q->mask & ~p.mask; rest != 0; rest &= rest - 1) {
		const uint64_t bit = lowest(rest);

		p.mask |= bit;
		if (!push(to, p.mask, p.value | (~q->value & bit)))
			return false;
		p.value |= q->value & bit;
	}
	return true;
}

/* push the words of p that lie in q */
static bool push_common(struct pte_set *to, const struct pte_pattern *p,
			const struct pte_pattern *q)
{
	if (((p->value ^ q->value) & p->mask & q->mask) != 0 ||
	    (q->value & ~q->mask) != 0)
		return true;
	return push(to, p->mask | q->mask, p->value | q->value);
}

/* p less test: outside its pattern, or inside with its demand unmet */
static bool push_without(struct pte_set *to, const struct pte_pattern *p,
			 const struct pte_test *test)
{
	const struct pte_pattern q = { test->mask, test->value };
	struct pte_pattern unmet = { test->mask | test->any, test->value };

	if (pte_test_is_never(test))
		return push(to, p->mask, p->value);
	if (!push_difference(to, *p, &q))
		return false;
	if (pte_test_is_met(test))
		return true;
	unmet.value &= ~test->any | test->mask;
	unmet.value |= test->any & ~test->mask & test->except;
	return push_common(to, p, &unmet);
}

/* p within test: its pattern, cut along the first bit that meets the demand */
static bool push_within(struct pte_set *to, const struct pte_pattern *p,
			const struct pte_test *test)
{
	struct pte_pattern q = { test->mask, test->value };

	if (pte_test_is_never(test))
		return true;
	if (pte_test_is_met(test))
		return push_common(to, p, &q);
	for (uint64_t rest = test->any & ~test->mask; rest != 0;
	     rest &= rest - 1) {
		const uint64_t bit = lowest(rest);
		const uint64_t as_in = test->except & bit;
		const struct pte_pattern here = { q.mask | bit,
						  q.value | (bit ^ as_in) };

		if (!push_common(to, p, &here))
			return false;
		q.mask |= bit;
		q.value |= as_in;
	}
	return true;
}

/* only as much as there is: most sets are small, and their room isn't */
static void copy(const struct pte_set *from, struct pte_set *to)
{
	to->count = from->count;
	for (unsigned i = 0; i < from->count; i++)
		to->pattern[i] = from->pattern[i];
}

/* replace the set by what push makes of each of its patterns */
static enum pte_status map(struct pte_set *set, const struct pte_test *test,
			   bool (*push_part)(struct pte_set *to,
					     const struct pte_pattern *p,
					     const struct pte_test *test))
{
	struct pte_set to;

	to.count = 0;
	for (unsigned i = 0; i < set->count; i++)
		if (!push_part(&to, &set->pattern[i], test))
			return PTE_STATUS_CAPACITY;
	copy(&to, set);
	return PTE_STATUS_OK;
}

enum pte_status pte_set_subtract(struct pte_set *set,
				 const struct pte_test *test)
{
	return map(set, test, push_without);
}

enum pte_status pte_set_restrict(struct pte_set *set,
				 const struct pte_test *test)
{
	return map(set, test, push_within);
}

static enum pte_status append(struct pte_set *set, const struct pte_set *more)
{
	if (more->count > PTE_SET_CAPACITY - set->count)
		return PTE_STATUS_CAPACITY;
	for (unsigned i = 0; i < more->count; i++)
		set->pattern[set->count++] = more->pattern[i];
	return PTE_STATUS_OK;
}

enum pte_status pte_set_add(struct pte_set *set, const struct pte_test *test)
{
	const struct pte_pattern all = { everything.mask, everything.value };
	struct pte_set sum;

	copy(set, &sum);
	/* what the set has already is taken out first: patterns stay disjoint
	 */
	if (pte_set_subtract(&sum, test) != PTE_STATUS_OK ||
	    !push_within(&sum, &all, test))
		return PTE_STATUS_CAPACITY;
	copy(&sum, set);
	return PTE_STATUS_OK;
}

/* the largest aligned block of a power of two that begins at low and fits */
static uint64_t block_at(uint64_t low, uint64_t high)
{
	uint64_t block = low == 0 ? UINT64_C(1) << 63 : lowest(low);

	while (block - 1 > high - low)
		block >>= 1U;
	return block;
}

/* push the blocks of a range: disjoint by construction, two a bit at most */
static void push_range(struct pte_set *to, const struct pte_pattern *base,
		       const struct pte_piece *piece, uint64_t low,
		       uint64_t high)
{
	const uint64_t field = pte_piece_mask(piece);

	for (;;) {
		const uint64_t block = block_at(low, high);
		/* below the block's size, bits are free */
		const uint64_t mask = field & ~((block - 1) << piece->lsb);

		(void)push(to, base->mask | mask,
			   base->value | (pte_piece_put(piece, low) & mask));
		if (block - 1 == high - low)
			return;
		low += block;
	}
}

enum pte_status pte_set_add_range(struct pte_set *set,
				  const struct pte_pattern *base,
				  const struct pte_piece *piece, uint64_t low,
				  uint64_t high)
{
	struct pte_set range, rest;
	bool apart = true;

	if (low > high || high > pte_ones(piece->width))
		return PTE_STATUS_OK;
	range.count = 0;
	push_range(&range, base, piece, low, high);
	for (unsigned i = 0; i < range.count && apart; i++) {
		const struct pte_test t = { range.pattern[i].mask,
					    range.pattern[i].value, 0, 0 };
		uint64_t word;

		apart = !pte_set_meet(set, &t, &word);
	}
	/* without a common word there's nothing to take out first */
	if (apart)
		return append(set, &range);
	copy(set, &rest);
	for (unsigned i = 0; i < range.count; i++) {
		const struct pte_test t = { range.pattern[i].mask,
					    range.pattern[i].value, 0, 0 };

		if (pte_set_subtract(&rest, &t) != PTE_STATUS_OK)
			return PTE_STATUS_CAPACITY;
	}
	if (append(&rest, &range) != PTE_STATUS_OK)
		return PTE_STATUS_CAPACITY;
	copy(&rest, set);
	return PTE_STATUS_OK;
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
