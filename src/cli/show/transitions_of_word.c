/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte list transitions WORD`: what becomes of one word, per event. All subsets
 * of the event's conditions are tried, so each result is shown once, with the
 * fewest conditions that lead to it.
 */
#include "list.h"

#include <string.h>

#include <pte/transition.h>

#include "select/certain.h"
#include "term/number.h"
#include "term/say.h"
#include "word/reading.h"

/* results of one event that are remembered; beyond, one may be repeated */
#define WAYS_MAX 128

struct ways {
	const struct lister *l;
	struct read_word word;
	struct pte_event_args h;
	struct pte_transition seen[WAYS_MAX];
	size_t count;
	bool known; /* an event that has rules there */
	bool titled;
};

static bool same_after(const struct pte_after *a, const struct pte_after *b)
{
	return a->kind == b->kind && a->word == b->word &&
	       a->write == b->write && a->young == b->young &&
	       a->dirty == b->dirty && a->flags == b->flags;
}

static bool is_seen(const struct ways *w, const struct pte_transition *t)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->seen[i].rule == t->rule &&
		    same_after(&w->seen[i].here, &t->here) &&
		    same_after(&w->seen[i].child, &t->child))
			return true;
	return false;
}

/* ---- text ---------------------------------------------------------------- */

static enum pte_level level_after(const struct ways *w)
{
	/* a pmd is split into ptes */
	return w->h.event == PTE_EVENT_SPLIT ? PTE_LEVEL_PTE : w->word.level;
}

static void out_after(const struct ways *w, const char *where,
		      const struct pte_after *a)
{
	struct out *const out = w->l->out;
	struct read_word word = {
		.target = w->word.target,
		.level = level_after(w),
		.value = a->word,
	};

	out_format(out, "      %-7s", where);
	if (a->has_word &&
	    pte_target_decode(word.target, word.level, word.value,
			      &word.reading) == PTE_STATUS_OK) {
		out_format(out, "0x%016llx  ", (unsigned long long)a->word);
		reading_line(out, &word);
	} else {
		out_text(out, a->kind == PTE_KIND_PROTNONE
				      ? "a word without access"
				      : "a present word");
		if (a->write)
			out_text(out, ", writable");
		if (a->has_age)
			out_format(out, ", %s, %s", a->young ? "young" : "old",
				   a->dirty ? "dirty" : "clean");
		for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
			if ((a->flags & PTE_FLAG_SET(f)) != 0)
				out_format(out, ", %s",
					   pte_flag_name((enum pte_flag)f));
	}
	out_char(out, '\n');
}

static void out_way(struct ways *w, const struct pte_transition *t)
{
	struct out *const out = w->l->out;

	if (!w->titled) {
		out_colored(out, COLOR_TITLE, pte_event_name(w->h.event));
		out_char(out, '\n');
		w->titled = true;
	}
	if (w->h.conditions == 0)
		out_text(out, "  otherwise");
	out_conditions(out, "  if ", w->h.conditions);
	out_format(out, ": %s\n", t->rule->says);
	out_after(w, "here", &t->here);
	if (t->has_child)
		out_after(w, "child", &t->child);
	if (t->outcome != PTE_OUTCOME_DONE)
		out_format(out, "      ends with %s\n",
			   pte_outcome_name(t->outcome));
	if (t->exclusive)
		out_text(out, "      the page is exclusive\n");
}

/* ---- JSON ---------------------------------------------------------------- */

static void json_after(struct json *j, const char *key,
		       const struct pte_after *a)
{
	json_flat_object(j, key);
	json_text(j, "kind", pte_kind_name(a->kind));
	if (a->has_word) {
		json_hex(j, "pte", a->word);
	} else {
		if (a->kind == PTE_KIND_PRESENT)
			json_bool(j, "write", a->write);
		if (a->has_age) {
			json_bool(j, "young", a->young);
			json_bool(j, "dirty", a->dirty);
		}
		json_flat_array(j, "flags");
		for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
			if ((a->flags & PTE_FLAG_SET(f)) != 0)
				json_text(j, NULL,
					  pte_flag_name((enum pte_flag)f));
		json_close(j);
	}
	json_close(j);
}

static void json_way(const struct ways *w, const struct pte_transition *t)
{
	struct json j;

	json_begin(&j, w->l->out, false);
	json_text(&j, "layout", w->word.target->name);
	json_text(&j, "level", pte_level_name(w->word.level));
	json_hex(&j, "pte", w->word.value);
	json_text(&j, "event", pte_event_name(w->h.event));
	json_conditions(&j, "circumstances", w->h.conditions);
	json_after(&j, "here", &t->here);
	if (t->has_child)
		json_after(&j, "child", &t->child);
	json_text(&j, "outcome", pte_outcome_name(t->outcome));
	json_bool(&j, "exclusive", t->exclusive);
	if (!t->certain)
		json_bool(&j, "certain", false);
	json_text(&j, "says", t->rule->says);
	json_text(&j, "source", t->rule->source);
	json_end(&j);
}

/* ---- where no rule speaks ------------------------------------------------ */

#define NO_RULE "no rule is known"

/* whether the kernel has rules of the event for words of that level */
static bool is_known(const struct ways *w, enum pte_event event)
{
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	for (const struct pte_rule *r = rules; r < rules + count; r++)
		if (r->event == event &&
		    (r->levels & PTE_LEVEL_SET(w->word.level)) != 0 &&
		    pte_target_has_rule(w->word.target, r))
			return true;
	return false;
}

/* @event: NULL of all of them */
static void json_no_rule(const struct ways *w, const char *event)
{
	struct json j;

	json_begin(&j, w->l->out, false);
	json_text(&j, "layout", w->word.target->name);
	json_text(&j, "level", pte_level_name(w->word.level));
	json_hex(&j, "pte", w->word.value);
	if (event != NULL)
		json_text(&j, "event", event);
	json_text(&j, "says", NO_RULE);
	json_end(&j);
}

static void say_no_rule(const struct ways *w, enum pte_event event)
{
	const char *const name = pte_event_name(event);

	if (w->l->json) {
		json_no_rule(w, name);
		return;
	}
	out_colored(w->l->out, COLOR_TITLE, name);
	out_text(w->l->out, "\n  " NO_RULE "\n");
}

/* ---- all results --------------------------------------------------------- */

static void try_conditions(struct ways *w, uint32_t conditions)
{
	struct pte_transition t;

	w->h.conditions = conditions;
	if (pte_target_transition(w->word.target, w->word.level, &w->h,
				  w->word.value, &t) != PTE_STATUS_OK ||
	    is_seen(w, &t))
		return;
	if (w->count < WAYS_MAX)
		w->seen[w->count++] = t;
	if (w->l->json)
		json_way(w, &t);
	else
		out_way(w, &t);
}

static unsigned size_of(uint32_t set)
{
	unsigned size = 0;

	for (; set != 0; set &= set - 1)
		size++;
	return size;
}

/* try all subsets of the event's conditions, smallest first */
static void try_event(struct ways *w, enum pte_event event)
{
	const uint32_t asks = pte_event_asks(event);
	const unsigned most = size_of(asks);

	w->h.event = event;
	w->count = 0;
	w->titled = false;
	for (unsigned size = 0; size <= most; size++) {
		uint32_t set = 0;

		do {
			if (size_of(set) == size)
				try_conditions(w, set);
			set = (set - asks) & asks;
		} while (set != 0);
	}
	if (w->count == 0 && is_known(w, event))
		say_no_rule(w, event);
	w->known = w->known || w->count != 0 || is_known(w, event);
}

static bool read_value(const char *text, uint64_t *value_ret)
{
	char quoted[QUOTE_SIZE];
	const size_t length = strlen(text);
	size_t width = 0;

	switch (number_hex(text, length, value_ret, &width)) {
	case NUMBER_OK:
		return true;
	case NUMBER_WIDE:
		say(0, "%s: %zu bits wide: an entry has 64",
		    quote(quoted, text, length), width);
		break;
	case NUMBER_MALFORMED:
	case NUMBER_NEGATIVE:
		say(0, "%s: not a hexadecimal number",
		    quote(quoted, text, length));
		break;
	}
	return false;
}

bool list_transitions_of_word(const struct lister *l)
{
	struct ways w = {
		.l = l,
		.word = { .target = l->target, .level = l->level },
	};

	if (!read_value(l->word, &w.word.value))
		return false;
	if (l->target == NULL) {
		say(0, "list transitions: of a word, --layout must say whose");
		return false;
	}
	if (l->target->version < PTE_TRANSITIONS_SINCE) {
		say(0, "list transitions: %s: known from %u.%u on",
		    l->target->name, PTE_LINUX_MAJOR(PTE_TRANSITIONS_SINCE),
		    PTE_LINUX_MINOR(PTE_TRANSITIONS_SINCE));
		return false;
	}
	if (!read_is_word(&w.word, l->word, 0))
		return false;
	/* there are no rules for tables */
	if (l->target->layout->view[l->level] == NULL ||
	    pte_target_decode(w.word.target, w.word.level, w.word.value,
			      &w.word.reading) != PTE_STATUS_OK) {
		say(0, "%s: no leaf entries at level %s", l->target->name,
		    pte_level_name(l->level));
		return false;
	}
	if (!w.word.reading.certain)
		say_uncertain(l->target);
	if (!l->json) {
		out_format(l->out, "0x%016llx  ",
			   (unsigned long long)w.word.value);
		reading_line(l->out, &w.word);
		out_char(l->out, '\n');
	}
	for (unsigned e = 0; e < PTE_EVENT_COUNT; e++)
		try_event(&w, (enum pte_event)e);
	if (!w.known && l->json)
		json_no_rule(&w, NULL);
	else if (!w.known)
		out_text(l->out, "  " NO_RULE " of it\n");
	return true;
}
