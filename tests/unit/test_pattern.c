/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"

#include <inttypes.h>
#include <stdbool.h>

#include <pte/pattern.h>

#include "../random.h"

/* ---- what the words mean, said again bit by bit -------------------------- */

static bool bit(uint64_t v, unsigned n)
{
	return (v >> n & 1U) != 0;
}

static bool lies_in(uint64_t v, const struct pte_test *t)
{
	bool demanded = t->any == 0;

	for (unsigned n = 0; n < 64; n++) {
		if (bit(v, n) != bit(t->except, n) && bit(t->any, n))
			demanded = true;
		/* a value bit outside the mask matches nothing */
		if ((bit(v, n) && bit(t->mask, n)) != bit(t->value, n))
			return false;
	}
	return demanded;
}

/* ---- literals ------------------------------------------------------------ */

static void bits_are_numbered_from_the_low_end(void **state)
{
	(void)state;
	assert_int_equal(PTE_BIT(0), 1);
	assert_int_equal(PTE_BIT(63), UINT64_C(0x8000000000000000));
	assert_int_equal(PTE_GENMASK(63, 0), UINT64_MAX);
	assert_int_equal(PTE_GENMASK(0, 0), 1);
	assert_int_equal(PTE_GENMASK(63, 63), UINT64_C(0x8000000000000000));
	assert_int_equal(PTE_GENMASK(58, 9), UINT64_C(0x07fffffffffffe00));
	assert_int_equal(PTE_ALL_BITS, UINT64_MAX);
}

/* Linux 6.12 arch/x86/include/asm/pgtable.h: pte_present, pte_protnone */
static void predicates_of_x86_hold_where_they_should(void **state)
{
	static const struct pte_test present = PTE_TEST_ANY(0x101);
	static const struct pte_test protnone = PTE_TEST(0x101, 0x100);

	(void)state;
	assert_true(pte_test_has(&present, 0x1));
	assert_true(pte_test_has(&present, 0x100));
	assert_true(pte_test_has(&present, 0x101));
	assert_false(pte_test_has(&present, 0x80));
	assert_false(pte_test_has(&present, 0));
	assert_true(pte_test_has(&protnone, 0x120));
	assert_false(pte_test_has(&protnone, 0x101));
	assert_false(pte_test_has(&protnone, 0x1));
}

/* Linux 6.12 arch/powerpc/include/asm/book3s/64/pgtable.h: pte_present */
static void predicate_of_ppc64_needs_the_leaf_and_one_more(void **state)
{
	static const struct pte_test present = {
		UINT64_C(0x4000000000000000),
		UINT64_C(0x4000000000000000),
		UINT64_C(0xa000000000000000),
		0,
	};

	(void)state;
	assert_true(pte_test_has(&present, UINT64_C(0xc000000000000000)));
	assert_true(pte_test_has(&present, UINT64_C(0x6000000000000000)));
	assert_true(pte_test_has(&present, UINT64_C(0xe000000000000001)));
	assert_false(pte_test_has(&present, UINT64_C(0x4000000000000000)));
	assert_false(pte_test_has(&present, UINT64_C(0xa000000000000000)));
	assert_false(pte_test_has(&present, 0));
}

/* Linux 6.12 arch/s390/include/asm/pgtable.h: pmd_present, which no address or
 * flag makes false */
static void predicate_of_s390_is_true_of_all_words_but_one(void **state)
{
	static const struct pte_test present = PTE_TEST_EXCEPT(0x20);
	static const struct pte_test none = PTE_TEST(PTE_ALL_BITS, 0x20);
	static const struct pte_test others = PTE_TEST(~UINT64_C(0x20), 0);
	uint64_t witness = 0x1234;

	(void)state;
	assert_true(pte_test_has(&present, 0));
	assert_true(pte_test_has(&present, 0x21));
	assert_true(pte_test_has(&present, UINT64_C(0x8000000000000020)));
	assert_true(pte_test_has(&present, UINT64_MAX));
	assert_false(pte_test_has(&present, 0x20));
	assert_false(pte_test_is_never(&present));
	assert_false(pte_test_meet(&present, &none, &witness));
	assert_false(pte_test_meet(&none, &present, &witness));
	assert_int_equal(witness, 0x1234);
	assert_true(pte_test_meet(&present, &others, &witness));
	assert_int_equal(witness, 0);
}

static void tests_are_the_same_if_all_four_words_are(void **state)
{
	static const struct pte_test test = { 1, 2, 3, 4 };

	(void)state;
	assert_true(pte_test_same(&test, &test));
	for (unsigned n = 0; n < 4; n++) {
		struct pte_test other = test;
		uint64_t *const words[] = { &other.mask, &other.value,
					    &other.any, &other.except };

		*words[n] ^= 8;
		assert_false(pte_test_same(&test, &other));
		assert_false(pte_test_same(&other, &test));
	}
}

