/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Differences in where words keep the address. Places are compared as
 * functions: two lists of alternatives are equal if they treat every word
 * alike, so their order matters only where two alternatives match one word.
 */
#include <stdio.h>

#include <pte/prove/set.h>

#include "diff.h"
#include "word/picture.h"

/* ---- text ---------------------------------------------------------------- */

/* "51:12", "9:8 as 51:50" */
static void out_piece(struct out *out, const struct pte_piece *p)
{
	char in[BIT_RANGE_SIZE], at[BIT_RANGE_SIZE];

	out_text(out, bit_range(in, p->lsb, p->width));
	if (p->at != p->lsb)
		out_format(out, " as %s", bit_range(at, p->at, p->width));
	if (p->inverted)
		out_text(out, " complemented");
}

static void out_address(struct out *out, const struct pte_address *a)
{
	const char *before = "";

	if (a->when.mask != 0)
		out_format(out, "(v & 0x%llx) == 0x%llx: ",
			   (unsigned long long)a->when.mask,
			   (unsigned long long)a->when.value);
	for (unsigned k = 0; k < PTE_PIECE_COUNT; k++) {
		if (a->piece[k].width == 0)
			continue;
		out_text(out, before);
		out_piece(out, &a->piece[k]);
		before = " and ";
	}
	/* the complement, unless it's exactly the address bits */
	if (a->inverted == pte_address_bits(a) && a->inverted != 0)
		out_text(out, ", complemented");
	else if (a->inverted != 0)
		out_format(out, ", v ^ 0x%llx",
			   (unsigned long long)a->inverted);
}

const char *diff_place_text(char to[static DIFF_VALUE_SIZE],
			    const struct pte_place *place)
{
	struct out text;

	out_to_memory(&text, to, DIFF_VALUE_SIZE);
	for (unsigned i = 0; i < place->count; i++) {
		out_text(&text, i > 0 ? "; " : "");
		out_address(&text, &place->address[i]);
	}
	return out_memory(&text);
}

/* ---- as functions -------------------------------------------------------- */

static bool same_value(const struct pte_address *a, const struct pte_address *b,
		       uint64_t value)
{
	return pte_address_of(a, value) == pte_address_of(b, value) &&
	       pte_address_write(a, value, 0) == pte_address_write(b, value, 0);
}

/*
 * Each output bit is an input bit, the complement of one, or an OR of two such
 * bits: so trying all pairs of bits is enough.
 */
static bool same_bits(const struct pte_address *a, const struct pte_address *b)
{
	bool same = a->inverted == b->inverted && same_value(a, b, 0);

	for (unsigned n = 0; n < 64 && same; n++)
		for (unsigned k = 0; k <= n && same; k++)
			same = same_value(a, b, PTE_BIT(n) | PTE_BIT(k));
	return same;
}

/*
 * the words for which alternative `which` is the first match; false: too many
 * patterns
 */
static bool words_of(const struct pte_place *place, unsigned which,
		     struct pte_set *words)
{
	const struct pte_test all = PTE_TEST(0, 0);
	bool good = true;

	words->count = 0;
	good = pte_set_add(words, &all) == PTE_STATUS_OK;
	/* `which` may be place->count: the words that no alternative matches */
	for (unsigned i = 0; i <= which && i < place->count && good; i++) {
		const struct pte_pattern *const p = &place->address[i].when;
		const struct pte_test t = { p->mask, p->value, 0, 0 };

		good = (i < which ? pte_set_subtract : pte_set_restrict)(
			       words, &t) == PTE_STATUS_OK;
	}
	return good;
}

/* whether the two sets have a word in common */
static bool meet(const struct pte_set *a, const struct pte_set *b)
{
	uint64_t word;

	for (unsigned i = 0; i < b->count; i++) {
		const struct pte_test t = { b->pattern[i].mask,
					    b->pattern[i].value, 0, 0 };

		if (pte_set_meet(a, &t, &word))
			return true;
	}
	return false;
}

/*
 * the nth alternative; n == count: the empty one, for words that none matches
 */
static const struct pte_address *address_at(const struct pte_place *place,
					    unsigned n)
{
	static const struct pte_address nothing = PTE_NO_ADDRESS;

	return n < place->count ? &place->address[n] : &nothing;
}

bool diff_same_places(const struct pte_place *a, const struct pte_place *b)
{
	for (unsigned i = 0; i <= a->count; i++) {
		struct pte_set words;

		if (!words_of(a, i, &words))
			return false;
		for (unsigned k = 0; k <= b->count; k++) {
			struct pte_set others;

			if (same_bits(address_at(a, i), address_at(b, k)))
				continue;
			if (!words_of(b, k, &others) || meet(&words, &others))
				return false;
		}
	}
	return true;
}

uint64_t diff_place_bits(const struct pte_place *place)
{
	uint64_t bits = 0;

	for (unsigned i = 0; i < place->count; i++)
		bits |= pte_address_bits(&place->address[i]);
	return bits;
}
