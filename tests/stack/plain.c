/* SPDX-License-Identifier: BSD-2-Clause */
#include "calls.h"

#include <string.h>

#include <pte/scan.h>

#include "../workspace.h"

/* where answers go */
static volatile enum pte_status status;
static volatile uint64_t answer;
static struct pte_set set;
static size_t count;
static struct pte_target filled;

/* ---- functions of a number, or of nothing ---------------------------------
 */

CALL_NUMBERS(pte_condition_name, enum pte_condition)
CALL_NUMBERS(pte_claim_at, size_t)
CALL_NUMBERS(pte_domain_name, enum pte_domain)
CALL_NUMBERS(pte_domain_why, enum pte_domain)
CALL_NUMBERS(pte_doubt_excludes, enum pte_doubt_code)
CALL_NUMBERS(pte_doubt_name, enum pte_doubt_code)
CALL_NUMBERS(pte_event_asks, enum pte_event)
CALL_NUMBERS(pte_event_name, enum pte_event)
CALL_NUMBERS(pte_exhibit_at, size_t)
CALL_NUMBERS(pte_feasible_name, enum pte_feasible)
CALL_NUMBERS(pte_flag_info, enum pte_flag)
CALL_NUMBERS(pte_flag_name, enum pte_flag)
CALL_NUMBERS(pte_grade_name, enum pte_grade)
CALL_NUMBERS(pte_key_name, unsigned)
CALL_NUMBERS(pte_kind_info, enum pte_kind)
CALL_NUMBERS(pte_kind_keys, enum pte_kind)
CALL_NUMBERS(pte_kind_name, enum pte_kind)
CALL_NUMBERS(pte_kinds_of, enum pte_kind)
CALL_NUMBERS(pte_level_name, enum pte_level)
CALL_NUMBERS(pte_linux_next, uint16_t)
CALL_NUMBERS(pte_model_at, size_t)
CALL_NUMBERS(pte_obstacle_name, enum pte_obstacle)
CALL_NUMBERS(pte_option_info, unsigned)
CALL_NUMBERS(pte_outcome_name, enum pte_outcome)
CALL_NUMBERS(pte_owner_name, enum pte_owner)
CALL_NUMBERS(pte_scheme_at, size_t)
CALL_NUMBERS(pte_scheme_claim_at, size_t)
CALL_NUMBERS(pte_scheme_form_name, enum pte_scheme_form)
CALL_NUMBERS(pte_status_name, enum pte_status)
CALL_NUMBERS(pte_status_str, enum pte_status)
CALL_NUMBERS(pte_tells_name, enum pte_tells)
CALL_NUMBERS(pte_verdict_name, enum pte_verdict_kind)
CALL_NUMBERS(pte_view_test_name, unsigned)

CALL_PLAIN(pte_claim_count)
CALL_PLAIN(pte_exhibit_count)
CALL_PLAIN(pte_helpers)
CALL_PLAIN(pte_model_count)
CALL_PLAIN(pte_scheme_count)
CALL_PLAIN(pte_version)
CALL_PLAIN(pte_workspace_size)

CALL(pte_flag_called)
{
	for (unsigned n = 0; n < CALL_BEYOND; n++)
		(void)pte_flag_called((enum pte_flag)n, PTE_LINUX(6, 12));
}

CALL(pte_workspace_init)
{
	(void)pte_workspace_init(workspace(), pte_workspace_size());
}

/* ---- lists and names ------------------------------------------------------
 */

CALL(pte_markers)
{
	(void)pte_markers(&count);
}

CALL(pte_rules)
{
	(void)pte_rules(&count);
}

CALL(pte_rules_ask)
{
	const struct pte_rule *const rules = pte_rules(&count);

	(void)pte_rules_ask(rules, count, PTE_EVENT_MPROTECT, PTE_KIND_ALL);
}

CALL(pte_types)
{
	(void)pte_types(&count);
}

CALL(pte_flag_parse)
{
	enum pte_flag flag;

	status = pte_flag_parse("uffd_wp", &flag);
	status = pte_flag_parse("none of them", &flag);
}

CALL(pte_kind_parse)
{
	enum pte_kind kind;

	status = pte_kind_parse("migration_read", &kind);
	status = pte_kind_parse("none of them", &kind);
}

CALL(pte_level_parse)
{
	enum pte_level l;

	status = pte_level_parse("hugetlb", &l);
	status = pte_level_parse("none of them", &l);
}

CALL(pte_linux_parse)
{
	uint16_t version;

	status = pte_linux_parse("6.12", 4, &version);
	status = pte_linux_parse("6.x", 3, &version);
}

CALL(pte_linux_release)
{
	uint16_t version;

	status = pte_linux_release("6.12.1-generic", 14, &version);
}

CALL(pte_span_next)
{
	const struct pte_span in = { PTE_LINUX_OLDEST, PTE_LINUX(7, 0) };
	uint16_t version = 0;

	while (pte_span_next(&in, &version))
		answer = version;
}

