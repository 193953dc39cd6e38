/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Schemes: ways, proposed or merged, to remember something in an entry that
 * has no page; and what they, or any other proposal, come to on one kernel.
 *
 * Five mails began it: how does a file's pte remember that it's write-protected
 * by userfaultfd, when its page is gone? The proposals are rows of parts here.
 * Whether a kernel has room for one, which words it writes, what it costs, and
 * whom those words mislead, is computed; of a model's own flags and types just
 * as well. What is merged to a target, the target says: decode, encode, pagemap
 * and transitions ask for no scheme.
 */
#ifndef PTE_PROVE_SCHEME_H
#define PTE_PROVE_SCHEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/prove/claim.h>
#include <pte/prove/set.h>
#include <pte/target.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is taken of entries. */
enum pte_scheme_form {
	/** A bit: set and not present, and the rest of the word is no matter.
	 */
	PTE_FORM_BIT = 1,
	/** A flag that is there, in a word that has nothing else. */
	PTE_FORM_FLAG_ALONE = 2,
	/** One offset of a type. */
	PTE_FORM_OFFSET = 3,
	/** A type of its own. */
	PTE_FORM_TYPE = 4,
	/** A bit of the marker's offset. */
	PTE_FORM_MARKER = 5,
	/** Bits of every entry's offset, for flags. */
	PTE_FORM_OFFSET_FLAGS = 6,
	/** A word without access, and a flag: present, so no entry at all. */
	PTE_FORM_PROTNONE = 7,
	/** A flag of its own, beside entries: a model's, not a scheme's. */
	PTE_FORM_FLAG = 8,
	/** A word that is no entry: a model's, not a scheme's. */
	PTE_FORM_WORD = 9,
};

/** Which offset a part of PTE_FORM_OFFSET takes. */
enum pte_scheme_offset {
	PTE_SCHEME_OFFSET_ZERO = 0,
	PTE_SCHEME_OFFSET_ONES = 1, /**< as many as the architecture keeps */
	PTE_SCHEME_OFFSET_FLAG = 2, /**< the flag's bit, as a number */
};

/** One thing that a proposal takes, whoever proposes it. */
struct pte_part {
	enum pte_scheme_form form;
	/** Of _FLAG, _FLAG_ALONE, _PROTNONE, and of an offset that is a flag's
	 * value. */
	enum pte_flag flag;
	enum pte_scheme_offset offset;
	/** Of _OFFSET: the type whose offset it is; SWAP is type 1, or 0 where
	 * the offset isn't 0. Of _TYPE and _MARKER: the type that it adds. */
	enum pte_kind kind;
	/** Where a new type goes. It takes the number of the one kind, or the
	 * highest one below the other's; NONE: no such kind. */
	enum pte_kind instead, below;
	/** Of a marker: what its bit is called, and which; 0: the lowest that
	 * nobody uses. */
	const char *marker;
	unsigned marker_bits;
	/** Of _WORD. */
	uint64_t word;
};

/** A scheme has so many parts at most. */
#define PTE_SCHEME_PARTS 3

/** One scheme: a proposal that is built in. */
struct pte_scheme {
	const char *name; /**< "pte-bit" */
	const char *says; /**< what is proposed, in a line */
	const char *who, *when;
	const char *became; /**< what came of it */
	const char *source;
	/** A thought of the same threads, not one of the proposals. */
	bool neighbour;
	/** Where its series puts it; a PTE_LEVEL_SET. */
	unsigned levels;
	struct pte_span in; /**< the kernels that it's made for */
	/** Options without which it makes no sense; a PTE_OPTION_SET. */
	uint32_t needs;
	/** An option that is the scheme; 0: none. */
	uint32_t option;
	/** All of one form. */
	unsigned parts;
	struct pte_part part[PTE_SCHEME_PARTS];
	/** What can't be seen from the word; NULL: nothing. */
	const char *condition;
};

/** The schemes: proposals first, neighbours after them. */
PTE_API size_t pte_scheme_count(void);
/** @return NULL beyond the last */
PTE_API const struct pte_scheme *pte_scheme_at(size_t index);

