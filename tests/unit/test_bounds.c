/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Numbers that are no level, kind, flag, bit or index, and names that are
 * NULL, given to every public function that looks something up by one: each
 * answers that there is no such thing. What it mustn't do, the sanitizers see.
 *
 * Those of the maps in src that look nothing up: pte_claim_count,
 * pte_exhibit_count, pte_helpers, pte_linux_next, pte_linux_parse,
 * pte_linux_release, pte_markers, pte_model_changes_at, pte_model_count,
 * pte_model_options, pte_model_span, pte_obligations_size, pte_program_size,
 * pte_proposal_try, pte_rules, pte_scan_best, pte_scan_plan_size,
 * pte_scan_size, pte_scheme_answers, pte_scheme_cost, pte_scheme_count,
 * pte_scheme_use_size, pte_set_add, pte_set_add_range, pte_set_count,
 * pte_set_has, pte_set_meet, pte_set_restrict, pte_set_subtract, pte_span_next,
 * pte_target_has_rule, pte_target_size, pte_types, pte_version,
 * pte_workspace_init, pte_workspace_size.
 */
#include "bounds.h"

#include <limits.h>
#include <string.h>

#include <pte/decode.h>
#include <pte/doubt.h>
#include <pte/encode.h>
#include <pte/fit.h>
#include <pte/helper.h>
#include <pte/prove/census.h>
#include <pte/prove/museum.h>
#include <pte/scan.h>
#include <pte/transition.h>

/* ---- levels -------------------------------------------------------------- */

static void no_word_is_read_at_a_level_that_isnt_one(void **state)
{
	struct pte_target t;
	struct pte_reading r = { .swp_type = 77 };
	struct pte_doubts doubts = { .count = 77 };
	struct pte_fit fit = { .of = 77 };
	struct pte_named_bits bits[64];
	struct pte_predicate predicate;
	struct pte_census census;

	(void)state;
	kernel(&t);
	for (EACH(n, no_level)) {
		const enum pte_level level = (enum pte_level) * n;
		const struct pte_evidence word = { level, true, false, 0x63,
						   0 };

		assert_int_equal(pte_fit_add(&t, &word, &fit),
				 PTE_STATUS_NO_LEVEL);
		assert_int_equal(fit.of, 77);
		assert_int_equal(pte_target_decode(&t, level, 0x63, &r),
				 PTE_STATUS_NO_LEVEL);
		assert_int_equal(r.swp_type, 77);
		r.level = level;
		r.has_entry = true;
		assert_int_equal(pte_target_doubts(&t, 0x63, &r, &doubts),
				 PTE_STATUS_NO_LEVEL);
		assert_int_equal(doubts.count, 77);
		assert_int_equal(pte_target_looks(&t, level, 0x63, &doubts),
				 PTE_STATUS_NO_LEVEL);
		assert_int_equal(doubts.count, 77);
		assert_int_equal(pte_target_bits(&t, level, 0x63, bits), 0);
		assert_int_equal(pte_census_take(&t, level, &census),
				 PTE_STATUS_NO_LEVEL);
		assert_string_equal(pte_level_name(level), "?");
		assert_null(pte_model_never(t.model, level, PTE_VIEW_TABLE));
		assert_false(pte_target_predicate(&t, level, 0, &predicate));
	}
}

static void no_words_are_scanned_at_a_level_that_isnt_one(void **state)
{
	static struct pte_scan_plan plan;
	struct pte_target t;

	(void)state;
	kernel(&t);
	plan.word_bytes = 77;
	for (EACH(n, no_level)) {
		assert_int_equal(
			pte_scan_plan_init(&t, (enum pte_level) * n, &plan),
			PTE_STATUS_NO_LEVEL);
		assert_int_equal(plan.word_bytes, 77);
	}
}

static void no_words_are_scanned_by_a_kernel_that_isnt_one(void **state)
{
	static struct pte_scan_plan plan;
	static struct pte_scan scan;
	const uint64_t word = 0x63;
	struct pte_target t;
	size_t taken = 77;

	(void)state;
	kernel(&t);
	assert_int_equal(pte_scan_plan_init(&t, PTE_LEVEL_PTE, &plan),
			 PTE_STATUS_OK);
	for (EACH(n, beyond)) {
		scan.kernel = (enum pte_scan_kernel) * n;
		assert_string_equal(pte_scan_kernel_name(scan.kernel), "?");
		assert_false(pte_scan_kernel_runs(scan.kernel));
		assert_int_equal(
			pte_target_scan(&plan, &word, 1, &scan, &taken),
			PTE_STATUS_NO_INSTRUCTIONS);
		assert_int_equal(taken, 77);
		assert_int_equal(scan.words, 0);
	}
}

