/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Claims about all 2^64 words, their verdicts, and what proves them.
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
 * The words that an obligation is asked of, and that a case fixes bits of: what
 * an encoder is given, a swp_entry and the bits beside it, or an address, or
 * else the word itself; and the same of the words that those are kept from,
 * where encoders write these, too.
 */
enum pte_given {
	PTE_GIVEN_A = 0,
	PTE_GIVEN_A_BESIDE = 1,
	PTE_GIVEN_B = 2,
	PTE_GIVEN_B_BESIDE = 3,
};
#define PTE_GIVEN_COUNT 4

/** A step of a proof: bit n of a given word. */
#define PTE_STEP_BIT(given, n) ((uint16_t)(64U * (unsigned)(given) + (n)))
/** A step of a proof: no case is left. */
#define PTE_STEP_CLOSED ((uint16_t)(64 * PTE_GIVEN_COUNT))

/** As many as the largest proof needs, with room: checked, never cut. */
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
 * A step that names a bit takes the case apart: first what follows if it's 0,
 * then what follows if it's 1. One that closes a case says that nothing more
 * need be known: with the bits that are fixed, whatever the others are, there
 * is no word against the obligation.
 */
struct pte_certificate {
	unsigned steps;
	uint16_t step[PTE_STEP_CAPACITY];
};

/** Bits of an address that caches hold, for no-physical-alias where the
 * configuration has no cache_bits. */
#define PTE_CACHE_BITS_ASSUMED 46

struct pte_moment;

struct pte_claim {
	const char *id;   /**< stable: "swap-not-present" */
	const char *says; /**< the proposition */
	/** Options that its verdict may depend on, as a PTE_OPTION_SET. */
	uint32_t options;
	unsigned levels; /**< a PTE_LEVEL_SET */
};

struct pte_verdict {
	const struct pte_claim *claim;
	const struct pte_target *target;
	enum pte_level level;
	enum pte_domain domain;
	/** PTE_KIND_RAW: all kinds that the claim speaks of, at once. */
	enum pte_kind kind;
	const char *path; /**< the store path or macro, where there is one */
	const struct pte_moment *moment; /**< an exhibit's; or NULL */

	enum pte_verdict_kind verdict;
	const char *reason; /**< why not applicable; what a refutation shows */
	const char *method; /**< how it was proved, in a word or two */
	/** Of a refutation: which of the claim's obligations, by its number. */
	unsigned obligation;
	/** What was taken for granted, or isn't asked; NULL: nothing. */
	const char *note;
	struct pte_certificate certificate; /**< of a proof */
	/** Of a refutation: the word, and the one that it's confused with. */
	uint64_t witness, becomes;
	/** What an encoder is given to write it, by enum pte_given. */
	uint64_t given[PTE_GIVEN_COUNT];
	/** A documented limit of the field, or a finding that a row documents.
	 */
	const char *accepted;
};

PTE_API size_t pte_claim_count(void);
/** @return NULL beyond the last */
PTE_API const struct pte_claim *pte_claim_at(size_t index);

/** "proved", "refuted", "not-applicable". */
PTE_API const char *pte_verdict_name(enum pte_verdict_kind verdict);

/**
 * Try one claim on one kernel, at one level: on the whole field first, and
 * where it's refuted there, on the kinds' own domains. Takes up to 16 KB of the
 * stack; what tell takes comes on top of that.
 *
 * @param workspace  never NULL; what else may be asked in it: workspace.h
 * @param claim  one that claim.h, scheme.h or museum.h gives
 * @param tell   called with each verdict, which lasts for the call only; never,
 *               of another claim, or of a level that the claim isn't about
 */
PTE_API void
pte_claim_try(struct pte_workspace *workspace, const struct pte_claim *claim,
	      const struct pte_target *target, enum pte_level level,
	      void (*tell)(const struct pte_verdict *verdict, void *context),
	      void *context);

/**
 * What else there is against a claim that is refuted, of all that the verdict
 * is about: pte_claim_try tells of the first word only. Takes up to 16 KB of
 * the stack, and tell's.
 *
 * @param tell  called with a verdict for each other reason, of its first word;
 *              it lasts for the call only
 * @return PTE_STATUS_OK; PTE_STATUS_CAPACITY if something couldn't be decided;
 *         PTE_STATUS_NOT_REPRODUCED if the verdict isn't a refutation;
 *         PTE_STATUS_UNKNOWN_NAME if nothing is claimed there
 */
PTE_API PTE_MUST_CHECK enum pte_status pte_verdict_others(
	struct pte_workspace *workspace, const struct pte_verdict *verdict,
	void (*tell)(const struct pte_verdict *verdict, void *context),
	void *context);

/**
 * Go through a verdict's certificate, its witness, or why it doesn't apply,
 * again. Shares no code with the prover; what it's held against is
 * obligation.h's. Takes up to 16 KB of the stack.
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
