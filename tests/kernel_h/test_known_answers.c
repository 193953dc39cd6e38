/* SPDX-License-Identifier: BSD-2-Clause */

#include "../test.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/target.h>

#include "../cases.h"
#include "../layouts.h"
#include "../vectors/answer.h"
#include "../vectors/listed.h"
#include "../vectors/rows.h"
#include "../vectors/target_name.h"
#include "../vectors/turned.h"
#include "../vectors/vector.h"

/*
 * The known answers once more, said in the kernel's own names. One kernel.h for
 * all layouts, versions and configurations: the layout is a pointer here. With
 * a layout's name, see tests/fold and tests/debug_vm_pgtable.
 */
static struct pte_target kernel;

#define CONFIG_NUMA_BALANCING 1
#define PTE_KERNEL_HAS_PROTNONE kernel.protnone_compiled
#define CONFIG_MEM_SOFT_DIRTY 1
#define CONFIG_HAVE_ARCH_USERFAULTFD_WP 1
#define PTE_KERNEL_LAYOUT (*kernel.layout)
#define PTE_KERNEL_VERSION kernel.version
#define PTE_KERNEL_OPTIONS kernel.options
#define PTE_KERNEL_CACHE_BITS kernel.cache_bits
#define MAX_PHYSMEM_BITS kernel.phys_bits
#include <pte/kernel.h>

/* ---- what the kernel's names say of a word ------------------------------ */

static const char *kind_of(swp_entry_t entry)
{
	const struct {
		int is;
		const char *kind;
	} kinds[] = {
		{ !non_swap_entry(entry), "swap" },
		{ pte_kernel_is(entry, SWP_MIGRATION_READ), "migration_read" },
		{ pte_kernel_is(entry, SWP_MIGRATION_READ_EXCLUSIVE),
		  "migration_read_exclusive" },
		{ pte_kernel_is(entry, SWP_MIGRATION_WRITE),
		  "migration_write" },
		{ is_writable_device_private_entry(entry),
		  "device_private_write" },
		{ is_device_private_entry(entry), "device_private_read" },
		{ pte_kernel_is(entry, SWP_DEVICE_EXCLUSIVE),
		  "device_exclusive" },
		{ is_writable_device_exclusive_entry(entry),
		  "device_exclusive_write" },
		{ is_device_exclusive_entry(entry), "device_exclusive_read" },
		{ is_hwpoison_entry(entry), "hwpoison" },
		{ is_pte_marker_entry(entry), "marker" },
		{ is_swapin_error_entry(entry), "swapin_error" },
		{ pte_kernel_is(entry, SWP_MIGRATION_DEVICE_READ),
		  "migration_device_private_read" },
		{ pte_kernel_is(entry, SWP_MIGRATION_DEVICE_READ_EXCLUSIVE),
		  "migration_device_private_read_exclusive" },
		{ pte_kernel_is(entry, SWP_MIGRATION_DEVICE_WRITE),
		  "migration_device_private_write" },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].is)
			return kinds[i].kind;
	return "unknown";
}

static void fill_entry(swp_entry_t entry, struct answer *a)
{
	a->has_entry = true;
	a->kind = kind_of(entry);
	a->entry = entry.val;
	a->type = swp_type(entry);
	a->offset = swp_offset(entry);
	a->has_pfn = is_pfn_swap_entry(entry) || is_swapin_error_entry(entry);
	a->pfn = is_pfn_swap_entry(entry) ? swp_offset_pfn(entry)
					  : swp_offset(entry);
	a->has_young_dirty = is_migration_entry(entry) &&
			     migration_entry_supports_ad();
	a->young = is_migration_entry_young(entry);
	a->dirty = is_migration_entry_dirty(entry);
	if (is_pte_marker_entry(entry)) {
		const pte_marker m = pte_marker_get(entry);

		a->marker =
			(m & PTE_MARKER_UFFD_WP ? ANSWER_MARKER_UFFD_WP : 0) |
			(m & PTE_MARKER_SWAPIN_ERROR
				 ? ANSWER_MARKER_SWAPIN_ERROR
				 : 0) |
			(m & PTE_MARKER_POISONED ? ANSWER_MARKER_POISONED : 0) |
			(m & PTE_MARKER_GUARD ? ANSWER_MARKER_GUARD : 0);
	}
}

