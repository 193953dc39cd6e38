/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Scans of words whose reading is known, and of layouts that no plan can say:
 * those are decoded word by word. That a scan says what decode does is
 * property/scan's.
 */
#include "../layouts.h"

#include <string.h>

#include <pte/decode.h>
#include <pte/doubt.h>
#include <pte/scan.h>

#include "../copy.h"

static struct pte_scan_plan plan;
static struct pte_scan scan;

static void begin(void)
{
	memset(&scan, 0, sizeof(scan));
	scan.order = PTE_BYTE_ORDER_HOST;
}

static void scan_words(const uint64_t *words, size_t count)
{
	size_t taken;

	assert_int_equal(pte_target_scan(&plan, words, count, &scan, &taken),
			 PTE_STATUS_OK);
	assert_int_equal(taken, count);
}

static void plan_of(const char *name, enum pte_level level)
{
	static struct pte_target t;

	target_named(name, "", &t);
	assert_int_equal(pte_scan_plan_init(&t, level, &plan), PTE_STATUS_OK);
	assert_false(plan.by_decode);
}

/*
 * Of x86_64@6.12, by hand, from Linux 6.12 arch/x86/include/asm/pgtable_64.h
 * and pgtable_types.h: type in 63:59, the offset's complement in 58:9, flags in
 * 3:1; bits 5 and 6 are an erratum's, and no entry's. Memory has 46 bits.
 */
static const uint64_t known[] = {
	0,
	0x20,               /* none, with a stray bit */
	0x8000000012345067, /* a page */
	0x500012345067,     /* one beyond memory */
	0x2fffffffffdb960e, /* type 5, slot 0x1234 */
	0x2ffffffffffffe00, /* type 5, slot 0 */
	0xfffffffffffffc00, /* type 31, a marker of bit 0 */
};
#define KNOWN_COUNT (sizeof(known) / sizeof(known[0]))

static void known_words_are_counted(void **state)
{
	(void)state;
	plan_of("x86_64@6.12", PTE_LEVEL_PTE);
	for (unsigned k = 0; k < PTE_SCAN_KERNEL_COUNT; k++) {
		if (!pte_scan_kernel_runs((enum pte_scan_kernel)k))
			continue;
		begin();
		scan.kernel = (enum pte_scan_kernel)k;
		/* in two calls, which add up */
		scan_words(known, 4);
		scan_words(known + 4, KNOWN_COUNT - 4);
		assert_int_equal(scan.words, KNOWN_COUNT);
		assert_int_equal(scan.kinds[PTE_KIND_NONE], 2);
		assert_int_equal(scan.kinds[PTE_KIND_PRESENT], 2);
		assert_int_equal(scan.kinds[PTE_KIND_SWAP], 2);
		assert_int_equal(scan.kinds[PTE_KIND_MARKER], 1);
		assert_int_equal(scan.types[5], 2);
		assert_int_equal(scan.types[31], 1);
		assert_int_equal(scan.doubts[PTE_SCAN_STRAY], 1);
		assert_int_equal(scan.doubts[PTE_DOUBT_OFFSET_RANGE], 1);
		assert_int_equal(scan.doubts[PTE_DOUBT_PFN_RANGE], 1);
		assert_int_equal(scan.doubts[PTE_DOUBT_MARKER_BITS], 0);
	}
}

static void it_stops_where_there_is_no_room(void **state)
{
	struct pte_scan_hit hit;
	size_t taken;

	(void)state;
	plan_of("x86_64@6.12", PTE_LEVEL_PTE);
	begin();
	scan.wanted = PTE_KIND_SET(PTE_KIND_SWAP);
	scan.hits = &hit;
	scan.room = 1;
	assert_int_equal(
		pte_target_scan(&plan, known, KNOWN_COUNT, &scan, &taken),
		PTE_STATUS_OK);
	assert_int_equal(taken, 5);
	assert_int_equal(scan.words, 5);
	assert_int_equal(scan.kinds[PTE_KIND_SWAP], 1);
	assert_int_equal(scan.hit_count, 1);
	assert_int_equal(hit.index, 4);
	assert_int_equal(hit.word, known[4]);
	assert_int_equal(hit.kind, PTE_KIND_SWAP);
	scan.hit_count = 0;
	assert_int_equal(pte_target_scan(&plan, known + taken,
					 KNOWN_COUNT - taken, &scan, &taken),
			 PTE_STATUS_OK);
	assert_int_equal(taken, 2);
	assert_int_equal(hit.index, 5);
	assert_int_equal(scan.words, KNOWN_COUNT);
	assert_int_equal(scan.kinds[PTE_KIND_MARKER], 1);
}

static void the_best_kernel_runs(void **state)
{
	(void)state;
	assert_true(pte_scan_kernel_runs(PTE_SCAN_PORTABLE));
	assert_true(pte_scan_kernel_runs(pte_scan_best()));
}

