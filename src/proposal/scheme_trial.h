/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A scheme being tried on a kernel: what is found out goes into the use.
 */
#ifndef PTE_PROPOSAL_SCHEME_TRIAL_H
#define PTE_PROPOSAL_SCHEME_TRIAL_H

#include <pte/prove/scheme.h>
#include <pte/swap.h>

#define WORD_BITS 64

/* What follows says why not, from the beginning. */
void pte_scheme_refuse(struct pte_scheme_use *use, enum pte_obstacle obstacle,
		       const char *begins);
/* There's no room: as if it had never been tried. */
void pte_scheme_give_up(struct pte_scheme_use *use);
/* Go on saying it. */
void pte_scheme_say(struct pte_scheme_use *use, const char *text);
void pte_scheme_say_number(struct pte_scheme_use *use, unsigned n);
void pte_scheme_say_version(struct pte_scheme_use *use, uint16_t version);

/* Which bits would do, here and wherever the image boots. */
void pte_scheme_find_bits(struct pte_scheme_use *use);
/* The one of them to use. False, and why, if none will. */
bool pte_scheme_find_bit(struct pte_scheme_use *use, int wanted);

/* Merge the parts of a proposal to `after`, and add their words. False, and
 * why, if there's no room for one: then it's as if none had been tried. */
bool pte_scheme_merge(struct pte_scheme_use *use, const struct pte_part *parts,
		      unsigned count, int bit);

/* Whether a word that a proposal's flag takes is in the clear. False, and why,
 * if somebody else has it, here or wherever the image boots. */
bool pte_proposal_has_bit(struct pte_scheme_use *use, enum pte_flag flag);

/* False, and why, if one of the options is off. */
bool pte_scheme_options_do(struct pte_scheme_use *use, uint32_t needs);

/* False, and why, if a helper of ptes takes the word for something else. */
bool pte_scheme_add_word(struct pte_scheme_use *use,
			 const struct pte_scheme_word *word);

/* The word of an entry, cut to its fields. */
static inline uint64_t pte_scheme_entry(const struct pte_target *t,
					unsigned type, uint64_t offset)
{
	return pte_layout_swap_encode_masked(
		t->layout, PTE_LEVEL_PTE,
		pte_swap_entry_pack(t->layout, type, offset));
}

/* What a pfn needs of the offset, with young and dirty where they are kept. */
static inline unsigned pte_scheme_pfn_room(const struct pte_target *t)
{
	return t->phys_bits - (unsigned)t->layout->page_shift +
	       (t->young_dirty ? 2U : 0U);
}

/*
 * What the reader of a target's own asks of words that are neither none nor
 * present; how many tests, one of which must pass. Flags stand beside entries
 * of any kind; the others' words are no entries that Linux knows.
 */
#define PTE_SCHEME_TESTS 32
unsigned pte_own_words(const struct pte_target *t, enum pte_level level,
		       struct pte_test tests_ret[static PTE_SCHEME_TESTS]);
unsigned pte_own_tests(const struct pte_target *t, enum pte_level level,
		       struct pte_test tests_ret[static PTE_SCHEME_TESTS]);

/* Whether the reader takes a word for the target's own: that pte_scheme_class
 * has it, of a level with entries. */
bool pte_own_has(const struct pte_target *t, enum pte_level level,
		 uint64_t word);

/* The bits of its own flags at a level. */
uint64_t pte_own_bits(const struct pte_target *t, enum pte_level level);

#endif /* PTE_PROPOSAL_SCHEME_TRIAL_H */
