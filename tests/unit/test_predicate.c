/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"

#include <string.h>

#include <pte/target.h>

#include "../copy.h"

/* the word decides */
#define NO_MACHINE                                                             \
	{                                                                      \
		PTE_TEST_NEVER, NULL                                           \
	}

static void kernel(const char *name, uint32_t off, struct pte_target *t)
{
	const struct pte_config config = { .off = off };

	assert_int_equal(pte_target_init(name, &config, t), PTE_STATUS_OK);
}

/* the names of a level's predicates, each after a space */
static void assert_asked(const struct pte_target *t, enum pte_level level,
			 const char *names)
{
	struct pte_predicate p;
	char text[256] = "";

	for (unsigned n = 0; pte_target_predicate(t, level, n, &p); n++) {
		assert_true((p.levels & PTE_LEVEL_SET(level)) != 0);
		assert_true(strlen(text) + strlen(p.name) + 2 < sizeof(text));
		strcat(strcat(text, " "), p.name);
	}
	assert_string_equal(text, names);
}

/* ---- Linux's --------------------------------------------------------------
 */

#define OWN " none present protnone invalidated table"

/* Linux 6.12 arch/x86, arch/powerpc: asm/pgtable.h; nothing is a leaf in a pmd
 * of hash with 4K pages, though pmd_leaf may be asked */
static void a_level_has_its_own_tests_and_then_rows(void **state)
{
	struct pte_target t;

	(void)state;
	kernel("x86_64@6.12", 0, &t);
	assert_asked(&t, PTE_LEVEL_PTE,
		     OWN " pte_dirty pte_write pte_young pte_exec pte_special"
			 " pte_devmap pte_user_accessible_page");
	assert_asked(&t, PTE_LEVEL_PMD,
		     OWN " pmd_leaf pmd_trans_huge pmd_bad pmd_dirty pmd_write"
			 " pmd_young pmd_special pmd_devmap"
			 " pmd_user_accessible_page");
	assert_asked(&t, PTE_LEVEL_HUGETLB,
		     OWN " pte_dirty pte_write pte_young pte_exec");
	kernel("ppc64-hash-4k@6.12", 0, &t);
	assert_asked(&t, PTE_LEVEL_PMD, " pmd_leaf pmd_bad");
	assert_asked(&t, (enum pte_level)PTE_LEVEL_COUNT, "");
}

static void own_tests_are_the_view_s(void **state)
{
	struct pte_target t;
	struct pte_predicate p;

	(void)state;
	kernel("x86_64@6.12", 0, &t);
	/* P or PROTNONE; P without PROTNONE: bits 0 and 8 */
	assert_true(pte_target_predicate(&t, PTE_LEVEL_PTE, 1, &p));
	assert_true(pte_either_has(&p.is, 0x1));
	assert_true(pte_either_has(&p.is, 0x100));
	assert_false(pte_either_has(&p.is, 0x2));
	assert_int_equal(p.asks, PTE_ASKS_ANYTHING);
	assert_true(pte_target_predicate(&t, PTE_LEVEL_PTE, 2, &p));
	assert_true(pte_either_has(&p.is, 0x100));
	assert_false(pte_either_has(&p.is, 0x101));
}

/* Linux 6.12 include/linux/pgtable.h: without NUMA_BALANCING it's 0 */
static void protnone_is_of_no_word_where_it_is_compiled_away(void **state)
{
	struct pte_target t;
	struct pte_predicate p;

	(void)state;
	kernel("x86_64@6.12", PTE_OPTION_SET(PTE_OPTION_NUMA_BALANCING), &t);
	assert_true(pte_target_predicate(&t, PTE_LEVEL_PTE, 2, &p));
	assert_string_equal(p.name, "protnone");
	assert_int_equal(p.is.count, 0);
	assert_false(pte_either_has(&p.is, 0x100));
	assert_true(pte_target_predicate(&t, PTE_LEVEL_PTE, 1, &p));
	assert_int_equal(p.is.count, 1);
}

static void beyond_the_last_nothing_is_written(void **state)
{
	struct pte_target t;
	struct pte_predicate p = { .name = "untouched" };

	(void)state;
	kernel("x86_64@6.12", 0, &t);
	assert_false(pte_target_predicate(&t, PTE_LEVEL_PTE, 12, &p));
	assert_false(pte_target_predicate(&t, PTE_LEVEL_PMD, 14, &p));
	assert_false(pte_target_predicate(&t, PTE_LEVEL_PMD, 99, &p));
	assert_false(pte_target_predicate(&t, (enum pte_level)99, 0, &p));
	assert_string_equal(p.name, "untouched");
}

/* Linux 6.12 arch/x86/include/asm/pgtable.h: pte_write, pte_shstk, pmd_shstk: D
 * (bit 6) without RW (1), in a pmd with PSE (7), where there are shadow stacks
 */
