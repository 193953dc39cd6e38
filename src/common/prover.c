/* SPDX-License-Identifier: BSD-2-Clause */
#include "prover.h"

static void tell(struct trial *t, enum pte_verdict_kind verdict)
{
	t->v.verdict = verdict;
	t->v.known = verdict == PTE_VERDICT_REFUTED ? pte_trial_known(&t->v)
						    : NULL;
	t->tell(&t->v, t->context);
	t->v.reason = t->v.method = NULL;
	t->v.witness = t->v.becomes = 0;
	t->v.meets = PTE_MEETS_UNSAID;
	pte_trial_begin(t);
}

void pte_trial_not_applicable(struct trial *t, const char *reason)
{
	t->v.reason = reason;
	tell(t, PTE_VERDICT_NOT_APPLICABLE);
}

void pte_trial_refute(struct trial *t, uint64_t witness, uint64_t becomes,
		      const char *reason)
{
	t->v.witness = witness;
	t->v.becomes = becomes;
	t->v.reason = reason;
	tell(t, PTE_VERDICT_REFUTED);
}

void pte_trial_prove(struct trial *t, const char *method)
{
	t->v.method = method;
	tell(t, PTE_VERDICT_PROVED);
}

void pte_trial_begin(struct trial *t)
{
	t->v.certificate.steps = 0;
	t->v.certificate.covers_image = false;
	t->v.certificate.wired = false;
}

bool pte_trial_add_step(struct trial *t, const struct pte_step *step)
{
	struct pte_certificate *const c = &t->v.certificate;

	if (c->steps == PTE_STEP_CAPACITY) {
		pte_trial_not_applicable(t,
					 "the proof exceeds the capacity of a "
					 "certificate");
		return false;
	}
	c->step[c->steps++] = *step;
	return true;
}

bool pte_trial_add_disjoint(struct trial *t, const struct pte_test *a,
			    const struct pte_test *b, const char *reason)
{
	const uint64_t deciding = (a->value ^ b->value) & a->mask & b->mask;
	struct pte_step step = { PTE_STEP_DECIDING_BIT, *a, *b,
				 deciding & (~deciding + 1) };
	uint64_t witness;

	if (pte_test_meet(a, b, &witness)) {
		pte_trial_refute(t, witness, witness, reason);
		return false;
	}
	if (deciding == 0) {
		const uint64_t zeros = (a->mask & ~a->value) |
				       (b->mask & ~b->value);

		step.form = PTE_STEP_FORCED_ZERO;
		/* the demand that can't be met stands in b */
		if (b->any == 0 || (b->any & ~zeros) != 0) {
			step.a = *b;
			step.b = *a;
		}
		step.bits = step.b.any;
	}
	return pte_trial_add_step(t, &step);
}

static bool avoids(const struct pte_test *words, const struct pte_test *avoided)
{
	uint64_t witness;

	return !pte_test_meet(words, avoided, &witness);
}

/* patterns first .. end - 1: at once, or one after the other */
static bool add_group(struct trial *t, const struct pte_set *image,
		      unsigned first, unsigned end,
		      const struct pte_test *avoided, const char *reason)
{
	const struct pte_test hull = pte_scene_hull(image, first, end);

	if (avoids(&hull, avoided))
		return pte_trial_add_disjoint(t, &hull, avoided, reason);
	for (unsigned i = first; i < end; i++) {
		const struct pte_test one = pte_scene_hull(image, i, i + 1);

		if (!pte_trial_add_disjoint(t, &one, avoided, reason))
			return false;
	}
	return true;
}

bool pte_trial_add_image(struct trial *t, const struct pte_set *image,
			 const struct pte_test *avoided, const char *reason)
{
	struct pte_test hull;

	if (image->count == 0)
		return true;
	hull = pte_scene_hull(image, 0, image->count);
	if (avoids(&hull, avoided))
		return pte_trial_add_disjoint(t, &hull, avoided, reason);
	for (unsigned i = 0, next; i < image->count; i = next) {
		next = pte_scene_group(&t->s, image, i);
		if (!add_group(t, image, i, next, avoided, reason))
			return false;
	}
	return true;
}

bool pte_trial_add_contained(struct trial *t, const struct pte_test *a,
			     const struct pte_test *b, const char *reason)
{
	const struct pte_step step = { PTE_STEP_CONTAINED, *a, *b, 0 };
	const struct pte_test all = PTE_TEST(0, 0);
	struct pte_set rest;
	uint64_t witness;

	rest.count = 0;
	if (pte_set_add(&rest, a) != PTE_STATUS_OK ||
	    pte_set_subtract(&rest, b) != PTE_STATUS_OK) {
		pte_trial_not_applicable(t, "the sets exceed their capacity");
		return false;
	}
	if (pte_set_meet(&rest, &all, &witness)) {
		t->v.meets = PTE_MEETS_FIRST_ONLY;
		t->v.meet[0] = *a;
		t->v.meet[1] = *b;
		pte_trial_refute(t, witness, witness, reason);
		return false;
	}
	return pte_trial_add_step(t, &step);
}

/* one image, on the trial's kind and domain */
static bool try_image(struct trial *t,
		      bool (*holds)(struct trial *t,
				    const struct pte_set *image))
{
	struct pte_set image;

	pte_trial_begin(t);
	if (pte_scene_image(&t->s, t->v.kind, t->v.domain, &image) !=
	    PTE_STATUS_OK) {
		pte_trial_not_applicable(t, "the sets exceed their capacity");
		return false;
	}
	if (!holds(t, &image))
		return false;
	t->v.certificate.covers_image = true;
	pte_trial_prove(t, "disjoint");
	return true;
}

static bool any_stands(const struct scene *s)
{
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (pte_scene_has(s, (enum pte_kind)k))
			return true;
	return false;
}

void pte_trial_images(struct trial *t,
		      bool (*holds)(struct trial *t,
				    const struct pte_set *image))
{
	t->v.kind = PTE_KIND_RAW;
	t->v.domain = PTE_DOMAIN_FIELD;
	if (!any_stands(&t->s)) {
		pte_trial_not_applicable(t, "no kind of entry stands at this "
					    "level");
		return;
	}
	if (try_image(t, holds))
		return;
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		if (!pte_scene_has(&t->s, (enum pte_kind)k))
			continue;
		t->v.kind = (enum pte_kind)k;
		t->v.domain = pte_scene_domain(&t->s, t->v.kind);
		(void)try_image(t, holds);
	}
}
