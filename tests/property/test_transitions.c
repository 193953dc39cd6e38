/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What holds of every transition. Rules look at a word's kind, flags and marker
 * bits and at circumstances, never at an offset; so all kinds, flags, markers
 * and circumstances of every kernel are gone through, at a few offsets.
 */
#include "../layouts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <pte/decode.h>
#include <pte/encode.h>
#include <pte/transition.h>

#include "prover.h"

#define K(kind) PTE_KIND_SET(PTE_KIND_##kind)
#define C(circumstance) PTE_CIRCUMSTANCE_SET(PTE_##circumstance)
#define SD PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)
#define UW PTE_FLAG_SET(PTE_FLAG_UFFD_WP)
#define E PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE)
#define FLAG_SETS (1U << PTE_FLAG_COUNT)

/* what kinds say of their page */
#define OF_DEVICE_MOVING                                                       \
	(K(MIGRATION_DEVICE_PRIVATE_READ) |                                    \
	 K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE) |                          \
	 K(MIGRATION_DEVICE_PRIVATE_WRITE))
#define OF_DEVICE                                                              \
	(K(DEVICE_PRIVATE_READ) | K(DEVICE_PRIVATE_WRITE) | OF_DEVICE_MOVING)
#define MOVING                                                                 \
	(K(MIGRATION_READ) | K(MIGRATION_READ_EXCLUSIVE) |                     \
	 K(MIGRATION_WRITE) | OF_DEVICE_MOVING)
#define MAY_WRITE                                                              \
	(K(MIGRATION_WRITE) | K(MIGRATION_DEVICE_PRIVATE_WRITE) |              \
	 K(DEVICE_PRIVATE_WRITE) | K(DEVICE_EXCLUSIVE_WRITE))
#define READ_ALONE                                                             \
	(K(MIGRATION_READ_EXCLUSIVE) |                                         \
	 K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE))
#define LENT                                                                   \
	(K(DEVICE_EXCLUSIVE) | K(DEVICE_EXCLUSIVE_READ) |                      \
	 K(DEVICE_EXCLUSIVE_WRITE))

#define NEW_PFN 0x2aaaaU
#define NTH 5U
#define SLOT_TYPE 1U
#define SLOT_OFFSET 0x1555U

/* One transition, and what the words on both its sides are read as. */
struct event {
	const struct pte_target *target;
	enum pte_level level;
	struct pte_happening h;
	uint64_t word;
	struct pte_reading before, here, child;
	struct pte_transition t;
};

static bool one_of(uint32_t kinds, enum pte_kind kind)
{
	return (kinds & PTE_KIND_SET(kind)) != 0;
}

static bool is(const struct event *e, uint32_t circumstance)
{
	return (e->h.circumstances & circumstance) != 0;
}

/* ---- the properties: NULL, or what is wrong -------------------------------
 */

static const char *shared_is_not_written(const struct event *e)
{
	const struct pte_after *const sides[] = { &e->t.here, &e->t.child };
	const struct pte_reading *const readings[] = { &e->here, &e->child };
	const bool cow = is(e, C(IN_COW_MAPPING)) || e->level == PTE_LEVEL_PMD;

	if (e->h.event != PTE_EVENT_FORK || !cow || !e->t.has_child ||
	    e->t.child.kind == PTE_KIND_NONE)
		return NULL;
	for (unsigned i = 0; i < 2; i++)
		if (one_of(MAY_WRITE | READ_ALONE, sides[i]->kind) ||
		    sides[i]->write || (readings[i]->flags & E) != 0)
			return "fork leaves something writable or exclusive";
	return NULL;
}

/* what says, before, that the page is this mapping's alone */
static bool was_alone(const struct event *e)
{
	return one_of(MAY_WRITE | READ_ALONE, e->before.kind) ||
	       (e->before.flags & E) != 0 ||
	       is(e, C(PAGE_EXCLUSIVE) | C(WORD_WRITABLE));
}

static const char *exclusivity_is_not_invented(const struct event *e)
{
	const bool now = e->t.exclusive || (e->here.flags & E) != 0 ||
			 one_of(READ_ALONE, e->t.here.kind);

	if (now && !was_alone(e))
		return "exclusive, and nothing said so";
	return NULL;
}

static const char *writing_is_not_invented(const struct event *e)
{
	if (one_of(MAY_WRITE, e->t.here.kind) &&
	    !one_of(MAY_WRITE, e->before.kind) && !is(e, C(WORD_WRITABLE)))
		return "writable, and nothing said so";
	return NULL;
}

