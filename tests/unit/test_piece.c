/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"

#include <inttypes.h>

#include <pte/layout.h>

#include "../random.h"

/* ---- what a piece means, one bit at a time ------------------------------- */

static uint64_t slow_get(const struct pte_piece *p, uint64_t v)
{
	uint64_t q = 0;

	for (unsigned n = 0; n < p->width; n++) {
		const uint64_t b = v >> (p->lsb + n) & 1U;

		q |= (p->inverted ? 1U - b : b) << (p->at + n);
	}
	return q;
}

static uint64_t slow_put(const struct pte_piece *p, uint64_t q)
{
	uint64_t v = 0;

	for (unsigned n = 0; n < p->width; n++) {
		const uint64_t b = q >> (p->at + n) & 1U;

		v |= (p->inverted ? 1U - b : b) << (p->lsb + n);
	}
	return v;
}

/* ---- literals ------------------------------------------------------------ */

static void ones_are_counted_from_the_low_end(void **state)
{
	(void)state;
	assert_int_equal(pte_ones(0), 0);
	assert_int_equal(pte_ones(1), 1);
	assert_int_equal(pte_ones(50), UINT64_C(0x3ffffffffffff));
	assert_int_equal(pte_ones(63), UINT64_C(0x7fffffffffffffff));
	assert_int_equal(pte_ones(64), UINT64_MAX);
}

/* Linux 6.12 arch/x86/include/asm/pgtable_64.h: ~offset in bits 58:9 */
static void offset_of_x86_is_stored_inverted(void **state)
{
	static const struct pte_piece offset = { 9, 50, 0, true };

	(void)state;
	assert_int_equal(pte_piece_mask(&offset), 0x07fffffffffffe00);
	assert_int_equal(pte_piece_put(&offset, 0), 0x07fffffffffffe00);
	assert_int_equal(pte_piece_put(&offset, 0x1234), 0x07ffffffffdb9600);
	assert_int_equal(pte_piece_put(&offset, 0x3ffffffffffff), 0);
	assert_int_equal(pte_piece_get(&offset, 0x2fffffffffdb960e), 0x1234);
	assert_int_equal(pte_piece_get(&offset, 0), 0x3ffffffffffff);
}

/* Linux 6.12 arch/arm64/include/asm/pgtable.h: PA[51:50] in bits 9:8 (LPA2) */
static void high_address_bits_stand_in_a_piece_of_their_own(void **state)
{
	static const struct pte_piece high = { 8, 2, 50, false };

	(void)state;
	assert_int_equal(pte_piece_put(&high, UINT64_C(0x9edcba9876000)),
			 0x200);
	assert_int_equal(pte_piece_get(&high, UINT64_C(0x0061edcba9876ec3)),
			 UINT64_C(0x8000000000000));
}

static void absent_piece_holds_nothing(void **state)
{
	(void)state;
	for (unsigned inverted = 0; inverted < 2; inverted++) {
		const struct pte_piece none = { 0, 0, 0, inverted != 0 };

		assert_int_equal(pte_piece_mask(&none), 0);
		assert_int_equal(pte_piece_put(&none, UINT64_MAX), 0);
		assert_int_equal(pte_piece_put(&none, 0), 0);
		assert_int_equal(pte_piece_get(&none, UINT64_MAX), 0);
		assert_int_equal(pte_piece_get(&none, 0), 0);
	}
}

static void whole_word_is_a_piece(void **state)
{
	static const struct pte_piece plain = { 0, 64, 0, false };
	static const struct pte_piece inverted = { 0, 64, 0, true };
	const uint64_t q = UINT64_C(0x0123456789abcdef);

	(void)state;
	assert_int_equal(pte_piece_mask(&plain), UINT64_MAX);
	assert_int_equal(pte_piece_put(&plain, q), q);
	assert_int_equal(pte_piece_get(&plain, q), q);
	assert_int_equal(pte_piece_put(&inverted, q),
			 UINT64_C(0xfedcba9876543210));
	assert_int_equal(pte_piece_get(&inverted, q),
			 UINT64_C(0xfedcba9876543210));
}

/* ---- every shape --------------------------------------------------------- */

static void compare(const struct pte_piece *p, uint64_t v)
{
	const uint64_t mask =
		p->width == 0 ? 0 : UINT64_MAX >> (64 - p->width) << p->lsb;
	const uint64_t got = pte_piece_get(p, v);
	const uint64_t put = pte_piece_put(p, v);

	check(got == slow_get(p, v) && put == slow_put(p, v) &&
		      pte_piece_mask(p) == mask,
	      "{%u,%u,%u,%d} of 0x%" PRIx64 ": get 0x%" PRIx64
	      ", put 0x%" PRIx64,
	      p->lsb, p->width, p->at, p->inverted, v, got, put);
	/* what is put comes back, and nothing lands outside */
	assert_int_equal(put & ~mask, 0);
	assert_int_equal(
		pte_piece_get(p, put),
		p->width == 0 ? 0
			      : v & (UINT64_MAX >> (64 - p->width) << p->at));
}

