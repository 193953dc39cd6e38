/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words that point to a table: their address, and what else they may have.
 */
#include "../layouts.h"

#include <inttypes.h>

#include <pte/decode.h>

#include "../copy.h"
#include "prove/tables.h"

#define PMD PTE_LEVEL_PMD
#define HUGETLB PTE_LEVEL_HUGETLB

struct word {
	const char *name;
	uint64_t word;
};

static struct pte_reading read_at(enum pte_level level, const struct word *w)
{
	struct pte_target t;
	struct pte_reading r;

	target_named(w->name, "", &t);
	assert_int_equal(pte_target_decode(&t, level, w->word, &r),
			 PTE_STATUS_OK);
	return r;
}

struct table {
	struct word w;
	uint64_t address, stray;
};

/*
 * Linux 6.1, 6.12: pmd_populate of arch/.../pgalloc.h; pmd_page_paddr, or
 * pmd_page_vaddr's mask.
 */
/* clang-format off */
static const struct table tables[] = {
	{ { "x86_64@6.12", 0x12345067 }, 0x12345000, 0 },
	{ { "x86_64@6.12", 0x12345f67 }, 0x12345000, 0xf00 },
	{ { "arm64@6.6", 0x8000000c1ca0003 }, 0xc1ca0000, 0 },
	{ { "arm64@6.12", 0x8000000c1ca0403 }, 0xc1ca0000, 0x400 },
	{ { "arm64@6.13", 0x8000000c1ca0403 }, 0xc1ca0000, 0 },
	{ { "arm64-64k@6.12", 0x8000000c1cf1003 }, 0xc1cf0000, 0x1000 },
	{ { "arm64-64k-pa52@6.12", 0x8000000c1cf1003 }, 0x10000c1cf0000, 0 },
	{ { "arm64-4k-lpa2@6.12", 0x8000000c1ca0203 }, 0x80000c1ca0000, 0 },
	{ { "ppc64-radix-64k@6.1", 0x80000001ec345605 }, 0x1ec345600, 0 },
	{ { "ppc64-hash-64k@6.1", 0x80000001ec345605 }, 0x1ec345600, 0x5 },
	{ { "ppc64-hash-4k@6.1", 0x80000001ec345000 }, 0x1ec345000, 0 },
	/* a kernel's address, and up to 6.10 that of a hugetlb directory */
	{ { "ppc64-nohash@6.12", 0xc0000001ec345000 }, 0x1ec345000, 0 },
	{ { "ppc64-nohash@6.12", 0x80000001ec345001 }, 0x1ec345000, 0x8000000000000001 },
	{ { "ppc64-nohash@6.10", 0x40000001ec3450d6 }, 0x1ec3450c0, 0 },
};
/* clang-format on */

static void table_is_read_by_its_own_rules(void **state)
{
	const struct table *const k = *state;
	const struct pte_reading r = read_at(PMD, &k->w);

	assert_int_equal(r.kind, PTE_KIND_TABLE);
	assert_int_equal(r.level, PMD);
	assert_true(r.present);
	assert_true(r.has_table);
	assert_int_equal(r.table, k->address);
	assert_int_equal(r.stray, k->stray);
	assert_false(r.has_pfn || r.has_entry || r.has_pagemap);
}

/* whether it is one of the words that claims are about */
static bool is_asked_of(const struct pte_target *t, uint64_t word,
			uint64_t address)
{
	struct pte_tables of;

	for (unsigned n = 0; pte_target_tables(t, PMD, n, &of); n++)
		if ((word & ~of.words.beside & ~pte_address_bits(of.address)) ==
			    of.words.protection &&
		    (address & ~of.words.kept) == 0)
			return true;
	return false;
}

/* what the kernel writes, and no word with a bit that is stray */
static void table_is_asked_of_as_the_kernel_writes_it(void **state)
{
	const struct table *const k = *state;
	struct pte_target t;

	target_named(k->w.name, "", &t);
	assert_int_equal(is_asked_of(&t, k->w.word, k->address), k->stray == 0);
}

