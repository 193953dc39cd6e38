/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Structs of callers who were compiled by other headers than the library: by
 * older ones, whose structs are shorter, or by newer ones, whose are longer.
 * What is filled is never written beyond what the caller has; what is asked for
 * and not known is refused.
 */
#include "../layouts.h"

#include <string.h>

#include <pte/decode.h>
#include <pte/doubt.h>
#include <pte/encode.h>
#include <pte/prove/census.h>
#include <pte/prove/museum.h>
#include <pte/prove/obligation.h>
#include <pte/prove/program.h>
#include <pte/prove/scheme.h>
#include <pte/scan.h>
#include <pte/transition.h>

#include "../verdicts.h"
#include "../workspace.h"

/* what newer headers would have behind what is there today */
#define MORE 24
#define UNTOUCHED 0xa5

/* a migration entry of x86_64@6.12: pfn 0x1234 */
static const uint64_t entry = UINT64_C(0xc7ffffffffdb9600);

static const struct pte_event_args fork_it = { .event = PTE_EVENT_FORK };

/* each fills a struct of a caller, of so many bytes */
struct filling {
	const char *name;
	size_t size;
	size_t head; /* its first members, up to the first gap */
	enum pte_status (*fill)(const struct pte_target *t, void *ret,
				size_t size);
};

static enum pte_status fill_config_next(const struct pte_target *t, void *ret,
					size_t size)
{
	uint32_t cursor = 1;

	return pte_config_next_sized(t->model, t->version, UINT32_MAX, &cursor,
				     ret, size)
		       ? PTE_STATUS_OK
		       : PTE_STATUS_NO_OPTION;
}

static enum pte_status fill_reading(const struct pte_target *t, void *ret,
				    size_t size)
{
	return pte_target_decode_sized(t, PTE_LEVEL_PTE, entry, ret, size);
}

static enum pte_status fill_transition(const struct pte_target *t, void *ret,
				       size_t size)
{
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	return pte_rules_apply_sized(rules, count, t, PTE_LEVEL_PTE, &fork_it,
				     sizeof(fork_it), entry, ret, size);
}

static enum pte_status fill_census(const struct pte_target *t, void *ret,
				   size_t size)
{
	return pte_census_take_sized(t, PTE_LEVEL_PTE, ret, size);
}

static enum pte_status fill_cost(const struct pte_target *t, void *ret,
				 size_t size)
{
	struct pte_scheme_use use;

	pte_scheme_try(pte_scheme_at(0), PTE_SCHEME_NO_BIT, t, &use);
	return pte_scheme_cost_sized(&use, ret, size);
}

static const struct filling fillings[] = {
	{ "config", sizeof(struct pte_config),
	  offsetof(struct pte_config, c_bit), fill_config_next },
	{ "reading", sizeof(struct pte_reading),
	  offsetof(struct pte_reading, certain), fill_reading },
	{ "transition", sizeof(struct pte_transition),
	  offsetof(struct pte_transition, certain), fill_transition },
	{ "census", sizeof(struct pte_census),
	  offsetof(struct pte_census, complete), fill_census },
	{ "cost", sizeof(struct pte_scheme_cost),
	  offsetof(struct pte_scheme_cost, levels), fill_cost },
};

/* the head of `all`, then nothing */
static void check_head(const struct filling *f, const struct pte_target *t,
		       const unsigned char *all, size_t size)
{
	static unsigned char room[4096];

	memset(room, UNTOUCHED, sizeof(room));
	assert_int_equal(f->fill(t, room, size), PTE_STATUS_OK);
	assert_memory_equal(room, all, size < f->head ? size : f->head);
	for (size_t i = f->size; i < size; i++)
		assert_int_equal(room[i], 0);
	for (size_t i = size; i < sizeof(room); i++)
		assert_int_equal(room[i], UNTOUCHED);
}

