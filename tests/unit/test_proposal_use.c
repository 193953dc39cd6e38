/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a model's own flags and types come to: whether their bits are to be had,
 * what they cost, and what code reads that doesn't know them.
 */
#include "../cases.h"
#include "../copy.h"
#include "../layouts.h"

#include <string.h>

#include <pte/prove/scheme.h>

/*
 * x86_64@6.12, facts, x86_64, section 3: the type is in 63:59, the offset in
 * 58:9, stored complemented; exclusive is bit 3, hardware may set 5 and 6, bit
 * 8 is protnone's, and bit 4 is free. Types from 23 on are Linux's, 26 is
 * migration_write: facts, common, 2.3.
 */
#define SLOT_0 UINT64_C(0x07fffffffffffe00)
#define SLOT_1 UINT64_C(0x07fffffffffffc00)
#define TYPE(n) ((uint64_t)(n) << 59U)

#define PTES PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define PMDS PTE_LEVEL_SET(PTE_LEVEL_PMD)

struct what_if {
	struct copy copy;
	struct pte_proposal proposal;
	struct pte_proposed_flag flags[2];
	struct pte_proposed_type types[2];
	struct pte_target before, after;
};

static void begin(struct what_if *w, const char *name)
{
	memset(w, 0, sizeof(*w));
	target_named(name, "", &w->before);
	copy_row(w->before.model, &w->copy);
	w->proposal.base = w->before.model->layout->name;
	w->proposal.flags = w->flags;
	w->proposal.types = w->types;
	w->copy.model.proposal = &w->proposal;
}

static void add_flag(struct what_if *w, unsigned bit, unsigned levels)
{
	const unsigned n = w->proposal.flag_count++;

	w->flags[n] = (struct pte_proposed_flag){ n == 0 ? "unmap" : "later",
						  levels, 0, false, "" };
	w->copy.codec.flag[PTE_FLAG_PROPOSED + n] = UINT64_C(1) << bit;
}

static void add_type(struct what_if *w, const char *name,
		     enum pte_payload holds)
{
	w->types[w->proposal.type_count++] = (struct pte_proposed_type){
		{ name, holds, false, { PTE_LINUX_OLDEST, 0, 0 }, "" }, 0, 0
	};
}

/* on a kernel with so much off */
static void try_without(struct what_if *w, uint32_t off,
			struct pte_scheme_use *use_ret)
{
	const struct pte_config config = { .off = off };

	assert_int_equal(pte_target_of(w->before.model, w->before.version,
				       &config, &w->before),
			 PTE_STATUS_OK);
	assert_int_equal(pte_target_of(&w->copy.model, w->before.version,
				       &config, &w->after),
			 PTE_STATUS_OK);
	pte_proposal_try(&w->before, &w->after, use_ret);
}

static void try_it(struct what_if *w, struct pte_scheme_use *use_ret)
{
	try_without(w, 0, use_ret);
}

static void refused(struct what_if *w, enum pte_obstacle obstacle,
		    const char *why)
{
	struct pte_scheme_use use;
	struct pte_scheme_cost cost;

	try_it(w, &use);
	assert_int_equal(use.feasible, PTE_FEASIBLE_NO);
	assert_int_equal(use.obstacle, obstacle);
	assert_string_equal(use.why, why);
	assert_int_equal(use.words, 0);
	assert_ptr_equal(use.after.model, use.before.model);
	assert_int_equal(pte_scheme_cost(&use, &cost), PTE_STATUS_NOT_FEASIBLE);
}

/* ---- bits ---------------------------------------------------------------- */

static void a_free_bit_is_to_be_had(void **state)
{
	struct pte_scheme_use use;
	struct what_if w;

	(void)state;
	begin(&w, "x86_64@6.12");
	add_flag(&w, 4, PTES);
	try_it(&w, &use);
	assert_int_equal(use.feasible, PTE_FEASIBLE_YES);
	assert_null(use.scheme);
	assert_string_equal(use.why, "");
	assert_int_equal(use.takes.bits, 0x10);
	assert_int_equal(use.words, 2);
	assert_int_equal(use.word[0].value, SLOT_1 | 0x10);
	assert_int_equal(use.word[1].value, TYPE(26) | SLOT_1 | 0x10);
	assert_string_equal(use.word[0].of, "unmap");
	assert_int_equal(use.after.scheme_words, 2);
	assert_int_equal(use.after.scheme_word[1], use.word[1].value);
	/* without migration there's no such entry */
	try_without(&w, PTE_OPTION_SET(PTE_OPTION_MIGRATION), &use);
	assert_int_equal(use.words, 1);
}

