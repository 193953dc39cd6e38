/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Remembers the results of obligations: most kernels have the same ones as
 * other kernels, which needn't be decided and verified again.
 *
 * Lists of obligations are the same if they lead to the same programs in the
 * same order. A program is all that the verifier sees of an obligation, so what
 * it accepted for one list holds for an equal one.
 */
#ifndef CLI_TRIED_H
#define CLI_TRIED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/prove/program.h>
#include <pte/prove/recall.h>

struct tried;

/* NULL if out of memory; all functions take it, and then remember nothing. */
struct tried *tried_begin(void);
void tried_end(struct tried *t);

/*
 * As pte_claim_try_recalling. For each verdict that is reported, tried_verify
 * must be called once, from the callback.
 */
void tried_claim(struct tried *t, struct pte_workspace *workspace,
		 const struct pte_claim *claim, const struct pte_target *target,
		 enum pte_level level,
		 void (*tell)(const struct pte_verdict *verdict, void *context),
		 void *context);

/*
 * Whether a verdict being reported holds. One that wasn't recalled is verified,
 * and remembered if it holds.
 */
bool tried_verify(struct tried *t, struct pte_workspace *workspace,
		  const struct pte_verdict *v);
/*
 * A line of a program is two words without padding; the other members are one.
 */
#define TRIED_LINE_WORDS 2
#define TRIED_KEY_WORDS (1 + TRIED_LINE_WORDS * PTE_PROGRAM_CAPACITY)

/* The members that identify a program, as words. Returns their number. */
size_t tried_key(const struct pte_program *p,
		 uint64_t key_ret[static TRIED_KEY_WORDS]);

#endif /* CLI_TRIED_H */
