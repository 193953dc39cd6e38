/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a processor with L1TF makes of a word that isn't valid: it reads what
 * its cache has of the address. The cache looks at so many bits of it, and no
 * more; memory fills at most the lower half of what these reach (Linux calls it
 * MAX_PA/2, and warns of more), so that the highest of them keeps a word from
 * naming memory.
 */
#ifndef PTE_PROVE_L1TF_H
#define PTE_PROVE_L1TF_H

#include <pte/prove/claim.h>
#include <pte/target.h>

static inline unsigned l1tf_cache_bits(const struct pte_target *t)
{
	return t->cache_bits != 0 ? t->cache_bits : PTE_CACHE_BITS_ASSUMED;
}

/* the words that name memory */
static inline struct pte_test l1tf_names_memory(const struct pte_target *t)
{
	return (struct pte_test){ PTE_BIT(l1tf_cache_bits(t) - 1), 0, 0, 0 };
}

#endif /* PTE_PROVE_L1TF_H */
