/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The words that a struct pte_paged describes: as one enclosing pattern, as an
 * exact set, and the inputs that produce a word.
 */
#include "page.h"

/* The bits of a word or quantity that are 1, and those that may be 1. */
struct part {
	uint64_t ones, most;
};

/* the alternative that the protection selects; if none, one without address */
static const struct pte_address *chosen(const struct pte_paged *page)
{
	static const struct pte_address none = PTE_NO_ADDRESS;
	const struct pte_place *const place = page->place;

	for (unsigned i = 0; i < place->count; i++)
		if (pte_pattern_has(&place->address[i].when, page->protection))
			return &place->address[i];
	return &none;
}

/* the bits that the whole address complements, beyond single pieces */
static uint64_t turned(const struct pte_paged *page,
		       const struct pte_address *a)
{
	return page->protection == 0 ? 0 : a->inverted;
}

static struct pte_piece plain(const struct pte_piece *p)
{
	return (struct pte_piece){ p->lsb, p->width, p->at, false };
}

static struct part put(const struct pte_piece *p, const struct part *address)
{
	const uint64_t ones = pte_piece_put(p, address->ones);
	const uint64_t most = pte_piece_put(p, address->most);

	/* in a complemented piece, a 1 becomes a 0 */
	return (struct part){ ones & most, ones | most };
}

static struct part put_all(const struct pte_address *a,
			   const struct part *address)
{
	struct part all = { 0, 0 };

	for (unsigned i = 0; i < PTE_PIECE_COUNT; i++) {
		const struct part p = put(&a->piece[i], address);

		all.ones |= p.ones;
		all.most |= p.most;
	}
	return all;
}

static struct part turn(struct part p, uint64_t bits)
{
	return (struct part){ (p.ones & ~bits) | (bits & ~p.most),
			      (p.most & ~bits) | (bits & ~p.ones) };
}

bool pte_page_hull(const struct pte_paged *page,
		   const struct pte_pattern given[2], struct pte_test *ret)
{
	const struct pte_address *const a = chosen(page);
	const struct part address = {
		given[0].value,
		given[0].value | (page->kept & ~given[0].mask),
	};
	const uint64_t always = page->protection | given[1].value;
	const uint64_t maybe = page->beside & ~given[1].mask;
	const struct part word = turn(put_all(a, &address), turned(page, a));
	const uint64_t ones = word.ones | always;

	*ret = (struct pte_test){ ~((word.most | maybe) & ~ones), ones, 0, 0 };
	return (given[0].value & ~page->kept) == 0 &&
	       (given[1].value & ~page->beside) == 0;
}

int pte_page_input(const struct pte_paged *page, uint64_t fixed, unsigned n)
{
	const struct pte_address *const a = chosen(page);

	for (unsigned i = 0; i < PTE_PIECE_COUNT; i++) {
		const struct pte_piece piece = plain(&a->piece[i]);
		const uint64_t bit = pte_piece_get(&piece, PTE_BIT(n)) &
				     page->kept & ~fixed;

		if (bit != 0)
			return (int)pte_bit_count(bit - 1);
	}
	return -1;
}

/* ---- all words ------------------------------------------------------------
 */

/* address bits split on for an exact set: 2^8 patterns fit it */
#define LINKED_MAX 8

static uint64_t linked_by(const struct pte_piece *a, const struct pte_piece *b)
{
	const struct pte_piece low = plain(a), high = plain(b);
	const uint64_t shared = pte_piece_mask(&low) & pte_piece_mask(&high);
	const uint64_t twice = pte_piece_get(&low, PTE_ALL_BITS) &
			       pte_piece_get(&high, PTE_ALL_BITS);

	return twice | pte_piece_get(&low, shared) |
	       pte_piece_get(&high, shared);
}

/* address bits that two bits of a word depend on, or that share one bit */
static uint64_t linked(const struct pte_paged *page)
{
	const struct pte_address *const a = chosen(page);
	uint64_t linked_bits = 0;

	for (unsigned i = 1; i < PTE_PIECE_COUNT; i++)
		for (unsigned k = 0; k < i; k++)
			linked_bits |= linked_by(&a->piece[k], &a->piece[i]);
	return page->kept & linked_bits;
}

enum pte_status pte_page_words(const struct pte_paged *page,
			       struct pte_set *words_ret)
{
	const uint64_t chosen_bits = linked(page);
	struct pte_pattern given[2] = { { chosen_bits, 0 }, { 0, 0 } };
	enum pte_status status = PTE_STATUS_OK;
	struct pte_test words;

	words_ret->count = 0;
	if (pte_bit_count(chosen_bits) > LINKED_MAX)
		return PTE_STATUS_CAPACITY;
	do {
		(void)pte_page_hull(page, given, &words);
		status = pte_set_add(words_ret, &words);
		given[0].value = (given[0].value - chosen_bits) & chosen_bits;
	} while (given[0].value != 0 && status == PTE_STATUS_OK);
	return status;
}

/* ---- one word -------------------------------------------------------------
 */

/* An address bit is taken for 1 if the word has a 1 for it, and nowhere a 0:
 * words are made by ORing, so a 0 rules it out. */
void pte_page_given(const struct pte_paged *page, uint64_t word,
		    uint64_t given_ret[2])
{
	const struct pte_address *const a = chosen(page);
	uint64_t ones = 0, zeros = 0;

	for (unsigned i = 0; i < PTE_PIECE_COUNT; i++) {
		const struct pte_piece piece = plain(&a->piece[i]);
		const uint64_t inverted =
			turned(page, a) ^
			(a->piece[i].inverted ? PTE_ALL_BITS : 0);

		ones |= pte_piece_get(&piece, word ^ inverted);
		zeros |= pte_piece_get(&piece, ~word & ~inverted);
	}
	given_ret[0] = ones & ~zeros & page->kept;
	given_ret[1] = word & page->beside;
}