static void a_machine_may_decide(void **state)
{
	struct pte_target t;
	struct pte_predicate p;

	(void)state;
	kernel("x86_64@6.12", 0, &t);
	assert_true(pte_target_predicate(&t, PTE_LEVEL_PTE, 6, &p));
	assert_string_equal(p.name, "pte_write");
	assert_string_equal(p.may.machine, "shadow stacks");
	assert_int_equal(pte_predicate_truth(&p, 0x42), PTE_TRUTH_YES);
	assert_int_equal(pte_predicate_truth(&p, 0x40), PTE_TRUTH_BY_MACHINE);
	assert_int_equal(pte_predicate_truth(&p, 0x1), PTE_TRUTH_NO);
	assert_true(pte_target_predicate(&t, PTE_LEVEL_PMD, 9, &p));
	assert_string_equal(p.name, "pmd_write");
	assert_int_equal(pte_predicate_truth(&p, 0xc0), PTE_TRUTH_BY_MACHINE);
	assert_int_equal(pte_predicate_truth(&p, 0x40), PTE_TRUTH_NO);
	kernel("x86_64@6.5", 0, &t);
	assert_true(pte_target_predicate(&t, PTE_LEVEL_PTE, 6, &p));
	assert_int_equal(pte_predicate_truth(&p, 0x40), PTE_TRUTH_NO);
}

/* ---- rows of one's own ----------------------------------------------------
 */

#define DIRTY UINT64_C(0x0080000000000000)
#define DBM UINT64_C(0x0008000000000000)
#define RDONLY UINT64_C(0x80)
#define THP PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE)
#define EVER                                                                   \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS                            \
	}

static struct copy copy;

/* arm64's pte_dirty is PTE_DIRTY, or PTE_WRITE without PTE_RDONLY: Linux 6.12
 * arch/arm64/include/asm/pgtable.h */
static void begin(struct pte_target *t, uint32_t off)
{
	static const struct pte_predicate rows[] = {
		{ "pte_dirty", PTE_LEVEL_SET(PTE_LEVEL_PTE),
		  PTE_TWO_TESTS(PTE_TEST(DIRTY, DIRTY),
				PTE_TEST(DBM | RDONLY, DBM)),
		  EVER, 0, PTE_ASKS_DIRTY, false, "a test", NO_MACHINE },
		{ "pmd_dirty", PTE_LEVEL_SET(PTE_LEVEL_PMD),
		  PTE_ONE_TEST(PTE_TEST(DIRTY, DIRTY)), EVER, THP,
		  PTE_ASKS_DIRTY, false, "a test", NO_MACHINE },
		{ "pmd_later",
		  PTE_LEVEL_SET(PTE_LEVEL_PMD),
		  PTE_ONE_TEST(PTE_TEST(DIRTY, DIRTY)),
		  { PTE_LINUX(6, 13), PTE_LINUX_ONWARDS },
		  0,
		  PTE_ASKS_ANYTHING,
		  false,
		  "a test",
		  NO_MACHINE },
		{ .name = NULL },
	};
	const struct pte_config config = { .off = off };

	kernel("arm64-4k@6.12", 0, t);
	copy_row(t->model, &copy);
	copy.model.predicates = rows;
	assert_int_equal(pte_target_of(&copy.model, t->version, &config, t),
			 PTE_STATUS_OK);
}

static void either_of_two_tests_is_enough(void **state)
{
	struct pte_target t;
	struct pte_predicate p;

	(void)state;
	begin(&t, 0);
	assert_true(pte_target_predicate(&t, PTE_LEVEL_PTE, 5, &p));
	assert_true(pte_either_has(&p.is, DIRTY));
	assert_true(pte_either_has(&p.is, DIRTY | RDONLY));
	assert_true(pte_either_has(&p.is, DBM));
	assert_false(pte_either_has(&p.is, DBM | RDONLY));
	assert_false(pte_either_has(&p.is, 0));
}

static void rows_have_levels_versions_and_options(void **state)
{
	struct pte_target t;

	(void)state;
	begin(&t, 0);
	assert_asked(&t, PTE_LEVEL_PTE, OWN " pte_dirty");
	assert_asked(&t, PTE_LEVEL_PMD, OWN " pmd_dirty");
	assert_asked(&t, PTE_LEVEL_HUGETLB, OWN);
	begin(&t, THP);
	assert_asked(&t, PTE_LEVEL_PMD, OWN);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, a_level_has_its_own_tests_and_then_rows);
	CASES_ADD(&cases, own_tests_are_the_view_s);
	CASES_ADD(&cases, protnone_is_of_no_word_where_it_is_compiled_away);
	CASES_ADD(&cases, beyond_the_last_nothing_is_written);
	CASES_ADD(&cases, a_machine_may_decide);
	CASES_ADD(&cases, either_of_two_tests_is_enough);
	CASES_ADD(&cases, rows_have_levels_versions_and_options);
	return cases_run(&cases, "predicate");
}
