/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef BOUNDS_H
#define BOUNDS_H

#include "../layouts.h"

/* No enum of ours has so many; those that a byte would cut to a valid one are
 * among them. */
static const unsigned beyond[] = {
	99,         255,        256,        256 + 5,    256 + 15,   65536 + 5,
	0x7fffffff, 0x80000000, 0x80000001, 0xfffffffe, 0xffffffff,
};
/* Just beyond the last level, too; 32 is one that a shift turns into 0 */
static const unsigned no_level[] = {
	6, 7, 31, 32, 33, 64, 0x7fffffff, 0x80000000, 0x80000001, 0xffffffff
};
#define EACH(n, list)                                                          \
	const unsigned *n = (list);                                            \
	n < (list) + sizeof(list) / sizeof((list)[0]);                         \
	n++

static inline void kernel(struct pte_target *target)
{
	target_named("x86_64@6.12", "", target);
}

#endif
