/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads one value, and prints what it is.
 */
#include "explained.h"

#include <pte/swap.h>

#include "term/json.h"
#include "word/reading_json.h"

#define FAULT_SIZE 256
#define LABEL_COLUMNS 6

const char *fit_name(enum fit fit)
{
	static const char *const names[] = {
		[FIT_GIVEN] = "given", [FIT_LOG] = "log",   [FIT_ARCH] = "arch",
		[FIT_WORDS] = "words", [FIT_NONE] = "none",
	};

	return names[fit];
}

/* ---- reading ----------------------------------------------------------------
 */

/* the word behind an entry; false if no word reads as it */
static bool read_entry(struct explained *e, const struct pte_target *t)
{
	e->pte_count = entry_words(t, PTE_LEVEL_PTE, e->value->value, e->ptes);
	e->word.value = e->ptes[0];
	return e->pte_count > 0;
}

bool explained_read(struct explained *e, const struct pte_target *target)
{
	const struct log_value *const v = e->value;

	e->pte_count = 0;
	e->is_read = false;
	e->word.target = target;
	e->word.level = v->what == LOG_WORD ? v->level : PTE_LEVEL_PTE;
	e->word.value = v->value;
	if (v->what == LOG_ENTRY && !read_entry(e, target))
		return false;
	e->is_read = (v->what == LOG_WORD || v->what == LOG_ENTRY) &&
		     pte_target_decode(target, e->word.level, e->word.value,
				       &e->word.reading) == PTE_STATUS_OK &&
		     pte_target_doubts(target, e->word.value, &e->word.reading,
				       &e->doubts) == PTE_STATUS_OK;
	if (e->is_read)
		doubts_add_looks(&e->word, v->what == LOG_ENTRY, &e->doubts);
	/* an entry's word needn't look like one */
	while (v->what == LOG_ENTRY && e->doubts.count > 0 &&
	       e->doubts.list[e->doubts.count - 1].code == PTE_DOUBT_ENTRY_VAL)
		e->doubts.count--;
	return e->is_read;
}

/* ---- text -------------------------------------------------------------------
 */

static const char *label_of(const struct log_value *v)
{
	static const char *const labels[] = {
		[LOG_ENTRY] = "entry",     [LOG_PFN] = "pfn",
		[LOG_X86_FAULT] = "fault", [LOG_ARM_FAULT] = "fault",
		[LOG_NO_VALUE] = "",
	};

	return v->what == LOG_WORD ? pte_level_name(v->level) : labels[v->what];
}

static void out_fault(struct out *out, const struct log_value *v)
{
	if (v->what == LOG_X86_FAULT)
		out_x86_fault(out, v->value);
	else
		out_arm_fault(out, v->value);
}

/* the words of an entry beside the first, by their flags */
static void out_other_words(struct out *out, const struct explained *e)
{
	struct read_word w = e->word;

	out_text(out, "; read from ");
	out_hex(out, e->ptes[0]);
	for (unsigned i = 1; i < e->pte_count; i++) {
		w.value = e->ptes[i];
		if (pte_target_decode(w.target, w.level, w.value, &w.reading) !=
		    PTE_STATUS_OK)
			continue;
		out_text(out, ", or ");
		out_hex(out, w.value);
		reading_flags(out, &w);
	}
}

/* why a word has no reading */
static void out_unread(struct out *out, const struct explained *e)
{
	const struct log_value *const v = e->value;

	if (v->what == LOG_WORD && v->value == 0)
		out_text(out, "nothing: the walk ends here");
	else if (e->why != NULL)
		out_format(out, "%s: %s", e->layout, e->why);
	else if (e->layout == NULL)
		out_text(out, "fits no layout, and the log doesn't name one");
	else if (v->what == LOG_ENTRY)
		out_format(out, "no word of %s reads as that entry", e->layout);
	else
		out_text(out, "not read: that level isn't described");
}

static void out_read(struct out *out, const struct explained *e)
{
	reading_line(out, &e->word);
	/* whose words they are is still open */
	if (e->pte_count > 0 && e->fit != FIT_WORDS)
		out_other_words(out, e);
	doubts_below(out, &e->word, &e->doubts, LABEL_COLUMNS + 4);
}

void explained_text(struct out *out, const struct explained *e)
{
	const struct log_value *const v = e->value;

	out_format(out, "    %-*s", LABEL_COLUMNS, label_of(v));
	if (v->what != LOG_NO_VALUE) {
		out_hex(out, v->value);
		out_text(out, "  ");
	}
	switch (v->what) {
	case LOG_X86_FAULT:
	case LOG_ARM_FAULT:
		out_fault(out, v);
		break;
	case LOG_PFN:
		out_text(out, "of a page's frame");
		break;
	case LOG_NO_VALUE:
		out_text(out,
			 "no word is printed: what was counted is mappings "
			 "that user mode can access");
		break;
	case LOG_WORD:
	case LOG_ENTRY:
		if (e->is_read)
			out_read(out, e);
		else
			out_unread(out, e);
		break;
	}
}

/* ---- JSON -------------------------------------------------------------------
 */

static void json_verdicts(struct json *j, const struct explained *e)
{
	char text[FAULT_SIZE];
	struct out says;

	json_open_array(j, "verdicts");
	if (e->is_read)
		doubts_list_json(j, &e->word, &e->doubts);
	if (e->value->what == LOG_X86_FAULT ||
	    e->value->what == LOG_ARM_FAULT) {
		out_to_memory(&says, text, sizeof(text));
		out_fault(&says, e->value);
		json_open_object(j, NULL);
		json_text(j, "code", "fault");
		json_text(j, "says", out_memory(&says));
		json_close(j);
	}
	json_close(j);
}

void explained_json(struct out *out, const struct explained *e)
{
	const struct log_value *const v = e->value;
	struct json j;

	json_begin(&j, out, false);
	json_number(&j, "line", e->line);
	json_number(&j, "column", v->column + 1);
	json_text(&j, "form", v->form);
	json_text(&j, "level",
		  v->what == LOG_WORD ? pte_level_name(v->level) : label_of(v));
	json_hex(&j, "value", v->value);
	json_text(&j, "layout", e->is_read ? e->word.target->name : e->layout);
	json_text(&j, "fit", fit_name(e->fit));
	if (e->is_read) {
		json_open_object(&j, "reading");
		reading_json(&j, &e->word, &e->doubts, NULL);
		json_close(&j);
	}
	json_verdicts(&j, e);
	json_number(&j, "report", e->report);
	if (e->is_read && !e->word.reading.certain)
		json_bool(&j, "certain", false);
	json_end(&j);
}
