/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Claims about all 2^64 words, their verdicts, and what proves them.
 */
#ifndef PTE_CLAIM_H
#define PTE_CLAIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/set.h>
#include <pte/target.h>

#ifdef __cplusplus
extern "C" {
#endif

enum pte_verdict_kind {
	PTE_VERDICT_PROVED = 1,
	PTE_VERDICT_REFUTED = 2,
	PTE_VERDICT_NOT_APPLICABLE = 3,
};

/** Which entries a claim speaks of. */
enum pte_domain {
	PTE_DOMAIN_FIELD = 0,  /**< all types, all offsets, all flags */
	PTE_DOMAIN_DEVICE = 1, /**< swap devices: 1 <= offset <= 2^32 - 2 */
	PTE_DOMAIN_PFN = 2, /**< pfn within phys_bits, with and without A/D */
	PTE_DOMAIN_MARKER =
		3, /**< the version's marker bits, not none of them */
};

/** How one step of a proof goes, so that something else can go through it. */
enum pte_step_form {
	/** One bit is fixed to different values in a and b: `bits`. */
	PTE_STEP_DECIDING_BIT = 1,
	/** b demands one of `bits`, all of which a forces to 0. */
	PTE_STEP_FORCED_ZERO = 2,
	/** All of a lies in b. */
	PTE_STEP_CONTAINED = 3,
	/** None of `bits` varies in a, or is 1 there. */
	PTE_STEP_UNWIRED = 4,
	/** a.value <= b.value, two numbers. */
	PTE_STEP_FITS = 5,
	/** a.value, b.value: high and low half of a count of words. */
	PTE_STEP_COUNT = 6,
};

struct pte_step {
	enum pte_step_form form;
	unsigned of; /**< which of the claim's obligations it's for */
	struct pte_test a, b;
	uint64_t bits;
};

/** Where an output bit comes from. */
enum pte_wire {
	PTE_WIRE_INPUT = 0,       /**< + n: bit n of the input */
	PTE_WIRE_COMPLEMENT = 64, /**< + n: its complement */
	PTE_WIRE_ZERO = 128,
	PTE_WIRE_ONE = 129,
};

/** What each output bit of a function on words is. */
struct pte_wires {
	uint8_t from[64];
};

/** As many as the largest proof needs, with room: checked, never cut. */
#define PTE_STEP_CAPACITY 768

/**
 * A proof: steps, in the order of the claim's obligations; or two functions
 * whose wires compose to the identity. The steps of an obligation about words
 * take in all of them: their a share no word, and leave none out.
 */
struct pte_certificate {
	unsigned steps;
	struct pte_step step[PTE_STEP_CAPACITY];
	/** The functions there and back; there is no wire unless `wired`. */
	bool wired;
	struct pte_wires there, back;
};

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
	struct pte_certificate certificate; /**< of a proof */
	/** Of a refutation: the word, and the one that it's confused with. */
	uint64_t witness, becomes;
	/** Of a page whose address doesn't come back: that address. */
	uint64_t lost;
	/** A documented limit of the field, or a finding that a row documents.
	 */
	const char *known;
};

PTE_API size_t pte_claim_count(void);
/** @return NULL beyond the last */
PTE_API const struct pte_claim *pte_claim_at(size_t index);

/** "proved", "refuted", "not-applicable"; "field", "device" and so on. */
PTE_API const char *pte_verdict_name(enum pte_verdict_kind verdict);
PTE_API const char *pte_domain_name(enum pte_domain domain);

/** Why no kernel writes what lies outside a domain; NULL of the field. */
PTE_API const char *pte_domain_why(enum pte_domain domain);

/**
 * Try one claim on one kernel, at one level: on the whole field first, and
 * where it's refuted there, on the kinds' own domains.
 *
 * @param tell  called with each verdict, which lasts for the call only
 */
PTE_API void
pte_claim_try(const struct pte_claim *claim, const struct pte_target *target,
	      enum pte_level level,
	      void (*tell)(const struct pte_verdict *verdict, void *context),
	      void *context);

/**
 * Go through a verdict's certificate, its witness, or why it doesn't apply,
 * again. Shares no code with the prover; what it's held against is
 * obligation.h's.
 *
 * @return PTE_STATUS_OK or PTE_STATUS_NOT_REPRODUCED
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_verdict_verify(const struct pte_verdict *verdict);

#ifdef __cplusplus
}
#endif

#endif /* PTE_CLAIM_H */
