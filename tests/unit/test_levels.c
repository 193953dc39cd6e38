/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"

#include <string.h>

#include <pte/decode.h>
#include <pte/doubt.h>
#include <pte/encode.h>
#include <pte/prove/census.h>
#include <pte/transition.h>

#include "../copy.h"

/*
 * Levels above hugetlb's, which no built-in layout says: x86_64's puds and pgds
 * of Linux 6.12, arch/x86/include/asm/pgtable.h: pud_none passes over bits 5
 * and 6, pud_present asks for bit 0, pud_leaf for bit 7; with five levels
 * pgd_none is 0.
 */
static struct copy row;

static const struct pte_view pud = {
	.none = PTE_TEST(~UINT64_C(0x60), 0),
	.present = PTE_TEST(0x1, 0x1),
	.protnone = PTE_TEST_NEVER,
	.invalidated = PTE_TEST_NEVER,
	.table = PTE_TEST(0x81, 0x1),
	.leaf = { 0, 0x80 },
};
static const struct pte_view pgd = {
	.none = PTE_TEST(PTE_ALL_BITS, 0),
	.present = PTE_TEST(0x1, 0x1),
	.protnone = PTE_TEST_NEVER,
	.invalidated = PTE_TEST_NEVER,
	.table = PTE_TEST(0x1, 0x1),
};
static const struct pte_place tables = {
	1,
	{ { { 0, 0 }, 0, { { 12, 40, 12, false } } } },
};
static const struct pte_place pages = {
	2,
	{ { { 0x80, 0x80 }, 0, { { 30, 22, 30, false } } },
	  { { 0, 0 }, 0, { { 12, 40, 12, false } } } },
};

static int set_up(void **state)
{
	const struct pte_model *model;

	(void)state;
	if (pte_model_find("x86_64", 6, PTE_LINUX(6, 12), &model) !=
	    PTE_STATUS_OK)
		return 1;
	copy_row(model, &row);
	row.layout.view[PTE_LEVEL_PUD] = &pud;
	row.layout.place[PTE_LEVEL_PUD] = &pages;
	row.layout.table[PTE_LEVEL_PUD] = &tables;
	row.layout.view[PTE_LEVEL_PGD] = &pgd;
	row.layout.place[PTE_LEVEL_PGD] = &tables;
	row.layout.table[PTE_LEVEL_PGD] = &tables;
	row.layout.pud_shift = 30;
	return 0;
}

static void kernel(struct pte_target *t)
{
	assert_int_equal(pte_target_of(&row.model, PTE_LINUX(6, 12), NULL, t),
			 PTE_STATUS_OK);
}

static enum pte_kind kind_of(const struct pte_target *t, enum pte_level level,
			     uint64_t word, struct pte_reading *r)
{
	assert_int_equal(pte_target_decode(t, level, word, r), PTE_STATUS_OK);
	assert_false(r->has_entry);
	return r->kind;
}

static void pages_and_tables_are_told_apart(void **state)
{
	struct pte_target t;
	struct pte_reading r;

	(void)state;
	kernel(&t);
	assert_int_equal(
		kind_of(&t, PTE_LEVEL_PUD, UINT64_C(0x80000001c00000e7), &r),
		PTE_KIND_PRESENT);
	assert_int_equal(r.pfn, 0x1c0000);
	assert_false(r.has_pagemap);
	assert_int_equal(kind_of(&t, PTE_LEVEL_PUD, 0x1c00067, &r),
			 PTE_KIND_TABLE);
	assert_int_equal(r.table, 0x1c00000);
	assert_int_equal(kind_of(&t, PTE_LEVEL_PGD, 0x1c000e7, &r),
			 PTE_KIND_TABLE);
	assert_int_equal(kind_of(&t, PTE_LEVEL_PUD, 0x60, &r), PTE_KIND_NONE);
}

static void what_is_not_present_is_nobody_s(void **state)
{
	struct pte_target t;
	struct pte_reading r;
	struct pte_doubts doubts;

	(void)state;
	kernel(&t);
	assert_int_equal(kind_of(&t, PTE_LEVEL_PGD, 0x60, &r),
			 PTE_KIND_UNKNOWN);
	assert_int_equal(pte_target_doubts(&t, 0x60, &r, &doubts),
			 PTE_STATUS_OK);
	assert_int_equal(doubts.count, 1);
	assert_int_equal(doubts.list[0].code, PTE_DOUBT_LEVEL_KIND);
}

