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

extern const struct pte_rows pte_rows_x86_64;
extern const struct pte_rows pte_rows_arm64;
extern const struct pte_rows pte_rows_ppc64;

#endif /* PTE_COMMON_REGISTRY_H */
