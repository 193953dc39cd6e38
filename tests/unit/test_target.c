/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <inttypes.h>
#include <string.h>

#include "../vectors/target_name.h"

#define SET(option) PTE_OPTION_SET(PTE_OPTION_##option)
#define SOFT_DIRTY PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)
#define UFFD_WP PTE_FLAG_SET(PTE_FLAG_UFFD_WP)
#define EXCLUSIVE PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE)

/* ---- names --------------------------------------------------------------- */

static const struct naming {
	const char *text, *name;
} namings[] = {
	{ "x86_64@6.12", "x86_64@6.12" },
	{ "x86_64@v6.12", "x86_64@6.12" },
	{ "x86_64@6.1.192", "x86_64@6.1" },
	/* without a version: the newest of that architecture */
	{ "x86_64", "x86_64@7.1" },
	{ "x86_64-la57", "x86_64-la57@7.1" },
	{ "arm64", "arm64-4k@7.3" },
	{ "arm64@5.10", "arm64-4k@5.10" },
	{ "arm64-64k-pa52@6.9", "arm64-64k-pa52@6.9" },
	{ "ppc64", "ppc64-radix-64k@7.1" },
	/* as asked for, not where the layout began */
	{ "ppc64-radix-64k@6.18", "ppc64-radix-64k@6.18" },
	{ "ppc64-nohash@5.10", "ppc64-nohash@5.10" },
};

static void target_is_named_as_it_was_asked_for(void **state)
{
	const struct naming *const n = *state;
	struct pte_target t;

	assert_int_equal(pte_target_init(n->text, NULL, &t), PTE_STATUS_OK);
	assert_string_equal(t.name, n->name);
	assert_ptr_equal(t.layout, t.model->layout);
	assert_true(t.layout->since <= t.version);
	assert_true(t.version <= pte_model_span(t.model).until);
}

static const struct refusal {
	const char *name, *config;
	enum pte_status status;
} refusals[] = {
	{ "", "", PTE_STATUS_SYNTAX },
	{ "@6.12", "", PTE_STATUS_SYNTAX },
	{ "x86_64@", "", PTE_STATUS_SYNTAX },
	{ "x86_64@six", "", PTE_STATUS_SYNTAX },
	{ "x86_64@6.12@6.12", "", PTE_STATUS_SYNTAX },
	{ "x86_64@6.12 ", "", PTE_STATUS_SYNTAX },
	{ "x86-64@6.12", "", PTE_STATUS_UNKNOWN_NAME },
	{ "riscv64@6.12", "", PTE_STATUS_UNKNOWN_NAME },
	{ "x86_64@5.20", "", PTE_STATUS_NO_SUCH_VERSION },
	{ "arm64@6.20", "", PTE_STATUS_NO_SUCH_VERSION },
	{ "x86_64@5.9", "", PTE_STATUS_VERSION_TOO_OLD },
	{ "x86_64@4.19", "", PTE_STATUS_VERSION_TOO_OLD },
	{ "arm64-16k-lpa2@6.8", "", PTE_STATUS_VERSION_TOO_OLD },
	{ "x86_64@7.2", "", PTE_STATUS_VERSION_TOO_NEW },
	{ "arm64@7.4", "", PTE_STATUS_VERSION_TOO_NEW },
	{ "arm64@300.1", "", PTE_STATUS_VERSION_TOO_NEW },

	{ "x86_64@6.12", "+pte_marker", PTE_STATUS_NO_OPTION },
	{ "x86_64@6.14", "+device_private_migration", PTE_STATUS_NO_OPTION },
	{ "x86_64@6.12", "+arm64_contpte", PTE_STATUS_NO_OPTION },
	{ "arm64@6.8", "+arm64_contpte", PTE_STATUS_NO_OPTION },
	{ "arm64@6.12", "+mem_soft_dirty", PTE_STATUS_NO_OPTION },
	{ "arm64@6.9", "+userfaultfd_wp", PTE_STATUS_NO_OPTION },
	{ "ppc64@6.12", "+userfaultfd_wp", PTE_STATUS_NO_OPTION },
	{ "ppc64-nohash@6.12", "+mem_soft_dirty", PTE_STATUS_NO_OPTION },
	{ "ppc64-nohash@6.12", "+device_private", PTE_STATUS_NO_OPTION },
	{ "ppc64-nohash@6.12", "+memory_failure", PTE_STATUS_NO_OPTION },
	{ "ppc64-nohash@6.12", "+numa_balancing", PTE_STATUS_NO_OPTION },
	{ "ppc64-nohash@6.12", "+transparent_hugepage", PTE_STATUS_NO_OPTION },
	/* L1TF is a matter of x86 */
	{ "arm64@6.12", "cache_bits=44", PTE_STATUS_NO_OPTION },

	{ "x86_64@6.12", "+device_private,-migration",
	  PTE_STATUS_OPTION_NEEDS },
	{ "x86_64@6.12", "+device_private,-sparsemem_vmemmap",
	  PTE_STATUS_OPTION_NEEDS },
	{ "x86_64@6.12", "+pte_marker_uffd_wp,-userfaultfd_wp",
	  PTE_STATUS_OPTION_NEEDS },
	{ "arm64@6.12", "+arm64_contpte,-transparent_hugepage",
	  PTE_STATUS_OPTION_NEEDS },
	{ "x86_64@6.18", "+device_private_migration,-device_private",
	  PTE_STATUS_OPTION_NEEDS },
	/* two steps away */
	{ "x86_64@6.18", "+device_private_migration,-migration",
	  PTE_STATUS_OPTION_NEEDS },
};

