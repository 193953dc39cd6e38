/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints what becomes of a word as JSON: an object a result.
 */
#include "trail.h"

#include "show/list.h"
#include "term/json.h"

static void json_flags(struct json *j, const struct pte_model *m,
		       const char *key, unsigned flags)
{
	json_flat_array(j, key);
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((flags & PTE_FLAG_SET(f)) != 0)
			json_text(j, NULL,
				  pte_model_flag_name(m, (enum pte_flag)f));
	json_close(j);
}

static void json_side(struct json *j, const struct stand *s, const char *key,
		      enum pte_event event, const struct pte_after *a)
{
	const struct change_of_flags change = flags_changed(&s->word, event, a);

	json_flat_object(j, key);
	json_after_members(j, &s->word, a);
	json_flags(j, s->word.target->model, "lost", change.lost);
	json_flags(j, s->word.target->model, "gained", change.gained);
	json_close(j);
}

static void json_head(struct json *j, struct out *out, const struct stand *s)
{
	json_begin(j, out, false);
	json_text(j, "layout", s->word.target->name);
	json_text(j, "level", pte_level_name(s->word.level));
	json_text(j, "memory", s->memory->name);
	json_number(j, "step", s->step + 1);
	json_hex(j, "pte", s->word.value);
}

static void json_says(struct out *out, const struct stand *s, const char *event,
		      const char *says)
{
	struct json j;

	json_head(&j, out, s);
	if (event != NULL)
		json_text(&j, "event", event);
	json_text(&j, "says", says);
	json_end(&j);
}

static void json_way(struct out *out, const struct stand *s,
		     const struct way *way)
{
	const struct pte_transition *const t = &way->transition;
	struct json j;

	json_head(&j, out, s);
	json_text(&j, "event", pte_event_name(t->rule->event));
	json_conditions(&j, "circumstances", way->conditions);
	json_side(&j, s, "here", t->rule->event, &t->here);
	if (t->has_child)
		json_side(&j, s, "child", t->rule->event, &t->child);
	json_text(&j, "outcome", pte_outcome_name(t->outcome));
	json_bool(&j, "exclusive", t->exclusive);
	if (!t->certain)
		json_bool(&j, "certain", false);
	json_span(&j, &t->rule->in);
	json_text(&j, "says", t->rule->says);
	json_text(&j, "source", t->rule->source);
	json_end(&j);
}

static void json_step(struct out *out, const struct stand *s, unsigned events)
{
	struct ways ways;

	for (unsigned e = 0; e < PTE_EVENT_COUNT; e++) {
		const enum pte_event event = (enum pte_event)e;

		if ((events & EVENT_SET(e)) == 0)
			continue;
		stand_ways(s, event, &ways);
		for (size_t i = 0; i < ways.count; i++)
			json_way(out, s, &ways.list[i]);
		if (ways.count == 0)
			json_says(out, s, pte_event_name(event), NO_RULE);
	}
}

void trail_json(const struct trail *t)
{
	size_t count;
	const struct memory *const all = memories(&count);

	for (const struct memory *m = all; m < all + count; m++) {
		struct stand s = { .word = *t->word, .memory = m };
		struct conditions in;

		if ((m->levels & PTE_LEVEL_SET(t->word->level)) == 0)
			continue;
		if (!memory_conditions(m, &s.word, &in)) {
			json_says(t->out, &s, NULL, NOT_THERE);
			continue;
		}
		for (size_t i = 0; i < t->steps->count; i++) {
			json_step(t->out, &s, t->steps->events[i]);
			if (!stand_next(&s, t->steps->events[i]))
				break;
		}
	}
}
