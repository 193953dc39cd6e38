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
#include "ways.h"
#include "word/reading.h"

struct lines {
	const struct lister *l;
	struct read_word word;
	bool known; /* an event that has rules there */
};

/* ---- text ---------------------------------------------------------------- */

static void out_side(const struct lines *w, const char *where,
		     enum pte_event event, const struct pte_after *a)
{
	out_format(w->l->out, "      %-7s", where);
	out_after(w->l->out, &w->word, event, a);
	out_char(w->l->out, '\n');
}

static void out_way(const struct lines *w, const struct way *way)
{
	const struct pte_transition *const t = &way->transition;
	struct out *const out = w->l->out;

	if (way->conditions == 0)
		out_text(out, "  otherwise");
	out_conditions(out, "  if ", way->conditions);
	out_format(out, ": %s\n", t->rule->says);
	out_side(w, "here", t->rule->event, &t->here);
	if (t->has_child)
		out_side(w, "child", t->rule->event, &t->child);
	if (t->outcome != PTE_OUTCOME_DONE)
		out_format(out, "      ends with %s\n",
			   pte_outcome_name(t->outcome));
	if (t->exclusive)
		out_text(out, "      the page is exclusive\n");
}

/* ---- JSON ---------------------------------------------------------------- */

static void json_side(const struct lines *w, struct json *j, const char *key,
		      const struct pte_after *a)
{
	json_flat_object(j, key);
	json_after_members(j, &w->word, a);
	json_close(j);
}

static void json_way(const struct lines *w, const struct way *way)
{
	const struct pte_transition *const t = &way->transition;
	struct json j;

	json_begin(&j, w->l->out, false);
	json_text(&j, "layout", w->word.target->name);
	json_text(&j, "level", pte_level_name(w->word.level));
	json_hex(&j, "pte", w->word.value);
	json_text(&j, "event", pte_event_name(t->rule->event));
	json_conditions(&j, "circumstances", way->conditions);
	json_side(w, &j, "here", &t->here);
	if (t->has_child)
		json_side(w, &j, "child", &t->child);
	json_text(&j, "outcome", pte_outcome_name(t->outcome));
	json_bool(&j, "exclusive", t->exclusive);
	if (!t->certain)
		json_bool(&j, "certain", false);
	json_text(&j, "says", t->rule->says);
	json_text(&j, "source", t->rule->source);
	json_end(&j);
}

/* ---- where no rule speaks ------------------------------------------------ */

/* @event: NULL of all of them */
static void json_no_rule(const struct lines *w, const char *event)
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

static void say_no_rule(const struct lines *w, enum pte_event event)
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

static void try_event(struct lines *w, enum pte_event event)
{
	static const struct conditions any = { .holds = 0 };
	const struct pte_event_args args = { .event = event };
	const bool known = ways_has_rules(&w->word, event);
	struct ways ways;

	ways_find(&ways, &w->word, &args, &any);
	if (ways.count > 0 && !w->l->json) {
		out_colored(w->l->out, COLOR_TITLE, pte_event_name(event));
		out_char(w->l->out, '\n');
	}
	for (size_t i = 0; i < ways.count; i++)
		if (w->l->json)
			json_way(w, &ways.list[i]);
		else
			out_way(w, &ways.list[i]);
	if (ways.count == 0 && known)
		say_no_rule(w, event);
	w->known = w->known || ways.count != 0 || known;
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
	struct lines w = {
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