CALL(pte_scheme_parse)
{
	static const char *const texts[] = { "pte-bit=4", "special-pte",
					     "swp-type=x", "none of them" };
	const struct pte_scheme *scheme;
	int bit;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		status = pte_scheme_parse(texts[i], strlen(texts[i]), &scheme,
					  &bit);
}

CALL(pte_config_add_sized)
{
	static const char *const texts[] = { "-migration", "cache_bits=44",
					     "phys_bits=x", "none of them" };
	struct pte_config config = { 0 };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		status = pte_config_add(&config, texts[i], strlen(texts[i]));
}

CALL(pte_model_find)
{
	const struct pte_model *model;

	status = pte_model_find("arm64-64k", 9, PTE_LINUX(6, 12), &model);
	status = pte_model_find("none of them", 12, 0, &model);
}

CALL(pte_model_versions)
{
	struct pte_span span;

	status = pte_model_versions("arm64-64k", 9, &span);
	status = pte_model_versions("none of them", 12, &span);
}

CALL(pte_target_init_sized)
{
	status = pte_target_init("ppc64-radix-4k@6.12", NULL, &filled);
	status = pte_target_init("arm64-4k@5.11", NULL, &filled);
	status = pte_target_init("none of them", NULL, &filled);
}

/* ---- sets -----------------------------------------------------------------
 */

/* a word is all that is missing, then half of the words go */
static void fill_set(void)
{
	static const struct pte_test all_but_one =
		PTE_TEST_EXCEPT(UINT64_C(0x20));

	set.count = 0;
	status = pte_set_add(&set, &all_but_one);
}

static const struct pte_test some = PTE_TEST_ANY(UINT64_C(0xfff0));

CALL(pte_set_add)
{
	fill_set();
	status = pte_set_add(&set, &some);
	for (uint64_t n = 0; n <= PTE_SET_CAPACITY; n++) {
		const struct pte_test word = PTE_TEST(PTE_ALL_BITS, n << 32);

		status = pte_set_add(&set, &word);
	}
}

CALL(pte_set_subtract)
{
	fill_set();
	status = pte_set_subtract(&set, &some);
	status = pte_set_subtract(&set, &some);
}

CALL(pte_set_restrict)
{
	fill_set();
	status = pte_set_restrict(&set, &some);
	status = pte_set_restrict(&set, &some);
}

CALL(pte_set_add_range)
{
	static const struct pte_pattern anything = { 0, 0 };
	static const struct pte_piece piece = { 0, 64, 0, false };

	set.count = 0;
	for (uint64_t n = 1; n < 99; n++)
		status = pte_set_add_range(&set, &anything, &piece, n,
					   PTE_ALL_BITS - n * n);
}

CALL(pte_set_count)
{
	fill_set();
	answer = pte_set_count(&set).low;
}

CALL(pte_set_has)
{
	fill_set();
	answer = pte_set_has(&set, 0x20);
}

CALL(pte_set_meet)
{
	uint64_t word;

	fill_set();
	answer = pte_set_meet(&set, &some, &word);
}

/* ---- exhibits -------------------------------------------------------------
 */

CALL(pte_exhibit_claim)
{
	for (size_t i = 0; i < pte_exhibit_count(); i++)
		(void)pte_exhibit_claim(pte_exhibit_at(i));
}

CALL(pte_exhibit_target_sized)
{
	for (size_t i = 0; i < pte_exhibit_count(); i++)
		for (unsigned s = 0; s <= PTE_SIDE_COUNT; s++)
			status = pte_exhibit_target(pte_exhibit_at(i),
						    (enum pte_side_of)s,
						    &filled);
}

CALL(pte_exhibit_try)
{
	for (size_t i = 0; i < pte_exhibit_count(); i++)
		for (unsigned s = 0; s <= PTE_SIDE_COUNT; s++)
			status = pte_exhibit_try(workspace(), pte_exhibit_at(i),
						 (enum pte_side_of)s, ignore,
						 NULL);
}

CALL(pte_obligations_size)
{
	count = pte_obligations_size();
}

CALL(pte_program_size)
{
	count = pte_program_size();
}

CALL(pte_scheme_use_size)
{
	count = pte_scheme_use_size();
}

CALL_NUMBERS(pte_scan_kernel_name, enum pte_scan_kernel)
CALL_NUMBERS(pte_scan_kernel_runs, enum pte_scan_kernel)
CALL_PLAIN(pte_scan_best)

CALL(pte_scan_plan_size)
{
	count = pte_scan_plan_size();
}

CALL(pte_scan_size)
{
	count = pte_scan_size();
}

CALL(pte_target_size)
{
	count = pte_target_size();
}

/* ---- the list --------------------------------------------------------------
 */

