/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Trying claims on many kernels with a cache: most come to obligations that
 * were decided before. The caller keeps the cache; the library keeps no state.
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

/** The caller's cache, as the prover sees it. */
struct pte_memory {
	/**
	 * Look up obligations that are about to be decided. The result is the
	 * same for all obligations that have the same programs in the same
	 * order (program.h): the verifier looks at nothing else.
	 *
	 * @param verdict  the verdict to decide; on a hit its `verdict` is
	 *                 filled, PROVED with a certificate, or REFUTED with
	 *                 `obligation`, `witness`, `becomes` and `given`
	 * @return whether it's a hit; if not, the verdict is untouched
	 */
	bool (*recall)(const struct pte_obligations *obligations,
		       struct pte_verdict *verdict, void *context);
	void *context;
};

/**
 * As pte_claim_try, but a cached result isn't decided again. Its verdict is
 * reported as usual, with this claim's reason, method and acceptance.
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
