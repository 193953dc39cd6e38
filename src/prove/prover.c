/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tries a claim: the questions that its scope, paths and kinds pose, one
 * verdict for each, and the other reasons for a refutation. How obligations are
 * decided is in prove_words.c, prove_functions.c and prove_cases.c.
 */
#include "prover.h"

#include "common/domain.h"
#include "common/level.h"
#include "common/text.h"
#include "workspace.h"

/* ---- reporting ------------------------------------------------------------
 */

/* why the model's row accepts a refutation, or NULL */
static const char *foreseen(const struct pte_verdict *v)
{
	const struct pte_target *const t = v->target;

	for (const struct pte_accepted *k = t->model->accepted;
	     k->claim != NULL; k++) {
		if (text_is(k->claim, text_length(k->claim), v->claim->id) &&
		    (k->path == NULL ||
		     (v->path != NULL &&
		      text_is(k->path, text_length(k->path), v->path))) &&
		    (k->levels & PTE_LEVEL_SET(v->level)) != 0 &&
		    k->in.since <= t->version && t->version <= k->in.until)
			return k->why;
	}
	return NULL;
}

static void begin(struct trial *t)
{
	t->v.reason = t->v.method = t->v.note = NULL;
	t->v.obligation = 0;
	t->v.witness = t->v.becomes = 0;
	for (unsigned i = 0; i < PTE_GIVEN_COUNT; i++)
		t->v.given[i] = 0;
	t->v.certificate.steps = 0;
}

static void tell_verdict(struct trial *t, enum pte_verdict_kind verdict)
{
	t->v.verdict = verdict;
	t->v.accepted = verdict == PTE_VERDICT_REFUTED ? foreseen(&t->v) : NULL;
	t->tell(&t->v, t->context);
}

enum outcome pte_trial_refuted_by(struct trial *t, uint64_t witness,
				  uint64_t becomes)
{
	t->v.witness = witness;
	t->v.becomes = becomes;
	return OUTCOME_REFUTED;
}

enum outcome pte_trial_add_step(struct trial *t, uint16_t step)
{
	struct pte_certificate *const c = &t->v.certificate;

	if (c->steps == PTE_STEP_CAPACITY)
		return OUTCOME_CAPACITY;
	c->step[c->steps++] = step;
	return OUTCOME_SHOWN;
}

/* ---- numbers --------------------------------------------------------------
 */

static enum outcome prove_fits(struct trial *t, const struct pte_obligation *o)
{
	return o->number[0] <= o->number[1]
		       ? pte_trial_add_step(t, PTE_STEP_CLOSED)
		       : pte_trial_refuted_by(t, o->shown[0], o->shown[1]);
}

/* ---- a claim --------------------------------------------------------------
 */

static enum outcome prove(struct trial *t, unsigned of)
{
	switch (t->o.list[of].relation) {
	case PTE_RELATION_APART:
	case PTE_RELATION_UNMOVED:
	case PTE_RELATION_INSIDE:
	case PTE_RELATION_READ_AS:
	case PTE_RELATION_LACKS:
		return pte_prove_words(t, of);
	case PTE_RELATION_COMES_BACK:
	case PTE_RELATION_NO_SPILL:
		return pte_prove_function(t, of);
	case PTE_RELATION_FITS:
		break;
	}
	return prove_fits(t, &t->o.list[of]);
}

/* whether the caller's cache has the result */
static bool is_recalled(struct trial *t)
{
	const struct pte_memory *const m = t->memory;

	if (m == NULL || !m->recall(&t->o, &t->v, m->context))
		return false;
	if (t->v.verdict == PTE_VERDICT_PROVED ||
	    (t->v.verdict == PTE_VERDICT_REFUTED &&
	     t->v.obligation < t->o.count))
		return true;
	begin(t); /* not a usable result */
	return false;
}

/* A refutation is a verdict even if an earlier one exceeded a capacity. */
static enum outcome prove_all(struct trial *t)
{
	enum outcome all = OUTCOME_SHOWN;

	for (unsigned i = 0; i < t->o.count && all != OUTCOME_REFUTED; i++) {
		const enum outcome outcome = prove(t, i);

		if (outcome == OUTCOME_SHOWN)
			continue;
		all = outcome;
		t->v.certificate.steps = 0; /* no proof is possible any more */
		if (outcome == OUTCOME_REFUTED)
			t->v.obligation = i;
	}
	return all;
}

static enum outcome decide(struct trial *t)
{
	if (!is_recalled(t))
		return prove_all(t);
	return t->v.verdict == PTE_VERDICT_PROVED ? OUTCOME_SHOWN
						  : OUTCOME_REFUTED;
}

/* Exceeding a capacity isn't a verdict, and the verifier doesn't accept it. */
static void tell_undecided(struct trial *t)
{
	t->v.reason = "the proof exceeds its capacity";
	tell_verdict(t, PTE_VERDICT_NOT_APPLICABLE);
}

/* false if the kinds' own words should be tried */
static bool try_question(struct trial *t, const struct claim *claim)
{
	enum outcome outcome;

	begin(t);
	if (pte_claim_obligations(claim, &t->s, &t->v, &t->o) !=
	    PTE_STATUS_OK) {
		tell_undecided(t);
		return false;
	}
	t->v.reason = t->o.inapplicable;
	if (t->v.reason != NULL) {
		if (t->v.kind == PTE_KIND_RAW)
			tell_verdict(t, PTE_VERDICT_NOT_APPLICABLE);
		return true;
	}
	outcome = decide(t);
	t->v.note = t->o.note;
	if (outcome == OUTCOME_SHOWN) {
		t->v.method = claim->method;
		tell_verdict(t, PTE_VERDICT_PROVED);
	} else if (outcome == OUTCOME_REFUTED) {
		t->v.reason = t->o.list[t->v.obligation].reason;
		tell_verdict(t, PTE_VERDICT_REFUTED);
	} else {
		tell_undecided(t);
	}
	return outcome == OUTCOME_SHOWN;
}

