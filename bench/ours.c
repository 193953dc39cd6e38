/* SPDX-License-Identifier: BSD-2-Clause */
/* Our side of what is counted; kernel.c is the kernel's. */
#include "ours.h"

#define OPERATION(name, expression)                                            \
	unsigned long count_##name(unsigned long a);                           \
	unsigned long count_##name(unsigned long a)                            \
	{                                                                      \
		return (unsigned long)(expression);                            \
	}
#include "operations.h"
