/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tries all subsets of an event's conditions on a word.
 */
#include "ways.h"

/* ---- all results --------------------------------------------------------- */

bool same_after(const struct pte_after *a, const struct pte_after *b)
{
	return a->kind == b->kind && a->word == b->word &&
	       a->write == b->write && a->young == b->young &&
	       a->dirty == b->dirty && a->flags == b->flags;
}

static bool is_seen(const struct ways *w, const struct pte_transition *t)
{
	for (size_t i = 0; i < w->count; i++) {
		const struct pte_transition *const s = &w->list[i].transition;

		if (s->rule == t->rule && same_after(&s->here, &t->here) &&
		    same_after(&s->child, &t->child))
			return true;
	}
	return false;
}

static const struct pte_rule *rules_of(const struct conditions *in,
				       size_t *count_ret)
{
	if (in->rules == NULL)
		return pte_rules(count_ret);
	*count_ret = in->rule_count;
	return in->rules;
}

static void try_conditions(struct ways *w, const struct read_word *word,
			   struct pte_event_args args,
			   const struct conditions *in, uint32_t conditions)
{
	size_t count;
	const struct pte_rule *const rules = rules_of(in, &count);
	struct pte_transition t;

	args.conditions = in->holds | conditions;
	if (w->count == WAYS_MAX ||
	    pte_rules_apply(rules, count, word->target, word->level, &args,
			    word->value, &t) != PTE_STATUS_OK ||
	    is_seen(w, &t))
		return;
	w->list[w->count++] =
		(struct way){ .conditions = conditions, .transition = t };
}

static unsigned size_of(uint32_t set)
{
	unsigned size = 0;

	for (; set != 0; set &= set - 1)
		size++;
	return size;
}

void ways_find(struct ways *ways, const struct read_word *word,
	       const struct pte_event_args *args, const struct conditions *in)
{
	size_t count;
	const struct pte_rule *const rules = rules_of(in, &count);
	const uint32_t asked = pte_rules_ask(rules, count, args->event,
					     PTE_KIND_SET(word->reading.kind));
	const uint32_t asks = (asked | in->beside) & ~(in->holds | in->never);
	const unsigned most = size_of(asks);

	ways->count = 0;
	for (unsigned size = 0; size <= most; size++) {
		uint32_t set = 0;

		do {
			if (size_of(set) == size &&
			    (in->may == NULL || in->may(in->holds | set)))
				try_conditions(ways, word, *args, in, set);
			set = (set - asks) & asks;
		} while (set != 0);
	}
}

bool ways_has_rules(const struct read_word *word, enum pte_event event)
{
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	for (const struct pte_rule *r = rules; r < rules + count; r++)
		if (r->event == event &&
		    (r->levels & PTE_LEVEL_SET(word->level)) != 0 &&
		    pte_target_has_rule(word->target, r))
			return true;
	return false;
}

/* ---- how a result is shown ----------------------------------------------- */

enum pte_level ways_level_after(const struct read_word *word,
				enum pte_event event)
{
	return event == PTE_EVENT_SPLIT ? PTE_LEVEL_PTE : word->level;
}

void out_after(struct out *out, const struct read_word *word,
	       enum pte_event event, const struct pte_after *a)
{
	struct read_word after = {
		.target = word->target,
		.level = ways_level_after(word, event),
		.value = a->word,
	};

	if (a->has_word &&
	    pte_target_decode(after.target, after.level, after.value,
			      &after.reading) == PTE_STATUS_OK) {
		out_format(out, "0x%016llx  ", (unsigned long long)a->word);
		reading_line(out, &after);
		return;
	}
	out_text(out, a->kind == PTE_KIND_PROTNONE ? "a word without access"
						   : "a present word");
	if (a->write)
		out_text(out, ", writable");
	if (a->has_age)
		out_format(out, ", %s, %s", a->young ? "young" : "old",
			   a->dirty ? "dirty" : "clean");
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((a->flags & PTE_FLAG_SET(f)) != 0)
			out_format(out, ", %s",
				   pte_model_flag_name(word->target->model,
						       (enum pte_flag)f));
}

void json_after_members(struct json *j, const struct read_word *word,
			const struct pte_after *a)
{
	const struct pte_model *const model = word->target->model;

	json_text(j, "kind", pte_model_kind(model, a->kind)->name);
	if (a->has_word) {
		json_hex(j, "pte", a->word);
		return;
	}
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
				  pte_model_flag_name(model, (enum pte_flag)f));
	json_close(j);
}
