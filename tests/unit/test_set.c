/* SPDX-License-Identifier: BSD-2-Clause */
/* The algebra against enumeration, on words that are short enough to try all */
#include "../cases.h"

#include <string.h>

#include <pte/prove/set.h>

#include "../random.h"

#define WORDS_MAX (1U << 16)

/* A set, and the same one as a list of its words; bits above are 0. */
struct twin {
	unsigned bits;
	struct pte_set set;
	bool has[WORDS_MAX];
};

static uint64_t words_of(const struct twin *t)
{
	return UINT64_C(1) << t->bits;
}

static uint64_t above(const struct twin *t)
{
	return ~(words_of(t) - 1);
}

static void begin(struct twin *t, unsigned bits)
{
	t->bits = bits;
	t->set.count = 0;
	memset(t->has, 0, sizeof(t->has));
}

static uint64_t some_bits(struct random *r, const struct twin *t)
{
	return random_word(r) & random_word(r) & ~above(t);
}

/* now and then one that is never true */
static struct pte_test some_test(struct random *r, const struct twin *t)
{
	struct pte_test test = { above(t) | some_bits(r, t), 0, 0, 0 };

	test.value = test.mask & random_word(r) & ~above(t);
	if (random_below(r, 2) == 0)
		test.any = some_bits(r, t);
	if (random_below(r, 4) == 0)
		test.except = some_bits(r, t);
	if (random_below(r, 32) == 0)
		test.value |= ~test.mask & ~above(t);
	return test;
}

static bool passes(const struct pte_test *t, uint64_t w)
{
	return (w & t->mask) == t->value &&
	       (t->any == 0 || (w & t->any) != (t->except & t->any));
}

/* ---- what is the same of both ---------------------------------------------
 */

static void assert_disjoint(const struct pte_set *s)
{
	for (unsigned i = 0; i < s->count; i++) {
		const struct pte_pattern *const p = &s->pattern[i];

		check((p->value & ~p->mask) == 0, "pattern %u has no word", i);
		for (unsigned j = 0; j < i; j++) {
			const struct pte_pattern *const q = &s->pattern[j];

			check(((p->value ^ q->value) & p->mask & q->mask) != 0,
			      "patterns %u and %u share a word", i, j);
		}
	}
}

static void assert_same(const struct twin *t)
{
	struct pte_count count;
	uint64_t words = 0;

	for (uint64_t w = 0; w < words_of(t); w++) {
		words += t->has[w];
		check(pte_set_has(&t->set, w) == t->has[w], "word %#llx",
		      (unsigned long long)w);
	}
	assert_disjoint(&t->set);
	count = pte_set_count(&t->set);
	assert_int_equal(count.high, 0);
	assert_int_equal(count.low, words);
}

static void assert_met_as(const struct twin *t, const struct pte_test *test)
{
	const uint64_t untouched = UINT64_C(0x5555aaaa5555aaaa);
	uint64_t witness = untouched;
	bool meets = false;

	for (uint64_t w = 0; w < words_of(t); w++)
		meets = meets || (t->has[w] && passes(test, w));
	assert_int_equal(pte_set_meet(&t->set, test, &witness), meets);
	if (!meets)
		assert_int_equal(witness, untouched);
	else
		check(witness < words_of(t) && t->has[witness] &&
			      passes(test, witness),
		      "witness %#llx", (unsigned long long)witness);
}

/* ---- operations ------------------------------------------------------------
 */

static void add(struct twin *t, const struct pte_test *test)
{
	assert_int_equal(pte_set_add(&t->set, test), PTE_STATUS_OK);
	for (uint64_t w = 0; w < words_of(t); w++)
		t->has[w] = t->has[w] || passes(test, w);
}

static void subtract(struct twin *t, const struct pte_test *test)
{
	assert_int_equal(pte_set_subtract(&t->set, test), PTE_STATUS_OK);
	for (uint64_t w = 0; w < words_of(t); w++)
		t->has[w] = t->has[w] && !passes(test, w);
}

static void restrict_to(struct twin *t, const struct pte_test *test)
{
	assert_int_equal(pte_set_restrict(&t->set, test), PTE_STATUS_OK);
	for (uint64_t w = 0; w < words_of(t); w++)
		t->has[w] = t->has[w] && passes(test, w);
}

