/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The budget command: prints what budget_types.c and budget_bits.c count, as
 * text or as one JSON document.
 */
#include "budget.h"

#include "command.h"

int run_budget(const struct options *o, struct out *out)
{
	struct choice choice;
	bool good = choose(o, &choice);
	struct json j;

	choice.scheme = (struct scheme_named){ o->scheme, o->scheme_bit };

	if (good && options_have(o, OPTION_JSON)) {
		json_begin(&j, out, true);
		budget_types_json(&j, &choice);
		budget_bits_json(&j, &choice);
		json_end(&j);
	} else if (good) {
		good = budget_types(out, &choice, options_have(o, OPTION_ALL));
		good = good && budget_bits(out, &choice);
	}
	choice_free(&choice);
	return good ? EXIT_YES : EXIT_TROUBLE;
}
