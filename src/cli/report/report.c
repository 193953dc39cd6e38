/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The report command: all of it on one page, which is written beside and
 * renamed.
 */
#include <string.h>

#include "command.h"
#include "page.h"
#include "term/replace.h"
#include "term/say.h"

/* clang-format off */

static const struct section sections[] = {
	{ "layouts", "Layouts", "Each layout as its newest kernel has it: of an entry that isn't present, and of a present page. Free bits are hatched.", "pte show LAYOUT", page_layouts, false },
	{ "time", "The swap word over time", "How each architecture's entries changed. A red frame: bits that hold something else than before.", "pte diff LAYOUT@VERSION LAYOUT@VERSION", page_over_time, false },
	{ "census", "Census", "How many of all words are read as each kind, counted exactly. A bar is as long as the power of two: one that is a little shorter stands for far fewer words.", "pte census LAYOUT", page_census, false },
	{ "verdicts", "Findings and verdicts", "Each claim on each layout: proved for all words, or refuted by one that is shown.", "pte check --accept-known", page_verdicts, false },
	{ "history", "Bugs of the past", "Each is refuted before its fix, and proved after it. What begins with A is alive: proposals and corners of today.", "pte museum", page_history, false },
	{ "schemes", "Schemes", "How an entry that has no page may remember something: each proposal, and where it's feasible. Yes: in all versions from 5.10 on, and all layouts; some: layouts differ; if: on a condition that the word doesn't show.", "pte compare; pte list schemes", page_schemes, false },
	{ "inflight", "Series in flight", "What is proposed on the lists and isn't merged, tried on every layout where it would land.", "pte check NAME", page_in_flight, false },
	{ "whatifs", "What-ifs", "The specs that were given, checked together and compared with the schemes.", "pte check -s SPEC; pte compare -s SPEC", page_what_ifs, true },
	{ "budget", "Budget", "Swap types and bits of entries that are left.", "pte budget '*'", page_budget, false },
#ifdef PTE_BOX
	{ "box", "Decode a word", "The library itself, in this page: nothing that is typed leaves it.", "pte decode -l LAYOUT WORD", page_box, false },
#endif
};

/* clang-format on */

#define SECTION_COUNT (sizeof(sections) / sizeof(sections[0]))

static bool fill(struct page *page, const struct options *o)
{
	bool good = true;

	progress_begin(&page->progress);
	page_begin(page);
	page_contents(page, sections, SECTION_COUNT, o);
	for (size_t i = 0; good && i < SECTION_COUNT; i++) {
		if (sections[i].specs_only && o->spec_count == 0)
			continue;
		progress_show(&page->progress,
			      (unsigned)(100 * i / SECTION_COUNT),
			      sections[i].title);
		page_section(page, &sections[i]);
		good = sections[i].fill(page, o);
		page_section_end(page);
	}
	page_end(page);
	progress_end(&page->progress);
	return good;
}

int run_report(const struct options *o, struct out *out)
{
	char buffer[OUT_BUFFER_SIZE], quoted[QUOTE_SIZE];
	struct replacement file;
	struct out written;
	struct page page = { .out = &written };
	bool good;
	int error;

	(void)out;
	if (o->output == NULL || o->word_count > 0) {
		say(0, o->output == NULL
			       ? "report: name its file: -o report.html"
			       : "report: it's about all layouts; -s adds "
				 "what-ifs");
		return EXIT_TROUBLE;
	}
	if (options_have(o, OPTION_JSON)) {
		say(0,
		    "report: it has no JSON: each section names its command");
		return EXIT_TROUBLE;
	}
	error = replace_begin(&file, o->output);
	if (error == 0) {
		out_to(&written, file.fd, buffer, sizeof(buffer));
		good = fill(&page, o);
		(void)out_flush(&written);
		error = replace_end(&file, written.error);
		if (error == 0 && !good) {
			replace_drop(&file);
			return EXIT_TROUBLE;
		}
	}
	if (error == 0)
		error = replace_put(&file);
	if (error != 0)
		say(0, "%s: %s", quote(quoted, o->output, strlen(o->output)),
		    strerror(error));
	return error == 0 ? EXIT_YES : EXIT_TROUBLE;
}
