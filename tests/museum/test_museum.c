/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"
#include "../workspace.h"

#include <string.h>

#include <pte/decode.h>
#include <pte/prove/museum.h>
#include <pte/prove/obligation.h>

#include "prove/prover.h"

/*
 * Each exhibit's bits, from what is on record of it: a commit, a mail, a log.
 * They are the witness itself, or what it and the word that it becomes differ
 * in, among others perhaps.
 */
enum where {
	WITNESS,
	DIFFERENCE,
	AMONG
};

static const struct known_bits {
	const char *id, *claim;
	enum where where;
	uint64_t bits;
} known[] = {
	/* PSE */
	{ "X1", "pmd-not-present", WITNESS, 0x80 },
	/* A, which was the type's bit 4 */
	{ "X2", "hw-stable", DIFFERENCE, 0x20 },
	/* the bit that the stray + 1 left over */
	{ "X3", "bits-owned", WITNESS, 0x4000 },
	/* type 0, offset 1 at bit 14: memory below 1 MiB */
	{ "X4", "no-physical-alias", WITNESS, 0x4000 },
	/* none; and G while P is clear, whose complement is all ones */
	{ "X5", "zero-names-no-page", DIFFERENCE, 0x100 },
	/* offset 1 at bit 37: the caches look at 36 bits, which are 0 */
	{ "X6", "no-physical-alias", WITNESS, 0x0000002000000000 },
	/* U/S, inside 5:1 */
	{ "X7", "flags-independent", DIFFERENCE, 0x4 },
	/* pfn 0x100000, at bit 9 */
	{ "X8", "pfn-kept", DIFFERENCE, UINT64_C(0x100000) << 9 },
	/* type 8 at bit 59 */
	{ "X9", "value-entry-fits", DIFFERENCE, 0x4000000000000000 },
	/* PROT_NONE and attributes 3 */
	{ "X11", "attributes-stable", DIFFERENCE, 0xc },
	/* type 31 at bit 3, markers 1 and 2 at bit 8 */
	{ "X12", "asked-of-bearers", WITNESS, 0x3f8 },
	/* migration_read of 6.5 is type 24, at bit 7 */
	{ "X14", "asked-of-bearers", WITNESS, 0xc00 },
	/* bit 5 of the swap format */
	{ "X15", "same-entry-same-word", DIFFERENCE, 0x20 },
	/* _PAGE_PTE alone */
	{ "X16", "invalid-still-present", WITNESS, 0x4000000000000000 },
	/* protect and invalid */
	{ "X17", "moment-not-entry", WITNESS, 0x600 },
	{ "X18", "level-safe", WITNESS, 0x600 },
	/* A alone */
	{ "X19", "moment-not-entry", WITNESS, 0x20 },
	/* G while P is clear */
	{ "X20", "accept-disjoint", WITNESS, 0x100 },
	/* the lowest bit of the upper half */
	{ "X21", "moment-not-entry", WITNESS, 0x100000000 },
	/* type 28; 34 bits of pfn, A and D are 1, so stored as 0, at bit 9 */
	{ "X22", "exclusive-not-invented", WITNESS, 0xe7ffe00000000000 },
	/* types are 32 - 1 (marker) - 3 (the series): 28 at bit 59, offset 0 */
	{ "X23", "is-a", WITNESS, 0xe000000000000000 },
	/* types are 32 - 1 (marker) - 1 (exclusive) - 2 (private, write is the
	 * lower): 28 at bit 59; 34 bits of pfn are 1, so stored as 0, at bit 9;
	 * uffd-wp is bit 2 */
	{ "X24", "uffd-wp-kept", WITNESS, 0xe7fff80000000004 },
	/* 29 at bit 59; 34 bits of pfn are 1, so stored as 0; soft-dirty is bit
	 * 1 */
	{ "X25", "asked-of-bearers", WITNESS, 0xeffff80000000002 },
	/* _PAGE_HUGE alone */
	{ "X26", "invalid-still-present", WITNESS, 0x40 },
	/* PWT */
	{ "A1", "class-disjoint", WITNESS, 0x8 },
	/* BUSY, one of _PAGE_HPTEFLAGS */
	{ "A2", "store-stable", DIFFERENCE, 0x40 },
	{ "A3", "types-fit", DIFFERENCE, 0 },
	/* type 32 at bit 6, and at bit 0 */
	{ "A4", "encode-contained", AMONG, 0x800 },
	{ "A5", "encode-contained", AMONG, 0x20 },
	{ "A6", "swap-not-none", WITNESS, 0 },
	/* _PAGE_SWP_UFFD_WP alone */
	{ "A7", "variants-agree", WITNESS, 0x4 },
	/* migration_read of 6.19 is type 25, at bit 7; soft-dirty is bit 3 */
	{ "A8", "pmd-not-present", WITNESS, 0xc88 },
	/* with memory of devices, migration_read of 6.4 is type 24, at bit 16;
	 * offset bit 36 is bit 60 */
	{ "A9", "pmd-not-present", WITNESS, 0x1000000000180040 },
};
#define KNOWN_COUNT (sizeof(known) / sizeof(known[0]))