static const char *device_stays_device(const struct event *e)
{
	const bool series =
		(e->target->options &
		 PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION)) != 0;
	const bool before = one_of(OF_DEVICE, e->before.kind);

	if (e->h.event != PTE_EVENT_FORK && e->h.event != PTE_EVENT_MPROTECT &&
	    e->h.event != PTE_EVENT_UNMAP)
		return NULL;
	if (e->h.event == PTE_EVENT_UNMAP && !series)
		return NULL;
	if (one_of(OF_DEVICE, e->t.here.kind) != before)
		return "device-private on one side only";
	if (e->t.has_child && e->t.child.kind != PTE_KIND_NONE &&
	    one_of(OF_DEVICE, e->t.child.kind) != before)
		return "the child's is device-private, or the parent's";
	return NULL;
}

static const char *page_is_kept(const struct event *e)
{
	const uint64_t nth = e->h.event == PTE_EVENT_SPLIT ? NTH : 0;

	if (e->h.event == PTE_EVENT_REMAP || !e->before.has_pfn ||
	    !e->here.has_pfn)
		return NULL;
	if (e->here.pfn != e->before.pfn + nth)
		return "another page";
	if (e->t.has_child && e->child.has_pfn && e->child.pfn != e->before.pfn)
		return "another page, for the child";
	return NULL;
}

static const char *age_is_kept(const struct event *e)
{
	if (!one_of(MOVING, e->before.kind) || !e->before.has_young_dirty)
		return NULL;
	if (e->here.has_young_dirty && (e->here.young != e->before.young ||
					e->here.dirty != e->before.dirty))
		return "young or dirty changed";
	if (e->child.has_young_dirty && (e->child.young != e->before.young ||
					 e->child.dirty != e->before.dirty))
		return "young or dirty changed, for the child";
	return NULL;
}

static const char *flags_are_not_invented(const struct event *e)
{
	const unsigned uw = is(e, C(ASKED_WP)) ? UW : 0;
	const unsigned old = e->before.flags | uw;

	if (e->before.present)
		return NULL;
	if (((e->here.flags | e->child.flags) & (SD | UW) & ~old) != 0)
		return "a flag that wasn't there";
	return NULL;
}

static const char *child_of_unregistered_is_not_protected(const struct event *e)
{
	if (e->h.event == PTE_EVENT_FORK && e->t.has_child &&
	    !is(e, C(IN_UFFD_WP)) &&
	    ((e->child.flags | e->t.child.flags) & UW) != 0)
		return "uffd-wp in a child that nobody watches";
	return NULL;
}

static const char *refusal_writes_nothing(const struct event *e)
{
	const bool refused = e->t.outcome == PTE_OUTCOME_EBUSY ||
			     e->t.outcome == PTE_OUTCOME_EIO ||
			     e->t.outcome == PTE_OUTCOME_WAIT ||
			     e->t.outcome == PTE_OUTCOME_DRIVER ||
			     e->t.outcome == PTE_OUTCOME_SIGBUS ||
			     e->t.outcome == PTE_OUTCOME_SIGSEGV ||
			     e->t.outcome == PTE_OUTCOME_HWPOISON;

	if (refused && (e->t.here.word != e->word || e->t.has_child))
		return "refused, yet written";
	return NULL;
}

static const char *word_is_what_is_said(const struct event *e)
{
	if (e->t.here.has_word && e->here.kind != e->t.here.kind)
		return "the word is read as another kind";
	if (e->t.has_child && e->t.child.has_word &&
	    e->child.kind != e->t.child.kind)
		return "the child's word is read as another kind";
	if ((e->here.stray | e->child.stray) != 0)
		return "stray bits";
	return NULL;
}

static const struct property {
	const char *sentence;
	const char *(*wrong)(const struct event *e);
} properties[] = {
	{ "shared_is_not_written", shared_is_not_written },
	{ "exclusivity_is_not_invented", exclusivity_is_not_invented },
	{ "writing_is_not_invented", writing_is_not_invented },
	{ "device_stays_device", device_stays_device },
	{ "page_is_kept", page_is_kept },
	{ "age_is_kept", age_is_kept },
	{ "flags_are_not_invented", flags_are_not_invented },
	{ "child_of_unregistered_is_not_protected",
	  child_of_unregistered_is_not_protected },
	{ "refusal_writes_nothing", refusal_writes_nothing },
	{ "word_is_what_is_said", word_is_what_is_said },
};
#define PROPERTY_COUNT (sizeof(properties) / sizeof(properties[0]))

