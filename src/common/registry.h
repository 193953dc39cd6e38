/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What each architecture gives to the registry: its rows, sorted by name and
 * then by version.
 */
#ifndef PTE_COMMON_REGISTRY_H
#define PTE_COMMON_REGISTRY_H

#include <pte/model.h>

struct pte_rows {
	const struct pte_model *rows;
	size_t count;
};

/* ---- what is common to all of Linux: parts of rows ------------------------
 */

/* clang-format off */

/* a word that is cleared in one store, until another is written */
#define PTE_CLEARED(name, levels, source)                                      \
	{ (name), (levels), { 0, 0 }, false, { PTE_ALL_BITS, 0 },              \
	  .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }, NULL, (source) }
/* one that is made invalid, as the level's helpers do it */
#define PTE_INVALIDATED(name, levels, mask, value, source)                     \
	{ (name), (levels), { (mask), (value) }, true, { 0, 0 },               \
	  .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }, NULL, (source) }
#define PTE_TRANSIENTS_END                                                     \
	{ .name = NULL }

/* swapoff looks for an entry by its word; other comparisons are with what was
 * read before, flags and all */
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
extern const struct pte_rows pte_rows_riscv64;

#endif /* PTE_COMMON_REGISTRY_H */
