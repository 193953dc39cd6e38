/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims about transition rules: what they may turn a kind into. A rule depends
 * on a word's kind, not on its offset; so what is proved for the kinds' words
 * holds for all words.
 */
#include "prove/claims.h"

#include "common/domain.h"

#define WHEN(c) PTE_CONDITION_SET(PTE_##c)
#define K(kind) PTE_KIND_SET(PTE_KIND_##kind)

/* kinds whose page is writable here, or exclusive to this mapping */
#define ALONE                                                                  \
	(K(MIGRATION_READ_EXCLUSIVE) | K(MIGRATION_WRITE) |                    \
	 K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE) |                          \
	 K(MIGRATION_DEVICE_PRIVATE_WRITE) | K(DEVICE_PRIVATE_WRITE) |         \
	 K(DEVICE_EXCLUSIVE_WRITE))
#define OF_DEVICE                                                              \
	(K(DEVICE_PRIVATE_READ) | K(DEVICE_PRIVATE_WRITE) |                    \
	 K(MIGRATION_DEVICE_PRIVATE_READ) |                                    \
	 K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE) |                          \
	 K(MIGRATION_DEVICE_PRIVATE_WRITE))

/* ---- what may become of a kind --------------------------------------------
 */

struct fate {
	pte_kind_set kinds; /* that the word, or a child's, may get */
	bool exclusive;     /* whether the page may be mapped as exclusive */
	unsigned lost;      /* flags that the entry may lack afterwards */
};

/* conditions that must hold, and that must not */
struct conditions {
	uint32_t always, never;
};
static const struct conditions any = { 0, 0 };

/* the kind of a product, made from a word of kind `before` */
static enum pte_kind made(const struct pte_product *p, enum pte_kind before)
{
	return p->content == PTE_CONTENT_WORD ? before : p->kind;
}

static bool holds(uint32_t when, uint32_t unless, uint32_t conditions)
{
	return (when & ~conditions) == 0 && (unless & conditions) == 0;
}

/* the flags that a rule removes from the word here, if it's an entry */
static unsigned taken(const struct pte_rule *r, uint32_t conditions)
{
	unsigned kept = r->here->keeps;

	for (const struct pte_amend *a = r->amends;
	     r->child == NULL && a != NULL && a->flags != 0; a++)
		if (holds(a->when, a->unless, conditions))
			kept = a->set ? kept | a->flags : kept & ~a->flags;
	switch (r->here->content) {
	case PTE_CONTENT_WORD:
	case PTE_CONTENT_OFFSET:
	case PTE_CONTENT_PFN:
	case PTE_CONTENT_AGED:
	case PTE_CONTENT_NTH:
		return ~kept;
	case PTE_CONTENT_NONE:
	case PTE_CONTENT_NEW_PFN:
	case PTE_CONTENT_SLOT:
	case PTE_CONTENT_MARKER:
	case PTE_CONTENT_PAGE:
	case PTE_CONTENT_COPY:
	case PTE_CONTENT_ARMED:
		break;
	}
	return 0;
}

static void add_rule(struct fate *f, const struct pte_rule *r,
		     enum pte_kind before, uint32_t conditions)
{
	const enum pte_kind here = made(r->here, before);

	f->lost |= taken(r, conditions);
	f->exclusive = f->exclusive || r->exclusive;
	if (r->child != NULL) /* made from the parent's word */
		f->kinds |= PTE_KIND_SET(made(r->child, here));
	else if (r->event == PTE_EVENT_FORK)
		return; /* refused: no child shares anything */
	f->kinds |= PTE_KIND_SET(here);
}

static bool may_hold(const struct pte_rule *r, const struct question *q,
		     enum pte_event event, enum pte_kind kind,
		     uint32_t conditions)
{
	const struct pte_target *const t = q->s.t;

	return r->event == event &&
	       (r->levels & PTE_LEVEL_SET(q->s.level)) != 0 &&
	       r->in.since <= t->version && t->version <= r->in.until &&
	       (r->needs & ~t->options) == 0 &&
	       (r->before.kinds & PTE_KIND_SET(kind)) != 0 &&
	       holds(r->when, r->unless, conditions);
}

/* a rule that depends on flags or markers may not match: try the next, too */
static bool is_sure(const struct pte_before *b)
{
	return b->marked == 0 && b->unmarked == 0 && b->carries == 0;
}

static void add_fate(const struct question *q, enum pte_event event,
		     enum pte_kind kind, uint32_t conditions, struct fate *f)
{
	const struct pte_scenario *const m = q->v->scenario;

	for (size_t i = 0; i < m->rule_count; i++) {
		const struct pte_rule *const r = &m->rules[i];

		if (!may_hold(r, q, event, kind, conditions))
			continue;
		add_rule(f, r, kind, conditions);
		if (is_sure(&r->before))
			return;
	}
}

/* by rules for words of the kind: what no such rule asks changes nothing */
static uint32_t asked(const struct pte_scenario *m, enum pte_event event,
		      enum pte_kind kind)
{
	uint32_t conditions = 0;

	for (size_t i = 0; i < m->rule_count; i++) {
		const struct pte_rule *const r = &m->rules[i];

		if (r->event != event ||
		    (r->before.kinds & PTE_KIND_SET(kind)) == 0)
			continue;
		conditions |= r->when | r->unless;
		for (const struct pte_amend *a = r->amends;
		     a != NULL && a->flags != 0; a++)
			conditions |= a->when | a->unless;
	}
	return conditions;
}

