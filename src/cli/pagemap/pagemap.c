/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The pagemap command: what stands for the pages of a process, counted by
 * mapping, or page by page.
 */
#include "command.h"

#include <stdlib.h>
#include <string.h>

#include <pte/bits.h>

#include "counts.h"
#include "select/certain.h"
#include "select/find.h"
#include "select/running.h"
#include "select/sysroot.h"
#include "term/number.h"
#include "term/progress.h"
#include "term/say.h"

/* "0x" and twelve digits, mostly */
#define ADDRESS_COLUMNS 16
#define VALUE_COLUMNS 20
#define PID_DIGITS_MAX 10

struct view {
	struct out *out;
	bool json;
	const char *pid;
	struct pte_target target;
	uint64_t page_size;
	struct maps maps;
	struct pages *pages;
	struct progress progress;
	bool frame_hidden;
};

/* ---- the command line --------------------------------------------------- */

static bool is_pid(const char *word)
{
	const size_t length = strlen(word);
	char quoted[QUOTE_SIZE];

	if (length > 0 && length <= PID_DIGITS_MAX &&
	    strspn(word, "0123456789") == length && *word != '0')
		return true;
	say(0, "%s: not a PID: that's a decimal number from 1 on",
	    quote(quoted, word, length));
	return false;
}

static bool read_address(const char *word, const char *text, size_t length,
			 uint64_t *value_ret)
{
	char quoted[QUOTE_SIZE];
	size_t width;

	if (number_hex(text, length, value_ret, &width) == NUMBER_OK)
		return true;
	say(0, "%s: not ADDR or ADDR-ADDR: hexadecimal, up to 64 bits",
	    quote(quoted, word, strlen(word)));
	return false;
}

/* whole pages; the end is the first address behind them */
static bool read_range(const struct view *v, const char *word, uint64_t *start,
		       uint64_t *end)
{
	const uint64_t inside = v->page_size - 1;
	const size_t length = strcspn(word, "-");
	char quoted[QUOTE_SIZE];

	if (!read_address(word, word, length, start))
		return false;
	*end = *start;
	if (word[length] == '-') {
		if (!read_address(word, word + length + 1,
				  strlen(word + length + 1), end))
			return false;
		if (*end <= *start) {
			say(0, "%s: the end isn't above the beginning",
			    quote(quoted, word, strlen(word)));
			return false;
		}
		--*end;
	}
	*start &= ~inside;
	*end = (*end | inside) + 1;
	if (*end > *start)
		return true;
	say(0, "%s: beyond all addresses", quote(quoted, word, strlen(word)));
	return false;
}

/* ---- mappings ----------------------------------------------------------- */

/* each mapping is of whole pages, or the layout isn't the process's */
static bool are_pages_of(const struct view *v, const struct mapping *m)
{
	if (((m->start | m->end) & (v->page_size - 1)) == 0)
		return true;
	say(0, "%s: pages of %s have %llu bytes: the mapping at 0x%llx hasn't",
	    v->pid, v->target.name, (unsigned long long)v->page_size,
	    (unsigned long long)m->start);
	return false;
}

/*
 * Look at all mappings before anything is printed: how many pages there are,
 * and whether the range lies in some.
 */
static bool look_ahead(struct view *v, uint64_t start, uint64_t end,
		       uint64_t *pages_ret)
{
	uint64_t missing = start;
	struct mapping m;

	*pages_ret = 0;
	while (maps_next(&v->maps, &m)) {
		if (!are_pages_of(v, &m))
			return false;
		*pages_ret += (m.end - m.start) / v->page_size;
		if (m.start <= missing && missing < m.end)
			missing = m.end;
	}
	if (!maps_at_end(&v->maps))
		return false;
	maps_rewind(&v->maps);
	if (missing >= end)
		return true;
	say(0, "%s: 0x%llx is in none of its mappings", v->pid,
	    (unsigned long long)missing);
	return false;
}

/* ---- by mapping --------------------------------------------------------- */

