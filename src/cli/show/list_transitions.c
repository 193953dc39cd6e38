/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte list transitions`: the rules. transitions_of_word.c applies them to a
 * word.
 */
#include "list.h"

#include <pte/transition.h>

#include "select/find.h"
#include "term/wrap.h"

#define RULE_COLUMN 2
#define DETAIL_COLUMN 6
#define TEXT_SIZE 1024
/* the flags of mainline */
#define ALL_FLAGS (PTE_FLAG_SET(PTE_FLAG_LINUX_END) - 1U)

/* ---- sets as names ------------------------------------------------------- */

static const char *marker_name(unsigned bit)
{
	size_t count;
	const struct pte_marker_bit *const markers = pte_markers(&count);
	const char *name = "?";

	for (size_t i = 0; i < count; i++)
		if (markers[i].bit == bit)
			name = markers[i].name; /* the newest is last */
	return name;
}

static const char *kind_name(unsigned k)
{
	return pte_kind_name((enum pte_kind)k);
}

static const char *flag_name(unsigned f)
{
	return pte_flag_name((enum pte_flag)f);
}

static const char *condition_name(unsigned c)
{
	return pte_condition_name((enum pte_condition)c);
}

static const char *level_name(unsigned l)
{
	return pte_level_name((enum pte_level)l);
}

/* "before A, B, C"; nothing for an empty set */
static void out_set(struct out *out, const char *before, uint64_t set,
		    const char *(*name)(unsigned))
{
	for (unsigned i = 0; i < 64 && set >> i != 0; i++) {
		if ((set >> i & 1U) == 0)
			continue;
		out_text(out, before);
		out_text(out, name(i));
		before = ", ";
	}
}

static void json_set(struct json *j, const char *key, uint64_t set,
		     const char *(*name)(unsigned))
{
	json_flat_array(j, key);
	for (unsigned i = 0; i < 64 && set >> i != 0; i++)
		if ((set >> i & 1U) != 0)
			json_text(j, NULL, name(i));
	json_close(j);
}

void out_conditions(struct out *out, const char *before, uint32_t set)
{
	out_set(out, before, set, condition_name);
}

void json_conditions(struct json *j, const char *key, uint32_t set)
{
	json_set(j, key, set, condition_name);
}

/* the kinds of a rule that the kernel has; without a target, all of them */
static pte_kind_set kinds_of(const struct pte_rule *rule,
			     const struct pte_target *t)
{
	pte_kind_set kinds = rule->before.kinds;

	for (unsigned k = 0; t != NULL && k < PTE_KIND_COUNT; k++) {
		const enum pte_kind kind = (enum pte_kind)k;

		if (kind != PTE_KIND_NONE && kind != PTE_KIND_SPECIAL &&
		    pte_kind_info(kind)->payload != PTE_PAYLOAD_ADDRESS &&
		    !pte_target_has_kind(t, kind))
			kinds &= ~PTE_KIND_SET(k);
	}
	return kinds;
}

/* ---- results ------------------------------------------------------------- */

/* clang-format off */

/* for JSON, and for the text behind a kind's name */
static const struct { const char *name, *says; } contents[] = {
	[PTE_CONTENT_WORD]    = { "word",     "as it was" },
	[PTE_CONTENT_NONE]    = { "none",     "" },
	[PTE_CONTENT_OFFSET]  = { "offset",   " with the offset that it had" },
	[PTE_CONTENT_PFN]     = { "pfn",      " with the pfn that it had" },
	[PTE_CONTENT_AGED]    = { "pfn-aged", " with the word's pfn, young and dirty" },
	[PTE_CONTENT_NEW_PFN] = { "new-pfn",  " with the new pfn" },
	[PTE_CONTENT_SLOT]    = { "slot",     " with the slot" },
	[PTE_CONTENT_MARKER]  = { "marker",   "" },
	[PTE_CONTENT_PAGE]    = { "page",     "" },
	[PTE_CONTENT_NTH]     = { "nth-pfn",  " with each page's pfn, young and dirty as they were" },
	[PTE_CONTENT_ARMED]   = { "armed",    "" },
	[PTE_CONTENT_COPY]    = { "copy",     " of a new page" },
};

static const struct { const char *name, *says; } ages[] = {
	[PTE_AGE_UNSAID]      = { "unsaid",      "" },
	[PTE_AGE_OLD]         = { "old",         ", old" },
	[PTE_AGE_OLD_DIRTY]   = { "old-dirty",   ", old, dirty, soft_dirty" },
	[PTE_AGE_OF_ENTRY]    = { "of-entry",    ", young and dirty as the entry says" },
	[PTE_AGE_OF_ENTRY_TRACKED] = { "of-entry-tracked", ", young and dirty as the entry says, soft_dirty if dirty" },
	[PTE_AGE_OLD_AS_PAGE] = { "old-as-page", ", old, dirty as the page is, soft_dirty if dirty" },
};

/* clang-format on */

static void out_product(struct out *out, const struct pte_product *p)
{
	if (p->content != PTE_CONTENT_WORD)
		out_text(out, pte_kind_name(p->kind));
	out_text(out, contents[p->content].says);
	if (p->content == PTE_CONTENT_WORD) {
		out_set(out, ", without ", ~p->keeps & ALL_FLAGS, flag_name);
		return;
	}
	out_set(out, " of ", p->marker_sets, marker_name);
	out_set(out, " of what it had of ", p->marker_keeps, marker_name);
	if (p->write)
		out_text(out, ", made writable");
	out_text(out, ages[p->age].says);
	out_set(out, ", keeping ", p->keeps, flag_name);
}

static void json_product(struct json *j, const char *key,
			 const struct pte_product *p)
{
	if (p == NULL) {
		json_text(j, key, NULL);
		return;
	}
	json_flat_object(j, key);
	if (p->content != PTE_CONTENT_WORD)
		json_text(j, "kind", pte_kind_name(p->kind));
	json_text(j, "content", contents[p->content].name);
	json_set(j, "keeps", p->keeps & ALL_FLAGS, flag_name);
	if (p->content == PTE_CONTENT_MARKER ||
	    p->content == PTE_CONTENT_ARMED) {
		json_set(j, "marker_keeps", p->marker_keeps, marker_name);
		json_set(j, "marker_sets", p->marker_sets, marker_name);
	}
	if (p->content == PTE_CONTENT_PAGE || p->content == PTE_CONTENT_COPY) {
		json_text(j, "age", ages[p->age].name);
		json_bool(j, "write", p->write);
	}
	json_close(j);
}

static void out_amends(struct out *out, const struct pte_amend *a)
{
	for (; a != NULL && a->flags != 0; a++) {
		out_set(out, a->set ? "; then with " : "; then without ",
			a->flags, flag_name);
		out_set(out, " if ", a->when, condition_name);
		out_set(out, " unless ", a->unless, condition_name);
	}
}

static void json_amends(struct json *j, const struct pte_amend *a)
{
	json_flat_array(j, "then");
	for (; a != NULL && a->flags != 0; a++) {
		json_flat_object(j, NULL);
		json_set(j, a->set ? "sets" : "clears", a->flags, flag_name);
		json_set(j, "when", a->when, condition_name);
		json_set(j, "unless", a->unless, condition_name);
		json_close(j);
	}
	json_close(j);
}

/* ---- one rule ------------------------------------------------------------ */

static void json_rule(const struct lister *l, const struct pte_rule *r)
{
	struct json j;

	json_begin(&j, l->out, false);
	json_text(&j, "event", pte_event_name(r->event));
	json_set(&j, "levels", r->levels, level_name);
	json_set(&j, "kinds", kinds_of(r, l->target), kind_name);
	json_set(&j, "marked", r->before.marked, marker_name);
	json_set(&j, "unmarked", r->before.unmarked, marker_name);
	json_set(&j, "carries", r->before.carries, flag_name);
	json_conditions(&j, "when", r->when);
	json_conditions(&j, "unless", r->unless);
	json_span(&j, &r->in);
	json_seen(&j, r->seen.without, r->seen.with);
	json_needs(&j, r->needs);
	json_product(&j, "here", r->here);
	json_product(&j, "child", r->child);
	json_amends(&j, r->amends);
	json_text(&j, "outcome", pte_outcome_name(r->outcome));
	json_bool(&j, "exclusive", r->exclusive);
	json_text(&j, "says", r->says);
	json_text(&j, "source", r->source);
	json_end(&j);
}

/* print collected words, wrapped and indented */
static void out_wrapped(struct out *out, int column, int indent,
			struct out *text)
{
	struct wrap w;

	out_pad(out, ' ', column);
	wrap_begin(&w, out, column, indent);
	wrap_text(&w, out_memory(text));
	wrap_end(&w);
}

static void out_words(const struct lister *l, const struct pte_rule *r)
{
	char room[TEXT_SIZE];
	struct out text;

	out_to_memory(&text, room, sizeof(room));
	out_set(&text, "", kinds_of(r, l->target), kind_name);
	out_set(&text, " marked ", r->before.marked, marker_name);
	out_set(&text, " not marked ", r->before.unmarked, marker_name);
	out_set(&text, " with ", r->before.carries, flag_name);
	if (r->levels != PTE_LEVEL_SET(PTE_LEVEL_PTE))
		out_set(&text, ", at ", r->levels, level_name);
	out_conditions(&text, "; if ", r->when);
	out_conditions(&text, "; unless ", r->unless);
	/* the first word stands left of the indent */
	out_wrapped(l->out, RULE_COLUMN, RULE_COLUMN + 2, &text);
}

static void out_child(struct out *out, const struct pte_product *p)
{
	out_text(out, "; for the child ");
	out_product(out, p);
}

static void out_becomes(const struct lister *l, const struct pte_rule *r)
{
	char room[TEXT_SIZE];
	struct out text;

	out_to_memory(&text, room, sizeof(room));
	out_product(&text, r->here);
	if (r->child != NULL) {
		if (r->child->content == PTE_CONTENT_WORD)
			out_text(&text, "; the same for the child");
		else if (r->child->content == PTE_CONTENT_NONE)
			out_text(&text, "; nothing for the child");
		else
			out_child(&text, r->child);
	}
	out_amends(&text, r->amends);
	if (r->exclusive)
		out_text(&text, "; the page is exclusive");
	if (r->outcome != PTE_OUTCOME_DONE)
		out_format(&text, "; ends with %s",
			   pte_outcome_name(r->outcome));
	out_wrapped(l->out, DETAIL_COLUMN, DETAIL_COLUMN, &text);
}

static void out_origin(const struct lister *l, const struct pte_rule *r)
{
	char room[TEXT_SIZE], span[SPAN_SIZE];
	char last[VERSION_SIZE], first[VERSION_SIZE];
	struct out text;

	out_to_memory(&text, room, sizeof(room));
	out_text(&text, span_text(span, &r->in));
	if (r->seen.with != 0)
		out_format(&text, ", last read without in %s, first with in %s",
			   version_text(last, r->seen.without),
			   version_text(first, r->seen.with));
	for (unsigned o = 0; pte_option_info(o) != NULL; o++)
		if ((r->needs & PTE_OPTION_SET(o)) != 0)
			out_format(&text, ", needs %s",
				   pte_option_info(o)->name);
	out_format(&text, "; %s", r->source);
	out_wrapped(l->out, DETAIL_COLUMN, DETAIL_COLUMN, &text);
}

static void out_rule(const struct lister *l, const struct pte_rule *r)
{
	char room[TEXT_SIZE];
	struct out text;

	out_words(l, r);
	out_becomes(l, r);
	out_to_memory(&text, room, sizeof(room));
	out_text(&text, r->says);
	out_wrapped(l->out, DETAIL_COLUMN, DETAIL_COLUMN, &text);
	out_origin(l, r);
}

bool list_transitions(const struct lister *l)
{
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	if (l->word != NULL)
		return list_transitions_of_word(l);
	for (unsigned e = 0; e < PTE_EVENT_COUNT; e++) {
		if (!l->json) {
			out_colored(l->out, COLOR_TITLE,
				    pte_event_name((enum pte_event)e));
			out_char(l->out, '\n');
		}
		for (const struct pte_rule *r = rules; r < rules + count; r++) {
			if ((unsigned)r->event != e ||
			    (l->target != NULL &&
			     !pte_target_has_rule(l->target, r)))
				continue;
			if (l->json)
				json_rule(l, r);
			else
				out_rule(l, r);
		}
	}
	return true;
}