const struct call calls_plain[] = {
	CALL_ROW(pte_condition_name, CALL_ONCE),
	CALL_ROW(pte_claim_at, CALL_ONCE),
	CALL_ROW(pte_claim_count, CALL_ONCE),
	CALL_ROW(pte_config_add_sized, CALL_ONCE),
	CALL_ROW(pte_domain_name, CALL_ONCE),
	CALL_ROW(pte_domain_why, CALL_ONCE),
	CALL_ROW(pte_doubt_excludes, CALL_ONCE),
	CALL_ROW(pte_doubt_name, CALL_ONCE),
	CALL_ROW(pte_event_asks, CALL_ONCE),
	CALL_ROW(pte_event_name, CALL_ONCE),
	CALL_ROW(pte_exhibit_at, CALL_ONCE),
	CALL_ROW(pte_exhibit_claim, CALL_ONCE),
	CALL_ROW(pte_exhibit_count, CALL_ONCE),
	CALL_ROW(pte_exhibit_target_sized, CALL_ONCE),
	CALL_ROW(pte_exhibit_try, CALL_ONCE),
	CALL_ROW(pte_feasible_name, CALL_ONCE),
	CALL_ROW(pte_flag_called, CALL_ONCE),
	CALL_ROW(pte_flag_info, CALL_ONCE),
	CALL_ROW(pte_flag_name, CALL_ONCE),
	CALL_ROW(pte_flag_parse, CALL_ONCE),
	CALL_ROW(pte_grade_name, CALL_ONCE),
	CALL_ROW(pte_helpers, CALL_ONCE),
	CALL_ROW(pte_key_name, CALL_ONCE),
	CALL_ROW(pte_kind_info, CALL_ONCE),
	CALL_ROW(pte_kind_keys, CALL_ONCE),
	CALL_ROW(pte_kind_name, CALL_ONCE),
	CALL_ROW(pte_kind_parse, CALL_ONCE),
	CALL_ROW(pte_kinds_of, CALL_ONCE),
	CALL_ROW(pte_level_name, CALL_ONCE),
	CALL_ROW(pte_level_parse, CALL_ONCE),
	CALL_ROW(pte_linux_next, CALL_ONCE),
	CALL_ROW(pte_linux_parse, CALL_ONCE),
	CALL_ROW(pte_linux_release, CALL_ONCE),
	CALL_ROW(pte_markers, CALL_ONCE),
	CALL_ROW(pte_model_at, CALL_ONCE),
	CALL_ROW(pte_model_count, CALL_ONCE),
	CALL_ROW(pte_model_find, CALL_ONCE),
	CALL_ROW(pte_model_versions, CALL_ONCE),
	CALL_ROW(pte_obligations_size, CALL_ONCE),
	CALL_ROW(pte_obstacle_name, CALL_ONCE),
	CALL_ROW(pte_option_info, CALL_ONCE),
	CALL_ROW(pte_outcome_name, CALL_ONCE),
	CALL_ROW(pte_owner_name, CALL_ONCE),
	CALL_ROW(pte_program_size, CALL_ONCE),
	CALL_ROW(pte_rules, CALL_ONCE),
	CALL_ROW(pte_rules_ask, CALL_ONCE),
	CALL_ROW(pte_scan_best, CALL_ONCE),
	CALL_ROW(pte_scan_kernel_name, CALL_ONCE),
	CALL_ROW(pte_scan_kernel_runs, CALL_ONCE),
	CALL_ROW(pte_scan_plan_size, CALL_ONCE),
	CALL_ROW(pte_scan_size, CALL_ONCE),
	CALL_ROW(pte_scheme_at, CALL_ONCE),
	CALL_ROW(pte_scheme_claim_at, CALL_ONCE),
	CALL_ROW(pte_scheme_count, CALL_ONCE),
	CALL_ROW(pte_scheme_form_name, CALL_ONCE),
	CALL_ROW(pte_scheme_parse, CALL_ONCE),
	CALL_ROW(pte_scheme_use_size, CALL_ONCE),
	CALL_ROW(pte_set_add, CALL_ONCE),
	CALL_ROW(pte_set_add_range, CALL_ONCE),
	CALL_ROW(pte_set_count, CALL_ONCE),
	CALL_ROW(pte_set_has, CALL_ONCE),
	CALL_ROW(pte_set_meet, CALL_ONCE),
	CALL_ROW(pte_set_restrict, CALL_ONCE),
	CALL_ROW(pte_set_subtract, CALL_ONCE),
	CALL_ROW(pte_span_next, CALL_ONCE),
	CALL_ROW(pte_status_name, CALL_ONCE),
	CALL_ROW(pte_status_str, CALL_ONCE),
	CALL_ROW(pte_target_init_sized, CALL_ONCE),
	CALL_ROW(pte_target_size, CALL_ONCE),
	CALL_ROW(pte_tells_name, CALL_ONCE),
	CALL_ROW(pte_types, CALL_ONCE),
	CALL_ROW(pte_verdict_name, CALL_ONCE),
	CALL_ROW(pte_version, CALL_ONCE),
	CALL_ROW(pte_view_test_name, CALL_ONCE),
	CALL_ROW(pte_workspace_init, CALL_ONCE),
	CALL_ROW(pte_workspace_size, CALL_ONCE),
	CALL_END,
};
