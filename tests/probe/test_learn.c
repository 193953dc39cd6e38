/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a function was made from is learned back, of all parts of all built-in
 * layouts; what no row says is refused.
 */
#include "parts.h"

#include "learn.h"
#include "meaning.h"

/* ---- back again -----------------------------------------------------------
 */

/* It needn't be the same row, but it's true of the same words. One that leaves
 * a word out (`except`) no row that is learned says. */
static void test_is_learned(const struct pte_test *test)
{
	struct random r = { RANDOM_SEED };
	struct pte_vector word;
	struct pte_diagrams *const ds = parts_begin(&word);
	const pte_diagram f = meaning_of_test(ds, &word, test);
	struct pte_test learned;

	if (!learn_test(ds, &word, f, &learned)) {
		check((test->except & test->any) != 0, "%#llx %#llx %#llx",
		      (unsigned long long)test->mask,
		      (unsigned long long)test->value,
		      (unsigned long long)test->any);
		return;
	}
	for (unsigned n = 0; n < PARTS_WORDS; n++) {
		const uint64_t w = parts_word(&r, n, test->mask, test->value);

		check(pte_test_has(&learned, w) == pte_test_has(test, w),
		      "%#llx", (unsigned long long)w);
	}
}

static void piece_is_learned(const struct pte_piece *piece)
{
	struct pte_vector word, quantity;
	struct pte_diagrams *const ds = parts_begin(&word);
	struct pte_piece learned[2];
	unsigned count;

	meaning_of_pieces(ds, &word, piece, 1, &quantity);
	assert_true(learn_pieces(ds, &word, &quantity, learned, 2, &count));
	assert_int_equal(count, piece->width != 0);
	if (count != 0)
		assert_true(pte_piece_same(&learned[0], piece));
}

/* Bits of an address into which two bits of a word are ORed, and patterns of
 * four bits and more, aren't found: the address is said to be none that a row
 * says. */
static bool is_beyond_learning(const struct pte_place *place)
{
	for (unsigned i = 0; i < place->count; i++) {
		const struct pte_address *const a = &place->address[i];
		uint64_t seen = 0, mask = a->when.mask;
		unsigned bits = 0;

		for (; mask != 0; mask &= mask - 1)
			bits++;
		if (bits >= 4)
			return true;
		for (unsigned p = 0; p < PTE_PIECE_COUNT; p++) {
			const uint64_t at = pte_ones(a->piece[p].width)
					    << a->piece[p].at;

			if ((seen & at) != 0)
				return true;
			seen |= at;
		}
	}
	return false;
}

static void place_is_learned(const struct pte_place *place)
{
	struct random r = { RANDOM_SEED };
	struct pte_vector word, address;
	struct pte_diagrams *const ds = parts_begin(&word);
	struct pte_place learned;

	meaning_of_place(ds, &word, place, &address);
	if (!learn_place(ds, &word, &address, &learned)) {
		assert_true(is_beyond_learning(place));
		return;
	}
	for (unsigned n = 0; n < PARTS_WORDS; n++) {
		const struct pte_pattern *const p =
			&place->address[n % place->count].when;
		const uint64_t w = parts_word(&r, n, p->mask, p->value);

		check(pte_place_read(&learned, w) == pte_place_read(place, w),
		      "%#llx", (unsigned long long)w);
	}
}

static void change_is_learned(const struct pte_change *change)
{
	struct pte_vector word, changed;
	struct pte_diagrams *const ds = parts_begin(&word);
	struct pte_change learned;

	meaning_of_change(&word, change, &changed);
	assert_true(learn_change(ds, &word, &changed, &learned));
	assert_int_equal(learned.set, change->set);
	/* what is set needn't be cleared before */
	assert_int_equal(learned.clear, change->clear & ~change->set);
}

static void flag_is_learned(uint64_t mask)
{
	const struct pte_change make = { 0, mask }, clear = { mask, 0 };
	const struct pte_test test = PTE_TEST(mask, mask);
	struct pte_vector word, made, cleared;
	struct pte_diagrams *const ds = parts_begin(&word);
	const pte_diagram asks = mask == 0 ? PTE_DIAGRAM_FALSE
					   : meaning_of_test(ds, &word, &test);
	uint64_t learned = 1;

	meaning_of_change(&word, &make, &made);
	meaning_of_change(&word, &clear, &cleared);
	assert_int_equal(learn_flag(ds, &word, asks, &made, &cleared, &learned),
			 (mask & (mask - 1)) == 0);
	if ((mask & (mask - 1)) == 0)
		assert_int_equal(learned, mask);
}

