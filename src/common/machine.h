/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a machine makes of a present word's address.
 */
#ifndef PTE_COMMON_MACHINE_H
#define PTE_COMMON_MACHINE_H

#include <pte/target.h>

/*
 * The bit of an address that says that the memory is encrypted; 0: there is
 * none. It leaves the mask of the page's frame, and isn't complemented with it.
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
