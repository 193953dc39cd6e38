/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The base is tried only once a refutation needs it, on the same claim, level
 * and configuration; two refutations are the same if they have the same domain,
 * kind, path and reason.
 */
#include "judge.h"

#include <stdlib.h>
#include <string.h>

#include "findings.h"
#include "spec/spec.h"
#include "term/say.h"
#include "workspace.h"

#define ROOM 16

struct judge judge_of(const struct chosen *at, struct scheme_named scheme,
		      struct tried *tried, struct pte_workspace *workspace)
{
	const struct spec *const spec = spec_of(at->model);
	struct judge j = { .base = spec == NULL ? NULL : spec->base,
			   .tried = tried,
			   .workspace = workspace };

	if (j.base != NULL) {
		j.version = at->in.since;
		j.scheme = scheme_on(j.base, scheme);
	}
	return j;
}

void judge_free(struct judge *j)
{
	free(j->list);
	free(j->bases);
}

void judge_next(struct judge *j)
{
	j->asked = false;
	j->count = 0;
}

/* ---- the base's refutations ---------------------------------------------- */

static void add(struct judge *j, const struct pte_verdict *v)
{
	if (j->count == j->room) {
		const size_t room = j->room == 0 ? ROOM : 2 * j->room;
		void *const more = realloc(j->list, room * sizeof(*j->list));

		if (more == NULL) {
			say(0, "out of memory");
			j->broken = true;
			return;
		}
		j->list = more;
		j->room = room;
	}
	j->list[j->count++] =
		(struct refutation){ v->domain, v->kind, v->path, v->reason };
}

static void add_other(const struct pte_verdict *v, void *context)
{
	add(context, v);
}

static void add_refuted(const struct pte_verdict *v, void *context)
{
	struct judge *const j = context;
	const bool holds = tried_verify(j->tried, j->bases, v);

	if (v->verdict != PTE_VERDICT_REFUTED || !holds)
		return;
	add(j, v);
	/* a reason that can't be decided for the base excuses nothing */
	if (pte_verdict_others(j->bases, v, add_other, j) != PTE_STATUS_OK)
		return;
}

/*
 * the same configuration without options that the base doesn't have; false: the
 * base can't be built so
 */
static bool base_target(const struct judge *j, const struct pte_config *config,
			struct pte_target *ret)
{
	struct pte_config c = *config;

	c.on &= pte_model_options(j->base, j->version);
	if (!j->base->arch->l1tf)
		c.cache_bits = 0;
	return pte_target_of(j->base, j->version, &c, ret) == PTE_STATUS_OK &&
	       (j->scheme.scheme == NULL ||
		pte_scheme_apply(j->scheme.scheme, j->scheme.bit, ret, NULL) ==
			PTE_STATUS_OK);
}

static void ask(struct judge *j, const struct pte_verdict *v,
		const struct pte_config *config)
{
	struct pte_target t;

	j->asked = true;
	if (j->bases == NULL)
		j->bases = workspace_new();
	j->broken = j->broken || j->bases == NULL;
	if (!j->broken && base_target(j, config, &t))
		tried_claim(j->tried, j->bases, v->claim, &t, v->level,
			    add_refuted, j);
}

static bool is_bases(const struct judge *j, const struct pte_verdict *v)
{
	for (size_t i = 0; i < j->count; i++) {
		const struct refutation *const r = &j->list[i];

		if (r->domain == v->domain && r->kind == v->kind &&
		    same_text(r->path, v->path) &&
		    same_text(r->reason, v->reason))
			return true;
	}
	return false;
}

/* ---- verdicts ------------------------------------------------------------ */

struct telling {
	struct judge *j;
	void (*tell)(const struct pte_verdict *v, enum judged whose,
		     void *context);
	void *context;
	bool told;
};

static void tell_own(const struct pte_verdict *v, void *context)
{
	struct telling *const t = context;

	if (t->told || is_bases(t->j, v))
		return;
	t->told = true;
	t->tell(v, JUDGED_OWN, t->context);
}

void judge_refuted(struct judge *j, const struct pte_verdict *v,
		   const struct pte_config *config,
		   void (*tell)(const struct pte_verdict *v, enum judged whose,
				void *context),
		   void *context)
{
	struct telling t = { j, tell, context, false };
	bool decided;

	if (j->base != NULL && !j->asked)
		ask(j, v, config);
	tell_own(v, &t);
	if (t.told)
		return;
	decided = pte_verdict_others(j->workspace, v, tell_own, &t) ==
		  PTE_STATUS_OK;
	if (!t.told)
		tell(v, decided ? JUDGED_BASE : JUDGED_OPEN, context);
}

const char *judge_accepted(const struct judge *j, const struct pte_verdict *v)
{
	const struct pte_accepted *k = j->base == NULL ? NULL
						       : j->base->accepted;

	for (; k != NULL && k->claim != NULL; k++)
		if (same_text(k->why, v->accepted))
			return NULL;
	return v->accepted;
}
