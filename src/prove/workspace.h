/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The layout of a workspace: all state that is too large for a stack, separate
 * where one may be used from a callback of another.
 */
#ifndef PTE_SRC_PROVE_WORKSPACE_H
#define PTE_SRC_PROVE_WORKSPACE_H

#include <pte/prove/workspace.h>

#include "prover.h"
#include "verify.h"

struct pte_workspace {
	struct trial trial;
	/* for pte_verdict_others, on a verdict that is in `trial` */
	struct trial others;
	/* of both trials: neither uses them during a callback */
	struct sets sets;
	struct verification verification;
};

#endif /* PTE_SRC_PROVE_WORKSPACE_H */
