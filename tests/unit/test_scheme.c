/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"
#include "../layouts.h"

#include <string.h>

#include <pte/decode.h>
#include <pte/encode.h>
#include <pte/prove/census.h>
#include <pte/prove/scheme.h>

/* ---- names: part of what users type, so they stand here once more -------- */

/* design: the proposals, in the order of the debate; then their neighbours */
static const char *const names[] = {
	"pte-bit",
	"special-pte",
	"swp-offset",
	"swp-offset-migration",
	"swp-offset-migration-top",
	"swp-type-migration",
	"swp-type",
	"flags-in-entry",
	"device-private-migration-rfc",
	"device-private-migration",
	"protnone-uffd-wp",
	"swp-offset-flag",
	"pageout-marker",
};
#define NAME_COUNT (sizeof(names) / sizeof(names[0]))

static void schemes_have_the_names_that_users_type(void **state)
{
	(void)state;
	assert_int_equal(pte_scheme_count(), NAME_COUNT);
	for (size_t i = 0; i < NAME_COUNT; i++) {
		const struct pte_scheme *const s = pte_scheme_at(i);
		const struct pte_scheme *found = NULL;
		int bit = 77;

		assert_string_equal(s->name, names[i]);
		assert_int_equal(pte_scheme_parse(names[i], strlen(names[i]),
						  &found, &bit),
				 PTE_STATUS_OK);
		assert_ptr_equal(found, s);
		assert_int_equal(bit, PTE_SCHEME_NO_BIT);
	}
	assert_null(pte_scheme_at(NAME_COUNT));
}

static void a_scheme_says_who_when_and_where(void **state)
{
	(void)state;
	for (size_t i = 0; i < pte_scheme_count(); i++) {
		const struct pte_scheme *const s = pte_scheme_at(i);

		check(s->says != NULL && *s->says != '\0' && s->who != NULL &&
			      s->when != NULL && s->became != NULL &&
			      s->source != NULL,
		      "%s: something isn't said", s->name);
		check(s->levels != 0 && (s->levels & ~PTE_LEVEL_ALL) == 0,
		      "%s: levels", s->name);
		check(s->parts > 0 && s->parts <= PTE_SCHEME_PARTS, "%s: parts",
		      s->name);
		for (unsigned n = 1; n < s->parts; n++)
			check(s->part[n].form == s->part[0].form, "%s: forms",
			      s->name);
	}
}

static const struct {
	const char *text;
	enum pte_status status;
} refused[] = {
	{ "", PTE_STATUS_UNKNOWN_NAME },
	{ "pte-bi", PTE_STATUS_UNKNOWN_NAME },
	{ "pte-bit ", PTE_STATUS_UNKNOWN_NAME },
	{ "PTE-BIT", PTE_STATUS_UNKNOWN_NAME },
	{ "=3", PTE_STATUS_UNKNOWN_NAME },
	{ "pte-bit=", PTE_STATUS_SYNTAX },
	{ "pte-bit=x", PTE_STATUS_SYNTAX },
	{ "pte-bit=3x", PTE_STATUS_SYNTAX },
	{ "pte-bit=-1", PTE_STATUS_SYNTAX },
	{ "pte-bit=0x3", PTE_STATUS_SYNTAX },
	{ "pte-bit=3=4", PTE_STATUS_SYNTAX },
	{ "pte-bit=64", PTE_STATUS_BIT_RANGE },
	{ "pte-bit=99999999999999999999", PTE_STATUS_BIT_RANGE },
	{ "special-pte=3", PTE_STATUS_NO_BIT },
};

static void a_malformed_scheme_is_refused_and_nothing_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		const char *const text = refused[i].text;
		const struct pte_scheme *scheme = NULL;
		int bit = 77;

		check(pte_scheme_parse(text, strlen(text), &scheme, &bit) ==
			      refused[i].status,
		      "\"%s\"", text);
		assert_null(scheme);
		assert_int_equal(bit, 77);
	}
}

static void a_bit_is_read_from_0_to_63(void **state)
{
	const struct pte_scheme *scheme;
	int bit;

	(void)state;
	assert_int_equal(pte_scheme_parse("pte-bit=0", 9, &scheme, &bit),
			 PTE_STATUS_OK);
	assert_int_equal(bit, 0);
	assert_int_equal(pte_scheme_parse("pte-bit=63,", 10, &scheme, &bit),
			 PTE_STATUS_OK);
	assert_int_equal(bit, 63);
}

