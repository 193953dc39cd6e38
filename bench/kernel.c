/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The kernel's side of the instruction counts: operations.h, compiled against
 * the kernel's headers. kernel.sh builds it as kbuild would.
 */
#include <linux/mm.h>
#include <linux/pgtable.h>
#include <linux/swap.h>
#include <linux/swapops.h>

#define ENTRY(value) ((swp_entry_t){ value })
#define OPERATION(name, expression)                                            \
	unsigned long count_##name(unsigned long a);                           \
	unsigned long count_##name(unsigned long a)                            \
	{                                                                      \
		return expression;                                             \
	}
#include "operations.h"
