/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What `pte check` remembers of obligations: it's taken for what comes to the
 * same programs, and for nothing else.
 */
#include "../layouts.h"

#include <string.h>

#include "../mutation/mutant.h"
#include "../verdicts.h"
#include "../workspace.h"
#include "check/tried.h"

/* one mutant of so many: a prime, that each constant has its turn */
#define SHARE 499

/* ---- told -----------------------------------------------------------------
 */

struct told {
	struct tried *tried;
	struct verdicts verdicts;
	bool holds[VERDICT_ROOM];
};

static void keep(const struct pte_verdict *v, void *context)
{
	struct told *const told = context;
	struct verdicts *const all = &told->verdicts;

	check(all->count < VERDICT_ROOM,
	      "more verdicts than there is room for");
	told->holds[all->count] = tried_verify(told->tried, workspace(), v);
	all->verdict[all->count++] = *v;
}

static void tell(struct told *told, const char *claim,
		 const struct pte_target *target, enum pte_level level)
{
	told->verdicts.count = 0;
	tried_claim(told->tried, workspace(), claim_named(claim), target, level,
		    keep, told);
}

static struct told told;

/* nothing is remembered */
static void begin(void)
{
	tried_end(told.tried);
	told.tried = tried_begin();
	assert_non_null(told.tried);
}

/* ---- the same verdicts as without a memory --------------------------------
 */

static bool same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* another witness, or another proof, would do: if it's one */
static void compare(const struct pte_verdict *v, const struct pte_verdict *w,
		    const char *what)
{
	check(v->claim == w->claim && v->target == w->target &&
		      v->level == w->level && v->domain == w->domain &&
		      v->kind == w->kind && same_text(v->path, w->path) &&
		      v->verdict == w->verdict &&
		      v->obligation == w->obligation &&
		      same_text(v->reason, w->reason) &&
		      same_text(v->method, w->method) &&
		      same_text(v->accepted, w->accepted),
	      "%s: %s at %s isn't told as without a memory", what, v->claim->id,
	      pte_level_name(v->level));
	check(pte_verdict_verify(workspace(), v) ==
		      pte_verdict_verify(workspace(), w),
	      "%s: what is recalled of %s at %s doesn't hold", what,
	      v->claim->id, pte_level_name(v->level));
}

static void compare_all(const struct pte_target *t, const char *what)
{
	static struct verdicts plain;

	for (size_t i = 0; i < pte_claim_count(); i++) {
		const char *const claim = pte_claim_at(i)->id;

		for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
			verdicts_of(claim, t, (enum pte_level)l, &plain);
			tell(&told, claim, t, (enum pte_level)l);
			check(plain.count == told.verdicts.count,
			      "%s: %zu verdicts of %s, not %zu", what,
			      told.verdicts.count, claim, plain.count);
			for (size_t n = 0; n < plain.count; n++) {
				const struct pte_verdict *const v =
					&told.verdicts.verdict[n];

				compare(v, &plain.verdict[n], what);
				check(told.holds[n] ==
					      (pte_verdict_verify(workspace(),
								  v) ==
					       PTE_STATUS_OK),
				      "%s: %s isn't verified", what, claim);
			}
		}
	}
}

/* ... of all rows so far */
static void recalled_verdicts_are_those_of_a_trial(void **state)
{
	const struct subject *const s = *state;
	struct pte_target t;

	subject_target(s, &t);
	compare_all(&t, s->name);
	compare_all(&t, s->name);
}

/* one constant of a row changed: the row's verdicts aren't taken for its own */
static void a_mutant_is_not_taken_for_its_row(void **state)
{
	static struct constants all;
	static unsigned nth;
	const struct subject *const s = *state;
	struct copy copy;
	struct pte_target t;

	subject_target(s, &t);
	compare_all(&t, s->name);
	copy_row(s->model, &copy);
	constants_of(&copy, &all);
	for (size_t i = 0; i < all.count; i++) {
		const struct constant *const c = &all.constant[i];

		for (unsigned m = 0; m < mutants_of(c); m++) {
			if (nth++ % SHARE != 0 || !mutant_make(&copy, c, m))
				continue;
			if (pte_target_of(&copy.model, s->version, &s->config,
					  &t) == PTE_STATUS_OK)
				compare_all(&t, c->name);
			mutant_undo(c, m);
		}
	}
}

/* ---- what is remembered ---------------------------------------------------
 */

/* Beside the proof that the prover gives, which is one step: of the same, taken
 * apart where it needn't be; and one that stops short. */
