/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef OPERATE_H
#define OPERATE_H

#include "test.h"

#include <pte/prove/program.h>

/* A line of a program on words all known, as program.h says it: the tests' own,
 * which the verifier has no part in. */
static inline uint64_t operate(const struct pte_line *l, uint64_t a, uint64_t b)
{
	switch (l->operation) {
	case PTE_OPERATION_WORD:
		return b;
	case PTE_OPERATION_AND:
		return a & b;
	case PTE_OPERATION_OR:
		return a | b;
	case PTE_OPERATION_XOR:
		return a ^ b;
	case PTE_OPERATION_LEFT:
		return a << l->word;
	case PTE_OPERATION_RIGHT:
		return a >> l->word;
	case PTE_OPERATION_AT_MOST:
		return a <= b ? UINT64_MAX : 0;
	}
	fail();
	return 0;
}

#endif
