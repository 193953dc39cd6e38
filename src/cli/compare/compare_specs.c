/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Specs beside the schemes: each on its base.
 */
#include "compare.h"
#include "select/certain.h"
#include "select/find.h"
#include "term/say.h"

/* Returns false after a message if the spec can't be compared. */
static bool can_be_compared(const struct spec *spec)
{
	if (spec->base == NULL)
		say(0, "%s: it has no base: there's no kernel to compare it on",
		    spec->path);
	else if (spec->scheme.scheme != NULL)
		say(0,
		    "%s: it has a scheme in force, %s: name that beside a spec "
		    "without it",
		    spec->path, spec->scheme.text);
	else
		return true;
	return false;
}

static bool open_all(const struct options *o, const struct spec **specs)
{
	for (size_t i = 0; i < o->spec_count; i++) {
		specs[i] = spec_open(o->specs[i]);
		if (specs[i] == NULL || !can_be_compared(specs[i]))
			return false;
	}
	return true;
}

static bool try_spec(const struct options *o, const struct spec *spec,
		     const struct pte_target *before, struct compare_case *ret)
{
	struct pte_target after;

	if (!find_target_of(&spec->model, spec->version, &o->config, &after))
		return false;
	compare_try_spec(spec, before, &after, ret);
	return !ret->broken;
}

/* try and print the specs from `first` to `end`, which share a base */
static bool compare_base(const struct options *o, struct out *out,
			 const struct compare_wanted *wanted, size_t count,
			 const struct spec *const *first,
			 const struct spec *const *end,
			 struct compare_case *cases)
{
	struct pte_target before;

	if (!find_target_of((*first)->base, (*first)->version, &o->config,
			    &before) ||
	    !compare_try_schemes(o, &before, wanted, count, cases))
		return false;
	for (; first < end; first++)
		if (!try_spec(o, *first, &before, &cases[count++]))
			return false;
	return compare_show(o, out, cases, count);
}

bool compare_specs(const struct options *o, struct out *out,
		   const struct compare_wanted *wanted, size_t count,
		   struct compare_case *cases)
{
	const struct spec *specs[SPECS_MAX] = { NULL };

	if (!open_all(o, specs))
		return false;
	/* all are there, and a NULL would end them */
	for (size_t i = 0, end; i < o->spec_count && specs[i] != NULL;
	     i = end) {
		for (end = i + 1; end < o->spec_count && specs[end] != NULL &&
				  specs[end]->base == specs[i]->base &&
				  specs[end]->version == specs[i]->version;)
			end++;
		if (i > 0 && !options_have(o, OPTION_JSON))
			out_char(out, '\n');
		if (!compare_base(o, out, wanted, count, specs + i, specs + end,
				  cases))
			return false;
	}
	return true;
}
