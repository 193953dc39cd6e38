/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"

#include <stdbool.h>
#include <string.h>

#include <pte/config.h>
#include <pte/kind.h>
#include <pte/model.h>

#define UNTOUCHED 0x55

/* ---- names: part of what users type, so they stand here once more -------- */

/* Linux 6.19 include/linux/leafops.h, enum softleaf_type, for those it has */
static const char *const kinds[] = {
	"none",
	"present",
	"protnone",
	"invalidated",
	"table",
	"swap",
	"migration_read",
	"migration_read_exclusive",
	"migration_write",
	"device_private_read",
	"device_private_write",
	"device_exclusive",
	"device_exclusive_read",
	"device_exclusive_write",
	"hwpoison",
	"marker",
	"swapin_error",
	"migration_device_private_read",
	"migration_device_private_read_exclusive",
	"migration_device_private_write",
	"special",
	"unknown",
	"raw",
};
#define KIND_COUNT (sizeof(kinds) / sizeof(kinds[0]))

static const char *const flags[] = { "soft_dirty", "uffd_wp", "exclusive" };
#define FLAG_COUNT (sizeof(flags) / sizeof(flags[0]))
static const char *const levels[] = { "pte", "pmd", "hugetlb",
				      "pud", "p4d", "pgd" };

static const char *const strangers[] = {
	"",         "Swap",     "swap ",          " swap", "swa",
	"swapped",  "exclusiv", "exclusivee",     "?",     "pgp",
	"swp_type", "none\n",   "migration-read", "PTE",
};

static void kinds_have_the_names_that_users_type(void **state)
{
	(void)state;
	assert_int_equal(PTE_KIND_LINUX_END, KIND_COUNT);
	for (unsigned k = 0; k < KIND_COUNT; k++) {
		enum pte_kind kind = (enum pte_kind)UNTOUCHED;

		assert_string_equal(pte_kind_name((enum pte_kind)k), kinds[k]);
		assert_string_equal(pte_kind_info((enum pte_kind)k)->name,
				    kinds[k]);
		assert_int_equal(pte_kind_parse(kinds[k], &kind),
				 PTE_STATUS_OK);
		assert_int_equal(kind, k);
	}
}

static void flags_have_the_names_that_users_type(void **state)
{
	(void)state;
	assert_int_equal(PTE_FLAG_LINUX_END, FLAG_COUNT);
	for (unsigned f = 0; f < FLAG_COUNT; f++) {
		enum pte_flag flag = (enum pte_flag)UNTOUCHED;

		assert_string_equal(pte_flag_name((enum pte_flag)f), flags[f]);
		assert_int_equal(pte_flag_parse(flags[f], &flag),
				 PTE_STATUS_OK);
		assert_int_equal(flag, f);
		assert_int_equal(PTE_FLAG_SET(f), 1U << f);
	}
}

/*
 * Linux 6.12 include/linux/pgtable.h: CONFIG_HAVE_ARCH_SOFT_DIRTY,
 * CONFIG_HAVE_ARCH_USERFAULTFD_WP, and pmd_swp_soft_dirty without huge pages;
 * include/linux/swapops.h: pmd_to_swp_entry knows no exclusive, and only swap
 * entries have it. 7.3: pte_swp_uffd.
 */
static const struct {
	uint32_t needs, pmd_needs;
	unsigned levels;
	char symbol;
	bool of_migration;
	const char *called_7_2, *called_7_3;
} known_flags[] = {
	{ 1U << PTE_OPTION_MEM_SOFT_DIRTY,
	  1U << PTE_OPTION_TRANSPARENT_HUGEPAGE, 7, 'S', true, "soft_dirty",
	  "soft_dirty" },
	{ 1U << PTE_OPTION_USERFAULTFD_WP, 0, 7, 'U', true, "uffd_wp", "uffd" },
	{ 0, 0, 5, 'E', false, "exclusive", "exclusive" },
};

static void flags_are_as_the_kernel_has_them(void **state)
{
	(void)state;
	assert_int_equal(sizeof(known_flags) / sizeof(known_flags[0]),
			 FLAG_COUNT);
	for (unsigned f = 0; f < FLAG_COUNT; f++) {
		const enum pte_flag flag = (enum pte_flag)f;
		const struct pte_flag_info *const info = pte_flag_info(flag);

		assert_int_equal(info->needs, known_flags[f].needs);
		assert_int_equal(info->pmd_needs, known_flags[f].pmd_needs);
		assert_int_equal(info->levels, known_flags[f].levels);
		assert_int_equal(info->symbol, known_flags[f].symbol);
		assert_int_equal(info->kinds >> PTE_KIND_SWAP & 1U, 1);
		assert_int_equal(info->kinds >> PTE_KIND_MIGRATION_READ & 1U,
				 known_flags[f].of_migration);
		assert_non_null(info->about);
		assert_non_null(info->source);
		assert_string_equal(pte_flag_called(flag, 0x050a),
				    known_flags[f].called_7_2);
		assert_string_equal(pte_flag_called(flag, 0x0702),
				    known_flags[f].called_7_2);
		assert_string_equal(pte_flag_called(flag, 0x0703),
				    known_flags[f].called_7_3);
	}
}