/* for every set of conditions that includes those that must hold */
static struct fate fate_of(const struct question *q, unsigned events,
			   enum pte_kind kind, struct conditions in)
{
	struct fate f = { 0, false, 0 };

	for (unsigned e = 0; e < PTE_EVENT_COUNT; e++) {
		const enum pte_event event = (enum pte_event)e;
		const uint32_t asks = asked(q->v->scenario, event, kind) &
				      ~(in.always | in.never);
		uint32_t set = 0;

		if ((events >> e & 1U) == 0)
			continue;
		do {
			add_fate(q, event, kind, set | in.always, &f);
			set = (set - asks) & asks;
		} while (set != 0);
	}
	return f;
}

/* ---- obligations -----------------------------------------------------------
 */

/* any slot will do: only the type matters */
static struct pte_words words_of(const struct question *q, unsigned k)
{
	const enum pte_kind kind = (enum pte_kind)k;

	return pte_words_written(&q->s, kind,
				 kind == PTE_KIND_SWAP
					 ? PTE_DOMAIN_FIELD
					 : pte_domain_of(q->s.t, kind),
				 q->s.flags);
}

static const char *nothing_else(const struct pte_obligations *to)
{
	return to->count == 0 ? "there is nothing that it could become" : NULL;
}

/* whether it's one of the kinds, and entries of this kernel may have it here */
static bool is_there(const struct question *q, pte_kind_set kinds,
		     unsigned kind)
{
	return (kinds >> kind & 1U) != 0 &&
	       pte_scene_has(&q->s, (enum pte_kind)kind);
}

/* no word of these kinds is a word of those kinds */
static void oblige_apart(const struct question *q, struct pte_obligations *to,
			 pte_kind_set these, pte_kind_set those,
			 const char *reason)
{
	for (unsigned i = 0; i < PTE_KIND_COUNT; i++) {
		if (!is_there(q, these, i))
			continue;

		const struct pte_words a = words_of(q, i);

		for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
			if (!is_there(q, those, k))
				continue;

			const struct pte_words b = words_of(q, k);

			pte_oblige_apart(to, &a, &b, reason);
		}
	}
}

#define EVENTS(e) (1U << (unsigned)PTE_EVENT_##e)

const char *pte_claim_exclusive_not_invented(const struct question *q,
					     struct pte_obligations *to)
{
	const unsigned events = EVENTS(FORK) | EVENTS(MPROTECT) | EVENTS(REMAP);
	const pte_kind_set kind = PTE_KIND_SET(q->v->kind);
	pte_kind_set mapped = 0;

	if ((kind & ALONE) != 0)
		return "the kind says that the page is ours alone";
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (fate_of(q, events, (enum pte_kind)k, any).exclusive)
			mapped |= PTE_KIND_SET(k);
	oblige_apart(q, to, kind, mapped,
		     "a page that may be shared, mapped as exclusive");
	oblige_apart(q, to, fate_of(q, events, q->v->kind, any).kinds, ALONE,
		     "a page that may be shared, marked as exclusive");
	return nothing_else(to);
}

const char *pte_claim_shared_not_written(const struct question *q,
					 struct pte_obligations *to)
{
	/* pmds are only copied in an anonymous mapping */
	const struct conditions cow = {
		WHEN(IN_COW_MAPPING) |
			(q->s.level == PTE_LEVEL_PMD ? WHEN(IN_ANONYMOUS) : 0),
		0
	};

	oblige_apart(q, to, fate_of(q, EVENTS(FORK), q->v->kind, cow).kinds,
		     ALONE,
		     "an entry that a child shares, writable or exclusive");
	return nothing_else(to);
}

const char *pte_claim_device_kept(const struct question *q,
				  struct pte_obligations *to)
{
	const bool series =
		(q->s.t->options &
		 PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION)) != 0;
	const unsigned events = EVENTS(FORK) | EVENTS(MPROTECT) |
				(series ? EVENTS(UNMAP) : 0);

	if ((PTE_KIND_SET(q->v->kind) & OF_DEVICE) == 0)
		return "the kind isn't device-private";
	oblige_apart(q, to, fate_of(q, events, q->v->kind, any).kinds,
		     ~OF_DEVICE,
		     "an entry of a device's page that doesn't say so");
	return nothing_else(to);
}

const char *pte_claim_uffd_wp_kept(const struct question *q,
				   struct pte_obligations *to)
{
	const struct conditions unasked = { 0, WHEN(ASKED_WP_RESOLVE) };
	const unsigned flag = PTE_FLAG_SET(PTE_FLAG_UFFD_WP);
	const struct fate f = fate_of(q, EVENTS(MPROTECT), q->v->kind, unasked);
	const uint64_t bit = q->s.flags & q->s.c->flag[PTE_FLAG_UFFD_WP];
	const struct pte_words words = pte_words_written(
		&q->s, q->v->kind, pte_domain_of(q->s.t, q->v->kind), bit);

	if (bit == 0)
		return "entries have no uffd_wp flag here";
	if (f.kinds == 0)
		return "there is nothing that it could become";
	pte_oblige_lacks(to, &words, (f.lost & flag) != 0 ? bit : 0,
			 "an entry that was write-protected, and isn't now");
	return NULL;
}
