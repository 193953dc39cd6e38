/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The model's side of shim.c: the same helpers, of pte/kernel.h and for one
 * layout, version and configuration, behind functions model_NAME(a, b). It's
 * compiled to LLVM bitcode, to be compared with what a tree's headers say.
 *
 * model.sh includes the layout's header and the tree's options before it, and
 * defines PTE_KERNEL_LAYOUT and PTE_KERNEL_VERSION.
 */
#include <pte/kernel.h>

/* Pasted together before the helper's name is replaced, where that is a macro.
 */
#define MODEL(function, ...)                                                   \
	unsigned long function(unsigned long a, unsigned long b);              \
	__attribute__((noinline)) unsigned long function(unsigned long a,      \
							 unsigned long b)      \
	{                                                                      \
		(void)a;                                                       \
		(void)b;                                                       \
		return (unsigned long)(__VA_ARGS__);                           \
	}

#define ASK(name, argument, ...) MODEL(model_##name, __VA_ARGS__)
#define CONSTANT(name) MODEL(model_##name, name)

#define PTE_TEST(name) MODEL(model_##name, !!name(__pte(a)))
#define PTE_CHANGE(name) MODEL(model_##name, pte_val(name(__pte(a))))
#define PTE_READ(name) MODEL(model_##name, name(__pte(a)))

#define PMD_TEST(name) MODEL(model_##name, !!name(__pmd(a)))
#define PMD_CHANGE(name) MODEL(model_##name, pmd_val(name(__pmd(a))))
#define PMD_READ(name) MODEL(model_##name, name(__pmd(a)))

#define PUD_TEST(name) /* kernel.h has no puds */

#define ENTRY ((swp_entry_t){ a })
#define ENTRY_TEST(name) MODEL(model_##name, !!name(ENTRY))
#define ENTRY_CHANGE(name) MODEL(model_##name, name(ENTRY).val)
#define ENTRY_READ(name) MODEL(model_##name, name(ENTRY))
#define ENTRY_MAKE(name) MODEL(model_##name, name(a).val)

#include "probe/helpers.h"
