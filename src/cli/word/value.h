/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words as they are pasted: a number, and in front of it perhaps the level that
 * it stood at.
 */
#ifndef CLI_VALUE_H
#define CLI_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/kind.h>

#define AN_ENTRY "an entry"

/* "pmd:" or "pmd=" as kernels print them: the length of it, or 0, and then the
 * level is left alone */
size_t value_level(const char *text, size_t length, enum pte_level *level);

/*
 * Parse a word in hexadecimal, with or without 0x. Returns false after a
 * message if it's malformed, or wider than 64 bits, which `what` has: "an
 * entry".
 */
bool value_read(const char *text, size_t length, size_t line, const char *what,
		uint64_t *value_ret);

#endif /* CLI_VALUE_H */