static void target_is_refused_and_left_alone(void **state)
{
	const struct refusal *const r = *state;
	struct pte_target t, before;

	memset(&before, 0x5a, sizeof(before));
	memcpy(&t, &before, sizeof(t));
	assert_int_equal(target_by_name(r->name, r->config, &t), r->status);
	assert_memory_equal(&t, &before, sizeof(t));
}

/* "0.0" is no way to say "the newest" */
static void version_0_is_older_than_the_oldest(void **state)
{
	struct pte_target t, before;

	(void)state;
	memset(&before, 0x5a, sizeof(before));
	memcpy(&t, &before, sizeof(t));
	assert_int_not_equal(pte_target_init("x86_64@0.0", NULL, &t),
			     PTE_STATUS_OK);
	assert_memory_equal(&t, &before, sizeof(t));
}

static void machine_bits_out_of_range_are_refused(void **state)
{
	static const struct pte_config configs[] = {
		{ 0, 0, 31, 0 }, { 0, 0, 53, 0 },    { 0, 0, 0, 31 },
		{ 0, 0, 0, 53 }, { 0, 0, 255, 255 },
	};
	struct pte_target t, before;

	(void)state;
	memset(&before, 0x5a, sizeof(before));
	memcpy(&t, &before, sizeof(t));
	for (size_t i = 0; i < sizeof(configs) / sizeof(configs[0]); i++)
		assert_int_equal(pte_target_init("x86_64", &configs[i], &t),
				 PTE_STATUS_MACHINE_RANGE);
	assert_memory_equal(&t, &before, sizeof(t));
}

/* ---- options ------------------------------------------------------------- */

static void without_a_configuration_all_is_on(void **state)
{
	struct pte_target t;

	(void)state;
	assert_int_equal(pte_target_init("x86_64@6.1", NULL, &t),
			 PTE_STATUS_OK);
	assert_int_equal(
		t.options,
		SET(MIGRATION) | SET(MEMORY_FAILURE) | SET(DEVICE_PRIVATE) |
			SET(PTE_MARKER) | SET(MEM_SOFT_DIRTY) |
			SET(USERFAULTFD_WP) | SET(NUMA_BALANCING) |
			SET(TRANSPARENT_HUGEPAGE) | SET(SWAP) |
			SET(PTE_MARKER_UFFD_WP) | SET(SPARSEMEM_VMEMMAP));
	assert_int_equal(pte_target_init("ppc64-nohash@6.12", NULL, &t),
			 PTE_STATUS_OK);
	assert_int_equal(t.options,
			 SET(MIGRATION) | SET(SWAP) | SET(SPARSEMEM_VMEMMAP));
}

