/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Schemes: ways, proposed or merged, to record a fact in an entry without a
 * page; and what a scheme, or any other proposal, means for one kernel.
 *
 * They go back to five mails: how does a file-backed pte stay write-protected
 * by userfaultfd when its page is gone? Each proposal is a table row here, made
 * of parts. Whether a kernel has space for one, which words it writes, what it
 * costs and which code its words mislead is computed, also for the flags and
 * types that a model (a spec) proposes. A scheme in force is part of the
 * target: decode, encode, pagemap and transitions need no scheme argument.
 *
 * Schemes, bits and numbers are checked here: what can't be isn't feasible.
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

/** What a scheme uses of an entry. */
enum pte_scheme_form {
	/** A bit: the word has it and isn't present; all other bits are
	 * ignored. */
	PTE_FORM_BIT = 1,
	/** An existing flag, in a word that has no other bit set. */
	PTE_FORM_FLAG_ALONE = 2,
	/** One offset of a type. */
	PTE_FORM_OFFSET = 3,
	/** A type of its own. */
	PTE_FORM_TYPE = 4,
	/** A bit of the PTE marker's offset. */
	PTE_FORM_MARKER = 5,
	/** Bits of every entry's offset, for flags. */
	PTE_FORM_OFFSET_FLAGS = 6,
	/** A PROT_NONE word with a flag: present, so not an entry. */
	PTE_FORM_PROTNONE = 7,
	/** A flag of its own beside entries: for models, not for schemes. */
	PTE_FORM_FLAG = 8,
	/** A word that isn't an entry: for models, not for schemes. */
	PTE_FORM_WORD = 9,
};

/** Which offset a part of PTE_FORM_OFFSET takes. */
enum pte_scheme_offset {
	PTE_SCHEME_OFFSET_ZERO = 0,
	PTE_SCHEME_OFFSET_ONES =
		1, /**< the largest that the architecture keeps */
	PTE_SCHEME_OFFSET_FLAG = 2, /**< the flag's bit, as a number */
};

/** One thing that a scheme or a model's proposal uses. */
struct pte_part {
	enum pte_scheme_form form;
	/** For _FLAG, _FLAG_ALONE, _PROTNONE, and PTE_SCHEME_OFFSET_FLAG. */
	enum pte_flag flag;
	enum pte_scheme_offset offset;
	/** For _OFFSET: the type that the offset belongs to; SWAP is type 1, or
	 * 0 if the offset isn't 0. For _TYPE and _MARKER: the type that it
	 * adds. */
	enum pte_kind kind;
	/** Where a new type goes: it takes over the number of the kind
	 * `instead`, or the highest number below the kind `below`; NONE:
	 * unused. */
	enum pte_kind instead, below;
	/** For a marker: its bit's name, and the bit; 0: the lowest free. */
	const char *marker;
	unsigned marker_bits;
	/** For _WORD. */
	uint64_t word;
};

/** The maximum number of parts of a scheme. */
#define PTE_SCHEME_PARTS 3

/** One scheme: a built-in proposal. */
struct pte_scheme {
	const char *name; /**< "pte-bit" */
	const char *says; /**< what is proposed, in one line */
	const char *who, *when;
	const char *became; /**< what came of it */
	const char *source;
	/** An idea from the same threads rather than one of the proposals. */
	bool neighbour;
	/** The levels at which its series uses it; a PTE_LEVEL_SET. */
	unsigned levels;
	struct pte_span in; /**< the versions that it's made for */
	/** The options without which it's pointless; a PTE_OPTION_SET. */
	uint32_t needs;
	/** The option that implements the scheme; 0: none. */
	uint32_t option;
	/** The parts, all of one form. */
	unsigned parts;
	struct pte_part part[PTE_SCHEME_PARTS];
	/** A condition that the word doesn't show; NULL: none. */
	const char *condition;
};

/** The number of schemes; proposals come first, then neighbours. */
PTE_API size_t pte_scheme_count(void);
/** @return NULL beyond the last */
PTE_API const struct pte_scheme *pte_scheme_at(size_t index);

/** No bit was given. */
#define PTE_SCHEME_NO_BIT (-1)

/**
 * Parse a scheme as users write it: NAME, or NAME=BIT.
 *
 * @param text  length bytes, needn't be terminated
 * @param[out] scheme_ret, bit_ret  untouched on error; the bit is 0..63 or
 *                                  PTE_SCHEME_NO_BIT
 * @return PTE_STATUS_OK, PTE_STATUS_UNKNOWN_NAME; for the bit,
 *         PTE_STATUS_SYNTAX, _BIT_RANGE, or _NO_BIT if the scheme takes none
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_scheme_parse(const char *text, size_t length,
		 const struct pte_scheme **scheme_ret, int *bit_ret);

/** Whether a scheme is feasible on a kernel. */
enum pte_feasible {
	PTE_FEASIBLE_NO = 0,
	/** Only under a condition that the word doesn't show. */
	PTE_FEASIBLE_IF = 1,
	PTE_FEASIBLE_YES = 2,
};