/* ---- looking --------------------------------------------------------------
 */

static const struct pte_exhibit *exhibit(const char *id)
{
	for (size_t i = 0; i < pte_exhibit_count(); i++)
		if (strcmp(pte_exhibit_at(i)->id, id) == 0)
			return pte_exhibit_at(i);
	check(false, "no exhibit is called %s", id);
	return NULL;
}

struct told {
	unsigned times;
	struct pte_verdict verdict;
	enum pte_status verified; /* while its target lived */
};

static void keep(const struct pte_verdict *v, void *context)
{
	struct told *const told = context;

	told->times++;
	told->verdict = *v;
	told->verified = pte_verdict_verify(workspace(), v);
}

static void look(const struct pte_exhibit *e, enum pte_side_of side,
		 struct told *told_ret)
{
	told_ret->times = 0;
	assert_int_equal(pte_exhibit_try(workspace(), e, side, keep, told_ret),
			 PTE_STATUS_OK);
	assert_int_equal(told_ret->times, 1);
	assert_int_equal(told_ret->verified, PTE_STATUS_OK);
	assert_int_equal(told_ret->verdict.verdict, e->side[side].expected);
	assert_string_equal(told_ret->verdict.claim->id, e->claim);
}

static void target_of(const char *id, enum pte_side_of side,
		      struct pte_target *target_ret)
{
	assert_int_equal(pte_exhibit_target(exhibit(id), side, target_ret),
			 PTE_STATUS_OK);
}

/* ---- each exhibit ---------------------------------------------------------
 */

static void is_found_before_and_cleared_after(void **state)
{
	const struct known_bits *const k = *state;
	const struct pte_exhibit *const e = exhibit(k->id);
	struct told told;
	uint64_t found;

	assert_string_equal(e->claim, k->claim);
	assert_string_equal(pte_exhibit_claim(e)->id, k->claim);
	look(e, PTE_SIDE_BEFORE, &told);
	found = told.verdict.witness;
	if (k->where != WITNESS)
		found ^= told.verdict.becomes;
	if (k->where == AMONG)
		found &= k->bits;
	assert_int_equal(found, k->bits);
	look(e, PTE_SIDE_AFTER, &told);
	assert_int_equal(told.verdict.verdict, PTE_VERDICT_PROVED);
}

struct counts {
	unsigned refuted, others;
};

static void count_own(const struct pte_verdict *v, void *context)
{
	struct counts *const c = context;

	if (v->domain == PTE_DOMAIN_FIELD)
		return;
	if (v->verdict == PTE_VERDICT_REFUTED)
		c->refuted++;
	else
		c->others++;
}

/* not only words of the field, which no kernel may ever write */
static void is_found_among_the_kinds_own_words(void **state)
{
	static const char *const of_entries[] = { "X1", "X4", "X6", "X18" };

	(void)state;
	for (size_t i = 0; i < sizeof(of_entries) / sizeof(of_entries[0]);
	     i++) {
		const struct pte_exhibit *const e = exhibit(of_entries[i]);
		struct counts before = { 0, 0 }, after = { 0, 0 };
		struct pte_target t;

		target_of(e->id, PTE_SIDE_BEFORE, &t);
		pte_claim_try(workspace(), pte_exhibit_claim(e), &t, e->level,
			      count_own, &before);
		target_of(e->id, PTE_SIDE_AFTER, &t);
		pte_claim_try(workspace(), pte_exhibit_claim(e), &t, e->level,
			      count_own, &after);
		check(before.refuted > 0, "%s: of the field only", e->id);
		check(after.refuted == 0, "%s: not cleared", e->id);
	}
}

