/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints words as decode does, with where they stand; and runs of them.
 */
#include "entries.h"

#include <pte/model.h>

#include "tally.h"
#include "term/json.h"
#include "word/doubts.h"
#include "word/reading_json.h"

/* "0xffffffff81000000", a space; "hugetlb", a space */
#define ADDRESS_COLUMNS 19
#define LEVEL_COLUMNS 8

static const char *level_of(const struct tree_word *w)
{
	return w->unread ? w->step->name
			 : pte_level_name(w->word.reading.level);
}

static void column_hex(struct out *out, uint64_t value)
{
	char text[ADDRESS_COLUMNS];
	struct out column;

	out_to_memory(&column, text, sizeof(text));
	out_hex(&column, value);
	out_format(out, "%-*s", ADDRESS_COLUMNS, out_memory(&column));
}

/* ---- each word ---------------------------------------------------------- */

void entry_text(struct out *out, const struct tree_word *w)
{
	column_hex(out, w->vaddr);
	out_format(out, "%-*s", LEVEL_COLUMNS, level_of(w));
	column_hex(out, w->at);
	column_hex(out, w->word.value);
	if (w->unread) {
		out_text(out, "not read: no table, and that level isn't "
			      "described");
	} else {
		reading_line(out, &w->word);
		doubts_line(out, &w->doubts);
	}
	out_char(out, '\n');
}

/* No word tells whether a huge page is hugetlb's, of which pagemap says less:
 * what it says then, too. */
static void hugetlb_json(struct json *j, const struct read_word *word)
{
	const struct pte_reading *const r = &word->reading;
	struct pte_reading huge;

	if ((r->level != PTE_LEVEL_PMD && r->level != PTE_LEVEL_PUD) ||
	    !r->has_pagemap || r->none ||
	    word->target->layout->view[PTE_LEVEL_HUGETLB] == NULL)
		return;
	if (pte_target_decode(word->target, PTE_LEVEL_HUGETLB, word->value,
			      &huge) == PTE_STATUS_OK &&
	    huge.has_pagemap && huge.pagemap != r->pagemap)
		json_hex(j, "hugetlb_pagemap", huge.pagemap);
}

void entry_json(struct out *out, const struct tree_word *w,
		struct reading_kept *kept)
{
	struct json j;

	json_begin(&j, out, false);
	json_hex(&j, "vaddr", w->vaddr);
	json_hex(&j, "bytes", UINT64_C(1) << w->step->shift);
	json_hex(&j, "at", w->at);
	if (w->unread) {
		json_text(&j, "level", w->step->name);
		json_hex(&j, "pte", w->word.value);
		json_text(&j, "kind", NULL);
	} else {
		reading_json(&j, &w->word, &w->doubts, kept);
		hugetlb_json(&j, &w->word);
		if (!w->word.reading.certain)
			json_bool(&j, "certain", false);
	}
	json_end(&j);
}

void entry_cut_text(struct out *out, const struct tree_word *w, uint64_t table,
		    enum tree_cut why)
{
	column_hex(out, w->vaddr);
	out_format(out, "%-*stable at 0x%llx: %s\n", LEVEL_COLUMNS,
		   w->step->name, (unsigned long long)table, tally_why(why));
}

void entry_cut_json(struct out *out, const struct tree_word *w, uint64_t table,
		    enum tree_cut why)
{
	struct json j;

	json_begin(&j, out, false);
	json_open_object(&j, "hole");
	json_text(&j, "level", w->step->name);
	json_hex(&j, "table", table);
	json_hex(&j, "vaddr", w->vaddr);
	json_text(&j, "why", tally_code(why));
	json_close(&j);
	json_end(&j);
}

/* ---- runs --------------------------------------------------------------- */

static bool continues(const struct run *run, const struct tree_word *w,
		      uint64_t address)
{
	const uint64_t bytes =
		run->step == NULL ? 0 : run->count << run->step->shift;

	return run->step == w->step && run->unread == w->unread &&
	       run->first + bytes == w->vaddr &&
	       (w->unread ||
		(run->kind == w->word.reading.kind &&
		 run->level == w->word.reading.level &&
		 run->has_pfn == w->word.reading.has_pfn &&
		 (!run->has_pfn || run->address + bytes == address)));
}

void run_add(struct run *run, struct out *out, const struct tree_word *w)
{
	const struct pte_reading *const r = &w->word.reading;
	const unsigned shift = w->word.target->layout->page_shift;
	const uint64_t address = r->pfn << shift;

	if (!w->unread &&
	    (r->kind == PTE_KIND_TABLE || r->kind == PTE_KIND_NONE))
		return;
	if (!continues(run, w, address)) {
		run_end(run, out);
		*run = (struct run){
			.step = w->step,
			.kind = r->kind,
			.level = r->level,
			.first = w->vaddr,
			.has_pfn = !w->unread && r->has_pfn,
			.unread = w->unread,
			.address = address,
			.model = w->word.target->model,
		};
	}
	run->count++;
}

void run_end(struct run *run, struct out *out)
{
	uint64_t bytes;

	if (run->step == NULL)
		return;
	bytes = run->count << run->step->shift;
	column_hex(out, run->first);
	/* the last byte: what is behind it may be no address */
	column_hex(out, run->first + bytes - 1);
	out_format(out, "%-*s", LEVEL_COLUMNS,
		   run->level == PTE_LEVEL_HUGETLB
			   ? pte_level_name(PTE_LEVEL_HUGETLB)
			   : run->step->name);
	if (run->unread)
		out_text(out, "not read");
	else
		out_text(out, pte_model_kind(run->model, run->kind)->name);
	if (run->has_pfn) {
		out_char(out, ' ');
		out_hex(out, run->address);
		out_char(out, '-');
		out_hex(out, run->address + bytes - 1);
	}
	if (run->count > 1)
		out_format(out, "  %llu words", (unsigned long long)run->count);
	out_char(out, '\n');
	run->step = NULL;
}
