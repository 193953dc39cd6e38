/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The tables that each architecture provides: its models, sorted by name and
 * version; and parts of rows that are the same on all of them.
 */
#ifndef PTE_COMMON_REGISTRY_H
#define PTE_COMMON_REGISTRY_H

#include <pte/model.h>

struct pte_rows {
	const struct pte_model *rows;
	size_t count;
	/* the layout that the architecture's bare name stands for; NULL: the
	 * one of that name */
	const char *usual;
	/* its other names, as uname -m, compilers and the kernel's folders have
	 * them; the last is NULL. NULL: none */
	const char *const *aliases;
};

/* ---- parts of rows that all architectures share ---------------------------
 */

/* clang-format off */

/* a word is cleared by one store, and stays so until another one is written */
#define PTE_CLEARED(name, levels, source)                                      \
	{ (name), (levels), { 0, 0 }, false, { PTE_ALL_BITS, 0 },              \
	  .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }, NULL, (source) }
/* a word is made invalid by the level's helpers */
#define PTE_INVALIDATED(name, levels, mask, value, source)                     \
	{ (name), (levels), { (mask), (value) }, true, { 0, 0 },               \
	  .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }, NULL, (source) }
/* of layouts that describe ptes only, where a table, and a word that is made
 * invalid, never stand; and why none is protnone */
#define PTE_NEVERS_OF_PTES(no_protnone)                                        \
	{                                                                      \
		{ PTE_VIEW_TABLE, PTE_LEVEL_SET(PTE_LEVEL_PTE),                \
		  "pte helpers don't know of tables" },                        \
		{ PTE_VIEW_PROTNONE, PTE_LEVEL_SET(PTE_LEVEL_PTE), no_protnone }, \
		{ PTE_VIEW_INVALIDATED, PTE_LEVEL_SET(PTE_LEVEL_PTE),          \
		  "ptes are cleared, not invalidated" },                       \
		{ 0, 0, NULL },                                                \
	}
/* ... of an architecture without L1TF, options of its own and NUMA balancing */
#define PTE_ARCH_OF_PTES(of_name, of_newest, of_sources)                       \
	{                                                                      \
		.name = (of_name), .newest = (of_newest),                      \
		.protnone_always = 0, .l1tf = false, .c_bit = false,           \
		.options = NULL, .option_count = 0, .sources = (of_sources),   \
	}
#define PTE_TRANSIENTS_END                                                     \
	{ .name = NULL }

/* swapoff searches for an entry by its word; all other comparisons are with a
 * word read earlier, and include the flags */
#define PTE_COMPARISONS(bits, source)                                          \
	{                                                                      \
		{ "pte_same_as_swp", PTE_LEVEL_SET(PTE_LEVEL_PTE),             \
		  PTE_FLAG_SET(PTE_FLAG_LINUX_END) - 1, (bits),                 \
		  .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }, NULL,               \
		  "Linux 6.12 mm/swapfile.c: unuse_pte; " source },            \
		{ "pmd_same", PTE_LEVEL_SET(PTE_LEVEL_PMD), 0, 0,              \
		  .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },                     \
		  "a pmd is compared with what was read of it, not with an entry that is made anew", \
		  "Linux 6.12 mm/huge_memory.c" },                             \
		{ "pte_same", PTE_LEVEL_SET(PTE_LEVEL_HUGETLB), 0, 0,          \
		  .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },                     \
		  "a slot is compared with what was read of it, not with an entry that is made anew", \
		  "Linux 6.12 mm/hugetlb.c" },                                 \
		{ .name = NULL },                                              \
	}

/* clang-format on */

extern const struct pte_rows pte_rows_x86_64;
extern const struct pte_rows pte_rows_arm64;
extern const struct pte_rows pte_rows_ppc64;
extern const struct pte_rows pte_rows_loongarch64;
extern const struct pte_rows pte_rows_riscv64;
extern const struct pte_rows pte_rows_s390x;
extern const struct pte_rows pte_rows_i386;
extern const struct pte_rows pte_rows_arm;
extern const struct pte_rows pte_rows_sparc64;
extern const struct pte_rows pte_rows_parisc64;
extern const struct pte_rows pte_rows_mips64;

#endif /* PTE_COMMON_REGISTRY_H */