static void numbers_beyond_have_names_that_say_so(void **state)
{
	(void)state;
	assert_string_equal(pte_feasible_name((enum pte_feasible)3), "?");
	assert_string_equal(pte_scheme_form_name((enum pte_scheme_form)0), "?");
	assert_string_equal(pte_scheme_form_name((enum pte_scheme_form)9), "?");
	assert_string_equal(pte_scheme_form_name(PTE_FORM_BIT), "bit");
	assert_string_equal(pte_scheme_form_name(PTE_FORM_PROTNONE),
			    "protnone");
	assert_string_equal(pte_obstacle_name((enum pte_obstacle)16), "?");
	assert_string_equal(pte_obstacle_name(PTE_OBSTACLE_IMAGE), "image");
}

/* ---- what must hold of every scheme on every kernel ---------------------- */

/* the kind as which a kernel with the scheme reads the scheme's words */
static bool is_own_kind(const struct pte_scheme *s, enum pte_kind kind)
{
	const enum pte_scheme_form form = s->part[0].form;

	if (form == PTE_FORM_BIT || form == PTE_FORM_FLAG_ALONE ||
	    form == PTE_FORM_OFFSET)
		return kind == PTE_KIND_SPECIAL;
	if (form == PTE_FORM_OFFSET_FLAGS)
		return kind == PTE_KIND_SWAP;
	for (unsigned i = 0; i < s->parts; i++)
		if (s->part[i].kind == kind)
			return true;
	return false;
}

static void words_hold(const struct pte_scheme_use *use)
{
	struct pte_reading before, after;
	struct pte_set class;

	assert_int_equal(pte_scheme_class(&use->after, PTE_LEVEL_PTE, &class),
			 PTE_STATUS_OK);
	for (unsigned i = 0; i < use->words; i++) {
		const uint64_t v = use->word[i].value;

		assert_int_equal(pte_target_decode(&use->before, PTE_LEVEL_PTE,
						   v, &before),
				 PTE_STATUS_OK);
		assert_int_equal(pte_target_decode(&use->after, PTE_LEVEL_PTE,
						   v, &after),
				 PTE_STATUS_OK);
		check(!before.none && !before.present,
		      "%s of %s: %#llx isn't an entry", use->scheme->name,
		      use->before.name, (unsigned long long)v);
		check(is_own_kind(use->scheme, after.kind),
		      "%s of %s: %#llx is read as %s", use->scheme->name,
		      use->before.name, (unsigned long long)v,
		      pte_kind_name(after.kind));
		check(after.stray == 0, "%s of %s: stray bits in %#llx",
		      use->scheme->name, use->before.name,
		      (unsigned long long)v);
		check(pte_set_has(&class, v), "%s of %s: %#llx isn't its own",
		      use->scheme->name, use->before.name,
		      (unsigned long long)v);
	}
}

static void a_feasible_scheme_reads_its_own_words(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	for (size_t i = 0; i < pte_scheme_count(); i++) {
		struct pte_scheme_use use;

		pte_scheme_try(pte_scheme_at(i), PTE_SCHEME_NO_BIT, &t, &use);
		assert_null(use.before.scheme);
		if (use.feasible != PTE_FEASIBLE_NO) {
			assert_int_not_equal(use.words, 0);
			assert_ptr_equal(use.after.scheme, pte_scheme_at(i));
			words_hold(&use);
		}
	}
}

static void what_isnt_feasible_says_why_and_changes_nothing(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	for (size_t i = 0; i < pte_scheme_count(); i++) {
		struct pte_scheme_use use;
		struct pte_target copy = t;
		const enum pte_status status = pte_scheme_apply(
			pte_scheme_at(i), PTE_SCHEME_NO_BIT, &copy, &use);

		assert_int_equal(use.feasible == PTE_FEASIBLE_YES,
				 use.obstacle == PTE_OBSTACLE_NONE);
		assert_int_equal(use.feasible == PTE_FEASIBLE_YES,
				 use.why[0] == '\0');
		check(strlen(use.why) + 1 < sizeof(use.why), "%s: cut",
		      use.why);
		if (use.feasible != PTE_FEASIBLE_NO) {
			assert_int_equal(status, PTE_STATUS_OK);
			continue;
		}
		assert_int_equal(status, PTE_STATUS_NOT_FEASIBLE);
		assert_int_equal(use.words, 0);
		assert_null(copy.scheme);
		assert_int_equal(copy.max_swapfiles, t.max_swapfiles);
		assert_null(use.after.scheme);
	}
}

