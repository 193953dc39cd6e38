/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <string.h>

#include "../copy.h"
#include "../verdicts.h"
#include "../workspace.h"

#define PTE PTE_LEVEL_PTE
#define PMD PTE_LEVEL_PMD
#define HUGETLB PTE_LEVEL_HUGETLB

/* ---- the claims ---------------------------------------------------------- */

static const char *const ids[] = {
	"swap-not-present",
	"pmd-not-present",
	"swap-not-protnone",
	"swap-not-none",
	"protnone-is-present",
	"image-disjoint",
	"accept-disjoint",
	"image-read",
	"invalid-still-present",
	"level-safe",
	"empty-is-none",
	"tests-passed",
	"kinds-written",
	"page-present",
	"page-read",
	"page-walked",
	"pfn-round-trip",
	"page-bits",
	"page-flags",
	"page-told",
	"invalid-read",
	"changes-read",
	"page-flags-owned",
	"names-apart",
	"table-read",
	"is-a",
	"round-trip",
	"zero-names-no-page",
	"encode-contained",
	"flags-independent",
	"hw-stable",
	"store-stable",
	"no-physical-alias",
	"attributes-stable",
	"moment-not-entry",
	"same-entry-same-word",
	"pfn-fits",
	"young-dirty-fits",
	"pfn-kept",
	"page-cache-fits",
	"bits-owned",
	"census",
};
#define CLAIM_COUNT (sizeof(ids) / sizeof(ids[0]))

static void claims_have_stable_ids(void **state)
{
	(void)state;
	assert_int_equal(pte_claim_count(), CLAIM_COUNT);
	for (size_t i = 0; i < CLAIM_COUNT; i++) {
		assert_string_equal(pte_claim_at(i)->id, ids[i]);
		assert_true(strlen(pte_claim_at(i)->says) > 0);
	}
	assert_null(pte_claim_at(CLAIM_COUNT));
	assert_null(pte_claim_at(SIZE_MAX));
}

static void claims_say_at_which_levels_they_make_sense(void **state)
{
	static const struct {
		const char *id;
		unsigned levels;
	} known[] = {
		{ "swap-not-present",
		  PTE_LEVEL_SET(PTE) | PTE_LEVEL_SET(HUGETLB) },
		{ "pmd-not-present", PTE_LEVEL_SET(PMD) },
		{ "level-safe", PTE_LEVEL_SET(PMD) | PTE_LEVEL_SET(HUGETLB) },
		{ "store-stable", PTE_LEVEL_ALL },
	};
	struct pte_target t;
	static struct verdicts v;

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		assert_int_equal(claim_named(known[i].id)->levels,
				 known[i].levels);
	/* elsewhere there is nothing to tell */
	target_named("x86_64@6.12", "", &t);
	for (size_t i = 0; i < CLAIM_COUNT; i++) {
		const struct pte_claim *const claim = pte_claim_at(i);

		assert_true(claim->levels != 0);
		for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
			verdicts_of(claim->id, &t, (enum pte_level)l, &v);
			assert_int_equal(v.count > 0, (claim->levels &
						       PTE_LEVEL_SET(l)) != 0);
		}
	}
}