static void pages_are_written_where_they_stand(void **state)
{
	const struct pte_description page = {
		.kind = PTE_KIND_PRESENT,
		.keys = PTE_KEY_SET(PTE_KEY_PFN) |
			PTE_KEY_SET(PTE_KEY_PROTECTION),
		.pfn = 0x1c0000,
		.protection = "readonly",
	};
	const struct pte_description entry = {
		.kind = PTE_KIND_SWAP,
		.keys = PTE_KEY_SET(PTE_KEY_TYPE) | PTE_KEY_SET(PTE_KEY_OFFSET),
		.offset = 1,
	};
	const struct pte_description none = { .kind = PTE_KIND_NONE };
	struct pte_target t;
	uint64_t word = 77;

	(void)state;
	kernel(&t);
	/* P, user, accessed, NX: 0x8000000000000025; and PSE */
	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_PUD, &page, &word),
			 PTE_STATUS_OK);
	assert_int_equal(word, UINT64_C(0x80000001c00000a5));
	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_PGD, &page, &word),
			 PTE_STATUS_KIND_AT_LEVEL);
	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_PUD, &entry, &word),
			 PTE_STATUS_KIND_AT_LEVEL);
	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_P4D, &none, &word),
			 PTE_STATUS_NO_LEVEL);
	assert_int_equal(word, UINT64_C(0x80000001c00000a5));
	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_PGD, &none, &word),
			 PTE_STATUS_OK);
	assert_int_equal(word, 0);
}

/* half of all words have P, and half of those PSE; four are none */
static void each_word_is_counted_once(void **state)
{
	struct pte_target t;
	struct pte_census c;

	(void)state;
	kernel(&t);
	assert_int_equal(pte_census_take(&t, PTE_LEVEL_PUD, &c), PTE_STATUS_OK);
	assert_true(c.complete);
	assert_true(c.agrees);
	assert_int_equal(c.kind[PTE_KIND_PRESENT].low, UINT64_C(1) << 62U);
	assert_int_equal(c.kind[PTE_KIND_TABLE].low, UINT64_C(1) << 62U);
	assert_int_equal(c.kind[PTE_KIND_NONE].low, 4);
	assert_int_equal(c.kind[PTE_KIND_UNKNOWN].low,
			 (UINT64_C(1) << 63U) - 4);
	assert_int_equal(c.kind[PTE_KIND_SWAP].low, 0);
}

/* loongarch64's empty pmd points to invalid_pte_table: Linux 6.12
 * arch/loongarch/include/asm/pgtable.h, pmd_none */
static void empty_pmd_is_where_the_symbol_is(void **state)
{
	const struct pte_description none = { .kind = PTE_KIND_NONE };
	const struct pte_config config = { .empty_pmd = 0x12345000 };
	struct pte_target t;
	struct pte_reading r;
	uint64_t word = 77;

	(void)state;
	assert_int_equal(
		pte_target_of(&row.model, PTE_LINUX(6, 12), &config, &t),
		PTE_STATUS_NO_OPTION);
	row.model.empty_symbol[PTE_LEVEL_PMD] = "invalid_pte_table";
	assert_int_equal(
		pte_target_of(&row.model, PTE_LINUX(6, 12), &config, &t),
		PTE_STATUS_OK);
	row.model.empty_symbol[PTE_LEVEL_PMD] = NULL;
	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_PMD, &none, &word),
			 PTE_STATUS_OK);
	assert_int_equal(word, 0x12345000);
	assert_int_equal(pte_target_decode(&t, PTE_LEVEL_PMD, word, &r),
			 PTE_STATUS_OK);
	assert_int_equal(r.kind, PTE_KIND_NONE);
	assert_int_equal(r.stray, 0);
	assert_int_equal(pte_target_decode(&t, PTE_LEVEL_PMD, 0, &r),
			 PTE_STATUS_OK);
	assert_false(r.none);
	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_PTE, &none, &word),
			 PTE_STATUS_OK);
	assert_int_equal(word, 0);
}

/* Linux 6.12 arch/loongarch/include/asm/pgtable.h, pmd_none, pmd_present: of a
 * word without _PAGE_HUGE, bit 6, whether it's invalid_pte_table's address;
 * hugetlb.h, huge_pte_none, which passes over the bit */
static void pmds_are_present_as_addresses(void **state)
{
	static const struct {
		uint64_t word, empty_pmd;
		enum pte_level level;
		bool none, present;
	} known[] = {
		{ 0, 0, PTE_LEVEL_PMD, false, true },
		{ 0x40, 0, PTE_LEVEL_PMD, false, false },
		{ 0xc0, 0, PTE_LEVEL_PMD, false, true },
		{ 0x9000000002000000, 0, PTE_LEVEL_PMD, true, false },
		/* the address has bit 60, _PAGE_PRESENT_INVALID */
		{ 0x9000000002000040, 0, PTE_LEVEL_PMD, false, true },
		{ 0x9000000002000000, 0, PTE_LEVEL_HUGETLB, true, false },
		{ 0x9000000002000000, 0x12345000, PTE_LEVEL_PMD, false, true },
		{ 0x12345000, 0x12345000, PTE_LEVEL_PMD, true, false },
		{ 0x12345040, 0x12345000, PTE_LEVEL_HUGETLB, true, false },
		{ 0, 0x12345000, PTE_LEVEL_PTE, true, false },
	};
	const struct pte_model *model;

	(void)state;
	assert_int_equal(pte_model_find("loongarch64", strlen("loongarch64"),
					PTE_LINUX(6, 12), &model),
			 PTE_STATUS_OK);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const struct pte_config config = {
			.empty_pmd = known[i].empty_pmd,
		};
		struct pte_target t;
		struct pte_reading r;

		assert_int_equal(
			pte_target_of(model, PTE_LINUX(6, 12), &config, &t),
			PTE_STATUS_OK);
		assert_int_equal(pte_target_decode(&t, known[i].level,
						   known[i].word, &r),
				 PTE_STATUS_OK);
		assert_int_equal(r.none, known[i].none);
		assert_int_equal(r.present, known[i].present);
	}
}