static const uint16_t longer[] = { PTE_STEP_BIT(PTE_GIVEN_A, 0),
				   PTE_STEP_CLOSED, PTE_STEP_CLOSED };
static const uint16_t no_proof[] = { PTE_STEP_BIT(PTE_GIVEN_A, 0),
				     PTE_STEP_CLOSED };

struct giving {
	struct tried *tried;
	const uint16_t *step;
	unsigned steps;
	unsigned was; /* in the proof that was told */
	bool holds;
};

static void give(const struct pte_verdict *v, void *context)
{
	static struct pte_verdict changed;
	struct giving *const g = context;

	changed = *v;
	g->was = v->certificate.steps;
	if (g->steps > 0) {
		changed.certificate.steps = g->steps;
		memcpy(changed.certificate.step, g->step,
		       g->steps * sizeof(*g->step));
	}
	g->holds = tried_verify(g->tried, workspace(), &changed);
}

static struct giving after_giving(const uint16_t *step, unsigned steps,
				  const char *target)
{
	struct giving g = { told.tried, step, steps, 0, false };
	struct pte_target t;

	target_named(target, "", &t);
	tried_claim(g.tried, workspace(), claim_named("swap-not-present"), &t,
		    PTE_LEVEL_PTE, give, &g);
	return g;
}

static void a_proof_that_holds_is_remembered(void **state)
{
	struct giving g;

	(void)state;
	begin();
	g = after_giving(longer, 3, "x86_64@6.12");
	assert_int_equal(g.was, 1);
	assert_true(g.holds);
	g = after_giving(NULL, 0, "x86_64@6.12");
	assert_int_equal(g.was, 3);
	assert_true(g.holds);
	/* of a layout that differs elsewhere, too; but not of any */
	g = after_giving(NULL, 0, "x86_64-la57@6.11");
	assert_int_equal(g.was, 3);
	g = after_giving(NULL, 0, "arm64-4k@6.12");
	assert_int_equal(g.was, 1);
}

static void a_proof_that_does_not_hold_is_not_remembered(void **state)
{
	struct giving g;

	(void)state;
	begin();
	g = after_giving(no_proof, 2, "x86_64@6.12");
	assert_false(g.holds);
	g = after_giving(NULL, 0, "x86_64@6.12");
	assert_int_equal(g.was, 1);
	assert_true(g.holds);
}

static void what_does_not_apply_is_not_taken_for_what_does(void **state)
{
	struct pte_target t;

	(void)state;
	begin();
	target_named("ppc64-nohash@6.12", "", &t);
	tell(&told, "swap-not-protnone", &t, PTE_LEVEL_PTE);
	assert_int_equal(told.verdicts.count, 1);
	assert_int_equal(told.verdicts.verdict[0].verdict,
			 PTE_VERDICT_NOT_APPLICABLE);
	assert_true(told.holds[0]);
	compare_all(&t, "ppc64-nohash@6.12");
}

static void without_a_memory_everything_is_tried(void **state)
{
	struct pte_target t;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	tried_end(told.tried);
	told.tried = NULL;
	compare_all(&t, "x86_64@6.12");
	begin();
}

/* ---- the key --------------------------------------------------------------
 */

static uint64_t whole_key[TRIED_KEY_WORDS];
static size_t whole_length;

static void assert_another_key(const struct pte_program *p, const char *what)
{
	static uint64_t key[TRIED_KEY_WORDS];
	const size_t length = tried_key(p, key);

	check(length != whole_length ||
		      memcmp(key, whole_key, length * sizeof(*key)) != 0,
	      "a program with another %s has the same key", what);
}

