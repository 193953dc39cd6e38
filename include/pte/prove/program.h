/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * An obligation as arithmetic on words, without a branch or a loop: it holds if
 * what comes out is 0, whatever is given. Who can follow seven operations, on
 * words of which not all bits are known, can check a proof.
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
	PTE_OPERATION_WORD = 0,    /**< b */
	PTE_OPERATION_AND = 1,     /**< a & b */
	PTE_OPERATION_OR = 2,      /**< a | b */
	PTE_OPERATION_XOR = 3,     /**< a ^ b */
	PTE_OPERATION_LEFT = 4,    /**< a << word, 0 <= word <= 63 */
	PTE_OPERATION_RIGHT = 5,   /**< a >> word */
	PTE_OPERATION_AT_MOST = 6, /**< all ones if a <= b, or else 0 */
};

/** Instead of a line's number, as b: the line's own word. */
#define PTE_LINE_WORD UINT16_MAX

/**
 * One operation on the values of lines above it. The first values, by enum
 * pte_given, are what is given; the first line's is number PTE_GIVEN_COUNT.
 */
struct pte_line {
	enum pte_operation operation;
	uint16_t a, b;
	uint64_t word;
};

/** As many as the longest needs, with room: checked, never cut. */
#define PTE_PROGRAM_CAPACITY 640

/**
 * That no word of 0x100 with any of bits 3:1 beside it has bit 0:
 *
 *   values 0 to 3   what is given
 *   value 4         value 0 & 0xe
 *   value 5         value 4 | 0x100     the witness, and what it becomes
 *   value 6         value 5 & 0x1       against it, if it isn't 0
 */
struct pte_program {
	unsigned count; /**< values, with those that are given */
	/** The nth gives value n; the first are none. */
	struct pte_line line[PTE_PROGRAM_CAPACITY];
	/** The value that must be 0; the word that refutes it if it isn't, and
	 * what that becomes. */
	uint16_t against, witness, becomes;
	/** Whether it's what differs between A and what comes back: then a bit
	 * of it can be told only with that bit of A taken as 0, and as 1. */
	bool bit_by_bit;
};

/** The bytes that a program takes in this library. */
PTE_API size_t pte_program_size(void);

/**
 * The program of one of a target's obligations.
 *
 * @param[out] ret  room for size bytes
 * @return PTE_STATUS_OK; PTE_STATUS_UNKNOWN_NAME if the obligation is of no
 *         relation, or its words come from nowhere; PTE_STATUS_CAPACITY;
 *         PTE_STATUS_SIZE if there is less room than pte_program_size()
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_obligation_program_sized(const struct pte_target *target,
			     const struct pte_obligations *all,
			     const struct pte_obligation *obligation,
			     struct pte_program *ret, size_t size);

/** The same, of a struct that these headers declare. */
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
