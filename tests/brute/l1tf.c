/* SPDX-License-Identifier: BSD-2-Clause */
#include "answers.h"

#include <string.h>

#include "leaf.h"

/* What a processor with L1TF takes for an address of memory */

/* how many bits of an address the caches look at */
static unsigned reach_of(const struct toy *toy)
{
	return toy->target.cache_bits != 0 ? toy->target.cache_bits : 46;
}

static bool names_memory(const struct toy *toy, uint64_t w)
{
	return !has_bit(w, reach_of(toy) - 1);
}

/* 2^bits, or more than any offset */
static uint64_t power(unsigned bits)
{
	return bits < 64 ? UINT64_C(1) << bits : ~UINT64_C(0);
}

static uint64_t slots_below(const struct pte_piece *p, unsigned bit)
{
	const uint64_t most = p->lsb <= bit ? power(bit - p->lsb)
					    : ~UINT64_C(0);

	return most < size(p) ? most : size(p);
}

/* slots below the bit; as much as the field holds, if that's above it. Where
 * offsets aren't complemented, half of the pages that are within reach */
static uint64_t slots_of(const struct toy *toy)
{
	const struct pte_piece *const low = &toy->codec.offset;
	const struct pte_piece *const high = &toy->codec.offset_high;
	const unsigned bit = reach_of(toy) - 1, shift = toy->layout.page_shift;
	const uint64_t most = slots_below(low, bit);

	if (!low->inverted)
		return power(bit >= shift ? bit - shift : 0) < offset_size(toy)
			       ? power(bit >= shift ? bit - shift : 0)
			       : offset_size(toy);
	return most < size(low) ? most : size(low) * slots_below(high, bit);
}

/* pages below what the caches reach, unless young and dirty fit above */
static uint64_t pfns_of(const struct toy *toy)
{
	const struct pte_target *const t = &toy->target;
	const uint32_t needs = PTE_OPTION_SET(PTE_OPTION_SWAP) |
			       PTE_OPTION_SET(PTE_OPTION_MIGRATION);
	const unsigned shift = toy->layout.page_shift, reach = reach_of(toy);

	if (t->version >= PTE_LINUX(6, 1) && (t->options & needs) == needs &&
	    slots_of(toy) >= power(t->pfn_bits + 2U))
		return ~UINT64_C(0);
	return power(reach > shift ? reach - shift : 0);
}

static bool is_within_reach(const struct toy *toy, enum pte_domain domain,
			    uint64_t offset)
{
	if (domain == PTE_DOMAIN_DEVICE)
		return offset < slots_of(toy);
	return domain != PTE_DOMAIN_PFN || offset < pfns_of(toy);
}

/* an entry that does; as a witness, the verdict's */
static bool has_alias(const struct toy *toy, const struct pte_verdict *v,
		      bool as_witness)
{
	uint64_t sets[FLAG_SETS];
	const unsigned count = flag_sets(toy, v->level, sets);

	for (unsigned type = 0; type < 32; type++) {
		if (!is_type_of(toy, v->kind, type))
			continue;
		for (uint64_t o = 0; o < offset_size(toy); o++) {
			if (!is_offset_of(toy, v->kind, v->domain, o) ||
			    !is_within_reach(toy, v->domain, o))
				continue;
			for (unsigned i = 0; i < count; i++) {
				const uint64_t w = encode(toy, type, o) |
						   sets[i];

				if (names_memory(toy, w) &&
				    (!as_witness || w == v->witness))
					return true;
			}
		}
	}
	return false;
}

/* a page under a protection that does */
static bool has_page_alias(const struct toy *toy, const struct pte_verdict *v,
			   uint64_t whole, bool as_witness)
{
	const uint64_t other = beside(toy, v, whole);
	const uint64_t protection = whole & ~other;
	const uint64_t flags = page_flags(toy, v) | other;
	const uint64_t room = address_room(toy, v) &
			      (power(reach_of(toy) - 1) - 1);
	const struct pte_address *const a = place_of(toy, v, protection);
	struct page p = { 0, 0, 0 };

	do {
		do {
			p.word = make(a, p.address, protection) | p.flags;
			if (names_memory(toy, p.word) &&
			    (!as_witness || p.word == v->witness))
				return true;
			p.flags = next_part(p.flags, flags);
		} while (p.flags != 0);
		p.address = next_part(p.address, room);
	} while (p.address != 0);
	return false;
}

static bool names_some(const struct toy *toy, const struct pte_verdict *v,
		       bool as_witness)
{
	const struct pte_change *const c = &view_of(toy, v)->invalidate;
	const bool invalidated = strcmp(v->path, "invalidated") == 0;

	if (strcmp(v->path, "entries") == 0)
		return has_alias(toy, v, as_witness);
	for (unsigned i = 0; i < TOY_PROTECTIONS; i++) {
		const uint64_t leaf = leaf_of(toy, v, i);

		if (invalidated ||
		    strcmp(toy->protections[i].name, "none") == 0)
			if (has_page_alias(toy, v,
					   invalidated
						   ? (leaf & ~c->clear) | c->set
						   : leaf,
					   as_witness))
				return true;
	}
	return false;
}

enum answer try_alias(const struct toy *toy, const struct pte_verdict *v)
{
	const bool entries = strcmp(v->path, "entries") == 0;
	const enum pte_view_test test = strcmp(v->path, "protnone") == 0
						? PTE_VIEW_PROTNONE
						: PTE_VIEW_INVALIDATED;

	if (!toy->arch.l1tf)
		return ANSWER_EMPTY;
	if (entries ? kinds_at(toy, v->level) == 0
		    : pte_model_never(&toy->model, v->level, test) != NULL)
		return ANSWER_EMPTY;
	return answer(!names_some(toy, v, false));
}

bool see_alias(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes && names_some(toy, v, true);
}
