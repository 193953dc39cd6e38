/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <string.h>

#include <pte/encode.h>
#include <pte/prove/scheme.h>
#include <pte/transition.h>

#define C(condition) PTE_CONDITION_SET(PTE_##condition)

/* ---- names -----------------------------------------------------------------
 */

static void names_are_there_and_differ(void **state)
{
	(void)state;
	for (unsigned i = 0; i < PTE_CONDITION_COUNT; i++)
		for (unsigned k = 0; k < i; k++)
			assert_string_not_equal(
				pte_condition_name((enum pte_condition)i),
				pte_condition_name((enum pte_condition)k));
	for (unsigned i = 0; i < PTE_EVENT_COUNT; i++)
		assert_string_not_equal(pte_event_name((enum pte_event)i), "?");
	for (unsigned i = 0; i < PTE_OUTCOME_COUNT; i++)
		assert_string_not_equal(pte_outcome_name((enum pte_outcome)i),
					"?");
}

static void beyond_the_last_is_unknown(void **state)
{
	(void)state;
	assert_string_equal(
		pte_condition_name((enum pte_condition)PTE_CONDITION_COUNT),
		"?");
	assert_string_equal(pte_event_name((enum pte_event)PTE_EVENT_COUNT),
			    "?");
	assert_string_equal(
		pte_outcome_name((enum pte_outcome)PTE_OUTCOME_COUNT), "?");
}

/* ---- the table --------------------------------------------------------------
 */

static void every_rule_is_complete(void **state)
{
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	(void)state;
	assert_true(count > 0);
	for (const struct pte_rule *r = rules; r < rules + count; r++) {
		assert_true((unsigned)r->event < PTE_EVENT_COUNT);
		assert_true(r->before.kinds != 0 && r->levels != 0);
		assert_non_null(r->here);
		assert_non_null(r->says);
		assert_non_null(r->source);
		assert_int_equal(r->when & r->unless, 0);
		assert_true(r->in.since <= r->in.until);
		assert_true(r->seen.without <= r->seen.with);
	}
}

/* a rule that none of its words could reach would be a mistake unseen */
static void no_rule_stands_behind_its_double(void **state)
{
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	(void)state;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < i; k++)
			if (rules[i].event == rules[k].event &&
			    rules[i].levels == rules[k].levels &&
			    rules[i].when == rules[k].when &&
			    rules[i].unless == rules[k].unless &&
			    rules[i].needs == rules[k].needs &&
			    memcmp(&rules[i].in, &rules[k].in,
				   sizeof(rules[i].in)) == 0)
				assert_memory_not_equal(
					&rules[i].before, &rules[k].before,
					sizeof(rules[i].before));
}

static void a_kernel_has_its_rules_only(void **state)
{
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);
	struct pte_target old, marked, now, series;
	unsigned of_old = 0, of_marked = 0, of_now = 0, of_series = 0;

	(void)state;
	target_named("x86_64@5.18", "", &old);
	target_named("x86_64@5.19", "", &marked);
	target_named("x86_64@7.1", "", &now);
	target_named("x86_64@7.1", "device_private_migration", &series);
	for (const struct pte_rule *r = rules; r < rules + count; r++) {
		of_old += pte_target_has_rule(&old, r);
		of_marked += pte_target_has_rule(&marked, r);
		of_now += pte_target_has_rule(&now, r);
		of_series += pte_target_has_rule(&series, r);
	}
	assert_int_equal(of_old, 0);
	assert_int_equal(of_marked, 2); /* fork, of markers */
	assert_true(of_now > 0 && of_now < count);
	assert_true(of_series > of_now);
}

/* ---- what isn't known
 * -------------------------------------------------------- */

static void between_what_was_read_nothing_is_certain(void **state)
{
	static const struct pte_product same = { .kind = PTE_KIND_RAW };
	/* read in 6.1 and 6.12: it may have begun anywhere between */
	const struct pte_rule rule = {
		.event = PTE_EVENT_MPROTECT,
		.levels = PTE_LEVEL_SET(PTE_LEVEL_PTE),
		.before = { .kinds = PTE_KIND_SET(PTE_KIND_MIGRATION_WRITE) },
		.in = { PTE_LINUX(6, 2), PTE_LINUX_ONWARDS },
		.seen = { PTE_LINUX(6, 1), PTE_LINUX(6, 12) },
		.here = &same,
	};
	/* migration_write pfn=0x12345, by type 26 of 6.2 to 6.14 */
	const uint64_t word = 0xd7fffffffdb97400;
	const struct pte_event_args h = { .event = PTE_EVENT_MPROTECT };
	struct pte_transition t;
	struct pte_target target;

	(void)state;
	target_named("x86_64@6.12", "", &target);
	assert_int_equal(
		pte_rules_apply(&rule, 1, &target, PTE_LEVEL_PTE, &h, word, &t),
		PTE_STATUS_OK);
	assert_true(t.certain);
	target_named("x86_64@6.8", "", &target);
	assert_int_equal(
		pte_rules_apply(&rule, 1, &target, PTE_LEVEL_PTE, &h, word, &t),
		PTE_STATUS_OK);
	assert_false(t.certain);
}