/** Why a scheme isn't feasible. */
enum pte_obstacle {
	PTE_OBSTACLE_NONE = 0,
	PTE_OBSTACLE_VERSION = 1,  /**< the scheme is for other versions */
	PTE_OBSTACLE_OPTION = 2,   /**< an option that it needs is off */
	PTE_OBSTACLE_OWNER = 3,    /**< the bit belongs to a field or a flag */
	PTE_OBSTACLE_FIXED = 4,    /**< the bit must be 0, or 1 */
	PTE_OBSTACLE_HARDWARE = 5, /**< hardware may set the bit */
	PTE_OBSTACLE_STORE = 6,    /**< a store path drops the bit */
	PTE_OBSTACLE_IMAGE = 7, /**< the bit isn't free in every layout that the
				   kernel image can boot as */
	PTE_OBSTACLE_NO_BIT = 8,        /**< no bit is free */
	PTE_OBSTACLE_NO_FLAG = 9,       /**< the architecture lacks the flag */
	PTE_OBSTACLE_NONE_WORD = 10,    /**< the word reads as none */
	PTE_OBSTACLE_PRESENT_WORD = 11, /**< the word reads as present */
	PTE_OBSTACLE_ROOM = 12,         /**< the offset is too narrow */
	PTE_OBSTACLE_TYPES = 13,        /**< no type is left */
	PTE_OBSTACLE_CONDITION = 14,    /**< feasible under a condition */
	PTE_OBSTACLE_MALFORMED = 15,    /**< an invalid scheme or bit */
};

/** Buffer size for the reason, terminated. */
#define PTE_SCHEME_WHY_SIZE 160

/** A word that a scheme writes. */
struct pte_scheme_word {
	uint64_t value;
	const char *what; /**< how it's made */
	/** ... with which flag, or for which type; may be NULL. */
	const char *of;
};

/** What a proposal uses up, and what that leaves in the word. */
struct pte_takes {
	uint64_t bits;        /**< PTE bits */
	unsigned offsets;     /**< offsets of existing types */
	unsigned offset_bits; /**< offset bits of every entry */
	unsigned marker_bits; /**< bits of the marker's offset */
	unsigned redefined;   /**< flags whose value in the headers changes */
	unsigned facts; /**< further yes/no facts that its words can hold */
	uint32_t needs; /**< a PTE_OPTION_SET */
	/** Its special words aren't entries: no swp_entry may be read from
	 * them. */
	bool bare;
};

/** The result of trying a scheme, or a model's own proposal, on one kernel. It
 * grows at its end, and with struct pte_target; see pte_scheme_use_size(). */
struct pte_scheme_use {
	const struct pte_scheme *scheme; /**< NULL: a model's own proposal */
	/** The kernel without and with the proposal; equal if it isn't
	 * feasible. */
	struct pte_target before, after;
	struct pte_takes takes;

	enum pte_feasible feasible;
	enum pte_obstacle obstacle;
	/** Why not, or under which condition; "" if feasible without one. */
	char why[PTE_SCHEME_WHY_SIZE];

	int bit; /**< for _BIT: the bit in use, or PTE_SCHEME_NO_BIT */
	/** For _BIT: the bits that are feasible here, and in every layout that
	 * the kernel image can boot as. */
	uint64_t bits, image_bits;
	/** The bits that are then left, in every layout of that image. */
	uint64_t left_bits;

	unsigned words; /**< 0 if it isn't feasible */
	struct pte_scheme_word word[PTE_SCHEME_WORDS];
};

/** The size of a struct pte_scheme_use in this library. */
PTE_API size_t pte_scheme_use_size(void);

/**
 * Try a scheme on a kernel.
 *
 * @param target  a mainline kernel: target->scheme is NULL
 * @param bit     0..63 for a scheme that takes one; or PTE_SCHEME_NO_BIT: the
 *                lowest feasible one
 * @param[out] use_ret  size bytes
 * @return PTE_STATUS_OK, also if it isn't feasible or the scheme or bit is
 *         invalid: then `feasible` and `obstacle` say so; PTE_STATUS_SIZE if
 *         size is less than pte_scheme_use_size()
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_scheme_try_sized(const struct pte_scheme *scheme, int bit,
		     const struct pte_target *target,
		     struct pte_scheme_use *use_ret, size_t size);

/** Fill a use that is too small for the library. */
PTE_INLINE void pte_scheme_use_refuse(struct pte_scheme_use *use)
{
	use->feasible = PTE_FEASIBLE_NO;
	use->obstacle = PTE_OBSTACLE_MALFORMED;
	use->why[0] = '\0';
	use->words = 0;
}