/* every one of the 64 bits is either offered, or refused with a reason */
static void each_bit_will_do_or_has_an_owner(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	for (int bit = 0; bit < 64; bit++) {
		struct pte_scheme_use use;

		pte_scheme_try(pte_scheme_at(0), bit, &t, &use);
		assert_int_equal(use.bit, bit);
		assert_int_equal(use.feasible == PTE_FEASIBLE_YES,
				 use.image_bits >> bit & 1U);
		assert_int_equal(use.image_bits & ~use.bits, 0);
	}
}

static void the_written_word_is_the_first(void **state)
{
	const struct pte_description special = { .kind = PTE_KIND_SPECIAL };
	struct pte_target t;

	subject_target(*state, &t);
	for (size_t i = 0; i < pte_scheme_count(); i++) {
		struct pte_scheme_use use;
		uint64_t value = 77;

		pte_scheme_try(pte_scheme_at(i), PTE_SCHEME_NO_BIT, &t, &use);
		if (use.feasible == PTE_FEASIBLE_NO ||
		    !is_own_kind(pte_scheme_at(i), PTE_KIND_SPECIAL)) {
			assert_int_equal(pte_target_encode(&use.after,
							   PTE_LEVEL_PTE,
							   &special, &value),
					 PTE_STATUS_NOT_ENCODABLE);
			assert_int_equal(value, 77);
			continue;
		}
		assert_int_equal(pte_target_encode(&use.after, PTE_LEVEL_PTE,
						   &special, &value),
				 PTE_STATUS_OK);
		assert_int_equal(value, use.word[0].value);
	}
}

/* of s390x's segments up to 6.12 all words but the empty one are present */
static bool has_absent_words(const struct pte_target *t, unsigned level)
{
	return t->layout->view[level]->present.any != UINT64_MAX;
}

/* every word is counted once, the scheme's among them */
static void a_census_adds_up_under_every_scheme(void **state)
{
	struct pte_target before;

	subject_target(*state, &before);
	for (size_t i = 0; i < pte_scheme_count(); i++) {
		struct pte_target t = before;

		if (pte_scheme_apply(pte_scheme_at(i), PTE_SCHEME_NO_BIT, &t,
				     NULL) != PTE_STATUS_OK)
			continue;
		for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
			struct pte_census c;

			if (t.layout->view[l] == NULL)
				continue;
			check(pte_census_take(&t, (enum pte_level)l, &c) ==
				      PTE_STATUS_OK,
			      "%s of %s: no census", pte_scheme_at(i)->name,
			      t.name);
			check(c.sum.high == 1 && c.sum.low == 0 && c.agrees,
			      "%s of %s: the sum", pte_scheme_at(i)->name,
			      t.name);
			check((c.kind[PTE_KIND_SPECIAL].low != 0) ==
				      (has_absent_words(&t, l) &&
				       is_own_kind(pte_scheme_at(i),
						   PTE_KIND_SPECIAL)),
			      "%s of %s: special words", pte_scheme_at(i)->name,
			      t.name);
		}
	}
}

/* ---- single facts ------------------------------------------------------- */

static const struct {
	const char *scheme, *target, *why;
} reasons[] = {
	{ "pte-bit=3", "x86_64@6.12",
	  "bit 3 is the exclusive flag since 5.19" },
	{ "pte-bit=9", "x86_64@5.11", "bit 9 is inside the offset field" },
	{ "pte-bit=8", "x86_64@5.11",
	  "bit 8 must be 0 (pte_present tests _PAGE_PROTNONE)" },
	{ "pte-bit=5", "x86_64@5.11",
	  "bit 5 may be set by hardware (A: Knights Landing may set it)" },
	{ "pte-bit=62", "ppc64-radix-64k@6.12",
	  "bit 62 must be 1 (a leaf, not a pointer to a table)" },
	{ "pte-bit=6", "ppc64-hash-64k@6.12",
	  "bit 6 is dropped by set_ptes (_PAGE_HPTEFLAGS: hash stores drop "
	  "it)" },
	{ "pte-bit=12", "ppc64-radix-64k@6.12",
	  "bit 12 is free here, but not in ppc64-hash-64k, which the same "
	  "kernel image boots as" },
	{ "special-pte", "ppc64-radix-64k@6.12",
	  "entries have no uffd_wp flag here: the word falls back to 0, which "
	  "is none" },
	{ "swp-offset-flag", "ppc64-radix-64k@6.12",
	  "entries have no uffd_wp flag here, whose value the offset would "
	  "be" },
	{ "swp-offset-migration-top", "ppc64-radix-4k@6.12",
	  "all ones is an entry already: a pfn, young and dirty take 41 bits, "
	  "the offset has 41" },
	{ "flags-in-entry", "ppc64-radix-4k@6.12",
	  "a pfn, young, dirty and two flags take 43 bits, the offset has "
	  "41" },
	{ "device-private-migration", "x86_64@6.12",
	  "it's made for Linux 6.15 on" },
	{ "device-private-migration", "ppc64-nohash@7.1",
	  "it needs device_private, which isn't there" },
	{ "protnone-uffd-wp", "x86_64@5.11",
	  "pte_present takes it for a page: it needs one" },
	{ "swp-offset-migration", "x86_64@5.11",
	  "pfn 0 must never be migrated" },
};