/* ---- every transition of a kernel -----------------------------------------
 */

struct walk {
	const struct pte_rule *rules;
	size_t count;
	const struct pte_target *target;
	enum pte_level level;
	/* what was found: a transition, and how many there were */
	unsigned long seen;
	void (*look)(struct walk *w, const struct event *e);
	const void *context;
	const char *found;
};

static void read_side(const struct event *e, const struct pte_after *a,
		      struct pte_reading *reading_ret)
{
	const enum pte_level level =
		e->h.event == PTE_EVENT_SPLIT ? PTE_LEVEL_PTE : e->level;

	memset(reading_ret, 0, sizeof(*reading_ret));
	if (a->has_word && a->kind != PTE_KIND_NONE)
		assert_int_equal(pte_target_decode(e->target, level, a->word,
						   reading_ret),
				 PTE_STATUS_OK);
}

static void happen(struct walk *w, struct event *e)
{
	if (pte_rules_apply(w->rules, w->count, w->target, w->level, &e->h,
			    e->word, &e->t) != PTE_STATUS_OK)
		return;
	w->seen++;
	read_side(e, &e->t.here, &e->here);
	read_side(e, &e->t.child, &e->child);
	w->look(w, e);
}

/* every set of the circumstances that the event's rules ask */
static void walk_circumstances(struct walk *w, struct event *e)
{
	const uint32_t asks = pte_event_asks(e->h.event);

	e->h.circumstances = 0;
	do {
		happen(w, e);
		e->h.circumstances = (e->h.circumstances - asks) & asks;
	} while (e->h.circumstances != 0);
}

static void walk_events(struct walk *w, uint64_t word)
{
	struct event e = {
		.target = w->target,
		.level = w->level,
		.h = { .pfn = NEW_PFN,
		       .nth = NTH,
		       .swp_type = SLOT_TYPE,
		       .swp_offset = SLOT_OFFSET },
		.word = word,
	};

	assert_int_equal(
		pte_target_decode(w->target, w->level, word, &e.before),
		PTE_STATUS_OK);
	for (unsigned i = 0; i < PTE_EVENT_COUNT; i++) {
		e.h.event = (enum pte_event)i;
		walk_circumstances(w, &e);
	}
}

static void walk_flags(struct walk *w, uint64_t word)
{
	const struct pte_codec *const c = w->target->layout->swap;

	for (unsigned set = 0; set < FLAG_SETS; set++) {
		uint64_t flagged = word;

		if ((set & ~w->target->swap_flags[w->level]) != 0)
			continue;
		/* exclusive is for slots; elsewhere nobody writes it */
		if ((set & E) != 0 &&
		    pte_layout_swap_type(w->target->layout, word) >=
			    w->target->max_swapfiles)
			continue;
		for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
			if ((set & PTE_FLAG_SET(f)) != 0)
				flagged |= c->flag[f];
		walk_events(w, flagged);
	}
}

static void walk_type(struct walk *w, unsigned type, uint64_t offset)
{
	walk_flags(w, pte_layout_swap_encode_masked(
			      w->target->layout,
			      pte_swap_entry_pack(type, offset)));
}