static void try_path(struct trial *t, const struct claim *claim)
{
	t->v.kind = PTE_KIND_RAW;
	t->v.domain = PTE_DOMAIN_FIELD;
	if (claim->scope != SCOPE_KINDS &&
	    (try_question(t, claim) || is_whole(claim->scope)))
		return;
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		if (!pte_scene_has(&t->s, (enum pte_kind)k))
			continue;
		t->v.kind = (enum pte_kind)k;
		t->v.domain = pte_domain_of(t->s.t, t->v.kind);
		(void)try_question(t, claim);
	}
}

/* expects target, level, scenario, memory and tell to be set */
static void run(struct trial *t, const struct claim *claim)
{
	const struct question q = { .s = t->s, .v = &t->v };

	t->v.claim = &claim->public;
	t->v.path = NULL;
	t->v.kind = PTE_KIND_RAW;
	t->v.domain = PTE_DOMAIN_FIELD;
	begin(t);
	t->v.reason = pte_claim_nowhere(claim, &q);
	if (t->v.reason != NULL) {
		tell_verdict(t, PTE_VERDICT_NOT_APPLICABLE);
		return;
	}
	if (claim->path == NULL)
		try_path(t, claim);
	for (unsigned n = 0;
	     claim->path != NULL && (t->v.path = claim->path(&q, n)) != NULL;
	     n++)
		try_path(t, claim);
}

static void begin_trial(struct trial *t, struct sets *sets,
			const struct pte_target *target, enum pte_level level,
			void (*tell)(const struct pte_verdict *verdict,
				     void *context),
			void *context)
{
	t->s = pte_scene_of(target, level);
	t->sets = sets;
	t->tell = tell;
	t->context = context;
	t->memory = NULL;
	t->v.target = target;
	t->v.level = level;
	t->v.scenario = NULL;
}

void pte_trial_run(struct pte_workspace *workspace, const struct claim *claim,
		   const struct pte_target *target, enum pte_level level,
		   const struct pte_scenario *scenario,
		   void (*tell)(const struct pte_verdict *verdict,
				void *context),
		   void *context)
{
	struct trial *const t = &workspace->trial;

	if (claim == NULL || !is_level(level) ||
	    (claim->public.levels & PTE_LEVEL_SET(level)) == 0)
		return;
	begin_trial(t, &workspace->sets, target, level, tell, context);
	t->v.scenario = scenario;
	run(t, claim);
}

void pte_claim_try(struct pte_workspace *workspace,
		   const struct pte_claim *claim,
		   const struct pte_target *target, enum pte_level level,
		   void (*tell)(const struct pte_verdict *verdict,
				void *context),
		   void *context)
{
	pte_trial_run(workspace, pte_claim_row(claim->id), target, level, NULL,
		      tell, context);
}

void pte_claim_try_recalling(
	struct pte_workspace *workspace, const struct pte_claim *claim,
	const struct pte_target *target, enum pte_level level,
	const struct pte_memory *memory,
	void (*tell)(const struct pte_verdict *verdict, void *context),
	void *context)
{
	const struct claim *const row = pte_claim_row(claim->id);
	struct trial *const t = &workspace->trial;

	if (row == NULL || !is_level(level) ||
	    (row->public.levels & PTE_LEVEL_SET(level)) == 0)
		return;
	begin_trial(t, &workspace->sets, target, level, tell, context);
	t->memory = memory;
	run(t, row);
}

/* ---- other reasons for a refutation ---------------------------------------
 */

static bool same_reason(const struct pte_obligation *o, const char *reason)
{
	return text_is(o->reason, text_length(o->reason), reason);
}

/* reports each refuted obligation whose reason wasn't reported yet */
static enum pte_status tell_others(struct trial *t, const char *first)
{
	bool refuted[PTE_OBLIGATION_CAPACITY] = { false };
	enum pte_status status = PTE_STATUS_OK;

	for (unsigned i = 0; i < t->o.count; i++) {
		const struct pte_obligation *const o = &t->o.list[i];
		bool told = same_reason(o, first);
		enum outcome outcome;

		for (unsigned k = 0; k < i; k++)
			told = told || (refuted[k] &&
					same_reason(o, t->o.list[k].reason));
		if (told)
			continue;
		begin(t);
		outcome = prove(t, i);
		refuted[i] = outcome == OUTCOME_REFUTED;
		status = outcome == OUTCOME_CAPACITY ? PTE_STATUS_CAPACITY
						     : status;
		if (!refuted[i])
			continue;
		t->v.obligation = i;
		t->v.reason = o->reason;
		tell_verdict(t, PTE_VERDICT_REFUTED);
	}
	return status;
}

enum pte_status pte_verdict_others(
	struct pte_workspace *workspace, const struct pte_verdict *verdict,
	void (*tell)(const struct pte_verdict *verdict, void *context),
	void *context)
{
	struct trial *const t = &workspace->others;
	const enum pte_status status = pte_verdict_obligations(verdict, &t->o);

	if (status != PTE_STATUS_OK)
		return status;
	if (verdict->verdict != PTE_VERDICT_REFUTED)
		return PTE_STATUS_NOT_REPRODUCED;
	begin_trial(t, &workspace->sets, verdict->target, verdict->level, tell,
		    context);
	t->v = *verdict;
	return tell_others(t, verdict->reason);
}