/* whose place is that of huge pages, too; or one of these alone */
static void alternative_of_leaves_is_no_table_s(void **state)
{
	struct pte_target t;
	struct copy copy;
	struct pte_tables of;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &copy);
	copy.layout.table[PMD] = &copy.place[PMD];
	t.layout = &copy.layout;
	assert_true(pte_target_tables(&t, PMD, 0, &of));
	assert_ptr_equal(of.address, &copy.place[PMD].address[2]);
	assert_false(pte_target_tables(&t, PMD, 1, &of));
	/* then that has to answer for it */
	copy.place[PMD].count = 2;
	assert_true(pte_target_tables(&t, PMD, 0, &of));
	assert_ptr_equal(of.address, &copy.place[PMD].address[0]);
	assert_false(pte_target_tables(&t, PMD, 1, &of));
	copy.place[PMD].count = 0;
	assert_false(pte_target_tables(&t, PMD, 0, &of));
}

/* pmd_leaf of Linux 6.12 arch/powerpc/include/asm/nohash/pte-e500.h */
static void what_is_no_table_where_no_leaf_is_ours_is_hugetlb_s(void **state)
{
	static const struct {
		struct word w;
		enum pte_kind kind;
		uint64_t pfn;
	} known[] = {
		{ { "ppc64-nohash@6.12", 0x123400024010d },
		  PTE_KIND_PRESENT,
		  0x1234000 },
		{ { "ppc64-hash-4k@6.12", 0xc000000001234386 },
		  PTE_KIND_PRESENT,
		  0x1234 },
		{ { "ppc64-hash-4k@6.12", 0x401800001234501a },
		  PTE_KIND_MIGRATION_WRITE,
		  0x12345 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const struct pte_reading r = read_at(PMD, &known[i].w);
		const struct pte_reading same = read_at(HUGETLB, &known[i].w);

		assert_int_equal(r.kind, known[i].kind);
		assert_int_equal(r.pfn, known[i].pfn);
		assert_int_equal(r.level, HUGETLB);
		assert_int_equal(r.pagemap, same.pagemap);
		assert_int_equal(r.stray, same.stray);
	}
}

/* where no entries of hugetlb are, either */
static void word_that_is_nobody_s_is_refused(void **state)
{
	struct pte_target t;
	struct pte_layout copy;
	struct pte_reading r;

	(void)state;
	target_named("ppc64-hash-4k@6.12", "", &t);
	copy = *t.layout;
	copy.view[HUGETLB] = NULL;
	t.layout = &copy;
	assert_int_equal(pte_target_decode(&t, PMD, 1, &r),
			 PTE_STATUS_NO_LEVEL);
	assert_int_equal(pte_target_decode(&t, PMD, UINT64_C(1) << 63, &r),
			 PTE_STATUS_OK);
	assert_int_equal(pte_target_decode(&t, PMD, 0, &r), PTE_STATUS_OK);
}

/* without a rule of their own, tables have the names of pages, and no address
 */
static void table_without_a_rule_has_no_address(void **state)
{
	struct pte_target t;
	struct pte_layout copy;
	struct pte_reading r;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	copy = *t.layout;
	copy.table[PMD] = NULL;
	t.layout = &copy;
	assert_int_equal(pte_target_decode(&t, PMD, 0x12345267, &r),
			 PTE_STATUS_OK);
	assert_int_equal(r.kind, PTE_KIND_TABLE);
	assert_false(r.has_table);
	assert_int_equal(r.stray, 0);
}

int main(void)
{
	struct cases cases = { 0 };

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		cases_add(&cases, table_is_read_by_its_own_rules, &tables[i],
			  "table_is_read_by_its_own_rules[%s,0x%" PRIx64 "]",
			  tables[i].w.name, tables[i].w.word);
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		cases_add(&cases, table_is_asked_of_as_the_kernel_writes_it,
			  &tables[i],
			  "table_is_asked_of_as_the_kernel_writes_it[%s,"
			  "0x%" PRIx64 "]",
			  tables[i].w.name, tables[i].w.word);
	CASES_ADD(&cases, alternative_of_leaves_is_no_table_s);
	CASES_ADD(&cases, what_is_no_table_where_no_leaf_is_ours_is_hugetlb_s);
	CASES_ADD(&cases, word_that_is_nobody_s_is_refused);
	CASES_ADD(&cases, table_without_a_rule_has_no_address);
	return cases_run(&cases, "table");
}
