/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What schemes cost, and what code that doesn't know them reads: the figures of
 * the threads, and the kernel's headers and mm/ read by hand.
 */
#include "../cases.h"
#include "../layouts.h"

#include <string.h>

#include <pte/prove/scheme.h>

/* ---- costs -------------------------------------------------------------- */

/* all three levels; ptes alone; ptes and slots of hugetlb pages */
#define ALL PTE_LEVEL_ALL
#define NEEDS(option) PTE_OPTION_SET(PTE_OPTION_##option)

/* clang-format off */
static const struct {
	const char *scheme, *target;
	int pte_bits;
	unsigned types, offsets, marker_bits, offset_bits, archs;
	unsigned left, free_left, facts;
	uint32_t needs;
	bool hardware_stable;
} costs[] = {
	/* P. Xu, July 2021: 32-4-2-1=25. Bits 3 and 4 were free */
	{ "pte-bit",                  "x86_64@5.14",  1, 0, 0, 0, 0, 10, 25, 1, 50, 0,                  true },
	{ "special-pte",              "x86_64@5.14",  0, 0, 0, 0, 0, 1, 25, 2,  1, NEEDS(USERFAULTFD_WP), false },
	{ "swp-offset",               "x86_64@5.14",  0, 0, 1, 0, 0, 0, 25, 2,  2, 0,                  true },
	{ "swp-offset-migration",     "x86_64@5.14",  0, 0, 2, 0, 0, 0, 25, 2,  2, NEEDS(MIGRATION),   true },
	{ "swp-offset-migration-top", "x86_64@5.14",  0, 0, 2, 0, 0, 0, 25, 2,  2, NEEDS(MIGRATION),   true },
	{ "swp-type-migration",       "x86_64@5.14",  0, 1, 0, 0, 0, 0, 24, 2, 50, NEEDS(MIGRATION),   true },
	{ "swp-type",                 "x86_64@5.14",  0, 1, 0, 0, 0, 0, 24, 2, 49, 0,                  true },
	/* soft-dirty and uffd-wp come free; 50 - 34 - 2 offset bits are left */
	{ "flags-in-entry",           "x86_64@5.14", -2, 0, 0, 0, 2, 3, 25, 4, 14, 0,                  true },
	{ "swp-offset-flag",          "x86_64@5.14",  0, 0, 1, 0, 0, 0, 25, 2,  2, NEEDS(USERFAULTFD_WP), true },
	{ "pageout-marker",           "x86_64@5.14",  0, 1, 0, 1, 0, 0, 24, 2, 49, 0,                  true },
	/* the marker is there: uffd-wp, poisoned, guard are taken */
	{ "swp-type",                 "x86_64@7.1",   0, 1, 0, 0, 0, 0, 24, 1, 47, 0,                  true },
	{ "pageout-marker",           "x86_64@7.1",   0, 0, 0, 1, 0, 0, 24, 1, 46, 0,                  true },
	/* "24 to 21"; 50 - 34 - 2 bits beside pfn, young and dirty */
	{ "device-private-migration", "x86_64@7.1",   0, 3, 0, 0, 0, 0, 21, 1, 14, NEEDS(DEVICE_PRIVATE) | NEEDS(DEVICE_PRIVATE_MIGRATION), true },
	/* arm64 has uffd-wp since 6.10, riscv64 since 6.19: three need a value */
	{ "special-pte",              "arm64-4k@7.1", 0, 0, 0, 0, 0, 3, 24, 4,  1, NEEDS(USERFAULTFD_WP), true },
};
/* clang-format on */

static void costs_are_those_of_the_threads(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(costs) / sizeof(costs[0]); i++) {
		struct pte_scheme_use use;
		struct pte_scheme_cost c;

		scheme_named(costs[i].scheme, costs[i].target, &use);
		assert_int_equal(pte_scheme_cost(&use, &c), PTE_STATUS_OK);
#define SAME(member)                                                           \
	check(c.member == costs[i].member, "%s of %s: " #member " %d",         \
	      costs[i].scheme, costs[i].target, (int)c.member)
		SAME(pte_bits);
		SAME(types);
		SAME(offsets);
		SAME(marker_bits);
		SAME(offset_bits);
		SAME(archs);
		SAME(facts);
		SAME(needs);
		SAME(hardware_stable);
#undef SAME
		check(c.max_swapfiles_left == costs[i].left, "%s: left %u",
		      costs[i].scheme, c.max_swapfiles_left);
		check(c.free_bits_left == costs[i].free_left, "%s: free %u",
		      costs[i].scheme, c.free_bits_left);
		assert_int_equal(c.max_swapfiles,
				 c.max_swapfiles_left + c.types);
		/* loongarch64 came with 5.19 */
		assert_int_equal(c.archs_of,
				 strstr(costs[i].target, "@5.14") != NULL ? 10
									  : 11);
		check(c.detect > 0 && c.none > 0 && c.present > 0,
		      "%s: not counted", costs[i].scheme);
	}
}

