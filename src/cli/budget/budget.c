/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The budget command: prints what budget_types.c and budget_bits.c count, as
 * text or as one JSON document.
 */
#include "budget.h"

#include "command.h"

/* of layouts that are named all versions are shown */
static enum budget_detail detail_of(const struct options *o)
{
	if (options_have(o, OPTION_ALL))
		return BUDGET_ALL;
	return o->word_count > 0 ? BUDGET_VERSIONS : BUDGET_NEWEST;
}

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
		const enum budget_detail detail = detail_of(o);

		good = budget_types(out, &choice, detail) &&
		       budget_bits(out, &choice, detail);
		if (good && detail == BUDGET_NEWEST)
			out_folded(out,
				   "version by version, and in every "
				   "configuration",
				   "name a layout");
	}
	choice_free(&choice);
	return good ? EXIT_YES : EXIT_TROUBLE;
}
