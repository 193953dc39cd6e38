/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <pte/doubt.h>

#include "../copy.h"

#define PTE PTE_LEVEL_PTE
#define PMD PTE_LEVEL_PMD
#define HUGETLB PTE_LEVEL_HUGETLB

#define NONE 0
#define MISSING PTE_DOUBT_MISSING_BITS
#define OFFSET PTE_DOUBT_OFFSET_RANGE
#define PFN PTE_DOUBT_PFN_RANGE
#define MARKER PTE_DOUBT_MARKER_BITS
#define LEVEL PTE_DOUBT_LEVEL_KIND
#define MMIO PTE_DOUBT_MMIO

#define ONES(n) ((UINT64_C(1) << (n)) - 1)

struct doubted {
	const char *name, *config;
	enum pte_level level;
	uint64_t word;
	/* in the order in which they are said, and the first one's number */
	enum pte_doubt_code codes[PTE_DOUBTS_MAX];
	uint64_t found;
};

/*
 * Words worked by hand from the swap formats and present bits of Linux
 * arch/.../pgtable*.h; which slots a device has, from mm/swapfile.c (its last
 * is 2^32 - 2, and arch_max_swapfile_size's less one under L1TF), which pfns
 * there are, from MAX_PHYSMEM_BITS.
 */
