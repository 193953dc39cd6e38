/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The words that a kernel writes for pages at a scene's level: a protection,
 * made a leaf, with an address of the machine and bits beside.
 */
#ifndef PTE_PROVE_PAGES_H
#define PTE_PROVE_PAGES_H

#include "claims.h"

#define PTE_PAGES_NOT_SAID "no protection is said: no page's word is described"

/* The leaf made from a protection in force; 0 for NULL or an unknown name. */
uint64_t pte_pages_leaf(const struct scene *s, const char *protection);

/* Whether it's the protection of PROT_NONE pages. */
bool pte_pages_without_access(const char *protection);

/* whether the level's own helpers make pages with a protection */
bool pte_pages_are_made(const struct scene *s, const char *protection);

/* The bits of one flag of pages, 0 if it doesn't exist; of all flags. */
uint64_t pte_pages_flag(const struct scene *s, unsigned flag);
uint64_t pte_pages_flags(const struct scene *s);

/* The bits that hold a page's address, under any protection. */
uint64_t pte_pages_address_bits(const struct scene *s);

/* The bits that changes of memory attributes rewrite. */
uint64_t pte_pages_attributes(const struct scene *s);

/* The bits that may be set or clear in a page of a protection: attributes and
 * the model's `beside` rows, but no flags. */
uint64_t pte_pages_beside(const struct scene *s, uint64_t protection);

/* The address bits, within the machine's memory, that a leaf may have set. */
uint64_t pte_pages_addresses(const struct scene *s);

/* The words of pages with a protection, with the bits beside set or clear. */
struct pte_words pte_pages_words(const struct scene *s, uint64_t protection,
				 uint64_t beside);

/* The view that walkers of the level use. */
const struct pte_view *pte_pages_walker(const struct scene *s);

/* The results of the level's and its walkers' tests for a word: a bit each. */
unsigned pte_pages_answers(const struct scene *s, uint64_t word);

/* The bits of a word that hold an address complemented; NULL: none. */
uint64_t pte_pages_complemented(const struct pte_address *a);

/* Requires `bits` to be 0; else `word` with and without them refutes it. */
void pte_pages_oblige_none(struct pte_obligations *to, uint64_t bits,
			   uint64_t word, const char *reason);

#endif /* PTE_PROVE_PAGES_H */
