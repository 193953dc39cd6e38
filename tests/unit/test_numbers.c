/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <inttypes.h>
#include <string.h>

#include "../vectors/target_name.h"

#define SET(option) PTE_OPTION_SET(PTE_OPTION_##option)
#define SOFT_DIRTY PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)
#define UFFD_WP PTE_FLAG_SET(PTE_FLAG_UFFD_WP)
#define EXCLUSIVE PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE)

/* ---- types --------------------------------------------------------------- */

struct number {
	const char *name, *config;
	enum pte_kind kind;
	int type;
};

/* Linux of that version, include/linux/swap.h */
static const struct number numbers[] = {
	{ "x86_64@5.11", "", PTE_KIND_DEVICE_PRIVATE_READ, 31 },
	{ "x86_64@5.11", "", PTE_KIND_DEVICE_PRIVATE_WRITE, 30 },
	{ "x86_64@5.11", "", PTE_KIND_HWPOISON, 27 },
	{ "x86_64@5.11", "", PTE_KIND_MIGRATION_READ_EXCLUSIVE, -1 },
	{ "x86_64@5.11", "", PTE_KIND_MARKER, -1 },
	{ "x86_64@5.11", "-device_private", PTE_KIND_MIGRATION_WRITE, 31 },
	{ "x86_64@5.14", "", PTE_KIND_DEVICE_EXCLUSIVE_READ, 31 },
	{ "x86_64@5.14", "", PTE_KIND_HWPOISON, 25 },
	{ "x86_64@6.1", "", PTE_KIND_SWAPIN_ERROR, 31 },
	{ "x86_64@6.1", "", PTE_KIND_MARKER, 30 },
	{ "x86_64@6.1", "-pte_marker", PTE_KIND_MARKER, -1 },
	{ "x86_64@6.1", "-pte_marker", PTE_KIND_DEVICE_EXCLUSIVE_READ, 30 },
	/* no uffd-wp in arm64's and ppc64's entries: no marker either */
	{ "arm64@6.1", "", PTE_KIND_MARKER, -1 },
	{ "ppc64@6.1", "", PTE_KIND_HWPOISON, 23 },
	{ "x86_64@6.12", "", PTE_KIND_MARKER, 31 },
	{ "x86_64@6.12", "", PTE_KIND_SWAPIN_ERROR, -1 },
	{ "x86_64@6.12", "-pte_marker", PTE_KIND_MARKER, 31 },
	{ "x86_64@6.12", "", PTE_KIND_MIGRATION_READ_EXCLUSIVE, 25 },
	{ "x86_64@6.12", "", PTE_KIND_DEVICE_EXCLUSIVE, -1 },
	{ "x86_64@6.12", "-memory_failure", PTE_KIND_HWPOISON, -1 },
	{ "x86_64@6.12", "-memory_failure", PTE_KIND_MIGRATION_READ, 24 },
	{ "arm64@6.17", "", PTE_KIND_DEVICE_EXCLUSIVE, 30 },
	{ "arm64@6.17", "", PTE_KIND_DEVICE_EXCLUSIVE_READ, -1 },
	{ "ppc64@6.18", "", PTE_KIND_HWPOISON, 24 },
	{ "x86_64@6.18", "", PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ, -1 },
	/* J. Niethe, "mm: Add a new swap type", v6, Feb 2026 */
	{ "x86_64@6.18", "+device_private_migration",
	  PTE_KIND_MIGRATION_DEVICE_PRIVATE_WRITE, 30 },
	{ "x86_64@6.18", "+device_private_migration", PTE_KIND_HWPOISON, 21 },
	/* never a type of its own */
	{ "x86_64@6.12", "", PTE_KIND_SWAP, -1 },
	{ "x86_64@6.12", "", PTE_KIND_PRESENT, -1 },
	{ "x86_64@6.12", "", PTE_KIND_UNKNOWN, -1 },
};

static void kind_has_the_kernel_s_number(void **state)
{
	const struct number *const n = *state;
	struct pte_target t;

	target_named(n->name, n->config, &t);
	assert_int_equal(pte_target_type_of(&t, n->kind), n->type);
	if (n->kind != PTE_KIND_SWAP)
		assert_int_equal(pte_target_has_kind(&t, n->kind),
				 n->type >= 0);
	if (n->type >= 0)
		assert_int_equal(t.kind_of_type[n->type], n->kind);
}

