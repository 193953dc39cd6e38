/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * As test_bounds.c, of what is claimed and proved: claims, verdicts, schemes,
 * exhibits.
 */
#include "../workspace.h"
#include "bounds.h"

#include <pte/prove/museum.h>
#include <pte/prove/obligation.h>
#include <pte/prove/program.h>
#include <pte/prove/recall.h>

/* ---- levels -------------------------------------------------------------- */

static void count_verdict(const struct pte_verdict *v, void *context)
{
	(void)v;
	++*(unsigned *)context;
}

static bool recall_nothing(const struct pte_obligations *obligations,
			   struct pte_verdict *verdict, void *context)
{
	(void)obligations;
	(void)verdict;
	(void)context;
	return false;
}

static void try_both(const struct pte_claim *claim, const struct pte_target *t,
		     enum pte_level level, unsigned *told)
{
	const struct pte_memory memory = { recall_nothing, NULL };

	pte_claim_try(workspace(), claim, t, level, count_verdict, told);
	pte_claim_try_recalling(workspace(), claim, t, level, &memory,
				count_verdict, told);
}

static void nothing_is_claimed_at_a_level_that_isnt_one(void **state)
{
	const struct pte_claim none = { "no-such-claim", "", 0, PTE_LEVEL_ALL };
	const struct pte_claim *claim;
	struct pte_target t;
	unsigned told = 0;

	(void)state;
	kernel(&t);
	for (EACH(n, no_level)) {
		const enum pte_level level = (enum pte_level) * n;

		for (size_t i = 0; (claim = pte_claim_at(i)) != NULL; i++)
			try_both(claim, &t, level, &told);
		for (size_t i = 0; (claim = pte_scheme_claim_at(i)) != NULL;
		     i++)
			try_both(claim, &t, level, &told);
	}
	try_both(&none, &t, PTE_LEVEL_PTE, &told);
	assert_int_equal(told, 0);
}

static void no_scheme_has_words_at_a_level_that_isnt_one(void **state)
{
	struct pte_scheme_use use;
	struct pte_set words;

	(void)state;
	scheme_named("pte-bit", "x86_64@6.12", &use);
	for (EACH(n, no_level)) {
		const enum pte_level level = (enum pte_level) * n;

		assert_int_equal(pte_scheme_class(&use.after, level, &words),
				 PTE_STATUS_NO_LEVEL);
		assert_string_equal(
			pte_scheme_misread(&use.before, level, 0x10),
			"no leaf entries");
	}
}

/* ---- exhibits ------------------------------------------------------------ */

static void an_exhibit_has_two_sides(void **state)
{
	struct pte_exhibit own = *pte_exhibit_at(0);
	struct pte_target t;
	unsigned told = 0;

	(void)state;
	for (EACH(n, no_level)) {
		const enum pte_side_of side = (enum pte_side_of) * n;

		assert_int_equal(pte_exhibit_target(&own, side, &t),
				 PTE_STATUS_UNKNOWN_NAME);
		assert_int_equal(pte_exhibit_try(workspace(), &own, side,
						 count_verdict, &told),
				 PTE_STATUS_UNKNOWN_NAME);
	}
	own.claim = "no-such-claim";
	assert_null(pte_exhibit_claim(&own));
	assert_int_equal(pte_exhibit_try(workspace(), &own, PTE_SIDE_AFTER,
					 count_verdict, &told),
			 PTE_STATUS_OK);
	assert_int_equal(told, 0);
}

/* ---- bits ---------------------------------------------------------------- */

static void no_scheme_takes_a_bit_beyond(void **state)
{
	static const int bits[] = { -2, 64, 65, 128, 0x7fffffff, -0x7fffffff };
	const struct pte_scheme *scheme;
	struct pte_scheme_use use;
	struct pte_target t, same;

	(void)state;
	kernel(&t);
	same = t;
	for (size_t i = 0; (scheme = pte_scheme_at(i)) != NULL; i++) {
		for (size_t b = 0; b < sizeof(bits) / sizeof(bits[0]); b++) {
			pte_scheme_try(scheme, bits[b], &t, &use);
			assert_int_equal(use.feasible, PTE_FEASIBLE_NO);
			assert_int_equal(use.obstacle, PTE_OBSTACLE_MALFORMED);
			assert_int_equal(use.words, 0);
			assert_int_equal(
				pte_scheme_apply(scheme, bits[b], &same, NULL),
				PTE_STATUS_NOT_FEASIBLE);
		}
	}
	assert_memory_equal(&same, &t, sizeof(t));
}

