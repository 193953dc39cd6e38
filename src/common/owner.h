/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PTE_COMMON_OWNER_H
#define PTE_COMMON_OWNER_H

#include <pte/model.h>

/* The bits that rows give to an owner, whatever the codec says. */
uint64_t pte_owned_bits(const struct pte_owned *rows, enum pte_owner owner);

#endif /* PTE_COMMON_OWNER_H */
