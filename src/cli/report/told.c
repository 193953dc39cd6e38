/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What other commands print: their tables as tables of the page, and their
 * lines as they are. So no number of the page is counted in another way than
 * theirs.
 */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "page.h"
#include "term/say.h"

/* between two tables */
#define TEXT_SIZE (1U << 20U)
#define TITLE_COLUMNS 40

struct told {
	struct page *page;
	const char *name;
};

/* the lines since the last table; one that is short is its title */
static void take_text(struct out *from, struct page *page)
{
	const char *text = out_memory(from);
	const size_t lines = strcspn(text += strspn(text, "\n"), "\n");

	if (lines <= TITLE_COLUMNS && text[lines] != '\0' &&
	    text[lines + strspn(text + lines, "\n")] == '\0') {
		out_text(page->out, "<h3>");
		out_xml(page->out, text);
		out_text(page->out, "</h3>\n");
	} else if (*text != '\0') {
		page_scroller(page, "lines");
		out_text(page->out, "<pre>");
		out_xml(page->out, text);
		out_text(page->out, "</pre>");
		page_scroller_end(page);
	}
	from->used = 0;
}

/* words that are judgements */
static const char *class_of(const struct table_column *column, const char *cell)
{
	if (column->right)
		return " class=\"r\"";
	if (strcmp(cell, "refuted") == 0 || strcmp(cell, "REFUTED") == 0 ||
	    strcmp(cell, "no") == 0)
		return " class=\"bad\"";
	if (strcmp(cell, "known") == 0 || strncmp(cell, "if", 2) == 0)
		return " class=\"warn\"";
	if (strcmp(cell, "proved") == 0 || strcmp(cell, "yes") == 0)
		return " class=\"good\"";
	return "";
}

static void take_table(struct out *from, const struct table *table)
{
	const struct told *const told = from->taker;
	struct out *const out = told->page->out;

	take_text(from, told->page);
	page_scroller(told->page, told->name);
	out_text(out, "<table><thead><tr>");
	for (size_t i = 0; i < table->count; i++)
		out_format(out, "<th scope=\"col\"%s>%s</th>",
			   table->columns[i].right ? " class=\"r\"" : "",
			   table->columns[i].name);
	out_text(out, "</tr></thead><tbody>\n");
	for (size_t row = 0; row < table->rows; row++) {
		out_text(out, "<tr>");
		for (size_t i = 0; i < table->count; i++) {
			const char *text = table->text[row * table->count + i];

			text = text == NULL ? "" : text;
			if (i == 0)
				out_text(out, "<th scope=\"row\">");
			else
				out_format(out, "<td%s>",
					   class_of(&table->columns[i], text));
			out_xml(out, text);
			out_text(out, i == 0 ? "</th>" : "</td>");
		}
		out_text(out, "</tr>\n");
	}
	out_text(out, "</tbody></table>");
	page_scroller_end(told->page);
}

typedef int run_command(const struct options *o, struct out *out);

static bool tell(struct page *page, const char *name, run_command *run,
		 const struct options *o)
{
	char *const text = malloc(TEXT_SIZE);
	struct told told = { page, name };
	struct out out;
	int status;

	if (text == NULL) {
		say(0, "out of memory");
		return false;
	}
	out_to_memory(&out, text, TEXT_SIZE);
	out.take_table = take_table;
	out.taker = &told;
	status = run(o, &out);
	take_text(&out, page);
	free(text);
	/* a definite no is an answer, too */
	return status != EXIT_TROUBLE;
}

/* as without any options, but with these words */
static struct options plain(char *const *words, size_t count)
{
	return (struct options){
		.level = PTE_LEVEL_PTE,
		.scheme_bit = PTE_SCHEME_NO_BIT,
		.words = words,
		.word_count = count,
	};
}

bool page_history(struct page *page, const struct options *o)
{
	const struct options own = plain(NULL, 0);

	(void)o;
	return tell(page, "bugs of the past", run_museum, &own);
}

bool page_schemes(struct page *page, const struct options *o)
{
	static char list[] = "schemes";
	char *words[] = { list };
	const struct options listed = plain(words, 1), own = plain(NULL, 0);

	(void)o;
	return tell(page, "schemes", run_compare, &own) &&
	       tell(page, "schemes", run_list, &listed);
}

bool page_what_ifs(struct page *page, const struct options *o)
{
	struct options own = plain(NULL, 0);

	memcpy(own.specs, o->specs, sizeof(own.specs));
	own.spec_count = o->spec_count;
	own.given = OPTION_SET(OPTION_SPEC) | OPTION_SET(OPTION_ACCEPT_KNOWN);
	return tell(page, "what-ifs, checked", run_check, &own) &&
	       tell(page, "what-ifs, compared", run_compare, &own);
}

bool page_budget(struct page *page, const struct options *o)
{
	static char every[] = "*"; /* version by version */
	char *words[] = { every };
	const struct options own = plain(words, 1);

	(void)o;
	return tell(page, "budget", run_budget, &own);
}
