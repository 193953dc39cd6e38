/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The tables as Markdown, for a mail or a page.
 */
#include "compare.h"
#include "select/find.h"

/* escape |, which would end the cell */
static void out_escaped(struct out *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '|')
			out_char(out, '\\');
		out_char(out, *text);
	}
}

static void table_of(struct out *out, const struct compare_column *columns,
		     size_t column_count, const struct compare_case *cases,
		     size_t count)
{
	char cell[COMPARE_CELL_SIZE];

	for (size_t i = 0; i < column_count; i++)
		out_format(out, "| %s ", columns[i].name);
	out_text(out, "|\n");
	for (size_t i = 0; i < column_count; i++)
		out_text(out, columns[i].right ? "|---:" : "|---");
	out_text(out, "|\n");
	for (size_t n = 0; n < count; n++) {
		if (cases[n].use.feasible == PTE_FEASIBLE_NO)
			continue;
		for (size_t i = 0; i < column_count; i++) {
			out_text(out, "| ");
			out_escaped(out,
				    compare_cell(cell, &columns[i], &cases[n]));
			out_char(out, ' ');
		}
		out_text(out, "|\n");
	}
}

static void words(struct out *out, const struct compare_case *cases,
		  size_t count)
{
	char cell[COMPARE_CELL_SIZE];
	struct out what;

	out_text(out, "\nThe words:\n\n| SCHEME | WORD | MADE OF |\n"
		      "|---|---|---|\n");
	for (size_t n = 0; n < count; n++)
		for (unsigned i = 0; i < cases[n].use.words; i++) {
			out_format(
				out, "| %s | `0x%016llx` | ", cases[n].name,
				(unsigned long long)cases[n].use.word[i].value);
			out_to_memory(&what, cell, sizeof(cell));
			out_word_made(&what, &cases[n].use.word[i]);
			out_escaped(out, out_memory(&what));
			out_text(out, " |\n");
		}
}

void compare_markdown(struct out *out, const struct compare_case *cases,
		      size_t count)
{
	char on[HEADING_SIZE];
	bool any = false;

	out_format(out, "### %s\n\n", heading_text(on, &cases[0].use.before));
	table_of(out, compare_glance, compare_glance_count, cases, count);
	out_text(out, "\nWhat code that doesn't know the scheme reads (!: it's "
		      "misled):\n\n");
	table_of(out, compare_hazards, compare_hazards_count, cases, count);
	words(out, cases, count);
	for (size_t n = 0; n < count; n++) {
		if (cases[n].use.why[0] == '\0')
			continue;
		if (!any)
			out_char(out, '\n');
		any = true;
		out_format(out, "- **%s**: %s: ", cases[n].name,
			   cases[n].use.feasible == PTE_FEASIBLE_NO ? "no"
								    : "if");
		out_escaped(out, cases[n].use.why);
		out_char(out, '\n');
	}
}
