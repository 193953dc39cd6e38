/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The default output of `pte compare`: the tables, schemes that aren't
 * feasible, and on request the details of each case.
 */
#include <string.h>

#include "compare.h"
#include "select/find.h"
#include "show/list.h"
#include "term/table.h"
#include "term/wrap.h"

#define LABEL_COLUMNS 12
#define HELPER_COLUMNS 27
#define VALUE_DIGITS 16
#define VERDICT_COLUMNS (LABEL_COLUMNS + 9)

/* ---- tables ------------------------------------------------------------- */

static bool is_feasible(const struct compare_case *c)
{
	return c->use.feasible != PTE_FEASIBLE_NO;
}

#define COLUMNS_MAX 16

static bool table_of(struct out *out, const struct compare_column *columns,
		     size_t column_count, const struct compare_case *cases,
		     size_t count)
{
	struct table_column heads[COLUMNS_MAX];
	char cell[COMPARE_CELL_SIZE];
	struct table table;

	for (size_t i = 0; i < column_count; i++)
		heads[i] = (struct table_column){ columns[i].name,
						  columns[i].right, 0 };
	table_begin(&table, heads, column_count);
	for (size_t n = 0; n < count; n++) {
		if (!is_feasible(&cases[n]))
			continue;
		table_row(&table);
		for (size_t i = 0; i < column_count; i++)
			table_cell(&table,
				   compare_cell(cell, &columns[i], &cases[n]));
	}
	return table_end(&table, out);
}

static void refusals(struct out *out, const struct compare_case *cases,
		     size_t count)
{
	bool any = false;

	for (size_t n = 0; n < count; n++) {
		struct wrap w;

		if (cases[n].use.why[0] == '\0')
			continue;
		if (!any)
			out_char(out, '\n');
		any = true;
		out_colored(out,
			    is_feasible(&cases[n]) ? COLOR_PLAIN : COLOR_BAD,
			    is_feasible(&cases[n]) ? "if  " : "not ");
		out_text(out, cases[n].name);
		out_char(out, ':');
		wrap_begin(&w, out, 5 + (int)strlen(cases[n].name), 4);
		wrap_text(&w, cases[n].use.why);
		wrap_end(&w);
	}
}

static bool tables(struct out *out, const struct compare_case *cases,
		   size_t count)
{
	bool any = false;

	for (size_t n = 0; n < count; n++)
		any |= is_feasible(&cases[n]);
	if (!any)
		return true;
	if (!table_of(out, compare_glance, compare_glance_count, cases, count))
		return false;
	out_text(out, "\nwhat code that doesn't know the scheme reads (!: it's "
		      "misled)\n");
	return table_of(out, compare_hazards, compare_hazards_count, cases,
			count);
}

/* ---- details ------------------------------------------------------------ */

static void label(struct out *out, const char *text)
{
	out_format(out, "  %-*s", LABEL_COLUMNS - 2, text);
}

static void line(struct out *out, const char *name, const char *text)
{
	struct wrap w;

	label(out, name);
	wrap_begin(&w, out, LABEL_COLUMNS, LABEL_COLUMNS);
	wrap_text(&w, text);
	wrap_end(&w);
}

static void out_bits(struct out *out, uint64_t bits)
{
	const char *before = "";

	for (unsigned bit = 0; bit < 64; bit++) {
		if ((bits >> bit & 1U) == 0)
			continue;
		out_format(out, "%s%u", before, bit);
		before = " ";
	}
	if (*before == '\0')
		out_text(out, "none");
	out_char(out, '\n');
}

static void out_options(struct out *out, uint32_t options)
{
	const char *before = "";

	for (unsigned i = 0; pte_option_info(i) != NULL; i++) {
		if ((options & PTE_OPTION_SET(i)) == 0)
			continue;
		out_format(out, "%s%s", before, pte_option_info(i)->name);
		before = ", ";
	}
	out_char(out, '\n');
}

static void out_levels(struct out *out, const struct compare_case *c)
{
	const char *before = "";

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		if ((c->cost.levels & c->use.after.own.levels &
		     PTE_LEVEL_SET(l)) == 0)
			continue;
		out_format(out, "%s%s", before,
			   pte_level_name((enum pte_level)l));
		before = ", ";
	}
	out_text(out, *before == '\0' ? "none\n" : "\n");
}

