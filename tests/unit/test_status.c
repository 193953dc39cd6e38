/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <string.h>

#include <pte/encode.h>
#include <pte/prove/claim.h>
#include <pte/prove/scheme.h>
#include <pte/prove/set.h>
#include <pte/scan.h>
#include <pte/transition.h>

#include "../copy.h"
#include "../vectors/target_name.h"
#include "../workspace.h"

/* ---- one way to each status ---------------------------------------------- */

static enum pte_status of_target(const char *name, const char *config)
{
	struct pte_target target;

	return target_by_name(name, config, &target);
}

static enum pte_status of_description(const char *name, const char *config,
				      enum pte_level level,
				      const struct pte_description *d)
{
	struct pte_target target;
	uint64_t value;

	target_named(name, config, &target);
	return pte_target_encode(&target, level, d, &value);
}

static enum pte_status of_swap(const char *name, uint64_t type, uint64_t offset,
			       unsigned flags)
{
	const struct pte_description d = {
		.kind = PTE_KIND_SWAP,
		.keys = PTE_KEY_SET(PTE_KEY_TYPE) | PTE_KEY_SET(PTE_KEY_OFFSET),
		.type = type,
		.offset = offset,
		.flags = flags,
	};

	return of_description(name, "", PTE_LEVEL_PTE, &d);
}

static enum pte_status of_kind(const char *name, enum pte_level level,
			       enum pte_kind kind, unsigned keys)
{
	const struct pte_description d = {
		.kind = kind,
		.keys = keys,
		.protection = "readwrite", /* there is no such one */
	};

	return of_description(name, "", level, &d);
}

#define PFN PTE_KEY_SET(PTE_KEY_PFN)

static enum pte_status ok(void)
{
	return of_target("x86_64@6.12", "");
}

static enum pte_status syntax(void)
{
	return of_target("x86_64@six", "");
}

static enum pte_status unknown_name(void)
{
	return of_target("x86_65@6.12", "");
}

static enum pte_status no_such_version(void)
{
	return of_target("x86_64@5.20", "");
}

static enum pte_status version_too_old(void)
{
	return of_target("x86_64@5.9", "");
}

static enum pte_status version_too_new(void)
{
	return of_target("x86_64@9.0", "");
}

static enum pte_status type_range(void)
{
	return of_swap("x86_64@6.12", 32, 1, 0);
}

static enum pte_status offset_range(void)
{
	return of_swap("x86_64@6.12", 0, UINT64_C(1) << 50, 0);
}

static enum pte_status pfn_range(void)
{
	const struct pte_description d = {
		.kind = PTE_KIND_MIGRATION_READ,
		.keys = PFN,
		.pfn = UINT64_C(1) << 34,
	};

	return of_description("x86_64@6.12", "", PTE_LEVEL_PTE, &d);
}

static enum pte_status marker_range(void)
{
	return of_kind("x86_64@6.12", PTE_LEVEL_PTE, PTE_KIND_MARKER,
		       PTE_KEY_SET(PTE_KEY_MARKER));
}

static enum pte_status machine_range(void)
{
	return of_target("x86_64@6.12", "phys_bits=53");
}

static enum pte_status is_none(void)
{
	return of_swap("arm64-4k@6.12", 0, 0, 0);
}

static enum pte_status type_reserved(void)
{
	return of_swap("x86_64@6.12", 31, 1, 0);
}

static enum pte_status no_option(void)
{
	return of_target("arm64-4k@6.12", "+mem_soft_dirty");
}

static enum pte_status option_needs(void)
{
	return of_target("x86_64@6.12", "+device_private,-migration");
}

static enum pte_status no_kind(void)
{
	return of_kind("x86_64@6.12", PTE_LEVEL_PTE, PTE_KIND_SWAPIN_ERROR,
		       PFN);
}

static enum pte_status no_flag(void)
{
	return of_swap("arm64-4k@6.1", 0, 1, PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY));
}

static enum pte_status no_level(void)
{
	return of_kind("ppc64-hash-4k@6.12", PTE_LEVEL_PMD, PTE_KIND_NONE, 0);
}

static enum pte_status kind_at_level(void)
{
	return of_kind("x86_64@6.12", PTE_LEVEL_PMD, PTE_KIND_HWPOISON, PFN);
}

static enum pte_status flag_of_kind(void)
{
	const struct pte_description d = {
		.kind = PTE_KIND_HWPOISON,
		.keys = PFN,
		.flags = PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE),
	};

	return of_description("x86_64@6.12", "", PTE_LEVEL_PTE, &d);
}

static enum pte_status not_encodable(void)
{
	return of_kind("x86_64@6.12", PTE_LEVEL_PMD, PTE_KIND_TABLE, 0);
}

