/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parses words as they are pasted.
 */
#include "value.h"

#include <string.h>

#include "term/number.h"
#include "term/say.h"

size_t value_level(const char *text, size_t length, enum pte_level *level)
{
	/* no level's name begins as a number does */
	if (length > 0 && number_is_digit(*text))
		return 0;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		const char *const name = pte_level_name((enum pte_level)l);
		const size_t n = strlen(name);

		if (length <= n || memcmp(text, name, n) != 0 ||
		    (text[n] != ':' && text[n] != '='))
			continue;
		*level = (enum pte_level)l;
		return n + 1;
	}
	return 0;
}

bool value_read(const char *text, size_t length, size_t line, const char *what,
		uint64_t *value_ret)
{
	char quoted[QUOTE_SIZE];
	size_t width;

	switch (number_hex(text, length, value_ret, &width)) {
	case NUMBER_OK:
		return true;
	case NUMBER_WIDE:
		say(line, "%s: %zu bits wide: %s has 64",
		    quote(quoted, text, length), width, what);
		return false;
	case NUMBER_MALFORMED:
	case NUMBER_NEGATIVE:
		break;
	}
	say(line, "%s: not a hexadecimal number", quote(quoted, text, length));
	return false;
}
