/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Lookups by page-table level that accept any number from a caller: at an
 * unknown level a layout has nothing.
 */
#ifndef PTE_COMMON_LEVEL_H
#define PTE_COMMON_LEVEL_H

#include <pte/target.h>

static inline bool is_level(enum pte_level level)
{
	return (unsigned)level < PTE_LEVEL_COUNT;
}

/* the view of the level's helpers; NULL: no leaf entries there */
static inline const struct pte_view *view_at(const struct pte_target *t,
					     enum pte_level level)
{
	return is_level(level) ? t->layout->view[level] : NULL;
}

/* whether an empty slot holds the address that the configuration says */
static inline bool is_symbol_at(const struct pte_target *t,
				enum pte_level level)
{
	return t->empty_pmd != 0 && (level == PTE_LEVEL_PMD ||
				     t->model->empty_symbol[level] != NULL);
}

/* the value of an empty slot */
static inline uint64_t empty_at(const struct pte_target *t,
				enum pte_level level)
{
	return is_symbol_at(t, level) ? t->empty_pmd : t->layout->empty[level];
}

/* whether a word is none; where an empty slot is at a symbol, that address, as
 * far as the test looks at it */
static inline bool is_none_at(const struct pte_target *t, enum pte_level level,
			      const struct pte_view *view, uint64_t v)
{
	return is_symbol_at(t, level)
		       ? ((v ^ t->empty_pmd) & view->none.mask) == 0
		       : pte_test_has(&view->none, v);
}

/* whether a word is present: pmds may be so as addresses, too */
static inline bool is_present_at(const struct pte_target *t,
				 enum pte_level level,
				 const struct pte_view *view, uint64_t v)
{
	const uint64_t without =
		level == PTE_LEVEL_PMD ? t->layout->present_without : 0;

	return pte_test_has(&view->present, v) ||
	       (without != 0 && (v & without) == 0 && v != empty_at(t, level));
}

#endif /* PTE_COMMON_LEVEL_H */