static void levels_are_where_no_helper_misreads_a_word(void **state)
{
	struct pte_scheme_use use;
	struct pte_scheme_cost c;

	(void)state;
	scheme_named("special-pte", "x86_64@7.1", &use);
	assert_int_equal(pte_scheme_cost(&use, &c), PTE_STATUS_OK);
	assert_int_equal(c.levels, ALL);
	/* pmd_present of nohash is "not 0", and it has no huge pmds */
	scheme_named("swp-type", "ppc64-nohash@7.1", &use);
	assert_int_equal(pte_scheme_cost(&use, &c), PTE_STATUS_OK);
	assert_int_equal(c.levels, PTE_LEVEL_SET(PTE_LEVEL_PTE));
}

static void what_isnt_feasible_has_no_cost(void **state)
{
	struct pte_scheme_cost c = { .facts = 77 };
	struct pte_scheme_use use;

	(void)state;
	scheme_named("special-pte", "ppc64-radix-64k@7.1", &use);
	assert_int_equal(pte_scheme_cost(&use, &c), PTE_STATUS_NOT_FEASIBLE);
	assert_int_equal(c.facts, 77);
}

/* ---- answers ------------------------------------------------------------ */

static const struct pte_answer *answer_of(const struct pte_answer *answers,
					  unsigned count, const char *helper)
{
	for (unsigned i = 0; i < count; i++)
		if (strcmp(answers[i].helper, helper) == 0)
			return &answers[i];
	return NULL;
}

/* -1: there is no such helper */
static int grade_of(const struct pte_answer *answers, unsigned count,
		    const char *helper)
{
	const struct pte_answer *const a = answer_of(answers, count, helper);

	return a == NULL ? -1 : (int)a->grade;
}

#define FINE PTE_GRADE_FINE
#define CAUGHT PTE_GRADE_CAUGHT
#define MISLED PTE_GRADE_MISLED

