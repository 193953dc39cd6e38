/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The verdicts: one table of claims and layouts, and what was found.
 */
#include <string.h>

#include "page.h"
#include "trial.h"

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

/* the whole sentences, which have no room in the table */
static void claims(struct page *page)
{
	const struct pte_claim *claim;

	page_fold(page, "claims", "What each claim says", false);
	out_text(page->out, "<dl>");
	for (size_t c = 0; (claim = pte_claim_at(c)) != NULL; c++) {
		out_format(page->out, "<dt>%s</dt><dd>", claim->id);
		out_xml(page->out, claim->says);
		out_text(page->out, "</dd>\n");
	}
	out_text(page->out, "</dl>\n");
	page_fold_end(page);
}

/* the words of the table that follows */
static void legend(struct out *out, const struct findings *f,
		   const struct choice *choice)
{
	bool seen[STANDING_COUNT] = { false };
	const struct pte_claim *claim;

	for (size_t c = 0; (claim = pte_claim_at(c)) != NULL; c++)
		for (size_t i = 0; i < choice->count;
		     i = choice_layout_end(choice, i))
			seen[worst(f, choice->spans[i].model->layout->name,
				   claim)] = true;
	trial_legend(out, seen);
}

static void matrix(struct page *page, const struct findings *f,
		   const struct choice *choice)
{
	const struct pte_claim *claim;

	out_text(page->out, "<h3>Each claim on each layout</h3>\n");
	legend(page->out, f, choice);
	page_scroller(page, "verdicts");
	out_text(page->out, "<table class=\"matrix\"><thead><tr>"
			    "<th scope=\"col\">Claim</th>");
	for (size_t i = 0; i < choice->count; i = choice_layout_end(choice, i))
		out_format(page->out, "<th scope=\"col\">%s</th>",
			   choice->spans[i].model->layout->name);
	out_text(page->out, "</tr></thead><tbody>\n");
	for (size_t c = 0; (claim = pte_claim_at(c)) != NULL; c++) {
		out_format(page->out, "<tr><th scope=\"row\">%s</th>",
			   claim->id);
		for (size_t i = 0; i < choice->count;
		     i = choice_layout_end(choice, i))
			trial_cell(page->out,
				   worst(f,
					 choice->spans[i].model->layout->name,
					 claim));
		out_text(page->out, "</tr>\n");
	}
	out_text(page->out, "</tbody></table>");
	page_scroller_end(page);
	claims(page);
}

bool page_verdicts(struct page *page, const struct options *o)
{
	const struct options all = { .level = PTE_LEVEL_PTE };
	struct trial trial;
	const bool good = trial_begin(&trial, &all, &page->progress);

	(void)o;
	if (good) {
		matrix(page, &trial.findings, &trial.choice);
		out_text(page->out, "<h3>What is refuted</h3>\n");
		trial_found(page, &trial, "findings", STANDING_BASE);
	}
	trial_end(&trial);
	return good;
}
