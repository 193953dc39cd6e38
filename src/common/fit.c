/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How well a kernel explains a word, and the swp_entry_t that was read from it.
 */
#include <pte/fit.h>

#include <pte/doubt.h>
#include <pte/swap.h>

#include "domain.h"
#include "level.h"
#include "sized.h"
#include "sound.h"

/* as far off as anything may be */
#define UNREAD_BITS 64U

/* a word, and what is made of it */
struct read {
	struct pte_reading reading;
	struct pte_doubts doubts;
	bool sound;
};

static enum pte_status read_word(const struct pte_target *t,
				 enum pte_level level, uint64_t word,
				 struct read *ret)
{
	enum pte_status status =
		pte_target_decode(t, level, word, &ret->reading);

	if (status == PTE_STATUS_OK)
		status =
			pte_target_doubts(t, word, &ret->reading, &ret->doubts);
	ret->sound = status == PTE_STATUS_OK &&
		     is_sound_reading(&ret->reading, &ret->doubts);
	return status;
}

/*
 * The entry that kernels print of a word. They clear its flags first: where a
 * flag's bit is also one of the type's, what was written isn't what they print.
 */
static uint64_t printed_entry(const struct pte_target *t, const struct read *r,
			      uint64_t word)
{
	const struct pte_reading *const reading = &r->reading;
	const struct pte_codec *const codec = t->layout->swap[reading->level];
	uint64_t flags = 0;

	/* stubs read 0, whatever the word is */
	if (!pte_entries_stand(t, reading->level))
		return reading->swp_entry;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((reading->flags & PTE_FLAG_SET(f)) != 0)
			flags |= codec->flag[f];
	return pte_layout_swap_decode(t->layout, reading->level, word & ~flags);
}

static bool explains(const struct pte_target *t, const struct pte_evidence *e,
		     const struct read *r)
{
	if (!e->has_entry)
		return r->sound;
	return r->reading.has_entry && printed_entry(t, r, e->word) == e->entry;
}

/* of the address that the word names, whatever it's of */
static unsigned significant_bits(const struct pte_target *t,
				 const struct pte_reading *r)
{
	uint64_t pages = r->has_table ? r->table >> t->layout->page_shift
			 : r->has_pfn ? r->pfn
				      : r->swp_offset;
	unsigned bits = pages != 0 ? t->layout->page_shift : 0;

	for (; pages != 0; pages >>= 1U)
		bits++;
	return bits;
}

static void add(const struct pte_target *t, const struct read *r,
		struct pte_fit *fit)
{
	fit->explained++;
	fit->sound += r->sound;
	for (unsigned i = 0; i < r->doubts.count; i++)
		fit->remarks += !pte_doubt_excludes(r->doubts.list[i].code);
	fit->bits += significant_bits(t, &r->reading);
}

static unsigned count_bits(uint64_t v)
{
	unsigned count = 0;

	for (; v != 0; v &= v - 1)
		count++;
	return count;
}

/* how far from explained evidence is that was read */
static unsigned distance(const struct pte_target *t,
			 const struct pte_evidence *e, const struct read *r)
{
	unsigned off = count_bits(r->reading.stray);

	if (e->has_entry && !r->reading.has_entry)
		return UNREAD_BITS;
	if (e->has_entry)
		off += count_bits(e->entry ^ printed_entry(t, r, e->word));
	for (unsigned i = 0; i < r->doubts.count; i++)
		off += pte_doubt_excludes(r->doubts.list[i].code);
	return off;
}

enum pte_status pte_fit_add_sized(const struct pte_target *target,
				  const struct pte_evidence *evidence,
				  size_t evidence_size, struct pte_fit *fit,
				  size_t fit_size)
{
	struct pte_evidence e;
	struct pte_fit sum;
	struct read r;
	enum pte_status status;

	if (!sized_take(&e, sizeof(e), evidence, evidence_size) ||
	    !sized_take(&sum, sizeof(sum), fit, fit_size))
		return PTE_STATUS_SIZE;
	if (!e.has_word && !e.has_entry)
		return PTE_STATUS_KEY_MISSING;
	if (!is_level(e.level))
		return PTE_STATUS_NO_LEVEL;
	if (!e.has_word)
		e.word = pte_layout_swap_encode_masked(target->layout, e.level,
						       e.entry);
	status = read_word(target, e.level, e.word, &r);
	if (status != PTE_STATUS_OK && status != PTE_STATUS_WORD_RANGE)
		return status;
	sum.of++;
	if (status != PTE_STATUS_OK)
		sum.off += UNREAD_BITS;
	else if (explains(target, &e, &r))
		add(target, &r, &sum);
	else
		sum.off += distance(target, &e, &r);
	sized_give(fit, fit_size, &sum, sizeof(sum));
	return PTE_STATUS_OK;
}
