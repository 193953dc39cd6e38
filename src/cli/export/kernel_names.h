/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a kernel's headers call what the layouts have, where that's a constant
 * or folds to one.
 */
#ifndef CLI_KERNEL_NAMES_H
#define CLI_KERNEL_NAMES_H

#include <stdbool.h>

#include <pte/target.h>

#include "term/out.h"

/* The macro of a flag's bit in entries; NULL: none that is a constant. */
const char *kernel_flag_macro(const struct pte_target *target,
			      enum pte_flag flag);

/*
 * The constant for a name's macro, usually itself; NULL: it's none, or it
 * wasn't read.
 */
const char *kernel_name_macro(const struct pte_target *target,
			      const char *macro);

/*
 * How an architecture's macros make a pte's word of a type and an offset, and
 * the swp_entry_t of a word; both fold to constants. Formats of one argument:
 * "type, offset", or the word.
 */
struct kernel_words {
	const char *word, *entry;
};
const struct kernel_words *kernel_words_of(const struct pte_target *target);

/* static_asserts of the options that number types and decide of flags. */
void kernel_options(struct out *out, const struct pte_target *target);

/*
 * Whether kernels have the target's helpers by these names: older ones than are
 * modelled may not. Returns false after a message.
 */
bool kernel_has_names(const char *format, const struct pte_target *target);

#endif /* CLI_KERNEL_NAMES_H */
