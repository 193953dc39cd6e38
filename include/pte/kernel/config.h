/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Part of kernel.h, which includes it: the options, the numbers of the reserved
 * types, and compile-time checks of the chosen layout, version and options.
 */
#ifndef PTE_KERNEL_CONFIG_H
#define PTE_KERNEL_CONFIG_H

#include <pte/lists.h>
#include <pte/swap.h>

#ifdef __cplusplus
extern "C" {
#endif

/* 1 if the macro is defined as 1, else 0; usable in constants and in #if */
#define PTE_KERNEL_IS_1_1 0, 1
#define PTE_KERNEL_SECOND(a, b, ...) b
#define PTE_KERNEL_CHOOSE(...) PTE_KERNEL_SECOND(__VA_ARGS__, 0, 0)
#define PTE_KERNEL_PASTE(value) PTE_KERNEL_CHOOSE(PTE_KERNEL_IS_1_##value)
#define PTE_KERNEL_ENABLED(option) PTE_KERNEL_PASTE(option)

#ifdef __cplusplus
#define PTE_KERNEL_ASSERT(condition, text) static_assert(condition, text)
#else
#define PTE_KERNEL_ASSERT(condition, text) _Static_assert(condition, text)
#endif

/* ---- the options -------------------------------------------------------- */

#ifndef PTE_KERNEL_OPTIONS /* or the user's expression */
#define PTE_KERNEL_OPTION(with, option, kconfig, ...)                          \
	| (PTE_KERNEL_ENABLED(CONFIG_##kconfig)                                \
		   ? PTE_OPTION_SET(PTE_OPTION_##option)                       \
		   : 0U)
enum {
	PTE_KERNEL_CONFIGURED = 0U PTE_OPTION_ROWS(PTE_KERNEL_OPTION, 0)
};
#define PTE_KERNEL_OPTIONS ((uint32_t)PTE_KERNEL_CONFIGURED)

/* which one is off: each that some option needs */
#define PTE_KERNEL_CHECK_NEED(kconfig, needs, option, needed)                  \
	PTE_KERNEL_ASSERT(                                                     \
		!PTE_KERNEL_ENABLED(CONFIG_##kconfig) ||                       \
			((needs)&PTE_OPTION_SET(PTE_OPTION_##option) &         \
			 ~PTE_KERNEL_OPTIONS) == 0,                            \
		"CONFIG_" #kconfig " needs CONFIG_" #needed ", which is off");
#define PTE_KERNEL_CHECK_OPTION(with, option, kconfig, name, since, until,     \
				needs, ...)                                    \
	PTE_KERNEL_CHECK_NEED(kconfig, needs, MIGRATION, MIGRATION)            \
	PTE_KERNEL_CHECK_NEED(kconfig, needs, SPARSEMEM_VMEMMAP,               \
			      SPARSEMEM_VMEMMAP)                               \
	PTE_KERNEL_CHECK_NEED(kconfig, needs, USERFAULTFD_WP,                  \
			      HAVE_ARCH_USERFAULTFD_WP)                        \
	PTE_KERNEL_CHECK_NEED(kconfig, needs, TRANSPARENT_HUGEPAGE,            \
			      TRANSPARENT_HUGEPAGE)                            \
	PTE_KERNEL_CHECK_NEED(kconfig, needs, DEVICE_PRIVATE, DEVICE_PRIVATE)  \
	PTE_KERNEL_ASSERT(!PTE_KERNEL_ENABLED(CONFIG_##kconfig) ||             \
				  (PTE_KERNEL_OPTIONS & (needs)) == (needs),   \
			  "CONFIG_" #kconfig                                   \
			  ": an option that it needs is off");                 \
	PTE_KERNEL_ASSERT(!PTE_KERNEL_ENABLED(CONFIG_##kconfig) ||             \
				  (PTE_KERNEL_VERSION >= (since) &&            \
				   PTE_KERNEL_VERSION <= (until)),             \
			  "CONFIG_" #kconfig ": no option of this version");
PTE_OPTION_ROWS(PTE_KERNEL_CHECK_OPTION, 0)
#endif

#define PTE_KERNEL_HAS(option)                                                 \
	((PTE_KERNEL_OPTIONS & PTE_OPTION_SET(PTE_OPTION_##option)) != 0)

/* whether pte_protnone is more than a stub: up to 7.2 NUMA_BALANCING decides */
#ifndef PTE_KERNEL_HAS_PROTNONE /* the user may define it as an expression     \
				   instead */
#define PTE_KERNEL_HAS_PROTNONE                                                \
	(PTE_KERNEL_HAS(NUMA_BALANCING) ||                                     \
	 PTE_KERNEL_ENABLED(CONFIG_ARCH_HAS_PTE_PROTNONE))
#endif

/* selected on all of these architectures with huge pages, but where a layout is
 * entryless */
#if defined(CONFIG_TRANSPARENT_HUGEPAGE) &&                                    \
	!defined(CONFIG_ARCH_ENABLE_THP_MIGRATION)
#define CONFIG_ARCH_ENABLE_THP_MIGRATION 1
#endif

/* ---- the layout --------------------------------------------------------- */

__attribute__((error("PTE_KERNEL_VERSION isn't within the layout's span"))) void
pte_kernel_version_outside_of_layout(void);
__attribute__((
	error("CONFIG_MEM_SOFT_DIRTY: this layout has no such flag"))) void
pte_kernel_no_soft_dirty(void);
__attribute__((error(
	"CONFIG_HAVE_ARCH_USERFAULTFD_WP: this layout has no such flag"))) void
pte_kernel_no_uffd_wp(void);

/* true if the compiler can tell at compile time that it holds */
#define PTE_KERNEL_SURE(condition)                                             \
	(__builtin_constant_p(condition) && (condition))

PTE_INLINE const struct pte_layout *pte_kernel_layout(void)
{
	const struct pte_layout *const l = &PTE_KERNEL_LAYOUT;

	if (PTE_KERNEL_SURE(
		    PTE_KERNEL_VERSION < l->since ||
		    (l->next != NULL && PTE_KERNEL_VERSION >= l->next->since)))
		pte_kernel_version_outside_of_layout();
	if (PTE_KERNEL_SURE(PTE_KERNEL_HAS(MEM_SOFT_DIRTY) &&
			    l->swap[PTE_LEVEL_PTE]->flag[PTE_FLAG_SOFT_DIRTY] ==
				    0))
		pte_kernel_no_soft_dirty();
	if (PTE_KERNEL_SURE(PTE_KERNEL_HAS(USERFAULTFD_WP) &&
			    l->swap[PTE_LEVEL_PTE]->flag[PTE_FLAG_UFFD_WP] ==
				    0))
		pte_kernel_no_uffd_wp();
	return l;
}

/* ---- types and markers -------------------------------------------------- */

/** A number that no entry decodes to: the type of what this kernel lacks. */
#define PTE_KERNEL_NO_TYPE 64

#define PTE_KERNEL_HOLDS(since, until, needs)                                  \
	((since) <= PTE_KERNEL_VERSION && PTE_KERNEL_VERSION <= (until) &&     \
	 (PTE_KERNEL_OPTIONS & (needs)) == (needs))

#define PTE_KERNEL_ROW(with, name, ...) PTE_KERNEL_ROW_##name,
enum {
	PTE_TYPE_ROWS(PTE_KERNEL_ROW, 0) PTE_KERNEL_ROWS
};

/* counts of the rows in force: those of a kind, and those above a row */
#define PTE_KERNEL_IS(with, name, kind, since, until, needs, ...)              \
	+((int)PTE_KIND_##kind == (int)(with) &&                               \
	  PTE_KERNEL_HOLDS(since, until, needs))
#define PTE_KERNEL_ABOVE(with, name, kind, since, until, needs, ...)           \
	+((int)PTE_KERNEL_ROW_##name < (int)(with) &&                          \
	  PTE_KERNEL_HOLDS(since, until, needs))

#define PTE_KERNEL_RESERVED(row)                                               \
	(0 PTE_TYPE_ROWS(PTE_KERNEL_ABOVE, PTE_KERNEL_ROW##row))

/** The type number of a kind; `row` is the first row of that kind. */
#define PTE_KERNEL_TYPE(kind, row)                                             \
	((0 PTE_TYPE_ROWS(PTE_KERNEL_IS, PTE_KIND_##kind)) != 0                \
		 ? (int)PTE_SWAP_TYPE_COUNT - 1 - PTE_KERNEL_RESERVED(_##row)  \
		 : PTE_KERNEL_NO_TYPE)

/* a marker's bit, 0 if this kernel lacks it; then the mask of all of them */
#define PTE_KERNEL_MARKER_BIT(with, macro, name, bit, since, until, ...)       \
	| ((((with)&PTE_BIT(PTE_KERNEL_MARKER_ROW_##macro)) != 0 &&            \
	    PTE_KERNEL_HOLDS(since, until, 0))                                 \
		   ? 1UL << (bit)                                              \
		   : 0UL)
#define PTE_KERNEL_MARKER_ROW(with, macro, ...) PTE_KERNEL_MARKER_ROW_##macro,
enum {
	PTE_MARKER_ROWS(PTE_KERNEL_MARKER_ROW, 0) PTE_KERNEL_MARKER_ROW_COUNT
};

#define PTE_KERNEL_MARKER(macro)                                               \
	(0UL PTE_MARKER_ROWS(PTE_KERNEL_MARKER_BIT,                            \
			     PTE_BIT(PTE_KERNEL_MARKER_ROW_##macro)))
#define PTE_KERNEL_MARKERS                                                     \
	(0UL PTE_MARKER_ROWS(PTE_KERNEL_MARKER_BIT, PTE_ALL_BITS))

#ifdef __cplusplus
}
#endif

#endif /* PTE_KERNEL_CONFIG_H */
