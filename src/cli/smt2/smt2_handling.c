/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims about how kernels handle words: the formula has a word before the
 * change and the word after it.
 */
#include "smt2_handling.h"

#include <string.h>

#include <pte/prove/museum.h>

static bool is_at(const struct obligation *o, unsigned levels,
		  const struct pte_span *in)
{
	return (levels & PTE_LEVEL_SET(o->v->level)) != 0 &&
	       in->since <= o->t->version && o->t->version <= in->until;
}

/* a hugetlb slot is walked with the helpers of pmds */
static const struct pte_view *walker_of(const struct obligation *o)
{
	return o->v->level == PTE_LEVEL_HUGETLB ? o->t->layout->walker
						: o->view;
}

/* ---- attributes --------------------------------------------------------- */

static uint64_t attributes(const struct obligation *o)
{
	const struct pte_scenario *const m = o->v->scenario;
	const struct pte_attributes *a = o->t->model->attributes;
	uint64_t bits = 0;

	if (m != NULL)
		return m->change.clear | m->change.set;
	for (; a != NULL && a->name != NULL; a++)
		if (is_at(o, a->levels, &a->in))
			bits |= a->bits;
	return bits;
}

/* a pmd that is present as an address has no attributes */
static bool is_of_addresses(const struct obligation *o)
{
	const uint64_t without = o->t->layout->present_without;

	return o->v->level != PTE_LEVEL_PTE && without != 0 &&
	       (walker_of(o)->table.mask & without) == without;
}

void smt2_attributes_stable(const struct obligation *o)
{
	static const struct pte_test never = PTE_TEST_NEVER;
	const uint64_t bits = attributes(o);

	smt2_test(o, "present", &o->view->present);
	smt2_test(o, "protnone", &o->view->protnone);
	smt2_test(o, "table",
		  is_of_addresses(o) ? &never : &walker_of(o)->table);
	smt2_word(o, "word");
	smt2_put(o,
		 "; any attributes\n(declare-const attributes W)\n"
		 "(define-fun rewritten () W (bvor (bvand word " SMT2_HEX ")\n"
		 "  (bvand attributes " SMT2_HEX ")))\n",
		 ~bits, bits);
	smt2_put(o,
		 "(assert (or (distinct (present word) (present rewritten))\n"
		 "  (distinct (protnone word) (protnone rewritten))\n"
		 "  (distinct (table word) (table rewritten))))\n");
}

/* ---- transient words ----------------------------------------------------- */

/* `word` is the result of the change to a word that matches `from` */
static void put_scenario(const struct obligation *o,
			 const struct pte_pattern *from,
			 const struct pte_change *change)
{
	smt2_put(o,
		 "\n  (and (= (bvand before " SMT2_HEX ") " SMT2_HEX ")\n"
		 "    (= word (bvor (bvand before " SMT2_HEX ") " SMT2_HEX
		 ")))",
		 from->mask, from->value, ~change->clear, change->set);
}

void smt2_moment_not_entry(const struct obligation *o)
{
	const struct pte_scenario *const m = o->v->scenario;
	const struct pte_transient *t = o->t->model->transients;
	const struct pte_view *const views[] = { o->view, walker_of(o) };

	smt2_word(o, "before");
	smt2_put(o, "(declare-const word W)\n(assert (or false");
	if (m != NULL)
		put_scenario(o, &m->from, &m->change);
	for (; m == NULL && t != NULL && t->name != NULL; t++)
		if (is_at(o, t->levels, &t->in) && t->why == NULL &&
		    strcmp(t->name, o->v->path) == 0)
			put_scenario(o, &t->from,
				     t->invalidates ? &o->view->invalidate
						    : &t->change);
	smt2_put(o, "))\n");
	for (unsigned i = 0; i < 2; i++) {
		char name[SMT2_NAME_SIZE];

		(void)snprintf(name, sizeof(name), "none-%u", i);
		smt2_test(o, name, &views[i]->none);
		(void)snprintf(name, sizeof(name), "present-%u", i);
		smt2_present(o, name,
			     o->v->level == PTE_LEVEL_HUGETLB && i > 0
				     ? PTE_LEVEL_PMD
				     : o->v->level,
			     views[i]);
		(void)snprintf(name, sizeof(name), "protnone-%u", i);
		smt2_test(o, name, &views[i]->protnone);
	}
	smt2_put(o, "(assert (or (not (or (none-0 word) (present-0 word) "
		    "(protnone-0 word)))\n"
		    "  (not (or (none-1 word) (present-1 word) "
		    "(protnone-1 word)))))\n");
}