static void is_learned_back(void **state)
{
	const struct parts parts = {
		.test = test_is_learned,
		.piece = piece_is_learned,
		.place = place_is_learned,
		.change = change_is_learned,
		.flag = flag_is_learned,
	};

	parts_of(*state, &parts);
}

/* ---- what no row says ------------------------------------------------------
 */

/* and a word is told for which it's true */
static void refuse_test(struct pte_diagrams *ds, const struct pte_vector *word,
			pte_diagram f)
{
	struct pte_test test;
	uint64_t w = 0;

	assert_false(learn_test(ds, word, f, &test));
	assert_true(learn_word(ds, f, 0, &w));
	assert_true(parts_true(ds, f, w));
}

static void no_test_says_it(void **state)
{
	struct pte_vector v;
	struct pte_diagrams *const ds = parts_begin(&v);
	const pte_diagram *const b = v.bit;
	const pte_diagram both = pte_diagram_and(ds, b[1], b[2]);
	struct pte_test test;
	uint64_t w;

	(void)state;
	refuse_test(ds, &v, pte_diagram_xor(ds, b[0], b[63]));
	refuse_test(ds, &v,
		    pte_diagram_or(ds, both, pte_diagram_and(ds, b[3], b[4])));
	refuse_test(ds, &v, pte_diagram_ite(ds, b[7], b[8], b[9]));
	/* a bit is missing: either is, or both are */
	refuse_test(ds, &v, pte_diagram_not(ds, both));
	/* set, and then two of which one is, or set alone */
	refuse_test(ds, &v,
		    pte_diagram_and(ds, b[0], pte_diagram_or(ds, both, b[5])));
	assert_false(learn_test(ds, &v, PTE_DIAGRAM_NONE, &test));
	assert_false(learn_word(ds, PTE_DIAGRAM_FALSE, 0, &w));
	/* of none, and of all, there is one */
	assert_true(learn_test(ds, &v, PTE_DIAGRAM_FALSE, &test));
	assert_false(pte_test_has(&test, 0) || pte_test_has(&test, UINT64_MAX));
	assert_true(learn_test(ds, &v, PTE_DIAGRAM_TRUE, &test));
	assert_true(pte_test_has(&test, 0) && pte_test_has(&test, UINT64_MAX));
}

/* what the path leaves open is as the caller wants it */
static void words_are_open_where_nothing_matters(void **state)
{
	struct pte_vector v;
	struct pte_diagrams *const ds = parts_begin(&v);
	const pte_diagram f = pte_diagram_and(
		ds, v.bit[4],
		pte_diagram_not(ds, pte_diagram_variable(ds, 2 * 9 + 1)));
	uint64_t a, b;

	(void)state;
	assert_true(learn_words(ds, f, 0, &a, &b));
	assert_true(a == 1U << 4 && b == 0);
	assert_true(learn_words(ds, f, UINT64_MAX, &a, &b));
	assert_true(a == UINT64_MAX && b == ~(UINT64_C(1) << 9));
}

static void no_pieces_say_it(void **state)
{
	struct pte_vector v, q, other, one;
	struct pte_diagrams *const ds = parts_begin(&v);
	struct pte_piece piece[2];
	unsigned count;

	(void)state;
	pte_vector_constant(&one, 64, 1);
	pte_vector_add(ds, &q, &v, &one); /* carries */
	assert_false(learn_pieces(ds, &v, &q, piece, 2, &count));
	pte_vector_or(ds, &q, &one, &v); /* a bit that is 1 */
	assert_false(learn_pieces(ds, &v, &q, piece, 2, &count));
	pte_vector_shift_left(&other, &v, 1);
	pte_vector_or(ds, &q, &other, &v); /* two bits into one */
	assert_false(learn_pieces(ds, &v, &q, piece, 2, &count));
	pte_vector_and(ds, &q, &other, &v); /* seen from 0 it's nothing */
	assert_false(learn_pieces(ds, &v, &q, piece, 2, &count));
	/* three pieces; two are room enough for two */
	pte_vector_constant(&q, 64, 0);
	q.bit[0] = v.bit[5];
	q.bit[1] = v.bit[9];
	assert_true(learn_pieces(ds, &v, &q, piece, 2, &count));
	assert_int_equal(count, 2);
	assert_true(piece[1].lsb == 9 && piece[1].at == 1 &&
		    piece[1].width == 1);
	q.bit[2] = v.bit[30];
	assert_false(learn_pieces(ds, &v, &q, piece, 2, &count));
}

