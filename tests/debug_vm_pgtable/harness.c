/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What mm/debug_vm_pgtable.c needs of a kernel, in user space; EXTRACTED is a
 * piece of that file. With BROKEN the layout is a copy that is broken in one
 * way after another, and each time a test must say so.
 *
 * choices.c says what else is defined.
 */
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <pte/linux.h>
#include HEADER

#ifdef BROKEN
static struct pte_codec broken_codec;
static struct pte_view broken_view;
static struct pte_layout broken;
#define PTE_KERNEL_LAYOUT broken
#else
#define PTE_KERNEL_LAYOUT LAYOUT
#endif
#define PTE_KERNEL_VERSION PTE_LINUX(MAJOR, MINOR)
#include <pte/kernel.h>

/* ---- a kernel ----------------------------------------------------------- */

#define __init
#define IS_ENABLED(option) PTE_KERNEL_ENABLED(option)

static const char *validating;
#define pr_debug(text) (validating = (text))

static unsigned checks, warnings;

static bool warn_on(bool condition, const char *text)
{
	checks++;
	if (!condition)
		return false;
	warnings++;
#ifndef BROKEN
	printf("WARN_ON(%s), %s", text, validating);
#else
	(void)text;
#endif
	return true;
}
#define WARN_ON(condition) warn_on((condition) != 0, #condition)

struct page {
	unsigned long pfn;
	bool locked;
};
static struct page the_page;

static struct page *pfn_to_page(unsigned long pfn)
{
	the_page.pfn = pfn;
	return &the_page;
}
#define page_to_pfn(page) ((page)->pfn)
#define __SetPageLocked(page) ((page)->locked = true)
#define __ClearPageLocked(page) ((page)->locked = false)

typedef struct pgd pgd_t;
typedef struct p4d p4d_t;
typedef struct pud pud_t;
typedef struct page *pgtable_t;

