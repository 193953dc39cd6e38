/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The words that an L1TF processor can misuse: for a word that isn't valid, it
 * speculatively reads cached data at the word's address. The cache compares a
 * limited number of address bits; memory fills at most the lower half of what
 * they reach (Linux's MAX_PA/2, beyond which it warns), so a word with the
 * highest of them set points to no memory.
 */
#ifndef PTE_PROVE_L1TF_H
#define PTE_PROVE_L1TF_H

#include <pte/prove/claim.h>
#include <pte/target.h>

static inline unsigned l1tf_cache_bits(const struct pte_target *t)
{
	return t->cache_bits != 0 ? t->cache_bits : PTE_CACHE_BITS_ASSUMED;
}

/* the words whose address is in memory */
static inline struct pte_test l1tf_names_memory(const struct pte_target *t)
{
	return (struct pte_test){ PTE_BIT(l1tf_cache_bits(t) - 1), 0, 0, 0 };
}

#endif /* PTE_PROVE_L1TF_H */