static void no_change_says_it(void **state)
{
	struct pte_vector v, changed;
	struct pte_diagrams *const ds = parts_begin(&v);
	struct pte_change change;

	(void)state;
	changed = v;
	changed.bit[3] = pte_diagram_not(ds, v.bit[3]);
	assert_false(learn_change(ds, &v, &changed, &change));
	changed.bit[3] = v.bit[4]; /* at 0 and at all ones it's the same */
	assert_false(learn_change(ds, &v, &changed, &change));
	changed.bit[3] = pte_diagram_or(ds, v.bit[3], v.bit[4]);
	assert_false(learn_change(ds, &v, &changed, &change));
	changed.bit[3] = PTE_DIAGRAM_NONE;
	assert_false(learn_change(ds, &v, &changed, &change));
}

static void flag_is_one_bit_of_all_three(void **state)
{
	static const struct pte_change make = { 0, 8 }, clear = { 8, 0 },
				       more = { 8 | 16, 0 };
	struct pte_vector v, made, cleared, wrong;
	struct pte_diagrams *const ds = parts_begin(&v);
	uint64_t mask;

	(void)state;
	meaning_of_change(&v, &make, &made);
	meaning_of_change(&v, &clear, &cleared);
	meaning_of_change(&v, &more, &wrong);
	assert_true(learn_flag(ds, &v, v.bit[3], &made, &cleared, &mask));
	assert_false(learn_flag(ds, &v, v.bit[4], &made, &cleared, &mask));
	assert_false(learn_flag(ds, &v, v.bit[3], &made, &wrong, &mask));
	assert_false(learn_flag(ds, &v, v.bit[3], &made, &v, &mask));
	assert_false(learn_flag(ds, &v, v.bit[3], &v, &cleared, &mask));
	assert_false(learn_flag(ds, &v, v.bit[3], &v, &v, &mask));
	assert_false(
		learn_flag(ds, &v, PTE_DIAGRAM_FALSE, &made, &cleared, &mask));
}

static void no_place_says_it(void **state)
{
	struct pte_vector v, address;
	struct pte_diagrams *const ds = parts_begin(&v);
	struct pte_place place;

	(void)state;
	pte_vector_resize(&address, &v, 40, PTE_DIAGRAM_FALSE);
	pte_vector_resize(&address, &address, 64, PTE_DIAGRAM_FALSE);
	/* a bit that turns others over is the condition */
	for (unsigned i = 12; i < 14; i++)
		address.bit[i] = pte_diagram_and(ds, v.bit[i], v.bit[40]);
	assert_true(learn_place(ds, &v, &address, &place));
	assert_int_equal(place.count, 2);
	for (unsigned i = 12; i < 20; i++)
		address.bit[i] = pte_diagram_and(ds, v.bit[i], v.bit[i + 20]);
	assert_false(learn_place(ds, &v, &address, &place));
	address.bit[12] = PTE_DIAGRAM_NONE;
	assert_false(learn_place(ds, &v, &address, &place));
}

int main(void)
{
	struct cases cases = { 0 };
	const struct pte_model *m;
	int failed;

	for (size_t i = 0; (m = pte_model_at(i)) != NULL; i++)
		cases_add(&cases, is_learned_back, m,
			  "is_learned_back[%s@%u.%u]", m->layout->name,
			  (unsigned)m->layout->since >> 8,
			  m->layout->since & 0xffU);
	CASES_ADD(&cases, no_test_says_it);
	CASES_ADD(&cases, words_are_open_where_nothing_matters);
	CASES_ADD(&cases, no_pieces_say_it);
	CASES_ADD(&cases, no_change_says_it);
	CASES_ADD(&cases, flag_is_one_bit_of_all_three);
	CASES_ADD(&cases, no_place_says_it);
	failed = cases_run(&cases, "learn");
	parts_end();
	return failed;
}