static void a_bit_that_somebody_has_is_not(void **state)
{
	static const struct {
		unsigned bit;
		enum pte_obstacle obstacle;
		const char *why;
	} taken[] = {
		{ 9, PTE_OBSTACLE_OWNER, "bit 9 is inside the offset field" },
		{ 60, PTE_OBSTACLE_OWNER, "bit 60 is inside the type field" },
		{ 3, PTE_OBSTACLE_OWNER,
		  "bit 3 is the exclusive flag since 5.19" },
		{ 5, PTE_OBSTACLE_HARDWARE,
		  "bit 5 may be set by hardware (A: Knights Landing may set "
		  "it)" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(taken) / sizeof(taken[0]); i++) {
		struct what_if w;

		begin(&w, "x86_64@6.12");
		add_flag(&w, taken[i].bit, PTES);
		refused(&w, taken[i].obstacle, taken[i].why);
	}
}

static void a_bit_that_stores_drop_is_not(void **state)
{
	struct pte_scheme_use use;
	struct what_if w;

	(void)state;
	begin(&w, "x86_64@6.12");
	add_flag(&w, 4, PTES);
	w.copy.store[0] = (struct pte_store){ .path = "a store",
					      .levels = PTES,
					      .dropped = 0x10,
					      .in = { PTE_LINUX_OLDEST,
						      PTE_LINUX_ONWARDS } };
	w.copy.store[1] = (struct pte_store){ .path = NULL };
	/* the base drops it, too */
	assert_int_equal(
		pte_target_of(&w.copy.model, PTE_LINUX(6, 12), NULL, &w.after),
		PTE_STATUS_OK);
	w.before.model = &w.copy.model;
	pte_proposal_try(&w.before, &w.after, &use);
	assert_int_equal(use.obstacle, PTE_OBSTACLE_STORE);
	assert_string_equal(use.why, "bit 4 is dropped by a store");
}

/* pmds have no exclusive flag */
static void a_bit_may_be_free_at_one_level(void **state)
{
	struct pte_scheme_use use;
	struct pte_scheme_cost cost;
	struct what_if w;

	(void)state;
	begin(&w, "x86_64@6.12");
	add_flag(&w, 3, PMDS);
	try_it(&w, &use);
	assert_int_equal(use.feasible, PTE_FEASIBLE_YES);
	/* the helpers are asked of ptes */
	assert_int_equal(use.words, 0);
	assert_int_equal(use.after.own.levels, PMDS);
	assert_int_equal(pte_scheme_cost(&use, &cost), PTE_STATUS_OK);
	assert_true(cost.hardware_stable);
	assert_int_equal(cost.pte_bits, 1);
}

/* ... or once a field has been moved */
static void a_bit_may_be_made_free(void **state)
{
	struct pte_scheme_use use;
	struct pte_scheme_cost cost;
	struct what_if w;

	(void)state;
	begin(&w, "x86_64@6.12");
	add_flag(&w, 9, PTES);
	w.copy.codec.offset.lsb = 10;
	w.copy.codec.offset.width = 49;
	copy_owned_by(&w.copy.model, w.copy.owned);
	for (struct pte_owned *o = w.copy.owned; o->width != 0; o++)
		if (o->owner == PTE_OWNER_OFFSET)
			*o = (struct pte_owned){ 10, 49, PTE_OWNER_OFFSET,
						 NULL };
	try_it(&w, &use);
	assert_int_equal(use.feasible, PTE_FEASIBLE_YES);
	assert_int_equal(pte_scheme_cost(&use, &cost), PTE_STATUS_OK);
	/* it was none of the base's free ones */
	assert_int_equal(cost.free_bits, 1);
	assert_int_equal(cost.free_bits_left, 1);
}

/* arm64 from 6.10 on: facts, arm64, section 3. A 64K kernel boots as nothing
 * else */
static void bits_that_are_made_free_are_left(void **state)
{
	static const struct pte_owned rows[] = {
		{ 61, 3, PTE_OWNER_FREE, NULL },
		{ 12, 49, PTE_OWNER_OFFSET, NULL },
		{ 11, 1, PTE_OWNER_ZERO, NULL },
		{ 6, 5, PTE_OWNER_TYPE, NULL },
		{ 4, 2, PTE_OWNER_FREE, NULL },
		{ 3, 1, PTE_OWNER_OF(PTE_FLAG_UFFD_WP), NULL },
		{ 2, 1, PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), NULL },
		{ 0, 2, PTE_OWNER_ZERO, NULL },
		{ 0, 0, PTE_OWNER_FREE, NULL },
	};
	struct pte_scheme_use use;
	struct pte_scheme_cost cost;
	struct what_if w;

	(void)state;
	begin(&w, "arm64-64k@6.12");
	w.copy.codec.offset.width = 49;
	copy_owned_by(&w.copy.model, rows);
	try_it(&w, &use);
	assert_int_equal(pte_scheme_cost(&use, &cost), PTE_STATUS_OK);
	assert_int_equal(cost.free_bits, 4);
	assert_int_equal(cost.free_bits_left, 5);
	assert_int_equal(cost.pte_bits, 0);
}