/* clang-format off */
static const struct doubted words[] = {
	/* bit 62 of book3s */
	{ "ppc64@6.12", "", PTE, 0x0000000012340005, { MISSING }, 0x4000000000000000 },
	{ "ppc64@6.12", "", PTE, 0x4000000012340005, { NONE }, 0 },
	{ "ppc64-hash-4k@5.10", "", PTE, 0x0000000012340005, { MISSING }, 0x4000000000000000 },
	{ "ppc64@6.12", "", PTE, 0x0000000000000005, { MISSING, OFFSET }, 0x4000000000000000 },
	{ "ppc64@6.12", "", PMD, 0x0000000000000005, { MISSING, LEVEL, OFFSET }, 0x4000000000000000 },
	{ "ppc64-nohash@6.12", "", PTE, 0x1000014, { NONE }, 0 },

	/* slot 0, and the last of the largest device */
	{ "x86_64@6.12", "", PTE, 0x2ffffffffffffe00, { OFFSET }, 0 },
	{ "x86_64@6.12", "", PTE, 0x2ffffffffffffc00, { NONE }, 0 },
	{ "x86_64@6.12", "", PTE, 0x17fffe0000000200, { NONE }, 0 },
	{ "x86_64@6.12", "", PTE, 0x17fffe0000000000, { OFFSET }, 0xffffffff },
	{ "x86_64@5.10", "", PTE, 0x0000100000000000, { OFFSET }, 0x3fff7ffffffff },
	{ "arm64@6.12", "", PTE, 0x4, { OFFSET }, 0 },
	{ "ppc64@6.12", "", PTE, 0x4000ffffffff0003, { OFFSET }, 0xffffffff },
	{ "ppc64-nohash@6.12", "", PTE, 0x14, { OFFSET }, 0 },
	/* of a processor with L1TF */
	{ "x86_64@6.12", "cache_bits=36", PTE, 0x1ffffff800000000, { NONE }, 0 },
	{ "x86_64@6.12", "cache_bits=36", PTE, 0x1ffffff7fffffe00, { OFFSET }, 0x4000000 },
	{ "x86_64@6.12", "", PTE, 0x1ffffff7fffffe00, { NONE }, 0 },

	/* entries' pfns: 46 - 12 bits, then young and dirty of migration only */
	{ "x86_64@6.12", "", PTE, 0xbffff80000000000, { NONE }, 0 },
	{ "x86_64@6.12", "", PTE, 0xbffff7fffffffe00, { PFN }, 0x400000000 },
	{ "x86_64-la57@6.12", "", PTE, 0xbffff7fffffffe00, { NONE }, 0 },
	{ "x86_64@6.12", "", PTE, 0xd7ffe00000000000, { NONE }, 0 },
	{ "x86_64@6.12", "", PTE, 0xd7ffdffffffffe00, { PFN }, 0x1000000000 },
	{ "x86_64@6.12", "cache_bits=44", PTE, 0xd7ffe00000000000, { PFN }, 0xfffffffff },
	{ "x86_64@6.12", "-swap", PTE, 0xd7ffe00000000000, { PFN }, 0xfffffffff },
	{ "x86_64@6.12", "phys_bits=39", PTE, 0xbffff80000000000, { PFN }, 0x3ffffffff },
	{ "x86_64@5.10", "", PTE, 0xdffff7fffffffe00, { PFN }, 0x400000000 },
	{ "x86_64@6.1", "", PTE, 0xfffff7fffffffe00, { PFN }, 0x400000000 },
	{ "arm64@6.12", "", PTE, 0x0004000000000680, { PFN }, 0x4000000000 },
	{ "ppc64@6.12", "", PTE, 0x4008000000000017, { PFN }, 0x800000000 },
	{ "ppc64-nohash@6.12", "", PTE, 0x0400000000000078, { PFN }, 0x400000000 },
	{ "ppc64-nohash@6.12", "", PTE, 0x03ffffffff000078, { NONE }, 0 },

	/* markers: bits 0 and 1, from 6.13 on bit 2 too; the swap header's slot
	 * is no worry */
	{ "x86_64@6.12", "", PTE, 0xfffffffffffffe00, { MARKER }, 0 },
	{ "x86_64@6.12", "", PTE, 0xfffffffffffffc00, { NONE }, 0 },
	{ "x86_64@6.12", "", PTE, 0xfffffffffffff800, { NONE }, 0 },
	{ "x86_64@6.12", "", PTE, 0xfffffffffffff600, { MARKER }, 4 },
	{ "x86_64@6.13", "", PTE, 0xfffffffffffff600, { NONE }, 0 },
	{ "x86_64@6.12", "", PTE, 0xffff888103c51000, { MARKER }, 0x3bbf7e1d74 },

	/* what stands in a pmd, and in a hugetlb slot */
	{ "x86_64@6.1", "", PMD, 0xdffffffe71fbfe02, { LEVEL }, 0 },
	{ "x86_64@5.14", "", PMD, 0xdffffffe71fbfe02, { NONE }, 0 },
	{ "x86_64@6.18", "", PMD, 0xeffffffffffbfe00, { LEVEL }, 0 },
	{ "x86_64@6.19", "", PMD, 0xeffffffffffbfe00, { NONE }, 0 },
	{ "x86_64@6.12", "", PMD, 0xfffffffffffffc00, { LEVEL }, 0 },
	{ "x86_64@6.12", "", HUGETLB, 0xfffffffffffffc00, { NONE }, 0 },
	{ "x86_64@6.12", "", HUGETLB, 0x2ffffffffffffc00, { LEVEL }, 0 },
	{ "x86_64@6.12", "", PMD, 0x2ffffffffffffc00, { LEVEL }, 0 },
	{ "x86_64@6.12", "", PMD, 0x2ffffffffffffe00, { LEVEL, OFFSET }, 0 },
	/* stubs decode nothing: there is no offset to doubt */
	{ "x86_64@6.12", "-transparent_hugepage", PMD, 0xd7fffffffffbfe00, { LEVEL }, 0 },
	{ "x86_64@6.12", "", PMD, 0xd7fffffffffbfe00, { NONE }, 0 },
	/* 6 bits of type, of which Linux numbers 32 */
	{ "arm64@5.10", "", PTE, 0xfc, { LEVEL }, 0 },

	/* a process's pages are memory */
	{ "x86_64@6.12", "", PTE, 0x80003ffffffff067, { NONE }, 0 },
	{ "x86_64@6.12", "", PTE, 0x8000400000000067, { PFN }, 0x400000000 },
	{ "x86_64-la57@6.12", "", PTE, 0x8000400000000067, { NONE }, 0 },
	{ "x86_64@6.12", "phys_bits=39", PTE, 0x8000008000000067, { PFN }, 0x8000000 },
	{ "x86_64@6.12", "phys_bits=39", PTE, 0x8000007ffffff067, { NONE }, 0 },
	/* ... without access, too: complemented (L1TF) */
	{ "x86_64@6.12", "", PTE, 0x000fbffffffff120, { PFN }, 0x400000000 },
	{ "x86_64@6.12", "", PTE, 0x000ffffffffff120, { NONE }, 0 },
	/* a device's, and the kernel's own, may be anywhere ... */
	{ "x86_64@6.12", "", PTE, 0x8000400000000267, { MMIO }, 0x400000000 },
	{ "x86_64@6.12", "", PTE, 0x000fbffffffff320, { MMIO }, 0x400000000 },
	{ "x86_64@6.12", "", PTE, 0x8000400000000063, { MMIO }, 0x400000000 },
	/* ... on the machine */
	{ "x86_64@6.12", "phys_bits=46", PTE, 0x8000400000000267, { PFN }, 0x400000000 },
	{ "x86_64@6.12", "phys_bits=46", PTE, 0x8000400000000063, { PFN }, 0x400000000 },
	{ "x86_64@6.12", "phys_bits=52", PTE, 0x8000400000000267, { NONE }, 0 },
	/* a huge page of a device is told from 6.12 on */
	{ "x86_64@6.12", "", PMD, 0x80004000000000e7, { PFN }, 0x400000000 },
	{ "x86_64@6.12", "", PMD, 0x80004000000002e7, { MMIO }, 0x400000000 },
	{ "x86_64@6.11", "", PMD, 0x80004000000000e7, { MMIO }, 0x400000000 },
	{ "x86_64@6.12", "", PMD, 0x800fbfffffe000e6, { PFN }, 0x400000000 },
	/* ... made for PROT_NONE, then made invalid */
	{ "x86_64@6.12", "", PMD, 0x000fbfffffe000a0, { PFN }, 0x400000000 },
	{ "x86_64@6.11", "", HUGETLB, 0x80004000000000e7, { PFN }, 0x400000000 },
	/* a table is memory, too */
	{ "x86_64@6.12", "", PMD, 0x00003ffffffff067, { NONE }, 0 },
	{ "x86_64@6.12", "", PMD, 0x0000400000000067, { PFN }, 0x400000000 },
	{ "x86_64@6.12", "c_bit=46", PMD, 0x0000400000000067, { NONE }, 0 },
	{ "ppc64-radix-64k@6.12", "", PMD, 0x8008000000000005, { PFN }, 0x800000000 },

	/* bits 49:48 are the field's from 6.9 on, and no processor's without
	 * LPA2 */
	{ "arm64-4k@6.12", "", PTE, 0x0061000000000fc3, { PFN }, 0x1000000000 },
	{ "arm64-4k@6.12", "", PTE, 0x0161000000000fc3, { PFN }, 0x1000000000 },
	{ "arm64-4k@6.12", "", PTE, 0x0069000000000703, { PFN }, 0x1000000000 },
	{ "arm64-4k-lpa2@6.12", "", PTE, 0x0061000000000cc3, { NONE }, 0 },
	{ "arm64-4k@6.12", "phys_bits=40", PTE, 0x0160010000000fc3, { PFN }, 0x10000000 },
	{ "arm64-4k@6.12", "", PTE, 0x0160010000000fc3, { NONE }, 0 },

	{ "ppc64-radix-64k@6.12", "", PTE, 0xc007ffffffff0386, { NONE }, 0 },
	{ "ppc64-radix-64k@6.12", "", PTE, 0xc008000000000386, { PFN }, 0x800000000 },
	{ "ppc64-radix-64k@6.12", "-sparsemem_vmemmap", PTE, 0xc007ffffffff0386, { PFN }, 0x7ffffffff },
	{ "ppc64-radix-64k@6.12", "", PTE, 0xc008000000000786, { MMIO }, 0x800000000 },
	{ "ppc64-radix-64k@6.12", "", PTE, 0xc00800000000038e, { MMIO }, 0x800000000 },
	/* PAGE_NONE was privileged */
	{ "ppc64-radix-64k@6.1", "", PTE, 0xc008000000000108, { PFN }, 0x800000000 },
	{ "ppc64-radix-64k@6.12", "", PTE, 0xc008000000000100, { PFN }, 0x800000000 },
	/* made invalid for a moment */
	{ "ppc64-radix-64k@6.12", "", PTE, 0x6008000000000386, { PFN }, 0x800000000 },
	{ "ppc64-radix-64k@7.0", "", PMD, 0xc008000000000386, { MMIO }, 0x800000000 },
	{ "ppc64-radix-64k@7.1", "", PMD, 0xc008000000000386, { PFN }, 0x800000000 },
	/* of remap_4k_pfn: it counts smaller pages */
	{ "ppc64-hash-64k@6.12", "phys_bits=46", PTE, 0xc008000000002786, { NONE }, 0 },
	{ "ppc64-hash-64k@6.12", "phys_bits=46", PTE, 0xc008000000000786, { PFN }, 0x800000000 },

	{ "ppc64-nohash@6.12", "", PTE, 0x010000000024010d, { PFN }, 0x100000000 },
	{ "ppc64-nohash@6.12", "", PTE, 0x0100000000240101, { PFN }, 0x100000000 },
	{ "ppc64-nohash@6.12", "", PTE, 0x0100000000240105, { MMIO }, 0x100000000 },
	{ "ppc64-nohash@6.12", "", PTE, 0x010000000024210d, { MMIO }, 0x100000000 },
	{ "ppc64-nohash@6.12", "", PTE, 0x00ffffffff24010d, { NONE }, 0 },

	{ "x86_64@6.12", "", PTE, 0, { NONE }, 0 },
	{ "x86_64@6.12", "", PTE, 0x60, { NONE }, 0 },
};
/* clang-format on */

