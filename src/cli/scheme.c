/* SPDX-License-Identifier: BSD-2-Clause */
#include "scheme.h"

#include <string.h>

#include "near.h"
#include "say.h"

bool scheme_read(const char *where, const char *text,
		 const struct pte_scheme **scheme_ret, int *bit_ret)
{
	const enum pte_status status =
		pte_scheme_parse(text, strlen(text), scheme_ret, bit_ret);
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	struct near near;

	if (status == PTE_STATUS_OK)
		return true;
	(void)quote(quoted, text, strlen(text));
	if (status == PTE_STATUS_UNKNOWN_NAME) {
		near_begin(&near, text, strcspn(text, "="));
		for (size_t i = 0; i < pte_scheme_count(); i++)
			near_offer(&near, pte_scheme_at(i)->name);
		say(0, "%s%s: unknown scheme; %s", where, quoted,
		    near_text(&near, names));
	} else if (status == PTE_STATUS_SYNTAX) {
		say(0, "%s%s: malformed: it's NAME or NAME=BIT", where, quoted);
	} else if (status == PTE_STATUS_BIT_RANGE) {
		say(0, "%s%s: the bit is out of range: 0..63", where, quoted);
	} else {
		say(0, "%s%s: %s", where, quoted, pte_status_str(status));
	}
	return false;
}

bool scheme_apply(const struct options *o, struct pte_target *target)
{
	struct pte_scheme_use use;

	if (o->scheme == NULL)
		return true;
	if (pte_scheme_apply(o->scheme, o->scheme_bit, target, &use) ==
	    PTE_STATUS_OK)
		return true;
	say(0, "--scheme=%s: not feasible on %s: %s", o->scheme->name,
	    target->name, use.why);
	return false;
}