static void never_is_true_of_no_word(void **state)
{
	static const struct pte_test never = PTE_TEST_NEVER;
	static const struct pte_test all = PTE_TEST(0, 0);
	uint64_t witness = 0x1234;

	(void)state;
	assert_true(pte_test_is_never(&never));
	assert_false(pte_test_has(&never, 0));
	assert_false(pte_test_has(&never, 1));
	assert_false(pte_test_has(&never, UINT64_MAX));
	assert_false(pte_test_meet(&never, &all, &witness));
	assert_false(pte_test_meet(&all, &never, &witness));
	assert_int_equal(witness, 0x1234);
}

static void pattern_is_a_test_without_demand(void **state)
{
	static const struct pte_pattern p = { 0xff00, 0x1200 };

	(void)state;
	assert_true(pte_pattern_has(&p, 0x1234));
	assert_true(pte_pattern_has(&p, UINT64_C(0xffffffffffff12ff)));
	assert_false(pte_pattern_has(&p, 0x1334));
}

/* One bit of each demand is enough, and one bit may serve both. */
static void witness_has_no_bit_too_many(void **state)
{
	static const struct pte_test a = PTE_TEST_ANY(0xf0);
	static const struct pte_test b = PTE_TEST_ANY(0x30);
	static const struct pte_test c = { 0xf, 0x3, 0xf00, 0 };
	uint64_t witness = 0;

	(void)state;
	assert_true(pte_test_meet(&a, &b, &witness));
	assert_int_equal(witness, 0x10);
	assert_true(pte_test_meet(&a, &c, &witness));
	assert_int_equal(witness, 0x113);
}

/* ---- against every word of a window -------------------------------------- */

/*
 * A test that is true only of words which are 0 outside the window: so a walk
 * over the window's words is a walk over all 2^64.
 */
struct window {
	unsigned width, lsb;
};

static uint64_t word_in(const struct window *w, uint64_t x)
{
	return x << w->lsb;
}

static uint64_t mask_of(const struct window *w)
{
	return word_in(w, (UINT64_C(1) << w->width) - 1);
}

/* few bits, many bits or none, so that tests meet about as often as not */
static uint64_t some_bits(struct random *r)
{
	switch (random_below(r, 4)) {
	case 0:
		return 0;
	case 1:
		return random_word(r);
	case 2:
		return random_word(r) | random_word(r);
	default:
		return random_word(r) & random_word(r) & random_word(r);
	}
}

static struct pte_test any_test(struct random *r)
{
	struct pte_test t = { some_bits(r), some_bits(r), some_bits(r), 0 };

	if (random_below(r, 2) == 0)
		t.except = some_bits(r);

	/* mostly tests that can be true */
	if (random_below(r, 8) != 0)
		t.value &= t.mask;
	return t;
}

static struct pte_test test_in(const struct window *w, struct random *r)
{
	struct pte_test t = any_test(r);

	t.mask |= ~mask_of(w);
	t.value &= mask_of(w);
	return t;
}

/* Wider than the window half of the time, but tame outside it */
static struct pte_test test_about(const struct window *w, struct random *r)
{
	struct pte_test t = test_in(w, r);

	if (random_below(r, 2) == 0) {
		t.mask &= random_word(r) | mask_of(w);
		t.any |= some_bits(r) & ~mask_of(w);
	}
	return t;
}

struct walk {
	bool a_never, meet;
};

static struct walk walk_all(const struct window *w, const struct pte_test *a,
			    const struct pte_test *b)
{
	struct walk found = { true, false };

	for (uint64_t x = 0; x < UINT64_C(1) << w->width; x++) {
		const uint64_t v = word_in(w, x);

		if (!lies_in(v, a))
			continue;
		found.a_never = false;
		found.meet = found.meet || lies_in(v, b);
	}
	return found;
}

static void compare(const struct pte_test *a, const struct pte_test *b,
		    bool expected)
{
	const uint64_t untouched = UINT64_C(0x5a5a5a5a5a5a5a5a);
	uint64_t witness = untouched;
	const bool meet = pte_test_meet(a, b, &witness);

	check(meet == expected,
	      "{%" PRIx64 ",%" PRIx64 ",%" PRIx64 ",%" PRIx64 "} and {%" PRIx64
	      ",%" PRIx64 ",%" PRIx64 ",%" PRIx64 "}: meet is %d",
	      a->mask, a->value, a->any, a->except, b->mask, b->value, b->any,
	      b->except, meet);
	if (meet)
		check(lies_in(witness, a) && lies_in(witness, b) &&
			      pte_test_has(a, witness) &&
			      pte_test_has(b, witness),
		      "0x%" PRIx64 " isn't in both", witness);
	else
		assert_int_equal(witness, untouched);
}

