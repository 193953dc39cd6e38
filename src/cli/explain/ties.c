/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Compares a value with the others of its report, on one layout.
 */
#include "ties.h"

#include <pte/fit.h>

#include "word/doubts.h"

#define SAYS_SIZE 160
#define LOWER_HALF UINT64_C(0xffffffff)
/* two frames are hardly complements by chance in more bits than that */
#define COMPLEMENT_BITS_MIN 20U

void report_add(struct report *report, const struct kept *k)
{
	if (report->number != k->report)
		*report = (struct report){ .number = k->report };
	for (unsigned i = 0; i < k->count; i++) {
		const struct log_value *const v = &k->values[i];

		if ((v->what == LOG_WORD || v->what == LOG_PFN) &&
		    report->count < REPORT_VALUES_MAX)
			report->values[report->count++] =
				(struct report_value){ k->number, *v };
	}
}

static void add(struct ties *ties, enum tie_code code, size_t line,
		uint64_t value)
{
	if (ties->count < TIES_MAX)
		ties->list[ties->count++] = (struct tie){ code, line, value };
}

/* ---- an entry and a word ---------------------------------------------------
 */

static void find_pair(const struct kept *k, const struct read_word *w,
		      struct ties *ties)
{
	const struct pte_evidence e = {
		.level = PTE_LEVEL_PTE,
		.has_word = true,
		.has_entry = true,
		.word = w->value,
		.entry = k->pair,
	};
	struct pte_fit fit = { 0 };

	if (pte_fit_add(w->target, &e, &fit) == PTE_STATUS_OK)
		add(ties, fit.explained == 1 ? TIE_PAIR : TIE_NO_PAIR,
		    k->pair_line, k->pair);
}

/* ---- frames ----------------------------------------------------------------
 */

/* the frame that a value names; false if it names none */
static bool frame_of(const struct pte_target *t, const struct log_value *v,
		     uint64_t *pfn)
{
	struct pte_reading r;

	if (v->what == LOG_PFN) {
		*pfn = v->value;
		return true;
	}
	if (v->what != LOG_WORD ||
	    pte_target_decode(t, v->level, v->value, &r) != PTE_STATUS_OK ||
	    !r.has_pfn)
		return false;
	*pfn = r.pfn;
	return true;
}

/* whether all bits differ, up to the highest that either may have */
static bool are_complements(uint64_t a, uint64_t b)
{
	const uint64_t differ = a ^ b;

	return (differ & (differ + 1)) == 0 && (a | b) <= differ &&
	       differ >> COMPLEMENT_BITS_MIN != 0;
}

/* of a word those that are named by number, and the other way round */
static void find_frame(const struct report *report, const struct log_value *v,
		       const struct pte_target *t, struct ties *ties)
{
	uint64_t mine, other;

	if (!frame_of(t, v, &mine))
		return;
	for (unsigned i = 0; i < report->count; i++) {
		const struct report_value *const r = &report->values[i];

		if (r->value.what == v->what || !frame_of(t, &r->value, &other))
			continue;
		if (mine == other)
			add(ties, TIE_FRAME, r->line, r->value.value);
		else if (are_complements(mine, other))
			add(ties, TIE_FRAME_COMPLEMENT, r->line,
			    r->value.value);
	}
}

/* ---- words that were stored by halves --------------------------------------
 */

/* hosts of 32 bits store words of 64 in two; theirs is a swp_entry_t of 32 */
static bool stores_halves(const struct pte_target *t)
{
	return t->layout->word_bits == 64 && t->layout->swp_entry.bits == 32;
}

/* whether nothing else explains it */
static bool is_unexplained(const struct read_word *w,
			   const struct pte_doubts *doubts)
{
	bool is_like = false;

	for (unsigned i = 0; i < doubts->count; i++)
		is_like = is_like ||
			  (!pte_doubt_excludes(doubts->list[i].code) &&
			   doubts->list[i].code != PTE_DOUBT_MMIO);
	return !is_like && (w->reading.stray != 0 || doubts_exclude(doubts));
}

static bool is_sound(const struct read_word *w, uint64_t value)
{
	const struct pte_evidence e = { .level = w->level,
					.has_word = true,
					.word = value };
	struct pte_fit fit = { 0 };

	return value != 0 &&
	       pte_fit_add(w->target, &e, &fit) == PTE_STATUS_OK &&
	       fit.sound == 1;
}

