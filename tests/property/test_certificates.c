/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Certificates of all claims, on the rows as they are: with one bit or field
 * changed, each is refused. (What the encoders' words say of a change of their
 * own is in test_claims.c.)
 */
#include "../layouts.h"

#include <string.h>

#include "../verdicts.h"
#include "../workspace.h"

static struct pte_verdict changed;

/* how often a tree was tampered with that has more than one case */
static unsigned taken_apart;

#define VERDICT "%s at %s on %s of %s by %s"
#define VERDICT_ARGS(v)                                                        \
	(v)->claim->id, pte_level_name((v)->level),                            \
		pte_domain_name((v)->domain), pte_kind_name((v)->kind),        \
		(v)->path == NULL ? "no path" : (v)->path

static void assert_refused(const struct pte_verdict *v, const char *what,
			   unsigned n)
{
	check(pte_verdict_verify(workspace(), &changed) ==
		      PTE_STATUS_NOT_REPRODUCED,
	      VERDICT ": taken with %s %u changed", VERDICT_ARGS(v), what, n);
}

/* turn the bit, look, and turn it back */
static void turn(const struct pte_verdict *v, uint64_t *in, unsigned n,
		 const char *what)
{
	*in ^= UINT64_C(1) << n;
	assert_refused(v, what, n);
	*in ^= UINT64_C(1) << n;
}

/* where the tree that begins at a step ends */
static unsigned end_of_tree(const struct pte_certificate *c, unsigned step)
{
	unsigned open = 1;

	for (; open > 0; step++)
		open = c->step[step] == PTE_STEP_CLOSED ? open - 1 : open + 1;
	return step;
}

/* steps first .. end - 1 out, as many as are given in */
static void replace(const struct pte_verdict *v, unsigned first, unsigned end,
		    const uint16_t *by, unsigned count)
{
	const struct pte_certificate *const whole = &v->certificate;
	struct pte_certificate *const c = &changed.certificate;
	const unsigned left = whole->steps - end;

	memcpy(&c->step[first], by, count * sizeof(*by));
	memcpy(&c->step[first + count], &whole->step[end], left * sizeof(*by));
	c->steps = first + count + left;
}

static void restore(const struct pte_verdict *v)
{
	memcpy(&changed.certificate, &v->certificate,
	       sizeof(changed.certificate));
}

/* a case is taken apart only where it's open: it can't be closed before */
static void tamper_with_open_case(const struct pte_verdict *v, unsigned step)
{
	const struct pte_certificate *const whole = &v->certificate;
	const uint16_t bit = whole->step[step];
	const uint16_t closed[] = { PTE_STEP_CLOSED };
	/* a bit that is fixed isn't open any more */
	const uint16_t twice[] = { bit, bit, PTE_STEP_CLOSED };

	taken_apart++;
	replace(v, step, end_of_tree(whole, step), closed, 1);
	assert_refused(v, "the tree, closed at step", step);
	replace(v, step, step + 1, twice, 3);
	assert_refused(v, "a bit, to be taken twice, step", step);
	restore(v);
}

static void tamper_with_step(const struct pte_verdict *v, unsigned step)
{
	/* what isn't a step, and what has no ends */
	const uint16_t others[] = { PTE_STEP_BIT(PTE_GIVEN_A, 0),
				    PTE_STEP_CLOSED + 1, UINT16_MAX };

	replace(v, step, step + 1, others, 0);
	assert_refused(v, "the steps without step", step);
	restore(v);
	if (v->certificate.step[step] != PTE_STEP_CLOSED) {
		tamper_with_open_case(v, step);
		return;
	}
	for (unsigned i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		replace(v, step, step + 1, &others[i], 1);
		assert_refused(v, "a closed case, step", step);
	}
	restore(v);
}

static void tamper_with_verdict(const struct pte_verdict *v)
{
	struct pte_certificate *const c = &changed.certificate;
	const uint16_t closed[] = { PTE_STEP_CLOSED };

	for (unsigned i = 0; i < c->steps; i++)
		tamper_with_step(v, i);
	c->steps = 0;
	if (v->certificate.steps != 0)
		assert_refused(v, "the steps, to", 0);
	c->steps = PTE_STEP_CAPACITY + 1;
	assert_refused(v, "the steps, to", c->steps);
	restore(v);
	replace(v, c->steps, c->steps, closed, 1);
	assert_refused(v, "the steps, to", c->steps);
	restore(v);
	for (unsigned verdict = 0; verdict < 5; verdict++) {
		changed.verdict = (enum pte_verdict_kind)verdict;
		if (verdict != PTE_VERDICT_PROVED &&
		    verdict != PTE_VERDICT_NOT_APPLICABLE)
			assert_refused(v, "the verdict, to", verdict);
	}
}

static void tamper(const struct pte_verdict *v)
{
	changed = *v;
	if (v->verdict == PTE_VERDICT_PROVED) {
		tamper_with_verdict(v);
		return;
	}
	if (v->verdict != PTE_VERDICT_REFUTED)
		return;
	for (unsigned n = 0; n < 64; n++)
		turn(v, &changed.becomes, n, "what the witness becomes, bit");
	changed.verdict = PTE_VERDICT_PROVED;
	assert_refused(v, "the verdict, to", PTE_VERDICT_PROVED);
}

static void changed_certificates_are_refused(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	verdicts_each(&t, tamper);
}

static void trees_were_taken_apart(void **state)
{
	(void)state;
	assert_true(taken_apart > 1000);
}

int main(void)
{
	struct cases cases = { 0 };

	cases_add_each(&cases, EVERY_ROW, changed_certificates_are_refused,
		       "changed_certificates_are_refused");
	CASES_ADD(&cases, trees_were_taken_apart);
	return cases_run(&cases, "certificates");
}
