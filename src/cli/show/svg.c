/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A layout as SVG: its pictures, and what one must know to read them alone.
 */
#include <stdio.h>
#include <string.h>

#include "draw.h"
#include "list.h"
#include "picture/svg.h"
#include "select/find.h"

#define LINE_SIZE 512
#define SOURCES_SIZE 2048

struct shown {
	const struct pte_target *target;
	enum pte_level level;
	const struct picture *pictures;
	unsigned count;
};

static void about(struct svg *s, const struct pte_target *t)
{
	const struct pte_model *const m = t->model;
	const struct pte_span in = pte_model_span(m);
	char line[LINE_SIZE], kernels[KERNELS_SIZE], span[SPAN_SIZE];
	const struct spec *const spec = spec_of(m);
	const unsigned page = (1U << m->layout->page_shift) / 1024;

	svg_note(s, m->about);
	if (spec != NULL && spec->kernels != NULL)
		(void)snprintf(line, sizeof(line), "Linux %s; %uK pages",
			       kernels_text(kernels, spec->kernels), page);
	else
		(void)snprintf(line, sizeof(line), "Linux %s; %uK pages",
			       span_text(span, &in), page);
	svg_note(s, line);
}

static void sources(struct svg *s, const struct pte_target *t)
{
	char line[SOURCES_SIZE];
	const char *before = "Sources: ";
	struct out text;

	out_to_memory(&text, line, sizeof(line));
	for (const struct pte_source *o = t->model->arch->sources;
	     o->path != NULL; o++, before = ", ")
		out_format(&text, "%s%s", before, o->path);
	svg_gap(s);
	svg_quiet(s, out_memory(&text));
}

static void body(struct svg *s, const void *context)
{
	const struct shown *const shown = context;
	char line[LINE_SIZE];

	svg_title(s, heading_text(line, shown->target));
	about(s, shown->target);
	for (unsigned i = 0; i < shown->count; i++) {
		const struct picture *const p = &shown->pictures[i];
		const struct svg_word word = { .picture = p };

		(void)snprintf(line, sizeof(line), "%c%s, level %s",
			       p->what[0] - 'a' + 'A', p->what + 1,
			       pte_level_name(shown->level));
		svg_heading(s, line);
		svg_words(s, &word, 1);
		svg_legend(s, &word, 1);
		/* of a present word they are the macros, which say no more */
		if (pte_level_has_entries(shown->level) && i == 0)
			svg_reasons(s, p);
	}
	sources(s, shown->target);
}

bool show_svg(const char *path, const struct pte_target *target,
	      enum pte_level level, const struct picture *pictures,
	      unsigned count)
{
	const struct shown shown = { target, level, pictures, count };
	char title[LINE_SIZE];

	return svg_write(path, heading_text(title, target),
			 "Which of a page-table word's bits hold what, from "
			 "the high bit down, in rows of 16",
			 body, &shown);
}

void show_svg_inline(struct out *out, const struct pte_target *target,
		     enum pte_level level)
{
	struct picture pictures[2];
	const struct shown shown = { target, level, pictures, 2 };
	char title[HEADING_SIZE];

	picture_of_entry(target, level, &pictures[0]);
	picture_of_present(target, level, &pictures[1]);
	svg_inline(out, heading_text(title, target), body, &shown);
}