static void doubts_of(const struct pte_target *t, enum pte_level level,
		      uint64_t word, struct pte_doubts *to)
{
	struct pte_reading r;

	assert_int_equal(pte_target_decode(t, level, word, &r), PTE_STATUS_OK);
	assert_int_equal(pte_target_doubts(t, word, &r, to), PTE_STATUS_OK);
}

static void word_is_doubted_where_no_kernel_writes_it(void **state)
{
	const struct doubted *const w = *state;
	struct pte_doubts doubts;
	struct pte_target t;
	unsigned count = 0;

	target_named(w->name, w->config, &t);
	doubts_of(&t, w->level, w->word, &doubts);
	while (count < PTE_DOUBTS_MAX && w->codes[count] != NONE)
		count++;
	check(doubts.count == count, "%u doubts, the first: %s", doubts.count,
	      doubts.count > 0 ? pte_doubt_name(doubts.list[0].code) : "none");
	for (unsigned i = 0; i < count; i++)
		assert_int_equal(doubts.list[i].code, w->codes[i]);
	if (count > 0)
		assert_int_equal(doubts.list[0].found, w->found);
}

/* ---- ranges ---------------------------------------------------------------
 */

static const struct {
	const char *name, *config;
	uint64_t word, low, high;
} ranges[] = {
	{ "x86_64@6.12", "", 0x2ffffffffffffe00, 1, 0xfffffffe },
	{ "x86_64@6.12", "cache_bits=36", 0x2ffffffffffffe00, 1, ONES(26) },
	{ "x86_64@6.12", "", 0xd7ffdffffffffe00, 0, ONES(36) },
	{ "x86_64@6.12", "", 0xbffff7fffffffe00, 0, ONES(34) },
	{ "x86_64@6.12", "", 0x8000400000000067, 0, ONES(34) },
	{ "x86_64@6.12", "", 0x8000400000000267, 0, ONES(34) },
	{ "x86_64@6.12", "phys_bits=39", 0x8000008000000067, 0, ONES(27) },
	{ "arm64-4k@6.12", "", 0x0161000000000fc3, 0, ONES(36) },
};

