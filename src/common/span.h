/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PTE_COMMON_SPAN_H
#define PTE_COMMON_SPAN_H

#include <stdbool.h>

#include <pte/linux.h>

static inline bool in_span(const struct pte_span *span, uint16_t version)
{
	return span->since <= version && version <= span->until;
}

#endif /* PTE_COMMON_SPAN_H */
