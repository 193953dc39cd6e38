/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints what becomes of a word as text.
 */
#include "trail.h"

#include <string.h>

#include "show/list.h"

/* the flags that came and went, behind a result */
static void out_flags(struct out *out, const struct pte_model *m,
		      const char *before, unsigned flags)
{
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		if ((flags & PTE_FLAG_SET(f)) == 0)
			continue;
		out_format(out, "%s%s", before,
			   pte_model_flag_name(m, (enum pte_flag)f));
		before = ", ";
	}
}

static void out_result(struct out *out, const struct stand *s,
		       enum pte_event event, const struct pte_after *a)
{
	const struct change_of_flags change = flags_changed(&s->word, event, a);

	out_after(out, &s->word, event, a);
	out_color(out, COLOR_QUIET);
	out_flags(out, s->word.target->model, "; lost: ", change.lost);
	out_flags(out, s->word.target->model, "; gained: ", change.gained);
	out_color(out, COLOR_PLAIN);
}

/* ---- folded: the first result, and which conditions would lead to another -
 */

#define EVENT_COLUMNS 21

static void out_first(struct out *out, const struct stand *s,
		      const struct ways *ways)
{
	const struct way *const first = &ways->list[0];
	const struct pte_transition *const t = &first->transition;
	const enum pte_event event = t->rule->event;
	uint32_t others = 0;

	out_format(out, "  %-*s", EVENT_COLUMNS, pte_event_name(event));
	out_conditions(out, "if ", first->conditions);
	if (first->conditions != 0)
		out_text(out, ": ");
	out_result(out, s, event, &t->here);
	if (t->has_child) {
		out_format(out, "\n  %*s", EVENT_COLUMNS, "child  ");
		out_result(out, s, event, &t->child);
	}
	if (t->outcome != PTE_OUTCOME_DONE)
		out_format(out, "; ends with %s", pte_outcome_name(t->outcome));
	for (size_t i = 1; i < ways->count; i++)
		others |= ways->list[i].conditions & ~first->conditions;
	out_conditions(out, "; depends on ", others);
	out_char(out, '\n');
}

/* ---- in full ---------------------------------------------------------------
 */

static void out_side(struct out *out, const struct stand *s, const char *where,
		     enum pte_event event, const struct pte_after *a)
{
	out_format(out, "      %-7s", where);
	out_result(out, s, event, a);
	out_char(out, '\n');
}

static void out_source(struct out *out, const struct pte_rule *rule)
{
	char span[SPAN_SIZE];

	out_color(out, COLOR_QUIET);
	out_format(out, "      %s; %s\n", span_text(span, &rule->in),
		   rule->source);
	out_color(out, COLOR_PLAIN);
}

static void out_way(struct out *out, const struct stand *s,
		    const struct way *way)
{
	const struct pte_transition *const t = &way->transition;

	out_text(out, "    ");
	out_conditions(out, "if ", way->conditions);
	out_format(out, "%s%s\n", way->conditions == 0 ? "" : ": ",
		   t->rule->says);
	out_side(out, s, "here", t->rule->event, &t->here);
	if (t->has_child)
		out_side(out, s, "child", t->rule->event, &t->child);
	if (t->outcome != PTE_OUTCOME_DONE)
		out_format(out, "      ends with %s\n",
			   pte_outcome_name(t->outcome));
	if (t->exclusive)
		out_text(out, "      the page is exclusive\n");
}

static bool same_source(const struct pte_rule *a, const struct pte_rule *b)
{
	return strcmp(a->source, b->source) == 0 &&
	       a->in.since == b->in.since && a->in.until == b->in.until;
}

/* a source is named once behind the results that share it */
static void out_ways(struct out *out, const struct stand *s,
		     const struct ways *ways)
{
	for (size_t i = 0; i < ways->count; i++) {
		const struct way *const way = &ways->list[i];

		out_way(out, s, way);
		if (i + 1 == ways->count ||
		    !same_source(way->transition.rule, way[1].transition.rule))
			out_source(out, way->transition.rule);
	}
}

