/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The words written for pages, as sets: each bit of such a word is an address
 * bit, its complement, a constant, or the OR of two of these.
 */
#ifndef PTE_PROVE_PAGE_H
#define PTE_PROVE_PAGE_H

#include <pte/prove/obligation.h>

/* A pattern that includes all words written from partially fixed inputs
 * (address, and bits beside); it may include others. False if there are no such
 * words. */
bool pte_page_hull(const struct pte_paged *page,
		   const struct pte_pattern given[2], struct pte_test *ret);

/* The address bit outside `fixed` that decides bit n of the word; -1: none. */
int pte_page_input(const struct pte_paged *page, uint64_t fixed, unsigned n);

/* The exact set of the page's words. */
enum pte_status pte_page_words(const struct pte_paged *page,
			       struct pte_set *words_ret);

/* Inputs that produce one of its words: an address, and bits beside. */
void pte_page_given(const struct pte_paged *page, uint64_t word,
		    uint64_t given_ret[2]);

#endif /* PTE_PROVE_PAGE_H */