/* the piece's quantity, bit by bit */
static uint64_t quantity_of(const struct pte_piece *p, uint64_t w)
{
	uint64_t q = 0;

	for (unsigned n = 0; n < p->width; n++)
		if ((w >> (p->lsb + n) & 1) != (uint64_t)p->inverted)
			q |= UINT64_C(1) << n;
	return q;
}

static void add_range(struct twin *t, struct random *r)
{
	const uint8_t lsb = (uint8_t)random_below(r, t->bits);
	const struct pte_piece piece = {
		lsb, (uint8_t)(1 + random_below(r, t->bits - lsb)), 0,
		random_below(r, 2) == 0
	};
	const uint64_t field = ((UINT64_C(1) << piece.width) - 1) << lsb;
	struct pte_test base = some_test(r, t);
	uint64_t low = random_below(r, 1U << piece.width);
	uint64_t high = random_below(r, 1U << piece.width);
	struct pte_pattern rest;

	/* sometimes the wrong way round, or beyond the field: nothing is added
	 */
	if (low > high && random_below(r, 8) != 0) {
		const uint64_t kept = low;

		low = high;
		high = kept;
	}
	if (random_below(r, 16) == 0)
		high = UINT64_C(1) << piece.width;
	rest.mask = base.mask & ~field;
	rest.value = base.value & rest.mask;
	assert_int_equal(pte_set_add_range(&t->set, &rest, &piece, low, high),
			 PTE_STATUS_OK);
	if (high >> piece.width != 0)
		return;
	for (uint64_t w = 0; w < words_of(t); w++) {
		const uint64_t q = quantity_of(&piece, w);

		t->has[w] = t->has[w] || ((w & rest.mask) == rest.value &&
					  low <= q && q <= high);
	}
}

static void change(struct twin *t, struct random *r)
{
	const struct pte_test test = some_test(r, t);

	switch (random_below(r, 6)) {
	case 0:
		subtract(t, &test);
		break;
	case 1:
		/* seldom: little is left of it */
		if (random_below(r, 4) == 0) {
			restrict_to(t, &test);
			break;
		}
		add(t, &test);
		break;
	case 2:
	case 3:
		add_range(t, r);
		break;
	default:
		add(t, &test);
		break;
	}
}

static void try_sets(unsigned bits, unsigned sets)
{
	static struct twin t;
	struct random r = { RANDOM_SEED + bits };
	unsigned changes = 0;

	print_message("%u sets of %u-bit words, from seed %#llx\n", sets, bits,
		      (unsigned long long)r.state);
	for (unsigned i = 0; i < sets; i++) {
		begin(&t, bits);
		for (unsigned n = random_below(&r, 5); n < 6; n++, changes++) {
			const struct pte_test test = some_test(&r, &t);

			change(&t, &r);
			assert_met_as(&t, &test);
		}
		assert_same(&t);
	}
	print_message("%u changes\n", changes);
}

static void sets_of_8_bit_words_agree(void **state)
{
	(void)state;
	try_sets(8, 4000);
}

static void sets_of_12_bit_words_agree(void **state)
{
	(void)state;
	try_sets(12, 600);
}

static void sets_of_16_bit_words_agree(void **state)
{
	(void)state;
	try_sets(16, 60);
}

/* two tests alone, which pattern.h meets without any set */
static void tests_meet_where_a_word_passes_both(void **state)
{
	static struct twin t;
	struct random r = { RANDOM_SEED };
	unsigned met = 0;

	(void)state;
	begin(&t, 8);
	for (unsigned i = 0; i < 20000; i++) {
		const struct pte_test a = some_test(&r, &t);
		const struct pte_test b = some_test(&r, &t);
		uint64_t witness = 0;
		bool meets = false;

		for (uint64_t w = 0; w < words_of(&t); w++)
			meets = meets || (passes(&a, w) && passes(&b, w));
		assert_int_equal(pte_test_meet(&a, &b, &witness), meets);
		assert_true(!meets ||
			    (passes(&a, witness) && passes(&b, witness)));
		met += meets;
	}
	assert_in_range(met, 1000, 19000);
}

/* ---- 64 bits ---------------------------------------------------------------
 */