/* clang-format off */
static const struct {
	const char *scheme, *target;
	unsigned word;
	const char *helper, *text; /* NULL: this version has no such helper */
	enum pte_grade grade;
} answers[] = {
	/* a special pte: "(0, 2^50-1)", since 0 is stored inverted */
	{ "special-pte", "x86_64@5.14", 0, "pte_none",              "no",          FINE },
	{ "special-pte", "x86_64@5.14", 0, "pte_present",           "no",          FINE },
	{ "special-pte", "x86_64@5.14", 0, "is_swap_pte",           "yes",         FINE },
	{ "special-pte", "x86_64@5.14", 0, "pte_to_swp_entry",      "(0, 2^50-1)", MISLED },
	{ "special-pte", "x86_64@5.14", 0, "non_swap_entry",        "no",          MISLED },
	{ "special-pte", "x86_64@5.14", 0, "is_migration_entry",    "no",          FINE },
	{ "special-pte", "x86_64@5.14", 0, "pte_swp_uffd_wp",       "yes",         FINE },
	{ "special-pte", "x86_64@5.14", 0, "zap",                   "frees slot 2^50-1 of device 0", MISLED },
	{ "special-pte", "x86_64@5.14", 0, "fault",                 "reads slot 2^50-1 of device 0", MISLED },
	{ "special-pte", "x86_64@5.14", 0, "L1TF processor",        "names 0x0",   MISLED },
	{ "special-pte", "x86_64@5.14", 0, "is_pte_marker",         NULL,          FINE },
	{ "special-pte", "x86_64@5.14", 0, "softleaf_from_pte",     NULL,          FINE },
	{ "special-pte", "x86_64@5.13", 0, "is_pfn_swap_entry",     NULL,          FINE },
	{ "special-pte", "x86_64@5.14", 0, "is_pfn_swap_entry",     "no",          FINE },
	/* PM_SWAP, type 0, 50 ones from bit 5 on; and uffd-wp, bit 57 */
	{ "special-pte", "x86_64@5.14", 0, "pagemap",               "0x427fffffffffffe0", MISLED },
	/* arm64 doesn't invert: the entry is 0, which softleaf calls none */
	{ "special-pte", "arm64-4k@6.12", 0, "pte_to_swp_entry",    "(0, 0)",      MISLED },
	{ "special-pte", "arm64-4k@7.1", 0, "softleaf_from_pte",    "none",        MISLED },
	{ "special-pte", "arm64-4k@7.1", 0, "softleaf_is_swap",     "no",          FINE },
	{ "special-pte", "arm64-4k@7.1", 0, "pte_to_swp_entry",     NULL,          FINE },
	{ "special-pte", "arm64-4k@7.1", 0, "L1TF processor",       NULL,          FINE },

	/* the whole form is a migration of pfn 0, the minimal one is (0, ones) */
	{ "pte-bit",     "x86_64@5.11", 0, "is_migration_entry",    "yes",         MISLED },
	{ "pte-bit",     "x86_64@5.11", 0, "pte_to_swp_entry",      "(28, 0)",     MISLED },
	{ "pte-bit",     "x86_64@5.11", 0, "fault",                 "waits for pfn 0", MISLED },
	{ "pte-bit",     "x86_64@5.11", 0, "zap",                   "drops the rss of pfn 0", MISLED },
	{ "pte-bit",     "x86_64@5.11", 0, "L1TF processor",        "names 0xffffffffff000: no memory", FINE },
	{ "pte-bit",     "x86_64@5.11", 1, "pte_to_swp_entry",      "(0, 2^50-1)", MISLED },
	{ "pte-bit",     "x86_64@5.11", 1, "L1TF processor",        "names 0x0",   MISLED },

	{ "swp-offset",  "x86_64@5.11", 0, "pte_to_swp_entry",      "(1, 0)",      FINE },
	{ "swp-offset",  "x86_64@5.11", 0, "non_swap_entry",        "no",          MISLED },
	{ "swp-offset",  "x86_64@5.11", 0, "zap",                   "frees slot 0 of device 1", MISLED },
	{ "swp-offset",  "x86_64@5.11", 0, "fork",                  "counts up slot 0 of device 1", MISLED },
	{ "swp-offset-migration",     "x86_64@5.11", 1, "is_migration_entry", "yes", MISLED },
	{ "swp-offset-migration-top", "x86_64@5.11", 0, "fault",    "waits for pfn 2^50-1", MISLED },
	{ "swp-offset-migration-top", "x86_64@5.11", 0, "L1TF processor", "names 0x0", MISLED },
	{ "swp-offset-flag", "x86_64@5.11", 0, "pte_to_swp_entry",  "(0, 4)",      FINE },
	{ "swp-offset-flag", "x86_64@5.11", 0, "zap",               "frees slot 4 of device 0", MISLED },

	/* a type that nobody knows is caught, or left alone */
	{ "swp-type-migration", "x86_64@5.14", 0, "is_migration_entry", "no",      FINE },
	{ "swp-type-migration", "x86_64@5.14", 0, "non_swap_entry", "yes",         FINE },
	{ "swp-type",    "x86_64@5.14", 0, "fault",                 "\"Bad page map\", SIGBUS", CAUGHT },
	{ "swp-type",    "x86_64@5.14", 0, "fork",                  "copies it as it is", FINE },
	{ "swp-type",    "x86_64@5.14", 0, "zap",                   "clears it, and says nothing", FINE },
	/* mainline knows the marker */
	{ "swp-type",    "x86_64@6.1",  0, "is_pte_marker",         "yes",         FINE },
	{ "swp-type",    "x86_64@6.1",  0, "zap",                   "knows it",    FINE },
	{ "swp-type",    "x86_64@7.1",  0, "pte_is_marker",         "yes",         FINE },
	/* ... but not a bit of it that nobody has defined */
	{ "pageout-marker", "x86_64@6.1", 0, "zap",                 "clears it, and warns", CAUGHT },
	{ "pageout-marker", "x86_64@6.12", 0, "zap",                "\"unrecognized swap entry\", a warning", CAUGHT },
	{ "device-private-migration", "x86_64@6.17", 0, "is_migration_entry", "no", FINE },
	{ "device-private-migration", "x86_64@6.17", 0, "fault",    "\"Bad page map\", SIGBUS", CAUGHT },

	/* the slot with the flag's bit on top */
	{ "flags-in-entry", "x86_64@5.14", 0, "pte_to_swp_entry",   "(0, 0x2000000000001)", FINE },
	{ "flags-in-entry", "x86_64@5.14", 0, "pte_swp_uffd_wp",    "no",          FINE },
	{ "flags-in-entry", "x86_64@5.14", 0, "zap",                "frees slot 0x2000000000001 of device 0", MISLED },
};
/* clang-format on */

