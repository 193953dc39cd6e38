/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Bits by owner, beyond pte/model.h: for one level, and where owners of a
 * proposal's flag conflict.
 */
#ifndef PTE_COMMON_OWNER_H
#define PTE_COMMON_OWNER_H

#include <pte/model.h>

/* The bits that rows give to an owner, regardless of the codec. */
uint64_t pte_owned_bits(const struct pte_owned *rows, enum pte_owner owner);

/*
 * As pte_model_bits, but only with the flags and hardware bits that exist at
 * the level.
 */
uint64_t pte_owner_bits(const struct pte_model *model, enum pte_owner owner,
			enum pte_level level);

/*
 * The bits on which a proposal's flag and the rows disagree at a level: those
 * of the flag that a row, or another flag of the proposal, gives to someone
 * else, and those that rows give to the flag although they aren't its own. Rows
 * leave to it the free bits, and the bits of flags that don't exist at the
 * level.
 */
uint64_t pte_flag_disputed(const struct pte_model *model, unsigned flag,
			   enum pte_level level);

#endif /* PTE_COMMON_OWNER_H */
