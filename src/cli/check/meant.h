/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The second reading of an ambiguous word: an entry that is encoded as this
 * word, or a predicate that the word passes.
 */
#ifndef CLI_MEANT_H
#define CLI_MEANT_H

#include <pte/prove/claim.h>

#include "term/out.h"
#include "word/reading.h"

/*
 * Print the entry that was encoded as the word, "swap type=5 offset=0x1234
 * exclusive", if the word is read as something else. Prints nothing if it
 * isn't, or if nothing was encoded.
 *
 * @param given  the inputs that made the word, by enum pte_given
 * @return whether anything was printed
 */
bool out_other_entry(struct out *out, const struct read_word *w,
		     const uint64_t given[PTE_GIVEN_COUNT]);

/*
 * As out_other_entry; if there is no such entry, print a predicate that the
 * word passes: "invalidated", "present to a walker" and so on.
 *
 * @param given  the inputs that made the word, by enum pte_given
 * @return whether anything was printed
 */
bool out_other_reading(struct out *out, const struct read_word *w,
		       const uint64_t given[PTE_GIVEN_COUNT]);

#endif /* CLI_MEANT_H */