static void what_is_filled_is_what_the_caller_has(void **state)
{
	static const unsigned char none[4096];
	static unsigned char all[4096 - MORE];
	struct pte_target t;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	for (size_t i = 0; i < sizeof(fillings) / sizeof(fillings[0]); i++) {
		const struct filling *const f = &fillings[i];

		check(f->size <= sizeof(all), "%s is %zu bytes", f->name,
		      f->size);
		memset(all, 0, sizeof(all));
		assert_int_equal(f->fill(&t, all, f->size), PTE_STATUS_OK);
		assert_memory_not_equal(all, none, f->head);
		check_head(f, &t, all, f->size);
		check_head(f, &t, all, f->size - 1);
		check_head(f, &t, all, 1);
		check_head(f, &t, all, f->size + MORE);
	}
}

/* ---- what is asked --------------------------------------------------------
 */

/* structs of a caller with newer headers; what is new is 0 unless it's set */
struct newer_config {
	struct pte_config config;
	uint64_t newer;
};

static void what_is_asked_and_not_known_is_refused(void **state)
{
	struct newer_config config = { .newer = 0 };
	struct {
		struct pte_description d;
		uint64_t newer;
	} description = { .newer = 0 };
	struct {
		struct pte_event_args h;
		uint64_t newer;
	} args = { .h = fork_it };
	struct {
		struct pte_reading r;
		uint64_t newer;
	} reading = { .newer = 0 };
	struct pte_target t;
	struct pte_transition after;
	struct pte_doubts doubts;
	uint64_t word;

	(void)state;
	for (unsigned newer = 0; newer < 2; newer++) {
		const enum pte_status expected = newer == 0 ? PTE_STATUS_OK
							    : PTE_STATUS_SIZE;
		size_t count;
		const struct pte_rule *const rules = pte_rules(&count);

		config.newer = description.newer = args.newer = reading.newer =
			(uint64_t)newer << 63U;
		assert_int_equal(pte_config_add_sized(&config.config,
						      sizeof(config), "-swap",
						      5),
				 expected);
		assert_int_equal(
			pte_target_init_sized("x86_64@6.12", &config.config,
					      sizeof(config), &t, sizeof(t)),
			expected);
		target_named("x86_64@6.12", "", &t);
		assert_int_equal(pte_target_encode_sized(
					 &t, PTE_LEVEL_PTE, &description.d,
					 sizeof(description), &word),
				 expected);
		assert_int_equal(pte_rules_apply_sized(rules, count, &t,
						       PTE_LEVEL_PTE, &args.h,
						       sizeof(args), entry,
						       &after, sizeof(after)),
				 expected);
		assert_int_equal(pte_target_doubts_sized(
					 &t, entry, &reading.r, sizeof(reading),
					 &doubts, sizeof(doubts)),
				 expected);
	}
}

/* of a caller with older headers: what he doesn't say is 0 */
static void what_is_not_said_is_0(void **state)
{
	struct pte_config config = PTE_CONFIG_DEFAULT;
	const size_t short_of_it = offsetof(struct pte_config, phys_bits);
	struct pte_target t;

	(void)state;
	config.phys_bits = 40;
	assert_int_equal(pte_target_init_sized("x86_64@6.12", &config,
					       sizeof(config), &t, sizeof(t)),
			 PTE_STATUS_OK);
	assert_int_equal(t.phys_bits, 40);
	assert_int_equal(pte_target_init_sized("x86_64@6.12", &config,
					       short_of_it, &t, sizeof(t)),
			 PTE_STATUS_OK);
	assert_int_equal(t.phys_bits, 46);
	assert_false(t.phys_bits_given);
}

/* ---- what must be whole ---------------------------------------------------
 */

