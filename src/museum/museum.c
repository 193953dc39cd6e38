/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The list of exhibits, their targets, and trying the claim of one.
 */
#include "exhibits.h"

#include "common/text.h"
#include "prove/prover.h"

const struct pte_owned pte_museum_no_owners[] = {
	{ 0, 0, PTE_OWNER_FREE, NULL },
};
const struct pte_name pte_museum_no_names[] = {
	{ NULL, NULL, 0, 0, { 0, 0 }, 0, EVER, 0, 0 },
};
const struct pte_store pte_museum_no_stores[] = {
	{ NULL, 0, 0, EVER, { 0, 0 }, 0, NULL },
};
const struct pte_protection pte_museum_no_protections[] = {
	{ NULL, 0, EVER },
};
const struct pte_predicate pte_museum_no_predicates[] = {
	{ .name = NULL },
};
const struct pte_accepted pte_museum_nothing_known[] = {
	{ NULL, 0, NULL, EVER, NULL },
};
const struct pte_place pte_museum_no_place = {
	1,
	{ PTE_NO_ADDRESS, PTE_NO_ADDRESS, PTE_NO_ADDRESS, PTE_NO_ADDRESS },
};

static const struct pte_exhibit *const exhibits[] = {
	&pte_exhibit_x1,  &pte_exhibit_x2,  &pte_exhibit_x3,  &pte_exhibit_x4,
	&pte_exhibit_x5,  &pte_exhibit_x6,  &pte_exhibit_x7,  &pte_exhibit_x8,
	&pte_exhibit_x9,  &pte_exhibit_x11, &pte_exhibit_x12, &pte_exhibit_x14,
	&pte_exhibit_x15, &pte_exhibit_x16, &pte_exhibit_x17, &pte_exhibit_x18,
	&pte_exhibit_x19, &pte_exhibit_x20, &pte_exhibit_x21, &pte_exhibit_x22,
	&pte_exhibit_x23, &pte_exhibit_x24, &pte_exhibit_x25, &pte_exhibit_x26,
	&pte_exhibit_a1,  &pte_exhibit_a2,  &pte_exhibit_a3,  &pte_exhibit_a4,
	&pte_exhibit_a5,  &pte_exhibit_a6,  &pte_exhibit_a7,  &pte_exhibit_a8,
	&pte_exhibit_a9,
};
#define EXHIBIT_COUNT (sizeof(exhibits) / sizeof(exhibits[0]))

size_t pte_exhibit_count(void)
{
	return EXHIBIT_COUNT;
}

const struct pte_exhibit *pte_exhibit_at(size_t index)
{
	return index < EXHIBIT_COUNT ? exhibits[index] : NULL;
}

const struct pte_claim *pte_exhibit_claim(const struct pte_exhibit *exhibit)
{
	const struct claim *const claim = pte_claim_row(exhibit->claim);

	return claim == NULL ? NULL : &claim->public;
}

enum pte_status pte_exhibit_target_sized(const struct pte_exhibit *exhibit,
					 enum pte_side_of side,
					 struct pte_target *target_ret,
					 size_t size)
{
	const struct pte_side *s;

	if ((unsigned)side >= PTE_SIDE_COUNT)
		return PTE_STATUS_UNKNOWN_NAME;
	s = &exhibit->side[side];
	return pte_target_of_sized(s->model, s->version, &s->config,
				   sizeof(s->config), target_ret, size);
}

/* Passes on the first verdict that is the side's own. */
struct gate {
	const struct pte_side *side;
	bool refuted_only, through;
	void (*tell)(const struct pte_verdict *verdict, void *context);
	void *context;
};

static bool same_text(const char *a, const char *b)
{
	return text_is(a, text_length(a), b);
}

static void pass(const struct pte_verdict *v, void *context)
{
	struct gate *const g = context;

	if (g->through ||
	    (g->refuted_only && v->verdict != PTE_VERDICT_REFUTED) ||
	    g->side->own_domains != (v->domain != PTE_DOMAIN_FIELD) ||
	    (g->side->path != NULL &&
	     (v->path == NULL || !same_text(v->path, g->side->path))))
		return;
	g->through = true;
	g->tell(v, g->context);
}

enum pte_status
pte_exhibit_try(struct pte_workspace *workspace,
		const struct pte_exhibit *exhibit, enum pte_side_of side,
		void (*tell)(const struct pte_verdict *verdict, void *context),
		void *context)
{
	const struct claim *const claim = pte_claim_row(exhibit->claim);
	struct gate gate = { NULL, true, false, tell, context };
	const struct pte_side *s;
	struct pte_target target;
	enum pte_status status = pte_exhibit_target(exhibit, side, &target);

	if (status != PTE_STATUS_OK)
		return status;
	gate.side = s = &exhibit->side[side];
	pte_trial_run(workspace, claim, &target, exhibit->level, s->scenario,
		      pass, &gate);
	gate.refuted_only = false;
	pte_trial_run(workspace, claim, &target, exhibit->level, s->scenario,
		      pass, &gate);
	return PTE_STATUS_OK;
}
