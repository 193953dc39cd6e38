/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The page: sections with their links, tables, and what commands print.
 */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include <stdbool.h>

#include "options.h"
#include "term/out.h"
#include "term/progress.h"
#include "term/table.h"

struct page {
	struct out *out;
	struct progress progress;
	unsigned scrollers; /* each has a name of its own */
};

/* A section of the page. */
struct section {
	const char *id, *title, *says;
	const char *command; /* that says the same; NULL: none alone */
	/* returns false after a message */
	bool (*fill)(struct page *page, const struct options *o);
	bool specs_only; /* only if there are what-ifs */
};

void page_begin(struct page *page);
void page_contents(struct page *page, const struct section *sections,
		   size_t count, const struct options *o);
void page_section(struct page *page, const struct section *section);
void page_section_end(struct page *page);
void page_end(struct page *page);

/* What is shown when it's opened; many of them stand side by side. */
void page_folds(struct page *page);
void page_folds_end(struct page *page);
void page_fold(struct page *page, const char *id, const char *title, bool open);
void page_fold_end(struct page *page);

/* A box that scrolls sideways, and by the keyboard. */
void page_scroller(struct page *page, const char *label);
void page_scroller_end(struct page *page);

/* A drawing in such a box. */
void page_figure(struct page *page, const char *label);
void page_figure_end(struct page *page);

/* in page_style.c */
extern const char page_style[], page_style_on_paper[];

/* in drawings.c */
/* The name of the layout at row `next`, which moves on to the one after it;
 * NULL after the last. */
const char *page_layout(size_t *next);
bool page_layouts(struct page *page, const struct options *o);
bool page_over_time(struct page *page, const struct options *o);
bool page_census(struct page *page, const struct options *o);

/* in verdicts.c */
bool page_verdicts(struct page *page, const struct options *o);

/* in in_flight.c */
bool page_in_flight(struct page *page, const struct options *o);

/* in told.c: what these commands print, with their tables as the page's */
bool page_history(struct page *page, const struct options *o);
bool page_schemes(struct page *page, const struct options *o);
bool page_what_ifs(struct page *page, const struct options *o);
bool page_budget(struct page *page, const struct options *o);

#ifdef PTE_BOX
/* in box.c */
bool page_box(struct page *page, const struct options *o);
#endif

#endif /* CLI_PAGE_H */
