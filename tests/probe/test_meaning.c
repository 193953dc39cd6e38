/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What tables say as diagrams is what the library's functions say of words: of
 * all parts of all built-in layouts, on edge and random words.
 */
#include "parts.h"

#include "meaning.h"

static void same_test(const struct pte_test *test)
{
	struct random r = { RANDOM_SEED };
	struct pte_vector word;
	struct pte_diagrams *const ds = parts_begin(&word);
	const pte_diagram f = meaning_of_test(ds, &word, test);

	assert_true(f != PTE_DIAGRAM_NONE);
	for (unsigned n = 0; n < PARTS_WORDS; n++) {
		const uint64_t mask = n % 3 == 0 ? test->mask
						 : test->mask | test->any;
		const uint64_t w = parts_word(
			&r, n, mask, test->value | (test->except & test->any));

		check(parts_true(ds, f, w) == pte_test_has(test, w), "%#llx",
		      (unsigned long long)w);
	}
}

static void same_either(const struct pte_either *either)
{
	struct random r = { RANDOM_SEED };
	struct pte_vector word;
	struct pte_diagrams *const ds = parts_begin(&word);
	const pte_diagram f = meaning_of_either(ds, &word, either);

	for (unsigned n = 0; n < PARTS_WORDS; n++) {
		const struct pte_test *const t = &either->test[n % 2];
		const uint64_t w = parts_word(&r, n, t->mask | t->any,
					      t->value | (t->except & t->any));

		check(parts_true(ds, f, w) == pte_either_has(either, w),
		      "%#llx", (unsigned long long)w);
	}
}

static void same_piece(const struct pte_piece *piece)
{
	struct random r = { RANDOM_SEED };
	struct pte_vector word, quantity;
	struct pte_diagrams *const ds = parts_begin(&word);

	meaning_of_pieces(ds, &word, piece, 1, &quantity);
	for (unsigned n = 0; n < PARTS_WORDS; n++) {
		const uint64_t w = parts_word(&r, n, 0, 0);

		assert_int_equal(parts_value(ds, &quantity, w),
				 pte_piece_get(piece, w));
	}
}

static void same_place(const struct pte_place *place)
{
	struct random r = { RANDOM_SEED };
	struct pte_vector word, address;
	struct pte_diagrams *const ds = parts_begin(&word);

	meaning_of_place(ds, &word, place, &address);
	for (unsigned n = 0; n < PARTS_WORDS * place->count; n++) {
		const struct pte_pattern *const p =
			&place->address[n % place->count].when;
		const uint64_t w =
			parts_word(&r, n / place->count, p->mask, p->value);

		check(parts_value(ds, &address, w) == pte_place_read(place, w),
		      "%#llx", (unsigned long long)w);
	}
	assert_int_equal(parts_value(ds, &address, 0),
			 pte_place_read(place, 0));
}

static void same_change(const struct pte_change *change)
{
	struct random r = { RANDOM_SEED };
	struct pte_vector word, changed;
	const struct pte_diagrams *const ds = parts_begin(&word);

	meaning_of_change(&word, change, &changed);
	for (unsigned n = 0; n < PARTS_WORDS; n++) {
		const uint64_t w = parts_word(&r, n, 0, 0);

		assert_int_equal(parts_value(ds, &changed, w),
				 pte_change_apply(change, w));
	}
}

static void means_what_it_says(void **state)
{
	const struct parts parts = {
		.test = same_test,
		.either = same_either,
		.piece = same_piece,
		.place = same_place,
		.change = same_change,
	};

	parts_of(*state, &parts);
}

/* which no layout has: random rows, some of them of no word */
static void random_rows_mean_what_they_say(void **state)
{
	struct random r = { RANDOM_SEED + 1 };

	(void)state;
	for (unsigned n = 0; n < 200; n++) {
		const uint64_t mask = random_word(&r) & random_word(&r) &
				      random_word(&r);
		const struct pte_test test = {
			mask,
			random_word(&r) &
				(n % 8 == 0 ? mask | random_word(&r) : mask),
			n % 2 == 0 ? 0 : random_word(&r) & random_word(&r),
			n % 4 < 2 ? 0 : random_word(&r)
		};
		const struct pte_change change = { random_word(&r),
						   random_word(&r) };
		const uint8_t lsb = (uint8_t)random_below(&r, 40);
		const struct pte_piece piece = { lsb,
						 (uint8_t)random_below(&r, 24),
						 (uint8_t)random_below(&r, 40),
						 n % 2 == 0 };

		same_test(&test);
		same_change(&change);
		same_piece(&piece);
	}
}

int main(void)
{
	struct cases cases = { 0 };
	const struct pte_model *m;
	int failed;

	for (size_t i = 0; (m = pte_model_at(i)) != NULL; i++)
		cases_add(&cases, means_what_it_says, m,
			  "means_what_it_says[%s@%u.%u]", m->layout->name,
			  (unsigned)m->layout->since >> 8,
			  m->layout->since & 0xffU);
	CASES_ADD(&cases, random_rows_mean_what_they_say);
	failed = cases_run(&cases, "meaning");
	parts_end();
	return failed;
}
