/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The prover where it ends: what it can't hold it must not decide.
 */
#include "../layouts.h"

#include <string.h>

#include "../copy.h"
#include "../verdicts.h"
#include "../workspace.h"
#include "prove/prover.h"

#define PTE PTE_LEVEL_PTE

static struct sets sets;
static struct trial trial = { .sets = &sets };
static struct pte_target target;

static void begin(void)
{
	target_named("x86_64@6.12", "", &target);
	trial.s = pte_scene_of(&target, PTE);
	trial.v = (struct pte_verdict){ .target = &target, .level = PTE };
	trial.o.count = 0;
}

/* one obligation; the certificate has room for `room` steps more */
static enum outcome prove_with_room(unsigned room)
{
	trial.v.certificate.steps = PTE_STEP_CAPACITY - room;
	return pte_prove_words(&trial, 0);
}

static struct pte_words written(enum pte_kind kind, enum pte_domain domain)
{
	return pte_words_written(&trial.s, kind, domain, 0);
}

static void full_certificate_takes_no_step(void **state)
{
	(void)state;
	begin();

	const struct pte_words one =
		written(PTE_KIND_MIGRATION_READ, PTE_DOMAIN_FIELD);
	const struct pte_words other =
		written(PTE_KIND_HWPOISON, PTE_DOMAIN_FIELD);
	const struct pte_words slots = written(PTE_KIND_SWAP, PTE_DOMAIN_FIELD);

	pte_oblige_apart(&trial.o, &one, &other, "");
	assert_int_equal(prove_with_room(0), OUTCOME_CAPACITY);
	assert_int_equal(prove_with_room(1), OUTCOME_SHOWN);
	/* type 23, 10111, against 0..22: bit 4 is 1, or it differs; then 3 is
	 * 0, or it's no type; 2 and 1 are 1, and so is 0, which makes it none
	 */
	trial.o.count = 0;
	pte_oblige_apart(&trial.o, &other, &slots, "");
	for (unsigned room = 0; room < 11; room++)
		assert_int_equal(prove_with_room(room), OUTCOME_CAPACITY);
	assert_int_equal(prove_with_room(11), OUTCOME_SHOWN);
}

/* either half lies in one of the two */
static void words_in_two_tests_are_taken_apart(void **state)
{
	(void)state;
	begin();

	const struct pte_test all = PTE_TEST(0, 0);
	const struct pte_test clear = PTE_TEST(1, 0), set = PTE_TEST(1, 1);
	const uint16_t tree[] = { PTE_STEP_BIT(PTE_GIVEN_A, 0), PTE_STEP_CLOSED,
				  PTE_STEP_CLOSED };

	pte_oblige_inside(&trial.o, &all, &clear, "");
	trial.o.list[0].within[trial.o.list[0].withins++] = set;
	assert_int_equal(prove_with_room(2), OUTCOME_CAPACITY);
	assert_int_equal(prove_with_room(3), OUTCOME_SHOWN);
	assert_memory_equal(&trial.v.certificate.step[PTE_STEP_CAPACITY - 3],
			    tree, sizeof(tree));
	/* with a gap, the word that falls through is found */
	trial.o.list[0].within[1] = (struct pte_test){ 3, 3, 0, 0 };
	assert_int_equal(prove_with_room(8), OUTCOME_REFUTED);
	assert_int_equal(trial.v.witness & 3, 1);
}

/* each of the demand's bits may be the one */
static void demand_is_taken_apart_bit_by_bit(void **state)
{
	(void)state;
	begin();

	const struct pte_test some = PTE_TEST_ANY(0x22);
	const struct pte_test more = PTE_TEST_ANY(0x62);
	const uint16_t tree[] = {
		PTE_STEP_BIT(PTE_GIVEN_A, 6),
		PTE_STEP_BIT(PTE_GIVEN_A, 5),
		PTE_STEP_BIT(PTE_GIVEN_A, 1),
		PTE_STEP_CLOSED,
		PTE_STEP_CLOSED,
		PTE_STEP_CLOSED,
		PTE_STEP_CLOSED,
	};

	pte_oblige_inside(&trial.o, &some, &more, "");
	assert_int_equal(prove_with_room(7), OUTCOME_SHOWN);
	assert_memory_equal(&trial.v.certificate.step[PTE_STEP_CAPACITY - 7],
			    tree, sizeof(tree));
}

