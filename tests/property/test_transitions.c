/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The rules of transitions: each property of transitions.h can fail, the claims
 * are proved of them, no entry is without an answer. That the properties hold
 * of every transition is test_every_transition.c's.
 */
#include "transitions.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../workspace.h"
#include "prove/prover.h"

#define K(kind) PTE_KIND_SET(PTE_KIND_##kind)
#define C(condition) PTE_CONDITION_SET(PTE_##condition)
#define SD PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)
#define FLAG_SETS (1U << PTE_FLAG_COUNT)

/* what kinds say of their page */
#define OF_DEVICE_MOVING                                                       \
	(K(MIGRATION_DEVICE_PRIVATE_READ) |                                    \
	 K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE) |                          \
	 K(MIGRATION_DEVICE_PRIVATE_WRITE))
#define MOVING                                                                 \
	(K(MIGRATION_READ) | K(MIGRATION_READ_EXCLUSIVE) |                     \
	 K(MIGRATION_WRITE) | OF_DEVICE_MOVING)
#define LENT                                                                   \
	(K(DEVICE_EXCLUSIVE) | K(DEVICE_EXCLUSIVE_READ) |                      \
	 K(DEVICE_EXCLUSIVE_WRITE))

/* ---- each property, on each kernel ----------------------------------------
 */

static void check_property(struct walk *w, const struct event *e)
{
	const struct property *const p = w->context;
	const char *const wrong = p->wrong(e);

	if (wrong != NULL && w->found == NULL)
		w->found = wrong;
}

/* ---- proved of all words ------------------------------------------------
 */

/* those of claims/of_transitions.c that Linux keeps: from 6.2 on mprotect drops
 * uffd-wp from migration_write, by pte_rules() */
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

	check(pte_verdict_verify(workspace(), v) == PTE_STATUS_OK,
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
	const struct pte_scenario scenario = { .rules = rules,
					       .rule_count = count };
	struct verdict_counts c = { 0, 0, PTE_KIND_NONE };

	pte_trial_run(workspace(), pte_claim_row(claim), t, level, &scenario,
		      count_verdict, &c);
	return c;
}

static void claims_are_proved_of(const struct pte_target *t)
{
	unsigned proved = 0;
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		if (t->layout->view[l] == NULL)
			continue;
		for (unsigned i = 0; i < CLAIM_COUNT; i++) {
			const struct verdict_counts c = try_claim(
				claims[i], t, (enum pte_level)l, rules, count);

			check(c.refuted == 0, "%s, %s, %s: refuted of %s",
			      t->name, claims[i],
			      pte_level_name((enum pte_level)l),
			      pte_kind_name(c.kind));
			proved += c.proved;
		}
	}
	/* without migration there is nothing that an entry could become */
	if (t->version >= ALL_KNOWN_SINCE)
		assert_true((proved > 0) ==
			    pte_target_has_kind(t, PTE_KIND_MIGRATION_READ));
	if (t->version < PTE_TRANSITIONS_SINCE)
		assert_int_equal(proved, 0);
}

static void claims_are_proved(void **state)
{
	struct pte_target t;
	struct pte_config without = { 0 };

	subject_target(*state, &t);
	claims_are_proved_of(&t);
	assert_int_equal(
		pte_config_add(&without, "-migration", strlen("-migration")),
		PTE_STATUS_OK);
	assert_int_equal(pte_target_of(t.model, t.version, &without, &t),
			 PTE_STATUS_OK);
	claims_are_proved_of(&t);
}

/* ---- nothing is left out ---------------------------------------------------
 */

/* the events that any entry of the pte level meets, and how */
static const struct {
	enum pte_event event;
	uint32_t conditions;
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
	if (t.version < ALL_KNOWN_SINCE)
		return;
	for (unsigned type = 0; type < PTE_SWAP_TYPE_COUNT; type++) {
		const uint64_t word = pte_layout_swap_encode_masked(
			t.layout, PTE_LEVEL_PTE,
			pte_swap_entry_pack(t.layout, type, 1));

		for (unsigned i = 0; i < sizeof(met) / sizeof(met[0]); i++) {
			const struct pte_event_args h = {
				.event = met[i].event,
				.conditions = met[i].conditions,
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
	const struct property *const p = property_named("word_is_what_is_said");
	struct event e = { .t = { .here = { .kind = PTE_KIND_SWAP,
					    .has_word = true } } };

	(void)state;
	e.here.kind = PTE_KIND_MARKER;
	assert_non_null(p->wrong(&e));
	e.here.kind = PTE_KIND_SWAP;
	assert_null(p->wrong(&e));
	e.child.stray = 1;
	assert_non_null(p->wrong(&e));
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };

	for (unsigned i = 0; i < BROKEN_COUNT; i++)
		cases_add(&cases, is_found, &broken[i], "%s_is_found",
			  broken[i].what);
	CASES_ADD(&cases, a_word_that_is_read_otherwise_is_found);
	CASES_ADD(&cases, claim_is_refuted);
	cases_add_each(&cases, EVERY_VERSION, claims_are_proved,
		       "claims_are_proved");
	cases_add_each(&cases, EVERY_CONFIG, every_entry_is_answered,
		       "every_entry_is_answered");
	return cases_run(&cases, "transitions");
}
