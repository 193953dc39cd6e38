/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Series in flight: the specs of examples/in-flight, which the command has in
 * it. What each takes is read off its model, and each is tried on every layout
 * where it would land.
 */
#include <string.h>

#include <pte/lists.h>

#include "page.h"
#include "select/find.h"
#include "spec/named.h"
#include "spec/spec.h"
#include "trial.h"

/* what is added to a list, after what stands there */
struct listed {
	struct out *out;
	const char *before;
};

static void next(struct listed *l)
{
	out_text(l->out, l->before);
	l->before = "; ";
}

static void out_bits(struct out *out, uint64_t bits)
{
	const char *before = "bit ";

	for (unsigned i = 0; i < 64; i++) {
		if ((bits >> i & 1U) == 0)
			continue;
		out_format(out, "%s%u", before, i);
		before = ", ";
	}
}

/* of all levels nothing is said */
static void take_levels(struct out *out, unsigned levels)
{
	if (levels != PTE_LEVEL_ALL)
		out_levels(out, levels);
}

/* ---- what a series takes ------------------------------------------------- */

/* the bits that a flag has at some level, and hasn't without the series */
struct taken {
	uint64_t entries, pages;
};

static struct taken taken_by(const struct spec *spec, unsigned flag)
{
	const struct pte_layout *const with = spec->model.layout;
	const struct pte_layout *const without = spec->base->layout;
	struct taken t = { 0, 0 };

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		t.entries |= with->swap[l]->flag[flag] &
			     ~without->swap[l]->flag[flag];
		if (with->view[l] != NULL && without->view[l] != NULL)
			t.pages |= with->view[l]->flag[flag] &
				   ~without->view[l]->flag[flag];
	}
	return t;
}

static void take_flags(struct listed *l, const struct spec *spec)
{
	const struct pte_model *const m = &spec->model;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const struct taken t = taken_by(spec, f);

		if (!pte_model_has_flag(m, f) || (t.entries | t.pages) == 0)
			continue;
		next(l);
		out_format(l->out,
			   "%s: ", pte_model_flag_name(m, (enum pte_flag)f));
		if (t.entries != 0) {
			out_bits(l->out, t.entries);
			out_text(l->out, " of entries");
			if (f >= PTE_FLAG_PROPOSED)
				take_levels(
					l->out,
					m->proposal
						->flags[f - PTE_FLAG_PROPOSED]
						.levels);
		}
		if (t.pages != 0) {
			out_text(l->out, t.entries != 0 ? ", " : "");
			out_bits(l->out, t.pages);
			out_text(l->out, " of pages");
		}
	}
}

static void take_types(struct listed *l, const struct pte_proposal *p)
{
	if (p->type_count == 0)
		return;
	next(l);
	out_format(l->out, "%u type%s: ", p->type_count,
		   p->type_count > 1 ? "s" : "");
	for (unsigned i = 0; i < p->type_count; i++)
		out_format(l->out, "%s%s", i > 0 ? ", " : "",
			   p->types[i].kind.name);
}

static void take_rest(struct listed *l, const struct pte_proposal *p)
{
	if (p->swap_levels != 0) {
		next(l);
		out_text(l->out, "swap entries");
		take_levels(l->out, p->swap_levels);
	}
	for (unsigned i = 0; i < p->marker_count; i++) {
		next(l);
		out_format(l->out, "a marker bit: %s", p->markers[i].name);
	}
	if (p->word_count > 0) {
		next(l);
		out_format(l->out, "%u special words", p->word_count);
	}
}

/* ---- tables -------------------------------------------------------------- */

static const struct spec *spec_at(const struct trial *t, size_t span)
{
	return spec_of(t->choice.spans[span].model);
}

/* the first span of the series from `from` on; the count of spans: none */
static size_t span_of(const struct trial *t, size_t from, const char *series)
{
	while (from < t->choice.count &&
	       strcmp(spec_at(t, from)->path, series) != 0)
		from++;
	return from;
}

/* whether anything of it may be on there: an architecture may lack the options
 * that all of it needs */
static bool is_about(const struct spec *spec)
{
	const struct pte_proposal *const p = spec->model.proposal;
	const uint32_t lacks = ~pte_model_options(&spec->model, spec->version);
	unsigned read = 0;

	for (unsigned i = 0; i < p->flag_count; i++)
		read += (p->flags[i].needs & lacks) == 0;
	for (unsigned i = 0; i < p->type_count; i++)
		read += (p->types[i].needs & lacks) == 0;
	for (unsigned i = 0; i < p->marker_count; i++)
		read += (p->markers[i].needs & lacks) == 0;
	for (unsigned i = 0; i < p->word_count; i++)
		read += (p->words[i].needs & lacks) == 0;
	return read > 0 || p->flag_count + p->type_count + p->marker_count +
					   p->word_count ==
				   0;
}

static bool is_broken(const struct trial *t, const struct pte_model *m)
{
	for (size_t i = 0; i < t->findings.count; i++)
		if (t->findings.list[i].at->model == m &&
		    finding_standing(&t->findings.list[i]) >=
			    STANDING_UNDECIDED)
			return true;
	return false;
}