static void no_word_is_written_at_a_level_that_isnt_one(void **state)
{
	const struct pte_description none = { .kind = PTE_KIND_NONE };
	const struct pte_description page = {
		.kind = PTE_KIND_PRESENT,
		.keys = pte_kind_keys(PTE_KIND_PRESENT),
		.protection = "readonly",
	};
	struct pte_target t;
	uint64_t value = 77;

	(void)state;
	kernel(&t);
	for (EACH(n, no_level)) {
		const enum pte_level level = (enum pte_level) * n;

		assert_int_equal(pte_target_encode(&t, level, &none, &value),
				 PTE_STATUS_NO_LEVEL);
		assert_int_equal(pte_target_encode(&t, level, &page, &value),
				 PTE_STATUS_NO_LEVEL);
		assert_int_equal(
			pte_target_pfn_max(&t, level, PTE_KIND_PRESENT), 0);
		assert_int_equal(
			pte_target_pfn_max(&t, level, PTE_KIND_MIGRATION_READ),
			0);
	}
	assert_int_equal(value, 77);
}

static void nothing_becomes_of_a_word_at_a_level_that_isnt_one(void **state)
{
	const struct pte_event_args fork = { .event = PTE_EVENT_FORK };
	struct pte_target t;
	struct pte_transition after;
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	(void)state;
	kernel(&t);
	for (EACH(n, no_level)) {
		const enum pte_level level = (enum pte_level) * n;

		assert_int_equal(
			pte_target_transition(&t, level, &fork, 0, &after),
			PTE_STATUS_NO_LEVEL);
		assert_int_equal(pte_rules_apply(rules, count, &t, level, &fork,
						 0, &after),
				 PTE_STATUS_NO_LEVEL);
	}
}

/* ---- kinds --------------------------------------------------------------- */

static void a_number_beyond_is_of_no_kind(void **state)
{
	struct pte_target t;
	uint64_t value;

	(void)state;
	kernel(&t);
	for (EACH(n, beyond)) {
		const enum pte_kind kind = (enum pte_kind) * n;
		const struct pte_description d = { .kind = kind };

		assert_int_equal(pte_kinds_of(kind), 0);
		assert_string_equal(pte_kind_name(kind), "unknown");
		assert_ptr_equal(pte_kind_info(kind),
				 pte_kind_info(PTE_KIND_UNKNOWN));
		assert_ptr_equal(pte_model_kind(t.model, kind),
				 pte_kind_info(PTE_KIND_UNKNOWN));
		assert_int_equal(pte_kind_keys(kind),
				 pte_kind_keys(PTE_KIND_UNKNOWN));
		assert_int_equal(pte_target_keys(&t, kind),
				 pte_kind_keys(PTE_KIND_UNKNOWN));
		assert_false(pte_target_has_kind(&t, kind));
		assert_int_equal(pte_target_type_of(&t, kind), -1);
		assert_true(pte_target_pfn_max(&t, PTE_LEVEL_PTE, kind) > 0);
		assert_int_equal(
			pte_target_encode(&t, PTE_LEVEL_PTE, &d, &value),
			PTE_STATUS_NOT_ENCODABLE);
	}
}

/* ---- flags, owners, keys, events ----------------------------------------- */

static void a_number_beyond_has_no_name(void **state)
{
	struct pte_target t;

	(void)state;
	kernel(&t);
	for (EACH(n, beyond)) {
		const enum pte_owner owner = (enum pte_owner) * n;

		assert_string_equal(pte_flag_name((enum pte_flag) * n), "?");
		assert_null(pte_flag_info((enum pte_flag) * n));
		assert_string_equal(
			pte_flag_called((enum pte_flag) * n, PTE_LINUX(6, 12)),
			"?");
		assert_string_equal(
			pte_model_flag_name(t.model, (enum pte_flag) * n), "?");
		assert_string_equal(pte_owner_name(owner), "?");
		assert_string_equal(pte_model_owner_name(t.model, owner), "?");
		assert_null(pte_key_name(*n));
		assert_null(pte_option_info(*n));
		assert_string_equal(
			pte_verdict_name((enum pte_verdict_kind) * n), "?");
		assert_string_equal(pte_domain_name((enum pte_domain) * n),
				    "?");
		assert_null(pte_domain_why((enum pte_domain) * n));
		assert_string_equal(pte_doubt_name((enum pte_doubt_code) * n),
				    "?");
		assert_false(pte_doubt_excludes((enum pte_doubt_code) * n));
		assert_string_equal(pte_tells_name((enum pte_tells) * n), "?");
		assert_string_equal(pte_event_name((enum pte_event) * n), "?");
		assert_string_equal(
			pte_condition_name((enum pte_condition) * n), "?");
		assert_string_equal(pte_outcome_name((enum pte_outcome) * n),
				    "?");
		assert_string_equal(pte_feasible_name((enum pte_feasible) * n),
				    "?");
		assert_string_equal(pte_grade_name((enum pte_grade) * n), "?");
		assert_string_equal(pte_obstacle_name((enum pte_obstacle) * n),
				    "?");
		assert_string_equal(
			pte_scheme_form_name((enum pte_scheme_form) * n), "?");
		assert_string_equal(pte_status_name((enum pte_status) * n),
				    "?");
		assert_string_equal(pte_status_str((enum pte_status) * n),
				    "unknown status");
	}
}

