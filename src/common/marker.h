/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The bits of a marker's offset, as the list has them; a bit that was renamed
 * has both names.
 */
#ifndef PTE_COMMON_MARKER_H
#define PTE_COMMON_MARKER_H

#include <pte/lists.h>

#define MARKER_VALUE(with, macro, name, bit, since, until, without, seen_with, \
		     source)                                                   \
	MARKER_##macro = 1 << (bit),

enum {
	PTE_MARKER_ROWS(MARKER_VALUE, 0)
};

#undef MARKER_VALUE

#endif /* PTE_COMMON_MARKER_H */