/* the last version read without a change and the first with it are next to
 * each other */
static void every_version_of_linux_s_rules_is_exact(void **state)
{
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	(void)state;
	for (const struct pte_rule *r = rules; r < rules + count; r++) {
		const struct pte_seen *const seen = &r->seen;

		if (seen->with == 0)
			continue;
		assert_int_equal(seen->with, r->in.since);
		assert_true(seen->without == seen->with - 1);
	}
}

static void no_level_is_said(void **state)
{
	const struct pte_event_args h = { .event = PTE_EVENT_FORK };
	struct pte_transition t;
	struct pte_target target;

	(void)state;
	target_named("ppc64-nohash@6.12", "", &target);
	assert_int_equal(
		pte_target_transition(&target, PTE_LEVEL_PMD, &h, 0, &t),
		PTE_STATUS_NO_LEVEL);
}

/* x86_64, of a layout that may be changed */
static void of_own_layout(struct pte_target *target, struct pte_layout *layout)
{
	target_named("x86_64@6.12", "", target);
	*layout = *target->layout;
	target->layout = layout;
}

/* s390x's empty slot is _PAGE_INVALID; here, dirty as the KNL4 erratum has it
 */
static void what_is_gone_leaves_the_level_s_empty_slot(void **state)
{
	const struct pte_event_args h = { .event = PTE_EVENT_ZAP,
					  .conditions = C(ASKED_EVEN_COWS) };
	struct pte_transition t;
	struct pte_target target;
	struct pte_layout layout;

	(void)state;
	of_own_layout(&target, &layout);
	layout.empty[PTE_LEVEL_PTE] = 0x40;
	/* a slot of a swap device */
	assert_int_equal(pte_target_transition(&target, PTE_LEVEL_PTE, &h,
					       0x2fffffffffdb9600, &t),
			 PTE_STATUS_OK);
	assert_int_equal(t.here.kind, PTE_KIND_NONE);
	assert_int_equal(t.here.word, 0x40);
}

static void a_word_beyond_the_layout_s_is_said(void **state)
{
	const struct pte_event_args h = { .event = PTE_EVENT_FORK };
	struct pte_transition t;
	struct pte_target target;
	struct pte_layout layout;

	(void)state;
	of_own_layout(&target, &layout);
	layout.word_bits = 32;
	assert_int_equal(pte_target_transition(&target, PTE_LEVEL_PTE, &h,
					       UINT64_C(0x100000000), &t),
			 PTE_STATUS_WORD_RANGE);
}

static void a_slot_that_does_not_fit_is_refused(void **state)
{
	const struct pte_event_args h = {
		.event = PTE_EVENT_SWAP_OUT,
		.conditions = C(PAGE_ANONYMOUS),
		.swp_type = 23, /* hwpoison's, in 6.12 */
		.swp_offset = 1,
	};
	struct pte_transition t;
	struct pte_target target;

	(void)state;
	target_named("x86_64@6.12", "", &target);
	assert_int_equal(pte_target_transition(&target, PTE_LEVEL_PTE, &h,
					       0x12345025, &t),
			 PTE_STATUS_TYPE_RESERVED);
}

static void a_page_that_does_not_fit_is_refused(void **state)
{
	const struct pte_event_args h = {
		.event = PTE_EVENT_REMAP,
		.conditions = C(PAGE_IN_DEVICE) | C(IN_WRITABLE),
		.pfn = UINT64_C(1) << 34, /* 46 bits, less a page's 12 */
	};
	struct pte_transition t;
	struct pte_target target;

	(void)state;
	target_named("x86_64@6.12", "", &target);
	assert_int_equal(pte_target_transition(&target, PTE_LEVEL_PTE, &h,
					       0xd7fffffffdb97400, &t),
			 PTE_STATUS_PFN_RANGE);
}

