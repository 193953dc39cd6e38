/* SPDX-License-Identifier: GPL-2.0-only */
/* The kernel's side of what is counted; kernel.sh compiles it as kbuild does.
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
