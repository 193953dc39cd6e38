/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A what-if is judged against its base: what the base refutes, too, for the
 * same reason, isn't the what-if's doing.
 */
#ifndef CLI_JUDGE_H
#define CLI_JUDGE_H

#include <stdbool.h>
#include <stddef.h>

#include <pte/prove/claim.h>

#include "select/choose.h"
#include "select/scheme.h"
#include "tried.h"

/* Something that the base refutes: of what, and why. */
struct refutation {
	enum pte_domain domain;
	enum pte_kind kind;
	const char *path, *reason;
};

/* Whose a verdict is. */
enum judged {
	JUDGED_OWN,
	JUDGED_BASE, /* the base's own */
	JUDGED_OPEN, /* it might be either: something couldn't be decided */
};

struct judge {
	/* NULL: there is no base, and everything is the layout's own */
	const struct pte_model *base;
	uint16_t version;
	struct scheme_named scheme; /* in force on the base */
	struct tried *tried;
	/* a base is asked while a verdict is told: it takes another one */
	struct pte_workspace *workspace, *bases;

	/* What the base refutes of one claim, once somebody asks. */
	bool asked;
	struct refutation *list;
	size_t count, room;
	bool broken; /* out of memory, and said so */
};

/* Free it at the end. tried, workspace: as a survey has them */
struct judge judge_of(const struct chosen *at, struct scheme_named scheme,
		      struct tried *tried, struct pte_workspace *workspace);
void judge_free(struct judge *j);

/* What was asked is forgotten: another claim, level or configuration. */
void judge_next(struct judge *j);

/*
 * Tell of a refutation whose it is; of several reasons, the first that the base
 * hasn't is told, as a verdict of its own.
 */
void judge_refuted(struct judge *j, const struct pte_verdict *v,
		   const struct pte_config *config,
		   void (*tell)(const struct pte_verdict *v, enum judged whose,
				void *context),
		   void *context);

/*
 * What a row says of a refutation that it foresaw; or NULL. A row that comes
 * from the base excuses nothing that the base doesn't refute.
 */
const char *judge_accepted(const struct judge *j, const struct pte_verdict *v);

#endif /* CLI_JUDGE_H */
