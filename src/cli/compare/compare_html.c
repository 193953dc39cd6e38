/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A self-contained HTML page: the tables, and each word drawn.
 */
#include <stdio.h>
#include <string.h>

#include "compare.h"
#include "select/find.h"
#include "word/picture.h"

#define LANE_BITS 32U

/* ---- the page ----------------------------------------------------------- */

/* clang-format off */

static const char page_begins[] =
	"<!DOCTYPE html>\n"
	"<html lang=\"en\">\n"
	"<head>\n"
	"<meta charset=\"utf-8\">\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	"<title>Schemes side by side</title>\n"
	"<style>\n"
	":root { --ink: #1c2126; --quiet: #667079; --line: #d7dce1; --page: #fff; --band: #f4f6f8; --bad: #b3261e; --warn: #8a5a00; --good: #1b6e3c }\n"
	"@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ea; --quiet: #98a2ab; --line: #39414a; --page: #15191d; --band: #1e242a; --bad: #ff8a80; --warn: #ffcc66; --good: #7ad39a } }\n"
	"body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); max-width: 72rem; margin: 2rem auto; padding: 0 1rem }\n"
	"h1 { font-size: 1.5rem } h2 { font-size: 1.2rem; margin-top: 2.5rem } h3 { font-size: 1rem; margin: 1.6rem 0 .3rem }\n"
	".scroll { overflow-x: auto }\n"
	"table { border-collapse: collapse; font-size: .87rem; margin: .8rem 0 }\n"
	"th, td { text-align: left; padding: .3rem .7rem; border-bottom: 1px solid var(--line); white-space: nowrap }\n"
	"th { font-weight: 600; background: var(--band) } td.r, th.r { text-align: right; font-variant-numeric: tabular-nums }\n"
	"p { margin: .3rem 0 } .quiet { color: var(--quiet) }\n"
	".misled { color: var(--bad); font-weight: 600 } .caught { color: var(--warn) } .proved { color: var(--good) }\n"
	"code { font: .87rem ui-monospace, monospace }\n"
	".lane { display: grid; grid-template-columns: repeat(32, 1fr); gap: 1px; margin: 2px 0; max-width: 56rem }\n"
	".lane b { font: .8rem/1.7rem ui-monospace, monospace; text-align: center; color: #222; border-radius: 2px }\n"
	".lane i { font: .6rem/1 ui-monospace, monospace; text-align: center; color: var(--quiet) }\n"
	".lane b.z { opacity: .45 }\n"
	"</style>\n"
	"</head>\n"
	"<body>\n"
	"<h1>Schemes side by side</h1>\n"
	"<p>How an entry that has no page may remember something: what each proposal takes, and what code that doesn't know it makes of its words.</p>\n";

/* clang-format on */

void compare_html_begin(struct out *out)
{
	out_text(out, page_begins);
}

void compare_html_end(struct out *out)
{
	out_text(out, "</body>\n</html>\n");
}

/* ---- tables ------------------------------------------------------------- */

static const char *class_of(const struct compare_column *column,
			    const char *cell)
{
	const size_t length = strlen(cell);

	if (column->right)
		return "r";
	if ((length > 0 && cell[length - 1] == '!') ||
	    strcmp(cell, "refuted") == 0)
		return "misled";
	if (strcmp(cell, "caught") == 0)
		return "caught";
	return strcmp(cell, "proved") == 0 ? "proved" : "";
}

static void table_of(struct out *out, const struct compare_column *columns,
		     size_t column_count, const struct compare_case *cases,
		     size_t count)
{
	char cell[COMPARE_CELL_SIZE];

	out_text(out, "<div class=\"scroll\"><table>\n<tr>");
	for (size_t i = 0; i < column_count; i++)
		out_format(out, "<th%s>%s</th>",
			   columns[i].right ? " class=\"r\"" : "",
			   columns[i].name);
	out_text(out, "</tr>\n");
	for (size_t n = 0; n < count; n++) {
		if (cases[n].use.feasible == PTE_FEASIBLE_NO)
			continue;
		out_text(out, "<tr>");
		for (size_t i = 0; i < column_count; i++) {
			(void)compare_cell(cell, &columns[i], &cases[n]);
			out_format(out, "<td class=\"%s\">",
				   class_of(&columns[i], cell));
			out_xml(out, cell);
			out_text(out, "</td>");
		}
		out_text(out, "</tr>\n");
	}
	out_text(out, "</table></div>\n");
}

/* ---- words -------------------------------------------------------------- */