/* by the name that the version's kernel has for it */
static bool pte_has_uffd(pte_t pte)
{
	return kernel.version >= PTE_LINUX(7, 3) ? pte_swp_uffd(pte)
						 : pte_swp_uffd_wp(pte);
}

static bool pmd_has_uffd(pmd_t pmd)
{
	return kernel.version >= PTE_LINUX(7, 3) ? pmd_swp_uffd(pmd)
						 : pmd_swp_uffd_wp(pmd);
}

static void fill_pte(uint64_t word, struct answer *a)
{
	const pte_t pte = __pte(word);

	a->none = pte_none(pte);
	a->present = pte_present(pte);
	a->protnone = pte_protnone(pte);
	a->pfn = pte_pfn(pte);
	a->has_pfn = a->present;
	if (!is_swap_pte(pte))
		return;
	fill_entry(pte_to_swp_entry(pte), a);
	a->flags = (pte_swp_soft_dirty(pte) ? ANSWER_SOFT_DIRTY : 0) |
		   (pte_has_uffd(pte) ? ANSWER_UFFD_WP : 0) |
		   (pte_swp_exclusive(pte) ? ANSWER_EXCLUSIVE : 0);
}

static void fill_pmd(uint64_t word, struct answer *a)
{
	const pmd_t pmd = __pmd(word);

	a->none = pmd_none(pmd);
	a->present = pmd_present(pmd);
	a->protnone = pmd_protnone(pmd);
	a->pfn = a->present && has_transparent_hugepage() ? pmd_pfn(pmd) : 0;
	a->has_pfn = a->present;
	if (a->none || a->present)
		return;
	fill_entry(pmd_to_swp_entry(pmd), a);
	a->flags = (pmd_swp_soft_dirty(pmd) ? ANSWER_SOFT_DIRTY : 0) |
		   (pmd_has_uffd(pmd) ? ANSWER_UFFD_WP : 0);
}

/* ---- beside what is known ----------------------------------------------- */

static const char *const entry_keys[] = {
	"kind",  "type",  "offset", "entry", "flags",
	"young", "dirty", "marker", "pfn",
};

static void compare(const struct vector *v, const struct answer *a,
		    const char *key)
{
	char expected[ANSWER_TEXT_SIZE], found[ANSWER_TEXT_SIZE];

	if (!vector_value(v, key, expected))
		return;
	assert_true(answer_text(a, key, found));
	check(strcmp(found, expected) == 0, "%s: %s is %s, not %s (%s)",
	      v->name, key, found, expected, v->source);
}

static bool is_pmd(const struct vector *v)
{
	return strcmp(v->level, "pmd") == 0;
}

static void read_back(const struct vector *v)
{
	struct answer a = { .kind = "none" };

	if (is_pmd(v))
		fill_pmd(v->pte, &a);
	else
		fill_pte(v->pte, &a);
	if (strcmp(v->level, "hugetlb") == 0)
		a.none = huge_pte_none(__pte(v->pte));
	compare(v, &a, "none");
	compare(v, &a, "present");
	compare(v, &a, "protnone");
	/* of a hugetlb page in a pmd, which pte helpers read, too */
	if (a.present && !vector_lists(v, "kind", "table") &&
	    (!is_pmd(v) || has_transparent_hugepage()))
		compare(v, &a, "pfn");
	for (size_t i = 0; i < sizeof(entry_keys) / sizeof(entry_keys[0]) &&
			   a.has_entry && !a.none;
	     i++)
		compare(v, &a, entry_keys[i]);
}

static void assert_word(const struct vector *v, const char *what,
			uint64_t found)
{
	check(found == v->pte, "%s: %s gives 0x%" PRIx64 " (%s)", v->name, what,
	      found, v->source);
}

static void write_pte(const struct vector *v, swp_entry_t entry)
{
	pte_t pte = swp_entry_to_pte(entry);

	if (vector_lists(v, "flags", "soft_dirty"))
		pte = pte_swp_mksoft_dirty(pte);
	if (vector_lists(v, "flags", "uffd_wp"))
		pte = pte_swp_mkuffd_wp(pte);
	if (vector_lists(v, "flags", "exclusive"))
		pte = pte_swp_mkexclusive(pte);
	assert_word(v, "swp_entry_to_pte", pte_val(pte));
	assert_int_equal(pte_val(swp_entry_to_pte(entry)),
			 pte_val(pte_swp_clear_flags(pte)));
}