static void range_is_what_the_kernel_keeps_to(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		struct pte_doubts doubts;
		struct pte_target t;

		target_named(ranges[i].name, ranges[i].config, &t);
		doubts_of(&t, PTE, ranges[i].word, &doubts);
		assert_int_equal(doubts.count, 1);
		assert_int_equal(doubts.list[0].low, ranges[i].low);
		assert_int_equal(doubts.list[0].high, ranges[i].high);
	}
}

/* ---- what isn't known -----------------------------------------------------
 */

#define HIGH UINT64_C(0x8000400000000067) /* a user's page, pfn 2^34 */

static void page_is_not_doubted_where_nothing_tells_whose_it_is(void **state)
{
	struct pte_doubts doubts;
	struct pte_target t;
	struct copy copy;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &copy);
	copy.model.traits = NULL;
	t.model = &copy.model;
	doubts_of(&t, PTE, HIGH, &doubts);
	assert_int_equal(doubts.count, 1);
	assert_int_equal(doubts.list[0].code, MMIO);

	/* the widest address that there is ends it, once it's known */
	copy.model.address_bits = 46;
	doubts_of(&t, PTE, HIGH, &doubts);
	assert_int_equal(doubts.list[0].code, PFN);
	copy.model.address_bits = 0;
	doubts_of(&t, PTE, HIGH, &doubts);
	assert_int_equal(doubts.list[0].code, MMIO);
}

