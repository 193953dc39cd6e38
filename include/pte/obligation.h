/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Obligations: what a claim comes to on one kernel, said once. The prover shows
 * each, the verifier checks each, a solver is asked each; none of them shares
 * more with the others than this.
 */
#ifndef PTE_OBLIGATION_H
#define PTE_OBLIGATION_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/claim.h>
#include <pte/export.h>
#include <pte/pattern.h>
#include <pte/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What encoders write: types and offsets of a kind on a domain. */
struct pte_image {
	enum pte_kind kind; /**< PTE_KIND_RAW: all 32 types */
	enum pte_domain domain;
	uint64_t beside; /**< any of these bits are set, too: flags, mostly */
};

/** Words that a claim speaks of. */
struct pte_words {
	bool written; /**< those of the image; or those that pass the test */
	struct pte_image image;
	struct pte_test test;
};

/** How two parts of an obligation stand to each other. */
enum pte_relation {
	/** No word is both in a and in b. */
	PTE_RELATION_APART = 1,
	/** Setting `bits` in a word of a changes neither its bits `kept` nor
	 * whether it passes `asked`. b are the words of which it would: so a
	 * and b are apart. */
	PTE_RELATION_UNMOVED = 2,
	/** Every word of a, tests only, lies in one of `within`. */
	PTE_RELATION_INSIDE = 3,
	/** The type that is read from a word of a is of one of `kinds`. */
	PTE_RELATION_READ_AS = 4,
	/** No word of a has one of `bits`. */
	PTE_RELATION_LACKS = 5,
	/** Inputs of a function, of which only `bits` are set, come back. */
	PTE_RELATION_COMES_BACK = 6,
	/** Inputs `kept` of an encoder, beyond their field, change no more than
	 * `bits` of the word. */
	PTE_RELATION_NO_SPILL = 7,
	/** number[0] <= number[1] */
	PTE_RELATION_FITS = 8,
	/** Each word is counted once: 2^64 in all. */
	PTE_RELATION_COUNT = 9,
};

/** A function on words, and its inverse. */
enum pte_function {
	/** a swp_entry and its word, by the masking encoder */
	PTE_FUNCTION_CODEC = 0,
	/** the same by the kernel's own macro, spills included */
	PTE_FUNCTION_MACRO = 1,
	/** an address and its word, under a protection */
	PTE_FUNCTION_PLACE = 2,
};

/** The most tests that an obligation allows words to lie in. */
#define PTE_WITHIN_MAX 3

struct pte_obligation {
	enum pte_relation relation;
	const char *reason; /**< what a word that refutes it is */
	struct pte_words a, b;
	uint64_t bits, kept;
	struct pte_test asked;
	unsigned withins;
	struct pte_test within[PTE_WITHIN_MAX];
	uint32_t kinds; /**< bit k: enum pte_kind k */
	enum pte_function function;
	uint64_t protection; /**< of PTE_FUNCTION_PLACE: a word but its address
			      */
	uint64_t number[2];
	/** What shows that it doesn't fit: a word, and what it's taken for. */
	uint64_t shown[2];
};

/** As many as all pairs of kinds, with room: checked, never cut. */
#define PTE_OBLIGATION_CAPACITY 320

struct pte_obligations {
	unsigned count;
	/** Why the claim doesn't apply; then there are none. NULL: it does. */
	const char *inapplicable;
	struct pte_obligation list[PTE_OBLIGATION_CAPACITY];
};

/**
 * What a verdict's claim comes to, on its target, level, kind and domain, by
 * its path: nothing is taken from what the verdict says of it.
 *
 * @return PTE_STATUS_OK; PTE_STATUS_UNKNOWN_NAME if there is no such claim,
 *         level, kind, domain or path, or nothing is claimed there;
 *         PTE_STATUS_CAPACITY
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_verdict_obligations(const struct pte_verdict *verdict,
			struct pte_obligations *ret);

#ifdef __cplusplus
}
#endif

#endif /* PTE_OBLIGATION_H */
