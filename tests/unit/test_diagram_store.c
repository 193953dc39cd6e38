/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Stores of diagrams: what is forgotten, what doesn't fit, what would take too
 * long. Functions are of six variables, so that a list of all words is a
 * number.
 */
#include "../cases.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include <pte/prove/diagram.h>

#include "../random.h"

#define BITS 6
#define WORDS 64

static void *room;

static struct pte_diagrams *store_of(uint32_t nodes)
{
	const size_t size = pte_diagrams_size(nodes);
	struct pte_diagrams *ds;

	free(room);
	room = malloc(size);
	/* whatever was in it before */
	memset(room, 0xa5, size);
	ds = pte_diagrams_init(room, size, nodes);
	assert_non_null(ds);
	return ds;
}

static pte_diagram of_words(struct pte_diagrams *ds, uint64_t words,
			    unsigned bit)
{
	const unsigned half = WORDS >> (bit + 1);

	if (bit == BITS)
		return (words & 1U) != 0 ? PTE_DIAGRAM_TRUE : PTE_DIAGRAM_FALSE;
	return pte_diagram_ite(ds, pte_diagram_variable(ds, bit * 9),
			       of_words(ds, words >> half, bit + 1),
			       of_words(ds, words, bit + 1));
}

static uint64_t words_of(const struct pte_diagrams *ds, pte_diagram f)
{
	uint8_t values[BITS * 9] = { 0 };
	uint64_t words = 0;

	for (unsigned word = 0; word < WORDS; word++) {
		/* the first variable is the highest bit */
		for (unsigned i = 0; i < BITS; i++)
			values[i * 9] = (uint8_t)(word >> (BITS - 1 - i) & 1U);
		words |= (uint64_t)pte_diagram_is_true(ds, f, values) << word;
	}
	return words;
}

/* not only those of which every other one is true */
static uint64_t some_words(struct random *r)
{
	const uint64_t words = random_word(r);

	switch (random_below(r, 4)) {
	case 0:
		return words & random_word(r) & random_word(r);
	case 1:
		return words << random_below(r, 64) >> random_below(r, 64);
	default:
		return words;
	}
}

/* ---- what is forgotten ----------------------------------------------------
 */

#define KEPT 8

static void what_is_older_than_the_mark_stays(void **state)
{
	struct pte_diagrams *const ds = store_of(4096);
	struct random r = { RANDOM_SEED };
	pte_diagram kept[KEPT];
	uint64_t words[KEPT];
	uint32_t mark;

	(void)state;
	for (unsigned i = 0; i < KEPT; i++) {
		words[i] = some_words(&r);
		kept[i] = of_words(ds, words[i], 0);
	}
	mark = pte_diagrams_count(ds);
	for (unsigned n = 0; n < 3000; n++) {
		const unsigned a = random_below(&r, KEPT);
		const uint64_t b = some_words(&r), c = some_words(&r);
		const pte_diagram g = of_words(ds, b, 0);
		const pte_diagram h = of_words(ds, c, 0);

		/* what was known of a number is of another function now */
		assert_int_equal(
			words_of(ds, pte_diagram_ite(ds, kept[a], g, h)),
			(words[a] & b) | (~words[a] & c));
		assert_int_equal(
			words_of(ds, pte_diagram_ite(ds, g, kept[a], h)),
			(b & words[a]) | (~b & c));
		assert_int_equal(of_words(ds, words[a], 0), kept[a]);
		assert_int_equal(words_of(ds, kept[a]), words[a]);
		if (n % 3 != 0)
			continue;
		pte_diagrams_release(ds, mark);
		assert_int_equal(pte_diagrams_count(ds), mark);
	}
}

static void wrong_mark_forgets_nothing(void **state)
{
	struct pte_diagrams *const ds = store_of(64);
	const pte_diagram f = of_words(ds, UINT64_C(0x123456789abcdef0), 0);
	const uint32_t count = pte_diagrams_count(ds);

	(void)state;
	for (uint32_t mark = 0; mark < 2; mark++)
		pte_diagrams_release(ds, mark);
	pte_diagrams_release(ds, count);
	pte_diagrams_release(ds, count + 1);
	pte_diagrams_release(ds, UINT32_MAX);
	assert_int_equal(pte_diagrams_count(ds), count);
	assert_int_equal(words_of(ds, f), UINT64_C(0x123456789abcdef0));
	pte_diagrams_release(ds, 2);
	assert_int_equal(pte_diagrams_count(ds), 2);
	assert_int_equal(pte_diagram_variable(ds, 1), 2);
}

/* ---- what doesn't fit -----------------------------------------------------
 */

