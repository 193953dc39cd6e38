/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Diagrams against lists of all words that they are true of: words of 8 and of
 * 12 bits, each bit a variable somewhere among those that there may be.
 */
#include "../cases.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include <pte/prove/diagram.h>

#include "../random.h"

#define BITS_MAX 12
#define WORDS_MAX (1U << BITS_MAX)
#define NODES 65536U

/* A function, and the words of which it's true */
struct twin {
	pte_diagram f;
	bool has[WORDS_MAX];
};

/* where words come from: how many bits, and which variables they are */
struct words {
	struct pte_diagrams *ds;
	unsigned bits;
	unsigned variable[BITS_MAX];
	struct random random;
};

static unsigned words_of(const struct words *w)
{
	return 1U << w->bits;
}

static struct pte_diagrams *store_of(uint32_t nodes)
{
	static void *room;
	const size_t size = pte_diagrams_size(nodes);
	struct pte_diagrams *ds;

	free(room);
	room = malloc(size);
	ds = pte_diagrams_init(room, size, nodes);
	assert_non_null(ds);
	return ds;
}

/* in no order, and from both ends: 0 and the last one are among them */
static void begin(struct words *w, unsigned bits, uint32_t nodes)
{
	static const unsigned variables[BITS_MAX] = {
		7, PTE_DIAGRAM_VARIABLES - 1, 0,  63,  64,   2048,
		1, PTE_DIAGRAM_VARIABLES - 2, 65, 127, 1000, 3
	};

	w->ds = store_of(nodes);
	w->bits = bits;
	memcpy(w->variable, variables, sizeof(variables));
	w->random.state = RANDOM_SEED;
}

static void set_values(const struct words *w, unsigned word, uint8_t *values)
{
	for (unsigned i = 0; i < w->bits; i++)
		values[w->variable[i]] = (uint8_t)(word >> i & 1U);
}

static bool is_true_of(const struct words *w, pte_diagram f, unsigned word)
{
	static uint8_t values[PTE_DIAGRAM_VARIABLES];

	set_values(w, word, values);
	return pte_diagram_is_true(w->ds, f, values);
}

static void assert_twins(const struct words *w, const struct twin *t)
{
	assert_true(t->f != PTE_DIAGRAM_NONE);
	for (unsigned i = 0; i < words_of(w); i++)
		check(is_true_of(w, t->f, i) == t->has[i],
		      "%u of word %#x is %d", t->f, i, !t->has[i]);
}

/*
 * The function that a list is, bit by bit: from which bit on is the caller's
 * choice, and so is what it's made by.
 */
static pte_diagram of_list(struct words *w, const bool *has, unsigned first,
			   unsigned done, unsigned word)
{
	const unsigned bit = (first + done) % w->bits;
	pte_diagram low, high;

	if (done == w->bits)
		return has[word] ? PTE_DIAGRAM_TRUE : PTE_DIAGRAM_FALSE;
	low = of_list(w, has, first, done + 1, word);
	high = of_list(w, has, first, done + 1, word | 1U << bit);
	return pte_diagram_ite(w->ds,
			       pte_diagram_variable(w->ds, w->variable[bit]),
			       high, low);
}

/* ---- functions ------------------------------------------------------------
 */

enum list {
	LIST_RANDOM,
	LIST_RARE, /* of few words, if any */
	LIST_RANGE,
	LIST_ODD, /* an odd number of some bits */
	LIST_SUM, /* two halves that add up to it */
	LIST_BIT,
	LIST_SAME, /* never, or always */
	LIST_COUNT
};