/* a pfn or slot that fits everywhere, with what rides above it */
static void walk_kind(struct walk *w, unsigned type, enum pte_kind kind)
{
	static const uint64_t pages[] = { 0x1, 0x15555 };
	const bool ages = w->target->young_dirty &&
			  pte_kind_info(kind)->young_dirty;

	if (pte_kind_info(kind)->at_level[w->level] == 0 ||
	    pte_kind_info(kind)->at_level[w->level] > w->target->version)
		return;
	if (kind == PTE_KIND_MARKER) {
		for (unsigned m = 0; m <= w->target->markers; m++)
			walk_type(w, type, m);
		return;
	}
	for (unsigned i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		for (uint64_t age = 0; age < (ages ? 4 : 1); age++)
			walk_type(w, type,
				  pages[i] | age << w->target->pfn_bits);
}

static void walk_present(struct walk *w)
{
	const struct pte_description d = {
		.kind = PTE_KIND_PRESENT,
		.keys = pte_kind_keys(PTE_KIND_PRESENT),
		.pfn = 0x15400, /* a huge page's, too */
		.protection = "readonly",
	};
	uint64_t word;

	if (pte_target_encode(w->target, w->level, &d, &word) == PTE_STATUS_OK)
		walk_events(w, word);
}

static void walk_all(struct walk *w)
{
	const struct pte_target *const t = w->target;

	walk_events(w, 0);
	walk_present(w);
	walk_kind(w, 0, PTE_KIND_SWAP);
	for (unsigned type = t->max_swapfiles; type < PTE_SWAP_TYPE_COUNT;
	     type++)
		walk_kind(w, type, (enum pte_kind)t->kind_of_type[type]);
}

/* ---- each property, on each kernel ----------------------------------------
 */

static void check_property(struct walk *w, const struct event *e)
{
	const struct property *const p = w->context;
	const char *const wrong = p->wrong(e);

	if (wrong != NULL && w->found == NULL)
		w->found = wrong;
}

static void check_all(struct walk *w, const struct event *e)
{
	(void)w;
	for (unsigned i = 0; i < PROPERTY_COUNT; i++) {
		const char *const wrong = properties[i].wrong(e);

		check(wrong == NULL,
		      "%s, %s, circumstances 0x%x, 0x%016" PRIx64
		      " becomes 0x%016" PRIx64 ": %s",
		      e->target->name, pte_event_name(e->h.event),
		      (unsigned)e->h.circumstances, e->word, e->t.here.word,
		      wrong);
	}
}

static void transitions_hold(void **state)
{
	struct pte_target target;
	struct walk w = { .target = &target, .look = check_all };

	subject_target(*state, &target);
	w.rules = pte_rules(&w.count);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		w.level = (enum pte_level)l;
		if (target.layout->view[l] != NULL)
			walk_all(&w);
	}
	assert_true((w.seen > 0) == (target.version >= PTE_TRANSITIONS_SINCE));
}

/* ---- and proved of all words ------------------------------------------------
 */

/* the claims of claims_of_transitions.c */
static const char *const claims[] = { "exclusive-not-invented",
				      "shared-not-written", "device-kept" };
#define CLAIM_COUNT (sizeof(claims) / sizeof(claims[0]))

struct verdict_counts {
	unsigned proved, refuted;
	enum pte_kind kind; /* the last one refuted */
};

static void count_verdict(const struct pte_verdict *v, void *context)
{
	struct verdict_counts *const c = context;

	check(pte_verdict_verify(v) == PTE_STATUS_OK,
	      "%s, %s, %s, %s: not verified", v->target->name, v->claim->id,
	      pte_level_name(v->level), pte_kind_name(v->kind));
	if (v->verdict == PTE_VERDICT_PROVED)
		c->proved++;
	if (v->verdict == PTE_VERDICT_REFUTED) {
		c->refuted++;
		c->kind = v->kind;
	}
}

static struct verdict_counts
try_claim(const char *claim, const struct pte_target *t, enum pte_level level,
	  const struct pte_rule *rules, size_t count)
{
	const struct pte_moment moment = { .rules = rules,
					   .rule_count = count };
	struct verdict_counts c = { 0, 0, PTE_KIND_NONE };

	pte_trial_run(pte_claim_row(claim), t, level, &moment, count_verdict,
		      &c);
	return c;
}

static void claims_are_proved(void **state)
{
	struct pte_target t;
	unsigned proved = 0;
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	subject_target(*state, &t);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		if (t.layout->view[l] == NULL)
			continue;
		for (unsigned i = 0; i < CLAIM_COUNT; i++) {
			const struct verdict_counts c = try_claim(
				claims[i], &t, (enum pte_level)l, rules, count);

			check(c.refuted == 0, "%s, %s, %s: refuted of %s",
			      t.name, claims[i],
			      pte_level_name((enum pte_level)l),
			      pte_kind_name(c.kind));
			proved += c.proved;
		}
	}
	/* without migration there is nothing that an entry could become */
	assert_true((proved > 0) ==
		    (t.version >= PTE_TRANSITIONS_SINCE &&
		     pte_target_has_kind(&t, PTE_KIND_MIGRATION_READ)));
}

/* ---- nothing is left out ---------------------------------------------------
 */