static struct pte_count count_of(const struct pte_test *test)
{
	struct pte_set set = { .count = 0 };

	assert_int_equal(pte_set_add(&set, test), PTE_STATUS_OK);
	return pte_set_count(&set);
}

static void assert_count(struct pte_count n, uint64_t high, uint64_t low)
{
	assert_int_equal(n.high, high);
	assert_int_equal(n.low, low);
}

static void counts_reach_2_to_the_64(void **state)
{
	const struct pte_test all = PTE_TEST(0, 0);
	const struct pte_test half = PTE_TEST(1, 1);
	const struct pte_test one = PTE_TEST(UINT64_MAX, 42);
	const struct pte_test some = PTE_TEST_ANY(UINT64_MAX);
	const struct pte_test either = PTE_TEST_ANY(0x101);
	const struct pte_test never = PTE_TEST_NEVER;
	struct pte_set set = { .count = 0 };

	(void)state;
	assert_count(pte_set_count(&set), 0, 0);
	assert_count(count_of(&all), 1, 0);
	assert_count(count_of(&half), 0, UINT64_C(1) << 63);
	assert_count(count_of(&one), 0, 1);
	assert_count(count_of(&some), 0, UINT64_MAX);
	assert_count(count_of(&either), 0, UINT64_C(3) << 62);
	assert_count(count_of(&never), 0, 0);

	/* two halves that carry into the high part */
	assert_int_equal(pte_set_add(&set, &some), PTE_STATUS_OK);
	assert_count(pte_set_count(&set), 0, UINT64_MAX);
	assert_int_equal(pte_set_add(&set, &all), PTE_STATUS_OK);
	assert_count(pte_set_count(&set), 1, 0);
	assert_int_equal(pte_set_subtract(&set, &half), PTE_STATUS_OK);
	assert_count(pte_set_count(&set), 0, UINT64_C(1) << 63);
	assert_int_equal(pte_set_subtract(&set, &all), PTE_STATUS_OK);
	assert_count(pte_set_count(&set), 0, 0);
}

/* a swap device's slots, 1 to 2^32 - 2, in a field of 50 bits at 9 */
static void ranges_are_exact_over_64_bits(void **state)
{
	const struct pte_pattern base = { 0x1ff, 0 };

	(void)state;
	for (unsigned inverted = 0; inverted < 2; inverted++) {
		const struct pte_piece piece = { 9, 50, 0, inverted != 0 };
		struct pte_set set = { .count = 0 };

		assert_int_equal(
			pte_set_add_range(&set, &base, &piece, 1, 0xfffffffe),
			PTE_STATUS_OK);
		assert_count(pte_set_count(&set), 0, UINT64_C(0xfffffffe) << 5);
		for (uint64_t type = 0; type < 32; type++) {
			const uint64_t w = type << 59;
			const uint64_t flip =
				inverted != 0 ? UINT64_C(0x07fffffffffffe00)
					      : 0;

			assert_false(pte_set_has(&set, w ^ flip));
			assert_true(pte_set_has(&set, (w | 0x200) ^ flip));
			assert_true(pte_set_has(
				&set, (w | UINT64_C(0xfffffffe) << 9) ^ flip));
			assert_false(pte_set_has(
				&set, (w | UINT64_C(0xffffffff) << 9) ^ flip));
			assert_false(
				pte_set_has(&set, (w | 0x200 | 0x100) ^ flip));
		}
	}
}

static void range_of_all_words_is_two_halves(void **state)
{
	const struct pte_pattern base = { 0, 0 };
	const struct pte_piece piece = { 0, 64, 0, false };
	struct pte_set set = { .count = 0 };

	(void)state;
	assert_int_equal(pte_set_add_range(&set, &base, &piece, 0, UINT64_MAX),
			 PTE_STATUS_OK);
	assert_int_equal(set.count, 2);
	assert_count(pte_set_count(&set), 1, 0);
	/* nothing is added twice */
	assert_int_equal(pte_set_add_range(&set, &base, &piece, 7, 9),
			 PTE_STATUS_OK);
	assert_count(pte_set_count(&set), 1, 0);
}

/* ---- capacity --------------------------------------------------------------
 */

