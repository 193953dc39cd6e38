/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Arithmetic on versions and spans that pte/linux.h doesn't offer.
 */
#ifndef PTE_COMMON_SPAN_H
#define PTE_COMMON_SPAN_H

#include <stdbool.h>

#include <pte/linux.h>

static inline bool in_span(const struct pte_span *span, uint16_t version)
{
	return span->since <= version && version <= span->until;
}

/* Strictly inside a bracket: the version itself wasn't read. */
static inline bool between(uint16_t without, uint16_t with, uint16_t version)
{
	return without < version && version < with;
}

/* The release before a version: 5.19 before 6.0. */
uint16_t pte_linux_before(uint16_t version);

#endif /* PTE_COMMON_SPAN_H */
