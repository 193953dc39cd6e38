/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints tests in C notation.
 */
#include "test_text.h"

#include "term/out.h"

/* "v", or "(v & MASK)" */
static void put_bits(struct out *text, uint64_t bits)
{
	if (bits == PTE_ALL_BITS) {
		out_text(text, "v");
		return;
	}
	out_text(text, "(v & ");
	out_hex(text, bits);
	out_text(text, ")");
}

static void put_demand(struct out *text, const struct pte_test *test)
{
	const uint64_t except = test->any & test->except;

	put_bits(text, test->any);
	out_text(text, " != ");
	if (except == 0)
		out_text(text, "0");
	else
		out_hex(text, except);
}

const char *test_text(char to[static TEST_SIZE], const struct pte_test *test)
{
	struct out text;

	out_to_memory(&text, to, TEST_SIZE);
	if (pte_test_is_never(test)) {
		out_text(&text, "never");
		return out_memory(&text);
	}
	if (test->mask != 0) {
		put_bits(&text, test->mask);
		out_text(&text, " == ");
		out_hex(&text, test->value);
	}
	if (test->mask != 0 && test->any != 0)
		out_text(&text, " && ");
	if (test->any != 0)
		put_demand(&text, test);
	return out_memory(&text);
}

const char *either_text(char to[static EITHER_SIZE],
			const struct pte_either *either)
{
	char one[TEST_SIZE];
	struct out text;

	out_to_memory(&text, to, (size_t)EITHER_SIZE);
	if (either->count == 0)
		out_text(&text, "never");
	for (unsigned i = 0; i < either->count; i++) {
		out_text(&text, i == 0 ? "" : " or ");
		out_text(&text, test_text(one, &either->test[i]));
	}
	return out_memory(&text);
}
