/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PTE_COMMON_OWNER_H
#define PTE_COMMON_OWNER_H

#include <pte/model.h>

/* The bits that rows give to an owner, whatever the codec says. */
uint64_t pte_owned_bits(const struct pte_owned *rows, enum pte_owner owner);

/*
 * As pte_model_bits, by the flags of a proposal and the hardware that are at a
 * level.
 */
uint64_t pte_owner_bits(const struct pte_model *model, enum pte_owner owner,
			enum pte_level level);

/*
 * A proposal's flag owns its bit where it exists: what of it somebody else has
 * there by the rows, or another flag of the proposal; and what rows give it
 * that isn't its own. Rows leave to it what is free, and the bits of flags that
 * the level hasn't.
 */
uint64_t pte_flag_disputed(const struct pte_model *model, unsigned flag,
			   enum pte_level level);

#endif /* PTE_COMMON_OWNER_H */
