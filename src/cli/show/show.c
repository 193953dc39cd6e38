/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The show command: draws an entry and a present word with their legends, then
 * prints tests, types, limits and sources; or writes an SVG file, a kernel
 * comment or a spec.
 */
#include "show.h"

#include <stdio.h>
#include <string.h>

#include "command.h"
#include "draw.h"
#include "list.h"
#include "select/certain.h"
#include "select/find.h"
#include "select/scheme.h"
#include "term/say.h"
#include "term/wrap.h"
#include "word/reading.h"
#include "word/test_text.h"

#define RANGE_COLUMNS 7
#define OWNER_COLUMNS 12
#define LEGEND_COLUMNS 24
#define LEGEND_ABREAST 3
#define LABEL_COLUMNS 14
#define WORDS_SIZE 160

static void label(struct out *out, const char *text)
{
	out_format(out, "  %-*s", LABEL_COLUMNS - 2, text);
}

/* ---- legends ------------------------------------------------------------ */

static void legend_of_entry(struct out *out, const struct picture *p)
{
	for (unsigned i = 0; i < p->count; i++) {
		const struct picture_field *const f = &p->field[i];

		out_bit_range(out, f->lsb, f->width, RANGE_COLUMNS);
		out_text(out, "  ");
		out_color(out, f->color);
		/* a field that is drawn with its name has no symbol */
		out_format(out, "%c %s", f->is_piece ? ' ' : f->symbol,
			   f->says);
		out_color(out, COLOR_PLAIN);
		if (f->why != NULL) {
			out_pad(out, ' ', OWNER_COLUMNS - (int)strlen(f->says));
			out_colored(out, COLOR_QUIET, f->why);
		}
		out_char(out, '\n');
	}
}

static void legend_of_present(struct out *out, const struct picture *p)
{
	unsigned cells = 0;
	int gap = 0;

	for (unsigned i = 0; i < p->count; i++) {
		const struct picture_field *const f = &p->field[i];

		if (f->color == COLOR_FREE)
			continue;
		if (cells++ % LEGEND_ABREAST == 0 && cells > 1) {
			out_char(out, '\n');
			gap = 0;
		}
		out_bit_range(out, f->lsb, f->width, gap + RANGE_COLUMNS);
		out_text(out, "  ");
		out_colored(out, f->color, f->name);
		gap = LEGEND_COLUMNS - 2 - RANGE_COLUMNS - (int)strlen(f->name);
	}
	out_char(out, '\n');
}

/* names that don't apply to the drawn word, with their conditions */
static void legend_of_others(struct out *out, const struct pte_target *t,
			     enum pte_level level)
{
	const uint64_t word = picture_word(t, level);

	for (const struct pte_name *n = t->model->names; n->name != NULL; n++) {
		if (!picture_has_name(t, level, false, n) ||
		    pte_pattern_has(&n->when, word))
			continue;
		out_bit_range(out, n->lsb, n->width, RANGE_COLUMNS);
		out_text(out, "  ");
		out_colored(out, COLOR_FLAG, n->name);
		out_text(out, ", where (v & ");
		out_hex(out, n->when.mask);
		out_text(out, ") == ");
		out_hex(out, n->when.value);
		out_char(out, '\n');
	}
}

/* ---- facts -------------------------------------------------------------- */

static void show_test(struct out *out, const char *name,
		      const struct pte_either *test, const char *beside)
{
	char text[EITHER_SIZE];
	struct wrap w;

	label(out, name);
	wrap_begin(&w, out, LABEL_COLUMNS, LABEL_COLUMNS);
	wrap_text(&w, either_text(text, test));
	if (beside != NULL)
		wrap_text(&w, beside);
	wrap_end(&w);
}

/* the names of helpers are longer than a label */
static void show_predicate(struct out *out, const struct pte_predicate *p)
{
	const struct pte_either may = { 1, { p->may.test } };
	char text[EITHER_SIZE];

	out_format(out, "  %s\n", p->name);
	show_test(out, "", &p->is, NULL);
	if (p->may.machine == NULL)
		return;
	out_format(out, "  %-*s%s, with %s\n", LABEL_COLUMNS - 2, "",
		   either_text(text, &may), p->may.machine);
}

static void show_tests(struct out *out, const struct pte_target *t,
		       enum pte_level level)
{
	struct pte_predicate p;
	unsigned n = 0;

	for (; pte_target_predicate(t, level, n, &p); n++) {
		if (n >= PTE_VIEW_TEST_COUNT)
			show_predicate(out, &p);
		else if (p.is.count > 0 && !pte_test_is_never(&p.is.test[0]))
			show_test(out, p.name, &p.is, NULL);
	}
}

/* "0..22 swap, 23 hwpoison, ..." */
static void show_types(struct out *out, const struct pte_target *t)
{
	char word[WORDS_SIZE];
	struct wrap w;

	label(out, "types");
	wrap_begin(&w, out, LABEL_COLUMNS, LABEL_COLUMNS);
	(void)snprintf(word, sizeof(word), "0..%d swap%s", t->max_swapfiles - 1,
		       t->max_swapfiles < PTE_SWAP_TYPE_COUNT ? "," : "");
	wrap_word(&w, word);
	for (unsigned i = t->max_swapfiles; i < PTE_SWAP_TYPE_COUNT; i++) {
		(void)snprintf(word, sizeof(word), "%u %s%s", i,
			       pte_model_kind(t->model,
					      (enum pte_kind)t->kind_of_type[i])
				       ->name,
			       i + 1 < PTE_SWAP_TYPE_COUNT ? "," : "");
		wrap_word(&w, word);
	}
	wrap_end(&w);
}