static void reasons_name_bit_owner_and_number(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		struct pte_scheme_use use;

		scheme_named(reasons[i].scheme, reasons[i].target, &use);
		assert_string_equal(use.why, reasons[i].why);
	}
}

/* A. Arcangeli offered bits 3 to 6 of x86_64: hardware may set two of them */
static void x86_64_has_two_bits_of_the_four_that_were_offered(void **state)
{
	struct pte_scheme_use use;

	(void)state;
	scheme_named("pte-bit", "x86_64@5.11", &use);
	assert_int_equal(use.image_bits, 1U << 3 | 1U << 4);
	scheme_named("pte-bit", "x86_64@6.12", &use);
	assert_int_equal(use.image_bits, 1U << 4);
}

static void a_class_is_all_words_of_the_reader_and_no_others(void **state)
{
	struct pte_scheme_use use;
	struct pte_set class;

	(void)state;
	/* bit 3 set, P and G clear; never none */
	scheme_named("pte-bit=3", "x86_64@5.11", &use);
	assert_int_equal(pte_scheme_class(&use.after, PTE_LEVEL_PTE, &class),
			 PTE_STATUS_OK);
	assert_int_equal(pte_set_count(&class).low, UINT64_C(1) << 61);
	assert_true(pte_set_has(&class, 0xa8));
	assert_false(pte_set_has(&class, 0x108));
	/* at the pmd level PSE must be clear, too */
	assert_int_equal(pte_scheme_class(&use.after, PTE_LEVEL_PMD, &class),
			 PTE_STATUS_OK);
	assert_int_equal(pte_set_count(&class).low, UINT64_C(1) << 60);

	scheme_named("special-pte", "x86_64@5.11", &use);
	assert_int_equal(pte_scheme_class(&use.after, PTE_LEVEL_PTE, &class),
			 PTE_STATUS_OK);
	assert_int_equal(pte_set_count(&class).low, 1);

	/* type and offset are fixed, bits 0, 7 and 8 are 0; bits 6:1 aren't
	 * looked at, in each of the two types */
	scheme_named("swp-offset-migration", "x86_64@5.11", &use);
	assert_int_equal(pte_scheme_class(&use.after, PTE_LEVEL_PTE, &class),
			 PTE_STATUS_OK);
	assert_int_equal(pte_set_count(&class).low, 2 * 64);
}

static void a_class_needs_a_scheme_and_a_level(void **state)
{
	struct pte_scheme_use use;
	struct pte_set class;
	struct pte_target t;

	(void)state;
	target_named("ppc64-nohash@6.12", "", &t);
	assert_int_equal(pte_scheme_class(&t, PTE_LEVEL_PTE, &class),
			 PTE_STATUS_NOT_FEASIBLE);
	scheme_named("swp-offset", "ppc64-nohash@6.12", &use);
	assert_int_equal(pte_scheme_class(&use.after, PTE_LEVEL_PMD, &class),
			 PTE_STATUS_NO_LEVEL);
}

static void flags_move_into_the_offset(void **state)
{
	const struct pte_description swap = {
		.kind = PTE_KIND_SWAP,
		.keys = PTE_KEY_SET(PTE_KEY_TYPE) | PTE_KEY_SET(PTE_KEY_OFFSET),
		.type = 5,
		.offset = 0x1234,
		.flags = PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY) |
			 PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE),
	};
	struct pte_description high = swap;
	struct pte_scheme_use use;
	struct pte_reading r;
	uint64_t value = 77;

	(void)state;
	scheme_named("flags-in-entry", "x86_64@6.12", &use);
	assert_int_equal(
		pte_target_encode(&use.after, PTE_LEVEL_PTE, &swap, &value),
		PTE_STATUS_OK);
	/* 0x2fffffffffdb9600 without flags; bit 3 is exclusive, and bit 48 of
	 * the offset is bit 57, stored inverted */
	assert_int_equal(value, UINT64_C(0x2dffffffffdb9608));
	assert_int_equal(
		pte_target_decode(&use.after, PTE_LEVEL_PTE, value, &r),
		PTE_STATUS_OK);
	assert_int_equal(r.kind, PTE_KIND_SWAP);
	assert_int_equal(r.swp_offset, 0x1234);
	assert_int_equal(r.flags, swap.flags);
	assert_int_equal(r.stray, 0);

	high.offset = UINT64_C(1) << 48;
	value = 77;
	assert_int_equal(
		pte_target_encode(&use.after, PTE_LEVEL_PTE, &high, &value),
		PTE_STATUS_OFFSET_RANGE);
	assert_int_equal(value, 77);
	/* the pte bits that they had are free, so they are stray */
	assert_int_equal(pte_target_decode(&use.after, PTE_LEVEL_PTE,
					   UINT64_C(0x2fffffffffdb9606), &r),
			 PTE_STATUS_OK);
	assert_int_equal(r.flags, 0);
	assert_int_equal(r.stray, 6);
}