/* where the option is off, the kernel's stubs: nothing calls them here */
#define NO_FLAG(word, name)                                                    \
	static inline int name(word##_t it)                                    \
	{                                                                      \
		(void)it;                                                      \
		return 0;                                                      \
	}
#define NO_CHANGE(word, name)                                                  \
	static inline word##_t name(word##_t it)                               \
	{                                                                      \
		return it;                                                     \
	}
#ifndef CONFIG_NUMA_BALANCING
NO_FLAG(pte, pte_protnone)
NO_FLAG(pmd, pmd_protnone)
#endif
#ifndef CONFIG_MEM_SOFT_DIRTY
NO_FLAG(pte, pte_soft_dirty)
NO_CHANGE(pte, pte_mksoft_dirty)
NO_CHANGE(pte, pte_clear_soft_dirty)
NO_FLAG(pmd, pmd_soft_dirty)
NO_CHANGE(pmd, pmd_mksoft_dirty)
NO_CHANGE(pmd, pmd_clear_soft_dirty)
#endif

#include EXTRACTED

/* ---- its tests ---------------------------------------------------------- */

static const struct {
	void (*run)(struct pgtable_debug_args *args);
	uint32_t needs;        /* options */
	bool in_pmd, migrates; /* ARCH_ENABLE_THP_MIGRATION */
} tests[] = {
	{ pte_protnone_tests, PTE_NEEDS(NUMA_BALANCING), false, false },
	{ pmd_protnone_tests, PTE_NEEDS(NUMA_BALANCING), true, false },
	{ pte_soft_dirty_tests, PTE_NEEDS(MEM_SOFT_DIRTY), false, false },
	{ pmd_soft_dirty_tests, PTE_NEEDS(MEM_SOFT_DIRTY), true, false },
	{ pte_swap_soft_dirty_tests, PTE_NEEDS(MEM_SOFT_DIRTY), false, false },
	{ pmd_swap_soft_dirty_tests, PTE_NEEDS(MEM_SOFT_DIRTY), true, true },
	{ pte_swap_exclusive_tests, 0, false, false },
	{ pte_swap_tests, 0, false, false },
	{ pmd_swap_tests, 0, true, false },
	{ swap_migration_tests, PTE_NEEDS(MIGRATION), false, false },
};
#define TESTS (sizeof(tests) / sizeof(tests[0]))

static bool applies(unsigned i)
{
	return (tests[i].needs & ~PTE_KERNEL_OPTIONS) == 0 &&
	       (!tests[i].in_pmd || has_transparent_hugepage()) &&
	       (!tests[i].migrates || pte_kernel_has_pmd_entries());
}

/* run one; false if it said nothing though it applies, or the other way round
 */
static bool run_one(unsigned i, struct pgtable_debug_args *args)
{
	validating = NULL;
	tests[i].run(args);
	if ((validating != NULL) == applies(i))
		return true;
	printf("test %u: %s\n", i, validating == NULL ? "skipped" : validating);
	return false;
}

static const pgprotval_t protections[] = {
	PROT_readonly,      PROT_shared,      PROT_copy,
	PROT_readonly_exec, PROT_shared_exec,
#ifdef CONFIG_NUMA_BALANCING
	PROT_none,
#endif
};
#define PROTECTIONS (sizeof(protections) / sizeof(protections[0]))

/* multiples of every huge page's pfns, so that pmds can have them, too */
#define PFN_STEP (1UL << 13)

static bool run_all(void)
{
	struct pgtable_debug_args args;
	const unsigned long top = 1UL << (MAX_PHYSMEM_BITS - PAGE_SHIFT);
	bool complete = true;

	memset(&args, 0, sizeof(args));
	args.page_prot_none = __pgprot(PROT_none);
	for (unsigned p = 0; p < PROTECTIONS; p++) {
		args.page_prot = __pgprot(protections[p]);
		for (unsigned long pfn = PFN_STEP; pfn < top; pfn <<= 1U) {
			args.fixed_pte_pfn = args.fixed_pmd_pfn = args.pte_pfn =
				(top - pfn) & ~(PFN_STEP - 1);
			for (unsigned i = 0; i < TESTS; i++)
				complete = run_one(i, &args) && complete;
		}
	}
	return complete;
}

#ifndef BROKEN

int main(void)
{
	unsigned applied = 0;
	const bool complete = run_all();

	for (unsigned i = 0; i < TESTS; i++)
		applied += applies(i);
	printf("%u tests, %u checks, %u warnings\n", applied, checks, warnings);
	return complete && warnings == 0 && checks > 0 ? 0 : 1;
}

#else

static uint64_t lowest(const struct pte_piece *p)
{
	return PTE_BIT(p->lsb);
}

static void flag_in_the_type(void)
{
	broken_codec.flag[PTE_FLAG_EXCLUSIVE] = lowest(&broken_codec.type);
}

static void no_flag(void)
{
	broken_codec.flag[PTE_FLAG_EXCLUSIVE] = 0;
}

static void two_flags_in_one_bit(void)
{
	broken_codec.flag[PTE_FLAG_SOFT_DIRTY] =
		broken_codec.flag[PTE_FLAG_EXCLUSIVE];
}

/* one bit less than 32 types take: a field may be wider */
static void type_too_short(void)
{
	broken_codec.type.width = 4;
}

static void a_one_in_the_address(void)
{
	broken_codec.fixed.value |=
		lowest(&broken.place[PTE_LEVEL_PTE]->address[0].piece[0]);
}

static void entries_read_as_present(void)
{
	broken_view.present =
		(struct pte_test)PTE_TEST_ANY(lowest(&broken_codec.type));
}

static void entries_read_as_none(void)
{
	broken_view.none = (struct pte_test)PTE_TEST(0, 0);
}

static void protnone_not_present(void)
{
	broken_view.present = (struct pte_test)PTE_TEST_NEVER;
}

/*
 * Two that the kernel's tests can't see, and pte check does (flags-independent,
 * bits-owned): exclusive within the offset, since the probe of the largest
 * offset goes through pte_to_swp_entry, which clears the flag, so that the
 * entry of "all possible bits" lacks that one; and the type over the offset,
 * since where all bits are ones they agree.
 */
static const struct {
	const char *how;
	void (*make)(void);
	uint32_t needs; /* without the option no test of the kernel's looks */
} breaks[] = {
	{ "exclusive in the type", flag_in_the_type, 0 },
	{ "no exclusive", no_flag, 0 },
	{ "two flags in one bit", two_flags_in_one_bit,
	  PTE_NEEDS(MEM_SOFT_DIRTY) },
	{ "the type a bit short", type_too_short, 0 },
	{ "a must-be-1 bit in the address", a_one_in_the_address, 0 },
	{ "entries read as present", entries_read_as_present, 0 },
	{ "entries read as none", entries_read_as_none, 0 },
	{ "protnone isn't present", protnone_not_present,
	  PTE_NEEDS(NUMA_BALANCING) },
};
#define BREAKS (sizeof(breaks) / sizeof(breaks[0]))

static void make_copy(void)
{
	broken = LAYOUT;
	broken_codec = *broken.swap[PTE_LEVEL_PTE];
	broken_view = *broken.view[PTE_LEVEL_PTE];
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++)
		broken.swap[l] = &broken_codec;
	broken.view[PTE_LEVEL_PTE] = &broken_view;
}

int main(void)
{
	unsigned unseen = 0;

	/* the copy itself is sound: what is seen below is the break */
	make_copy();
	if (!run_all() || warnings != 0)
		return 1;
	for (unsigned i = 0; i < BREAKS; i++) {
		if ((breaks[i].needs & ~PTE_KERNEL_OPTIONS) != 0)
			continue;
		make_copy();
		breaks[i].make();
		warnings = 0;
		(void)run_all();
		if (warnings == 0)
			printf("not seen: %s\n", breaks[i].how);
		unseen += warnings == 0;
	}
	printf("%s", unseen == 0 ? "each break seen\n" : "");
	return unseen == 0 ? 0 : 1;
}

#endif
