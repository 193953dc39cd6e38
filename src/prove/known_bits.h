/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Partially known words, where each bit is 0, 1 or either; and the operations
 * of programs on them.
 */
#ifndef PTE_PROVE_KNOWN_BITS_H
#define PTE_PROVE_KNOWN_BITS_H

#include <pte/prove/program.h>

/* The bits that are 1, and those that may be 1. */
struct known_bits {
	uint64_t ones, most;
};

static inline struct known_bits known_bits_line(const struct pte_line *l,
						struct known_bits a,
						struct known_bits b)
{
	struct known_bits v = { 0, PTE_ALL_BITS };

	switch (l->operation) {
	case PTE_OPERATION_WORD:
		v = b;
		break;
	case PTE_OPERATION_AND:
		v = (struct known_bits){ a.ones & b.ones, a.most & b.most };
		break;
	case PTE_OPERATION_OR:
		v = (struct known_bits){ a.ones | b.ones, a.most | b.most };
		break;
	case PTE_OPERATION_XOR:
		v.ones = (a.ones & ~b.most) | (~a.most & b.ones);
		v.most = (a.most & ~b.ones) | (~a.ones & b.most);
		break;
	case PTE_OPERATION_LEFT:
		v = (struct known_bits){ a.ones << l->word, a.most << l->word };
		break;
	case PTE_OPERATION_RIGHT:
		v = (struct known_bits){ a.ones >> l->word, a.most >> l->word };
		break;
	case PTE_OPERATION_AT_MOST:
		v.ones = a.most <= b.ones ? PTE_ALL_BITS : 0;
		v.most = a.ones <= b.most ? PTE_ALL_BITS : 0;
		break;
	}
	return v;
}

static inline void
known_bits_run(const struct pte_program *p,
	       const struct known_bits given[PTE_GIVEN_COUNT],
	       struct known_bits value[PTE_PROGRAM_CAPACITY])
{
	for (unsigned n = 0; n < PTE_GIVEN_COUNT; n++)
		value[n] = given[n];
	for (unsigned n = PTE_GIVEN_COUNT; n < p->count; n++) {
		const struct pte_line *const l = &p->line[n];
		const struct known_bits word = { l->word, l->word };

		value[n] = known_bits_line(l, value[l->a],
					   l->b == PTE_LINE_WORD ? word
								 : value[l->b]);
	}
}

#endif /* PTE_PROVE_KNOWN_BITS_H */
