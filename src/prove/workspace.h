/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is in a workspace: whatever is too large for a stack, each for itself,
 * if one may be asked for while another is in use.
 */
#ifndef PTE_COMMON_WORKSPACE_H
#define PTE_COMMON_WORKSPACE_H

#include <pte/prove/workspace.h>

#include "prover.h"
#include "verify.h"

struct pte_workspace {
	struct trial trial;
	/* of a verdict that the trial tells of, and that lies in it */
	struct trial others;
	struct sets sets; /* of both: none is in use while one tells */
	struct verification verification;
};

#endif /* PTE_COMMON_WORKSPACE_H */