/* rules of one's own may speak of a kind that the kernel hasn't */
static void a_kind_that_the_kernel_lacks_is_refused(void **state)
{
	static const struct pte_product to_migration = {
		.kind = PTE_KIND_MIGRATION_READ,
		.content = PTE_CONTENT_OFFSET,
	};
	static const struct pte_product same = { .kind = PTE_KIND_RAW };
	const struct pte_rule rules[] = {
		{ .event = PTE_EVENT_FORK,
		  .levels = PTE_LEVEL_SET(PTE_LEVEL_PTE),
		  .before = { .kinds = PTE_KIND_SET(PTE_KIND_SWAP) },
		  .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
		  .here = &same,
		  .child = &to_migration },
	};
	const struct pte_event_args h = { .event = PTE_EVENT_FORK };
	struct pte_transition t;
	struct pte_target target;

	(void)state;
	target_named("x86_64@6.12", "-migration", &target);
	assert_int_equal(pte_rules_apply(rules, 1, &target, PTE_LEVEL_PTE, &h,
					 0x2fffffffffdb9600, &t),
			 PTE_STATUS_NO_KIND);
	target_named("x86_64@6.12", "", &target);
	assert_int_equal(pte_rules_apply(rules, 1, &target, PTE_LEVEL_PTE, &h,
					 0x2fffffffffdb9600, &t),
			 PTE_STATUS_OK);
	/* type 24 of 6.12; the offset as it was, and no flag */
	assert_int_equal(t.child.word, 0xc7ffffffffdb9600);
}

/* ---- schemes
 * ------------------------------------------------------------------ */

/* a kernel, a scheme, and the word that remembers uffd-wp there */
static const struct remembered {
	const char *scheme;
	int bit;
	const char *target, *config;
	uint64_t word;
} remembered[] = {
	{ "pte-bit", 3, "x86_64@5.11", "", 0x8 },
	{ "special-pte", PTE_SCHEME_NO_BIT, "x86_64@5.11", "", 0x4 },
	{ "special-pte", PTE_SCHEME_NO_BIT, "x86_64@6.12", "", 0x4 },
	{ "special-pte", PTE_SCHEME_NO_BIT, "arm64-4k@6.12", "", 0x8 },
	{ "swp-offset", PTE_SCHEME_NO_BIT, "x86_64@6.12", "",
	  0x0ffffffffffffe00 },
	{ "swp-offset-migration", PTE_SCHEME_NO_BIT, "x86_64@5.11", "",
	  0xe7fffffffffffe00 },
	{ "swp-offset-migration-top", PTE_SCHEME_NO_BIT, "x86_64@5.11", "",
	  0xe000000000000000 },
};
#define REMEMBERED_COUNT (sizeof(remembered) / sizeof(remembered[0]))

/* that kernel, with the scheme in force */
static void target_with(const struct remembered *r, struct pte_target *target)
{
	const struct pte_scheme *scheme;
	int bit;

	target_named(r->target, r->config, target);
	assert_int_equal(
		pte_scheme_parse(r->scheme, strlen(r->scheme), &scheme, &bit),
		PTE_STATUS_OK);
	assert_int_equal(pte_scheme_apply(scheme, r->bit, target, NULL),
			 PTE_STATUS_OK);
}

static struct pte_transition happen(const struct remembered *r,
				    enum pte_event event, uint32_t conditions,
				    uint64_t word)
{
	const struct pte_event_args h = { .event = event,
					  .conditions = conditions };
	struct pte_transition t;
	struct pte_target target;

	target_with(r, &target);
	assert_int_equal(
		pte_target_transition(&target, PTE_LEVEL_PTE, &h, word, &t),
		PTE_STATUS_OK);
	return t;
}

static void reading_maps_the_page_protected(void **state)
{
	const struct remembered *const r = *state;
	const struct pte_transition t =
		happen(r, PTE_EVENT_FAULT_READ, C(IN_UFFD_WP), r->word);

	assert_int_equal(t.here.kind, PTE_KIND_PRESENT);
	assert_int_equal(t.here.flags, PTE_FLAG_SET(PTE_FLAG_UFFD_WP));
	assert_false(t.here.write);
	assert_int_equal(t.outcome, PTE_OUTCOME_DONE);
}

static void writing_goes_to_userfaultfd(void **state)
{
	const struct remembered *const r = *state;
	const struct pte_transition t = happen(r, PTE_EVENT_FAULT_WRITE,
					       C(IN_UFFD_WP) | C(IN_WRITABLE),
					       r->word);

	assert_int_equal(t.outcome, PTE_OUTCOME_USERFAULT);
	assert_int_equal(t.here.word, r->word);
}

static void a_child_that_is_not_registered_gets_nothing(void **state)
{
	const struct remembered *const r = *state;
	const struct pte_transition kept =
		happen(r, PTE_EVENT_FORK, C(IN_UFFD_WP), r->word);
	const struct pte_transition lost =
		happen(r, PTE_EVENT_FORK, 0, r->word);

	assert_true(kept.has_child && lost.has_child);
	assert_int_equal(kept.child.word, r->word);
	assert_int_equal(lost.child.kind, PTE_KIND_NONE);
	assert_int_equal(kept.here.word, r->word);
	assert_int_equal(lost.here.word, r->word);
}

