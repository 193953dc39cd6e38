/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The other reading of a word that has two: an entry that encoders write as it,
 * or a predicate that it passes.
 */
#ifndef CLI_MEANT_H
#define CLI_MEANT_H

#include <pte/prove/claim.h>

#include "term/out.h"
#include "word/reading.h"

/*
 * "swap type=5 offset=0x1234 exclusive": the entry that was given to make the
 * word, if that isn't what it's read as. Nothing if it is, or if none was
 * given.
 *
 * @param given  what makes the word, by enum pte_given
 * @return whether there is one
 */
bool out_other_entry(struct out *out, const struct read_word *w,
		     const uint64_t given[PTE_GIVEN_COUNT]);

/*
 * As out_other_entry; where there is none, "invalidated", "present to a walker"
 * and so on. Nothing if the word has no other reading.
 *
 * @param given  what makes the word, by enum pte_given
 * @return whether there is one
 */
bool out_other_reading(struct out *out, const struct read_word *w,
		       const uint64_t given[PTE_GIVEN_COUNT]);

#endif /* CLI_MEANT_H */