/* ---- what is on record of some --------------------------------------------
 */

static struct pte_reading reading(const struct pte_target *t, uint64_t word)
{
	struct pte_reading r;

	assert_int_equal(pte_target_decode(t, PTE_LEVEL_PTE, word, &r),
			 PTE_STATUS_OK);
	return r;
}

/* pmd_present tests P, PROT_NONE and PSE; the word is soft-dirty */
static void soft_dirty_pmd_is_present_before_4_14(void **state)
{
	struct pte_target t;
	struct pte_reading r;

	(void)state;
	target_of("X1", PTE_SIDE_BEFORE, &t);
	assert_true(
		pte_test_has(&t.layout->view[PTE_LEVEL_PMD]->present, 0x80));
	r = reading(&t, 0x80);
	assert_false(r.present);
	assert_int_equal(r.flags, PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY));
}

/* bits 5:1 are the type: the flag is its bit 1 */
static void i386_type_and_uffd_wp_share_a_bit(void **state)
{
	struct pte_target t;
	struct pte_reading r;

	(void)state;
	target_of("X7", PTE_SIDE_BEFORE, &t);
	r = reading(&t, 0x4);
	assert_int_equal(r.swp_type, 2);
	assert_int_equal(r.flags, PTE_FLAG_SET(PTE_FLAG_UFFD_WP));
}

static void pfn_beyond_20_bits_is_lost_on_pae(void **state)
{
	struct pte_target t;
	struct pte_reading lost, kept;

	(void)state;
	target_of("X8", PTE_SIDE_BEFORE, &t);
	lost = reading(&t, 0xbfffffffdffffe00);
	assert_int_equal(lost.swp_offset, 0x100000);
	assert_int_equal(lost.pfn, 0);
	assert_int_equal(lost.kind, PTE_KIND_MIGRATION_READ);
	target_of("X8", PTE_SIDE_AFTER, &t);
	kept = reading(&t, 0xbfffffffdffffe00);
	assert_int_equal(kept.pfn, 0x100000);
}

/* the fix's author: pmd_write() is bit 1, where an entry is soft-dirty. pfn
 * 0x200, as it was and as fork leaves it, each with and without the flag */
static void a_soft_dirty_entry_was_written_to_pmd_write(void **state)
{
	static const struct {
		uint64_t word;
		enum pte_kind kind;
		bool before;
	} words[] = {
		{ 0xeffffffffffbfe02, PTE_KIND_DEVICE_PRIVATE_READ, true },
		{ 0xeffffffffffbfe00, PTE_KIND_DEVICE_PRIVATE_READ, false },
		{ 0xe7fffffffffbfe02, PTE_KIND_DEVICE_PRIVATE_WRITE, false },
		{ 0xe7fffffffffbfe00, PTE_KIND_DEVICE_PRIVATE_WRITE, false },
	};
	const struct pte_exhibit *const e = exhibit("X25");
	struct pte_target t;

	(void)state;
	target_of("X25", PTE_SIDE_BEFORE, &t);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const struct pte_reading r = reading(&t, words[i].word);

		assert_int_equal(r.kind, words[i].kind);
		assert_int_equal(r.pfn, 0x200);
		for (unsigned side = 0; side < PTE_SIDE_COUNT; side++)
			assert_int_equal(
				pte_test_has(&e->side[side].scenario->words,
					     words[i].word),
				words[i].before && side == PTE_SIDE_BEFORE);
	}
}

static void first_bad_type_of_the_radix_tree_is_8(void **state)
{
	struct told told;

	(void)state;
	look(exhibit("X9"), PTE_SIDE_BEFORE, &told);
	assert_int_equal(told.verdict.witness >> 59, 8);
}

/* two halves of the log: swap entry 4000000000000000, with the type at 59 */
static void ia64_accessed_bit_is_type_8(void **state)
{
	struct pte_target t;
	struct pte_reading r;

	(void)state;
	target_of("X19", PTE_SIDE_BEFORE, &t);
	r = reading(&t, 0x20);
	assert_int_equal(r.kind, PTE_KIND_SWAP);
	assert_int_equal((uint64_t)r.swp_type << 59, 0x4000000000000000);
	assert_int_equal(r.swp_offset, 0);
}

