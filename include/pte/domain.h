/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Domains: the types and offsets that kernels really write, which is less than
 * the fields can hold.
 *
 * Numbers may be anything: functions here check them.
 */
#ifndef PTE_DOMAIN_H
#define PTE_DOMAIN_H

#include <pte/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A range of entries. */
enum pte_domain {
	PTE_DOMAIN_FIELD =
		0, /**< all types, offsets and flags that the fields hold */
	PTE_DOMAIN_DEVICE = 1, /**< swap devices: 1 <= offset <= 2^32 - 2 */
	PTE_DOMAIN_PFN = 2, /**< pfn within phys_bits, with and without A/D */
	PTE_DOMAIN_MARKER = 3, /**< at least one of the version's marker bits */
};

/** "field", "device" and so on. */
PTE_API const char *pte_domain_name(enum pte_domain domain);

/** Why no kernel writes entries outside a domain; NULL for the field. */
PTE_API const char *pte_domain_why(enum pte_domain domain);

#ifdef __cplusplus
}
#endif

#endif /* PTE_DOMAIN_H */