static void details_of_cost(struct out *out, const struct compare_case *c)
{
	const struct pte_scheme_cost *const k = &c->cost;

	label(out, "takes");
	out_takes(out, k);
	out_char(out, '\n');
	label(out, "patches");
	out_format(out, "%u of %u architectures\n", k->archs, k->archs_of);
	label(out, "left");
	out_format(out, "%u of %u swap devices, %u of %u free bits\n",
		   k->max_swapfiles_left, k->max_swapfiles, k->free_bits_left,
		   k->free_bits);
	label(out, "room");
	out_format(out, "for %u more facts\n", k->facts);
	label(out, "levels");
	out_levels(out, c);
	if (k->needs != 0) {
		label(out, "needs");
		out_options(out, k->needs);
	}
	if (k->detect != 0) {
		label(out, "reader");
		out_format(out, "%u instructions; none takes %u, present %u\n",
			   k->detect, k->none, k->present);
	}
	if (!k->hardware_stable)
		line(out, "hardware",
		     "may set a bit that makes it another word");
}

/*
 * a claim's verdict at one level: on the field, and on the kinds' own domains
 */
struct summary {
	const struct compare_verdict *field, *domain; /* a refuted one if any */
	bool any_domain;
};

static struct summary summary_of(const struct compare_case *c,
				 const struct pte_claim *claim, unsigned level)
{
	struct summary s = { NULL, NULL, false };

	for (unsigned i = 0; i < c->verdicts; i++) {
		const struct compare_verdict *const v = &c->verdict[i];

		if (v->claim != claim || (unsigned)v->level != level)
			continue;
		if (v->domain == PTE_DOMAIN_FIELD && s.field == NULL) {
			s.field = v;
			continue;
		}
		s.any_domain = true;
		if (v->verdict == PTE_VERDICT_REFUTED && s.domain == NULL)
			s.domain = v;
	}
	return s;
}

static void out_refuted(struct out *out, const struct compare_verdict *v)
{
	out_hex(out, v->witness);
	out_format(out, " is %s", v->reason);
}

static void out_summary(struct out *out, const struct pte_claim *claim,
			unsigned level, const struct summary *s)
{
	const bool proved = s->field->verdict == PTE_VERDICT_PROVED;
	const bool domains = s->any_domain && s->domain == NULL;
	char text[COMPARE_CELL_SIZE];
	struct out why;
	struct wrap w;

	label(out, "");
	out_colored(out, proved || domains ? COLOR_GOOD : COLOR_BAD,
		    proved    ? "proved "
		    : domains ? "limited"
			      : "refuted");
	out_format(out, "  %s, %s:", claim->id,
		   pte_level_name((enum pte_level)level));
	out_to_memory(&why, text, sizeof(text));
	if (proved)
		out_text(&why, s->field->method);
	else
		out_refuted(&why, s->domain != NULL ? s->domain : s->field);
	if (domains)
		out_text(&why, "; but not where entries live");
	wrap_begin(&w, out,
		   VERDICT_COLUMNS + (int)strlen(claim->id) +
			   (int)strlen(pte_level_name((enum pte_level)level)) +
			   3,
		   VERDICT_COLUMNS);
	wrap_text(&w, out_memory(&why));
	wrap_end(&w);
}

static void details_of_verdicts(struct out *out, const struct compare_case *c)
{
	const struct pte_claim *claim;

	for (size_t i = 0; (claim = pte_scheme_claim_at(i)) != NULL; i++)
		for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
			const struct summary s = summary_of(c, claim, l);

			if (s.field != NULL)
				out_summary(out, claim, l, &s);
		}
}