/* what isn't named follows what it needs */
static void what_needs_an_option_goes_with_it(void **state)
{
	struct pte_target t;

	(void)state;
	target_named("x86_64@6.18", "-migration", &t);
	assert_int_equal(t.options & (SET(MIGRATION) | SET(DEVICE_PRIVATE)), 0);
	target_named("x86_64@6.18", "-sparsemem_vmemmap", &t);
	assert_int_equal(t.options & SET(DEVICE_PRIVATE), 0);
	target_named("x86_64@6.1", "-userfaultfd_wp", &t);
	assert_int_equal(t.options & (SET(USERFAULTFD_WP) | SET(PTE_MARKER) |
				      SET(PTE_MARKER_UFFD_WP)),
			 0);
	target_named("arm64@6.12", "-transparent_hugepage", &t);
	assert_int_equal(t.options & SET(ARM64_CONTPTE), 0);
}

static void option_that_a_kernel_lacks_may_be_turned_off(void **state)
{
	struct pte_target with, without;

	(void)state;
	target_named("ppc64-nohash@6.12", "", &with);
	target_named("ppc64-nohash@6.12",
		     "-pte_marker,-memory_failure,-userfaultfd_wp,"
		     "-arm64_contpte,-device_private_migration",
		     &without);
	assert_memory_equal(&with, &without, sizeof(with));
}

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
	uint32_t seen = 0;

	subject_target(*state, &t);
	assert_true(t.max_swapfiles <= 32);
	for (unsigned n = t.max_swapfiles; n < 32; n++) {
		const uint32_t bit = 1U << t.kind_of_type[n];

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
	const struct known *const k = known_of(s->model->layout);
	const uint64_t all = (UINT64_C(1) << k->pfn_bits) - 1;
	const uint64_t low = (UINT64_C(1) << k->pmd_pfn_lsb) - 1;
	struct pte_target t;
	uint64_t max;

	subject_target(s, &t);
	max = pte_target_pfn_max(&t, PTE_LEVEL_PMD, PTE_KIND_PRESENT);
	check(max == (k->has_pmd ? all & ~low : 0), "0x%" PRIx64, max);
}

/* ---- what is certain ----------------------------------------------------- */

