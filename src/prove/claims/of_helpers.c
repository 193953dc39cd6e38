/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims about the kernel's predicates on entries: pte/helper.h says what each
 * is for, and what it accepts.
 */
#include "prove/claims.h"

#include "common/text.h"

/* an exhibit's own helpers, or all */
static const struct pte_helper *helpers_of(const struct pte_scenario *scenario)
{
	return scenario != NULL && scenario->helpers != NULL ? scenario->helpers
							     : pte_helpers();
}

static bool is_in_force(const struct pte_helper *h, const struct pte_target *t)
{
	return h->in.since <= t->version && t->version <= h->in.until &&
	       (h->needs & ~t->options) == 0;
}

static const char *helper_at(const struct question *q, unsigned n)
{
	for (const struct pte_helper *h = helpers_of(q->v->scenario);
	     h->name != NULL; h++)
		if (is_in_force(h, q->s.t) && n-- == 0)
			return h->name;
	return NULL;
}

/* all kinds that the helper is for, special cases included */
static pte_kind_set asked_for(const struct pte_helper *h)
{
	pte_kind_set kinds = 0;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if ((h->asks & PTE_KIND_SET(k)) != 0)
			kinds |= pte_kinds_of((enum pte_kind)k);
	return kinds;
}

/* a helper that is for all kinds with such a payload, as is_pfn_swap_entry is,
 * is for another one, too */
static bool is_for_payload(const struct question *q, pte_kind_set asked,
			   enum pte_payload payload)
{
	for (unsigned k = 0; k < PTE_KIND_PROPOSED; k++)
		if ((asked & PTE_KIND_SET(k)) == 0 &&
		    pte_kind_info((enum pte_kind)k)->payload == payload &&
		    pte_scene_has(&q->s, (enum pte_kind)k))
			return false;
	return true;
}

/* what a helper is for, and what it accepts */
struct answered {
	pte_kind_set asked, accepted;
};

/* with a proposal's types, where they're taken for a kind that it's for */
static struct answered answers_of(const struct question *q,
				  const struct pte_helper *h)
{
	const struct pte_proposal *const p = q->s.t->model->proposal;
	struct answered a = { asked_for(h), h->accepts };

	for (unsigned i = 0; p != NULL && i < p->type_count; i++) {
		if ((p->types[i].accepted_as & h->asks) == 0)
			continue;
		a.accepted |= PTE_KIND_SET(PTE_KIND_PROPOSED + i);
		if (is_for_payload(q, asked_for(h), p->types[i].kind.payload))
			a.asked |= PTE_KIND_SET(PTE_KIND_PROPOSED + i);
	}
	return a;
}

/* true for the kinds that it's for, false for all others */
static void oblige_answers(const struct question *q, const struct pte_helper *h,
			   struct pte_obligations *to)
{
	const struct answered answers = answers_of(q, h);

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const struct pte_words written = pte_words_written(
			&q->s, (enum pte_kind)k, PTE_DOMAIN_FIELD, q->s.flags);

		if (!pte_scene_has(&q->s, (enum pte_kind)k))
			continue;
		if ((answers.asked & PTE_KIND_SET(k)) != 0)
			pte_oblige_read_as(to, &written, answers.accepted,
					   "an entry that is one, and the "
					   "helper says no");
		else
			pte_oblige_read_as(to, &written, ~answers.accepted,
					   "an entry that isn't one, and the "
					   "helper says yes");
	}
}

static const char *is_a(const struct question *q, struct pte_obligations *to)
{
	for (const struct pte_helper *h = helpers_of(q->v->scenario);
	     h->name != NULL; h++)
		if (is_in_force(h, q->s.t) &&
		    text_is(h->name, text_length(h->name), q->v->path))
			oblige_answers(q, h, to);
	return NULL;
}

/* clang-format off */
const struct claim pte_claims_of_helpers[] = {
	{ { "is-a", "a helper accepts the kinds of entries that it asks for, and no others", CLAIM_TYPES, PTE_LEVEL_SET(PTE_LEVEL_PTE) },
	  SCOPE_WHOLE, false, helper_at, "contained", is_a },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