/* what begins later than every architecture that is modelled is in force
 * nowhere, and everything else would pass all the same */
static void all_of_linux_has_begun_somewhere(void **state)
{
	size_t count;
	const struct pte_marker_bit *const markers = pte_markers(&count);
	uint16_t newest = 0;

	(void)state;
	for (size_t i = 0; i < pte_model_count(); i++)
		if (pte_model_at(i)->arch->newest > newest)
			newest = pte_model_at(i)->arch->newest;
	for (size_t i = 0; i < count; i++)
		check(markers[i].in.since <= newest,
		      "%s: no architecture's .newest has it", markers[i].name);
	for (unsigned o = 0; pte_option_info(o) != NULL; o++)
		check(pte_option_info(o)->in.since <= newest,
		      "%s: no architecture's .newest has it",
		      pte_option_info(o)->name);
	for (unsigned f = 0; f < FLAG_COUNT; f++)
		for (unsigned n = 0; n < PTE_FLAG_NAMES; n++)
			check(pte_flag_info((enum pte_flag)f)
					      ->called[n]
					      .in.since <= newest,
			      "flag %u: no architecture's .newest has it", f);
}

/* a proposal's number isn't one of Linux's, nor is what's between */
static void numbers_of_proposals_are_their_own(void **state)
{
	(void)state;
	for (unsigned f = FLAG_COUNT; f < 20; f++) {
		assert_null(pte_flag_info((enum pte_flag)f));
		assert_string_equal(pte_flag_called((enum pte_flag)f, 0x0703),
				    "?");
	}
	assert_true(PTE_FLAG_LINUX_END < PTE_FLAG_PROPOSED);
	assert_true(PTE_KIND_LINUX_END < PTE_KIND_PROPOSED);
	assert_string_equal(pte_kind_name(PTE_KIND_PROPOSED), "unknown");
}

static void levels_have_the_names_that_users_type(void **state)
{
	(void)state;
	assert_int_equal(PTE_LEVEL_COUNT, 6);
	for (unsigned l = 0; l < 6; l++) {
		enum pte_level level = (enum pte_level)UNTOUCHED;

		assert_string_equal(pte_level_name((enum pte_level)l),
				    levels[l]);
		assert_int_equal(pte_level_parse(levels[l], &level),
				 PTE_STATUS_OK);
		assert_int_equal(level, l);
	}
}

