/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What became of obligations that were tried: most kernels' are those of
 * others, and are neither decided nor verified again.
 *
 * Obligations are the same as others if each comes to the same program, in the
 * same order. A program is all that the verifier sees of an obligation, so what
 * it took once for some, it takes for those.
 */
#ifndef CLI_TRIED_H
#define CLI_TRIED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/prove/program.h>
#include <pte/prove/recall.h>

struct tried;

/* Nothing is remembered yet. NULL if memory ran out: then nothing ever is. */
struct tried *tried_begin(void);
void tried_end(struct tried *t);

/* As pte_claim_try_recalling; of each verdict that is told, tried_verify is
 * asked, and then only. */
void tried_claim(struct tried *t, struct pte_workspace *workspace,
		 const struct pte_claim *claim, const struct pte_target *target,
		 enum pte_level level,
		 void (*tell)(const struct pte_verdict *verdict, void *context),
		 void *context);

/* Whether a verdict that is being told holds: what isn't recalled is verified,
 * and remembered if it does. */
bool tried_verify(struct tried *t, struct pte_workspace *workspace,
		  const struct pte_verdict *v);
/* A line of a program is two words, without a gap; the rest of it is one. */
#define TRIED_LINE_WORDS 2
#define TRIED_KEY_WORDS (1 + TRIED_LINE_WORDS * PTE_PROGRAM_CAPACITY)

/* What of a program makes it another one: so many words, as returned. */
size_t tried_key(const struct pte_program *p,
		 uint64_t key_ret[static TRIED_KEY_WORDS]);

#endif /* CLI_TRIED_H */
