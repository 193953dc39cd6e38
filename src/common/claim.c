/* SPDX-License-Identifier: BSD-2-Clause */
#include "prover.h"

#include "text.h"

/* Lists end with a NULL id; this is the order in which `pte check` goes. */
static const struct claim *const lists[] = {
	pte_claims_of_sets,
	pte_claims_of_functions,
	pte_claims_of_numbers,
};
#define LIST_COUNT (sizeof(lists) / sizeof(lists[0]))

static const struct claim *claim_at(size_t index)
{
	for (size_t l = 0; l < LIST_COUNT; l++)
		for (const struct claim *c = lists[l]; c->try != NULL; c++)
			if (index-- == 0)
				return c;
	return NULL;
}

size_t pte_claim_count(void)
{
	size_t count = 0;

	while (claim_at(count) != NULL)
		count++;
	return count;
}

const struct pte_claim *pte_claim_at(size_t index)
{
	const struct claim *const c = claim_at(index);

	return c == NULL ? NULL : &c->public;
}

/* what a row says of a verdict that it foresaw */
const char *pte_trial_known(const struct pte_verdict *v)
{
	const struct pte_target *const t = v->target;

	for (const struct pte_known *k = t->model->known; k->claim != NULL;
	     k++) {
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

const struct claim *pte_trial_claim(const char *id)
{
	const size_t length = text_length(id);
	const struct claim *c;

	for (size_t i = 0; (c = claim_at(i)) != NULL; i++)
		if (text_is(id, length, c->public.id))
			return c;
	for (c = pte_claims_of_museum; c->try != NULL; c++)
		if (text_is(id, length, c->public.id))
			return c;
	return NULL;
}

void pte_trial_run(const struct claim *claim, const struct pte_target *target,
		   enum pte_level level, const struct pte_moment *moment,
		   void (*tell)(const struct pte_verdict *verdict,
				void *context),
		   void *context)
{
	const uint32_t thp = PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE);
	struct trial trial;
	struct trial *const t = &trial;

	t->s = pte_scene_of(target, level);
	t->moment = moment;
	t->tell = tell;
	t->context = context;
	t->v.claim = &claim->public;
	t->v.target = target;
	t->v.level = level;
	t->v.domain = PTE_DOMAIN_FIELD;
	t->v.kind = PTE_KIND_RAW;
	t->v.path = t->v.reason = t->v.method = t->v.known = NULL;
	t->v.witness = t->v.becomes = 0;
	t->v.meets = PTE_MEETS_UNSAID;
	pte_trial_begin(t);

	if ((claim->public.levels & PTE_LEVEL_SET(level)) == 0)
		return;
	if (t->s.view == NULL) {
		pte_trial_not_applicable(t, "no leaf entries at this level");
		return;
	}
	if (level == PTE_LEVEL_PMD && (target->options & thp) == 0) {
		pte_trial_not_applicable(t, "no pmd entries without "
					    "transparent_hugepage");
		return;
	}
	claim->try(t);
}

void pte_claim_try(const struct pte_claim *claim,
		   const struct pte_target *target, enum pte_level level,
		   void (*tell)(const struct pte_verdict *verdict,
				void *context),
		   void *context)
{
	for (size_t l = 0; l < LIST_COUNT; l++)
		for (const struct claim *c = lists[l]; c->try != NULL; c++)
			if (&c->public == claim)
				pte_trial_run(c, target, level, NULL, tell,
					      context);
}

const char *pte_verdict_name(enum pte_verdict_kind verdict)
{
	static const char *const names[] = {
		[PTE_VERDICT_PROVED] = "proved",
		[PTE_VERDICT_REFUTED] = "refuted",
		[PTE_VERDICT_NOT_APPLICABLE] = "not-applicable",
	};

	return verdict >= PTE_VERDICT_PROVED &&
			       verdict <= PTE_VERDICT_NOT_APPLICABLE
		       ? names[verdict]
		       : "?";
}

/* clang-format off */
static const struct {
	const char *name, *why;
} domains[] = {
	[PTE_DOMAIN_FIELD]  = { "field",  NULL },
	[PTE_DOMAIN_DEVICE] = { "device", "slot 0 of a device is its swap header, and a device has fewer than 2^32 pages" },
	[PTE_DOMAIN_PFN]    = { "pfn",    "a page's pfn lies below MAX_PHYSMEM_BITS" },
	[PTE_DOMAIN_MARKER] = { "marker", "a marker without a bit of its own is never written" },
};
/* clang-format on */

const char *pte_domain_name(enum pte_domain domain)
{
	return (unsigned)domain <= PTE_DOMAIN_MARKER ? domains[domain].name
						     : "?";
}

const char *pte_domain_why(enum pte_domain domain)
{
	return (unsigned)domain <= PTE_DOMAIN_MARKER ? domains[domain].why
						     : NULL;
}