static void inside_a_bracket_nothing_is_certain(void **state)
{
	static const struct {
		const char *name, *config;
		bool certain, markers;
	} known[] = {
		{ "x86_64@5.17", "", true, true },
		{ "x86_64@5.18", "", false, false },
		{ "x86_64@5.19", "", true, true },
		{ "arm64@6.8", "", true, true },
		{ "arm64@6.9", "", false, true },
		{ "arm64@6.10", "", false, true },
		{ "arm64@6.11", "", true, true },
		{ "x86_64@6.9", "", true, true },
		{ "x86_64@6.12", "", true, true },
		{ "x86_64@6.13", "", true, false },
		{ "x86_64@6.14", "", true, true },
		/* the types move, unless there are none of the kind */
		{ "x86_64@6.15", "", false, true },
		{ "x86_64@6.16", "", false, true },
		{ "x86_64@6.16", "-device_private", true, true },
		{ "x86_64@6.17", "", true, true },
		{ "ppc64-nohash@6.2", "", true, true },
		{ "ppc64-nohash@6.3", "", true, true },
		{ "ppc64-nohash@6.16", "", true, true },
		{ "x86_64@7.1", "", true, true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct pte_target t;

		target_named(known[i].name, known[i].config, &t);
		check(t.certain == known[i].certain &&
			      t.markers_certain == known[i].markers,
		      "%s %s", known[i].name, known[i].config);
	}
}

/* Linux of that version, include/linux/swapops.h: PTE_MARKER_MASK */
static void markers_are_the_kernel_s(void **state)
{
	static const struct {
		const char *name;
		unsigned mask;
	} known[] = {
		{ "x86_64@5.18", 0 }, { "x86_64@6.1", 1 },  { "x86_64@6.2", 3 },
		{ "x86_64@6.12", 3 }, { "x86_64@6.13", 7 }, { "x86_64@7.1", 7 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct pte_target t;

		target_named(known[i].name, "", &t);
		assert_int_equal(t.markers, known[i].mask);
	}
}

/* in 7.3 arm64 selects ARCH_HAS_PTE_PROTNONE; before, NUMA_BALANCING decides */
static void protnone_is_compiled_where_the_kernel_s_is(void **state)
{
	static const struct {
		const char *name, *config;
		bool compiled;
	} known[] = {
		{ "x86_64@6.12", "", true },
		{ "x86_64@6.12", "-numa_balancing", false },
		{ "x86_64@7.1", "-numa_balancing", false },
		{ "arm64@7.2", "-numa_balancing", false },
		{ "arm64@7.3", "-numa_balancing", true },
		{ "ppc64@7.1", "-numa_balancing", false },
		{ "ppc64-nohash@6.12", "", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct pte_target t;

		target_named(known[i].name, known[i].config, &t);
		assert_int_equal(t.protnone_compiled, known[i].compiled);
	}
}

/* ---- protections --------------------------------------------------------- */

/* Linux of that version: PAGE_NONE and its like, without an address */
static void protections_are_the_kernel_s(void **state)
{
	static const struct {
		const char *name, *protection;
		uint64_t bits;
	} known[] = {
		{ "x86_64@6.12", "none", 0x120 },
		{ "x86_64@6.12", "shared", 0x8000000000000027 },
		{ "x86_64@6.12", "readonly_exec", 0x25 },
		{ "arm64@6.1", "none", 0x0460000000000f82 },
		{ "arm64@6.12", "none", 0x0060000000000f82 },
		{ "arm64@6.1", "readonly", 0x0060000000000fc3 },
		{ "arm64@6.12", "shared", 0x0068000000000fc3 },
		{ "ppc64@6.6", "none", 0x8000000000000108 },
		{ "ppc64@6.8", "none", 0x8000000000000100 },
		{ "ppc64-nohash@6.8", "none", 0x240201 },
		{ "ppc64-nohash@6.12", "none", 0x240101 },
	};
	struct pte_target t;

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const struct pte_protection *p;

		target_named(known[i].name, "", &t);
		p = pte_target_protection(&t, known[i].protection);
		assert_non_null(p);
		assert_string_equal(p->name, known[i].protection);
		assert_int_equal(p->bits, known[i].bits);
	}
	assert_null(pte_target_protection(&t, ""));
	assert_null(pte_target_protection(&t, "non"));
	assert_null(pte_target_protection(&t, "none "));
	assert_null(pte_target_protection(&t, "readwrite"));
}

#define ADD(cases, run, table, format, ...)                                    \
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)          \
	cases_add(cases, run, &(table)[i], #run format, __VA_ARGS__)

int main(void)
{
	struct cases cases = { 0 };

	ADD(&cases, target_is_named_as_it_was_asked_for, namings, "[%s]",
	    namings[i].text);
	ADD(&cases, target_is_refused_and_left_alone, refusals, "[%s,%s]",
	    refusals[i].name, refusals[i].config);
	CASES_ADD(&cases, version_0_is_older_than_the_oldest);
	CASES_ADD(&cases, machine_bits_out_of_range_are_refused);
	CASES_ADD(&cases, without_a_configuration_all_is_on);
	CASES_ADD(&cases, what_needs_an_option_goes_with_it);
	CASES_ADD(&cases, option_that_a_kernel_lacks_may_be_turned_off);
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
	CASES_ADD(&cases, inside_a_bracket_nothing_is_certain);
	CASES_ADD(&cases, markers_are_the_kernel_s);
	CASES_ADD(&cases, protnone_is_compiled_where_the_kernel_s_is);
	CASES_ADD(&cases, protections_are_the_kernel_s);
	return cases_run(&cases, "target");
}