/* any of 64 bits, and none of 32: half of the former fall into 32 parts each */
static void test_that_falls_into_too_many_parts_is_not_decided(void **state)
{
	const uint64_t high = PTE_GENMASK(63, 32);
	const struct pte_test any = PTE_TEST_ANY(PTE_ALL_BITS);
	const struct pte_test some = PTE_TEST(high, high);

	(void)state;
	begin();

	pte_oblige_inside(&trial.o, &any, &some, "");
	assert_int_equal(prove_with_room(PTE_STEP_CAPACITY), OUTCOME_CAPACITY);
}

static void image_of_no_word_is_closed_at_once(void **state)
{
	(void)state;
	begin();

	const struct pte_words none =
		written(PTE_KIND_PRESENT, PTE_DOMAIN_FIELD);
	const struct pte_words some =
		written(PTE_KIND_HWPOISON, PTE_DOMAIN_FIELD);
	const struct pte_test all = PTE_TEST(0, 0);

	pte_oblige_avoids(&trial.o, &none, &all, "");
	assert_int_equal(prove_with_room(1), OUTCOME_SHOWN);
	trial.o.count = 0;
	pte_oblige_apart(&trial.o, &some, &none, "");
	assert_int_equal(prove_with_room(1), OUTCOME_SHOWN);
}

/* 0 is the header, 2^41 beyond the device: no bit that the test asks for tells
 */
static void offset_that_no_device_has_is_taken_apart(void **state)
{
	const uint64_t inverted = UINT64_C(0x3ffffffffffff) << 9;
	const uint64_t ignored = UINT64_C(1) << 50; /* offset bit 41 */
	const struct pte_test first = { ~ignored, inverted & ~ignored, 0, 0 };
	struct pte_words slots;
	unsigned taken = 0;

	(void)state;
	begin();

	slots = written(PTE_KIND_SWAP, PTE_DOMAIN_DEVICE);
	pte_oblige_avoids(&trial.o, &slots, &first, "");
	assert_int_equal(prove_with_room(PTE_STEP_CAPACITY), OUTCOME_SHOWN);
	for (unsigned i = 0; i < trial.v.certificate.steps; i++)
		taken += trial.v.certificate.step[i] ==
			 PTE_STEP_BIT(PTE_GIVEN_A, 41);
	assert_int_equal(taken, 1);
}

/* 10 marker bits: 1023 values; 8 bits under four patterns of types: 1020 */
static void image_of_too_many_words_is_not_decided(void **state)
{
	(void)state;
	begin();

	const struct pte_words field =
		written(PTE_KIND_MARKER, PTE_DOMAIN_FIELD);
	const struct pte_test all = PTE_TEST(0, 0);
	struct pte_words markers, swap;

	target.markers = 0x3ff; /* the scene's, too */
	markers = written(PTE_KIND_MARKER, PTE_DOMAIN_MARKER);
	pte_oblige_avoids(&trial.o, &markers, &all, "");
	assert_int_equal(prove_with_room(PTE_STEP_CAPACITY), OUTCOME_CAPACITY);
	trial.o.count = 0;
	pte_oblige_apart(&trial.o, &field, &markers, "");
	assert_int_equal(prove_with_room(PTE_STEP_CAPACITY), OUTCOME_CAPACITY);
	target.markers = 0xff;
	swap = written(PTE_KIND_SWAP, PTE_DOMAIN_MARKER);
	trial.o.count = 0;
	pte_oblige_avoids(&trial.o, &swap, &all, "");
	assert_int_equal(prove_with_room(PTE_STEP_CAPACITY), OUTCOME_CAPACITY);
}

/* ---- claims ----------------------------------------------------------------
 */

/* it's told as no verdict, and the verifier takes it for none */
static void assert_undecided(const char *claim, const struct pte_target *t,
			     enum pte_level level)
{
	static struct verdicts v;

