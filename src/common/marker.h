/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The marker bits by name, as constants, from lists.h; a renamed bit has both
 * names.
 */
#ifndef PTE_COMMON_MARKER_H
#define PTE_COMMON_MARKER_H

#include <pte/lists.h>

#define MARKER_BIT(with, macro, name, bit, since, until, without, seen_with,   \
		   source)                                                     \
	MARKER_BIT_##macro = (bit),

enum {
	PTE_MARKER_ROWS(MARKER_BIT, 0)
};

#undef MARKER_BIT

#define MARKER_UFFD_WP (1U << (unsigned)MARKER_BIT_UFFD_WP)
#define MARKER_SWAPIN_ERROR (1U << (unsigned)MARKER_BIT_SWAPIN_ERROR)
#define MARKER_POISONED (1U << (unsigned)MARKER_BIT_POISONED)
#define MARKER_GUARD (1U << (unsigned)MARKER_BIT_GUARD)

#endif /* PTE_COMMON_MARKER_H */
