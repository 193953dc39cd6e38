/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The page's frame: one file that needs no other.
 */
#include "page.h"

#include <pte/pte.h>

#include "picture/svg.h"

void page_begin(struct page *page)
{
	out_text(page->out,
		 "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		 "<meta charset=\"utf-8\">\n"
		 "<meta name=\"viewport\" content=\"width=device-width, "
		 "initial-scale=1\">\n"
		 "<title>Page-table entries without a page</title>\n<style>\n");
	out_text(page->out, page_style);
	out_text(page->out, page_style_on_paper);
	svg_style(page->out);
	out_text(page->out,
		 "</style>\n</head>\n<body>\n"
		 "<a class=\"skip\" href=\"#main\">Skip the contents</a>\n"
		 "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" "
		 "style=\"position:absolute\">");
	svg_hatching(page->out);
	out_text(page->out,
		 "</svg>\n<h1>Page-table entries without a page</h1>\n"
		 "<p>What swap PTEs, migration entries, PTE markers and their "
		 "like look like in Linux, which bits are left, and what is "
		 "proved or refuted of them: for each architecture, from ");
	out_format(page->out,
		   "Linux 5.10 on. Made by <code>pte report</code>, version "
		   "%s.</p>\n",
		   pte_version());
}

static bool is_there(const struct section *s, const struct options *o)
{
	return !s->specs_only || o->spec_count > 0;
}

void page_contents(struct page *page, const struct section *sections,
		   size_t count, const struct options *o)
{
	out_text(page->out, "<nav aria-label=\"Contents\"><ul>\n");
	for (size_t i = 0; i < count; i++)
		if (is_there(&sections[i], o))
			out_format(page->out,
				   "<li><a href=\"#%s\">%s</a></li>\n",
				   sections[i].id, sections[i].title);
	out_text(page->out, "</ul></nav>\n<main id=\"main\">\n");
}

void page_section(struct page *page, const struct section *s)
{
	out_format(page->out,
		   "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n"
		   "<p>%s</p>\n",
		   s->id, s->id, s->title, s->says);
	if (s->command == NULL)
		return;
	out_text(page->out, "<p class=\"quiet\">As text: <code>");
	out_xml(page->out, s->command);
	out_text(page->out, "</code></p>\n");
}

void page_section_end(struct page *page)
{
	out_text(page->out, "</section>\n");
}

void page_end(struct page *page)
{
	out_text(page->out, "</main>\n</body>\n</html>\n");
}

void page_folds(struct page *page)
{
	out_text(page->out, "<div class=\"folds\">\n");
}

void page_folds_end(struct page *page)
{
	out_text(page->out, "</div>\n");
}

void page_fold(struct page *page, const char *id, const char *title, bool open)
{
	out_format(page->out, "<details id=\"%s\"%s><summary>", id,
		   open ? " open" : "");
	out_xml(page->out, title);
	out_text(page->out, "</summary>\n");
}

void page_fold_end(struct page *page)
{
	out_text(page->out, "</details>\n");
}

static void scroller(struct page *page, const char *class, const char *label,
		     const char *what)
{
	out_format(page->out,
		   "<div class=\"%s\" tabindex=\"0\" role=\"region\" "
		   "aria-label=\"",
		   class);
	out_xml(page->out, label);
	out_format(page->out, ", %s %u\">", what, ++page->scrollers);
}

void page_scroller(struct page *page, const char *label)
{
	scroller(page, "scroll", label, "table");
}

void page_scroller_end(struct page *page)
{
	out_text(page->out, "</div>\n");
}

void page_figure(struct page *page, const char *label)
{
	out_text(page->out, "<figure>");
	scroller(page, "scroll drawing", label, "drawing");
}

void page_figure_end(struct page *page)
{
	out_text(page->out, "</div></figure>\n");
}
