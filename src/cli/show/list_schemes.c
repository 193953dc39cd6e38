/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte list schemes`: the schemes with their sources, and on one kernel whether
 * each is feasible.
 */
#include <string.h>

#include "list.h"
#include "term/wrap.h"

#include <pte/prove/scheme.h>

#define INDENT 4

static void json_scheme(const struct lister *l, const struct pte_scheme *s)
{
	struct json j;

	json_begin(&j, l->out, false);
	json_text(&j, "scheme", s->name);
	json_text(&j, "form", pte_scheme_form_name(s->part[0].form));
	json_bool(&j, "neighbour", s->neighbour);
	json_span(&j, &s->in);
	json_needs(&j, s->needs | s->option);
	json_open_array(&j, "levels");
	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++)
		if ((s->levels & PTE_LEVEL_SET(i)) != 0)
			json_text(&j, NULL, pte_level_name((enum pte_level)i));
	json_close(&j);
	json_text(&j, "says", s->says);
	json_text(&j, "who", s->who);
	json_text(&j, "when", s->when);
	json_text(&j, "became", s->became);
	json_text(&j, "source", s->source);
	if (l->target != NULL) {
		struct pte_scheme_use use;

		pte_scheme_try(s, PTE_SCHEME_NO_BIT, l->target, &use);
		json_text(&j, "layout", l->target->name);
		json_text(&j, "feasible", pte_feasible_name(use.feasible));
		if (use.why[0] != '\0')
			json_text(&j, "why", use.why);
	}
	json_end(&j);
}

static void line(struct out *out, const char *text)
{
	struct wrap w;

	out_pad(out, ' ', INDENT);
	wrap_begin(&w, out, INDENT, INDENT);
	wrap_text(&w, text);
	wrap_end(&w);
}

static void out_feasible(const struct lister *l, const struct pte_scheme *s)
{
	struct pte_scheme_use use;

	pte_scheme_try(s, PTE_SCHEME_NO_BIT, l->target, &use);
	out_format(l->out, "    feasible: %s%s%s\n",
		   pte_feasible_name(use.feasible),
		   use.why[0] == '\0' ? "" : ": ", use.why);
}

bool list_schemes(const struct lister *l)
{
	const struct pte_scheme *s;
	struct wrap w;

	for (size_t i = 0; (s = pte_scheme_at(i)) != NULL; i++) {
		if (l->json) {
			json_scheme(l, s);
			continue;
		}
		out_colored(l->out, COLOR_TITLE, s->name);
		out_text(l->out,
			 s->part[0].form == PTE_FORM_BIT ? "[=BIT]\n" : "\n");
		line(l->out, s->says);
		out_format(l->out, "    %s, %s:", s->who, s->when);
		wrap_begin(&w, l->out,
			   INDENT + 3 + (int)strlen(s->who) +
				   (int)strlen(s->when),
			   INDENT);
		wrap_text(&w, s->became);
		wrap_end(&w);
		line(l->out, s->source);
		if (l->target != NULL)
			out_feasible(l, s);
	}
	return true;
}
