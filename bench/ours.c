/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Our side of the instruction counts: operations.h, compiled against
 * pte/kernel.h. kernel.c is the kernel's side.
 */
#include "ours.h"

#define OPERATION(name, expression)                                            \
	unsigned long count_##name(unsigned long a);                           \
	unsigned long count_##name(unsigned long a)                            \
	{                                                                      \
		return (unsigned long)(expression);                            \
	}
#include "operations.h"