static void fill(struct words *w, enum list list, bool *has)
{
	const unsigned half = w->bits / 2, low = (1U << half) - 1;
	const unsigned a = random_below(&w->random, words_of(w));
	const unsigned b = random_below(&w->random, words_of(w));
	uint64_t seen;

	for (unsigned i = 0; i < words_of(w); i++)
		switch (list) {
		case LIST_RANDOM:
			has[i] = random_below(&w->random, 2) == 0;
			break;
		case LIST_RARE:
			has[i] = random_below(&w->random, words_of(w)) < 2;
			break;
		case LIST_RANGE:
			has[i] = i >= (a < b ? a : b) && i < (a < b ? b : a);
			break;
		case LIST_ODD:
			has[i] = false;
			for (seen = i & a; seen != 0; seen &= seen - 1)
				has[i] = !has[i];
			break;
		case LIST_SUM:
			has[i] = (i & low) + (i >> half) == (a & low);
			break;
		case LIST_BIT:
			has[i] = (i >> a % w->bits & 1U) != 0;
			break;
		case LIST_SAME:
		case LIST_COUNT:
			has[i] = a % 2 == 0;
			break;
		}
}

static void some_twin(struct words *w, struct twin *t)
{
	fill(w, (enum list)random_below(&w->random, LIST_COUNT), t->has);
	t->f = of_list(w, t->has, random_below(&w->random, w->bits), 0, 0);
}

/* a new one of three others */
static void join(struct words *w, unsigned how, struct twin *to,
		 const struct twin *f, const struct twin *g,
		 const struct twin *h)
{
	struct pte_diagrams *const ds = w->ds;

	switch (how) {
	case 0:
		to->f = pte_diagram_and(ds, f->f, g->f);
		break;
	case 1:
		to->f = pte_diagram_or(ds, f->f, g->f);
		break;
	case 2:
		to->f = pte_diagram_xor(ds, f->f, g->f);
		break;
	case 3:
		to->f = pte_diagram_not(ds, f->f);
		break;
	default:
		to->f = pte_diagram_ite(ds, f->f, g->f, h->f);
		break;
	}
	for (unsigned i = 0; i < words_of(w); i++) {
		const bool a = f->has[i], b = g->has[i], c = h->has[i];

		to->has[i] = how == 0   ? a && b
			     : how == 1 ? a || b
			     : how == 2 ? a != b
			     : how == 3 ? !a
			     : a        ? b
					: c;
	}
}

#define JOINS 5
#define POOL 24

static struct twin pool[POOL], joined;

static struct twin *one_of(struct words *w)
{
	return &pool[random_below(&w->random, POOL)];
}

/* all others are forgotten */
static void fill_pool(struct words *w)
{
	pte_diagrams_release(w->ds, 2);
	for (unsigned i = 0; i < POOL; i++)
		some_twin(w, &pool[i]);
}

static void one_alone(struct words *w)
{
	pte_diagrams_release(w->ds, 2);
	some_twin(w, &joined);
}

/* one bits' number, or the other's */
#define EACH_WORDS(w, nodes)                                                   \
	unsigned bits = 8;                                                     \
	bits <= BITS_MAX && (begin(w, bits, nodes), true);                     \
	bits += BITS_MAX - 8

/* ---- cases ----------------------------------------------------------------
 */

static void joined_functions_are_true_of_what_they_should(void **state)
{
	struct words w;

	(void)state;
	for (EACH_WORDS(&w, NODES)) {
		fill_pool(&w);
		for (unsigned i = 0; i < POOL; i++)
			assert_twins(&w, &pool[i]);
		for (unsigned n = 0; n < 300; n++) {
			join(&w, n % JOINS, &joined, one_of(&w), one_of(&w),
			     one_of(&w));
			assert_twins(&w, &joined);
			*one_of(&w) = joined;
			if (n % 16 == 0)
				some_twin(&w, one_of(&w));
		}
	}
}

/* by whatever way it was made */
static void same_function_is_same_number(void **state)
{
	struct words w;

	(void)state;
	for (EACH_WORDS(&w, NODES))
		for (unsigned n = 0; n < 40; n++) {
			fill_pool(&w);
			join(&w, n % JOINS, &joined, one_of(&w), one_of(&w),
			     one_of(&w));
			assert_int_equal(
				of_list(&w, joined.has, n % bits, 0, 0),
				joined.f);
			for (unsigned i = 0; i < POOL; i++)
				check((memcmp(pool[i].has, joined.has,
					      words_of(&w)) == 0) ==
					      (pool[i].f == joined.f),
				      "round %u: %u and %u", n, pool[i].f,
				      joined.f);
		}
}

