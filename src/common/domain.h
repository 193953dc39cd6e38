/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The entries that kernels write for a kind: at which levels, and with which
 * offsets. Encoders and claims keep to these, and doubts report others.
 */
#ifndef PTE_COMMON_DOMAIN_H
#define PTE_COMMON_DOMAIN_H

#include <pte/domain.h>
#include <pte/target.h>

/* A range of offsets; for markers, any nonempty subset of these bits. */
struct offsets {
	uint64_t low, high;
	uint64_t markers;
};

/* The domain that a kind's entries are in. */
enum pte_domain pte_domain_of(const struct pte_target *t, enum pte_kind kind);

/* A kind's offsets in a domain, limited to what the field holds. */
struct offsets pte_domain_offsets(const struct pte_target *t,
				  enum pte_level level, enum pte_kind kind,
				  enum pte_domain domain);

/* The last slot of a device of which the field, or the kind, has that last one:
 * with L1TF, the cache's address width limits the size of swap files. */
uint64_t pte_last_slot(const struct pte_target *t, uint64_t last);

/* Whether the level's pages have no entries beside them, with any options. */
static inline bool pte_is_entryless(const struct pte_target *t,
				    enum pte_level level)
{
	return (t->layout->entryless & PTE_LEVEL_SET(level)) != 0;
}

/* Whether a kind may stand at a level in this version. */
bool pte_kind_stands(const struct pte_target *t, enum pte_level level,
		     enum pte_kind kind);

/* Whether non-present entries stand at a level at all: without huge pages, the
 * constructors and readers for pmds are stubs that return 0. */
bool pte_entries_stand(const struct pte_target *t, enum pte_level level);

#endif /* PTE_COMMON_DOMAIN_H */
