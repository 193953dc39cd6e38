/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Obligations as straight-line programs on 64-bit words: an obligation holds if
 * its program's result is 0 for every input. A checker of proofs needs only
 * these seven operations on partially known words.
 *
 * The obligation is checked here, the target isn't.
 */
#ifndef PTE_PROVE_PROGRAM_H
#define PTE_PROVE_PROGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/prove/claim.h>
#include <pte/prove/obligation.h>
#include <pte/status.h>

#ifdef __cplusplus
extern "C" {
#endif

enum pte_operation {
	PTE_OPERATION_WORD = 0,    /**< b; loads a constant or copies a value */
	PTE_OPERATION_AND = 1,     /**< a & b */
	PTE_OPERATION_OR = 2,      /**< a | b */
	PTE_OPERATION_XOR = 3,     /**< a ^ b */
	PTE_OPERATION_LEFT = 4,    /**< a << word, 0 <= word <= 63 */
	PTE_OPERATION_RIGHT = 5,   /**< a >> word */
	PTE_OPERATION_AT_MOST = 6, /**< all ones if a <= b, else 0 */
};

/** As b, instead of a line's number: the line's own constant. */
#define PTE_LINE_WORD UINT16_MAX

/**
 * One operation on earlier values. Values 0 to PTE_GIVEN_COUNT - 1 are the
 * inputs, by enum pte_given; the first line computes value PTE_GIVEN_COUNT.
 */
struct pte_line {
	enum pte_operation operation;
	uint16_t a, b;
	uint64_t word;
};

/** Enough for the longest program, with a margin; checked, never truncated. */
#define PTE_PROGRAM_CAPACITY 640

/**
 * A program. For "no word 0x100, with any of bits 3:1 set beside, has bit 0":
 *
 *   values 0 to 3   the inputs
 *   value 4         value 0 & 0xe
 *   value 5         value 4 | 0x100     the witness, and what it becomes
 *   value 6         value 5 & 0x1       the result; refuted if it isn't 0
 */
struct pte_program {
	unsigned count; /**< the number of values, inputs included */
	/** Line n computes value n; those of the inputs are unused. */
	struct pte_line line[PTE_PROGRAM_CAPACITY];
	/** The value that must be 0; if it isn't, the word that refutes the
	 * obligation, and the word that becomes of it. */
	uint16_t against, witness, becomes;
	/** The result is the difference between A and what is read back: a bit
	 * of it is only decided once that bit of A is fixed, to 0 and to 1. */
	bool bit_by_bit;
};

/** The size of a struct pte_program in this library. */
PTE_API size_t pte_program_size(void);

/**
 * The program of one of a target's obligations.
 *
 * @param[out] ret  size bytes
 * @return PTE_STATUS_OK; PTE_STATUS_UNKNOWN_NAME if the obligation's relation,
 *         or the source of its words, is unknown; PTE_STATUS_CAPACITY;
 *         PTE_STATUS_SIZE if size is less than pte_program_size()
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_obligation_program_sized(const struct pte_target *target,
			     const struct pte_obligations *all,
			     const struct pte_obligation *obligation,
			     struct pte_program *ret, size_t size);

/** As pte_obligation_program_sized, for the struct of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status pte_obligation_program(
	const struct pte_target *target, const struct pte_obligations *all,
	const struct pte_obligation *obligation, struct pte_program *ret)
{
	return pte_obligation_program_sized(target, all, obligation, ret,
					    sizeof(*ret));
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_PROVE_PROGRAM_H */
