/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * An operation on sets that pte/prove/set.h doesn't offer.
 */
#ifndef PTE_PROVE_SET_FAILING_H
#define PTE_PROVE_SET_FAILING_H

#include <pte/prove/set.h>

/* set := set + all words that don't pass the test; or PTE_STATUS_CAPACITY, with
 * the set unchanged */
enum pte_status pte_set_add_failing(struct pte_set *set,
				    const struct pte_test *test);

#endif /* PTE_PROVE_SET_FAILING_H */
