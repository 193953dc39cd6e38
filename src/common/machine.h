/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The address in a present word, on a machine with or without memory
 * encryption.
 */
#ifndef PTE_COMMON_MACHINE_H
#define PTE_COMMON_MACHINE_H

#include <pte/target.h>

/*
 * The encryption bit of an address, 0 if there is none. It isn't part of the
 * pfn mask, and isn't complemented with the pfn.
 *
 * Source: Linux 6.12 arch/x86/mm/mem_encrypt_amd.c, mem_encrypt_identity.c.
 */
static inline uint64_t pte_encryption(const struct pte_target *t)
{
	return t->c_bit == 0 ? 0 : PTE_BIT(t->c_bit);
}

/* The address in a present word, in bytes. */
static inline uint64_t pte_address_in(const struct pte_target *t,
				      enum pte_level level, uint64_t v)
{
	return pte_place_read(t->layout->place[level], v) & ~pte_encryption(t);
}

#endif /* PTE_COMMON_MACHINE_H */
