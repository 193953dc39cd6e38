/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Certificates of all claims, on the rows as they are: with one bit or field
 * changed, each is refused. (What the encoders' words say of a change of their
 * own is in test_claims.c.)
 */
#include "../layouts.h"

#include <string.h>

#include "../verdicts.h"

static struct pte_verdict changed;

/* how often each form, and wires, were tampered with */
static unsigned tampered[PTE_STEP_COUNT + 1], wires_tampered;

#define VERDICT "%s at %s on %s of %s by %s"
#define VERDICT_ARGS(v)                                                        \
	(v)->claim->id, pte_level_name((v)->level),                            \
		pte_domain_name((v)->domain), pte_kind_name((v)->kind),        \
		(v)->path == NULL ? "no path" : (v)->path

static void assert_refused(const struct pte_verdict *v, const char *what,
			   unsigned n)
{
	check(pte_verdict_verify(&changed) == PTE_STATUS_NOT_REPRODUCED,
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

static void turn_all(const struct pte_verdict *v, struct pte_test *test,
		     const char *what)
{
	for (unsigned n = 0; n < 64; n++) {
		turn(v, &test->mask, n, what);
		turn(v, &test->value, n, what);
		turn(v, &test->any, n, what);
	}
}

/* fewer words than there are, or a demand on them: some are left out */
static void narrow(const struct pte_verdict *v, struct pte_test *a)
{
	for (unsigned n = 0; n < 64; n++) {
		const uint64_t bit = UINT64_C(1) << n;

		turn(v, &a->any, n, "a demand of the image at bit");
		if ((a->mask & bit) != 0)
			continue;
		turn(v, &a->mask, n, "the image, fixed to 0 at bit");
		turn(v, &a->value, n, "the image, a value outside at bit");
		a->value |= bit;
		turn(v, &a->mask, n, "the image, fixed to 1 at bit");
		a->value &= ~bit;
	}
}

static bool decides(const struct pte_step *s)
{
	return s->bits != 0 && (s->bits & ~(s->a.mask & s->b.mask &
					    (s->a.value ^ s->b.value))) == 0;
}

/* any bit that decides may be named; nothing else */
static void turn_bits(const struct pte_verdict *v, struct pte_step *s)
{
	for (unsigned n = 0; n < 64; n++) {
		const uint64_t whole = s->bits;

		s->bits ^= UINT64_C(1) << n;
		if (s->form != PTE_STEP_DECIDING_BIT || !decides(s))
			assert_refused(v, "the step's bit", n);
		s->bits = whole;
	}
}

static void tamper_with_step(const struct pte_verdict *v, struct pte_step *s)
{
	const enum pte_step_form form = s->form;

	tampered[form]++;
	switch (form) {
	case PTE_STEP_DECIDING_BIT:
	case PTE_STEP_FORCED_ZERO:
		/* predicates against each other: both are given */
		if (strcmp(v->claim->id, "accept-disjoint") == 0)
			turn_all(v, &s->a, "what is kept apart, bit");
		else
			narrow(v, &s->a);
		turn_bits(v, s);
		if (strcmp(v->claim->id, "image-disjoint") == 0)
			narrow(v, &s->b);
		else
			turn_all(v, &s->b, "what is avoided, bit");
		break;
	case PTE_STEP_UNWIRED:
		narrow(v, &s->a);
		turn_bits(v, s);
		break;
	case PTE_STEP_CONTAINED:
		/* a larger image may be read as the kind just as well, and a
		 * kind may have other types beside */
		if (strcmp(v->claim->id, "image-read") == 0 ||
		    strcmp(v->claim->id, "is-a") == 0) {
			narrow(v, &s->a);
			for (unsigned n = 0; n < 64; n++) {
				turn(v, &s->b.value, n, "a type's bit");
				turn(v, &s->b.any, n,
				     "a demand of a type, bit");
			}
			break;
		}
		turn_all(v, &s->a, "what is inside, bit");
		turn_all(v, &s->b, "what is outside, bit");
		break;
	case PTE_STEP_FITS:
	case PTE_STEP_COUNT:
		for (unsigned n = 0; n < 64; n++) {
			turn(v, &s->a.value, n, "the first number's bit");
			turn(v, &s->b.value, n, "the second number's bit");
		}
		break;
	}
	for (unsigned other = 0; other <= PTE_STEP_COUNT + 1; other++) {
		s->form = (enum pte_step_form)other;
		if (s->form != form)
			assert_refused(v, "the form, to", other);
	}
	s->form = form;
}

static void leave_out(const struct pte_verdict *v, unsigned step)
{
	struct pte_certificate *const c = &changed.certificate;

	c->steps--;
	c->step[step] = v->certificate.step[c->steps];
	assert_refused(v, "the steps but", step);
	c->step[step] = v->certificate.step[step];
	c->steps++;
}

/* an address bit that stands twice comes back from either place */
static bool is_as_good(const struct pte_wires *there, unsigned from,
		       unsigned whole)
{
	return from < PTE_WIRE_ZERO && whole < PTE_WIRE_ZERO &&
	       from / 64 == whole / 64 &&
	       there->from[from % 64] == there->from[whole % 64];
}

static void tamper_with_wires(const struct pte_verdict *v)
{
	struct pte_certificate *const c = &changed.certificate;
	uint8_t *const wires[] = { c->there.from, c->back.from };

	wires_tampered++;
	for (unsigned w = 0; w < 2; w++) {
		for (unsigned n = 0; n < 64; n++) {
			const uint8_t whole = wires[w][n];

			for (unsigned bit = 0; bit < 8; bit++) {
				const unsigned from = whole ^ 1U << bit;

				wires[w][n] = (uint8_t)from;
				if (w == 0 ||
				    !is_as_good(&c->there, from, whole))
					assert_refused(v, "a wire, to", from);
			}
			wires[w][n] = whole;
		}
	}
	c->wired = false;
	assert_refused(v, "wired, to", 0);
	c->wired = true;
}

static void tamper_with_verdict(const struct pte_verdict *v)
{
	struct pte_certificate *const c = &changed.certificate;

	for (unsigned i = 0; i < c->steps; i++) {
		/* the first, the last, and some between: they are many */
		if (i % 16 == 0 || i + 1 == c->steps)
			tamper_with_step(v, &c->step[i]);
		leave_out(v, i);
	}
	if (c->wired)
		tamper_with_wires(v);
	c->steps = 0;
	if (!c->wired && v->certificate.steps != 0)
		assert_refused(v, "the steps, to", 0);
	c->steps = PTE_STEP_CAPACITY + 1;
	assert_refused(v, "the steps, to", c->steps);
	c->steps = v->certificate.steps;
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

static void every_form_was_tampered_with(void **state)
{
	(void)state;
	for (unsigned f = PTE_STEP_DECIDING_BIT; f <= PTE_STEP_COUNT; f++)
		check(tampered[f] > 0, "no step of form %u", f);
	assert_true(wires_tampered > 0);
}

int main(void)
{
	struct cases cases = { 0 };

	cases_add_each(&cases, EVERY_ROW, changed_certificates_are_refused,
		       "changed_certificates_are_refused");
	CASES_ADD(&cases, every_form_was_tampered_with);
	return cases_run(&cases, "certificates");
}
