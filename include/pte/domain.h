/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Which entries kernels write: less than the fields would hold.
 */
#ifndef PTE_DOMAIN_H
#define PTE_DOMAIN_H

#include <pte/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Which entries are meant. */
enum pte_domain {
	PTE_DOMAIN_FIELD = 0,  /**< all types, all offsets, all flags */
	PTE_DOMAIN_DEVICE = 1, /**< swap devices: 1 <= offset <= 2^32 - 2 */
	PTE_DOMAIN_PFN = 2, /**< pfn within phys_bits, with and without A/D */
	PTE_DOMAIN_MARKER =
		3, /**< the version's marker bits, not none of them */
};

/** "field", "device" and so on. */
PTE_API const char *pte_domain_name(enum pte_domain domain);

/** Why no kernel writes what lies outside a domain; NULL of the field. */
PTE_API const char *pte_domain_why(enum pte_domain domain);

#ifdef __cplusplus
}
#endif

#endif /* PTE_DOMAIN_H */
