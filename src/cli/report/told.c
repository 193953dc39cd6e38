/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What other commands print: their tables as tables of the page, and their
 * lines as they are. So no number of the page is counted in another way than
 * theirs.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "page.h"
#include "term/say.h"

/* between two tables */
#define TEXT_SIZE (1U << 20U)
#define TITLE_COLUMNS 100
#define WORD_COLUMNS 30

struct told {
	struct page *page;
	const char *name;
};

/* where the last paragraph begins */
static char *last_paragraph(char *text)
{
	char *last = text, *next;

	while ((next = strstr(last, "\n\n")) != NULL)
		last = next + strspn(next, "\n");
	return last;
}

static void tell_lines(struct page *page, const char *text)
{
	page_scroller(page, "lines");
	out_text(page->out, "<pre>");
	out_xml(page->out, text);
	out_text(page->out, "</pre>");
	page_scroller_end(page);
}

static void tell_title(struct page *page, char *text)
{
	for (char *c = text; *c != '\0'; c++)
		if (*c == '\n')
			*c = ' ';
	/* a word, not a layout's name */
	if (text[strspn(text, "abcdefghijklmnopqrstuvwxyz")] == ' ')
		*text = (char)toupper((unsigned char)*text);
	out_text(page->out, "<h3>");
	out_xml(page->out, text);
	out_text(page->out, "</h3>\n");
}

/* the lines since the last table; in front of one, a paragraph that is short
 * is its title */
static void take_text(struct out *from, struct page *page, bool before_table)
{
	char *text = from->buffer, *last;
	size_t length = strlen(out_memory(from));

	while (length > 0 && text[length - 1] == '\n')
		text[--length] = '\0';
	text += strspn(text, "\n");
	last = last_paragraph(text);
	if (!before_table || strlen(last) > TITLE_COLUMNS)
		last = text + strlen(text);
	else if (last > text)
		last[-1] = '\0';
	if (last > text)
		tell_lines(page, text);
	if (*last != '\0')
		tell_title(page, last);
	from->used = 0;
}

static bool begins(const char *cell, const char *word)
{
	return strncmp(cell, word, strlen(word)) == 0;
}

/* whether a word is wider than a column should be: a message's number */
static bool is_long(const char *cell)
{
	while (*cell != '\0') {
		const size_t length = strcspn(cell, " ");

		if (length > WORD_COLUMNS)
			return true;
		cell += length;
		cell += strspn(cell, " ");
	}
	return false;
}

/* words that are judgements */
static const char *class_of(const struct table_column *column, const char *cell)
{
	if (column->right)
		return " class=\"r\"";
	if (begins(cell, "refuted") || strcmp(cell, "REFUTED") == 0 ||
	    strcmp(cell, "no") == 0)
		return " class=\"bad\"";
	if (strcmp(cell, "known") == 0 || begins(cell, "if"))
		return " class=\"warn\"";
	if (begins(cell, "proved") || strcmp(cell, "yes") == 0)
		return " class=\"good\"";
	return is_long(cell) ? " class=\"long\"" : "";
}

/* "In a present word"; a layout's name stays as it is */
static void out_column(struct out *out, const char *name)
{
	const bool loud = strpbrk(name, "abcdefghijklmnopqrstuvwxyz") == NULL;

	for (size_t i = 0; name[i] != '\0'; i++)
		out_char(out,
			 (char)(loud && i > 0 ? tolower((unsigned char)name[i])
					      : name[i]));
}

static void take_cell(struct out *out, const struct table_column *column,
		      const char *text)
{
	text = text == NULL ? "" : text;
	out_format(out, "<td%s>", class_of(column, text));
	out_xml(out, text);
	out_text(out, "</td>");
}

/* a row without a name is one more of the last that had one */
static void take_table(struct out *from, const struct table *table)
{
	const char *name = "";
	const struct told *const told = from->taker;
	struct out *const out = told->page->out;

	take_text(from, told->page, true);
	page_scroller(told->page, told->name);
	out_text(out, "<table><thead><tr>");
	for (size_t i = 0; i < table->count; i++) {
		out_format(out, "<th scope=\"col\"%s>",
			   table->columns[i].right ? " class=\"r\"" : "");
		out_column(out, table->columns[i].name);
		out_text(out, "</th>");
	}
	out_text(out, "</tr></thead><tbody>\n");
	for (size_t row = 0; row < table->rows; row++) {
		const char *const *const cells =
			(const char *const *)&table->text[row * table->count];

		if (cells[0] != NULL && *cells[0] != '\0')
			name = cells[0];
		out_format(out, "<tr><th scope=\"row\"%s>",
			   name == cells[0] ? "" : " class=\"again\"");
		out_xml(out, name);
		out_text(out, "</th>");
		for (size_t i = 1; i < table->count; i++)
			take_cell(out, &table->columns[i], cells[i]);
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
	take_text(&out, page, false);
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
