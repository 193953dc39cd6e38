/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Three-valued logic against all words that it speaks of: 8 bits, each known to
 * be 0, known to be 1, or either.
 */
#include "../cases.h"

#include "../random.h"
#include "known.h"

#define BITS 8
#define ALL 0xffU
#define KNOWNS 6561 /* 3^8 */

/* the nth: base 3, a digit a bit */
static struct known known_at(unsigned n)
{
	struct known v = { 0, 0 };

	for (unsigned bit = 0; bit < BITS; bit++, n /= 3) {
		v.ones |= (uint64_t)(n % 3 == 1) << bit;
		v.most |= (uint64_t)(n % 3 != 0) << bit;
	}
	return v;
}

static bool may_be(struct known v, uint64_t word)
{
	return (v.ones & ~word) == 0 && (word & ~v.most) == 0;
}

static bool passes(const struct pte_test *t, uint64_t word)
{
	return (word & t->mask) == t->value &&
	       (t->any == 0 || (word & t->any) != 0);
}

/* mostly of values that the mask has, and of few bits */
static struct pte_test some_test(struct random *r)
{
	struct pte_test t = { random_word(r) & random_word(r) & ALL, 0, 0 };

	t.value = random_word(r) & t.mask;
	if (random_below(r, 8) == 0)
		t.value ^= random_word(r) & random_word(r) & ALL;
	if (random_below(r, 2) == 0)
		t.any = random_word(r) & random_word(r) & ALL;
	return t;
}

static void tests_are_decided_exactly(void **state)
{
	struct random r = { RANDOM_SEED };
	unsigned never = 0, always = 0;

	(void)state;
	for (unsigned i = 0; i < 200; i++) {
		const struct pte_test t = some_test(&r);

		for (unsigned n = 0; n < KNOWNS; n++) {
			const struct known v = known_at(n);
			bool none = true, all = true;

			for (uint64_t word = 0; word <= ALL; word++)
				if (may_be(v, word) && passes(&t, word))
					none = false;
				else if (may_be(v, word))
					all = false;
			assert_int_equal(known_never(&t, v), none);
			assert_int_equal(known_always(&t, v), all);
			never += none;
			always += all;
		}
	}
	assert_true(never > 1000 && always > 1000);
}

static struct pte_piece some_piece(struct random *r)
{
	const unsigned width = random_below(r, BITS + 1);

	return (struct pte_piece){
		(uint8_t)random_below(r, BITS + 1 - width),
		(uint8_t)width,
		(uint8_t)random_below(r, BITS + 1 - width),
		random_below(r, 3) == 0,
	};
}

static struct pte_place some_place(struct random *r)
{
	struct pte_place place = { .count = 1 + random_below(r, 3) };

	for (unsigned i = 0; i < place.count; i++) {
		const struct pte_test when = some_test(r);

		place.address[i] = (struct pte_address){
			{ when.mask & random_word(r), 0 },
			random_word(r) & random_word(r) & ALL,
			{ some_piece(r), some_piece(r) },
		};
		place.address[i].when.value = when.value &
					      place.address[i].when.mask;
	}
	return place;
}

/* what comes of each word is among what may come of all; of one, it's it */
static void assert_has(struct known all, struct known v, uint64_t exact)
{
	assert_true(may_be(all, exact));
	if (v.ones == v.most)
		assert_true(all.ones == exact && all.most == exact);
}

static void addresses_are_where_they_may_be(void **state)
{
	struct random r = { RANDOM_SEED };

	(void)state;
	for (unsigned i = 0; i < 60; i++) {
		const struct pte_place place = some_place(&r);
		const uint64_t protection = random_word(&r) & ALL;

		for (unsigned n = 0; n < KNOWNS; n++) {
			const struct known v = known_at(n);
			const struct known wrote =
				known_write(&place, v, protection);
			const struct known read = known_read(&place, v);

			for (uint64_t word = 0; word <= ALL; word++) {
				if (!may_be(v, word))
					continue;
				assert_has(wrote, v,
					   pte_place_write_masked(&place, word,
								  protection));
				assert_has(read, v,
					   pte_place_read(&place, word));
			}
		}
	}
}

/* a bit that one piece alone holds is known where it was */
static void bit_that_stands_alone_is_kept(void **state)
{
	const struct pte_place place = {
		1,
		{ { { 0, 0 }, 0, { { 4, 4, 0, true }, { 0, 3, 4, false } } } }
	};
	const struct known v = { 0x11, 0x13 };

	(void)state;
	/* bits 3:0, 001?, complemented to 7:4; bits 6:4, 001, to 2:0 */
	assert_int_equal(known_write(&place, v, 0).ones, 0xc1);
	assert_int_equal(known_write(&place, v, 0).most, 0xe1);
}

static void nothing_can_be_both(void **state)
{
	(void)state;
	assert_true(known_is_nothing(KNOWN_NOTHING));
	assert_true(known_is_nothing(known_meet(known_word(1), known_word(2))));
	assert_false(known_is_nothing(
		known_meet(known_word(1), known_pattern(1, 1))));
	assert_false(known_is_nothing(known_pattern(0, 0)));
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, tests_are_decided_exactly);
	CASES_ADD(&cases, addresses_are_where_they_may_be);
	CASES_ADD(&cases, bit_that_stands_alone_is_kept);
	CASES_ADD(&cases, nothing_can_be_both);
	return cases_run(&cases, "known");
}