static void a_scheme_of_ones_own_may_be_none(void **state)
{
	const struct pte_scheme good = *pte_scheme_at(2);
	struct pte_target t;

	(void)state;
	kernel(&t);
	for (EACH(n, beyond)) {
		struct pte_scheme bad[] = { good, good, good, good, good };
		struct pte_scheme_use use;

		bad[0].part[0].form = (enum pte_scheme_form) * n;
		bad[1].part[0].flag = (enum pte_flag) * n;
		bad[2].part[0].offset = (enum pte_scheme_offset) * n;
		bad[3].parts = *n;
		bad[4].part[0].kind = (enum pte_kind) * n;
		for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
			pte_scheme_try(&bad[i], PTE_SCHEME_NO_BIT, &t, &use);
			assert_int_equal(use.feasible, PTE_FEASIBLE_NO);
			assert_int_equal(use.obstacle, PTE_OBSTACLE_MALFORMED);
		}
	}
}

/* ---- verdicts ------------------------------------------------------------ */

static void no_verdict_of_a_number_beyond_is_verified(void **state)
{
	static struct pte_obligations all;
	static struct pte_verdict good;
	struct pte_target t;
	unsigned told = 0;

	(void)state;
	kernel(&t);
	good.claim = pte_claim_at(0);
	good.target = &t;
	good.kind = PTE_KIND_RAW;
	good.verdict = PTE_VERDICT_PROVED;
	assert_int_equal(pte_verdict_obligations(&good, &all), PTE_STATUS_OK);
	for (EACH(n, beyond)) {
		struct pte_verdict bad[] = { good, good, good, good };

		bad[0].level = (enum pte_level) * n;
		bad[1].domain = (enum pte_domain) * n;
		bad[2].kind = (enum pte_kind) * n;
		for (size_t i = 0; i < 3; i++) {
			assert_int_equal(pte_verdict_obligations(&bad[i], &all),
					 PTE_STATUS_UNKNOWN_NAME);
			assert_int_equal(
				pte_verdict_others(workspace(), &bad[i],
						   count_verdict, &told),
				PTE_STATUS_UNKNOWN_NAME);
		}
		bad[3].verdict = (enum pte_verdict_kind) * n;
		assert_int_equal(pte_verdict_others(workspace(), &bad[3],
						    count_verdict, &told),
				 PTE_STATUS_NOT_REPRODUCED);
		for (size_t i = 0; i < 4; i++)
			assert_int_equal(
				pte_verdict_verify(workspace(), &bad[i]),
				PTE_STATUS_NOT_REPRODUCED);
	}
	assert_int_equal(told, 0);
}

static void an_obligation_of_no_relation_or_words_is_no_program(void **state)
{
	static struct pte_obligations all;
	static struct pte_verdict v;
	static struct pte_program program;
	struct pte_target t;

	(void)state;
	kernel(&t);
	v.claim = pte_claim_at(0);
	v.target = &t;
	v.kind = PTE_KIND_RAW;
	assert_int_equal(pte_verdict_obligations(&v, &all), PTE_STATUS_OK);
	assert_int_equal(
		pte_obligation_program(&t, &all, &all.list[0], &program),
		PTE_STATUS_OK);
	for (EACH(n, beyond)) {
		struct pte_obligation bad[] = { all.list[0], all.list[0],
						all.list[0], all.list[0],
						all.list[0] };

		bad[0].relation = (enum pte_relation) * n;
		bad[1].relation = (enum pte_relation)0;
		bad[2].relation = PTE_RELATION_INSIDE;
		bad[2].withins = *n;
		bad[3].a.of = (enum pte_words_of) * n;
		bad[4].b.of = (enum pte_words_of) * n;
		for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
			assert_int_equal(pte_obligation_program(
						 &t, &all, &bad[i], &program),
					 PTE_STATUS_UNKNOWN_NAME);
	}
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, nothing_is_claimed_at_a_level_that_isnt_one);
	CASES_ADD(&cases, no_scheme_has_words_at_a_level_that_isnt_one);
	CASES_ADD(&cases, an_exhibit_has_two_sides);
	CASES_ADD(&cases, no_scheme_takes_a_bit_beyond);
	CASES_ADD(&cases, a_scheme_of_ones_own_may_be_none);
	CASES_ADD(&cases, no_verdict_of_a_number_beyond_is_verified);
	CASES_ADD(&cases, an_obligation_of_no_relation_or_words_is_no_program);
	return cases_run(&cases, "bounds of proofs");
}