static void write_pmd(const struct vector *v, swp_entry_t entry)
{
	pmd_t pmd = swp_entry_to_pmd(entry);

	if (vector_lists(v, "flags", "soft_dirty"))
		pmd = pmd_swp_mksoft_dirty(pmd);
	if (vector_lists(v, "flags", "uffd_wp"))
		pmd = pmd_swp_mkuffd_wp(pmd);
	assert_word(v, "swp_entry_to_pmd", pmd_val(pmd));
	pmd = pmd_swp_clear_soft_dirty(pmd_swp_clear_uffd_wp(pmd));
	assert_int_equal(pmd_val(swp_entry_to_pmd(entry)), pmd_val(pmd));
}

static swp_entry_t constructed(const struct vector *v)
{
	static const struct {
		const char *kind;
		swp_entry_t (*make)(pgoff_t offset);
	} makers[] = {
		{ "migration_read", make_readable_migration_entry },
		{ "migration_read_exclusive",
		  make_readable_exclusive_migration_entry },
		{ "migration_write", make_writable_migration_entry },
		{ "device_private_read", make_readable_device_private_entry },
		{ "device_private_write", make_writable_device_private_entry },
		{ "device_exclusive", make_device_exclusive_entry },
		{ "device_exclusive_read",
		  make_readable_device_exclusive_entry },
		{ "device_exclusive_write",
		  make_writable_device_exclusive_entry },
		{ "marker", make_pte_marker_entry },
	};
	const unsigned long offset = vector_number(v, "offset");
	const unsigned long pfn = vector_number(v, "pfn");
	char kind[ANSWER_TEXT_SIZE];
	swp_entry_t entry = swp_entry(vector_number(v, "type"), offset);

	if (!vector_value(v, "kind", kind))
		return entry;
	for (size_t i = 0; i < sizeof(makers) / sizeof(makers[0]); i++)
		if (strcmp(kind, makers[i].kind) == 0)
			entry = makers[i].make(pfn != 0 ? pfn : offset);
	if (vector_number(v, "young") != 0)
		entry = make_migration_entry_young(entry);
	if (vector_number(v, "dirty") != 0)
		entry = make_migration_entry_dirty(entry);
	return entry;
}

static bool is_hugetlb(const struct vector *v)
{
	return strcmp(v->level, "hugetlb") == 0;
}

/* s390x: what is stored isn't the pte that helpers are given, nor is it empty
 * as a pte is */
static bool is_hugetlb_converted(void)
{
	return kernel.layout->empty[PTE_LEVEL_HUGETLB] !=
	       kernel.layout->empty[PTE_LEVEL_PTE];
}

static uint64_t leaf(const void *who, uint64_t pfn, uint64_t prot, bool invalid)
{
	const pgprot_t pgprot = __pgprot(prot);

	(void)invalid;
	if (is_pmd(who))
		return pmd_val(pmd_mkhuge(pfn_pmd(pfn, pgprot)));
	return pte_val(is_hugetlb(who) ? pte_mkhuge(pfn_pte(pfn, pgprot))
				       : pfn_pte(pfn, pgprot));
}

static uint64_t macro(const void *who, unsigned type, uint64_t offset)
{
	(void)who;
	return pte_val(__swp_entry_to_pte(__swp_entry(type, offset)));
}

/* where each bit goes that is written; the rest has no one name here, and what
 * a row lists by version none at all; which bit encrypts is no configuration's,
 * but a machine's */
static bool is_said_here(const struct vector *v)
{
	return v->op != VECTOR_TURN && v->op != VECTOR_INVALID &&
	       !is_listed(v) && strncmp(v->config, "c_bit=", 6) != 0;
}

static void spread_or_lay(const struct vector *v)
{
	const struct respondent names = { v, NULL, macro, leaf };
	char why[TURNED_WHY_SIZE];
	struct turned t;

	turned_read(v, &t);
	check(turned_agrees(&t, &names, why), "%s: %s (%s)", v->name, why,
	      v->source);
}

