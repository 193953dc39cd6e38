/* SPDX-License-Identifier: BSD-2-Clause */
#include "scan_words.h"

#include <inttypes.h>

#include <pte/decode.h>
#include <pte/doubt.h>
#include <pte/swap.h>

/* of up to that many bits: small and extreme ones more often */
static uint64_t number(struct random *r, unsigned bits)
{
	const unsigned fewer = random_below(r, bits + 1);

	switch (random_below(r, 5)) {
	case 0:
		return random_word(r) & pte_ones(fewer);
	case 1:
		return pte_ones(fewer);
	case 2:
		return random_below(r, 16);
	case 3:
		return ~(UINT64_C(1) << random_below(r, 64)) & pte_ones(bits);
	default:
		return random_word(r) & pte_ones(bits);
	}
}

/* one bit in eight */
static uint64_t sparse(struct random *r)
{
	uint64_t word = random_word(r);

	for (unsigned n = 0; n < 2; n++)
		word &= random_word(r);
	return word;
}

static uint64_t lone_bits(struct random *r)
{
	uint64_t bits = 0;

	for (unsigned n = 1 + random_below(r, 3); n > 0; n--)
		bits |= UINT64_C(1) << random_below(r, 64);
	return bits;
}

static uint64_t entry(struct random *r, const struct pte_target *t,
		      enum pte_level level)
{
	const struct pte_codec *const c = t->layout->swap[level];
	const unsigned bits =
		random_below(r, 4) == 0
			? pte_codec_offset_width(c)
			: (unsigned)t->phys_bits - t->layout->page_shift + 2U;
	uint64_t word = pte_layout_swap_encode_masked(
		t->layout, level,
		(uint64_t)random_below(r, 32)
				<< t->layout->swp_entry.type_shift |
			number(r, bits > 58 ? 58 : bits));

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (random_below(r, 4) == 0)
			word |= c->flag[f];
	return word;
}

static uint64_t page(struct random *r, const struct pte_target *t,
		     enum pte_level level)
{
	const struct pte_protection *p = t->model->protections;
	unsigned count = 0;
	uint64_t bits;

	while (p[count].name != NULL)
		count++;
	if (count == 0 || t->layout->view[level] == NULL ||
	    t->layout->place[level] == NULL)
		return random_word(r);
	bits = p[random_below(r, count)].bits;
	if (random_below(r, 4) != 0)
		bits = pte_layout_leaf(t->layout, level, bits);
	/* some beyond memory */
	return pte_place_write_masked(
		t->layout->place[level],
		number(r, (unsigned)t->phys_bits + random_below(r, 3)), bits);
}

static uint64_t table(struct random *r, const struct pte_target *t,
		      enum pte_level level)
{
	const struct pte_place *const place = t->layout->table[level];
	const struct pte_address *a;

	if (place == NULL)
		return random_word(r);
	a = &place->address[random_below(r, place->count)];
	return pte_address_write(a, number(r, (unsigned)t->phys_bits + 1U),
				 a->when.value);
}

static uint64_t any(struct random *r, const struct pte_target *t,
		    enum pte_level level)
{
	switch (random_below(r, 9)) {
	case 0:
		return t->layout->empty[level];
	case 1:
		return t->layout->empty[level] ^ lone_bits(r);
	case 2:
		return t->empty_pmd ^
		       (random_below(r, 2) == 0 ? 0 : lone_bits(r));
	case 3:
		return random_word(r);
	case 4:
		return sparse(r);
	case 5:
		return table(r, t, level);
	case 6:
		return t->scheme_words > 0 ? t->scheme_word[random_below(
						     r, t->scheme_words)]
					   : entry(r, t, level);
	case 7:
		return page(r, t, level);
	default:
		return entry(r, t, level);
	}
}

uint64_t scan_word(struct random *r, const struct pte_target *target,
		   enum pte_level level)
{
	uint64_t word = any(r, target, level);

	if (random_below(r, 3) == 0)
		word ^= lone_bits(r);
	return word & pte_layout_word(target->layout);
}

/* ---- what decode says --------------------------------------------------- */

int expect_word(const struct pte_scan_plan *plan, uint64_t word,
		struct pte_scan *expected)
{
	struct pte_reading r;
	struct pte_doubts doubts;

	expected->words++;
	if (pte_target_decode(plan->target, plan->level, word, &r) !=
	    PTE_STATUS_OK) {
		expected->unread++;
		return -1;
	}
	expected->kinds[r.kind]++;
	if (r.has_entry && r.kind != PTE_KIND_SPECIAL)
		expected->types[r.swp_type]++;
	if (r.stray != 0 && (r.has_entry || r.kind == PTE_KIND_NONE))
		expected->doubts[PTE_SCAN_STRAY]++;
	assert_int_equal(pte_target_doubts(plan->target, word, &r, &doubts),
			 PTE_STATUS_OK);
	for (unsigned n = 0; n < doubts.count; n++)
		if (pte_doubt_excludes(doubts.list[n].code))
			expected->doubts[doubts.list[n].code]++;
	return (int)r.kind;
}

static void same(const struct pte_scan *scan, const char *name,
		 const char *what, const uint64_t *got,
		 const uint64_t *expected, unsigned count)
{
	for (unsigned n = 0; n < count; n++)
		check(got[n] == expected[n],
		      "%s, %s%s: %s %u: %" PRIu64 " instead of %" PRIu64, name,
		      pte_scan_kernel_name(scan->kernel),
		      scan->order == PTE_BYTE_ORDER_BIG ? ", big-endian" : "",
		      what, n, got[n], expected[n]);
}

void check_scan(const struct pte_scan *scan, const struct pte_scan *expected,
		const char *name)
{
	same(scan, name, "words", &scan->words, &expected->words, 1);
	same(scan, name, "unread", &scan->unread, &expected->unread, 1);
	same(scan, name, "kind", scan->kinds, expected->kinds, PTE_KIND_COUNT);
	same(scan, name, "type", scan->types, expected->types,
	     PTE_TYPE_COUNT_MAX);
	same(scan, name, "doubt", scan->doubts, expected->doubts,
	     PTE_SCAN_DOUBT_COUNT);
}