static void without_room_for_all_of_it_nothing_is_written(void **state)
{
	static struct verdicts told;
	static struct pte_obligations all;
	static struct pte_program program;
	static struct pte_scheme_use use;
	struct pte_config config = PTE_CONFIG_DEFAULT;
	struct pte_target t = { .version = 77 };
	struct pte_reading r = { .kind = PTE_KIND_NONE };
	struct pte_doubts doubts = { .count = 77 };

	(void)state;
	assert_int_equal(pte_target_init_sized("x86_64@6.12", NULL, 0, &t,
					       pte_target_size() - 1),
			 PTE_STATUS_SIZE);
	assert_int_equal(pte_exhibit_target_sized(pte_exhibit_at(0),
						  PTE_SIDE_BEFORE, &t,
						  pte_target_size() - 1),
			 PTE_STATUS_SIZE);
	assert_int_equal(t.version, 77);
	assert_int_equal(
		pte_config_add_sized(&config, sizeof(config) - 1, "-swap", 5),
		PTE_STATUS_SIZE);
	assert_int_equal(config.off, 0);

	target_named("x86_64@6.12", "", &t);
	assert_int_equal(pte_target_doubts_sized(&t, 0, &r, sizeof(r), &doubts,
						 sizeof(doubts) - 1),
			 PTE_STATUS_SIZE);
	assert_int_equal(doubts.count, 77);
	use.words = 77;
	assert_int_equal(pte_scheme_try_sized(pte_scheme_at(0),
					      PTE_SCHEME_NO_BIT, &t, &use,
					      pte_scheme_use_size() - 1),
			 PTE_STATUS_SIZE);
	assert_int_equal(
		pte_proposal_try_sized(&t, &t, &use, pte_scheme_use_size() - 1),
		PTE_STATUS_SIZE);
	assert_int_equal(use.words, 77);
	pte_scheme_use_refuse(&use);
	assert_int_equal(use.words, 0);
	assert_int_equal(use.feasible, PTE_FEASIBLE_NO);

	verdicts_of("swap-not-present", &t, PTE_LEVEL_PTE, &told);
	all.count = program.count = 77;
	assert_int_equal(
		pte_verdict_obligations_sized(&told.verdict[0], &all,
					      pte_obligations_size() - 1),
		PTE_STATUS_SIZE);
	assert_int_equal(all.count, 77);
	assert_int_equal(pte_verdict_obligations(&told.verdict[0], &all),
			 PTE_STATUS_OK);
	assert_int_equal(pte_obligation_program_sized(&t, &all, &all.list[0],
						      &program,
						      pte_program_size() - 1),
			 PTE_STATUS_SIZE);
	assert_int_equal(program.count, 77);
}

static void without_room_for_all_of_it_nothing_is_scanned(void **state)
{
	static struct pte_scan_plan plan;
	static struct pte_scan scan;
	struct pte_target t;
	size_t taken = 77;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	plan.word_bytes = 77;
	assert_int_equal(pte_scan_plan_init_sized(&t, PTE_LEVEL_PTE, &plan,
						  pte_scan_plan_size() - 1),
			 PTE_STATUS_SIZE);
	assert_int_equal(plan.word_bytes, 77);
	assert_int_equal(pte_scan_plan_init(&t, PTE_LEVEL_PTE, &plan),
			 PTE_STATUS_OK);
	assert_int_equal(pte_target_scan_sized(&plan, &entry, 1, &scan,
					       pte_scan_size() - 1, &taken),
			 PTE_STATUS_SIZE);
	assert_int_equal(taken, 77);
	assert_int_equal(scan.words, 0);
}

/* these headers are the library's */
static void sizes_are_those_of_the_headers(void **state)
{
	(void)state;
	assert_int_equal(pte_target_size(), sizeof(struct pte_target));
	assert_int_equal(pte_scheme_use_size(), sizeof(struct pte_scheme_use));
	assert_int_equal(pte_obligations_size(),
			 sizeof(struct pte_obligations));
	assert_int_equal(pte_program_size(), sizeof(struct pte_program));
	assert_int_equal(pte_scan_plan_size(), sizeof(struct pte_scan_plan));
	assert_int_equal(pte_scan_size(), sizeof(struct pte_scan));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_filled_is_what_the_caller_has),
		cmocka_unit_test(what_is_asked_and_not_known_is_refused),
		cmocka_unit_test(what_is_not_said_is_0),
		cmocka_unit_test(without_room_for_all_of_it_nothing_is_written),
		cmocka_unit_test(without_room_for_all_of_it_nothing_is_scanned),
		cmocka_unit_test(sizes_are_those_of_the_headers),
	};

	return cmocka_run_group_tests_name("sized", tests, NULL, NULL);
}
