/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is drawn: the newest kernel of each layout, each architecture's swap
 * word over time, and the census as bars.
 */
#include <stdio.h>
#include <string.h>

#include "page.h"
#include "picture/svg.h"
#include "select/find.h"
#include "show/census.h"
#include "show/draw.h"
#include "show/list.h"
#include "term/say.h"

#define ID_SIZE 96

/* ---- rows of the registry ------------------------------------------------ */

const char *page_layout(size_t *next)
{
	const struct pte_model *const m = pte_model_at(*next);

	/* rows of a layout stand together */
	while (m != NULL && pte_model_at(*next) != NULL &&
	       strcmp(pte_model_at(*next)->layout->name, m->layout->name) == 0)
		(*next)++;
	return m == NULL ? NULL : m->layout->name;
}

/* the newest kernel of the next layout; false: none is left */
static bool next_newest(size_t *next, struct pte_target *ret)
{
	const struct pte_config config = { .on = 0 };
	const char *const name = page_layout(next);

	return name != NULL && find_target(name, &config, ret);
}

/* ---- layouts ------------------------------------------------------------- */

bool page_layouts(struct page *page, const struct options *o)
{
	struct pte_target target;
	char id[ID_SIZE], title[HEADING_SIZE];
	bool first = true;

	(void)o;
	page_folds(page);
	for (size_t i = 0; next_newest(&i, &target); first = false) {
		(void)snprintf(id, sizeof(id), "layout-%s",
			       target.layout->name);
		page_fold(page, id, heading_text(title, &target), first);
		page_figure(page, target.name);
		show_svg_inline(page->out, &target, PTE_LEVEL_PTE);
		page_figure_end(page);
		page_fold_end(page);
	}
	page_folds_end(page);
	return true;
}

/* ---- over time ------------------------------------------------------------
 */

/* a row of a layout, and the one before it, if there's one */
struct era {
	const struct pte_target *target;
	struct picture picture;
	uint64_t moved;
};

static void body(struct svg *s, const void *context)
{
	const struct era *const era = context;
	const struct pte_span in = pte_model_span(era->target->model);
	const struct svg_word word = {
		.picture = &era->picture,
		.marked = era->moved,
	};
	char span[SPAN_SIZE], line[256];

	(void)snprintf(line, sizeof(line), "%s, Linux %s",
		       era->target->layout->name, span_text(span, &in));
	svg_heading(s, line);
	svg_quiet(s, era->target->model->about);
	svg_words(s, &word, 1);
}

/* the oldest row of the layout that begins after a version; NULL: none */
static const struct pte_model *row_after(const char *name, unsigned version)
{
	const struct pte_model *m, *found = NULL;

	for (size_t i = 0; (m = pte_model_at(i)) != NULL; i++) {
		const unsigned since = pte_model_span(m).since;

		if (strcmp(m->layout->name, name) == 0 && since > version &&
		    (found == NULL || since < pte_model_span(found).since))
			found = m;
	}
	return found;
}

static bool eras(struct page *page, const char *name)
{
	const struct pte_config config = { .on = 0 };
	const struct pte_model *m;
	struct pte_target target;
	struct picture before;
	bool first = true;

	for (unsigned v = 0; (m = row_after(name, v)) != NULL; first = false) {
		struct era era = { .target = &target };

		v = pte_model_span(m).since;
		if (!find_target_of(m, (uint16_t)v, &config, &target))
			return false;
		picture_of_entry(&target, PTE_LEVEL_PTE, &era.picture);
		era.moved = first ? 0 : picture_moved(&before, &era.picture);
		before = era.picture;
		page_figure(page, target.name);
		svg_inline(page->out, target.name, body, &era);
		page_figure_end(page);
	}
	return true;
}

/* the layouts of an architecture, from row `from` on */
static bool arch_eras(struct page *page, const struct pte_arch *arch,
		      size_t from)
{
	bool good = true;

	for (size_t i = from;
	     good && pte_model_at(i) != NULL && pte_model_at(i)->arch == arch;)
		good = eras(page, page_layout(&i));
	return good;
}

bool page_over_time(struct page *page, const struct options *o)
{
	const struct pte_arch *arch = NULL;
	char id[ID_SIZE];
	bool good = true;

	(void)o;
	page_folds(page);
	for (size_t i = 0; good && pte_model_at(i) != NULL; i++) {
		if (pte_model_at(i)->arch == arch)
			continue;
		arch = pte_model_at(i)->arch;
		(void)snprintf(id, sizeof(id), "time-%s", arch->name);
		page_fold(page, id, arch->name, i == 0);
		out_text(page->out, "<div class=\"eras\">\n");
		good = arch_eras(page, arch, i);
		out_text(page->out, "</div>\n");
		page_fold_end(page);
	}
	page_folds_end(page);
	return good;
}

/* ---- census ---------------------------------------------------------------
 */

/* log2, rounded down; 2^64 is 64 */
static unsigned log_of(struct pte_count n)
{
	unsigned log = 0;

	if (n.high != 0)
		return 64;
	while (n.low >> log > 1)
		log++;
	return log;
}

static void census_row(struct page *page, const struct pte_target *t,
		       enum pte_kind kind, struct pte_count n)
{
	char powers[POWERS_SIZE];

	out_text(page->out, "<tr><th scope=\"row\">");
	out_xml(page->out, pte_model_kind(t->model, kind)->name);
	out_format(page->out, "</th><td>%s</td>", census_powers(powers, n));
	out_format(page->out,
		   "<td class=\"b\"><span class=\"bar\" style=\"width:%u%%\">"
		   "</span></td></tr>\n",
		   100 * log_of(n) / t->layout->word_bits);
}

bool page_census(struct page *page, const struct options *o)
{
	struct pte_target target;
	struct pte_census census;
	char id[ID_SIZE];
	bool first = true;

	(void)o;
	page_folds(page);
	for (size_t i = 0; next_newest(&i, &target); first = false) {
		if (pte_census_take(&target, PTE_LEVEL_PTE, &census) !=
		    PTE_STATUS_OK) {
			say(0, "%s: the sets exceed their capacity",
			    target.name);
			return false;
		}
		(void)snprintf(id, sizeof(id), "census-%s",
			       target.layout->name);
		page_fold(page, id, target.name, first);
		page_scroller(page, target.name);
		out_text(page->out,
			 "<table class=\"kinds\"><thead><tr>"
			 "<th scope=\"col\">Kind</th>"
			 "<th scope=\"col\">Words</th><th scope=\"col\">Their "
			 "power of two</th></tr></thead><tbody>\n");
		for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
			if ((census.kind[k].high | census.kind[k].low) != 0)
				census_row(page, &target, (enum pte_kind)k,
					   census.kind[k]);
		out_text(page->out, "</tbody></table>");
		page_scroller_end(page);
		page_fold_end(page);
	}
	page_folds_end(page);
	return true;
}
