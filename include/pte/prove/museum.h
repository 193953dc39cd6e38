/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * The museum: encodings that went wrong, each before and after its fix.
 *
 * An exhibit is two models and one claim, which is refuted for the first and
 * proved for the second. Its models aren't in the registry: they need not be of
 * its architectures, names and versions, and model only as much of a kernel as
 * the claim needs. A few exhibits are alive: they show what would go wrong, or
 * a problem that is still there and tolerated.
 *
 * The side is checked here; an exhibit of the caller's own must be complete.
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

/** What some code takes from a word although not every word has it. */
enum pte_asked {
	PTE_ASKED_NOTHING = 0,
	PTE_ASKED_PFN = 1,
	PTE_ASKED_SIZE = 2,  /**< the page's size, which no entry holds */
	PTE_ASKED_WRITE = 3, /**< a present word's bit, which no entry holds */
};

/**
 * The facts that a claim of the museum needs and no layout holds. Each claim
 * reads its own fields; the others are 0.
 */
struct pte_scenario {
	/** Words that other code claims, or takes something from. */
	struct pte_test words;
	enum pte_asked asked;

	/** Words to which a change is applied, and the change. */
	struct pte_pattern from;
	struct pte_change change;

	/** Bits beside type and offset that encoders may set, and those of them
	 * that a comparison of entries ignores. */
	uint64_t written, passed_over;

	/** The number of physical address bits of the machine. */
	uint8_t machine_bits;
	/** Where a swp_entry keeps its type, and how many of its bits a value
	 * entry of the page cache holds. */
	uint8_t type_shift, value_bits;

	/** Whether a walker's branch is for entries only, rather than for all
	 * words that are neither none nor present. */
	bool entries_only;

	/** The transitions of entries. */
	const struct pte_rule *rules;
	size_t rule_count;

	/** The kernel's helpers; NULL: those of helper.h. */
	const struct pte_helper *helpers;
};

/** One of the two kernels of an exhibit. */
struct pte_side {
	const struct pte_model *model;
	const struct pte_scenario *scenario; /**< NULL: the layout suffices */
	/** The version whose types, kinds and options it uses. Its real version
	 * is in `when`, since exhibits are older than what the registry covers.
	 */
	uint16_t version;
	struct pte_config config;
	/** Which verdicts count: those on the kinds' own domains, or on the
	 * whole field; and for which path, if the claim has several. */
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

/** An encoding that failed, with what came before its fix and after. */
struct pte_exhibit {
	const char *id;    /**< "X1" */
	const char *title; /**< the fix's subject, if there is one */
	/** The commit, or the mail that posted it; NULL: uncertain. */
	const char *fix;
	bool alive; /**< not fixed: it shows what holds today */
	const char *arch;
	const char *claim; /**< a claim's id */
	enum pte_level level;
	struct pte_side side[PTE_SIDE_COUNT];
	/** How each party reads the witness; where it becomes another word, how
	 * the witness and that word are read. */
	const char *reading[2];
	const char *note; /**< a remark on the model; NULL: none */
};

/** The number of exhibits; those that were fixed come first. */
PTE_API size_t pte_exhibit_count(void);
/** @return NULL beyond the last */
PTE_API const struct pte_exhibit *pte_exhibit_at(size_t index);

/** An exhibit's claim: one of claim.h's, or one that only the museum has; NULL
 * if the caller's own exhibit names neither. */
PTE_API const struct pte_claim *
pte_exhibit_claim(const struct pte_exhibit *exhibit);

/**
 * The kernel of one side of an exhibit.
 *
 * @param[out] target_ret  size bytes; untouched on error
 * @return PTE_STATUS_OK; PTE_STATUS_UNKNOWN_NAME if there is no such side; or
 *         what pte_target_of_sized returns
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_exhibit_target_sized(const struct pte_exhibit *exhibit,
			 enum pte_side_of side, struct pte_target *target_ret,
			 size_t size);

/** As pte_exhibit_target_sized, for the struct of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_exhibit_target(const struct pte_exhibit *exhibit, enum pte_side_of side,
		   struct pte_target *target_ret)
{
	return pte_exhibit_target_sized(exhibit, side, target_ret,
					sizeof(*target_ret));
}

/**
 * Try an exhibit's claim on one of its sides. Uses up to 16 KB of stack, and
 * what tell uses.
 *
 * @param tell  called once, with the side's verdict, which is valid during the
 *              call only: of the verdicts on its domains and path the first
 *              that is refuted, or else the first
 * @return PTE_STATUS_OK, or what pte_exhibit_target returns; then tell isn't
 *         called
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