static void verdicts_have_the_names_that_scripts_read(void **state)
{
	(void)state;
	assert_string_equal(pte_verdict_name(PTE_VERDICT_PROVED), "proved");
	assert_string_equal(pte_verdict_name(PTE_VERDICT_REFUTED), "refuted");
	assert_string_equal(pte_verdict_name(PTE_VERDICT_NOT_APPLICABLE),
			    "not-applicable");
	assert_string_equal(pte_verdict_name((enum pte_verdict_kind)0), "?");
	assert_string_equal(pte_verdict_name((enum pte_verdict_kind)4), "?");
	assert_string_equal(pte_domain_name(PTE_DOMAIN_FIELD), "field");
	assert_string_equal(pte_domain_name(PTE_DOMAIN_DEVICE), "device");
	assert_string_equal(pte_domain_name(PTE_DOMAIN_PFN), "pfn");
	assert_string_equal(pte_domain_name(PTE_DOMAIN_MARKER), "marker");
	assert_string_equal(pte_domain_name((enum pte_domain)4), "?");

	/* what lies outside a domain is said to be out of reach, and why */
	assert_null(pte_domain_why(PTE_DOMAIN_FIELD));
	assert_non_null(pte_domain_why(PTE_DOMAIN_DEVICE));
	assert_non_null(pte_domain_why(PTE_DOMAIN_PFN));
	assert_non_null(pte_domain_why(PTE_DOMAIN_MARKER));
	assert_null(pte_domain_why((enum pte_domain)4));
}

/* ---- not applicable ------------------------------------------------------ */

static void assert_not_applicable(const char *name, const char *config,
				  enum pte_level level)
{
	struct pte_target t;
	static struct verdicts v;

	target_named(name, config, &t);
	for (size_t i = 0; i < CLAIM_COUNT; i++) {
		verdicts_of(ids[i], &t, level, &v);
		if ((claim_named(ids[i])->levels & PTE_LEVEL_SET(level)) == 0) {
			assert_int_equal(v.count, 0);
			continue;
		}
		/* tables stand there all the same */
		if (strcmp(ids[i], "table-read") == 0) {
			assert_true(v.count > 0);
			assert_int_equal(v.verdict[0].verdict,
					 PTE_VERDICT_PROVED);
			continue;
		}
		assert_int_equal(v.count, 1);
		assert_int_equal(v.verdict[0].verdict,
				 PTE_VERDICT_NOT_APPLICABLE);
		assert_string_equal(v.verdict[0].claim->id, ids[i]);
		assert_non_null(v.verdict[0].reason);
		assert_int_equal(pte_verdict_verify(workspace(), &v.verdict[0]),
				 PTE_STATUS_OK);
	}
}

static void level_without_leaves_is_not_applicable(void **state)
{
	(void)state;
	assert_not_applicable("ppc64-hash-4k@6.12", "", PMD);
	assert_not_applicable("ppc64-nohash@6.12", "", PMD);
}

static void pmd_without_huge_pages_is_not_applicable(void **state)
{
	(void)state;
	assert_not_applicable("x86_64@6.12", "-transparent_hugepage", PMD);
	assert_not_applicable("arm64@6.1", "-transparent_hugepage", PMD);
}

/* ---- table-read ---------------------------------------------------------- */

static void table_is_not_asked_of_where_nothing_is_known_of_any(void **state)
{
	struct pte_target t;
	struct copy copy;
	static struct verdicts v;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &copy);
	copy.layout.table[PMD] = NULL;
	assert_int_equal(pte_target_of(&copy.model, t.version, NULL, &t),
			 PTE_STATUS_OK);
	verdicts_of("table-read", &t, PMD, &v);
	assert_int_equal(v.count, 1);
	assert_int_equal(v.verdict[0].verdict, PTE_VERDICT_NOT_APPLICABLE);
	assert_string_equal(v.verdict[0].reason,
			    "nothing is known of tables at this level");
	assert_int_equal(pte_verdict_verify(workspace(), &v.verdict[0]),
			 PTE_STATUS_OK);
}

/* up to 6.10 a hugetlb page of nohash has a directory, which has rules of its
 * own */
static void each_way_to_write_a_table_is_asked_of(void **state)
{
	struct pte_target t;
	static struct verdicts v;

	(void)state;
	target_named("ppc64-nohash@6.10", "", &t);
	verdicts_of("table-read", &t, PMD, &v);
	assert_int_equal(v.count, 2);
	assert_int_equal(verdicts_count(&v, PTE_VERDICT_PROVED), 2);
	target_named("ppc64-nohash@6.11", "", &t);
	verdicts_of("table-read", &t, PMD, &v);
	assert_int_equal(v.count, 1);
	assert_int_equal(v.verdict[0].verdict, PTE_VERDICT_PROVED);
}