/* all widths at all places of the word; the quantity's place at random */
static void every_piece_agrees_bit_by_bit(void **state)
{
	struct random r = { RANDOM_SEED };

	(void)state;
	for (unsigned width = 0; width <= 64; width++) {
		for (unsigned lsb = 0; lsb <= 64 - width && lsb < 64; lsb++) {
			const unsigned room = 65 - (width == 0 ? 1 : width);
			const struct pte_piece p = {
				(uint8_t)lsb,
				(uint8_t)width,
				(uint8_t)random_below(&r, room),
				random_below(&r, 2) != 0,
			};

			compare(&p, 0);
			compare(&p, UINT64_MAX);
			compare(&p, random_word(&r));
			compare(&p, random_word(&r));
		}
	}
}

/* ---- addresses: decision lists ------------------------------------------- */

/* Linux 6.12 arch/x86/include/asm/pgtable-invert.h, in small: 4 address bits */
static const struct pte_place place = {
	2,
	{
		{ { 1, 1 }, 0, { { 4, 4, 4, false }, { 0, 0, 0, false } } },
		{ { 3, 2 }, 0xf0, { { 4, 4, 4, false }, { 0, 0, 0, false } } },
		{ { 0, 0 }, 0, { { 0, 8, 0, false }, { 0, 0, 0, false } } },
	},
};

static void first_alternative_that_matches_is_taken(void **state)
{
	(void)state;
	assert_int_equal(pte_place_read(&place, 0x51), 0x50);
	assert_int_equal(pte_place_read(&place, 0x53), 0x50);
	assert_int_equal(pte_place_read(&place, 0x52), 0xa0);
	assert_int_equal(pte_place_write_masked(&place, 0x50, 0x1), 0x51);
	assert_int_equal(pte_place_write_masked(&place, 0x50, 0x2), 0xa2);
	assert_int_equal(pte_place_bits(&place, 0x2), 0xf0);
}

static void alternatives_beyond_the_count_do_not_count(void **state)
{
	(void)state;
	assert_int_equal(pte_place_read(&place, 0x54), 0);
	assert_int_equal(pte_place_write_masked(&place, 0x50, 0x4), 0x4);
	assert_int_equal(pte_place_bits(&place, 0x4), 0);
	assert_int_equal(pte_place_mask(&place, 0x4), 0);
}

static void third_alternative_is_reached(void **state)
{
	struct pte_place three = place;

	(void)state;
	three.count = 3;
	assert_int_equal(pte_place_read(&three, 0x54), 0x54);
	assert_int_equal(pte_place_write_masked(&three, 0x50, 0x4), 0x54);
	assert_int_equal(pte_place_bits(&three, 0x4), 0xff);
	assert_int_equal(pte_place_mask(&three, 0x4), 0xff);
}

static void fourth_alternative_is_reached(void **state)
{
	struct pte_place four = place;

	(void)state;
	four.count = 4;
	four.address[2].when = (struct pte_pattern){ 7, 4 };
	four.address[3] = place.address[2];
	assert_int_equal(pte_place_read(&four, 0x54), 0x54);
	assert_int_equal(pte_place_read(&four, 0x58), 0x58);
	assert_int_equal(pte_place_write_masked(&four, 0x50, 0x8), 0x58);
	assert_int_equal(pte_place_bits(&four, 0x8), 0xff);
	four.count = 3;
	assert_int_equal(pte_place_read(&four, 0x58), 0);
	assert_int_equal(pte_place_write_masked(&four, 0x50, 0x8), 0x8);
}

static void bits_that_the_level_has_no_room_for_are_dropped(void **state)
{
	(void)state;
	assert_int_equal(pte_place_write_masked(&place, 0xfff, 0x1), 0xf1);
	assert_int_equal(pte_place_write_masked(&place, 0xf0f, 0x1), 0x1);
}

static void change_clears_before_it_sets(void **state)
{
	static const struct pte_change change = { 0x0ff, 0x101 };

	(void)state;
	assert_int_equal(pte_change_apply(&change, 0xffff), 0xff01);
	assert_int_equal(pte_change_apply(&change, 0), 0x101);
}

static void piece_below_has_what_fits(void **state)
{
	const struct pte_piece p = { 9, 8, 3, true };
	const struct pte_piece whole = pte_piece_below(&p, 11);
	const struct pte_piece cut = pte_piece_below(&p, 6);
	const struct pte_piece nothing = pte_piece_below(&p, 3);

	(void)state;
	assert_true(pte_piece_same(&whole, &p));
	assert_int_equal(pte_piece_mask(&cut), 0xe00);
	assert_int_equal(pte_piece_put(&cut, 0), 0xe00);
	assert_int_equal(pte_piece_mask(&nothing), 0);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, ones_are_counted_from_the_low_end);
	CASES_ADD(&cases, offset_of_x86_is_stored_inverted);
	CASES_ADD(&cases, high_address_bits_stand_in_a_piece_of_their_own);
	CASES_ADD(&cases, absent_piece_holds_nothing);
	CASES_ADD(&cases, whole_word_is_a_piece);
	CASES_ADD(&cases, every_piece_agrees_bit_by_bit);
	CASES_ADD(&cases, first_alternative_that_matches_is_taken);
	CASES_ADD(&cases, alternatives_beyond_the_count_do_not_count);
	CASES_ADD(&cases, third_alternative_is_reached);
	CASES_ADD(&cases, fourth_alternative_is_reached);
	CASES_ADD(&cases, bits_that_the_level_has_no_room_for_are_dropped);
	CASES_ADD(&cases, change_clears_before_it_sets);
	CASES_ADD(&cases, piece_below_has_what_fits);
	return cases_run(&cases, "piece");
}