/* A half that isn't there yet, or that is still the other word's. */
static bool is_torn(const struct read_word *w, uint64_t other, uint64_t half,
		    uint64_t *sound)
{
	const uint64_t mine = w->value & half;

	if ((other & half) == 0 || (mine != 0 && mine != (other & half)))
		return false;
	*sound = mine == 0 ? w->value | (other & half) : w->value & ~half;
	return is_sound(w, *sound);
}

static void find_torn(const struct report *report, const struct log_value *v,
		      const struct read_word *w,
		      const struct pte_doubts *doubts, struct ties *ties)
{
	uint64_t sound;

	if (!stores_halves(w->target) || !is_unexplained(w, doubts))
		return;
	for (unsigned i = 0; i < report->count; i++) {
		const struct report_value *const r = &report->values[i];
		const uint64_t other = r->value.value;

		if (r->value.what != LOG_WORD || other == v->value)
			continue;
		if (is_torn(w, other, LOWER_HALF, &sound))
			add(ties, TIE_TORN_LOWER, r->line, sound);
		else if (is_torn(w, other, ~LOWER_HALF, &sound))
			add(ties, TIE_TORN_UPPER, r->line, sound);
		else
			continue;
		return;
	}
}

void ties_find(const struct report *report, const struct kept *k,
	       const struct log_value *v, const struct read_word *w,
	       const struct pte_doubts *doubts, struct ties *ties_ret)
{
	ties_ret->count = 0;
	if (k->has_pair && v->what == LOG_WORD && v->level == PTE_LEVEL_PTE)
		find_pair(k, w, ties_ret);
	find_frame(report, v, w->target, ties_ret);
	if (v->what == LOG_WORD && doubts != NULL)
		find_torn(report, v, w, doubts, ties_ret);
}

/* ---- output ----------------------------------------------------------------
 */

static const char *code_of(const struct tie *tie)
{
	static const char *const codes[] = {
		[TIE_PAIR] = "pair",
		[TIE_NO_PAIR] = "no-pair",
		[TIE_FRAME] = "frame",
		[TIE_FRAME_COMPLEMENT] = "frame-complement",
		[TIE_TORN_LOWER] = "torn",
		[TIE_TORN_UPPER] = "torn",
	};

	return codes[tie->code];
}

/* each with the other value, and its line */
static void say_tie(struct out *out, const struct tie *tie)
{
	/* what stands before the line, and behind the value */
	static const struct {
		const char *before, *after;
	} says[] = {
		[TIE_PAIR] = { "it's what the entry of line",
			       ", was read from" },
		[TIE_NO_PAIR] = { "it isn't what the entry of line",
				  ", was read from: another report's, or "
				  "another kernel's" },
		[TIE_FRAME] = { "it's the frame of line", "" },
		[TIE_FRAME_COMPLEMENT] = { "it's the complement of the frame "
					   "of line",
					   "" },
		[TIE_TORN_LOWER] = { "stored by halves? the lower one is "
				     "missing, or as in line",
				     " would be sound" },
		[TIE_TORN_UPPER] = { "stored by halves? the upper one is "
				     "missing, or as in line",
				     " would be sound" },
	};

	out_format(out, "%s %zu, ", says[tie->code].before, tie->line);
	out_hex(out, tie->value);
	out_text(out, says[tie->code].after);
}

void ties_below(struct out *out, const struct ties *ties, int columns)
{
	for (unsigned i = 0; i < ties->count; i++) {
		out_format(out, "\n%*sremark %s: ", columns, "",
			   code_of(&ties->list[i]));
		say_tie(out, &ties->list[i]);
	}
}

void ties_json(struct json *j, const struct ties *ties)
{
	for (unsigned i = 0; i < ties->count; i++) {
		char text[SAYS_SIZE];
		struct out says;

		out_to_memory(&says, text, sizeof(text));
		say_tie(&says, &ties->list[i]);
		json_open_object(j, NULL);
		json_text(j, "code", code_of(&ties->list[i]));
		json_text(j, "says", out_memory(&says));
		json_close(j);
	}
}
