/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Claims about all 2^64 words, their verdicts and certificates; functions to
 * try a claim on a kernel and to verify a verdict independently.
 *
 * Levels, claims and verdicts are checked here: what none of them is claims
 * nothing. A workspace must be one that pte_workspace_init returned.
 */
#ifndef PTE_PROVE_CLAIM_H
#define PTE_PROVE_CLAIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/domain.h>
#include <pte/export.h>
#include <pte/prove/set.h>
#include <pte/prove/workspace.h>
#include <pte/target.h>

#ifdef __cplusplus
extern "C" {
#endif

enum pte_verdict_kind {
	PTE_VERDICT_PROVED = 1,
	PTE_VERDICT_REFUTED = 2,
	PTE_VERDICT_NOT_APPLICABLE = 3,
};

/**
 * The inputs of an obligation, whose bits a case fixes. A is what an encoder is
 * given, a swp_entry or an address, with the bits set beside it; where nothing
 * encodes the words, A is the word itself. B is the same for the words that A's
 * are compared with, where encoders write those, too.
 */
enum pte_given {
	PTE_GIVEN_A = 0,
	PTE_GIVEN_A_BESIDE = 1,
	PTE_GIVEN_B = 2,
	PTE_GIVEN_B_BESIDE = 3,
};
#define PTE_GIVEN_COUNT 4

/** A proof step: split on bit n of an input. */
#define PTE_STEP_BIT(given, n) ((uint16_t)(64U * (unsigned)(given) + (n)))
/** A proof step: the case is closed. */
#define PTE_STEP_CLOSED ((uint16_t)(64 * PTE_GIVEN_COUNT))

/** Enough for the largest proof, with a margin; checked, never truncated. */
#define PTE_STEP_CAPACITY 4096

/**
 * A proof by cases: a tree for each of the claim's obligations, in their order,
 * each in preorder.
 *
 *   bit 3 of A, closed, bit 5 of A, closed, closed
 *
 *             bit 3
 *           0 /   \ 1
 *       closed     bit 5
 *                0 /   \ 1
 *            closed     closed
 *
 * A step that names a bit splits the case: first the subtree for the bit being
 * 0, then the one for 1. A step that closes a case says that the bits fixed so
 * far suffice: whatever the others are, no word violates the obligation.
 */
struct pte_certificate {
	unsigned steps;
	uint16_t step[PTE_STEP_CAPACITY];
};

/** The physical address bits that caches are assumed to hold, for
 * no-physical-alias, if the configuration has no cache_bits. */
#define PTE_CACHE_BITS_ASSUMED 46

struct pte_scenario;

/** A claim: a proposition about the entries of a kernel, tried level by level.
 */
struct pte_claim {
	const char *id;   /**< stable: "swap-not-present" */
	const char *says; /**< the proposition */
	/** The options that the verdict may depend on, as a PTE_OPTION_SET. */
	uint32_t options;
	unsigned levels; /**< a PTE_LEVEL_SET */
};

/** What came of a claim on a kernel at a level. */
struct pte_verdict {
	const struct pte_claim *claim;
	const struct pte_target *target;
	enum pte_level level;
	enum pte_domain domain;
	/** PTE_KIND_RAW: all kinds that the claim is about, at once. */
	enum pte_kind kind;
	/** The store path or macro, if the claim has several. */
	const char *path;
	/** The scenario of an exhibit; else NULL. */
	const struct pte_scenario *scenario;

	enum pte_verdict_kind verdict;
	/** Why it doesn't apply, or what a refutation shows. */
	const char *reason;
	const char *method; /**< the proof method, in a word or two */
	/** For a refutation: the index of the obligation that is violated. */
	unsigned obligation;
	/** What is assumed, or isn't covered; NULL: nothing. */
	const char *note;
	struct pte_certificate certificate; /**< for a proof */
	/** For a refutation: the word, and the one that it's confused with. */
	uint64_t witness, becomes;
	/** The encoder's inputs that produce the witness, by enum pte_given. */
	uint64_t given[PTE_GIVEN_COUNT];
	/** Why a refutation is accepted: a limit of the field that is
	 * documented, or a finding that the model's row documents; NULL: it
	 * isn't. */
	const char *accepted;
};

PTE_API size_t pte_claim_count(void);
/** @return NULL beyond the last */
PTE_API const struct pte_claim *pte_claim_at(size_t index);

/** "proved", "refuted", "not-applicable". */
PTE_API const char *pte_verdict_name(enum pte_verdict_kind verdict);

/**
 * Try one claim on one kernel at one level: first on the whole field, and where
 * it's refuted there, on each kind's own domain. Uses up to 16 KB of stack, and
 * what tell uses.
 *
 * @param workspace  never NULL; workspace.h says what may use it meanwhile
 * @param claim  one returned by claim.h, scheme.h or museum.h
 * @param tell   called with each verdict, which is valid during the call only;
 *               not called for another claim, or for a level that the claim
 *               isn't about
 */
PTE_API void
pte_claim_try(struct pte_workspace *workspace, const struct pte_claim *claim,
	      const struct pte_target *target, enum pte_level level,
	      void (*tell)(const struct pte_verdict *verdict, void *context),
	      void *context);

/**
 * Find the other reasons for which a claim is refuted: pte_claim_try reports
 * the first word only. Uses up to 16 KB of stack, and what tell uses.
 *
 * @param tell  called with a verdict for each other reason, with its first
 *              word; the verdict is valid during the call only
 * @return PTE_STATUS_OK; PTE_STATUS_CAPACITY if an obligation couldn't be
 *         decided; PTE_STATUS_NOT_REPRODUCED if the verdict isn't a refutation;
 *         PTE_STATUS_UNKNOWN_NAME if nothing is claimed there
 */
PTE_API PTE_MUST_CHECK enum pte_status pte_verdict_others(
	struct pte_workspace *workspace, const struct pte_verdict *verdict,
	void (*tell)(const struct pte_verdict *verdict, void *context),
	void *context);

/**
 * Verify a verdict: its certificate, its witness, or that the claim doesn't
 * apply. Shares no code with the prover but obligation.h, which states what
 * must hold. Uses up to 16 KB of stack.
 *
 * @return PTE_STATUS_OK or PTE_STATUS_NOT_REPRODUCED
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_verdict_verify(struct pte_workspace *workspace,
		   const struct pte_verdict *verdict);

#ifdef __cplusplus
}
#endif

#endif /* PTE_PROVE_CLAIM_H */