static void tell_mapping(struct view *v, const struct mapping *m,
			 const struct counts *c)
{
	struct json j;

	if (!v->json) {
		out_format(v->out, "%llx-%llx %s%s%s\n  ",
			   (unsigned long long)m->start,
			   (unsigned long long)m->end, m->permissions,
			   m->name[0] == '\0' ? "" : " ", m->name);
		counts_line(v->out, c, &v->target);
		out_char(v->out, '\n');
		return;
	}
	json_begin(&j, v->out, false);
	json_hex(&j, "start", m->start);
	json_hex(&j, "end", m->end);
	json_text(&j, "permissions", m->permissions);
	json_text(&j, "name", m->name);
	counts_json(&j, c, &v->target);
	json_end(&j);
}

static void tell_total(struct view *v, uint64_t mappings,
		       const struct counts *c)
{
	struct json j;

	if (!v->json) {
		out_format(v->out, "%llu %s\n  ", (unsigned long long)mappings,
			   mappings == 1 ? "mapping" : "mappings");
		counts_line(v->out, c, &v->target);
		out_char(v->out, '\n');
		return;
	}
	json_begin(&j, v->out, false);
	json_open_object(&j, "summary");
	json_text(&j, "layout", v->target.name);
	json_number(&j, "mappings", mappings);
	counts_json(&j, c, &v->target);
	json_bool(&j, "frame_hidden", c->frame_hidden);
	json_close(&j);
	json_end(&j);
}

static bool count_mapping(struct view *v, const struct mapping *m,
			  uint64_t before, uint64_t all, struct counts *c)
{
	struct pages_run run;
	enum pages_got got;

	pages_begin(v->pages, m->start, m->end);
	while ((got = pages_next(v->pages, &run)) == PAGES_RUN) {
		counts_add_run(c, &v->target, m, &run);
		progress_show(&v->progress,
			      (unsigned)(100.0 * (double)(before + c->pages) /
					 (double)all),
			      m->name);
	}
	return got == PAGES_END;
}

static bool by_mapping(struct view *v)
{
	struct counts total = { .pages = 0 };
	uint64_t all, mappings = 0;
	struct mapping m;

	if (!look_ahead(v, 0, 0, &all))
		return false;
	while (v->out->error == 0 && maps_next(&v->maps, &m)) {
		struct counts c = { .pages = 0 };

		if (!count_mapping(v, &m, total.pages, all, &c))
			return false;
		counts_add(&total, &c);
		mappings++;
		tell_mapping(v, &m, &c);
	}
	v->frame_hidden = total.frame_hidden;
	tell_total(v, mappings, &total);
	return true;
}

/* ---- by page ------------------------------------------------------------ */

static void tell_page_json(struct view *v, uint64_t address,
			   const struct pagemap_word *w, uint64_t categories)
{
	struct json j;

	json_begin(&j, v->out, false);
	json_hex(&j, "vaddr", address);
	json_text(&j, "layout", v->target.name);
	pagemap_word_json(&j, w);
	json_open_array(&j, "categories");
	for (unsigned n = 0; n < PAGES_CATEGORY_COUNT; n++)
		if ((categories & PTE_BIT(n)) != 0)
			json_text(&j, NULL, pages_category_name(n));
	json_close(&j);
	if (!v->target.certain)
		json_bool(&j, "certain", false);
	json_end(&j);
}

static void out_column(struct out *out, uint64_t value, int columns)
{
	char text[VALUE_COLUMNS];
	struct out column;

	out_to_memory(&column, text, sizeof(text));
	out_hex(&column, value);
	out_format(out, "%-*s", columns, out_memory(&column));
}

static void tell_page(struct view *v, uint64_t address, const struct mapping *m,
		      uint64_t word, uint64_t categories)
{
	struct pagemap_word w = { .target = &v->target,
				  .level = PTE_LEVEL_PTE,
				  .value = word };

	pagemap_word_read(&w);
	counts_narrow(&w, m, categories);
	v->frame_hidden = v->frame_hidden || w.hidden;
	if (v->json) {
		tell_page_json(v, address, &w, categories);
		return;
	}
	out_column(v->out, address, ADDRESS_COLUMNS);
	out_column(v->out, word, VALUE_COLUMNS);
	pagemap_word_line(v->out, &w);
	/* what the word doesn't say */
	for (unsigned n = PAGES_PFNZERO; n <= PAGES_HUGE; n++)
		if ((categories & PTE_BIT(n)) != 0)
			out_format(v->out, " %s", pages_category_name(n));
	out_char(v->out, '\n');
}

