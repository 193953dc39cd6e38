/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The cells of the tables: one function per column.
 */
#include <string.h>

#include "compare.h"

void out_takes(struct out *out, const struct pte_scheme_cost *cost)
{
	const struct {
		int count;
		const char *what;
	} things[] = {
		{ cost->pte_bits, "pte bit" },
		{ (int)cost->types, "type" },
		{ (int)cost->offsets, "offset" },
		{ (int)cost->marker_bits, "marker bit" },
		{ (int)cost->offset_bits, "offset bit" },
	};
	const char *before = "";

	for (size_t i = 0; i < sizeof(things) / sizeof(things[0]); i++) {
		if (things[i].count <= 0)
			continue;
		out_format(out, "%s%d %s%s", before, things[i].count,
			   things[i].what, things[i].count > 1 ? "s" : "");
		before = ", ";
	}
	if (*before == '\0')
		out_text(out, "nothing");
	if (cost->pte_bits < 0)
		out_format(out, ", frees %d", -cost->pte_bits);
}

void out_word_made(struct out *out, const struct pte_scheme_word *word)
{
	out_text(out, word->what);
	if (word->of != NULL)
		out_format(out, " %s", word->of);
}

bool compare_takes_bit(const struct compare_case *c)
{
	return c->spec != NULL ? c->spec->model.proposal->flag_count > 0
			       : c->use.scheme->part[0].form == PTE_FORM_BIT;
}

static void cell_scheme(struct out *out, const struct compare_case *c)
{
	out_text(out, c->name);
}

static void cell_takes(struct out *out, const struct compare_case *c)
{
	out_takes(out, &c->cost);
}

static void cell_patches(struct out *out, const struct compare_case *c)
{
	out_format(out, "%u/%u", c->cost.archs, c->cost.archs_of);
}

static void cell_types(struct out *out, const struct compare_case *c)
{
	out_number(out, c->cost.max_swapfiles_left);
}

static void cell_bits(struct out *out, const struct compare_case *c)
{
	out_number(out, c->cost.free_bits_left);
}

static void cell_facts(struct out *out, const struct compare_case *c)
{
	out_number(out, c->cost.facts);
}

static void cell_reader(struct out *out, const struct compare_case *c)
{
	if (c->cost.detect == 0)
		out_char(out, '-');
	else
		out_number(out, c->cost.detect);
}

static unsigned count_of(const struct compare_case *c, enum pte_grade grade)
{
	unsigned count = 0;

	for (unsigned i = 0; i < c->answers; i++)
		if (c->answer[c->shown][i].grade == grade)
			count++;
	return count;
}

static void cell_misled(struct out *out, const struct compare_case *c)
{
	if (c->answers == 0)
		out_char(out, '-');
	else
		out_format(out, "%u/%u", count_of(c, PTE_GRADE_MISLED),
			   c->answers);
}

/* only at the pte level, which every scheme has; the worst verdict there */
static void cell_disjoint(struct out *out, const struct compare_case *c)
{
	bool field = true, any = false, refuted = false;

	for (unsigned i = 0; i < c->verdicts; i++) {
		const struct compare_verdict *const v = &c->verdict[i];

		if (strcmp(v->claim->id, "scheme-disjoint") != 0 ||
		    v->level != PTE_LEVEL_PTE)
			continue;
		any = true;
		if (v->verdict != PTE_VERDICT_REFUTED)
			continue;
		if (v->domain == PTE_DOMAIN_FIELD)
			field = false;
		else
			refuted = true;
	}
	out_text(out, !any      ? "-"
		      : refuted ? "refuted"
		      : field   ? "proved"
				: "on domains");
}

/* ---- hazards ------------------------------------------------------------ */

/*
 * the answer of a helper that was renamed: `old` or `now`, whichever the
 * version has
 */
static const struct pte_answer *answer_of(const struct compare_case *c,
					  const char *old, const char *now)
{
	for (unsigned i = 0; i < c->answers; i++) {
		const struct pte_answer *const a = &c->answer[c->shown][i];

		if (strcmp(a->helper, old) == 0 || strcmp(a->helper, now) == 0)
			return a;
	}
	return NULL;
}

static void out_answer(struct out *out, const struct compare_case *c,
		       const char *old, const char *now)
{
	const struct pte_answer *const a = answer_of(c, old, now);

	if (a == NULL) {
		out_char(out, '-');
		return;
	}
	out_text(out, a->text);
	if (a->grade == PTE_GRADE_MISLED)
		out_char(out, '!');
}

/* a path's answer is a sentence: print only its grade */
static void out_grade(struct out *out, const struct compare_case *c,
		      const char *path)
{
	const struct pte_answer *const a = answer_of(c, path, path);

	out_text(out, a == NULL ? "-" : pte_grade_name(a->grade));
	if (a != NULL && a->grade == PTE_GRADE_MISLED)
		out_char(out, '!');
}

static void cell_entry(struct out *out, const struct compare_case *c)
{
	out_answer(out, c, "pte_to_swp_entry", "softleaf_from_pte");
}

static void cell_swap(struct out *out, const struct compare_case *c)
{
	const struct pte_answer *const a =
		answer_of(c, "non_swap_entry", "softleaf_is_swap");
	bool yes;

	if (a == NULL) {
		out_char(out, '-');
		return;
	}
	yes = (strcmp(a->text, "yes") == 0) ==
	      (strcmp(a->helper, "softleaf_is_swap") == 0);
	out_text(out, yes ? "yes" : "no");
	if (a->grade == PTE_GRADE_MISLED)
		out_char(out, '!');
}

static void cell_migration(struct out *out, const struct compare_case *c)
{
	out_answer(out, c, "is_migration_entry", "softleaf_is_migration");
}

static void cell_fault(struct out *out, const struct compare_case *c)
{
	out_grade(out, c, "fault");
}

static void cell_fork(struct out *out, const struct compare_case *c)
{
	out_grade(out, c, "fork");
}

static void cell_zap(struct out *out, const struct compare_case *c)
{
	out_grade(out, c, "zap");
}

static void cell_pagemap(struct out *out, const struct compare_case *c)
{
	out_grade(out, c, "pagemap");
}

/* clang-format off */

const struct compare_column compare_glance[] = {
	{ "SCHEME",   false, cell_scheme },
	{ "TAKES",    false, cell_takes },
	{ "ARCHS",    true,  cell_patches },
	{ "TYPES",    true,  cell_types },
	{ "BITS",     true,  cell_bits },
	{ "FACTS",    true,  cell_facts },
	{ "READER",   true,  cell_reader },
	{ "DISJOINT", false, cell_disjoint },
	{ "MISLED",   true,  cell_misled },
};
const size_t compare_glance_count =
	sizeof(compare_glance) / sizeof(compare_glance[0]);

const struct compare_column compare_hazards[] = {
	{ "SCHEME",    false, cell_scheme },
	{ "ENTRY",     false, cell_entry },
	{ "SWAP",      false, cell_swap },
	{ "MIGRATION", false, cell_migration },
	{ "FAULT",     false, cell_fault },
	{ "FORK",      false, cell_fork },
	{ "ZAP",       false, cell_zap },
	{ "PAGEMAP",   false, cell_pagemap },
};
const size_t compare_hazards_count =
	sizeof(compare_hazards) / sizeof(compare_hazards[0]);

/* clang-format on */

const char *compare_cell(char to[static COMPARE_CELL_SIZE],
			 const struct compare_column *column,
			 const struct compare_case *c)
{
	struct out text;

	out_to_memory(&text, to, COMPARE_CELL_SIZE);
	column->cell(&text, c);
	return out_memory(&text);
}
