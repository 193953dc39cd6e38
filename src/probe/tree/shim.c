/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a kernel tree says itself: its headers, compiled with its own flags, and
 * each helper of helpers.h behind a function of its own, probe_NAME(a, b). It's
 * compiled to LLVM bitcode and read as such; nothing of it is linked or run.
 *
 * No line is about an architecture, and no macro of the tree is replaced: what
 * a helper reads besides its arguments is for the reader to see.
 */
#include <linux/mm.h>
#include <linux/pgtable.h>
#include <linux/swap.h>
#include <linux/version.h>

#include <linux/hugetlb.h>
#include <linux/swapops.h>
#include <linux/userfaultfd_k.h>

/*
 * Not inlined into others, since each is read alone; seen from outside, since
 * nobody calls it. The function's name is pasted together by the forms, before
 * that of the helper is replaced where it's a macro.
 */
#define PROBE(function, ...)                                                   \
	unsigned long function(unsigned long a, unsigned long b);              \
	noinline unsigned long function(unsigned long a, unsigned long b)      \
	{                                                                      \
		return (unsigned long)(__VA_ARGS__);                           \
	}

#define ASK(name, argument, ...) PROBE(probe_##name, __VA_ARGS__)
#define CONSTANT(name) PROBE(probe_##name, name)

#define PTE_TEST(name) PROBE(probe_##name, !!name(__pte(a)))
#define PTE_CHANGE(name) PROBE(probe_##name, pte_val(name(__pte(a))))
#define PTE_READ(name) PROBE(probe_##name, name(__pte(a)))

#define PMD_TEST(name) PROBE(probe_##name, !!name(__pmd(a)))
#define PMD_CHANGE(name) PROBE(probe_##name, pmd_val(name(__pmd(a))))
#define PMD_READ(name) PROBE(probe_##name, name(__pmd(a)))

#define PUD_TEST(name) PROBE(probe_##name, !!name(__pud(a)))

#define ENTRY ((swp_entry_t){ a })
#define ENTRY_TEST(name) PROBE(probe_##name, !!name(ENTRY))
#define ENTRY_CHANGE(name) PROBE(probe_##name, name(ENTRY).val)
#define ENTRY_READ(name) PROBE(probe_##name, name(ENTRY))
#define ENTRY_MAKE(name) PROBE(probe_##name, name(a).val)

/* what is in a slot once a word was stored there */
static __always_inline unsigned long stored_pte(unsigned long word)
{
	pte_t slot = __pte(0);

	set_pte_at(NULL, 0, &slot, __pte(word));
	return pte_val(slot);
}

#ifdef CONFIG_TRANSPARENT_HUGEPAGE
static __always_inline unsigned long stored_pmd(unsigned long word)
{
	pmd_t slot = __pmd(0);

	set_pmd_at(NULL, 0, &slot, __pmd(word));
	return pmd_val(slot);
}
#endif

#include "probe/helpers.h"