/** As pte_scheme_try_sized, for the struct of these headers: if the library's
 * is larger, the result is infeasible, PTE_OBSTACLE_MALFORMED. */
PTE_INLINE void pte_scheme_try(const struct pte_scheme *scheme, int bit,
			       const struct pte_target *target,
			       struct pte_scheme_use *use_ret)
{
	if (pte_scheme_try_sized(scheme, bit, target, use_ret,
				 sizeof(*use_ret)) != PTE_STATUS_OK)
		pte_scheme_use_refuse(use_ret);
}

/**
 * Try a model's own proposal: the flags and types that a spec adds.
 *
 * @param before  the kernel without it
 * @param after   the kernel with it: its model has a proposal, no scheme is in
 *                force, and version and options are before's
 * @param[out] use_ret  as for a scheme; without words if only fields have moved
 *
 * @return as pte_scheme_try_sized
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_proposal_try_sized(const struct pte_target *before,
		       const struct pte_target *after,
		       struct pte_scheme_use *use_ret, size_t size);

/** As pte_proposal_try_sized, for the struct of these headers. */
PTE_INLINE void pte_proposal_try(const struct pte_target *before,
				 const struct pte_target *after,
				 struct pte_scheme_use *use_ret)
{
	if (pte_proposal_try_sized(before, after, use_ret, sizeof(*use_ret)) !=
	    PTE_STATUS_OK)
		pte_scheme_use_refuse(use_ret);
}

/**
 * Put a scheme in force on a target: its reader then comes first.
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
 * The words at a level that a proposal's reader takes for its own: that of the
 * scheme in force, or of the model. Uses up to 16 KB of stack.
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
 * The claims about what a target's scheme in force, or its model, proposes;
 * pte_claim_at doesn't return them.
 *
 * @return NULL beyond the last
 */
PTE_API const struct pte_claim *pte_scheme_claim_at(size_t index);

/**
 * The helper that would misread a word at a level, whatever the scheme: as a
 * page, a table or an empty slot.
 *
 * @return NULL if none; else the helper's name, or "no leaf entries"
 */
PTE_API const char *pte_scheme_misread(const struct pte_target *target,
				       enum pte_level level, uint64_t value);

/** What a scheme costs, and what is left. */
struct pte_scheme_cost {
	int pte_bits; /**< PTE bits used on the architecture; negative: given
			 back */
	unsigned types, offsets, marker_bits;
	unsigned offset_bits; /**< offset bits of every entry */
	/** Architectures whose headers change, of all that are modelled. */
	unsigned archs, archs_of;
	unsigned max_swapfiles, max_swapfiles_left;
	unsigned free_bits, free_bits_left; /**< in every layout that the kernel
					       image can boot as */
	/** Further yes/no facts that the word can hold. */
	unsigned facts;
	uint32_t needs;  /**< a PTE_OPTION_SET */
	unsigned levels; /**< where no helper misreads its words */
	/** Instructions to recognise its words, and for none and present, on
	 * one layout of the architecture, by gcc 12 at -O2; 0: not counted. */
	unsigned detect, none, present;
	/** Its words stay its own if hardware sets bits that it may set. */
	bool hardware_stable;
};

/**
 * The cost of a feasible scheme.
 *
 * @param[out] cost_ret  size bytes; untouched on error
 * @return PTE_STATUS_OK or PTE_STATUS_NOT_FEASIBLE
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_scheme_cost_sized(const struct pte_scheme_use *use,
		      struct pte_scheme_cost *cost_ret, size_t size);

/** As pte_scheme_cost_sized, for the struct of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_scheme_cost(const struct pte_scheme_use *use,
		struct pte_scheme_cost *cost_ret)
{
	return pte_scheme_cost_sized(use, cost_ret, sizeof(*cost_ret));
}

/** How code that doesn't know the scheme copes with its words. */
enum pte_grade {
	PTE_GRADE_FINE = 0,
	PTE_GRADE_CAUGHT = 1, /**< it reports the word */
	PTE_GRADE_MISLED = 2, /**< it acts on a page or slot that isn't there */
};

/** Buffer size for a helper's answer, terminated. */
#define PTE_ANSWER_SIZE 64
/** More than any version has helpers. */
#define PTE_ANSWERS 24

/** How one helper reads a word. */
struct pte_answer {
	const char *helper; /**< "pte_none" */
	const char *source;
	enum pte_grade grade;
	char text[PTE_ANSWER_SIZE];
};

/**
 * How the version's helpers that don't know a proposal read one of its words.
 * If the word is an entry of Linux with an extra flag, a helper is misled if it
 * reads another entry or loses the flag.
 *
 * @param word  one of use->word
 * @param[out] answers_ret  PTE_ANSWERS elements
 * @return the number of elements written
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