static enum pte_status no_protection(void)
{
	return of_kind("x86_64@6.12", PTE_LEVEL_PTE, PTE_KIND_PRESENT,
		       PFN | PTE_KEY_SET(PTE_KEY_PROTECTION));
}

static enum pte_status contradiction(void)
{
	return of_target("x86_64@6.12", "+swap,-swap");
}

static enum pte_status key_missing(void)
{
	return of_kind("x86_64@6.12", PTE_LEVEL_PTE, PTE_KIND_SWAP,
		       PTE_KEY_SET(PTE_KEY_TYPE));
}

static enum pte_status key_of_kind(void)
{
	return of_kind("x86_64@6.12", PTE_LEVEL_PTE, PTE_KIND_NONE, PFN);
}

static enum pte_status no_rule(void)
{
	const struct pte_event_args h = { .event = PTE_EVENT_REMAP };
	struct pte_transition t;
	struct pte_target target;

	target_named("x86_64@6.12", "", &target);
	return pte_target_transition(&target, PTE_LEVEL_PTE, &h, 0, &t);
}

static enum pte_status capacity(void)
{
	const struct pte_test one_more = { UINT64_MAX, PTE_SET_CAPACITY, 0, 0 };
	static struct pte_set set;

	for (set.count = 0; set.count < PTE_SET_CAPACITY; set.count++)
		set.pattern[set.count] =
			(struct pte_pattern){ UINT64_MAX, set.count };
	return pte_set_add(&set, &one_more);
}

static enum pte_status not_reproduced(void)
{
	struct pte_target target;
	const struct pte_verdict v = {
		.claim = pte_claim_at(0),
		.target = &target,
		.level = PTE_LEVEL_PTE,
		.verdict = PTE_VERDICT_PROVED,
		.certificate = {
			.steps = 1,
			.step = { PTE_STEP_BIT(PTE_GIVEN_A, 0) },
		},
	};

	target_named("x86_64@6.12", "", &target);
	return pte_verdict_verify(workspace(), &v);
}

static enum pte_status no_instructions(void)
{
	static struct pte_scan_plan plan;
	static struct pte_scan scan = {
		.kernel = (enum pte_scan_kernel)PTE_SCAN_KERNEL_COUNT
	};
	const uint64_t word = 0;
	size_t taken;

	return pte_target_scan(&plan, &word, 1, &scan, &taken);
}

/* ---- schemes ------------------------------------------------------------- */

static enum pte_status scheme(const char *text)
{
	const struct pte_scheme *s;
	int bit;

	return pte_scheme_parse(text, strlen(text), &s, &bit);
}

static enum pte_status bit_range(void)
{
	return scheme("pte-bit=64");
}

static enum pte_status no_bit(void)
{
	return scheme("swp-type=3");
}

/* bit 0 of x86_64 is the present bit */
static enum pte_status not_feasible(void)
{
	struct pte_target t;
	const struct pte_scheme *s;
	int bit;

	target_named("x86_64@6.12", "", &t);
	if (pte_scheme_parse("pte-bit=0", 9, &s, &bit) != PTE_STATUS_OK)
		return PTE_STATUS_OK;
	return pte_scheme_apply(s, bit, &t, NULL);
}

/* x86_64 has present bits above 31 */
static enum pte_status word_range(void)
{
	static struct copy shorter;
	struct pte_target t;

	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &shorter);
	shorter.layout.word_bits = 32;
	return pte_target_of(&shorter.model, t.version, NULL, &t);
}

/* 9 bits of type: none has more than 8 */
static enum pte_status field_range(void)
{
	static struct copy wide;
	struct pte_target t;

	if (pte_target_init("x86_64@6.12", NULL, &t) != PTE_STATUS_OK)
		return PTE_STATUS_OK;
	copy_row(t.model, &wide);
	wide.codec.type = (struct pte_piece){ 55, 9, 0, false };
	return pte_target_of(&wide.model, t.version, NULL, &t);
}

static enum pte_status size(void)
{
	struct pte_target t;

	return pte_target_init_sized("x86_64@6.12", NULL, 0, &t, sizeof(t) - 1);
}

/* ---- the list ------------------------------------------------------------ */