/* each function of three bits, and no two alike */
static void all_functions_of_three_bits_are_told_apart(void **state)
{
	static uint32_t number[256];
	struct words w;
	bool has[8];

	(void)state;
	begin(&w, 3, 1024);
	for (unsigned f = 0; f < 256; f++) {
		for (unsigned i = 0; i < 8; i++)
			has[i] = (f >> i & 1U) != 0;
		number[f] = of_list(&w, has, f % 3, 0, 0);
		for (unsigned g = 0; g < f; g++)
			check(number[f] != number[g], "%u and %u", f, g);
	}
	for (unsigned f = 0; f < 256; f++)
		for (unsigned g = 0; g < 256; g++) {
			assert_int_equal(
				pte_diagram_and(w.ds, number[f], number[g]),
				number[f & g]);
			assert_int_equal(
				pte_diagram_or(w.ds, number[f], number[g]),
				number[f | g]);
			assert_int_equal(
				pte_diagram_xor(w.ds, number[f], number[g]),
				number[f ^ g]);
		}
}

static void given_values_are_put_in(void **state)
{
	static uint8_t values[PTE_DIAGRAM_VARIABLES];
	static bool has[WORDS_MAX];
	struct words w;

	(void)state;
	for (EACH_WORDS(&w, NODES))
		for (unsigned n = 0; n < 100; n++) {
			unsigned given = 0, word = 0;

			one_alone(&w);
			memset(values, 2, sizeof(values));
			for (unsigned i = 0; i < bits; i++) {
				const unsigned to = random_below(&w.random, 5);

				values[w.variable[i]] = to > 2 ? 255
							       : (uint8_t)to;
				given |= (unsigned)(to < 2) << i;
				word |= (unsigned)(to == 1) << i;
			}
			for (unsigned i = 0; i < words_of(&w); i++)
				has[i] = joined.has[(i & ~given) | word];
			assert_int_equal(
				pte_diagram_given(w.ds, joined.f, values),
				of_list(&w, has, n % bits, 0, 0));
		}
}

/* every word that agrees with the path; nothing else is set */
static void path_is_a_way_to_be_true(void **state)
{
	static uint8_t values[PTE_DIAGRAM_VARIABLES];
	struct words w;

	(void)state;
	for (EACH_WORDS(&w, NODES))
		for (unsigned n = 0; n < 200; n++) {
			unsigned fixed = 0, word = 0, set = 0, found = 0;
			bool any;

			one_alone(&w);
			memset(values, 7, sizeof(values));
			any = pte_diagram_path(w.ds, joined.f, values);
			for (unsigned i = 0; i < bits; i++) {
				const uint8_t v = values[w.variable[i]];

				fixed |= (unsigned)(v != 7) << i;
				word |= (unsigned)(v == 1) << i;
				assert_true(v <= 1 || v == 7);
			}
			for (unsigned i = 0; i < sizeof(values); i++)
				set += values[i] != 7;
			for (unsigned i = 0; i < words_of(&w); i++) {
				found += joined.has[i];
				if (any && (i & fixed) == word)
					assert_true(joined.has[i]);
			}
			assert_int_equal(any, found != 0);
			for (unsigned i = 0; i < bits; i++)
				set -= fixed >> i & 1U;
			assert_int_equal(set, 0);
			assert_true(any || fixed == 0);
		}
}

static void support_is_what_makes_a_difference(void **state)
{
	static uint8_t uses[PTE_DIAGRAM_VARIABLES];
	struct words w;

	(void)state;
	for (EACH_WORDS(&w, NODES))
		for (unsigned n = 0; n < 200; n++) {
			one_alone(&w);
			memset(uses, 0, sizeof(uses));
			uses[5] = 9; /* not its: stays */
			pte_diagram_support(w.ds, joined.f, uses);
			for (unsigned b = 0; b < bits; b++) {
				bool differs = false;

				for (unsigned i = 0; i < words_of(&w); i++)
					differs |= joined.has[i] !=
						   joined.has[i ^ 1U << b];
				assert_int_equal(uses[w.variable[b]], differs);
				uses[w.variable[b]] = 0;
			}
			assert_int_equal(uses[5], 9);
			uses[5] = 0;
			for (unsigned i = 0; i < sizeof(uses); i++)
				assert_int_equal(uses[i], 0);
		}
}