/* OpenXT 1039 */
static void half_cleared_pte_is_swap_type_16(void **state)
{
	const uint64_t seen = 0x8000000400000000;
	struct pte_target t;
	struct told told;

	(void)state;
	target_of("X21", PTE_SIDE_BEFORE, &t);
	assert_int_equal(reading(&t, seen).kind, PTE_KIND_SWAP);
	assert_int_equal(reading(&t, seen).swp_type, 16);
	/* and it's one of the words that a half cleared pte may be */
	look(exhibit("X21"), PTE_SIDE_BEFORE, &told);
	told.verdict.target = &t;
	told.verdict.witness = told.verdict.becomes = seen;
	told.verdict.given[PTE_GIVEN_A] = seen;
	assert_int_equal(pte_verdict_verify(workspace(), &told.verdict),
			 PTE_STATUS_OK);
}

/* facts, section 8: MAX_SWAPFILES in the worst configuration */
static void three_more_types_leave_21(void **state)
{
	struct pte_target t;
	static struct pte_obligations obligations;
	struct told told;

	(void)state;
	target_of("A3", PTE_SIDE_BEFORE, &t);
	assert_int_equal(t.max_swapfiles, 24);
	target_of("A3", PTE_SIDE_AFTER, &t);
	assert_int_equal(t.max_swapfiles, 21);
	look(exhibit("A3"), PTE_SIDE_AFTER, &told);
	told.verdict.target = &t;
	assert_int_equal(pte_verdict_obligations(&told.verdict, &obligations),
			 PTE_STATUS_OK);
	assert_int_equal(obligations.list[0].number[0], 32 - 21);
}

static void type_32_is_present_on_arm64(void **state)
{
	struct pte_target t;

	(void)state;
	target_of("A4", PTE_SIDE_BEFORE, &t);
	assert_true(reading(&t, 0x800).present);
	target_of("A5", PTE_SIDE_BEFORE, &t);
	assert_int_equal(reading(&t, 0x4000000000000020).flags,
			 PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE));
}

/* ---- claims that only the museum has ----------------------------------------
 */

static enum pte_verdict_kind verdict_of(const struct pte_target *t,
					const char *claim, enum pte_level level,
					const struct pte_scenario *scenario)
{
	struct told told = { .times = 0 };

	pte_trial_run(workspace(), pte_claim_row(claim), t, level, scenario,
		      keep, &told);
	/* one, or one a kind */
	assert_true(told.times > 0);
	assert_int_equal(told.verified, PTE_STATUS_OK);
	return told.verdict.verdict;
}

/* no list of types is that long: break the kernel, not the table */
static void types_that_leave_none_for_a_device_are_too_many(void **state)
{
	struct pte_target t;

	(void)state;
	target_of("A3", PTE_SIDE_AFTER, &t);
	t.max_swapfiles = 0;
	assert_int_equal(verdict_of(&t, "types-fit", PTE_LEVEL_PTE, NULL),
			 PTE_VERDICT_REFUTED);
	t.max_swapfiles = 1;
	assert_int_equal(verdict_of(&t, "types-fit", PTE_LEVEL_PTE, NULL),
			 PTE_VERDICT_PROVED);
}

/* a comparison that drops the flag first is as good as no flag */
static void flag_that_a_comparison_passes_over_does_no_harm(void **state)
{
	const struct pte_scenario cleared = { .written = 0x20,
					      .passed_over = 0x20 };
	const struct pte_scenario other = { .written = 0x20,
					    .passed_over = 0x40 };
	struct pte_target t;

	(void)state;
	target_of("X15", PTE_SIDE_BEFORE, &t);
	assert_int_equal(
		verdict_of(&t, "same-entry-same-word", PTE_LEVEL_PTE, &cleared),
		PTE_VERDICT_PROVED);
	assert_int_equal(
		verdict_of(&t, "same-entry-same-word", PTE_LEVEL_PTE, &other),
		PTE_VERDICT_REFUTED);
}

/* 6.1: 24 bits of pfn for a PAE machine of 64 GiB, 26 for none at all */
static void machine_may_outgrow_the_mended_pfn_too(void **state)
{
	const struct pte_scenario most = { .machine_bits = 38 };
	const struct pte_scenario more = { .machine_bits = 39 };
	struct pte_target t;

	(void)state;
	target_of("X8", PTE_SIDE_AFTER, &t);
	assert_int_equal(verdict_of(&t, "pfn-kept", PTE_LEVEL_PTE, &most),
			 PTE_VERDICT_PROVED);
	assert_int_equal(verdict_of(&t, "pfn-kept", PTE_LEVEL_PTE, &more),
			 PTE_VERDICT_REFUTED);
}

