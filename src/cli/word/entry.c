/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads swp_entry_t values as kernels print them, and finds the words behind
 * one.
 */
#include "entry.h"

#include <pte/lists.h>
#include <pte/swap.h>

#include "term/number.h"
#include "term/say.h"

bool entry_read(const struct pte_target *target, const char *text,
		size_t length, size_t line, uint64_t *entry_ret)
{
	const unsigned bits = target->layout->swp_entry.bits;
	char quoted[QUOTE_SIZE];
	size_t width = 0;
	uint64_t entry = 0;
	const enum number got = number_hex(text, length, &entry, &width);

	(void)quote(quoted, text, length);
	if (got == NUMBER_WIDE ||
	    (got == NUMBER_OK && (entry & ~pte_ones(bits)) != 0)) {
		say(line, "%s: too wide: a swp_entry of %s has %u bits", quoted,
		    target->name, bits);
		return false;
	}
	if (got != NUMBER_OK) {
		say(line, "%s: not a hexadecimal number", quoted);
		return false;
	}
	*entry_ret = entry;
	return true;
}

/* the flags that pte_to_swp_entry clears, where an entry of the kind has them
 */
static unsigned cleared_flags(const struct pte_target *t, enum pte_level level,
			      enum pte_kind kind)
{
	unsigned flags = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (pte_flag_exists((enum pte_flag)f, level, t->options) &&
		    t->layout->swap[level]->flag[f] != 0 &&
		    (f != PTE_FLAG_EXCLUSIVE || kind == PTE_KIND_SWAP))
			flags |= PTE_FLAG_SET(f);
	return flags;
}

static uint64_t with_flags(const struct pte_codec *codec, uint64_t word,
			   unsigned flags)
{
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((flags & PTE_FLAG_SET(f)) != 0)
			word |= codec->flag[f];
	return word;
}

unsigned entry_words(const struct pte_target *target, enum pte_level level,
		     uint64_t entry, uint64_t words[static ENTRY_WORDS_MAX])
{
	const struct pte_layout *const l = target->layout;
	const uint64_t plain = pte_layout_swap_encode_masked(l, level, entry);
	const unsigned type = pte_swap_entry_type(l, entry);
	unsigned all, flags = 0, count = 0;

	if (pte_layout_swap_decode(l, level, plain) != entry ||
	    type >= PTE_SWAP_TYPE_COUNT)
		return 0;
	all = cleared_flags(target, level,
			    (enum pte_kind)target->kind_of_type[type]);
	/* every subset, the empty one first */
	do {
		words[count++] = with_flags(l->swap[level], plain, flags);
		flags = (flags - all) & all;
	} while (flags != 0);
	return count;
}
