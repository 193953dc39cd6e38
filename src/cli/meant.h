/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The other reading of a word that has two: an entry that encoders write as it,
 * or a predicate that it passes.
 */
#ifndef CLI_MEANT_H
#define CLI_MEANT_H

#include "out.h"
#include "reading.h"

/*
 * "swap type=5 offset=0x1234 exclusive": an entry that isn't what the word is
 * read as, of another kind if there is one, and of the kind that was asked
 * about if that isn't PTE_KIND_RAW; else "invalidated", "present to a walker"
 * and so on. Nothing if it has no other reading.
 *
 * @return whether there is one
 */
bool out_other_reading(struct out *out, const struct read_word *w,
		       enum pte_kind asked);

#endif /* CLI_MEANT_H */
