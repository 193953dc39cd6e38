/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A verdict under way, and whom to tell it.
 */
#ifndef PTE_PROVE_PROVER_H
#define PTE_PROVE_PROVER_H

#include <pte/prove/recall.h>
#include <pte/prove/workspace.h>

#include "claims.h"

/* The words of an obligation. */
struct sets {
	struct pte_set a, b;
	struct parts parts; /* of either, while it's put together */
};

struct trial {
	struct scene s;
	struct sets *sets;
	struct pte_verdict v; /* what the next verdict says */
	struct pte_obligations o;
	const struct pte_memory *memory; /* NULL: none */
	void (*tell)(const struct pte_verdict *verdict, void *context);
	void *context;
};

/* As pte_claim_try, of any claim; what no layout says comes in the moment. */
void pte_trial_run(struct pte_workspace *workspace, const struct claim *claim,
		   const struct pte_target *target, enum pte_level level,
		   const struct pte_moment *moment,
		   void (*tell)(const struct pte_verdict *verdict,
				void *context),
		   void *context);

/*
 * What became of an obligation. Each of the functions below adds steps to the
 * trial's certificate, or says what refutes the obligation.
 */
enum outcome {
	OUTCOME_SHOWN,
	OUTCOME_REFUTED, /* by the trial's witness */
	OUTCOME_CAPACITY,
};

enum outcome pte_trial_refuted_by(struct trial *t, uint64_t witness,
				  uint64_t becomes);
enum outcome pte_trial_add_step(struct trial *t, uint16_t step);

/* Whether a tree of one leaf is a proof of an obligation about words. */
bool pte_case_is_closed(const struct trial *t, unsigned obligation);
/* Adds the tree of one that holds. */
enum outcome pte_close_cases(struct trial *t, unsigned obligation);

/* Obligations about words: apart, unmoved, inside, read as, lacks. */
enum outcome pte_prove_words(struct trial *t, unsigned obligation);
/* Those about functions: comes back, no spill. */
enum outcome pte_prove_function(struct trial *t, unsigned obligation);

#endif /* PTE_PROVE_PROVER_H */
