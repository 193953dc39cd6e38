/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The verdicts: one table of claims and layouts, and what was found.
 */
#include <stdlib.h>
#include <string.h>

#include "check/crew.h"
#include "check/findings.h"
#include "check/workspace.h"
#include "page.h"

/* of a cell: the worst of all kernels, levels and configurations */
static const struct {
	const char *class, *says;
} standings[STANDING_COUNT] = {
	[STANDING_NONE] = { "", "" },
	[STANDING_PROVED] = { "good", "proved" },
	[STANDING_DOMAINS] = { "good", "proved of entries" },
	[STANDING_BASE] = { "warn", "as its base" },
	[STANDING_ACCEPTED] = { "warn", "known" },
	[STANDING_UNDECIDED] = { "warn", "undecided" },
	[STANDING_REFUTED] = { "bad", "refuted" },
};

static enum standing worst(const struct findings *f, const char *layout,
			   const struct pte_claim *claim)
{
	enum standing ret = STANDING_NONE;

	for (size_t i = 0; i < f->count; i++) {
		const struct finding *const one = &f->list[i];
		const enum standing s = finding_standing(one);

		if (one->claim == claim && s > ret &&
		    strcmp(one->at->model->layout->name, layout) == 0)
			ret = s;
	}
	return ret;
}

static void cell(struct out *out, enum standing s)
{
	out_format(out, "<td class=\"%s\">%s</td>", standings[s].class,
		   standings[s].says);
}

static void matrix(struct page *page, const struct findings *f,
		   const struct choice *choice)
{
	const struct pte_claim *claim;

	page_scroller(page, "verdicts");
	out_text(page->out, "<table><thead><tr><th scope=\"col\">Claim</th>");
	for (size_t i = 0; i < choice->count; i = choice_layout_end(choice, i))
		out_format(page->out, "<th scope=\"col\">%s</th>",
			   choice->spans[i].model->layout->name);
	out_text(page->out, "</tr></thead><tbody>\n");
	for (size_t c = 0; (claim = pte_claim_at(c)) != NULL; c++) {
		out_format(page->out, "<tr><th scope=\"row\" title=\"");
		out_xml(page->out, claim->says);
		out_format(page->out, "\">%s</th>", claim->id);
		for (size_t i = 0; i < choice->count;
		     i = choice_layout_end(choice, i))
			cell(page->out,
			     worst(f, choice->spans[i].model->layout->name,
				   claim));
		out_text(page->out, "</tr>\n");
	}
	out_text(page->out, "</tbody></table>");
	page_scroller_end(page);
}

/* one row for all of these, whatever the versions and paths */
static bool is_one(const struct finding *a, const struct finding *b)
{
	return a->claim == b->claim && a->level == b->level &&
	       finding_standing(a) == finding_standing(b) &&
	       strcmp(a->at->model->layout->name, b->at->model->layout->name) ==
		       0 &&
	       same_text(a->accepted, b->accepted) &&
	       same_text(a->reason, b->reason);
}

static bool is_told(const struct finding *list, const struct finding *f)
{
	for (const struct finding *k = list; k < f; k++)
		if (is_one(k, f))
			return true;
	return false;
}

/* the versions of the findings from the first on that are one with it */
static void out_versions(struct out *out, const struct finding *first,
			 const struct finding *end)
{
	char versions[VERSIONS_SIZE];
	struct pte_span in = first->at->in;

	for (const struct finding *f = first + 1; f < end; f++) {
		if (!is_one(f, first) || f->at->in.until <= in.until)
			continue;
		if (f->at->in.since > pte_linux_next(in.until)) {
			out_text(out, versions_text(versions, &in));
			out_text(out, ", ");
			in = f->at->in;
		}
		in.until = f->at->in.until;
	}
	out_text(out, versions_text(versions, &in));
}

static void row(struct out *out, const struct finding *f,
		const struct finding *end)
{
	const enum standing s = finding_standing(f);
	struct readings readings;

	finding_readings(f, &readings);
	out_format(out, "<tr><th scope=\"row\">%s</th><td>",
		   f->at->model->layout->name);
	out_versions(out, f, end);
	out_format(out, "</td><td>%s</td><td>%s</td>", f->claim->id,
		   pte_level_name(f->level));
	cell(out, s);
	out_text(out, "<td class=\"w\">");
	out_xml(out, f->accepted != NULL ? f->accepted
		     : f->reason != NULL ? f->reason
					 : "");
	out_text(out, "</td><td class=\"w\"><code>");
	out_hex(out, f->witness);
	out_text(out, "</code> ");
	out_xml(out, readings.text[0]);
	out_text(out, "</td></tr>\n");
}

static void found(struct page *page, const struct findings *f)
{
	out_text(page->out, "<h3>What is refuted</h3>\n");
	page_scroller(page, "findings");
	out_text(page->out,
		 "<table><thead><tr><th scope=\"col\">Layout</th>"
		 "<th scope=\"col\">Linux</th><th scope=\"col\">Claim</th>"
		 "<th scope=\"col\">Level</th><th scope=\"col\">Verdict</th>"
		 "<th scope=\"col\">Why</th><th scope=\"col\">A word that "
		 "shows it</th></tr></thead><tbody>\n");
	for (size_t i = 0; i < f->count; i++)
		if (finding_standing(&f->list[i]) >= STANDING_BASE &&
		    !is_told(f->list, &f->list[i]))
			row(page->out, &f->list[i], f->list + f->count);
	out_text(page->out, "</tbody></table>");
	page_scroller_end(page);
}

bool page_verdicts(struct page *page, const struct options *o)
{
	const struct options all = { .level = PTE_LEVEL_PTE };
	struct survey survey = {
		.levels = PTE_LEVEL_PAGES | PTE_LEVEL_TABLES,
		.scheme = { NULL, PTE_SCHEME_NO_BIT },
		.tried = tried_begin(),
		.workspace = workspace_new(),
	};
	struct findings f = { .count = 0 };
	struct choice choice = { .count = 0 };
	bool good;

	(void)o;
	good = survey.workspace != NULL && choose(&all, &choice) &&
	       crew_try(&f, &survey, &choice, &page->progress);
	if (good) {
		matrix(page, &f, &choice);
		found(page, &f);
	}
	tried_end(survey.tried);
	free(survey.workspace);
	findings_free(&f);
	choice_free(&choice);
	return good;
}
