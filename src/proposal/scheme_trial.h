/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Trying a scheme on a kernel: steps that fill a struct pte_scheme_use, and the
 * reader of a target's own words.
 */
#ifndef PTE_PROPOSAL_SCHEME_TRIAL_H
#define PTE_PROPOSAL_SCHEME_TRIAL_H

#include <pte/prove/scheme.h>
#include <pte/swap.h>

#define WORD_BITS 64

/* Not feasible: sets the obstacle and starts the sentence that says why. */
void pte_scheme_refuse(struct pte_scheme_use *use, enum pte_obstacle obstacle,
		       const char *begins);
/* Undoes what was applied, as if the scheme had never been tried. */
void pte_scheme_give_up(struct pte_scheme_use *use);
/* Continue the sentence. */
void pte_scheme_say(struct pte_scheme_use *use, const char *text);
void pte_scheme_say_number(struct pte_scheme_use *use, unsigned n);
void pte_scheme_say_version(struct pte_scheme_use *use, uint16_t version);

/* Find the feasible bits, here and in every layout of the kernel's image. */
void pte_scheme_find_bits(struct pte_scheme_use *use);
/* Choose one of them. Returns false, and says why, if none is suitable. */
bool pte_scheme_find_bit(struct pte_scheme_use *use, int wanted);

/* Apply the parts of a proposal to `after`, and add their words. Returns false,
 * and says why, if one isn't feasible: then the use is reset. */
bool pte_scheme_merge(struct pte_scheme_use *use, const struct pte_part *parts,
		      unsigned count, int bit);

/* Whether the bit of a proposal's flag is free. Returns false, and says why, if
 * it has an owner, here or in another layout of the kernel's image. */
bool pte_proposal_has_bit(struct pte_scheme_use *use, enum pte_flag flag);

/* Returns false, and says why, if one of the options is off. */
bool pte_scheme_options_do(struct pte_scheme_use *use, uint32_t needs);

/* Returns false, and says why, if a helper for ptes misreads the word. */
bool pte_scheme_add_word(struct pte_scheme_use *use,
			 const struct pte_scheme_word *word);

/* The word of an entry; bits that don't fit its fields are dropped. */
static inline uint64_t pte_scheme_entry(const struct pte_target *t,
					unsigned type, uint64_t offset)
{
	return pte_layout_swap_encode_masked(
		t->layout, PTE_LEVEL_PTE,
		pte_swap_entry_pack(t->layout, type, offset));
}

/* The offset bits that a pfn needs, with young and dirty if they are kept. */
static inline unsigned pte_scheme_pfn_room(const struct pte_target *t)
{
	return t->phys_bits - (unsigned)t->layout->page_shift +
	       (t->young_dirty ? 2U : 0U);
}

/*
 * The tests by which a reader recognises a target's own words among those that
 * are neither none nor present; returns their number, one must pass. The first
 * function leaves out flags beside entries of any kind: its words are all
 * entries that Linux doesn't know.
 */
#define PTE_SCHEME_TESTS 32
unsigned pte_own_words(const struct pte_target *t, enum pte_level level,
		       struct pte_test tests_ret[static PTE_SCHEME_TESTS]);
unsigned pte_own_tests(const struct pte_target *t, enum pte_level level,
		       struct pte_test tests_ret[static PTE_SCHEME_TESTS]);

/* Whether the reader takes a word for the target's own, as in pte_scheme_class,
 * at a level with entries. */
bool pte_own_has(const struct pte_target *t, enum pte_level level,
		 uint64_t word);

/* The bits of the target's own flags at a level. */
uint64_t pte_own_bits(const struct pte_target *t, enum pte_level level);

#endif /* PTE_PROPOSAL_SCHEME_TRIAL_H */
