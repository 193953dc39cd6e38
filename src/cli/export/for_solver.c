/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte export smt2`: the claims about one kernel, for a solver; as `pte check
 * --smt2` writes them of all versions and configurations.
 */
#include <stdlib.h>
#include <string.h>

#include <pte/prove/claim.h>
#include <pte/prove/scheme.h>

#include "check/workspace.h"
#include "export.h"
#include "select/configs.h"
#include "smt2/smt2.h"
#include "term/near.h"
#include "term/say.h"

struct context {
	struct smt2 *smt2;
	const char *config;
	bool any; /* something applies */
};

/* the general claims; then, of a target with special words, those of schemes */
static const struct pte_claim *claim_at(const struct pte_target *t, size_t i)
{
	const size_t count = pte_claim_count();

	if (i < count)
		return pte_claim_at(i);
	return t->scheme == NULL && t->special_tests == 0
		       ? NULL
		       : pte_scheme_claim_at(i - count);
}

static void add(const struct pte_verdict *v, void *context)
{
	struct context *const c = context;

	c->any = c->any || v->verdict != PTE_VERDICT_NOT_APPLICABLE;
	smt2_add(c->smt2, v, c->config);
}

static bool say_no_claim(const struct exported *e)
{
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	const struct pte_claim *c;
	struct near near;

	near_begin(&near, e->claim, strlen(e->claim));
	for (size_t i = 0; (c = claim_at(&e->target, i)) != NULL; i++)
		near_offer(&near, c->id);
	say(0, "export smt2: %s: no claim; %s",
	    quote(quoted, e->claim, strlen(e->claim)), near_text(&near, names));
	return false;
}

static bool is_known(const struct exported *e)
{
	const struct pte_claim *c;

	if (e->claim == NULL)
		return true;
	for (size_t i = 0; (c = claim_at(&e->target, i)) != NULL; i++)
		if (strcmp(c->id, e->claim) == 0)
			return true;
	return say_no_claim(e);
}

static void try_all(const struct exported *e, struct pte_workspace *workspace,
		    struct context *context)
{
	const struct pte_claim *c;

	for (size_t i = 0; (c = claim_at(&e->target, i)) != NULL; i++)
		for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
			if ((e->claim == NULL ||
			     strcmp(c->id, e->claim) == 0) &&
			    pte_layout_describes(e->target.layout,
						 (enum pte_level)l))
				pte_claim_try(workspace, c, &e->target,
					      (enum pte_level)l, add, context);
}

bool export_smt2(const struct exported *e)
{
	char config[CONFIG_SIZE];
	struct context context = { NULL,
				   config_text(config, &e->options->config),
				   false };
	struct pte_workspace *workspace;

	if (!is_known(e))
		return false;
	workspace = workspace_new();
	if (workspace == NULL)
		return false;
	context.smt2 = smt2_begin(NULL);
	if (context.smt2 != NULL)
		try_all(e, workspace, &context);
	free(workspace);
	if (context.smt2 != NULL && !context.any) {
		say(0, "export smt2: %s: %s isn't applicable", e->target.name,
		    e->claim);
		(void)smt2_end(context.smt2, false);
		return false;
	}
	return context.smt2 != NULL && smt2_print(context.smt2, e->out);
}