static void zap_leaves_it_unless_asked(void **state)
{
	const struct remembered *const r = *state;

	assert_int_equal(
		happen(r, PTE_EVENT_ZAP, C(ASKED_EVEN_COWS), r->word).here.word,
		r->word);
	assert_int_equal(happen(r, PTE_EVENT_ZAP, C(ASKED_DROP_MARKER), r->word)
				 .here.kind,
			 PTE_KIND_NONE);
}

static void resolving_drops_it(void **state)
{
	const struct remembered *const r = *state;

	assert_int_equal(
		happen(r, PTE_EVENT_MPROTECT, C(ASKED_WP_RESOLVE), r->word)
			.here.kind,
		PTE_KIND_NONE);
}

/* where rules of the present words are known, too */
static void reclaim_writes_it(void **state)
{
	/* a file's page, protected: P, USER, ACCESSED and bit 10 */
	const uint64_t protected_page = 0x12345425;
	const struct remembered *const r = &remembered[2];
	const struct pte_transition t =
		happen(r, PTE_EVENT_SWAP_OUT, C(IN_UFFD_WP), protected_page);

	(void)state;
	assert_int_equal(t.here.word, r->word);
	assert_int_equal(t.here.kind, PTE_KIND_SPECIAL);
}

static void flags_in_the_offset_are_not_known(void **state)
{
	const struct remembered r = { "flags-in-entry", PTE_SCHEME_NO_BIT,
				      "x86_64@6.12", "", 0 };
	const struct pte_event_args h = { .event = PTE_EVENT_FORK };
	struct pte_transition t;
	struct pte_target target;

	(void)state;
	target_with(&r, &target);
	assert_int_equal(
		pte_target_transition(&target, PTE_LEVEL_PTE, &h, 0, &t),
		PTE_STATUS_NO_RULE);
}

/* as if the next kernel had one bit more: what is done with any marker isn't
 * taken for what is done with that */
static void marker_of_a_new_bit_has_no_rule(void **state)
{
	const struct pte_description d = { .kind = PTE_KIND_MARKER,
					   .keys = PTE_KEY_SET(PTE_KEY_MARKER),
					   .marker = 8 };
	struct pte_target target;
	uint64_t word;

	(void)state;
	target_named("x86_64@6.12", "", &target);
	target.markers |= 8;
	for (enum pte_event e = 0; e < PTE_EVENT_COUNT; e++) {
		const struct pte_event_args h = { .event = e };
		struct pte_transition t;

		assert_int_equal(
			pte_target_encode(&target, PTE_LEVEL_PTE, &d, &word),
			PTE_STATUS_OK);
		assert_int_equal(pte_target_transition(&target, PTE_LEVEL_PTE,
						       &h, word, &t),
				 PTE_STATUS_NO_RULE);
	}
}

static void add_schemes(struct cases *cases)
{
	static const struct {
		const char *sentence;
		void (*run)(void **state);
	} each[] = {
		{ "reading_maps_the_page_protected",
		  reading_maps_the_page_protected },
		{ "writing_goes_to_userfaultfd", writing_goes_to_userfaultfd },
		{ "a_child_that_is_not_registered_gets_nothing",
		  a_child_that_is_not_registered_gets_nothing },
		{ "zap_leaves_it_unless_asked", zap_leaves_it_unless_asked },
		{ "resolving_drops_it", resolving_drops_it },
	};

	for (unsigned i = 0; i < REMEMBERED_COUNT; i++)
		for (unsigned k = 0; k < sizeof(each) / sizeof(each[0]); k++)
			cases_add(cases, each[k].run, &remembered[i],
				  "%s[%s, %s]", each[k].sentence,
				  remembered[i].scheme, remembered[i].target);
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };

	CASES_ADD(&cases, names_are_there_and_differ);
	CASES_ADD(&cases, beyond_the_last_is_unknown);
	CASES_ADD(&cases, every_rule_is_complete);
	CASES_ADD(&cases, no_rule_stands_behind_its_double);
	CASES_ADD(&cases, a_kernel_has_its_rules_only);
	CASES_ADD(&cases, between_what_was_read_nothing_is_certain);
	CASES_ADD(&cases, every_version_of_linux_s_rules_is_exact);
	CASES_ADD(&cases, no_level_is_said);
	CASES_ADD(&cases, what_is_gone_leaves_the_level_s_empty_slot);
	CASES_ADD(&cases, a_word_beyond_the_layout_s_is_said);
	CASES_ADD(&cases, a_slot_that_does_not_fit_is_refused);
	CASES_ADD(&cases, a_page_that_does_not_fit_is_refused);
	CASES_ADD(&cases, a_kind_that_the_kernel_lacks_is_refused);
	add_schemes(&cases);
	CASES_ADD(&cases, reclaim_writes_it);
	CASES_ADD(&cases, flags_in_the_offset_are_not_known);
	CASES_ADD(&cases, marker_of_a_new_bit_has_no_rule);
	return cases_run(&cases, "transition");
}
