/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The tests of a view by name, which of them never pass, and a level's
 * predicates: the view's tests followed by the rows in force.
 */
#include <pte/model.h>

#include "level.h"
#include "span.h"

const char *pte_view_test_name(unsigned test)
{
	static const char *const names[PTE_VIEW_TEST_COUNT] = {
		[PTE_VIEW_NONE] = "none",
		[PTE_VIEW_PRESENT] = "present",
		[PTE_VIEW_PROTNONE] = "protnone",
		[PTE_VIEW_INVALIDATED] = "invalidated",
		[PTE_VIEW_TABLE] = "table",
	};

	return test < PTE_VIEW_TEST_COUNT ? names[test] : NULL;
}

const struct pte_test *pte_view_test_of(const struct pte_view *view,
					enum pte_view_test test)
{
	switch (test) {
	case PTE_VIEW_NONE:
		return &view->none;
	case PTE_VIEW_PRESENT:
		return &view->present;
	case PTE_VIEW_PROTNONE:
		return &view->protnone;
	case PTE_VIEW_INVALIDATED:
		return &view->invalidated;
	case PTE_VIEW_TABLE:
		return &view->table;
	}
	return NULL;
}

const char *pte_model_never(const struct pte_model *model, enum pte_level level,
			    enum pte_view_test test)
{
	const struct pte_never *n = model->nevers;

	if ((unsigned)level >= PTE_LEVEL_COUNT)
		return NULL;
	while (n != NULL && n->why != NULL &&
	       (n->test != test || (n->levels & PTE_LEVEL_SET(level)) == 0))
		n++;
	return n == NULL ? NULL : n->why;
}

/* a test of the level's view, in the form of a predicate row */
static struct pte_predicate own_test(const struct pte_target *t,
				     enum pte_level level,
				     enum pte_view_test test)
{
	static const struct pte_either never = { .count = 0 };
	const bool compiled = test != PTE_VIEW_PROTNONE || t->protnone_compiled;
	struct pte_predicate p = {
		.name = pte_view_test_name(test),
		.levels = PTE_LEVEL_SET(level),
		.is = { 1,
			{ *pte_view_test_of(t->layout->view[level], test) } },
		.in = pte_model_span(t->model),
	};

	if (test == PTE_VIEW_PRESENT)
		p.is = pte_layout_present(t->layout, level,
					  t->layout->view[level]);
	if (!compiled)
		p.is = never;
	return p;
}

bool pte_target_predicate(const struct pte_target *target, enum pte_level level,
			  unsigned n, struct pte_predicate *ret)
{
	const unsigned own =
		view_at(target, level) == NULL ? 0 : PTE_VIEW_TEST_COUNT;
	const struct pte_predicate *p = target->model->predicates;

	if (!is_level(level))
		return false;
	if (n < own) {
		*ret = own_test(target, level, (enum pte_view_test)n);
		return true;
	}
	n -= own;
	for (; p->name != NULL; p++) {
		if ((p->levels & PTE_LEVEL_SET(level)) == 0 ||
		    !in_span(&p->in, target->version) ||
		    (p->needs & ~target->options) != 0)
			continue;
		if (n-- > 0)
			continue;
		*ret = *p;
		return true;
	}
	return false;
}
