/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef LEAF_H
#define LEAF_H

#include "entries_of.h"

/* What is written for pages, and where their addresses are kept */

static inline const struct pte_address *chosen(const struct pte_place *place,
					       uint64_t w)
{
	for (unsigned i = 0; i < place->count; i++)
		if ((w & place->address[i].when.mask) ==
		    place->address[i].when.value)
			return &place->address[i];
	return NULL;
}

static inline uint64_t address_bits(const struct pte_address *a)
{
	return bits(&a->piece[0]) | bits(&a->piece[1]);
}

/* whether the helpers of the verdict's level make pages with a protection: of
 * puds without protnone, none without access */
bool is_made(const struct toy *toy, const struct pte_verdict *v,
	     unsigned protection);

uint64_t leaf_of(const struct toy *toy, const struct pte_verdict *v,
		 unsigned protection);

static inline uint64_t make(const struct pte_address *a, uint64_t address,
			    uint64_t protection)
{
	const uint64_t turned = protection == 0 ? 0 : a->inverted;

	return ((put(&a->piece[0], address) | put(&a->piece[1], address)) ^
		turned) |
	       protection;
}

static inline uint64_t read_back(const struct pte_place *place, uint64_t w)
{
	const struct pte_address *const a = chosen(place, w);

	if (a != NULL && w != 0)
		w ^= a->inverted;
	return a == NULL ? 0 : get(&a->piece[0], w) | get(&a->piece[1], w);
}

/* the flags that pages have at the verdict's level */
uint64_t page_flag(const struct toy *toy, const struct pte_verdict *v,
		   unsigned f);

uint64_t page_flags(const struct toy *toy, const struct pte_verdict *v);

/* What was written for a page. */
struct page {
	uint64_t word, address, flags;
};

const struct pte_view *walker_of(const struct toy *toy,
				 const struct pte_verdict *v);

/* the next part of a set of bits; 0 after the last */
static inline uint64_t next_part(uint64_t part, uint64_t all)
{
	return (part - all) & all;
}

/* bits of an address at which a leaf of the level may begin */
uint64_t address_room(const struct toy *toy, const struct pte_verdict *v);

/* bits that such a page may have or lack, whatever its protection */
uint64_t beside(const struct toy *toy, const struct pte_verdict *v,
		uint64_t protection);

const struct pte_address *place_of(const struct toy *toy,
				   const struct pte_verdict *v,
				   uint64_t protection);

/* a bit that has a name in pages, or in tables, of the level */
bool is_named(const struct pte_name *name, const struct pte_verdict *v,
	      bool tables, unsigned n);

#endif