static void try_pairs(unsigned width, unsigned pairs)
{
	struct random r = { RANDOM_SEED + width };
	unsigned met = 0, nevers = 0;

	for (unsigned i = 0; i < pairs; i++) {
		const struct window w = { width, random_below(&r, 65 - width) };
		const struct pte_test a = test_in(&w, &r);
		const struct pte_test b = test_about(&w, &r);
		const struct walk found = walk_all(&w, &a, &b);

		compare(&a, &b, found.meet);
		compare(&b, &a, found.meet);
		assert_int_equal(pte_test_is_never(&a), found.a_never);
		met += found.meet;
		nevers += found.a_never;
	}
	/* a run in which nothing meets, or all does, would show nothing */
	assert_in_range(met, pairs / 20, pairs - pairs / 20);
	assert_in_range(nevers, pairs / 20, pairs - pairs / 20);
}

static void meet_is_exact_on_8_bit_words(void **state)
{
	(void)state;
	try_pairs(8, 20000);
}

static void meet_is_exact_on_10_bit_words(void **state)
{
	(void)state;
	try_pairs(10, 5000);
}

static void meet_is_exact_on_12_bit_words(void **state)
{
	(void)state;
	try_pairs(12, 2000);
}

/* every test of 3 bits, with every other one: 2^9 x 2^9 pairs, 8 words each */
static void meet_is_exact_on_all_tests_of_3_bits(void **state)
{
	const struct window w = { 3, 0 };

	(void)state;
	for (unsigned i = 0; i < 512 * 512; i++) {
		const struct pte_test a = { (i & 7) | ~UINT64_C(7), i >> 3 & 7,
					    i >> 6 & 7, 0 };
		const struct pte_test b = { i >> 9 & 7, i >> 12 & 7,
					    i >> 15 & 7, 0 };
		const struct walk found = walk_all(&w, &a, &b);

		compare(&a, &b, found.meet);
		assert_int_equal(pte_test_is_never(&a), found.a_never);
	}
}

/* ... and of 2 bits, with every exception: demands that compete for a bit */
static void meet_is_exact_on_all_exceptions_of_2_bits(void **state)
{
	const struct window w = { 2, 0 };

	(void)state;
	for (unsigned i = 0; i < 256 * 256; i++) {
		const struct pte_test a = { (i & 3) | ~UINT64_C(3), i >> 2 & 3,
					    i >> 4 & 3, i >> 6 & 3 };
		const struct pte_test b = { i >> 8 & 3, i >> 10 & 3,
					    i >> 12 & 3, i >> 14 & 3 };
		const struct walk found = walk_all(&w, &a, &b);

		compare(&a, &b, found.meet);
		compare(&b, &a, found.meet);
		assert_int_equal(pte_test_is_never(&a), found.a_never);
	}
}

/* has() itself, on words and tests of all shapes */
static void has_agrees_bit_by_bit(void **state)
{
	struct random r = { RANDOM_SEED };
	unsigned held = 0;

	(void)state;
	for (unsigned i = 0; i < 200000; i++) {
		const struct pte_test t = any_test(&r);
		const struct pte_pattern p = { t.mask, t.value };
		/* half of the words match the pattern, if any word does */
		const uint64_t w = random_word(&r);
		const uint64_t v = i % 2 == 0 ? w : (w & ~t.mask) | t.value;
		const struct pte_test plain = { t.mask, t.value, 0, 0 };

		check(pte_test_has(&t, v) == lies_in(v, &t),
		      "0x%" PRIx64 " in {%" PRIx64 ",%" PRIx64 ",%" PRIx64
		      ",%" PRIx64 "}",
		      v, t.mask, t.value, t.any, t.except);
		assert_int_equal(pte_pattern_has(&p, v), lies_in(v, &plain));
		held += lies_in(v, &t);
	}
	assert_in_range(held, 20000, 180000);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, bits_are_numbered_from_the_low_end);
	CASES_ADD(&cases, predicates_of_x86_hold_where_they_should);
	CASES_ADD(&cases, predicate_of_ppc64_needs_the_leaf_and_one_more);
	CASES_ADD(&cases, predicate_of_s390_is_true_of_all_words_but_one);
	CASES_ADD(&cases, tests_are_the_same_if_all_four_words_are);
	CASES_ADD(&cases, never_is_true_of_no_word);
	CASES_ADD(&cases, pattern_is_a_test_without_demand);
	CASES_ADD(&cases, witness_has_no_bit_too_many);
	CASES_ADD(&cases, meet_is_exact_on_8_bit_words);
	CASES_ADD(&cases, meet_is_exact_on_10_bit_words);
	CASES_ADD(&cases, meet_is_exact_on_12_bit_words);
	CASES_ADD(&cases, meet_is_exact_on_all_tests_of_3_bits);
	CASES_ADD(&cases, meet_is_exact_on_all_exceptions_of_2_bits);
	CASES_ADD(&cases, has_agrees_bit_by_bit);
	return cases_run(&cases, "pattern");
}
