/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Judges a spec against its base: a refutation that the base has too, for the
 * same reason, isn't the spec's fault.
 */
#ifndef CLI_JUDGE_H
#define CLI_JUDGE_H

#include <stdbool.h>
#include <stddef.h>

#include <pte/prove/claim.h>

#include "select/choose.h"
#include "select/scheme.h"
#include "tried.h"

/* A refutation of the base, and its reason. */
struct refutation {
	enum pte_domain domain;
	enum pte_kind kind;
	const char *path, *reason;
};

/* Who is to blame for a refutation. */
enum judged {
	JUDGED_OWN,
	JUDGED_BASE, /* the base has it, too */
	JUDGED_OPEN, /* undecided: it may be either */
};

struct judge {
	/* NULL: there is no base, and every refutation is the layout's own */
	const struct pte_model *base;
	uint16_t version;
	struct scheme_named scheme; /* in force on the base */
	struct tried *tried;
	/* the base is tried while a verdict of the first is still in use */
	struct pte_workspace *workspace, *bases;

	/* The base's refutations of one claim, tried on first use. */
	bool asked;
	struct refutation *list;
	size_t count, room;
	bool broken; /* out of memory; the message was printed */
};

/* tried, workspace: as in struct survey. To be freed by judge_free(). */
struct judge judge_of(const struct chosen *at, struct scheme_named scheme,
		      struct tried *tried, struct pte_workspace *workspace);
void judge_free(struct judge *j);

/* Forget the base's refutations: for the next claim, level or configuration. */
void judge_next(struct judge *j);

/*
 * Report a refutation and who is to blame. If it has several reasons, the first
 * one that the base doesn't have is reported, as a verdict of its own.
 */
void judge_refuted(struct judge *j, const struct pte_verdict *v,
		   const struct pte_config *config,
		   void (*tell)(const struct pte_verdict *v, enum judged whose,
				void *context),
		   void *context);

/*
 * Why a row accepts the refutation; NULL: none does. A row inherited from the
 * base doesn't excuse what the base itself isn't refuted for.
 */
const char *judge_accepted(const struct judge *j, const struct pte_verdict *v);

#endif /* CLI_JUDGE_H */