/** No bit was named. */
#define PTE_SCHEME_NO_BIT (-1)

/**
 * Read a scheme as users write it: NAME, or NAME=BIT.
 *
 * @param text  length bytes, needn't be terminated
 * @param[out] scheme_ret, bit_ret  untouched on error; the bit 0..63 or
 *                                  PTE_SCHEME_NO_BIT
 * @return PTE_STATUS_OK, PTE_STATUS_UNKNOWN_NAME; of the bit,
 *         PTE_STATUS_SYNTAX, _BIT_RANGE, or _NO_BIT if the scheme takes none
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_scheme_parse(const char *text, size_t length,
		 const struct pte_scheme **scheme_ret, int *bit_ret);

/** Whether a kernel has room for a scheme. */
enum pte_feasible {
	PTE_FEASIBLE_NO = 0,
	/** Yes, if something holds that the word doesn't show. */
	PTE_FEASIBLE_IF = 1,
	PTE_FEASIBLE_YES = 2,
};

/** What stands against a scheme. */
enum pte_obstacle {
	PTE_OBSTACLE_NONE = 0,
	PTE_OBSTACLE_VERSION = 1,    /**< the scheme is made for others */
	PTE_OBSTACLE_OPTION = 2,     /**< one that it needs isn't on */
	PTE_OBSTACLE_OWNER = 3,      /**< the bit is a field's, or a flag's */
	PTE_OBSTACLE_FIXED = 4,      /**< the bit must be 0, or 1 */
	PTE_OBSTACLE_HARDWARE = 5,   /**< hardware may set the bit */
	PTE_OBSTACLE_STORE = 6,      /**< a store drops the bit */
	PTE_OBSTACLE_IMAGE = 7,      /**< not free wherever the image boots */
	PTE_OBSTACLE_NO_BIT = 8,     /**< no bit is free */
	PTE_OBSTACLE_NO_FLAG = 9,    /**< the architecture hasn't the flag */
	PTE_OBSTACLE_NONE_WORD = 10, /**< the word reads as none */
	PTE_OBSTACLE_PRESENT_WORD = 11, /**< the word reads as present */
	PTE_OBSTACLE_ROOM = 12,         /**< the offset is too narrow */
	PTE_OBSTACLE_TYPES = 13,        /**< no type is left */
	PTE_OBSTACLE_CONDITION = 14,    /**< it works if something holds */
	PTE_OBSTACLE_MALFORMED = 15, /**< a scheme, or a bit, that can't be */
};

/** Room for why a scheme isn't feasible, and its end. */
#define PTE_SCHEME_WHY_SIZE 160

/** A word that a scheme writes. */
struct pte_scheme_word {
	uint64_t value;
	const char *what; /**< how it's made */
	const char *of;   /**< ... with which flag, or of which type; or NULL */
};

/** What a proposal takes, and what that leaves of the word. */
struct pte_takes {
	uint64_t bits;        /**< of the word */
	unsigned offsets;     /**< of types that are there */
	unsigned offset_bits; /**< of every entry */
	unsigned marker_bits; /**< of the marker's offset */
	unsigned redefined;   /**< flags that headers give another value */
	unsigned facts;       /**< further ones that its words have room for */
	uint32_t needs;       /**< a PTE_OPTION_SET */
	/** Its special words aren't entries: none may be taken from them. */
	bool bare;
};

/** What a scheme, or a model's own proposal, comes to on one kernel. It grows
 * at its end, and with struct pte_target: pte_scheme_use_size() tells. */
struct pte_scheme_use {
	const struct pte_scheme *scheme; /**< NULL: a model's proposal */
	/** That kernel, without it, and with it. If it isn't feasible, they are
	 * the same. */
	struct pte_target before, after;
	struct pte_takes takes;

	enum pte_feasible feasible;
	enum pte_obstacle obstacle;
	/** Why not, or the condition; "" if it's feasible as it stands. */
	char why[PTE_SCHEME_WHY_SIZE];