static void assert_absorbed(struct pte_diagrams *ds, pte_diagram f)
{
	static const pte_diagram none = PTE_DIAGRAM_NONE;
	uint8_t values[PTE_DIAGRAM_VARIABLES] = { 0 };

	assert_int_equal(pte_diagram_not(ds, none), none);
	assert_int_equal(pte_diagram_and(ds, none, f), none);
	assert_int_equal(pte_diagram_and(ds, f, none), none);
	assert_int_equal(pte_diagram_or(ds, none, f), none);
	assert_int_equal(pte_diagram_or(ds, f, none), none);
	assert_int_equal(pte_diagram_xor(ds, none, f), none);
	assert_int_equal(pte_diagram_xor(ds, f, none), none);
	assert_int_equal(pte_diagram_ite(ds, none, f, f), none);
	assert_int_equal(pte_diagram_ite(ds, f, none, none), none);
	assert_int_equal(pte_diagram_given(ds, none, values), none);
}

/* each of so few nodes; what was made is right, and still the only one */
static void full_store_says_none_and_nothing_wrong(void **state)
{
	struct random r = { RANDOM_SEED };

	(void)state;
	for (uint32_t nodes = 4; nodes < 120; nodes++) {
		struct pte_diagrams *const ds = store_of(nodes);
		uint64_t first = 0;
		pte_diagram found = PTE_DIAGRAM_NONE;
		unsigned none = 0;

		for (unsigned n = 0; n < 60; n++) {
			const uint64_t words = some_words(&r);
			const pte_diagram f = of_words(ds, words, 0);

			assert_true(pte_diagrams_count(ds) <= nodes);
			assert_absorbed(ds, f);
			if (f == PTE_DIAGRAM_NONE) {
				none++;
				continue;
			}
			assert_int_equal(words_of(ds, f), words);
			first = found == PTE_DIAGRAM_NONE ? words : first;
			found = found == PTE_DIAGRAM_NONE ? f : found;
		}
		assert_true(none != 0);
		if (found != PTE_DIAGRAM_NONE)
			assert_int_equal(of_words(ds, first, 0), found);
	}
}

static void limit_is_a_smaller_store(void **state)
{
	static const uint64_t words = UINT64_C(0xfedcba9876543210);
	struct pte_diagrams *const ds = store_of(256);
	const pte_diagram f = of_words(ds, words, 0);
	uint32_t count = pte_diagrams_count(ds);

	(void)state;
	assert_true(count > 4);
	for (uint32_t limit = 0; limit <= count; limit += count) {
		pte_diagrams_limit(ds, limit);
		assert_int_equal(pte_diagram_variable(ds, 1), PTE_DIAGRAM_NONE);
		assert_int_equal(of_words(ds, words, 0), f);
		assert_int_equal(words_of(ds, f), words);
		assert_int_equal(pte_diagrams_count(ds), count);
	}
	pte_diagrams_limit(ds, count + 1);
	assert_int_equal(pte_diagram_variable(ds, 1), count);
	assert_int_equal(pte_diagram_variable(ds, 2), PTE_DIAGRAM_NONE);
	pte_diagrams_limit(ds, UINT32_MAX);
	for (unsigned v = 100; v < 400; v++)
		(void)pte_diagram_variable(ds, v);
	assert_int_equal(pte_diagrams_count(ds), 256);
}

/* ---- what would take too long ---------------------------------------------
 */

#define STATES_MAX 101
#define STEPS 40U

/* whether the bits' weights add up to 0 modulo a prime, and then another bit */
static pte_diagram sum_is_zero(struct pte_diagrams *ds, unsigned prime,
			       uint64_t seed, pte_diagram then)
{
	static pte_diagram at[2][STATES_MAX];
	struct random r = { seed };

	for (unsigned s = 0; s < prime; s++)
		at[STEPS % 2][s] = s == 0 ? then : PTE_DIAGRAM_FALSE;
	for (unsigned step = STEPS; step-- > 0;) {
		const unsigned weight = 1 + random_below(&r, prime - 1);
		pte_diagram *const next = at[(step + 1) % 2];

		for (unsigned s = 0; s < prime; s++)
			at[step % 2][s] = pte_diagram_ite(
				ds, pte_diagram_variable(ds, step),
				next[(s + weight) % prime], next[s]);
	}
	return at[0][0];
}

/*
 * They contradict each other in the last bit only: no node would be made, but
 * nearly every pair of theirs is looked at, which are many more than are
 * remembered. It took longer than a minute.
 */