/* a level, its tables and the walkers may be absent, one by one */
static void nothing_is_read_where_nothing_is_said(void **state)
{
	const struct pte_event_args h = { .event = PTE_EVENT_FORK };
	static struct copy bare;
	struct pte_named_bits bits[64];
	struct pte_transition after;
	struct pte_target t;
	struct pte_reading r;

	(void)state;
	copy_row(&row.model, &bare);
	bare.layout.view[PTE_LEVEL_PMD] = NULL;
	bare.layout.table[PTE_LEVEL_PMD] = NULL;
	assert_int_equal(pte_target_of(&bare.model, PTE_LINUX(6, 12), NULL, &t),
			 PTE_STATUS_OK);
	assert_int_equal(pte_target_decode(&t, PTE_LEVEL_PMD, 0x1, &r),
			 PTE_STATUS_NO_LEVEL);
	bare.layout.table[PTE_LEVEL_PMD] = &tables;
	assert_int_equal(pte_target_decode(&t, PTE_LEVEL_PMD, 0x1, &r),
			 PTE_STATUS_OK);
	assert_int_equal(r.kind, PTE_KIND_TABLE);
	bare.layout.walker = NULL;
	assert_int_equal(pte_target_decode(&t, PTE_LEVEL_PMD, 0x1, &r),
			 PTE_STATUS_NO_LEVEL);
	assert_int_equal(pte_target_bits(&t, (enum pte_level)6, 0x1, bits), 0);
	assert_int_equal(
		pte_target_transition(&t, PTE_LEVEL_PUD, &h, 0x81, &after),
		PTE_STATUS_NO_RULE);
	bare.layout.word_bits = 32;
	assert_true(pte_model_bits_beyond(&bare.model) != 0);
	bare.layout.word_bits = 16;
	assert_int_equal(pte_target_of(&bare.model, PTE_LINUX(6, 12), NULL, &t),
			 PTE_STATUS_WORD_RANGE);
	bare.layout.word_bits = 64;
	bare.model.beside = NULL;
	bare.model.attributes = NULL;
	bare.model.transients = NULL;
	bare.model.comparisons = NULL;
	assert_false(pte_model_changes_at(&bare.model, PTE_LINUX(5, 12)));
}

static void no_page_is_without_access_there(void **state)
{
	const struct pte_description protnone = {
		.kind = PTE_KIND_PROTNONE,
		.keys = PTE_KEY_SET(PTE_KEY_PFN),
	};
	const struct pte_description invalidated = {
		.kind = PTE_KIND_INVALIDATED,
		.keys = PTE_KEY_SET(PTE_KEY_PFN) |
			PTE_KEY_SET(PTE_KEY_PROTECTION),
		.protection = "readonly",
	};
	struct pte_target t;
	uint64_t word = 77;

	(void)state;
	kernel(&t);
	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_PUD, &protnone, &word),
			 PTE_STATUS_NO_KIND);
	assert_int_equal(
		pte_target_encode(&t, PTE_LEVEL_PUD, &invalidated, &word),
		PTE_STATUS_NO_KIND);
	assert_int_equal(word, 77);
}

static enum pte_status added(const char *word, uint64_t *address)
{
	struct pte_config config = { .empty_pmd = 77 };
	const enum pte_status status =
		pte_config_add(&config, word, strlen(word));

	*address = config.empty_pmd;
	return status;
}

static void address_is_read_as_it_is_written(void **state)
{
	static const char *const bad[] = {
		"empty_pmd=",     "empty_pmd=12",
		"empty_pmd=0x",   "empty_pmd=0x0",
		"empty_pmd=0xfg", "empty_pmd=0x12345678123456789",
		"empty_pmd=1x12", "empty_pmd=0y12",
		"empty_pmd=0x-1", "empty_pmd=0x1G",
	};
	uint64_t address;

	(void)state;
	assert_int_equal(added("empty_pmd=0x90000000013D8abc", &address),
			 PTE_STATUS_OK);
	assert_int_equal(address, UINT64_C(0x90000000013d8abc));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(added(bad[i], &address), PTE_STATUS_SYNTAX);
		assert_int_equal(address, 77);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_and_tables_are_told_apart),
		cmocka_unit_test(what_is_not_present_is_nobody_s),
		cmocka_unit_test(pages_are_written_where_they_stand),
		cmocka_unit_test(each_word_is_counted_once),
		cmocka_unit_test(empty_pmd_is_where_the_symbol_is),
		cmocka_unit_test(pmds_are_present_as_addresses),
		cmocka_unit_test(nothing_is_read_where_nothing_is_said),
		cmocka_unit_test(no_page_is_without_access_there),
		cmocka_unit_test(address_is_read_as_it_is_written),
	};

	(void)argc;
	(void)argv;
	return cmocka_run_group_tests_name("levels", tests, set_up, NULL);
}
