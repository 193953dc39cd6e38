/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Applying rules: find the first one that matches a word and its conditions,
 * then build the words that it leaves here and in the child. The rules are in
 * transition_rules.c.
 */
#include <pte/transition.h>

#include <pte/decode.h>
#include <pte/encode.h>

#include "common/level.h"
#include "common/pagemap.h"
#include "common/sized.h"
#include "common/span.h"

#define WHEN(c) PTE_CONDITION_SET(PTE_##c)

/* ---- the rule that applies ----------------------------------------------- */

/* A word to which an event happens. */
struct subject {
	const struct pte_target *t;
	enum pte_level level;
	const struct pte_event_args *h;
	uint64_t value;
	struct pte_reading r;
	unsigned flags; /* of an entry or of a present word */
};

static bool is_of(const struct pte_target *t, const struct pte_rule *rule)
{
	return in_span(&rule->in, t->version) &&
	       (rule->needs & ~t->options) == 0;
}

static bool is_before(const struct pte_before *b, const struct subject *s)
{
	return (b->kinds & PTE_KIND_SET(s->r.kind)) != 0 &&
	       (b->marked == 0 || (b->marked & s->r.marker) != 0) &&
	       (b->unmarked & s->r.marker) == 0 &&
	       (b->carries & ~s->flags) == 0;
}

static bool holds(const struct pte_rule *rule, const struct subject *s)
{
	const uint32_t c = s->h->conditions;

	return rule->event == s->h->event &&
	       (rule->levels & PTE_LEVEL_SET(s->level)) != 0 &&
	       is_of(s->t, rule) && is_before(&rule->before, s) &&
	       (rule->when & ~c) == 0 && (rule->unless & c) == 0;
}

static unsigned named_by(const struct pte_product *p)
{
	return p == NULL ? 0 : p->marker_keeps | p->marker_sets;
}

/* the marker bits that the rules of an event name */
static unsigned named_in(const struct pte_rule *rules, size_t count,
			 enum pte_event event)
{
	unsigned named = 0;

	for (size_t i = 0; i < count; i++)
		if (rules[i].event == event &&
		    (rules[i].before.kinds & PTE_KIND_SET(PTE_KIND_MARKER)) !=
			    0)
			named |= rules[i].before.marked |
				 rules[i].before.unmarked |
				 named_by(rules[i].here) |
				 named_by(rules[i].child);
	return named;
}

/* An event's rules for any marker cover the bits that its rules name; if they
 * name none, those that the rules of every other event name. A newer marker bit
 * isn't covered. */
static bool is_new_marker(const struct pte_rule *rules, size_t count,
			  const struct subject *s)
{
	unsigned named, known = s->r.marker;

	if (s->r.kind != PTE_KIND_MARKER)
		return false;
	named = named_in(rules, count, s->h->event);
	for (unsigned e = 0; named == 0 && e < PTE_EVENT_COUNT; e++) {
		const unsigned of = named_in(rules, count, (enum pte_event)e);

		if (of != 0)
			known &= of;
	}
	return named == 0 ? known != s->r.marker : (s->r.marker & ~named) != 0;
}

static const struct pte_rule *find_rule(const struct pte_rule *rules,
					size_t count, const struct subject *s)
{
	if (is_new_marker(rules, count, s))
		return NULL;
	for (size_t i = 0; i < count; i++)
		if (holds(&rules[i], s))
			return &rules[i];
	return NULL;
}

/* whether the scheme in force has words of its own */
static bool has_special(const struct pte_target *t)
{
	return t->special_tests > 0 || pte_target_has_kind(t, PTE_KIND_SPECIAL);
}

bool pte_target_has_rule(const struct pte_target *target,
			 const struct pte_rule *rule)
{
	if (!is_of(target, rule))
		return false;
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const enum pte_kind kind = (enum pte_kind)k;

		if ((rule->before.kinds & PTE_KIND_SET(k)) != 0 &&
		    (kind == PTE_KIND_NONE ||
		     (kind == PTE_KIND_SPECIAL && has_special(target)) ||
		     pte_kind_info(kind)->payload == PTE_PAYLOAD_ADDRESS ||
		     pte_target_has_kind(target, kind)))
			return true;
	}
	return false;
}

static bool is_of_entry(const struct pte_product *p)
{
	return p->age == PTE_AGE_OF_ENTRY || p->age == PTE_AGE_OF_ENTRY_TRACKED;
}

static uint32_t asked_by(const struct pte_rule *r)
{
	uint32_t asks = r->when | r->unless;

	for (const struct pte_amend *a = r->amends; a != NULL && a->flags != 0;
	     a++)
		asks |= a->when | a->unless;
	if (r->here->content == PTE_CONTENT_AGED)
		asks |= WHEN(WORD_YOUNG) | WHEN(WORD_DIRTY);
	if (is_of_entry(r->here) || r->here->age == PTE_AGE_OLD_AS_PAGE)
		asks |= WHEN(PAGE_DIRTY);
	return asks;
}