	verdicts_of(claim, t, level, &v);
	assert_true(v.count > 0);
	for (size_t i = 0; i < v.count; i++) {
		assert_int_equal(v.verdict[i].verdict,
				 PTE_VERDICT_NOT_APPLICABLE);
		assert_non_null(strstr(v.verdict[i].reason, "capacity"));
		assert_int_equal(pte_verdict_verify(workspace(), &v.verdict[i]),
				 PTE_STATUS_NOT_REPRODUCED);
	}
}

static struct copy copy;

static void copy_target(const char *name)
{
	target_named(name, "", &target);
	copy_row(target.model, &copy);
}

static void copy_is_the_target(void)
{
	assert_int_equal(
		pte_target_of(&copy.model, target.version, NULL, &target),
		PTE_STATUS_OK);
}

#define TOO_MANY (PTE_OBLIGATION_CAPACITY + 1)

static void
more_obligations_than_there_is_room_for_are_not_decided(void **state)
{
	static struct pte_predicate predicates[TOO_MANY + 1];

	(void)state;
	copy_target("x86_64@6.12");
	for (unsigned i = 0; i < TOO_MANY; i++)
		predicates[i] = (struct pte_predicate){
			.name = "pmd_leaf",
			.levels = PTE_LEVEL_SET(PTE_LEVEL_PMD),
			.is = PTE_ONE_TEST(PTE_TEST(1, 1)),
			.in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
			.leaf = true,
		};
	copy.model.predicates = predicates;
	copy_is_the_target();
	assert_undecided("level-safe", &target, PTE_LEVEL_HUGETLB);
}

static void census_of_too_many_patterns_is_not_decided(void **state)
{
	(void)state;
	copy_target("x86_64@6.12");
	copy.view[PTE].none = (struct pte_test)PTE_TEST(PTE_ALL_BITS, 0);
	copy.view[PTE].present = (struct pte_test)PTE_TEST_ANY(PTE_ALL_BITS);
	copy.view[PTE].protnone =
		(struct pte_test)PTE_TEST_ANY(UINT64_C(0xaaaaaaaaaaaaaaaa));
	copy_is_the_target();
	assert_undecided("census", &target, PTE);
}

/* as if 13 bits of the address said how the rest of it is read */
static void address_that_says_too_much_of_itself_is_not_decided(void **state)
{
	static struct verdicts whole;
	static struct pte_verdict moved;

	(void)state;
	target_named("arm64-4k@6.12", "", &target);
	verdicts_of("pfn-round-trip", &target, PTE, &whole);
	copy_target("arm64-4k@6.12");
	copy.place[PTE].address[1] = copy.place[PTE].address[0];
	copy.place[PTE].address[0].when =
		(struct pte_pattern){ PTE_GENMASK(25, 13),
				      PTE_GENMASK(25, 13) };
	copy.place[PTE].count = 2;
	copy_is_the_target();
	assert_undecided("pfn-round-trip", &target, PTE);
	moved = whole.verdict[0];
	moved.target = &target;
	assert_int_equal(moved.verdict, PTE_VERDICT_PROVED);
	assert_int_equal(pte_verdict_verify(workspace(), &moved),
			 PTE_STATUS_NOT_REPRODUCED);
}

/* as if two pieces of the address, one complemented, shared bits of the word:
 * the page that is lost isn't near the one that is read */
static void address_whose_pieces_overlap_is_lost_for_real(void **state)
{
	static struct verdicts v;
	struct pte_verdict changed;
	const struct pte_address overlapping = {
		.piece = { { 14, 9, 12, false }, { 12, 18, 12, true } },
	};

	(void)state;
	copy_target("x86_64@6.12");
	copy.place[PTE].address[0] = overlapping;
	copy.place[PTE].count = 1;
	copy_is_the_target();
	verdicts_of("pfn-round-trip", &target, PTE, &v);
	assert_int_not_equal(v.count, 0);
	for (size_t i = 0; i < v.count; i++) {
		changed = v.verdict[i];
		assert_int_equal(changed.verdict, PTE_VERDICT_REFUTED);
		assert_int_equal(pte_verdict_verify(workspace(), &changed),
				 PTE_STATUS_OK);
		changed.given[PTE_GIVEN_A] =
			pte_address_read(&overlapping, changed.witness);
		assert_int_not_equal(changed.given[PTE_GIVEN_A],
				     v.verdict[i].given[PTE_GIVEN_A]);
		assert_int_equal(pte_verdict_verify(workspace(), &changed),
				 PTE_STATUS_NOT_REPRODUCED);
		changed.given[PTE_GIVEN_A] = v.verdict[i].given[PTE_GIVEN_A] |
					     1;
		assert_int_equal(pte_verdict_verify(workspace(), &changed),
				 PTE_STATUS_NOT_REPRODUCED);
		changed.given[PTE_GIVEN_A] = v.verdict[i].given[PTE_GIVEN_A] ^
					     UINT64_C(1) << 29;
		assert_int_equal(pte_verdict_verify(workspace(), &changed),
				 PTE_STATUS_NOT_REPRODUCED);
	}
}

