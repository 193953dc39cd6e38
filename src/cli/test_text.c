/* SPDX-License-Identifier: BSD-2-Clause */
#include "test_text.h"

#include "out.h"

const char *test_text(char to[static TEST_SIZE], const struct pte_test *test)
{
	struct out text;

	out_to_memory(&text, to, TEST_SIZE);
	if (pte_test_is_never(test)) {
		out_text(&text, "never");
		return out_memory(&text);
	}
	if (test->mask == PTE_ALL_BITS) {
		out_text(&text, "v == ");
		out_hex(&text, test->value);
	} else if (test->mask != 0) {
		out_text(&text, "(v & ");
		out_hex(&text, test->mask);
		out_text(&text, ") == ");
		out_hex(&text, test->value);
	}
	if (test->any == PTE_ALL_BITS) {
		out_text(&text, "v != 0");
	} else if (test->any != 0) {
		out_text(&text, test->mask != 0 ? " && (v & " : "(v & ");
		out_hex(&text, test->any);
		out_text(&text, ") != 0");
	}
	return out_memory(&text);
}

const char *either_text(char to[static EITHER_SIZE],
			const struct pte_either *either)
{
	char one[TEST_SIZE];
	struct out text;

	out_to_memory(&text, to, EITHER_SIZE);
	if (either->count == 0)
		out_text(&text, "never");
	for (unsigned i = 0; i < either->count; i++) {
		out_text(&text, i == 0 ? "" : " or ");
		out_text(&text, test_text(one, &either->test[i]));
	}
	return out_memory(&text);
}