uint32_t pte_rules_ask(const struct pte_rule *rules, size_t count,
		       enum pte_event event, pte_kind_set kinds)
{
	uint32_t asks = 0;

	for (const struct pte_rule *r = rules; r < rules + count; r++)
		if (r->event == event && (r->before.kinds & kinds) != 0)
			asks |= asked_by(r);
	return asks;
}

uint32_t pte_event_asks(enum pte_event event)
{
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	return pte_rules_ask(rules, count, event, PTE_KIND_ALL);
}

/* ---- the resulting words ------------------------------------------------- */

static bool asks(const struct subject *s, uint32_t condition)
{
	return (s->h->conditions & condition) != 0;
}

/* the present word that the kernel builds from vm_page_prot */
static void make_page(const struct subject *s, const struct pte_product *p,
		      struct pte_after *after)
{
	const bool moved = s->h->event == PTE_EVENT_REMAP;
	const uint64_t nth = s->h->event == PTE_EVENT_SPLIT ? s->h->nth : 0;
	unsigned flags = s->flags & p->keeps;

	after->kind = p->kind;
	after->write = p->write;
	after->has_age = p->age != PTE_AGE_UNSAID;
	after->young = is_of_entry(p) && s->r.young;
	after->dirty =
		p->age == PTE_AGE_OLD_DIRTY ||
		(p->age == PTE_AGE_OLD_AS_PAGE && asks(s, WHEN(PAGE_DIRTY))) ||
		(is_of_entry(p) && s->r.dirty && asks(s, WHEN(PAGE_DIRTY)));
	if (after->dirty && p->age != PTE_AGE_OF_ENTRY)
		flags |= PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY);
	after->flags = flags & s->t->present_flags;
	after->has_pfn = p->content != PTE_CONTENT_COPY &&
			 (moved || s->r.has_pfn);
	after->pfn = moved ? s->h->pfn : s->r.pfn + nth;
}

/* change the type and keep the offset, whatever it holds */
static enum pte_status retype(const struct subject *s,
			      const struct pte_product *p, uint64_t *word)
{
	const int type = pte_target_type_of(s->t, p->kind);

	if (type < 0 && p->kind != PTE_KIND_SWAP)
		return PTE_STATUS_NO_KIND;
	*word = pte_layout_swap_encode_masked(
		s->t->layout, s->level,
		pte_swap_entry_pack(s->t->layout,
				    p->kind == PTE_KIND_SWAP ? s->r.swp_type
							     : (unsigned)type,
				    s->r.swp_offset));
	return PTE_STATUS_OK;
}

static void describe(const struct subject *s, const struct pte_product *p,
		     struct pte_description *d)
{
	d->kind = p->kind;
	d->keys = pte_kind_keys(p->kind);
	d->type = s->h->swp_type;
	d->offset = s->h->swp_offset;
	d->pfn = s->r.pfn;
	d->marker = (s->r.marker & p->marker_keeps) | p->marker_sets;
	switch (p->content) {
	case PTE_CONTENT_NEW_PFN:
		d->pfn = s->h->pfn;
		break;
	case PTE_CONTENT_NTH:
		d->pfn += s->h->nth;
		d->young = s->r.young;
		d->dirty = s->r.dirty;
		break;
	case PTE_CONTENT_AGED:
		d->young = s->t->young_dirty && asks(s, WHEN(WORD_YOUNG));
		d->dirty = s->t->young_dirty && asks(s, WHEN(WORD_DIRTY));
		break;
	case PTE_CONTENT_ARMED:
		if (has_special(s->t)) {
			d->kind = PTE_KIND_SPECIAL;
			d->keys = pte_kind_keys(PTE_KIND_SPECIAL);
		}
		break;
	case PTE_CONTENT_WORD:
	case PTE_CONTENT_NONE:
	case PTE_CONTENT_OFFSET:
	case PTE_CONTENT_PFN:
	case PTE_CONTENT_SLOT:
	case PTE_CONTENT_MARKER:
	case PTE_CONTENT_PAGE:
	case PTE_CONTENT_COPY:
		break;
	}
}

static uint64_t flag_bits(const struct subject *s, unsigned flags)
{
	/* a pmd is split into ptes */
	const enum pte_level level =
		s->h->event == PTE_EVENT_SPLIT ? PTE_LEVEL_PTE : s->level;
	uint64_t bits = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((flags & s->t->swap_flags[level] & PTE_FLAG_SET(f)) != 0)
			bits |= s->t->layout->swap[level]->flag[f];
	return bits;
}

static enum pte_status make_entry(const struct subject *s,
				  const struct pte_product *p,
				  struct pte_after *after)
{
	const enum pte_level level =
		s->h->event == PTE_EVENT_SPLIT ? PTE_LEVEL_PTE : s->level;
	struct pte_description d = { .kind = PTE_KIND_NONE };
	enum pte_status status;