/* ---- page-told ----------------------------------------------------------- */

/* x86_64 with these traits: what is claimed of the protection that comes first
 * and has access */
static const struct pte_verdict *
told_by(const struct pte_trait *traits, const struct pte_attributes *attributes)
{
	static struct pte_target t;
	static struct copy copy;
	static struct verdicts v;

	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &copy);
	copy.model.traits = traits;
	copy.model.attributes = attributes;
	copy.model.transients = NULL;
	copy.model.beside = NULL;
	/* whether it's dirty is told, too */
	if (traits == NULL)
		copy.predicate[0].name = NULL;
	assert_int_equal(pte_target_of(&copy.model, t.version, NULL, &t),
			 PTE_STATUS_OK);
	assert_int_equal(pte_model_bits_beyond(&copy.model), 0);
	verdicts_of("tests-passed", &t, PTE, &v);
	assert_int_equal(v.verdict[0].verdict, PTE_VERDICT_PROVED);
	verdicts_of("page-told", &t, PTE, &v);
	assert_int_equal(pte_verdict_verify(workspace(), &v.verdict[1]),
			 PTE_STATUS_OK);
	return &v.verdict[1];
}

#define TELLS(tells, test, levels, since)                                      \
	{                                                                      \
		tells, test, levels, { since, PTE_LINUX_ONWARDS }, "a test"    \
	}

