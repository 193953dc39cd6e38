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

static bool holds_tables_alone(const struct pte_target *t, enum pte_level level)
{
	return (t->layout->tables_above & PTE_LEVEL_SET(level)) != 0 &&
	       t->layout->view[level] == NULL;
}

/* at the word's level, or as a table's of the highest level described */
static enum pte_status decode(struct explained *e)
{
	struct read_word *const w = &e->word;
	enum pte_status status =
		pte_target_decode(w->target, w->level, w->value, &w->reading);

	if (status != PTE_STATUS_NO_LEVEL ||
	    !holds_tables_alone(w->target, w->level))
		return status;
	w->level = pte_layout_highest(w->target->layout);
	status = pte_target_decode(w->target, w->level, w->value, &w->reading);
	e->as_below = status == PTE_STATUS_OK &&
		      w->reading.kind == PTE_KIND_TABLE;
	return e->as_below ? status : PTE_STATUS_NO_LEVEL;
}

static bool read_value(struct explained *e)
{
	const struct log_value *const v = e->value;
	struct read_word *const w = &e->word;

	if ((v->what != LOG_WORD && v->what != LOG_ENTRY) ||
	    (v->what == LOG_ENTRY && !read_entry(e, w->target)) ||
	    decode(e) != PTE_STATUS_OK ||
	    pte_target_doubts(w->target, w->value, &w->reading, &e->doubts) !=
		    PTE_STATUS_OK)
		return false;
	doubts_add_looks(w, v->what == LOG_ENTRY, &e->doubts);
	/* an entry's word needn't look like one */
	while (v->what == LOG_ENTRY && e->doubts.count > 0 &&
	       e->doubts.list[e->doubts.count - 1].code == PTE_DOUBT_ENTRY_VAL)
		e->doubts.count--;
	return true;
}

void explained_read(struct explained *e, const struct pte_target *target)
{
	const struct log_value *const v = e->value;

	e->pte_count = 0;
	e->as_below = false;
	e->word.target = target;
	e->word.level = v->what == LOG_WORD ? v->level : PTE_LEVEL_PTE;
	e->word.value = v->value;
	e->is_read = read_value(e);
	ties_find(e->report, e->kept, v, &e->word,
		  e->is_read ? &e->doubts : NULL, &e->ties);
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

/* the bits of flags that may have stood in an entry's word */
static uint64_t cleared_bits(const struct explained *e)
{
	/* the last word has all of them */
	return e->pte_count > 1 ? e->ptes[e->pte_count - 1] & ~e->ptes[0] : 0;
}

static void out_bits(struct out *out, uint64_t bits)
{
	const char *before = (bits & (bits - 1)) == 0 ? "bit " : "bits ";

	for (unsigned bit = 0; bits >> bit != 0; bit++) {
		if ((bits >> bit & 1U) == 0)
			continue;
		out_format(out, "%s%u", before, bit);
		before = ", ";
		if (bit == 63)
			break;
	}
}

/* the words of an entry: the first one, and what may have stood in it */
static void out_raw(struct out *out, const struct explained *e)
{
	const uint64_t cleared = cleared_bits(e);
	struct read_word w = e->word;

	out_text(out, "; raw ");
	out_hex(out, e->ptes[0]);
	if (cleared == 0)
		return;
	out_text(out, ", of which ");
	out_bits(out, cleared);
	out_format(out, " %s cleared before it was printed:",
		   (cleared & (cleared - 1)) == 0 ? "was" : "were");
	/* their names, by the word that has them all */
	w.value = e->ptes[e->pte_count - 1];
	if (pte_target_decode(w.target, w.level, w.value, &w.reading) ==
	    PTE_STATUS_OK)
		reading_flags(out, &w);
}

static bool is_too_wide(const struct explained *e)
{
	const unsigned bits = e->word.target->layout->word_bits;

	return e->value->what == LOG_WORD && bits < 64 &&
	       e->value->value >> bits != 0;
}

/* why a word has no reading */
static void out_unread(struct out *out, const struct explained *e)
{
	const struct log_value *const v = e->value;

	if (v->what == LOG_WORD && v->value == 0)
		out_text(out, "nothing: the walk ends here");
	else if (e->why != NULL)
		out_text(out, e->why);
	else if (e->layout == NULL)
		out_text(out, "fits no layout, and the log doesn't name one");
	else if (v->what == LOG_ENTRY)
		out_format(out, "no word of %s reads as that entry", e->layout);
	else if (is_too_wide(e))
		out_format(out, "wider than any word of %s", e->layout);
	else if (holds_tables_alone(e->word.target, v->level))
		out_text(out, "no table, and nothing else stands there");
	else
		out_text(out, "not read: that level isn't described");
}

static void out_read(struct out *out, const struct explained *e)
{
	if (e->as_below)
		out_format(out, "as a %s's: ", pte_level_name(e->word.level));
	reading_line(out, &e->word);
	/* whose words they are is still open */
	if (e->pte_count > 0 && e->fit != FIT_WORDS)
		out_raw(out, e);
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
	ties_below(out, &e->ties, LABEL_COLUMNS + 4);
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
	ties_json(j, &e->ties);
	json_close(j);
}

void explained_json(struct out *out, const struct explained *e)
{
	const struct log_value *const v = e->value;
	struct json j;

	json_begin(&j, out, false);
	json_number(&j, "line", e->kept->number);
	json_number(&j, "column", v->column + 1);
	json_text(&j, "form", v->form);
	json_text(&j, "level",
		  v->what == LOG_WORD ? pte_level_name(v->level) : label_of(v));
	json_hex(&j, "value", v->value);
	json_text(&j, "layout", e->is_read ? e->word.target->name : e->layout);
	json_text(&j, "fit", fit_name(e->fit));
	if (e->is_read) {
		struct reading_kept kept = { .also = NULL };

		json_open_object(&j, "reading");
		reading_json(&j, &e->word, &e->doubts, &kept);
		json_close(&j);
	}
	if (e->pte_count > 0)
		json_hex(&j, "cleared", cleared_bits(e));
	json_verdicts(&j, e);
	json_number(&j, "report", e->kept->report);
	if (e->is_read && !e->word.reading.certain)
		json_bool(&j, "certain", false);
	json_end(&j);
}
