/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Levels that callers name: a number beyond the last is one at which a layout
 * has nothing.
 */
#ifndef PTE_COMMON_LEVEL_H
#define PTE_COMMON_LEVEL_H

#include <pte/target.h>

static inline bool is_level(enum pte_level level)
{
	return (unsigned)level < PTE_LEVEL_COUNT;
}

/* what its helpers ask; NULL: no leaf entries there */
static inline const struct pte_view *view_at(const struct pte_target *t,
					     enum pte_level level)
{
	return is_level(level) ? t->layout->view[level] : NULL;
}

/* what stands in a slot that holds nothing */
static inline uint64_t empty_at(const struct pte_target *t,
				enum pte_level level)
{
	return level == PTE_LEVEL_PMD && t->empty_pmd != 0
		       ? t->empty_pmd
		       : t->layout->empty[level];
}

/* whether a word is none; of a symbol's address, that one is */
static inline bool is_none_at(const struct pte_target *t, enum pte_level level,
			      const struct pte_view *view, uint64_t v)
{
	return level == PTE_LEVEL_PMD && t->empty_pmd != 0
		       ? v == t->empty_pmd
		       : pte_test_has(&view->none, v);
}

#endif /* PTE_COMMON_LEVEL_H */