static void a_free_bit_has_one_owner(void **state)
{
	struct what_if w;

	(void)state;
	begin(&w, "x86_64@6.12");
	add_flag(&w, 4, PTES);
	add_flag(&w, 4, PTES);
	refused(&w, PTE_OBSTACLE_OWNER, "bit 4 has two owners");
}

static void a_flag_without_a_bit_is_none(void **state)
{
	struct what_if w;

	(void)state;
	begin(&w, "x86_64@6.12");
	add_flag(&w, 4, PTES);
	w.copy.codec.flag[PTE_FLAG_PROPOSED] = 0;
	refused(&w, PTE_OBSTACLE_MALFORMED, "a flag without a bit");
}

/* hash keeps its slot's number there: facts, ppc64, section 3 */
static void a_bit_is_free_in_all_of_an_image(void **state)
{
	struct what_if w;

	(void)state;
	begin(&w, "ppc64-radix-64k@6.12");
	add_flag(&w, 12, PTES);
	refused(&w, PTE_OBSTACLE_IMAGE,
		"bit 12 is free here, but not in ppc64-hash-64k, which the "
		"same kernel image boots as");
}

static void a_flag_needs_its_options(void **state)
{
	struct pte_scheme_use use;
	struct pte_scheme_cost cost;
	struct what_if w;

	(void)state;
	begin(&w, "x86_64@6.12");
	add_flag(&w, 4, PTES);
	w.flags[0].needs = PTE_OPTION_SET(PTE_OPTION_USERFAULTFD_WP);
	try_it(&w, &use);
	assert_int_equal(pte_scheme_cost(&use, &cost), PTE_STATUS_OK);
	assert_int_equal(cost.needs, PTE_OPTION_SET(PTE_OPTION_USERFAULTFD_WP));
	try_without(&w, PTE_OPTION_SET(PTE_OPTION_USERFAULTFD_WP), &use);
	assert_int_equal(use.obstacle, PTE_OBSTACLE_OPTION);
	assert_string_equal(use.why, "it needs userfaultfd_wp, which is off");
}

static void a_word_that_reads_as_none_is_no_word(void **state)
{
	struct what_if w;

	(void)state;
	begin(&w, "x86_64@6.12");
	add_flag(&w, 4, PTES);
	w.copy.view[PTE_LEVEL_PTE].none =
		(struct pte_test){ UINT64_MAX, SLOT_1 | 0x10, 0, 0 };
	refused(&w, PTE_OBSTACLE_NONE_WORD, "the word reads as none");
	w.copy.view[PTE_LEVEL_PTE].none =
		(struct pte_test){ UINT64_MAX, TYPE(26) | SLOT_1 | 0x10, 0, 0 };
	refused(&w, PTE_OBSTACLE_NONE_WORD, "the word reads as none");
	begin(&w, "x86_64@6.12");
	add_type(&w, "mine", PTE_PAYLOAD_NUMBER);
	w.copy.view[PTE_LEVEL_PTE].none =
		(struct pte_test){ UINT64_MAX, TYPE(22) | SLOT_0, 0, 0 };
	refused(&w, PTE_OBSTACLE_NONE_WORD, "the word reads as none");
}

/* ---- types --------------------------------------------------------------- */

