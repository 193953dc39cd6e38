/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is written for pages of a scene: protections, made leaves of the level,
 * with addresses of the machine and bits beside.
 */
#ifndef PTE_PROVE_PAGES_H
#define PTE_PROVE_PAGES_H

#include "claims.h"

#define PTE_PAGES_NOT_SAID "no protection is said: no page's word is described"

/* The leaf that a protection in force is made; of NULL, or of no such name, 0.
 */
uint64_t pte_pages_leaf(const struct scene *s, const char *protection);

/* Whether it's the protection of pages without access. */
bool pte_pages_without_access(const char *protection);

/* The bits of one flag of pages, where it exists; of all of them. */
uint64_t pte_pages_flag(const struct scene *s, unsigned flag);
uint64_t pte_pages_flags(const struct scene *s);

/* The bits that hold the address of a page, under some protection. */
uint64_t pte_pages_address_bits(const struct scene *s);

/* The bits that changes of a page's attributes rewrite. */
uint64_t pte_pages_attributes(const struct scene *s);

/* The bits that a page of a protection may have or lack: attributes, and what
 * stands beside; no flags. */
uint64_t pte_pages_beside(const struct scene *s, uint64_t protection);

/* The bits of an address of the machine's memory at which a leaf may begin. */
uint64_t pte_pages_addresses(const struct scene *s);

/* The pages of a protection, which says nothing of the bits beside. */
struct pte_words pte_pages_words(const struct scene *s, uint64_t protection,
				 uint64_t beside);

/* What walkers of the level ask. */
const struct pte_view *pte_pages_walker(const struct scene *s);

/* How the level's tests and its walkers' answer of a word: a bit each. */
unsigned pte_pages_answers(const struct scene *s, uint64_t word);

/* The bits of a word in which an address stands complemented; NULL: none. */
uint64_t pte_pages_complemented(const struct pte_address *a);

/* No bits: else two words show it, one of them without the bits. */
void pte_pages_oblige_none(struct pte_obligations *to, uint64_t bits,
			   uint64_t word, const char *reason);

#endif /* PTE_PROVE_PAGES_H */
