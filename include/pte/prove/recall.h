/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Claims on many kernels, of which most come to obligations that were decided
 * before: what a caller remembers of those. The library keeps nothing.
 */
#ifndef PTE_PROVE_RECALL_H
#define PTE_PROVE_RECALL_H

#include <stdbool.h>

#include <pte/export.h>
#include <pte/prove/claim.h>
#include <pte/prove/obligation.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a caller remembers, as the prover asks for it. */
struct pte_memory {
	/**
	 * Obligations are about to be decided: is it known what comes of them?
	 * It's the same for all that come to the same programs, each of them
	 * and in their order (program.h): the verifier sees nothing else.
	 *
	 * @param verdict  whose they are; if it's known, its `verdict` is
	 *                 filled, PROVED with a certificate, or REFUTED with
	 *                 `obligation`, `witness`, `becomes` and `given`
	 * @return whether it is; if not, the verdict is untouched
	 */
	bool (*recall)(const struct pte_obligations *obligations,
		       struct pte_verdict *verdict, void *context);
	void *context;
};

/**
 * As pte_claim_try, but what is recalled isn't decided again. It's told as if
 * it had been; reason, method and what is known of it are this claim's.
 */
PTE_API void pte_claim_try_recalling(
	struct pte_workspace *workspace, const struct pte_claim *claim,
	const struct pte_target *target, enum pte_level level,
	const struct pte_memory *memory,
	void (*tell)(const struct pte_verdict *verdict, void *context),
	void *context);

#ifdef __cplusplus
}
#endif

#endif /* PTE_PROVE_RECALL_H */
