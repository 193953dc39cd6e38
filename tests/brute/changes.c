/* SPDX-License-Identifier: BSD-2-Clause */
#include "answers.h"

#include "leaf.h"

/* What leaves and momentary changes turn, and which bits have a name */

/* ---- what is changed ----------------------------------------------------- */

/* bits that tests but none's can tell apart */
static bool is_looked_at(const struct pte_view *view, unsigned n)
{
	const struct pte_test *const tests[] = { &view->present,
						 &view->protnone,
						 &view->invalidated,
						 &view->table };

	for (unsigned i = 0; i < 4; i++)
		if (!pte_test_is_never(tests[i]) &&
		    has_bit(tests[i]->mask | tests[i]->any, n))
			return true;
	return false;
}

static unsigned answers_of(const struct pte_view *view, uint64_t w)
{
	return (unsigned)passes(&view->none, w) |
	       (unsigned)passes(&view->present, w) << 1 |
	       (unsigned)passes(&view->protnone, w) << 2 |
	       (unsigned)passes(&view->invalidated, w) << 3 |
	       (unsigned)passes(&view->table, w) << 4;
}

/* with the bit turned back, the word of some protection is another one */
static bool is_told(const struct toy *toy, const struct pte_verdict *v,
		    const struct pte_change *c, bool of_leaf, unsigned n)
{
	for (unsigned i = 0; i < TOY_PROTECTIONS; i++) {
		const uint64_t from = of_leaf ? leaf_of(toy, v, i)
					      : toy->protections[i].bits;
		const uint64_t w = (from & ~c->clear) | c->set;
		const uint64_t turned = w ^ UINT64_C(1) << n;

		if (!is_made(toy, v, i))
			continue;
		if (answers_of(view_of(toy, v), w) !=
			    answers_of(view_of(toy, v), turned) ||
		    answers_of(walker_of(toy, v), w) !=
			    answers_of(walker_of(toy, v), turned))
			return true;
	}
	return false;
}

static bool is_changed_unseen(const struct toy *toy,
			      const struct pte_verdict *v, unsigned n)
{
	const struct pte_change *const leaf = &view_of(toy, v)->leaf;
	const struct pte_change *const moment = &view_of(toy, v)->invalidate;
	const bool never = pte_model_never(&toy->model, v->level,
					   PTE_VIEW_INVALIDATED) != NULL;

	return (has_bit(leaf->clear | leaf->set, n) &&
		!is_told(toy, v, leaf, false, n)) ||
	       (has_bit(moment->clear | moment->set, n) &&
		(never || !is_told(toy, v, moment, true, n)));
}

/* changed unseen without an excuse, or excused without being so */
static bool is_wrongly_changed(const struct toy *toy,
			       const struct pte_verdict *v, unsigned n)
{
	const bool excused = toy->unread[0].why != NULL &&
			     has_bit(toy->unread[0].bits, n);

	return is_changed_unseen(toy, v, n) != excused;
}

enum answer try_changes(const struct toy *toy, const struct pte_verdict *v)
{
	const struct pte_view *const view = view_of(toy, v);

	if ((view->leaf.clear | view->leaf.set | view->invalidate.clear |
	     view->invalidate.set) == 0)
		return ANSWER_EMPTY;
	for (unsigned n = 0; n < 64; n++)
		if (is_wrongly_changed(toy, v, n))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

/* the two words differ in such bits only */
bool see_change(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned n = 0; n < 64; n++)
		if (has_bit(v->witness ^ v->becomes, n) &&
		    !is_wrongly_changed(toy, v, n))
			return false;
	return v->witness != v->becomes;
}

/* a flag's bit that is something else's, too */
static bool is_shared(const struct toy *toy, const struct pte_verdict *v,
		      unsigned f, unsigned n)
{
	bool shared = is_looked_at(view_of(toy, v), n) ||
		      (toy->attributes[0].why == NULL &&
		       has_bit(toy->attributes[0].bits, n));

	for (unsigned i = 0; i < TOY_NAMES; i++)
		shared = shared || is_named(&toy->names[i], v, false, n);
	for (unsigned g = 0; g < PTE_FLAG_COUNT; g++)
		shared = shared || (g != f && has_bit(page_flag(toy, v, g), n));
	for (unsigned i = 0; i < TOY_PROTECTIONS; i++) {
		const struct pte_address *const a =
			chosen(&toy->place[v->level], leaf_of(toy, v, i));

		shared = shared || (a != NULL && has_bit(address_bits(a), n));
	}
	return shared && has_bit(page_flag(toy, v, f), n);
}

enum answer try_page_flags(const struct toy *toy, const struct pte_verdict *v)
{
	if (page_flags(toy, v) == 0)
		return ANSWER_EMPTY;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		for (unsigned n = 0; n < 64; n++)
			if (is_shared(toy, v, f, n))
				return ANSWER_FALSE;
	return ANSWER_TRUE;
}

bool see_page_flag(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		for (unsigned n = 0; n < 64; n++)
			if (has_bit(v->witness ^ v->becomes, n) &&
			    is_shared(toy, v, f, n))
				return true;
	return false;
}

/* ---- names --------------------------------------------------------------- */

/* two names that a word has at once, of one of its bits */
static bool is_named_twice(const struct toy *toy, const struct pte_verdict *v,
			   uint64_t w, bool tables)
{
	for (unsigned n = 0; n < toy->bits; n++) {
		unsigned names = 0;

		for (unsigned i = 0; i < TOY_NAMES && has_bit(w, n); i++) {
			const struct pte_name *const name = &toy->names[i];

			names += is_named(name, v, tables, n) &&
				 (w & name->when.mask) == name->when.value;
		}
		if (names > 1)
			return true;
	}
	return false;
}

static bool is_misnamed(const struct toy *toy, const struct pte_verdict *v,
			uint64_t w)
{
	const struct pte_view *const view = view_of(toy, v);

	return (passes(&view->present, w) &&
		is_named_twice(toy, v, w, false)) ||
	       (passes(&view->table, w) && is_named_twice(toy, v, w, true));
}

enum answer try_names(const struct toy *toy, const struct pte_verdict *v)
{
	bool any = false;

	for (unsigned i = 0; i < TOY_NAMES; i++)
		any = any || has_bit(toy->names[i].levels, v->level) ||
		      has_bit(toy->names[i].tables, v->level);
	if (!any)
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (is_misnamed(toy, v, w))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

bool see_name(const struct toy *toy, const struct pte_verdict *v)
{
	return is_misnamed(toy, v, v->witness) && v->becomes != v->witness;
}