static void place(const struct vector *v)
{
	const unsigned long pfn = vector_number(v, "pfn");
	const pgprot_t prot = __pgprot(vector_number(v, "prot"));

	if (is_pmd(v))
		assert_word(v, "pmd_mkhuge(pfn_pmd)",
			    pmd_val(pmd_mkhuge(pfn_pmd(pfn, prot))));
	else
		assert_word(v, "pfn_pte", pte_val(pfn_pte(pfn, prot)));
}

static void known_answer(void **state)
{
	const struct vector *const v = *state;

	assert_int_equal(target_by_name(v->target, v->config, &kernel),
			 PTE_STATUS_OK);
	if (is_hugetlb(v) && is_hugetlb_converted())
		return;
	/* it has no names of puds */
	if (strcmp(v->level, "pud") == 0)
		return;
	if (is_turned(v)) {
		spread_or_lay(v);
		return;
	}
	if (v->op == VECTOR_MACRO) {
		assert_word(v, "__swp_entry",
			    pte_val(__swp_entry_to_pte(
				    __swp_entry(vector_number(v, "type"),
						vector_number(v, "offset")))));
		return;
	}
	if (v->op == VECTOR_PLACE) {
		place(v);
		return;
	}
	read_back(v);
	if (v->op != VECTOR_BOTH)
		return;
	if (is_pmd(v))
		write_pmd(v, constructed(v));
	else
		write_pte(v, constructed(v));
}

/* ---- the numbers of types: tests/vectors/types.tsv, kinds.tsv ----------- */

static bool choose(const char *arch, const char *version, const char *config)
{
	char name[64];

	snprintf(name, sizeof(name), "%s@%s", arch, version);
	return target_by_name(name, strcmp(config, "-") == 0 ? "" : config,
			      &kernel) == PTE_STATUS_OK;
}

static void max_swapfiles(void **state)
{
	const struct row *const row = *state;

	if (strcmp(row->cell[3], "no") == 0)
		return;
	assert_true(choose("x86_64", row->cell[0], row->cell[1]));
	assert_int_equal(MAX_SWAPFILES, strtol(row->cell[2], NULL, 10));
}

static void type_kind(void **state)
{
	const struct row *const row = *state;
	const unsigned long type = strtoul(row->cell[3], NULL, 10);

	assert_true(choose(row->cell[1], row->cell[0], row->cell[2]));
	assert_string_equal(kind_of(swp_entry(type, 1)), row->cell[4]);
}

/* ---- beside the library, in every configuration ------------------------- */

static void assert_type(int type, enum pte_kind kind)
{
	const int found = pte_target_type_of(&kernel, kind);

	check(type == (found < 0 ? PTE_KERNEL_NO_TYPE : found),
	      "%s: type %d, not %d", pte_kind_name(kind), type, found);
}

