/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A view's tests by their names, and those that no word passes.
 */
#include <pte/model.h>

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
