/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Finds words that two layouts read differently: a change suggests candidates,
 * and decoding them with both decides.
 */
#include <string.h>

#include <pte/decode.h>
#include <pte/prove/set.h>

#include "diff.h"
#include "word/picture.h"
#include "word/reading.h"

#define BITS 64U

static bool has_level(const struct diff *d, unsigned level)
{
	return (d->levels & PTE_LEVEL_SET(level)) != 0 &&
	       d->target[0].layout->view[level] != NULL &&
	       d->target[1].layout->view[level] != NULL;
}

static void read_line(const struct pte_target *t, enum pte_level level,
		      uint64_t value, char to[static DIFF_READING_SIZE])
{
	struct read_word w = { t, level, value, { 0 } };
	struct out text;

	out_to_memory(&text, to, DIFF_READING_SIZE);
	if (pte_target_decode(t, level, value, &w.reading) == PTE_STATUS_OK)
		reading_line(&text, &w);
	(void)out_memory(&text);
}

/* the bits that words of both layouts have */
static uint64_t common_word(const struct diff *d)
{
	return pte_layout_word(d->target[0].layout) &
	       pte_layout_word(d->target[1].layout);
}

static bool try_word(const struct diff *d, struct diff_word *word,
		     enum pte_level level, uint64_t value)
{
	struct diff_word new = { .value = value, .level = level };

	if (word->told)
		return true;
	if ((value & ~common_word(d)) != 0)
		return false;
	for (unsigned i = 0; i < 2; i++)
		read_line(&d->target[i], level, value, new.reading[i]);
	new.told = strcmp(new.reading[0], new.reading[1]) != 0;
	if (new.told)
		*word = new;
	return new.told;
}

bool diff_try(const struct diff *d, struct diff_word *word,
	      enum pte_level level, uint64_t value)
{
	return word->told ||
	       (has_level(d, level) && try_word(d, word, level, value));
}

void diff_try_entry(const struct diff *d, struct diff_word *word,
		    enum pte_level level, unsigned type, uint64_t offset)
{
	for (unsigned i = 0; i < 2; i++)
		(void)diff_try(d, word, level,
			       pte_layout_swap_encode_masked(
				       d->target[i].layout, level,
				       pte_swap_entry_pack(d->target[i].layout,
							   type, offset)));
}

void diff_try_entries(const struct diff *d, struct diff_word *word,
		      uint64_t bits)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		for (unsigned i = 0; i < 2 && !word->told; i++) {
			const uint64_t entry = pte_layout_swap_encode_masked(
				d->target[i].layout, (enum pte_level)l,
				pte_swap_entry_pack(d->target[i].layout, 1, 1));

			(void)diff_try(d, word, (enum pte_level)l,
				       entry | bits);
			(void)diff_try(d, word, (enum pte_level)l,
				       entry & ~bits);
		}
	}
}

bool diff_rest(const struct pte_test *among, const struct pte_either *first,
	       const struct pte_either *second, bool *some, uint64_t *value)
{
	enum pte_status status = PTE_STATUS_OK;
	struct pte_set rest = { .count = 0 };

	for (unsigned i = 0; i < first->count && status == PTE_STATUS_OK; i++)
		status = pte_set_add(&rest, &first->test[i]);
	for (unsigned i = 0; i < second->count && status == PTE_STATUS_OK; i++)
		status = pte_set_subtract(&rest, &second->test[i]);
	*some = status == PTE_STATUS_OK && pte_set_meet(&rest, among, value);
	return status == PTE_STATUS_OK;
}

static void try_rest(const struct diff *d, struct diff_word *word,
		     enum pte_level level, const struct pte_either *first,
		     const struct pte_either *second)
{
	const struct pte_test common = { ~common_word(d), 0, 0, 0 };
	uint64_t value;
	bool some;

	if (diff_rest(&common, first, second, &some, &value) && some)
		(void)diff_try(d, word, level, value);
}

void diff_try_tests(const struct diff *d, struct diff_word *word,
		    enum pte_level level, const struct pte_either *a,
		    const struct pte_either *b)
{
	try_rest(d, word, level, a, b);
	try_rest(d, word, level, b, a);
}

static void try_bits(const struct diff *d, struct diff_word *word,
		     enum pte_level level, uint64_t page, uint64_t bits)
{
	for (unsigned bit = 0; bit < BITS && !word->told; bit++) {
		if ((bits & PTE_BIT(bit)) == 0)
			continue;
		(void)diff_try(d, word, level, page | PTE_BIT(bit));
		(void)diff_try(d, word, level, page & ~PTE_BIT(bit));
	}
}

/*
 * first the page of a drawing; then those of the protections, since a bit may
 * only matter in one of them, as in PROT_NONE's
 */
void diff_try_page(const struct diff *d, struct diff_word *word,
		   enum pte_level level, uint64_t bits)
{
	if (!has_level(d, level))
		return;
	for (unsigned i = 0; i < 2; i++)
		try_bits(d, word, level, picture_word(&d->target[i], level),
			 bits);
	for (unsigned i = 0; i < 2; i++) {
		const struct pte_layout *const l = d->target[i].layout;
		const struct pte_protection *p =
			d->target[i].model->protections;

		for (; p->name != NULL && !word->told; p++)
			try_bits(d, word, level,
				 pte_place_write_masked(
					 l->place[level], 0,
					 pte_layout_leaf(l, level, p->bits)),
				 bits);
	}
}

/*
 * a word that matches this alternative of the table's place, and passes the
 * table test if that is an AND of set bits
 */
static uint64_t table_word(const struct pte_layout *l, enum pte_level level,
			   unsigned alternative)
{
	return l->table[level]->address[alternative].when.value |
	       (l->view[level] != NULL ? l->view[level]->table.value : 0);
}

void diff_try_table(const struct diff *d, struct diff_word *word,
		    enum pte_level level, uint64_t bits)
{
	for (unsigned i = 0; i < 2; i++) {
		const struct pte_layout *const l = d->target[i].layout;

		if (l->table[level] == NULL)
			continue;
		for (unsigned k = 0; k < l->table[level]->count; k++)
			for (unsigned bit = 0; bit < BITS; bit++)
				if ((bits & PTE_BIT(bit)) != 0)
					(void)try_word(d, word, level,
						       table_word(l, level, k) |
							       PTE_BIT(bit));
	}
}
