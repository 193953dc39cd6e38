/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Schemes on layouts that were broken for them: what is said when there's no
 * bit, no type, or a word that some predicate takes for something else.
 */
#include "../cases.h"
#include "../copy.h"
#include "../layouts.h"

#include <string.h>

#include <pte/prove/scheme.h>

/* a row that a case may break, and its kernel */
struct broken {
	struct copy copy;
	struct pte_target target;
};

/* the word decides */
#define NO_MACHINE                                                             \
	{                                                                      \
		PTE_TEST_NEVER, NULL                                           \
	}

static void begin(struct broken *b, const char *name)
{
	struct pte_target t;

	target_named(name, "", &t);
	copy_row(t.model, &b->copy);
	b->target = t;
	b->target.model = &b->copy.model;
	b->target.layout = &b->copy.layout;
}

static void try_scheme(const struct broken *b, const char *name,
		       struct pte_scheme_use *use_ret)
{
	const struct pte_scheme *scheme;
	int bit;

	assert_int_equal(pte_scheme_parse(name, strlen(name), &scheme, &bit),
			 PTE_STATUS_OK);
	pte_scheme_try(scheme, bit, &b->target, use_ret);
}

static void refused(const struct broken *b, const char *name,
		    enum pte_obstacle obstacle)
{
	struct pte_scheme_use use;

	try_scheme(b, name, &use);
	check(use.feasible == PTE_FEASIBLE_NO, "%s is feasible", name);
	check(use.obstacle == obstacle, "%s: %s: %s", name,
	      pte_obstacle_name(use.obstacle), use.why);
	assert_int_equal(use.words, 0);
}

/* pte_none of x86_64 ignores bit 5, so a flag there is nothing at all */
static void a_flag_that_none_ignores_reads_as_none(void **state)
{
	struct broken b;

	(void)state;
	begin(&b, "x86_64@6.12");
	b.copy.codec.flag[PTE_FLAG_UFFD_WP] = 1U << 5;
	refused(&b, "special-pte", PTE_OBSTACLE_NONE_WORD);
}

static void a_bit_that_none_ignores_reads_as_none(void **state)
{
	static const struct pte_owned owned[] = {
		{ 5, 1, PTE_OWNER_FREE, NULL },
		{ 0, 0, PTE_OWNER_FREE, NULL },
	};
	struct broken b;

	(void)state;
	begin(&b, "x86_64@6.12");
	copy_owned_by(&b.copy.model, owned);
	b.copy.model.image = "none but itself";
	b.copy.view[PTE_LEVEL_PTE].hardware = 0;
	refused(&b, "pte-bit=5", PTE_OBSTACLE_NONE_WORD);
}

static void a_bit_that_present_asks_for_reads_as_present(void **state)
{
	struct broken b;

	(void)state;
	begin(&b, "x86_64@6.12");
	b.copy.view[PTE_LEVEL_PTE].present.any |= 1U << 4;
	refused(&b, "pte-bit=4", PTE_OBSTACLE_PRESENT_WORD);
}

static void no_bit_is_free_where_all_are_owned(void **state)
{
	static const struct pte_owned owned[] = {
		{ 0, 63, PTE_OWNER_OFFSET, NULL },
		{ 0, 0, PTE_OWNER_FREE, NULL },
	};
	static const struct pte_owned all_but_4[] = {
		{ 5, 59, PTE_OWNER_OFFSET, NULL },
		{ 0, 4, PTE_OWNER_FREE, NULL },
		{ 0, 0, PTE_OWNER_FREE, NULL },
	};
	struct pte_scheme_use use;
	struct broken b;

	(void)state;
	begin(&b, "x86_64@6.12");
	copy_owned_by(&b.copy.model, owned);
	refused(&b, "pte-bit", PTE_OBSTACLE_NO_BIT);
	/* bit 63 has no owner at all: it isn't free for that */
	refused(&b, "pte-bit=63", PTE_OBSTACLE_OWNER);
	try_scheme(&b, "pte-bit=63", &use);
	assert_string_equal(use.why, "bit 63 is inside the type field");
	copy_owned_by(&b.copy.model, all_but_4);
	refused(&b, "pte-bit=4", PTE_OBSTACLE_OWNER);
	try_scheme(&b, "pte-bit=4", &use);
	assert_string_equal(use.why, "bit 4 has no owner");
}