static void overview_row(struct out *out, const struct trial *t,
			 const char *series)
{
	const size_t first = span_of(t, 0, series);
	const struct spec *const spec = spec_at(t, first);
	const struct pte_source *const from = spec->model.arch->sources;
	struct listed takes = { out, "" };
	size_t layouts = 0, broken = 0;

	for (size_t i = first; i < t->choice.count;
	     i = span_of(t, i + 1, series)) {
		layouts += is_about(spec_at(t, i));
		broken += is_broken(t, t->choice.spans[i].model);
	}
	out_format(out, "<tr><th scope=\"row\">%s</th><td class=\"w\">",
		   series);
	out_xml(out, spec->model.proposal->series);
	out_text(out, ": ");
	out_xml(out, spec->model.about);
	out_text(out, "</td><td class=\"w\">");
	take_flags(&takes, spec);
	take_types(&takes, spec->model.proposal);
	take_rest(&takes, spec->model.proposal);
	out_format(out, "</td><td class=\"%s\">", broken > 0 ? "bad" : "good");
	if (broken > 0)
		out_format(out, "something on %zu of %zu layouts", broken,
			   layouts);
	else
		out_format(out, "nothing on %zu layouts", layouts);
	out_text(out, "</td><td class=\"w\">");
	/* those of the base aren't the series' own */
	if (from != spec->base->arch->sources && from->path != NULL) {
		out_xml(out, from->path);
		out_text(out, ", ");
		out_xml(out, from->versions);
		out_text(out, ", ");
		out_xml(out, from->what);
	}
	out_text(out, "</td></tr>\n");
}

static void overview(struct page *page, const struct trial *t)
{
	page_scroller(page, "series in flight");
	out_text(page->out,
		 "<table><thead><tr><th scope=\"col\">Name</th>"
		 "<th scope=\"col\">Series</th><th scope=\"col\">Takes</th>"
		 "<th scope=\"col\">Breaks</th><th scope=\"col\">Read in</th>"
		 "</tr></thead><tbody>\n");
	for (size_t i = 0; i < series_spec_count; i++)
		overview_row(page->out, t, series_specs[i].name);
	out_text(page->out, "</tbody></table>");
	page_scroller_end(page);
}

/* the series on one layout; empty if it isn't about that */
static void landing(struct out *out, const struct trial *t, const char *series,
		    const char *layout)
{
	size_t i = span_of(t, 0, series);

	while (i < t->choice.count &&
	       strcmp(spec_at(t, i)->base->layout->name, layout) != 0)
		i = span_of(t, i + 1, series);
	if (i == t->choice.count || !is_about(spec_at(t, i)))
		out_text(out, "<td></td>");
	else if (is_broken(t, t->choice.spans[i].model))
		out_text(out, "<td class=\"bad\">breaks</td>");
	else
		out_text(out, "<td class=\"good\">fits</td>");
}

static void landings(struct page *page, const struct trial *t)
{
	const char *layout;

	page_scroller(page, "series on layouts");
	out_text(page->out, "<table><thead><tr><th scope=\"col\">Layout</th>");
	for (size_t i = 0; i < series_spec_count; i++)
		out_format(page->out, "<th scope=\"col\">%s</th>",
			   series_specs[i].name);
	out_text(page->out, "</tr></thead><tbody>\n");
	for (size_t at = 0; (layout = page_layout(&at)) != NULL;) {
		out_format(page->out, "<tr><th scope=\"row\">%s</th>", layout);
		for (size_t i = 0; i < series_spec_count; i++)
			landing(page->out, t, series_specs[i].name, layout);
		out_text(page->out, "</tr>\n");
	}
	out_text(page->out, "</tbody></table>");
	page_scroller_end(page);
}

bool page_in_flight(struct page *page, const struct options *o)
{
	char names[SPECS_MAX][SPEC_NAME_LENGTH_MAX + 1], *words[SPECS_MAX];
	struct options which = { .level = PTE_LEVEL_PTE, .words = words };
	struct trial trial;
	bool good;

	(void)o;
	for (; which.word_count < series_spec_count &&
	       which.word_count < SPECS_MAX;
	     which.word_count++) {
		words[which.word_count] = names[which.word_count];
		spec_stem(names[which.word_count],
			  series_specs[which.word_count].name);
	}
	good = trial_begin(&trial, &which, &page->progress);
	if (good) {
		overview(page, &trial);
		out_text(page->out, "<h3>What they break</h3>\n<p>Refuted, "
				    "too: without the series the claim is "
				    "refuted there of the entries that there "
				    "are today.</p>\n");
		trial_found(page, &trial, "what series break",
			    STANDING_UNDECIDED);
		out_text(page->out,
			 "<h3>Where each would land</h3>\n"
			 "<p>Fits: it breaks nothing that Linux "
			 "promises there without it. Empty: it isn't "
			 "about that layout.</p>\n");
		landings(page, &trial);
	}
	trial_end(&trial);
	return good;
}