static unsigned pte_flags_here(void)
{
	const pte_t all = __pte(PTE_ALL_BITS);

#define HERE(with, flag, name, ...)                                            \
	(pte_swp_##name(all) ? PTE_FLAG_SET(PTE_FLAG_##flag) : 0) |
	return PTE_FLAG_ROWS(HERE, 0) 0;
}

static unsigned pmd_flags_here(void)
{
	const pmd_t all = __pmd(PTE_ALL_BITS);

	return (pmd_swp_soft_dirty(all) ? ANSWER_SOFT_DIRTY : 0) |
	       (pmd_swp_uffd_wp(all) ? ANSWER_UFFD_WP : 0);
}

/* the library counts in a loop at run time, kernel.h in expressions */
static void agrees_with_the_library(void **state)
{
	subject_target(*state, &kernel);
	assert_int_equal(MAX_SWAPFILES, kernel.max_swapfiles);
	assert_type(SWP_HWPOISON, PTE_KIND_HWPOISON);
	assert_type(SWP_MIGRATION_READ, PTE_KIND_MIGRATION_READ);
	assert_type(SWP_MIGRATION_READ_EXCLUSIVE,
		    PTE_KIND_MIGRATION_READ_EXCLUSIVE);
	assert_type(SWP_MIGRATION_WRITE, PTE_KIND_MIGRATION_WRITE);
	assert_type(SWP_DEVICE_READ, PTE_KIND_DEVICE_PRIVATE_READ);
	assert_type(SWP_DEVICE_WRITE, PTE_KIND_DEVICE_PRIVATE_WRITE);
	assert_type(SWP_DEVICE_EXCLUSIVE, PTE_KIND_DEVICE_EXCLUSIVE);
	assert_type(SWP_DEVICE_EXCLUSIVE_READ, PTE_KIND_DEVICE_EXCLUSIVE_READ);
	assert_type(SWP_DEVICE_EXCLUSIVE_WRITE,
		    PTE_KIND_DEVICE_EXCLUSIVE_WRITE);
	assert_type(SWP_MIGRATION_DEVICE_READ,
		    PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ);
	assert_type(SWP_MIGRATION_DEVICE_READ_EXCLUSIVE,
		    PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE);
	assert_type(SWP_MIGRATION_DEVICE_WRITE,
		    PTE_KIND_MIGRATION_DEVICE_PRIVATE_WRITE);
	assert_type(SWP_PTE_MARKER, PTE_KIND_MARKER);
	assert_type(SWP_SWAPIN_ERROR, PTE_KIND_SWAPIN_ERROR);
	assert_int_equal(PTE_MARKER_MASK, kernel.markers);
	/* kernel.h has the kernel's name of each */
	assert_int_equal(PTE_MARKER_UFFD_WP | PTE_MARKER_SWAPIN_ERROR |
				 PTE_MARKER_POISONED | PTE_MARKER_GUARD,
			 PTE_MARKER_MASK);
	assert_int_equal(migration_entry_supports_ad(), kernel.young_dirty);
	if (kernel.pfn_bits != 0)
		assert_int_equal(SWP_PFN_BITS, kernel.pfn_bits);
	assert_int_equal(pte_flags_here(), kernel.swap_flags[PTE_LEVEL_PTE]);
	assert_int_equal(pmd_flags_here(), kernel.swap_flags[PTE_LEVEL_PMD]);
}

/* ---- softleaf ----------------------------------------------------------- */

/* (0, 0) is the empty entry, present and none give it, others a type's name */
static void softleaf_reads_what_is_there(void **state)
{
	(void)state;
	assert_true(choose("x86_64", "7.1", "-"));
	assert_true(softleaf_is_none(softleaf_from_pte(__pte(0))));
	assert_true(softleaf_is_none(softleaf_from_pte(__pte(1))));
	assert_int_equal(softleaf_type(swp_entry(1, 0)), SOFTLEAF_SWAP);
	assert_int_equal(softleaf_type(swp_entry(0, 0)), SOFTLEAF_NONE);
	assert_int_equal(softleaf_type(make_readable_migration_entry(5)),
			 SOFTLEAF_MIGRATION_READ);
	assert_int_equal(
		softleaf_type(make_readable_exclusive_migration_entry(5)),
		SOFTLEAF_MIGRATION_READ_EXCLUSIVE);
	assert_int_equal(softleaf_type(make_writable_migration_entry(5)),
			 SOFTLEAF_MIGRATION_WRITE);
	assert_int_equal(softleaf_type(make_readable_device_private_entry(5)),
			 SOFTLEAF_DEVICE_PRIVATE_READ);
	assert_int_equal(softleaf_type(make_writable_device_private_entry(5)),
			 SOFTLEAF_DEVICE_PRIVATE_WRITE);
	assert_int_equal(softleaf_type(make_device_exclusive_entry(5)),
			 SOFTLEAF_DEVICE_EXCLUSIVE);
	assert_int_equal(softleaf_type(make_pte_marker_entry(1)),
			 SOFTLEAF_MARKER);
	assert_true(softleaf_has_pfn(make_readable_migration_entry(5)));
	assert_false(softleaf_has_pfn(make_pte_marker_entry(1)));
	/* the newest mainline's own words: facts of tests/vectors, markers */
	assert_true(pte_is_uffd_wp_marker(__pte(0xfffffffffffffc00)));
	assert_true(pte_is_uffd_marker(__pte(0xfffffffffffffa00)));
	assert_false(pte_is_uffd_marker(__pte(0xfffffffffffff600)));
	assert_true(softleaf_is_guard_marker(
		softleaf_from_pte(__pte(0xfffffffffffff600))));
}

/* what a configuration hasn't is the kernel's stub */
static void what_is_off_answers_as_a_stub(void **state)
{
	(void)state;
	assert_true(choose("x86_64", "6.12",
			   "-migration,-transparent_hugepage,-memory_failure"));
	assert_int_equal(make_writable_migration_entry(5).val, 0);
	assert_int_equal(make_readable_device_private_entry(5).val, 0);
	assert_int_equal(make_device_exclusive_entry(5).val, 0);
	assert_int_equal(MAX_SWAPFILES, 31);
	for (unsigned type = 0; type < 32; type++) {
		const swp_entry_t e = swp_entry(type, 5);

		assert_false(is_migration_entry(e));
		assert_false(is_device_private_entry(e));
		assert_false(is_device_exclusive_entry(e));
		assert_false(is_hwpoison_entry(e));
		assert_int_equal(make_migration_entry_young(e).val, e.val);
	}
	assert_int_equal(pmd_to_swp_entry(__pmd(0x123400)).val, 0);
	assert_int_equal(pmd_val(swp_entry_to_pmd(swp_entry(1, 5))), 0);
	assert_false(has_transparent_hugepage());
}

/*
 * A marker's bits are 0 without markers, whatever the entry; types are
 * x86_64's. Source: Linux 6.1 include/linux/swapops.h, CONFIG_PTE_MARKER;
 * from 6.2 on it's no option.
 */
static void markers_that_are_off_have_no_bits(void **state)
{
	static const struct {
		const char *arch, *version, *config;
		unsigned type; /* the marker's, or what else is there */
		unsigned long bits;
	} known[] = {
		{ "x86_64", "6.1", "-", 30, 1 },
		{ "x86_64", "6.1", "-pte_marker", 30, 0 },
		{ "x86_64", "6.1", "-pte_marker", 31, 0 },
		{ "arm64-4k", "6.1", "-", 30, 0 },
		{ "ppc64-radix-64k", "6.1", "-", 31, 0 },
		{ "x86_64", "5.18", "-", 31, 0 },
		{ "x86_64", "6.2", "-pte_marker", 31, 3 },
		{ "arm64-4k", "6.12", "-", 31, 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const swp_entry_t e = { (uint64_t)known[i].type << 58 | 3 };

		assert_true(choose(known[i].arch, known[i].version,
				   known[i].config));
		check(pte_marker_get(e) == known[i].bits,
		      "%s@%s, %s: type %u has marker bits %#lx", known[i].arch,
		      known[i].version, known[i].config, known[i].type,
		      pte_marker_get(e));
		assert_int_equal(make_pte_marker_entry(1).val == 0,
				 known[i].bits == 0);
		assert_int_equal(is_pte_marker_entry(e), known[i].bits != 0);
	}
}

/*
 * _PAGE_HPTEFLAGS with 64K pages: bit 6, busy, and bit 55, hashed. Source:
 * Linux 6.12 arch/powerpc/include/asm/book3s/64/hash-64k.h, radix.h;
 * arch/x86/include/asm/pgtable.h; include/linux/pgtable.h, which
 * loongarch64 has it of.
 */
static void pte_same_overlooks_what_hash_keeps(void **state)
{
	const uint64_t page = 0xc000000012340186, kept = 0x0080000000000040;

	(void)state;
	assert_true(choose("ppc64-hash-64k", "6.12", "-"));
	assert_true(pte_same(__pte(page), __pte(page | kept)));
	assert_true(pmd_same(__pmd(page), __pmd(page | kept)));
	assert_false(pte_same(__pte(page), __pte(page ^ 0x100)));
	assert_true(choose("ppc64-radix-64k", "6.12", "-"));
	assert_false(pte_same(__pte(page), __pte(page | 0x40)));
	/* pte_none overlooks accessed and dirty there, and pte_same doesn't */
	assert_true(choose("x86_64", "6.12", "-"));
	assert_true(pte_same(__pte(0x867), __pte(0x867)));
	assert_false(pte_same(__pte(0x867), __pte(0x847)));
	/* ... nor GLOBAL of loongarch64 */
	assert_true(choose("loongarch64-16k", "6.12", "-"));
	assert_true(pte_same(__pte(0x18009d), __pte(0x18009d)));
	assert_false(pte_same(__pte(0x18009d), __pte(0x1800dd)));
	assert_false(pmd_same(__pmd(0x180040), __pmd(0x180000)));
}

/*
 * Bit 0 goes, and where it's gone x86_64 has the address, 51:21, complemented.
 * Source: Linux 6.12 arch/x86/include/asm/pgtable.h, pgtable-invert.h;
 * arch/arm64/include/asm/pgtable.h; arch/powerpc/mm/book3s64/pgtable.c.
 */
static void pmd_mkinvalid_keeps_the_address(void **state)
{
	(void)state;
	assert_true(choose("x86_64", "6.12", "-"));
	assert_int_equal(pmd_val(pmd_mkinvalid(__pmd(0x2008e7))),
			 0x000fffffffc008e6);
	assert_int_equal(pmd_pfn(__pmd(0x000fffffffc008e6)), 0x200);
	assert_true(choose("arm64-4k", "6.12", "-"));
	assert_int_equal(pmd_val(pmd_mkinvalid(__pmd(0x60000040200f41))),
			 0x60000040200f40);
	/* bit 12 is the address's bit 48, which the word's bit 48 also is */
	assert_true(choose("arm64-64k-pa52", "6.12", "-"));
	assert_int_equal(pmd_val(pmd_mkinvalid(__pmd(0x40000000001801))),
			 0x40000000001800);
	/* present, bit 63, goes, and bit 61 says so */
	assert_true(choose("ppc64-radix-64k", "6.12", "-"));
	assert_int_equal(pmd_val(pmd_mkinvalid(__pmd(0xc000000012200186))),
			 0x6000000012200186);
}

/* bit 10. Source: Linux 6.12 arch/x86/include/asm/pgtable_types.h. */
static void pte_clear_uffd_wp_clears_the_present_flag(void **state)
{
	(void)state;
	assert_true(choose("x86_64", "6.12", "-"));
	assert_int_equal(pte_val(pte_clear_uffd_wp(__pte(0x1465))), 0x1065);
	assert_int_equal(pmd_val(pmd_clear_uffd_wp(__pmd(0x14e5))), 0x10e5);
}

/* the page cache's form: one bit to the left, and bit 0 */
static void the_page_cache_gives_an_entry_back(void **state)
{
	const swp_entry_t e = { 0x7c00000000000001 };

	(void)state;
	assert_int_equal((uintptr_t)swp_to_radix_entry(e), 0xf800000000000003);
	assert_int_equal(radix_to_swp_entry(swp_to_radix_entry(e)).val, e.val);
}

int main(void)
{
	static const char max_path[] = PTE_TEST_VECTORS_DIR "/types.tsv";
	static const char kind_path[] = PTE_TEST_VECTORS_DIR "/kinds.tsv";
	struct cases cases = { NULL, 0, 0 };
	struct vectors vectors;
	struct rows max, kinds;
	int failed;

	vectors_read(PTE_TEST_VECTORS_DIR, &vectors);
	rows_read(max_path, '\t', &max);
	rows_read(kind_path, '\t', &kinds);
	for (size_t i = 0; i < vectors.count; i++)
		if (is_said_here(&vectors.vector[i]))
			cases_add(&cases, known_answer, &vectors.vector[i],
				  "%s", vectors.vector[i].name);
	for (size_t i = 0; i < max.count; i++)
		cases_add(&cases, max_swapfiles, &max.row[i],
			  "x86_64@%s,%s max_swapfiles", max.row[i].cell[0],
			  max.row[i].cell[1]);
	for (size_t i = 0; i < kinds.count; i++)
		cases_add(&cases, type_kind, &kinds.row[i], "%s@%s,%s type %s",
			  kinds.row[i].cell[1], kinds.row[i].cell[0],
			  kinds.row[i].cell[2], kinds.row[i].cell[3]);
	cases_add_each(&cases, EVERY_CONFIG, agrees_with_the_library,
		       "agrees_with_the_library");
	CASES_ADD(&cases, softleaf_reads_what_is_there);
	CASES_ADD(&cases, what_is_off_answers_as_a_stub);
	CASES_ADD(&cases, markers_that_are_off_have_no_bits);
	CASES_ADD(&cases, pte_same_overlooks_what_hash_keeps);
	CASES_ADD(&cases, pmd_mkinvalid_keeps_the_address);
	CASES_ADD(&cases, pte_clear_uffd_wp_clears_the_present_flag);
	CASES_ADD(&cases, the_page_cache_gives_an_entry_back);
	failed = cases_run(&cases, "kernel_h");
	rows_free(&kinds);
	rows_free(&max);
	vectors_free(&vectors);
	return failed;
}