	int bit; /**< of a part of _BIT: the one that is used; or
		  * PTE_SCHEME_NO_BIT */
	/** Of _BIT: those that would do here; and in every layout that one
	 * kernel image can boot as. */
	uint64_t bits, image_bits;
	/** Those that are left, wherever that image boots. */
	uint64_t left_bits;

	unsigned words; /**< 0 if not feasible */
	struct pte_scheme_word word[PTE_SCHEME_WORDS];
};

/** The bytes that a struct pte_scheme_use takes in this library. */
PTE_API size_t pte_scheme_use_size(void);

/**
 * What a scheme comes to on a kernel.
 *
 * @param target  a kernel of mainline: target->scheme is NULL
 * @param bit     0..63 for a scheme that takes one; or PTE_SCHEME_NO_BIT: the
 *                lowest that is feasible
 *
 * @param[out] use_ret  size bytes
 * @return PTE_STATUS_OK, and what can't be is in `feasible`, a scheme or bit
 *         that is none included; PTE_STATUS_SIZE if there is less room than
 *         pte_scheme_use_size()
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_scheme_try_sized(const struct pte_scheme *scheme, int bit,
		     const struct pte_target *target,
		     struct pte_scheme_use *use_ret, size_t size);

/** What a use comes to that the library has no room for. */
PTE_INLINE void pte_scheme_use_refuse(struct pte_scheme_use *use)
{
	use->feasible = PTE_FEASIBLE_NO;
	use->obstacle = PTE_OBSTACLE_MALFORMED;
	use->why[0] = '\0';
	use->words = 0;
}

/** The same, of a struct that these headers declare: one of another libpte's
 * size comes out as not feasible, and malformed. */
PTE_INLINE void pte_scheme_try(const struct pte_scheme *scheme, int bit,
			       const struct pte_target *target,
			       struct pte_scheme_use *use_ret)
{
	if (pte_scheme_try_sized(scheme, bit, target, use_ret,
				 sizeof(*use_ret)) != PTE_STATUS_OK)
		pte_scheme_use_refuse(use_ret);
}

/**
 * What a model's own proposal comes to: the flags and types that a spec adds.
 *
 * @param before  the kernel that it starts from
 * @param after   the same, with the proposal: of a model that has one, and with
 *                no scheme in force; its version and options are before's
 *
 * It's as of a scheme. Where only fields have moved there are no words.
 *
 * @return as pte_scheme_try_sized
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_proposal_try_sized(const struct pte_target *before,
		       const struct pte_target *after,
		       struct pte_scheme_use *use_ret, size_t size);

/** The same, as pte_scheme_try. */
PTE_INLINE void pte_proposal_try(const struct pte_target *before,
				 const struct pte_target *after,
				 struct pte_scheme_use *use_ret)
{
	if (pte_proposal_try_sized(before, after, use_ret, sizeof(*use_ret)) !=
	    PTE_STATUS_OK)
		pte_scheme_use_refuse(use_ret);
}

/**
 * A target, with a scheme in force: its reader comes first.
 *
 * @param target  changed in place; untouched on error
 * @param[out] use_ret  may be NULL; otherwise written, on error too
 * @return PTE_STATUS_OK or PTE_STATUS_NOT_FEASIBLE
 */
static inline PTE_MUST_CHECK enum pte_status
pte_scheme_apply(const struct pte_scheme *scheme, int bit,
		 struct pte_target *target, struct pte_scheme_use *use_ret)
{
	struct pte_scheme_use use;

	pte_scheme_try(scheme, bit, target, &use);
	if (use_ret != NULL)
		*use_ret = use;
	if (use.feasible == PTE_FEASIBLE_NO)
		return PTE_STATUS_NOT_FEASIBLE;
	*target = use.after;
	return PTE_STATUS_OK;
}