/* ---- what else refutes it --------------------------------------------------
 */

static struct verdicts others;

static void keep_other(const struct pte_verdict *v, void *context)
{
	(void)context;
	assert_int_equal(pte_verdict_verify(workspace(), v), PTE_STATUS_OK);
	others.verdict[others.count++] = *v;
}

/* as if a present word of x86_64 were none, too, and a table */
static void other_reasons_are_told_once_each(void **state)
{
	static struct verdicts v;
	const struct pte_test present = PTE_TEST(1, 1);

	(void)state;
	copy_target("x86_64@6.12");
	copy.view[PTE].none = copy.view[PTE].table = present;
	copy_is_the_target();
	verdicts_of("accept-disjoint", &target, PTE, &v);
	assert_int_equal(v.count, 1);
	assert_string_equal(v.verdict[0].reason, "both none and present");
	others.count = 0;
	assert_int_equal(pte_verdict_others(workspace(), &v.verdict[0],
					    keep_other, NULL),
			 PTE_STATUS_OK);
	assert_int_equal(others.count, 1);
	assert_string_equal(others.verdict[0].reason, "both none and a table");
	assert_int_equal(others.verdict[0].witness & 1, 1);
	/* seen from the other one, the first is the other */
	v.verdict[0] = others.verdict[0];
	others.count = 0;
	assert_int_equal(pte_verdict_others(workspace(), &v.verdict[0],
					    keep_other, NULL),
			 PTE_STATUS_OK);
	assert_int_equal(others.count, 1);
	assert_string_equal(others.verdict[0].reason, "both none and present");
}

/* type and offset share five bits, and each is the other's neighbour */
static void obligations_of_one_reason_are_told_once(void **state)
{
	static struct verdicts v;

	(void)state;
	copy_target("x86_64@6.12");
	copy.codec.type.lsb = 30;
	copy_is_the_target();
	verdicts_of("is-a", &target, PTE, &v);
	assert_true(v.count > 1);
	for (size_t i = 0; i < v.count; i++) {
		others.count = 0;
		if (v.verdict[i].verdict != PTE_VERDICT_REFUTED)
			continue;
		assert_int_equal(pte_verdict_others(workspace(), &v.verdict[i],
						    keep_other, NULL),
				 PTE_STATUS_OK);
		assert_true(others.count <= 1);
		if (others.count == 1)
			assert_string_not_equal(others.verdict[0].reason,
						v.verdict[i].reason);
	}
}

