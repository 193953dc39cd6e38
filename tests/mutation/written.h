/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef WRITTEN_H
#define WRITTEN_H

#include <pte/target.h>

/*
 * All that is written at a level: entries of each kind on its domain, with any
 * flags; pages of each protection, as leaves and invalidated, with whatever may
 * stand beside; tables, with their address and named bits; and the empty slot.
 */

/* Whether two tests say the same of all of these words. */
bool written_alike(const struct pte_target *t, enum pte_level level,
		   const struct pte_test *a, const struct pte_test *b);

/* The same of pages and tables alone. */
bool written_pages_alike(const struct pte_target *t, enum pte_level level,
			 const struct pte_test *a, const struct pte_test *b);

/* The same of all but tables. */
bool written_leaves_alike(const struct pte_target *t, enum pte_level level,
			  const struct pte_test *a, const struct pte_test *b);

/* The same of pages alone that were just mapped: nothing stands beside. */
bool written_new_pages_alike(const struct pte_target *t, enum pte_level level,
			     const struct pte_test *a,
			     const struct pte_test *b);

/* The same of those among them that may be accessed. */
bool written_accessible_pages_alike(const struct pte_target *t,
				    enum pte_level level,
				    const struct pte_test *a,
				    const struct pte_test *b);

/* The same of tables alone. */
bool written_tables_alike(const struct pte_target *t, enum pte_level level,
			  const struct pte_test *a, const struct pte_test *b);

/* Whether entries of the level never have a bit. */
bool written_lacks(const struct pte_target *t, enum pte_level level,
		   unsigned bit);

#endif