/* what a node says of itself makes it again */
static void node_is_its_variable_and_its_sides(void **state)
{
	pte_diagram low, high;
	unsigned variable;
	struct words w;

	(void)state;
	for (EACH_WORDS(&w, NODES))
		for (unsigned n = 0; n < 200; n++) {
			one_alone(&w);
			if (!pte_diagram_node(w.ds, joined.f, &variable, &low,
					      &high)) {
				assert_true(joined.f <= PTE_DIAGRAM_TRUE);
				continue;
			}
			assert_true(low != high);
			assert_int_equal(
				pte_diagram_ite(
					w.ds,
					pte_diagram_variable(w.ds, variable),
					high, low),
				joined.f);
		}
}

/* as a share of 2^64: the bits that there aren't may be anything */
static void count_is_how_many_words(void **state)
{
	struct pte_count count;
	struct words w;

	(void)state;
	for (EACH_WORDS(&w, NODES))
		for (unsigned n = 0; n < 200; n++) {
			uint64_t found = 0;

			one_alone(&w);
			for (unsigned i = 0; i < words_of(&w); i++)
				found += joined.has[i];
			assert_int_equal(
				pte_diagram_count(w.ds, joined.f, &count),
				PTE_STATUS_OK);
			assert_int_equal(count.high, found >> bits);
			assert_int_equal(count.low, found << (64 - bits));
		}
}

static pte_diagram all_of(struct pte_diagrams *ds, unsigned variables)
{
	pte_diagram all = PTE_DIAGRAM_TRUE;

	while (variables-- > 0)
		all = pte_diagram_and(
			ds, pte_diagram_variable(ds, variables * 63), all);
	return all;
}

static void sixty_four_variables_are_counted_exactly(void **state)
{
	struct pte_diagrams *const ds = store_of(NODES);
	struct pte_count count = { 5, 5 };

	(void)state;
	assert_int_equal(pte_diagram_count(ds, all_of(ds, 64), &count),
			 PTE_STATUS_OK);
	assert_true(count.high == 0 && count.low == 1);
	assert_int_equal(pte_diagram_count(ds,
					   pte_diagram_not(ds, all_of(ds, 64)),
					   &count),
			 PTE_STATUS_OK);
	assert_true(count.high == 0 && count.low == UINT64_MAX);
	assert_int_equal(pte_diagram_count(ds, all_of(ds, 65), &count),
			 PTE_STATUS_CAPACITY);
	assert_int_equal(pte_diagram_count(ds, PTE_DIAGRAM_NONE, &count),
			 PTE_STATUS_CAPACITY);
	assert_true(count.high == 0 && count.low == UINT64_MAX);
	for (unsigned n = 1; n < 64; n++) {
		assert_int_equal(pte_diagram_count(ds, all_of(ds, n), &count),
				 PTE_STATUS_OK);
		assert_true(count.low == UINT64_C(1) << (64 - n));
	}
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, joined_functions_are_true_of_what_they_should);
	CASES_ADD(&cases, same_function_is_same_number);
	CASES_ADD(&cases, all_functions_of_three_bits_are_told_apart);
	CASES_ADD(&cases, given_values_are_put_in);
	CASES_ADD(&cases, path_is_a_way_to_be_true);
	CASES_ADD(&cases, support_is_what_makes_a_difference);
	CASES_ADD(&cases, node_is_its_variable_and_its_sides);
	CASES_ADD(&cases, count_is_how_many_words);
	CASES_ADD(&cases, sixty_four_variables_are_counted_exactly);
	return cases_run(&cases, "diagram");
}