/* ---- what is the same as in the memory that was shown first ---------------
 */

static bool same_ways(const struct ways *a, const struct ways *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		const struct way *const x = &a->list[i], *const y = &b->list[i];

		if (x->conditions != y->conditions ||
		    x->transition.rule != y->transition.rule ||
		    !same_after(&x->transition.here, &y->transition.here) ||
		    !same_after(&x->transition.child, &y->transition.child))
			return false;
	}
	return true;
}

static bool is_as_in(const struct memory *first, const struct stand *s,
		     enum pte_event event, const struct ways *ways)
{
	struct stand there = *s;
	struct ways others;

	if (first == NULL || s->step > 0)
		return false;
	there.memory = first;
	stand_ways(&there, event, &others);
	return same_ways(&others, ways);
}

/* ---- one step, one memory -------------------------------------------------
 */

static void out_event_names(struct out *out, const char *before,
			    unsigned events)
{
	if (events == 0)
		return;
	for (unsigned e = 0; e < PTE_EVENT_COUNT; e++) {
		if ((events & EVENT_SET(e)) == 0)
			continue;
		out_format(out, "%s%s", before,
			   pte_event_name((enum pte_event)e));
		before = ", ";
	}
	out_char(out, '\n');
}

static void out_step(const struct trail *trail, const struct stand *s,
		     unsigned events, const struct memory *first)
{
	struct out *const out = trail->out;
	unsigned unknown = 0, same = 0;
	struct ways ways;

	for (unsigned e = 0; e < PTE_EVENT_COUNT; e++) {
		const enum pte_event event = (enum pte_event)e;

		if ((events & EVENT_SET(e)) == 0)
			continue;
		stand_ways(s, event, &ways);
		if (ways.count == 0) {
			unknown |= EVENT_SET(e);
		} else if (is_as_in(first, s, event, &ways)) {
			same |= EVENT_SET(e);
		} else if (trail->folded) {
			out_first(out, s, &ways);
		} else {
			out_format(out, "  %s\n", pte_event_name(event));
			out_ways(out, s, &ways);
		}
	}
	if (same != 0)
		out_format(out, "  as in %s: ", first->says);
	out_event_names(out, "", same);
	out_event_names(out, "  " NO_RULE ": ", unknown);
}

static void out_reading(struct out *out, const struct stand *s)
{
	out_format(out, "  then, of 0x%016llx  ",
		   (unsigned long long)s->word.value);
	reading_line(out, &s->word);
	out_char(out, '\n');
}

static void out_steps(const struct trail *t, struct stand s,
		      const struct memory *first)
{
	for (size_t i = 0; i < t->steps->count; i++) {
		const unsigned events = t->steps->events[i];

		if (i > 0)
			out_reading(t->out, &s);
		out_step(t, &s, events, first);
		if (i + 1 < t->steps->count && !stand_next(&s, events)) {
			out_text(t->out, "  the chain ends here: no word "
					 "follows that is known in full\n");
			return;
		}
	}
}

void trail_text(const struct trail *t)
{
	const struct memory *first = NULL;
	size_t count;
	const struct memory *const all = memories(&count);

	out_format(t->out, "0x%016llx  ", (unsigned long long)t->word->value);
	reading_line(t->out, t->word);
	out_char(t->out, '\n');
	if (t->named)
		out_format(t->out, "%s, ", t->word->target->name);
	out_format(t->out, "level %s\n", pte_level_name(t->word->level));
	for (const struct memory *m = all; m < all + count; m++) {
		const struct stand s = { .word = *t->word, .memory = m };
		struct conditions in;

		if ((m->levels & PTE_LEVEL_SET(t->word->level)) == 0)
			continue;
		out_text(t->out, "\nin ");
		out_colored(t->out, COLOR_TITLE, m->says);
		out_char(t->out, '\n');
		if (!memory_conditions(m, &s.word, &in))
			out_text(t->out, "  " NOT_THERE "\n");
		else
			out_steps(t, s, first);
		if (first == NULL)
			first = m;
	}
}
