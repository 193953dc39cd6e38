/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What pagemap reports for a decoded word, and the flags of a present one.
 */
#ifndef PTE_COMMON_PAGEMAP_H
#define PTE_COMMON_PAGEMAP_H

#include <pte/decode.h>

/*
 * The /proc/PID/pagemap word that the kernel would report, to a reader with
 * CAP_SYS_ADMIN, for a word that was decoded as r. Bits that the word alone
 * doesn't determine are 0: 56, 61, and 55 as far as it comes from the VMA.
 * Returns false where pagemap never looks at such a word.
 */
bool pte_pagemap_word(const struct pte_target *target, enum pte_level level,
		      uint64_t value, const struct pte_reading *r,
		      uint64_t *word_ret);

/* The flags of a present word, as a PTE_FLAG_SET. */
unsigned pte_present_flags(const struct pte_target *t, enum pte_level level,
			   uint64_t v);

#endif /* PTE_COMMON_PAGEMAP_H */