/* the verifier takes a witness that lies where it should, and no other */
static void witness_outside_either_set_is_refused(void **state)
{
	const struct pte_exhibit *const e = exhibit("X17");
	struct pte_target t;
	struct told told;

	(void)state;
	look(e, PTE_SIDE_BEFORE, &told);
	target_of("X17", PTE_SIDE_BEFORE, &t);
	told.verdict.target = &t;
	assert_int_equal(pte_verdict_verify(workspace(), &told.verdict),
			 PTE_STATUS_OK);
	told.verdict.witness = told.verdict.becomes = 0x400; /* none */
	assert_int_equal(pte_verdict_verify(workspace(), &told.verdict),
			 PTE_STATUS_NOT_REPRODUCED);
}

/* ---- the list
 * ----------------------------------------------------------------- */

static void list_ends(void **state)
{
	(void)state;
	assert_int_equal(pte_exhibit_count(), KNOWN_COUNT);
	assert_non_null(pte_exhibit_at(KNOWN_COUNT - 1));
	assert_null(pte_exhibit_at(KNOWN_COUNT));
	assert_null(pte_exhibit_at(SIZE_MAX));
	for (size_t i = 0; i < KNOWN_COUNT; i++)
		assert_string_equal(pte_exhibit_at(i)->id, known[i].id);
}

/* the registry can change without the museum, and the other way round */
static void exhibits_stand_outside_the_registry(void **state)
{
	(void)state;
	for (size_t i = 0; i < pte_exhibit_count(); i++) {
		for (unsigned s = 0; s < PTE_SIDE_COUNT; s++) {
			const struct pte_side *const side =
				&pte_exhibit_at(i)->side[s];

			for (size_t m = 0; m < pte_model_count(); m++)
				assert_ptr_not_equal(pte_model_at(m)->arch,
						     side->model->arch);
		}
	}
}

static void museum_s_own_claims_are_no_claims_of_check(void **state)
{
	(void)state;
	for (const struct claim *c = pte_claims_of_museum; c->state != NULL;
	     c++)
		for (size_t i = 0; i < pte_claim_count(); i++)
			check(strcmp(pte_claim_at(i)->id, c->public.id) != 0,
			      "%s stands twice", c->public.id);
	assert_null(pte_claim_row("no-such-claim"));
}

int main(void)
{
	struct cases cases = { 0 };

	for (size_t i = 0; i < KNOWN_COUNT; i++)
		cases_add(&cases, is_found_before_and_cleared_after, &known[i],
			  "is_found_before_and_cleared_after[%s]", known[i].id);
	CASES_ADD(&cases, is_found_among_the_kinds_own_words);
	CASES_ADD(&cases, soft_dirty_pmd_is_present_before_4_14);
	CASES_ADD(&cases, i386_type_and_uffd_wp_share_a_bit);
	CASES_ADD(&cases, pfn_beyond_20_bits_is_lost_on_pae);
	CASES_ADD(&cases, a_soft_dirty_entry_was_written_to_pmd_write);
	CASES_ADD(&cases, first_bad_type_of_the_radix_tree_is_8);
	CASES_ADD(&cases, ia64_accessed_bit_is_type_8);
	CASES_ADD(&cases, half_cleared_pte_is_swap_type_16);
	CASES_ADD(&cases, three_more_types_leave_21);
	CASES_ADD(&cases, type_32_is_present_on_arm64);
	CASES_ADD(&cases, types_that_leave_none_for_a_device_are_too_many);
	CASES_ADD(&cases, flag_that_a_comparison_passes_over_does_no_harm);
	CASES_ADD(&cases, machine_may_outgrow_the_mended_pfn_too);
	CASES_ADD(&cases, witness_outside_either_set_is_refused);
	CASES_ADD(&cases, list_ends);
	CASES_ADD(&cases, exhibits_stand_outside_the_registry);
	CASES_ADD(&cases, museum_s_own_claims_are_no_claims_of_check);
	return cases_run(&cases, "museum");
}
