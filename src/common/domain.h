/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What kernels write of a kind: at which levels, and which offsets. Encoders
 * and claims keep to it, and decode doubts what lies outside.
 */
#ifndef PTE_COMMON_DOMAIN_H
#define PTE_COMMON_DOMAIN_H

#include <pte/domain.h>
#include <pte/target.h>

/* Offsets in a range; or, of markers, any of these bits but not none. */
struct offsets {
	uint64_t low, high;
	uint64_t markers;
};

/* The domain in which a kind lives. */
enum pte_domain pte_domain_of(const struct pte_target *t, enum pte_kind kind);

/* The offsets of a kind on a domain, as far as the field holds them. */
struct offsets pte_domain_offsets(const struct pte_target *t,
				  enum pte_level level, enum pte_kind kind,
				  enum pte_domain domain);

/* Whether a kind may stand at a level in this version. */
bool pte_kind_stands(const struct pte_target *t, enum pte_level level,
		     enum pte_kind kind);

/* Whether entries stand at a level at all: without huge pages, what makes
 * them and reads them at a pmd are stubs that give 0. */
bool pte_entries_stand(const struct pte_target *t, enum pte_level level);

#endif /* PTE_COMMON_DOMAIN_H */