/* the pages of a run without words: bits of theirs may be set all the same */
static bool tell_hole(struct view *v, const struct mapping *m,
		      const struct pages_run *run)
{
	uint64_t done = 0;

	while (done < run->count && v->out->error == 0) {
		const uint64_t at = run->start + done * v->page_size;
		size_t count;

		if (pages_read(v->pages, at, run->count - done, &count) !=
		    PAGES_RUN)
			return false;
		if (count == 0) {
			say(0, "%s: pagemap doesn't reach 0x%llx", v->pid,
			    (unsigned long long)at);
			return false;
		}
		for (size_t i = 0; i < count; i++)
			tell_page(v, at + i * v->page_size, m,
				  v->pages->words[i], 0);
		done += count;
	}
	return true;
}

static bool tell_pages(struct view *v, const struct mapping *m, uint64_t start,
		       uint64_t end)
{
	struct pages_run run;
	enum pages_got got;

	pages_begin(v->pages, start, end);
	while (v->out->error == 0 &&
	       (got = pages_next(v->pages, &run)) != PAGES_END) {
		if (got == PAGES_BROKEN)
			return false;
		if (run.words == NULL && !tell_hole(v, m, &run))
			return false;
		for (uint64_t i = 0; run.words != NULL && i < run.count; i++)
			tell_page(v, run.start + i * v->page_size, m,
				  run.words[i], run.categories);
	}
	return true;
}

static bool by_page(struct view *v, uint64_t start, uint64_t end)
{
	struct mapping m;
	uint64_t all;

	if (!look_ahead(v, start, end, &all))
		return false;
	while (maps_next(&v->maps, &m)) {
		const uint64_t from = m.start > start ? m.start : start;
		const uint64_t to = m.end < end ? m.end : end;

		if (from < to && !tell_pages(v, &m, from, to))
			return false;
	}
	return true;
}

/* ---- the process -------------------------------------------------------- */

static bool look(struct view *v, const char *range)
{
	uint64_t start, end;
	bool good;

	progress_begin(&v->progress);
	good = range == NULL ? by_mapping(v)
			     : read_range(v, range, &start, &end) &&
				       by_page(v, start, end);
	progress_end(&v->progress);
	return good;
}

static bool open_and_look(struct view *v, const char *range)
{
	char path[SYSROOT_PATH_SIZE];
	bool good;

	if (!maps_open(&v->maps, v->pid,
		       sysroot_path(path, "/proc/%s/maps", v->pid)))
		return false;
	good = pages_open(v->pages, &v->maps,
			  sysroot_path(path, "/proc/%s/pagemap", v->pid),
			  v->page_size);
	if (good) {
		good = look(v, range);
		pages_close(v->pages);
	}
	maps_close(&v->maps);
	return good;
}

static bool find_kernel(struct view *v, const struct options *o)
{
	const char *const layout = o->layout == NULL ? "running" : o->layout;

	if (!find_target(layout, &o->config, &v->target) ||
	    !pagemap_word_is_known(&v->target))
		return false;
	v->page_size = UINT64_C(1) << v->target.layout->page_shift;
	if (sysroot()[0] == '\0' && running_page_size() != v->page_size) {
		say(0, "%s: pages have %llu bytes, and this machine's %lu",
		    v->target.name, (unsigned long long)v->page_size,
		    running_page_size());
		return false;
	}
	return true;
}

int run_pagemap(const struct options *o, struct out *out)
{
	struct view v = { .out = out, .json = options_have(o, OPTION_JSON) };
	bool good;

	if (o->word_count == 0 || o->word_count > 2) {
		say(0, "pagemap: PID [ADDR[-ADDR]]: one process, and one range "
		       "at most");
		return EXIT_TROUBLE;
	}
	v.pid = o->words[0];
	if (!is_pid(v.pid) || !find_kernel(&v, o))
		return EXIT_TROUBLE;
	v.pages = calloc(1, sizeof(*v.pages));
	if (v.pages == NULL) {
		say(0, "out of memory");
		return EXIT_TROUBLE;
	}
	good = open_and_look(&v, o->word_count == 2 ? o->words[1] : NULL);
	free(v.pages);
	if (good && v.frame_hidden)
		say(0, "note: frames are hidden, and types of entries with "
		       "them: that takes CAP_SYS_ADMIN");
	if (good && !v.target.certain)
		say_uncertain(&v.target);
	return good ? EXIT_YES : EXIT_TROUBLE;
}