static void what_is_no_refutation_has_no_others(void **state)
{
	static struct verdicts v;

	(void)state;
	target_named("x86_64@6.12", "", &target);
	verdicts_of("accept-disjoint", &target, PTE, &v);
	others.count = 0;
	assert_int_equal(pte_verdict_others(workspace(), &v.verdict[0],
					    keep_other, NULL),
			 PTE_STATUS_NOT_REPRODUCED);
	v.verdict[0].level = (enum pte_level)PTE_LEVEL_COUNT;
	assert_int_equal(pte_verdict_others(workspace(), &v.verdict[0],
					    keep_other, NULL),
			 PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(others.count, 0);
}

/* ---- nothing to ask --------------------------------------------------------
 */

static void assert_not_applicable(const char *claim, const char *reason)
{
	static struct verdicts v;

	verdicts_of(claim, &target, PTE, &v);
	assert_int_equal(v.count, 1);
	assert_int_equal(v.verdict[0].verdict, PTE_VERDICT_NOT_APPLICABLE);
	assert_string_equal(v.verdict[0].reason, reason);
	assert_int_equal(pte_verdict_verify(workspace(), &v.verdict[0]),
			 PTE_STATUS_OK);
}

static void model_without_store_paths_has_none_to_ask(void **state)
{
	static const struct pte_store none = { .path = NULL };

	(void)state;
	copy_target("x86_64@6.12");
	copy.model.stores = &none;
	copy_is_the_target();
	assert_not_applicable("store-stable",
			      "not said: the row has nothing of "
			      "which it could be asked");
}

/* what is asked of a kernel that isn't told what its processor's caches hold,
 * and of one whose caches hold all addresses: of one path, kinds in order */
static void assert_no_alias(const char *name, const char *config,
			    enum pte_level level, const char *note)
{
	static struct verdicts v;
	unsigned told[4] = { 0 };

	target_named(name, config, &target);
	verdicts_of("no-physical-alias", &target, level, &v);
	for (size_t i = 0; i < v.count; i++) {
		const struct pte_verdict *const one = &v.verdict[i];

		told[one->verdict]++;
		assert_int_equal(pte_verdict_verify(workspace(), one),
				 PTE_STATUS_OK);
		/* on the field: an offset that no device has */
		assert_int_equal(one->verdict == PTE_VERDICT_REFUTED,
				 one->domain == PTE_DOMAIN_FIELD &&
					 strcmp(one->path, "entries") == 0);
		if (one->verdict == PTE_VERDICT_PROVED)
			assert_int_equal(strncmp(one->note, note, strlen(note)),
					 0);
	}
	assert_int_equal(told[PTE_VERDICT_REFUTED], 1);
	assert_true(told[PTE_VERDICT_PROVED] > 1);
	/* no pte is invalidated */
	assert_int_equal(told[PTE_VERDICT_NOT_APPLICABLE],
			 level != PTE_LEVEL_PMD);
}

static void processor_with_l1tf_is_always_asked(void **state)
{
	static const char assumed[] = "cache_bits=46, as none was given";
	static const char given[] = "memory below 2^";

	(void)state;
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		const enum pte_level level = (enum pte_level)l;

		assert_no_alias("x86_64@6.12", "", level, assumed);
		assert_no_alias("x86_64-la57@6.12", "", level, assumed);
		assert_no_alias("x86_64@6.12", "cache_bits=36,phys_bits=36",
				level, given);
		assert_no_alias("x86_64@5.10", "cache_bits=44", level, given);
		assert_no_alias("x86_64-la57@6.12", "cache_bits=52", level,
				given);
	}
	/* decode isn't asked: A and D are kept as without a limit */
	target_named("x86_64-la57@6.12", "", &target);
	assert_true(target.young_dirty);
	assert_int_equal(target.cache_bits, 0);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, full_certificate_takes_no_step);
	CASES_ADD(&cases, words_in_two_tests_are_taken_apart);
	CASES_ADD(&cases, demand_is_taken_apart_bit_by_bit);
	CASES_ADD(&cases, test_that_falls_into_too_many_parts_is_not_decided);
	CASES_ADD(&cases, image_of_no_word_is_closed_at_once);
	CASES_ADD(&cases, offset_that_no_device_has_is_taken_apart);
	CASES_ADD(&cases, image_of_too_many_words_is_not_decided);
	CASES_ADD(&cases,
		  more_obligations_than_there_is_room_for_are_not_decided);
	CASES_ADD(&cases, census_of_too_many_patterns_is_not_decided);
	CASES_ADD(&cases, address_that_says_too_much_of_itself_is_not_decided);
	CASES_ADD(&cases, address_whose_pieces_overlap_is_lost_for_real);
	CASES_ADD(&cases, other_reasons_are_told_once_each);
	CASES_ADD(&cases, obligations_of_one_reason_are_told_once);
	CASES_ADD(&cases, what_is_no_refutation_has_no_others);
	CASES_ADD(&cases, model_without_store_paths_has_none_to_ask);
	CASES_ADD(&cases, processor_with_l1tf_is_always_asked);
	return cases_run(&cases, "prover");
}