static void unaware_code_reads_that(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		struct pte_answer got[PTE_ANSWERS];
		struct pte_scheme_use use;
		unsigned count;

		scheme_named(answers[i].scheme, answers[i].target, &use);
		check(answers[i].word < use.words, "%s: no such word",
		      answers[i].scheme);
		count = pte_scheme_answers(
			&use, use.word[answers[i].word].value, got);

		const struct pte_answer *const a =
			answer_of(got, count, answers[i].helper);

		if (answers[i].text == NULL) {
			check(a == NULL, "%s has %s", answers[i].target,
			      answers[i].helper);
			continue;
		}
		check(a != NULL, "%s has no %s", answers[i].target,
		      answers[i].helper);
		check(strcmp(a->text, answers[i].text) == 0, "%s, %s: %s: %s",
		      answers[i].scheme, answers[i].target, a->helper, a->text);
		check(a->grade == answers[i].grade, "%s, %s: %s: %s",
		      answers[i].scheme, answers[i].target, a->helper,
		      pte_grade_name(a->grade));
		assert_non_null(a->source);
	}
}

/* a limit of the processor's moves what is memory */
static void memory_ends_where_the_caches_do(void **state)
{
	struct pte_answer got[PTE_ANSWERS];
	const struct pte_scheme *scheme;
	struct pte_scheme_use use;
	struct pte_target t;
	unsigned count;
	int bit;

	(void)state;
	target_named("x86_64@5.11", "cache_bits=44", &t);
	assert_int_equal(pte_scheme_parse("pte-bit", 7, &scheme, &bit),
			 PTE_STATUS_OK);
	pte_scheme_try(scheme, bit, &t, &use);
	/* bit 43 alone is above all memory; of bit 44 the caches know nothing,
	 * and name page 0 */
	count = pte_scheme_answers(&use, UINT64_C(1) << 43 | 8, got);
	assert_int_equal(grade_of(got, count, "L1TF processor"), FINE);
	count = pte_scheme_answers(&use, UINT64_C(1) << 44 | 8, got);
	assert_int_equal(grade_of(got, count, "L1TF processor"), MISLED);
}

static void every_answer_fits_and_has_a_source(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	for (size_t i = 0; i < pte_scheme_count(); i++) {
		struct pte_scheme_use use;

		pte_scheme_try(pte_scheme_at(i), PTE_SCHEME_NO_BIT, &t, &use);
		for (unsigned w = 0; w < use.words; w++) {
			struct pte_answer got[PTE_ANSWERS];
			const unsigned count = pte_scheme_answers(
				&use, use.word[w].value, got);

			assert_in_range(count, 10, PTE_ANSWERS);
			for (unsigned a = 0; a < count; a++) {
				assert_non_null(got[a].source);
				check(got[a].text[0] != '\0' &&
					      strlen(got[a].text) + 1 <
						      PTE_ANSWER_SIZE,
				      "%s: cut", got[a].text);
			}
		}
	}
}

static void grades_have_names(void **state)
{
	(void)state;
	assert_string_equal(pte_grade_name(FINE), "fine");
	assert_string_equal(pte_grade_name(CAUGHT), "caught");
	assert_string_equal(pte_grade_name(MISLED), "misled");
	assert_string_equal(pte_grade_name((enum pte_grade)3), "?");
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };

	CASES_ADD(&cases, costs_are_those_of_the_threads);
	CASES_ADD(&cases, levels_are_where_no_helper_misreads_a_word);
	CASES_ADD(&cases, what_isnt_feasible_has_no_cost);
	CASES_ADD(&cases, unaware_code_reads_that);
	CASES_ADD(&cases, memory_ends_where_the_caches_do);
	CASES_ADD(&cases, grades_have_names);
	cases_add_each(&cases, EVERY_VERSION,
		       every_answer_fits_and_has_a_source,
		       "every_answer_fits_and_has_a_source");
	return cases_run(&cases, "scheme cost");
}
