/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What refutes a claim shows it: the word, or the two of them, are read as what
 * shouldn't be, by what decodes any other word.
 */
#include "../layouts.h"

#include <string.h>

#include <pte/decode.h>

#include "../verdicts.h"

static unsigned seen_two, seen_one;

/* all that a reader is told of a word */
static bool reads_the_same(const struct pte_reading *a,
			   const struct pte_reading *b)
{
	return a->none == b->none && a->present == b->present &&
	       a->kind == b->kind && a->swp_type == b->swp_type &&
	       a->swp_offset == b->swp_offset && a->flags == b->flags &&
	       a->pfn == b->pfn && a->stray == b->stray;
}

/* an entry that encoders write: with nothing but what is read out of it */
static bool is_written(const struct pte_target *t, enum pte_level level,
		       uint64_t word)
{
	const struct pte_codec *const c = t->layout->swap[level];
	uint64_t again = pte_layout_swap_encode_masked(
		t->layout, level,
		pte_layout_swap_decode(t->layout, level, word));

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		again |= word & c->flag[f];
	return again == word;
}

static bool is_none(const struct pte_verdict *v, const struct pte_reading *r)
{
	return r->none && is_written(v->target, v->level, v->witness);
}

static bool is_present(const struct pte_verdict *v, const struct pte_reading *r)
{
	return r->present && is_written(v->target, v->level, v->witness);
}

static bool is_none_or_present(const struct pte_verdict *v,
			       const struct pte_reading *r)
{
	return is_none(v, r) || is_present(v, r);
}

/* what the walkers of the level take it for is asked of their own tests */
static bool is_walked(const struct pte_verdict *v, const struct pte_reading *r)
{
	const struct pte_layout *const l = v->target->layout;
	bool walked = pte_layout_is_present(l, PTE_LEVEL_PMD, l->walker,
					    v->witness) ||
		      pte_test_has(&l->walker->table, v->witness);

	(void)r;
	for (const struct pte_predicate *p = v->target->model->predicates;
	     p->name != NULL; p++)
		walked = walked || pte_either_has(&p->is, v->witness);
	return walked && is_written(v->target, v->level, v->witness);
}

/* of the 46 address bits that caches look at, the highest one is clear: Linux
 * 6.12 arch/x86/kernel/cpu/bugs.c, l1tf_select_mitigation */
static bool is_in_memory(const struct pte_verdict *v,
			 const struct pte_reading *r)
{
	const uint64_t address = v->witness & UINT64_C(0x000ffffffffff000);

	(void)r;
	return address % (UINT64_C(1) << 46) < UINT64_C(1) << 45 &&
	       is_written(v->target, v->level, v->witness);
}

static bool passes_two(const struct pte_verdict *v, const struct pte_reading *r)
{
	const struct pte_view *const view = v->target->layout->view[v->level];
	const unsigned apart =
		(unsigned)pte_test_has(&view->protnone, v->witness) +
		pte_test_has(&view->invalidated, v->witness) +
		pte_test_has(&view->table, v->witness);

	return apart > 1 || (r->none && (r->present || apart > 0));
}

static bool is_entry(const struct pte_verdict *v, const struct pte_reading *r)
{
	(void)v;
	return r->has_entry;
}

static const struct {
	const char *claim;
	bool (*shows)(const struct pte_verdict *v, const struct pte_reading *r);
} one_word[] = {
	{ "swap-not-none", is_none },
	{ "swap-not-present", is_present },
	{ "pmd-not-present", is_present },
	{ "image-read", is_none_or_present },
	{ "level-safe", is_walked },
	{ "accept-disjoint", passes_two },
	{ "moment-not-entry", is_entry },
	{ "no-physical-alias", is_in_memory },
};

static bool shows(const struct pte_verdict *v, const struct pte_reading *r)
{
	for (size_t i = 0; i < sizeof(one_word) / sizeof(one_word[0]); i++)
		if (strcmp(one_word[i].claim, v->claim->id) == 0)
			return one_word[i].shows(v, r);
	return false;
}

static void look_at(const struct pte_verdict *v)
{
	struct pte_reading a, b;

	if (v->verdict != PTE_VERDICT_REFUTED)
		return;
	assert_int_equal(pte_target_decode(v->target, v->level, v->witness, &a),
			 PTE_STATUS_OK);
	assert_int_equal(pte_target_decode(v->target, v->level, v->becomes, &b),
			 PTE_STATUS_OK);
	if (v->witness != v->becomes) {
		seen_two++;
		check(!reads_the_same(&a, &b),
		      "%s at %s: 0x%llx and 0x%llx read the same", v->claim->id,
		      pte_level_name(v->level), (unsigned long long)v->witness,
		      (unsigned long long)v->becomes);
		return;
	}
	seen_one++;
	check(shows(v, &a), "%s at %s: 0x%llx isn't read as what it says",
	      v->claim->id, pte_level_name(v->level),
	      (unsigned long long)v->witness);
}

static void witnesses_are_read_as_what_refutes(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	verdicts_each(&t, look_at);
}

static void witnesses_of_both_sorts_were_seen(void **state)
{
	(void)state;
	assert_true(seen_one > 0);
	assert_true(seen_two > 0);
}

int main(void)
{
	struct cases cases = { 0 };

	cases_add_each(&cases, EVERY_VERSION,
		       witnesses_are_read_as_what_refutes,
		       "witnesses_are_read_as_what_refutes");
	CASES_ADD(&cases, witnesses_of_both_sorts_were_seen);
	return cases_run(&cases, "witnesses");
}