/**
 * The words that a proposal's reader takes for its own, at a level: a scheme's
 * in force, or the model's. Takes up to 16 KB of the stack.
 *
 * @param target  with the scheme in force
 * @param[out] class_ret  untouched on error
 * @return PTE_STATUS_OK, PTE_STATUS_NO_LEVEL, PTE_STATUS_CAPACITY; or
 *         PTE_STATUS_NOT_FEASIBLE if nothing is proposed
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_scheme_class(const struct pte_target *target, enum pte_level level,
		 struct pte_set *class_ret);

/**
 * The claims about what a target has of its own: by a scheme in force, or by
 * its model; pte_claim_at has none of them.
 *
 * @return NULL beyond the last
 */
PTE_API const struct pte_claim *pte_scheme_claim_at(size_t index);

/**
 * What stands in the way of a word at a level, whatever the scheme: that some
 * helper takes it for a page, a table or nothing at all.
 *
 * @return NULL if nothing does; else the helper's name, or "no leaf entries"
 */
PTE_API const char *pte_scheme_misread(const struct pte_target *target,
				       enum pte_level level, uint64_t value);

/** What it takes, and what is left. */
struct pte_scheme_cost {
	int pte_bits; /**< taken on the architecture; less than 0: given back */
	unsigned types, offsets, marker_bits;
	unsigned offset_bits; /**< of every entry */
	/** Architectures, of those that are modelled, whose headers change. */
	unsigned archs, archs_of;
	unsigned max_swapfiles, max_swapfiles_left;
	unsigned free_bits, free_bits_left; /**< wherever the image boots */
	/** Further facts, yes or no, that the word has room for. */
	unsigned facts;
	uint32_t needs;  /**< a PTE_OPTION_SET */
	unsigned levels; /**< where no helper misreads its words */
	/** Instructions that tell its words from others, on one layout of the
	 * architecture, by gcc 12 at -O2, and those of none and present; 0: not
	 * counted. */
	unsigned detect, none, present;
	/** Its words stay its own when hardware sets what it may set. */
	bool hardware_stable;
};

/**
 * What a scheme that is feasible costs.
 *
 * @param[out] cost_ret  size bytes; untouched on error
 * @return PTE_STATUS_OK or PTE_STATUS_NOT_FEASIBLE
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_scheme_cost_sized(const struct pte_scheme_use *use,
		      struct pte_scheme_cost *cost_ret, size_t size);

/** The same, of a struct that these headers declare. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_scheme_cost(const struct pte_scheme_use *use,
		struct pte_scheme_cost *cost_ret)
{
	return pte_scheme_cost_sized(use, cost_ret, sizeof(*cost_ret));
}

/** How code fares that doesn't know the scheme. */
enum pte_grade {
	PTE_GRADE_FINE = 0,
	PTE_GRADE_CAUGHT = 1, /**< it complains */
	PTE_GRADE_MISLED = 2, /**< it acts on something that isn't there */
};

/** Room for what a helper answers, and its end. */
#define PTE_ANSWER_SIZE 64
/** More than a version has helpers. */
#define PTE_ANSWERS 24

/** What one helper makes of a word. */
struct pte_answer {
	const char *helper; /**< "pte_none" */
	const char *source;
	enum pte_grade grade;
	char text[PTE_ANSWER_SIZE];
};

/**
 * What the helpers of the kernel's version answer on a proposal's word, those
 * that are older than it. Beside an entry of Linux's own, a flag misleads who
 * reads another entry, or loses the flag.
 *
 * @param word  one of use->word
 * @param[out] answers_ret  room for PTE_ANSWERS
 * @return how many were written
 */
PTE_API unsigned pte_scheme_answers(const struct pte_scheme_use *use,
				    uint64_t word,
				    struct pte_answer *answers_ret);

/** "fine", "caught", "misled"; not NULL. */
PTE_API const char *pte_grade_name(enum pte_grade grade);
/** "yes", "if", "no"; not NULL. */
PTE_API const char *pte_feasible_name(enum pte_feasible feasible);
/** "bit", "flag-alone" and so on; not NULL. */
PTE_API const char *pte_scheme_form_name(enum pte_scheme_form form);
/** "owner", "hardware" and so on; not NULL. */
PTE_API const char *pte_obstacle_name(enum pte_obstacle obstacle);

#ifdef __cplusplus
}
#endif

#endif /* PTE_PROVE_SCHEME_H */