static void show_pfn(struct out *out, const struct pte_target *t)
{
	char text[WORDS_SIZE] = "the whole offset";
	struct wrap w;

	if (t->young_dirty)
		(void)snprintf(text, sizeof(text),
			       "%u bits of the offset; above them migration "
			       "keeps young, bit %u, and dirty, bit %u",
			       t->pfn_bits, t->pfn_bits, t->pfn_bits + 1U);
	else if (t->pfn_bits != 0)
		(void)snprintf(text, sizeof(text), "%u bits of the offset",
			       t->pfn_bits);
	label(out, "pfn");
	wrap_begin(&w, out, LABEL_COLUMNS, LABEL_COLUMNS);
	wrap_text(&w, text);
	wrap_end(&w);
}

static void show_kernels(struct out *out, const struct spec_kernels *kernels)
{
	char text[KERNELS_SIZE];

	label(out, "kernels");
	out_format(out, "Linux %s", kernels_text(text, kernels));
}

static void show_layout(struct out *out, const struct pte_target *t)
{
	const struct pte_model *const m = t->model;
	const struct pte_span in = pte_model_span(m);
	char span[SPAN_SIZE], last[VERSION_SIZE], first[VERSION_SIZE];
	char heading[HEADING_SIZE];

	out_colored(out, COLOR_TITLE, heading_text(heading, t));
	out_format(out, "  %s\n", m->about);
	if (spec_of(m) != NULL && spec_of(m)->kernels != NULL) {
		show_kernels(out, spec_of(m)->kernels);
	} else {
		label(out, "in force");
		out_format(out, "Linux %s", span_text(span, &in));
	}
	if (m->seen.with != 0)
		out_format(out, "; last read without in %s, first with in %s",
			   version_text(last, m->seen.without),
			   version_text(first, m->seen.with));
	out_char(out, '\n');
	label(out, "machine");
	out_format(out, "%uK pages, %u bits of physical address\n",
		   (1U << t->layout->page_shift) / 1024, t->phys_bits);
}

static void show_sources(struct out *out, const struct pte_target *t)
{
	char text[WORDS_SIZE];
	struct wrap w;

	for (const struct pte_source *s = t->model->arch->sources;
	     s->path != NULL; s++) {
		out_color(out, COLOR_QUIET);
		label(out, "source");
		(void)snprintf(text, sizeof(text), "%s, %s: %s", s->path,
			       s->versions, s->what);
		wrap_begin(&w, out, LABEL_COLUMNS, LABEL_COLUMNS);
		wrap_text(&w, text);
		out_color(out, COLOR_PLAIN);
		wrap_end(&w);
	}
}

static void show_entries(struct out *out, const struct pte_target *t,
			 enum pte_level level, const struct picture *entry)
{
	out_colored(out, COLOR_TITLE, entry->what);
	out_format(out, ", level %s\n\n", pte_level_name(level));
	draw(out, entry);
	legend_of_entry(out, entry);
	out_char(out, '\n');
	show_types(out, t);
	show_pfn(out, t);
	out_char(out, '\n');
}

static void show_all(struct out *out, const struct pte_target *t,
		     enum pte_level level, const struct picture *pictures)
{
	show_layout(out, t);
	out_char(out, '\n');
	if (pte_level_has_entries(level))
		show_entries(out, t, level, &pictures[0]);
	out_colored(out, COLOR_TITLE, pictures[1].what);
	out_format(out, ", level %s\n\n", pte_level_name(level));
	draw(out, &pictures[1]);
	legend_of_present(out, &pictures[1]);
	legend_of_others(out, t, level);
	out_char(out, '\n');
	out_colored(out, COLOR_TITLE, "what the kernel asks of a word v");
	out_format(out, ", level %s\n\n", pte_level_name(level));
	show_tests(out, t, level);
	out_char(out, '\n');
	show_sources(out, t);
}

int run_show(const struct options *o, struct out *out)
{
	struct picture pictures[2];
	struct pte_target target;

	if (o->word_count != 1) {
		say(0, "show: name one layout; `pte list layouts` shows them");
		return EXIT_TROUBLE;
	}
	if (!options_one_form(o) ||
	    !find_target(o->words[0], &o->config, &target) ||
	    !find_level(&target, o->level) || !scheme_apply(o, &target))
		return EXIT_TROUBLE;
	if (!target.certain)
		say_uncertain(&target);

	const unsigned count = pte_level_has_entries(o->level) ? 2 : 1;

	if (count == 1 && options_have(o, OPTION_COMMENT)) {
		say(0, "--comment: no entry stands at level %s",
		    pte_level_name(o->level));
		return EXIT_TROUBLE;
	}
	picture_of_entry(&target, o->level, &pictures[0]);
	picture_of_present(&target, o->level, &pictures[1]);
	if (options_have(o, OPTION_SVG))
		return show_svg(o->svg, &target, o->level, &pictures[2 - count],
				count)
			       ? EXIT_YES
			       : EXIT_TROUBLE;
	if (options_have(o, OPTION_JSON))
		show_spec(out, &target);
	else if (options_have(o, OPTION_COMMENT))
		draw_comment(out, &target, o->level);
	else
		show_all(out, &target, o->level, pictures);
	return EXIT_YES;
}
