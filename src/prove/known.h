/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words of which some bits are known: three values for each bit, 0, 1 and
 * either; and what a program's lines come to on them.
 */
#ifndef PTE_PROVE_KNOWN_H
#define PTE_PROVE_KNOWN_H

#include <pte/prove/program.h>

/* Bits that are 1, and those that may be. */
struct known {
	uint64_t ones, most;
};

static inline struct known known_line(const struct pte_line *l, struct known a,
				      struct known b)
{
	struct known v = { 0, PTE_ALL_BITS };

	switch (l->operation) {
	case PTE_OPERATION_WORD:
		v = b;
		break;
	case PTE_OPERATION_AND:
		v = (struct known){ a.ones & b.ones, a.most & b.most };
		break;
	case PTE_OPERATION_OR:
		v = (struct known){ a.ones | b.ones, a.most | b.most };
		break;
	case PTE_OPERATION_XOR:
		v.ones = (a.ones & ~b.most) | (~a.most & b.ones);
		v.most = (a.most & ~b.ones) | (~a.ones & b.most);
		break;
	case PTE_OPERATION_LEFT:
		v = (struct known){ a.ones << l->word, a.most << l->word };
		break;
	case PTE_OPERATION_RIGHT:
		v = (struct known){ a.ones >> l->word, a.most >> l->word };
		break;
	case PTE_OPERATION_AT_MOST:
		v.ones = a.most <= b.ones ? PTE_ALL_BITS : 0;
		v.most = a.ones <= b.most ? PTE_ALL_BITS : 0;
		break;
	}
	return v;
}

static inline void known_run(const struct pte_program *p,
			     const struct known given[PTE_GIVEN_COUNT],
			     struct known value[PTE_PROGRAM_CAPACITY])
{
	for (unsigned n = 0; n < PTE_GIVEN_COUNT; n++)
		value[n] = given[n];
	for (unsigned n = PTE_GIVEN_COUNT; n < p->count; n++) {
		const struct pte_line *const l = &p->line[n];
		const struct known word = { l->word, l->word };

		value[n] =
			known_line(l, value[l->a],
				   l->b == PTE_LINE_WORD ? word : value[l->b]);
	}
}

#endif /* PTE_PROVE_KNOWN_H */
