/* SPDX-License-Identifier: BSD-2-Clause */
#include "inputs.h"

#include <pte/swap.h>

/* Types that a swp_entry can hold, and its offsets. */
#define TYPES 64U

static uint64_t offsets(const struct pte_target *t)
{
	return pte_ones(t->layout->swp_entry.type_shift);
}

/* ---- the grid ------------------------------------------------------------ */

/*
 * Offsets and pfns on and beside every power of two: 0, 2^n - 1, 2^n, 2^n + 1,
 * and two that aren't special.
 */
#define BORDERS (3U * 64U + 3U)

static uint64_t border(unsigned i)
{
	if (i < 3U * 64U)
		return PTE_BIT(i / 3U) + (uint64_t)(i % 3U) - 1U;
	return (const uint64_t[]){ 0, 0x1234, 0x0123456789abcdef }[i % 3U];
}

/* Each subset of bits that are nobody's but a flag's or a predicate's. */
#define LOW_BITS 12U
#define LOWS (1U << LOW_BITS)

static const uint64_t highs[] = {
	0,
	~UINT64_C(0),
	UINT64_C(0x5555555555555555),
	UINT64_C(0xaaaaaaaaaaaaaaaa),
	UINT64_C(0x7fffffffffffffff),
	UINT64_C(0x8000000000000000),
	UINT64_C(0x000fffffffffffff),
	UINT64_C(0xfff0000000000000),
};
#define HIGHS (sizeof(highs) / sizeof(highs[0]))

/* the low bits, and as many high ones, over several middles */
static uint64_t low_word(uint64_t i)
{
	return (highs[i / LOWS % HIGHS] & ~pte_ones(LOW_BITS)) | i % LOWS;
}

static uint64_t high_word(uint64_t i)
{
	return (highs[i / LOWS % HIGHS] & pte_ones(64U - LOW_BITS)) |
	       i % LOWS << (64U - LOW_BITS);
}

static uint64_t pair_word(uint64_t i)
{
	const uint64_t pair = PTE_BIT(i % 64U) | PTE_BIT(i / 64U % 64U);

	return i / (64U * 64U) == 0 ? pair : ~pair;
}

static uint64_t flag_bits(const struct pte_target *t, unsigned flags)
{
	uint64_t bits = 0;

	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if ((flags & PTE_FLAG_SET(f)) != 0)
			bits |= t->layout->swap[PTE_LEVEL_PTE]->flag[f];
	return bits;
}

/* every type on every border with every set of flags */
static uint64_t entry_word(const struct pte_target *t, uint64_t i)
{
	const unsigned flags = (unsigned)(i % (1U << PTE_FLAG_LINUX_END));
	const uint64_t rest = i >> PTE_FLAG_LINUX_END;

	return pte_layout_swap_encode_unmasked(
		       t->layout, PTE_LEVEL_PTE, (unsigned)(rest % TYPES),
		       border((unsigned)(rest / TYPES % BORDERS)) &
			       offsets(t)) |
	       flag_bits(t, flags);
}

#define ENTRY_WORDS ((uint64_t)BORDERS * TYPES << PTE_FLAG_LINUX_END)
#define LOW_WORDS ((uint64_t)LOWS * HIGHS)
#define PAIR_WORDS (UINT64_C(2) * 64U * 64U)

uint64_t inputs_grid(const struct pte_target *target)
{
	(void)target;
	return ENTRY_WORDS + 2U * LOW_WORDS + PAIR_WORDS;
}

static uint64_t grid_word(const struct pte_target *t, uint64_t i)
{
	if (i < ENTRY_WORDS)
		return entry_word(t, i);
	i -= ENTRY_WORDS;
	if (i < LOW_WORDS)
		return low_word(i);
	i -= LOW_WORDS;
	if (i < LOW_WORDS)
		return high_word(i);
	return pair_word(i - LOW_WORDS);
}

/* ---- random -------------------------------------------------------------- */

/* as many leading zeros as any other number of them */
static uint64_t random_magnitude(struct random *r)
{
	return random_word(r) >> random_below(r, 64);
}

