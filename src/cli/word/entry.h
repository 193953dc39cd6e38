/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Values of the type swp_entry_t, as kernels print them, and the words that may
 * have been read into one.
 */
#ifndef CLI_ENTRY_H
#define CLI_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/target.h>

/*
 * Parse a swp_entry_t in hexadecimal, with or without 0x.
 *
 * Returns false after a message if it's malformed, or wider than the layout's.
 */
bool entry_read(const struct pte_target *target, const char *text,
		size_t length, size_t line, uint64_t *entry_ret);

/* The most words that one entry may stand for: one for each set of flags. */
#define ENTRY_WORDS_MAX (1U << (unsigned)PTE_FLAG_COUNT)

/*
 * The words that read as an entry, by the flags that were cleared before it was
 * printed; the one without a flag comes first. A flag that the entry's kind
 * never carries is left out.
 *
 * Returns their number; 0: the level's words hold no such type and offset.
 */
unsigned entry_words(const struct pte_target *target, enum pte_level level,
		     uint64_t entry, uint64_t words[static ENTRY_WORDS_MAX]);

#endif /* CLI_ENTRY_H */