/* the events that any entry of the pte level meets, and how */
static const struct {
	enum pte_event event;
	uint32_t circumstances;
} met[] = {
	{ PTE_EVENT_FORK, C(IN_COW_MAPPING) },
	{ PTE_EVENT_MPROTECT, C(PAGE_ANONYMOUS) },
	{ PTE_EVENT_ZAP, 0 },
	{ PTE_EVENT_FAULT_READ, C(IN_WRITABLE) },
	{ PTE_EVENT_FAULT_WRITE, C(IN_WRITABLE) },
	{ PTE_EVENT_UNMAP, C(ASKED_BY_DRIVER) },
};

static void every_entry_is_answered(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	if (t.version < PTE_TRANSITIONS_SINCE)
		return;
	for (unsigned type = 0; type < PTE_SWAP_TYPE_COUNT; type++) {
		const uint64_t word = pte_layout_swap_encode_masked(
			t.layout, pte_swap_entry_pack(type, 1));

		for (unsigned i = 0; i < sizeof(met) / sizeof(met[0]); i++) {
			const struct pte_happening h = {
				.event = met[i].event,
				.circumstances = met[i].circumstances,
			};
			struct pte_transition got;

			check(pte_target_transition(&t, PTE_LEVEL_PTE, &h, word,
						    &got) == PTE_STATUS_OK,
			      "%s, type %u: no rule for %s", t.name, type,
			      pte_event_name(h.event));
		}
	}
}

/* ---- each property can fail ------------------------------------------------
 */

#define EVER                                                                   \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS                            \
	}
#define KEEPS_ALL (FLAG_SETS - 1)

static const struct pte_product same = {
	.kind = PTE_KIND_RAW,
	.content = PTE_CONTENT_WORD,
	.keeps = KEEPS_ALL,
};
static const struct pte_product to_mx = {
	.kind = PTE_KIND_MIGRATION_READ_EXCLUSIVE,
	.content = PTE_CONTENT_OFFSET,
};
static const struct pte_product to_mw = {
	.kind = PTE_KIND_MIGRATION_WRITE,
	.content = PTE_CONTENT_OFFSET,
};
static const struct pte_product to_mr = {
	.kind = PTE_KIND_MIGRATION_READ,
	.content = PTE_CONTENT_OFFSET,
};
static const struct pte_product to_mr_without_age = {
	.kind = PTE_KIND_MIGRATION_READ,
	.content = PTE_CONTENT_PFN,
};
static const struct pte_product nothing = {
	.kind = PTE_KIND_NONE,
	.content = PTE_CONTENT_NONE,
};
static const struct pte_product new_page = {
	.kind = PTE_KIND_DEVICE_PRIVATE_READ,
	.content = PTE_CONTENT_NEW_PFN,
};
static const struct pte_product back = {
	.kind = PTE_KIND_PRESENT,
	.content = PTE_CONTENT_PAGE,
	.age = PTE_AGE_OF_ENTRY,
};
static const struct pte_amend dirties[] = {
	{ SD, true, 0, 0 },
	{ 0, false, 0, 0 },
};

#define RULE(event_, kinds_, here_)                                            \
	.event = (event_), .levels = PTE_LEVEL_SET(PTE_LEVEL_PTE),             \
	.before = { .kinds = (kinds_) }, .in = EVER, .here = (here_)

/* one rule each, and the property that it breaks */
static const struct broken {
	const char *what;
	const char *breaks;
	struct pte_rule rule;
} broken[] = {
	{ "fork_copies_a_writable_entry",
	  "shared_is_not_written",
	  { RULE(PTE_EVENT_FORK, K(MIGRATION_WRITE), &same), .child = &same } },
	{ "fork_copies_an_exclusive_slot",
	  "shared_is_not_written",
	  { RULE(PTE_EVENT_FORK, K(SWAP), &same), .child = &same } },
	{ "mprotect_makes_a_shared_page_ours",
	  "exclusivity_is_not_invented",
	  { RULE(PTE_EVENT_MPROTECT, K(MIGRATION_READ), &to_mx) } },
	/* the series' v1: softleaf_is_migration_read() didn't know the kind */
	{ "back_mapping_takes_not_read_for_exclusive",
	  "exclusivity_is_not_invented",
	  { RULE(PTE_EVENT_REMAP, MOVING & ~K(MIGRATION_READ), &back),
	    .exclusive = true } },
	{ "mprotect_grants_writing",
	  "writing_is_not_invented",
	  { RULE(PTE_EVENT_MPROTECT, K(MIGRATION_READ), &to_mw) } },
	{ "fork_forgets_the_device",
	  "device_stays_device",
	  { RULE(PTE_EVENT_FORK, OF_DEVICE_MOVING, &to_mr), .child = &same } },
	{ "mprotect_maps_another_page",
	  "page_is_kept",
	  { RULE(PTE_EVENT_MPROTECT, K(DEVICE_PRIVATE_WRITE), &new_page) } },
	{ "fork_forgets_young_and_dirty",
	  "age_is_kept",
	  { RULE(PTE_EVENT_FORK, K(MIGRATION_WRITE), &to_mr_without_age),
	    .child = &same } },
	{ "mprotect_dirties",
	  "flags_are_not_invented",
	  { RULE(PTE_EVENT_MPROTECT, K(SWAP), &same), .amends = dirties } },
	{ "fork_copies_uffd_wp",
	  "child_of_unregistered_is_not_protected",
	  { RULE(PTE_EVENT_FORK, K(SWAP), &same), .child = &same } },
	{ "busy_yet_cleared",
	  "refusal_writes_nothing",
	  { RULE(PTE_EVENT_FORK, LENT, &nothing),
	    .outcome = PTE_OUTCOME_EBUSY } },
};
#define BROKEN_COUNT (sizeof(broken) / sizeof(broken[0]))