static unsigned protection_count(const struct pte_target *t)
{
	unsigned n = 0;

	while (t->model->protections[n].name != NULL)
		n++;
	return n;
}

/* any bits, where the model has no protections */
static uint64_t random_protection(const struct pte_target *t, struct random *r)
{
	const unsigned count = protection_count(t);

	return count == 0 ? random_word(r)
			  : t->model->protections[random_below(r, count)].bits;
}

/* the bits that the address of such a word leaves, at one level */
static uint64_t outside(const struct pte_place *place, uint64_t v)
{
	return place == NULL ? v : v & ~pte_place_bits(place, v);
}

/*
 * A protection is what a level's address leaves of it. What it is decides
 * where the address goes, so that taking bits away may change the place: twice
 * is enough, as no place depends on its own bits.
 */
static uint64_t without_address(const struct pte_target *t, uint64_t v)
{
	for (unsigned twice = 0; twice < 2; twice++)
		for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++)
			v = outside(t->layout->place[l], v);
	return v;
}

static uint64_t mapped_word(const struct pte_target *t, struct random *r)
{
	const unsigned l = random_below(r, PTE_ENTRY_LEVEL_COUNT);
	uint64_t v = random_protection(t, r);

	if (t->layout->place[l] == NULL)
		return v;
	v = pte_layout_leaf(t->layout, (enum pte_level)l, v);
	if (random_below(r, 4) == 0)
		v = pte_change_apply(&t->layout->view[l]->invalidate, v);
	v = outside(t->layout->place[l], v);
	return pte_place_write_masked(t->layout->place[l], random_magnitude(r),
				      v);
}

static uint64_t random_entry(const struct pte_target *t, struct random *r)
{
	return pte_layout_swap_encode_masked(
		       t->layout, PTE_LEVEL_PTE,
		       pte_swap_entry_pack(t->layout,
					   random_below(r, PTE_SWAP_TYPE_COUNT),
					   random_magnitude(r))) |
	       flag_bits(t, random_below(r, 1U << PTE_FLAG_LINUX_END));
}

/* a bit here and there: what such a word is beside */
static uint64_t flipped(struct random *r, uint64_t v)
{
	for (unsigned n = random_below(r, 4); n > 0; n--)
		v ^= PTE_BIT(random_below(r, 64));
	return v;
}

static uint64_t random_input(const struct pte_target *t, struct random *r)
{
	switch (random_below(r, 6)) {
	case 0:
		return random_word(r);
	case 1: /* sparse */
		return random_word(r) & random_word(r) & random_word(r);
	case 2: /* dense */
		return random_word(r) | random_word(r) | random_word(r);
	case 3:
		return flipped(r, mapped_word(t, r));
	case 4:
		return mapped_word(t, r);
	default:
		return flipped(r, random_entry(t, r));
	}
}

/* ---- both ---------------------------------------------------------------- */

void inputs_begin(struct inputs *inputs, const struct pte_target *target,
		  uint64_t seed)
{
	*inputs = (struct inputs){ .target = target, .random = { seed } };
}

void inputs_next(struct inputs *inputs, struct input *ret)
{
	const struct pte_target *const t = inputs->target;
	struct random *const r = &inputs->random;
	const uint64_t i = inputs->next++;
	const uint64_t word = pte_layout_word(t->layout);
	const bool grid = i < inputs_grid(t);
	const unsigned at = (unsigned)(i / TYPES % BORDERS);

	ret->word = (grid ? grid_word(t, i) : random_input(t, r)) & word;
	ret->other = flipped(r, ret->word) & word;
	ret->type = grid ? i % TYPES : random_below(r, TYPES);
	ret->offset = (grid ? border(at) : random_magnitude(r)) & offsets(t);
	ret->pfn = (grid ? border(at) : random_magnitude(r)) &
		   pte_ones(t->phys_bits - t->layout->page_shift);
	ret->protection =
		without_address(t, i % 2 == 0 ? random_protection(t, r)
					      : flipped(r, random_word(r))) &
		word;
}