static void nothing_waits(void **state)
{
	struct pte_diagrams *const ds = store_of(8192);
	const pte_diagram last = pte_diagram_variable(ds, STEPS);
	const pte_diagram a = sum_is_zero(ds, 101, 1, last);
	const pte_diagram b = sum_is_zero(ds, 97, 7, pte_diagram_not(ds, last));
	const uint32_t count = pte_diagrams_count(ds);

	(void)state;
	assert_true(a != PTE_DIAGRAM_NONE && b != PTE_DIAGRAM_NONE);
	assert_int_equal(pte_diagram_and(ds, a, b), PTE_DIAGRAM_NONE);
	assert_int_equal(pte_diagrams_count(ds), count);
	/* as good as before */
	assert_int_equal(pte_diagram_and(ds, last, a), a);
	assert_int_equal(pte_diagram_and(ds, last, b), PTE_DIAGRAM_FALSE);
}

/* ---- memory ---------------------------------------------------------------
 */

static void store_takes_the_size_that_it_says(void **state)
{
	static const uint32_t nodes[] = { 4, 5, 7, 64, 100, 1000 };
	static const size_t guard = 64;

	(void)state;
	for (size_t n = 0; n < sizeof(nodes) / sizeof(nodes[0]); n++) {
		const size_t size = pte_diagrams_size(nodes[n]);
		unsigned char *const memory = malloc(size + guard);
		struct pte_diagrams *ds;

		memset(memory, 0xa5, size + guard);
		assert_null(pte_diagrams_init(memory, size - 1, nodes[n]));
		assert_int_equal(memory[0], 0xa5);
		ds = pte_diagrams_init(memory, size, nodes[n]);
		assert_non_null(ds);
		assert_int_equal(pte_diagrams_count(ds), 2);
		for (unsigned v = 0; v < 2 * nodes[n]; v++)
			(void)pte_diagram_variable(ds, v);
		assert_int_equal(pte_diagrams_count(ds), nodes[n]);
		for (size_t i = 0; i < guard; i++)
			assert_int_equal(memory[size + i], 0xa5);
		free(memory);
	}
}

static void no_store_of_other_sizes_or_places(void **state)
{
	static const uint32_t wrong[] = {
		0, 1, 2, 3, (1U << 24) + 1, 1U << 31, UINT32_MAX
	};
	static alignas(max_align_t) unsigned char memory[1 << 18];

	(void)state;
	for (size_t n = 0; n < sizeof(wrong) / sizeof(wrong[0]); n++) {
		assert_int_equal(pte_diagrams_size(wrong[n]), 0);
		assert_null(pte_diagrams_init(memory, SIZE_MAX, wrong[n]));
	}
	assert_true(pte_diagrams_size(4) > 0);
	assert_true(pte_diagrams_size(1U << 24) / 24 > 1U << 24);
	assert_null(pte_diagrams_init(NULL, SIZE_MAX, 64));
	for (size_t off = 1; off < alignof(max_align_t); off++)
		assert_null(pte_diagrams_init(memory + off,
					      sizeof(memory) - off, 64));
	assert_non_null(pte_diagrams_init(memory, sizeof(memory), 64));
}

/* a node far down that there's no room for, and those above it */
static void given_without_room_is_none(void **state)
{
	static uint8_t values[PTE_DIAGRAM_VARIABLES];
	struct pte_diagrams *const ds = store_of(64);
	pte_diagram odd = PTE_DIAGRAM_FALSE;

	(void)state;
	for (unsigned v = 3; v-- > 0;)
		odd = pte_diagram_xor(ds, pte_diagram_variable(ds, v), odd);
	for (unsigned v = 0; v < PTE_DIAGRAM_VARIABLES; v++)
		values[v] = 2;
	values[2] = 1;
	pte_diagrams_release(ds, odd + 1);
	pte_diagrams_limit(ds, 4);
	assert_int_equal(pte_diagram_given(ds, odd, values), PTE_DIAGRAM_NONE);
	pte_diagrams_limit(ds, UINT32_MAX);
	assert_true(pte_diagram_given(ds, odd, values) != PTE_DIAGRAM_NONE);
}

int main(void)
{
	struct cases cases = { 0 };
	int failed;

	CASES_ADD(&cases, what_is_older_than_the_mark_stays);
	CASES_ADD(&cases, wrong_mark_forgets_nothing);
	CASES_ADD(&cases, full_store_says_none_and_nothing_wrong);
	CASES_ADD(&cases, limit_is_a_smaller_store);
	CASES_ADD(&cases, nothing_waits);
	CASES_ADD(&cases, store_takes_the_size_that_it_says);
	CASES_ADD(&cases, no_store_of_other_sizes_or_places);
	CASES_ADD(&cases, given_without_room_is_none);
	failed = cases_run(&cases, "diagram_store");
	free(room);
	return failed;
}