static bool is_end_of(const struct picture_field *f, unsigned bit)
{
	return f != NULL && (bit == f->lsb || bit == f->lsb + f->width - 1);
}

static void lane(struct out *out, const struct picture *p, uint64_t value,
		 unsigned top)
{
	out_text(out, "<div class=\"lane\">");
	for (unsigned bit = top + 1; bit-- > top + 1 - LANE_BITS;) {
		out_text(out, "<i>");
		if (is_end_of(picture_field_at(p, bit), bit))
			out_number(out, bit);
		out_text(out, "</i>");
	}
	for (unsigned bit = top + 1; bit-- > top + 1 - LANE_BITS;) {
		const struct picture_field *const f = picture_field_at(p, bit);
		const bool set = (value >> bit & 1U) != 0;

		out_format(out, "<b%s style=\"background:%s\" title=\"bit %u: ",
			   set ? "" : " class=\"z\"",
			   color_fill(f == NULL ? COLOR_FREE : f->color), bit);
		out_xml(out, f == NULL ? "free" : f->says);
		out_format(out, "\">%d</b>", set ? 1 : 0);
	}
	out_text(out, "</div>\n");
}

static void word(struct out *out, const struct compare_case *c, unsigned i,
		 const struct picture *p)
{
	const struct pte_scheme_word *const w = &c->use.word[i];
	char text[COMPARE_CELL_SIZE];
	struct out what;

	out_format(out, "<p><code>0x%016llx</code> ",
		   (unsigned long long)w->value);
	out_to_memory(&what, text, sizeof(text));
	out_word_made(&what, w);
	out_xml(out, out_memory(&what));
	out_text(out, "</p>\n");
	lane(out, p, w->value, 2 * LANE_BITS - 1);
	lane(out, p, w->value, LANE_BITS - 1);
	out_text(out, "<div class=\"scroll\"><table>\n");
	for (unsigned n = 0; n < c->answers; n++) {
		const struct pte_answer *const a = &c->answer[i][n];

		out_text(out, "<tr><td><code>");
		out_xml(out, a->helper);
		out_format(out, "</code></td><td class=\"%s\">%s</td><td>",
			   pte_grade_name(a->grade), pte_grade_name(a->grade));
		out_xml(out, a->text);
		out_text(out, "</td></tr>\n");
	}
	out_text(out, "</table></div>\n");
}

static void out_origin(struct out *out, const struct compare_case *c)
{
	const struct pte_scheme *const s = c->use.scheme;

	if (c->spec != NULL) {
		const char *const series = c->spec->model.proposal->series;

		out_xml(out, series != NULL ? series : c->spec->path);
		out_text(out, "</p>\n");
		return;
	}
	out_xml(out, s->says);
	out_text(out, "</p>\n<p class=\"quiet\">");
	out_xml(out, s->who);
	out_text(out, ", ");
	out_xml(out, s->when);
	out_text(out, "; ");
	out_xml(out, s->became);
	out_text(out, ". ");
	out_xml(out, s->source);
	out_text(out, "</p>\n");
}

static void scheme(struct out *out, const struct compare_case *c)
{
	const bool feasible = c->use.feasible != PTE_FEASIBLE_NO;
	struct picture p;

	picture_of_entry(c->spec != NULL ? &c->use.after : &c->use.before,
			 PTE_LEVEL_PTE, &p);
	out_format(out, "<h3>%s</h3>\n<p>", c->name);
	out_origin(out, c);
	if (c->use.why[0] != '\0') {
		out_format(out, "<p class=\"%s\">%s: ",
			   feasible ? "caught" : "misled",
			   feasible ? "if" : "not feasible");
		out_xml(out, c->use.why);
		out_text(out, "</p>\n");
	}
	for (unsigned i = 0; i < c->use.words; i++)
		word(out, c, i, &p);
}

void compare_html(struct out *out, const struct compare_case *cases,
		  size_t count)
{
	char on[HEADING_SIZE];

	out_text(out, "<h2>");
	out_xml(out, heading_text(on, &cases[0].use.before));
	out_text(out, "</h2>\n");
	table_of(out, compare_glance, compare_glance_count, cases, count);
	out_text(out, "<p>What code that doesn't know the scheme reads "
		      "(<span class=\"misled\">!</span>: it's misled):</p>\n");
	table_of(out, compare_hazards, compare_hazards_count, cases, count);
	for (size_t i = 0; i < count; i++)
		scheme(out, &cases[i]);
}