/* turn each bit of an integer in turn */
#define TURN(p, field)                                                         \
	for (unsigned n = 0; n < 8 * sizeof(field); n++) {                     \
		(field) ^= (UINT64_C(1) << n);                                 \
		assert_another_key(p, #field);                                 \
		(field) ^= (UINT64_C(1) << n);                                 \
	}

static void every_part_of_a_program_is_in_its_key(void **state)
{
	static struct pte_program p;
	static struct pte_obligations all;
	struct pte_target t;

	(void)state;
	target_named("arm64-64k-pa52@6.12", "", &t);
	tell(&told, "image-disjoint", &t, PTE_LEVEL_PTE);
	assert_int_equal(
		pte_verdict_obligations(&told.verdicts.verdict[0], &all),
		PTE_STATUS_OK);
	assert_int_equal(pte_obligation_program(&t, &all, &all.list[0], &p),
			 PTE_STATUS_OK);
	whole_length = tried_key(&p, whole_key);
	TURN(&p, p.against);
	TURN(&p, p.witness);
	TURN(&p, p.becomes);
	p.bit_by_bit = !p.bit_by_bit;
	assert_another_key(&p, "way to go");
	p.bit_by_bit = !p.bit_by_bit;
	p.count--;
	assert_another_key(&p, "count");
	p.count++;
	for (unsigned i = PTE_GIVEN_COUNT; i < p.count; i++) {
		TURN(&p, p.line[i].operation);
		TURN(&p, p.line[i].a);
		TURN(&p, p.line[i].b);
		TURN(&p, p.line[i].word);
	}
}

/* ---- what the library makes of it -----------------------------------------
 */

struct liar {
	enum pte_verdict_kind says;
	unsigned obligation;
	struct verdicts told;
};

static bool lie(const struct pte_obligations *obligations,
		struct pte_verdict *v, void *context)
{
	const struct liar *const l = context;

	(void)obligations;
	v->verdict = l->says;
	v->obligation = l->obligation;
	memset(v->certificate.step, 0, sizeof(v->certificate.step));
	v->certificate.steps = 7;
	v->witness = 1;
	return true;
}

static void keep_lie(const struct pte_verdict *v, void *context)
{
	struct liar *const l = context;

	l->told.verdict[l->told.count++] = *v;
}

/* what is no verdict isn't taken for one, nor is what goes with it */
static void an_answer_that_is_none_is_not_taken(void **state)
{
	static struct liar l;
	static struct verdicts plain;
	const struct pte_memory memory = { lie, &l };
	struct pte_target t;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	verdicts_of("swap-not-none", &t, PTE_LEVEL_PTE, &plain);
	for (unsigned says = 0; says < 6; says++) {
		if (says == PTE_VERDICT_PROVED)
			continue;
		l.says = (enum pte_verdict_kind)says;
		l.obligation = PTE_OBLIGATION_CAPACITY;
		l.told.count = 0;
		pte_claim_try_recalling(workspace(),
					claim_named("swap-not-none"), &t,
					PTE_LEVEL_PTE, &memory, keep_lie, &l);
		assert_int_equal(l.told.count, plain.count);
		for (size_t n = 0; n < plain.count; n++)
			compare(&l.told.verdict[n], &plain.verdict[n], "a lie");
	}
}

/* ... and what is a wrong one is found out */
static void a_wrong_answer_is_not_verified(void **state)
{
	static struct liar l = { PTE_VERDICT_PROVED, 0, { .count = 0 } };
	const struct pte_memory memory = { lie, &l };
	struct pte_target t;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	pte_claim_try_recalling(workspace(), claim_named("swap-not-none"), &t,
				PTE_LEVEL_PTE, &memory, keep_lie, &l);
	assert_int_equal(l.told.count, 1);
	assert_int_equal(l.told.verdict[0].verdict, PTE_VERDICT_PROVED);
	assert_int_equal(pte_verdict_verify(workspace(), &l.told.verdict[0]),
			 PTE_STATUS_NOT_REPRODUCED);
	/* a claim isn't asked where it isn't made */
	l.told.count = 0;
	pte_claim_try_recalling(workspace(), claim_named("is-a"), &t,
				PTE_LEVEL_PMD, &memory, keep_lie, &l);
	assert_int_equal(l.told.count, 0);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, a_proof_that_does_not_hold_is_not_remembered);
	CASES_ADD(&cases, a_proof_that_holds_is_remembered);
	CASES_ADD(&cases, what_does_not_apply_is_not_taken_for_what_does);
	CASES_ADD(&cases, without_a_memory_everything_is_tried);
	CASES_ADD(&cases, an_answer_that_is_none_is_not_taken);
	CASES_ADD(&cases, a_wrong_answer_is_not_verified);
	CASES_ADD(&cases, every_part_of_a_program_is_in_its_key);
	cases_add_each(&cases, EVERY_ROW,
		       recalled_verdicts_are_those_of_a_trial,
		       "recalled_verdicts_are_those_of_a_trial");
	cases_add_each(&cases, EVERY_ROW, a_mutant_is_not_taken_for_its_row,
		       "a_mutant_is_not_taken_for_its_row");

	const int status = cases_run(&cases, "tried");

	tried_end(told.tried);
	return status;
}