static void arm64_tells_a_process_s_page_from_the_kernel_s(void **state)
{
	/* Linux 6.1, 6.12 arch/arm64/include/asm/pgtable-prot.h */
	static const struct {
		const char *name;
		enum pte_level level;
		uint64_t word;
		enum pte_doubt_code code;
	} pages[] = {
		{ "arm64-4k@6.12", PTE, 0x0061000000000fc3, PFN },
		{ "arm64-4k@6.12", PTE, 0x0161000000000fc3, MMIO },
		{ "arm64-4k@6.12", PTE, 0x0021000000000f83,
		  PFN }, /* exec only */
		{ "arm64-4k@6.12", PTE, 0x0069000000000703, MMIO },
		{ "arm64-4k@6.9", PTE, 0x0461000000000f82,
		  PFN }, /* no access */
		{ "arm64-4k@6.10", PTE, 0x0061000000000f82, MMIO },
		{ "arm64-4k@6.12", PMD, 0x0061000000000fc1, PFN },
		{ "arm64-4k@6.12", PMD, 0x0161000000000fc1, MMIO },
		{ "arm64-4k@6.11", PMD, 0x0061000000000fc1, MMIO },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct pte_doubts doubts;
		struct pte_target t;
		struct copy copy;

		/* were there a wider machine */
		target_named(pages[i].name, "", &t);
		copy_row(t.model, &copy);
		copy.model.address_bits = 52;
		t.model = &copy.model;
		doubts_of(&t, pages[i].level, pages[i].word, &doubts);
		check(doubts.count == 1 && doubts.list[0].code == pages[i].code,
		      "%s 0x%" PRIx64, pages[i].name, pages[i].word);
	}
}

/* ---- codes ----------------------------------------------------------------
 */

static void code_has_a_name_and_a_kind(void **state)
{
	static const struct {
		int number;
		const char *name;
		bool excludes;
	} known[] = {
		{ 1, "missing-bits", true },
		{ 2, "offset-range", true },
		{ 3, "pfn-range", true },
		{ 4, "marker-bits", true },
		{ 5, "level-kind", true },
		{ 11, "mmio", false },
		{ 0, "?", false },
		{ 6, "?", false },
		{ 12, "one-bit-from-none", false },
		{ 13, "repeated", false },
		{ 14, "text", false },
		{ 15, "pointer", false },
		{ 16, "poison", false },
		{ 17, "complement-fits", false },
		{ 18, "entry-val", false },
		{ 10, "?", false },
		{ 19, "?", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const enum pte_doubt_code code =
			(enum pte_doubt_code)known[i].number;

		assert_string_equal(pte_doubt_name(code), known[i].name);
		assert_int_equal(pte_doubt_excludes(code), known[i].excludes);
	}
}

static void trait_has_a_name(void **state)
{
	(void)state;
	assert_string_equal(pte_tells_name(PTE_TELLS_USER), "user");
	assert_string_equal(pte_tells_name(PTE_TELLS_SPECIAL), "special");
	assert_string_equal(pte_tells_name(PTE_TELLS_SMALLER), "smaller");
	assert_string_equal(pte_tells_name((enum pte_tells)0), "?");
	assert_string_equal(
		pte_tells_name((enum pte_tells)(PTE_TELLS_LAST + 1)), "?");
}

static void level_without_entries_is_refused(void **state)
{
	struct pte_reading r = { .kind = PTE_KIND_SWAP,
				 .has_entry = true,
				 .level = PMD };
	struct pte_doubts doubts = { .count = 77 };
	struct pte_target t;

	(void)state;
	target_named("ppc64-hash-4k@6.12", "", &t);
	assert_int_equal(pte_target_doubts(&t, 5, &r, &doubts),
			 PTE_STATUS_NO_LEVEL);
	r.level = (enum pte_level)3;
	assert_int_equal(pte_target_doubts(&t, 5, &r, &doubts),
			 PTE_STATUS_NO_LEVEL);
	assert_int_equal(doubts.count, 77);
}

int main(void)
{
	struct cases cases = { 0 };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		cases_add(&cases, word_is_doubted_where_no_kernel_writes_it,
			  &words[i], "%s%s%s %s 0x%" PRIx64, words[i].name,
			  words[i].config[0] != '\0' ? "," : "",
			  words[i].config, pte_level_name(words[i].level),
			  words[i].word);
	CASES_ADD(&cases, range_is_what_the_kernel_keeps_to);
	CASES_ADD(&cases, page_is_not_doubted_where_nothing_tells_whose_it_is);
	CASES_ADD(&cases, arm64_tells_a_process_s_page_from_the_kernel_s);
	CASES_ADD(&cases, code_has_a_name_and_a_kind);
	CASES_ADD(&cases, trait_has_a_name);
	CASES_ADD(&cases, level_without_entries_is_refused);
	return cases_run(&cases, "doubt");
}
