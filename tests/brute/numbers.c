/* SPDX-License-Identifier: BSD-2-Clause */
#include "answers.h"

#include <string.h>

#include "entries_of.h"

/* Numbers that fit, owners, and the census */

/* every pfn, with A and D above it where they are kept */
enum answer try_pfns(const struct toy *toy, const struct pte_verdict *v)
{
	const bool flags = strcmp(v->claim->id, "young-dirty-fits") == 0;
	const unsigned pfn_bits =
		toy->target.phys_bits - (unsigned)toy->layout.page_shift;

	if (flags && !toy->target.young_dirty)
		return ANSWER_EMPTY;
	for (uint64_t pfn = 0; pfn < UINT64_C(1) << pfn_bits; pfn++) {
		const uint64_t most = flags ? pfn | UINT64_C(3) << pfn_bits
					    : pfn;

		if (most >= offset_size(toy))
			return ANSWER_FALSE;
	}
	return ANSWER_TRUE;
}

static bool has_pfn(unsigned kind)
{
	const enum pte_payload payload =
		pte_kind_info((enum pte_kind)kind)->payload;

	return payload == PTE_PAYLOAD_PFN || payload == PTE_PAYLOAD_WHOLE;
}

/* what the field cuts, and then the kernel's mask, where it has one */
static bool pfn_is_kept(const struct toy *toy, unsigned kind, uint64_t pfn)
{
	uint64_t kept = pfn & (offset_size(toy) - 1);

	if (toy->target.version >= PTE_LINUX(6, 1) &&
	    pte_kind_info((enum pte_kind)kind)->payload == PTE_PAYLOAD_PFN)
		kept &= (UINT64_C(1) << toy->target.pfn_bits) - 1;
	return kept == pfn;
}

enum answer try_kept(const struct toy *toy, const struct pte_verdict *v)
{
	const uint64_t pfns = UINT64_C(1) << (toy->target.phys_bits -
					      (unsigned)toy->layout.page_shift);
	enum answer found = ANSWER_EMPTY;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		if (!has_pfn(k) || !stands(toy, v->level, k))
			continue;
		found = found == ANSWER_FALSE ? found : ANSWER_TRUE;
		for (uint64_t pfn = 0; pfn < pfns; pfn++)
			if (!pfn_is_kept(toy, k, pfn))
				found = ANSWER_FALSE;
	}
	return found;
}

/* a pfn that is taken for 0 */
bool see_kept(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const int type =
			pte_target_type_of(&toy->target, (enum pte_kind)k);

		if (has_pfn(k) && stands(toy, v->level, k) &&
		    v->becomes == encode(toy, (uint64_t)type, 0))
			return true;
	}
	return false;
}

/* a value entry is the word shifted by one: bit 63 falls out */
enum answer try_page_cache(const struct toy *toy, const struct pte_verdict *v)
{
	const struct pte_swap_form *const form = &toy->layout.swp_entry;

	(void)v;
	/* a bit of a type goes up by its shift, and one more */
	for (uint64_t type = 0; type < PTE_TYPE_COUNT_MAX; type++)
		for (unsigned n = 0; n < PTE_TYPE_BITS_MAX; n++)
			if (toy->target.kind_of_type[type] !=
				    PTE_KIND_UNKNOWN &&
			    has_bit(type, n) &&
			    form->type_shift + n + 1 >= form->bits)
				return ANSWER_FALSE;
	return ANSWER_TRUE;
}

bool see_number(const struct toy *toy, const struct pte_verdict *v)
{
	(void)toy;
	return v->witness > v->becomes;
}

static bool is_dropped(const struct toy *toy, unsigned n)
{
	bool dropped = false;

	for (unsigned i = 0; i < TOY_STORES; i++)
		dropped |= has_bit(toy->stores[i].dropped, n);
	return dropped;
}

/* the owners that a bit should have by all that is known, as a set */
static unsigned owners_by_rights(const struct toy *toy,
				 const struct pte_verdict *v, unsigned n)
{
	const struct pte_codec *const c = &toy->codec;
	unsigned owners = 0;

	if (has_bit(bits(&c->type), n))
		owners |= 1U << PTE_OWNER_TYPE;
	if (has_bit(offset_bits(c), n))
		owners |= 1U << PTE_OWNER_OFFSET;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (has_bit(c->flag[f], n))
			owners |= 1U << PTE_OWNER_OF(f);
	/* whose hardware is it, if it's a field's: the field's */
	if (owners == 0 &&
	    (has_bit(view_of(toy, v)->hardware, n) || is_dropped(toy, n)))
		owners |= 1U << PTE_OWNER_HARDWARE;
	if (has_bit(c->fixed.value, n))
		owners |= 1U << PTE_OWNER_ONE;
	else if (has_bit(c->fixed.mask, n))
		owners |= 1U << PTE_OWNER_ZERO;
	return owners != 0 ? owners : 1U << PTE_OWNER_FREE;
}

static bool is_owned(const struct toy *toy, const struct pte_verdict *v,
		     unsigned n)
{
	unsigned rows = 0, owners = 0;

	for (unsigned i = 0; toy->owned[i].width != 0; i++) {
		if (n == toy->owned[i].lsb) {
			rows++;
			owners |= 1U << toy->owned[i].owner;
		}
	}
	return rows == 1 && owners == owners_by_rights(toy, v, n);
}

enum answer try_owners(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned n = 0; n < toy->layout.word_bits; n++)
		if (!is_owned(toy, v, n))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

bool see_owners(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned n = 0; n < toy->layout.word_bits; n++)
		if (has_bit(v->witness, n) && is_owned(toy, v, n))
			return false;
	return v->witness != 0;
}

/* a word that counts twice */
static bool is_two(const struct toy *toy, const struct pte_verdict *v,
		   uint64_t w)
{
	return passes(&view_of(toy, v)->none, w) &&
	       passes(&view_of(toy, v)->present, w);
}

enum answer try_census(const struct toy *toy, const struct pte_verdict *v)
{
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (is_two(toy, v, w))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

bool see_census(const struct toy *toy, const struct pte_verdict *v)
{
	return v->becomes == v->witness && is_two(toy, v, v->witness);
}