	describe(s, p, &d);
	after->has_word = true;
	after->kind = d.kind;
	if (p->content == PTE_CONTENT_NONE ||
	    (p->content == PTE_CONTENT_MARKER && d.marker == 0)) {
		after->kind = PTE_KIND_NONE;
		after->word = empty_at(s->t, level);
		return PTE_STATUS_OK;
	}
	status = p->content == PTE_CONTENT_OFFSET
			 ? retype(s, p, &after->word)
			 : pte_target_encode(s->t, level, &d, &after->word);
	if (status == PTE_STATUS_OK)
		after->word |= flag_bits(s, s->flags & p->keeps);
	return status;
}

static enum pte_status make(const struct subject *s,
			    const struct pte_product *p,
			    struct pte_after *after)
{
	if (p->content == PTE_CONTENT_PAGE || p->content == PTE_CONTENT_COPY) {
		make_page(s, p, after);
		return PTE_STATUS_OK;
	}
	if (p->content != PTE_CONTENT_WORD)
		return make_entry(s, p, after);
	after->kind = s->r.kind;
	after->has_word = true;
	after->word = s->value & ~flag_bits(s, ~p->keeps);
	return PTE_STATUS_OK;
}

static void amend(const struct subject *s, const struct pte_amend *a,
		  struct pte_after *after)
{
	for (; a != NULL && a->flags != 0; a++) {
		const uint64_t bits = flag_bits(s, a->flags);
		const unsigned flags = a->flags & s->t->present_flags;

		if ((a->when & ~s->h->conditions) != 0 ||
		    (a->unless & s->h->conditions) != 0 ||
		    after->kind == PTE_KIND_NONE)
			continue;
		after->flags &= ~flags;
		after->word &= ~bits;
		if (!a->set)
			continue;
		if (after->has_word)
			after->word |= bits;
		else
			after->flags |= flags;
	}
}

/* the child's word is made from the parent's new one */
static enum pte_status make_child(const struct subject *s,
				  const struct pte_rule *rule,
				  struct pte_transition *t)
{
	t->has_child = rule->child != NULL;
	if (!t->has_child)
		return PTE_STATUS_OK;
	if (rule->child->content != PTE_CONTENT_WORD)
		return make(s, rule->child, &t->child);
	t->child = t->here;
	return PTE_STATUS_OK;
}

static bool is_certain(const struct subject *s, const struct pte_rule *rule)
{
	return s->r.certain && !(rule->seen.without < s->t->version &&
				 s->t->version < rule->seen.with);
}

static bool has_moved_flags(const struct pte_target *t)
{
	uint64_t moved = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		moved |= t->offset_flag[f];
	return moved != 0;
}

/* change_protection forbids it, and who asks for one asks for no other; and one
 * bit is both WP's and RWP's */
static bool is_contradiction(const struct pte_event_args *h)
{
	const uint32_t one = h->conditions &
			     (WHEN(ASKED_WP) | WHEN(ASKED_WP_RESOLVE) |
			      WHEN(ASKED_RWP) | WHEN(ASKED_NUMA));

	return h->event == PTE_EVENT_MPROTECT && (one & (one - 1)) != 0;
}

static enum pte_status apply(const struct pte_rule *rules, size_t count,
			     const struct pte_target *target,
			     enum pte_level level,
			     const struct pte_event_args *args, uint64_t value,
			     struct pte_transition *transition_ret)
{
	struct subject s = {
		.t = target, .level = level, .h = args, .value = value
	};
	struct pte_transition t = { .rule = NULL };
	enum pte_status status;

	/* no rules cover levels that have only tables */
	if (view_at(target, level) == NULL)
		return PTE_STATUS_NO_LEVEL;
	status = pte_target_decode(target, level, value, &s.r);
	if (status != PTE_STATUS_OK)
		return status;
	s.flags = s.r.present ? pte_present_flags(target, level, value)
			      : s.r.flags;
	if (!is_contradiction(args) && !has_moved_flags(target))
		t.rule = find_rule(rules, count, &s);
	if (t.rule == NULL)
		return PTE_STATUS_NO_RULE;
	t.certain = is_certain(&s, t.rule);
	t.outcome = t.rule->outcome;
	t.exclusive = t.rule->exclusive;
	status = make(&s, t.rule->here, &t.here);
	if (status == PTE_STATUS_OK)
		status = make_child(&s, t.rule, &t);
	if (status != PTE_STATUS_OK)
		return status;
	amend(&s, t.rule->amends, t.has_child ? &t.child : &t.here);
	*transition_ret = t;
	return PTE_STATUS_OK;
}

enum pte_status
pte_rules_apply_sized(const struct pte_rule *rules, size_t count,
		      const struct pte_target *target, enum pte_level level,
		      const struct pte_event_args *args, size_t args_size,
		      uint64_t value, struct pte_transition *transition_ret,
		      size_t transition_size)
{
	struct pte_event_args h;
	struct pte_transition t;
	enum pte_status status;

	if (!sized_take(&h, sizeof(h), args, args_size))
		return PTE_STATUS_SIZE;
	status = apply(rules, count, target, level, &h, value, &t);
	if (status == PTE_STATUS_OK)
		sized_give(transition_ret, transition_size, &t, sizeof(t));
	return status;
}
