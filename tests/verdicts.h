/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef VERDICTS_H
#define VERDICTS_H

#include "cases.h"

#include <stdbool.h>
#include <stddef.h>

#include <pte/prove/claim.h>

/* Verdicts as they were told, kept beyond the call: too large for a stack. */

#define VERDICT_ROOM 64

struct verdicts {
	struct pte_verdict verdict[VERDICT_ROOM];
	size_t count;
};

/* A claim by its id; fails the case if there is none */
const struct pte_claim *claim_named(const char *id);

/* What is told of one claim at one level. The target must outlive them. */
void verdicts_of(const char *claim, const struct pte_target *target,
		 enum pte_level level, struct verdicts *verdicts_ret);

/* Each verdict of each claim on a target */
void verdicts_each(const struct pte_target *target,
		   void (*look)(const struct pte_verdict *verdict));

/* How many of them say so */
size_t verdicts_count(const struct verdicts *verdicts,
		      enum pte_verdict_kind kind);

/* The first one on a domain, of a path or of none; NULL if there is none */
const struct pte_verdict *verdicts_find(const struct verdicts *verdicts,
					enum pte_domain domain,
					enum pte_kind kind, const char *path);

#endif
