/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The compare command, and the trying of one scheme on one kernel: its cost,
 * what helpers answer on its words, and the verdicts of its claims, each of
 * them verified.
 */
#include "compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/workspace.h"
#include "command.h"
#include "select/certain.h"
#include "select/find.h"
#include "select/scheme.h"
#include "term/say.h"

/* ---- one scheme on one kernel ------------------------------------------- */

static void keep(const struct pte_verdict *v, void *context)
{
	struct compare_case *const c = context;

	if (v->verdict == PTE_VERDICT_NOT_APPLICABLE)
		return;
	if (c->verdicts == COMPARE_VERDICTS) {
		say(0, "%s: more than %d verdicts", c->name, COMPARE_VERDICTS);
		c->broken = true;
		return;
	}
	c->verdict[c->verdicts++] = (struct compare_verdict){
		.claim = v->claim,
		.level = v->level,
		.domain = v->domain,
		.verdict = v->verdict,
		.witness = v->witness,
		.reason = v->reason,
		.method = v->method,
		.accepted = v->accepted,
		.verified = pte_verdict_verify(c->workspace, v) ==
			    PTE_STATUS_OK,
	};
	if (!c->verdict[c->verdicts - 1].verified) {
		say(0, "%s: %s: the verdict could not be verified", c->name,
		    v->claim->id);
		c->broken = true;
	}
}

static void try_claims(struct compare_case *c)
{
	const struct pte_claim *claim;

	c->workspace = workspace_new();
	c->broken = c->broken || c->workspace == NULL;
	for (size_t i = 0;
	     !c->broken && (claim = pte_scheme_claim_at(i)) != NULL; i++)
		for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
			pte_claim_try(c->workspace, claim, &c->use.after,
				      (enum pte_level)l, keep, c);
	free(c->workspace);
	c->workspace = NULL;
}

static unsigned misled_by(const struct compare_case *c, unsigned word)
{
	unsigned count = 0;

	for (unsigned i = 0; i < c->answers; i++)
		if (c->answer[word][i].grade == PTE_GRADE_MISLED)
			count++;
	return count;
}

/*
 * tables show one word: for a scheme the first, for a spec the one that
 * misleads most helpers and paths
 */
static void choose_shown(struct compare_case *c)
{
	for (unsigned i = 1; c->spec != NULL && i < c->use.words; i++)
		if (misled_by(c, i) > misled_by(c, c->shown))
			c->shown = i;
}

static void find_out(struct compare_case *c)
{
	if (pte_scheme_cost(&c->use, &c->cost) != PTE_STATUS_OK)
		return;
	for (unsigned i = 0; i < c->use.words; i++)
		c->answers = pte_scheme_answers(&c->use, c->use.word[i].value,
						c->answer[i]);
	choose_shown(c);
	try_claims(c);
}

void compare_try(const struct pte_scheme *scheme, int bit,
		 const struct pte_target *target, struct compare_case *ret)
{
	memset(ret, 0, sizeof(*ret));
	pte_scheme_try(scheme, bit, target, &ret->use);
	(void)snprintf(ret->name, sizeof(ret->name), "%s", scheme->name);
	if (ret->use.bit != PTE_SCHEME_NO_BIT)
		(void)snprintf(ret->name, sizeof(ret->name), "%s=%d",
			       scheme->name, ret->use.bit);
	find_out(ret);
}

void compare_try_spec(const struct spec *spec, const struct pte_target *before,
		      const struct pte_target *after, struct compare_case *ret)
{
	memset(ret, 0, sizeof(*ret));
	ret->spec = spec;
	ret->detailed = true;
	pte_proposal_try(before, after, &ret->use);
	(void)snprintf(ret->name, sizeof(ret->name), "%s",
		       spec->model.layout->name);
	find_out(ret);
}

/* ---- the command -------------------------------------------------------- */

static bool read_wanted(const struct options *o, struct compare_wanted *wanted,
			size_t *count_ret)
{
	const struct pte_scheme *scheme;

	for (size_t i = 0; i < o->word_count; i++)
		if (!scheme_read("", o->words[i], &wanted[i].scheme,
				 &wanted[i].bit))
			return false;
	*count_ret = o->word_count;
	if (o->word_count > 0)
		return true;
	for (size_t i = 0; (scheme = pte_scheme_at(i)) != NULL; i++) {
		wanted[i] =
			(struct compare_wanted){ scheme, PTE_SCHEME_NO_BIT };
		*count_ret = i + 1;
	}
	return true;
}

