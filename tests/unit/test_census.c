/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <pte/prove/census.h>

#include "../copy.h"

#define PTE PTE_LEVEL_PTE
#define PMD PTE_LEVEL_PMD
#define HUGETLB PTE_LEVEL_HUGETLB

/* 2^n words, less some */
#define TWO_TO(n) (UINT64_C(1) << (n))

struct answer {
	enum pte_kind kind;
	uint64_t words;
};

static void assert_counts(const char *name, const char *config,
			  enum pte_level level, const struct answer *answers,
			  size_t count)
{
	struct pte_target t;
	struct pte_census c;

	target_named(name, config, &t);
	assert_int_equal(pte_census_take(&t, level, &c), PTE_STATUS_OK);
	assert_true(c.agrees);
	assert_true(c.complete);
	assert_int_equal(c.sum.high, 1);
	assert_int_equal(c.sum.low, 0);
	for (size_t i = 0; i < count; i++)
		check(c.kind[answers[i].kind].high == 0 &&
			      c.kind[answers[i].kind].low == answers[i].words,
		      "%s %s: %#llx words of %s, not %#llx", name,
		      pte_level_name(level),
		      (unsigned long long)c.kind[answers[i].kind].low,
		      pte_kind_name(answers[i].kind),
		      (unsigned long long)answers[i].words);
}
#define ASSERT_COUNTS(name, config, level, answers)                            \
	assert_counts(name, config, level, answers,                            \
		      sizeof(answers) / sizeof(answers[0]))

/*
 * pte_present: P, or PROT_NONE without it: a half and a quarter. pte_none
 * passes over A and D: four words. A type is 59 bits, of which bits 0 and 8
 * are 0: 2^57. Of 32 types, 6.12 reserves 9; type 0 has the four none words.
 */
static void x86_64_ptes_are_counted(void **state)
{
	static const struct answer answers[] = {
		{ PTE_KIND_NONE, 4 },
		{ PTE_KIND_PRESENT, TWO_TO(63) },
		{ PTE_KIND_PROTNONE, TWO_TO(62) },
		{ PTE_KIND_INVALIDATED, 0 },
		{ PTE_KIND_TABLE, 0 },
		{ PTE_KIND_SWAP, 23 * TWO_TO(57) - 4 },
		{ PTE_KIND_MARKER, TWO_TO(57) },
		{ PTE_KIND_DEVICE_EXCLUSIVE_READ, TWO_TO(57) },
		{ PTE_KIND_DEVICE_EXCLUSIVE_WRITE, TWO_TO(57) },
		{ PTE_KIND_DEVICE_PRIVATE_READ, TWO_TO(57) },
		{ PTE_KIND_DEVICE_PRIVATE_WRITE, TWO_TO(57) },
		{ PTE_KIND_MIGRATION_READ, TWO_TO(57) },
		{ PTE_KIND_MIGRATION_READ_EXCLUSIVE, TWO_TO(57) },
		{ PTE_KIND_MIGRATION_WRITE, TWO_TO(57) },
		{ PTE_KIND_HWPOISON, TWO_TO(57) },
		{ PTE_KIND_UNKNOWN, 0 },
	};

	(void)state;
	ASSERT_COUNTS("x86_64@6.12", "", PTE, answers);
	ASSERT_COUNTS("x86_64-la57@6.12", "", HUGETLB, answers);
}

/*
 * pmd_present: P, PROT_NONE or PSE. Without P: PROT_NONE a quarter, PSE alone
 * (invalidated) an eighth. With P: a table without PSE, a quarter.
 */
static void x86_64_pmds_are_counted(void **state)
{
	static const struct answer answers[] = {
		{ PTE_KIND_NONE, 4 },
		{ PTE_KIND_PRESENT, TWO_TO(62) },
		{ PTE_KIND_PROTNONE, TWO_TO(62) },
		{ PTE_KIND_INVALIDATED, TWO_TO(61) },
		{ PTE_KIND_TABLE, TWO_TO(62) },
		{ PTE_KIND_SWAP, 23 * TWO_TO(56) - 4 },
		{ PTE_KIND_MIGRATION_WRITE, TWO_TO(56) },
	};

	(void)state;
	ASSERT_COUNTS("x86_64@6.12", "", PMD, answers);
}

/* without options there are types 0 to 30 of devices, and markers' 31 */
static void options_give_their_types_back(void **state)
{
	static const struct answer answers[] = {
		{ PTE_KIND_NONE, 4 },
		{ PTE_KIND_SWAP, 31 * TWO_TO(57) - 4 },
		{ PTE_KIND_MARKER, TWO_TO(57) },
		{ PTE_KIND_MIGRATION_READ, 0 },
		{ PTE_KIND_HWPOISON, 0 },
		{ PTE_KIND_DEVICE_PRIVATE_READ, 0 },
	};

	(void)state;
	ASSERT_COUNTS("x86_64@6.12", "-migration,-memory_failure", PTE,
		      answers);
}