static const struct property *property_named(const char *sentence)
{
	for (unsigned i = 0; i < PROPERTY_COUNT; i++)
		if (strcmp(properties[i].sentence, sentence) == 0)
			return &properties[i];
	fail_msg("no property %s", sentence);
	return NULL;
}

/* what a table does to a property, on a kernel with the series */
static const char *try_rules(const struct pte_rule *rules, size_t count,
			     const struct property *p)
{
	struct pte_target target;
	struct walk w = {
		.rules = rules,
		.count = count,
		.target = &target,
		.level = PTE_LEVEL_PTE,
		.look = check_property,
		.context = p,
	};

	target_named("x86_64@7.1", "device_private_migration", &target);
	walk_all(&w);
	assert_true(w.seen > 0);
	return w.found;
}

static void is_found(void **state)
{
	const struct broken *const b = *state;
	const struct property *const p = property_named(b->breaks);
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	assert_non_null(try_rules(&b->rule, 1, p));
	assert_null(try_rules(rules, count, p));
}

static void claim_is_refuted(void **state)
{
	static const char *const pairs[][2] = {
		{ "fork_copies_a_writable_entry", "shared-not-written" },
		{ "mprotect_makes_a_shared_page_ours",
		  "exclusive-not-invented" },
		{ "back_mapping_takes_not_read_for_exclusive",
		  "exclusive-not-invented" },
		{ "fork_forgets_the_device", "device-kept" },
	};
	struct pte_target t;

	(void)state;
	target_named("x86_64@7.1", "device_private_migration", &t);
	for (unsigned i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		for (unsigned k = 0; k < BROKEN_COUNT; k++)
			if (strcmp(broken[k].what, pairs[i][0]) == 0)
				check(try_claim(pairs[i][1], &t, PTE_LEVEL_PTE,
						&broken[k].rule, 1)
						      .refuted > 0,
				      "%s isn't found by %s", pairs[i][0],
				      pairs[i][1]);
}

/* a codec that reads otherwise than it writes */
static void a_word_that_is_read_otherwise_is_found(void **state)
{
	struct event e = { .t = { .here = { .kind = PTE_KIND_SWAP,
					    .has_word = true } } };

	(void)state;
	e.here.kind = PTE_KIND_MARKER;
	assert_non_null(word_is_what_is_said(&e));
	e.here.kind = PTE_KIND_SWAP;
	assert_null(word_is_what_is_said(&e));
	e.child.stray = 1;
	assert_non_null(word_is_what_is_said(&e));
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };

	for (unsigned i = 0; i < BROKEN_COUNT; i++)
		cases_add(&cases, is_found, &broken[i], "%s_is_found",
			  broken[i].what);
	CASES_ADD(&cases, a_word_that_is_read_otherwise_is_found);
	CASES_ADD(&cases, claim_is_refuted);
	cases_add_each(&cases, EVERY_CONFIG, claims_are_proved,
		       "claims_are_proved");
	cases_add_each(&cases, EVERY_CONFIG, every_entry_is_answered,
		       "every_entry_is_answered");
	cases_add_each(&cases, EVERY_CONFIG, transitions_hold,
		       "transitions_hold");
	return cases_run(&cases, "transitions");
}
