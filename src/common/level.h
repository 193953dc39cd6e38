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

/* the value of an empty slot */
static inline uint64_t empty_at(const struct pte_target *t,
				enum pte_level level)
{
	return level == PTE_LEVEL_PMD && t->empty_pmd != 0
		       ? t->empty_pmd
		       : t->layout->empty[level];
}

/* whether a word is none; for an empty pmd at a symbol, exactly that address */
static inline bool is_none_at(const struct pte_target *t, enum pte_level level,
			      const struct pte_view *view, uint64_t v)
{
	return level == PTE_LEVEL_PMD && t->empty_pmd != 0
		       ? v == t->empty_pmd
		       : pte_test_has(&view->none, v);
}

#endif /* PTE_COMMON_LEVEL_H */
