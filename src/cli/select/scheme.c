/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parses --scheme, and puts the scheme of the option or of a spec in force on a
 * target. There can be only one.
 */
#include "scheme.h"

#include <string.h>

#include "spec/spec.h"
#include "term/near.h"
#include "term/say.h"

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

struct scheme_named scheme_on(const struct pte_model *model,
			      struct scheme_named named)
{
	const struct spec *const spec = spec_of(model);

	if (spec == NULL || spec->scheme.scheme == NULL)
		return named;
	return (struct scheme_named){ spec->scheme.scheme, spec->scheme.bit };
}

bool scheme_apply_spec(struct pte_target *target)
{
	const struct spec *const spec = spec_of(target->model);
	struct pte_scheme_use use;

	if (spec == NULL || spec->scheme.scheme == NULL ||
	    pte_scheme_apply(spec->scheme.scheme, spec->scheme.bit, target,
			     &use) == PTE_STATUS_OK)
		return true;
	say(0, "%s%s: not feasible on %s: %s", spec->scheme.where,
	    spec->scheme.text, target->name, use.why);
	return false;
}

bool scheme_is_one(const struct options *o, const struct pte_model *model)
{
	const struct spec *const spec = spec_of(model);

	if (o->scheme == NULL || spec == NULL || spec->scheme.scheme == NULL)
		return true;
	say(0, "--scheme=%s: the spec has a scheme already: %s%s",
	    o->scheme->name, spec->scheme.where, spec->scheme.text);
	return false;
}

bool scheme_apply(const struct options *o, struct pte_target *target)
{
	struct pte_scheme_use use;

	if (!scheme_is_one(o, target->model))
		return false;
	if (o->scheme == NULL)
		return true;
	if (pte_scheme_apply(o->scheme, o->scheme_bit, target, &use) ==
	    PTE_STATUS_OK)
		return true;
	say(0, "--scheme=%s: not feasible on %s: %s", o->scheme->name,
	    target->name, use.why);
	return false;
}