/* as many single words, none a neighbour of another one */
static void fill(struct pte_set *set)
{
	set->count = 0;
	for (uint64_t n = 0; n < PTE_SET_CAPACITY; n++) {
		const struct pte_test word = PTE_TEST(UINT64_MAX, n << 32);

		assert_int_equal(pte_set_add(set, &word), PTE_STATUS_OK);
	}
	assert_int_equal(set->count, PTE_SET_CAPACITY);
}

static void full_set_is_left_as_it_was(void **state)
{
	static struct pte_set set, before;
	const struct pte_test more = PTE_TEST(UINT64_MAX, 1);
	const struct pte_test any = PTE_TEST_ANY(0x3);
	const struct pte_test first = PTE_TEST(UINT64_MAX, 0);
	const struct pte_pattern base = { UINT64_MAX & ~UINT64_C(0xff), 0 };
	const struct pte_piece piece = { 0, 8, 0, false };

	(void)state;
	fill(&set);
	before = set;
	assert_int_equal(pte_set_add(&set, &more), PTE_STATUS_CAPACITY);
	assert_memory_equal(&set, &before, sizeof(set));
	assert_int_equal(pte_set_add(&set, &any), PTE_STATUS_CAPACITY);
	assert_memory_equal(&set, &before, sizeof(set));
	assert_int_equal(pte_set_add_range(&set, &base, &piece, 1, 1),
			 PTE_STATUS_CAPACITY);
	assert_memory_equal(&set, &before, sizeof(set));
	/* one that it has already needs no room; one less makes some */
	assert_int_equal(pte_set_add(&set, &first), PTE_STATUS_OK);
	assert_int_equal(pte_set_subtract(&set, &first), PTE_STATUS_OK);
	assert_int_equal(pte_set_add_range(&set, &base, &piece, 1, 1),
			 PTE_STATUS_OK);
	assert_true(pte_set_has(&set, 1));
	assert_false(pte_set_has(&set, 0));
}

static void set_that_falls_apart_is_left_as_it_was(void **state)
{
	static struct pte_set set, before;
	const struct pte_test half = PTE_TEST(1, 0);
	const struct pte_test hole = PTE_TEST(UINT64_MAX, 0);
	const struct pte_test some = PTE_TEST_ANY(UINT64_MAX);

	(void)state;
	/* 512 patterns of 16 free bits: a hole in one makes 16 of it */
	set.count = 0;
	for (uint64_t n = 0; n < PTE_SET_CAPACITY; n++) {
		const struct pte_test block =
			PTE_TEST(~UINT64_C(0xffff), n << 32);

		assert_int_equal(pte_set_add(&set, &block), PTE_STATUS_OK);
	}
	before = set;
	assert_int_equal(pte_set_subtract(&set, &hole), PTE_STATUS_CAPACITY);
	assert_memory_equal(&set, &before, sizeof(set));
	assert_int_equal(pte_set_restrict(&set, &some), PTE_STATUS_CAPACITY);
	assert_memory_equal(&set, &before, sizeof(set));
	assert_int_equal(pte_set_restrict(&set, &half), PTE_STATUS_OK);
	assert_count(pte_set_count(&set), 0, UINT64_C(1) << (9 + 15));
}

/* a value bit outside the mask, that the demand asks for or not */
static void test_that_is_never_true_changes_nothing(void **state)
{
	const struct pte_test nevers[] = {
		{ 0, 1, 1, 0 }, { 0, 1, 2, 0 }, { 2, 3, 1, 0 },
		{ 0, 1, 1, 1 }, { 3, 1, 3, 1 }, { 0, 1, 0, 0 },
	};
	const struct pte_test all = PTE_TEST(0, 0);
	static struct pte_set set;

	(void)state;
	for (size_t i = 0; i < sizeof(nevers) / sizeof(nevers[0]); i++) {
		set.count = 0;
		assert_int_equal(pte_set_add(&set, &nevers[i]), PTE_STATUS_OK);
		assert_int_equal(set.count, 0);
		assert_int_equal(pte_set_add(&set, &all), PTE_STATUS_OK);
		assert_int_equal(pte_set_subtract(&set, &nevers[i]),
				 PTE_STATUS_OK);
		assert_count(pte_set_count(&set), 1, 0);
		assert_int_equal(pte_set_restrict(&set, &nevers[i]),
				 PTE_STATUS_OK);
		assert_int_equal(set.count, 0);
	}
}

