/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims that each bit in a model's rows about pages is needed.
 */
#include "common/span.h"
#include "common/text.h"
#include "prove/pages.h"

#define NO_FLAGS "no flags of pages at this level"

/* ---- rows -----------------------------------------------------------------
 */

/* the bits that the level's tests read; those of a test that compares whole
 * words, as none does, aren't counted */
static uint64_t asked_by(const struct scene *s)
{
	const uint64_t all = pte_layout_word(s->t->layout);
	uint64_t asked = 0;

	for (unsigned n = PTE_VIEW_PRESENT; n < PTE_VIEW_TEST_COUNT; n++) {
		const struct pte_test *const t =
			pte_view_test_of(s->view, (enum pte_view_test)n);

		if (!pte_test_is_never(t))
			asked |= t->mask | ((t->any & all) == all ? 0 : t->any);
	}
	return asked;
}

static uint64_t excused(const struct scene *s)
{
	uint64_t bits = 0;

	for (const struct pte_unread *u = s->t->model->unread;
	     u != NULL && u->why != NULL; u++)
		if ((u->levels & PTE_LEVEL_SET(s->level)) != 0)
			bits |= u->bits;
	return bits;
}

/* the bits of a change that decide, under some protection, what the word is;
 * their previous values don't matter: other pages' may differ */
static uint64_t told_by(const struct question *q,
			const struct pte_change *change, bool of_leaf)
{
	const struct scene *const s = &q->s;
	const char *name;
	uint64_t told = 0;

	for (unsigned n = 0; (name = pte_claim_protection_at(q, n)) != NULL;
	     n++) {
		const uint64_t before =
			of_leaf ? pte_pages_leaf(s, name)
				: pte_layout_translate(
					  s->t->layout, s->level,
					  pte_target_protection(s->t, name)
						  ->bits);
		const uint64_t after = pte_change_apply(change, before);

		for (uint64_t left = change->clear | change->set; left != 0;
		     left &= left - 1) {
			const uint64_t bit = left & (~left + 1);

			if (pte_pages_answers(s, after) !=
			    pte_pages_answers(s, after ^ bit))
				told |= bit;
		}
	}
	return told;
}

static uint64_t unread_by(const struct question *q,
			  const struct pte_change *change, bool of_leaf)
{
	return (change->clear | change->set) & ~told_by(q, change, of_leaf);
}

static const char *changes_are_read(const struct question *q,
				    struct pte_obligations *to)
{
	const struct pte_view *const v = q->s.view;
	const bool never = pte_model_never(q->s.t->model, q->s.level,
					   PTE_VIEW_INVALIDATED) != NULL;
	const uint64_t unread = unread_by(q, &v->leaf, false) |
				(never ? v->invalidate.clear | v->invalidate.set
				       : unread_by(q, &v->invalidate, true));
	const uint64_t word =
		pte_pages_leaf(&q->s, pte_claim_protection_at(q, 0));

	pte_pages_oblige_none(to, unread & ~excused(&q->s), word,
			      "a bit is changed by which no test tells the "
			      "word");
	pte_pages_oblige_none(to, excused(&q->s) & ~unread, word,
			      "a bit is excused that isn't changed, or by "
			      "which a test tells the word");
	if (pte_claim_protection_at(q, 0) == NULL)
		return PTE_PAGES_NOT_SAID;
	if (q->s.t->model->unread == NULL)
		return "it isn't said which bits no test need look at";
	return (v->leaf.clear | v->leaf.set | v->invalidate.clear |
		v->invalidate.set) == 0
		       ? "leaves and invalidated words are made by changing "
			 "nothing"
		       : NULL;
}

/* the flag's own name, or the one of the version */
static bool is_name_of(const struct scene *s, unsigned f, const char *name)
{
	const enum pte_flag flag = (enum pte_flag)f;
	const size_t length = text_length(name);

	return text_is(name, length, pte_flag_name(flag)) ||
	       text_is(name, length, pte_flag_called(flag, s->t->version));
}

/* the named bits of the level: the flag's own, or all others */
static uint64_t named(const struct scene *s, unsigned f, bool own)
{
	const struct pte_target *const t = s->t;
	uint64_t bits = 0;

	for (const struct pte_name *n = t->model->names; n->name != NULL; n++)
		if ((n->levels & PTE_LEVEL_SET(s->level)) != 0 &&
		    in_span(&n->in, t->version) &&
		    (n->needs & ~t->options) == 0 &&
		    is_name_of(s, f, n->name) == own)
			bits |= pte_ones(n->width) << n->lsb;
	return bits;
}

static void oblige_flag(const struct question *q, unsigned f,
			struct pte_obligations *to)
{
	const struct scene *const s = &q->s;
	const uint64_t flag = pte_pages_flag(s, f), own = named(s, f, true);
	const uint64_t word = pte_pages_leaf(s, pte_claim_protection_at(q, 0));
	uint64_t others = pte_pages_address_bits(s) | asked_by(s) |
			  pte_pages_attributes(s) | named(s, f, false);

	for (unsigned g = 0; g < PTE_FLAG_COUNT; g++)
		others |= g != f ? pte_pages_flag(s, g) : 0;
	pte_pages_oblige_none(to, flag & others, word,
			      "a flag of pages whose bit is something else's, "
			      "too");
	/* a flag need not have a name */
	pte_pages_oblige_none(to, own == 0 ? 0 : own ^ flag, word,
			      "a flag of pages that isn't where its name is");
}

static const char *flags_owned(const struct question *q,
			       struct pte_obligations *to)
{
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		oblige_flag(q, f, to);
	if (pte_claim_protection_at(q, 0) == NULL)
		return PTE_PAGES_NOT_SAID;
	return pte_pages_flags(&q->s) == 0 ? NO_FLAGS : NULL;
}

/* ---- the table ------------------------------------------------------------
 */

/* clang-format off */
const struct claim pte_claims_of_page_rows[] = {
	{ { "changes-read",   "each bit by which a leaf or an invalidated word is made is one by which a test tells it", 0, PTE_LEVEL_PAGES },
	  SCOPE_WHOLE, false, NULL, "each bit turned back, the tests say otherwise", changes_are_read },
	{ { "page-flags-owned", "a flag of pages has a bit of its own, where its name is", CLAIM_FLAGS, PTE_LEVEL_PAGES },
	  SCOPE_WHOLE, false, NULL, "a flag's bit against addresses, tests, names and flags", flags_owned },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