/* The numbers are pinned: they stand here a second time on purpose. */
static const struct status {
	int number;
	const char *name;
	enum pte_status (*produce)(void);
} statuses[] = {
	{ 0, "PTE_STATUS_OK", ok },
	{ 10, "PTE_STATUS_SYNTAX", syntax },
	{ 11, "PTE_STATUS_UNKNOWN_NAME", unknown_name },
	{ 12, "PTE_STATUS_NO_SUCH_VERSION", no_such_version },
	{ 13, "PTE_STATUS_VERSION_TOO_OLD", version_too_old },
	{ 14, "PTE_STATUS_VERSION_TOO_NEW", version_too_new },
	{ 20, "PTE_STATUS_TYPE_RANGE", type_range },
	{ 21, "PTE_STATUS_OFFSET_RANGE", offset_range },
	{ 22, "PTE_STATUS_PFN_RANGE", pfn_range },
	{ 23, "PTE_STATUS_MARKER_RANGE", marker_range },
	{ 24, "PTE_STATUS_MACHINE_RANGE", machine_range },
	{ 25, "PTE_STATUS_IS_NONE", is_none },
	{ 26, "PTE_STATUS_TYPE_RESERVED", type_reserved },
	{ 27, "PTE_STATUS_BIT_RANGE", bit_range },
	{ 28, "PTE_STATUS_FIELD_RANGE", field_range },
	{ 29, "PTE_STATUS_WORD_RANGE", word_range },
	{ 30, "PTE_STATUS_NO_OPTION", no_option },
	{ 31, "PTE_STATUS_OPTION_NEEDS", option_needs },
	{ 32, "PTE_STATUS_NO_KIND", no_kind },
	{ 33, "PTE_STATUS_NO_FLAG", no_flag },
	{ 34, "PTE_STATUS_NO_LEVEL", no_level },
	{ 35, "PTE_STATUS_KIND_AT_LEVEL", kind_at_level },
	{ 36, "PTE_STATUS_FLAG_OF_KIND", flag_of_kind },
	{ 37, "PTE_STATUS_NOT_ENCODABLE", not_encodable },
	{ 38, "PTE_STATUS_NO_PROTECTION", no_protection },
	{ 39, "PTE_STATUS_CONTRADICTION", contradiction },
	{ 40, "PTE_STATUS_KEY_MISSING", key_missing },
	{ 41, "PTE_STATUS_KEY_OF_KIND", key_of_kind },
	{ 45, "PTE_STATUS_NO_BIT", no_bit },
	{ 46, "PTE_STATUS_NOT_FEASIBLE", not_feasible },
	{ 47, "PTE_STATUS_NO_RULE", no_rule },
	{ 48, "PTE_STATUS_SIZE", size },
	{ 49, "PTE_STATUS_CAPACITY", capacity },
	{ 50, "PTE_STATUS_NOT_REPRODUCED", not_reproduced },
	{ 51, "PTE_STATUS_NO_INSTRUCTIONS", no_instructions },
};
#define STATUS_COUNT (sizeof(statuses) / sizeof(statuses[0]))

/* Far beyond the last one: a status that isn't in the list shows up */
#define NUMBERS 1000

static void has_its_name(void **state)
{
	const struct status *const s = *state;

	assert_string_equal(pte_status_name((enum pte_status)s->number),
			    s->name);
}

static void is_produced(void **state)
{
	const struct status *const s = *state;

	assert_int_equal(s->produce(), s->number);
}

/* a sentence without a full stop, on one line */
static void says_something(void **state)
{
	const struct status *const s = *state;
	const char *const says = pte_status_str((enum pte_status)s->number);
	const size_t length = strlen(says);

	assert_true(length > 0);
	assert_int_not_equal(says[length - 1], '.');
	assert_null(strchr(says, '\n'));
	assert_string_not_equal(says, "unknown status");
}

static void no_two_say_the_same(void **state)
{
	(void)state;
	for (size_t i = 0; i < STATUS_COUNT; i++)
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(
				pte_status_str(
					(enum pte_status)statuses[i].number),
				pte_status_str(
					(enum pte_status)statuses[j].number));
}

static bool is_listed(int number)
{
	for (size_t i = 0; i < STATUS_COUNT; i++)
		if (statuses[i].number == number)
			return true;
	return false;
}

static void no_other_number_has_a_name(void **state)
{
	(void)state;
	for (int n = -1; n < NUMBERS; n++) {
		if (is_listed(n))
			continue;
		assert_string_equal(pte_status_name((enum pte_status)n), "?");
		assert_string_equal(pte_status_str((enum pte_status)n),
				    "unknown status");
	}
}

int main(void)
{
	struct cases cases = { 0 };

	for (size_t i = 0; i < STATUS_COUNT; i++) {
		const struct status *const s = &statuses[i];

		cases_add(&cases, has_its_name, s, "status_has_its_name[%s]",
			  s->name);
		cases_add(&cases, says_something, s,
			  "status_says_something[%s]", s->name);
		cases_add(&cases, is_produced, s, "status_is_produced[%s]",
			  s->name);
	}
	CASES_ADD(&cases, no_two_say_the_same);
	CASES_ADD(&cases, no_other_number_has_a_name);
	return cases_run(&cases, "status");
}
