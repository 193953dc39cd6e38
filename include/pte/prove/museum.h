/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * The museum: encodings that went wrong, each as it was and as it was mended.
 *
 * An exhibit is two models and one claim, which is refuted of the first and
 * proved of the second. Its models stand outside the registry: they are free of
 * its architectures, names and versions, and model as much of a kernel as the
 * claim asks for. A few exhibits are alive: they show what would go wrong, or
 * what is lived with.
 */
#ifndef PTE_PROVE_MUSEUM_H
#define PTE_PROVE_MUSEUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/config.h>
#include <pte/export.h>
#include <pte/helper.h>
#include <pte/kind.h>
#include <pte/layout.h>
#include <pte/model.h>
#include <pte/prove/claim.h>
#include <pte/target.h>
#include <pte/transition.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What some code takes from a word, and not every word has. */
enum pte_asked {
	PTE_ASKED_NOTHING = 0,
	PTE_ASKED_PFN = 1,
	PTE_ASKED_SIZE = 2,  /**< of the page: no entry has it */
	PTE_ASKED_WRITE = 3, /**< a present word's bit: no entry has it */
};

/**
 * What a claim of the museum speaks of, and no layout says. Each claim reads
 * its own part; the rest is 0.
 */
struct pte_moment {
	/** Words that other code claims, or takes something from. */
	struct pte_test words;
	enum pte_asked asked;

	/** Words that something happens to, and what. */
	struct pte_pattern from;
	struct pte_change change;

	/** Bits beside type and offset that encoders may set, and those of
	 * them that a comparison of entries passes over. */
	uint64_t written, passed_over;

	/** Bits of an address of the machine that the kernel runs on. */
	uint8_t machine_bits;
	/** Where a swp_entry keeps its type, and how many of its bits a value
	 * entry of the page cache holds. */
	uint8_t type_shift, value_bits;

	/** Whether a walker's branch is for entries only, or for all words that
	 * are neither none nor present. */
	bool entries_only;

	/** What becomes of entries. */
	const struct pte_rule *rules;
	size_t rule_count;

	/** The kernel's helpers, where they aren't those of helper.h. */
	const struct pte_helper *helpers;
};

/** A kernel that an exhibit shows. */
struct pte_side {
	const struct pte_model *model;
	const struct pte_moment *moment; /**< NULL: the layout says all */
	/** Whose types, kinds and options it borrows; its own age is a label,
	 * since the museum is older than the registry. */
	uint16_t version;
	struct pte_config config;
	/** Which verdicts are its own: of the whole field, or of the kinds' own
	 * domains; of one path, where the claim has several. */
	bool own_domains;
	const char *path;
	enum pte_verdict_kind expected;
	const char *when; /**< "3.11 to 4.13" */
};

enum pte_side_of {
	PTE_SIDE_BEFORE = 0,
	PTE_SIDE_AFTER = 1,
};
#define PTE_SIDE_COUNT 2

struct pte_exhibit {
	const char *id;    /**< "X1" */
	const char *title; /**< the fix's, where it has one */
	/** The commit, or the mail that posted it; NULL: not known for sure. */
	const char *fix;
	bool alive; /**< nothing was fixed: it shows what holds today */
	const char *arch;
	const char *claim; /**< a claim's id */
	enum pte_level level;
	struct pte_side side[PTE_SIDE_COUNT];
	/** What the witness is to either party; where it becomes another word,
	 * what the witness is and what the other one is. */
	const char *reading[2];
	const char *note; /**< what to know of the model; NULL: nothing */
};

/** The exhibits, those that were fixed first. */
PTE_API size_t pte_exhibit_count(void);
/** @return NULL beyond the last */
PTE_API const struct pte_exhibit *pte_exhibit_at(size_t index);

/** An exhibit's claim: one of claim.h's, or one that only the museum has; NULL
 * of an exhibit of your own that has neither. */
PTE_API const struct pte_claim *
pte_exhibit_claim(const struct pte_exhibit *exhibit);

/**
 * The kernel that a side shows.
 *
 * @param[out] target_ret  room for size bytes; untouched on error
 * @return PTE_STATUS_OK; PTE_STATUS_UNKNOWN_NAME if it's neither side; or what
 *         pte_target_of_sized returns
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_exhibit_target_sized(const struct pte_exhibit *exhibit,
			 enum pte_side_of side, struct pte_target *target_ret,
			 size_t size);

/** The same, of a struct that these headers declare. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_exhibit_target(const struct pte_exhibit *exhibit, enum pte_side_of side,
		   struct pte_target *target_ret)
{
	return pte_exhibit_target_sized(exhibit, side, target_ret,
					sizeof(*target_ret));
}

/**
 * Try an exhibit's claim on one of its sides. Takes up to 16 KB of the stack,
 * and tell's.
 *
 * @param tell  called once, with the side's verdict, which lasts for the call
 *              only: of those on its domains and of its path, the first refuted
 *              one; if none is refuted, the first
 * @return PTE_STATUS_OK, or what pte_exhibit_target returns; then nothing is
 *         told
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_exhibit_try(struct pte_workspace *workspace,
		const struct pte_exhibit *exhibit, enum pte_side_of side,
		void (*tell)(const struct pte_verdict *verdict, void *context),
		void *context);

#ifdef __cplusplus
}
#endif

#endif /* PTE_PROVE_MUSEUM_H */
