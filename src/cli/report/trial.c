/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is tried for the page: claims on kernels, with the words that stand for
 * the verdicts, and a table of what is refuted.
 */
#include "trial.h"

#include <stdlib.h>
#include <string.h>

#include "check/crew.h"
#include "check/workspace.h"
#include "spec/spec.h"

/* clang-format off */

/* of a cell: the worst of all kernels, levels and configurations */
static const struct {
	const char *class, *says;
	const char *means; /* in the legend */
} standings[STANDING_COUNT] = {
	[STANDING_NONE]      = { "",     "",                  "there's nothing on this layout that the claim is about" },
	[STANDING_PROVED]    = { "good", "proved",            "true of every word" },
	[STANDING_DOMAINS]   = { "good", "proved of entries", "true of every entry with a slot or a page that there may be; of others a word refutes it" },
	[STANDING_BASE]      = { "warn", "as its base",       "refuted, but of Linux without the what-if as well" },
	[STANDING_ACCEPTED]  = { "warn", "known",             "refuted by a word, and it's known why that is or may be so: it's said below" },
	[STANDING_UNDECIDED] = { "warn", "undecided",         "neither: the proof would be too large, or couldn't be verified" },
	[STANDING_REFUTED]   = { "bad",  "refuted",           "refuted by a word that is shown below" },
};

/* clang-format on */

bool trial_begin(struct trial *t, const struct options *which,
		 struct progress *progress)
{
	*t = (struct trial){
		.survey = {
			.levels = PTE_LEVEL_PAGES | PTE_LEVEL_TABLES,
			.scheme = { NULL, PTE_SCHEME_NO_BIT },
			.tried = tried_begin(),
			.workspace = workspace_new(),
		},
	};
	return t->survey.workspace != NULL && choose(which, &t->choice) &&
	       crew_try(&t->findings, &t->survey, &t->choice, progress);
}

void trial_end(struct trial *t)
{
	tried_end(t->survey.tried);
	free(t->survey.workspace);
	findings_free(&t->findings);
	choice_free(&t->choice);
}

void trial_cell(struct out *out, enum standing s)
{
	out_format(out, "<td class=\"%s\">%s</td>", standings[s].class,
		   standings[s].says);
}

/* what the words of the cells mean, of those that there are */
void trial_legend(struct out *out, const bool seen[static STANDING_COUNT])
{
	out_text(out, "<dl class=\"legend\">");
	for (unsigned i = 1; i <= STANDING_COUNT; i++) {
		const unsigned s = i % STANDING_COUNT;

		if (!seen[s])
			continue;
		out_format(out, "<dt class=\"%s\">%s</dt><dd>",
			   standings[s].class,
			   s == STANDING_NONE ? "(empty)" : standings[s].says);
		out_xml(out, standings[s].means);
		out_text(out, "</dd>\n");
	}
	out_text(out, "</dl>\n");
}

/* the same layout of Linux, or that with the same series */
static bool on_one(const struct finding *a, const struct finding *b)
{
	const struct spec *const s = spec_of(a->at->model);
	const struct spec *const t = spec_of(b->at->model);

	return strcmp(a->at->model->layout->name, b->at->model->layout->name) ==
		       0 &&
	       (s == NULL || t == NULL ? s == t
				       : strcmp(s->path, t->path) == 0);
}

/* one row for all of these, whatever the versions and paths */
static bool is_one(const struct finding *a, const struct finding *b)
{
	return a->claim == b->claim && a->level == b->level &&
	       finding_standing(a) == finding_standing(b) && on_one(a, b) &&
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

/* of a series: which, and on what */
static void head(struct out *out, const struct pte_model *m)
{
	const struct spec *const spec = spec_of(m);

	out_format(out, "<tr><th scope=\"row\">%s</th>",
		   spec == NULL ? m->layout->name : spec->path);
	if (spec != NULL)
		out_format(out, "<td>%s</td>", spec->base->layout->name);
}

/* whether the claim is refuted there without the series, of what there is */
static bool is_of_base(const struct findings *f, const struct finding *one)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->list[i].claim == one->claim &&
		    f->list[i].level == one->level &&
		    finding_standing(&f->list[i]) == STANDING_BASE &&
		    on_one(&f->list[i], one))
			return true;
	return false;
}

static void row(struct out *out, const struct findings *all,
		const struct finding *f)
{
	const struct finding *const end = all->list + all->count;
	const enum standing s = finding_standing(f);
	struct readings readings;

	finding_readings(f, &readings);
	head(out, f->at->model);
	out_text(out, "<td>");
	out_versions(out, f, end);
	out_format(out, "</td><td>%s</td><td>%s</td>", f->claim->id,
		   pte_level_name(f->level));
	trial_cell(out, s);
	if (spec_of(f->at->model) != NULL)
		out_format(out, "<td>%s</td>",
			   is_of_base(all, f) ? "refuted, too" : "proved");
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

void trial_found(struct page *page, const struct trial *t, const char *label,
		 enum standing least)
{
	const struct findings *const f = &t->findings;

	const bool series = spec_of(t->choice.spans->model) != NULL;

	page_scroller(page, label);
	out_format(page->out,
		   "<table><thead><tr>%s<th scope=\"col\">Layout</th>"
		   "<th scope=\"col\">Linux</th><th scope=\"col\">Claim</th>"
		   "<th scope=\"col\">Level</th><th scope=\"col\">Verdict</th>"
		   "%s<th scope=\"col\">Why</th><th scope=\"col\">A word "
		   "that shows it</th></tr></thead><tbody>\n",
		   series ? "<th scope=\"col\">Series</th>" : "",
		   series ? "<th scope=\"col\">Without it</th>" : "");
	for (size_t i = 0; i < f->count; i++)
		if (finding_standing(&f->list[i]) >= least &&
		    !is_told(f->list, &f->list[i]))
			row(page->out, f, &f->list[i]);
	out_text(page->out, "</tbody></table>");
	page_scroller_end(page);
}
