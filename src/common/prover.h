/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the claims share: a verdict under way, and whom to tell it.
 */
#ifndef PTE_COMMON_PROVER_H
#define PTE_COMMON_PROVER_H

#include <pte/museum.h>

#include "scene.h"

struct trial {
	struct scene s;
	const struct pte_moment *moment; /* of an exhibit; or NULL */
	struct pte_verdict v;            /* what the next verdict says */
	void (*tell)(const struct pte_verdict *verdict, void *context);
	void *context;
};

/* One claim's row: what is public of it, and how it's tried. */
struct claim {
	struct pte_claim public;
	void (*try)(struct trial *t);
};

/* The claim of an id, the museum's own included; NULL if there is none. */
const struct claim *pte_trial_claim(const char *id);

/* As pte_claim_try, of any claim; what no layout says comes in the moment. */
void pte_trial_run(const struct claim *claim, const struct pte_target *target,
		   enum pte_level level, const struct pte_moment *moment,
		   void (*tell)(const struct pte_verdict *verdict,
				void *context),
		   void *context);

void pte_trial_not_applicable(struct trial *t, const char *reason);
void pte_trial_refute(struct trial *t, uint64_t witness, uint64_t becomes,
		      const char *reason);
/* tell what the trial's certificate proves */
void pte_trial_prove(struct trial *t, const char *method);

/* Begin a certificate; add a step to it. False if it's full. */
void pte_trial_begin(struct trial *t);
bool pte_trial_add_step(struct trial *t, const struct pte_step *step);

/*
 * Add why a and b don't meet, or refute with a word that lies in both. False
 * if it was refuted.
 */
bool pte_trial_add_disjoint(struct trial *t, const struct pte_test *a,
			    const struct pte_test *b, const char *reason);

/* The same of all words of an image, in as few steps as will do. */
bool pte_trial_add_image(struct trial *t, const struct pte_set *image,
			 const struct pte_test *avoided, const char *reason);

/* Add why all of a lies in b, or refute with a word that doesn't. */
bool pte_trial_add_contained(struct trial *t, const struct pte_test *a,
			     const struct pte_test *b, const char *reason);

/*
 * A property of the images of all kinds at the level: on the whole field first,
 * and if that's refuted, each kind on its own domain.
 */
void pte_trial_images(struct trial *t,
		      bool (*holds)(struct trial *t,
				    const struct pte_set *image));

/* What a row says of a refutation that it foresaw; or NULL. */
const char *pte_trial_known(const struct pte_verdict *v);

/* The claims, by what they are about. */
extern const struct claim pte_claims_of_sets[];
extern const struct claim pte_claims_of_functions[];
extern const struct claim pte_claims_of_numbers[];
/* ... and those that make sense of exhibits only: `pte check` has none of them
 */
extern const struct claim pte_claims_of_museum[];

#endif /* PTE_COMMON_PROVER_H */