/*
 * pte_present: bit 0, or from 6.10 on PTE_PRESENT_INVALID, bit 11: three
 * quarters. pte_none is 0, and nothing else. A type is five bits.
 */
static void arm64_ptes_are_counted(void **state)
{
	static const struct answer answers[] = {
		{ PTE_KIND_NONE, 1 },
		{ PTE_KIND_SWAP, 23 * TWO_TO(57) - 1 },
		{ PTE_KIND_MARKER, TWO_TO(57) },
	};

	(void)state;
	ASSERT_COUNTS("arm64-4k@6.12", "", PTE, answers);
	ASSERT_COUNTS("arm64-64k@6.12", "", HUGETLB, answers);
}

/* of words of 32 bits the half that has P, bit 0, or PROTNONE, bit 8, is
 * present: three quarters; 0 is none, with A and D; the rest is of type 0 */
static void words_of_32_bits_are_counted(void **state)
{
	struct pte_target t;
	struct pte_layout l;
	struct pte_census c;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	l = *t.layout;
	l.word_bits = 32;
	t.layout = &l;
	assert_int_equal(pte_census_take(&t, PTE, &c), PTE_STATUS_OK);
	assert_true(c.agrees);
	assert_true(c.complete);
	assert_int_equal(c.sum.high, 0);
	assert_int_equal(c.sum.low, TWO_TO(32));
	assert_int_equal(c.kind[PTE_KIND_NONE].low, 4);
	assert_int_equal(c.kind[PTE_KIND_PRESENT].low +
				 c.kind[PTE_KIND_PROTNONE].low,
			 TWO_TO(32) / 4 * 3);
	assert_int_equal(c.kind[PTE_KIND_SWAP].low, TWO_TO(32) / 4 - 4);
}

static void level_without_leaves_has_no_census(void **state)
{
	struct pte_census c = { .agrees = true }, before = c;
	struct pte_target t;

	(void)state;
	target_named("ppc64-nohash@6.12", "", &t);
	assert_int_equal(pte_census_take(&t, PMD, &c), PTE_STATUS_NO_LEVEL);
	assert_memory_equal(&c, &before, sizeof(c));
}

/* 2^64, or 2^32, of every row at every level, and every kind counted both ways
 */
static void every_word_is_counted_once(void **state)
{
	const struct brief *brief;
	uint64_t high, low;
	struct pte_target t;

	subject_target(*state, &t);
	brief = brief_of(t.layout);
	high = brief == NULL || brief->word_bits == 64;
	low = high != 0 ? 0 : TWO_TO(32);
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		struct pte_census c;
		struct pte_count sum = { 0, 0 };

		if (t.layout->view[l] == NULL)
			continue;
		assert_int_equal(pte_census_take(&t, (enum pte_level)l, &c),
				 PTE_STATUS_OK);
		assert_true(c.agrees);
		assert_int_equal(c.sum.high, high);
		assert_int_equal(c.sum.low, low);
		for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
			sum.low += c.kind[k].low;
			sum.high += c.kind[k].high +
				    (uint64_t)(sum.low < c.kind[k].low);
		}
		assert_int_equal(sum.high, high);
		assert_int_equal(sum.low, low);
		assert_true(c.kind[PTE_KIND_NONE].low > 0);
	}
}

/* a predicate that takes a word of another one: it counts twice */
static void word_of_two_kinds_shows_in_the_sum(void **state)
{
	static struct copy x86;
	struct pte_target t;
	struct pte_census c;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &x86);
	/* none without regard to P: P alone with A and D as they like */
	x86.view[PTE].none.mask &= ~UINT64_C(1);
	t.model = &x86.model;
	t.layout = &x86.layout;
	assert_int_equal(pte_census_take(&t, PTE, &c), PTE_STATUS_OK);
	assert_int_equal(c.sum.high, 1);
	assert_int_equal(c.sum.low, 4);
	assert_int_equal(c.kind[PTE_KIND_NONE].low, 8);
	assert_int_equal(c.kind[PTE_KIND_PRESENT].low, TWO_TO(63));
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, x86_64_ptes_are_counted);
	CASES_ADD(&cases, x86_64_pmds_are_counted);
	CASES_ADD(&cases, options_give_their_types_back);
	CASES_ADD(&cases, arm64_ptes_are_counted);
	CASES_ADD(&cases, words_of_32_bits_are_counted);
	CASES_ADD(&cases, level_without_leaves_has_no_census);
	CASES_ADD(&cases, word_of_two_kinds_shows_in_the_sum);
	cases_add_each(&cases, EVERY_CONFIG, every_word_is_counted_once,
		       "every_word_is_counted_once");
	return cases_run(&cases, "census");
}