static void pagemap_of_a_special_word_says_uffd_wp_and_not_swap(void **state)
{
	struct pte_scheme_use use;
	struct pte_reading r;

	(void)state;
	scheme_named("special-pte", "x86_64@5.14", &use);
	assert_int_equal(pte_target_decode(&use.after, PTE_LEVEL_PTE, 4, &r),
			 PTE_STATUS_OK);
	/* v5 24/26 of the series: bit 57 alone */
	assert_int_equal(r.pagemap, UINT64_C(0x0200000000000000));
}

static void a_misreading_names_the_helper(void **state)
{
	struct pte_target t;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	assert_null(pte_scheme_misread(&t, PTE_LEVEL_PTE, 0x4));
	assert_null(pte_scheme_misread(&t, PTE_LEVEL_PMD, 0x4));
	assert_null(pte_scheme_misread(&t, PTE_LEVEL_HUGETLB, 0x4));
	assert_string_equal(pte_scheme_misread(&t, PTE_LEVEL_PTE, 0x60),
			    "pte_none");
	assert_string_equal(pte_scheme_misread(&t, PTE_LEVEL_PMD, 0),
			    "pmd_none");
	assert_string_equal(pte_scheme_misread(&t, PTE_LEVEL_PTE, 0x100),
			    "pte_present");
	assert_null(pte_scheme_misread(&t, PTE_LEVEL_PTE, 0x80));
	assert_string_equal(pte_scheme_misread(&t, PTE_LEVEL_PMD, 0x80),
			    "pmd_present");
	assert_string_equal(pte_scheme_misread(&t, PTE_LEVEL_HUGETLB, 0x80),
			    "pmd_present");
	target_named("ppc64-nohash@6.12", "", &t);
	assert_string_equal(pte_scheme_misread(&t, PTE_LEVEL_PMD, 4),
			    "no leaf entries");
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };

	CASES_ADD(&cases, schemes_have_the_names_that_users_type);
	CASES_ADD(&cases, a_scheme_says_who_when_and_where);
	CASES_ADD(&cases, a_malformed_scheme_is_refused_and_nothing_written);
	CASES_ADD(&cases, a_bit_is_read_from_0_to_63);
	CASES_ADD(&cases, numbers_beyond_have_names_that_say_so);
	CASES_ADD(&cases, reasons_name_bit_owner_and_number);
	CASES_ADD(&cases, x86_64_has_two_bits_of_the_four_that_were_offered);
	CASES_ADD(&cases, a_class_is_all_words_of_the_reader_and_no_others);
	CASES_ADD(&cases, a_class_needs_a_scheme_and_a_level);
	CASES_ADD(&cases, flags_move_into_the_offset);
	CASES_ADD(&cases, pagemap_of_a_special_word_says_uffd_wp_and_not_swap);
	CASES_ADD(&cases, a_misreading_names_the_helper);
	cases_add_each(&cases, EVERY_CONFIG,
		       a_feasible_scheme_reads_its_own_words,
		       "a_feasible_scheme_reads_its_own_words");
	cases_add_each(&cases, EVERY_CONFIG,
		       what_isnt_feasible_says_why_and_changes_nothing,
		       "what_isnt_feasible_says_why_and_changes_nothing");
	cases_add_each(&cases, EVERY_VERSION,
		       a_census_adds_up_under_every_scheme,
		       "a_census_adds_up_under_every_scheme");
	cases_add_each(&cases, EVERY_ROW, each_bit_will_do_or_has_an_owner,
		       "each_bit_will_do_or_has_an_owner");
	cases_add_each(&cases, EVERY_CONFIG, the_written_word_is_the_first,
		       "the_written_word_is_the_first");
	return cases_run(&cases, "scheme");
}