static void a_stranger_is_refused_and_nothing_written(void **state)
{
	const char *const name = *state;
	enum pte_kind kind = (enum pte_kind)UNTOUCHED;
	enum pte_flag flag = (enum pte_flag)UNTOUCHED;
	enum pte_level level = (enum pte_level)UNTOUCHED;

	assert_int_equal(pte_kind_parse(name, &kind), PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(pte_flag_parse(name, &flag), PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(pte_level_parse(name, &level),
			 PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(kind, UNTOUCHED);
	assert_int_equal(flag, UNTOUCHED);
	assert_int_equal(level, UNTOUCHED);
}

static void numbers_beyond_have_names_that_say_so(void **state)
{
	(void)state;
	assert_string_equal(pte_kind_name((enum pte_kind)KIND_COUNT),
			    "unknown");
	assert_string_equal(pte_kind_name((enum pte_kind) - 1), "unknown");
	assert_ptr_equal(pte_kind_info((enum pte_kind)255),
			 pte_kind_info(PTE_KIND_UNKNOWN));
	assert_string_equal(pte_flag_name((enum pte_flag)FLAG_COUNT), "?");
	assert_string_equal(pte_flag_name((enum pte_flag) - 1), "?");
	assert_string_equal(pte_level_name((enum pte_level)6), "?");
	assert_string_equal(pte_level_name((enum pte_level) - 1), "?");
}

/* ---- what is known of a kind --------------------------------------------- */

struct fact {
	enum pte_kind kind;
	enum pte_payload payload;
	bool young_dirty;
	/* first versions; 5.10 is the oldest modelled, 0 is never */
	unsigned pte, pmd, hugetlb;
};

#define EVER 0x050a
#define V6_19 0x0613

/*
 * Linux 6.12 include/linux/swapops.h: is_pfn_swap_entry, A/D of migration
 * entries; is_pmd_migration_entry: nothing else may stand in a pmd, until
 * 6.19's leafops.h: pmd_is_device_private_entry. Linux 6.12 mm/hugetlb.c:
 * migration, hwpoison and markers.
 */
static const struct fact facts[] = {
	{ PTE_KIND_NONE, PTE_PAYLOAD_NOTHING, false, EVER, EVER, EVER },
	{ PTE_KIND_PRESENT, PTE_PAYLOAD_ADDRESS, false, EVER, EVER, EVER },
	{ PTE_KIND_PROTNONE, PTE_PAYLOAD_ADDRESS, false, EVER, EVER, EVER },
	{ PTE_KIND_INVALIDATED, PTE_PAYLOAD_ADDRESS, false, EVER, EVER, EVER },
	{ PTE_KIND_TABLE, PTE_PAYLOAD_NOTHING, false, 0, EVER, 0 },
	{ PTE_KIND_SWAP, PTE_PAYLOAD_OFFSET, false, EVER, 0, 0 },
	{ PTE_KIND_MIGRATION_READ, PTE_PAYLOAD_PFN, true, EVER, EVER, EVER },
	{ PTE_KIND_MIGRATION_READ_EXCLUSIVE, PTE_PAYLOAD_PFN, true, EVER, EVER,
	  EVER },
	{ PTE_KIND_MIGRATION_WRITE, PTE_PAYLOAD_PFN, true, EVER, EVER, EVER },
	{ PTE_KIND_DEVICE_PRIVATE_READ, PTE_PAYLOAD_PFN, false, EVER, V6_19,
	  0 },
	{ PTE_KIND_DEVICE_PRIVATE_WRITE, PTE_PAYLOAD_PFN, false, EVER, V6_19,
	  0 },
	{ PTE_KIND_DEVICE_EXCLUSIVE, PTE_PAYLOAD_PFN, false, EVER, 0, 0 },
	{ PTE_KIND_DEVICE_EXCLUSIVE_READ, PTE_PAYLOAD_PFN, false, EVER, 0, 0 },
	{ PTE_KIND_DEVICE_EXCLUSIVE_WRITE, PTE_PAYLOAD_PFN, false, EVER, 0, 0 },
	{ PTE_KIND_HWPOISON, PTE_PAYLOAD_PFN, false, EVER, 0, EVER },
	{ PTE_KIND_MARKER, PTE_PAYLOAD_MARKER, false, EVER, 0, EVER },
	/* a pfn, yet not in is_pfn_swap_entry: never masked (Linux 6.1) */
	{ PTE_KIND_SWAPIN_ERROR, PTE_PAYLOAD_WHOLE, false, EVER, 0, 0 },
	{ PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ, PTE_PAYLOAD_PFN, true, EVER,
	  V6_19, 0 },
	{ PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE, PTE_PAYLOAD_PFN,
	  true, EVER, V6_19, 0 },
	{ PTE_KIND_MIGRATION_DEVICE_PRIVATE_WRITE, PTE_PAYLOAD_PFN, true, EVER,
	  V6_19, 0 },
	{ PTE_KIND_UNKNOWN, PTE_PAYLOAD_OFFSET, false, EVER, EVER, EVER },
	{ PTE_KIND_RAW, PTE_PAYLOAD_OFFSET, false, EVER, EVER, EVER },
};

static void kind_is_as_the_kernel_has_it(void **state)
{
	const struct fact *const f = *state;
	const struct pte_kind_info *const info = pte_kind_info(f->kind);

	assert_int_equal(info->payload, f->payload);
	assert_int_equal(info->young_dirty, f->young_dirty);
	assert_int_equal(info->at_level[PTE_LEVEL_PTE], f->pte);
	assert_int_equal(info->at_level[PTE_LEVEL_PMD], f->pmd);
	assert_int_equal(info->at_level[PTE_LEVEL_HUGETLB], f->hugetlb);
	assert_true(strlen(info->about) > 0);
}

/* ---- lists --------------------------------------------------------------- */

static void assert_bracket(const char *source, const struct pte_span *in,
			   uint16_t without, uint16_t with)
{
	assert_true(source != NULL && source[0] != '\0');
	assert_true(in->since <= in->until);
	assert_true(in->since >= PTE_LINUX_OLDEST);
	/* a change lies in its bracket: after the one, by the other */
	if (without != 0 || with != 0) {
		assert_true(without < in->since);
		assert_true(in->since <= with);
	}
}

static bool overlap(const struct pte_span *a, const struct pte_span *b)
{
	return a->since <= b->until && b->since <= a->until;
}

static void types_have_sources_and_sane_spans(void **state)
{
	size_t count = 0;
	const struct pte_type *const t = pte_types(&count);

	(void)state;
	assert_true(count > 0);
	for (size_t i = 0; i < count; i++) {
		assert_bracket(t[i].source, &t[i].in, t[i].seen_without,
			       t[i].seen_with);
		assert_int_equal(t[i].needs >> PTE_OPTION_COUNT, 0);
	}
}

/* no version numbers a kind twice */
static void types_are_numbered_once(void **state)
{
	size_t count = 0;
	const struct pte_type *const t = pte_types(&count);

	(void)state;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			assert_false(t[i].kind == t[j].kind &&
				     overlap(&t[i].in, &t[j].in));
}

/*
 * Linux 5.10 to 7.1 include/linux/swap.h with everything on: 10 at most (5.19
 * to 6.1 with CONFIG_PTE_MARKER), 5 at least.
 */
static void types_never_number_more_than_the_kernel(void **state)
{
	static const struct {
		uint16_t version;
		unsigned reserved;
	} known[] = {
		{ 0x050a, 5 },  /* 5.10 */
		{ 0x050d, 5 },  /* 5.13 */
		{ 0x050e, 7 },  /* 5.14 */
		{ 0x0512, 7 },  /* 5.18 */
		{ 0x0513, 10 }, /* 5.19 */
		{ 0x0601, 10 }, /* 6.1 */
		{ 0x0602, 9 },  /* 6.2 */
		{ 0x060e, 9 },  /* 6.14 */
		{ 0x060f, 8 },  /* 6.15 */
		{ 0x0701, 8 },  /* 7.1 */
	};
	const uint32_t series =
		PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION);
	size_t count = 0;
	const struct pte_type *const t = pte_types(&count);

	(void)state;
	for (size_t k = 0; k < sizeof(known) / sizeof(known[0]); k++) {
		unsigned reserved = 0;

		for (size_t i = 0; i < count; i++)
			if ((t[i].needs & series) == 0 &&
			    t[i].in.since <= known[k].version &&
			    known[k].version <= t[i].in.until)
				reserved++;
		assert_int_equal(reserved, known[k].reserved);
	}
}

/* Linux 6.1, 6.2, 6.12, 6.14 include/linux/swapops.h: PTE_MARKER_ */
static void markers_are_as_the_kernel_has_them(void **state)
{
	static const struct {
		const char *name;
		unsigned bit, since, until;
	} known[] = {
		{ "uffd_wp", 0, 0x0513, 0xffff },
		{ "swapin_error", 1, 0x0602, 0x0605 },
		{ "poisoned", 1, 0x0606, 0xffff },
		{ "guard", 2, 0x060d, 0xffff },
	};
	size_t count = 0;
	const struct pte_marker_bit *const m = pte_markers(&count);

	(void)state;
	assert_int_equal(count, sizeof(known) / sizeof(known[0]));
	for (size_t i = 0; i < count; i++) {
		assert_string_equal(m[i].name, known[i].name);
		assert_int_equal(m[i].bit, known[i].bit);
		assert_int_equal(m[i].in.since, known[i].since);
		assert_int_equal(m[i].in.until, known[i].until);
		assert_bracket(m[i].source, &m[i].in, m[i].seen_without,
			       m[i].seen_with);
	}
}

static void markers_are_sorted_and_named_once_a_version(void **state)
{
	size_t count = 0;
	const struct pte_marker_bit *const m = pte_markers(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < i; j++) {
			assert_true(m[j].bit <= m[i].bit);
			assert_false(m[i].bit == m[j].bit &&
				     overlap(&m[i].in, &m[j].in));
		}
	}
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, kinds_have_the_names_that_users_type);
	CASES_ADD(&cases, flags_have_the_names_that_users_type);
	CASES_ADD(&cases, flags_are_as_the_kernel_has_them);
	CASES_ADD(&cases, all_of_linux_has_begun_somewhere);
	CASES_ADD(&cases, numbers_of_proposals_are_their_own);
	CASES_ADD(&cases, levels_have_the_names_that_users_type);
	for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++)
		cases_add(&cases, a_stranger_is_refused_and_nothing_written,
			  strangers[i], "kind_refuses_a_stranger[%s]",
			  strangers[i]);
	CASES_ADD(&cases, numbers_beyond_have_names_that_say_so);
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		cases_add(&cases, kind_is_as_the_kernel_has_it, &facts[i],
			  "kind_is_as_the_kernel_has_it[%s]",
			  kinds[facts[i].kind]);
	CASES_ADD(&cases, types_have_sources_and_sane_spans);
	CASES_ADD(&cases, types_are_numbered_once);
	CASES_ADD(&cases, types_never_number_more_than_the_kernel);
	CASES_ADD(&cases, markers_are_as_the_kernel_has_them);
	CASES_ADD(&cases, markers_are_sorted_and_named_once_a_version);
	return cases_run(&cases, "kind");
}