bool compare_show(const struct options *o, struct out *out,
		  const struct compare_case *cases, size_t count)
{
	if (options_have(o, OPTION_JSON)) {
		for (size_t i = 0; i < count; i++)
			compare_json(out, &cases[i]);
		return true;
	}
	if (options_have(o, OPTION_HTML)) {
		compare_html(out, cases, count);
		return true;
	}
	if (options_have(o, OPTION_MARKDOWN)) {
		compare_markdown(out, cases, count);
		return true;
	}
	return compare_text(out, cases, count);
}

bool compare_try_schemes(const struct options *o,
			 const struct pte_target *target,
			 const struct compare_wanted *wanted, size_t count,
			 struct compare_case *cases)
{
	if (!target->certain)
		say_uncertain(target);
	for (size_t i = 0; i < count; i++) {
		compare_try(wanted[i].scheme, wanted[i].bit, target, &cases[i]);
		cases[i].detailed = o->word_count > 0 ||
				    options_have(o, OPTION_ALL);
		if (cases[i].broken)
			return false;
	}
	return true;
}

static bool compare_layout(const struct options *o, struct out *out,
			   const char *name,
			   const struct compare_wanted *wanted, size_t count,
			   struct compare_case *cases)
{
	struct pte_target target;

	return find_target(name, &o->config, &target) &&
	       compare_try_schemes(o, &target, wanted, count, cases) &&
	       compare_show(o, out, cases, count);
}

/* before anything is printed, check that all names can be used */
static bool layouts_are_known(const struct options *o)
{
	struct pte_target target;

	for (size_t i = 0; i < o->layout_count; i++) {
		if (!find_target(o->layouts[i], &o->config, &target))
			return false;
		if (target.scheme == NULL)
			continue;
		say(0,
		    "compare: %s has a scheme in force, %s: others are tried "
		    "without it",
		    target.name, target.scheme->name);
		return false;
	}
	return true;
}

static bool compare_layouts(const struct options *o, struct out *out,
			    const struct compare_wanted *wanted, size_t count,
			    struct compare_case *cases)
{
	bool done = true;

	for (size_t i = 0; i < o->layout_count && done; i++) {
		if (i > 0 && !options_have(o, OPTION_JSON))
			out_char(out, '\n');
		done = compare_layout(o, out, o->layouts[i], wanted, count,
				      cases);
	}
	return done;
}

static bool compare(const struct options *o, struct out *out,
		    struct compare_wanted *wanted, struct compare_case *cases)
{
	const bool html = options_have(o, OPTION_HTML);
	bool done;
	size_t count;

	if (!read_wanted(o, wanted, &count) || !layouts_are_known(o))
		return false;
	if (o->layout_count + o->spec_count == 0)
		return compare_everywhere(out, wanted, count, &o->config,
					  options_have(o, OPTION_JSON),
					  o->word_count > 0 ||
						  options_have(o, OPTION_ALL));
	if (html)
		compare_html_begin(out);
	done = o->spec_count > 0
		       ? compare_specs(o, out, wanted, count, cases)
		       : compare_layouts(o, out, wanted, count, cases);
	if (html)
		compare_html_end(out);
	return done;
}

/* Returns false after a message if it isn't clear which kernels are meant. */
static bool has_kernels(const struct options *o)
{
	const bool page = options_have(o, OPTION_HTML) ||
			  options_have(o, OPTION_MARKDOWN);

	if (o->spec_count > 0 && o->layout_count > 0)
		say(0, "compare: -s or --layout, not both: a spec is compared "
		       "on its base");
	else if (page && o->layout_count + o->spec_count == 0)
		say(0, "compare: --markdown and --html are about layouts: name "
		       "one with --layout");
	else
		return true;
	return false;
}

int run_compare(const struct options *o, struct out *out)
{
	const size_t room = o->word_count > pte_scheme_count()
				    ? o->word_count
				    : pte_scheme_count();
	struct compare_wanted *const wanted = calloc(room, sizeof(*wanted));
	struct compare_case *const cases =
		calloc(room + o->spec_count, sizeof(*cases));
	bool done = false;

	if (wanted == NULL || cases == NULL)
		say(0, "out of memory");
	else
		done = options_one_form(o) && has_kernels(o) &&
		       compare(o, out, wanted, cases);
	free(wanted);
	free(cases);
	return done ? EXIT_YES : EXIT_TROUBLE;
}