static void a_number_beyond_owns_no_bits(void **state)
{
	struct pte_target t;

	(void)state;
	kernel(&t);
	for (EACH(n, beyond))
		assert_int_equal(pte_model_bits(t.model, PTE_LEVEL_PTE,
						(enum pte_owner) * n),
				 0);
	assert_int_equal(
		pte_model_bits(t.model, PTE_LEVEL_PTE, (enum pte_owner)0), 0);
	for (EACH(n, beyond))
		assert_int_equal(pte_model_bits(t.model, (enum pte_level) * n,
						PTE_OWNER_TYPE),
				 0);
	for (unsigned n = PTE_OWNER_LAST + 1; n < 99; n++)
		assert_int_equal(pte_model_bits(t.model, PTE_LEVEL_PTE,
						(enum pte_owner)n),
				 0);
}

/* a 64-bit row has nothing above its words; one of 32 would: type and NX */
static void a_row_s_bits_are_within_its_words(void **state)
{
	struct pte_target t;
	struct pte_layout l;
	struct pte_model m;

	(void)state;
	kernel(&t);
	l = *t.layout;
	m = *t.model;
	m.layout = &l;
	assert_int_equal(pte_model_bits_beyond(&m), 0);
	l.word_bits = 32;
	assert_int_equal(pte_model_bits_beyond(&m), 0xffffffff00000000);
}

/* of words of 32 bits: an offset's upper piece, and what a level makes of a
 * protection */
static void a_part_s_bits_are_within_the_words(void **state)
{
	static const struct pte_translations high = {
		1, { { { 0, 0 }, { 0, UINT64_C(1) << 40 } } }
	};
	struct pte_target t;
	struct pte_layout l;
	struct pte_model m;
	struct pte_codec c;

	(void)state;
	target_named("i386@6.12", "", &t);
	l = *t.layout;
	m = *t.model;
	c = *l.swap[PTE_LEVEL_PTE];
	m.layout = &l;
	assert_int_equal(pte_model_bits_beyond(&m), 0);
	l.translated[PTE_LEVEL_PTE] = &high;
	assert_int_equal(pte_model_bits_beyond(&m), UINT64_C(1) << 40);
	l.translated[PTE_LEVEL_PTE] = NULL;
	c.offset_high = (struct pte_piece){ 45, 1, 23, false };
	l.swap[PTE_LEVEL_PTE] = &c;
	assert_int_equal(pte_model_bits_beyond(&m), UINT64_C(1) << 45);
}

static void a_view_has_no_test_beyond(void **state)
{
	struct pte_target t;

	(void)state;
	kernel(&t);
	for (EACH(n, beyond)) {
		const enum pte_view_test test = (enum pte_view_test) * n;

		assert_null(pte_view_test_name(*n));
		assert_null(
			pte_view_test_of(t.layout->view[PTE_LEVEL_PTE], test));
		assert_null(pte_model_never(t.model, PTE_LEVEL_PTE, test));
	}
}

/* Linux 6.12 has uffd-wp, bit 0, and poisoned, bit 1 */
static void a_kernel_has_no_marker_beyond(void **state)
{
	struct pte_target t;
	unsigned bit = 77;

	(void)state;
	kernel(&t);
	for (EACH(n, beyond))
		assert_null(pte_target_marker(&t, *n, &bit));
	assert_null(pte_target_marker(&t, 2, &bit));
	assert_int_equal(bit, 77);
	assert_string_equal(pte_target_marker(&t, 1, &bit), "poisoned");
	assert_int_equal(bit, 1);
}

static void no_rule_speaks_of_an_event_beyond(void **state)
{
	struct pte_target t;
	struct pte_transition after;
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	(void)state;
	assert_int_equal(pte_rules_ask(rules, count, PTE_EVENT_FORK, 0), 0);
	kernel(&t);
	for (EACH(n, beyond)) {
		const struct pte_event_args h = { .event = (enum pte_event) *
							   n };

		assert_int_equal(pte_event_asks(h.event), 0);
		assert_int_equal(
			pte_rules_ask(rules, count, h.event, PTE_KIND_ALL), 0);
		assert_int_equal(
			pte_target_transition(&t, PTE_LEVEL_PTE, &h, 0, &after),
			PTE_STATUS_NO_RULE);
	}
}