static void types_go_below_linux_s(void **state)
{
	struct pte_scheme_use use;
	struct pte_scheme_cost cost;
	struct what_if w;

	(void)state;
	begin(&w, "x86_64@6.12");
	add_type(&w, "one", PTE_PAYLOAD_PFN);
	add_type(&w, "two", PTE_PAYLOAD_NOTHING);
	try_it(&w, &use);
	assert_int_equal(use.feasible, PTE_FEASIBLE_YES);
	assert_int_equal(use.words, 2);
	assert_int_equal(use.word[0].value, TYPE(22) | SLOT_0);
	assert_string_equal(use.word[0].what, "one");
	assert_int_equal(use.word[1].value, TYPE(21) | SLOT_0);
	assert_int_equal(pte_scheme_cost(&use, &cost), PTE_STATUS_OK);
	assert_int_equal(cost.types, 2);
	assert_int_equal(cost.max_swapfiles, 23);
	assert_int_equal(cost.max_swapfiles_left, 21);
	assert_int_equal(cost.pte_bits, 0);
	assert_int_equal(cost.archs, 0);
	assert_int_equal(cost.detect, 0);
	assert_int_equal(cost.levels & PTES, PTES);
	/* they don't stand there */
	w.types[0].kind.at_level[PTE_LEVEL_PTE] = 0;
	w.types[0].kind.at_level[PTE_LEVEL_PMD] = PTE_LINUX_OLDEST;
	try_it(&w, &use);
	assert_int_equal(use.words, 1);
	assert_int_equal(use.after.own.levels, PTES | PMDS);
}

static void facts_are_what_a_type_leaves_of_the_offset(void **state)
{
	/* 50 bits; a pfn of 46 - 12, without young and dirty; two markers are
	 * known */
	static const struct {
		enum pte_payload holds;
		unsigned facts;
	} of[] = {
		{ PTE_PAYLOAD_NOTHING, 50 }, { PTE_PAYLOAD_PFN, 16 },
		{ PTE_PAYLOAD_MARKER, 48 },  { PTE_PAYLOAD_WHOLE, 0 },
		{ PTE_PAYLOAD_NUMBER, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
		struct pte_scheme_use use;
		struct what_if w;

		begin(&w, "x86_64@6.12");
		add_type(&w, "mine", of[i].holds);
		add_type(&w, "roomy", PTE_PAYLOAD_NOTHING);
		try_it(&w, &use);
		assert_int_equal(use.takes.facts, of[i].facts);
		if (of[i].holds != PTE_PAYLOAD_PFN)
			continue;
		w.types[0].kind.young_dirty = true;
		try_it(&w, &use);
		assert_int_equal(use.takes.facts, of[i].facts - 2);
	}
}

static void types_need_their_options_and_a_number(void **state)
{
	struct pte_scheme_use use;
	struct what_if w;

	(void)state;
	begin(&w, "x86_64@6.12");
	add_type(&w, "mine", PTE_PAYLOAD_PFN);
	w.types[0].needs = PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE);
	try_it(&w, &use);
	assert_int_equal(use.feasible, PTE_FEASIBLE_YES);
	assert_int_equal(use.takes.needs,
			 PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE));
	w.after.max_swapfiles = 0;
	pte_proposal_try(&w.before, &w.after, &use);
	assert_int_equal(use.obstacle, PTE_OBSTACLE_TYPES);
	assert_string_equal(use.why, "no type is left");
	try_without(&w, PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE), &use);
	assert_string_equal(use.why, "it needs device_private, which is off");
}

static void nothing_proposed_has_no_words(void **state)
{
	struct pte_scheme_use use;
	struct pte_scheme_cost cost;
	struct pte_set class;
	struct pte_target t;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	pte_proposal_try(&t, &t, &use);
	assert_int_equal(use.feasible, PTE_FEASIBLE_YES);
	assert_int_equal(use.words, 0);
	assert_int_equal(pte_scheme_cost(&use, &cost), PTE_STATUS_OK);
	assert_int_equal(cost.types, 0);
	assert_int_equal(cost.free_bits_left, 1);
	assert_int_equal(pte_scheme_class(&use.after, PTE_LEVEL_PTE, &class),
			 PTE_STATUS_NOT_FEASIBLE);
}

/* ---- what older code reads ----------------------------------------------- */

struct expected {
	unsigned word;
	const char *helper, *text; /* NULL: whatever it says */
	enum pte_grade grade;
};

static void check_answers(const struct pte_scheme_use *use,
			  const struct expected *e, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct pte_answer got[PTE_ANSWERS];
		const unsigned n = pte_scheme_answers(
			use, use->word[e[i].word].value, got);
		unsigned a = 0;

		while (a < n && strcmp(got[a].helper, e[i].helper) != 0)
			a++;
		check(a < n, "no %s", e[i].helper);
		check(e[i].text == NULL || strcmp(got[a].text, e[i].text) == 0,
		      "%s: %s", e[i].helper, got[a].text);
		check(got[a].grade == e[i].grade, "%s, word %u: %s",
		      e[i].helper, e[i].word, pte_grade_name(got[a].grade));
	}
}

