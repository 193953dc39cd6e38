/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is written for pages, as sets: each bit of a word is a bit of the
 * address, its complement, or a constant, or two of these ORed.
 */
#ifndef PTE_PROVE_PAGE_H
#define PTE_PROVE_PAGE_H

#include <pte/prove/obligation.h>

/* The words that are written of what is fixed of an address, and of the bits
 * beside, as one pattern: no word is left out, some may be too many. False if
 * nothing is written. */
bool pte_page_hull(const struct pte_paged *page,
		   const struct pte_pattern given[2], struct pte_test *ret);

/* The bit of an address that decides bit n of the word, of those that aren't
 * fixed; -1: none does. */
int pte_page_input(const struct pte_paged *page, uint64_t fixed, unsigned n);

/* All of its words, and no others. */
enum pte_status pte_page_words(const struct pte_paged *page,
			       struct pte_set *words_ret);

/* What makes one of its words: an address, and bits beside. */
void pte_page_given(const struct pte_paged *page, uint64_t word,
		    uint64_t given_ret[2]);

#endif /* PTE_PROVE_PAGE_H */
