/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A trial: the state of the prover while it tries a claim, and the functions
 * that decide one obligation.
 */
#ifndef PTE_PROVE_PROVER_H
#define PTE_PROVE_PROVER_H

#include <pte/prove/recall.h>
#include <pte/prove/workspace.h>

#include "claims.h"

/* The words of an obligation, as sets. */
struct sets {
	struct pte_set a, b;
	struct parts parts; /* scratch space for building either set */
};

struct trial {
	struct scene s;
	struct sets *sets;
	struct pte_verdict v; /* the next verdict to report */
	struct pte_obligations o;
	const struct pte_memory *memory; /* NULL: none */
	void (*tell)(const struct pte_verdict *verdict, void *context);
	void *context;
};

/* As pte_claim_try, for any claim, with an exhibit's scenario or NULL. */
void pte_trial_run(struct pte_workspace *workspace, const struct claim *claim,
		   const struct pte_target *target, enum pte_level level,
		   const struct pte_scenario *scenario,
		   void (*tell)(const struct pte_verdict *verdict,
				void *context),
		   void *context);

/*
 * The result for one obligation. Each of the functions below adds steps to the
 * trial's certificate, or fills in the witness.
 */
enum outcome {
	OUTCOME_SHOWN,
	OUTCOME_REFUTED, /* by the trial's witness */
	OUTCOME_CAPACITY,
};

enum outcome pte_trial_refuted_by(struct trial *t, uint64_t witness,
				  uint64_t becomes);
enum outcome pte_trial_add_step(struct trial *t, uint16_t step);

/* Whether a single leaf proves an obligation about words. */
bool pte_case_is_closed(const struct trial *t, unsigned obligation);
/* Adds the proof tree of an obligation that holds. */
enum outcome pte_close_cases(struct trial *t, unsigned obligation);

/* For obligations about words: apart, unmoved, inside, read as, lacks. */
enum outcome pte_prove_words(struct trial *t, unsigned obligation);
/* For obligations about functions: comes back, no spill. */
enum outcome pte_prove_function(struct trial *t, unsigned obligation);

#endif /* PTE_PROVE_PROVER_H */