/* ---- indices ------------------------------------------------------------- */

static void nothing_is_at_an_index_beyond(void **state)
{
	struct pte_target t;
	unsigned bit = 77;

	(void)state;
	kernel(&t);
	for (unsigned far = UINT_MAX; far > 64; far /= 2)
		assert_null(pte_target_marker(&t, far, &bit));
	assert_int_equal(bit, 77);
	for (size_t far = SIZE_MAX; far > 10000; far /= 2) {
		assert_null(pte_claim_at(far));
		assert_null(pte_exhibit_at(far));
		assert_null(pte_model_at(far));
		assert_null(pte_scheme_at(far));
		assert_null(pte_scheme_claim_at(far));
	}
	assert_null(pte_claim_at(pte_claim_count()));
	assert_null(pte_exhibit_at(pte_exhibit_count()));
	assert_null(pte_model_at(pte_model_count()));
	assert_null(pte_scheme_at(pte_scheme_count()));
}

/* ---- names and configurations -------------------------------------------- */

static void null_is_nobodys_name(void **state)
{
	const struct pte_description d = {
		.kind = PTE_KIND_PRESENT,
		.keys = pte_kind_keys(PTE_KIND_PRESENT),
	};
	struct pte_target t;
	const struct pte_model *model;
	const struct pte_scheme *scheme;
	struct pte_span span;
	enum pte_kind kind;
	enum pte_flag flag;
	enum pte_level level;
	uint64_t value;
	int bit;

	(void)state;
	kernel(&t);
	assert_null(pte_target_protection(&t, NULL));
	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_PTE, &d, &value),
			 PTE_STATUS_NO_PROTECTION);
	assert_int_equal(pte_kind_parse(NULL, &kind), PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(pte_flag_parse(NULL, &flag), PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(pte_level_parse(NULL, &level),
			 PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(pte_model_kind_parse(t.model, NULL, &kind),
			 PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(pte_model_flag_parse(t.model, NULL, &flag),
			 PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(pte_target_init(NULL, NULL, &t), PTE_STATUS_SYNTAX);
	assert_int_equal(pte_model_find(NULL, 0, 0, &model),
			 PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(pte_model_versions(NULL, 0, &span),
			 PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(pte_scheme_parse(NULL, 0, &scheme, &bit),
			 PTE_STATUS_UNKNOWN_NAME);
}

static void options_beyond_arent_there(void **state)
{
	const struct pte_model *const model = pte_model_at(0);
	struct pte_span in;
	struct pte_config config = { 0 }, next;
	struct pte_target t;
	uint32_t cursor = UINT32_MAX;

	(void)state;
	for (EACH(n, beyond))
		assert_false(pte_model_option_span(model, *n, PTE_LINUX(6, 12),
						   &in));
	for (unsigned o = PTE_OPTION_COUNT; o < 32; o++) {
		config.on = PTE_OPTION_SET(o);
		assert_int_equal(
			pte_target_of(model, PTE_LINUX(6, 12), &config, &t),
			PTE_STATUS_NO_OPTION);
	}
	assert_int_equal(pte_config_add(&config, NULL, 0), PTE_STATUS_SYNTAX);
	assert_false(pte_config_next(model, PTE_LINUX(6, 12), UINT32_MAX,
				     &cursor, &next));
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, no_word_is_read_at_a_level_that_isnt_one);
	CASES_ADD(&cases, no_words_are_scanned_at_a_level_that_isnt_one);
	CASES_ADD(&cases, no_words_are_scanned_by_a_kernel_that_isnt_one);
	CASES_ADD(&cases, no_word_is_written_at_a_level_that_isnt_one);
	CASES_ADD(&cases, nothing_becomes_of_a_word_at_a_level_that_isnt_one);
	CASES_ADD(&cases, a_number_beyond_is_of_no_kind);
	CASES_ADD(&cases, a_number_beyond_has_no_name);
	CASES_ADD(&cases, a_number_beyond_owns_no_bits);
	CASES_ADD(&cases, a_row_s_bits_are_within_its_words);
	CASES_ADD(&cases, a_part_s_bits_are_within_the_words);
	CASES_ADD(&cases, a_view_has_no_test_beyond);
	CASES_ADD(&cases, no_rule_speaks_of_an_event_beyond);
	CASES_ADD(&cases, a_kernel_has_no_marker_beyond);
	CASES_ADD(&cases, nothing_is_at_an_index_beyond);
	CASES_ADD(&cases, null_is_nobodys_name);
	CASES_ADD(&cases, options_beyond_arent_there);
	return cases_run(&cases, "bounds");
}
