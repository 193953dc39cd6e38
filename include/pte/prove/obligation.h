/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Obligations: the conditions that a claim amounts to on one kernel, stated
 * once. The prover proves them, the verifier checks them and solvers are asked
 * about them; these three share nothing else.
 *
 * The verdict is checked here.
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

/** The entries that encoders write: types and offsets of a kind on a domain. */
struct pte_entries {
	enum pte_kind kind; /**< PTE_KIND_RAW: all 32 types */
	enum pte_domain domain;
	/** Bits, mostly flags, of which any may be set, too. */
	uint64_t beside;

	/* the types and offsets of that kind and domain on the target */
	uint32_t types; /**< bit n: type n */
	uint8_t offset_bits;
	uint64_t low, high; /**< the range of offsets; low > high: empty */
	uint64_t markers; /**< if not 0: offsets with any of these bits, but not
			     none */
};

/**
 * The words written for pages: an address, a protection, and flags beside them.
 *
 *   the protection selects one alternative of the place, as in the kernel;
 *   word = bits of the address, as placed | protection | beside
 */
struct pte_paged {
	const struct pte_place *place;
	uint64_t protection;
	uint64_t kept; /**< address bits (of a byte address) that may be set */
	uint64_t beside; /**< bits of the word of which any may be set, too */
};

/** Where the words of an obligation come from. */
enum pte_words_of {
	PTE_WORDS_PASSING = 0, /**< all words that pass `test` */
	PTE_WORDS_ENTRY = 1, /**< the words that encoders write for `entries` */
	PTE_WORDS_PAGE = 2,  /**< the words written for `page` */
};

/** A set of words that an obligation is about. */
struct pte_words {
	enum pte_words_of of;
	struct pte_entries entries;
	struct pte_paged page;
	struct pte_test test;
};

/** Whether an encoder writes the words, rather than a test selecting them. */
static inline bool pte_words_are_written(const struct pte_words *words)
{
	return words->of != PTE_WORDS_PASSING;
}

/** The kinds of obligations, on word sets a and b. */
enum pte_relation {
	/** No word is both in a and in b. */
	PTE_RELATION_APART = 1,
	/** Setting `bits` in a word of a changes neither its bits `kept` nor
	 * whether it passes `asked`. b are the words in which it would: a and b
	 * must not meet. */
	PTE_RELATION_UNMOVED = 2,
	/** Every word of a passes one of the tests `within`. */
	PTE_RELATION_INSIDE = 3,
	/** The type read from a word of a belongs to one of `kinds`. */
	PTE_RELATION_READ_AS = 4,
	/** No word of a has any of `bits`; b are the words that have. */
	PTE_RELATION_LACKS = 5,
	/** Inputs of the function, of which the bits `kept` are free, are read
	 * back unchanged, whichever bits of `beside` are set in the word. */
	PTE_RELATION_COMES_BACK = 6,
	/** Inputs of the function, of which the bits `kept` are free and one of
	 * `beyond` is set, change only `bits` in the word of the bare input. */
	PTE_RELATION_NO_SPILL = 7,
	/** number[0] <= number[1] */
	PTE_RELATION_FITS = 8,
};

/** The maximum number of tests of PTE_RELATION_INSIDE. */
#define PTE_WITHIN_MAX 4

/** A relation between words: a claim is proved where all of its hold. */
struct pte_obligation {
	enum pte_relation relation;
	const char *reason; /**< what is wrong with a word that refutes it */
	struct pte_words a, b;
	uint64_t bits, kept;
	struct pte_test asked;
	unsigned withins;
	struct pte_test within[PTE_WITHIN_MAX];
	pte_kind_set kinds; /**< a PTE_KIND_SET */
	/** The bits that are set and cleared in a word that refutes it. */
	uint64_t sets, clears;

	/**
	 * The function, or NULL: the input is written to the place under a
	 * protection and read back from there; bits of it that don't fit the
	 * place are written to the spill.
	 */
	const struct pte_place *place, *spill;
	uint64_t protection;
	uint64_t bare; /**< the input bits other than `kept` */
	uint64_t beyond;
	uint64_t beside; /**< bits of the word of which any may be set */

	uint64_t number[2];
	/** Two words that show the problem if the numbers don't fit. */
	uint64_t shown[2];
};

/** Enough for all pairs of kinds, with a margin; checked, never truncated. */
#define PTE_OBLIGATION_CAPACITY 320

/** All that has to hold for a claim on a kernel at a level. */
struct pte_obligations {
	unsigned count;
	/** Why the claim doesn't apply, without obligations; or NULL. */
	const char *inapplicable;
	/** What is assumed, or isn't covered; NULL: nothing. */
	const char *note;
	/**
	 * The encoders of entries, in terms of places: a swp_entry is written
	 * to the codec's place, with the must-be-1 bits; the kernel's own macro
	 * also writes to its spill.
	 */
	struct pte_place codec, spill, no_spill;
	uint64_t fixed;
	unsigned type_shift; /**< a swp_entry's SWP_TYPE_SHIFT */
	struct pte_obligation list[PTE_OBLIGATION_CAPACITY];
};

/** The size of a struct pte_obligations in this library. */
PTE_API size_t pte_obligations_size(void);

/**
 * The obligations of a verdict's claim, for its target, level, kind, domain and
 * path; the verdict's result isn't used. Uses up to 16 KB of stack.
 *
 * @param[out] ret  size bytes
 * @return PTE_STATUS_OK; PTE_STATUS_UNKNOWN_NAME if there is no such claim,
 *         level, kind, domain or path, or nothing is claimed there;
 *         PTE_STATUS_CAPACITY; PTE_STATUS_SIZE if size is less than
 *         pte_obligations_size()
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_verdict_obligations_sized(const struct pte_verdict *verdict,
			      struct pte_obligations *ret, size_t size);

/** As pte_verdict_obligations_sized, for the struct of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_verdict_obligations(const struct pte_verdict *verdict,
			struct pte_obligations *ret)
{
	return pte_verdict_obligations_sized(verdict, ret, sizeof(*ret));
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_PROVE_OBLIGATION_H */