/* saying so makes none: x86_64 of 6.12, and all bits but 4 are somebody's */
static void no_bit_is_free_for_being_called_so(void **state)
{
	static const struct pte_owned owned[] = {
		{ 0, 64, PTE_OWNER_FREE, NULL },
		{ 0, 0, PTE_OWNER_FREE, NULL },
	};
	static const struct {
		const char *scheme, *why;
		enum pte_obstacle obstacle;
	} taken[] = {
		{ "pte-bit=3", "bit 3 is the exclusive flag since 5.19",
		  PTE_OBSTACLE_OWNER },
		{ "pte-bit=9", "bit 9 is inside the offset field",
		  PTE_OBSTACLE_OWNER },
		{ "pte-bit=60", "bit 60 is inside the type field",
		  PTE_OBSTACLE_OWNER },
		{ "pte-bit=7", "bit 7 must be 0", PTE_OBSTACLE_FIXED },
		{ "pte-bit=5", "bit 5 may be set by hardware",
		  PTE_OBSTACLE_HARDWARE },
	};
	struct pte_scheme_use use;
	struct broken b;

	(void)state;
	begin(&b, "x86_64@6.12");
	copy_owned_by(&b.copy.model, owned);
	b.copy.model.image = "none but itself";
	for (size_t i = 0; i < sizeof(taken) / sizeof(taken[0]); i++) {
		refused(&b, taken[i].scheme, taken[i].obstacle);
		try_scheme(&b, taken[i].scheme, &use);
		assert_string_equal(use.why, taken[i].why);
		assert_int_equal(use.bits, 1U << 4);
	}
}

/* bit 57 is set in the words of small offsets, which are complemented */
static void an_entry_that_is_present_is_no_word(void **state)
{
	struct broken b;

	(void)state;
	begin(&b, "x86_64@6.12");
	b.copy.view[PTE_LEVEL_PTE].present.any |= UINT64_C(1) << 57;
	refused(&b, "swp-offset", PTE_OBSTACLE_PRESENT_WORD);
	refused(&b, "swp-type-migration", PTE_OBSTACLE_PRESENT_WORD);
	refused(&b, "swp-type", PTE_OBSTACLE_PRESENT_WORD);
	refused(&b, "flags-in-entry", PTE_OBSTACLE_PRESENT_WORD);
}

static void the_last_swap_device_isnt_given_away(void **state)
{
	struct broken b;

	(void)state;
	begin(&b, "x86_64@5.11");
	b.target.max_swapfiles = 1;
	refused(&b, "swp-type", PTE_OBSTACLE_TYPES);
	refused(&b, "swp-type-migration", PTE_OBSTACLE_TYPES);
	refused(&b, "swp-offset", PTE_OBSTACLE_TYPES);
	refused(&b, "pageout-marker", PTE_OBSTACLE_TYPES);
}

/* nohash can't have device memory, whatever a target pretends */
static void the_series_needs_a_kernel_that_can_have_it(void **state)
{
	struct broken b;

	(void)state;
	begin(&b, "ppc64-nohash@7.1");
	b.target.options |= PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE);
	refused(&b, "device-private-migration", PTE_OBSTACLE_OPTION);
}

static void protnone_would_do_if_it_werent_present(void **state)
{
	struct pte_scheme_use use;
	struct pte_scheme_cost cost;
	struct broken b;

	(void)state;
	begin(&b, "x86_64@6.12");
	b.copy.view[PTE_LEVEL_PTE].present = (struct pte_test)PTE_TEST(1, 1);
	try_scheme(&b, "protnone-uffd-wp", &use);
	assert_int_equal(use.feasible, PTE_FEASIBLE_YES);
	/* _PAGE_PROTNONE and _PAGE_UFFD_WP: bits 8 and 10 */
	assert_int_equal(use.word[0].value, 0x500);
	assert_int_equal(pte_scheme_cost(&use, &cost), PTE_STATUS_OK);
	assert_int_equal(cost.facts, 0);
	assert_int_equal(cost.detect, 0);
	/* no reader looks for it among entries */
	assert_false(cost.hardware_stable);
}

static void an_architecture_that_wasnt_counted_has_no_count(void **state)
{
	struct pte_arch other;
	struct pte_scheme_use use;
	struct pte_scheme_cost cost;
	struct broken b;

	(void)state;
	begin(&b, "x86_64@6.12");
	other = *b.copy.model.arch;
	other.name = "other";
	b.copy.model.arch = &other;
	try_scheme(&b, "special-pte", &use);
	assert_int_equal(pte_scheme_cost(&use, &cost), PTE_STATUS_OK);
	assert_int_equal(cost.detect + cost.none + cost.present, 0);
	/* a use whose scheme isn't in force has no class to be stable in */
	use.after.scheme = NULL;
	assert_int_equal(pte_scheme_cost(&use, &cost), PTE_STATUS_OK);
	assert_false(cost.hardware_stable);
}

static void a_word_that_isnt_an_entry_is_never_seen(void **state)
{
	struct pte_answer answers[PTE_ANSWERS];
	struct pte_scheme_use use;
	struct broken b;
	bool fault = false;
	unsigned count;

	(void)state;
	begin(&b, "x86_64@6.12");
	try_scheme(&b, "special-pte", &use);
	count = pte_scheme_answers(&use, 0, answers);
	for (unsigned i = 0; i < count; i++) {
		if (strcmp(answers[i].helper, "pte_none") == 0)
			assert_int_equal(answers[i].grade, PTE_GRADE_MISLED);
		if (strcmp(answers[i].helper, "fault") != 0)
			continue;
		fault = true;
		assert_string_equal(answers[i].text, "never sees it");
	}
	assert_true(fault);
	/* without ptes there's nothing to answer */
	b.copy.layout.view[PTE_LEVEL_PTE] = NULL;
	assert_int_equal(pte_scheme_answers(&use, 4, answers), 0);
}