static void details_of_word(struct out *out, const struct compare_case *c,
			    unsigned word)
{
	static const enum color colors[] = {
		[PTE_GRADE_FINE] = COLOR_PLAIN,
		[PTE_GRADE_CAUGHT] = COLOR_FIXED,
		[PTE_GRADE_MISLED] = COLOR_BAD,
	};
	const struct pte_scheme_word *const w = &c->use.word[word];

	out_format(out, "  0x%0*llx  ", VALUE_DIGITS,
		   (unsigned long long)w->value);
	out_word_made(out, w);
	out_char(out, '\n');
	for (unsigned i = 0; i < c->answers; i++) {
		const struct pte_answer *const a = &c->answer[word][i];

		out_format(out, "    %-*s", HELPER_COLUMNS, a->helper);
		out_color(out, colors[a->grade]);
		out_format(out, "%-7s", pte_grade_name(a->grade));
		out_color(out, COLOR_PLAIN);
		out_format(out, " %s\n", a->text);
	}
}

static void details_of_scheme(struct out *out, const struct pte_scheme *s)
{
	line(out, "is", s->says);
	label(out, "by");
	out_format(out, "%s, %s\n", s->who, s->when);
	line(out, "became", s->became);
	line(out, "source", s->source);
}

static void details_of_spec(struct out *out, const struct compare_case *c)
{
	const struct pte_model *const m = &c->spec->model;
	const struct pte_proposal *const p = m->proposal;

	line(out, "is", p->series != NULL ? p->series : c->spec->path);
	for (unsigned i = 0; i < p->flag_count; i++) {
		label(out, i == 0 ? "flags" : "");
		out_format(out, "%s, bit ", p->flags[i].name);
		out_bits(out, m->layout->swap[PTE_LEVEL_PTE]
				      ->flag[PTE_FLAG_PROPOSED + i]);
	}
	for (unsigned i = 0; i < p->type_count; i++) {
		const enum pte_kind kind =
			(enum pte_kind)(PTE_KIND_PROPOSED + i);
		const int type = pte_target_type_of(&c->use.after, kind);

		label(out, i == 0 ? "types" : "");
		out_text(out, p->types[i].kind.name);
		if (type >= 0)
			out_format(out, ", number %d", type);
		out_char(out, '\n');
	}
	for (unsigned i = 0; i < p->marker_count; i++) {
		label(out, i == 0 ? "markers" : "");
		out_format(out, "%s, bit %u of the marker's offset\n",
			   p->markers[i].name, p->markers[i].bit);
	}
	for (unsigned i = 0; i < p->word_count; i++) {
		label(out, i == 0 ? "special" : "");
		out_format(out, "0x%llx\n",
			   (unsigned long long)p->words[i].word);
	}
}

static void details_of_room(struct out *out, const struct compare_case *c)
{
	struct wrap w;

	label(out, "feasible");
	out_text(out, pte_feasible_name(c->use.feasible));
	if (c->use.why[0] == '\0') {
		out_char(out, '\n');
	} else {
		out_char(out, ':');
		wrap_begin(&w, out, LABEL_COLUMNS + 4, LABEL_COLUMNS);
		wrap_text(&w, c->use.why);
		wrap_end(&w);
	}
	if (!compare_takes_bit(c))
		return;
	label(out, "free here");
	out_bits(out, c->use.bits);
	label(out, "in image");
	out_bits(out, c->use.image_bits);
}

static void details(struct out *out, const struct compare_case *c)
{
	char on[HEADING_SIZE];

	out_char(out, '\n');
	out_colored(out, COLOR_TITLE, c->name);
	if (c->spec != NULL && c->spec->tree != NULL)
		out_format(out, " of %s", c->spec->tree);
	out_format(out, " on %s\n", heading_text(on, &c->use.before));
	if (c->spec != NULL)
		details_of_spec(out, c);
	else
		details_of_scheme(out, c->use.scheme);
	details_of_room(out, c);
	if (!is_feasible(c))
		return;
	details_of_cost(out, c);
	details_of_verdicts(out, c);
	for (unsigned i = 0; i < c->use.words; i++)
		details_of_word(out, c, i);
}

bool compare_text(struct out *out, const struct compare_case *cases,
		  size_t count)
{
	char on[HEADING_SIZE];

	out_colored(out, COLOR_TITLE, heading_text(on, &cases[0].use.before));
	out_text(out, "\n");
	if (!tables(out, cases, count))
		return false;
	refusals(out, cases, count);
	for (size_t i = 0; i < count; i++)
		if (cases[i].detailed)
			details(out, &cases[i]);
	return true;
}