/* 2^64 - 1 of them, whichever the word is */
static void all_words_but_one_are_counted(void **state)
{
	static const uint64_t words[] = { 0, 0x20, UINT64_MAX };
	static struct pte_set set;

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const struct pte_test but = PTE_TEST_EXCEPT(words[i]);
		const struct pte_test all = PTE_TEST(0, 0);

		set.count = 0;
		assert_int_equal(pte_set_add(&set, &but), PTE_STATUS_OK);
		assert_count(pte_set_count(&set), 0, UINT64_MAX);
		assert_false(pte_set_has(&set, words[i]));
		assert_true(pte_set_has(&set, words[i] ^ 1));
		set.count = 0;
		assert_int_equal(pte_set_add(&set, &all), PTE_STATUS_OK);
		assert_int_equal(pte_set_subtract(&set, &but), PTE_STATUS_OK);
		assert_count(pte_set_count(&set), 0, 1);
		assert_true(pte_set_has(&set, words[i]));
	}
}

/* ---- what is too much -----------------------------------------------------
 */

/* as many patterns as there is room for: one a value of bits 9:0 */
static void fill_up(struct pte_set *set)
{
	set->count = 0;
	for (uint64_t n = 0; n < PTE_SET_CAPACITY; n++) {
		const struct pte_test t = { 0x3ff, n, 0, 0 };

		assert_int_equal(pte_set_add(set, &t), PTE_STATUS_OK);
	}
}

static void full_set_that_would_be_split_stays_as_it_is(void **state)
{
	const struct pte_test both = { UINT64_C(3) << 60, UINT64_C(3) << 60, 0,
				       0 };
	const struct pte_pattern anything = { 0, 0 };
	const struct pte_piece piece = { 60, 2, 0, false };
	static struct pte_set set;

	(void)state;
	fill_up(&set);
	assert_int_equal(pte_set_subtract(&set, &both), PTE_STATUS_CAPACITY);
	assert_int_equal(set.count, PTE_SET_CAPACITY);
	assert_int_equal(pte_set_add_range(&set, &anything, &piece, 1, 2),
			 PTE_STATUS_CAPACITY);
	assert_int_equal(set.count, PTE_SET_CAPACITY);
}

/* one pattern falls to the range, whose two blocks are one too many */
static void range_that_does_not_fit_leaves_the_set_as_it_is(void **state)
{
	const struct pte_pattern five = { 0x3ff, 5 };
	const struct pte_piece piece = { 60, 2, 0, false };
	static struct pte_set set;

	(void)state;
	fill_up(&set);
	set.pattern[5] = (struct pte_pattern){ 0x3ff | UINT64_C(3) << 60,
					       5 | UINT64_C(1) << 60 };
	assert_int_equal(pte_set_add_range(&set, &five, &piece, 1, 2),
			 PTE_STATUS_CAPACITY);
	assert_int_equal(set.count, PTE_SET_CAPACITY);
	assert_false(pte_set_has(&set, 5 | UINT64_C(2) << 60));
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, sets_of_8_bit_words_agree);
	CASES_ADD(&cases, sets_of_12_bit_words_agree);
	CASES_ADD(&cases, sets_of_16_bit_words_agree);
	CASES_ADD(&cases, tests_meet_where_a_word_passes_both);
	CASES_ADD(&cases, counts_reach_2_to_the_64);
	CASES_ADD(&cases, ranges_are_exact_over_64_bits);
	CASES_ADD(&cases, range_of_all_words_is_two_halves);
	CASES_ADD(&cases, test_that_is_never_true_changes_nothing);
	CASES_ADD(&cases, all_words_but_one_are_counted);
	CASES_ADD(&cases, full_set_is_left_as_it_was);
	CASES_ADD(&cases, set_that_falls_apart_is_left_as_it_was);
	CASES_ADD(&cases, full_set_that_would_be_split_stays_as_it_is);
	CASES_ADD(&cases, range_that_does_not_fit_leaves_the_set_as_it_is);
	return cases_run(&cases, "set");
}