/* Linux 6.12: mm/mprotect.c and mm/memory.c make a read entry of the write one
 * and carry over soft-dirty and uffd-wp; of slots they keep the word */
static void a_flag_is_lost_where_the_word_is_made_anew(void **state)
{
	static const struct expected expected[] = {
		{ 0, "is_swap_pte", "yes", PTE_GRADE_FINE },
		{ 0, "pte_to_swp_entry", "(0, 1)", PTE_GRADE_FINE },
		{ 0, "non_swap_entry", "no", PTE_GRADE_FINE },
		{ 0, "fault", "reads slot 1 of device 0", PTE_GRADE_FINE },
		{ 0, "fork", "counts up slot 1 of device 0", PTE_GRADE_FINE },
		{ 0, "mprotect", "keeps the word", PTE_GRADE_FINE },
		{ 0, "zap", "frees slot 1 of device 0", PTE_GRADE_FINE },
		/* PM_SWAP, slot 1 from bit 5 on */
		{ 0, "pagemap", "0x4000000000000020", PTE_GRADE_FINE },
		{ 1, "is_migration_entry", "yes", PTE_GRADE_FINE },
		{ 1, "is_pfn_swap_entry", "yes", PTE_GRADE_FINE },
		{ 1, "fault", "waits for pfn 1", PTE_GRADE_FINE },
		{ 1, "fork", "raises the rss for pfn 1; the flag is lost",
		  PTE_GRADE_MISLED },
		{ 1, "mprotect", "makes it anew: the flag is lost",
		  PTE_GRADE_MISLED },
		{ 1, "zap", "drops the rss of pfn 1", PTE_GRADE_FINE },
	};
	struct pte_scheme_use use;
	struct what_if w;

	(void)state;
	begin(&w, "x86_64@6.12");
	add_flag(&w, 4, PTES);
	try_it(&w, &use);
	check_answers(&use, expected, sizeof(expected) / sizeof(expected[0]));
}

static void a_type_of_ones_own_is_nobody_s(void **state)
{
	static const struct expected expected[] = {
		{ 0, "pte_to_swp_entry", "(22, 0)", PTE_GRADE_FINE },
		{ 0, "non_swap_entry", "yes", PTE_GRADE_FINE },
		{ 0, "is_migration_entry", "no", PTE_GRADE_FINE },
		{ 0, "is_pfn_swap_entry", "no", PTE_GRADE_FINE },
		{ 0, "fault", "\"Bad page map\", SIGBUS", PTE_GRADE_CAUGHT },
		{ 0, "fork", "copies it as it is", PTE_GRADE_FINE },
		{ 0, "mprotect", "keeps the word", PTE_GRADE_FINE },
		{ 0, "zap", NULL, PTE_GRADE_CAUGHT },
		/* "swapped out", though no slot is */
		{ 0, "pagemap", "0x4000000000000016", PTE_GRADE_MISLED },
	};
	struct pte_scheme_use use;
	struct what_if w;

	(void)state;
	begin(&w, "x86_64@6.12");
	add_type(&w, "mine", PTE_PAYLOAD_PFN);
	try_it(&w, &use);
	check_answers(&use, expected, sizeof(expected) / sizeof(expected[0]));
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };

	CASES_ADD(&cases, a_free_bit_is_to_be_had);
	CASES_ADD(&cases, a_bit_that_somebody_has_is_not);
	CASES_ADD(&cases, a_bit_that_stores_drop_is_not);
	CASES_ADD(&cases, a_bit_may_be_free_at_one_level);
	CASES_ADD(&cases, a_bit_may_be_made_free);
	CASES_ADD(&cases, bits_that_are_made_free_are_left);
	CASES_ADD(&cases, a_free_bit_has_one_owner);
	CASES_ADD(&cases, a_flag_without_a_bit_is_none);
	CASES_ADD(&cases, a_bit_is_free_in_all_of_an_image);
	CASES_ADD(&cases, a_flag_needs_its_options);
	CASES_ADD(&cases, a_word_that_reads_as_none_is_no_word);
	CASES_ADD(&cases, types_go_below_linux_s);
	CASES_ADD(&cases, facts_are_what_a_type_leaves_of_the_offset);
	CASES_ADD(&cases, types_need_their_options_and_a_number);
	CASES_ADD(&cases, nothing_proposed_has_no_words);
	CASES_ADD(&cases, a_flag_is_lost_where_the_word_is_made_anew);
	CASES_ADD(&cases, a_type_of_ones_own_is_nobody_s);
	return cases_run(&cases, "proposal use");
}