static void walkers_misread_by_table_or_predicate(void **state)
{
	static const struct pte_predicate odd[] = {
		{ "pmd_odd",
		  PTE_LEVEL_SET(PTE_LEVEL_PMD),
		  PTE_ONE_TEST(PTE_TEST(0x20, 0x20)),
		  { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
		  0,
		  PTE_ASKS_LEAF,
		  false,
		  "a test",
		  NO_MACHINE },
		{ "pmd_later",
		  PTE_LEVEL_SET(PTE_LEVEL_PMD),
		  PTE_TWO_TESTS(PTE_TEST(0x80, 0x80), PTE_TEST(0x40, 0x40)),
		  { PTE_LINUX(6, 13), PTE_LINUX_ONWARDS },
		  0,
		  PTE_ASKS_LEAF,
		  false,
		  "a test",
		  NO_MACHINE },
		{ "pmd_dirty",
		  PTE_LEVEL_SET(PTE_LEVEL_PMD),
		  PTE_ONE_TEST(PTE_TEST(0x200, 0x200)),
		  { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
		  0,
		  PTE_ASKS_ANYTHING,
		  false,
		  "a test",
		  NO_MACHINE },
		{ .name = NULL },
	};
	struct broken b;

	(void)state;
	begin(&b, "x86_64@6.12");
	b.copy.view[PTE_LEVEL_PMD].table =
		(struct pte_test)PTE_TEST(0x10, 0x10);
	b.copy.model.predicates = odd;
	assert_string_equal(pte_scheme_misread(&b.target, PTE_LEVEL_PMD, 0x10),
			    "pmd_table");
	assert_string_equal(pte_scheme_misread(&b.target, PTE_LEVEL_PMD, 0x22),
			    "pmd_odd");
	assert_null(pte_scheme_misread(&b.target, PTE_LEVEL_PMD, 0x2));
	assert_null(pte_scheme_misread(&b.target, PTE_LEVEL_PMD, 0x42));
	assert_null(pte_scheme_misread(&b.target, PTE_LEVEL_PMD, 0x202));
	b.target.version = PTE_LINUX(6, 13);
	assert_string_equal(pte_scheme_misread(&b.target, PTE_LEVEL_PMD, 0x42),
			    "pmd_later");
}

/* bit 3, less one word of the odd bits, and of the even: 31 * 32 patterns */
static void a_class_of_too_many_patterns_is_not_told(void **state)
{
	const struct pte_test odd = PTE_TEST(UINT64_C(0xaaaaaaaaaaaaaaaa),
					     UINT64_C(0xaaaaaaaaaaaaaaaa));
	const struct pte_test even = PTE_TEST(UINT64_C(0x5555555555555555),
					      UINT64_C(0x5555555555555555));
	struct pte_scheme_use use;
	struct pte_set class = { .count = 77 };
	struct broken b;

	(void)state;
	begin(&b, "x86_64@5.11");
	try_scheme(&b, "pte-bit=3", &use);
	assert_int_equal(use.feasible, PTE_FEASIBLE_YES);
	b.copy.view[PTE_LEVEL_PTE].none = odd;
	b.copy.view[PTE_LEVEL_PTE].present = even;
	assert_int_equal(pte_scheme_class(&use.after, PTE_LEVEL_PTE, &class),
			 PTE_STATUS_CAPACITY);
	assert_int_equal(class.count, 77);
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };

	CASES_ADD(&cases, a_flag_that_none_ignores_reads_as_none);
	CASES_ADD(&cases, a_bit_that_none_ignores_reads_as_none);
	CASES_ADD(&cases, a_bit_that_present_asks_for_reads_as_present);
	CASES_ADD(&cases, no_bit_is_free_where_all_are_owned);
	CASES_ADD(&cases, no_bit_is_free_for_being_called_so);
	CASES_ADD(&cases, an_entry_that_is_present_is_no_word);
	CASES_ADD(&cases, the_last_swap_device_isnt_given_away);
	CASES_ADD(&cases, the_series_needs_a_kernel_that_can_have_it);
	CASES_ADD(&cases, protnone_would_do_if_it_werent_present);
	CASES_ADD(&cases, an_architecture_that_wasnt_counted_has_no_count);
	CASES_ADD(&cases, a_word_that_isnt_an_entry_is_never_seen);
	CASES_ADD(&cases, walkers_misread_by_table_or_predicate);
	CASES_ADD(&cases, a_class_of_too_many_patterns_is_not_told);
	return cases_run(&cases, "scheme broken");
}