static void nothing_is_told_where_nothing_is_said(void **state)
{
	static const struct pte_attributes none[] = {
		{ "elsewhere",
		  PTE_LEVEL_SET(PMD),
		  0x8,
		  { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
		  NULL,
		  "a test" },
		{ "not yet",
		  PTE_LEVEL_ALL,
		  0x8,
		  { PTE_LINUX(6, 13), PTE_LINUX_ONWARDS },
		  NULL,
		  "a test" },
		{ "nothing",
		  PTE_LEVEL_ALL,
		  0,
		  { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
		  "a test has none",
		  "a test" },
		{ NULL, 0, 0, { 0, 0 }, NULL, NULL },
	};
	const struct pte_verdict *const v = told_by(NULL, none);

	(void)state;
	assert_int_equal(v->verdict, PTE_VERDICT_NOT_APPLICABLE);
	assert_string_equal(v->reason, "nothing can be told of the level's "
				       "pages by their words");
}

/* any of three rows may be asked of, but not of four */
static void more_rows_than_are_asked_of_are_said(void **state)
{
	static const struct pte_trait four[] = {
		TELLS(PTE_TELLS_USER, PTE_TEST(0x4, 0x4), PTE_LEVEL_ALL, 0),
		TELLS(PTE_TELLS_USER, PTE_TEST(0x6, 0x6), PTE_LEVEL_ALL, 0),
		TELLS(PTE_TELLS_USER, PTE_TEST(0x1, 0x0), PTE_LEVEL_ALL, 0),
		TELLS(PTE_TELLS_USER, PTE_TEST(0x5, 0x5), PTE_LEVEL_ALL, 0),
		TELLS(PTE_TELLS_USER, PTE_TEST(0x5, 0x5), PTE_LEVEL_SET(PMD),
		      0),
		TELLS(PTE_TELLS_USER, PTE_TEST(0x5, 0x5), PTE_LEVEL_ALL,
		      PTE_LINUX(6, 13)),
		{ 0, PTE_TEST_NEVER, 0, { 0, 0 }, NULL },
	};
	const struct pte_trait five[] = {
		four[0], four[1], four[2], four[3], four[3], four[6],
	};
	const struct pte_verdict *v = told_by(four, NULL);

	(void)state;
	assert_int_equal(v->verdict, PTE_VERDICT_PROVED);
	v = told_by(five, NULL);
	assert_int_equal(v->verdict, PTE_VERDICT_NOT_APPLICABLE);
	assert_string_equal(v->reason, "more rows tell of a process's page "
				       "than are asked of");
}

/* ---- swap-not-present ---------------------------------------------------- */

static void swap_is_not_present_on_the_whole_field(void **state)
{
	static const struct {
		const char *name;
		enum pte_level level;
	} known[] = {
		{ "x86_64@6.12", PTE },     { "x86_64@6.12", PMD },
		{ "x86_64@6.12", HUGETLB }, { "arm64@5.10", PTE },
		{ "arm64@6.8", PMD },       { "arm64@6.12", PTE },
		{ "arm64@6.12", PMD },      { "ppc64@6.12", PTE },
		{ "ppc64@6.12", PMD },      { "ppc64-nohash@6.12", PTE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct pte_target t;
		static struct verdicts v;

		target_named(known[i].name, "", &t);
		verdicts_of(known[i].level == PMD ? "pmd-not-present"
						  : "swap-not-present",
			    &t, known[i].level, &v);
		assert_int_equal(v.count, 1);
		assert_int_equal(v.verdict[0].verdict, PTE_VERDICT_PROVED);
		assert_int_equal(v.verdict[0].domain, PTE_DOMAIN_FIELD);
		assert_int_equal(v.verdict[0].kind, PTE_KIND_RAW);
		assert_int_equal(v.verdict[0].level, known[i].level);
		assert_ptr_equal(v.verdict[0].target, &t);
		assert_int_equal(v.verdict[0].certificate.steps, 1);
		assert_int_equal(v.verdict[0].certificate.step[0],
				 PTE_STEP_CLOSED);
	}
}

/* ---- store-stable -------------------------------------------------------- */

static const struct pte_verdict *find(const struct verdicts *v,
				      enum pte_domain domain,
				      enum pte_kind kind, const char *path)
{
	const struct pte_verdict *const found =
		verdicts_find(v, domain, kind, path);

	check(found != NULL, "no verdict on %s of %s by %s",
	      pte_domain_name(domain), pte_kind_name(kind), path);
	return found;
}

/* Linux 6.12 arch/arm64/include/asm/pgtable.h: set_ptes clears PTE_CONT */
static void contpte_drops_an_offset_bit_that_no_device_has(void **state)
{
	struct pte_target t;
	static struct verdicts v;
	const struct pte_verdict *on_field;

	(void)state;
	target_named("arm64@6.12", "", &t);
	verdicts_of("store-stable", &t, PTE, &v);
	on_field = find(&v, PTE_DOMAIN_FIELD, PTE_KIND_RAW, "set_ptes");
	assert_int_equal(on_field->verdict, PTE_VERDICT_REFUTED);
	/* (0, 2^40) becomes (0, 0), the word 0 */
	assert_int_equal(on_field->witness, UINT64_C(1) << 52);
	assert_int_equal(on_field->becomes, 0);
	assert_non_null(on_field->reason);
	assert_int_equal(
		find(&v, PTE_DOMAIN_FIELD, PTE_KIND_RAW, "__set_ptes")->verdict,
		PTE_VERDICT_PROVED);
	/* a device's slots have 32 bits, a pfn 36, A/D two more */
	assert_int_equal(
		find(&v, PTE_DOMAIN_DEVICE, PTE_KIND_SWAP, "set_ptes")->verdict,
		PTE_VERDICT_PROVED);
	assert_int_equal(
		find(&v, PTE_DOMAIN_PFN, PTE_KIND_MIGRATION_READ, "set_ptes")
			->verdict,
		PTE_VERDICT_PROVED);
	assert_int_equal(
		find(&v, PTE_DOMAIN_MARKER, PTE_KIND_MARKER, "set_ptes")
			->verdict,
		PTE_VERDICT_PROVED);
	assert_int_equal(verdicts_count(&v, PTE_VERDICT_REFUTED), 1);
}

/* LPA2: young is offset bit 40, bit 52 of the word */
static void contpte_drops_a_migration_entry_s_young_under_lpa2(void **state)
{
	struct pte_target t;
	static struct verdicts v;
	const struct pte_verdict *lost;

	(void)state;
	target_named("arm64-4k-lpa2@6.12", "", &t);
	verdicts_of("store-stable", &t, PTE, &v);
	lost = find(&v, PTE_DOMAIN_PFN, PTE_KIND_MIGRATION_READ, "set_ptes");
	assert_int_equal(lost->verdict, PTE_VERDICT_REFUTED);
	/* type 24 at bit 6 */
	assert_int_equal(lost->witness, 0x0010000000000600);
	assert_int_equal(lost->becomes, 0x0000000000000600);
	assert_int_equal(find(&v, PTE_DOMAIN_PFN, PTE_KIND_HWPOISON, "set_ptes")
				 ->verdict,
			 PTE_VERDICT_PROVED);
	assert_int_equal(
		find(&v, PTE_DOMAIN_DEVICE, PTE_KIND_SWAP, "set_ptes")->verdict,
		PTE_VERDICT_PROVED);
	/* the field, and the three migration kinds */
	assert_int_equal(verdicts_count(&v, PTE_VERDICT_REFUTED), 4);
}

static void stores_without_contpte_drop_nothing(void **state)
{
	static const struct {
		const char *name, *config;
		enum pte_level level;
		size_t proved;
	} known[] = {
		{ "arm64@6.12", "-arm64_contpte", PTE, 1 },
		{ "arm64@6.8", "", PTE, 1 },
		{ "arm64@6.12", "", PMD, 1 },
		{ "arm64-4k-lpa2@6.12", "", HUGETLB, 1 },
		{ "x86_64@6.12", "", PTE, 1 },
		/* drops _PAGE_HPTEFLAGS, in which nothing stands */
		{ "ppc64-hash-4k@6.12", "", PTE, 1 },
		{ "ppc64-hash-64k@6.12", "", PMD, 1 },
		{ "ppc64-hash-64k@5.10", "", HUGETLB, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct pte_target t;
		static struct verdicts v;

		target_named(known[i].name, known[i].config, &t);
		verdicts_of("store-stable", &t, known[i].level, &v);
		assert_int_equal(v.count, known[i].proved);
		assert_int_equal(verdicts_count(&v, PTE_VERDICT_PROVED),
				 known[i].proved);
		assert_int_equal(v.verdict[0].certificate.steps, 1);
		assert_int_equal(v.verdict[0].certificate.step[0],
				 PTE_STEP_CLOSED);
	}
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, claims_have_stable_ids);
	CASES_ADD(&cases, claims_say_at_which_levels_they_make_sense);
	CASES_ADD(&cases, verdicts_have_the_names_that_scripts_read);
	CASES_ADD(&cases, level_without_leaves_is_not_applicable);
	CASES_ADD(&cases, pmd_without_huge_pages_is_not_applicable);
	CASES_ADD(&cases, table_is_not_asked_of_where_nothing_is_known_of_any);
	CASES_ADD(&cases, each_way_to_write_a_table_is_asked_of);
	CASES_ADD(&cases, nothing_is_told_where_nothing_is_said);
	CASES_ADD(&cases, more_rows_than_are_asked_of_are_said);
	CASES_ADD(&cases, swap_is_not_present_on_the_whole_field);
	CASES_ADD(&cases, contpte_drops_an_offset_bit_that_no_device_has);
	CASES_ADD(&cases, contpte_drops_a_migration_entry_s_young_under_lpa2);
	CASES_ADD(&cases, stores_without_contpte_drop_nothing);
	return cases_run(&cases, "claim");
}
