/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Obligations: what a claim comes to on one kernel, said once. The prover shows
 * each, the verifier checks each, a solver is asked each; none of them shares
 * more with the others than this.
 */
#ifndef PTE_PROVE_OBLIGATION_H
#define PTE_PROVE_OBLIGATION_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/pattern.h>
#include <pte/prove/claim.h>
#include <pte/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What encoders write: types and offsets of a kind on a domain. */
struct pte_entries {
	enum pte_kind kind; /**< PTE_KIND_RAW: all 32 types */
	enum pte_domain domain;
	uint64_t beside; /**< any of these bits are set, too: flags, mostly */

	/* What kind and domain come to on the target. */
	uint32_t types; /**< bit n: type n */
	uint8_t offset_bits;
	uint64_t low, high; /**< the offsets; low > high: none */
	uint64_t markers;   /**< if not 0: any of these bits, not none */
};

/**
 * What is written for pages: an address in a protection, and flags beside it.
 *
 *   the protection chooses one alternative of the place, as in the kernel;
 *   word = address's bits, where it puts them | protection | beside
 */
struct pte_paged {
	const struct pte_place *place;
	uint64_t protection;
	uint64_t kept;   /**< bits of an address, in bytes, that may be set */
	uint64_t beside; /**< any of these bits of the word are set, too */
};

/** Where words that a claim speaks of come from. */
enum pte_words_of {
	PTE_WORDS_PASSING = 0, /**< those that pass the test */
	PTE_WORDS_ENTRY = 1,   /**< those that encoders write */
	PTE_WORDS_PAGE = 2,    /**< those of the page */
};

/** Words that a claim speaks of. */
struct pte_words {
	enum pte_words_of of;
	struct pte_entries entries;
	struct pte_paged page;
	struct pte_test test;
};

/** Whether something writes them: they aren't just those that pass a test. */
static inline bool pte_words_are_written(const struct pte_words *words)
{
	return words->of != PTE_WORDS_PASSING;
}

/** How two parts of an obligation stand to each other. */
enum pte_relation {
	/** No word is both in a and in b. */
	PTE_RELATION_APART = 1,
	/** Setting `bits` in a word of a changes neither its bits `kept` nor
	 * whether it passes `asked`. b are the words of which it would: so a
	 * and b are apart. */
	PTE_RELATION_UNMOVED = 2,
	/** Every word of a lies in one of `within`. */
	PTE_RELATION_INSIDE = 3,
	/** The type that is read from a word of a is of one of `kinds`. */
	PTE_RELATION_READ_AS = 4,
	/** No word of a has one of `bits`: b are the words that have. */
	PTE_RELATION_LACKS = 5,
	/** Inputs of the function, of which `kept` are free, come back,
	 * whatever `beside` is set in the word. */
	PTE_RELATION_COMES_BACK = 6,
	/** Inputs of the function, of which `kept` are free and one of `beyond`
	 * is set, change no more than `bits` of the bare input's word. */
	PTE_RELATION_NO_SPILL = 7,
	/** number[0] <= number[1] */
	PTE_RELATION_FITS = 8,
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
	pte_kind_set kinds; /**< bit k: enum pte_kind k */
	/** What becomes of a word that refutes it. */
	uint64_t sets, clears;

	/**
	 * A function on words, NULL if it isn't about one: what is given is
	 * written to the place under a protection, and read from there; what
	 * has no room in it is written to the spill.
	 */
	const struct pte_place *place, *spill;
	uint64_t protection;
	uint64_t bare; /**< what is given but the bits kept */
	uint64_t beyond;
	uint64_t beside; /**< bits of the word, any of which are set */

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
	/** What is taken for granted, or isn't asked; NULL: nothing. */
	const char *note;
	/**
	 * What encoders do, as to an address: a swp_entry is written to the
	 * codec's place under the must-be-1 bits; the kernel's own macro writes
	 * to its spill, too.
	 */
	struct pte_place codec, spill, no_spill;
	uint64_t fixed;
	unsigned type_shift; /**< a swp_entry's SWP_TYPE_SHIFT */
	struct pte_obligation list[PTE_OBLIGATION_CAPACITY];
};

/**
 * What a verdict's claim comes to, on its target, level, kind and domain, by
 * its path: nothing is taken from what the verdict says of it. Takes up to 16
 * KB of the stack.
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

#endif /* PTE_PROVE_OBLIGATION_H */