/* more than what is counted in 16 bits before it's added up */
static void many_entries_are_counted(void **state)
{
	enum {
		MANY = 200000
	};
	static uint64_t entries[MANY];
	static const uint64_t of[] = { 0x2fffffffffdb960e, 0x2ffffffffffffe00 };

	(void)state;
	plan_of("x86_64@6.12", PTE_LEVEL_PTE);
	for (unsigned slot_0 = 0; slot_0 < 2; slot_0++) {
		for (unsigned i = 0; i < MANY; i++)
			entries[i] = of[slot_0];
		begin();
		scan_words(entries, MANY);
		assert_int_equal(scan.types[5], MANY);
		assert_int_equal(scan.kinds[PTE_KIND_SWAP], MANY);
		assert_int_equal(scan.doubts[PTE_DOUBT_OFFSET_RANGE],
				 slot_0 * MANY);
	}
}

/* ---- what no plan says -------------------------------------------------- */

static struct copy copy;
static struct pte_target changed;

static void change(const char *name)
{
	struct pte_target t;

	target_named(name, "", &t);
	copy_row(t.model, &copy);
	changed.version = t.version;
}

/* the copy isn't what a plan can say, and the scan counts as decode does */
static void is_decoded(enum pte_level level)
{
	uint64_t kinds[PTE_KIND_COUNT] = { 0 }, unread = 0, doubts = 0;

	assert_int_equal(
		pte_target_of(&copy.model, changed.version, NULL, &changed),
		PTE_STATUS_OK);
	assert_int_equal(pte_scan_plan_init(&changed, level, &plan),
			 PTE_STATUS_OK);
	assert_true(plan.by_decode);
	for (size_t i = 0; i < KNOWN_COUNT; i++) {
		struct pte_reading r;
		struct pte_doubts d;

		if (pte_target_decode(&changed, level, known[i], &r) !=
		    PTE_STATUS_OK) {
			unread++;
			continue;
		}
		kinds[r.kind]++;
		assert_int_equal(pte_target_doubts(&changed, known[i], &r, &d),
				 PTE_STATUS_OK);
		for (unsigned n = 0; n < d.count; n++)
			doubts += d.list[n].code == PTE_DOUBT_PFN_RANGE;
	}
	begin();
	scan_words(known, KNOWN_COUNT);
	for (unsigned n = 0; n < PTE_KIND_COUNT; n++)
		assert_int_equal(scan.kinds[n], kinds[n]);
	assert_int_equal(scan.unread, unread);
	assert_int_equal(scan.doubts[PTE_DOUBT_PFN_RANGE], doubts);
}

static void many_traits_are_decoded(void **state)
{
	static struct pte_trait traits[PTE_SCAN_TRAITS + 2];

	(void)state;
	change("x86_64@6.12");
	for (unsigned i = 0; i <= PTE_SCAN_TRAITS; i++)
		traits[i] = (struct pte_trait){ PTE_TELLS_USER,
						PTE_TEST_ANY(PTE_BIT(2)),
						PTE_LEVEL_ALL,
						{ 0, PTE_LINUX_ONWARDS },
						"" };
	traits[0].tells = PTE_TELLS_SPECIAL;
	traits[0].test.any = PTE_BIT(9);
	copy.model.traits = traits;
	is_decoded(PTE_LEVEL_PTE);
	assert_int_equal(scan.doubts[PTE_DOUBT_PFN_RANGE], 1);
}

/* the word 0 has no complement, unlike all others of its pattern */
static void a_page_at_0_that_is_complemented_is_decoded(void **state)
{
	static const struct pte_test clear = PTE_TEST(1, 0);
	static const struct pte_test never = PTE_TEST_NEVER;

	(void)state;
	change("x86_64@6.12");
	copy.view[PTE_LEVEL_PTE].none = never;
	copy.view[PTE_LEVEL_PTE].present = clear;
	is_decoded(PTE_LEVEL_PTE);
}

static void what_is_no_table_where_only_tables_stand_is_not_read(void **state)
{
	(void)state;
	change("ppc64-hash-4k@6.12");
	copy.layout.view[PTE_LEVEL_HUGETLB] = NULL;
	is_decoded(PTE_LEVEL_PMD);
	assert_true(scan.unread > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_words_are_counted),
		cmocka_unit_test(it_stops_where_there_is_no_room),
		cmocka_unit_test(the_best_kernel_runs),
		cmocka_unit_test(many_entries_are_counted),
		cmocka_unit_test(many_traits_are_decoded),
		cmocka_unit_test(a_page_at_0_that_is_complemented_is_decoded),
		cmocka_unit_test(
			what_is_no_table_where_only_tables_stand_is_not_read),
	};

	return cmocka_run_group_tests_name("scan", tests, NULL, NULL);
}