/* Linux of that version, include/linux/swap.h: MAX_SWAPFILES */
static void swap_devices_have_the_types_below(void **state)
{
	static const struct {
		const char *name, *config;
		unsigned max;
	} known[] = {
		{ "x86_64@5.13", "", 27 },
		{ "x86_64@5.14", "", 25 },
		{ "x86_64@5.19", "", 22 },
		{ "arm64@6.1", "", 23 },
		{ "x86_64@6.2", "", 23 },
		{ "x86_64@6.15", "", 24 },
		{ "x86_64@6.18", "+device_private_migration", 21 },
		{ "x86_64@5.13", "-migration,-memory_failure", 32 },
		{ "x86_64@7.1", "-migration,-memory_failure", 31 },
		{ "ppc64-nohash@6.12", "", 28 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct pte_target t;

		target_named(known[i].name, known[i].config, &t);
		assert_int_equal(t.max_swapfiles, known[i].max);
		assert_true(pte_target_has_kind(&t, PTE_KIND_SWAP));
		for (unsigned n = 0; n < known[i].max; n++)
			assert_int_equal(t.kind_of_type[n], PTE_KIND_SWAP);
	}
}

/* no gaps: all of MAX_SWAPFILES..31 are reserved kinds, each once */
static void types_are_numbered_without_a_gap(void **state)
{
	struct pte_target t;
	uint64_t seen = 0;

	subject_target(*state, &t);
	assert_true(t.max_swapfiles <= 32);
	for (unsigned n = t.max_swapfiles; n < 32; n++) {
		const uint64_t bit = UINT64_C(1) << t.kind_of_type[n];

		assert_int_not_equal(t.kind_of_type[n], PTE_KIND_SWAP);
		assert_int_not_equal(t.kind_of_type[n], PTE_KIND_UNKNOWN);
		assert_int_equal(seen & bit, 0);
		seen |= bit;
	}
	for (unsigned n = 32; n < PTE_TYPE_COUNT_MAX; n++)
		assert_int_equal(t.kind_of_type[n], PTE_KIND_UNKNOWN);
}

/* ---- flags, strays ------------------------------------------------------- */

/*
 * Linux of that version: __HAVE_ARCH_PTE_SWP_EXCLUSIVE, the _SWP_ macros;
 * pmd_to_swp_entry knows no exclusive. The bits that may be set: type, offset,
 * the flags, and ppc64's _PAGE_PTE.
 */
static void flags_and_writable_bits_are_the_kernel_s(void **state)
{
	static const struct {
		const char *name, *config;
		unsigned pte, pmd;
		uint64_t bits;
	} known[] = {
		{ "x86_64@5.18", "", SOFT_DIRTY | UFFD_WP, SOFT_DIRTY | UFFD_WP,
		  0xfffffffffffffe06 },
		{ "x86_64@6.12", "", SOFT_DIRTY | UFFD_WP | EXCLUSIVE,
		  SOFT_DIRTY | UFFD_WP, 0xfffffffffffffe0e },
		{ "x86_64@6.12", "-mem_soft_dirty", UFFD_WP | EXCLUSIVE,
		  UFFD_WP, 0xfffffffffffffe0c },
		{ "x86_64@6.12", "-userfaultfd_wp", SOFT_DIRTY | EXCLUSIVE,
		  SOFT_DIRTY, 0xfffffffffffffe0a },
		{ "arm64@5.10", "", 0, 0, 0x03fffffffffffffc },
		{ "arm64@6.1", "", EXCLUSIVE, 0, 0x03fffffffffffffc },
		{ "arm64@6.12", "", UFFD_WP | EXCLUSIVE, UFFD_WP,
		  0x3ffffffffffff7cc },
		{ "ppc64-radix-4k@5.10", "", SOFT_DIRTY, SOFT_DIRTY,
		  0x401ffffffffff03f },
		{ "ppc64-radix-64k@6.12", "", SOFT_DIRTY | EXCLUSIVE,
		  SOFT_DIRTY, 0x401fffffffff023f },
		{ "ppc64-nohash@6.2", "", 0, 0, 0xffffffffff00007c },
		{ "ppc64-nohash@6.3", "", EXCLUSIVE, 0, 0xffffffffff0000fc },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct pte_target t;

		target_named(known[i].name, known[i].config, &t);
		assert_int_equal(t.swap_flags[PTE_LEVEL_PTE], known[i].pte);
		assert_int_equal(t.swap_flags[PTE_LEVEL_HUGETLB], known[i].pte);
		assert_int_equal(t.swap_flags[PTE_LEVEL_PMD], known[i].pmd);
		assert_int_equal(t.writable[PTE_LEVEL_PTE], known[i].bits);
		assert_int_equal(t.writable[PTE_LEVEL_HUGETLB], known[i].bits);
	}
}

/* book3s sets and reads a present page's soft-dirty, whatever the option */
static void soft_dirty_of_a_page_is_read_on_ppc64_always(void **state)
{
	struct pte_target t;

	(void)state;
	target_named("ppc64@6.12", "-mem_soft_dirty", &t);
	assert_int_equal(t.swap_flags[PTE_LEVEL_PTE], EXCLUSIVE);
	assert_true((t.present_flags & SOFT_DIRTY) != 0);
	target_named("x86_64@6.12", "-mem_soft_dirty", &t);
	assert_int_equal(t.present_flags & SOFT_DIRTY, 0);
}

/* ---- A/D and pfns -------------------------------------------------------- */

/*
 * Linux 6.1, 6.12 include/linux/swapops.h: SWP_PFN_BITS; mm/swapfile.c,
 * swapfile_init: A/D if the largest swapfile has as many pages;
 * arch/x86/mm/init.c, arch_max_swapfile_size: 2^(cache_bits - 10) under L1TF.
 */
static const struct young_dirty {
	const char *name, *config;
	unsigned pfn_bits;
	bool kept;
} young_dirty[] = {
	{ "x86_64@5.19", "", 0, false },
	{ "x86_64@6.0", "", 0, false },
	{ "x86_64@6.1", "", 34, true },
	{ "x86_64-la57@6.1", "", 40, true },
	{ "x86_64@6.12", "-swap", 34, false },
	{ "x86_64@6.12", "-migration", 34, false },
	{ "x86_64@6.12", "cache_bits=44", 34, false },
	{ "x86_64@6.12", "cache_bits=45", 34, false },
	{ "x86_64@6.12", "cache_bits=46", 34, true },
	{ "x86_64-la57@6.12", "cache_bits=46", 40, false },
	{ "x86_64-la57@6.12", "cache_bits=51", 40, false },
	{ "x86_64-la57@6.12", "cache_bits=52", 40, true },
	{ "x86_64@6.12", "phys_bits=52", 40, true },
	{ "x86_64@6.12", "phys_bits=36,cache_bits=36", 24, true },
	{ "arm64-4k@6.12", "", 36, true },
	{ "arm64-16k@6.12", "", 34, true },
	{ "arm64-64k@6.12", "", 32, true },
	{ "arm64-64k-pa52@6.12", "", 36, true },
	{ "arm64-4k-lpa2@6.12", "", 40, true },
	{ "arm64-16k-lpa2@6.12", "", 38, true },
	/* the two fit exactly */
	{ "ppc64-radix-4k@6.12", "", 39, true },
	{ "ppc64-hash-4k@6.12", "", 39, true },
	{ "ppc64-radix-64k@6.12", "", 35, true },
	{ "ppc64-radix-64k@6.12", "phys_bits=52", 36, false },
	{ "ppc64-radix-64k@6.12", "-sparsemem_vmemmap", 30, true },
	{ "ppc64-nohash@6.12", "", 32, true },
};

static void young_and_dirty_are_kept_where_they_fit(void **state)
{
	const struct young_dirty *const y = *state;
	struct pte_target t;

	target_named(y->name, y->config, &t);
	assert_int_equal(t.pfn_bits, y->pfn_bits);
	assert_int_equal(t.young_dirty, y->kept);
}

static const struct pfn_max {
	const char *name, *config;
	enum pte_level level;
	enum pte_kind kind;
	uint64_t max;
} pfn_maxima[] = {
	{ "x86_64@6.12", "", PTE_LEVEL_PTE, PTE_KIND_MIGRATION_READ,
	  0x3ffffffff },
	{ "x86_64@6.12", "", PTE_LEVEL_PTE, PTE_KIND_HWPOISON, 0x3ffffffff },
	{ "x86_64-la57@6.12", "", PTE_LEVEL_PTE, PTE_KIND_MIGRATION_READ,
	  0xffffffffff },
	/* before 6.1 the whole offset was the pfn */
	{ "x86_64@5.19", "", PTE_LEVEL_PTE, PTE_KIND_MIGRATION_READ,
	  0x3ffffffffffff },
	/* never masked: not a pfn entry for is_pfn_swap_entry */
	{ "x86_64@6.1", "", PTE_LEVEL_PTE, PTE_KIND_SWAPIN_ERROR,
	  0x3ffffffffffff },
	{ "ppc64-nohash@6.12", "", PTE_LEVEL_PTE, PTE_KIND_MIGRATION_READ,
	  0xffffffff },
	/* arch/x86/include/asm/page_types.h: PTE_PFN_MASK has 40 bits */
	{ "x86_64@6.12", "", PTE_LEVEL_PTE, PTE_KIND_PRESENT, 0xffffffffff },
	{ "arm64-4k@6.8", "", PTE_LEVEL_PTE, PTE_KIND_PRESENT, 0xfffffffff },
	{ "arm64-4k@6.11", "", PTE_LEVEL_PTE, PTE_KIND_PRESENT, 0x3fffffffff },
	{ "arm64-4k-lpa2@6.12", "", PTE_LEVEL_PTE, PTE_KIND_PRESENT,
	  0xffffffffff },
	{ "arm64-64k-pa52@6.1", "", PTE_LEVEL_PTE, PTE_KIND_PROTNONE,
	  0xfffffffff },
	{ "ppc64-hash-4k@6.12", "", PTE_LEVEL_PMD, PTE_KIND_PRESENT, 0 },
};

static void largest_pfn_is_the_kernel_s(void **state)
{
	const struct pfn_max *const p = *state;
	struct pte_target t;

	target_named(p->name, p->config, &t);
	assert_int_equal(pte_target_pfn_max(&t, p->level, p->kind), p->max);
}

/* What a huge page's word holds is a multiple of its size. */
static void largest_pfn_of_a_huge_page_is_its_first(void **state)
{
	const struct subject *const s = *state;
	const struct facts *const k = facts_of(s->model->layout);
	const uint64_t all = (UINT64_C(1) << k->pfn_bits) - 1;
	const uint64_t low = (UINT64_C(1) << k->pmd_pfn_lsb) - 1;
	struct pte_target t;
	uint64_t max;

	subject_target(s, &t);
	max = pte_target_pfn_max(&t, PTE_LEVEL_PMD, PTE_KIND_PRESENT);
	check(max == (k->has_pmd ? all & ~low : 0), "0x%" PRIx64, max);
}

#define ADD(cases, run, table, format, ...)                                    \
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)          \
	cases_add(cases, run, &(table)[i], #run format, __VA_ARGS__)

int main(void)
{
	struct cases cases = { 0 };

	ADD(&cases, kind_has_the_kernel_s_number, numbers, "[%s,%s,%s]",
	    numbers[i].name, numbers[i].config, pte_kind_name(numbers[i].kind));
	CASES_ADD(&cases, swap_devices_have_the_types_below);
	cases_add_each(&cases, EVERY_CONFIG, types_are_numbered_without_a_gap,
		       "types_are_numbered_without_a_gap");
	CASES_ADD(&cases, flags_and_writable_bits_are_the_kernel_s);
	CASES_ADD(&cases, soft_dirty_of_a_page_is_read_on_ppc64_always);
	ADD(&cases, young_and_dirty_are_kept_where_they_fit, young_dirty,
	    "[%s,%s]", young_dirty[i].name, young_dirty[i].config);
	ADD(&cases, largest_pfn_is_the_kernel_s, pfn_maxima, "[%s,%s,%s]",
	    pfn_maxima[i].name, pte_level_name(pfn_maxima[i].level),
	    pte_kind_name(pfn_maxima[i].kind));
	cases_add_each(&cases, EVERY_VERSION,
		       largest_pfn_of_a_huge_page_is_its_first,
		       "largest_pfn_of_a_huge_page_is_its_first");
	return cases_run(&cases, "numbers");
}
